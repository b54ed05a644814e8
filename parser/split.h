/* A text cut at any of some bytes, as g_strsplit_set() does it, in one block of memory or where it stands. Pure. */
#ifndef PARSER_SPLIT_H
#define PARSER_SPLIT_H

#include <glib.h>
#include <stddef.h>
#include <string.h>

/* At most `most` parts, the last one with all that is left; then NULL. No parts of "". The caller frees the block. */
char **split_set(const char *text, const char *delimiters, guint most);

/* A part of a text, borrowed; may be empty. */
typedef struct {
    const char *at; /* NULL: there is none */
    size_t size;    /* bytes */
    guint most;     /* parts from this one on */
} SplitPart;

/* The first of at most `most` parts, the last of which holds all that is left. Of "" an empty one. */
static inline SplitPart split_first_of(const char *text, const char *delimiters, guint most)
{
    return (SplitPart){text, most > 1 ? strcspn(text, delimiters) : strlen(text), most};
}

static inline SplitPart split_first(const char *text, const char *delimiters)
{
    return split_first_of(text, delimiters, G_MAXUINT);
}

static inline SplitPart split_next(SplitPart part, const char *delimiters)
{
    const char *end = part.at + part.size;
    return *end != '\0' ? split_first_of(end + 1, delimiters, part.most - 1) : (SplitPart){.at = NULL};
}

#endif
