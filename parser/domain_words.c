/* How far words spell a domain. */
#include "parser/domain_words.h"

#include <string.h>

#include "parser/freemail.h"
#include "parser/person_letters.h"
#include "parser/phrases.h"
#include "parser/split.h"
#include "parser/utf8.h"

char *domain_letters(const char *address)
{
    const char *at = strrchr(address, '@');
    if (!at || freemail_address(address))
        return g_strdup("");
    static Phrases second = PHRASES("co|com|org|net|ac|gov|edu|or|ne|go|example|mail|www|");
    enum { LABELS_MAX = 7 };
    SplitPart best = {.at = ""}, label = split_first(at + 1, ".");
    for (guint i = 0; label.at[label.size] && i < LABELS_MAX; i++, label = split_next(label, "."))
        if (label.size > best.size && !phrases_have_bytes(&second, label.at, label.size))
            best = label;
    return person_letters_of(best.at, best.size);
}

enum { PARTS = 24, SHORTEST = 3 /* letters that tell */ };
#define PART_ENDS " -&,.()/'\"\n"

/* One of PART_ENDS, told without a call. */
static inline bool is_part_end(char c)
{
    static const bool ends[256] = {[' '] = true, ['-'] = true, ['&'] = true,  [','] = true, ['.'] = true, ['('] = true,
                                   [')'] = true, ['/'] = true, ['\''] = true, ['"'] = true, ['\n'] = true};
    return ends[(unsigned char)c];
}

/* Hebrew, Arabic and Indian letters, kana, Chinese, Hangul: no letter of ASCII comes of one. */
static bool is_foreign(gunichar c)
{
    bool script = (c >= 0x590 && c < 0x1C80) || (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
                  (c >= 0xAC00 && c <= 0xD7A3);
    return script && g_unichar_isalnum(c);
}

bool domain_may_be_spelt(const char *words, size_t size, const char *domain)
{
    char begin[SHORTEST + 1] = "";
    size_t n = 0, ends = 0;
    bool ascii = utf8_is_ascii(domain, strlen(domain));
    for (const char *at = words, *end = words + size; at < end; at = g_utf8_next_char(at)) {
        bool foreign = ascii && (unsigned char)*at >= 0x80 && is_foreign(utf8_get(at));
        if (((unsigned char)*at >= 0x80 && !foreign) || ends + 1 == PARTS) /* the last part holds all that is left */
            return true;
        if (is_part_end(*at)) {
            n = 0;
            ends++;
        } else if (foreign) {
            n = sizeof begin; /* no domain begins so */
        } else if (n < SHORTEST && g_ascii_isalnum(*at)) {
            begin[n++] = utf8_lower(*at);
            if (n == SHORTEST && strstr(domain, begin))
                return true;
        }
    }
    return false;
}

/* Do the first letters of a part in ASCII stand in the domain? */
static bool part_may_be_spelt(const char *part, size_t size, const char *domain)
{
    char begin[SHORTEST + 1] = "";
    size_t n = 0;
    for (size_t i = 0; i < size && n < SHORTEST; i++)
        if (g_ascii_isalnum(part[i]))
            begin[n++] = utf8_lower(part[i]);
    return n == SHORTEST && strstr(domain, begin);
}

static bool is_cyrillic(gunichar c)
{
    return c >= 0x400 && c < 0x530;
}

/* How many letters of the domain the part spells. */
static size_t part_spelt(const char *part, size_t size, const char *domain, bool ascii)
{
    bool plain = utf8_is_ascii(part, size);
    if (plain && !part_may_be_spelt(part, size, domain))
        return 0;
    gunichar first = size > 0 ? utf8_get(part) : 0;
    if (ascii && is_foreign(first)) /* it begins with what no letter of the domain is */
        return 0;
    g_auto(CaseFold) letters_room;
    const char *letters = person_letters_in(&letters_room, part, ascii && is_cyrillic(first) ? 0 : size);
    size_t n = strlen(letters);
    if (n >= SHORTEST && strstr(domain, letters))
        return n;
    g_autofree char *spelt = plain ? NULL : person_latin_of(part, size);
    size_t m = spelt ? strlen(spelt) : 0;
    if (m >= SHORTEST && strstr(domain, spelt))
        return m;
    return n >= 6 && strlen(domain) >= 4 && g_str_has_prefix(letters, domain) ? strlen(domain) : 0;
}

size_t domain_spelt(const char *words, const char *domain)
{
    bool ascii = utf8_is_ascii(domain, strlen(domain));
    size_t matched = 0;
    for (SplitPart part = split_first_of(words, PART_ENDS, PARTS); part.at; part = split_next(part, PART_ENDS))
        matched += part_spelt(part.at, part.size, domain, ascii);
    return matched;
}
