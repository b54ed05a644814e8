/* Quantities without a unit: "need 18 flow sensors", "- 14 vannes", "a tracked boom lift". */
#include <math.h>
#include <string.h>

#include "parser/counting.h"
#include "parser/phrases.h"

static bool is_product_start(const Finder *finder, size_t index)
{
    const Lexeme *lexeme = counting_at(finder, index);
    if (lexeme == NULL)
        return false;
    if (lexeme->kind == LEX_NUMBER)
        return counting_is_measure(finder, index + 1) || counting_has(finder, index + 1, ROLE_MASS);
    if (lexeme->kind == LEX_SIGN)
        return lexeme->sign == '"' || lexeme->sign == 0x201E || lexeme->sign == 0xAB || lexeme->sign == 0x201C;
    static const char *const with[] = {"with", "mit", "avec", "con", "com", "met", "med", "s", "z", "с", "со"};
    for (size_t i = 0; i < G_N_ELEMENTS(with); i++)
        if (lex_is_word(finder->lexing, index, with[i]))
            return false;
    const uint64_t never = ROLE_PERSON | ROLE_PERIOD | ROLE_TECH | ROLE_MONTH | ROLE_BY | ROLE_EACH | ROLE_CURRENCY |
                           ROLE_SCALE | ROLE_MASS | ROLE_STOP | ROLE_AND | ROLE_WEEKDAY | ROLE_DAYWORD | ROLE_AGO |
                           ROLE_ANSWER | ROLE_CALL | ROLE_ORDINAL | ROLE_COUNT | ROLE_PACK | ROLE_ONE;
    return lexeme->kind == LEX_WORD && !(lexeme->roles & never);
}

static bool lists(const Finder *finder, size_t index)
{
    const Lexeme *number = counting_at(finder, index);
    if (!number->first)
        return false;
    for (size_t i = index; i > 0 && counting_at(finder, i - 1)->line == number->line && index - i < 3; i--)
        if (counting_at(finder, i - 1)->kind == LEX_SIGN && counting_at(finder, i - 1)->sign != '(')
            return true;
    const Lexeme *next = counting_at(finder, index + 1);
    return next != NULL && next->kind == LEX_WORD && !next->capital;
}

static bool follows_quantity(const Finder *finder, size_t index)
{
    if (finder->last_accepted == 0 || counting_at(finder, index)->sentence != finder->last_sentence ||
        index - finder->last_accepted > 16)
        return false;
    const Lexeme *before = counting_at(finder, index - 1);
    return (before->roles & ROLE_AND) || before->sign == ',' || before->sign == '-' || before->sign == 0x60C ||
           before->sign == 0x3001 || before->sign == '+' || before->sign == '&';
}

static bool is_list_label(const Finder *finder, size_t index)
{
    const Lexeme *next = counting_at(finder, index + 1);
    bool bracketed = index > 0 && counting_sign(finder, index - 1, '(');
    return counting_at(finder, index)->first && !bracketed && next != NULL && next->kind == LEX_SIGN &&
           (next->sign == '.' || next->sign == ')') && next->glued;
}

/* The last word of the name: "3 district-heating sites" are no goods. */
static bool counts_no_goods(const Finder *finder, size_t after)
{
    size_t last = after;
    for (size_t i = after; i < after + 6 && counting_is_word(finder, i) && counting_same_sentence(finder, after, i);
         i++) {
        if (i > after && counting_has(finder, i, ROLE_STOP | ROLE_AND))
            break;
        last = i;
        if (counting_sign(finder, i + 1, '-') && counting_at(finder, i + 1)->glued)
            i++;
    }
    return counting_has(finder, last, ROLE_PERSON | ROLE_EACH | ROLE_PERIOD | ROLE_CALL) ||
           lex_is_word(finder->lexing, last + 1, "each") || lex_is_word(finder->lexing, last + 1, "jeweils");
}

