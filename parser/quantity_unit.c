/* Quantities that a unit, a label or a sign says: "40 pcs", "600 kg of", "Qty: 25", "3 x". */
#include <math.h>
#include <string.h>

#include "parser/counting.h"

static size_t skip_unit_noise(const Finder *finder, size_t index)
{
    if (counting_sign(finder, index, '(') || counting_sign(finder, index, '['))
        index++;
    return index;
}

static size_t behind_unit(const Finder *finder, size_t unit)
{
    size_t after = unit + counting_at(finder, unit)->span;
    if (counting_sign(finder, after, '.') && counting_at(finder, after)->glued)
        after++;
    /* "500 Piece/Pieces", "pcs.)" */
    if (counting_sign(finder, after, '/') && counting_has(finder, after + 1, ROLE_COUNT | ROLE_PACK))
        after += 2;
    if (counting_sign(finder, after, '(') && counting_at(finder, after)->glued && counting_is_word(finder, after + 1) &&
        counting_sign(finder, after + 2, ')'))
        after += 3;
    if (counting_sign(finder, after, ')'))
        after++;
    return after;
}

static bool read_unit(const Finder *finder, size_t unit, Hit *hit)
{
    static const uint64_t kinds[] = {ROLE_DOZEN, ROLE_COUNT, ROLE_PACK};
    const Lexeme *lexeme = counting_at(finder, unit);
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
    const char *word = lex_word(finder->lexing, counting_at(finder, unit));
    static const char *const doubtful[] = {"st",   "un",    "part", "case", "items", "cases", "box",
                                           "pack", "units", "par",  "set",  "sad",   "off"};
    for (size_t i = 0; i < G_N_ELEMENTS(doubtful); i++)
        if (g_str_equal(word, doubtful[i]))
            return true;
    return false;
}

/* "40 no. desks" */
static bool is_british_number(const Finder *finder, size_t index)
{
    bool no = lex_is_word(finder->lexing, index + 1, "no") || lex_is_word(finder->lexing, index + 1, "nr");
    return no && counting_sign(finder, index + 2, '.') && counting_is_word(finder, index + 3) &&
           counting_same_sentence(finder, index, index + 3) && counting_at(finder, index)->plain;
}

/* "each of 12 pcs", "every piece weighs 90 kg" */
static bool says_each_before(const Finder *finder, size_t index)
{
    for (size_t i = index; i > 0 && index - i < 20 && counting_same_sentence(finder, i - 1, index); i--)
        if (counting_has(finder, i - 1, ROLE_EACH) && !counting_has(finder, i - 1, ROLE_OF))
            return true;
    return false;
}

/* "100, 250 and 500 pcs": the unit stands behind the last of a rising row; else the index itself. */
static size_t behind_series(const Finder *finder, size_t index)
{
    enum { LONGEST = 6 };
    size_t at = index;
    bool ends = false;
    for (unsigned n = 0; n < LONGEST && !ends; n++) {
        ends = counting_has(finder, at, ROLE_AND);
        if (!(ends || counting_sign(finder, at, ',')) || !counting_is_number(finder, at + 1) ||
            finder->use[at + 1] != FREE || counting_at(finder, at + 1)->value <= counting_at(finder, at - 1)->value)
            return index;
        at += 2;
    }
    return ends && counting_has(finder, at, ROLE_COUNT) && !counting_is_measure(finder, at) ? at : index;
}

/* 一扇, 一个: an article, where nothing is bought */
static bool is_mere_one(const Finder *finder, size_t index)
{
    const Lexeme *number = counting_at(finder, index);
    return number->spelled && number->value == 1 && g_utf8_get_char(finder->lexing->text + number->start) >= 0x2E80 &&
           !counting_buys_before(finder, index) && !counting_buys_after(finder, index);
}

bool counting_by_unit(const Finder *finder, size_t index, Hit *hit)
{
    double factor = 1;
    size_t unit = skip_unit_noise(finder, counting_behind_scale(finder, index, &factor));
    if (is_british_number(finder, index)) {
        *hit = (Hit){.value = counting_at(finder, index)->value,
                     .unit = "pcs",
                     .number = index,
                     .after = index + 3,
                     .confidence = 80};
        return true;
    }
    hit->number = index;
    hit->value = counting_at(finder, index)->value * factor;
    size_t series = unit == index + 1 ? behind_series(finder, unit) : unit;
    hit->no_product = series > unit;
    unit = series;
    if (!read_unit(finder, unit, hit) || counting_at(finder, unit)->line > counting_at(finder, index)->line + 1)
        return false;
    if (counting_has(finder, unit + 1, ROLE_PERSON) && counting_at(finder, unit + 1)->glued)
        return false;
    if (says_each_before(finder, index) || counting_of_the_past(finder, index) || is_mere_one(finder, index))
        return false;
    if (hit->value == 1 && counting_at(finder, index)->spelled && finder->last_value == 1 &&
        finder->last_accepted > 0 && counting_at(finder, index)->sentence == finder->last_sentence)
        return false;
    if (hit->no_product)
        hit->after = index + 1;
    else if (index > 1 && counting_has(finder, index - 1, ROLE_AND) && counting_is_number(finder, index - 2))
        hit->no_product = !counting_is_word(finder, hit->after);
    hit->confidence = 85;
    if (unit_is_doubtful(finder, unit) && !finder->buying)
        hit->confidence = 40;
    if (lex_is_word(finder->lexing, unit, "off") &&
        (counting_sign(finder, hit->after, '.') || !counting_is_word(finder, hit->after)))
        hit->confidence = 45;
    return true;
}

