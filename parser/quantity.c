/* Quantities of goods: which numbers count something to buy, in what unit, of what product. */
#include <math.h>
#include <string.h>

#include "parser/amount.h"
#include "parser/dates.h"
#include "parser/extract.h"
#include "parser/found.h"
#include "parser/product.h"

enum { MOST = 60, REACH = 30, LARGEST = 10000000 };

/* What a number already is: no quantity. */
enum { FREE, TAKEN, DATE, MONEY };

typedef struct {
    const Lexing *lexing;
    uint8_t *use;         /* per lexeme */
    bool buying;          /* the text buys something at all */
    bool german;          /* nouns are capital */
    size_t last_accepted; /* lexeme after the last quantity, 0 none */
    uint32_t last_sentence;
    double last_value;
    GPtrArray *found;
} Finder;

typedef struct {
    double value;
    const char *unit;
    size_t number, after; /* lexemes: the number, the first one behind number and unit */
    unsigned confidence;
    bool product_before, no_product;
} Hit;

/* Lexeme helpers */

static const Lexeme *at(const Finder *finder, size_t index)
{
    return lex_at(finder->lexing, index);
}

static bool has(const Finder *finder, size_t index, uint64_t roles)
{
    return lex_has(finder->lexing, index, roles);
}

static bool sign(const Finder *finder, size_t index, gunichar c)
{
    return lex_is_sign(finder->lexing, index, c);
}

static bool is_number(const Finder *finder, size_t index)
{
    const Lexeme *lexeme = at(finder, index);
    return lexeme != NULL && lexeme->kind == LEX_NUMBER;
}

static bool is_word(const Finder *finder, size_t index)
{
    const Lexeme *lexeme = at(finder, index);
    return lexeme != NULL && lexeme->kind == LEX_WORD;
}

static bool same_sentence(const Finder *finder, size_t a, size_t b)
{
    return at(finder, a) != NULL && at(finder, b) != NULL && at(finder, a)->sentence == at(finder, b)->sentence;
}

static bool is_times(const Finder *finder, size_t index)
{
    return lex_is_word(finder->lexing, index, "x") || lex_is_word(finder->lexing, index, "х") ||
           sign(finder, index, 0xD7) || sign(finder, index, '*');
}

static bool buys_before(const Finder *finder, size_t index)
{
    uint32_t sentence = at(finder, index)->sentence;
    for (size_t i = index; i > 0 && index - i < REACH && at(finder, i - 1)->sentence == sentence; i--)
        if (has(finder, i - 1, ROLE_BUY))
            return true;
    return false;
}

static bool buys_after(const Finder *finder, size_t index)
{
    uint32_t sentence = at(finder, index)->sentence;
    for (size_t i = index + 1; i < index + REACH && at(finder, i) != NULL && at(finder, i)->sentence == sentence; i++)
        if (has(finder, i, ROLE_BUY))
            return true;
    return false;
}

static bool is_measure(const Finder *finder, size_t index)
{
    const Lexeme *lexeme = at(finder, index);
    if (lexeme == NULL)
        return false;
    if (lexeme->kind == LEX_SIGN)
        return lexeme->sign == '%' || lexeme->sign == 0xB0 || lexeme->sign == 0x2033 || lexeme->sign == 0x2032 ||
               ((lexeme->sign == '"' || lexeme->sign == 0x201D || lexeme->sign == '\'' || lexeme->sign == '#') &&
                lexeme->glued);
    return (lexeme->roles & ROLE_TECH) != 0 && !(lexeme->roles & ROLE_COUNT);
}

/* Hebrew and Arabic join "and" or "in" to a number by a hyphen. */
static bool is_prefix(const Finder *finder, size_t index)
{
    const Lexeme *lexeme = at(finder, index);
    gunichar c = g_utf8_get_char(finder->lexing->text + lexeme->start);
    return lexeme->kind == LEX_WORD && lexeme->end - lexeme->start <= 4 && c >= 0x590 && c < 0x700;
}

/* "DN80", "NF-220", "KA 118/2", "rev. 3", "#4": the number belongs to a name. */
static bool is_named(const Finder *finder, size_t index)
{
    const Lexeme *number = at(finder, index);
    if (index == 0)
        return false;
    const Lexeme *before = at(finder, index - 1);
    if (before->kind == LEX_WORD && number->glued)
        return g_utf8_get_char(finder->lexing->text + before->start) < 0x2E80 && !is_times(finder, index - 1) &&
               !is_prefix(finder, index - 1);
    if (before->kind == LEX_SIGN && number->glued &&
        strchr("-/_.#@=<>~", (int)(before->sign < 0x80 ? before->sign : 0x80)) != NULL) {
        bool led = index > 1 && before->glued && at(finder, index - 2)->kind != LEX_BREAK;
        return (led && !is_prefix(finder, index - 2)) || before->sign == '#' || before->sign == '<' ||
               before->sign == '>';
    }
    if (sign(finder, index - 1, '.') && index > 1)
        before = at(finder, index - 2);
    if (before->kind != LEX_WORD || !same_sentence(finder, index - 1, index) || !(before->roles & ROLE_IDENTIFIER))
        return false;
    return !(before->roles & (ROLE_QTY | ROLE_BUY));
}

