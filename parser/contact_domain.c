/* Companies and people by the address: words that spell its domain, or what stands before the @. */
#include "parser/contact_domain.h"

#include <string.h>

#include "parser/contact.h"
#include "parser/domain_words.h"
#include "parser/extract.h"
#include "parser/person.h"
#include "parser/person_letters.h"
#include "parser/phrases.h"
#include "parser/split.h"
#include "parser/utf8.h"

bool contact_spells(const char *words, const char *domain, size_t tenths)
{
    size_t n = strlen(domain);
    return n >= 3 && domain_may_be_spelt(words, strlen(words), domain) &&
           domain_spelt(words, domain) * 10 >= n * tenths;
}

bool contact_fits_domain(const char *words, const char *address)
{
    g_autofree char *domain = domain_letters(address);
    return contact_spells(words, domain, CONTACT_FITS);
}

bool contact_is_domain(const char *words, const char *address)
{
    g_autofree char *domain = domain_letters(address);
    return contact_spells(words, domain, CONTACT_IS);
}

bool contact_is_connector(const char *word, size_t size)
{
    static Phrases list =
        PHRASES("&|and|of|the|de|du|des|la|le|les|del|della|di|da|do|dos|van|von|der|den|het|und|et|y|e|i|a|");
    return phrases_have_folded(&list, word, size);
}

static bool ties(const char *word)
{
    return contact_is_connector(word, strlen(word));
}

static bool upper_word(const char *word)
{
    gunichar c = utf8_get(word + strspn(word, "(\"'"));
    return utf8_is_upper(c) || utf8_is_digit(c) || c > 0x590;
}

static bool ends_phrase(const char *word)
{
    size_t n = strlen(word);
    return n > 0 && (strchr(",;:!?", word[n - 1]) || (word[n - 1] == '.' && n > 4));
}

static char *trimmed_phrase(char **words, guint from, guint to)
{
    while (to > from + 1 && (ties(words[to - 1]) || !upper_word(words[to - 1])))
        to--;
    GString *out = g_string_new(NULL);
    for (guint i = from; i < to; i++) {
        if (i > from)
            g_string_append_c(out, ' ');
        g_string_append(out, words[i]);
    }
    size_t lead = strspn(out->str, "(\"'");
    g_string_erase(out, 0, (gssize)lead);
    while (out->len && strchr(",;:!?\"'", out->str[out->len - 1]))
        g_string_truncate(out, out->len - 1);
    if (out->len > 5 && out->str[out->len - 1] == '.' && !strchr(out->str, ',') && strrchr(out->str, ' ') &&
        strlen(strrchr(out->str, ' ')) > 5)
        g_string_truncate(out, out->len - 1);
    if (out->len && out->str[out->len - 1] == ')' && !strchr(out->str, '('))
        g_string_truncate(out, out->len - 1);
    return g_string_free(out, FALSE);
}

bool contact_is_person(const char *phrase, const char *person)
{
    g_autofree char *all = person_letters(person);
    g_autofree char **words = split_set(phrase, " -.", 8);
    bool inside = *all != '\0';
    for (char **word = words; *word && inside; word++) {
        g_auto(CaseFold) room;
        const char *letters = person_letters_in(&room, *word, strlen(*word));
        inside = strstr(all, letters) != NULL;
    }
    return inside;
}

