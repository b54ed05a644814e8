/* A colleague's own mail to a prospect: the answer that stops the clock, in the
 * transaction that carries it. */
#ifndef MILTER_REPLY_H
#define MILTER_REPLY_H

#include "milter/intake.h"

/* The lead that a message to these recipients answers: by its References first, then the
 * latest open one of a recipient, else his latest. */
typedef struct {
    uint64_t lead; /* 0: none */
    unsigned open; /* open leads there were to choose from; 0: found by its thread */
} ReplyFound;

ReplyFound reply_find(Store *store, const Envelope *envelope, const Reading *reading);

/* To or Cc names the lead's prospect: a copy to the lead's token of what went to him another way. */
bool reply_is_copy(Store *store, uint64_t lead, const Reading *reading);

/* Records who answered when; the status moves on and reminders are cancelled. A meeting
 * request is a meeting; a document for who asked for a price is an offer. A closed lead
 * only remembers it. NULL and *error when the store did not take it. */
Verdict *reply_take(Keeper *keeper, const Incoming *incoming, ReplyFound found, GError **error);

#endif
