/* The courier against a small SMTP server: sent, refused, later, dropped, away; and what the store says afterwards. */
#include "milter/courier.h"

#include <glib/gstdio.h>
#include <string.h>

#include "milter/log.h"
#include "milter/now.h"
#include "milter/smtp.h"
#include "smtp-sink.h"
#include "store/records.h"

typedef struct {
    Sink *sink;
    Store *store;
    Keeper *keeper;
    Courier *courier;
    Config *config;
    char *folder;
    uint64_t lead;
    unsigned taken; /* inquiries */
} Rig;

static Config *load_config(Rig *rig, unsigned port, const char *more)
{
    g_autofree char *file = g_build_filename(rig->folder, "c.yaml", NULL);
    g_autofree char *text = g_strdup_printf("company: {name: ACME, domains: [acme.example], timezone: Europe/Berlin}\n"
                                            "intake: [sales@acme.example]\n"
                                            "identity: leads@acme.example\n"
                                            "owners: [{name: alice, email: alice@acme.example}]\n"
                                            "relay: smtp://127.0.0.1:%u\n%s\n",
                                            port, more);
    GError *error = NULL;
    g_assert_true(g_file_set_contents(file, text, -1, NULL));
    Config *config = config_load(file, &error);
    g_assert_no_error(error);
    g_remove(file);
    return config;
}

static Rig *rig_new(unsigned port, Sink *sink, const char *more)
{
    Rig *rig = g_new0(Rig, 1);
    GError *error = NULL;
    rig->folder = g_dir_make_tmp("courier-XXXXXX", NULL);
    rig->sink = sink;
    rig->config = load_config(rig, port, more);
    rig->store = store_open(&(StoreOptions){.dir = NULL}, &error);
    g_assert_no_error(error);
    g_autoptr(Words) words = words_load("templates", NULL, &error);
    g_assert_no_error(error);
    rig->keeper = keeper_new(rig->config, words, rig->store, NULL, NULL, &error);
    g_assert_no_error(error);
    return rig;
}

static Rig *rig_with_sink(const char *more)
{
    Sink *sink = sink_start(0, NULL);
    return rig_new(sink->port, sink, more);
}

static void rig_go(Rig *rig)
{
    GError *error = NULL;
    rig->courier = courier_start(rig->keeper, &error);
    g_assert_no_error(error);
}

static void rig_free(Rig *rig)
{
    courier_stop(rig->courier);
    keeper_free(rig->keeper);
    config_unref(rig->config);
    if (rig->sink)
        sink_free(rig->sink);
    g_rmdir(rig->folder);
    g_free(rig->folder);
    g_free(rig);
}

/* What a test may change of an inquiry with one row. */
typedef struct {
    const char *purpose, *template, *to, *spf;
    int64_t due, expires; /* from now; expires 0: in 1000 s */
    bool with_original;
} Row;

#define ACK(...) ((Row){.purpose = "ack", .template = "ack-hot", __VA_ARGS__})
#define CARD(...) ((Row){.purpose = "card", .template = "card", .to = "alice@acme.example", __VA_ARGS__})

static Outgoing row_make(const Row *from)
{
    Outgoing row = OUTGOING__INIT;
    int64_t now = now_seconds();
    row.purpose = (char *)from->purpose;
    row.template_ = (char *)from->template;
    row.to = (char *)from->to;
    row.has_due = row.has_expires = true;
    row.due = now + from->due;
    row.expires = now + (from->expires ? from->expires : 1000);
    row.has_with_original = true;
    row.with_original = from->with_original;
    return row;
}

