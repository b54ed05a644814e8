/* People, companies, signatures, introductions, models, sources: the parts that fields are read by. */
#include <glib.h>
#include <string.h>

#include "parser/contact.h"
#include "parser/designation.h"
#include "parser/domain_words.h"
#include "parser/extract.h"
#include "parser/headline.h"
#include "parser/intro.h"
#include "parser/person.h"
#include "parser/reference.h"
#include "parser/sign_off.h"
#include "parser/source.h"
#include "parser/source_said.h"
#include "parser/wanted.h"

static void test_bare_names(void)
{
    static const struct {
        const char *name, *bare;
    } cases[] = {
        {"Dr Eleanor Whit", "Eleanor Whit"},
        {"Dipl.-Ing. Veit Schnü", "Veit Schnü"},
        {"Okonjo-Reyes, Patrice", "Patrice Okonjo-Reyes"},
        {"Travis Nguyen, PE", "Travis Nguyen"},
        {"Teo Wei Ling (Ms)", "Teo Wei Ling"},
        {"Ma. Lourdes \"Malou\" Villa", "Ma. Lourdes Villa"},
        {"i. A. Jürgen Pfeif", "Jürgen Pfeif"},
        {"Dott.ssa Ginevra Pasqua", "Ginevra Pasqua"},
        {"津田 早紀 (Tsuda Saki)", "津田 早紀"},
        {"남궁세라 대리", "남궁세라"},
        {"Petra Vos | Vos Interieur", "Petra Vos"},
        {"Jo Doe via Marketplace", "Jo Doe"},
        {"", ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *bare = person_bare(cases[i].name);
        g_assert_cmpstr(bare, ==, cases[i].bare);
    }
}

static void test_persons(void)
{
    static const char *const persons[] = {
        "Ada Roe",     "Siebren van der Hoek", "Noor van Aal", "Randall O’Shea", "Вероника Лаптева",
        "وليد الشمري", "אביגיל רוזן",          "沈佳宁",       "Jean-Rémy Chap", "K. Balak"};
    static const char *const others[] = {"Sales Team",
                                         "Purchasing",
                                         "Отдел снабжения",
                                         "we need 40 pumps",
                                         "Mill Foods Ltd",
                                         "采购部",
                                         "Town of Mill",
                                         "12 High Street",
                                         "Ufficio Acquisti",
                                         "a",
                                         ""};
    for (size_t i = 0; i < G_N_ELEMENTS(persons); i++)
        g_assert_true(person_full(persons[i]));
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        g_assert_false(person_full(others[i]));
    g_assert_true(person_same("JP Grand", "Jean-Philippe Grand"));
    g_assert_true(person_same("Lukas Havranek", "Lukáš Havránek"));
    g_assert_false(person_same("Ada Roe", "Jo Doe"));
    g_assert_true(person_fits_address("Friederike Übel", "f.uebel@kanzlei.example"));
    g_assert_true(person_fits_address("Вера Лапина", "lapina@vektor.example"));
    g_assert_false(person_fits_address("Ada Roe", "info@mill.example"));
    g_assert_true(person_is_role_address("info@mill.example"));
    g_assert_false(person_is_role_address("ada@mill.example"));
    g_assert_true(person_is_robot_address("no-reply@forms.example"));
    g_assert_false(person_is_robot_address("ada@noreply.example"));
}

static const struct {
    const char *block, *known, *address;
    const char *name, *title, *company;
} contacts[] = {
    {"Kind regards,\n\nPriya Rag\nSenior Buyer\nHelvorra Process Ltd\nUnit 9, Leeds\nT +44 1632 960 412\n", "Priya Rag",
     "priya@helvorra.example", "Priya Rag", "Senior Buyer", "Helvorra Process Ltd"},
    {"Agnes Wolne\nOperations Director, Baltic Breweries Group\n+48 58 555 01 16\n", "Agnes Wolne",
     "a@baltic-breweries.example", "Agnes Wolne", "Operations Director", "Baltic Breweries Group"},
    {"Maarten de Groot\nLead Engineer | Polder Technologies B.V.\n", "Maarten de Groot", "m@polder.example",
     "Maarten de Groot", "Lead Engineer", "Polder Technologies B.V."},
    {"沈佳宁  采购部\n苏州恒澜环保设备有限公司\n电话:0512-5555 0138\n", "沈佳宁", "shen@henglan.example", "沈佳宁",
     "采购部", "苏州恒澜环保设备有限公司"},
    {"東雲製薬株式会社 品質保証部\n榊原 美緒\nTEL 076-555-0142\n", "榊原 美緒", "s@shinonome.example", "榊原 美緒",
     "品質保証部", "東雲製薬株式会社"},
    {"С уважением,\nВера Лапина\nинженер, ООО \"Вектор\"\n", "", "snab@vektor.example", "Вера Лапина", "инженер",
     "ООО \"Вектор\""},
    {"Gruß Kevin\n\nVon meinem iPhone gesendet\n", "Kevin Mros", "k@mros.example", "Kevin", NULL, NULL},
    {"Nahuel (Molino Pampa Honda)\n", "Nahuel Etche", "nahuel@molinopampahonda.example", "Nahuel", NULL,
     "Molino Pampa Honda"},
};

static void test_contacts(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(contacts); i++) {
        g_autoptr(Contact) contact = contact_read(contacts[i].block, contacts[i].known, contacts[i].address);
        g_assert_cmpstr(contact->name, ==, contacts[i].name);
        g_assert_cmpstr(contact->title, ==, contacts[i].title);
        g_assert_cmpstr(contact->company, ==, contacts[i].company);
    }
}

