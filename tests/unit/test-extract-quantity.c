/* Quantities: what is counted, in what unit, of what; and the many numbers that count nothing. */
#include <glib.h>
#include <string.h>

#include "parser/extract.h"

typedef struct {
    const char *language, *text;
    const char *want; /* "value unit product; …", a product only where it is checked; "" none */
} Case;

static const Case CASES[] = {
    {"en", "Please quote 40 pcs NF-220.", "40 pcs NF-220"},
    {"en", "We need 3x centrifugal pumps.", "3 pcs centrifugal pumps"},
    {"en", "Please offer 3 x pumps, DN80.", "3 pcs pumps"},
    {"en", "RFQ for ball valves, qty: 25", "25 pcs"},
    {"en", "Product: hydraulic hose\nQuantity: 1,500 m", "1500 m"},
    {"en", "Kindly quote 25 off mounting brackets.", "25 pcs mounting brackets"},
    {"en", "Quantity: 500 Piece/Pieces", "500 pcs"},
    {"en", "Please price 12 nos stainless enclosures IP66.", "12 pcs stainless enclosures IP66"},
    {"en", "We require thirty (30) units GV-310 valves.", "30 pcs GV-310 valves"},
    {"en", "Please quote 4 sets of seals and 2 dozen gaskets.", "4 sets seals; 24 pcs gaskets"},
    {"en", "Send us a price for 18 insertion flow sensors, pipe 250-400 mm.", "18 pcs insertion flow sensors"},
    {"en", "Quote please:\n- 4 towable light towers\n- 2 x 60 kVA generators\n- 300 m of cable ramp\n",
     "4 pcs towable light towers; 2 pcs 60 kVA generators; 300 m cable ramp"},
    {"en", "Please quote:\n1. Vertical pump 5.5kW - 3 pcs\n2. Pressure switch 0-16 bar - 6 pcs\n",
     "3 pcs Vertical pump 5.5kW; 6 pcs Pressure switch 0-16 bar"},
    {"en",
     "Need offer.\nItem | Description | Qty | UoM\n10 | Butterfly valve DN80 | 24 | EA\n20 | Seal kit | 4 | SET\n",
     "24 pcs Butterfly valve DN80; 4 sets Seal kit"},
    {"en", "Best offer for:\nS.No | Material | Qty (kg)\n1 | Maltodextrin DE 18 | 4,000\n",
     "4000 kg Maltodextrin DE 18"},
    {"en", "Please quote:\nItem\tDescription\tQty\n1\tSeal kit\t40\n2\tFlow sensor\t12\n",
     "40 pcs Seal kit; 12 pcs Flow sensor"},
    {"fr",
     "Merci pour votre devis:\nPos.  Désignation                            Quantité\n"
     "10     Acétone, fût 200 L                 45 fûts\n20     White spirit, fût 200 L          16 fûts\n",
     "45 drums Acétone, fût 200 L; 16 drums White spirit, fût 200 L"},
    {"pl",
     "Prosimy o ofertę:\nPoz. | Nazwa | Ilość\n-----+-------+------\n1 | Tuleja, chromowana | 6 szt.\n"
     "2 | Panewka 40x60 | 12 szt.\n",
     "6 pcs Tuleja, chromowana; 12 pcs Panewka 40x60"},
    {"pl", "Prosimy o ofertę:\n- żywica EP-2K: 2400 kg\n- utwardzacz HA-9: 1200 kg\n",
     "2400 kg żywica EP-2K; 1200 kg utwardzacz HA-9"},
    {"en", "Please quote\n1) Butyl acetate -- 12 MT\n2) Blue powder - 350 Kgs, in bags\n",
     "12 t Butyl acetate; 350 kg Blue powder"},
    {"fr", "Produit ......... beurre de tourage 82 % en plaques\nQuantité ........ 800 kg\n", "800 kg"},
    {"fr", "Il nous en faudrait douze de plus, des boîtiers OBD.", "12 pcs"},
    {"en", "The first lot sold out. Please send 20 more.", "20 pcs"},
    {"ja", "オードブルを15皿お願いしたいのですが", "15 pcs"},
    {"ko", "작업복 20벌 견적 부탁드립니다.", "20 pcs 작업복"},
    {"ar", "نحتاج علب تمور كرتون، العدد ١٥ ألف علبة", "15000 pcs"},
    {"en", "We are looking for a tracked boom lift.", "1 pcs tracked boom lift"},
    {"en", "Could you price up one hose pump for pigment slurry?", "1 pcs hose pump"},
    {"en", "We need 40 bags of oat flour and 3 pallets of starch.", "40 bags oat flour; 3 pallets starch"},
    {"en", "Please offer 600 kg citric acid, food grade.", "600 kg citric acid"},
    {"de", "Bitte bieten Sie uns zwei Stück Kreiselpumpen an.", "2 pcs Kreiselpumpen"},
    {"de", "Wir benötigen 14 höhenverstellbare Schreibtische (160 x 80) sowie 6 Rollcontainer.",
     "14 pcs höhenverstellbare Schreibtische; 6 pcs Rollcontainer"},
    {"de", "Anfrage:\nPos. 1: 3 Stk. Rückschlagklappen DN 125\nPos. 2: 5 Satz Dichtungen\n",
     "3 pcs Rückschlagklappen DN 125; 5 sets Dichtungen"},
    {"de", "Angebot für fünfundzwanzig Ventile bitte.", "25 pcs Ventile"},
    {"fr", "Merci de nous adresser un devis pour 14 vannes papillon DN 200.", "14 pcs vannes papillon DN 200"},
    {"fr", "Il nous faut 6 sacs de pectine.", "6 bags pectine"},
    {"es", "Necesitamos cotización de 6 bombas sumergibles de 40 HP.", "6 pcs bombas sumergibles de 40 HP"},
    {"es", "Solicito 2.400 kg de almidón.", "2400 kg almidón"},
    {"it", "Chiediamo un preventivo per n. 50 elettrovalvole.", "50 pcs elettrovalvole"},
    {"pt", "Preciso de orçamento de 18 válvulas guilhotina.", "18 pcs válvulas guilhotina"},
    {"nl", "Graag een offerte voor twee wormpompen.", "2 pcs wormpompen"},
    {"pl", "Proszę o ofertę na 4 szt. pomp szlamowych.", "4 pcs pomp szlamowych"},
    {"cs", "Poptáváme 32 ks teploměrů a 4 ks datalogerů.", "32 pcs teploměrů; 4 pcs datalogerů"},
    {"sv", "Vi vill ha offert på 3 konferensbord och 30 stolar.", "3 pcs konferensbord; 30 pcs stolar"},
    {"tr", "11 adet dozaj pompası için fiyat teklifi rica ederiz.", "11 pcs dozaj pompası"},
    {"ru", "Просим КП на расходомеры — 16 комплектов; шкаф автоматики — 8 шт.",
     "16 sets расходомеры; 8 pcs шкаф автоматики"},
    {"ru", "Нужно приблизительно 20 шт насосов.", "20 pcs насосов"},
    {"zh", "请报价：气动隔膜泵 12台、电磁流量计 20台。", "12 pcs 气动隔膜泵; 20 pcs 电磁流量计"},
    {"ja", "ダイヤフラムバルブ 10台のお見積りをお願いします。", "10 pcs ダイヤフラムバルブ"},
    {"ko", "회의용 의자 50개 견적 부탁드립니다.", "50 pcs 회의용 의자"},
    {"ar", "نحتاج ٥ أطنان من السكر", "5 t السكر"},
    {"ar", "نرجو عرض سعر رافعة شوكية عدد 4", "4 pcs"},
    {"he", "מבקשים הצעת מחיר עבור 18 שולחנות עבודה.", "18 pcs שולחנות עבודה"},
    /* pointed at, said again, added */
    {"en", "So yes: the four hanging lamps, white arms, please quote.", "4 pcs hanging lamps"},
    {"nl", "We nemen er twee van die blauwe werktafels, wat is de prijs?", "2 pcs"},
    {"de", "Wir brauchen zwei von den grauen Schränken.", "2 pcs grauen Schränken"},
    {"en", "Same brackets again please but 350 this time.", "350 pcs"},
    {"de", "Bitte wie gehabt, diesmal 80.", "80 pcs"},
    {"fr", "La même commande, mais 40 cette fois.", "40 pcs"},
    {"en", "I need 4 fast doors. Plus one air curtain for the entrance.", "4 pcs fast doors; 1 pcs air curtain"},
    {"en", "Go ahead with 350 coveralls, royal blue.", "350 pcs coveralls"},
    {"de", "Könnten Sie uns bis Ostern 400 Platinen bestücken und ein Angebot machen?", "400 pcs"},
    {"es", "¿En cuánto nos saldrían dos, puestas en Puebla?", "2 pcs"},
    {"ko", "산소 케이지 세 대를 견적 부탁드립니다.", "3 pcs"},
    {"ko", "의자 열두 개 견적 부탁드립니다.", "12 pcs"},
    {"zh", "请报价：\n1、预铣刀，直径125，24把\n2、拼板机 CD-20，4台", "24 pcs; 4 pcs"},
    {"it", "preventivo per:\n1) n. 6 cappe aspiranti\n2) 42 m zoccolatura inox\n", "6 pcs cappe aspiranti; 42 m"},
    {"it", "Chiediamo offerta:\n| Pos. | Articolo | Q.tà |\n| 1 | giacche da lavoro | 85 |\n| 2 | guanti | 40 |\n",
     "85 pcs giacche da lavoro; 40 pcs guanti"},
    {"de", "Angebot bitte:\nArtikel | Stk.\nHandlauf | 12\nPodest | 2\n", "12 pcs Handlauf; 2 pcs Podest"},
    {"pl", "Proszę o ofertę na dwa doki:\n- rampa - 2 szt.\n- rękaw - 2 szt.\n- kliny - 4 szt.\n",
     "2 pcs rampa; 2 pcs rękaw; 4 pcs kliny"},
    {"ru", "Просим КП:\n1. Вытяжка на 4 станка - 1 шт.\n2. Стенд - 2 шт.\n", "1 pcs; 2 pcs"},
    {"pt", "São 90 barricas cheias, a levar por uma estrada.", "90 pcs barricas cheias"},
    {"en", "Could you price a second lathe like the one you sold us in 2021?", "1 pcs"},
    {"en", "What would a pair of these cost?", "2 pcs"},
    {"en", "I'd take half a dozen of the oak stools.", "6 pcs oak stools"},
    {"en", "Last year we bought 300 labels from you; this year we need 500.", "500 pcs"},
    {"en", "We need one 3-phase motor, 400 V, 15 kW.", "1 pcs"},
    {"fr", "Nous aurions besoin d'une deuxième presse.", "1 pcs"},
    {"it", "Ne prendiamo due.", "2 pcs"},
    {"nl", "Doe er maar zes.", "6 pcs"},
    {"pl", "Szukam jednej prasy i czterech krzeseł.", "1 pcs prasy; 4 pcs krzeseł"},
    {"ar", "نحتاج ثلاث مضخات وأربعة فلاتر", "3 pcs مضخات; 4 pcs فلاتر"},
    {"ar", "نحتاج رافعة شوكية واحدة", "1 pcs"},
    {"he", "אנחנו צריכים שלוש משאבות ושני מסננים", "3 pcs משאבות; 2 pcs מסננים"},
    {"en", "Need prices on 100, 250 and 500 pcs of the BX-2 bracket.", "100 pcs; 250 pcs; 500 pcs"},
    {"de", "Bitte Staffelpreise für 50, 100 und 200 Stück.", "50 pcs; 100 pcs; 200 pcs"},
    {"es", "Solicitud\n| Item | Descripción | Cdad. |\n| 1 | Silla | 30 |\n| 2 | Mesa | 5 |\n",
     "30 pcs Silla; 5 pcs Mesa"},
    {"ru", "У нас 3 цеха и 50 человек. Нужны 2 насоса.", "2 pcs насоса"},
    {"zh", "我们已有3台，现需再订2台。", "2 pcs"},
    /* no quantities */
    {"pl", "Ile kosztuje przeniesienie sklepu (ok. 600 produktów)?", ""},
    {"en", "Could you quote storage, stackable two high?", ""},
    {"en", "Each piece of it weighs about 90 kg, please quote.", ""},
    {"cs", "Poptáváme převoz, náklon nejvýše 5 stupňů.", ""},
    {"he", "מבקשים הצעת מחיר להובלה, דירת ארבעה חדרים.", ""},
    {"en", "Please quote plugs that take 15 dB off.", ""},
    {"en", "Please quote a pump for 15 m3/h at 2.5 bar, DN80, 5.5 kW, 400 V.", "1 pcs pump"},
    {"en", "Our team of 12 people would like a price list.", ""},
    {"en", "We would pay 12 EUR or $ 40 each, please quote.", ""},
    {"en", "Please call 01632 960 773 about the price.", ""},
    {"en", "We need it within 3 weeks, price please.", ""},
    {"en", "Please quote to Unit 9, 88 Pirie Lane, Adelaide SA 5000.", ""},
    {"en", "We have 3 sites and 140 staff, please send your offer.", ""},
    {"en", "What is the price of the 6-axis robot and the 24-pin plug?", ""},
    {"de", "Bitte Angebot nach DIN 2501 und ISO 9001, Zeichnung Nr. 4711.", ""},
    {"en", "The order must arrive by 12 November 2026.", ""},
};

