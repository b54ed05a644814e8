/* What lexer.c and lexer_join.c share. Not for others. */
#ifndef PARSER_LEXER_JOIN_H
#define PARSER_LEXER_JOIN_H

#include "parser/lexer.h"

/* lexer.c */
uint64_t lex_roles_of(const LexEntry *entry, uint32_t languages);

/* lexer_join.c */
/* At a word that may begin one. */
void lex_find_phrase(Lexing *lexing, size_t index);
void lex_join_numbers(Lexing *lexing);
void lex_mark_powers(Lexing *lexing);

#endif
