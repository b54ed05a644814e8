/* test-wild.c - every message of the wild corpora is read: no crash, none slow, nothing opened, text stays text. */
#include <glib.h>
#include <jansson.h>
#include <string.h>
#include <sys/resource.h>

#include "parser/message.h"

enum { SLOWEST = 1000000 }; /* microseconds for one message */

static const char *shared_folder(void)
{
    const char *named = g_getenv("SHARED");
    return named != NULL ? named : "../shared";
}

/* Regular files below a folder, by a list that grows instead of recursion. */
static GPtrArray *files_below(const char *folder)
{
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) folders = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(folders, g_strdup(folder));
    for (guint i = 0; i < folders->len; i++) {
        g_autoptr(GDir) dir = g_dir_open(g_ptr_array_index(folders, i), 0, NULL);
        const char *name;
        while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
            char *path = g_build_filename(g_ptr_array_index(folders, i), name, NULL);
            g_ptr_array_add(g_file_test(path, G_FILE_TEST_IS_DIR) ? folders : files, path);
        }
    }
    return files;
}

static void assert_text(const char *text, bool lines)
{
    g_assert_nonnull(text);
    g_assert_true(g_utf8_validate(text, -1, NULL));
    for (const char *c = text; *c != '\0'; c++)
        g_assert_true((unsigned char)*c >= 0x20 || (lines && (*c == '\n' || *c == '\t')));
}

static void assert_sound(const Message *message)
{
    assert_text(message->text, true);
    assert_text(message->subject, false);
    g_assert_cmpuint(strlen(message->text), <=, 256 << 10);
    if (message->html_text != NULL)
        assert_text(message->html_text, true);
    for (guint i = 0; i < message->headers->len; i++)
        assert_text(((HeaderField *)g_ptr_array_index(message->headers, i))->value, false);
    for (guint i = 0; i < message->from->len; i++) {
        const Address *address = g_ptr_array_index(message->from, i);
        assert_text(address->name, false);
        g_assert_nonnull(strchr(address->address, '@'));
    }
    for (guint i = 0; i < message->parts->len; i++)
        assert_text(((MessagePart *)g_ptr_array_index(message->parts, i))->content_type, false);
    if (message->enclosed != NULL)
        assert_text(message->enclosed->text, true);
}

/* As in a reader, which can open nothing any more. */
static Message *parse_without_files(const char *raw, gsize size, const char **why)
{
    struct rlimit usual, none;
    g_assert_cmpint(getrlimit(RLIMIT_NOFILE, &usual), ==, 0);
    none = (struct rlimit){.rlim_cur = 0, .rlim_max = usual.rlim_max};
    g_assert_cmpint(setrlimit(RLIMIT_NOFILE, &none), ==, 0);
    Message *message = message_parse((const uint8_t *)raw, size, why);
    g_assert_cmpint(setrlimit(RLIMIT_NOFILE, &usual), ==, 0);
    return message;
}

static void assert_same(const Message *one, const Message *other)
{
    g_assert_cmpstr(one->subject, ==, other->subject);
    g_assert_cmpstr(one->text, ==, other->text);
    g_assert_cmpuint(one->parts->len, ==, other->parts->len);
    for (guint i = 0; i < one->parts->len; i++) {
        const MessagePart *part = g_ptr_array_index(one->parts, i), *same = g_ptr_array_index(other->parts, i);
        g_assert_cmpstr(part->filename, ==, same->filename);
        g_assert_cmpuint(part->size, ==, same->size);
    }
}

static gint64 read_file(const char *path, unsigned *refused)
{
    g_autofree char *raw = NULL;
    gsize size;
    g_assert_true(g_file_get_contents(path, &raw, &size, NULL));
    gint64 start = g_get_monotonic_time();
    const char *why = NULL;
    g_autoptr(Message) message = parse_without_files(raw, size, &why);
    gint64 took = g_get_monotonic_time() - start;
    g_autoptr(Message) again = message_parse((const uint8_t *)raw, size, &why);
    g_autoptr(Message) head = message_parse_headers((const uint8_t *)raw, size);
    *refused += message == NULL;
    if (message != NULL) {
        assert_sound(message);
        assert_same(message, again);
        g_assert_cmpstr(message->subject, ==, head->subject);
    }
    assert_sound(head);
    return took;
}

