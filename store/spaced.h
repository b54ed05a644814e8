/* Mail to colleagues that must not come thick and fast: reminders and the like. */
#ifndef STORE_SPACED_H
#define STORE_SPACED_H

#include "store/inside.h"

/* When such a row goes: with the one that already waits for its recipient, or
 * `spaced` seconds after his last. Remembered as his last. */
int64_t spaced_due(Txn *txn, const Outgoing *row, int64_t now);

/* Adds to the rows claimed the others that are due for the same people, though more than
 * were asked for: they go as one mail. */
void spaced_join(Txn *txn, int64_t now, GPtrArray *rows);

#endif
