/* How quantity.c counts; its parts are quantity_*.c. Not for others. */
#ifndef PARSER_COUNTING_H
#define PARSER_COUNTING_H

#include "parser/extract.h"
#include "parser/lexer.h"

enum { COUNTING_MOST = 60, COUNTING_REACH = 30, COUNTING_LARGEST = 10000000, COUNTING_TOLD = 75 };

/* What a number already is: no quantity. */
enum { FREE, TAKEN, DATE, MONEY };

typedef struct {
    const Lexing *lexing;
    uint8_t *use;         /* per lexeme */
    bool buying;          /* the text may buy something */
    bool said;            /* and words say so */
    bool german;          /* nouns are capital */
    size_t last_accepted; /* lexeme after the last quantity, 0 none */
    uint32_t last_sentence;
    double last_value;
    bool last_unit; /* and it had one */
    GPtrArray *found;
} Finder;

typedef struct {
    double value;
    const char *unit;
    size_t number, after; /* lexemes: the number, the first one behind number and unit */
    unsigned confidence;
    bool product_before, no_product;
} Hit;

static inline const Lexeme *counting_at(const Finder *finder, size_t index)
{
    return lex_at(finder->lexing, index);
}

static inline bool counting_has(const Finder *finder, size_t index, uint64_t roles)
{
    return lex_has(finder->lexing, index, roles);
}

static inline bool counting_sign(const Finder *finder, size_t index, gunichar c)
{
    return lex_is_sign(finder->lexing, index, c);
}

static inline bool counting_is_number(const Finder *finder, size_t index)
{
    const Lexeme *lexeme = counting_at(finder, index);
    return lexeme != NULL && lexeme->kind == LEX_NUMBER;
}

static inline bool counting_is_word(const Finder *finder, size_t index)
{
    const Lexeme *lexeme = counting_at(finder, index);
    return lexeme != NULL && lexeme->kind == LEX_WORD;
}

/* quantity_number.c: the words around a number, and what it is when it counts nothing */
bool counting_same_sentence(const Finder *finder, size_t a, size_t b);
bool counting_is_times(const Finder *finder, size_t index);
bool counting_buys_before(const Finder *finder, size_t index);
bool counting_buys_after(const Finder *finder, size_t index);
bool counting_is_measure(const Finder *finder, size_t index);
bool counting_is_phone_like(const Finder *finder, size_t index);
bool counting_is_year_like(const Lexeme *number);
bool counting_countable(const Finder *finder, size_t index);
size_t counting_behind_scale(const Finder *finder, size_t index, double *factor);
bool counting_is_noun(const Finder *finder, size_t index);
bool counting_count_in_clause(const Finder *finder, size_t index);
bool counting_separated_before(const Finder *finder, size_t index);

/* quantity_unit.c: each reads the number at index; false when it is not said so */
bool counting_by_unit(const Finder *finder, size_t index, Hit *hit);
bool counting_by_mass(const Finder *finder, size_t index, Hit *hit);
bool counting_by_label(const Finder *finder, size_t index, Hit *hit);
bool counting_by_unit_before(const Finder *finder, size_t index, Hit *hit);
bool counting_by_colon(const Finder *finder, size_t index, Hit *hit);
bool counting_by_times(const Finder *finder, size_t index, Hit *hit);

/* quantity_bare.c */
bool counting_bare(const Finder *finder, size_t index, Hit *hit);
bool counting_single(const Finder *finder, size_t index, Hit *hit);
bool counting_these(const Finder *finder, size_t index, Hit *hit);
bool counting_one_behind(const Finder *finder, size_t index, Hit *hit);
bool counting_of_the_past(const Finder *finder, size_t index);
bool counting_pronoun(const Finder *finder, size_t index, Hit *hit);

/* quantity_table.c */
void counting_tables(Finder *finder);

/* quantity.c */
void counting_add(Finder *finder, const Hit *hit, char *product, size_t from, size_t to);

#endif