static void test_corpus(void)
{
    g_autofree char *folder = g_build_filename(shared_folder(), "corpus", NULL);
    if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
        g_assert_null(g_getenv("SHARED")); /* named, so it must be there */
        g_test_message("0 messages: no corpus beside the project");
        return;
    }
    g_autoptr(GPtrArray) files = files_below(folder);
    unsigned refused = 0;
    gint64 slowest = 0;
    for (guint i = 0; i < files->len; i++) {
        gint64 took = read_file(g_ptr_array_index(files, i), &refused);
        if (took > SLOWEST)
            g_test_message("slow: %s", (const char *)g_ptr_array_index(files, i));
        slowest = MAX(slowest, took);
    }
    g_test_message("%u messages, %u read by their headers alone, slowest %u us", files->len, refused,
                   (unsigned)slowest);
    g_assert_cmpint(slowest, <=, SLOWEST);
    g_assert_cmpuint(files->len, >, 0);
    g_assert_cmpuint(refused * 200, <, files->len);
}

/* Letters and digits alone, so that line ends and quoting marks do not count. */
static char *essence(const char *text)
{
    GString *plain = g_string_new(NULL);
    for (; *text != '\0'; text = g_utf8_next_char(text))
        if (g_unichar_isalnum(g_utf8_get_char(text)))
            g_string_append_unichar(plain, g_utf8_get_char(text));
    return g_string_free(plain, FALSE);
}

static const char *header_of(json_t *part, const char *name)
{
    size_t i;
    json_t *header;
    json_array_foreach(
        json_object_get(part, "headers"), i,
        header) if (g_strcmp0(json_string_value(json_object_get(header, "name")), name) ==
                    0) return json_string_value(json_object_get(json_object_get(header, "value"), "Text"));
    return NULL;
}

/* Whether we read what the other parser's authors expect of it. */
static bool agrees(const Message *message, json_t *expected)
{
    json_t *parts = json_object_get(expected, "parts");
    const char *subject = header_of(json_array_get(parts, 0), "subject");
    json_t *first = json_array_get(json_object_get(expected, "text_body"), 0);
    json_t *body = json_object_get(json_array_get(parts, (size_t)json_integer_value(first)), "body");
    const char *text = first != NULL ? json_string_value(json_object_get(body, "Text")) : NULL;
    g_autofree char *ours = essence(message->text), *theirs = essence(text != NULL ? text : "");
    g_autofree char *our_subject = essence(message->subject), *their_subject = essence(subject != NULL ? subject : "");
    return strstr(ours, theirs) != NULL && strcmp(our_subject, their_subject) == 0;
}

static void test_expected(void)
{
    g_autofree char *folder = g_build_filename(shared_folder(), "corpus", "wild", "stalwart_mail_parser", NULL);
    g_autoptr(GPtrArray) files = files_below(folder);
    unsigned total = 0, agreed = 0;
    for (guint i = 0; i < files->len; i++) {
        const char *path = g_ptr_array_index(files, i);
        if (!g_str_has_suffix(path, ".eml"))
            continue;
        g_autofree char *raw = NULL, *stem = g_strndup(path, strlen(path) - 4);
        g_autofree char *answer = g_strconcat(stem, ".json", NULL);
        gsize size;
        json_t *expected = json_load_file(answer, 0, NULL);
        if (expected == NULL || !g_file_get_contents(path, &raw, &size, NULL))
            continue;
        const char *why = NULL;
        g_autoptr(Message) message = message_parse((const uint8_t *)raw, size, &why);
        bool same = message != NULL && agrees(message, expected);
        if (!same)
            g_test_message("differs: %s", path);
        total++;
        agreed += same;
        json_decref(expected);
    }
    g_test_message("%u of %u messages read as another parser's authors expect", agreed, total);
    g_assert_cmpuint(agreed * 100, >=, total * 80);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    message_init();
    g_test_add_func("/wild/corpus", test_corpus);
    g_test_add_func("/wild/expected", test_expected);
    return g_test_run();
}
