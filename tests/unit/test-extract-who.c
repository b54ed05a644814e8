/* Companies, countries, phone numbers and languages out of text. */
#include <glib.h>
#include <string.h>

#include "parser/extract.h"
#include "parser/signature.h"

typedef struct {
    const char *text, *want; /* NULL: nothing */
} Case;

static const Case COMPANIES[] = {
    {"Regards\nPriya R\nHelvorra Process Systems Ltd\nLeeds", "Helvorra Process Systems Ltd"},
    {"Rheinwärme Energie GmbH & Co. KG\nTel.: 0221 471", "Rheinwärme Energie GmbH & Co. KG"},
    {"Compras - Aguas Cerro Pardo, S.A. de C.V.", "Aguas Cerro Pardo, S.A. de C.V."},
    {"Moldes da Vieira, Lda.\nTelef. 244", "Moldes da Vieira, Lda."},
    {"Kruszywa Brzezina Sp. z o.o.", "Kruszywa Brzezina Sp. z o.o."},
    {"Transfuzní služba Morava, a.s.", "Transfuzní služba Morava, a.s."},
    {"Anadolu Lokum San. Tic. Ltd. Şti.", "Anadolu Lokum San. Tic. Ltd. Şti."},
    {"BORTOLAZZI IMPIANTI S.p.A. - 36015 Schio", "BORTOLAZZI IMPIANTI S.p.A."},
    {"Ravnkilde Kajakværksted ApS", "Ravnkilde Kajakværksted ApS"},
    {"инженер ОМТС, ООО \"Уралгальваника\"", "ООО \"Уралгальваника\""},
    {"北陸精密化成株式会社 資材課", "北陸精密化成株式会社"},
    {"株式会社ミナトロジの有村です。", "株式会社ミナトロジ"},
    {"苏州恒澜环保设备有限公司\n电话:0512", "苏州恒澜环保设备有限公司"},
    {"(주)하늘스튜디오\n전화", "(주)하늘스튜디오"},
    {"مدير المشتريات - شركة برج النخيل للمقاولات", "شركة برج النخيل للمقاولات"},
    {"רוזנצוויג עיצוב פנים בע\"מ", "רוזנצוויג עיצוב פנים בע\"מ"},
    {"Name: Joe\nCompany: Fjordaqua Settefisk\nPhone: 1", "Fjordaqua Settefisk"},
    {"Firma\nStadtwerke Lindenfels\n\nTelefon\n1", "Stadtwerke Lindenfels"},
    {"会社名：山田商店", "山田商店"},
    {"I work for Northern Light Plumbing in Hull.", "Northern Light Plumbing"},
    {"Thanks\nHector Diaz\nSierravine Spray Rigs", "Sierravine Spray Rigs"},
    {"please quote a pump", NULL},
};

static const Case COUNTRIES[] = {
    {"Country: Chile", "CL"},
    {"Land: Schweiz", "CH"},
    {"Route de la Plaine 4\n1024 Écublens VD", "CH"},
    {"Leeds, United Kingdom", "GB"},
    {"1400 Foundry Rd, Akron, Ohio 44301 US", "US"},
    {"ship to Joliet IL", "US"},
    {"delivery to Grande Prairie, AB", "CA"},
    {"Wakefield WF1 9ZZ", "GB"},
    {"D-12345 Musterstadt", "DE"},
    {"Talca, Chile", "CL"},
    {"оросительный участок в Казахстане", "KZ"},
    {"zakład w Polsce", "PL"},
    {"我司位于德国", "DE"},
    {"museum in Graz 🇦🇹", "AT"},
    {"مصر", "EG"},
    {"workshop, Co. Monaghan", "IE"},
    {"workshop, Co Offaly", "IE"},
    {"workshop, County Fermanagh", "GB"},
    {"workshop, Countys Fermanagh, Company Fermanagh", NULL},
    {"ul. Zielna 4, 18-400 Łomża", "PL"},
    {"Havsbris Förlag AB", "SE"},
    {"Plantaardig Collectief B.V.", "NL"},
    {"Ostendorp GmbH & Co. KG", "DE"},
    {"please quote a pump in may", NULL},
};

