/* Folds letters so that one plain pattern meets every spelling of a word. */
#include "parser/fold.h"

#include <string.h>

#include "parser/utf8.h"

#define EVIDENCE_MAX 100
#define MARKS_APART 64

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

/* Appends c folded, which is not plain; nothing for what vanishes. */
static size_t fold_char(gunichar c, char *out)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
    char plain = c < 0x80 ? utf8_lower((char)c) : latin(c);
    if (plain) {
        *out = plain;
        return 1;
    }
    if (is_point(c))
        return 0;
    c = bare(g_unichar_tolower(c));
    const char *to = special(c);
    if (to == NULL)
        return (size_t)g_unichar_to_utf8(c, out);
    memcpy(out, to, strlen(to));
    return strlen(to);
}

static size_t bounded(const char *text, size_t max)
{
    return utf8_whole(text, strnlen(text, max));
}

/* Such a character has two bytes, or three. */
static inline size_t copy_plain(const char *at, char *out)
{
    memcpy(out, at, 2);
    if (((unsigned char)*at & 0xE0) == 0xC0)
        return 2;
    out[2] = at[2];
    return 3;
}

/* The character at *at, folded, to out, before which stands what was folded since `begin`; how many bytes that are.
 * *at goes on. */
static size_t fold_next(const char **at, const char *begin, char *out)
{
    gunichar c = utf8_get(*at);
    size_t size = is_plain(c) ? copy_plain(*at, out) : fold_char(c, out);

    *at = g_utf8_next_char(*at);
    if (size == 1 && g_ascii_isspace(*out)) {
        *out = ' ';
        size = out > begin && (out[-1] == ' ' || out[-1] == '\n') ? 0 : 1;
    }
    return size;
}

/* English letters become small, all other bytes stay. */
static inline uint64_t lower_eight(uint64_t bytes)
{
    return bytes | utf8_tops_between(bytes, 'A', 'Z') >> 2;
}

/* The run of such bytes there; out has room for eight more. */
static inline size_t fold_plain(const char *at, const char *end, bool blank, char *out)
{
    const char *begin = at;

    while (end - at >= 8) {
        uint64_t bytes = utf8_eight(at);
        size_t size = utf8_plain_of(bytes, blank);
        utf8_put_eight(out + (at - begin), lower_eight(bytes));
        at += size;
        if (size < 8)
            return (size_t)(at - begin);
        blank = bytes >> 56 == ' ';
    }
    uint64_t rest = utf8_some_of_eight(at, (size_t)(end - at));
    utf8_put_eight(out + (at - begin), lower_eight(rest));
    return (size_t)(at - begin) + utf8_plain_of(rest, blank); /* zeros are not plain */
}

/* The run of white space at *at becomes one blank, `newline` where it begins with a line end. */
static inline size_t fold_blank(const char **at, const char *end, char *out, char newline)
{
    *out = **at == '\n' ? newline : ' ';
    while (*at < end && g_ascii_isspace(**at))
        ++*at;
    return 1;
}

/* A run of such bytes, a run of white space, or one character, folded to out; how many bytes that are. */
static inline size_t fold_step(const char **at, const char *end, const char *begin, char *out, char newline)
{
    bool blank = out > begin && (out[-1] == ' ' || out[-1] == '\n');
    size_t size = fold_plain(*at, end, blank, out);

    *at += size;
    if (size > 0)
        return size;
    if (!g_ascii_isspace(**at))
        return fold_next(at, begin, out);
    size = fold_blank(at, end, out, newline);
    return blank ? 0 : size;
}

static size_t fold_bytes(const char *at, const char *end, char *out)
{
    size_t length = 0;

    while (at < end)
        length += fold_step(&at, end, out, out + length, ' ');
    out[length] = '\0';
    return length;
}

