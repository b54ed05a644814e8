/* Letters: who writes what to whom, and that nothing a stranger chose gets into it. LETTERS=DIR keeps them for the eye.
 */
#include "milter/letter.h"

#include <glib/gstdio.h>
#include <string.h>

#include "milter/letter_data.h"

static const char yaml[] =
    "company: {name: ACME Industrial, domains: [acme.example], language: en, timezone: Europe/Berlin}\n"
    "intake: [sales@acme.example, rfq@acme.example]\n"
    "identity: leads@acme.example\n"
    "owners:\n"
    "  - {name: alice, email: alice@acme.example}\n"
    "  - {name: Bernd Mueller, email: bernd@acme.example, languages: [de, en]}\n";

static Config *config;
static Words *words;
static const TokenKeys keys = {.current = {1, 2, 3}, .previous = {4}};

enum { NOW = 1763971800 }; /* Monday 2025-11-24 09:10 in Berlin */

/* Everything a letter needs, in one place, to be changed by a test. */
typedef struct {
    Lead lead;
    Reading reading;
    Outgoing row;
    Contact contact;
    Account account;
    Letter letter;
    Found found[16];
    size_t founds;
    Quantity quantity, *quantities[1];
    Hit hit[2], *hits[2];
    Attachment attachment, *attachments[1];
    Mailbox candidate;
    char *intake[2], *references[2], *missing[4];
} Scene;

static Found *value(Scene *scene, const char *text)
{
    Found *one = &scene->found[scene->founds++];
    found__init(one);
    one->value = (char *)text;
    return one;
}

static void set_lead(Scene *s)
{
    lead__init(&s->lead);
    s->lead.id = 1042;
    s->lead.class_ = LEAD_CLASS__CLASS_HOT;
    s->lead.score = 85;
    s->lead.owner = (char *)"alice";
    s->lead.owner_reason = (char *)"route 2: country DE";
    s->lead.has_respond_by = s->lead.has_promised_by = true;
    s->lead.respond_by = s->lead.promised_by = NOW + 3600;
    s->lead.mail_from = (char *)"hans@mueller-metallbau.example";
    s->lead.message_id = (char *)"q1@mueller-metallbau.example";
    s->lead.ack_to = s->lead.mail_from;
    s->intake[0] = (char *)"sales+expo26@acme.example";
    s->lead.intake = s->intake;
    s->lead.n_intake = 1;
    s->lead.source = (char *)"plus:expo26";
    for (size_t i = 0; i < 2; i++) {
        hit__init(&s->hit[i]);
        s->hits[i] = &s->hit[i];
    }
    s->hit[0].name = (char *)"asks-price";
    s->hit[0].points = 40;
    s->hit[0].evidence = (char *)"please quote";
    s->hit[1].name = (char *)"student";
    s->hit[1].points = -5;
    s->lead.reason = s->hits;
    s->lead.n_reason = 2;
    s->lead.reading = &s->reading;
}

static void set_reading(Scene *s)
{
    Reading *r = &s->reading;
    reading__init(r);
    r->subject = (char *)"RE: Anfrage NF-220";
    r->references = s->references;
    s->references[0] = (char *)"p0@mueller-metallbau.example";
    r->n_references = 1;
    r->name = value(s, "Hans Müller");
    r->email = value(s, "hans@mueller-metallbau.example");
    r->company = value(s, "Müller Metallbau");
    r->country = value(s, "DE");
    r->language = value(s, "en");
    r->phone = value(s, "+4971112345");
    r->city = value(s, "Stuttgart");
    r->kind = value(s, "rfq");
    r->deadline = value(s, "2025-12-05");
    quantity__init(&s->quantity);
    s->quantity.value = 40;
    s->quantity.unit = (char *)"pcs";
    s->quantity.product = (char *)"NF-220";
    s->quantities[0] = &s->quantity;
    r->quantity = s->quantities;
    r->n_quantity = 1;
    attachment__init(&s->attachment);
    s->attachment.filename = (char *)"drawing.pdf";
    s->attachment.size = 123456;
    s->attachments[0] = &s->attachment;
    r->attachment = s->attachments;
    r->n_attachment = 1;
    s->missing[0] = (char *)"country";
    s->missing[1] = (char *)"incoterms";
    r->missing = s->missing;
    r->n_missing = 2;
    r->words = (char *)"Dear Sirs,\nplease quote 40 pcs of NF-220.\n\nWe need them by 5 December.";
}

