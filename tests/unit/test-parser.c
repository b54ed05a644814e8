/* Whole messages through the parser: who asks, for what, from where. */
#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "parser/parser.h"

static char *domains[] = {(char *)"acme.example"};
static char *relays[] = {(char *)"*@leads.market.example"};

static Parser *parser_for_tests(void)
{
    ReaderConfig config;
    reader_config__init(&config);
    config.domain = domains;
    config.n_domain = G_N_ELEMENTS(domains);
    config.relay = relays;
    config.n_relay = G_N_ELEMENTS(relays);
    config.authserv = (char *)"mx.acme.example";
    GError *error = NULL;
    Parser *parser = parser_new(&config, &error);
    g_assert_no_error(error);
    g_assert_nonnull(parser);
    return parser;
}

static Reading *read_message(Parser *parser, const char *raw, const char *recipient)
{
    ReadRequest request;
    read_request__init(&request);
    char *recipients[] = {(char *)recipient};
    request.recipient = recipients;
    request.n_recipient = recipient ? 1 : 0;
    Reading *reading = parser_read(parser, &request, (const uint8_t *)raw, strlen(raw));
    g_assert_nonnull(reading);
    return reading;
}

static const char *value(const Found *found)
{
    return found ? found->value : NULL;
}

typedef struct {
    const char *raw, *recipient;
    const char *relay, *name, *email, *company, *phone, *country, *language, *source;
} MessageCase;

#define HEAD(from, subject)                                                                                        \
    "From: " from "\r\nTo: sales@acme.example\r\nSubject: " subject "\r\nDate: Mon, 2 Nov 2026 10:00:00 +0100\r\n" \
    "Message-ID: <1@x.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"                \
    "Content-Transfer-Encoding: 8bit\r\n\r\n"

static const MessageCase cases[] = {
    {HEAD("Priya Raghun <priya@helvorra-process.example>",
          "RFQ valves") "Dear team,\r\n\r\nplease quote 24 butterfly valves DN80 for our plant, offer needed by 16 "
                        "November 2026.\r\n\r\nKind regards\r\n"
                        "Priya Raghun\r\nSenior Buyer\r\nHelvorra Process Ltd\r\nLeeds, United Kingdom\r\nT +44 1632 "
                        "960 412\r\n",
     "sales@acme.example", NULL, "Priya Raghun", "priya@helvorra-process.example", "Helvorra Process Ltd",
     "+441632960412", "GB", "en", NULL},
    {HEAD("Webformular <form@acme.example>",
          "Kontaktanfrage von der Webseite") "Vorname: Gudrun\r\nNachname: Weiß\r\nFirma: Stadtwerke Au\r\nE-Mail: "
                                             "g.weiss@au.example\r\nLand: Deutschland\r\n"
                                             "Ihr Anliegen: Bitte zeigen Sie uns das Programm einmal online, "
                                             "vormittags passt es immer.\r\n",
     "sales@acme.example", "form", "Gudrun Weiß", "g.weiss@au.example", "Stadtwerke Au", NULL, "DE", "de",
     "form:contact"},
    {HEAD("Moira Fen <reception@acme.example>",
          "FW: pump enquiry") "One of yours!\r\n\r\n-----Original Message-----\r\nFrom: Anselm Okaf "
                              "<a.okaf@tidewater.example>\r\nSent: 07 October 2026 18:22\r\n"
                              "To: reception@acme.example\r\nSubject: pump enquiry\r\n\r\nHello,\r\n\r\nWe need 2 "
                              "pumps for our bottling plant in South Africa, what would these cost us?\r\n\r\n"
                              "Anselm Okaf\r\nTidewater Bottling (Pty) Ltd\r\n",
     "sales@acme.example", "forward", "Anselm Okaf", "a.okaf@tidewater.example", "Tidewater Bottling (Pty) Ltd", NULL,
     "ZA", "en", NULL},
    {HEAD("Veit Schn <veit@wasser.example>",
          "WG: Zulassung") "Ich leite Ihnen die Frage meiner Kollegin direkt weiter.\r\n\r\nVeit Schn\r\n\r\nVon: Rosa "
                           "Kog <rosa@wasser.example>\r\n"
                           "Gesendet: Mittwoch, 11. November 2026 11:48\r\nAn: Veit Schn\r\nBetreff: "
                           "Zulassung\r\n\r\nGibt es dazu ein Zertifikat?\r\n",
     "sales@acme.example", NULL, "Veit Schn", "veit@wasser.example", NULL, NULL, NULL, "de", NULL},
    {HEAD("MarketPlace Leads <msg@leads.market.example>",
          "A buyer sent you a Request for Quote") "A buyer has contacted you.\r\n\r\nContact:      Brandi "
                                                  "Okon\r\nCompany:      Lakeshore Pulp LLC\r\nLocation:     Green "
                                                  "Bay, USA\r\n"
                                                  "E-mail:       bokon@lakeshore.example\r\n\r\nMessage from "
                                                  "buyer:\r\nQuoting 9 knife gate valves. Bids close November 16.\r\n",
     "sales+fair@acme.example", "marketplace", "Brandi Okon", "bokon@lakeshore.example", "Lakeshore Pulp LLC", NULL,
     "US", "en", "plus:fair"},
    {HEAD("Voicemail <voicemail@pbx.acme.example>",
          "Voicemail from +441632960877") "You received a voice message.\r\n\r\nCaller: +44 1632 "
                                          "960877\r\n\r\nTranscript (automatic):\r\n"
                                          "\"hello this is brian toll from toll roofing we need a crane please call "
                                          "back\"\r\n",
     "sales@acme.example", "voicemail", "brian toll", NULL, "toll roofing", "+441632960877", "GB", "en", NULL},
    {HEAD("Zentrum <zentrale@acme.example>",
          "Fwd: a") "fyi\r\n\r\n---------- Forwarded message ---------\r\nFrom: Ida Zent <ida@acme.example>\r\n"
                    "Date: Mon\r\nSubject: Fwd: a\r\nTo: zentrale@acme.example\r\n\r\nplease\r\n\r\n---------- "
                    "Forwarded message ---------\r\n"
                    "From: Out Sider <out@sider.example>\r\nDate: Sun\r\nSubject: a\r\nTo: ida@acme.example\r\n\r\nHow "
                    "much is a pallet of your salt, delivered here?\r\n",
     "sales@acme.example", "forward", "Out Sider", "out@sider.example", NULL, NULL, NULL, "en", NULL},
};

