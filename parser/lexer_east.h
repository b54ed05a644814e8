/* Numbers spelled in scripts that write them together with what they count. */
#ifndef PARSER_LEXER_EAST_H
#define PARSER_LEXER_EAST_H

#include <stddef.h>

/* Bytes of the number that the text begins with, a counter behind it; 0: none. */
size_t lexer_han_number(const char *text, size_t size, double *value);    /* 十二套 */
size_t lexer_hangul_number(const char *text, size_t size, double *value); /* 열두 개 */

#endif
