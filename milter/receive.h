/* End of message: read it, decide its role, act, and tell the MTA. */
#ifndef MILTER_RECEIVE_H
#define MILTER_RECEIVE_H

#include "milter/envelope.h"
#include "milter/keeper.h"
#include "milter/raw.h"
#include "milter/verdict.h"

/* Never NULL. Blocks for the reader (config->read_timeout), SPF (50 ms) and the
 * store's commit. `spf` may be NULL: SPF is "none" (trusted clients). */
Verdict *receive_message(Keeper *keeper, const Config *config, const Envelope *envelope, Raw *raw, SpfCheck *spf);

#endif
