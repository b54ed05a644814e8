/* What any match of a regular expression holds: pieces of text, all of them or any. Private to prefilter*.c. Pure. */
#ifndef PARSER_NEED_H
#define PARSER_NEED_H

#include <glib.h>
#include <stdbool.h>

enum { PIECE_LEAST = 3 }; /* bytes */

/* What a piece's text may begin with: it begins with a letter or digit of ASCII (or '_'), and none of those stands
 * before it. */
#define NEED_EDGE '\b'

typedef enum { PIECE, ALL, ANY } NeedKind;

typedef struct {
    NeedKind kind;
    char *text;    /* of a piece */
    bool leads;    /* a piece: a match that has it begins with it */
    GPtrArray *of; /* of Need*, else */
} Need;

/* Of a pattern (PCRE2, matched case-sensitively); NULL where that cannot be told. */
Need *need_read(const char *pattern);
void need_free(Need *need);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Need, need_free)

#endif
