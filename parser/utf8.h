/* Characters of valid UTF-8, quickly where they are ASCII. */
#ifndef PARSER_UTF8_H
#define PARSER_UTF8_H

#include <glib.h>
#include <stdbool.h>

static inline gunichar utf8_get(const char *at)
{
    return (unsigned char)*at < 0x80 ? (unsigned char)*at : g_utf8_get_char(at);
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

/* Behind the ASCII letters from there on, at most at end. */
static inline const char *utf8_skip_letters(const char *at, const char *end)
{
    while (at < end && g_ascii_isalpha(*at))
        at++;
    return at;
}

#endif
