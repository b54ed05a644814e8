/* How far words spell a domain. */
#include "parser/domain_words.h"

#include <string.h>

#include "parser/freemail.h"
#include "parser/person.h"
#include "parser/phrases.h"
#include "parser/split.h"
#include "parser/utf8.h"

char *domain_letters(const char *address)
{
    const char *at = strrchr(address, '@');
    if (!at || freemail_address(address))
        return g_strdup("");
    const char *best = "";
    size_t size = 0;
    for (const char *label = at + 1, *dot; (dot = strchr(label, '.')) != NULL; label = dot + 1) {
        static Phrases second = PHRASES("co|com|org|net|ac|gov|edu|or|ne|go|example|mail|www|");
        size_t bytes = (size_t)(dot - label);
        if (bytes > size && !phrases_have_bytes(&second, label, bytes)) {
            best = label;
            size = bytes;
        }
    }
    g_autofree char *longest = g_strndup(best, size);
    return person_letters(longest);
}

enum { PARTS = 24 };
#define PART_ENDS " -&,.()/'\"\n"

/* Hebrew, Arabic and Indian letters, kana, Chinese, Hangul: no letter of ASCII comes of one. */
static bool is_foreign(gunichar c)
{
    bool script = (c >= 0x590 && c < 0x1C80) || (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
                  (c >= 0xAC00 && c <= 0xD7A3);
    return script && g_unichar_isalnum(c);
}

bool domain_may_be_spelt(const char *words, const char *domain)
{
    char begin[4] = "";
    size_t n = 0, ends = 0;
    bool ascii = utf8_is_ascii(domain, strlen(domain));
    for (const char *at = words; *at; at = g_utf8_next_char(at)) {
        bool foreign = ascii && (unsigned char)*at >= 0x80 && is_foreign(g_utf8_get_char(at));
        if (((unsigned char)*at >= 0x80 && !foreign) || ends + 1 == PARTS) /* the last part holds all that is left */
            return true;
        n = foreign ? sizeof begin : n; /* no domain begins so */
        if (g_ascii_isalnum(*at) && n < 3)
            begin[n++] = utf8_lower(*at);
        else if (strchr(PART_ENDS, *at)) {
            n = 0;
            ends++;
        }
        if (n == 3 && strstr(domain, begin))
            return true;
        n += n == 3 ? 1 : 0; /* looked for */
    }
    return false;
}

size_t domain_spelt(const char *words, const char *domain)
{
    g_autofree char **parts = split_set(words, PART_ENDS, PARTS);
    size_t matched = 0;
    for (char **part = parts; *part; part++) {
        g_autofree char *letters = person_letters(*part);
        size_t n = strlen(letters);
        if (n >= 3 && strstr(domain, letters)) {
            matched += n;
            continue;
        }
        g_autofree char *spelt = utf8_is_ascii(*part, strlen(*part)) ? NULL : person_latin(*part);
        size_t m = spelt ? strlen(spelt) : 0;
        if (m >= 3 && strstr(domain, spelt))
            matched += m;
        else if (n >= 6 && strlen(domain) >= 4 && g_str_has_prefix(letters, domain))
            matched += strlen(domain);
    }
    return matched;
}