/* 1/2, 10:30, 4.2.1, 1100x800: parts of something larger. */
static bool is_part(const Finder *finder, size_t index)
{
    const Lexeme *next = at(finder, index + 1);
    if (next == NULL || next->kind != LEX_SIGN || !next->glued)
        return false;
    if (is_number(finder, index + 2) && at(finder, index + 2)->glued)
        return next->sign == '/' || next->sign == ':' || next->sign == '.' || next->sign == '\'' || next->sign == '-';
    bool word_follows = is_word(finder, index + 2) && at(finder, index + 2)->glued;
    return word_follows && (next->sign == '-' || next->sign == '/') && !has(finder, index + 2, ROLE_COUNT | ROLE_PACK);
}

/* 2-8 °C, 10 to 60 Nm: the low end of a range of measures. */
static bool is_range(const Finder *finder, size_t index)
{
    size_t i = index + 1;
    const Lexeme *joint = at(finder, i);
    if (joint == NULL || is_times(finder, i) || has(finder, i, ROLE_COUNT | ROLE_PACK | ROLE_AND))
        return false;
    if (joint->kind == LEX_SIGN ? strchr("-/~", (int)(joint->sign < 0x80 ? joint->sign : 0x80)) == NULL
                                : joint->kind != LEX_WORD || joint->end - joint->start > 3)
        return false;
    i++;
    if (sign(finder, i, '+') || sign(finder, i, '-'))
        i++;
    return is_number(finder, i) && (is_measure(finder, i + 1) || has(finder, i + 1, ROLE_MASS | ROLE_PERIOD));
}

static bool is_part_of_fraction(const Finder *finder, size_t index)
{
    return is_number(finder, index + 1) && sign(finder, index + 2, '/') && at(finder, index + 2)->glued &&
           is_number(finder, index + 3);
}

static bool is_phone_like(const Finder *finder, size_t index)
{
    const Lexeme *number = at(finder, index);
    char first = finder->lexing->text[number->start];
    if (number->spelled)
        return false;
    if (first == '0' && number->end - number->start > 1 && number->plain)
        return true;
    if (number->plain && number->end - number->start > 7)
        return true;
    const Lexeme *next = at(finder, index + 1);
    if (next != NULL && next->kind == LEX_NUMBER && next->plain &&
        (finder->lexing->text[next->start] == '0' || next->value >= 1000))
        return next->line == number->line;
    bool plus = index > 0 && sign(finder, index - 1, '+') && number->glued && !is_word(finder, index + 1);
    return plus || (is_number(finder, index + 1) && !at(finder, index + 1)->spelled && !sign(finder, index + 2, '"') &&
                    !is_measure(finder, index + 2) && !is_times(finder, index + 2) &&
                    !is_part_of_fraction(finder, index) && at(finder, index + 1)->line == number->line);
}

static bool is_year_like(const Lexeme *number)
{
    return number->plain && !number->spelled && number->end - number->start == 4 && number->value >= 1950 &&
           number->value <= 2099;
}

static bool countable(const Finder *finder, size_t index)
{
    const Lexeme *number = at(finder, index);
    return finder->use[index] == FREE && number->value > 0 && number->value <= LARGEST && !is_named(finder, index) &&
           !is_part(finder, index) && !is_part_of_fraction(finder, index) && !is_range(finder, index);
}

/* Units */

static size_t skip_unit_noise(const Finder *finder, size_t index)
{
    if (sign(finder, index, '(') || sign(finder, index, '['))
        index++;
    return index;
}

static size_t behind_unit(const Finder *finder, size_t unit)
{
    size_t after = unit + at(finder, unit)->span;
    if (sign(finder, after, '.') && at(finder, after)->glued)
        after++;
    /* "500 Piece/Pieces", "pcs.)" */
    if (sign(finder, after, '/') && has(finder, after + 1, ROLE_COUNT | ROLE_PACK))
        after += 2;
    if (sign(finder, after, '(') && at(finder, after)->glued && is_word(finder, after + 1) &&
        sign(finder, after + 2, ')'))
        after += 3;
    if (sign(finder, after, ')'))
        after++;
    return after;
}

static bool read_unit(const Finder *finder, size_t unit, Hit *hit)
{
    static const uint64_t kinds[] = {ROLE_DOZEN, ROLE_COUNT, ROLE_PACK};
    const Lexeme *lexeme = at(finder, unit);
    if (lexeme == NULL || lexeme->kind != LEX_WORD || (lexeme->roles & ROLE_PERIOD))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        const LexEntry *entry = lex_meaning(finder->lexing, unit, kinds[i]);
        if (entry == NULL)
            continue;
        hit->unit = entry->canonical;
        hit->value *= entry->value;
        hit->after = behind_unit(finder, unit);
        return true;
    }
    return false;
}

