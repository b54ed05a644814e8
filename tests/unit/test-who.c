/* Who asks, of mail that hides it: titles, offices that sign, portals, towns, clocks, introductions, hearsay. */
#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "parser/domain_words.h"
#include "parser/parser.h"

static char *domains[] = {(char *)"acme.example"};

static Parser *parser_for_tests(void)
{
    ReaderConfig config;
    reader_config__init(&config);
    config.domain = domains;
    config.n_domain = G_N_ELEMENTS(domains);
    GError *error = NULL;
    Parser *parser = parser_new(&config, &error);
    g_assert_no_error(error);
    return parser;
}

#define ANY "*"

typedef struct {
    const char *from, *zone, *subject, *body;                      /* from may hold further header lines */
    const char *name, *email, *company, *phone, *country, *source; /* ANY: not looked at */
} Case;

static const Case cases[] = {
    /* titles and letters */
    {"\"RNDr. Ilja Vrána\" <vrana@botanika.example>", "+0100", "dotaz", "Dobrý den, máte ceník?\n\nRNDr. Ilja Vrána\n",
     "Ilja Vrána", ANY, ANY, ANY, ANY, ANY},
    {"Greta Holm <greta@holm-dental.example>", "+0000", "chair",
     "Hello, is the chair heavy?\n\nRegards\nGreta Holm BChD\nHolm Dental Ltd\n", "Greta Holm", ANY, "Holm Dental Ltd",
     ANY, ANY, ANY},
    {"אורי שחם <uri@shaham-lab.example>", "+0200", "שאלה", "שלום, יש לכם קטלוג?\n\nתודה\nד\"ר אורי שחם\n", "אורי שחם",
     ANY, ANY, ANY, ANY, ANY},
    /* offices that write, persons that sign */
    {"Ufficio Acquisti <acquisti@cantieridelta.example>", "+0100", "listino",
     "Buongiorno,\n\nvorremmo il vostro listino delle gru.\n\nGrazie mille\ning. Tullia Marchesan\nCantieri Delta "
     "S.r.l.\n",
     "Tullia Marchesan", ANY, "Cantieri Delta S.r.l.", ANY, ANY, ANY},
    {"Goods Inwards Quality <giq@brackenrail.example>", "+0000", "certificate",
     "Please send the certificate.\n\nMorag Lennie\nInspection Manager\nBracken Rail plc\n\nThis message is for the "
     "addressee only and may not be passed on to anybody at all without the consent of its sender.\n",
     "Morag Lennie", ANY, "Bracken Rail plc", ANY, ANY, ANY},
    {"rhys tandy <rhys@tandyroofs.example>", "+0000", "slates", "how much for 200 slates\n\nrhys\n", "rhys tandy", ANY,
     ANY, ANY, ANY, ANY},
    {"Molen Coöperatie <info@demolen.example>", "+0100", "vraag",
     "Kunt u ook op zaterdag leveren?\n\nHartelijk dank\nJelle Brouwer\nCoöperatie De Molen\n", "Jelle Brouwer", ANY,
     ANY, ANY, ANY, ANY},
    /* portals that are no listed relays */
    {"Werkbörse <anfragen@werkboerse.example>", "+0000", "Neue Frage zu Ihrem Inserat 5521",
     "Eine Frage zu Ihrem Inserat:\n\nGestellt von: Rainer Kolb\nE-Mail: rainer@kolbdruck.example\nFirma: Kolb "
     "Druck\nOrt: Celle\n\nNachricht:\nIst die Presse noch da?\n",
     "Rainer Kolb", "rainer@kolbdruck.example", "Kolb Druck", ANY, "DE", "marketplace:werkboerse"},
    {"PlantSwap <hello@plantswap.example>\nReply-To: re+771902@plantswap.example", "+0000",
     "A buyer has a question about your listing", "Orla Finnerty asks you through PlantSwap:\n\nIs the crane tested?\n",
     "Orla Finnerty", NULL, NULL, NULL, NULL, "marketplace:plantswap"},
    {"QuoteHub <notify@quotehub.example>", "+0000", "New enquiry matches your profile",
     "Buyer: Saltmarsh Dairies Inc.\nContact: Petra Lund\nE-mail: plund@saltmarsh.example\nWhere: Truro\nMessage: 40 "
     "crates please\n",
     "Petra Lund", "plund@saltmarsh.example", "Saltmarsh Dairies Inc.", ANY, "GB", "marketplace:quotehub"},
    /* towns, counties, post codes, clocks */
    {"Hanne Vos <hanne@vosbrood.example>", "+0100", "oven",
     "Wat kost de oven?\n\nGroet, Hanne Vos\nVos Brood, Meppel\n", "Hanne Vos", ANY, "Vos Brood", ANY, "NL", ANY},
    {"Urs Amstad <urs@amstadholz.example>", "+0100", "Säge",
     "Guten Tag\n\nWas kostet die Säge?\n\nGruss\nUrs Amstad\nAmstad Holz AG, Dorfstrasse 4, 6060 Sarnen OW\n079 555 "
     "01 "
     "17\n",
     "Urs Amstad", ANY, "Amstad Holz AG", "+41795550117", "CH", ANY},
    {"Una Brady <una@bradycold.example>", "+0000", "doors",
     "What would two doors cost us?\n\nUna Brady\nBrady Cold Stores, Trim, Co Meath\n", "Una Brady", ANY,
     "Brady Cold Stores", ANY, "IE", ANY},
    {"Amos Pell <amos@pellharps.example>", "+0100", "harps",
     "My nephew moved to Tasmania and no longer helps. What would a new site cost?\n\nAmos Pell\nTelephone 01632 960 "
     "118\n",
     "Amos Pell", ANY, ANY, "+441632960118", "GB", ANY},
    {"דנה לביא <dana@laviwater.example>", "+0200", "שאלה",
     "שלום,\n\nאנחנו מפעל קטן מנתניה. כמה עולה משאבה?\n\nדנה לביא\n", "דנה לביא", ANY, ANY, ANY, "IL", ANY},
    {"Lise Krag <lise@kragakustik.example>", "+0100", "data", "Could I have the data sheet?\n\nLise Krag\nSkive\n",
     "Lise Krag", ANY, NULL, ANY, "DK", ANY},
    /* introductions */
    {"서다은 <daeun@baramlab.example>", "+0900", "문의",
     "안녕하세요. 바람연구소에서 구매를 맡고 있는 서다은입니다.\n\n견적 부탁드립니다.\n\n서다은\n", "서다은", ANY,
     "바람연구소", ANY, ANY, ANY},
    {"윤태호 <taeho@solbit.example>", "+0900", "문의",
     "안녕하세요, 원주에 있는 솔빛목공방 대표 윤태호입니다. 톱날 가격이 궁금합니다.\n\n윤태호 드림\n", "윤태호", ANY,
     "솔빛목공방", ANY, ANY, ANY},
    {"Pauline Roy <proy@vernet.example>", "-0500", "documentation",
     "Bonjour,\n\nj'enseigne au Collège de musique Vernet et je cherche vos brochures.\n\nPauline Roy\n", "Pauline Roy",
     ANY, "Collège de musique Vernet", ANY, ANY, ANY},
    {"Keir Bold <keir@boldandsonroofing.example>", "+0000", "open saturday",
     "are you open saturday\n\nkeir, bold & son "
     "roofing\n",
     ANY, ANY, "bold & son roofing", ANY, ANY, ANY},
    /* hearsay */
    {"Tess Ware <tess@ware.example>", "+0000", "q", "Hello, my sister-in-law said you repair clocks. Do you?\n\nTess\n",
     ANY, ANY, ANY, ANY, ANY, "referral"},
    {"Tess Ware <tess@ware.example>", "+0000", "q", "Hello, your website says you repair clocks. Do you?\n\nTess\n",
     ANY, ANY, ANY, ANY, ANY, NULL},
    {"Tess Ware <tess@ware.example>", "+0000", "the loom on your stand in Ghent", "Is it sold?\n\nTess\n", ANY, ANY,
     ANY, ANY, ANY, "event"},
    {"Per Lind <per@lind.example>", "+0100", "fråga", "Hej, en granne tipsade om er. Vad kostar ett tak?\n\nPer Lind\n",
     ANY, ANY, ANY, ANY, ANY, "referral"},
    {"Ida Kern <ida@kern.example>", "+0100", "Frage",
     "Guten Tag, unser Nachbar hat uns Ihre Nummer gegeben. Haben Sie Prospekte?\n\nIda Kern\n", ANY, ANY, ANY, ANY,
     ANY, "referral"},
    {"\"Dr. med. vet. Anke Prill\" <anke@tierarzt-prill.example>", "+0100", "Ultraschall",
     "Guten Tag,\n\nhaben Sie Prospekte?\n\nViele Grüße\nDr. med. vet. Anke Prill\nTierarztpraxis Prill, Uelzen\n",
     "Anke Prill", ANY, "Tierarztpraxis Prill", ANY, "DE", ANY},
    {"\"Dipl.-Wirt.-Ing. (FH) Jens Obst\" <obst@obstbau.example>", "+0100", "Frage",
     "Hallo,\n\nwas kostet der Kran?\n\nGruß\nDipl.-Wirt.-Ing. (FH) Jens Obst\n", "Jens Obst", ANY, ANY, ANY, ANY, ANY},
    {"Sunil Rao P.Eng. <srao@raostructural.example>", "-0500", "beam",
     "Hi,\n\ncan you price the beam?\n\nSunil Rao, P.Eng.\nRao Structural Inc.\nMoncton, NB\n506-555-0147\n",
     "Sunil Rao", ANY, "Rao Structural Inc.", "+15065550147", "CA", ANY},
    {"doc. Ing. Karel Louda, CSc. <louda@vut-lab.example>", "+0100", "dotaz",
     "Dobrý den, kolik stojí váha?\n\nS pozdravem\ndoc. Ing. Karel Louda, CSc.\nTřebíč\n", "Karel Louda", ANY, ANY, ANY,
     "CZ", ANY},
    {"mgr inż. Ewa Sroka <ewa@srokamont.example>", "+0100", "pytanie",
     "Dzień dobry, ile kosztuje dźwig?\n\nPozdrawiam\nmgr inż. Ewa Sroka\nSroka Montaż, Mielec\ntel. 605 555 014\n",
     "Ewa Sroka", ANY, "Sroka Montaż", "+48605555014", "PL", ANY},
    {"Öğr. Gör. Selin Aktaş <selin@aktaslab.example>", "+0300", "soru",
     "Merhaba, terazi fiyatı nedir?\n\nSaygılarımla\nÖğr. Gör. Selin Aktaş\nBolu\n", "Selin Aktaş", ANY, ANY, ANY, "TR",
     ANY},
    {"Abteilung Haustechnik <haustechnik@klinik-am-see.example>", "+0100", "Filter",
     "Guten Tag,\n\nwir brauchen 20 Filter.\n\nMit freundlichen Grüßen\ni. A. Sabine Kolbe\nKlinik am See\nRosenheim\n",
     "Sabine Kolbe", ANY, "Klinik am See", ANY, "DE", ANY},
    {"Servicio de Compras <compras@hospitalnorte.example>", "+0100", "consulta",
     "Buenos días:\n\n¿Cuánto cuestan 30 camas?\n\nUn saludo,\nRosario Pinto Vera\nJefa de Compras\nHospital Norte, "
     "Ponferrada\n987 555 014\n",
     "Rosario Pinto Vera", ANY, "Hospital Norte", ANY, "ES", ANY},
    {"Отдел снабжения <snab@uralbeton.example>", "+0500", "запрос",
     "Добрый день.\n\nНужна цена на 3 насоса.\n\nС уважением,\nПавел Гущин\nначальник отдела снабжения\nООО "
     "«Уралбетон», Миасс\n+7 351 355-01-47\n",
     "Павел Гущин", ANY, "ООО «Уралбетон»", ANY, "RU", ANY},
    {"購買部 <kobai@mizunogear.example>", "+0900", "見積",
     "お世話になっております。\n\nポンプを3台お願いします。\n\n水野ギヤ株式会社\n購買部 岡田 "
     "誠\n愛知県豊田市\n0565-55-0147\n",
     "岡田 誠", ANY, "水野ギヤ株式会社", ANY, "JP", ANY},
    {"구매팀 <purchase@hanbitmetal.example>", "+0900", "견적",
     "안녕하세요.\n펌프 3대 견적 부탁드립니다.\n\n한빛금속 구매팀\n오세라 과장\n경기도 시흥시\n031-555-0147\n",
     "오세라", ANY, "한빛금속", ANY, "KR", ANY},
    {"מחלקת רכש <rechesh@galim-plast.example>", "+0200", "שאלה",
     "שלום,\n\nכמה עולה המשאבה?\n\nבברכה,\nאינג׳ רועי שגב\nגלים פלסט בע״מ\nיבנה\n08-555-0147\n", "רועי שגב", ANY,
     "גלים פלסט בע״מ", ANY, "IL", ANY},
    {"AnbieterNetz <service@anbieternetz.example>", "+0000", "Neue Anfrage für Ihr Firmenprofil",
     "Guten Tag,\n\nJutta Reimers fragt Sie über AnbieterNetz an:\n\nFirma: Reimers Floristik\nTelefon: 0451 "
     "5550147\nOrt: Lübeck\n\nNachricht:\nWas kosten 40 Kisten?\n\nBitte antworten Sie im Portal.\n",
     "Jutta Reimers", NULL, "Reimers Floristik", "+494515550147", "DE", "marketplace"},
    {"ProTrouve <contact@protrouve.example>\nReply-To: rep-88142@protrouve.example", "+0000",
     "Une nouvelle demande sur votre fiche",
     "Bonjour,\n\nMarc Vidal vous a envoyé une demande via ProTrouve.\n\n« Bonjour, faites-vous la pose ? »\n",
     "Marc Vidal", NULL, NULL, ANY, ANY, "marketplace"},
    {"Poptávej.cz <info@poptavej.example>", "+0000", "Nová poptávka pro dodavatele",
     "Tazatel: Jana Malá\nE-mail: jana@malastavby.example\nFirma: Malá stavby s.r.o.\nMěsto: Kolín\nDotaz: Kolik stojí "
     "lešení?\n",
     "Jana Malá", "jana@malastavby.example", "Malá stavby s.r.o.", ANY, "CZ", "marketplace"},
    {"Tedarikçim <bildirim@tedarikcim.example>", "+0000", "İlanınıza yeni soru",
     "Soran: Mert Uysal\nE-posta: mert@uysalmakina.example\nFirma: Uysal Makina\nŞehir: Çorlu\nSoru: Fiyatı nedir?\n",
     "Mert Uysal", "mert@uysalmakina.example", "Uysal Makina", ANY, "TR", "marketplace"},
    {"Compleo <info@compleo.example>", "+0000", "Nuova domanda sulla vostra inserzione",
     "Domanda di: Ivo Serra\nE-mail: ivo@serramarmi.example\nAzienda: Serra Marmi\nLuogo: Carrara\nTesto della "
     "domanda: Quanto costa la sega?\n",
     "Ivo Serra", "ivo@serramarmi.example", "Serra Marmi", ANY, "IT", "marketplace"},
    {"KlickFormular <mail@klickformular.example>", "+0000", "Neue Einsendung: Kontaktformular",
     "Name: Ute Brand\nE-Mail: ute@brandbau.example\nFirma: Brand Bau\nNachricht: Was kostet der Bagger?\n",
     "Ute Brand", "ute@brandbau.example", "Brand Bau", ANY, ANY, "form"},
    {"Mia Ford <mia@fordpots.example>", "+1300", "pots", "Hi, price for 20 pots?\n\nMia Ford\n021 555 0147\n", ANY, ANY,
     ANY, "+64215550147", "NZ", ANY},
    {"Thabo Nkosi <thabo@nkosisigns.example>", "+0200", "signs",
     "Hi, price for 20 signs?\n\nThabo Nkosi\n082 555 0147\n", ANY, ANY, ANY, "+27825550147", "ZA", ANY},
    {"Eva Lutz <eva@lutzdesign.example>", "+0100", "Stühle",
     "Guten Tag\n\nWas kosten 20 Stühle?\n\nFreundliche Grüsse\nEva Lutz\n076 555 01 47\n", ANY, ANY, ANY, ANY, "CH",
     ANY},
    {"Anu Salo <anu@salopuu.example>", "+0200", "saw",
     "Hello,\n\nHow much is the saw?\n\nAnu Salo\nSalo Puu Oy\nKerava\n040 555 0147\n", ANY, ANY, ANY, "+358405550147",
     "FI", ANY},
    {"Tom Ash <tom@ashandreed.example>", "+0000", "tables",
     "Hello,\n\nWe are Ash & Reed, Joiners, in Ludlow. How much for six table tops?\n\nTom Ash\n", ANY, ANY,
     "Ash & Reed", ANY, "GB", ANY},
    {"김하늘 <sky@freemail.example>", "+0900", "문의",
     "안녕하세요, 저는 세종에 있는 푸른유치원 원장 김하늘입니다. 책상 가격 문의드립니다.\n", "김하늘", ANY,
     "푸른유치원", ANY, ANY, ANY},
    {"王丽 <wangli@freemail.example>", "+0800", "咨询", "您好，我是绵阳东风小学的王丽，想了解课桌价格。\n\n王丽\n", ANY,
     ANY, "绵阳东风小学", ANY, "CN", ANY},
    {"小林 健 <kobayashi@freemail.example>", "+0900", "質問",
     "松本市のあおば動物病院の小林と申します。台の価格を教えてください。\n\n小林 健\n", ANY, ANY, "あおば動物病院", ANY,
     "JP", ANY},
    {"Ana <ana@freemail.example>", "+0000", "hello",
     "Hello, we got your card at the dairy fair in Cork. Price for a churn?\n\nAna Berry\n", ANY, ANY, ANY, ANY, ANY,
     "event"},
    {"Ana <ana@freemail.example>", "+0000", "hello",
     "Hello, the man at the garden centre told us to try you. Price for a churn?\n\nAna Berry\n", ANY, ANY, ANY, ANY,
     ANY, "referral"},
    {"Ana <ana@freemail.example>", "+0100", "Bonjour",
     "Bonjour, mon voisin m’a parlé de vous. Combien coûte la serre ?\n\nAna Petit\n", ANY, ANY, ANY, ANY, ANY,
     "referral"},
    {"Ana <ana@freemail.example>", "+0100", "Hoi",
     "Hoi, de buurman zei dat jullie ook klokken maken. Wat kost dat?\n\nAna Bos\n", ANY, ANY, ANY, ANY, ANY,
     "referral"},
    {"Ana <ana@freemail.example>", "+0900", "質問",
     "知人から御社を紹介されました。窯の価格を教えてください。\n\n佐藤 花\n", ANY, ANY, ANY, ANY, ANY, "referral"},
    {"Ana <ana@freemail.example>", "+0000", "hi",
     "Hi, as you said you would, please send the price of the kiln.\n\nAna Berry\n", ANY, ANY, ANY, ANY, ANY, NULL},
    {"Ana <ana@freemail.example>", "+0000", "hi",
     "Hi, could you recommend a kiln? The datasheet says you have three.\n\nAna Berry\n", ANY, ANY, ANY, ANY, ANY,
     NULL},
    {"Elsa Nord <elsa@nordsnickeri.example>", "+0100", "skruv",
     "Hej!\n\nVad kostar 2000 skruvar?\n\nHälsningar\nElsa Nord\nNords snickeri, Mora\n070-555 01 47\n", "Elsa Nord",
     ANY, "Nords snickeri", "+46705550147", "SE", ANY},
    {"Rita Nunes <rita@nunesmoveis.example>", "-0300", "mesas",
     "Olá, quanto custam 20 mesas?\n\nRita Nunes\nNunes Móveis\nLondrina - PR\n(43) 95555-0147\n", "Rita Nunes", ANY,
     "Nunes Móveis", "+5543955550147", "BR", ANY},
    {"G. Ferrand <g.ferrand@freemail.example>", "+0100", "prix",
     "Bonjour, je suis un particulier de Vannes. Quel est le prix de la serre ?\n\nGisèle Ferrand\nVannes\n",
     "Gisèle Ferrand", ANY, NULL, ANY, "FR", ANY},
    {"Accounts Payable <ap@tormund.example>", "+0000", "order",
     "Please supply 4 pumps.\n\nRegards,\nAgnes Pollock\nTormund Distillers Ltd, Elgin\n01343 555 014\n",
     "Agnes Pollock", ANY, "Tormund Distillers Ltd", ANY, "GB", ANY},
    {"Bauhof Grünwald <bauhof@gruenwald-gemeinde.example>", "+0100", "Streugut",
     "Guten Tag,\n\nwas kosten 20 t Streusalz?\n\nMit freundlichen Grüßen\nKorbinian Huber\nBauhof der Gemeinde "
     "Grünwald\n",
     "Korbinian Huber", ANY, ANY, ANY, ANY, ANY},
    {"\"Jan Müller | Müller Bau\" <jan.mueller@muellerbau.example>", "+0100", "Kran",
     "Guten Tag,\n\nwas kostet der Kran?\n\nJan\n", "Jan Müller", ANY, "Müller Bau", ANY, ANY, ANY},
    {"Ines Duarte <ines@duartevinhos.example>", "+0000", "rolhas",
     "Bom dia, quanto custam 5000 rolhas?\n\nInês Duarte, enóloga\nDuarte Vinhos\nVila Real\n", "Inês Duarte", ANY,
     "Duarte Vinhos", ANY, "PT", ANY},
    {"Sam Okoro <sam@okorofoods.example>", "+0100", "mixer",
     "Good morning,\n\nplease quote one dough mixer delivered to Lagos.\n\nSam Okoro\nOkoro Foods Ltd\n0803 555 0147\n",
     "Sam Okoro", ANY, "Okoro Foods Ltd", "+2348035550147", "NG", ANY},
    {"Lena Tan <lena@tanprint.example>", "+0800", "paper",
     "Hi, price for 20 reams?\n\nLena Tan\nTan Print Pte Ltd\n9555 0147\n", "Lena Tan", ANY, "Tan Print Pte Ltd",
     "+6595550147", "SG", ANY},
    {"Website <forms@acme.example>", "+0000", "New message from contact form",
     "Your name\nTilda Marsh\n\nYour email\ntilda@marshpots.example\n\nBusiness name\nMarsh Pots\n\nTown\nTotnes, "
     "Devon\n\nPhone\n01803 555014\n\nMessage\nHow much is a kiln?\n",
     "Tilda Marsh", "tilda@marshpots.example", "Marsh Pots", "+441803555014", "GB", "form"},
    {"Formulaire <site@acme.example>", "+0000", "Nouveau message",
     "Nom : Lebrun\nPrénom : Odile\nSociété : Lebrun Reliure\nCourriel : odile@lebrun.example\nVille : Troyes\nTél. : "
     "03 25 55 50 14\nMessage : Prix d’un massicot ?\n",
     "Odile Lebrun", "odile@lebrun.example", "Lebrun Reliure", "+33325555014", "FR", "form"},
    {"Jobs4Trade <alerts@jobs4trade.example>", "+0000", "New lead in your area: roof repair",
     "Customer name | Wendy Stoll\nTown | Thetford, Norfolk\nCustomer email | wendy.stoll@freemail.example\nTelephone "
     "| 01842 555014\nWhat they need | New roof on a barn, 80 m2\n",
     "Wendy Stoll", "wendy.stoll@freemail.example", NULL, "+441842555014", "GB", "marketplace"},
    {"Paul Reed <paul@reedmarine.example>", "+0000", "anchor",
     "Morning. Price for one anchor?\n\nPaul Reed MRINA\nDirector\nReed Marine Surveyors\n7 Quay Street, Falmouth TR11 "
     "3HH\nm 07700 900147\n",
     "Paul Reed", ANY, "Reed Marine Surveyors", "+447700900147", "GB", ANY},
    {"Nell <nell@thistlebakes.example>", "+0000", "oven",
     "hi! what does the small oven cost? thanks, Nell @ Thistle Bakes, Oban\n", "Nell", ANY, "Thistle Bakes", ANY, "GB",
     ANY},
    {"Cy Lamb <cy@lambwool.example>", "+0000", "loom",
     "Hello, I read about your looms in Weaver Monthly. Price?\n\nCy Lamb\n", ANY, ANY, ANY, ANY, ANY, "press"},
    {"Cy Lamb <cy@lambwool.example>", "+0000", "loom",
     "Hello, you came up when I searched for looms. Price?\n\nCy Lamb\n", ANY, ANY, ANY, ANY, ANY, "search"},
    {"Cy Lamb <cy@lambwool.example>", "+0000", "loom",
     "Hello, your name was passed to me by the guild. Price for a loom?\n\nCy Lamb\n", ANY, ANY, ANY, ANY, ANY,
     "referral"},
    {"Bäckerei Wrede <info@baeckereiwrede.example>", "+0100", "Mehl",
     "Noch zehn Sack bitte.\n\nViele Grüsse aus Celle, Antje Wrede\n", "Antje Wrede", ANY, "Bäckerei Wrede", ANY, ANY,
     ANY},
};

