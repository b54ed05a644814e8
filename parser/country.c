/* Countries in text: by names of places, by forms, by flags. */
#include <pthread.h>
#include <string.h>

#include "parser/country_forms.h"
#include "parser/country_names.h"
#include "parser/extract.h"
#include "parser/found.h"
#include "parser/lexer.h"
#include "parser/pattern.h"
#include "parser/phrases.h"
#include "parser/places.h"
#include "parser/utf8.h"
#include "parser/word_table.h"

enum { NAME_WORDS = 5, SHORTEST_NAME = 4, MOST_TEXT = 64 * 1024, MOST = 60, HINT = 30, AHEAD = 4 /* words */ };

static pthread_once_t once = PTHREAD_ONCE_INIT;
static Pattern *legal_form;
static WordTable *legal_forms;

/* Loading */

/* Longer forms first, so that "GmbH & Co. KG" is no "KG". */
static void learn_legal_forms(void)
{
    g_autoptr(GString) expression = g_string_new("(?<![\\p{Latin}\\p{Cyrillic}\\p{N}.])(");
    for (const PlaceRow *row = PLACE_LEGAL_FORMS; row->country != NULL; row++) {
        g_auto(GStrv) list = g_strsplit(row->names, "|", -1);
        for (char **name = list; *name != NULL; name++) {
            word_table_put(legal_forms, *name, strlen(*name), row->country);
            g_string_append_printf(expression, "%s\\Q%s\\E", expression->str[expression->len - 1] == '(' ? "" : "|",
                                   *name);
        }
    }
    g_string_append(expression, ")(?![\\p{Latin}\\p{Cyrillic}\\p{N}])");
    legal_form = pattern_new(expression->str, false);
}

static void build(void)
{
    legal_forms = word_table_new();
    country_names_init();
    learn_legal_forms();
    country_forms_init();
}

void country_init(void)
{
    pthread_once(&once, build);
    lexicon_init();
    company_init();
}

/* Searching */

typedef struct {
    const Lexing *lexing;
    GPtrArray *found;
} Search;

static void add(Search *search, const char *code, size_t start, size_t end, unsigned confidence)
{
    if (search->found->len < MOST)
        g_ptr_array_add(search->found,
                        candidate_new(code, found_evidence(search->lexing->text, start, end), confidence, start));
}

static bool is_label(const Lexing *lexing, size_t index)
{
    static Phrases labels =
        PHRASES("country|land|pays|pais|paese|kraj|zeme|ulke|страна|国家|國家|国|国名|국가|الدولة|البلد|"
                "ארץ|מדינה|region|location|nation|standort|");
    const Lexeme *lexeme = lex_at(lexing, index);
    return lexeme != NULL && lexeme->kind == LEX_WORD && phrases_have(&labels, lex_word(lexing, lexeme));
}

/* "Country: Chile", "Provincia / País | Bizkaia, España", "Country" on the line above */
static bool is_labelled(const Lexing *lexing, size_t index)
{
    uint32_t line = lex_at(lexing, index)->line;
    bool separator = false;
    for (size_t back = 1; back <= 14 && back <= index; back++) {
        const Lexeme *lexeme = lex_at(lexing, index - back);
        if (lexeme->line + 1 < line || (lexeme->kind == LEX_BREAK && lexeme->value > 2))
            return false;
        separator =
            separator || lexeme->sign == ':' || lexeme->sign == '|' || lexeme->sign == '.' || lexeme->kind == LEX_BREAK;
        if (separator && is_label(lexing, index - back))
            return true;
    }
    return false;
}

static unsigned place(const Lexing *lexing, size_t index, unsigned confidence)
{
    if (is_labelled(lexing, index))
        return 95;
    if (index == 0)
        return confidence;
    const Lexeme *before = lex_at(lexing, index - 1);
    if (before->kind == LEX_SIGN && (before->sign == ',' || before->sign == '('))
        return confidence + 10;
    /* "Thaís Montenegro" is a person. */
    if (before->kind == LEX_WORD && before->capital && before->line == lex_at(lexing, index)->line)
        return confidence - 25;
    bool moves = lex_is_word(lexing, index - 1, "to") || lex_is_word(lexing, index - 1, "for") ||
                 lex_is_word(lexing, index - 1, "nach");
    return moves ? confidence - 20 : confidence;
}

/* What the word there is known as, or begins; NULL: nothing. */
static const Place *place_at(const Lexing *lexing, size_t index)
{
    const Lexeme *lexeme = lex_at(lexing, index);
    return place_of(lex_word(lexing, lexeme), lexeme->size);
}

