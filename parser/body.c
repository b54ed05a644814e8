/* body.c - which of the text parts is the text, and how its lines are joined. */
#include "parser/body.h"

#include <string.h>

#include "parser/charset.h"
#include "parser/html.h"

/* What is shown at one place of the message: its alternatives. */
typedef struct {
    int alternative;
    GString *plain, *html; /* NULL: none */
} Piece;

struct Body {
    GArray *pieces;
};

static void text_free(GString *text)
{
    if (text != NULL)
        g_string_free(text, TRUE);
}

static void piece_clear(gpointer data)
{
    Piece *piece = data;
    text_free(piece->plain);
    text_free(piece->html);
}

Body *body_new(void)
{
    Body *body = g_new0(Body, 1);
    body->pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    g_array_set_clear_func(body->pieces, piece_clear);
    return body;
}

void body_free(Body *body)
{
    if (body == NULL)
        return;
    g_array_unref(body->pieces);
    g_free(body);
}

static Piece *piece_for(Body *body, int alternative)
{
    for (guint i = 0; alternative != 0 && i < body->pieces->len; i++)
        if (g_array_index(body->pieces, Piece, i).alternative == alternative)
            return &g_array_index(body->pieces, Piece, i);
    Piece piece = {.alternative = alternative};
    g_array_append_val(body->pieces, piece);
    return &g_array_index(body->pieces, Piece, body->pieces->len - 1);
}

static size_t quote_depth(const char *line, size_t size)
{
    size_t depth = 0;
    while (depth < size && line[depth] == '>')
        depth++;
    return depth;
}

/* RFC 3676 §4: lines that end in a space go on in the next one of the same depth. */
static char *unflow(const char *text, bool delete_space)
{
    GString *out = g_string_sized_new(strlen(text));
    bool flowing = false;
    size_t depth_before = 0;
    while (*text != '\0') {
        size_t length = strcspn(text, "\n"), depth = quote_depth(text, length);
        const char *line = text + depth;
        size_t size = length - depth;
        if (size > 0 && *line == ' ') { /* space-stuffing */
            line++;
            size--;
        }
        bool signature = size == 3 && memcmp(line, "-- ", 3) == 0;
        bool joins = flowing && depth == depth_before && !signature;
        if (flowing && !joins)
            g_string_append_c(out, '\n');
        for (size_t i = 0; i < depth && !joins; i++)
            g_string_append_c(out, '>');
        if (depth > 0 && !joins)
            g_string_append_c(out, ' ');
        flowing = size > 0 && line[size - 1] == ' ' && !signature;
        g_string_append_len(out, line, (gssize)(size - (flowing && delete_space)));
        if (!flowing && text[length] == '\n')
            g_string_append_c(out, '\n');
        depth_before = depth;
        text += length + (text[length] == '\n');
    }
    return g_string_free(out, FALSE);
}

static bool has_tag(const char *text)
{
    for (const char *at = strchr(text, '<'); at != NULL; at = strchr(at + 1, '<'))
        if (g_ascii_isalpha(at[1]) || at[1] == '/' || at[1] == '!')
            return true;
    return false;
}

/* text/plain that is HTML all the same: it begins with a tag, and closes one. */
static bool is_disguised_html(const char *text)
{
    static const char *const openings[] = {"<!doctype html", "<html",  "<body", "<head",
                                           "<div",           "<table", "<p>",   "<meta"};
    text += strspn(text, " \t\n");
    for (size_t i = 0; i < G_N_ELEMENTS(openings); i++)
        if (g_ascii_strncasecmp(text, openings[i], strlen(openings[i])) == 0)
            return strstr(text, "</") != NULL;
    return false;
}

static char *trimmed(char *text)
{
    size_t length = strlen(text);
    while (length > 0 && g_ascii_isspace(text[length - 1]))
        text[--length] = '\0';
    size_t blank = strspn(text, " \t\n");
    while (blank > 0 && text[blank - 1] != '\n') /* the first line keeps its indent */
        blank--;
    memmove(text, text + blank, length + 1 - MIN(blank, length));
    return text;
}

static void join(GString **whole, const char *text)
{
    if (*whole == NULL && *text != '\0')
        *whole = g_string_new(text);
    else if (*text != '\0')
        g_string_append(g_string_append(*whole, "\n\n"), text);
}

/* The same with what nobody needs any more. */
static void join_last(GString **whole, GString **text)
{
    if (*whole == NULL)
        *whole = g_steal_pointer(text);
    else if (*text != NULL)
        join(whole, (*text)->str);
}

void body_add(Body *body, const BodyPart *part, const uint8_t *bytes, size_t size)
{
    g_autofree char *utf8 = charset_to_utf8(bytes, size, part->charset);
    bool html = part->html ? has_tag(utf8) : is_disguised_html(utf8);
    Piece *piece = piece_for(body, part->alternative);
    bool beside = part->html && part->alternative != 0; /* tagless HTML is plain, but not a second plain text */
    GString **into = html || beside ? &piece->html : &piece->plain;
    g_autofree char *text = NULL;
    if (html) {
        text = html_to_text(utf8, strlen(utf8), BODY_TEXT);
    } else {
        g_autofree char *joined = part->flowed ? unflow(utf8, part->delete_space) : NULL;
        const char *lines = joined != NULL ? joined : utf8;
        text = charset_clean(lines, strlen(lines), BODY_TEXT, true);
    }
    join(into, trimmed(text));
}

/* Letters and digits of any script. */
static size_t substance(const char *text)
{
    size_t count = 0;
    for (; *text != '\0'; text++)
        count += g_ascii_isalnum(*text) || ((*text & 0x80) != 0 && (*text & 0x40) != 0);
    return count;
}

/* "Please view this message in an HTML client", or a few words where the other
 * alternative holds the letter. */
static bool is_stub(const char *plain, const char *html)
{
    size_t said = substance(plain), shown = substance(html);
    if (said >= shown)
        return false;
    if ((said < 20 && said * 2 < shown) || said * 4 < shown)
        return true;
    if (said >= 300 || said * 2 >= shown)
        return false;
    g_autofree char *folded = g_utf8_strdown(plain, -1);
    return strstr(folded, "html") != NULL || strstr(folded, "browser") != NULL;
}

static char *bounded(GString *text)
{
    if (text == NULL || text->len <= BODY_TEXT)
        return text != NULL ? g_string_free(text, FALSE) : NULL;
    char *cut = charset_clean(text->str, text->len, BODY_TEXT, true);
    g_string_free(text, TRUE);
    return cut;
}

char *body_text(Body *body, bool *from_html, char **html)
{
    GString *text = NULL, *shown = NULL;
    size_t html_bytes = 0;
    for (guint i = 0; i < body->pieces->len; i++) {
        Piece *piece = &g_array_index(body->pieces, Piece, i);
        bool take_html =
            piece->html != NULL && is_stub(piece->plain != NULL ? piece->plain->str : "", piece->html->str);
        html_bytes += take_html ? piece->html->len : 0;
        if (take_html)
            join(&text, piece->html->str);
        else
            join_last(&text, &piece->plain);
        join_last(&shown, &piece->html);
    }
    *from_html = text != NULL && html_bytes * 2 > text->len;
    *html = bounded(shown);
    char *chosen = bounded(text);
    return chosen != NULL ? chosen : g_strdup("");
}
