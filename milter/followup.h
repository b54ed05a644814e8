/* Further mail of a thread joins its lead. */
#ifndef MILTER_FOLLOWUP_H
#define MILTER_FOLLOWUP_H

#include "milter/intake.h"

/* Records the message with the lead, turns general into hot where it asks to
 * buy, and adds the owner. NULL and *error when the store did not take it. */
Verdict *followup_take(Keeper *keeper, const Incoming *incoming, uint64_t lead, GError **error);

/* The lead is closed and the message asks for something: it is an inquiry of its own. Pure. */
bool followup_opens_anew(const Incoming *incoming, const Lead *lead);

/* Something in it that the lead does not have yet: a product, a quantity. Pure. */
bool followup_asks_anew(const Lead *lead, const Reading *reading);

#endif
