/* Built-in rules: an order that stands or nearly does. They give no points: rules_facts weighs others by them. */
#include "parser/rules_builtin.h"

/* One pattern a language */
/* clang-format off */
const BuiltinRule rules_deal[] = {
    /* Who says so supplies. */
    {"your-order",
     NULL,
     IN_WORDS,
     0,
     {{"en", "\\bthank(?:s| you) (?:very much )?for (?:your|the) (?:\\w+ ){0,2}?order\\b(?! (?:confirm|acknowl))|\\b(?:confirm|acknowledge|accept|received|processed|shipped|dispatched|confirmation of|acknowledgement of|receipt of) "
            "your (?:\\w+ ){0,2}?order\\b|\\byour (?:purchase )?order (?:\\S{0,12}\\d\\S{0,12} )?(?:has|was|is|will|no|number|#)"},
      {"de", "\\bdank fur (?:ihre|ihren|die|den|deine) (?:\\S+ )?(?:bestellung|auftrag)\\b|\\bbestatig\\w+ (?:\\S+ ){0,4}?(?:ihre[nr]?|deine) (?:\\S+ )?(?:bestellung|auftrag)\\b|\\bihre bestellung (?:\\S{0,12}\\d\\S{0,12} )?(?:ist|wurde|wird|nr|vom|haben|mit)|"
            "\\bihr auftrag (?:\\S{0,12}\\d\\S{0,12} )?(?:ist|wurde|wird|nr|vom)"},
      {"fr", "\\bmerci (?:pour|de) votre (?:\\S+ )?commande|\\bremerci\\w+ (?:de|pour) votre (?:\\S+ )?commande|\\b(?:confirm\\w+|accus\\w+|recu|recevons|expedie) (?:\\S+ ){0,4}?votre (?:\\S+ )?commande|\\bvotre commande (?:\\S{0,12}\\d\\S{0,12} )?(?:n|a |est|sera|du)"},
      {"es", "\\bgracias por (?:su|tu|vuestro|realizar su|el) (?:pedido|compra)|\\b(?:confirm\\w+|recibido|acus\\w+|enviado) (?:\\S+ ){0,4}?(?:su|tu|vuestro) pedido|\\b(?:su|tu|vuestro) pedido (?:\\S{0,12}\\d\\S{0,12} )?(?:n|ha|esta|fue|sera|se|del)"},
      {"it", "\\bgrazie per (?:il (?:vostro|suo|tuo)|l')\\s?(?:\\S+ )?ordine|\\b(?:conferm\\w+|ricevuto|spedito) (?:\\S+ ){0,4}?(?:vostro|suo|tuo|vs\\.?) ordine|\\bil (?:vostro|suo|tuo) ordine (?:\\S{0,12}\\d\\S{0,12} )?(?:n|e |del|verra|sara|ha)"},
      {"pt", "\\bobrigad[oa] (?:pelo|pela|por) (?:seu |sua |vosso |vossa |a )?(?:pedido|compra|encomenda)|\\b(?:confirm\\w+|recebemos|acus\\w+|enviad\\w+) (?:\\S+ ){0,4}?(?:seu|sua|vosso|vossa) (?:pedido|encomenda)|"
            "\\b(?:seu|sua|vosso|vossa) (?:pedido|encomenda) (?:\\S{0,12}\\d\\S{0,12} )?(?:n|foi|esta|sera)"},
      {"nl", "\\b(?:bedankt|dank) voor (?:uw|je|jullie|de) (?:bestelling|order)\\b|\\b(?:bevestig\\w+|ontvangen|ontvingen|verzonden) (?:\\S+ ){0,4}?(?:uw|je|jullie) (?:bestelling|order)|\\b(?:uw|je|jullie) (?:bestelling|order) (?:\\S{0,12}\\d\\S{0,12} )?(?:is|wordt|nr|met|van)"},
      {"pl", "\\bdziekuj\\w+ za (?:\\S+ )?zamowieni\\w+|\\b(?:potwierdzamy|otrzymalismy|przyjelismy) (?:\\S+ ){0,4}?(?:panstwa|twoje|wasze\\w*) zamowieni\\w+|\\b(?:panstwa|twoje|wasze) zamowienie (?:\\S{0,12}\\d\\S{0,12} )?(?:nr|zostalo|jest|z )|"
            "\\bpotwierdzamy przyjecie"},
      {"cs", "\\bdekuj\\w+ za (?:\\S+ )?objednavku|\\b(?:potvrzujeme|prijali jsme|obdrzeli jsme) (?:\\S+ ){0,4}?vasi objednavku|\\bvase objednavka (?:\\S{0,12}\\d\\S{0,12} )?(?:c|byla|je|bude)"},
      {"sv", "\\btack for (?:er |din |eran )?(?:order|bestallning)\\b|\\b(?:bekraftar|mottagit|fatt) (?:\\S+ ){0,3}?(?:er|din|eran) (?:order|bestallning)|\\b(?:er|din|eran) (?:order|bestallning) (?:\\S{0,12}\\d\\S{0,12} )?(?:ar|har|nr|kommer)"},
      {"tr", "\\bsiparisiniz(?! (?:kabul|onay)\\w* eders)|\\bverdiginiz siparis|\\bsiparis verdiginiz"},
      {"ru", "(?:спасибо|благодарим)(?: вас)? за (?:ваш )?заказ|(?:подтверждаем|получили|приняли) (?:\\S+ ){0,3}?ваш заказ|ваш заказ (?:\\S{0,12}\\d\\S{0,12} )?(?:принят|№|отгруж|готов|оформлен|передан|отправлен|подтвержд)"},
      {"zh", "(?:感谢|感謝)(?:您|贵司|贵公司|惠)的?(?:订单|訂單|订购|下单|购买|惠顾)|(?:您|贵司|贵公司)的?(?:订单|訂單)(?:已|号|編|编)|(?:已|确认)收到(?:您|贵司|贵公司)的?(?:订单|訂單)|(?:确认|確認)(?:贵司|您)的?(?:订单|訂單)"},
      {"ja", "(?:ご注文|ご発注)(?:を)?(?:いただき|頂き|賜り|くださり)|(?:ご注文|ご発注)(?:誠に)?ありがとう|ご(?:注文|発注)を?(?:承りました|承り|確かに|お受け|受け付け)|ご注文(?:番号|内容)|ご(?:注文|発注)の(?:商品|品)"},
      {"ko", "(?:주문|발주)해 ?주(?:셔|신)|(?:고객님|귀사)(?:의|께서)? ?(?:주문|발주)|주문(?:이|하신|을) ?(?:접수|확인되|완료|상품|발송)|발주(?:를|하신)? ?(?:잘 )?(?:접수|확인하였|받았)"},
      {"ar", "شكرا (?:لكم |لك )?(?:علي|ل)\\s?طلب|(?:استلام|استلمنا|نؤكد|تاكيد) طلب(?:كم|كيتكم|يتكم)|طلب(?:كم|يتكم) (?:رقم|قيد|تم|جاهز)"},
      {"he", "תודה (?:רבה )?על (?:ה)?הזמנ(?:ת|ה)|(?:הזמנתך|הזמנתכם|ההזמנה שלך|ההזמנה שלכם) (?:התקבלה|אושרה|נשלחה|מספר|בדרך|יצאה)|(?:קיבלנו|מאשרים) את (?:הזמנתך|הזמנתכם|ההזמנה של)"},
      {NULL, NULL}}},
    /* Who asks for it has ordered. */
    {"awaits-confirmation",
     NULL,
     IN_BODY,
     0,
     {{"en", "\\b(?:please|pls|kindly|could you|can you) (?:\\w+ ){0,2}?(?:send|provide|issue|email|forward|let us have|return) (?:(?!signed|countersigned)\\w+ ){0,4}?order (?:confirmation|acknowledge?ment)\\b(?! (?:signed|and sign))|"
            "\\b(?:look forward to|awaiting|await|need|require|expect) (?:receiving |having )?(?:your |an |the |a )?(?:\\w+ )?order (?:confirmation|acknowledge?ment)\\b|\\border (?:confirmation|acknowledge?ment) (?:to follow from you|from you|by return|requested|please|asap)\\b"},
      {"de", "\\b(?:bitte(?: um)?|erbitten(?: wir)?|erwarten(?: wir)?|benotigen(?: wir)?|wir bitten um|freue[n]? (?:uns|mich) auf) (?:(?!unter|gegenge|unsere|\\w*pruf|kontroll|find|entn|beacht|les|bestatig|sehen)\\S*[^\\s.!?] ){0,4}?"
            "(?:auftrags|bestell)bestatigung\\b(?! (?:\\S+ ){0,3}?(?:\\w*pruf|zuruck|unters|unterz|gegenzeich|kontroll))"},
      {"fr", "\\b(?:merci de|veuillez|priere de|pouvez-vous|pourriez-vous|attente (?:de|d'une)|attendons|dans l'attente) (?:(?!trouver|verifi|sign|control|retourn|consult|renvoy)\\S*[^\\s.!?] ){0,4}?(?:confirmation|accuse(?: de reception)?) de "
            "(?:la |cette |notre |ma )?commande(?! (?:signe|ci-joint))"},
      {"es", "\\b(?:por favor|favor|rog\\w+|agradec\\w+|solicit\\w+|esper\\w+|a la espera|envien\\w*|envie|pueden|podrian)(?: de|,)? (?:(?!revis|firm|verif|dev|encuentr|comprueb|adjunt|comprob)\\S*[^\\s.!?] ){0,5}?(?:confirmacion|acuse de recibo) "
            "de(?:l| este| nuestro| mi)? (?:pedido|orden)\\b(?! firmad)"},
      {"it", "\\b(?:attend\\w+|in attesa|aspett\\w+|si prega|vi preghiamo|preghiamo|cortesemente|gentilmente|richied\\w+|inviateci|inviate|mandateci|gradi\\w+)(?: di|,)? (?:(?!restitu|verific|controll|firm|rinvi|trov|rispedi)\\S*[^\\s.!?] ){0,5}?"
            "conferma d(?:'|el(?:l'| nostro)?) ?ordine\\b(?! (?:firmat|controfirmat|timbrat))"},
      {"pt", "\\b(?:agradec\\w+|aguard\\w+|solicit\\w+|por favor|favor|pedimos|enviem|envie|podem)(?: de|,)? (?:(?!verif|assin|devol|confir|encontr)\\S*[^\\s.!?] ){0,4}?confirmacao d[ae] (?:nossa |nosso |presente )?(?:encomenda|pedido)\\b"},
      {"nl", "\\b(?:graag|gelieve|verzoek\\w*|verwacht\\w*|kunt u|stuur|mogen wij) (?:(?!getek|ondertek|contr)\\S*[^\\s.!?] ){0,5}?(?:orderbevestiging|opdrachtbevestiging|bevestiging van (?:de|deze|onze) (?:order|bestelling))\\b(?! (?:\\S+ ){0,3}?"
            "(?:getekend|ondertekend|contr\\w+|na te|nakijk\\w+|tekenen|terug\\w*))"},
      {"pl", "\\b(?:prosz\\w+|prosimy|oczekuj\\w+|czekam\\w*) (?:(?!sprawdz|podpis|odesl)\\S*[^\\s.!?] ){0,3}?(?:potwierdzeni[ea] (?:przyjecia )?|potwierdzic )(?:naszego |niniejszego |tego )?zamowieni\\w+"},
      {"cs", "\\b(?:prosim\\w*|ocekavam\\w*|zaslete|poslete|muzete) (?:(?!\\w*kontrol|podpis|podeps)\\S*[^\\s.!?] ){0,3}?(?:potvrzeni|potvrdit|potvrdte) (?:teto |nasi |me )?objednavk\\w+"},
      {"sv", "(?<!att )(?<!kan )(?<!ska )\\b(?:skicka|vanligen|ser fram emot|onskar|vill ha|tacksam\\w*|kan ni|emotser) (?:(?!kontroll|granska|underteck|signer)\\S*[^\\s.!?] ){0,4}?(?:orderbekraftelse|orderbekraftning|bekraftelse (?:av|pa) (?:ordern|var|bestallningen))"},
      {"tr", "\\bsiparis(?:in)? (?:onay|teyid)\\w* (?:(?!kontrol|imza|ek)\\S*[^\\s.!?] ){0,5}?(?:rica|bekli\\w+|gonder(?:ir m|in|men|ebilir m)\\w*|ilet(?:in|ir m|men|ebilir m)\\w*|paylas\\w*)"},
      {"ru", "(?:просим|прошу|просьба|ждем|жду|ожидаем|пришлите|вышлите|направьте) (?:(?!провер|подпис|верн|ознаком)\\S*[^\\s.!?] ){0,3}?(?:подтверждени[а-я]+|подтвердить) (?:нашего |данного |этого |наш )?заказа?"},
      {"zh", "(?:请|請|烦请|麻烦|盼|期待|等待)(?:您|贵司|你们)?(?:尽快|及时)?(?:发|發|提供|寄|给|出具|开具|惠)[^。!?签簽]{0,8}?(?:订单|訂單)确?(?:确认|確認)"},
      {"ja", "注文請書(?![^。!?]{0,16}(?:確認|返送|捺印|ますので))[^。!?]{0,14}?(?:お送り(?:ください|下さい|いただ)|お知らせ(?:ください|下さい|願)|ご?送付(?:ください|下さい|を?お願い|願)|お願い(?:いた|し|申)|ご発行|ください|下さい)"},
      {"ko", "(?:주문|발주) ?확인서?(?![^.!?]{0,12}(?:확인 ?(?:부탁|해)|검토|첨부|서명))(?:를|을|와|과)? ?[^.!?]{0,14}?(?:보내 ?주|부탁|알려 ?주|요청|회신|발송해 ?주)"},
      {"ar", "(?:نرجو|يرجي|الرجاء|بانتظار|ننتظر|ارسلوا) (?:(?!مراجع|توقيع|التحقق|الاطلاع)\\S+ ){0,3}?تاكيد (?:استلام )?(?:ال)?طلب(?:يه|نا|يتنا)?(?= |\\.|$|,|،)"},
      {"he", "(?:נא|אנא|נבקש|אבקש|נשמח|אשמח|מחכים|ממתינים) (?:(?!לבדוק|לחתום|לעיין|להחזיר)\\S+ ){0,3}?(?:אישור|לאשר) (?:את )?(?:ה)?הזמנה"},
      {NULL, NULL}}},
    /* "If you can match that": the rival is named to get a better price. */
    {"haggles",
     NULL,
     IN_BODY,
     0,
     {{"en", "\\b(?:can|could|would|will|if) you(?: can| could| are able to| were to)? (?:\\w+ )?(?:match|beat|meet|better|come (?:down|closer)|get (?:down )?(?:to|near|closer)|lower|reduce|improve|do (?:better|something|\\S*\\d)|sharpen)\\b|"
            "\\b(?:any|some) (?:room|movement|flexibility) (?:on|in|for) (?:the |your )?(?:price|quote)|\\bable to match\\b"},
      {"de", "\\b(?:konn(?:en|ten|t)|wurden|wenn|falls) (?:sie|ihr) (?:\\S*[^\\s.!?] ){0,5}?(?:mithalten|mitgehen|entgegenkommen|nachbessern|gleichziehen|nachlass|rabatt|preis (?:\\S+ ){0,3}?(?:senken|anpassen|halten)|kommen|unterbieten)\\b"},
      {"fr", "\\b(?:(?:pouvez|pourriez|pouviez)[- ]vous|si vous|est-ce que vous) (?:\\S*[^\\s.!?] ){0,3}?(?:align(?:er|ez|iez)|faire un (?:geste|effort))|\\b(?:pouvez|pourriez|pouviez)[- ]vous (?:\\S+ ){0,3}?(?:baisser|descendre|revoir|ameliorer)|\\bsi vous (?:\\S+ ){0,3}?(?:baisse\\w*|descend\\w*)"},
      {"es", "\\b(?:pueden|podrian|puede|podria|podeis|podriais|si) (?:\\S*[^\\s.!?] ){0,3}?(?:igualar\\w*|mejorar (?:el|su|este|esa|la|ese)|ajustar (?:el|su|un poco)|hacernos (?:un|algun) descuento)\\b|\\b(?:pueden|podrian|puede|podria) (?:llegar a|bajar\\w*|rebajar)"},
      {"it", "\\b(?:potete|potreste|riuscite|riuscireste|puo|potrebbe|se) (?:\\S*[^\\s.!?] ){0,3}?(?:venir(?:ci|mi) incontro|pareggiare|eguagliare|allinear(?:vi|si)|fare uno sconto)\\b|\\b(?:potete|riuscite|potreste|puo)(?: a)? (?:scendere|abbassare|arrivare|migliorare)"},
      {"pt", "\\b(?:igualar|cobrir|acompanhar) (?:\\S+ )?(?:esse|este|o|a) (?:preco|valor|oferta)|\\b(?:conseguem|podem|consegue|pode|conseguirem|puderem) (?:\\S+ )?(?:igualar|baixar|melhorar|chegar|cobrir|fazer melhor)|\\bfazer um desconto"},
      {"nl", "\\b(?:kunt u|kunnen jullie|als u|als jullie) (?:\\S*[^\\s.!?] ){0,4}?(?:zakken|korting|matchen|\\d\\S* per|daaraan|tegemoet|scherper|evenaren|meegaan|aan de prijs doen)"},
      {"pl", "\\b(?:czy|jesli|jezeli|gdyby|mozecie|prosz\\w+ o) (?:\\S*[^\\s.!?] ){0,4}?(?:dorownac|wyrownac|zejsc|zejd\\w+|obniz\\w+|przebic)\\b|\\b(?:czy|moga|mozecie) (?:\\S+ ){0,4}?(?:rabat|upust)"},
      {"cs", "\\b(?:muzete|mohli byste|pokud|jestli|kdyz|slo by|dokazete) (?:\\S*[^\\s.!?] ){0,4}?(?:dorovna\\w+|srovnat cenu|vyjit vstric|pujdete (?:na|s cenou)|snizit cenu|jit (?:s cenou )?niz|poskytnout slevu|prijit vstric)"},
      {"sv", "\\b(?:kan|skulle|om) ni (?:\\S*[^\\s.!?] ){0,3}?(?:matcha|ga ner|mota|gora \\S*\\d|sanka|battre pris|rabatt)"},
      {"tr", "\\b(?:inebilir\\w*|esitle\\w*|(?:fiyat\\w*|indirim) (?:\\S+ )?(?:yapabilir\\w*|dusurebilir\\w*|yapar\\w*)|ayni fiyat)"},
      {"ru", "(?:можете|сможете|могли бы|если)(?: вы)? (?:\\S+ ){0,3}?(?:снизить|опуст|уступить|сделать (?:\\S+ )?скидк|предложить (?:\\S+ )?(?:лучш|такую)|дать (?:\\S+ )?(?:скидк|такую)|дешевле)"},
      {"zh", "(?:能否|能不能|可否|可以|如果能?|若能?|是否可以)[^。!?]{0,10}?(?:降价|降價|做到|降到|优惠|優惠|匹配|同样|便宜|让利|降至)"},
      {"ja", "(?:お?値引き|値下げ|対抗|価格(?:の)?(?:見直し|調整)|同額|合わせて)[^。!?]{0,10}?(?:いただけ|可能|お願い|でき|ください)|円(?:に|まで)(?:して)?(?:いただけ|なりま|でき)"},
      {"ko", "(?:맞춰|할인|인하|조정|네고)[^.!?]{0,6}?(?:주실|가능|부탁|될까|되나|해 ?주)|원(?:까지|에|으로) 가능"},
      {"ar", "(?:هل|اذا) (?:\\S+ ){0,3}?(?:يمكنكم|بامكانكم|استطعتم|تستطيعون) (?:\\S+ ){0,2}?(?:مطابقه|تخفيض|خصم|\\d|النزول|منافسه)"},
      {"he", "(?:תוכלו|אפשר|יכולים|אם) (?:\\S+ ){0,2}?(?:להשוות|לרדת|להתאים|להוריד|להגיע ל|תגיעו ל|תרדו|הנחה|לתת הנחה)"},
      {NULL, NULL}}},
    {NULL, NULL, 0, 0, {{NULL, NULL}}},
};
