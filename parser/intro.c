/* How people introduce themselves in running words. */
#include "parser/intro.h"

#include <string.h>

#include "parser/extract.h"
#include "parser/fold.h"
#include "parser/person.h"
#include "parser/phrases.h"
#include "parser/split.h"

enum { WORDS_MAX = 1500 };

static bool word_in(Phrases *list, const char *word)
{
    return phrases_may_begin_folded(list, word) && phrases_have_folded(list, word, strcspn(word, ",.!?;:"));
}

static char *joined(char **words, guint from, guint to)
{
    GString *out = g_string_new(NULL);
    for (guint i = from; i < to; i++) {
        if (i > from)
            g_string_append_c(out, ' ');
        g_string_append(out, words[i]);
    }
    out->str[strcspn(out->str, ",!?;:")] = '\0';
    size_t n = strlen(out->str);
    if (n && out->str[n - 1] == '.')
        out->str[n - 1] = '\0';
    return g_string_free(out, FALSE);
}

static bool ends(const char *word)
{
    size_t n = strlen(word);
    return n == 0 || strchr(",.!?;:", word[n - 1]) != NULL;
}

void intro_spoken(const char *text, char **name, char **company)
{
    static Phrases stops = PHRASES(
        "|we|and|i|in|on|a|uh|um|calling|here|you|the|about|could|need|looking|just|give|please|so|my|it's|its|at|out|"
        "regarding|wanted|would|have|to|for|with|over|from|is|");
    static Phrases ties = PHRASES("|from|at|with|of|over|out|");
    static Phrases this = PHRASES("this"), is = PHRASES("is"), my = PHRASES("name");
    *name = *company = NULL;
    g_autofree char **words = split_set(text, " \n\t", WORDS_MAX);
    guint n = g_strv_length(words);
    for (guint i = 0; i + 2 < n && !*name; i++) {
        bool this_is = word_in(&this, words[i]) && word_in(&is, words[i + 1]);
        bool my_name = word_in(&my, words[i]) && word_in(&is, words[i + 1]);
        if (!this_is && !my_name)
            continue;
        guint from = i + 2, to = from;
        while (to < n && to < from + 3 && !word_in(&stops, words[to]) && !word_in(&ties, words[to]) &&
               (to == from || !ends(words[to - 1])))
            to++;
        if (to > from)
            *name = joined(words, from, to);
        guint at = to;
        while (at < n && at < to + 3 && word_in(&ties, words[at]))
            at++;
        guint end = at;
        while (at > to && end < n && end < at + 5 && !word_in(&stops, words[end]) &&
               (end == at || !ends(words[end - 1])))
            end++;
        if (*name && end > at)
            *company = joined(words, at, end);
    }
}

/* What stands before "の<name>" back to a mark: "東雲製薬の榊原と申します". */
static char *before_no(const char *text, const char *name)
{
    g_autofree char *family = g_strndup(name, strcspn(name, " "));
    g_autofree char *key = g_strconcat("の", family, NULL);
    g_autofree char *chinese = g_strconcat("的", family, NULL);
    bool han = g_utf8_get_char(family) >= 0x2E80;
    const char *at = han ? strstr(text, key) : NULL;
    at = at || !han ? at : strstr(text, chinese);
    if (!at)
        return NULL;
    const char *start = at;
    while (start > text) {
        const char *prev = g_utf8_prev_char(start);
        gunichar c = g_utf8_get_char(prev);
        if (c == '\n' || c == ',' || c == 0x3002 || c == 0x3001 || c == 0xFF0C || c == ' ' || c == 0x3000)
            break;
        start = prev;
    }
    static const char *const leads[] = {"市の", "県の",   "区の",   "町の", "村の", "にある",
                                        "我是", "我们是", "我們是", "来自", "來自"};
    for (size_t i = 0; i < G_N_ELEMENTS(leads); i++) {
        const char *lead = g_strstr_len(start, at - start, leads[i]);
        start = lead ? lead + strlen(leads[i]) : start;
    }
    return at - start >= 6 && at - start <= 90 ? g_strndup(start, (size_t)(at - start)) : NULL;
}

/* Korean words that tell of a person what he does: they stand between the company and his name. */
static bool is_korean_role(const char *word)
{
    static Phrases roles =
        PHRASES("원장|대표|대표이사|이사|팀장|실장|부장|차장|과장|대리|사원|소장|교수|연구원|담당자|담당|매니저|"
                "책임|선임|수석|주임|점장|사장|본부장|센터장|학생|직원|엔지니어|디자이너|박사|");
    return phrases_have(&roles, word) || g_str_has_suffix(word, "팀") || g_str_has_suffix(word, "부") ||
           g_str_has_suffix(word, "과");
}

static bool ends_in_any(const char *word, Phrases *ends)
{
    g_autofree char *last = g_utf8_substring(word, MAX(g_utf8_strlen(word, -1) - 1, 0), -1);
    return *word && phrases_have(ends, last);
}