static void set_scene(Scene *s, const char *purpose, const char *template)
{
    *s = (Scene){0};
    set_lead(s);
    set_reading(s);
    outgoing__init(&s->row);
    s->row.purpose = (char *)purpose;
    s->row.template_ = (char *)template;
    s->row.to = (char *)(strcmp(purpose, "ack") == 0 ? "hans@mueller-metallbau.example" : "alice@acme.example");
    s->row.message_id = (char *)"1042.7@acme.example";
    contact__init(&s->contact);
    account__init(&s->account);
    s->contact.leads = 1;
    s->letter = (Letter){.config = config,
                         .words = words,
                         .keys = &keys,
                         .row = &s->row,
                         .lead = &s->lead,
                         .contact = &s->contact,
                         .account = &s->account,
                         .now = NOW};
}

/* Header block and decoded-enough text: our own quoted-printable, read back. */
typedef struct {
    char *all, *header, *mail_from;
} Sent;

static void unquote(GString *text)
{
    g_string_replace(text, "=\r\n", "", 0);
    for (char *p = text->str; (p = strchr(p, '=')); p++)
        if (g_ascii_isxdigit(p[1]) && g_ascii_isxdigit(p[2])) {
            gsize at = (gsize)(p - text->str);
            char c = (char)(g_ascii_xdigit_value(p[1]) * 16 + g_ascii_xdigit_value(p[2]));
            g_string_erase(text, (gssize)at, 2);
            text->str[at] = c;
            p = text->str + at;
        }
}

static Sent compose(Scene *scene, const char *name)
{
    GError *error = NULL;
    Sent sent = {0};
    g_autoptr(GBytes) bytes = letter_compose(&scene->letter, &sent.mail_from, &error);
    g_assert_no_error(error);
    size_t size;
    const char *raw = g_bytes_get_data(bytes, &size);
    if (g_getenv("LETTERS")) {
        g_autofree char *file = g_strconcat(name, ".eml", NULL);
        g_autofree char *path = g_build_filename(g_getenv("LETTERS"), file, NULL);
        g_assert_true(g_file_set_contents(path, raw, (gssize)size, NULL));
    }
    GString *all = g_string_new_len(raw, (gssize)size);
    sent.header = g_strndup(raw, (size_t)(strstr(raw, "\r\n\r\n") - raw) + 2);
    unquote(all);
    sent.all = g_string_free(all, FALSE);
    return sent;
}

static void sent_clear(Sent *sent)
{
    g_free(sent->all);
    g_free(sent->header);
    g_free(sent->mail_from);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Sent, sent_clear)

static void assert_has(const char *text, const char *what)
{
    if (!strstr(text, what))
        g_error("no \"%s\" in:\n%s", what, text);
}

static void assert_not(const char *text, const char *what)
{
    if (strstr(text, what))
        g_error("\"%s\" in:\n%s", what, text);
}

/* The token of an address is ours, for this lead, and for this purpose. */
static Token token_of(const char *address)
{
    Token token = {0};
    g_assert_true(token_read(&keys, "leads@acme.example", address, NOW, &token));
    g_assert_cmpuint(token.lead, ==, 1042);
    return token;
}

static char *header_of(const char *header, const char *name)
{
    g_autofree char *start = g_strconcat("\r\n", name, ": ", NULL);
    const char *p = strstr(header, start);
    if (!p)
        return NULL;
    p += strlen(start);
    return g_strndup(p, strcspn(p, "\r"));
}

