/* Reading against GMime alone, which parses the same messages and decodes their text, in turns within one run.
 * usage: bench-reading FOLDER... [--rounds N]; FOLDER/eml or FOLDER holds .eml files */
#include <gmime/gmime.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* Milliseconds for all messages once; *slowest of one of them. */
static double turn(Parser *parser, size_t *work, double *slowest)
{
    gint64 began = g_get_monotonic_time();
    for (guint i = 0; i < messages->len; i++) {
        gsize size = 0;
        const uint8_t *raw = g_bytes_get_data(messages->pdata[i], &size);
        gint64 at = g_get_monotonic_time();
        *work += parser ? by_us(parser, raw, size) : by_gmime(raw, size);
        *slowest = MAX(*slowest, (double)(g_get_monotonic_time() - at) / 1000);
    }
    return (double)(g_get_monotonic_time() - began) / 1000;
}

int main(int argc, char **argv)
{
    int rounds = 10;
    size_t work = 0;
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
    g_autoptr(GBytes) model = model_file_read(file, NULL);
    if (model) {
        config.has_model = true;
        config.model.data = (uint8_t *)g_bytes_get_data(model, &config.model.len);
    }
    g_autoptr(Parser) parser = parser_new(&config, NULL);
    double gmime = G_MAXDOUBLE, ours = G_MAXDOUBLE, gmime_worst = 0, ours_worst = 0;
    for (int i = 0; i < rounds; i++) {
        gmime = MIN(gmime, turn(NULL, &work, &gmime_worst));
        ours = MIN(ours, turn(parser, &work, &ours_worst));
    }
    printf("%u messages, best of %d rounds: GMime alone %.1f ms (slowest %.1f), reading %.1f ms (slowest %.1f), ratio "
           "%.2f\n",
           messages->len, rounds, gmime, gmime_worst, ours, ours_worst, ours / gmime);
    g_ptr_array_unref(messages);
    return work == 0;
}