/* A counter that is also a common word counts only where it is written as one. */
static bool unit_is_doubtful(const Finder *finder, size_t unit)
{
    const char *word = lex_word(finder->lexing, at(finder, unit));
    static const char *const doubtful[] = {"st",   "un",    "part", "case", "items", "cases", "box",
                                           "pack", "units", "par",  "set",  "sad",   "off"};
    for (size_t i = 0; i < G_N_ELEMENTS(doubtful); i++)
        if (g_str_equal(word, doubtful[i]))
            return true;
    return false;
}

static size_t behind_paren(const Finder *finder, size_t index)
{
    size_t after = index + 1;
    if (sign(finder, after, ')') && index > 0 && sign(finder, index - 1, '('))
        after++;
    /* "three (3) pumps" */
    if (sign(finder, after, '(') && is_number(finder, after + 1) && sign(finder, after + 2, ')') &&
        at(finder, after + 1)->value == at(finder, index)->value)
        after += 3;
    return after;
}

/* "40 no. desks" */
static bool is_british_number(const Finder *finder, size_t index)
{
    bool no = lex_is_word(finder->lexing, index + 1, "no") || lex_is_word(finder->lexing, index + 1, "nr");
    return no && sign(finder, index + 2, '.') && is_word(finder, index + 3) &&
           same_sentence(finder, index, index + 3) && at(finder, index)->plain;
}

static bool counted(const Finder *finder, size_t index, Hit *hit)
{
    size_t unit = skip_unit_noise(finder, behind_paren(finder, index));
    if (is_british_number(finder, index)) {
        *hit = (Hit){
            .value = at(finder, index)->value, .unit = "pcs", .number = index, .after = index + 3, .confidence = 80};
        return true;
    }
    hit->number = index;
    hit->value = at(finder, index)->value;
    if (!read_unit(finder, unit, hit) || at(finder, unit)->line > at(finder, index)->line + 1)
        return false;
    if (has(finder, unit + 1, ROLE_PERSON) && at(finder, unit + 1)->glued)
        return false;
    for (size_t i = index; i > 0 && index - i < 12 && same_sentence(finder, i - 1, index); i--)
        if (has(finder, i - 1, ROLE_EACH) && !has(finder, i - 1, ROLE_OF))
            return false;
    if (hit->value == 1 && at(finder, index)->spelled && finder->last_value == 1 && finder->last_accepted > 0 &&
        at(finder, index)->sentence == finder->last_sentence)
        return false;
    hit->confidence = 85;
    if (unit_is_doubtful(finder, unit) && !finder->buying)
        hit->confidence = 40;
    if (lex_is_word(finder->lexing, unit, "off") && (sign(finder, hit->after, '.') || !is_word(finder, hit->after)))
        hit->confidence = 45;
    return true;
}

/* Mass and length: goods by weight, or a property of a thing */

static bool is_noun(const Finder *finder, size_t index)
{
    const Lexeme *lexeme = at(finder, index);
    return lexeme != NULL && lexeme->kind == LEX_WORD &&
           !(lexeme->roles &
             (ROLE_STOP | ROLE_AND | ROLE_BUY | ROLE_BY | ROLE_OF | ROLE_EACH | ROLE_WITHIN | ROLE_ON | ROLE_ONE |
              ROLE_QTY | ROLE_LIMIT | ROLE_ANSWER | ROLE_THIS | ROLE_NEXT | ROLE_COUNT | ROLE_PERIOD));
}

static bool count_in_clause(const Finder *finder, size_t index)
{
    return finder->last_accepted > 0 && index - finder->last_accepted < 12 &&
           at(finder, index)->sentence == finder->last_sentence;
}

static bool separated_before(const Finder *finder, size_t index)
{
    for (size_t i = index; i > 0 && index - i < 12; i--) {
        const Lexeme *lexeme = at(finder, i - 1);
        if (lexeme->kind == LEX_BREAK ||
            (lexeme->kind == LEX_SIGN && strchr(",;:|", (int)(lexeme->sign < 0x80 ? lexeme->sign : 0x80)) != NULL) ||
            (lexeme->roles & ROLE_AND) || lexeme->sign == 0x3001 || lexeme->sign == 0xFF0C ||
            (lexeme->sign == '-' && (!lexeme->glued || (i > 1 && is_prefix(finder, i - 2)))))
            return true;
        if (lexeme->kind == LEX_NUMBER)
            return false;
    }
    return false;
}

/* "80 m of riser each"; not "40 kg per month" */
static bool is_distributive(const Finder *finder, size_t index)
{
    const Lexeme *lexeme = at(finder, index);
    return lexeme != NULL && (lexeme->roles & ROLE_EACH) && lexeme->end - lexeme->start > 3;
}

