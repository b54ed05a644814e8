/* Ack budgets: so many in any stretch of so many seconds, by scope. */
#ifndef STORE_BUDGET_H
#define STORE_BUDGET_H

#include "store/inside.h"

/* The first budget that has no room for another ack, or NULL. */
const StoreBudget *budget_exceeded(Txn *txn, const StoreBudget *budget, size_t budgets, int64_t now);

/* Takes an ack, outgoing row `id`, from all of them; and gives it back. */
void budget_take(Txn *txn, const StoreBudget *budget, size_t budgets, uint64_t id, int64_t now);
void budget_give_back(Txn *txn, uint64_t id);

#endif
