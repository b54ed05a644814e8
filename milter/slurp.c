/* Reads files without trusting their size: a device must not fill memory. */
#include "milter/slurp.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <unistd.h>

/* Bytes read, 0 at the end, -1: errno. */
static ssize_t read_more(int fd, GString *text, gsize most)
{
    char piece[16384];
    ssize_t got;
    do
        got = read(fd, piece, MIN(sizeof piece, most - text->len));
    while (got < 0 && errno == EINTR);
    if (got > 0)
        g_string_append_len(text, piece, got);
    return got;
}

GString *slurp(const char *path, gsize most, GError **error)
{
    GString *text = g_string_new(NULL);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = fd < 0 ? -1 : 1;
    while (got > 0 && text->len <= most)
        got = read_more(fd, text, most + 1);
    int why = errno;
    if (fd >= 0)
        close(fd);
    if (got >= 0 && text->len <= most)
        return text;
    g_string_free(text, TRUE);
    if (got < 0)
        g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(why), "%s: %s", path, g_strerror(why));
    else
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s: expected at most %zu KiB, got more", path,
                    most / 1024);
    return NULL;
}