static const char *look_up_known(PlaceKind kind, const Lexing *lexing, size_t index, const Place *known, size_t *span)
{
    const Lexeme *head = lex_at(lexing, index);
    const char *word = lex_word(lexing, head);
    const char *code = NULL;
    if (head->size >= SHORTEST_NAME || !g_ascii_isalpha(word[0]) ||
        (head->end - head->start >= 2 && g_ascii_isupper(lexing->text[head->start + 1])))
        code = known->country[kind];
    if (!known->leads[kind])
        return code;
    g_autoptr(GString) phrase = g_string_new(word);
    size_t at = index + 1;
    for (int words = 1; words < NAME_WORDS; words++) {
        const Lexeme *next = lex_at(lexing, at);
        if (next != NULL && next->kind == LEX_SIGN && (next->sign == '-' || next->sign == '.' || next->sign == '\''))
            next = lex_at(lexing, ++at);
        if (next == NULL || next->kind != LEX_WORD || next->line != head->line)
            break;
        g_string_append_c(phrase, ' ');
        g_string_append(phrase, lex_word(lexing, next));
        at++;
        const char *longer = country_of_place(place_of(phrase->str, phrase->len), kind);
        if (longer != NULL) {
            code = longer;
            *span = at - index;
        }
    }
    return code;
}

/* The country of the longest name of that kind that begins with the word there; NULL: it is not known. */
static inline const char *look_up(PlaceKind kind, const Lexing *lexing, size_t index, const Place *known, size_t *span)
{
    *span = 1;
    return known != NULL ? look_up_known(kind, lexing, index, known, span) : NULL;
}

/* A word with a capital, or in a script without any. */
static bool may_be_name(const Lexeme *lexeme)
{
    return lexeme->kind == LEX_WORD && (lexeme->capital || lexeme->caseless);
}

/* "Joliet IL", "Akron, Ohio 44301", "Grande Prairie, AB" */
static void find_state(Search *search, size_t index)
{
    const Lexing *lexing = search->lexing;
    const Lexeme *lexeme = lex_at(lexing, index);
    if (index == 0 || !g_ascii_isupper(lexing->text[lexeme->start]))
        return;
    const char *written = lexing->text + lexeme->start;
    size_t length = lexeme->end - lexeme->start;
    const char *country = country_of_state(written, length);
    if (country == NULL)
        return;
    g_autofree char *code = g_strndup(written, length);
    const Lexeme *before = lex_at(lexing, index - 1), *after = lex_at(lexing, index + 1);
    bool comma = before->kind == LEX_SIGN && before->sign == ',';
    const Lexeme *city = comma && index > 1 ? lex_at(lexing, index - 2) : before;
    bool zip =
        after != NULL && after->kind == LEX_NUMBER && after->end - after->start == 5 && after->line == lexeme->line;
    bool ends = after == NULL || after->kind != LEX_WORD || after->line != lexeme->line;
    if (city->kind != LEX_WORD || !city->capital || city->line != lexeme->line)
        return;
    static const char *const words_too[] = {"IN", "OR", "ME", "OK", "HI", "DE", "CO", "LA",
                                            "PA", "MA", "AL", "ID", "MS", "MD", "ON", "AS"};
    bool doubtful = false;
    for (size_t i = 0; i < G_N_ELEMENTS(words_too); i++)
        doubtful = doubtful || g_str_equal(code, words_too[i]);
    /* Also what companies and engineers put behind their names. */
    static const char *const forms_too[] = {"AB", "NV", "SA", "PE", "SC", "AS", "NL", "MT", "PA", "MD"};
    bool zip_needed = g_str_equal(code, "PE");
    for (size_t i = 0; i < G_N_ELEMENTS(forms_too); i++)
        doubtful = doubtful || (g_str_equal(code, forms_too[i]) && !comma);
    size_t span;
    size_t at = comma ? index - 2 : index - 1;
    const char *elsewhere = look_up(PLACE_CITY, lexing, at, place_at(lexing, at), &span);
    if ((zip_needed && !zip) || (elsewhere != NULL && !g_str_equal(elsewhere, country)))
        return;
    bool full = strlen(code) > 3;
    const Lexeme *lead = city > lex_at(lexing, 0) ? city - 1 : NULL;
    bool led = lead != NULL &&
               ((lead->kind == LEX_SIGN && lead->sign == ',') || (lead->roles & (ROLE_STOP | ROLE_ON | ROLE_WITHIN)));
    if ((doubtful && !zip && !(ends && (comma || led))) || (full && !comma && !zip))
        return;
    unsigned confidence = zip ? 82 : comma ? 76 : 58;
    add(search, country, city->start, lexeme->end, confidence);
}

