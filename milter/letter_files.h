/* What a card brings along for the phone: the prospect as a vCard, the deadline as a
 * calendar entry. Pure. */
#ifndef MILTER_LETTER_FILES_H
#define MILTER_LETTER_FILES_H

#include <jansson.h>

#include "milter/letter.h"

/* From a card's data, whose lines are clean. vCard 3.0 (RFC 2426), the one that every
 * address book reads; NULL when there is nobody to call or write to. */
char *letter_vcard(const json_t *data, const Letter *letter);

/* An event at respond_by with an alarm (RFC 5545); NULL without a deadline to come. */
char *letter_deadline(const json_t *data, const Letter *letter);

#endif
