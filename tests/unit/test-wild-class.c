/* What wild mail is taken for: bounces are bounces, and neither they nor spam and list mail are leads; and how long a
 * message takes to read. Nobody's domains are ours; whom a message was sent to, its first Delivered-To says, its first
 * Received, or its To. */
#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "milter/hatch.h"
#include "milter/score.h"
#include "parser/message.h"
#include "parser/parser.h"
#include "store/records.h"
#include "tests/unit/wild.h"

enum {
    NAMED_PERMILLE = 990, /* bounces that are named so, or automatic; at least */
    LEADS_PERMILLE = 10,  /* spam, or list mail, that is a lead; less */
    SLOWEST_US = 250000   /* to read one message; of the plain build alone */
};

static Config *config;
static Parser *parser;
static GHashTable *times; /* file -> microseconds that reading took */
/* The tree, from the program's own place in it: build/gcc/tests. */
static char *tree(const char *below)
{
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *programs = g_path_get_dirname(self);
    return g_build_filename(programs, "../../..", below, NULL);
}

static void set_up(void)
{
    g_autofree char *data = tree("");
    times = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_setenv("LEADMILTER_DATA", data, TRUE);
    g_autoptr(GError) error = NULL;
    config = config_load(NULL, &error);
    g_assert_no_error(error);
    g_autoptr(GBytes) packed = hatch_reader_config(config);
    gsize size = 0;
    const uint8_t *bytes = g_bytes_get_data(packed, &size);
    ReaderConfig *unpacked = reader_config__unpack(NULL, size, bytes);
    g_assert_true(unpacked->has_model);
    parser = parser_new(unpacked, &error);
    g_assert_no_error(error);
    reader_config__free_unpacked(unpacked, NULL);
}

static void tear_down(void)
{
    parser_free(parser);
    config_unref(config);
    g_hash_table_unref(times);
}

