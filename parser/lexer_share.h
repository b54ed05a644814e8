/* Texts of one message that several extractors read: each is made lexemes of once for each language. For one message
 * after the other. */
#ifndef PARSER_LEXER_SHARE_H
#define PARSER_LEXER_SHARE_H

#include "parser/lexer.h"

typedef struct Lexings Lexings;

Lexings *lexings_new(void);
void lexings_free(Lexings *lexings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lexings, lexings_free)
void lexings_forget(Lexings *lexings); /* before another message */

/* As lex_text(); the text need not outlive the call where lexings is not NULL. Free it with lex_free() all the same. */
Lexing *lexings_read(Lexings *lexings, const char *text, const char *language);

#endif