static Reading *read_case(Parser *parser, const Case *c)
{
    g_autofree char *raw = g_strdup_printf(
        "From: %s\nTo: sales@acme.example\nSubject: %s\nDate: Tue, 3 Nov 2026 10:00:00 %s\nMessage-ID: "
        "<1@x.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: "
        "8bit\n\n%s",
        c->from, c->subject, c->zone, c->body);
    ReadRequest request;
    read_request__init(&request);
    return parser_read(parser, &request, (const uint8_t *)raw, strlen(raw));
}

static void check(const char *from, const char *field, const Found *found, const char *want)
{
    const char *value = found ? found->value : NULL;
    bool kind_only = want && value && !strchr(want, ':') && !strcmp(field, "source");
    bool good = want && !strcmp(want, ANY) ? true : kind_only ? g_str_has_prefix(value, want) : !g_strcmp0(value, want);
    if (!good) {
        g_test_message("%s: %s is %s, not %s", from, field, value ? value : "nothing", want ? want : "nothing");
        g_test_fail();
    }
}

static void test_cases(void)
{
    g_autoptr(Parser) parser = parser_for_tests();
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const Case *c = &cases[i];
        Reading *reading = read_case(parser, c);
        g_assert_nonnull(reading);
        check(c->from, "name", reading->name, c->name);
        check(c->from, "email", reading->email, c->email);
        check(c->from, "company", reading->company, c->company);
        check(c->from, "phone", reading->phone, c->phone);
        check(c->from, "country", reading->country, c->country);
        check(c->from, "source", reading->source, c->source);
        reading__free_unpacked(reading, NULL);
    }
}