static void test_ack(void)
{
    Scene s;
    set_scene(&s, "ack", "ack-hot");
    g_auto(Sent) sent = compose(&s, "ack-en");
    assert_has(sent.header, "From: \"ACME Industrial\" <sales@acme.example>\r\n");
    assert_has(sent.header, "To: hans@mueller-metallbau.example\r\n");
    assert_has(sent.header, "Subject: Re: Anfrage NF-220\r\n");
    assert_has(sent.header, "In-Reply-To: <q1@mueller-metallbau.example>\r\n");
    assert_has(sent.header, "References: <p0@mueller-metallbau.example> <q1@mueller-metallbau.example>\r\n");
    assert_has(sent.header, "Message-ID: <1042.7@acme.example>\r\n");
    assert_has(sent.header, "Auto-Submitted: auto-replied\r\n");
    assert_has(sent.header, "X-Auto-Response-Suppress: All\r\n");
    assert_has(sent.header, "Content-Language: en\r\n");
    assert_has(sent.header, "Date: Mon, 24 Nov 2025 09:10:00 +0100\r\n");
    assert_not(sent.header, "X-Lead");
    g_autofree char *reply_to = header_of(sent.header, "Reply-To");
    g_assert_cmpint(token_of(reply_to).purpose, ==, TOKEN_FOLLOWUP);
    Token token = token_of(sent.mail_from);
    g_assert_cmpint(token.purpose, ==, TOKEN_ACK);
    g_assert_true(token_for(&token, "hans@mueller-metallbau.example"));
    g_assert_false(token_for(&token, "somebody@else.example"));
    assert_has(sent.all, "Hello Hans Müller,");
    assert_has(sent.all, "Alice (alice@acme.example)");
    assert_has(sent.all, "no later than today, Monday 10:10 CET.");
    assert_has(sent.all, "request for a quotation");
    assert_has(sent.all, "- where it is to be delivered");
    assert_not(sent.all, "incoterms");
    assert_not(sent.all, "drawing.pdf");
    assert_not(sent.all, "please quote");
}

static void test_ack_german(void)
{
    Scene s;
    set_scene(&s, "ack", "ack-general");
    s.reading.language->value = (char *)"de";
    s.lead.owner = (char *)"Bernd Mueller";
    s.lead.promised_by = NOW + 86400;
    s.missing[0] = (char *)"quantity";
    g_auto(Sent) sent = compose(&s, "ack-de");
    assert_has(sent.header, "Content-Language: de\r\n");
    assert_has(sent.all, "Guten Tag Hans Müller,");
    assert_has(sent.all, "Bernd Mueller (bernd@acme.example)");
    assert_has(sent.all, "spätestens morgen, Dienstag, 09:10 Uhr MEZ.");
    assert_has(sent.all, "- die benötigte Menge");
}

static const struct {
    const char *language, *company, *found;
} ack_languages[] = {
    {"de", "en", "de"}, {"en", "de", "en"},    {"hu", "de", "en"},
    {"", "de", "de"},   {"de-CH", "en", "de"}, {"", "fi", "en"},
};

static void test_ack_language(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ack_languages); i++) {
        Scene s;
        set_scene(&s, "ack", "ack-hot");
        Config other = *config;
        other.company_language = (char *)ack_languages[i].company;
        s.letter.config = &other;
        s.reading.language->value = (char *)ack_languages[i].language;
        g_auto(Sent) sent = compose(&s, "ack-language");
        g_autofree char *language = header_of(sent.header, "Content-Language");
        g_assert_cmpstr(language, ==, ack_languages[i].found);
    }
}

