/* Deadlines out of sentences in many languages; all mail is of Wednesday, 14 October 2026. */
#include <glib.h>
#include <string.h>

#include "parser/extract.h"

typedef struct {
    const char *language, *country, *text, *want; /* want NULL: no deadline */
} Case;

static const Case CASES[] = {
    /* formats */
    {"en", "GB", "Please send your quotation by 16/11/2026.", "2026-11-16"},
    {"en", "US", "Please send your quotation by 11/16/2026.", "2026-11-16"},
    {"en", "US", "Quotes are due 11/05/2026.", "2026-11-05"},
    {"en", "GB", "Quotes are due 11/12/2026.", "2026-12-11"},
    {"en", "", "Bids close on November 5th, 2026 at noon.", "2026-11-05"},
    {"en", "", "Offer to reach us on or before 22-Oct-2026.", "2026-10-22"},
    {"en", "", "Proposals due: 2026-12-05", "2026-12-05"},
    {"en", "", "We need your price before the 2nd of November.", "2026-11-02"},
    {"en", "", "The goods must be on site by 18.1.2027.", "2027-01-18"},
    {"de", "DE", "Bitte senden Sie Ihr Angebot bis spätestens 05.11.2026.", "2026-11-05"},
    {"de", "DE", "Angebotsabgabe bis 17.11., danach nicht mehr.", "2026-11-17"},
    {"de", "AT", "Die Offerte sollte bis zum 3. Jänner vorliegen.", "2027-01-03"},
    {"fr", "FR", "Merci de nous transmettre votre devis avant le 30 octobre.", "2026-10-30"},
    {"fr", "FR", "Date limite de remise des offres : 1er décembre 2026", "2026-12-01"},
    {"es", "ES", "Fecha límite para recibir ofertas: viernes 23 de octubre.", "2026-10-23"},
    {"it", "IT", "Attendiamo la vostra offerta entro il 6 novembre.", "2026-11-06"},
    {"pt", "BR", "Precisamos da proposta até o dia 10/11.", "2026-11-10"},
    {"nl", "NL", "Graag uw offerte uiterlijk 2 november.", "2026-11-02"},
    {"pl", "PL", "Proszę o ofertę do 14 listopada.", "2026-11-14"},
    {"cs", "CZ", "Cenovou nabídku prosím pošlete do 20. listopadu 2026.", "2026-11-20"},
    {"sv", "SE", "Svar önskas senast den 30 oktober.", "2026-10-30"},
    {"tr", "TR", "Teklifinizi en geç 5 Aralık'a kadar bekliyoruz.", "2026-12-05"},
    {"ru", "RU", "Ждём коммерческое предложение до 5 декабря.", "2026-12-05"},
    {"zh", "CN", "请于12月5日前报价，谢谢。", "2026-12-05"},
    {"ja", "JP", "12月5日までにお見積りをお願いいたします。", "2026-12-05"},
    {"ko", "KR", "12월 5일까지 견적 부탁드립니다.", "2026-12-05"},
    {"ar", "EG", "نرجو إرسال العرض قبل ٥ ديسمبر ٢٠٢٦.", "2026-12-05"},
    {"he", "IL", "נשמח לקבל הצעת מחיר עד 29.10.2026.", "2026-10-29"},
    {"fi", "FI", "Please quote by 5 joulukuuta 2026.", "2026-12-05"},
    {"da", "DK", "Vi vil gerne have et tilbud senest den 5. december.", "2026-12-05"},
    /* days of the month, in words too */
    {"sv", "SE", "Skulle vi kunna få fyra fat före den 30:e?", "2026-10-30"},
    {"he", "IL", "אפשר לקבל בחזרה עד ה-24 לחודש?", "2026-10-24"},
    {"tr", "TR", "Teklifinizi ayın 25'ine kadar bekliyoruz.", "2026-10-25"},
    {"ru", "RU", "Просим ответить до 25-го числа.", "2026-10-25"},
    {"zh", "CN", "请在本月25日前报价。", "2026-10-25"},
    {"zh", "CN", "下月5号之前要货。", "2026-11-05"},
    {"ja", "JP", "来月5日までに納品をお願いします。", "2026-11-05"},
    {"en", "GB", "We need it by the 5th of next month.", "2026-11-05"},
    {"fr", "FR", "Il nous le faut avant le 5 du mois prochain.", "2026-11-05"},
    {"en", "GB", "Please price before the first of December.", "2026-12-01"},
    {"en", "GB", "I need your quote by the twenty-first of October.", "2026-10-21"},
    {"fr", "FR", "Votre offre avant le premier décembre, merci.", "2026-12-01"},
    {"sv", "SE", "Vi behöver ett skåp från första december.", "2026-12-01"},
    {"cs", "CZ", "Potřebujeme nabídku do dvacátého prvního října.", "2026-10-21"},
    {"cs", "CZ", "Cenovou nabídku prosíme do 20. 11., schůze je 24. 11.", "2026-11-20"},
    {"de", "DE", "Die Eigner tagen am 25. November, bis zum 20. sollte eine Zahl auf dem Tisch liegen.", "2026-10-20"},
    {"de", "DE", "Wir brauchen das bis zum 5. nächsten Monats.", "2026-11-05"},
    {"ja", "JP", "契約を来年3月末で終了します。お見積りを11月10日までにいただけますか。", "2026-11-10"},
    /* days of the week, and what is done each week */
    {"en", "GB", "Could I have a price by Friday week?", "2026-10-23"},
    {"en", "GB", "We need the goods a week on Monday.", "2026-10-26"},
    {"nl", "NL", "Lukt het jullie te leveren, uiterlijk vrijdag over een week?", "2026-10-23"},
    {"sv", "SE", "Vi behöver svar senast fredag om en vecka.", "2026-10-23"},
    {"fr", "FR", "Livraison à Nantes, avant le 2 novembre. Dites-nous si vous livrez le samedi.", "2026-11-02"},
    {"it", "IT", "Ci servirebbe entro il 25 novembre; il mercoledì pomeriggio siamo chiusi.", "2026-11-25"},
    {"en", "GB", "We open Monday to Friday. Please quote for two pumps by end of month.", "2026-10-31"},
    {"pt", "BR", "Amanhã acaba o melhorador aqui. Conseguem mandar 25 sacos até sexta?", "2026-10-16"},
    {"en", "US", "Questions close October 30. Proposals are due November 12, 2026, 5:00 p.m.", "2026-11-12"},
    {"pl", "PL", "Zarząd zbiera się 3 listopada, do tego czasu potrzebuję liczb.", "2026-11-03"},
    {"cs", "CZ", "Kolik by stálo půjčení minibagru od pátku do neděle?", "2026-10-16"},
    {"en", "GB", "I'm around Monday and Tuesday if you want to ring.", "2026-10-19"},
    {"en", "GB", "Same again please, 40 bags, on the Thursday lorry if there's room.", "2026-10-15"},
    {"en", "GB", "Can you get twelve of them to us for Monday the 26th?", "2026-10-26"},
    {"he", "IL", "אפשר להביא ביום ראשון ולקבל בחזרה עד ה-24 לחודש?", "2026-10-24"},
    {"pl", "PL", "Od 1 grudnia potrzebujemy 120 fartuchów, dwa odbiory: wtorek i piątek.", "2026-12-01"},
    /* the day told before */
    {"en", "IE", "We're stopped from 9 November so it has to be in Tuam before that.", "2026-11-09"},
    {"en", "US", "Our holiday window goes live on December 4 and they have to be up by then.", "2026-12-04"},
    {"fr", "FR", "Le conseil se réunit le 3 novembre, il me faut vos chiffres avant cette date.", "2026-11-03"},
    {"cs", "CZ", "Rada sedí 18. listopadu, do té doby bych potřeboval čísla.", "2026-11-18"},
    {"en", "GB", "I must put it before the board on 6 November, so kindly let me have it by the 4th.", "2026-11-04"},
    {"de", "DE", "Termin ist der 11.12., Einlass 18 Uhr. Bis zum 16. Oktober bräuchte ich etwas in der Hand.",
     "2026-10-16"},
    {"en", "GB", "We want a price on four tanks. The tap room opens 4 December.", "2026-12-04"},
    {"en", "GB", "We'd need it no later than a fortnight from today.", "2026-10-28"},
    {"de", "DE", "Wir hätten die Federn gern am 2.11. hier.", "2026-11-02"},
    {"es", "MX", "Necesitamos la cotización a la brevedad, a más tardar mañana.", "2026-10-15"},
    {"pt", "PT", "Podem ligar-me na quinta-feira de manhã?", "2026-10-15"},
    {"tr", "TR", "Haftaya cumaya kadar fiyat bekliyoruz.", "2026-10-23"},
    {"ar", "EG", "نحتاج الأسعار خلال أسبوع.", "2026-10-21"},
    {"he", "IL", "צריכים תשובה תוך שבוע.", "2026-10-21"},
    {"en", "GB", "The fair is from 3 to 6 November and we need a stand.", "2026-11-03"},
    /* of others, or of nobody */
    {"en", "GB", "What would a survey cost? I am away from 20 October until 2 November.", NULL},
    {"nl", "NL", "Ons contract loopt af op 31 december. Graag een voorstel.", NULL},
    {"en", "GB", "The springs arrived on Monday and were the wrong length. We need 50 right ones by Friday.",
     "2026-10-16"},
    {"en", "GB", "Last year the show was on 4 November, this year it's on 10 November and we need a stand.",
     "2026-11-10"},
    /* feasts, wishes, the only day, late bids, tender lines */
    {"en", "", "We need the boards by Easter.", "2027-03-28"},
    {"de", "", "Können Sie vor Ostern liefern?", "2027-03-28"},
    {"fr", "", "Il nous faut les tables avant Noël.", "2026-12-25"},
    {"en", "", "We are closed over Easter, please send a price.", NULL},
    {"nl", "", "We nemen ze als ze hier voor de 29e kunnen staan.", "2026-10-29"},
    {"nl", "", "Woensdag in huis zou mooi zijn.", "2026-10-21"},
    {"de", "", "Freitag wäre schön.", "2026-10-16"},
    {"en", "", "Could somebody telephone me on Thursday before ten?", "2026-10-15"},
    {"de", "", "Der Chef entscheidet am Montag, ich brauche die Zahlen also bis Freitag.", "2026-10-16"},
    {"en", "", "It would be sixty pallets, the ship is in on 1 December.", "2026-12-01"},
    {"en", "", "Four gates of 3.2 wide by 3.6 high, please quote.", NULL},
    {"en", "",
     "Offers received after 12:00 on 16 November 2026 will not be opened. Required on site by 11 January 2027.",
     "2026-11-16"},
    {"en", "", "Clarification questions: until 6 November 2026\nTender return: 20 November 2026\n", "2026-11-20"},
    {"zh", "", "请注明运费以及付款方式。我们11月5日前要上报集团，请在此之前回复。", "2026-11-05"},
    {"he", "IL", "אשמח שתתקשרו אליי ביום חמישי.", "2026-10-15"},
    {"en", "", "We open on 1 December and would want the ovens in a week before.", "2026-12-01"},
    {"de", "", "Rückfragen bis 19.10.2026\nAngebotsfrist: 02.11.2026, 10:00 Uhr\nZuschlag: 20.11.2026", "2026-11-02"},
    {"fr", "", "Questions jusqu'au 20 octobre ; remise des offres le 3 novembre à 12 h.", "2026-11-03"},
    {"zh", "", "展会11月20日开幕，希望之前到货。", "2026-11-20"},
    {"ko", "", "11월 20일에 행사가 있어서 그 전에 받아야 합니다.", "2026-11-20"},
    /* relative */
    {"en", "", "Could you quote by Friday?", "2026-10-16"},
    {"en", "", "Can somebody call me tomorrow about a new pump?", "2026-10-15"},
    {"en", "", "I need a quote within two weeks.", "2026-10-28"},
    {"en", "", "Please reply in 10 days.", "2026-10-24"},
    {"en", "", "I'd need your offer in hand by end of November.", "2026-11-30"},
    {"en", "", "Please quote before the 30th.", "2026-10-30"},
    {"en", "", "Your price has to be here by next Wednesday.", "2026-10-21"},
    {"de", "", "Können Sie bis Freitag anbieten?", "2026-10-16"},
    {"de", "", "Wir brauchen Ihr Angebot bis Ende KW 48.", "2026-11-27"},
    {"de", "", "Angebot bitte bis Ende November.", "2026-11-30"},
    {"fr", "", "Une réponse d'ici vendredi serait parfaite pour ce devis.", "2026-10-16"},
    {"es", "", "Necesitamos la cotización antes del lunes.", "2026-10-19"},
    {"it", "", "Ci serve il preventivo entro venerdì.", "2026-10-16"},
    {"ru", "", "Пришлите, пожалуйста, цены до пятницы.", "2026-10-16"},
    {"ru", "", "Нужен ответ до конца месяца.", "2026-10-31"},
    {"zh", "", "请在下周五之前报价。", "2026-10-23"},
    {"ja", "", "今週中にお見積りをいただけますか。", "2026-10-16"},
    {"pl", "", "Proszę o wycenę do piątku.", "2026-10-16"},
    {"tr", "", "Fiyat teklifinizi cuma gününe kadar gönderir misiniz?", "2026-10-16"},
    /* which of several */
    {"en", "", "Offers by 30 October. Delivery to our works by 14 December.", "2026-10-30"},
    {"en", "", "Delivery is required by 14 December. Please let us have your quotation by 30 October.", "2026-10-30"},
    {"en", "", "Questions due: November 3, 2026\nProposals due: November 12, 2026", "2026-11-12"},
    {"en", "", "Start of hire\n2 November 2026\n", "2026-11-02"},
    {"en", "", "Bids until ....... 26/10/2026\n", "2026-10-26"},
    /* none of these binds us */
    {"en", "", "Our offer is valid until 5 December 2026.", NULL},
    {"en", "", "We met on 2 October and I liked the pump.", NULL},
    {"en", "", "I bought it on 3 May 2021.", NULL},
    {"en", "", "We would like a demo any day in week 48.", NULL},
    {"en", "", "Our company was founded in 1998.", NULL},
    {"en", "", "The flange is 12/2024 and takes 10.5 bar.", NULL},
    {"en", "", "Payment 30 days after invoice.", NULL},
    {"de", "", "Wir sind seit dem 1. Oktober Ihr Kunde.", NULL},
};