/* The first address of such a field that stands behind `before`, or NULL. */
static char *address_of(const Message *head, const char *field, const char *before)
{
    const char *value = message_header(head, field);
    g_autofree char *pattern = g_strconcat(before, "([^\\s<>,;:\"()]+@[^\\s<>,;:\"()]+)", NULL);
    g_autoptr(GRegex) regex = g_regex_new(pattern, 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    return value != NULL && g_regex_match(regex, value, 0, &match) ? g_match_info_fetch(match, 1) : NULL;
}

static Reading *read_raw(const uint8_t *raw, gsize size)
{
    g_autoptr(Message) head = message_parse_headers(raw, size);
    g_autofree char *delivered = address_of(head, "Delivered-To", ""), *to = address_of(head, "To", "");
    g_autofree char *received = address_of(head, "Received", "\\bfor\\s+<?");
    g_autofree char *sender = address_of(head, "Return-Path", "");
    char *recipient = delivered != NULL ? delivered : received != NULL ? received : to;
    ReadRequest request = READ_REQUEST__INIT;
    request.recipient = &recipient;
    request.n_recipient = recipient != NULL;
    request.mail_from = sender;
    return parser_read(parser, &request, raw, size);
}

static Reading *read_file(const char *file)
{
    g_autofree char *raw = NULL;
    gsize size = 0;
    g_assert_true(g_file_get_contents(file, &raw, &size, NULL));
    gint64 start = g_get_monotonic_time();
    Reading *reading = read_raw((const uint8_t *)raw, size);
    gint64 took = g_get_monotonic_time() - start;
    g_hash_table_insert(times, g_strdup(file), g_memdup2(&took, sizeof took));
    return reading;
}

/* Says why, if it is one. */
static bool is_lead(const char *file, const Reading *reading)
{
    ScoreFacts facts = {.spf = "none"};
    g_autoptr(Score) score = score_reading(config, reading, &facts);
    g_autoptr(GString) why = g_string_new(NULL);
    for (guint i = 0; i < score->reason->len; i++) {
        const Hit *hit = score->reason->pdata[i];
        g_string_append_printf(why, " %s=%d", hit->name, hit->points);
    }
    bool lead = score->class != LEAD_CLASS__CLASS_NONE;
    if (lead)
        g_test_message("a lead: %s%s", file, why->str);
    return lead;
}

/* --- Bounces --- */

/* What these collections say is none, and the folder of many in one file. */
static bool is_no_bounce(const char *file)
{
    static const char *const others[] = {"SOURCE.txt", "/not/", "/mailbox/", "flufl_bounces/groupwise_03.txt"};
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        if (strstr(file, others[i]) != NULL)
            return true;
    return false;
}

static void test_bounces(gconstpointer corpus)
{
    g_autofree char *folder = wild_folder(corpus);
    if (folder == NULL)
        return;
    g_autoptr(GPtrArray) files = wild_files(folder);
    unsigned total = 0, named = 0, leads = 0;
    for (guint i = 0; i < files->len; i++) {
        const char *file = g_ptr_array_index(files, i);
        if (is_no_bounce(file))
            continue;
        Reading *reading = read_file(file);
        total++;
        named += reading->automatic != NULL;
        leads += is_lead(file, reading);
        if (reading->automatic == NULL)
            g_test_message("not named: %s", file);
        reading__free_unpacked(reading, NULL);
    }
    g_test_message("%s: %u of %u named bounce or automatic (%.1f %%), %u leads", (const char *)corpus, named, total,
                   100.0 * named / MAX(total, 1), leads);
    g_assert_cmpuint(total, >, 0);
    g_assert_cmpuint(named * 1000, >=, total * NAMED_PERMILLE);
    g_assert_cmpuint(leads, ==, 0);
}

/* --- Spam and list mail --- */

typedef struct {
    unsigned total, leads;
} Figure;

/* Whether a list or a bulk mailer says in the header that it sent it. */
static bool is_list_mail(const char *file)
{
    static const char *const fields[] = {"List-Id",      "List-Post",      "List-Unsubscribe", "List-Help",
                                         "Mailing-List", "X-Mailing-List", "X-BeenThere"};
    g_autofree char *raw = NULL;
    gsize size = 0;
    g_assert_true(g_file_get_contents(file, &raw, &size, NULL));
    g_autoptr(Message) head = message_parse_headers((const uint8_t *)raw, size);
    const char *precedence = message_header(head, "Precedence");
    bool list = precedence != NULL &&
                (g_ascii_strncasecmp(precedence, "list", 4) == 0 || g_ascii_strncasecmp(precedence, "bulk", 4) == 0);
    for (size_t i = 0; i < G_N_ELEMENTS(fields) && !list; i++)
        list = message_header(head, fields[i]) != NULL;
    return list;
}

static void count(Figure *figure, const char *file)
{
    Reading *reading = read_file(file);
    figure->total++;
    figure->leads += is_lead(file, reading);
    reading__free_unpacked(reading, NULL);
}

/* Of ham, what is no list mail is counted too, but may be anything: people's letters, newsletters without a sign in the
 * header. */
static void count_leads(const char *name, bool lists)
{
    g_autofree char *corpus = g_strconcat("spamassassin/", name, NULL), *folder = wild_folder(corpus);
    if (folder == NULL)
        return;
    g_autoptr(GPtrArray) files = wild_files(folder);
    Figure meant = {0}, other = {0};
    for (guint i = 0; i < files->len; i++) {
        const char *file = g_ptr_array_index(files, i);
        count(lists && !is_list_mail(file) ? &other : &meant, file);
    }
    g_test_message("%s: %u of %u a lead (%.1f %%)", name, meant.leads, meant.total,
                   100.0 * meant.leads / MAX(meant.total, 1));
    if (lists)
        g_test_message("%s, no list mail: %u of %u a lead", name, other.leads, other.total);
    g_assert_cmpuint(meant.total, >, 0);
    g_assert_cmpuint(meant.leads * 1000, <, meant.total * LEADS_PERMILLE);
}

static void test_spam(void)
{
    count_leads("spam", false);
}

static void test_easy_lists(void)
{
    count_leads("easy_ham", true);
}

static void test_hard_lists(void)
{
    count_leads("hard_ham", true);
}

/* --- Time --- */

/* Where the machine was busy elsewhere, the best of three. */
static gint64 time_of(const char *file)
{
    gint64 *known = g_hash_table_lookup(times, file), best = known != NULL ? *known : G_MAXINT64;
    for (int i = 0; i < 3 && best > SLOWEST_US; i++) {
        reading__free_unpacked(read_file(file), NULL);
        best = MIN(best, *(gint64 *)g_hash_table_lookup(times, file));
    }
    return best;
}

static void read_all(const char *what, const char *folder)
{
    g_autoptr(GPtrArray) files = wild_files(folder);
    gint64 slowest = 0;
    const char *file = "";
    for (guint i = 0; i < files->len; i++) {
        gint64 took = time_of(g_ptr_array_index(files, i));
        file = took > slowest ? g_ptr_array_index(files, i) : file;
        slowest = MAX(slowest, took);
    }
    g_test_message("%s: %u files, slowest %.1f ms: %s", what, files->len, (double)slowest / 1000, file);
    g_assert_cmpuint(files->len, >, 0);
#ifndef NO_SANDBOX /* sanitizers are slower */
    g_assert_cmpint(slowest, <=, SLOWEST_US);
#endif
}

static void test_time_wild(void)
{
    g_autofree char *folder = wild_folder("");
    if (folder != NULL)
        read_all("wild", folder);
}

static void test_time_own(void)
{
    g_autofree char *folder = tree("tests/corpus");
    read_all("tests/corpus", folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    set_up();
    g_test_add_data_func("/wild/bounces/sisimai", "sisimai_bounces", test_bounces);
    g_test_add_data_func("/wild/bounces/flufl", "flufl_bounces", test_bounces);
    g_test_add_func("/wild/lists/easy", test_easy_lists);
    g_test_add_func("/wild/lists/hard", test_hard_lists);
    g_test_add_func("/wild/spam", test_spam);
    g_test_add_func("/wild/time/own", test_time_own);
    g_test_add_func("/wild/time/wild", test_time_wild);
    int status = g_test_run();
    tear_down();
    return status;
}
