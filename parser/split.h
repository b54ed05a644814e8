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
} SplitPart;

/* Of "" an empty one. */
static inline SplitPart split_first(const char *text, const char *delimiters)
{
    return (SplitPart){text, strcspn(text, delimiters)};
}

static inline SplitPart split_next(SplitPart part, const char *delimiters)
{
    return part.at[part.size] != '\0' ? split_first(part.at + part.size + 1, delimiters) : (SplitPart){NULL, 0};
}

#endif
