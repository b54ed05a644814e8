/* Mail to colleagues that must not come thick and fast: reminders and the like. */
#ifndef STORE_SPACED_H
#define STORE_SPACED_H

#include "store/inside.h"

/* When such a row goes: with the one that already waits for its recipient, or
 * `spaced` seconds after his last. Remembered as his last. */
int64_t spaced_due(Txn *txn, const Outgoing *row, int64_t now);

/* It went now. */
void spaced_sent(Txn *txn, const Outgoing *row, int64_t now);
/* Puts off, among rows to be claimed, those whose recipient has had one too short a while ago: a relay may have kept
 * that waiting. They are taken out. */
void spaced_put_off(Txn *txn, int64_t now, GPtrArray *rows);

/* Adds to the rows claimed the others that are due for the same people, though more than
 * were asked for: they go as one mail. */
void spaced_join(Txn *txn, int64_t now, GPtrArray *rows);

#endif