static void test_messages(void)
{
    g_autoptr(Parser) parser = parser_for_tests();
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const MessageCase *c = &cases[i];
        Reading *reading = read_message(parser, c->raw, c->recipient);
        g_assert_cmpstr(reading->relay, ==, c->relay);
        g_assert_cmpstr(value(reading->name), ==, c->name);
        g_assert_cmpstr(value(reading->email), ==, c->email);
        g_assert_cmpstr(value(reading->company), ==, c->company);
        g_assert_cmpstr(value(reading->phone), ==, c->phone);
        g_assert_cmpstr(value(reading->country), ==, c->country);
        g_assert_cmpstr(value(reading->language), ==, c->language);
        g_assert_cmpstr(value(reading->source), ==, c->source);
        reading__free_unpacked(reading, NULL);
    }
}

static void test_words_and_candidate(void)
{
    g_autoptr(Parser) parser = parser_for_tests();
    Reading *reading = read_message(
        parser,
        HEAD(
            "Jo Doe <jo@mill.example>",
            "Fwd: seals") "please see below, can you help?\r\n\r\n"
                          "---------- Forwarded message ---------\r\nFrom: Ann Else <ann@else.example>\r\nDate: Mon\r\n"
                          "Subject: seals\r\nTo: jo@mill.example\r\n\r\nwe want 40 seals\r\n",
        "sales@acme.example");
    g_assert_null(reading->relay);
    g_assert_cmpstr(value(reading->email), ==, "jo@mill.example");
    g_assert_nonnull(reading->candidate);
    g_assert_cmpstr(reading->candidate->address, ==, "ann@else.example");
    g_assert_cmpstr(reading->words, ==, "please see below, can you help?");
    g_assert_cmpstr(reading->subject_base, ==, "seals");
    reading__free_unpacked(reading, NULL);
}

