/* Message bytes on their way in, and the key by which a message is known again. */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "milter/raw.h"
#include "parser/freemail.h"

typedef struct {
    Keeper *keeper;
    char *dir;
} Fixture;

static void set_up(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    f->dir = g_dir_make_tmp("test-raw-XXXXXX", &error);
    Store *store = store_open(&(StoreOptions){.dir = f->dir, .map_size = 64 << 20}, &error);
    g_assert_no_error(error);
    g_autoptr(Config) config = config_load(NULL, &error);
    g_assert_no_error(error);
    g_autofree char *here = g_get_current_dir();
    g_autofree char *words = g_build_filename(here, "templates", NULL);
    Words *loaded = words_load(words, NULL, &error);
    g_assert_no_error(error);
    f->keeper = keeper_new(config, loaded, store, NULL, NULL, &error);
    g_assert_no_error(error);
    words_unref(loaded);
}

static void remove_tree(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *child = g_build_filename(path, name, NULL);
        remove_tree(child);
    }
    g_remove(path);
}

static void tear_down(Fixture *f, gconstpointer data)
{
    (void)data;
    keeper_free(f->keeper);
    remove_tree(f->dir);
    g_free(f->dir);
}

static Raw *message(Fixture *f, const char *id, const char *from, const char *date, const char *body)
{
    Raw *raw = raw_new(f->keeper);
    raw_add_header(raw, "Received", " from x\n\tby y");
    if (id)
        raw_add_header(raw, "Message-ID", id);
    raw_add_header(raw, "From", from);
    raw_add_header(raw, "Date", date);
    raw_end_headers(raw);
    raw_add_body(raw, (const uint8_t *)body, strlen(body));
    return raw;
}

static void test_bytes(Fixture *f, gconstpointer data)
{
    (void)data;
    Raw *raw = message(f, " <1@a>", " A <a@b>", " today", "x\r\n");
    size_t size = 0;
    const uint8_t *bytes = raw_bytes(raw, &size);
    const char *expected =
        "Received: from x\r\n\tby y\r\nMessage-ID: <1@a>\r\nFrom: A <a@b>\r\nDate: today\r\n\r\nx\r\n";
    g_assert_cmpuint(size, ==, strlen(expected));
    g_assert_true(memcmp(bytes, expected, size) == 0);
    g_assert_false(raw_too_large(raw));
    g_assert_null(raw_failed(raw));
    raw_free(raw);
}

/* What the MTA calls a message that has no name of its own. */
static void test_called(Fixture *f, gconstpointer data)
{
    (void)data;
    static const struct {
        const char *own, *given, *expected;
    } cases[] = {
        {NULL, "<q1@mx>", "Subject: x\r\nMessage-ID: <q1@mx>\r\n\r\n"},
        {" <1@a>", "<1@a>", "Subject: x\r\nMessage-Id: <1@a>\r\n\r\n"},
        {"", "<q1@mx>", "Subject: x\r\nMessage-Id:\r\n\r\n"},
        {NULL, "", "Subject: x\r\n\r\n"},
        {NULL, NULL, "Subject: x\r\n\r\n"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Raw *raw = raw_new(f->keeper);
        raw_add_header(raw, "Subject", " x");
        if (cases[i].own)
            raw_add_header(raw, "Message-Id", cases[i].own);
        raw_name(raw, cases[i].given);
        raw_end_headers(raw);
        size_t size = 0;
        const uint8_t *bytes = raw_bytes(raw, &size);
        g_assert_cmpuint(size, ==, strlen(cases[i].expected));
        g_assert_true(memcmp(bytes, cases[i].expected, size) == 0);
        raw_free(raw);
    }
}

static void test_names(Fixture *f, gconstpointer data)
{
    (void)data;
    Raw *raw = raw_new(f->keeper);
    raw_add_header(raw, "X-Lead-Id", " 1");
    raw_add_header(raw, "x-lead-id", " 2");
    raw_add_header(raw, "X-LEAD-Owner", " m");
    raw_add_header(raw, "X-Leader", " y");
    g_assert_cmpuint(raw_count(raw, "X-Lead-ID"), ==, 2);
    const GPtrArray *names = raw_forged(raw);
    g_assert_cmpuint(names->len, ==, 2);
    g_assert_null(raw_failed(raw));
    raw_free(raw);
}

/* Other fields may be as many as they like; ours are stripped one by one, at the MTA's expense. */
static void test_forged_limit(Fixture *f, gconstpointer data)
{
    (void)data;
    Raw *raw = raw_new(f->keeper);
    for (int i = 0; i < 10000; i++) {
        g_autofree char *name = g_strdup_printf("X-Other-%d", i);
        raw_add_header(raw, name, " 1");
    }
    g_assert_cmpuint(raw_forged(raw)->len, ==, 0);
    for (int i = 0; i < 100; i++)
        raw_add_header(raw, "X-Lead-Id", " 1");
    g_assert_null(raw_failed(raw));
    raw_add_header(raw, "x-lead-other", " 1");
    g_assert_nonnull(strstr(raw_failed(raw), "X-Lead-"));
    raw_free(raw);
}

typedef struct {
    const char *name;
    const char *id, *from, *date, *body, *sender, *queue;
    bool same;
} KeyCase;

/* Against: <1@a>, A <a@b>, "Mon, 1", "x", sender s@b, queue id Q1, host mx. */
static const KeyCase keys[] = {
    {"itself", " <1@a>", " A <a@b>", " Mon, 1", "x", "s@b", "Q1", true},
    {"folded differently", " <1@a>", " A\n\t<a@b>", " Mon,\n 1", "x", "s@b", "Q1", true},
    {"another envelope sender (VERP)", " <1@a>", " A <a@b>", " Mon, 1", "x", "t@b", "Q1", true},
    {"another queue id", " <1@a>", " A <a@b>", " Mon, 1", "x", "s@b", "Q2", true},
    {"another Message-ID", " <2@a>", " A <a@b>", " Mon, 1", "x", "s@b", "Q1", false},
    {"another From", " <1@a>", " B <b@b>", " Mon, 1", "x", "s@b", "Q1", false},
    {"another Date", " <1@a>", " A <a@b>", " Tue, 2", "x", "s@b", "Q1", false},
    {"another body", " <1@a>", " A <a@b>", " Mon, 1", "y", "s@b", "Q1", false},
    {"no Message-ID", NULL, " A <a@b>", " Mon, 1", "x", "s@b", "Q1", false},
};

static DedupeKey key_of(Fixture *f, const char *id, const char *from, const char *date, const char *body,
                        const char *sender, const char *queue)
{
    Raw *raw = message(f, id, from, date, body);
    DedupeKey key = raw_dedupe_key(raw, sender, queue, "mx.acme.example");
    raw_free(raw);
    return key;
}

static void test_keys(Fixture *f, gconstpointer data)
{
    (void)data;
    DedupeKey base = key_of(f, " <1@a>", " A <a@b>", " Mon, 1", "x", "s@b", "Q1");
    g_assert_cmpint(base.seconds, ==, 30 * 86400);
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        const KeyCase *c = &keys[i];
        g_test_message("%s", c->name);
        DedupeKey key = key_of(f, c->id, c->from, c->date, c->body, c->sender, c->queue);
        g_assert_cmpint(memcmp(base.key, key.key, sizeof key.key) == 0, ==, c->same);
    }
}

