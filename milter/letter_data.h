/* What the templates may say about a lead, as JSON: ack and card. Every value is
 * one clean, short line. Pure. */
#ifndef MILTER_LETTER_DATA_H
#define MILTER_LETTER_DATA_H

#include <jansson.h>

#include "milter/letter.h"

/* For strangers: hardly anything that the sender could have chosen. */
json_t *letter_data_ack(const Letter *letter, const char *language);

/* For colleagues: card, notice and the like. `reply_to` is the lead's command address. */
json_t *letter_data_card(const Letter *letter, const char *language, const char *reply_to);

/* A person's name as an ack may repeat it, or NULL: letters only, at most four
 * short words, nothing that reads like an address or a link. */
char *letter_safe_name(const char *name);
/* A subject likewise: one prefix less, no links, at most 78 characters; "" when nothing is left. */
char *letter_safe_subject(const char *subject);

#endif