/* "we bought 300 labels", "у нас 3 цеха" */
bool counting_of_the_past(const Finder *finder, size_t index)
{
    const uint64_t not = ROLE_BUY | ROLE_WANT | ROLE_DELIVERY | ROLE_ON;
    for (size_t back = 1; back <= 2 && back <= index && counting_same_sentence(finder, index - back, index); back++)
        if (counting_has(finder, index - back, ROLE_PAST | ROLE_OWN) && !counting_has(finder, index - back, not ) &&
            counting_at(finder, index - back)->span >= back)
            return true;
    return false;
}

/* "Caen (14) rebuilds", "a shop (about 600 articles)": told of what stands before. */
static bool is_told_aside(const Finder *finder, size_t index, size_t after)
{
    static const char *const about[] = {"about",    "approx", "roughly",  "around",   "ca",    "circa",
                                        "etwa",     "rund",   "ungefahr", "environ",  "env",   "unos",
                                        "unas",     "aprox",  "ok",       "okolo",    "cca",   "około",
                                        "ongeveer", "zo",     "cirka",    "yaklasık", "около", "примерно"};
    static Phrases words = PHRASES_OF_WORDS(about);
    if (index == 0)
        return false;
    if (counting_sign(finder, index - 1, '(') && counting_sign(finder, index + 1, ')'))
        return after > index + 1 && index > 1 && counting_is_noun(finder, index - 2);
    size_t at = counting_sign(finder, index - 1, '.') && index > 1 ? index - 2 : index - 1;
    return at > 0 && counting_is_word(finder, at) && counting_sign(finder, at - 1, '(') &&
           phrases_have(&words, lex_word(finder->lexing, counting_at(finder, at)));
}

/* "44200 Nantes", "a 25 uscite", "4.00 pm" */
static bool is_other_number(const Finder *finder, size_t index, size_t after)
{
    static const char *const attributes[] = {"a", "da", "with"};
    const Lexeme *number = counting_at(finder, index);
    size_t digits = number->end - number->start;
    if (number->value != floor(number->value) || number->value > 100000 || is_list_label(finder, index) ||
        counting_is_year_like(number))
        return true;
    if (!number->spelled && !number->plain && number->value < 1000)
        return true;
    if (number->plain && !number->spelled && digits >= 4 && counting_at(finder, after)->capital &&
        !counting_buys_before(finder, index))
        return true;
    if (index == 0)
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(attributes); i++)
        if (lex_is_word(finder->lexing, index - 1, attributes[i]) &&
            !counting_has(finder, index - 1, ROLE_ONE | ROLE_AND) && !counting_has(finder, index - 1, ROLE_WANT) &&
            !(index > 2 && counting_has(finder, index - 3, ROLE_BUY) && counting_at(finder, index - 3)->span == 2))
            return true;
    if (counting_has(finder, index - 1, ROLE_EACH | ROLE_MONTH | ROLE_WEEKDAY | ROLE_AGO))
        return true;
    return counting_has(finder, index - 1, ROLE_WITHIN) && !counting_has(finder, index - 1, ROLE_BUY | ROLE_OF);
}

/* "seven one six": a phone number spoken; "18 Tuas Basin Loop": a street */
static bool is_dictated(const Finder *finder, size_t index, size_t after)
{
    bool spelled = counting_at(finder, index)->spelled;
    if (spelled && (counting_is_number(finder, after) ||
                    (index > 0 && counting_is_number(finder, index - 1) && counting_at(finder, index - 1)->spelled)))
        return true;
    bool nouns_are_capital = finder->german;
    return !spelled && !nouns_are_capital && counting_at(finder, index)->first && counting_at(finder, after)->capital &&
           counting_is_word(finder, after + 1) && counting_at(finder, after + 1)->capital &&
           !counting_buys_before(finder, index) && (index == 0 || counting_at(finder, index - 1)->kind == LEX_BREAK);
}