typedef struct {
    const char *text, *region, *want;
} Phone;

static const Phone PHONES[] = {
    {"Tel.: 0221 / 4710-482\nFax: 0221 / 4710-499", "DE", "+492214710482"},
    {"Fax 0221 4710499, Tel 0221 4710482", "DE", "+492214710482"},
    {"T +44 (0)1632 960 412", "", "+441632960412"},
    {"P: (919) 555-0180 x4417  F: (919) 555-0181", "US", "+19195550180"},
    {"тел. 8 (343) 555-01-62", "RU", "+73435550162"},
    {"+43 (0) 316 555 014", "", "+43316555014"},
    {"Office: 00966 11 555 0177 Ext. 305", "", "+966115550177"},
    {"TEL ０７６-５５５-０１４２ / FAX 076-555-0143", "JP", "+81765550142"},
    {"טל' \342\200\21704-555-0138", "IL", "+97245550138"},
    {"Västerkraft AB\nPhone number: 08-465 004 21", "SE", "+46846500421"},
    {"TEL ０７６-555-０１４２", "JP", "+81765550142"},
    {"هاتف ٠١١ ٥٥٥ ٠١٧٧", "SA", "+966115550177"},
    {"ФАКС 8 343 555-01-63, ТЕЛ 8 343 555-01-62", "RU", "+73435550162"},
    {"Invoice 30871, order 20261014, 12.10.2026 13:30-18:30", "US", NULL},
    {"no number here", "US", NULL},
};

static const Case LANGUAGES[] = {
    {"CAUTION: This email originated from outside of the organization. Do not click links or open attachments unless "
     "you recognize the sender and know the content is safe.\n\nGuten Tag,\n\nwir benötigen für unsere Werkstatt in "
     "Kiel "
     "zwanzig Pumpen und bitten um ein Angebot mit Lieferzeit bis Ende des Monats. Die Zeichnungen schicken wir gern "
     "nach, "
     "sobald Sie sie brauchen.\n\nMit freundlichen Grüßen",
     "de"},
    {"Please send us your best price for the pumps listed below.", "en"},
    {"Bitte senden Sie uns Ihr bestes Angebot für die genannten Pumpen.", "de"},
    {"Merci de nous envoyer votre meilleure offre pour les pompes.", "fr"},
    {"请报价以下水泵，含税价格和交货期。", "zh"},
    {"下記のポンプのお見積りをお願いいたします。", "ja"},
    {"נשמח לקבל הצעת מחיר עבור המשאבות", "he"},
    {"Просим выставить коммерческое предложение на насосы.", "ru"},
    {"Please send us\357\277\276 your best price for the pumps listed below.", "en"},
    {"", NULL},
};

static const char *first_value(const GPtrArray *found)
{
    return found->len > 0 ? ((const Candidate *)found->pdata[0])->value : NULL;
}

static void test_company(const void *data)
{
    const Case *row = data;
    g_autoptr(GPtrArray) found = company_find(row->text);
    g_assert_cmpstr(first_value(found), ==, row->want);
}

