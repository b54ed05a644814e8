/* The links of a card: taps that write a mail (RFC 6068) or dial (RFC 3966). Pure. */
#ifndef MILTER_LETTER_LINKS_H
#define MILTER_LETTER_LINKS_H

#include <jansson.h>

#include "milter/letter.h"

/* From a card's data, whose lines are clean. `reply_to` is the lead's command address. */
json_t *letter_links(const json_t *data, const Letter *letter, const char *reply_to);

#endif