/* "We currently use 3 servers" */
static bool owns_before(const Finder *finder, size_t index)
{
    for (size_t i = index; i > 0 && index - i < 8 && counting_same_sentence(finder, i - 1, index); i--)
        if (counting_has(finder, i - 1, ROLE_OWN))
            return true;
    return false;
}

/* "the four lights", "twee van die grijze": what points at goods. */
static bool is_article(const Finder *finder, size_t index)
{
    static const char *const words[] = {
        "the",  "these", "those", "die",   "der", "den",  "diesen", "jenen",   "les",    "ces",    "los",    "las",
        "esos", "esas",  "estos", "estas", "le",  "gli",  "quei",   "quelle",  "quelli", "queste", "questi", "os",
        "as",   "esses", "essas", "de",    "het", "deze", "tych",   "tamtych", "těch",   "těchto", "этих",   "тех"};
    const Lexeme *lexeme = counting_at(finder, index);
    if (lexeme == NULL || lexeme->kind != LEX_WORD)
        return false;
    static Phrases articles = PHRASES_OF_WORDS(words);
    return phrases_have(&articles, lex_word(finder->lexing, lexeme));
}

/* "n. 3 lavatoi": a number of them */
static bool is_of_number(const Finder *finder, size_t index)
{
    return index > 1 && counting_sign(finder, index - 1, '.') &&
           (lex_is_word(finder->lexing, index - 2, "n") || lex_is_word(finder->lexing, index - 2, "nr"));
}

static unsigned confidence_of(const Finder *finder, size_t index)
{
    const Lexeme *number = counting_at(finder, index);
    size_t head = index > 0 && is_article(finder, index - 1) ? index - 1 : index;
    bool opens = counting_at(finder, head)->first ||
                 (head > 0 && (counting_at(finder, head - 1)->sentence != number->sentence ||
                               counting_sign(finder, head - 1, ':') || counting_sign(finder, head - 1, '|')));
    if (follows_quantity(finder, index) || counting_buys_before(finder, index))
        return 60;
    if (lists(finder, index))
        return 55;
    if (is_of_number(finder, index))
        return 70;
    const Lexeme *before = index > 0 ? counting_at(finder, index - 1) : NULL;
    bool begins = before != NULL && before->kind == LEX_WORD &&
                  (index == 1 || before->first || counting_at(finder, index - 2)->sentence != number->sentence) &&
                  g_unichar_islower(g_utf8_get_char(g_utf8_next_char(finder->lexing->text + before->start))) &&
                  !counting_at(finder, index + 1)->capital;
    bool standard = before != NULL && before->kind == LEX_WORD && before->capital &&
                    before->sentence == number->sentence && finder->use[index - 1] != DATE && !begins;
    if (standard)
        return 0;
    if (owns_before(finder, index))
        return 0;
    if (opens || counting_buys_after(finder, index))
        return 50;
    return counting_at(finder, index + 1)->capital && !finder->german ? 0 : 42;
}

/* A number with a word for pieces, or the first of a line. */
static bool is_listed_count(const Finder *finder, size_t index)
{
    return counting_is_number(finder, index) && finder->use[index] == FREE &&
           (counting_has(finder, index + 1, ROLE_COUNT | ROLE_PACK) || counting_is_times(finder, index + 1));
}

/* "For our two docks: - ramp, 2 pcs - seal, 4 pcs"; "- exhaust for 4 lathes, 1 pc": the list counts, in its own way. */
static bool is_counted_elsewhere(const Finder *finder, size_t index)
{
    enum { LIST = 40, ENTRIES = 2 };
    const Lexeme *number = counting_at(finder, index);
    size_t i = index + 1, listed = 0;
    while (counting_same_sentence(finder, index, i) && counting_at(finder, i)->kind != LEX_BREAK)
        if (is_listed_count(finder, i++))
            return !number->first && counting_at(finder, i - 1)->line == number->line &&
                   counting_sign(finder, i - 2, '-') && !counting_at(finder, i - 2)->glued;
    if (!counting_sign(finder, i - 1, ':'))
        return false;
    for (size_t end = i + LIST; i < end && counting_at(finder, i) != NULL; i++)
        listed += is_listed_count(finder, i);
    return listed >= ENTRIES;
}

