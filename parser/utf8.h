/* Characters of valid UTF-8, quickly where they are ASCII. */
#ifndef PARSER_UTF8_H
#define PARSER_UTF8_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* g_ascii_tolower() without a call. */
static inline char utf8_lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

static inline bool utf8_goes_on(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* What stands behind the prefix; NULL: the text does not begin so. */
static inline const char *utf8_behind(const char *text, const char *prefix)
{
    while (*prefix != '\0' && *text == *prefix) {
        text++;
        prefix++;
    }
    return *prefix == '\0' ? text : NULL;
}

/* As many of the first bytes as whole characters have; the byte behind them is looked at, and may be the NUL. */
static inline size_t utf8_whole(const char *text, size_t size)
{
    while (size > 0 && utf8_goes_on((unsigned char)text[size]))
        size--;
    return size;
}

/* g_utf8_get_char(), of one to three bytes without a call. */
static inline gunichar utf8_get(const char *at)
{
    const unsigned char *bytes = (const unsigned char *)at;
    if (bytes[0] < 0x80)
        return bytes[0];
    if (bytes[0] >= 0xC0 && bytes[0] < 0xE0 && utf8_goes_on(bytes[1]))
        return (gunichar)(bytes[0] & 0x1F) << 6 | (bytes[1] & 0x3F);
    if (bytes[0] >= 0xE0 && bytes[0] < 0xF0 && utf8_goes_on(bytes[1]) && utf8_goes_on(bytes[2]))
        return (gunichar)(bytes[0] & 0x0F) << 12 | (gunichar)(bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
    return g_utf8_get_char(at);
}

static inline bool utf8_is_alpha(gunichar c)
{
    return c < 0x80 ? g_ascii_isalpha((char)c) : g_unichar_isalpha(c);
}

static inline bool utf8_is_digit(gunichar c)
{
    return c < 0x80 ? g_ascii_isdigit((char)c) : g_unichar_isdigit(c);
}

static inline bool utf8_is_upper(gunichar c)
{
    return c < 0x80 ? g_ascii_isupper((char)c) : g_unichar_isupper(c);
}

static inline bool utf8_is_lower(gunichar c)
{
    return c < 0x80 ? g_ascii_islower((char)c) : g_unichar_islower(c);
}

/* Three characters or more? */
static inline bool utf8_has_three(const char *text, size_t size)
{
    return size > 2 && g_utf8_next_char(g_utf8_next_char(text)) < text + size;
}

static inline bool utf8_is_hangul(gunichar c)
{
    return c >= 0xAC00 && c <= 0xD7A3;
}

static inline bool utf8_is_space(gunichar c)
{
    return c < 0x80 ? (c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r') : g_unichar_isspace(c);
}

/* Eight bytes at once, the first in the lowest bits. */
static inline uint64_t utf8_eight(const char *at)
{
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    return GUINT64_FROM_LE(bytes);
}

static inline void utf8_put_eight(char *out, uint64_t bytes)
{
    bytes = GUINT64_TO_LE(bytes);
    memcpy(out, &bytes, sizeof bytes);
}

/* Fewer than eight bytes likewise, then zeros; without a branch for each. */
static inline uint64_t utf8_some_of_eight(const char *at, size_t size)
{
    uint32_t low, high;
    if (size >= sizeof low) {
        memcpy(&low, at, sizeof low);
        memcpy(&high, at + size - sizeof high, sizeof high);
        return GUINT32_FROM_LE(low) | (uint64_t)GUINT32_FROM_LE(high) << (size - sizeof high) * 8;
    }
    if (size == 0)
        return 0;
    const unsigned char *bytes = (const unsigned char *)at;
    return bytes[0] | (uint64_t)bytes[size / 2] << (size / 2) * 8 | (uint64_t)bytes[size - 1] << (size - 1) * 8;
}

/* The first of so many bytes, eight at most, then zeros. */
static inline uint64_t utf8_first_eight(const char *at, size_t size)
{
    return size >= sizeof(uint64_t) ? utf8_eight(at) : utf8_some_of_eight(at, size);
}

/* Each of eight bytes is that one. */
#define UTF8_EACH(byte) (G_GUINT64_CONSTANT(0x0101010101010101) * (byte))

/* Tells some of eight bytes by their highest bits: those of ASCII from first to last. */
static inline uint64_t utf8_tops_between(uint64_t bytes, unsigned first, unsigned last)
{
    const uint64_t tops = UTF8_EACH(0x80), low = bytes & ~tops;
    return (low + UTF8_EACH(0x80 - first)) & ~(low + UTF8_EACH(0x7F - last)) & ~bytes & tops;
}

/* Letters of ASCII. */
static inline uint64_t utf8_tops_of_letters(uint64_t bytes)
{
    return utf8_tops_between(bytes | UTF8_EACH(0x20), 'a', 'z');
}

/* How many of eight bytes stand before the first that is told by its highest bit; eight: none is. */
static inline size_t utf8_before_top(uint64_t tops)
{
    return tops != 0 ? (size_t)__builtin_ctzll(tops) / 8 : sizeof tops;
}

/* How many of these eight, from the first on, are letters of ASCII. */
static inline size_t utf8_letters_of_eight(uint64_t bytes)
{
    return utf8_before_top(~utf8_tops_of_letters(bytes) & UTF8_EACH(0x80));
}

static inline bool utf8_is_ascii(const char *text, size_t size)
{
    uint64_t all = 0;
    size_t at = 0;
    for (; at + sizeof all <= size; at += sizeof all)
        all |= utf8_eight(text + at);
    all |= utf8_some_of_eight(text + at, size - at);
    return (all & UTF8_EACH(0x80)) == 0;
}

static inline bool utf8_is_valid(const char *text, size_t size)
{
    return (utf8_is_ascii(text, size) && memchr(text, '\0', size) == NULL) || g_utf8_validate(text, (gssize)size, NULL);
}

/* How many of these eight, from the first on, are from 0x20 to 0x7e and not that one. */
static inline size_t utf8_printable_of_eight(const uint8_t *bytes, uint8_t none)
{
    const uint64_t tops = UTF8_EACH(0x80), eight = utf8_eight((const char *)bytes);
    uint64_t low = ~((eight | tops) - UTF8_EACH(0x20)), last = (eight & ~tops) + UTF8_EACH(1);
    uint64_t other = eight ^ UTF8_EACH(none), found = (other - UTF8_EACH(1)) & ~other;
    return utf8_before_top((eight | low | last | found) & tops);
}

/* How many of the first bytes are such; the last eight may be looked at twice. */
static inline size_t utf8_printable_run(const uint8_t *bytes, size_t size, uint8_t none)
{
    size_t n = 0, run = 8;
    while (run == 8 && size - n >= 8)
        n += run = utf8_printable_of_eight(bytes + n, none);
    if (run < 8)
        return n;
    if (n > 0)
        return size - 8 + utf8_printable_of_eight(bytes + size - 8, none);
    while (n < size && bytes[n] >= 0x20 && bytes[n] < 0x7f && bytes[n] != none)
        n++;
    return n;
}

/* g_ascii_isalpha(), g_ascii_isupper() and g_ascii_isdigit() without a table. */
static inline bool utf8_is_plain_letter(char c)
{
    return (unsigned char)((c | 0x20) - 'a') < 26;
}

static inline bool utf8_is_plain_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool utf8_is_plain_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* How many bytes from the first are printable ASCII, and no second of two blanks; `blank`: one stands before. */
static inline size_t utf8_plain_of(uint64_t bytes, bool blank)
{
    const uint64_t tops = UTF8_EACH(0x80);
    uint64_t others = bytes | ~((bytes | tops) - UTF8_EACH(' ')), unlike = bytes ^ UTF8_EACH(' ');
    uint64_t blanks = ~(((unlike & ~tops) + ~tops) | unlike) & tops;
    return utf8_before_top((others | (blanks & (blanks << 8 | (blank ? 0x80 : 0)))) & tops);
}

/* Behind the ASCII letters from there on, at most at end. */
static inline const char *utf8_skip_letters(const char *at, const char *end)
{
    size_t run = 8;
    while (run == 8 && end - at >= 8)
        at += run = utf8_letters_of_eight(utf8_eight(at));
    if (run < 8)
        return at;
    while (at < end && utf8_is_plain_letter(*at))
        at++;
    return at;
}

#endif
