/* Folds letters so that one plain pattern meets every spelling of a word. */
#include "parser/fold.h"

#include <string.h>

#include "parser/utf8.h"

#define EVIDENCE_MAX 100

typedef struct {
    gunichar from;
    const char *to;
} Letter;

/* Letters that Unicode does not decompose, and marks that writers use for plain ones. */
static const Letter letters[] = {
    {0x00A0, " "},   {0x00B4, "'"},  {0x00AB, "\""}, {0x00BB, "\""}, {0x00DF, "ss"}, {0x00E6, "ae"}, {0x00F0, "d"},
    {0x00F8, "o"},   {0x00FE, "th"}, {0x0111, "d"},  {0x0131, "i"},  {0x0142, "l"},  {0x0153, "oe"}, {0x02BC, "'"},
    {0x0451, "е"},   {0x0622, "ا"},  {0x0623, "ا"},  {0x0625, "ا"},  {0x0629, "ه"},  {0x0640, ""},   {0x0649, "ي"},
    {0x0670, ""},    {0x0671, "ا"},  {0x2010, "-"},  {0x2011, "-"},  {0x2012, "-"},  {0x2013, "-"},  {0x2014, "-"},
    {0x2018, "'"},   {0x2019, "'"},  {0x201A, "'"},  {0x201B, "'"},  {0x201C, "\""}, {0x201D, "\""}, {0x201E, "\""},
    {0x2026, "..."}, {0x2212, "-"},  {0x3000, " "},
};

static const char *special(gunichar c)
{
    size_t low = 0;
    size_t high = G_N_ELEMENTS(letters);

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (letters[middle].from == c)
            return letters[middle].to;
        if (letters[middle].from < c)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* Latin accents, Arabic vowel signs, Hebrew points. Not the marks that make another letter (й, が). */
static bool is_point(gunichar c)
{
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x064B && c <= 0x0652) || (c >= 0x0591 && c <= 0x05C7 && c != 0x05BE);
}

/* The bare letter under the accents of a Latin one; others stay. */
static gunichar bare(gunichar c)
{
    gunichar base = c;
    gunichar first, mark;

    if (c < 0xC0 || (c > 0x24F && (c < 0x1E00 || c > 0x1EFF)))
        return c;
    while (g_unichar_decompose(base, &first, &mark) && first != base)
        base = first;
    return base < 0x250 ? base : c;
}

/* The small bare letter of U+00C0 to U+00FF; NUL where that is none, or two. */
static char latin(gunichar c)
{
    static const char bare_letters[] = "aaaaaa\0ceeeeiiii\0nooooo\0\0uuuuy\0\0"
                                       "aaaaaa\0ceeeeiiii\0nooooo\0\0uuuuy\0y";

    return c >= 0xC0 && c <= 0xFF ? bare_letters[c - 0xC0] : '\0';
}

/* Small Cyrillic letters, kana, Chinese and Hangul stay as they are. */
static bool is_plain(gunichar c)
{
    return (c >= 0x430 && c <= 0x44F) || (c >= 0x3041 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
}

/* Appends c folded; nothing for what vanishes. */
static size_t fold_char(gunichar c, char *out)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
    char plain = c < 0x80 ? g_ascii_tolower((char)c) : latin(c);
    if (plain) {
        *out = plain;
        return 1;
    }
    if (is_point(c))
        return 0;
    const char *to = NULL;
    if (!is_plain(c)) {
        c = bare(g_unichar_tolower(c));
        to = special(c);
    }
    if (to == NULL)
        return (size_t)g_unichar_to_utf8(c, out);
    memcpy(out, to, strlen(to));
    return strlen(to);
}

static size_t bounded(const char *text, size_t max)
{
    size_t length = strnlen(text, max);

    while (length && text[length] && ((unsigned char)text[length] & 0xC0) == 0x80)
        length--;
    return length;
}

/* The character at *at, folded, to out, before which stands what was folded since `begin`; how many bytes that are.
 * *at goes on. */
static size_t fold_next(const char **at, const char *begin, char *out)
{
    size_t size = fold_char(utf8_get(*at), out);

    *at = g_utf8_next_char(*at);
    if (size == 1 && g_ascii_isspace(*out)) {
        *out = ' ';
        size = out > begin && out[-1] == ' ' ? 0 : 1;
    }
    return size;
}

/* ASCII save white space. */
static inline bool is_simple(char c)
{
    return (unsigned char)c > ' ' && (unsigned char)c < 0x80;
}

static inline char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

