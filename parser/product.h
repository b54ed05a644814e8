/* The words beside a quantity that name what is counted. */
#ifndef PARSER_PRODUCT_H
#define PARSER_PRODUCT_H

#include "parser/lexer.h"

typedef struct {
    size_t start, end; /* bytes of the text; equal when nothing was found */
} ProductSpan;

/* number: the quantity's first lexeme, after: the first one behind it and its unit. */
ProductSpan product_beside(const Lexing *lexing, size_t number, size_t after, bool before);

#endif