static void take(Rig *rig, const Row *one, const Row *two)
{
    static const StoreCandidate alice = {.name = "alice", .email = "alice@acme.example", .weight = 1, .in_route = true};
    StoreChoice choice = {.candidate = &alice, .candidates = 1, .reason = "route 1"};
    static const char original[] = "From: a@b.example\r\nSubject: pumps\r\n\r\nplease quote\r\n";
    Lead lead = LEAD__INIT;
    lead.class_ = LEAD_CLASS__CLASS_HOT;
    lead.has_class_ = lead.has_created = lead.has_respond_by = true;
    lead.created = now_seconds();
    lead.respond_by = lead.created + 3600;
    lead.mail_from = (char *)"a@b.example";
    lead.message_id = (char *)"q@b.example";
    lead.spf = (char *)one->spf;
    Outgoing rows[] = {row_make(one), two ? row_make(two) : (Outgoing)OUTGOING__INIT};
    const Outgoing *outgoing[] = {&rows[0], &rows[1]};
    StoreIntake intake = {.now = lead.created,
                          .dedupe_seconds = 60,
                          .lead = &lead,
                          .choice = &choice,
                          .outgoing = outgoing,
                          .outgoings = two ? 2 : 1,
                          .original = (const uint8_t *)original,
                          .original_size = strlen(original),
                          .id_domain = "acme.example"};
    unsigned number = ++rig->taken;
    memcpy(intake.dedupe_key, &number, sizeof number);
    Lead *taken = NULL;
    GError *error = NULL;
    g_assert_cmpint(store_intake(rig->store, &intake, &taken, &error), ==, STORE_OK);
    rig->lead = taken->id;
    lead__free_unpacked(taken, NULL);
}

/* --- Looking --- */

static Outgoing *row_of(Rig *rig, const char *purpose)
{
    GPtrArray *rows = NULL;
    Outgoing *found = NULL;
    store_outbox(rig->store, true, 0, &rows, NULL);
    for (guint i = 0; rows && i < rows->len; i++) {
        const Outgoing *row = rows->pdata[i];
        if (row->lead == rig->lead && strcmp(row->purpose, purpose) == 0)
            store_outgoing(rig->store, row->id, &found, NULL);
    }
    if (rows)
        g_ptr_array_unref(rows);
    return found;
}

/* Waits until the row has that state and as many attempts; at most 15 s. */
static Outgoing *wait_for(Rig *rig, const char *purpose, OutgoingState state, unsigned attempts)
{
    for (int i = 0; i < 1500; i++) {
        Outgoing *row = row_of(rig, purpose);
        if (row && row->state == state && row->attempts >= attempts)
            return row;
        if (row)
            outgoing__free_unpacked(row, NULL);
        g_usleep(10000);
    }
    g_error("no %s of state %d in time", purpose, (int)state);
}

static void wait_sent(Rig *rig, const char *purpose)
{
    outgoing__free_unpacked(wait_for(rig, purpose, OUTGOING_STATE__OUTGOING_SENT, 1), NULL);
}

static Event *event_of(Rig *rig, const char *what, GPtrArray **events)
{
    g_assert_cmpint(store_events(rig->store, rig->lead, events, NULL), ==, STORE_OK);
    for (guint i = 0; i < (*events)->len; i++)
        if (strcmp(((Event *)(*events)->pdata[i])->what, what) == 0)
            return (*events)->pdata[i];
    g_error("no event %s", what);
}

static void assert_header(const SinkMail *mail, const char *header)
{
    if (!strstr(mail->data, header))
        g_error("no \"%s\" in\n%s", header, mail->data);
}

/* --- Cases --- */

static void test_sent(void)
{
    Rig *rig = rig_with_sink("");
    rig_go(rig);
    for (int i = 0; i < 3; i++) {
        take(rig, &ACK(.to = "a@b.example"), &CARD());
        g_autoptr(Outgoing) ack = wait_for(rig, "ack", OUTGOING_STATE__OUTGOING_SENT, 1);
        g_autoptr(Outgoing) card = wait_for(rig, "card", OUTGOING_STATE__OUTGOING_SENT, 1);
        g_assert_cmpstr(ack->last_reply, ==, "250 2.0.0 taken");
        g_assert_cmpuint(ack->attempts, ==, 1);
        g_assert_cmpuint(card->attempts, ==, 1);
    }
    g_assert_cmpuint(sink_count(rig->sink, NULL), ==, 6);
    g_assert_cmpuint(rig->sink->connections, ==, 1);
    g_assert_cmpstr(rig->sink->ehlo, ==, "acme.example");
    g_autoptr(GPtrArray) events = NULL, same = NULL;
    g_assert_cmpstr(event_of(rig, "acked", &events)->to, ==, "a@b.example");
    g_assert_cmpstr(event_of(rig, "card sent", &same)->how, ==, "courier");
    Lead *lead = NULL;
    g_assert_cmpint(store_lead(rig->store, rig->lead, &lead, NULL), ==, STORE_OK);
    g_assert_true(lead->has_acked_at);
    lead__free_unpacked(lead, NULL);
    const SinkMail *mail = rig->sink->mail->pdata[0];
    assert_header(mail, strcmp(mail->rcpt_to, "a@b.example") == 0 ? "\r\nIn-Reply-To: <q@b.example>\r\n"
                                                                  : "\r\nX-Lead-Id: L-");
    g_assert_true(g_str_has_prefix(mail->mail_from, "leads+"));
    rig_free(rig);
}

