/* An amount of money among lexemes: sign or code, number, scale, in any order. */
#ifndef PARSER_AMOUNT_H
#define PARSER_AMOUNT_H

#include "parser/extract.h"
#include "parser/lexer.h"

typedef struct {
    size_t first, last; /* lexemes */
    double value;
    char currency[4]; /* ISO 4217, or "" */
    bool slang;       /* "grand": money, though no currency is said */
    bool scaled;
} Amount;

/* Of a country's ISO code; false when unknown. */
bool amount_currency_of(const char *country, char out[4]);

/* False: amount_read() finds none in that text. */
bool amount_may_stand(const Lexing *lexing, const Setting *setting);

/* Around the number at index. False when no currency, slang or scale says money. */
bool amount_read(const Lexing *lexing, size_t index, const Setting *setting, Amount *amount);

#endif
