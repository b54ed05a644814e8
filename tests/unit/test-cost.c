/* What reading costs: the time of each message of the corpora, and what a reader grows by while it reads a large one.
 */
#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "milter/model_file.h"
#include "milter/reader.h"
#include "milter/wire.h"
#include "parser/parser.h"
#include "tests/unit/helper.h"

#define MIB ((size_t)1 << 20)
#define SLOWEST_MS 250
#define GROWTH_TIMES 4
#define GROWTH_EXTRA (16 * MIB)

static GBytes *packed_config(void)
{
    ReaderConfig config = READER_CONFIG__INIT;
    g_autofree char *file = model_file_shipped();
    g_autoptr(GBytes) model = model_file_read(file, NULL);
    if (model) {
        config.has_model = true;
        config.model.data = (uint8_t *)g_bytes_get_data(model, &config.model.len);
    }
    size_t size = reader_config__get_packed_size(&config);
    uint8_t *bytes = g_malloc(size + 1);
    reader_config__pack(&config, bytes);
    return g_bytes_new_take(bytes, size);
}

static Parser *parser; /* of all tests; what a mother has loaded before it forks */

/* --- Time --- */

/* Of this thread alone: a busy machine is no slow reader. */
static double thread_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void collect(GPtrArray *paths, const char *path)
{
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
    for (const char *name; folder && (name = g_dir_read_name(folder));) {
        g_autofree char *below = g_build_filename(path, name, NULL);
        if (g_file_test(below, G_FILE_TEST_IS_DIR))
            collect(paths, below);
        else if (g_str_has_suffix(name, ".eml"))
            g_ptr_array_add(paths, g_steal_pointer(&below));
    }
}

static double time_of(const char *path)
{
    g_autofree char *bytes = NULL;
    gsize size = 0;
    g_assert_true(g_file_get_contents(path, &bytes, &size, NULL));
    ReadRequest request = READ_REQUEST__INIT;
    request.mail_from = (char *)"a@b.example";
    double began = thread_ms();
    reading__free_unpacked(parser_read(parser, &request, (const uint8_t *)bytes, size), NULL);
    return thread_ms() - began;
}

/* The corpora of the project, and those beside it where there are any. */
static void test_time(void)
{
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = g_path_get_dirname(self); /* build/gcc/tests */
    g_autofree char *ours = g_build_filename(folder, "../../../tests/corpus", NULL);
    g_autofree char *beside = g_getenv("SHARED") ? g_build_filename(g_getenv("SHARED"), "corpus", NULL)
                                                 : g_build_filename(folder, "../../../../shared/corpus", NULL);
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    double slowest = 0;
    collect(paths, ours);
    collect(paths, beside);
    g_assert_cmpuint(paths->len, >, 0);
    for (guint i = 0; i < paths->len; i++) {
        double took = time_of(paths->pdata[i]);
        if (took > SLOWEST_MS / 2.0)
            g_test_message("%s: %.0f ms", (const char *)paths->pdata[i], took);
        slowest = MAX(slowest, took);
    }
    g_test_message("%u messages, slowest %.1f ms", paths->len, slowest);
#ifndef NO_SANDBOX
    g_assert_cmpfloat(slowest, <=, SLOWEST_MS);
#endif
}

/* --- Memory --- */

typedef void (*Shape)(GString *message, size_t size);

static const char head[] = "From: Jane Doe <jane@buyer.example>\r\nTo: sales@acme.example\r\nSubject: 40 pumps\r\n"
                           "Date: Mon, 2 Nov 2026 09:30:00 +0100\r\nMessage-ID: <1@buyer.example>\r\n"
                           "MIME-Version: 1.0\r\n";

static void shape_plain(GString *message, size_t size)
{
    g_string_append(message, head);
    g_string_append(message, "Content-Type: text/plain; charset=utf-8\r\n\r\nPlease quote 40 pumps NF-220.\r\n");
    for (unsigned i = 0; message->len < size; i++)
        g_string_append_printf(message, "Line %u: flange DN %u, größe %u mm, call +44 1632 960%03u by Friday.\r\n", i,
                               i % 500, i % 97, i % 1000);
}

static void shape_html(GString *message, size_t size)
{
    g_string_append(message, head);
    g_string_append(message, "Content-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>Please quote 40 pumps.</p>");
    for (unsigned i = 0; message->len < size; i++)
        g_string_append_printf(
            message, "<table><tr><td class=\"c%u\">flange %u</td><td>&euro; %u</td></tr></table>\r\n", i, i, i % 977);
}

static void shape_attachment(GString *message, size_t size)
{
    g_string_append(message, head);
    g_string_append(message, "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
                             "Please quote the attached drawing.\r\n--b\r\nContent-Type: application/pdf\r\n"
                             "Content-Disposition: attachment; filename=drawing.pdf\r\n"
                             "Content-Transfer-Encoding: base64\r\n\r\n");
    while (message->len < size)
        g_string_append(message, "JVBERi0xLjcKJcOkw7zDtsOfCjIgMCBvYmoKPDwvTGVuZ3RoIDMgMCBSL0ZpbHRlci9GbGF0ZURl\r\n");
    g_string_append(message, "--b--\r\n");
}