/* What is asked first, letters and rare words, must not rule out any of these. */
static void test_legal_forms(void)
{
    static const char forms[] =
        "GmbH & Co. KG|gGmbH|GmbH|mbH|Ges.m.b.H.|GesmbH|UG|UG (haftungsbeschränkt)|AG|AG & Co. KG|KGaA|KG|OHG|GbR|"
        "e. K.|e.K.|e. U.|e.V.|eG|PartG mbB|PartGmbB|SE|(Pty) Ltd|Pty. Ltd|Pty Ltd|(Pvt.) Ltd|Pvt. Ltd.|Private "
        "Limited|"
        "Pte. Ltd.|Pte Ltd|Co., Ltd.|Co. Ltd|Co Ltd|CoLtd|Ltd. Şti.|Limited|Ltd|LLP|LLC|L.L.C.|Inc.|Incorporated|Corp.|"
        "Corporation|PLC|plc|Plc|PLLC|LP|CIC|DAC|W.L.L.|WLL|FZE|FZCO|FZ-LLC|Sdn. Bhd.|Bhd|S.r.l.|Srl|Srls|S.R.L.|SRL|"
        "S.p.A.|SpA|S.n.c.|Snc|s.n.c.|s.r.l.|s.p.a.|s.a.s.|soc. coop.|Soc. Coop.|SARL|S.A.R.L.|S.à r.l.|Sàrl|SASU|SAS|"
        "EURL|SCOP|SNC|S.A.P.I. de C.V.|S.A. de C.V.|SA de CV|S. de R.L.|S.A.S.|S.A.U.|S.A.|SA|S.L.U.|S.L.|SLU|SL|"
        "S.C.A.|S. Coop.|Lda.|LDA|Ltda.|LTDA|EIRELI|B.V.|BV|N.V.|NV|V.O.F.|VOF|BVBA|AB|Oyj|Oy|Ab|A/S|ApS|ASA|AS|ehf.|"
        "hf.|Sp. z o.o.|sp. z o.o. sp. k.|sp. j.|spol. s r.o.|s. r. o.|s.r.o|a. s.|a.s.|v. o. s.|k. s.|Kft.|Zrt.|Nyrt.|"
        "Bt.|j.d.o.o.|d.o.o.|d.d.|UAB|SIA|OÜ|A.Ş.|A.S.|AŞ|EOOD|OOD|EAD|Genossenschaft|Tbk|JSC|PJSC|OJSC";
    g_auto(GStrv) list = g_strsplit(forms, "|", -1);
    for (char **form = list; *form != NULL; form++) {
        g_autofree char *name = g_strconcat("Marlow Quarries ", *form, NULL);
        g_autofree char *text = g_strconcat("wir bitten um ein Angebot\nvon ", name, "\nund zwar bald", NULL);
        g_autoptr(GPtrArray) found = company_find_sure(text, 60);
        const char *value = first_value(found);
        g_assert_true(value != NULL && g_str_has_prefix(value, "Marlow Quarries ") && g_str_has_prefix(name, value));
    }
}

static void test_closings(void)
{
    static const char closings[] =
        "Best wishes|KIND REGARDS|Warm regards|Many thanks|With regards|Good regards|"
        "Regards|Wishes|Cheers|Thanks|Thank you|Sincerely|Yours|Rgds|br|ta|Respectfully|M"
        "it freundlichen Grüßen|mit best|Mit herzlichen|Schöne Grüße|Beste Grüße|Liebe Gr"
        "üße|Herzliche Grüße|Freundliche Grüße|Vielen Dank und viele Grüße|Gruß|Gruss|MfG"
        "|VG|LG|Danke|Cordialement|Bien à vous|Salutations|Merci|Bonne journée|Saludos|At"
        "entamente|Cordiales saludos|Gracias|Mil gracias|Quedo|Un saludo|Saluti|Cordiali|"
        "Distinti|Grazie|Grato|Ciao|Atenciosamente|Cumprimentos|Com os melhores|Melhores|"
        "Obrigada|Abraço|Met vriendelijke groet|Vriendelijke groet|Hartelijke groet|Groet"
        "|Groeten|mvg|Bedankt|Pozdrawiam|Z wyrazami|Dziękuję|S pozdravem|Děkuji|Díky|Vänl"
        "iga|Med vänlig|Bästa|mvh|Med venlig|Vennlig|Hälsningar|Tack|Hilsen|Saygılarımla|"
        "Saygılar|Teşekkürler|С наилучшими|谢谢|敬具|よろしくお願い|드림|وتفضلوا|تحياتي|شكرا|בברכה";
    g_auto(GStrv) list = g_strsplit(closings, "|", -1);
    for (char **closing = list; *closing != NULL; closing++) {
        g_autofree char *text =
            g_strconcat("please ask\n\n> ", *closing, "\nJo Doe\nMarlow Mills\n\n12 34 56 78 90", NULL);
        g_autoptr(GPtrArray) found = company_find_sure(text, 60);
        g_assert_cmpstr(first_value(found), ==, "Marlow Mills");
    }
}

