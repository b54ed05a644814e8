/* What a number in a text is when it is no quantity; and the words around it. */
#include <string.h>

#include "parser/counting.h"

bool counting_same_sentence(const Finder *finder, size_t a, size_t b)
{
    return counting_at(finder, a) != NULL && counting_at(finder, b) != NULL &&
           counting_at(finder, a)->sentence == counting_at(finder, b)->sentence;
}

bool counting_is_times(const Finder *finder, size_t index)
{
    return lex_is_word(finder->lexing, index, "x") || lex_is_word(finder->lexing, index, "х") ||
           counting_sign(finder, index, 0xD7) || counting_sign(finder, index, '*');
}

bool counting_buys_before(const Finder *finder, size_t index)
{
    uint32_t sentence = counting_at(finder, index)->sentence;
    for (size_t i = index; i > 0 && index - i < COUNTING_REACH && counting_at(finder, i - 1)->sentence == sentence; i--)
        if (counting_has(finder, i - 1, ROLE_BUY))
            return true;
    return false;
}

bool counting_buys_after(const Finder *finder, size_t index)
{
    uint32_t sentence = counting_at(finder, index)->sentence;
    for (size_t i = index + 1;
         i < index + COUNTING_REACH && counting_at(finder, i) != NULL && counting_at(finder, i)->sentence == sentence;
         i++)
        if (counting_has(finder, i, ROLE_BUY))
            return true;
    return false;
}

bool counting_is_measure(const Finder *finder, size_t index)
{
    const Lexeme *lexeme = counting_at(finder, index);
    if (lexeme == NULL)
        return false;
    if (lexeme->kind == LEX_SIGN)
        return lexeme->sign == '%' || lexeme->sign == 0xB0 || lexeme->sign == 0x2033 || lexeme->sign == 0x2032 ||
               ((lexeme->sign == '"' || lexeme->sign == 0x201D || lexeme->sign == '\'' || lexeme->sign == '#') &&
                lexeme->glued);
    /* One letter is a unit when it is written as one: 16 A, 24V; not "a", Polish "w". */
    bool letter = g_utf8_strlen(finder->lexing->text + lexeme->start, (gssize)(lexeme->end - lexeme->start)) == 1;
    if (letter && !lexeme->capital && !lexeme->glued)
        return false;
    return (lexeme->roles & ROLE_TECH) != 0 && !(lexeme->roles & ROLE_COUNT);
}

/* Hebrew and Arabic join "and" or "in" to a number by a hyphen. */
static bool is_prefix(const Finder *finder, size_t index)
{
    const Lexeme *lexeme = counting_at(finder, index);
    gunichar c = g_utf8_get_char(finder->lexing->text + lexeme->start);
    return lexeme->kind == LEX_WORD && lexeme->end - lexeme->start <= 4 && c >= 0x590 && c < 0x700;
}

/* "DN80", "NF-220", "KA 118/2", "rev. 3", "#4": the number belongs to a name. */
static bool is_named(const Finder *finder, size_t index)
{
    const Lexeme *number = counting_at(finder, index);
    if (index == 0)
        return false;
    const Lexeme *before = counting_at(finder, index - 1);
    if (before->kind == LEX_WORD && number->glued)
        return g_utf8_get_char(finder->lexing->text + before->start) < 0x2E80 &&
               !counting_is_times(finder, index - 1) && !is_prefix(finder, index - 1);
    if (before->kind == LEX_SIGN && number->glued &&
        strchr("-/_.#@=<>~", (int)(before->sign < 0x80 ? before->sign : 0x80)) != NULL) {
        bool led = index > 1 && before->glued && counting_at(finder, index - 2)->kind != LEX_BREAK;
        return (led && !is_prefix(finder, index - 2)) || before->sign == '#' || before->sign == '<' ||
               before->sign == '>';
    }
    if (counting_sign(finder, index - 1, '.') && index > 1)
        before = counting_at(finder, index - 2);
    if (before->kind != LEX_WORD || !counting_same_sentence(finder, index - 1, index) ||
        !(before->roles & ROLE_IDENTIFIER))
        return false;
    return !(before->roles & (ROLE_QTY | ROLE_BUY));
}

/* 1/2, 10:30, 4.2.1, 1100x800: parts of something larger. */
static bool is_part(const Finder *finder, size_t index)
{
    const Lexeme *next = counting_at(finder, index + 1);
    if (next == NULL || next->kind != LEX_SIGN || !next->glued)
        return false;
    if (counting_is_number(finder, index + 2) && counting_at(finder, index + 2)->glued)
        return next->sign == '/' || next->sign == ':' || next->sign == '.' || next->sign == '\'' || next->sign == '-';
    bool word_follows = counting_is_word(finder, index + 2) && counting_at(finder, index + 2)->glued;
    return word_follows && (next->sign == '-' || next->sign == '/') &&
           !counting_has(finder, index + 2, ROLE_COUNT | ROLE_PACK);
}

/* 2-8 °C, 10 to 60 Nm: the low end of a range of measures. */
static bool is_range(const Finder *finder, size_t index)
{
    size_t i = index + 1;
    const Lexeme *joint = counting_at(finder, i);
    if (joint == NULL || counting_is_times(finder, i) || counting_has(finder, i, ROLE_COUNT | ROLE_PACK | ROLE_AND))
        return false;
    if (joint->kind == LEX_SIGN ? strchr("-/~", (int)(joint->sign < 0x80 ? joint->sign : 0x80)) == NULL
                                : joint->kind != LEX_WORD || joint->end - joint->start > 3)
        return false;
    i++;
    if (counting_sign(finder, i, '+') || counting_sign(finder, i, '-'))
        i++;
    return counting_is_number(finder, i) &&
           (counting_is_measure(finder, i + 1) || counting_has(finder, i + 1, ROLE_MASS | ROLE_PERIOD));
}