/* "80 m of riser each"; not "40 kg per month" */
static bool is_distributive(const Finder *finder, size_t index)
{
    const Lexeme *lexeme = counting_at(finder, index);
    return lexeme != NULL && (lexeme->roles & ROLE_EACH) && lexeme->end - lexeme->start > 3;
}

/* "3) 42 m", "2. 300 m" */
static bool is_behind_mark(const Finder *finder, size_t index)
{
    return index > 1 && (counting_sign(finder, index - 1, ')') || counting_sign(finder, index - 1, '.')) &&
           counting_is_number(finder, index - 2) && counting_at(finder, index - 2)->first;
}

/* "- epoxy resin: 2400 kg", "2) butyl acetate -- 12 MT": an item that ends with it. Who knows no names cannot tell it
 * from "- load: 800 kg". */
static bool ends_item(const Finder *finder, size_t index, size_t after)
{
    static const gunichar parting[] = {':', '-', 0x2013, 0x2014, '=', '|'};
    const Lexeme *next = counting_at(finder, after);
    bool ends = next == NULL || next->kind == LEX_BREAK ||
                (next->kind == LEX_SIGN && strchr(";,.(", (int)(next->sign < 0x80 ? next->sign : 0x80)) != NULL);
    if (!ends || index < 2 || counting_at(finder, index)->glued || counting_at(finder, index - 1)->kind != LEX_SIGN)
        return false;
    size_t name = index - 1;
    while (name > 0 && counting_at(finder, name)->kind == LEX_SIGN)
        name--;
    bool parted = false;
    for (size_t i = 0; i < G_N_ELEMENTS(parting); i++)
        parted |= counting_sign(finder, index - 1, parting[i]);
    return parted && counting_at(finder, name)->kind != LEX_BREAK &&
           counting_at(finder, name)->line == counting_at(finder, index)->line &&
           !counting_has(finder, name, ROLE_PERIOD | ROLE_QTY | ROLE_BUDGET);
}

bool counting_by_mass(const Finder *finder, size_t index, Hit *hit)
{
    const LexEntry *unit = lex_meaning(finder->lexing, index + 1, ROLE_MASS);
    if (unit == NULL || counting_has(finder, index + 1, ROLE_TECH))
        return false;
    size_t after = behind_unit(finder, index + 1);
    *hit = (Hit){.value = counting_at(finder, index)->value * unit->value,
                 .unit = unit->canonical,
                 .number = index,
                 .after = after,
                 .confidence = 70};
    if (counting_has(finder, after, ROLE_PACK | ROLE_COUNT) ||
        (counting_sign(finder, after, '/') && counting_at(finder, after)->glued) || counting_is_number(finder, after))
        return false;
    if (index > 0 &&
        (counting_has(finder, index - 1, ROLE_ONE | ROLE_EACH | ROLE_THIS) || counting_is_times(finder, index - 1) ||
         lex_is_word(finder->lexing, index - 1, "your") || lex_is_word(finder->lexing, index - 1, "the")))
        return false;
    if (counting_count_in_clause(finder, index) && !counting_separated_before(finder, index))
        return false;
    if (says_each_before(finder, index))
        return false;
    for (size_t i = after; i < after + 4; i++)
        if (is_distributive(finder, i) && counting_same_sentence(finder, i, index))
            return false;
    if (finder->buying && ends_item(finder, index, after)) {
        hit->confidence = COUNT_OF_NAME;
        hit->product_before = true;
        return true;
    }
    bool long_unit = unit->canonical[0] == 'k' || unit->canonical[0] == 't';
    bool of_follows = counting_has(finder, after, ROLE_OF) && counting_same_sentence(finder, after, index);
    bool noun_follows = counting_is_noun(finder, after) && counting_same_sentence(finder, after, index);
    bool first = counting_at(finder, index)->first || is_behind_mark(finder, index);
    bool of_before = index > 0 && counting_has(finder, index - 1, ROLE_OF);
    bool lot_before =
        of_before && index > 1 &&
        (lex_is_word(finder->lexing, index - 1, "of") || counting_has(finder, index - 2, ROLE_QTY | ROLE_BUY));
    /* "2 tables, charge 1000 kg": what the counted carry */
    if (counting_count_in_clause(finder, index) && !finder->last_unit && !lot_before && !of_follows && !noun_follows)
        return false;
    bool bulk = long_unit || strlen(unit->canonical) > 1;
    if (of_before && !lot_before && !(bulk && of_follows))
        return false;
    if (index > 0 && counting_is_noun(finder, index - 1) && counting_same_sentence(finder, index - 1, index) &&
        !of_follows && !(long_unit && noun_follows))
        return false;
    if (long_unit)
        return finder->buying && (of_follows || noun_follows || lot_before || counting_buys_before(finder, index));
    bool alone = finder->last_accepted == 0 || finder->last_unit ||
                 finder->last_sentence != counting_at(finder, index)->sentence ||
                 (index > 0 && counting_has(finder, index - 1, ROLE_AND));
    bool goods = of_follows || (noun_follows && (first || (alone && counting_buys_before(finder, index))));
    return finder->buying && goods && counting_at(finder, index)->value >= 2;
}