/* Words of a trade weigh where words begin. */
static void test_trades(void)
{
    static const struct {
        const char *text;
        guint companies; /* that trade */
    } cases[] = {{"Best regards\nJan Kowal\nKowal Steel\n", 1},
                 {"Best regards\nJan Kowal\nKowal-steel\n", 1},
                 {"Best regards\nJan Kowal\nKowalsteel\n", 0},
                 {"Best regards\nJan Kowal\nKOWALİSTEEL\n", 0},
                 {"Best regards\nJan Kowal\nKOWALİ STEEL\n", 1}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GArray) found = signature_companies(cases[i].text, 60);
        g_test_message("%s", cases[i].text);
        g_assert_cmpuint(found->len, ==, cases[i].companies);
    }
}

static void test_company_signs(void)
{
    static const char *const texts[] = {"YOUR COMPANY: Marlow",
                                        "the company: Marlow",
                                        "and the company: Marlow",
                                        "badge company: Marlow",
                                        "Organisation: Marlow",
                                        "employer: Marlow",
                                        "Business name: Marlow",
                                        "Account: Marlow",
                                        "Office: Marlow",
                                        "Requested by company: Marlow",
                                        "Where do you work: Marlow",
                                        "Firmenname: Marlow",
                                        "Unternehmen: Marlow",
                                        "BETRIEB: Marlow",
                                        "Société: Marlow",
                                        "Entreprise: Marlow",
                                        "Raison sociale: Marlow",
                                        "Empresa: Marlow",
                                        "Compañía: Marlow",
                                        "Razón social: Marlow",
                                        "Azienda: Marlow",
                                        "Ditta: Marlow",
                                        "Ragione sociale: Marlow",
                                        "Bedrijfsnaam: Marlow",
                                        "Nazwa firmy: Marlow",
                                        "Przedsiębiorstwo: Marlow",
                                        "Společnost: Marlow",
                                        "Název firmy: Marlow",
                                        "Företagsnamn: Marlow",
                                        "Virksomhed: Marlow",
                                        "Bedrift: Marlow",
                                        "Yritys: Marlow",
                                        "Şirket adı: Marlow",
                                        "* \"Company\": Marlow",
                                        "•Company: Marlow",
                                        "公司名称：Marlow",
                                        "謝謝\nJo Doe\nMarlow Foods",
                                        "此致\nJo Doe\nMarlow Foods",
                                        "ÜDVÖZLETTEL\nJo Doe\nMarlow Foods",
                                        "תודה\nJo Doe\nMarlow Foods",
                                        "مع التحية\nJo Doe\nMarlow Foods",
                                        "감사합니다\nJo Doe\nMarlow Foods",
                                        "以上\nJo Doe\nMarlow Foods",
                                        "よろしくお願いします\nJo Doe\nMarlow Foods",
                                        "何卒よろしくお願い\nJo Doe\nMarlow Foods",
                                        "СПАСИБО\nJo Doe\nMarlow Foods",
                                        "С уважением\nJo Doe\nMarlow Foods",
                                        "■ Company: Marlow",
                                        "חברה: Marlow",
                                        "שם החברה: Marlow",
                                        "جهة العمل: Marlow",
                                        "المؤسسة: Marlow",
                                        "اسم الشركة: Marlow",
                                        "الشركة: Marlow",
                                        "기관명: Marlow",
                                        "업체명: Marlow",
                                        "회사명: Marlow",
                                        "单位：Marlow",
                                        "貴社：Marlow",
                                        "御社名：Marlow",
                                        "Предприятие: Marlow",
                                        "НАЗВАНИЕ компании: Marlow",
                                        "Организация: Marlow",
                                        "Компания: Marlow",
                                        "VIELE GRÜSSE\nJo Doe\nMarlow Trading",
                                        "Yours\nJo Doe\nMarlow Mills",
                                        "> Rgds\nJo Doe\nMarlow Systems",
                                        "z poważaniem\nJo Doe\nMarlow Foods",
                                        "s pozdravem\nJo Doe\nMarlow Works",
                                        "İyi çalışmalar\nJo Doe\nMarlow Makina Sanayi",
                                        "It would help us much. Thanks\nJo Doe\nMarlow BÜRO"};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GPtrArray) found = company_find_sure(texts[i], 60);
        const char *value = first_value(found);
        g_assert_true(value != NULL && g_str_has_prefix(value, "Marlow"));
    }
}

