/* Subject, sender and text of wild messages, as the parsers they were collected for expect them. What we read otherwise
 * stands in tests/wild/tolerated, each with its reason, and nothing else may. */
#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <string.h>

#include "parser/body.h"
#include "parser/html.h"
#include "parser/message.h"
#include "tests/unit/wild.h"

typedef struct {
    GHashTable *tolerated; /* file -> reason */
    unsigned total, differing;
} Run;

static char *our_file(const char *name)
{
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = g_path_get_dirname(self); /* build/gcc/tests */
    return g_build_filename(folder, "../../../tests/wild", name, NULL);
}

/* Lines of one of our files, without those that begin with #. */
static GPtrArray *lines_of(const char *name)
{
    g_autofree char *path = our_file(name), *text = NULL;
    g_autoptr(GError) error = NULL;
    g_file_get_contents(path, &text, NULL, &error);
    g_assert_no_error(error);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GPtrArray *kept = g_ptr_array_new_with_free_func(g_free);
    for (char **line = lines; *line != NULL; line++)
        if (**line != '\0' && **line != '#')
            g_ptr_array_add(kept, g_strdup(*line));
    return kept;
}

static GHashTable *read_tolerated(void)
{
    g_autoptr(GPtrArray) lines = lines_of("tolerated");
    GHashTable *tolerated = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (guint i = 0; i < lines->len; i++) {
        g_auto(GStrv) columns = g_strsplit(g_ptr_array_index(lines, i), "\t", 2);
        g_assert_cmpuint(g_strv_length(columns), ==, 2);
        g_hash_table_insert(tolerated, g_strdup(columns[0]), g_strdup(columns[1]));
    }
    return tolerated;
}

/* Letters and digits alone, so that line ends, bullets and quoting marks do not count. */
static char *essence(const char *text)
{
    GString *plain = g_string_new(NULL);
    for (; *text != '\0'; text = g_utf8_next_char(text))
        if (g_unichar_isalnum(g_utf8_get_char(text)))
            g_string_append_unichar(plain, g_utf8_get_char(text));
    return g_string_free(plain, FALSE);
}

static bool same_essence(const char *one, const char *other)
{
    g_autofree char *ours = essence(one), *theirs = essence(other);
    return strcmp(ours, theirs) == 0;
}

static const char *sender_of(const Message *message)
{
    const Address *from = message->from->len ? g_ptr_array_index(message->from, 0) : NULL;
    return from != NULL ? from->address : "";
}

static void judge(Run *run, const char *file, const char *differs)
{
    const char *reason = g_hash_table_lookup(run->tolerated, file);
    bool good = (differs != NULL) == (reason != NULL);
    if (differs != NULL)
        g_test_message("%s differs: %s: %s", differs, file, reason != NULL ? reason : "why?");
    if (differs == NULL && reason != NULL)
        g_test_message("%s does not differ: tolerated no longer", file);
    run->total++;
    run->differing += differs != NULL;
    if (!good)
        g_test_fail();
}

static void report(const Run *run, const char *what)
{
    g_test_message("%s: %u of %u read as expected, %u tolerated", what, run->total - run->differing, run->total,
                   run->differing);
    g_assert_cmpuint(run->total, >, 0);
    g_hash_table_unref(run->tolerated);
}

/* --- stalwart: a file of answers beside each message --- */

/* The value of a header of a part, by its kind: "Text", "Address". */
static json_t *header_of(json_t *part, const char *name, const char *kind)
{
    size_t i;
    json_t *header, *headers = json_object_get(part, "headers");
    json_array_foreach(headers, i, header)
    {
        if (g_strcmp0(json_string_value(json_object_get(header, "name")), name) == 0)
            return json_object_get(json_object_get(header, "value"), kind);
    }
    return NULL;
}

/* The first sender's address, "" where there is none; of a group its first member's. */
static const char *expected_sender(json_t *top)
{
    json_t *from = header_of(top, "from", "Address");
    json_t *list = json_object_get(from, "List"), *group = json_array_get(json_object_get(from, "Group"), 0);
    json_t *first = json_array_get(list != NULL ? list : json_object_get(group, "addresses"), 0);
    const char *address = json_string_value(json_object_get(first, "address"));
    return address != NULL ? address : "";
}

/* All bodies to be shown; what they give as HTML is made text as ours is. */
static char *expected_text(json_t *expected)
{
    GString *text = g_string_new(NULL);
    size_t i;
    json_t *number;
    json_array_foreach(json_object_get(expected, "text_body"), i, number)
    {
        json_t *part = json_array_get(json_object_get(expected, "parts"), (size_t)json_integer_value(number));
        json_t *body = json_object_get(part, "body");
        const char *plain = json_string_value(json_object_get(body, "Text"));
        const char *html = json_string_value(json_object_get(body, "Html"));
        g_autofree char *shown = html != NULL ? html_to_text(html, strlen(html), BODY_TEXT) : NULL;
        g_string_append_printf(text, "%s\n", plain != NULL ? plain : shown != NULL ? shown : "");
    }
    return g_string_free(text, FALSE);
}

