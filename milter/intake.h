/* An inquiry becomes a lead: class, route, deadlines, ack and card, and one
 * transaction. */
#ifndef MILTER_INTAKE_H
#define MILTER_INTAKE_H

#include <stdbool.h>
#include <stdint.h>

#include "milter/envelope.h"
#include "milter/keeper.h"
#include "milter/raw.h"
#include "milter/verdict.h"

/* What is known of a message when its role is decided. All borrowed. */
typedef struct {
    const Config *config;
    const Envelope *envelope;
    Raw *raw;
    DedupeKey key;
    Reading *reading;     /* NULL: nobody could read it */
    const char *unparsed; /* why not; or what the reader refused to read */
    const char *spf;      /* as pool_spf_wait() says it */
    bool names_our_message;
    bool own_token_sender;
    uint64_t linked;   /* an earlier lead that it names without joining it; or 0 */
    const char *spool; /* where a too large original lies; or NULL */
    int64_t now;
} Incoming;

/* NULL and *error when the store did not take it (then nothing was promised). */
Verdict *intake_take(Keeper *keeper, const Incoming *incoming, GError **error);

/* Adds owner and X-Lead-* of a stored lead to a verdict. */
void intake_edits(Verdict *verdict, const Config *config, const Envelope *envelope, const Lead *lead);

#endif