/* 4xx: waits, is tried again, fails when it has expired; the owner hears of it once. */
static void test_later_then_expired(void)
{
    Rig *rig = rig_with_sink("");
    take(rig, &ACK(.to = "r450@b.example", .expires = 2), NULL);
    rig_go(rig);
    g_autoptr(Outgoing) first = wait_for(rig, "ack", OUTGOING_STATE__OUTGOING_WAITING, 1);
    g_assert_cmpstr(first->last_reply, ==, "450 5.0.0 said <r450@b.example>");
    g_assert_cmpint(first->due, ==, first->expires);
    g_autoptr(Outgoing) last = wait_for(rig, "ack", OUTGOING_STATE__OUTGOING_FAILED, 2);
    g_assert_cmpstr(last->last_reply, ==, "expired: 450 5.0.0 said <r450@b.example>");
    wait_sent(rig, "notice");
    g_assert_cmpuint(sink_count(rig->sink, "alice@"), ==, 1);
    rig_free(rig);
}

static void test_later_backs_off(void)
{
    Rig *rig = rig_with_sink("");
    take(rig, &ACK(.to = "d451@b.example"), NULL);
    int64_t before = now_seconds();
    rig_go(rig);
    g_autoptr(Outgoing) row = wait_for(rig, "ack", OUTGOING_STATE__OUTGOING_WAITING, 1);
    g_assert_cmpint(row->due, >=, before + 5);
    g_assert_cmpint(row->due, <=, now_seconds() + 6);
    g_assert_cmpstr(row->last_reply, ==, "451 5.0.0 said <d451@b.example>");
    rig_free(rig);
}

static const char *const refused[] = {"r550@b.example", "d554@b.example"};

static void test_never(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
        Rig *rig = rig_with_sink("");
        take(rig, &ACK(.to = refused[i]), NULL);
        rig_go(rig);
        g_autoptr(Outgoing) row = wait_for(rig, "ack", OUTGOING_STATE__OUTGOING_FAILED, 1);
        g_autoptr(Outgoing) notice = wait_for(rig, "notice", OUTGOING_STATE__OUTGOING_SENT, 1);
        g_assert_cmpstr(notice->to, ==, "alice@acme.example");
        g_autoptr(GPtrArray) events = NULL;
        g_assert_cmpstr(event_of(rig, "ack failed", &events)->why, ==, row->last_reply);
        Lead *lead = NULL;
        g_assert_cmpint(store_lead(rig->store, rig->lead, &lead, NULL), ==, STORE_OK);
        g_assert_false(lead->has_acked_at);
        g_assert_true(g_str_has_prefix(lead->ack_reason, "failed: 55"));
        lead__free_unpacked(lead, NULL);
        const SinkMail *mail = rig->sink->mail->pdata[rig->sink->mail->len - 1];
        assert_header(mail, row->last_reply);
        assert_header(mail, "\r\nX-Lead-Id: L-");
        g_assert_cmpuint(rig->sink->refusals, ==, 1);
        rig_free(rig);
    }
}

