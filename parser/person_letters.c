/* Folded, taken apart by Unicode; what it does not take apart is spelt out. */
#include "parser/person_letters.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "parser/utf8.h"

/* The letters and digits of ASCII, into room for all of it. */
static char *plain_letters(const char *text, size_t size, char *out)
{
    char *to = out;
    for (size_t i = 0; i < size; i++) {
        *to = utf8_lower(text[i]);
        to += g_ascii_isalnum(text[i]) ? 1 : 0;
    }
    *to = '\0';
    return out;
}

/* Letters that Unicode does not take apart. */
static const char *spelt_out(gunichar c)
{
    switch (c) {
    case 0x142:
        return "l";
    case 0xF8:
        return "o";
    case 0xE6:
        return "ae";
    case 0x153:
        return "oe";
    case 0x111:
    case 0xF0:
        return "d";
    case 0x131:
        return "i";
    case 0xFE:
        return "th";
    default:
        return NULL;
    }
}

char *person_letters(const char *text)
{
    return person_letters_of(text, strlen(text));
}

char *person_letters_of(const char *text, size_t size)
{
    if (utf8_is_ascii(text, size))
        return plain_letters(text, size, g_malloc(size + 1));
    g_auto(CaseFold) folded_room;
    const char *folded = fold_case_in(&folded_room, text, (gssize)size);
    GString *out = g_string_sized_new(strlen(folded));
    for (const char *p = folded; *p; p = g_utf8_next_char(p)) {
        gunichar apart[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
        if (g_ascii_isalnum(*p))
            g_string_append_c(out, *p);
        if ((unsigned char)*p < 0x80)
            continue;
        gsize parts = g_unichar_fully_decompose(utf8_get(p), TRUE, apart, G_N_ELEMENTS(apart));
        for (gsize i = 0; i < parts; i++) {
            const char *spelt = spelt_out(apart[i]);
            if (spelt)
                g_string_append(out, spelt);
            else if (g_unichar_isalnum(apart[i]))
                g_string_append_unichar(out, apart[i]);
        }
    }
    return g_string_free(out, FALSE);
}

char *person_letters_in(CaseFold *room, const char *text, size_t size)
{
    bool fits = size < sizeof room->room && utf8_is_ascii(text, size);
    room->text = fits ? plain_letters(text, size, room->room) : person_letters_of(text, size);
    return room->text;
}

/* Cyrillic letters from U+0430 on, as addresses spell them. */
static const char *const cyrillic[] = {"a",  "b",  "v",  "g",    "d", "e", "zh", "z", "i",  "y", "k",
                                       "l",  "m",  "n",  "o",    "p", "r", "s",  "t", "u",  "f", "kh",
                                       "ts", "ch", "sh", "shch", "",  "y", "",   "e", "yu", "ya"};

char *person_latin_of(const char *text, size_t size)
{
    g_auto(CaseFold) folded_room;
    const char *folded = fold_case_in(&folded_room, text, (gssize)size);
    g_autofree char *out = g_malloc(strlen(folded) * 2 + 1); /* two bytes become four at most */
    char *to = out;
    for (const char *p = folded, *next; *p; p = next) {
        gunichar c = utf8_get(p);
        next = g_utf8_next_char(p);
        const char *spelt = c == 0xE4                  ? "ae"
                            : c == 0xF6 || c == 0xF8   ? "oe"
                            : c == 0xFC                ? "ue"
                            : c == 0xE5                ? "aa"
                            : c == 0x456 || c == 0x457 ? "i"
                            : c == 0x451               ? "e"
                            : c == 0x454               ? "ye"
                            : c >= 0x430 && c <= 0x44F ? cyrillic[c - 0x430]
                                                       : NULL;
        to = spelt ? g_stpcpy(to, spelt) : mempcpy(to, p, (size_t)(next - p));
    }
    *to = '\0';
    return person_letters_of(out, (size_t)(to - out));
}