bool counting_bare(const Finder *finder, size_t index, Hit *hit)
{
    double factor = 1;
    size_t after = counting_behind_scale(finder, index, &factor);
    while (counting_has(finder, after, ROLE_OF) || lex_is_word(finder->lexing, after, "the") ||
           counting_has(finder, after, ROLE_LIMIT) ||
           (after > index + 1 && counting_has(finder, after - 1, ROLE_OF) && is_article(finder, after)))
        after++;
    if (!is_product_start(finder, after) || !counting_same_sentence(finder, index, after) || !finder->buying)
        return false;
    if (counting_at(finder, after)->glued && after == index + 1 && !counting_at(finder, index)->spelled)
        return false;
    if (counting_of_the_past(finder, index) || is_told_aside(finder, index, after) ||
        (counting_has(finder, after, ROLE_SIZE) && !counting_is_noun(finder, after + 1)) ||
        is_other_number(finder, index, after) || counts_no_goods(finder, after) || is_dictated(finder, index, after))
        return false;
    if (counting_count_in_clause(finder, index) && !counting_separated_before(finder, index))
        return false;
    *hit = (Hit){.value = counting_at(finder, index)->value * factor, .unit = "pcs", .number = index, .after = after};
    hit->confidence = confidence_of(finder, index);
    return hit->confidence > 0 && !is_counted_elsewhere(finder, index);
}

/* Small words may stand between: "quote me for a skip". */
static bool wants_before(const Finder *finder, size_t index)
{
    for (size_t back = 1; back <= 4 && back <= index; back++)
        if (counting_has(finder, index - back, ROLE_WANT) && counting_at(finder, index - back)->span >= back &&
            counting_same_sentence(finder, index - back, index))
            return true;
    for (size_t back = 1; back <= 3 && back <= index; back++) {
        size_t i = index - back;
        if (counting_sign(finder, i, '\'') || counting_sign(finder, i, 0x2019))
            continue;
        if (!counting_same_sentence(finder, i, index) || !counting_is_word(finder, i))
            return false;
        bool asks = counting_has(finder, i, ROLE_BUY) && counting_has(finder, i, ROLE_ANSWER);
        if (counting_has(finder, i, ROLE_WANT) || (asks && back > 1))
            return true;
        if (counting_at(finder, i)->end - counting_at(finder, i)->start > 3 || lex_is_word(finder->lexing, i, "nor"))
            return false;
    }
    return false;
}

static bool is_thing(const Finder *finder, size_t index, size_t after)
{
    const uint64_t never = ROLE_ANSWER | ROLE_CALL | ROLE_PERSON | ROLE_PERIOD | ROLE_STOP | ROLE_BUDGET | ROLE_CLOSE |
                           ROLE_QTY | ROLE_PACK | ROLE_BUY;
    for (size_t i = after; i < after + 4 && counting_is_word(finder, i) && counting_same_sentence(finder, i, index);
         i++) {
        if (i > after && counting_has(finder, i, ROLE_STOP))
            break;
        if (counting_has(finder, i, never) && !counting_has(finder, i, ROLE_NEW))
            return false;
    }
    bool joined = counting_sign(finder, after + 1, '-') && counting_at(finder, after + 1)->glued;
    bool rated = counting_is_number(finder, after) && counting_has(finder, after + 1 + joined, ROLE_MASS | ROLE_TECH);
    return counting_same_sentence(finder, index, after) &&
           (rated || (is_product_start(finder, after) && !counting_is_number(finder, after)));
}

