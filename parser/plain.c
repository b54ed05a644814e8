/* Folding: one spelling for what people write in many, so that tables match. */
#include "parser/lexicon.h"

#include <string.h>

#include "parser/utf8.h"

static bool is_invisible(gunichar c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0x2060 ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0x640 || (c >= 0x64B && c <= 0x652) ||
           (c >= 0x591 && c <= 0x5C7);
}

static const char *letters(gunichar c)
{
    switch (c) {
    case 0xDF:
        return "ss";
    case 0xE6:
    case 0xC6:
        return "ae";
    case 0x153:
    case 0x152:
        return "oe";
    case 0xF8:
    case 0xD8:
        return "o";
    case 0x142:
    case 0x141:
        return "l";
    case 0x111:
    case 0x110:
        return "d";
    case 0x131:
    case 0x130:
        return "i";
    case 0x2019:
    case 0x2018:
    case 0x2BC:
        return "'";
    default:
        return NULL;
    }
}

static gunichar arabic(gunichar c)
{
    switch (c) {
    case 0x622:
    case 0x623:
    case 0x625:
        return 0x627;
    case 0x629:
        return 0x647;
    case 0x649:
    case 0x6CC:
        return 0x64A;
    default:
        return c;
    }
}

/* Accents go from Latin, Greek and Cyrillic; Hangul and kana stay whole. */
static gunichar base_letter(gunichar c)
{
    if (c < 0xC0 || (c >= 0x530 && c < 0x1E00) || c >= 0x2000)
        return c;
    gunichar parts[8];
    return g_unichar_fully_decompose(c, FALSE, parts, G_N_ELEMENTS(parts)) > 1 ? parts[0] : c;
}

/* Small Russian letters, most of Hebrew and Arabic, kana, Chinese and Hangul are as plain as they get. */
static bool is_plain(gunichar c)
{
    return (c >= 0x430 && c <= 0x44F && c != 0x439) || (c >= 0x5D0 && c <= 0x5EA) || c == 0x627 || c == 0x628 ||
           (c >= 0x62A && c <= 0x63A) || (c >= 0x641 && c <= 0x648) || (c >= 0x3041 && c <= 0x3096) ||
           (c >= 0x30A1 && c <= 0x30FA) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
}

/* The ASCII there, as far as the string has room already; where it ends. */
static const char *append_ascii(GString *out, const char *at, const char *end)
{
    size_t room = out->allocated_len - out->len - 1;
    const char *limit = at + MIN((size_t)(end - at), room);
    char *to = out->str + out->len;
    for (; at < limit && (unsigned char)*at < 0x80; at++)
        *to++ = (char)(*at >= 'A' && *at <= 'Z' ? *at + 32 : *at);
    *to = '\0';
    out->len = (size_t)(to - out->str);
    return at;
}

/* Behind those there that are plain already. */
static const char *plain_end(const char *at, const char *end)
{
    while (at < end && (unsigned char)*at >= 0x80 && g_utf8_next_char(at) <= end && is_plain(utf8_get(at)))
        at = g_utf8_next_char(at);
    return at;
}

static void append_plain(GString *out, const char *at)
{
    gunichar c = utf8_get(at);
    if (c < 0x80) {
        g_string_append_c(out, utf8_lower((char)c));
        return;
    }
    const char *instead = letters(c);
    int digit = g_unichar_digit_value(c);
    if (is_invisible(c) || g_unichar_combining_class(c) > 0)
        return;
    if (instead != NULL)
        g_string_append(out, instead);
    else if (digit >= 0)
        g_string_append_c(out, (char)('0' + digit));
    else if (c >= 0xFF01 && c <= 0xFF5E)
        g_string_append_c(out, g_ascii_tolower((char)(c - 0xFEE0)));
    else
        g_string_append_unichar(out, arabic(g_unichar_tolower(base_letter(c))));
}

size_t plain_append(GString *out, const char *text, size_t size)
{
    size_t before = out->len;
    const char *end = text + size;
    /* A character that the end cuts is left out. */
    for (const char *at = append_ascii(out, text, end), *next; at < end && g_utf8_next_char(at) <= end;
         at = append_ascii(out, next, end)) {
        next = plain_end(at, end);
        if (next > at) {
            g_string_append_len(out, at, next - at);
        } else {
            append_plain(out, at);
            next = g_utf8_next_char(at);
        }
    }
    return out->len - before;
}