static const struct {
    const char *kind, *words, *ask;
} kinds[] = {
    {"rfq", "request for a quotation", "- the quantity you need"},
    {"tender", "request for a quotation", "- the quantity you need"},
    {"price", "asking for our prices", "- the quantity you need"},
    {"order", "not yet the order itself", "- the quantity you need"},
    {"demo", "a demonstration", "- a phone number to reach you"},
    {"call", "will call you", "- a phone number to reach you"},
    {"sample", "a sample", "- the quantity you need"},
    {"brochure", "our products", "simply reply"},
    {"question", "your message", "simply reply"},
    {NULL, "your message", "simply reply"},
};

static void test_ack_kinds(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        Scene s;
        set_scene(&s, "ack", "ack-hot");
        s.reading.kind->value = (char *)(kinds[i].kind ? kinds[i].kind : "");
        s.missing[0] = (char *)"quantity";
        s.missing[1] = (char *)"phone";
        g_auto(Sent) sent = compose(&s, "ack-kind");
        assert_has(sent.all, kinds[i].words);
        assert_has(sent.all, kinds[i].ask);
    }
}

/* NOW is Monday 09:10 in Berlin. When we open is said, unless somebody answers before. */
static void test_ack_closed_to_a_customer(void)
{
    for (int late = 0; late < 2; late++) {
        Scene s;
        set_scene(&s, "ack", "ack-hot");
        Config other = *config;
        g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("Europe/Berlin");
        g_autoptr(Calendar) calendar = calendar_new(zone);
        g_assert_true(calendar_add_shifts(calendar, "tue-fri", "08:30-17:00", NULL));
        other.calendar = calendar;
        s.letter.config = &other;
        s.lead.relation = (char *)"customer";
        s.lead.promised_by = NOW + (late ? 2 * 86400 : 3600);
        g_auto(Sent) sent = compose(&s, "ack-closed");
        assert_has(sent.all, "thank you for your continued trust and for your request");
        if (late)
            assert_has(sent.all, "Our office is closed until tomorrow, Tuesday 08:30 CET. Alice");
        else
            assert_not(sent.all, "closed");
    }
}

/* A promise that has passed is not repeated, and a form's mail is not threaded to. */
static void test_ack_late_and_relayed(void)
{
    Scene s;
    set_scene(&s, "ack", "ack-hot");
    s.lead.promised_by = NOW - 1;
    s.reading.relay = (char *)"form";
    g_auto(Sent) sent = compose(&s, "ack-relayed");
    assert_has(sent.all, "as soon as possible.");
    assert_not(sent.all, "no later than");
    assert_has(sent.header, "Subject: Re: your inquiry\r\n");
    assert_not(sent.header, "In-Reply-To");
    assert_not(sent.header, "References");
}

static const struct {
    const char *name, *safe;
} names[] = {
    {"Hans Müller", "Hans Müller"},
    {"Dr. J. O'Hara-Smith", "Dr. J. O'Hara-Smith"},
    {"  山田 太郎 ", "山田 太郎"},
    {"Renée", "Renée"},
    {"Visit evil.example now", NULL},
    {"http://evil.example", NULL},
    {"hans@mueller.example", NULL},
    {"Win 1000 EUR", NULL},
    {"one two three four five", NULL},
    {"Donaudampfschifffahrtsgesellschaft", NULL},
    {"Hans\r\nBcc: x", NULL},
    {"", NULL},
    {NULL, NULL},
    {"...", NULL},
    {"<b>Hans</b>", NULL},
};

static const struct {
    const char *subject, *safe;
} subjects[] = {
    {"Anfrage", "Anfrage"},
    {"Re: AW: Fwd:  RE: Anfrage", "Anfrage"},
    {"RFQ 40 pcs NF-220.5 by 5.12.", "RFQ 40 pcs NF-220.5 by 5.12."},
    {"Buy at http://evil.example/x today", "Buy at today"},
    {"www.evil.example", ""},
    {"cheap pills evil.example", "cheap pills"},
    {"write to me@evil.example", "write to"},
    {"a\r\nBcc: b", "a Bcc: b"},
    {"", ""},
    {NULL, ""},
};