static bool measured(const Finder *finder, size_t index, Hit *hit)
{
    const LexEntry *unit = lex_meaning(finder->lexing, index + 1, ROLE_MASS);
    if (unit == NULL || has(finder, index + 1, ROLE_TECH))
        return false;
    size_t after = behind_unit(finder, index + 1);
    *hit = (Hit){.value = at(finder, index)->value * unit->value,
                 .unit = unit->canonical,
                 .number = index,
                 .after = after,
                 .confidence = 70};
    if (has(finder, after, ROLE_PACK | ROLE_COUNT) || (sign(finder, after, '/') && at(finder, after)->glued) ||
        is_number(finder, after))
        return false;
    if (index > 0 && (has(finder, index - 1, ROLE_ONE | ROLE_EACH | ROLE_THIS) || is_times(finder, index - 1) ||
                      lex_is_word(finder->lexing, index - 1, "your") || lex_is_word(finder->lexing, index - 1, "the")))
        return false;
    if (count_in_clause(finder, index) && !separated_before(finder, index))
        return false;
    for (size_t i = after; i < after + 4; i++)
        if (is_distributive(finder, i) && same_sentence(finder, i, index))
            return false;
    bool long_unit = unit->canonical[0] == 'k' || unit->canonical[0] == 't';
    bool of_follows = has(finder, after, ROLE_OF) && same_sentence(finder, after, index);
    bool noun_follows = is_noun(finder, after) && same_sentence(finder, after, index);
    bool first = at(finder, index)->first;
    bool of_before = index > 0 && has(finder, index - 1, ROLE_OF);
    bool lot_before = of_before && index > 1 &&
                      (lex_is_word(finder->lexing, index - 1, "of") || has(finder, index - 2, ROLE_QTY | ROLE_BUY));
    if (of_before && !lot_before)
        return false;
    if (index > 0 && is_noun(finder, index - 1) && same_sentence(finder, index - 1, index) && !of_follows &&
        !(long_unit && noun_follows))
        return false;
    if (long_unit)
        return finder->buying && (of_follows || noun_follows || lot_before || buys_before(finder, index));
    bool alone = finder->last_accepted == 0 || finder->last_sentence != at(finder, index)->sentence ||
                 (index > 0 && has(finder, index - 1, ROLE_AND));
    bool goods = of_follows || (noun_follows && (first || (alone && buys_before(finder, index))));
    return finder->buying && goods && at(finder, index)->value >= 2;
}

/* Labels: "Qty: 25", "عدد 4", "How many?" above "1" */

static bool label_on_line(const Finder *finder, size_t index)
{
    size_t i = index;
    unsigned steps = 0;
    while (i > 0 && steps++ < 10) {
        const Lexeme *before = at(finder, i - 1);
        if (before->kind == LEX_BREAK || before->line != at(finder, index)->line || before->kind == LEX_NUMBER)
            return false;
        if (before->roles & ROLE_QTY)
            return i - 1 + before->span + 6 >= index;
        if (before->kind == LEX_WORD &&
            !(before->roles & (ROLE_OF | ROLE_COUNT | ROLE_MASS | ROLE_LIMIT | ROLE_BUY | ROLE_PACK)))
            return false;
        i--;
    }
    return false;
}

static bool label_above(const Finder *finder, size_t index)
{
    size_t i = index;
    uint32_t line = at(finder, index)->line;
    while (i > 0 && at(finder, i - 1)->line == line && at(finder, i - 1)->kind == LEX_SIGN)
        i--;
    if (i == 0 || at(finder, i - 1)->kind != LEX_BREAK || at(finder, i - 1)->value > 2)
        return false;
    const Lexeme *end = at(finder, i - 1);
    for (size_t back = 2; back <= 6 && back <= i; back++) {
        const Lexeme *lexeme = at(finder, i - back);
        if (lexeme->kind == LEX_BREAK || lexeme->line != end->line)
            return false;
        if (lexeme->kind == LEX_NUMBER || lexeme->sign == '|')
            return false;
        if (lexeme->roles & ROLE_QTY)
            return lexeme->first || back <= 4;
    }
    return false;
}

static bool labelled(const Finder *finder, size_t index, Hit *hit)
{
    bool line = label_on_line(finder, index);
    if (!line && !label_above(finder, index))
        return false;
    *hit =
        (Hit){.value = at(finder, index)->value, .unit = "pcs", .number = index, .after = index + 1, .confidence = 90};
    Hit unit = *hit;
    size_t next = skip_unit_noise(finder, index + 1);
    const LexEntry *mass = lex_meaning(finder->lexing, next, ROLE_MASS);
    if (has(finder, next, ROLE_PERSON | ROLE_PERIOD) || is_measure(finder, next))
        return false;
    if (read_unit(finder, next, &unit)) {
        *hit = unit;
    } else if (mass != NULL) {
        hit->unit = mass->canonical;
        hit->after = behind_unit(finder, next);
    }
    hit->number = index;
    hit->product_before =
        line && !sign(finder, index - 1, ':') && !sign(finder, index - 1, '|') && !sign(finder, index - 1, '.');
    return true;
}

