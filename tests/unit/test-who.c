/* Who asks, of mail that hides it: titles, offices that sign, portals, towns, clocks, introductions, hearsay. */
#include <glib.h>
#include <stdbool.h>
#include <string.h>

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

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/who/cases", test_cases);
    return g_test_run();
}
