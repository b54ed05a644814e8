/* The outbox: rows to be sent, found by when they are due and by lead. */
#ifndef STORE_OUTBOX_H
#define STORE_OUTBOX_H

#include "store/inside.h"

Outgoing *outbox_get(Txn *txn, uint64_t id);

/* When a row is to be looked at: its due, the end of its claim, never while it
 * is held. False: it is settled. */
bool outbox_due(const Outgoing *row, int64_t *due);
Key outbox_due_key(int64_t due, uint64_t id);
Key outbox_lead_key(uint64_t lead, uint64_t id);

/* Writes a row and its place in the order of due ones; before NULL: new. */
void outbox_put(Txn *txn, const Outgoing *before, const Outgoing *after);

/* A new row, as given, for the lead; id and Message-ID are made. A row for the
 * owner goes to `owner_email`, or is held while there is none. Returns its id. */
uint64_t outbox_add(Txn *txn, uint64_t lead, const Outgoing *row, const char *owner_email, const char *id_domain,
                    int64_t now);

/* Removes the lead's waiting and held rows of a purpose. */
void outbox_cancel(Txn *txn, uint64_t lead, const char *purpose);

/* All rows of the lead, of Outgoing*. */
GPtrArray *outbox_rows(Txn *txn, uint64_t lead);
/* Removes all rows of the lead, settled ones too; says how many. */
unsigned outbox_forget(Txn *txn, uint64_t lead);

/* The lead has an ack that was sent or is still to be. */
bool outbox_has_ack(Txn *txn, uint64_t lead);

#endif