/* A card that its owner's mailbox refuses: the lead manager hears of it, and of his own mail nobody. */
static void test_unheard(void)
{
    static const struct {
        const char *managers;
        unsigned notices;
    } cases[] = {{"managers: [maria@acme.example]", 1}, {"managers: [r551@acme.example]", 1}, {"managers: []", 0}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Rig *rig = rig_with_sink(cases[i].managers);
        take(rig, &(Row){.purpose = "card", .template = "card", .to = "r550@acme.example"}, NULL);
        rig_go(rig);
        g_autoptr(Outgoing) card = wait_for(rig, "card", OUTGOING_STATE__OUTGOING_FAILED, 1);
        g_assert_cmpstr(card->last_reply, ==, "550 5.0.0 said <r550@acme.example>");
        g_usleep(300000);
        GPtrArray *rows = NULL;
        store_outbox(rig->store, true, 0, &rows, NULL);
        g_assert_cmpuint(rows->len, ==, 1 + cases[i].notices);
        g_ptr_array_unref(rows);
        g_assert_cmpuint(sink_count(rig->sink, "maria@"), ==, i == 0 ? 1 : 0);
        rig_free(rig);
    }
}

/* The connection is lost when all was said: it goes out again, and can be known by its Message-ID. */
static void test_dropped(void)
{
    Rig *rig = rig_with_sink("");
    take(rig, &ACK(.to = "once@b.example", .expires = 2), NULL);
    rig_go(rig);
    g_autoptr(Outgoing) row = wait_for(rig, "ack", OUTGOING_STATE__OUTGOING_SENT, 2);
    g_assert_cmpuint(rig->sink->mail->len, ==, 2);
    g_autofree char *id = g_strdup_printf("\r\nMessage-ID: <%s>\r\n", row->message_id);
    assert_header(rig->sink->mail->pdata[0], id);
    assert_header(rig->sink->mail->pdata[1], id);
    rig_free(rig);
}

/* Nobody listens: one row finds out, the others are not worn out; then all go. */
static void test_relay_away(void)
{
    Sink *sink = sink_start(0, NULL);
    unsigned port = sink->port;
    sink_free(sink);
    Rig *rig = rig_new(port, NULL, "");
    for (int i = 0; i < 30; i++)
        take(rig, &CARD(), NULL);
    rig_go(rig);
    g_usleep(2 * G_USEC_PER_SEC);
    GPtrArray *rows = NULL;
    store_outbox(rig->store, false, 0, &rows, NULL);
    g_assert_cmpuint(rows->len, ==, 30);
    for (guint i = 0; i < rows->len; i++) {
        g_assert_cmpint(((Outgoing *)rows->pdata[i])->state, ==, OUTGOING_STATE__OUTGOING_WAITING);
        g_assert_cmpuint(((Outgoing *)rows->pdata[i])->attempts, <=, 1);
    }
    g_ptr_array_unref(rows);
    rig->sink = sink_start(port, NULL);
    wait_sent(rig, "card");
    for (int i = 0; i < 500 && sink_count(rig->sink, NULL) < 30; i++)
        g_usleep(10000);
    g_assert_cmpuint(sink_count(rig->sink, NULL), ==, 30);
    rig_free(rig);
}

static void test_held(void)
{
    static const char *const settings[] = {"courier: {hold: true}", "mode: observe"};
    for (size_t i = 0; i < G_N_ELEMENTS(settings); i++) {
        Rig *rig = rig_with_sink(settings[i]);
        take(rig, &ACK(.to = "a@b.example"), NULL);
        rig_go(rig);
        courier_wake(rig->courier);
        g_usleep(300000);
        g_autoptr(Outgoing) row = row_of(rig, "ack");
        g_assert_cmpint(row->state, ==, OUTGOING_STATE__OUTGOING_WAITING);
        g_assert_cmpuint(row->attempts, ==, 0);
        g_assert_cmpuint(rig->sink->connections, ==, 0);
        rig_free(rig);
    }
}

/* Not yet due (an ack that waits for SPF): untouched. */
static void test_not_due(void)
{
    Rig *rig = rig_with_sink("");
    take(rig, &ACK(.to = "a@b.example", .due = 500), &CARD());
    rig_go(rig);
    wait_sent(rig, "card");
    g_autoptr(Outgoing) ack = row_of(rig, "ack");
    g_assert_cmpuint(ack->attempts, ==, 0);
    rig_free(rig);
}