/* The rest of the original. */
static void fold_rest(Fold *fold, size_t done, char newline)
{
    const char *at = fold->original + done, *end = fold->original + fold->taken;
    size_t apart = MAX(fold->taken / FOLD_MARKS, (size_t)MARKS_APART), next = fold->length + apart;

    while (at < end) {
        fold->length += fold_step(&at, end, fold->text, fold->text + fold->length, newline);
        if (fold->length < next || fold->marks == FOLD_MARKS)
            continue;
        fold->mark[fold->marks++] = (FoldMark){(size_t)(at - fold->original), fold->length};
        next = fold->length + apart;
    }
    fold->text[fold->length] = '\0';
}

static Fold *fold_made(const char *text, size_t max, const Fold *begun, char newline)
{
    const char *original = text ? text : "";
    size_t taken = bounded(original, max);
    Fold *fold = g_malloc(sizeof *fold + FOLD_ROOM(taken));

    *fold = (Fold){.text = (char *)(fold + 1), .original = original, .taken = taken};
    size_t done = begun && begun->taken <= fold->taken ? begun->taken : 0;
    if (done > 0 && memcmp(begun->original, fold->original, done) == 0) {
        fold->length = begun->length;
        fold->marks = begun->marks;
        memcpy(fold->mark, begun->mark, sizeof fold->mark);
        memcpy(fold->text, begun->text, begun->length);
    } else {
        done = 0;
    }
    fold_rest(fold, done, newline);
    fold->ascii = utf8_is_ascii(fold->text, fold->length);
    return fold;
}

Fold *fold_new(const char *text, size_t max)
{
    return fold_made(text, max, NULL, ' ');
}

Fold *fold_new_after(const char *text, size_t max, const Fold *begun)
{
    return fold_made(text, max, begun, ' ');
}

Fold *fold_new_lines(const char *text, size_t max)
{
    return fold_made(text, max, NULL, '\n');
}

void fold_free(Fold *fold)
{
    g_free(fold);
}

/* Where in the original these bytes of the folded text came from: it is folded again, from the last mark up to there.
 */
static void origins_of(const Fold *fold, const size_t bytes[2], const char *origins[2])
{
    const char *at = fold->original, *end = at + fold->taken;
    g_autofree char *again = g_malloc(FOLD_ROOM(fold->taken));
    size_t length = 0;

    for (unsigned i = 0; i < fold->marks && fold->mark[i].folded <= bytes[0]; i++) {
        at = fold->original + fold->mark[i].original;
        length = fold->mark[i].folded;
        again[length - 1] = fold->text[length - 1];
    }
    for (int i = 0; i < 2 && at < end;) {
        const char *from = at;
        size_t size = fold_step(&at, end, again, again + length, ' ');
        for (; i < 2 && length + size > bytes[i]; i++)
            origins[i] = (unsigned char)*from < 0x80 ? from + (bytes[i] - length) : from;
        length += size;
        if (i == 1 && at - origins[0] >= EVIDENCE_MAX) /* nobody shows more */
            origins[i++] = at;
    }
    for (int i = 0; i < 2; i++)
        origins[i] = bytes[i] < fold->length ? origins[i] : end;
}

char *fold_evidence(const Fold *fold, size_t from, size_t to)
{
    const char *origins[2] = {NULL, NULL};
    origins_of(fold, (const size_t[]){from, MAX(from, to)}, origins);
    const char *start = origins[0], *end = origins[1];
    size_t length = bounded(start, MIN((size_t)(end - start), (size_t)EVIDENCE_MAX));
    char *words = g_malloc(length + 1), *out = words;

    for (size_t i = 0; i < length; i++) {
        char c = g_ascii_isspace(start[i]) ? ' ' : start[i];
        if (c != ' ' || (out > words && out[-1] != ' '))
            *out++ = c;
    }
    while (out > words && out[-1] == ' ')
        out--;
    *out = '\0';
    return words;
}

size_t fold_into(const char *text, size_t size, char *out)
{
    return fold_bytes(text, text + size, out);
}

