/* A lead's record with all that follows from it: index entries, fact row, and
 * the counts kept with contact, account and owner. */
#ifndef STORE_LEAD_H
#define STORE_LEAD_H

#include "store/inside.h"

#define LEAD_FIRST 1001

typedef struct {
    Table table;
    Key key;
} LeadKey;

#define LEAD_KEYS 6
/* The index entries that a lead has. */
size_t lead_keys(const Lead *lead, LeadKey keys[LEAD_KEYS]);

Lead *lead_get(Txn *txn, uint64_t id); /* NULL: none */

/* Writes `after` and all that follows; `before` is what the store has, NULL for
 * a new lead. */
void lead_put(Txn *txn, const Lead *before, const Lead *after);

/* Counted with its contact and account: not what was judged none or merged. */
bool lead_counts(const Lead *lead);

/* Appends an event; `now` where it has no time. */
void lead_event(Txn *txn, uint64_t lead, const Event *event, int64_t now);

#endif