static bool is_part_of_fraction(const Finder *finder, size_t index)
{
    return counting_is_number(finder, index + 1) && counting_sign(finder, index + 2, '/') &&
           counting_at(finder, index + 2)->glued && counting_is_number(finder, index + 3);
}

bool counting_is_phone_like(const Finder *finder, size_t index)
{
    const Lexeme *number = counting_at(finder, index);
    char first = finder->lexing->text[number->start];
    if (number->spelled)
        return false;
    if (first == '0' && number->end - number->start > 1 && number->plain)
        return true;
    if (number->plain && number->end - number->start > 7)
        return true;
    const Lexeme *next = counting_at(finder, index + 1);
    if (next != NULL && next->kind == LEX_NUMBER && next->plain &&
        (finder->lexing->text[next->start] == '0' || next->value >= 1000))
        return next->line == number->line;
    bool plus =
        index > 0 && counting_sign(finder, index - 1, '+') && number->glued && !counting_is_word(finder, index + 1);
    return plus || (counting_is_number(finder, index + 1) && !counting_at(finder, index + 1)->spelled &&
                    !counting_sign(finder, index + 2, '"') && !counting_is_measure(finder, index + 2) &&
                    !counting_is_times(finder, index + 2) && !is_part_of_fraction(finder, index) &&
                    counting_at(finder, index + 1)->line == number->line);
}

bool counting_is_year_like(const Lexeme *number)
{
    return number->plain && !number->spelled && number->end - number->start == 4 && number->value >= 1950 &&
           number->value <= 2099;
}

bool counting_countable(const Finder *finder, size_t index)
{
    const Lexeme *number = counting_at(finder, index);
    return finder->use[index] == FREE && number->value > 0 && number->value <= COUNTING_LARGEST &&
           !is_named(finder, index) && !is_part(finder, index) && !is_part_of_fraction(finder, index) &&
           !is_range(finder, index);
}

static size_t behind_paren(const Finder *finder, size_t index)
{
    size_t after = index + 1;
    if (counting_sign(finder, after, ')') && index > 0 && counting_sign(finder, index - 1, '('))
        after++;
    /* "three (3) pumps" */
    if (counting_sign(finder, after, '(') && counting_is_number(finder, after + 1) &&
        counting_sign(finder, after + 2, ')') &&
        counting_at(finder, after + 1)->value == counting_at(finder, index)->value)
        after += 3;
    return after;
}

/* "3 mil camisetas", "5万只": thousands of goods. */
size_t counting_behind_scale(const Finder *finder, size_t index, double *factor)
{
    size_t after = behind_paren(finder, index);
    const LexEntry *scale = lex_meaning(finder->lexing, after, ROLE_SCALE);
    *factor = 1;
    if (scale == NULL || counting_has(finder, after, ROLE_MASS | ROLE_TECH) ||
        counting_has(finder, after + 1, ROLE_CURRENCY))
        return after;
    bool spelled_out = counting_at(finder, after)->end - counting_at(finder, after)->start >= 3;
    if (!spelled_out)
        return after;
    *factor = scale->value;
    return after + 1;
}

bool counting_is_noun(const Finder *finder, size_t index)
{
    const Lexeme *lexeme = counting_at(finder, index);
    return lexeme != NULL && lexeme->kind == LEX_WORD &&
           !(lexeme->roles &
             (ROLE_STOP | ROLE_AND | ROLE_BUY | ROLE_BY | ROLE_OF | ROLE_EACH | ROLE_WITHIN | ROLE_ON | ROLE_ONE |
              ROLE_QTY | ROLE_LIMIT | ROLE_ANSWER | ROLE_THIS | ROLE_NEXT | ROLE_COUNT | ROLE_PERIOD));
}

bool counting_count_in_clause(const Finder *finder, size_t index)
{
    return finder->last_accepted > 0 && index - finder->last_accepted < 12 &&
           counting_at(finder, index)->sentence == finder->last_sentence;
}

bool counting_separated_before(const Finder *finder, size_t index)
{
    /* Arabic and Hebrew write "and" onto the number. */
    gunichar first = g_utf8_get_char(finder->lexing->text + counting_at(finder, index)->start);
    if (first == 0x648 || first == 0x5D5)
        return true;
    for (size_t i = index; i > 0 && index - i < 12; i--) {
        const Lexeme *lexeme = counting_at(finder, i - 1);
        if (lexeme->kind == LEX_BREAK ||
            (lexeme->kind == LEX_SIGN && strchr(",;:|", (int)(lexeme->sign < 0x80 ? lexeme->sign : 0x80)) != NULL) ||
            (lexeme->roles & ROLE_AND) || lexeme->sign == '+' || lexeme->sign == '&' || lexeme->sign == 0x3001 ||
            lexeme->sign == 0xFF0C || (lexeme->sign == '-' && (!lexeme->glued || (i > 1 && is_prefix(finder, i - 2)))))
            return true;
        if (lexeme->kind == LEX_NUMBER)
            return false;
    }
    return false;
}