Fold *fold_new(const char *text, size_t max)
{
    Fold *fold = g_new0(Fold, 1);
    const char *at = text ? text : "";
    const char *end = at + bounded(at, max);
    size_t room = FOLD_ROOM((size_t)(end - at)), length = 0;

    fold->original = at;
    char *out = fold->text = g_malloc(room);
    uint32_t *origin = fold->origin = g_new(uint32_t, room);
    unsigned char all = 0;
    while (at < end) {
        uint32_t from = (uint32_t)(at - fold->original);
        if (is_simple(*at)) {
            out[length] = lower(*at++);
            origin[length++] = from;
            continue;
        }
        for (size_t size = fold_next(&at, out, out + length); size > 0; size--) {
            all |= (unsigned char)out[length];
            origin[length++] = from;
        }
    }
    fold->ascii = all < 0x80;
    out[length] = '\0';
    origin[length] = (uint32_t)(end - fold->original);
    fold->length = length;
    return fold;
}

void fold_free(Fold *fold)
{
    if (fold == NULL)
        return;
    g_free(fold->text);
    g_free(fold->origin);
    g_free(fold);
}

char *fold_evidence(const Fold *fold, size_t from, size_t to)
{
    const char *start = fold->original + fold->origin[MIN(from, fold->length)];
    const char *end = fold->original + fold->origin[MIN(to, fold->length)];
    size_t length = bounded(start, MIN((size_t)(end - start), (size_t)EVIDENCE_MAX));
    GString *words = g_string_sized_new(length);

    for (size_t i = 0; i < length; i++) {
        char c = g_ascii_isspace(start[i]) ? ' ' : start[i];
        if (c != ' ' || (words->len && words->str[words->len - 1] != ' '))
            g_string_append_c(words, c);
    }
    while (words->len && words->str[words->len - 1] == ' ')
        g_string_truncate(words, words->len - 1);
    return g_string_free(words, FALSE);
}

size_t fold_into(const char *text, size_t size, char *out)
{
    const char *end = text + size;
    size_t length = 0;

    for (const char *at = text; at < end;)
        if (is_simple(*at))
            out[length++] = lower(*at++);
        else
            length += fold_next(&at, out, out + length);
    out[length] = '\0';
    return length;
}

char *fold_string(const char *text, size_t max)
{
    size_t size = bounded(text ? text : "", max);
    char *out = g_malloc(FOLD_ROOM(size));

    fold_into(text ? text : "", size, out);
    return out;
}

/* Small letters and scripts without case. What is not known to stay is asked of GLib. */
static bool folds_to_itself(gunichar c)
{
    return (c >= 0xE0 && c <= 0xFF) || (c >= 0x430 && c <= 0x45F) || (c >= 0x5D0 && c <= 0x6FF) ||
           (c >= 0x2010 && c <= 0x2027) || (c >= 0x3000 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) ||
           (c >= 0xA0 && c <= 0xBF && c != 0xB5);
}

static void append_folded(GString *out, const char *at, const char *next)
{
    gunichar c = g_utf8_get_char(at);

    if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x410 && c <= 0x42F)) {
        g_string_append_unichar(out, c + 0x20);
        return;
    }
    g_autofree char *folded = g_utf8_casefold(at, next - at);
    g_string_append(out, folded);
}

/* NULL where the text is not ASCII. */
static char *lower_ascii(const char *text, size_t length)
{
    char *out = g_malloc(length + 1);
    unsigned char all = 0;

    for (size_t i = 0; i < length; i++) {
        all |= (unsigned char)text[i];
        out[i] = lower(text[i]);
    }
    out[length] = '\0';
    if (all >= 0x80)
        g_clear_pointer(&out, g_free);
    return out;
}

char *fold_case(const char *text, gssize size)
{
    size_t length = size < 0 ? strlen(text) : strnlen(text, (size_t)size);
    char *plain = lower_ascii(text, length);

    if (plain)
        return plain;
    GString *out = g_string_sized_new(length + 1);
    const char *end = text + length, *kept = text; /* what stays is copied in runs */

    for (const char *at = text; at < end;) {
        const char *next = (unsigned char)*at < 0x80 ? at + 1 : g_utf8_next_char(at);
        if ((unsigned char)*at >= 0x80 && !folds_to_itself(g_utf8_get_char(at))) {
            g_string_append_len(out, kept, at - kept);
            append_folded(out, at, MIN(next, end));
            kept = next;
        }
        at = next;
    }
    if (kept < end)
        g_string_append_len(out, kept, end - kept);
    for (char *c = out->str; *c != '\0'; c++)
        *c = *c >= 'A' && *c <= 'Z' ? (char)(*c + 32) : *c;
    return g_string_free(out, FALSE);
}
