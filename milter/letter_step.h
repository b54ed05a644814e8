/* What the templates of reminders, escalations and digests may say, as JSON: the
 * card's data, and what is waited for. Pure. */
#ifndef MILTER_LETTER_STEP_H
#define MILTER_LETTER_STEP_H

#include <jansson.h>

#include "milter/letter.h"

/* Adds "step" (its name as a flag) and "wait" (what for, until when, late or not) to a card's data. */
void letter_data_step(json_t *data, const Letter *letter, const char *language);

/* Adds "lines": what an answer to commands says, from the row's detail. */
void letter_data_answer(json_t *data, const Letter *letter);

/* Of several cards' data (with their steps; taken over), one digest's. */
json_t *letter_data_digest(json_t *items, const Letter *letter);

#endif
