/* What intake and change have in common: the choice of an owner, the events,
 * mail and timers that come with a lead. Copied from the caller, who may have
 * gone when the writer gets to it. */
#ifndef STORE_EFFECTS_H
#define STORE_EFFECTS_H

#include "store/inside.h"

typedef struct {
    int64_t now;
    GStringChunk *text;                     /* all strings below */
    GPtrArray *events, *outgoings, *timers; /* of records */
    GArray *budgets;                        /* of StoreBudget */
    GArray *candidates;                     /* of StoreCandidate */
    bool chooses;
    StoreChoice choice;
    const char *id_domain;
} Effects;

void effects_init(Effects *effects,
                  const StoreChange *from); /* now, choice, event, outgoing, timer, budget, id_domain */
void effects_clear(Effects *effects);

/* Chooses the owner if there is a choice, sets owner, reason and status of the
 * lead. The one chosen, or NULL. */
const StoreCandidate *effects_choose(Txn *txn, const Effects *effects, const char *account_owner, Lead *lead);

/* Whether the ack that comes with it may be sent; if not, the lead says why. */
bool effects_may_ack(Txn *txn, const Effects *effects, Lead *lead);

/* Writes events, mail and timers. `chosen` (or NULL) gets the owner's mail. */
void effects_write(Txn *txn, const Effects *effects, const Lead *lead, const StoreCandidate *chosen, bool ack);

/* Appends "assigned" unless the caller's events say so. */
void effects_note_assigned(Txn *txn, const Effects *effects, const Lead *lead, const char *from);

/* Whether one of the caller's events is of that kind. */
bool effects_tell(const Effects *effects, const char *what);

#endif
