/* charset_clean.c - what text may hold: no controls, no tricks, one kind of line end. */
#include "parser/charset_clean.h"

#include <string.h>
#include <unicode/utf8.h>

#include "parser/charset.h"
#include "parser/utf8.h"

size_t charset_plain(const uint8_t *bytes, size_t size)
{
    size_t n = utf8_printable_run(bytes, size, '\0');
    while (n < size && (bytes[n] == '\n' || bytes[n] == '\t')) {
        n++;
        n += utf8_printable_run(bytes + n, size - n, '\0');
    }
    return n;
}

/* How many of the first bytes are letters and signs of two or three bytes, none of which is a space, a control, or
 * hides; *last: the last one. */
static size_t letters_run(const uint8_t *bytes, size_t size, UChar32 *last)
{
    size_t n = 0;
    while (size - n >= 2) {
        uint32_t lead = bytes[n], second = bytes[n + 1] ^ 0x80u;
        uint32_t third = size - n >= 3 && lead >= 0xe0 ? bytes[n + 2] ^ 0x80u : 0;
        bool two = lead >= 0xc3 && lead < 0xe0 && lead != 0xcd && lead != 0xd8; /* U+034F, U+061C hide */
        bool three = size - n >= 3 && lead >= 0xe3 && lead < 0xea;
        if (!(two || three) || second >= 0x40 || third >= 0x40)
            break;
        *last = (UChar32)(two ? (lead & 0x1f) << 6 | second : (lead & 0xf) << 12 | second << 6 | third);
        n += two ? 2 : 3;
    }
    return n;
}

/* How many of the first bytes every text may keep; *last: the last character. */
static size_t kept_run(const uint8_t *bytes, size_t size, bool lines, UChar32 *last)
{
    size_t n = 0;
    for (size_t run = 1; run > 0 && n < size; n += run) {
        run = lines ? charset_plain(bytes + n, size - n) : utf8_printable_run(bytes + n, size - n, '\0');
        if (run > 0)
            *last = bytes[n + run - 1];
        else
            run = letters_run(bytes + n, size - n, last);
    }
    return n;
}

/* Controls, tricks and line ends; c stands after `before`. 0 = drop it. */
static UChar32 plain_character(UChar32 c, UChar32 before, bool strict)
{
    if (c == '\t' || c == '\n')
        return c;
    if (c == '\v' || c == '\f')
        return '\n';
    if (c < 0x20 || c == 0x7f)
        return 0;
    if (c < 0x80)
        return c;
    if (c == 0x85 || c == 0x2028 || c == 0x2029)
        return '\n';
    if (c < 0xa0 || (c >= 0xfff9 && c <= 0xfffb) || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef))
        return 0;
    if (!strict)
        return c;
    if (c == 0xa0 || c == 0x2007 || c == 0x202f)
        return ' ';
    if (c == 0x200c || c == 0x200d) /* joiners spell Persian, Hindi and emoji, and hide in Latin */
        return before >= 0x600 ? c : 0;
    bool trick = c == 0xad || c == 0x34f || c == 0x61c || c == 0x180e || c == 0x200b || c == 0x200e || c == 0x200f ||
                 (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff ||
                 (c >= 0xe0000 && c <= 0xe007f);
    return trick ? 0 : c;
}

static UChar32 next_utf16(const UChar *wide, int32_t units, int32_t *i)
{
    uint32_t c = wide[(*i)++];
    if ((c & 0xf800) != 0xd800)
        return (UChar32)c;
    uint32_t trail = (c & 0x400) == 0 && *i < units ? wide[*i] : 0;
    if ((trail & 0xfc00) != 0xdc00)
        return 0xfffd;
    (*i)++;
    return (UChar32)(0x10000 + ((c & 0x3ff) << 10) + (trail & 0x3ff));
}

