/* Lines of a body, and the borders between what is new in it and what is not; private to quote.c. */
#ifndef PARSER_QUOTE_BORDER_H
#define PARSER_QUOTE_BORDER_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "parser/quote.h"

typedef struct {
    const char *start; /* as it stands */
    size_t size;
    const char *s; /* without quote marks and outer blanks */
    size_t n;
    unsigned depth; /* quote marks before it */
} Line;

/* Where earlier or forwarded words begin, and how they are announced. */
typedef struct {
    guint begin, body;   /* first line of the announcement, first line below it */
    bool found, forward; /* forward: the words say so */
    bool marked;         /* a marker line or header block stands there, not just an attribution */
    ForwardedHead *head;
} Border;

/* Where people write above what they answer; a longer text is not searched to its end. */
enum { SEARCHED_LINES_MAX = 3000 };

/* Of Line, which point into the text. */
GArray *quote_lines(const char *text);
#define LINE(lines, i) (&g_array_index((lines), Line, (i)))

/* "----------" */
bool quote_is_rule(const Line *line);
/* "-------- Words --------": whatever they say, above a header block they announce it. */
bool quote_is_ruled(const Line *line);

/* A block of header lines from line i on: From and two more kinds. *body follows it. NULL: none; the caller frees it.
 */
ForwardedHead *quote_header_block(GArray *lines, guint i, guint *body);
void quote_head_free(ForwardedHead *head);

/* Is line i the first of "On … somebody wrote:" over at most four lines? *body follows. */
bool quote_attribution(GArray *lines, guint i, guint *body);

/* The border that a marker line at i opens, with the header block within three lines below it. */
bool quote_marker_border(GArray *lines, guint i, Border *border);

/* The first of the text. */
Border quote_find_border(GArray *lines);

#endif
