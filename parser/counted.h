/* How many of a thing are named, by the words right before its name: "a coolant pump", "quatorze serveurs". For names
 * that are known to be asked for; what counts where no name is known is quantity.c's. */
#ifndef PARSER_COUNTED_H
#define PARSER_COUNTED_H

#include "parser/extract.h"
#include "parser/lexer.h"

/* The name stands at these bytes of the lexing's text. NULL when nothing counts it, or it is counted in no pieces. */
QuantityFound *counted_find(const Lexing *lexing, size_t from, size_t to);

#endif