static const struct {
    Row row;
    const char *why;
} hopeless[] = {
    {{"ack", "ack-hot", "müller@b.example", NULL, 0, 100, false}, "smtputf8: the relay does not offer it"},
    {{"ack", "ack-hot", "a b@b.example", NULL, 0, 100, false}, "invalid address"},
    {{"ack", "ack-hot", "a@b.example> BODY=8BITMIME", NULL, 0, 100, false}, "invalid address"},
    {{"ack", "ack-hot", "", NULL, 0, 100, false}, "no recipient"},
    {{"ack", "ack-hot", "a@b.example", "fail", 0, 100, false}, "spf fail"},
    {{"ack", "no-such", "a@b.example", NULL, 0, 100, false}, "no template no-such"},
    {{"ack", "ack-hot", "a@b.example", NULL, -10, -5, false}, "expired: never tried in time"},
};

static void test_hopeless(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(hopeless); i++) {
        Rig *rig = rig_with_sink("");
        take(rig, &hopeless[i].row, NULL);
        rig_go(rig);
        g_autoptr(Outgoing) row = wait_for(rig, "ack", OUTGOING_STATE__OUTGOING_FAILED, 1);
        g_assert_cmpstr(row->last_reply, ==, hopeless[i].why);
        wait_sent(rig, "notice");
        g_assert_cmpuint(sink_count(rig->sink, NULL), ==, 1);
        rig_free(rig);
    }
}

/* To a local part in UTF-8, by a relay that takes it: unbent in envelope and header. */
static void test_utf8(void)
{
    Rig *rig = rig_with_sink("");
    rig->sink->ehlo_reply = "250-sink\r\n250 SMTPUTF8";
    take(rig, &ACK(.to = "müller@b.example"), &CARD());
    rig_go(rig);
    wait_sent(rig, "ack");
    wait_sent(rig, "card");
    bool found = false;
    for (guint i = 0; i < rig->sink->mail->len; i++) {
        const SinkMail *mail = rig->sink->mail->pdata[i];
        if (strcmp(mail->rcpt_to, "müller@b.example") != 0)
            continue;
        found = true;
        assert_header(mail, "\r\nTo: müller@b.example\r\n");
    }
    g_assert_true(found);
    rig_free(rig);
}

static void test_original(void)
{
    Rig *rig = rig_with_sink("");
    take(rig, &CARD(.with_original = true), NULL);
    rig_go(rig);
    wait_sent(rig, "card");
    assert_header(rig->sink->mail->pdata[0], "Content-Type: message/rfc822");
    assert_header(rig->sink->mail->pdata[0], "\r\nFrom: a@b.example\r\nSubject: pumps\r\n\r\nplease quote\r\n");
    rig_free(rig);
}

/* A relay that never answers does not hold up the stop, and the mail stays due. */
static void test_stop(void)
{
    Rig *rig = rig_with_sink("");
    take(rig, &ACK(.to = "hang@b.example"), &CARD(.due = 0));
    rig_go(rig);
    for (int i = 0; i < 500 && sink_count(rig->sink, "hang@") == 0; i++)
        g_usleep(10000);
    int64_t before = now_monotonic_ms();
    courier_stop(rig->courier);
    rig->courier = NULL;
    g_assert_cmpint(now_monotonic_ms() - before, <, 6000);
    g_autoptr(Outgoing) row = row_of(rig, "ack");
    g_assert_cmpint(row->state, ==, OUTGOING_STATE__OUTGOING_WAITING);
    rig_free(rig);
}

static void test_backoff(void)
{
    static const int64_t waits[] = {5, 5, 10, 20, 40, 80, 160, 320, 640, 1280, 1800, 1800};
    for (unsigned attempts = 0; attempts < 40; attempts++)
        for (unsigned seed = 0; seed < 50; seed++) {
            int64_t least = waits[MIN(attempts, G_N_ELEMENTS(waits) - 1)], wait = courier_backoff(attempts, seed);
            g_assert_cmpint(wait, >=, least);
            g_assert_cmpint(wait, <=, least + least / 4);
            g_assert_cmpint(wait, ==, courier_backoff(attempts, seed));
        }
    g_assert_cmpint(courier_backoff(9, 1), !=, courier_backoff(9, 2));
    g_assert_cmpint(courier_backoff(UINT_MAX, UINT_MAX), <=, 2250);
}

