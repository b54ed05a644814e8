/* Counts acks exactly, from a log of them: the window slides. */
#include "store/budget.h"

#include "store/value.h"

static Key ack_key(const void *hash, size_t size, int64_t at, uint64_t id)
{
    Key key = key_bytes(hash, size);
    key_add_time(&key, at);
    key_add_number(&key, id);
    return key;
}

/* Looks at no more entries than the limit. */
static bool has_room(Txn *txn, const StoreBudget *budget, int64_t now)
{
    Key scope = key_hash(budget->scope);
    Key from = scope;
    key_add_time(&from, now - budget->seconds + 1);
    g_auto(Walk) walk = walk_up_from(txn, TABLE_ACKS, &scope, &from);
    unsigned count = 0;
    while (count < budget->limit && walk_next(&walk))
        count++;
    return count < budget->limit;
}

const StoreBudget *budget_exceeded(Txn *txn, const StoreBudget *budget, size_t budgets, int64_t now)
{
    for (size_t i = 0; i < budgets; i++)
        if (!has_room(txn, &budget[i], now))
            return &budget[i];
    return NULL;
}

void budget_take(Txn *txn, const StoreBudget *budget, size_t budgets, uint64_t id, int64_t now)
{
    g_autofree Key *scope = g_new0(Key, budgets);
    g_autofree ProtobufCBinaryData *name = g_new0(ProtobufCBinaryData, budgets);
    AckLog log = ACK_LOG__INIT;
    for (size_t i = 0; i < budgets; i++) {
        scope[i] = key_hash(budget[i].scope);
        name[i] = (ProtobufCBinaryData){.len = scope[i].size, .data = scope[i].byte};
        Key key = ack_key(scope[i].byte, scope[i].size, now, id);
        txn_mark(txn, TABLE_ACKS, &key);
        log.expires = MAX(log.expires, now + budget[i].seconds);
    }
    if (budgets == 0)
        return;
    log.has_at = log.has_expires = true;
    log.at = now;
    log.n_scope = budgets;
    log.scope = name;
    Key key = key_number(id);
    value_put(txn, TABLE_ACK_LOG, &key, &log);
}

void budget_give_back(Txn *txn, uint64_t id)
{
    Key key = key_number(id);
    AckLog *log = value_get(txn, TABLE_ACK_LOG, &key, &ack_log__descriptor);
    if (log == NULL)
        return;
    for (size_t i = 0; i < log->n_scope; i++) {
        Key entry = ack_key(log->scope[i].data, log->scope[i].len, log->at, id);
        txn_del(txn, TABLE_ACKS, &entry);
    }
    txn_del(txn, TABLE_ACK_LOG, &key);
    record_free(log);
}