/* "3x", "3 x pumps", "x 3" */
static bool multiplied(const Finder *finder, size_t index, Hit *hit)
{
    bool after = is_times(finder, index + 1), before = index > 0 && is_times(finder, index - 1);
    *hit =
        (Hit){.value = at(finder, index)->value, .unit = "pcs", .number = index, .after = index + 1, .confidence = 75};
    if (before && index > 1 && is_number(finder, index - 2))
        return false;
    if (after) {
        hit->after = index + 2;
        /* "NEMA 4X" */
        if (at(finder, index + 1)->glued && at(finder, index + 1)->capital && index > 0 && is_word(finder, index - 1) &&
            at(finder, index - 1)->capital)
            return false;
        if (!is_number(finder, index + 2))
            return is_word(finder, index + 2) || sign(finder, index + 2, '"') || sign(finder, index + 2, '(') ||
                   finder->buying;
        /* 160 x 80 is a size, 2 x 60 kVA generators is a count */
        if (at(finder, index + 1)->glued && at(finder, index + 2)->glued && !at(finder, index)->first)
            return false;
        bool rated = is_measure(finder, index + 3) || has(finder, index + 3, ROLE_MASS) ||
                     (is_word(finder, index + 3) && at(finder, index + 3)->glued);
        return rated && !is_times(finder, index + 3) && (is_noun(finder, index + 4) || has(finder, index + 4, ROLE_OF));
    }
    hit->product_before = true;
    return before && index > 1 && !is_measure(finder, index + 1) && !has(finder, index + 1, ROLE_MASS) &&
           !is_times(finder, index + 1) &&
           (is_word(finder, index - 2) || is_number(finder, index - 2) || sign(finder, index - 2, ')'));
}

/* "need 18 insertion flow sensors", "- 14 vannes papillon" */

static bool is_product_start(const Finder *finder, size_t index)
{
    const Lexeme *lexeme = at(finder, index);
    if (lexeme == NULL)
        return false;
    if (lexeme->kind == LEX_NUMBER)
        return is_measure(finder, index + 1) || has(finder, index + 1, ROLE_MASS);
    if (lexeme->kind == LEX_SIGN)
        return lexeme->sign == '"' || lexeme->sign == 0x201E || lexeme->sign == 0xAB || lexeme->sign == 0x201C;
    const uint64_t never = ROLE_PERSON | ROLE_PERIOD | ROLE_TECH | ROLE_MONTH | ROLE_BY | ROLE_EACH | ROLE_CURRENCY |
                           ROLE_SCALE | ROLE_MASS | ROLE_STOP | ROLE_AND | ROLE_WEEKDAY | ROLE_DAYWORD | ROLE_AGO |
                           ROLE_ANSWER | ROLE_CALL | ROLE_ORDINAL | ROLE_COUNT | ROLE_PACK;
    return lexeme->kind == LEX_WORD && !(lexeme->roles & never);
}

static bool lists(const Finder *finder, size_t index)
{
    const Lexeme *number = at(finder, index);
    if (!number->first)
        return false;
    for (size_t i = index; i > 0 && at(finder, i - 1)->line == number->line && index - i < 3; i--)
        if (at(finder, i - 1)->kind == LEX_SIGN && at(finder, i - 1)->sign != '(')
            return true;
    const Lexeme *next = at(finder, index + 1);
    return next != NULL && next->kind == LEX_WORD && !next->capital;
}

static bool follows_quantity(const Finder *finder, size_t index)
{
    if (finder->last_accepted == 0 || at(finder, index)->sentence != finder->last_sentence ||
        index - finder->last_accepted > 16)
        return false;
    const Lexeme *before = at(finder, index - 1);
    return (before->roles & ROLE_AND) || before->sign == ',' || before->sign == '-' || before->sign == 0x60C ||
           before->sign == 0x3001 || before->sign == '+' || before->sign == '&';
}

static bool is_list_label(const Finder *finder, size_t index)
{
    const Lexeme *next = at(finder, index + 1);
    bool bracketed = index > 0 && sign(finder, index - 1, '(');
    return at(finder, index)->first && !bracketed && next != NULL && next->kind == LEX_SIGN &&
           (next->sign == '.' || next->sign == ')') && next->glued;
}

/* The last word of the name: "3 district-heating sites" are no goods. */
static bool counts_no_goods(const Finder *finder, size_t after)
{
    size_t last = after;
    for (size_t i = after; i < after + 6 && is_word(finder, i) && same_sentence(finder, after, i); i++) {
        if (i > after && has(finder, i, ROLE_STOP | ROLE_AND))
            break;
        last = i;
        if (sign(finder, i + 1, '-') && at(finder, i + 1)->glued)
            i++;
    }
    return has(finder, last, ROLE_PERSON | ROLE_EACH | ROLE_PERIOD | ROLE_CALL) ||
           lex_is_word(finder->lexing, last + 1, "each") || lex_is_word(finder->lexing, last + 1, "jeweils");
}

