/* Commands by mail: an authenticated colleague writes to a lead's command address.
 * The token says which lead; what he may do is decided by who he is. */
#ifndef MILTER_COMMAND_H
#define MILTER_COMMAND_H

#include "milter/intake.h"

/* Carries the commands out, each once however often the mail comes, and answers in a
 * line each. What is no command was meant for the prospect: refused with 550, so that
 * it cannot vanish. NULL and *error when the store did not take it. */
Verdict *command_take(Keeper *keeper, const Incoming *incoming, uint64_t lead, GError **error);

#endif