char *fold_string_into(const char *text, size_t max, char *out)
{
    fold_into(text ? text : "", bounded(text ? text : "", max), out);
    return out;
}

char *fold_string(const char *text, size_t max)
{
    size_t size = bounded(text ? text : "", max);

    return fold_string_into(text, size, g_malloc(FOLD_ROOM(size)));
}

/* Small letters, signs, and scripts without case. What is not known to stay is asked of GLib. */
static bool folds_to_itself(gunichar c)
{
    return (c >= 0xE0 && c <= 0xFF) || (c >= 0x430 && c <= 0x45F) || (c >= 0x5D0 && c <= 0x109F) ||
           (c >= 0x2000 && c <= 0x2125) || (c >= 0x2190 && c <= 0x24B5) || (c >= 0x24EA && c <= 0x2BFF) ||
           (c >= 0x3000 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xA0 && c <= 0xBF && c != 0xB5) ||
           (c >= 0xFE00 && c <= 0xFF20) || c == 0xD7 || c == 0xFFFD || (c >= 0x250 && c <= 0x344) ||
           (c >= 0x1F000 && c <= 0x1FAFF);
}

/* The small letter of one in two bytes, in two bytes as well; 0: that is not so simple. */
static gunichar small_letter(gunichar c)
{
    if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x410 && c <= 0x42F))
        return c + 0x20;
    bool latin_pair = c >= 0x100 && c <= 0x17E && c != 0x130 && c != 0x149;
    return latin_pair ? g_unichar_tolower(c) : 0;
}

/* out has room for eight more. */
static bool lower_ascii(const char *text, size_t length, char *out)
{
    uint64_t all = 0;
    size_t at = 0;

    for (; at + 8 <= length; at += 8) {
        uint64_t bytes = utf8_eight(text + at);
        all |= bytes;
        utf8_put_eight(out + at, lower_eight(bytes));
    }
    uint64_t rest = utf8_some_of_eight(text + at, length - at);
    all |= rest;
    utf8_put_eight(out + at, lower_eight(rest)); /* and the NUL */
    return (all & UTF8_EACH(0x80)) == 0;
}

/* The letter there. False: small it has not as many bytes. */
static bool lower_other(gunichar c, char *at, const char *end)
{
    gunichar small = small_letter(c);

    if (c == 0xDF)
        memcpy(at, "ss", 2);
    else if (small == 0)
        return folds_to_itself(c);
    else if (at + 1 < end)
        g_unichar_to_utf8(small, at);
    return true;
}

/* The other letters, where each has as many bytes when small. False: one has not. */
static bool lower_others(char *text, const char *end)
{
    for (char *at = text; at < end;) {
        if ((unsigned char)*at < 0x80) {
            at++;
            continue;
        }
        gunichar c = utf8_get(at);
        if (!is_plain(c) && !lower_other(c, at, end))
            return false;
        at = g_utf8_next_char(at);
    }
    return true;
}

/* out has room for eight bytes more than the text. False: its letters are not that simple. */
static bool fold_case_simple(const char *text, size_t length, char *out)
{
    return lower_ascii(text, length, out) || lower_others(out, out + length);
}

char *fold_case(const char *text, gssize size)
{
    size_t length = size < 0 ? strlen(text) : strnlen(text, (size_t)size);
    g_autofree char *out = g_malloc(length + 8);

    if (fold_case_simple(text, length, out))
        return g_steal_pointer(&out);
    return g_utf8_casefold(text, (gssize)length);
}

char *fold_case_in(CaseFold *room, const char *text, gssize size)
{
    size_t length = size < 0 ? strlen(text) : strnlen(text, (size_t)size);
    bool fits = length + 8 <= sizeof room->room && fold_case_simple(text, length, room->room);

    room->text = fits ? room->room : fold_case(text, (gssize)length);
    return room->text;
}

void fold_case_clear(CaseFold *room)
{
    if (room->text != room->room)
        g_free(room->text);
}