/* Our own MTA gives a new Message-ID and Date at every try. */
static void test_keys_of_our_own_mta(Fixture *f, gconstpointer data)
{
    (void)data;
    DedupeKey one = key_of(f, " <20261122.Q1@mx.acme.example>", " a@b", " Mon, 1", "x", "s@b", "Q1");
    DedupeKey two = key_of(f, " <20261123.Q2@mx.acme.example>", " a@b", " Tue, 2", "x", "s@b", "Q2");
    DedupeKey bare = key_of(f, NULL, " a@b", " Wed, 3", "x", "s@b", "Q3");
    DedupeKey other = key_of(f, " <20261123.Q2@mx.acme.example>", " a@b", " Tue, 2", "x", "t@b", "Q2");
    DedupeKey foreign = key_of(f, " <20261122.Q1@mx.acme.example>", " a@b", " Mon, 1", "x", "s@b", "Q9");
    g_assert_true(memcmp(one.key, two.key, 32) == 0);
    g_assert_true(memcmp(one.key, bare.key, 32) == 0);
    g_assert_cmpint(one.seconds, ==, 3 * 86400);
    g_assert_true(memcmp(one.key, other.key, 32) != 0);
    g_assert_true(memcmp(one.key, foreign.key, 32) != 0);
    /* Two inquiries without a body differ by their Subject alone. */
    Raw *subject = raw_new(f->keeper);
    raw_add_header(subject, "From", " a@b");
    raw_add_header(subject, "Subject", " price of a pump?");
    raw_add_body(subject, (const uint8_t *)"x", 1);
    DedupeKey named = raw_dedupe_key(subject, "s@b", "Q4", "mx.acme.example");
    g_assert_true(memcmp(one.key, named.key, 32) != 0);
    raw_free(subject);
}

static void test_large(Fixture *f, gconstpointer data)
{
    (void)data;
    Raw *raw = message(f, " <1@a>", " A <a@b>", " Mon, 1", "");
    g_autofree uint8_t *chunk = g_malloc0(1 << 20);
    for (int i = 0; i < 34; i++)
        raw_add_body(raw, chunk, 1 << 20);
    g_assert_true(raw_too_large(raw));
    g_assert_null(raw_failed(raw));
    size_t size = 0;
    raw_bytes(raw, &size);
    g_assert_cmpuint(size, <, 200);
    g_autoptr(GError) error = NULL;
    g_autofree char *name = g_strdup(raw_keep_spool(raw, &error));
    g_assert_no_error(error);
    raw_free(raw);
    g_autofree char *path = store_spool_path(keeper_store(f->keeper), name);
    GStatBuf status;
    g_assert_cmpint(g_stat(path, &status), ==, 0);
    g_assert_cmpint(status.st_size, >, 34 << 20);
}

