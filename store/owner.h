/* Owners: what each carries, and the fair choice among them. */
#ifndef STORE_OWNER_H
#define STORE_OWNER_H

#include "store/inside.h"

OwnerState *owner_get(Txn *txn, const char *name); /* made if there is none; free with record_free */
void owner_put(Txn *txn, const OwnerState *state);

/* It counts as one of its owner's open leads; what was only observed he never heard of. */
bool owner_carries(const Lead *lead);

/* Open leads and assignments, from what `before` (or NULL) says to `after`. */
void owner_count(Txn *txn, const Lead *before, const Lead *after);

/* Chooses, by the account's present owner (or NULL). NULL: nobody can be had.
 * *reason becomes the words why. */
const StoreCandidate *owner_choose(Txn *txn, const StoreChoice *choice, const char *account_owner, char **reason);

#endif