/* "44200 Nantes", "a 25 uscite", "4.00 pm" */
static bool is_other_number(const Finder *finder, size_t index, size_t after)
{
    static const char *const attributes[] = {"a", "da", "with"};
    const Lexeme *number = at(finder, index);
    size_t digits = number->end - number->start;
    if (number->value != floor(number->value) || number->value > 100000 || is_list_label(finder, index) ||
        is_year_like(number))
        return true;
    if (!number->spelled && !number->plain && number->value < 1000)
        return true;
    if (number->plain && !number->spelled && digits >= 4 && at(finder, after)->capital && !buys_before(finder, index))
        return true;
    if (index == 0)
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(attributes); i++)
        if (lex_is_word(finder->lexing, index - 1, attributes[i]) && !has(finder, index - 1, ROLE_ONE | ROLE_AND))
            return true;
    if (has(finder, index - 1, ROLE_EACH | ROLE_MONTH | ROLE_WEEKDAY | ROLE_AGO))
        return true;
    return has(finder, index - 1, ROLE_WITHIN) && !has(finder, index - 1, ROLE_BUY | ROLE_OF);
}

/* "seven one six": a phone number spoken; "18 Tuas Basin Loop": a street */
static bool is_dictated(const Finder *finder, size_t index, size_t after)
{
    bool spelled = at(finder, index)->spelled;
    if (spelled &&
        (is_number(finder, after) || (index > 0 && is_number(finder, index - 1) && at(finder, index - 1)->spelled)))
        return true;
    bool nouns_are_capital = finder->german;
    return !spelled && !nouns_are_capital && at(finder, index)->first && at(finder, after)->capital &&
           is_word(finder, after + 1) && at(finder, after + 1)->capital && !buys_before(finder, index) &&
           (index == 0 || at(finder, index - 1)->kind == LEX_BREAK);
}

/* "We currently use 3 servers" */
static bool owns_before(const Finder *finder, size_t index)
{
    for (size_t i = index; i > 0 && index - i < 8 && same_sentence(finder, i - 1, index); i--)
        if (has(finder, i - 1, ROLE_OWN))
            return true;
    return false;
}

static unsigned confidence_of(const Finder *finder, size_t index)
{
    const Lexeme *number = at(finder, index);
    bool opens = number->first || (index > 0 && (at(finder, index - 1)->sentence != number->sentence ||
                                                 sign(finder, index - 1, ':') || sign(finder, index - 1, '|')));
    if (follows_quantity(finder, index) || buys_before(finder, index))
        return 60;
    if (lists(finder, index))
        return 55;
    const Lexeme *before = index > 0 ? at(finder, index - 1) : NULL;
    bool standard =
        before != NULL && before->kind == LEX_WORD && before->capital && before->sentence == number->sentence;
    if (standard)
        return 0;
    if (owns_before(finder, index))
        return 0;
    if (opens || buys_after(finder, index))
        return 50;
    return at(finder, index + 1)->capital && !finder->german ? 0 : 42;
}

static bool bare(const Finder *finder, size_t index, Hit *hit)
{
    size_t after = behind_paren(finder, index);
    while (has(finder, after, ROLE_OF) || lex_is_word(finder->lexing, after, "the") || has(finder, after, ROLE_LIMIT))
        after++;
    if (!is_product_start(finder, after) || !same_sentence(finder, index, after) || !finder->buying)
        return false;
    if (at(finder, after)->glued && after == index + 1 && !at(finder, index)->spelled)
        return false;
    if (is_other_number(finder, index, after) || counts_no_goods(finder, after) || is_dictated(finder, index, after))
        return false;
    if (count_in_clause(finder, index) && !separated_before(finder, index))
        return false;
    *hit = (Hit){.value = at(finder, index)->value, .unit = "pcs", .number = index, .after = after};
    hit->confidence = confidence_of(finder, index);
    return hit->confidence > 0;
}

/* Tables: rows whose head names a quantity column */

typedef struct {
    size_t column; /* of the quantity */
    size_t item;   /* of the product, or SIZE_MAX */
    const char *unit;
    uint32_t line; /* of the head or of the last row */
    size_t columns;
} Table;

static size_t line_end(const Finder *finder, size_t index)
{
    uint32_t line = at(finder, index)->line;
    while (at(finder, index) != NULL && at(finder, index)->line == line)
        index++;
    return index;
}

static bool is_row(const Finder *finder, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (sign(finder, i, '|') || sign(finder, i, 0xFF5C))
            return true;
    return false;
}

static bool read_head(const Finder *finder, size_t from, size_t to, Table *table)
{
    Table head = {.column = SIZE_MAX, .item = SIZE_MAX, .unit = NULL};
    size_t column = sign(finder, from, '|') ? SIZE_MAX : 0;
    for (size_t i = from; i < to; i++) {
        if (sign(finder, i, '|')) {
            column++;
            continue;
        }
        if (at(finder, i)->kind == LEX_NUMBER)
            return false;
        if (has(finder, i, ROLE_QTY) && head.column == SIZE_MAX)
            head.column = column;
        else if (has(finder, i, ROLE_MASS | ROLE_PACK) && column == head.column)
            head.unit = lex_meaning(finder->lexing, i, has(finder, i, ROLE_MASS) ? ROLE_MASS : ROLE_PACK)->canonical;
        if (has(finder, i, ROLE_ITEM) && (head.item == SIZE_MAX || lex_is_word(finder->lexing, i, "description")) &&
            column != head.column)
            head.item = column;
    }
    head.columns = column + 1;
    if (head.column == SIZE_MAX || head.columns < 2 || (head.columns == 2 && head.item == SIZE_MAX))
        return false;
    head.line = at(finder, from)->line;
    *table = head;
    return true;
}

