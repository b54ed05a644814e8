/* Makes messages of labelled letters. */
#include "milter/letters.h"

#include <string.h>

#include "store/records.h"

#define MARK "==== "

static void letter_free(gpointer data)
{
    Letter *letter = data;

    g_bytes_unref(letter->raw);
    g_strfreev(letter->marked);
    g_free(letter);
}

static GQuark letters_error(void)
{
    return g_quark_from_static_string("leadmilter-letters");
}

static void append_unmarked(GString *to, const char *text)
{
    static const char *const brackets[] = {"⟦", "⟧"};

    while (*text) {
        size_t skip = 0;
        for (size_t i = 0; i < G_N_ELEMENTS(brackets); i++)
            if (g_str_has_prefix(text, brackets[i]))
                skip = strlen(brackets[i]);
        if (skip == 0)
            g_string_append_c(to, *text);
        text += skip ? skip : 1;
    }
}

static char **marked_in(const char *text)
{
    GPtrArray *marked = g_ptr_array_new();

    for (const char *at = text; (at = strstr(at, "⟦"));) {
        at += strlen("⟦");
        const char *end = strstr(at, "⟧");
        if (end == NULL)
            break;
        g_ptr_array_add(marked, g_strndup(at, (gsize)(end - at)));
        at = end;
    }
    g_ptr_array_add(marked, NULL);
    return (char **)g_ptr_array_free(marked, FALSE);
}

static void append_part(GString *raw, const char *boundary, const char *type, const char *filename)
{
    g_string_append_printf(raw, "\n--%s\nContent-Type: %s\n", boundary, type);
    if (filename)
        g_string_append_printf(raw, "Content-Disposition: attachment; filename=\"%s\"\n", filename);
    g_string_append(raw, "\n");
}

/* The header fields, raw as a careless mailer writes them; *files gets the names of attachments. */
static void append_header(GString *raw, const char *head, GPtrArray *files)
{
    g_auto(GStrv) lines = g_strsplit(head, "\n", -1);
    bool addressed = false;

    for (char **line = lines; *line; line++) {
        if (g_ascii_strncasecmp(*line, "Attach:", 7) == 0) {
            g_ptr_array_add(files, g_strdelimit(g_strstrip(g_strdup(*line + 7)), "\"\\", '\''));
            continue;
        }
        addressed |= g_ascii_strncasecmp(*line, "To:", 3) == 0;
        if (!**line)
            continue;
        append_unmarked(raw, *line);
        g_string_append_c(raw, '\n');
    }
    if (!addressed)
        g_string_append(raw, "To: sales@company.example\n");
    g_string_append(raw, "Date: Tue, 17 Nov 2026 10:00:00 +0000\nMIME-Version: 1.0\n");
}

static GBytes *message_of(const char *head, const char *body)
{
    static const char *const boundary = "=-letter-=";
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
    GString *raw = g_string_new(NULL);

    append_header(raw, head, files);
    if (files->len) {
        g_string_append_printf(raw, "Content-Type: multipart/mixed; boundary=\"%s\"\n", boundary);
        append_part(raw, boundary, "text/plain; charset=utf-8", NULL);
    } else {
        g_string_append(raw, "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n");
    }
    append_unmarked(raw, body);
    for (guint i = 0; i < files->len; i++)
        append_part(raw, boundary, "application/octet-stream", files->pdata[i]);
    if (files->len)
        g_string_append_printf(raw, "\n--%s--\n", boundary);
    return g_string_free_to_bytes(raw);
}

typedef struct {
    unsigned fold;
    bool marks; /* what is asked for, somewhere: where nothing is marked in such a file, nothing is asked for */
} Source;

/* One letter, from behind its mark to the next one. */
static bool add_letter(GPtrArray *letters, const char *text, const Source *source)
{
    g_autofree char *class = g_strndup(text, strcspn(text, " \n"));
    const char *head = strchr(text, '\n');
    const char *body = head ? strstr(head, "\n\n") : NULL;
    int known = lead_class_of(class);

    if (known < 0 || body == NULL)
        return false;
    Letter *letter = g_new0(Letter, 1);
    g_autofree char *fields = g_strndup(head + 1, (gsize)(body - head));
    letter->class = (LeadClass)known;
    letter->fold = source->fold;
    letter->raw = message_of(fields, body + 2);
    letter->marked = source->marks ? marked_in(head) : NULL;
    g_ptr_array_add(letters, letter);
    return true;
}

static unsigned line_of(const char *text, const char *at)
{
    unsigned line = 1;

    for (; text < at; text++)
        line += *text == '\n';
    return line;
}

static bool read_file(GPtrArray *letters, const char *file, unsigned fold, GError **error)
{
    g_autofree char *text = NULL;

    if (!g_file_get_contents(file, &text, NULL, error))
        return false;
    const Source source = {fold, strstr(text, "⟦") != NULL};
    for (char *at = g_str_has_prefix(text, MARK) ? text : strstr(text, "\n" MARK); at;) {
        at += *at == '\n';
        char *next = strstr(at, "\n" MARK);
        g_autofree char *letter =
            g_strndup(at + strlen(MARK), next ? (gsize)(next - at) + 1 - strlen(MARK) : strlen(at));
        if (!add_letter(letters, letter, &source)) {
            g_set_error(error, letters_error(), 0,
                        "%s:%u: not a letter: \"==== hot|general|none …\", a header, an empty line", file,
                        line_of(text, at));
            return false;
        }
        at = next;
    }
    return true;
}

static int by_name(gconstpointer left, gconstpointer right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static bool collect(GPtrArray *files, const char *folder, GError **error)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, error);

    if (dir == NULL)
        return false;
    for (const char *name; (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR) ? !collect(files, path, error) : false)
            return false;
        if (g_str_has_suffix(name, ".txt"))
            g_ptr_array_add(files, g_steal_pointer(&path));
    }
    return true;
}

GPtrArray *letters_read(const char *folder, GError **error)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) letters = g_ptr_array_new_with_free_func(letter_free);

    if (!collect(files, folder, error))
        return NULL;
    g_ptr_array_sort(files, by_name);
    for (guint i = 0; i < files->len; i++)
        if (!read_file(letters, files->pdata[i], i % LETTERS_FOLDS, error))
            return NULL;
    return g_steal_pointer(&letters);
}
