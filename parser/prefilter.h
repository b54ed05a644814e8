/* Tells cheaply that a pattern cannot match a text: it names pieces of which one
 * must stand in any match, and no such piece is made of the text's trigrams. Pure. */
#ifndef PARSER_PREFILTER_H
#define PARSER_PREFILTER_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Which runs of three bytes stand in a text; some more may seem to. */
typedef struct {
    uint64_t seen[1024];
} Trigrams;

void trigrams_fill(Trigrams *trigrams, const char *text, size_t length);

/* The pieces of a pattern (PCRE2, matched case-sensitively). What the analysis does not understand is never ruled out.
 */
typedef struct Pieces Pieces;

Pieces *pieces_of(const char *pattern);
void pieces_free(Pieces *pieces);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pieces, pieces_free)

/* False: the pattern matches nowhere in the text of these trigrams. NULL pieces: true. */
bool pieces_possible(const Pieces *pieces, const Trigrams *trigrams);

#endif
