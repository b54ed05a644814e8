/* Tells cheaply that a pattern cannot match a text: it names pieces that must stand in any
 * match, and a text is searched once for the pieces of all patterns. Pure. */
#ifndef PARSER_PREFILTER_H
#define PARSER_PREFILTER_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The pieces of many patterns. */
typedef struct Prefilter Prefilter;

Prefilter *prefilter_new(void);
void prefilter_free(Prefilter *prefilter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Prefilter, prefilter_free)

/* The number of what a pattern (PCRE2, matched case-sensitively) needs of a text, PREFILTER_ALWAYS where that could
 * not be told: what the analysis does not understand is never ruled out. */
enum { PREFILTER_ALWAYS = -1 };
int prefilter_add(Prefilter *prefilter, const char *pattern);

/* Which pieces stand in the text, found when all patterns have been added. Linear in the text. */
typedef struct {
    uint64_t *piece; /* a bit for each */
    bool need[];     /* has it a piece that stands there? */
} Standing;
Standing *prefilter_scan(Prefilter *prefilter, const char *text, size_t length);
void standing_free(Standing *standing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Standing, standing_free)

/* The same at a glance, and sometimes true in vain. */
static inline bool standing_may_have(const Standing *standing, int need)
{
    return need == PREFILTER_ALWAYS || standing->need[need];
}

/* False: the pattern of that need matches nowhere in the text that was scanned. */
bool prefilter_possible(const Prefilter *prefilter, int need, const Standing *standing);

#endif