/* What may be spelt rules out nothing that is. */
static void test_domain(void)
{
    static const struct {
        const char *words, *letters;
        size_t spelt;
    } rows[] = {{"Eaux du Xyl", "eauxduxyl", 7},
                {"EAUX-du-Xyl", "eauxduxyl", 7},
                {"O'Brien & Sons", "obriensons", 9},
                {"A.B.C", "abc", 0},
                {"ab", "abc", 0},
                {"Ab1 c", "xab1", 3},
                {"(Müller)", "muellerbau", 7},
                {"Müllerbaugesell", "muller", 6},
                {"Sadokom", "sadokomgroup", 7},
                {"Садоком", "sadokom", 7},
                {"株式会社 Minato", "minatolog", 6},
                {"株式会社Minato", "minatolog", 0},
                {"gearboxes", "gearbox", 7},
                {"the pump", "gearbox", 0},
                {"", "gearbox", 0}};

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_test_message("%s", rows[i].words);
        g_assert_cmpuint(domain_spelt(rows[i].words, rows[i].letters), ==, rows[i].spelt);
        g_assert_true(rows[i].spelt == 0 || domain_may_be_spelt(rows[i].words, strlen(rows[i].words), rows[i].letters));
    }
    g_assert_false(domain_may_be_spelt("the pump", strlen("the pump"), "gearbox"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/who/cases", test_cases);
    g_test_add_func("/who/domain", test_domain);
    return g_test_run();
}