static void test_headers(void)
{
    g_autoptr(Parser) parser = parser_for_tests();
    Reading *reading = read_message(
        parser,
        "Authentication-Results: mx.acme.example; spf=pass smtp.mailfrom=x; dmarc=fail (p=none) header.from=y\r\n"
        "Received: from a by b\r\nAuthentication-Results: mx.acme.example; dkim=pass\r\n" HEAD("a@b.example",
                                                                                               "Re: Re: x"),
        NULL);
    g_assert_cmpstr(reading->authentication->spf, ==, "pass");
    g_assert_cmpstr(reading->authentication->dmarc, ==, "fail");
    g_assert_null(reading->authentication->dkim);
    g_assert_cmpstr(reading->message_id, ==, "1@x.example");
    g_assert_cmpstr(reading->subject_base, ==, "x");
    g_assert_cmpint(reading->date, ==, 1793610000);
    g_assert_cmpint(reading->date_offset, ==, 60);
    reading__free_unpacked(reading, NULL);

    ReadRequest request;
    read_request__init(&request);
    request.has_header_only = request.header_only = true;
    static const char raw[] = HEAD("Jo Doe <jo@mill.example>", "big") "body\r\n";
    reading = parser_read(parser, &request, (const uint8_t *)raw, strlen(raw));
    g_assert_cmpstr(reading->unparsed, ==, "too-large");
    g_assert_cmpstr(value(reading->email), ==, "jo@mill.example");
    reading__free_unpacked(reading, NULL);
}

static void test_bounds(void)
{
    enum { SIZE = 300 * 1024 };
    static const char *const units[] = {
        "40 pcs pump\n",    "FS-1 ", "a\n", "> b\n", "Name: x\n", "On 1 wrote:\n", "a@b.example ",
        "+44 1632 960412 ", "の"};
    g_autoptr(Parser) parser = parser_for_tests();
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        GString *raw = g_string_new(HEAD("Jo Doe <jo@mill.example>", "x"));
        while (raw->len < SIZE)
            g_string_append(raw, units[i]);
        gint64 start = g_get_monotonic_time();
        Reading *reading = read_message(parser, raw->str, NULL);
        g_assert_cmpint(g_get_monotonic_time() - start, <, 5 * G_USEC_PER_SEC);
        g_assert_cmpuint(reading->n_quantity, <=, 100);
        g_assert_cmpuint(reading->n_product, <=, 50);
        g_assert_cmpuint(reading->n_hit, <=, 50);
        g_assert_cmpuint(strlen(reading->words), <=, 600);
        g_assert_true(g_utf8_validate(reading->words, -1, NULL));
        reading__free_unpacked(reading, NULL);
        g_string_free(raw, TRUE);
    }
}

/* What stands beside a quantity is its product, unless it is a small word. */
static void test_product_of_a_quantity(void)
{
    static const struct {
        const char *text, *product;
    } asked[] = {{"Price for 40 pcs?", NULL}, {"Please quote 40 pcs", NULL}, {"40 pcs bearings, please.", "bearings"}};
    g_autoptr(Parser) parser = parser_for_tests();
    ReadRequest request;
    read_request__init(&request);
    for (size_t i = 0; i < G_N_ELEMENTS(asked); i++) {
        g_autofree char *raw =
            g_strconcat("From: Jo Doe <jo@mill.example>\r\nSubject: Hello\r\n\r\n", asked[i].text, "\r\n", NULL);
        Reading *reading = parser_read(parser, &request, (const uint8_t *)raw, strlen(raw));
        g_test_message("%s", asked[i].text);
        g_assert_cmpuint(reading->n_quantity, ==, 1);
        g_assert_cmpstr(reading->quantity[0]->product, ==, asked[i].product);
        reading__free_unpacked(reading, NULL);
    }
}