static void test_company_by_domain(void)
{
    static const struct {
        const char *text, *address, *company;
    } cases[] = {
        {"Chez Sablons Convoyage on aimerait une démo.", "jp@sablonsconvoyage.example", "Sablons Convoyage"},
        {"TOWN OF EASTWICK FALLS, VERMONT\nsealed bids", "bids@eastwickfalls.example", "TOWN OF EASTWICK FALLS"},
        {"We pack cocoa. Price please.", "jo@millfoods.example", NULL},
        {"We at Mill Foods need seals.", "jo@gmail.com", NULL},
        {"Jo Mill wrote this", "jo@mill.example", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *domain = domain_letters(cases[i].address);
        g_autofree char *company = contact_company_by_domain(cases[i].text, domain, "Jo Mill");
        g_assert_cmpstr(company, ==, cases[i].company);
    }
}

static void test_intros(void)
{
    g_autofree char *name = NULL, *company = NULL;
    intro_spoken("hello yes this is brian toll from toll roofing we looked at", &name, &company);
    g_assert_cmpstr(name, ==, "brian toll");
    g_assert_cmpstr(company, ==, "toll roofing");
    g_autofree char *english = intro_company("I am plant engineer at Sahya Sugar Works.", "Anj");
    g_assert_cmpstr(english, ==, "Sahya Sugar Works");
    g_autofree char *japanese = intro_company("お世話になります。東雲製薬の榊原と申します。", "榊原 美緒");
    g_assert_cmpstr(japanese, ==, "東雲製薬");
    g_autofree char *titled = intro_titled("For questions contact Mr. Yusuf Al-Muta, +965 2555 0133.");
    g_assert_cmpstr(titled, ==, "Yusuf Al-Muta");
    g_autofree char *none = intro_titled("Mr. and Mrs. were here");
    g_assert_null(none);
}

static void test_models(void)
{
    static const struct {
        const char *text, *models;
    } cases[] = {
        {"datasheet for the FS-200 plz", "FS-200"},
        {"the VX-7.5 and MX4 drives, MX4 again", "VX-7.5 MX4"},
        {"DN80 PN16 IP66 ISO9001 RFQ-26-1187 PO7730 Q3", ""},
        {"mail a@B2B.example", ""},
        {"EN-6040, NF-220.", "EN-6040 NF-220"},
        {"does AssetTrack run on LinkedIn", "AssetTrack"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GPtrArray) models = designations_find(cases[i].text);
        g_ptr_array_add(models, NULL);
        g_autofree char *joined = g_strjoinv(" ", (char **)models->pdata);
        g_assert_cmpstr(joined, ==, cases[i].models);
    }
}

static void test_wanted(void)
{
    static const struct {
        const char *text, *wanted;
    } cases[] = {
        {"Could you send a brochure for the CP series, please?", "CP series"},
        {"gern Unterlagen zu Ihren Durchflusssensoren, auch als Link", "Durchflusssensoren"},
        {"les fiches techniques de vos panneaux muraux rainurés ?", "panneaux muraux rainurés"},
        {"le Vostre valvole a membrana.", "valvole a membrana"},
        {"сколько стоят ваши дисковые затворы?", "дисковые затворы"},
        {"Thank you for your reply to our mail.", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *wanted = wanted_find(cases[i].text);
        g_assert_cmpstr(wanted, ==, cases[i].wanted);
    }
    g_autofree char *quoted = wanted_quoted("asked about your listing \"Rice protein 80\":");
    g_assert_cmpstr(quoted, ==, "Rice protein 80");
    g_autofree char *sentence = wanted_quoted("he said \"no, thanks.\" and left");
    g_assert_null(sentence);
    g_assert_false(wanted_is_goods("us for"));
    g_assert_true(wanted_is_goods("ball valves DN 200"));
}

static void test_references(void)
{
    static const struct {
        const char *text, *reference;
    } cases[] = {
        {"RFQ-26-1187 / HV-2207 valves", "RFQ-26-1187"},
        {"Inquiry No. NW/INQ/1093 - actuated valves", "NW/INQ/1093"},
        {"Invitation to Tender ITT-WB-2026-14: pumps", "ITT-WB-2026-14"},
        {"Заявка № 77 — расходомеры", "77"},
        {"our purchase order 7700451 for recalibration", "7700451"},
        {"Zapytanie ofertowe nr ZO/118/2026 – pompy", "ZO/118/2026"},
        {"we order 40 by 12.11.2026", NULL},
        {"please send a reference list", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *reference = reference_find(cases[i].text);
        g_assert_cmpstr(reference, ==, cases[i].reference);
    }
}

static void test_slugs(void)
{
    static const struct {
        const char *text, *slug;
    } cases[] = {{"Request a Quote", "request-a-quote"},
                 {"Zamów rozmowę z doradcą", "zamow-rozmowe-z-doradca"},
                 {"資料請求", "資料請求"},
                 {"Hannover Messe", "hannover-messe"},
                 {"  --  ", ""}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *slug = source_slug(cases[i].text);
        g_assert_cmpstr(slug, ==, cases[i].slug);
    }
}

static void test_companies_neat(void)
{
    static const struct {
        const char *value, *neat;
    } cases[] = {{"Mulhane Precision, Co. Galway", "Mulhane Precision"},
                 {"Glenfarg Tissue Ltd, Perth", "Glenfarg Tissue Ltd"},
                 {"Haldane & Haldane, Pipemakers", "Haldane & Haldane, Pipemakers"},
                 {"Forno Tabarelli dal 1932", "Forno Tabarelli"},
                 {"Studio 1932", "Studio 1932"},
                 {"M/s Srinivasa Gates & Shutters", "Srinivasa Gates & Shutters"},
                 {"University of Brackenfield and I'm", "University of Brackenfield"},
                 {"–", NULL}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *neat = company_neat(cases[i].value);
        g_assert_cmpstr(neat, ==, cases[i].neat);
    }
}

/* How people came to us, and what is none of that. */
static void test_sources_said(void)
{
    static const struct {
        const char *text, *kind;
    } cases[] = {
        {"We met at Hannover Messe back in April.", "event"},
        {"您好。fair in Hannover last May we met you and saw your pumps there.", "event"},
        {"We met at school thirty years ago.", NULL},
        {"We are exhibiting at a trade show in March and need a stand of 6 x 3 m.", NULL},
        {"Do you hire furniture for trade fairs?", NULL},
        {"I saw your machine at the exhibition in Milan last month.", "event"},
        {"Will you have a stand at Interpack next year?", NULL},
        {"Your webinar on dosing last Tuesday was good.", "event"},
        {"Is the webinar recorded? Could we have the exhibition layout?", NULL},
        {"Wir brauchen für die Messe im März 20 Stühle.", NULL},
        {"Auf der Messe in Köln haben wir Ihren Stand besucht.", "event"},
        {"Wir stellen auf einer Messe aus und brauchen einen Stand.", NULL},
        {"Nous exposons au salon de Lyon en mars et cherchons du mobilier.", NULL},
        {"Nous vous avons rencontrés au salon de Lyon.", "event"},
        {"Nos vemos en la feria de Madrid en noviembre.", NULL},
        {"Necesitamos un stand para la feria de marzo.", NULL},
        {"Esponiamo alla fiera di Parma a maggio e ci serve uno stand.", NULL},
        {"来月の展示会で使うパネルを探しています。", NULL},
        {"先日の展示会で貴社のブースを拝見しました。", "event"},
        {"我们在广州展会上看到了贵司的产品。", "event"},
        {"我们下月参加展会，需要展台。", NULL},
        {"在上个月的展览会上和您聊过。", "event"},
        {"다음 달 전시회에 쓸 부스가 필요합니다.", NULL},
        {"지난주 전시회에서 귀사 제품을 보았습니다.", "event"},
        {"На выставке в Москве видели ваш станок.", "event"},
        {"Нам нужен стенд на выставке в мае.", NULL},
        {"Na targach w Poznaniu widzieliśmy Państwa maszynę.", "event"},
        {"Mayıs fuarında kullanmak üzere stant arıyoruz.", NULL},
        {"İstanbul fuarında standınızı ziyaret ettik.", "event"},
        {"رأينا منتجاتكم في المعرض الأخير بدبي.", "event"},
        {"نحتاج إلى جناح في المعرض القادم.", NULL},
        {"Which model is recommended for hot water?", NULL},
        {"Your brochure says 12 bar is the recommended pressure.", NULL},
        {"Our insurer recommended you.", "referral"},
        {"My brother recommended your firm.", "referral"},
        {"Welches Modell würden Sie empfehlen?", NULL},
        {"Unser Berater hat uns empfohlen, das Getriebe zu tauschen.", NULL},
        {"Quel modèle est recommandé pour l'extérieur ?", NULL},
        {"Un confrère vous a recommandé.", "referral"},
        {"¿Qué modelo nos recomendáis?", NULL},
        {"Nos lo ha recomendado un compañero.", "referral"},
        {"Ustedes nos fueron recomendados por un cliente.", "referral"},
        {"Quale modello è consigliato per esterni?", NULL},
        {"Qual modelo é recomendado?", NULL},
        {"Vocês foram recomendados por um cliente.", "referral"},
        {"Welk model wordt aanbevolen?", NULL},
        {"Który model jest polecany?", NULL},
        {"Polecił nam Państwa znajomy.", "referral"},
        {"请推荐一款适合的型号。", NULL},
        {"能否推荐合适的产品？", NULL},
        {"朋友推荐了贵公司。", "referral"},
        {"おすすめの機種を教えてください。", NULL},
        {"同業者から推薦されました。", "referral"},
        {"적합한 모델을 추천해 주세요.", NULL},
        {"지인 추천으로 연락드립니다.", "referral"},
        {"Какую модель вы порекомендуете?", NULL},
        {"Вас порекомендовали коллеги.", "referral"},
        {"Nam vás doporučil soused.", "referral"},
        {"Jaký model byste doporučili?", NULL},
        {"Ni blev rekommenderade av en kollega.", "referral"},
        {"Sizi bir arkadaş tavsiye etti.", "referral"},
        {"Found you in the trade directory.", "directory"},
        {"Can I search online for the part number?", NULL},
        {"Found you on Google.", "search"},
        {"We read about you in the trade press.", "press"},
        {"Your colleague told me you have stock.", NULL},
        {"My accountant told me you're good.", "referral"},
        {"Su consiglio di un collega vi scrivo.", "referral"},
        {"Обращаюсь по совету знакомого.", "referral"},
        {"We saw your board outside number 12.", "ad"},
        {"My neighbour reckons you're the people to ask.", "referral"},
        {"Your driver said you could do 40 bags.", NULL},
        {"The manual says you can run it dry.", NULL},
        {"I rang Kim, told me you stock valves.", NULL}, /* nobody stands between the mark and what is said */
        {"A little bird told me you do boats.", "referral"},
        {"Seen your van outside number 12.", "ad"},
        {"You were in the Yellow Pages.", "directory"},
        {"Ich habe Ihren Wagen vor dem Haus des Nachbarn gesehen.", "ad"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Found *found = source_said(cases[i].text);
        const char *value = found ? found->value : "";
        g_autofree char *kind = g_strndup(value, strcspn(value, ":"));
        g_assert_cmpstr(kind, ==, cases[i].kind ? cases[i].kind : "");
        if (found)
            found__free_unpacked(found, NULL);
    }
}

static void test_mailboxes(void)
{
    static const struct {
        const char *value, *name, *address;
    } cases[] = {
        {"John Doe <john@acme.example>", "John Doe", "john@acme.example"},
        {"John Doe [mailto:john@acme.example]", "John Doe", "john@acme.example"},
        {"john@ACME.example", "", "john@acme.example"},
        {"\"Doe, John\" <john@acme.example>", "Doe, John", "john@acme.example"},
        {"John Doe", "John Doe", ""},
        {"*@*", "@", ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *name = NULL, *address = NULL;
        headline_mailbox(cases[i].value, &name, &address);
        g_assert_cmpstr(name, ==, cases[i].name);
        g_assert_cmpstr(address, ==, cases[i].address);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    country_init();
    g_test_add_func("/fields/bare-names", test_bare_names);
    g_test_add_func("/fields/persons", test_persons);
    g_test_add_func("/fields/contacts", test_contacts);
    g_test_add_func("/fields/company-by-domain", test_company_by_domain);
    g_test_add_func("/fields/intros", test_intros);
    g_test_add_func("/fields/models", test_models);
    g_test_add_func("/fields/wanted", test_wanted);
    g_test_add_func("/fields/references", test_references);
    g_test_add_func("/fields/slugs", test_slugs);
    g_test_add_func("/fields/companies-neat", test_companies_neat);
    g_test_add_func("/fields/sources-said", test_sources_said);
    g_test_add_func("/fields/mailboxes", test_mailboxes);
    return g_test_run();
}