/* "대전에 있는 다온의료센터 원장 배수린입니다", "옥천출판사에서 웹을 맡고 있는 문지훈입니다": what the person is of. */
static char *korean_intro(const char *text, const char *name)
{
    enum { WORDS = 24 };
    static Phrases binding = PHRASES("는|은|던|한|된|에|의|를|을|로|와|과|고|서|");
    gunichar first = g_utf8_get_char(name);
    g_autofree char *key = first >= 0xAC00 && first < 0xD7B0 ? g_strconcat(name, "입니다", NULL) : NULL;
    g_autofree char *called = key ? g_strconcat(name, "라고 합니다", NULL) : NULL;
    g_autofree char *called_too = key ? g_strconcat(name, "이라고 합니다", NULL) : NULL;
    const char *at = key ? strstr(text, key) : NULL;
    at = at || !key ? at : strstr(text, called);
    at = at || !key ? at : strstr(text, called_too);
    if (!at)
        return NULL;
    const char *start = at;
    while (start > text && !strchr(".,!?\n", start[-1]))
        start--;
    g_autofree char *before = g_strndup(start, (size_t)(at - start));
    g_autofree char **words = split_set(before, " ", WORDS);
    guint n = g_strv_length(words);
    for (guint i = 0; i < n; i++) {
        const char *place = g_str_has_suffix(words[i], "에서") ? words[i] + strlen(words[i]) - strlen("에서") : NULL;
        g_autofree char *stem = place ? g_strndup(words[i], (size_t)(place - words[i])) : NULL;
        if (stem && g_utf8_strlen(stem, -1) >= 3)
            return g_steal_pointer(&stem);
    }
    while (n > 0 && (!*words[n - 1] || is_korean_role(words[n - 1])))
        n--;
    if (n > 0 && g_str_has_suffix(words[n - 1], "의"))
        words[n - 1][strlen(words[n - 1]) - strlen("의")] = '\0';
    if (n == 0 || g_utf8_strlen(words[n - 1], -1) < 3 || ends_in_any(words[n - 1], &binding))
        return NULL;
    bool form = n > 1 && (!strcmp(words[n - 2], "주식회사") || !strcmp(words[n - 2], "(주)"));
    return form ? g_strconcat(words[n - 2], " ", words[n - 1], NULL) : g_strdup(words[n - 1]);
}

/* Behind the words with capitals that begin there. */
static guint end_of_name(char **words, guint from, guint n)
{
    guint end = from;
    while (end < n && end < from + 5 && g_unichar_isupper(g_utf8_get_char(words[end])) &&
           (end == from || !ends(words[end - 1])))
        end++;
    return end;
}

char *intro_company(const char *text, const char *name)
{
    static Phrases of = PHRASES("at|for|with|of|from|bei|von|der|chez|de|du|en|da|di|presso|bij|van|w");
    static Phrases being = PHRASES("i am|i'm|ich bin|je suis|soy |sou |sono |ik ben|jestem");
    char *japanese = before_no(text, name);
    if (japanese)
        return japanese;
    char *korean = korean_intro(text, name);
    if (korean)
        return korean;
    g_autofree char **words = split_set(text, " \n\t", WORDS_MAX);
    guint n = g_strv_length(words);
    for (guint i = 3; i + 1 < n; i++) {
        guint end = word_in(&of, words[i]) ? end_of_name(words, i + 1, n) : 0;
        if (end <= i + 2)
            continue;
        g_autofree char *before = joined(words, i >= 6 ? i - 6 : 0, i);
        g_auto(CaseFold) folded_room;
        const char *folded = fold_case_in(&folded_room, before, -1);
        if (!phrases_stand(&being, folded) || !(person_is_title(before) || (*name && person_same(before, name))))
            continue;
        g_autofree char *company = joined(words, i + 1, end);
        if (!country_is_place(company))
            return g_steal_pointer(&company);
    }
    return NULL;
}

char *intro_titled(const char *text)
{
    static Phrases polite =
        PHRASES("|mr|mrs|ms|herr|herrn|frau|hrn|sr|sra|srta|mme|monsieur|madame|sig|sig.ra|pan|pani|");
    g_autofree char **words = split_set(text, " \n\t(", WORDS_MAX);
    guint n = g_strv_length(words);
    for (guint i = 0; i + 2 < n; i++) {
        if (!word_in(&polite, words[i]))
            continue;
        guint end = i + 1;
        while (end < n && end < i + 5 && person_like(words[end]) && !ends(words[end]))
            end++;
        if (end < n && end < i + 5 && ends(words[end]) && g_unichar_isupper(g_utf8_get_char(words[end])))
            end++;
        g_autofree char *name = joined(words, i + 1, end);
        if (end > i + 2 && person_full(name))
            return g_steal_pointer(&name);
    }
    return NULL;
}