/* "By Friday" counts from the sender's clock, and from ours where his is absent or absurd. */
static void test_arrived(void)
{
    static const struct {
        const char *date, *deadline;
    } clocks[] = {
        {"Date: Mon, 2 Nov 2026 10:00:00 +0100\r\n", "2026-11-06"},
        {"Date: Sun, 14 Jun 2026 10:00:00 +0000\r\n", "2026-06-19"},
        {"Date: Thu, 1 Jan 1970 00:00:00 +0000\r\n", "2026-11-13"},
        {"Date: Sun, 7 Feb 2106 06:28:15 +0000\r\n", "2026-11-13"},
        {"Date: soon\r\n", "2026-11-13"},
        {"", "2026-11-13"},
    };
    g_autoptr(Parser) parser = parser_for_tests();
    ReadRequest request;
    read_request__init(&request);
    request.has_arrived = true;
    request.arrived = 1794225600; /* Monday, 9 November 2026, 12:00 UTC */
    for (size_t i = 0; i < G_N_ELEMENTS(clocks); i++) {
        g_autofree char *raw = g_strconcat(clocks[i].date, "From: Jo Doe <jo@mill.example>\r\nSubject: valves\r\n\r\n",
                                           "We need your offer by Friday.\r\n", NULL);
        Reading *reading = parser_read(parser, &request, (const uint8_t *)raw, strlen(raw));
        g_test_message("%s", clocks[i].date);
        g_assert_cmpstr(value(reading->deadline), ==, clocks[i].deadline);
        reading__free_unpacked(reading, NULL);
    }
}

static void test_any_bytes(void)
{
    g_autoptr(Parser) parser = parser_for_tests();
    static const char *const raws[] = {
        "", "\n", "\r\n\r\n", "x", "From: \xff\xfe\n\n\xff", "Subject: =?utf-8?B?4pi=?=\n\n> \n> ", "From: <>\n\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(raws); i++) {
        Reading *reading = read_message(parser, raws[i], "a+b@acme.example");
        g_assert_cmpstr(value(reading->source), ==, "plus:b");
        reading__free_unpacked(reading, NULL);
    }
}

static bool is_not_to_us(Parser *parser, const char *to, const char *recipient)
{
    g_autofree char *raw = g_strdup_printf("From: Jo Doe <jo@mill.example>\nTo: %s\n\nHello\n", to);
    Reading *reading = read_message(parser, raw, recipient);
    bool found = false;
    for (size_t i = 0; i < reading->n_hit; i++)
        found = found || strcmp(reading->hit[i]->name, "not-to-us") == 0;
    reading__free_unpacked(reading, NULL);
    return found;
}

static void test_addressed(void)
{
    g_autoptr(Parser) parser = parser_for_tests();
    g_assert_false(is_not_to_us(parser, "sales@acme.example", "sales+fair@acme.example"));
    g_assert_false(is_not_to_us(parser, "someone@acme.example", "sales@acme.example"));
    g_assert_false(is_not_to_us(parser, "Sales@old-name.example", "sales@acme.example")); /* passed on to us */
    g_assert_true(is_not_to_us(parser, "talk@lists.example", "sales@acme.example"));
    g_assert_true(is_not_to_us(parser, "undisclosed-recipients:;", "sales@acme.example"));
    g_assert_false(is_not_to_us(parser, "talk@lists.example", NULL));
}

/* An intake address that is a group marks what it passes on; somebody else's list does too. */
static void test_lists(void)
{
    static const struct {
        const char *id, *automatic;
    } lists[] = {
        {"<talk.lists.example>", "list"}, {"<sales.acme.example>", NULL}, {"Sales <SALES.ACME.EXAMPLE>", NULL}};
    g_autoptr(Parser) parser = parser_for_tests();
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
        g_autofree char *raw =
            g_strdup_printf("From: Jo Doe <jo@mill.example>\nTo: sales@acme.example\nPrecedence: list\n"
                            "List-Id: %s\n\nWe need 4 pumps.\n",
                            lists[i].id);
        Reading *reading = read_message(parser, raw, "sales@acme.example");
        g_assert_cmpstr(reading->automatic, ==, lists[i].automatic);
        g_assert_cmpuint(reading->n_no_ack, >, 0);
        reading__free_unpacked(reading, NULL);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/parser/messages", test_messages);
    g_test_add_func("/parser/words-and-candidate", test_words_and_candidate);
    g_test_add_func("/parser/headers", test_headers);
    g_test_add_func("/parser/addressed", test_addressed);
    g_test_add_func("/parser/lists", test_lists);
    g_test_add_func("/parser/bounds", test_bounds);
    g_test_add_func("/parser/product-of-a-quantity", test_product_of_a_quantity);
    g_test_add_func("/parser/arrived", test_arrived);
    g_test_add_func("/parser/any-bytes", test_any_bytes);
    return g_test_run();
}
