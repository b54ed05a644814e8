/* Sentences of who orders or haggles, and the like ones of who supplies us or sells. */
#ifndef TESTS_RULES_ORDERS_H
#define TESTS_RULES_ORDERS_H

#include <stdbool.h>

typedef struct {
    const char *language, *text;
    bool confirms; /* a supplier confirms our order */
} Confirmation;

/* One sentence a line */
/* clang-format off */
static const Confirmation confirmations[] = {
    {"en", "Please send the order confirmation and the delivery date.", false},
    {"en", "We hereby order 12 valves. Order confirmation to follow from you.", false},
    {"en", "Order confirmation 4711. Thank you for your order.", true},
    {"en", "We confirm your purchase order 8812 of 3 November.", true},
    {"de", "Bitte Auftragsbestätigung und Liefertermin zusenden.", false},
    {"de", "Hiermit bestellen wir 12 Ventile, Auftragsbestätigung bis Freitag.", false},
    {"de", "Auftragsbestätigung 4711: Vielen Dank für Ihre Bestellung.", true},
    {"de", "Auftragsbestätigung zu Ihrem Auftrag 4711 im Anhang, bitte prüfen.", true},
    {"fr", "Merci de nous envoyer la confirmation de commande et le délai.", false},
    {"fr", "Nous confirmons votre commande 4711.", true},
    {"es", "Por favor, envíen la confirmación de pedido.", false},
    {"es", "Confirmación de pedido: gracias por su pedido.", true},
    {"it", "Attendiamo conferma d'ordine e data di consegna.", false},
    {"it", "Conferma d'ordine: il vostro ordine è stato registrato.", true},
    {"pt", "Agradecemos a confirmação da encomenda e o prazo.", false},
    {"pt", "Confirmação da encomenda: obrigado pela sua encomenda.", true},
    {"nl", "Graag een bevestiging van onze bestelling en de leverdatum.", false},
    {"nl", "Orderbevestiging 4711, bedankt voor uw bestelling.", true},
    {"pl", "Prosimy o potwierdzenie zamówienia i termin dostawy.", false},
    {"pl", "Potwierdzenie zamówienia nr 7. Dziękujemy za zamówienie.", true},
    {"cs", "Prosíme o potvrzení objednávky a termín dodání.", false},
    {"cs", "Potvrzení objednávky: děkujeme za objednávku.", true},
    {"sv", "Skicka gärna orderbekräftelse och leveransdatum.", false},
    {"sv", "Orderbekräftelse. Tack för din beställning.", true},
    {"tr", "Sipariş onayını ve teslim tarihini rica ederiz.", false},
    {"tr", "Sipariş onayı: siparişiniz alındı.", true},
    {"ru", "Просим прислать подтверждение заказа.", false},
    {"ru", "Подтверждение заказа. Ваш заказ принят.", true},
    {"zh", "请发订单确认并告知交期。", false},
    {"zh", "订单确认:感谢您的订单。", true},
    {"ja", "注文請書と納期をお知らせください。", false},
    {"ja", "注文請書をお送りします。ご注文ありがとうございます。", true},
    {"ko", "발주 확인서와 납기를 알려 주십시오.", false},
    {"ko", "주문 확인서: 주문해 주셔서 감사합니다.", true},
    {"ar", "نرجو إرسال تأكيد الطلب وموعد التسليم.", false},
    {"ar", "تأكيد الطلب: شكرًا على طلبكم", true},
    {"he", "נא לשלוח אישור הזמנה ומועד אספקה.", false},
    {"he", "אישור הזמנה: תודה על הזמנתך", true},
};

typedef struct {
    const char *language, *text;
    bool declines;
} Refusal;

static const Refusal refusals[] = {
    {"en", "Another supplier is cheaper, can you match that?", false},
    {"en", "We decided to go with another supplier.", true},
    {"de", "Ihr Mitbewerber ist 8 % günstiger. Können Sie da mithalten?", false},
    {"de", "Wir haben uns für einen Mitbewerber entschieden.", true},
    {"fr", "Un autre fournisseur est 10 % moins cher, pouvez-vous vous aligner ?", false},
    {"fr", "Nous avons retenu un autre fournisseur.", true},
    {"es", "Otro proveedor nos ofrece un 8 % menos, ¿pueden igualarlo?", false},
    {"es", "Hemos optado por otro proveedor.", true},
    {"it", "Un altro fornitore costa meno: riuscite a venirci incontro?", false},
    {"it", "Abbiamo scelto un altro fornitore.", true},
    {"pt", "Outro fornecedor faz 8 % menos, conseguem igualar?", false},
    {"nl", "Een andere leverancier is goedkoper. Kunt u daaraan tegemoetkomen?", false},
    {"nl", "Helaas gaat het niet door.", true},
    {"pl", "Inny dostawca jest tańszy, czy mogą Państwo dorównać?", false},
    {"cs", "Jiný dodavatel je levnější, můžete cenu dorovnat?", false},
    {"sv", "En annan leverantör är billigare, kan ni matcha det?", false},
    {"tr", "Başka bir firma daha ucuz, fiyatı eşitler misiniz?", false},
    {"ru", "У другого поставщика дешевле, можете снизить цену?", false},
    {"ja", "他社に決めました。", true},
    {"ko", "타사로 결정했습니다.", true},
    {"ar", "لدينا مورد آخر أرخص، هل يمكنكم تخفيض السعر؟", false},
    {"he", "ספק אחר זול יותר, תוכלו להשוות?", false},
    {"he", "בחרנו בספק אחר.", true},
};
/* clang-format on */

#endif
