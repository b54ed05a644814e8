/* Tells cheaply that a pattern cannot match a text: it names pieces that must stand in any
 * match, and a text is searched once for the pieces of all patterns. Pure. */
#ifndef PARSER_PREFILTER_H
#define PARSER_PREFILTER_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The pieces of many patterns. Once they have all been added, any thread may scan, with a Standing of its own. */
typedef struct Prefilter Prefilter;

/* Patterns are of up to 32 sorts, and a scan looks for those of some: wanted[i] has a bit for each sort that scans of
 * the number i want. */
Prefilter *prefilter_new(const uint32_t *wanted, unsigned count);
void prefilter_free(Prefilter *prefilter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Prefilter, prefilter_free)

/* The number of what a pattern (PCRE2, matched case-sensitively) of these sorts needs of a text, PREFILTER_ALWAYS
 * where that could not be told: what the analysis does not understand is never ruled out. Numbers go from 0 on. */
enum { PREFILTER_ALWAYS = -1 };
int prefilter_add(Prefilter *prefilter, uint32_t sorts, const char *pattern);

/* Where matches may begin: bytes of the text, both included. */
typedef struct {
    size_t from, to;
} Window;

/* Windows of one need, in the order of the text. */
typedef struct {
    Window window;
    unsigned next; /* of the same need; 0 none */
} Begin;

/* Which needs a text meets. */
typedef struct {
    guint16 *met; /* those, in the order in which they were */
    unsigned count;
    bool *has;        /* each? */
    uint8_t *reached; /* private, as all below: steps of each way that stand one behind the other */
    guint16 *begun;   /* ways of which a step stands */
    unsigned ways;    /* of those */
    Begin *begin;     /* the first of each need, then further ones */
    unsigned *last;   /* of each need, its number + 1; 0 none */
    unsigned begins;
} Standing;

/* With room for any text's, for one scan after the other. When all patterns have been added, which the first one
 * sorts. */
Standing *standing_new(Prefilter *prefilter);
void standing_free(Standing *standing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Standing, standing_free)

/* Linear in the text. A need that is not met: its pattern, if wanted, matches nowhere there. */
void prefilter_scan(const Prefilter *prefilter, unsigned wanted, const char *text, size_t length, Standing *standing);
/* The same, where behind the first bytes others are wanted. */
void prefilter_scan_both(const Prefilter *prefilter, unsigned wanted, size_t first, unsigned then, const char *text,
                         size_t length, Standing *standing);

/* Where matches of a pattern begin whose need is met: the first of these windows that ends at `from` or behind; one
 * that ends before it begins: nowhere else. */
Window prefilter_window(const Prefilter *prefilter, int need, const Standing *standing, size_t from);

static inline bool standing_has(const Standing *standing, int need)
{
    return need == PREFILTER_ALWAYS || standing->has[need];
}

#endif
