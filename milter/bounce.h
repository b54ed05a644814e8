/* Machines that answer: delivery reports about our mail or a rep's answer, and owners'
 * out-of-office. Nothing of it is ever answered. */
#ifndef MILTER_BOUNCE_H
#define MILTER_BOUNCE_H

#include "milter/intake.h"

/* The lead that a delivery report is about: by the token it came to, or by the message that it returns. 0: none. */
uint64_t bounce_lead(Keeper *keeper, const Incoming *incoming);

/* A failed delivery: of an ack, the owner is told; of the answer that stopped the
 * clock, it runs again. Delays change nothing. NULL and *error when the store did not take it. */
Verdict *bounce_take(Keeper *keeper, const Incoming *incoming, uint64_t lead, GError **error);

/* An owner's mailbox says that he is away: until the day it names, else for a working day. */
void bounce_owner_away(Keeper *keeper, const Incoming *incoming);

#endif