static const Setting NOON = {.now = 1791979200, .offset = 60};

static void test_case(const void *data)
{
    const Case *row = data;
    Setting setting = NOON;
    setting.language = row->language;
    setting.country = row->country;
    g_autoptr(GPtrArray) found = date_deadlines(row->text, &setting);
    const Candidate *first = found->len > 0 ? found->pdata[0] : NULL;
    g_assert_cmpstr(first != NULL ? first->value : NULL, ==, row->want);
    if (first != NULL) {
        g_assert_cmpuint(first->confidence, <=, 100);
        g_assert_cmpuint(first->offset, <, strlen(row->text));
        g_assert_nonnull(first->evidence);
    }
}

/* Late in the evening of the 14th in Auckland is still the 14th there, whatever the day in UTC. */
static void test_senders_own_day(void)
{
    Setting setting = {.now = 1791979200 - 12 * 3600, .offset = 13 * 60, .language = "en", .country = "NZ"};
    g_autoptr(GPtrArray) found = date_deadlines("Please quote by tomorrow.", &setting);
    g_assert_cmpuint(found->len, >=, 1);
    g_assert_cmpstr(((const Candidate *)found->pdata[0])->value, ==, "2026-10-15");
    setting.offset = -10 * 60;
    g_autoptr(GPtrArray) west = date_deadlines("Please quote by tomorrow.", &setting);
    g_assert_cmpstr(((const Candidate *)west->pdata[0])->value, ==, "2026-10-14");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *path = g_strdup_printf("/date/%03zu-%s", i, CASES[i].language);
        g_test_add_data_func(path, &CASES[i], test_case);
    }
    g_test_add_func("/date/sender's own day", test_senders_own_day);
    return g_test_run();
}