static void test_country(const void *data)
{
    const Case *row = data;
    g_autoptr(GPtrArray) found = country_find(row->text);
    g_assert_cmpstr(first_value(found), ==, row->want);
}

/* What is surer than that is found all the same, and as sure. */
static void test_country_least(void)
{
    static const Case cases[] = {{"Wakefield WF1 9ZZ", "GB"},
                                 {"Grande Prairie, AB", "CA"},
                                 {"88045 Friedrichshafen, Acme S.p.A.", "DE"},
                                 {"Acme S.p.A., 88045 Friedrichshafen", "DE"},
                                 {"museum in Graz 🇦🇹", "AT"},
                                 {"PAÍS\nChile", "CL"},
                                 {"Ostendorp GmbH & Co. KG", NULL}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GPtrArray) found = country_find_shared(cases[i].text, "en", NULL, 50);
        g_assert_cmpstr(first_value(found), ==, cases[i].want);
        g_autoptr(GPtrArray) all = country_find(cases[i].text);
        const Candidate *sure = found->len > 0 ? found->pdata[0] : NULL, *surest = all->pdata[0];
        g_assert_true(sure == NULL || sure->confidence == surest->confidence);
    }
}

static void test_places(void)
{
    g_assert_true(country_is_place("St. Louis") && country_is_place("FR") && country_is_place("Trois-Rivières"));
    g_assert_false(country_is_place("St. Louis Steel") || country_is_place("XX") || country_is_place("FRA"));
}

static void test_phone(const void *data)
{
    const Phone *row = data;
    g_autoptr(GPtrArray) found = phone_find(row->text, row->region);
    g_assert_cmpstr(first_value(found), ==, row->want);
    for (guint i = 0; i < found->len; i++) {
        const Candidate *candidate = found->pdata[i];
        g_assert_true(g_utf8_validate(candidate->evidence, -1, NULL));
        g_assert_nonnull(strstr(row->text, candidate->evidence));
    }
}

static void test_language(const void *data)
{
    const Case *row = data;
    unsigned confidence = 999;
    g_autofree char *language = language_detect(row->text, &confidence);
    g_assert_cmpstr(language, ==, row->want);
    g_assert_cmpuint(confidence, <=, 100);
}

static void test_names(void)
{
    static const char *const names[][2] = {{"Deutschland", "DE"}, {"Allemagne", "DE"}, {"ドイツ", "DE"},
                                           {"德国", "DE"},        {"UAE", "AE"},       {"IT", "IT"},
                                           {"Holland", "NL"},     {"Türkiye", "TR"}};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *code = country_of_name(names[i][0]);
        g_assert_cmpstr(code, ==, names[i][1]);
    }
    g_autofree char *none = country_of_name("Atlantis");
    g_assert_null(none);
}

static void test_regions(void)
{
    static const char *const numbers[][2] = {
        {"+492214710482", "DE"}, {"+12125550100", "US"}, {"+77015550144", "KZ"}, {"+441914980731", "GB"}};
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_autofree char *region = phone_region(numbers[i][0]);
        g_assert_cmpstr(region, ==, numbers[i][1]);
    }
    g_autofree char *none = phone_region("nonsense");
    g_assert_null(none);
}

#define ADD(table, name, test)                                         \
    for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {                 \
        g_autofree char *path = g_strdup_printf("/" name "/%03zu", i); \
        g_test_add_data_func(path, &table[i], test);                   \
    }

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    country_init();
    phone_init();
    ADD(COMPANIES, "company", test_company)
    ADD(COUNTRIES, "country", test_country)
    ADD(PHONES, "phone", test_phone)
    ADD(LANGUAGES, "language", test_language)
    g_test_add_func("/company/legal-forms", test_legal_forms);
    g_test_add_func("/company/closings", test_closings);
    g_test_add_func("/signature/trades", test_trades);
    g_test_add_func("/company/signs", test_company_signs);
    g_test_add_func("/country/names", test_names);
    g_test_add_func("/phone/regions", test_regions);
    g_test_add_func("/country/least", test_country_least);
    g_test_add_func("/country/places", test_places);
    return g_test_run();
}