static void test_safe(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *safe = letter_safe_name(names[i].name);
        g_assert_cmpstr(safe, ==, names[i].safe);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(subjects); i++) {
        g_autofree char *safe = letter_safe_subject(subjects[i].subject);
        g_assert_cmpstr(safe, ==, subjects[i].safe);
    }
    g_autofree char *wide = g_strnfill(100000, 'x');
    g_autofree char *cut = letter_safe_subject(wide);
    g_assert_cmpint(g_utf8_strlen(cut, -1), ==, 79);
    g_assert_true(g_str_has_suffix(cut, "…"));
}

static void test_card(void)
{
    Scene s;
    set_scene(&s, "card", "card");
    g_auto(Sent) sent = compose(&s, "card-en");
    assert_has(sent.header, "From: \"ACME Industrial\" <leads@acme.example>\r\n");
    assert_has(sent.header, "To: alice@acme.example\r\n");
    assert_has(sent.header, "Auto-Submitted: auto-generated\r\n");
    assert_has(sent.header, "X-Lead-Id: L-1042\r\n");
    assert_has(sent.header,
               "Subject: HOT by 10:10 | =?UTF-8?Q?M=C3=BCller?= Metallbau DE | 40 x NF-220 |\r\n L-1042\r\n");
    assert_not(sent.header, "In-Reply-To");
    assert_not(sent.header, "References");
    Token token = token_of(sent.mail_from);
    g_assert_cmpint(token.purpose, ==, TOKEN_CARD);
    g_assert_true(token_for(&token, "alice@acme.example"));
    g_autofree char *reply_to = header_of(sent.header, "Reply-To");
    g_assert_cmpint(token_of(reply_to).purpose, ==, TOKEN_COMMAND);
    static const char *const wanted[] = {"today, Monday 10:10 CET",
                                         "please quote 40 pcs of NF-220.",
                                         "40 x NF-220",
                                         "needed by 5 December 2025",
                                         "drawing.pdf (121 kB)",
                                         "Hans Müller",
                                         "Stuttgart DE",
                                         "+4971112345",
                                         "first contact",
                                         "country, incoterms",
                                         "+40 asks-price: please quote",
                                         "-5 student",
                                         "route 2: country DE",
                                         "is being told",
                                         "source plus:expo26",
                                         "answer the original message"};
    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++)
        assert_has(sent.all, wanted[i]);
    static const char *const promised[] = {"stops the clock", "?subject=accept%20L-1042", "COMMANDS", "A button"};
    for (size_t i = 0; i < G_N_ELEMENTS(promised); i++)
        assert_has(sent.all, promised[i]);
}

/* Reps answer the last message of a thread: the card is in it for those only who want that. */
static void test_card_threaded(void)
{
    for (int threaded = 0; threaded < 2; threaded++) {
        Scene s;
        set_scene(&s, "card", "card");
        Cards before = config->card;
        config->card.threaded = threaded;
        Sent sent = compose(&s, "card");
        g_assert_cmpint(strstr(sent.header, "In-Reply-To: <q1@mueller-metallbau.example>") != NULL, ==, threaded == 1);
        config->card = before;
        sent_clear(&sent);
    }
}

static void test_card_of_customer(void)
{
    Scene s;
    set_scene(&s, "card", "card");
    s.row.to = (char *)"bernd@acme.example";
    s.lead.class_ = LEAD_CLASS__CLASS_GENERAL;
    s.lead.respond_by = NOW + 86400;
    s.lead.relation = (char *)"customer";
    s.lead.ack_reason = (char *)"spf fail";
    s.contact.leads = 4;
    s.contact.won = 1;
    s.contact.first_seen = NOW - 400 * 86400;
    s.account.leads = 6;
    s.account.won = 2;
    s.account.name = (char *)"Müller Metallbau GmbH";
    s.account.owner = (char *)"Bernd Mueller";
    g_auto(Sent) sent = compose(&s, "card-de");
    g_autofree char *language = header_of(sent.header, "Content-Language");
    g_assert_cmpstr(language, ==, "de");
    assert_has(sent.all, "spätestens morgen, Dienstag, 09:10 Uhr MEZ");
    assert_has(sent.all, "Kunde (1 gewonnen)");
    assert_has(sent.all, "frühere Anfragen: 3, zuerst am 20. Oktober 2024");
    assert_has(sent.all, "Müller Metallbau GmbH: 6 Anfragen, 2 gewonnen, betreut von Bernd Mueller");
    assert_has(sent.all, "keine Eingangsbestätigung verschickt: spf fail");
}