/* "Town of" before "Eastwick Falls": back over capitals that a connector ties on. */
static guint begin_of_phrase(char **words, guint i)
{
    while (i >= 2 && ties(words[i - 1]) && *words[i - 2] && upper_word(words[i - 2]) && !ends_phrase(words[i - 2]) &&
           !ends_phrase(words[i - 1]) && strlen(words[i - 2]) > 2)
        i -= 2;
    /* "Centre de formation Boisrond" */
    if (i >= 3 && *words[i - 1] && g_unichar_islower(g_utf8_get_char(words[i - 1])) && !ties(words[i - 1]) &&
        ties(words[i - 2]) && strlen(words[i - 3]) > 3 && upper_word(words[i - 3]) && !ends_phrase(words[i - 1]) &&
        !ends_phrase(words[i - 3]))
        return i - 3;
    /* "The Abergarrow Slate Museum" */
    guint capitals = i;
    while (capitals > 1 && *words[capitals - 1] && upper_word(words[capitals - 1]) && strlen(words[capitals - 1]) > 3 &&
           !ends_phrase(words[capitals - 1]))
        capitals--;
    static Phrases articles = PHRASES("|the|The|die|der|das|la|le|les|il|het|de|");
    if (capitals < i && capitals > 0 && phrases_have(&articles, words[capitals - 1]))
        return capitals;
    bool tied = i >= 2 && *words[i - 1] && upper_word(words[i - 1]) && !ends_phrase(words[i - 1]) &&
                strlen(words[i - 1]) > 3 &&
                (g_str_has_suffix(words[i - 2], ":") || !g_unichar_isupper(g_utf8_get_char(words[i - 2])));
    return tied && !ends_phrase(words[i - 2]) ? i - 1 : i;
}

typedef struct {
    const char *domain, *person; /* letters of the domain */
    char *company;
    size_t best;
} Spelt;

static void spelt_in_line(Spelt *spelt, const char *line, size_t size)
{
    enum { WORDS_MAX = 400, PHRASE_MAX = 8 };
    if (!memchr(line, '\t', size) && !domain_may_be_spelt(line, size, spelt->domain))
        return;
    g_autofree char *copy = g_strndup(line, size);
    g_autofree char **words = split_set(copy, " \t", WORDS_MAX);
    guint count = g_strv_length(words);
    for (guint i = 0; i < count && i < WORDS_MAX - 1; i++) {
        if (!*words[i] || !upper_word(words[i]) || !domain_may_be_spelt(words[i], strlen(words[i]), spelt->domain) ||
            strchr(words[i], '@') || strstr(words[i], "://") || !domain_spelt(words[i], spelt->domain))
            continue;
        guint to = i + 1;
        while (to < count && to < i + PHRASE_MAX && !ends_phrase(words[to - 1]) && *words[to] && *words[to] != '(' &&
               !strchr(words[to], '@') && (upper_word(words[to]) || ties(words[to])))
            to++;
        g_autofree char *phrase = trimmed_phrase(words, begin_of_phrase(words, i), to);
        size_t matched = domain_spelt(phrase, spelt->domain);
        if (matched * 10 >= strlen(spelt->domain) * 6 && matched > spelt->best &&
            !contact_is_person(phrase, spelt->person) && !country_is_place(phrase)) {
            spelt->best = matched;
            g_free(spelt->company);
            spelt->company = g_steal_pointer(&phrase);
        }
    }
}

char *contact_company_by_domain(const char *text, const char *domain, const char *person)
{
    enum { LINES = 300 };
    Spelt spelt = {.domain = domain, .person = person};
    if (strlen(domain) < 4)
        return NULL;
    const char *line = text;
    for (guint i = 0; line && i < LINES - 1; i++) {
        const char *end = strchrnul(line, '\n');
        spelt_in_line(&spelt, line, (size_t)(end - line));
        line = *end ? end + 1 : NULL;
    }
    return spelt.company;
}

char *contact_name_for_address(const char *text, const char *address)
{
    enum { WORDS_MAX = 2000 };
    g_autofree char **words = split_set(text, " \n\t,;:()\"|", WORDS_MAX);
    char *best = NULL;
    for (guint i = 0; words[i] && i < WORDS_MAX - 1 && !best; i++) {
        if (strchr(words[i], '@') || !person_like(words[i]) || !person_fits_address(words[i], address))
            continue;
        const char *before = i > 0 ? words[i - 1] : "", *after = words[i + 1] ? words[i + 1] : "";
        g_autofree char *forward = g_strconcat(words[i], " ", after, NULL);
        g_autofree char *backward = g_strconcat(before, " ", words[i], NULL);
        bool fits_both = *before && person_full(backward) && person_fits_address(before, address);
        if (!fits_both && *after && person_full(forward))
            best = g_steal_pointer(&forward);
        else if (*before && person_full(backward))
            best = g_steal_pointer(&backward);
    }
    return best;
}