/* --- smtp.c alone --- */

static const struct {
    const char *greeting, *to;
    SmtpResult result;
    bool reached;
    const char *reply;
    const char *mail_reply, *ehlo_reply;
} sends[] = {
    {NULL, "a@b.example", SMTP_SENT, true, "250 2.0.0 taken", NULL, NULL},
    {NULL, "r550@b.example", SMTP_NEVER, true, "550 5.0.0 said <r550@b.example>", NULL, NULL},
    {NULL, "r452@b.example", SMTP_LATER, true, "452 5.0.0 said <r452@b.example>", NULL, NULL},
    {NULL, "d554@b.example", SMTP_NEVER, true, "554 5.0.0 said <d554@b.example>", NULL, NULL},
    {NULL, "d421@b.example", SMTP_LATER, true, "421 5.0.0 said <d421@b.example>", NULL, NULL},
    {NULL, "drop@b.example", SMTP_LATER, true, NULL, NULL, NULL},
    /* A relay that takes nobody's mail is trouble of the relay, not of the mail. */
    {"554 no service here", "a@b.example", SMTP_LATER, false, NULL, NULL, NULL},
    {"421 busy", "a@b.example", SMTP_LATER, false, "421 busy", NULL, NULL},
    {NULL, "a@b.example", SMTP_SENT, true, "250 2.0.0 taken", NULL, "554 only HELO here"},
    {NULL, "a@b.example", SMTP_LATER, false,
     "the relay wants a login or TLS (see relay: user, tls): 530 5.7.0 log in first", "530 5.7.0 log in first", NULL},
    {NULL, "a@b.example", SMTP_LATER, true, NULL, "550 5.7.1 no such sender", NULL},
    {NULL, "a@b.example", SMTP_LATER, true, "552 5.3.4 too big", "552 5.3.4 too big", NULL},
    {NULL, "a@b.example", SMTP_LATER, true, "451 4.3.0 later", "451 4.3.0 later", NULL},
    {NULL, "r530@b.example", SMTP_LATER, false,
     "the relay wants a login or TLS (see relay: user, tls): 530 5.0.0 said <r530@b.example>", NULL, NULL},
    /* The sink says for whom: who is refused is our sender, or is not. */
    {NULL, "r553@acme.example", SMTP_NEVER, true, "553 5.0.0 said <r553@acme.example>", NULL, NULL},
    {NULL, "r553s@acme.example", SMTP_NEVER, true, "553 5.0.0 said <r553s@acme.example>", NULL, NULL},
    {NULL, "s@acme.example", SMTP_SENT, true, "250 2.0.0 taken", NULL, NULL},
    {NULL, "c554@b.example", SMTP_NEVER, true, "554 5.0.0 said <c554@b.example>", NULL, NULL},
    {NULL, "c451@b.example", SMTP_LATER, true, "451 5.0.0 said <c451@b.example>", NULL, NULL},
    {NULL, "c421@b.example", SMTP_LATER, true, "421 5.0.0 said <c421@b.example>", NULL, NULL},
    {NULL, "jürgen@b.example", SMTP_NEVER, true, "smtputf8: the relay does not offer it", NULL, NULL},
    {NULL, "jürgen@b.example", SMTP_SENT, true, "250 2.0.0 taken", NULL, "250-sink\r\n250-SMTPUTF8\r\n250 8BITMIME"},
    {NULL, "jürgen@b.example", SMTP_SENT, true, "250 2.0.0 taken", NULL, "250-sink\r\n250 SMTPUTF8"},
    {"421 busy", "jürgen@b.example", SMTP_LATER, false, NULL, NULL, NULL},
};

