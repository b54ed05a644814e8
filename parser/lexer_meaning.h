/* What a word may mean, by the lexicon. What lexer.c and lexer_meaning.c share. */
#ifndef PARSER_LEXER_MEANING_H
#define PARSER_LEXER_MEANING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "parser/lexer.h"

typedef struct {
    const LexEntry *entry, *stem; /* of the word as it is, of its longest stem */
    uint64_t own, english;
    bool leads; /* begins a phrase of theirs, or English */
} Meaning;

/* English steps in where the languages have no meaning. */
static inline uint64_t meaning_roles(const Meaning *meaning)
{
    return meaning->own != 0 ? meaning->own : meaning->english;
}

void meaning_gather(const LexEntry *entry, uint32_t languages, Meaning *meaning);

/* Of a folded word, which ends at size. */
Meaning meaning_look_up(const char *folded, size_t size, uint32_t languages);

#endif