static char *cell_text(const Finder *finder, size_t from, size_t to, size_t wanted)
{
    size_t column = sign(finder, from, '|') ? SIZE_MAX : 0, first = SIZE_MAX, last = 0;
    for (size_t i = from; i < to; i++) {
        if (sign(finder, i, '|')) {
            column++;
        } else if (column == wanted && at(finder, i)->kind != LEX_BREAK) {
            first = MIN(first, i);
            last = i;
        }
    }
    return first == SIZE_MAX ? NULL
                             : found_evidence(finder->lexing->text, at(finder, first)->start, at(finder, last)->end);
}

static void add(Finder *finder, const Hit *hit, char *product, size_t from, size_t to)
{
    QuantityFound *quantity = g_new0(QuantityFound, 1);
    quantity->value = hit->value;
    quantity->unit = g_strdup(hit->unit);
    quantity->product = product;
    quantity->confidence = hit->confidence;
    quantity->evidence = found_evidence(finder->lexing->text, at(finder, from)->start, at(finder, to)->end);
    g_ptr_array_add(finder->found, quantity);
}

static void read_row(Finder *finder, size_t from, size_t to, const Table *table)
{
    size_t column = sign(finder, from, '|') ? SIZE_MAX : 0;
    Hit hit = {.unit = table->unit != NULL ? table->unit : "pcs", .confidence = 92};
    for (size_t i = from; i < to; i++) {
        if (sign(finder, i, '|')) {
            column++;
            continue;
        }
        if (at(finder, i)->kind == LEX_NUMBER && finder->use[i] == FREE) {
            finder->use[i] = TAKEN;
            if (column == table->column && hit.number == 0) {
                hit.number = i;
                hit.value = at(finder, i)->value;
            }
        }
        const LexEntry *set = lex_meaning(finder->lexing, i, ROLE_COUNT);
        if (set != NULL && column >= table->column && column <= table->column + 1 && table->unit == NULL)
            hit.unit = set->canonical;
        const LexEntry *mass = lex_meaning(finder->lexing, i, ROLE_MASS);
        if (mass != NULL && column >= table->column && column <= table->column + 1)
            hit.unit = mass->canonical;
    }
    if (hit.number != 0 && hit.value > 0)
        add(finder, &hit, table->item != SIZE_MAX ? cell_text(finder, from, to, table->item) : NULL, from, to - 1);
}

static void read_tables(Finder *finder)
{
    Table table = {0};
    bool open = false;
    for (size_t i = 0; i < finder->lexing->lexemes->len && finder->found->len < MOST;) {
        size_t end = line_end(finder, i), last = end;
        while (last > i && at(finder, last - 1)->kind == LEX_BREAK)
            last--;
        bool row = last > i && is_row(finder, i, last);
        if (row && read_head(finder, i, last, &table))
            open = true;
        else if (row && open)
            read_row(finder, i, last, &table);
        else if (last > i)
            open = false;
        i = end;
    }
}

/* A clear singular: "looking for a tracked boom lift" */

/* Small words may stand between: "quote me for a skip". */
static bool wants_before(const Finder *finder, size_t index)
{
    for (size_t back = 1; back <= 3 && back <= index; back++) {
        size_t i = index - back;
        if (!same_sentence(finder, i, index) || !is_word(finder, i))
            return false;
        bool asks = has(finder, i, ROLE_BUY) && has(finder, i, ROLE_ANSWER);
        if (has(finder, i, ROLE_WANT) || (asks && back > 1))
            return true;
        if (at(finder, i)->end - at(finder, i)->start > 3 || lex_is_word(finder->lexing, i, "nor"))
            return false;
    }
    return false;
}

static bool is_thing(const Finder *finder, size_t index, size_t after)
{
    const uint64_t never = ROLE_ANSWER | ROLE_CALL | ROLE_PERSON | ROLE_PERIOD | ROLE_STOP | ROLE_BUDGET | ROLE_CLOSE |
                           ROLE_QTY | ROLE_PACK | ROLE_BUY;
    for (size_t i = after; i < after + 4 && is_word(finder, i) && same_sentence(finder, i, index); i++) {
        if (i > after && has(finder, i, ROLE_STOP))
            break;
        if (has(finder, i, never) && !has(finder, i, ROLE_NEW))
            return false;
    }
    bool rated = is_number(finder, after) && has(finder, after + 1, ROLE_MASS | ROLE_TECH);
    return same_sentence(finder, index, after) &&
           (rated || (is_product_start(finder, after) && !is_number(finder, after)));
}

/* "a dozen", "une dizaine de" */
static bool read_dozen(const Finder *finder, size_t index, Hit *hit)
{
    const LexEntry *dozen = lex_meaning(finder->lexing, index + 1, ROLE_DOZEN);
    if (dozen == NULL)
        return false;
    *hit = (Hit){.value = dozen->value, .unit = "pcs", .number = index, .after = index + 2, .confidence = 60};
    size_t name = index + 2 + (has(finder, index + 2, ROLE_OF) ? 1 : 0);
    return is_word(finder, name) && !counts_no_goods(finder, name);
}

