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
    g_autofree char **labels = split_set(at + 1, ".", 8);
    const char *best = "";
    for (guint i = 0; labels[i] && labels[i + 1]; i++) {
        static Phrases second = PHRASES("co|com|org|net|ac|gov|edu|or|ne|go|example|mail|www|");
        if (!phrases_have(&second, labels[i]) && *labels[i] && strlen(labels[i]) > strlen(best))
            best = labels[i];
    }
    return person_letters(best);
}

enum { PARTS = 24 };
#define PART_ENDS " -&,.()/'\"\n"

bool domain_may_be_spelt(const char *words, const char *domain)
{
    char begin[4] = "";
    size_t n = 0, ends = 0;
    for (const char *at = words; *at; at++) {
        if ((unsigned char)*at >= 0x80 || ends + 1 == PARTS) /* the last part holds all that is left */
            return true;
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