/* What differs, or NULL. */
static const char *answer_differs(const Message *message, json_t *expected)
{
    json_t *top = json_array_get(json_object_get(expected, "parts"), 0);
    const char *subject = json_string_value(header_of(top, "subject", "Text"));
    g_autofree char *text = expected_text(expected);
    if (!same_essence(message->subject, subject != NULL ? subject : ""))
        return "subject";
    if (g_ascii_strcasecmp(sender_of(message), expected_sender(top)) != 0)
        return "sender";
    return same_essence(message->text, text) ? NULL : "text";
}

static char *with_crlf(const char *raw)
{
    GString *crlf = g_string_new(NULL);
    for (const char *c = raw; *c != '\0'; c++)
        g_string_append_printf(crlf, "%s%c", *c == '\n' && (c == raw || c[-1] != '\r') ? "\r" : "", *c);
    return g_string_free(crlf, FALSE);
}

/* The message as it lies there, and with CRLF, for which there are answers of their own. */
static const char *compare(const char *path, bool crlf, bool *answered)
{
    g_autofree char *stem = g_strndup(path, strlen(path) - strlen(".eml"));
    g_autofree char *answer = g_strconcat(stem, crlf ? ".crlf.json" : ".json", NULL), *raw = NULL;
    gsize size = 0;
    json_t *expected = json_load_file(answer, 0, NULL);
    *answered = expected != NULL;
    if (expected == NULL)
        return NULL;
    g_assert_true(g_file_get_contents(path, &raw, &size, NULL));
    g_autofree char *changed = crlf && memchr(raw, '\0', size) == NULL ? with_crlf(raw) : NULL;
    const char *why = NULL, *bytes = changed != NULL ? changed : raw;
    g_autoptr(Message) message = message_parse((const uint8_t *)bytes, changed != NULL ? strlen(changed) : size, &why);
    const char *differs = message != NULL ? answer_differs(message, expected) : why;
    json_decref(expected);
    return differs;
}

static void test_stalwart(void)
{
    g_autofree char *folder = wild_folder("stalwart_mail_parser");
    if (folder == NULL)
        return;
    g_autoptr(GPtrArray) files = wild_files(folder);
    Run run = {.tolerated = read_tolerated()};
    for (guint i = 0; i < files->len; i++) {
        const char *path = g_ptr_array_index(files, i);
        bool answered = false, answered_crlf = false;
        if (!g_str_has_suffix(path, ".eml"))
            continue;
        const char *differs = compare(path, false, &answered), *differs_crlf = compare(path, true, &answered_crlf);
        if (answered || answered_crlf)
            judge(&run, strstr(path, "stalwart_mail_parser/"), differs != NULL ? differs : differs_crlf);
    }
    report(&run, "stalwart_mail_parser");
}

/* --- enmime, mimekit: checksums in tests/wild/expected --- */

static bool has_sum(const char *text, const char *sum)
{
    g_autofree char *plain = essence(text);
    g_autofree char *ours = g_compute_checksum_for_string(G_CHECKSUM_SHA256, plain, -1);
    return strncmp(ours, sum, strlen(sum)) == 0;
}

static const char *sums_differ(const char *raw, gsize size, char **columns)
{
    const char *why = NULL;
    g_autoptr(Message) message = message_parse((const uint8_t *)raw, size, &why);
    if (message == NULL)
        return why;
    g_autofree char *sender = g_ascii_strdown(sender_of(message), -1);
    if (!has_sum(message->subject, columns[1]))
        return "subject";
    if (!has_sum(sender, columns[2]))
        return "sender";
    return has_sum(message->text, columns[3]) ? NULL : "text";
}

static void test_sums(void)
{
    g_autofree char *enmime = wild_folder("enmime"), *mimekit = wild_folder("mimekit");
    if (enmime == NULL || mimekit == NULL)
        return;
    g_autofree char *folder = g_path_get_dirname(enmime);
    g_autoptr(GPtrArray) lines = lines_of("expected");
    Run run = {.tolerated = read_tolerated()};
    for (guint i = 0; i < lines->len; i++) {
        g_auto(GStrv) columns = g_strsplit(g_ptr_array_index(lines, i), " ", 4);
        gsize size = 0;
        g_assert_cmpuint(g_strv_length(columns), ==, 4);
        g_autofree char *raw = wild_read(folder, columns[0], &size);
        g_assert_nonnull(raw);
        judge(&run, columns[0], sums_differ(raw, size, columns));
    }
    report(&run, "enmime, mimekit");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    message_init();
    g_test_add_func("/wild/expected/stalwart", test_stalwart);
    g_test_add_func("/wild/expected/enmime-mimekit", test_sums);
    return g_test_run();
}