static void test_card_unparsed(void)
{
    Scene s;
    set_scene(&s, "card", "card");
    s.lead.unparsed = (char *)"too-large";
    s.lead.reading = NULL;
    s.lead.class_ = LEAD_CLASS__CLASS_GENERAL;
    s.letter.contact = NULL;
    s.letter.account = NULL;
    g_auto(Sent) sent = compose(&s, "card-unparsed");
    assert_has(sent.header, "Subject: Lead by 10:10 | hans@mueller-metallbau.example | inquiry | L-1042\r\n");
    assert_has(sent.all, "COULD NOT BE READ: too-large");
}

static void test_card_relayed(void)
{
    Scene s;
    set_scene(&s, "card", "card");
    s.reading.relay = (char *)"marketplace";
    s.reading.relay_name = (char *)"Industry Hub";
    mailbox__init(&s.candidate);
    s.candidate.name = (char *)"Erika";
    s.candidate.address = (char *)"erika@other.example";
    s.reading.candidate = &s.candidate;
    g_auto(Sent) sent = compose(&s, "card-relayed");
    assert_has(sent.all, "The original came through Industry Hub. Write to hans@mueller-metallbau.example");
    assert_not(sent.all, "Just answer the original");
    assert_has(sent.all, "perhaps Erika <erika@other.example>");
    assert_has(sent.all, "mailto:hans@mueller-metallbau.example?subject=Re%3A%20Anfrage%20NF-220");
}

static void test_card_with_original(void)
{
    Scene s;
    set_scene(&s, "card", "card");
    static const char original[] = "From: hans@mueller-metallbau.example\r\nSubject: x\r\n\r\nplease quote\r\n";
    g_autoptr(GBytes) bytes = g_bytes_new_static(original, strlen(original));
    s.letter.original = bytes;
    g_auto(Sent) sent = compose(&s, "card-original");
    assert_has(sent.all, "Content-Type: message/rfc822");
    assert_has(sent.all, original);
    assert_has(sent.all, "original message (attached)");
}

static const struct {
    const char *detail, *subject, *text;
} notices[] = {
    {"failed hans@mueller-metallbau.example 550 5.1.1 no such user", "Not delivered to", "550 5.1.1 no such user"},
    {"unheard alice@acme.example 550 no such user", "Not delivered to", "The lead belongs to Alice"},
    {"follow-up", "More from", "has written again about L-1042"},
    {"unread too-large after 3 attempts", "Not readable", "too-large after 3 attempts"},
};

static void test_notice(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(notices); i++) {
        Scene s;
        set_scene(&s, "notice", "notice");
        s.reading.company->value = (char *)"Mueller";
        s.row.detail = (char *)notices[i].detail;
        g_auto(Sent) sent = compose(&s, "notice");
        assert_has(sent.all, notices[i].text);
        g_autofree char *words_of_subject = g_strdup(notices[i].subject);
        g_strdelimit(words_of_subject, " ", '_');
        assert_has(sent.header, "Subject: ");
        g_assert_true(strstr(sent.header, notices[i].subject) || strstr(sent.header, words_of_subject));
        assert_has(sent.header, "X-Lead-Id: L-1042\r\n");
    }
}