/* "a dozen", "une dizaine de" */
static bool read_dozen(const Finder *finder, size_t index, Hit *hit)
{
    const LexEntry *dozen = lex_meaning(finder->lexing, index + 1, ROLE_DOZEN);
    const LexEntry *pair = lex_meaning(finder->lexing, index + 1, ROLE_COUNT);
    if (dozen == NULL && pair != NULL && pair->value == 2 && counting_has(finder, index + 2, ROLE_OF) &&
        (counting_buys_before(finder, index) || counting_buys_after(finder, index)))
        dozen = pair;
    if (dozen == NULL)
        return false;
    *hit = (Hit){.value = dozen->value, .unit = "pcs", .number = index, .after = index + 2, .confidence = 60};
    size_t name = index + 2 + (counting_has(finder, index + 2, ROLE_OF) ? 1 : 0);
    return counting_is_word(finder, name) && !counts_no_goods(finder, name);
}

/* "Plus one air curtain": a sentence of its own that adds to what was counted. */
static bool adds(const Finder *finder, size_t index)
{
    static const char *const words[] = {"plus",  "also",      "und",   "dazu",     "ausserdem", "zusatzlich",
                                        "et",    "aussi",     "mas",   "ademas",   "inoltre",   "piu",
                                        "mais",  "tambem",    "ook",   "ook nog",  "plus noch", "oraz",
                                        "także", "dodatkowo", "navic", "dessutom", "ayrıca",    "плюс",
                                        "также", "ещё",       "еще",   "وأيضا",    "וגם"};
    static Phrases added = PHRASES_OF_WORDS(words);
    return index > 0 && finder->last_accepted > 0 && counting_is_word(finder, index - 1) &&
           (index == 1 || counting_at(finder, index - 2)->sentence != counting_at(finder, index)->sentence) &&
           phrases_have(&added, lex_word(finder->lexing, counting_at(finder, index - 1)));
}

bool counting_single(const Finder *finder, size_t index, Hit *hit)
{
    if (!counting_has(finder, index, ROLE_ONE) || !finder->buying)
        return false;
    size_t after = index + 1;
    if (counting_sign(finder, after, '\'') || counting_sign(finder, after, 0x2019))
        after++;
    bool replaces = counting_has(finder, after, ROLE_NEW);
    if (lex_is_word(finder->lexing, after, "second") || lex_is_word(finder->lexing, after, "third") ||
        lex_is_word(finder->lexing, after, "further"))
        after++;
    if (read_dozen(finder, index, hit))
        return true;
    bool listed =
        (index > 0 && follows_quantity(finder, index) && counting_buys_before(finder, index)) || adds(finder, index);
    if (!wants_before(finder, index) && !replaces && !listed)
        return false;
    *hit = (Hit){.value = 1, .unit = "pcs", .number = index, .after = after, .confidence = replaces ? 50 : 52};
    return is_thing(finder, index, after);
}

/* "the same but 350 this time" */
static bool is_again(const Finder *finder, size_t index)
{
    if (counting_has(finder, index + 1, ROLE_AGAIN) && counting_same_sentence(finder, index, index + 1))
        return true;
    for (size_t back = 1; back <= 4 && back <= index && counting_is_word(finder, index - back); back++)
        if (counting_has(finder, index - back, ROLE_AGAIN))
            return counting_at(finder, index - back)->span >= back &&
                   counting_same_sentence(finder, index - back, index);
    return false;
}

/* Right behind the word or the words that want: "ne prendiamo due" */
static bool is_wanted(const Finder *finder, size_t index)
{
    if (counting_has(finder, index - 1, ROLE_WANT))
        return true;
    for (size_t back = 2; back <= 3 && back <= index; back++)
        if (counting_has(finder, index - back, ROLE_WANT) && counting_at(finder, index - back)->span == back)
            return true;
    return false;
}

