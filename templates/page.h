/* The HTML side of a plain letter, said as data for a layout. Pure. */
#ifndef TEMPLATES_PAGE_H
#define TEMPLATES_PAGE_H

#include <jansson.h>

/* "language", "dir" (ltr, rtl) and "block": paragraphs as "lines", lists ("- …") as
 * "items"; the last one has "note", too. Caller drops it. */
json_t *page_data(const char *text, const char *language);

#endif