static bool label_on_line(const Finder *finder, size_t index)
{
    enum { DOTS_MOST = 40 };
    size_t i = index, dots = 0;
    while (dots < DOTS_MOST && counting_sign(finder, index - dots - 1, '.'))
        dots++;
    i -= dots > 1 ? dots : 0;
    unsigned steps = 0;
    while (i > 0 && steps++ < 10) {
        const Lexeme *before = counting_at(finder, i - 1);
        if (before->kind == LEX_BREAK || before->line != counting_at(finder, index)->line || before->kind == LEX_NUMBER)
            return false;
        if (before->roles & ROLE_QTY)
            return i - 1 + before->span + 6 + dots >= index;
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
    uint32_t line = counting_at(finder, index)->line;
    while (i > 0 && counting_at(finder, i - 1)->line == line && counting_at(finder, i - 1)->kind == LEX_SIGN)
        i--;
    if (i == 0 || counting_at(finder, i - 1)->kind != LEX_BREAK || counting_at(finder, i - 1)->value > 2)
        return false;
    const Lexeme *end = counting_at(finder, i - 1);
    for (size_t back = 2; back <= 6 && back <= i; back++) {
        const Lexeme *lexeme = counting_at(finder, i - back);
        if (lexeme->kind == LEX_BREAK || lexeme->line != end->line)
            return false;
        if (lexeme->kind == LEX_NUMBER || lexeme->sign == '|')
            return false;
        if (lexeme->roles & ROLE_QTY)
            return lexeme->first || back <= 4;
    }
    return false;
}

bool counting_by_label(const Finder *finder, size_t index, Hit *hit)
{
    bool line = label_on_line(finder, index);
    if (!line && !label_above(finder, index))
        return false;
    double factor = 1;
    size_t next = counting_behind_scale(finder, index, &factor);
    *hit = (Hit){.value = counting_at(finder, index)->value * factor,
                 .unit = "pcs",
                 .number = index,
                 .after = factor > 1 ? next : index + 1,
                 .confidence = 90};
    Hit unit = *hit;
    next = skip_unit_noise(finder, factor > 1 ? next : index + 1);
    const LexEntry *mass = lex_meaning(finder->lexing, next, ROLE_MASS);
    if (counting_has(finder, next, ROLE_PERSON | ROLE_PERIOD) || counting_is_measure(finder, next))
        return false;
    if (read_unit(finder, next, &unit)) {
        *hit = unit;
    } else if (mass != NULL) {
        hit->unit = mass->canonical;
        hit->after = behind_unit(finder, next);
    }
    hit->number = index;
    hit->product_before = line && !counting_sign(finder, index - 1, ':') && !counting_sign(finder, index - 1, '|') &&
                          !counting_sign(finder, index - 1, '.');
    return true;
}

/* "pz. 60", "kg 2.500;": the unit first, the number last of its item. */
bool counting_by_unit_before(const Finder *finder, size_t index, Hit *hit)
{
    size_t unit = index;
    while (unit > 0 && (counting_sign(finder, unit - 1, '.') || counting_sign(finder, unit - 1, ':')))
        unit--;
    if (unit < 2 || index - unit > 1 || !finder->buying || counting_at(finder, index)->glued)
        return false;
    unit--;
    const Lexeme *next = counting_at(finder, index + 1);
    bool ends = next == NULL || next->kind == LEX_BREAK || next->sentence != counting_at(finder, index)->sentence ||
                (next->kind == LEX_SIGN && strchr(";,.)", (int)(next->sign < 0x80 ? next->sign : 0x80)) != NULL);
    if (!ends || counting_is_number(finder, unit - 1) || !counting_same_sentence(finder, unit, index) ||
        counting_at(finder, unit)->glued)
        return false;
    *hit = (Hit){.value = counting_at(finder, index)->value,
                 .unit = "pcs",
                 .number = index,
                 .after = index + 1,
                 .confidence = 60,
                 .product_before = true};
    const LexEntry *mass = lex_meaning(finder->lexing, unit, ROLE_MASS),
                   *count = lex_meaning(finder->lexing, unit, ROLE_COUNT);
    if (mass == NULL && (count == NULL || unit_is_doubtful(finder, unit)))
        return false;
    hit->unit = mass != NULL ? mass->canonical : count->canonical;
    hit->number = unit;
    if (counting_at(finder, unit)->capital)
        return false;
    return mass == NULL || mass->canonical[0] == 'k';
}

static bool is_item_line(const Finder *finder, size_t index)
{
    const Lexeme *number = counting_at(finder, index), *next = counting_at(finder, index + 1);
    if (number == NULL || number->kind != LEX_NUMBER || number->spelled || index < 2 ||
        !counting_sign(finder, index - 1, ':') || !(next == NULL || next->kind == LEX_BREAK))
        return false;
    const Lexeme *word = counting_at(finder, index - 2);
    return word->kind == LEX_WORD && word->line == number->line && number->value == floor(number->value) &&
           !counting_is_year_like(number) && finder->lexing->text[number->start] != '0' &&
           !(word->roles & (ROLE_IDENTIFIER | ROLE_PERSON | ROLE_CALL | ROLE_BUDGET));
}

/* Lines of "Lever arch files: 150", at least two of them together. */
bool counting_by_colon(const Finder *finder, size_t index, Hit *hit)
{
    enum { LONGEST = 16 };
    if (!is_item_line(finder, index) || !finder->buying)
        return false;
    size_t before = index, after = index + 2;
    while (before > 0 && counting_at(finder, before - 1)->kind != LEX_BREAK && index - before < LONGEST)
        before--;
    while (counting_at(finder, after) != NULL && counting_at(finder, after)->kind != LEX_BREAK &&
           after - index < LONGEST)
        after++;
    bool neighbour = (before >= 2 && is_item_line(finder, before - 2)) || is_item_line(finder, after - 1);
    *hit = (Hit){.value = counting_at(finder, index)->value,
                 .unit = "pcs",
                 .number = index,
                 .after = index + 1,
                 .confidence = 58,
                 .product_before = true};
    return neighbour;
}

/* "3x", "3 x pumps", "x 3" */
bool counting_by_times(const Finder *finder, size_t index, Hit *hit)
{
    bool after = counting_is_times(finder, index + 1), before = index > 0 && counting_is_times(finder, index - 1);
    /* "X200" is a name. */
    if (before && counting_at(finder, index - 1)->capital)
        return false;
    *hit = (Hit){.value = counting_at(finder, index)->value,
                 .unit = "pcs",
                 .number = index,
                 .after = index + 1,
                 .confidence = 75};
    if (before && index > 1 && counting_is_number(finder, index - 2))
        return false;
    if (after) {
        hit->after = index + 2;
        /* "NEMA 4X" */
        if (counting_at(finder, index + 1)->glued && counting_at(finder, index + 1)->capital && index > 0 &&
            counting_is_word(finder, index - 1) && counting_at(finder, index - 1)->capital)
            return false;
        if (!counting_is_number(finder, index + 2))
            return counting_is_word(finder, index + 2) || counting_sign(finder, index + 2, '"') ||
                   counting_sign(finder, index + 2, '(') || finder->buying;
        /* 160 x 80 is a size, 2 x 60 kVA generators is a count */
        if (counting_at(finder, index + 1)->glued && counting_at(finder, index + 2)->glued &&
            !counting_at(finder, index)->first)
            return false;
        bool rated = counting_is_measure(finder, index + 3) || counting_has(finder, index + 3, ROLE_MASS) ||
                     (counting_is_word(finder, index + 3) && counting_at(finder, index + 3)->glued);
        return rated && !counting_is_times(finder, index + 3) &&
               (counting_is_noun(finder, index + 4) || counting_has(finder, index + 4, ROLE_OF));
    }
    hit->product_before = true;
    return before && index > 1 && !counting_is_measure(finder, index + 1) &&
           !counting_has(finder, index + 1, ROLE_MASS) && !counting_is_times(finder, index + 1) &&
           (counting_is_word(finder, index - 2) || counting_is_number(finder, index - 2) ||
            counting_sign(finder, index - 2, ')'));
}