static void shape_coded(GString *message, size_t size)
{
    g_string_append(message, head);
    g_string_append(message,
                    "Content-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: base64\r\n\r\n");
    while (message->len < size)
        g_string_append(message, "PHA+V2lyIGJy5HVjaGVuIDQwIFB1bXBlbiBmdWVyIGRpZSBBbmxhZ2UuPC9wPjxwPkdy/N/lPC9w\r\n");
}

static void shape_headers(GString *message, size_t size)
{
    g_string_append(message, head);
    for (unsigned i = 0; message->len < size; i++)
        g_string_append_printf(message, "X-Trace-%u: =?utf-8?q?gr=C3=B6=C3=9Fe?= %u\r\n", i, i);
    g_string_append(message, "\r\nPlease quote 40 pumps.\r\n");
}

/* Of so many bytes each. */
static void add_parts(GString *message, size_t size, size_t each)
{
    g_string_append(message, head);
    g_string_append(message, "Content-Type: multipart/mixed; boundary=b\r\n\r\n");
    for (unsigned i = 0; message->len < size; i++) {
        g_string_append_printf(message, "--b\r\nContent-Type: text/plain; name=\"%u.txt\"\r\n\r\n", i);
        for (size_t begin = message->len; message->len - begin < each;)
            g_string_append_printf(message, "40 pumps %u for Müller\r\n", i);
    }
    g_string_append(message, "--b--\r\n");
}

static void shape_small_parts(GString *message, size_t size)
{
    add_parts(message, size, 20);
}

static void shape_parts(GString *message, size_t size)
{
    add_parts(message, size, size / 90);
}

static size_t status_of(pid_t pid, const char *field)
{
    g_autofree char *path = g_strdup_printf("/proc/%d/status", (int)pid), *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    const char *at = strstr(text, field);
    g_assert_nonnull(at);
    return (size_t)g_ascii_strtoull(at + strlen(field), NULL, 10) << 10;
}

static void read_by(int channel, const GString *message)
{
    ReadRequest request = READ_REQUEST__INIT;
    uint8_t packed[64];
    request.mail_from = (char *)"jane@buyer.example";
    request.has_size = true;
    request.size = message->len;
    int memfd = wire_seal(message->str, message->len);
    g_assert_cmpint(memfd, >=, 0);
    size_t size = read_request__pack(&request, packed);
    g_auto(WirePacket) answer;
    g_assert_cmpint(wire_send(channel, WIRE_REQUEST, packed, size, &memfd, 1, 0), ==, WIRE_OK);
    g_assert_cmpint(wire_receive(channel, &answer, 0), ==, WIRE_OK);
    g_assert_cmpint(answer.type, ==, WIRE_ANSWER);
    close(memfd);
}

/* What a fresh reader grew by, the message's own pages counted. */
static size_t growth_by(const GString *message)
{
    int line[2];
    g_autoptr(GString) small = g_string_new(NULL);
    shape_plain(small, 1000);
    g_assert_cmpint(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, line), ==, 0);
    pid_t pid = fork();
    if (pid == 0) {
        close(line[0]);
        reader_run(parser, line[1]);
        _exit(0);
    }
    close(line[1]);
    read_by(line[0], small);
    size_t before = status_of(pid, "VmRSS:");
    read_by(line[0], message);
    size_t after = status_of(pid, "VmHWM:");
    close(line[0]);
    g_assert_cmpint(waitpid(pid, NULL, 0), ==, pid);
    return after > before ? after - before : 0;
}

static const struct {
    const char *name;
    Shape shape;
} shapes[] = {
    {"plain", shape_plain},     {"html", shape_html},   {"attachment", shape_attachment},   {"coded", shape_coded},
    {"headers", shape_headers}, {"parts", shape_parts}, {"small-parts", shape_small_parts},
};

static void test_growth(gconstpointer data)
{
    static const size_t sizes[] = {1 * MIB, 5 * MIB, 25 * MIB};
    const char *name = data;
    size_t at = 0;
    while (strcmp(shapes[at].name, name) != 0)
        at++;
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        g_autoptr(GString) message = g_string_sized_new(sizes[i] + 4096);
        shapes[at].shape(message, sizes[i]);
        size_t growth = growth_by(message);
        g_test_message("%s of %zu MiB: %.1f MiB", name, sizes[i] / MIB, (double)growth / (double)MIB);
#ifndef NO_SANDBOX
        g_assert_cmpuint(growth, <=, GROWTH_TIMES * message->len + GROWTH_EXTRA);
#endif
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    signal(SIGPIPE, SIG_IGN);
    find_helper(); /* and with it the model */
    g_autoptr(GBytes) config = packed_config();
    gsize size = 0;
    const uint8_t *bytes = g_bytes_get_data(config, &size);
    parser = reader_load(bytes, size, NULL);
    g_assert_nonnull(parser);
    g_test_add_func("/cost/time", test_time);
    for (size_t i = 0; i < G_N_ELEMENTS(shapes); i++) {
        g_autofree char *path = g_strconcat("/cost/growth/", shapes[i].name, NULL);
        g_test_add_data_func(path, shapes[i].name, test_growth);
    }
    int status = g_test_run();
    parser_free(parser);
    return status;
}