/* Hostile values in every text of a lead: never a further header, never markup, never a line of their own. */
static void test_hostile(void)
{
    static const char evil[] = "x\r\nBcc: all@world.example\r\n\r\n<script>alert(1)</script>{{lead}}\xff\xe2\x80\xae\n";
    static const char *const purposes[][2] = {
        {"ack", "ack-hot"}, {"ack", "ack-general"}, {"card", "card"}, {"notice", "notice"}};
    for (size_t i = 0; i < G_N_ELEMENTS(purposes); i++) {
        Scene s;
        set_scene(&s, purposes[i][0], purposes[i][1]);
        for (size_t k = 0; k < s.founds; k++)
            s.found[k].value = (char *)evil;
        s.reading.subject = s.reading.words = s.reading.relay_name = (char *)evil;
        s.references[0] = s.missing[0] = s.missing[1] = (char *)evil;
        s.attachment.filename = s.quantity.product = s.quantity.unit = (char *)evil;
        s.hit[0].evidence = s.hit[0].name = (char *)evil;
        s.lead.message_id = s.lead.unparsed = s.lead.source = s.lead.owner_reason = s.lead.ack_reason = (char *)evil;
        s.contact.name = s.account.name = s.account.owner = (char *)evil;
        s.account.leads = 5;
        s.row.detail = (char *)evil;
        g_auto(Sent) sent = compose(&s, "hostile");
        assert_not(sent.header, "\nBcc");
        assert_not(sent.all, "\nBcc");
        const char *html = strstr(sent.all, "<html");
        if (html)
            assert_not(html, "<script");
        if (strcmp(purposes[i][0], "ack") == 0)
            assert_not(strstr(sent.all, "\r\n\r\n"), "script");
    }
}

static void test_refused(void)
{
    Scene s;
    GError *error = NULL;
    char *mail_from = NULL;
    set_scene(&s, "ack", "ack-hot");
    s.row.to = (char *)"a@b.example\r\nBcc: c@d.example";
    g_assert_null(letter_compose(&s.letter, &mail_from, &error));
    g_assert_nonnull(error);
    g_clear_error(&error);
    set_scene(&s, "card", "no-such");
    g_assert_null(letter_compose(&s.letter, &mail_from, &error));
    g_assert_cmpstr(error->message, ==, "no template no-such");
    g_clear_error(&error);
    g_assert_null(mail_from);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *folder = g_dir_make_tmp("letter-XXXXXX", NULL);
    g_autofree char *file = g_build_filename(folder, "c.yaml", NULL);
    GError *error = NULL;
    g_assert_true(g_file_set_contents(file, yaml, -1, NULL));
    config = config_load(file, &error);
    g_assert_no_error(error);
    words = words_load("templates", NULL, &error);
    g_assert_no_error(error);
    g_test_add_func("/letter/ack", test_ack);
    g_test_add_func("/letter/ack/german", test_ack_german);
    g_test_add_func("/letter/ack/language", test_ack_language);
    g_test_add_func("/letter/ack/kinds", test_ack_kinds);
    g_test_add_func("/letter/ack/closed-to-a-customer", test_ack_closed_to_a_customer);
    g_test_add_func("/letter/ack/late-and-relayed", test_ack_late_and_relayed);
    g_test_add_func("/letter/safe", test_safe);
    g_test_add_func("/letter/card", test_card);
    g_test_add_func("/letter/card/threaded", test_card_threaded);
    g_test_add_func("/letter/card/customer", test_card_of_customer);
    g_test_add_func("/letter/card/unparsed", test_card_unparsed);
    g_test_add_func("/letter/card/relayed", test_card_relayed);
    g_test_add_func("/letter/card/original", test_card_with_original);
    g_test_add_func("/letter/notice", test_notice);
    g_test_add_func("/letter/hostile", test_hostile);
    g_test_add_func("/letter/refused", test_refused);
    int failed = g_test_run();
    config_unref(config);
    words_unref(words);
    g_remove(file);
    g_rmdir(folder);
    return failed;
}