static void check(const QuantityFound *found, const char *want, const char *text)
{
    g_auto(GStrv) words = g_strsplit(want, " ", 3);
    g_assert_cmpfloat(found->value, ==, g_ascii_strtod(words[0], NULL));
    g_assert_cmpstr(found->unit, ==, words[1]);
    if (words[2] != NULL)
        g_assert_cmpstr(found->product, ==, words[2]);
    if (found->product != NULL)
        g_assert_nonnull(strstr(text, found->product));
}

static void test_case(const void *data)
{
    const Case *row = data;
    Setting setting = {.now = 1791979200, .offset = 0, .language = row->language, .country = ""};
    g_autoptr(GPtrArray) found = quantity_find(row->text, &setting);
    g_auto(GStrv) want = g_strsplit(row->want, "; ", -1);
    for (guint i = 0; i < found->len; i++)
        g_test_message("%g %s %s", ((QuantityFound *)found->pdata[i])->value, ((QuantityFound *)found->pdata[i])->unit,
                       ((QuantityFound *)found->pdata[i])->product);
    g_assert_cmpuint(found->len, ==, g_strv_length(want));
    for (guint i = 0; i < found->len; i++)
        check(found->pdata[i], want[i], row->text);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *path = g_strdup_printf("/quantity/%03zu-%s", i, CASES[i].language);
        g_test_add_data_func(path, &CASES[i], test_case);
    }
    return g_test_run();
}
