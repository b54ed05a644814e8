/* What a word may mean, by the lexicon. What lexer.c and lexer_meaning.c share. */
#ifndef PARSER_LEXER_MEANING_H
#define PARSER_LEXER_MEANING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "parser/lexer.h"

/* Of a folded word, which ends at size. */
void meaning_look_up(const char *folded, size_t size, uint32_t languages, Meaning *meaning);

#endif