static bool single(const Finder *finder, size_t index, Hit *hit)
{
    if (!has(finder, index, ROLE_ONE) || !finder->buying)
        return false;
    size_t after = index + 1;
    if (sign(finder, after, '\'') || sign(finder, after, 0x2019))
        after++;
    bool replaces = has(finder, after, ROLE_NEW);
    if (read_dozen(finder, index, hit))
        return true;
    bool listed = index > 0 && follows_quantity(finder, index) && buys_before(finder, index);
    if (!wants_before(finder, index) && !replaces && !listed)
        return false;
    *hit = (Hit){.value = 1, .unit = "pcs", .number = index, .after = after, .confidence = replaces ? 50 : 52};
    return is_thing(finder, index, after);
}

/* "I would need one for ten days" */
static bool pronoun(const Finder *finder, size_t index, Hit *hit)
{
    if (!lex_is_word(finder->lexing, index, "one") || !finder->buying || index == 0 ||
        !has(finder, index - 1, ROLE_WANT))
        return false;
    *hit = (Hit){.value = 1, .unit = "pcs", .number = index, .after = index + 1, .confidence = 50, .no_product = true};
    return !is_word(finder, index + 1) || has(finder, index + 1, ROLE_STOP);
}

static bool read_hit(const Finder *finder, size_t index, Hit *hit)
{
    const Lexeme *lexeme = at(finder, index);
    if (lexeme->kind == LEX_WORD)
        return single(finder, index, hit);
    if (lexeme->kind != LEX_NUMBER || !countable(finder, index))
        return false;
    if (lexeme->spelled && lexeme->value == 1 && (pronoun(finder, index, hit) || single(finder, index, hit)))
        return true;
    if (!(lexeme->spelled) && is_phone_like(finder, index) && !has(finder, index + 1, ROLE_COUNT))
        return false;
    if (labelled(finder, index, hit))
        return true;
    if (counted(finder, index, hit) || measured(finder, index, hit) || multiplied(finder, index, hit))
        return true;
    if (is_measure(finder, index + 1) || has(finder, index + 1, ROLE_MASS) || is_times(finder, index + 1) ||
        (index > 0 && is_times(finder, index - 1)))
        return false;
    return bare(finder, index, hit);
}

static void mark_dates(Finder *finder, const Setting *setting)
{
    g_autoptr(GArray) mentions = date_mentions(finder->lexing, setting);
    for (guint i = 0; i < mentions->len; i++) {
        const DateMention *mention = &g_array_index(mentions, DateMention, i);
        for (size_t j = mention->first; j <= mention->last && j < finder->lexing->lexemes->len; j++)
            finder->use[j] = DATE;
    }
}

static void mark_amounts(Finder *finder, const Setting *setting)
{
    for (size_t i = 0; i < finder->lexing->lexemes->len; i++) {
        Amount amount;
        if (!is_number(finder, i) || !amount_read(finder->lexing, i, setting, &amount))
            continue;
        if (!amount.scaled || amount.currency[0] != '\0' || amount.slang)
            for (size_t j = amount.first; j <= amount.last; j++)
                finder->use[j] = MONEY;
    }
}

static bool buys_anything(const Finder *finder)
{
    for (size_t i = 0; i < finder->lexing->lexemes->len; i++)
        if (has(finder, i, ROLE_BUY))
            return true;
    return false;
}

static void take(Finder *finder, const Hit *hit)
{
    size_t last = MIN(hit->after, finder->lexing->lexemes->len) - 1;
    for (size_t i = hit->number; i <= last; i++)
        finder->use[i] = TAKEN;
    ProductSpan span = {0, 0};
    if (!hit->no_product)
        span = product_beside(finder->lexing, hit->number, hit->after, hit->product_before);
    char *product = span.end > span.start ? found_evidence(finder->lexing->text, span.start, span.end) : NULL;
    add(finder, hit, product, hit->number, last);
    finder->last_accepted = hit->after;
    finder->last_value = hit->value;
    finder->last_sentence = at(finder, hit->number)->sentence;
}

GPtrArray *quantity_find(const char *text, const Setting *setting)
{
    g_autoptr(Lexing) lexing = lex_text(text, setting->language);
    g_autofree uint8_t *use = g_malloc0(lexing->lexemes->len + 1);
    GPtrArray *found = g_ptr_array_new_with_free_func((GDestroyNotify)quantity_free);
    Finder finder = {.lexing = lexing, .use = use, .found = found};
    finder.german = setting->language != NULL && g_str_equal(setting->language, "de");
    finder.buying = buys_anything(&finder);
    mark_dates(&finder, setting);
    mark_amounts(&finder, setting);
    read_tables(&finder);
    for (size_t i = 0; i < lexing->lexemes->len && found->len < MOST; i++) {
        Hit hit = {0};
        if (read_hit(&finder, i, &hit))
            take(&finder, &hit);
    }
    return found;
}