static void test_spool_not_kept(Fixture *f, gconstpointer data)
{
    (void)data;
    Raw *raw = message(f, " <1@a>", " A <a@b>", " Mon, 1", "");
    g_autofree uint8_t *chunk = g_malloc0(1 << 20);
    for (int i = 0; i < 34; i++)
        raw_add_body(raw, chunk, 1 << 20);
    raw_free(raw);
    g_autofree char *folder = store_spool_path(keeper_store(f->keeper), "");
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    g_assert_true(!dir || !g_dir_read_name(dir));
}

/* 256 MiB for all: what is beyond is refused, and what is freed is given back. */
static void test_in_flight(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autofree uint8_t *chunk = g_malloc0(1 << 20);
    Raw *raw[9];
    for (int r = 0; r < 9; r++) {
        raw[r] = raw_new(f->keeper);
        for (int i = 0; i < 31; i++)
            raw_add_body(raw[r], chunk, 1 << 20);
    }
    g_assert_null(raw_failed(raw[7]));
    g_assert_nonnull(raw_failed(raw[8]));
    for (int r = 0; r < 9; r++)
        raw_free(raw[r]);
    Raw *again = raw_new(f->keeper);
    raw_add_body(again, chunk, 1 << 20);
    g_assert_null(raw_failed(again));
    raw_free(again);
}

static void test_freemail(void)
{
    g_assert_true(freemail_domain("gmail.com"));
    g_assert_true(freemail_domain("Yahoo.co.jp"));
    g_assert_true(freemail_domain("web.de"));
    static const char *const free_ones[] = {
        "comcast.net",    "att.net",     "icloud.com",   "gmx.at",          "t-online.de",      "mailbox.org",
        "bluewin.ch",     "orange.fr",   "laposte.net",  "hotmail.fr",      "telefonica.net",   "yahoo.es",
        "terra.com.br",   "uol.com.br",  "libero.it",    "alice.it",        "tin.it",           "sapo.pt",
        "ziggo.nl",       "kpnmail.nl",  "planet.nl",    "wp.pl",           "interia.pl",       "op.pl",
        "onet.pl",        "seznam.cz",   "volny.cz",     "azet.sk",         "telia.com",        "spray.se",
        "online.no",      "mail.dk",     "mynet.com",    "superonline.com", "mail.ru",          "ya.ru",
        "yandex.com.tr",  "rambler.ru",  "163.com",      "vip.163.com",     "sina.com.cn",      "139.com",
        "QQ.com",         "nifty.com",   "docomo.ne.jp", "ocn.ne.jp",       "naver.com",        "hanmail.net",
        "nate.com",       "maktoob.com", "yahoo.com.sa", "walla.co.il",     "netvision.net.il", "bezeqint.net",
        "rediffmail.com", "pm.me"};
    static const char *const houses[] = {
        "pm.gov.example", "cox.com",    "shaw.com",    "telus.com",    "acme.com",    "1und1.de",    "mail.acme.com",
        "gmail",          "orange.com", "web.example", "free.example", "siemens.com", "tin.example", ""};
    for (size_t i = 0; i < G_N_ELEMENTS(free_ones); i++)
        if (!freemail_domain(free_ones[i]))
            g_test_fail_printf("%s is free mail", free_ones[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(houses); i++)
        if (freemail_domain(houses[i]))
            g_test_fail_printf("%s is a house", houses[i]);
    g_assert_false(freemail_same_organisation("a@gmail.com", "b@gmail.com"));
    g_assert_false(freemail_domain("mailbox-makers.example"));
    g_assert_false(freemail_domain("gmailer.example"));
    g_assert_true(freemail_same_organisation("a@x.example", "b@X.example"));
    g_assert_false(freemail_same_organisation("a@gmail.com", "b@gmail.com"));
    g_assert_false(freemail_same_organisation("a", "b"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/raw/bytes", Fixture, NULL, set_up, test_bytes, tear_down);
    g_test_add("/raw/called", Fixture, NULL, set_up, test_called, tear_down);
    g_test_add("/raw/names", Fixture, NULL, set_up, test_names, tear_down);
    g_test_add("/raw/forged-limit", Fixture, NULL, set_up, test_forged_limit, tear_down);
    g_test_add("/raw/keys", Fixture, NULL, set_up, test_keys, tear_down);
    g_test_add("/raw/keys of our own MTA", Fixture, NULL, set_up, test_keys_of_our_own_mta, tear_down);
    g_test_add("/raw/large", Fixture, NULL, set_up, test_large, tear_down);
    g_test_add("/raw/spool not kept", Fixture, NULL, set_up, test_spool_not_kept, tear_down);
    g_test_add("/raw/in flight", Fixture, NULL, set_up, test_in_flight, tear_down);
    g_test_add_func("/freemail", test_freemail);
    return g_test_run();
}
