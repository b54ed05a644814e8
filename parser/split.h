/* A text cut at any of some bytes, as g_strsplit_set() does it, in one block of memory. Pure. */
#ifndef PARSER_SPLIT_H
#define PARSER_SPLIT_H

#include <glib.h>

/* At most `most` parts, the last one with all that is left; then NULL. No parts of "". The caller frees the block. */
char **split_set(const char *text, const char *delimiters, guint most);

#endif
