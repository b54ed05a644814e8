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

static inline bool utf8_is_ascii(const char *text, size_t size)
{
    uint64_t all = 0;
    size_t at = 0;
    for (; at + sizeof all <= size; at += sizeof all)
        all |= utf8_eight(text + at);
    all |= utf8_some_of_eight(text + at, size - at);
    return (all & G_GUINT64_CONSTANT(0x8080808080808080)) == 0;
}

static inline bool utf8_is_valid(const char *text, size_t size)
{
    return (utf8_is_ascii(text, size) && memchr(text, '\0', size) == NULL) || g_utf8_validate(text, (gssize)size, NULL);
}

/* Are all of these eight from 0x20 to 0x7e, and none of them is that one? */
static inline bool utf8_eight_printable(const uint8_t *bytes, uint8_t none)
{
    const uint64_t ones = G_GUINT64_CONSTANT(0x0101010101010101), tops = ones * 0x80;
    uint64_t eight;
    memcpy(&eight, bytes, sizeof eight);
    uint64_t low = ~((eight | tops) - ones * 0x20), last = (eight & ~tops) + ones;
    uint64_t other = eight ^ ones * none, found = (other - ones) & ~other;
    return ((eight | low | last | found) & tops) == 0;
}

/* How many bytes from the first are printable ASCII, and no second of two blanks; `blank`: one stands before. */
static inline size_t utf8_plain_of(uint64_t bytes, bool blank)
{
    const uint64_t ones = G_GUINT64_CONSTANT(0x0101010101010101), tops = ones * 0x80;
    uint64_t others = bytes | ~((bytes | tops) - ones * ' '), unlike = bytes ^ ones * ' ';
    uint64_t blanks = ~(((unlike & ~tops) + ~tops) | unlike) & tops;
    others = (others | (blanks & (blanks << 8 | (blank ? 0x80 : 0)))) & tops;
    return others ? (size_t)__builtin_ctzll(others) / 8 : sizeof bytes;
}

/* Behind the ASCII letters from there on, at most at end. */
static inline const char *utf8_skip_letters(const char *at, const char *end)
{
    while (at < end && g_ascii_isalpha(*at))
        at++;
    return at;
}

#endif
