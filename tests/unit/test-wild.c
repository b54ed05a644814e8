/* test-wild.c - every message of the wild corpora is read: no crash, none slow, nothing opened, text stays text. */
#include <glib.h>
#include <string.h>
#include <sys/resource.h>

#include "parser/message.h"
#include "tests/unit/wild.h"

enum { SLOWEST = 1000000 }; /* microseconds for one message */

static const char *shared_folder(void)
{
    const char *named = g_getenv("SHARED");
    return named != NULL ? named : "../shared";
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
    g_autoptr(GPtrArray) files = wild_files(folder);
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

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    message_init();
    g_test_add_func("/wild/corpus", test_corpus);
    return g_test_run();
}