char *charset_from_utf16(const UChar *wide, int32_t units)
{
    uint8_t *out = g_malloc((size_t)units * U8_MAX_LENGTH + 1);
    size_t length = 0;
    for (int32_t i = 0; i < units;) {
        UChar32 c = next_utf16(wide, units, &i);
        if (c >= 0x20 && c < 0x7f) {
            out[length++] = (uint8_t)c;
            continue;
        }
        if (c == '\r' && (i >= units || wide[i] != '\n'))
            c = '\n';
        c = i == 1 && c == 0xfeff ? 0 : plain_character(c, 0, false);
        if (c != 0)
            U8_APPEND_UNSAFE(out, length, (uint32_t)c);
    }
    out[length] = '\0';
    return g_realloc((char *)out, length + 1);
}

char *charset_from_single(const UChar meanings[256], const uint8_t *bytes, size_t size)
{
    size_t high = 0, length = 0;
    for (size_t i = 0; i < size; i++)
        high += bytes[i] >> 7;
    uint8_t *out = g_malloc(size + 2 * high + 1); /* a byte makes three at most */
    for (size_t i = 0; i < size;) {
        size_t run = charset_plain(bytes + i, size - i);
        memcpy(out + length, bytes + i, run);
        length += run;
        i += run;
        if (i == size)
            break;
        UChar32 c = meanings[bytes[i++]];
        if (c == '\r' && (i == size || bytes[i] != '\n'))
            c = '\n';
        c = plain_character(c, 0, false);
        if (c != 0)
            U8_APPEND_UNSAFE(out, length, (uint32_t)c);
    }
    out[length] = '\0';
    return (char *)out;
}

/* Text copied in runs: what stays as it is waits in bytes[run .. at the next change). */
typedef struct {
    GString *out;
    const uint8_t *bytes;
    size_t run;
} Copy;

/* bytes[from .. to) become c; 0 = nothing. */
static void copy_change(Copy *copy, size_t from, size_t to, UChar32 c)
{
    g_string_append_len(copy->out, (const char *)copy->bytes + copy->run, (gssize)(from - copy->run));
    if (c != 0)
        g_string_append_unichar(copy->out, (gunichar)c);
    copy->run = to;
}

char *charset_from_utf8(const uint8_t *bytes, size_t size)
{
    size_t i = size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    Copy copy = {g_string_sized_new(size + 16), bytes, i};
    UChar32 c;
    while ((i += kept_run(bytes + i, size - i, true, &c)) < size) {
        size_t from = i;
        if (bytes[i] == '\r' && i + 1 < size && bytes[i + 1] == '\n') {
            copy_change(&copy, i, i + 1, 0);
            i++;
            continue;
        }
        U8_NEXT(bytes, i, size, c);
        UChar32 to = c == '\r' ? '\n' : c < 0 ? 0xfffd : c;
        to = plain_character(to, 0, false);
        if (to != c || c == 0)
            copy_change(&copy, from, i, to);
    }
    copy_change(&copy, size, size, 0);
    return g_string_free(copy.out, FALSE);
}

/* The next character cleaned at *i, which moves behind it; false: no room for it. */
static bool clean_one(Copy *copy, size_t size, size_t *i, UChar32 *before, size_t max, bool lines)
{
    UChar32 c;
    size_t from = *i;
    U8_NEXT(copy->bytes, *i, size, c);
    UChar32 to = c < 0 ? 0xfffd : c;
    if (c == '\r')
        to = *i < size && copy->bytes[*i] == '\n' ? 0 : '\n';
    to = plain_character(to, *before, true);
    if (!lines && (to == '\n' || to == '\t'))
        to = ' ';
    if (to != 0 && copy->out->len + (from - copy->run) + (size_t)U8_LENGTH(to) > max) {
        *i = from;
        return false;
    }
    if (to != c || c == 0)
        copy_change(copy, from, *i, to);
    *before = to != 0 ? to : *before;
    return true;
}

char *charset_clean(const char *text, size_t size, size_t max, bool lines)
{
    Copy copy = {g_string_sized_new(MIN(size, max) + 4), (const uint8_t *)text, 0};
    UChar32 before = 0;
    bool room = true;
    for (size_t i = 0; i < size && room;) {
        size_t left = max - copy.out->len - (i - copy.run);
        i += kept_run(copy.bytes + i, MIN(size - i, left), lines, &before);
        room = i < size && clean_one(&copy, size, &i, &before, max, lines);
        if (!room || i == size)
            copy_change(&copy, i, i, 0);
    }
    return g_string_free(copy.out, FALSE);
}
