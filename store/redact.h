/* Takes a person out of records. Pure. */
#ifndef STORE_REDACT_H
#define STORE_REDACT_H

#include <stdbool.h>
#include <stdint.h>

#include "store/lead.pb-c.h"

/* What is left of a lead, an event: nothing that names a person, all that is counted. */
void redact_lead(Lead *lead, int64_t now);
void redact_event(Event *event);

/* Takes one address (canonical) out of any record's texts, and the name beside it. Message-IDs stay:
 * other records are found by them. False: it was not there. */
bool redact_address(ProtobufCMessage *record, const char *address);

/* Whether a text has it somewhere. */
bool redact_has(const char *text, const char *address);

/* Whether it is this mailbox, however it is spelt. */
bool redact_is(const char *text, const char *address);

#endif