/* Words that a place follows, folded. */
static bool leads_to_place(const char *word)
{
    static Phrases leads =
        PHRASES("|in|at|near|from|around|outside|aus|bei|nach|nahe|im|à|de|en|près|a|di|da|presso|em|no|te|uit|"
                "bij|w|we|z|ze|koło|k|v|ve|u|od|i|från|nära|till|på|в|во|из|под|около|г|город|");
    return phrases_have(&leads, word);
}

/* A small town's name may be anything: it counts behind "in", or where it stands alone between marks. */
static bool stands_as_town(const Lexing *lexing, size_t index, size_t span)
{
    const Lexeme *before = index > 0 ? lex_at(lexing, index - 1) : NULL, *after = lex_at(lexing, index + span);
    if (before != NULL && before->kind == LEX_WORD)
        return leads_to_place(lex_word(lexing, before));
    return after == NULL || after->kind == LEX_BREAK || (after->kind == LEX_SIGN && after->sign != '&');
}

/* Hebrew and Arabic write "in" and "from" onto the word: מחיפה, بالرياض. NULL: nothing is. */
static const char *without_prefix(const char *word)
{
    static const char *const hebrew[] = {"ב", "מ", "ל"};
    for (size_t i = 0; i < G_N_ELEMENTS(hebrew); i++) {
        const char *bare = utf8_behind(word, hebrew[i]);
        if (bare != NULL && strlen(word) >= 8)
            return bare;
    }
    return utf8_behind(word, "بال") != NULL ? utf8_behind(word, "ب") : NULL;
}

static const char *find_town(const Lexing *lexing, size_t index, const Place *known, size_t *span)
{
    const char *code = look_up(PLACE_TOWN, lexing, index, known, span);
    if (code != NULL)
        return stands_as_town(lexing, index, *span) ? code : NULL;
    const char *word = lex_word(lexing, lex_at(lexing, index));
    const char *bare = (unsigned char)word[0] >= 0xD7 ? without_prefix(word) : NULL;
    if (bare == NULL)
        return NULL;
    *span = 1;
    return city_or_town(place_of(bare, strlen(bare)));
}

/* What find_named() will look into for that word. */
static void fetch(const Lexing *lexing, size_t index)
{
    const Lexeme *lexeme = lex_at(lexing, index);
    if (lexeme != NULL && may_be_name(lexeme))
        place_fetch(lex_word(lexing, lexeme), lexeme->size);
}

static size_t find_named(Search *search, size_t index)
{
    const Lexing *lexing = search->lexing;
    const Lexeme *lexeme = lex_at(lexing, index);
    if (!may_be_name(lexeme))
        return 1;
    find_state(search, index);
    size_t span = 1;
    unsigned confidence = 65;
    const Place *known = place_at(lexing, index);
    const char *code = look_up(PLACE_COUNTRY, lexing, index, known, &span);
    if (code == NULL) {
        code = look_up(PLACE_CITY, lexing, index, known, &span);
        confidence = 50;
    }
    if (code == NULL)
        code = find_town(lexing, index, known, &span);
    if (code == NULL && lexeme->capital) {
        code = country_by_stem(lex_word(lexing, lexeme), lexeme->size);
        confidence = 55;
    }
    if (code == NULL)
        return 1;
    add(search, code, lexeme->start, lex_at(lexing, index + span - 1)->end, place(lexing, index, confidence));
    return span;
}

/* Scripts without spaces: any known name inside a run. */
static void find_asian(Search *search, const char *text, size_t size)
{
    enum { LONGEST = 255 };
    for (size_t at = 0; at < size; at = (size_t)(g_utf8_next_char(text + at) - text)) {
        if ((unsigned char)text[at] < 0xE3)
            continue;
        size_t length = MIN(MIN(place_longest(text + at, size - at), size - at), (size_t)LONGEST);
        for (; length >= 6; length--) {
            if (at + length < size && utf8_goes_on((unsigned char)text[at + length]))
                continue;
            const Place *known = place_of(text + at, length);
            const char *code = country_of_place(known, PLACE_COUNTRY);
            unsigned confidence = code != NULL ? 62 : 50;
            if (code == NULL)
                code = city_or_town(known);
            if (code == NULL)
                continue;
            add(search, code, at, at + length, confidence);
            at += length - 3;
            break;
        }
    }
}

static void take_form(void *search, const char *country, size_t from, size_t to, unsigned confidence)
{
    add(search, country, from, to, confidence);
}