static void test_smtp(void)
{
    g_autoptr(GBytes) message = g_bytes_new_static("Subject: x\r\n\r\n.dot\r\n..\r\n", 24);
    for (size_t i = 0; i < G_N_ELEMENTS(sends); i++) {
        Sink *sink = sink_start(0, sends[i].greeting);
        sink->mail_reply = sends[i].mail_reply;
        sink->ehlo_reply = sends[i].ehlo_reply;
        g_autofree char *url = g_strdup_printf("smtp://127.0.0.1:%u", sink->port);
        g_autoptr(Smtp) smtp = smtp_new(&(SmtpRelay){url, .ehlo = "me.example"});
        g_autofree char *reply = NULL;
        SmtpResult result = smtp_send(smtp, "s@acme.example", sends[i].to, message, &reply);
        g_test_message("%s: %s", sends[i].to, reply);
        g_assert_cmpint(result, ==, sends[i].result);
        g_assert_cmpint(smtp_reached(smtp), ==, sends[i].reached);
        g_assert_nonnull(reply);
        if (sends[i].reply)
            g_assert_cmpstr(reply, ==, sends[i].reply);
        if (result == SMTP_SENT && !g_str_is_ascii(sends[i].to)) {
            g_assert_nonnull(strstr(sink->mail_line, " SMTPUTF8"));
            g_assert_cmpstr(((SinkMail *)sink->mail->pdata[0])->rcpt_to, ==, sends[i].to);
            g_assert_cmpuint(sink->connections, ==, 1);
        }
        /* Whatever happened, the next one finds its way. */
        g_autofree char *again = NULL;
        SmtpResult next = smtp_send(smtp, "s@acme.example", "next@b.example", message, &again);
        bool closed = sends[i].greeting || sends[i].mail_reply;
        g_assert_cmpint(next, ==, closed ? SMTP_LATER : SMTP_SENT);
        if (next == SMTP_SENT) {
            const SinkMail *mail = sink->mail->pdata[sink->mail->len - 1];
            g_assert_cmpstr(mail->data, ==, "Subject: x\r\n\r\n.dot\r\n..\r\n");
            g_assert_cmpstr(mail->mail_from, ==, "s@acme.example");
        }
        sink_free(sink);
    }
}

/* The relay closed the idle connection, or was restarted: no mail is the worse for it. */
static void test_smtp_stale(void)
{
    g_autoptr(GBytes) message = g_bytes_new_static("Subject: x\r\n\r\n", 14);
    Sink *sink = sink_start(0, NULL);
    unsigned port = sink->port;
    g_autofree char *url = g_strdup_printf("smtp://127.0.0.1:%u", port);
    g_autoptr(Smtp) smtp = smtp_new(&(SmtpRelay){url, .ehlo = "me.example"});
    for (int i = 0; i < 3; i++) {
        g_autofree char *reply = NULL;
        g_assert_cmpint(smtp_send(smtp, "s@acme.example", "a@b.example", message, &reply), ==, SMTP_SENT);
        sink_free(sink);
        sink = sink_start(port, NULL);
    }
    sink_free(sink);
    g_autofree char *reply = NULL;
    g_assert_cmpint(smtp_send(smtp, "s@acme.example", "a@b.example", message, &reply), ==, SMTP_LATER);
    g_assert_false(smtp_reached(smtp));
    g_autoptr(Smtp) wrong = smtp_new(&(SmtpRelay){"not a url", .ehlo = NULL});
    g_autofree char *said = NULL;
    g_assert_cmpint(smtp_send(wrong, "s@acme.example", "a@b.example", message, &said), ==, SMTP_LATER);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    log_open("test-courier", LOG_ERROR_);
    g_test_add_func("/courier/backoff", test_backoff);
    g_test_add_func("/courier/smtp", test_smtp);
    g_test_add_func("/courier/smtp-stale", test_smtp_stale);
    g_test_add_func("/courier/sent", test_sent);
    g_test_add_func("/courier/expired", test_later_then_expired);
    g_test_add_func("/courier/backs-off", test_later_backs_off);
    g_test_add_func("/courier/never", test_never);
    g_test_add_func("/courier/unheard", test_unheard);
    g_test_add_func("/courier/dropped", test_dropped);
    g_test_add_func("/courier/relay-away", test_relay_away);
    g_test_add_func("/courier/held", test_held);
    g_test_add_func("/courier/not-due", test_not_due);
    g_test_add_func("/courier/hopeless", test_hopeless);
    g_test_add_func("/courier/utf8", test_utf8);
    g_test_add_func("/courier/original", test_original);
    g_test_add_func("/courier/stop", test_stop);
    return g_test_run();
}
