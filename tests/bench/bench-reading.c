/* Reading against GMime alone, which parses the same messages and decodes their text, in turns within one run; the
 * slowest message; and by how much a process grows that reads a large one. Processor time, each message's best of all
 * rounds: others on the machine should not count.
 * usage: bench-reading FOLDER... [--rounds N]; FOLDER/eml or FOLDER holds .eml files */
#include <gmime/gmime.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "milter/model_file.h"
#include "parser/parser.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeStream, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeMessage, g_object_unref)

static GPtrArray *messages; /* of GBytes* */

static void load(const char *folder)
{
    g_autofree char *below = g_build_filename(folder, "eml", NULL);
    const char *path = g_file_test(below, G_FILE_TEST_IS_DIR) ? below : folder;
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *file = g_build_filename(path, name, NULL);
        char *bytes = NULL;
        gsize size = 0;
        if (g_file_get_contents(file, &bytes, &size, NULL))
            g_ptr_array_add(messages, g_bytes_new_take(bytes, size));
    }
}

static void decode_text(GMimeObject *parent, GMimeObject *part, gpointer bytes)
{
    (void)parent;
    if (!GMIME_IS_TEXT_PART(part))
        return;
    g_autofree char *text = g_mime_text_part_get_text(GMIME_TEXT_PART(part));
    *(size_t *)bytes += text ? strlen(text) : 0;
}

static size_t by_gmime(const uint8_t *raw, size_t size)
{
    size_t bytes = 0;
    g_autoptr(GMimeStream) stream = g_mime_stream_mem_new_with_buffer((const char *)raw, size);
    g_autoptr(GMimeParser) parser = g_mime_parser_new_with_stream(stream);
    g_autoptr(GMimeMessage) message = g_mime_parser_construct_message(parser, NULL);
    if (message)
        g_mime_message_foreach(message, decode_text, &bytes);
    return bytes;
}

static size_t by_us(Parser *parser, const uint8_t *raw, size_t size)
{
    ReadRequest request = READ_REQUEST__INIT;
    request.mail_from = (char *)"a@b.example";
    Reading *reading = parser_read(parser, &request, raw, size);
    size_t found = reading->n_hit;
    reading__free_unpacked(reading, NULL);
    return found;
}

/* --- Time --- */

enum { RATIO_MOST = 4, MILLISECONDS_MOST = 250 };

/* Of each message, in milliseconds. */
typedef struct {
    double gmime, ours;
} Best;

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

static void turn(Parser *parser, Best *best, size_t *work)
{
    for (guint i = 0; i < messages->len; i++) {
        gsize size = 0;
        const uint8_t *raw = g_bytes_get_data(messages->pdata[i], &size);
        double *least = parser ? &best[i].ours : &best[i].gmime, began = milliseconds();
        *work += parser ? by_us(parser, raw, size) : by_gmime(raw, size);
        *least = MIN(*least, milliseconds() - began);
    }
}

static bool compare(Parser *parser, int rounds)
{
    g_autofree Best *best = g_new(Best, messages->len);
    Best sum = {0}, slowest = {0};
    size_t work = 0;

    for (guint i = 0; i < messages->len; i++)
        best[i] = (Best){G_MAXDOUBLE, G_MAXDOUBLE};
    for (int i = 0; i < rounds; i++) {
        turn(NULL, best, &work);
        turn(parser, best, &work);
    }
    for (guint i = 0; i < messages->len; i++) {
        sum = (Best){sum.gmime + best[i].gmime, sum.ours + best[i].ours};
        slowest = (Best){MAX(slowest.gmime, best[i].gmime), MAX(slowest.ours, best[i].ours)};
    }
    printf("%u messages, best of %d rounds: GMime alone %.1f ms, reading %.1f ms, ratio %.2f (at most %d)\n",
           messages->len, rounds, sum.gmime, sum.ours, sum.ours / sum.gmime, RATIO_MOST);
    printf("slowest message: GMime alone %.1f ms, reading %.1f ms (at most %d)\n", slowest.gmime, slowest.ours,
           MILLISECONDS_MOST);
    return work > 0 && sum.ours <= RATIO_MOST * sum.gmime && slowest.ours <= MILLISECONDS_MOST;
}

