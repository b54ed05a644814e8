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
 * not be told: what the analysis does not understand is never ruled out. They are numbered from 0 on. */
enum { PREFILTER_ALWAYS = -1 };
int prefilter_add(Prefilter *prefilter, const char *pattern);

/* Which needs a text meets. */
typedef struct {
    guint16 *met; /* those, in the order in which they were */
    unsigned count;
    bool *has;        /* each? */
    uint8_t *reached; /* pieces of each way that stood one behind the other; private */
} Standing;

/* With room for any text's, for one scan after the other; when all patterns have been added. */
Standing *standing_new(Prefilter *prefilter);
void standing_free(Standing *standing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Standing, standing_free)

/* Linear in the text. A need that is not met: its pattern matches nowhere there. */
void prefilter_scan(const Prefilter *prefilter, const char *text, size_t length, Standing *standing);

static inline bool standing_has(const Standing *standing, int need)
{
    return need == PREFILTER_ALWAYS || standing->has[need];
}

#endif
