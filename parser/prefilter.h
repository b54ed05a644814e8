/* Tells cheaply that a pattern cannot match a text: it names pieces that must stand in any
 * match, and a text is searched once for the pieces of all patterns. Pure. */
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

/* The pieces of many patterns. */
typedef struct Prefilter Prefilter;

Prefilter *prefilter_new(void);
void prefilter_free(Prefilter *prefilter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Prefilter, prefilter_free)

/* What a pattern (PCRE2, matched case-sensitively) needs of a text, PREFILTER_ALWAYS where that could not be told:
 * what the analysis does not understand is never ruled out. */
enum { PREFILTER_ALWAYS = -1 };
int prefilter_add(Prefilter *prefilter, const char *pattern);

/* A bit for each piece: does it stand in the text? The caller frees it. Linear in the text. */
uint64_t *prefilter_scan(const Prefilter *prefilter, const char *text, size_t length);

/* False: the pattern with that need matches nowhere in the text that was scanned. */
bool prefilter_possible(const Prefilter *prefilter, int need, const uint64_t *standing);

#endif