/* Where the next legal form from there on, before the end, may stand, no part of a longer word; NULL nowhere. */
static const char *legal_form_ahead(const char *text, const char *at, const char *end)
{
    static Phrases known = PHRASES_OF_LISTS_UNTIL_NULL(PLACE_LEGAL_FORMS, names);
    for (; at < end; at++) {
        if (at > text && (g_ascii_isalnum(at[-1]) || at[-1] == '.'))
            continue;
        size_t size = phrases_may_begin(&known, at) ? phrases_begin(&known, at, SIZE_MAX) : 0;
        while (size > 0 && g_ascii_isalnum(at[size]))
            size = phrases_begin(&known, at, size);
        if (size > 0)
            return at;
    }
    return NULL;
}

/* "B.V." hints at the Netherlands; below what counts as a place. Those that begin in the first bytes. */
static void find_legal_forms(Search *search, const char *text, size_t size, size_t first)
{
    enum { MOST_HINTS = 4 };
    const char *at = text;
    for (int hints = 0; hints < MOST_HINTS; hints++) {
        size_t from, to;
        at = legal_form_ahead(text, at, text + MIN(first, size));
        if (at == NULL || !pattern_find(legal_form, text, size, (size_t)(at - text), &from, &to))
            return;
        const char *code = word_table_get(legal_forms, text + from, to - from);
        if (code != NULL)
            add(search, code, from, to, HINT);
        at = text + to;
    }
}

/* Two regional indicators make a flag. */
static void find_flags(Search *search, const char *text, size_t size)
{
    gunichar before = 0;
    if (strstr(text, "\xF0\x9F\x87") == NULL)
        return;
    for (const char *p = text; p < text + size; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c < 0x1F1E6 || c > 0x1F1FF) {
            before = 0;
            continue;
        }
        if (before != 0) {
            const char code[3] = {(char)('A' + (before - 0x1F1E6)), (char)('A' + (c - 0x1F1E6)), '\0'};
            g_autofree char *known = country_of_name(code);
            size_t at = (size_t)(p - text);
            if (known != NULL)
                add(search, known, at - 4, at + 4, 62);
            c = 0;
        }
        before = c;
    }
}

/* What begins before there is close by. */
static size_t close_until(const Candidate *candidate)
{
    enum { CLOSE_BY = 12 };
    return candidate->offset + strlen(candidate->evidence) + CLOSE_BY;
}

/* "Lithuania, Latvia and Estonia": where somebody sells, not where he is. */
static void doubt_lists(GPtrArray *found)
{
    enum { LESS = 15 };
    for (guint i = 1; i < found->len; i++) {
        Candidate *a = found->pdata[i - 1], *b = found->pdata[i];
        bool close_by = b->offset > a->offset && b->offset < close_until(a);
        if (!close_by || g_str_equal(a->value, b->value) || a->confidence >= 90 || b->confidence >= 90)
            continue;
        if (i == 1 || a->confidence >= 50)
            a->confidence -= LESS;
        b->confidence -= LESS;
    }
}

GPtrArray *country_find(const char *text)
{
    return country_find_shared(text, "en", NULL, 0);
}

GPtrArray *country_find_shared(const char *text, const char *language, Lexings *lexings, unsigned least)
{
    country_init();
    g_autoptr(Lexing) lexing = lexings_read(lexings, text, language);
    Search search = {lexing, g_ptr_array_new_with_free_func((GDestroyNotify)candidate_free)};
    size_t size = utf8_whole(text, strnlen(text, MOST_TEXT));
    for (size_t i = 0; i < AHEAD; i++)
        fetch(lexing, i);
    for (size_t i = 0; i < lexing->lexemes->len && search.found->len < MOST;) {
        fetch(lexing, i + AHEAD);
        i += find_named(&search, i);
    }
    unsigned marks = country_marks(text, size);
    if (marks & COUNTRY_MARK_ASIAN)
        find_asian(&search, text, size);
    bool valid = utf8_is_valid(text, size);
    if (valid)
        country_forms_find(text, size, marks, take_form, &search);
    if (marks & COUNTRY_MARK_ASIAN)
        find_flags(&search, text, size);
    size_t told = search.found->len > 0 ? close_until(search.found->pdata[search.found->len - 1]) : 0;
    if (valid)
        find_legal_forms(&search, text, size, least <= HINT ? size : told); /* a hint makes a place doubtful as well */
    doubt_lists(search.found);
    candidates_sort(search.found);
    candidates_unique(search.found);
    return search.found;
}