/* "another 20", "noch 6" */
static bool is_more(const Finder *finder, size_t index)
{
    static const char *const words[] = {"another", "weitere", "autres",  "otros", "otras", "altri", "altre", "outros",
                                        "outras",  "nog",     "kolejne", "dalsi", "daha",  "ещe",   "еще",   "עוד"};
    static Phrases more = PHRASES_OF_WORDS(words);
    const Lexeme *lexeme = counting_at(finder, index);
    return lexeme->kind == LEX_WORD && phrases_have(&more, lex_word(finder->lexing, lexeme));
}

/* "douze de plus", "20 more": nothing else behind the number */
static bool is_more_behind(const Finder *finder, size_t index)
{
    static const char *const words[] = {"more", "mehr", "mas", "meer", "wiecej", "navic", "till"};
    static Phrases more = PHRASES_OF_WORDS(words);
    size_t at = index + 1;
    if (!counting_is_word(finder, at) || !counting_same_sentence(finder, index, at))
        return false;
    bool two = lex_is_word(finder->lexing, at, "de") && lex_is_word(finder->lexing, at + 1, "plus");
    const Lexeme *behind = counting_at(finder, at + (two ? 2 : 1));
    return (two || phrases_have(&more, lex_word(finder->lexing, counting_at(finder, at)))) &&
           (behind == NULL || behind->kind == LEX_BREAK || behind->kind == LEX_SIGN);
}

/* "replace 4?", "ocupo 6 para antes": goods named before */
bool counting_these(const Finder *finder, size_t index, Hit *hit)
{
    const Lexeme *number = counting_at(finder, index), *next = counting_at(finder, index + 1);
    bool again = is_again(finder, index);
    bool wanted = index > 0 &&
                  (is_wanted(finder, index) || is_more(finder, index - 1) ||
                   (is_more_behind(finder, index) && counting_buys_before(finder, index))) &&
                  counting_same_sentence(finder, index - 1, index);
    if (!(again || wanted) || !(number->plain || number->spelled || number->value >= 1000) || number->value > 10000 ||
        counting_is_year_like(number))
        return false;
    bool ends = again || is_more_behind(finder, index) || next == NULL || next->kind == LEX_BREAK ||
                next->sentence != number->sentence ||
                (next->kind == LEX_SIGN && strchr("?.!,;", (int)(next->sign < 0x80 ? next->sign : 0x80)) != NULL) ||
                (next->kind == LEX_WORD && !next->glued && (next->roles & (ROLE_STOP | ROLE_BY)) &&
                 !(next->roles & (ROLE_PERIOD | ROLE_TECH)));
    *hit = (Hit){.value = number->value,
                 .unit = "pcs",
                 .number = index,
                 .after = index + 1,
                 .confidence = COUNTING_TOLD,
                 .no_product = true};
    return ends;
}

/* Arabic and Hebrew count one behind its name. */
bool counting_one_behind(const Finder *finder, size_t index, Hit *hit)
{
    const Lexeme *number = counting_at(finder, index);
    gunichar first = g_utf8_get_char(finder->lexing->text + number->start);
    if (!number->spelled || number->value != 1 || first < 0x590 || first >= 0x700 || index < 2)
        return false;
    *hit =
        (Hit){.value = 1, .unit = "pcs", .number = index, .after = index + 1, .confidence = 52, .product_before = true};
    return counting_is_noun(finder, index - 1) && counting_same_sentence(finder, index - 1, index) &&
           counting_buys_before(finder, index) && !counting_has(finder, index - 1, ROLE_PERSON | ROLE_PERIOD);
}

/* "I would need one for ten days" */
bool counting_pronoun(const Finder *finder, size_t index, Hit *hit)
{
    if (!lex_is_word(finder->lexing, index, "one") || !finder->buying || index == 0 ||
        !counting_has(finder, index - 1, ROLE_WANT))
        return false;
    *hit = (Hit){.value = 1, .unit = "pcs", .number = index, .after = index + 1, .confidence = 50, .no_product = true};
    return !counting_is_word(finder, index + 1) || counting_has(finder, index + 1, ROLE_STOP);
}