/* --- Memory --- */

static const struct {
    const char *what, *head, *line;
} large[] = {
    {"text", "Content-Type: text/plain\r\n\r\n", "Please quote 40 pcs of the NF-220 gear pump to Leeds, UK.\r\n"},
    {"HTML", "Content-Type: text/html\r\n\r\n", "<table><tr><td>40 pcs<td><b>NF-220</b> gear pump</table><br>\r\n"},
    {"one line", "Content-Type: text/plain\r\n\r\n", "quote 40 pcs of NF-220, "},
    {"attachment",
     "Content-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment\r\n"
     "Content-Transfer-Encoding: base64\r\n\r\n",
     "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5\r\n"},
};

/* Most that this process ever had in memory, in MiB. */
static double peak(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024;
}

/* In a process of its own, as the mother's readers are: by how many MiB it grows, the message itself included. */
static void grow(Parser *parser, size_t kind, size_t mib, int to)
{
    double before = peak();
    size_t size = mib << 20, line = strlen(large[kind].line);
    g_autofree char *raw = g_malloc(size + line);
    size_t at = (size_t)sprintf(raw, "From: Ann <a@b.example>\r\nTo: sales@c.example\r\nSubject: Pumps\r\n%s",
                                large[kind].head);
    for (; at < size; at += line)
        memcpy(raw + at, large[kind].line, line);
    by_us(parser, (const uint8_t *)raw, size);
    double growth = peak() - before;
    _exit(write(to, &growth, sizeof growth) != sizeof growth);
}

static double growth_of(Parser *parser, size_t kind, size_t mib)
{
    double growth = G_MAXDOUBLE;
    int ends[2], status = 1;

    if (pipe(ends) < 0)
        return growth;
    pid_t reader = fork();
    if (reader == 0)
        grow(parser, kind, mib, ends[1]);
    if (reader > 0 &&
        (waitpid(reader, &status, 0) < 0 || status != 0 || read(ends[0], &growth, sizeof growth) != sizeof growth))
        growth = G_MAXDOUBLE;
    close(ends[0]);
    close(ends[1]);
    return growth;
}

static bool keeps_small(Parser *parser)
{
    static const size_t sizes[] = {1, 5, 25};
    bool small = true;

    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        double most = 0, limit = 4 * (double)sizes[i] + 16;
        size_t of = 0;
        for (size_t kind = 0; kind < G_N_ELEMENTS(large); kind++) {
            double growth = growth_of(parser, kind, sizes[i]);
            of = growth > most ? kind : of;
            most = MAX(most, growth);
        }
        printf("%zu MiB of %s: a reader grows by %.1f MiB (at most %.0f)\n", sizes[i], large[of].what, most, limit);
        small = small && most <= limit;
    }
    return small;
}

int main(int argc, char **argv)
{
    int rounds = 10;
    messages = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    for (int i = 1; i < argc; i++)
        if (g_str_equal(argv[i], "--rounds") && i + 1 < argc)
            rounds = atoi(argv[++i]);
        else
            load(argv[i]);
    if (messages->len == 0 || rounds < 1) {
        fprintf(stderr, "usage: bench-reading FOLDER... [--rounds N]\n");
        return 2;
    }
    ReaderConfig config = READER_CONFIG__INIT;
    g_autofree char *file = model_file_shipped();
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) model = model_file_read(file, &error);
    if (model == NULL) {
        fprintf(stderr, "bench-reading: %s\n", error->message);
        return 2;
    }
    config.has_model = true;
    config.model.data = (uint8_t *)g_bytes_get_data(model, &config.model.len);
    g_autoptr(Parser) parser = parser_new(&config, NULL);
    bool small = keeps_small(parser);
    bool quick = compare(parser, rounds);
    g_ptr_array_unref(messages);
    return small && quick ? 0 : 1;
}
