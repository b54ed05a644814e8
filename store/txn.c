/* Transactions that remember their first failure, and walks over tables. */
#include "store/inside.h"

#include <string.h>

G_DEFINE_QUARK(leadmilter - store, store_error)

const char *table_name(Table table)
{
    static const char *const NAMES[TABLE_COUNT] = {
        [TABLE_META] = "meta",
        [TABLE_LEADS] = "leads",
        [TABLE_EVENTS] = "events",
        [TABLE_FACTS] = "facts",
        [TABLE_NAMES] = "names",
        [TABLE_CONTACTS] = "contacts",
        [TABLE_ADDRESSES] = "addresses",
        [TABLE_ACCOUNTS] = "accounts",
        [TABLE_DOMAINS] = "domains",
        [TABLE_BY_STATUS] = "by-status",
        [TABLE_BY_OWNER] = "by-owner",
        [TABLE_BY_CONTACT] = "by-contact",
        [TABLE_BY_ACCOUNT] = "by-account",
        [TABLE_UNANSWERED] = "unanswered",
        [TABLE_WAKES] = "wakes",
        [TABLE_SPACED] = "spaced",
        [TABLE_SEEN] = "seen",
        [TABLE_SEEN_UNTIL] = "seen-until",
        [TABLE_MESSAGES] = "messages",
        [TABLE_OUTBOX] = "outbox",
        [TABLE_OUTBOX_DUE] = "outbox-due",
        [TABLE_OUTBOX_LEAD] = "outbox-lead",
        [TABLE_TIMERS] = "timers",
        [TABLE_TIMERS_DUE] = "timers-due",
        [TABLE_OWNERS] = "owners",
        [TABLE_ACKS] = "acks",
        [TABLE_ACK_LOG] = "ack-log",
        [TABLE_ORIGINALS] = "originals",
        [TABLE_SPOOL] = "spool",
    };
    return NAMES[table];
}

void txn_fail(Txn *txn, StoreResult result, const char *format, ...)
{
    if (txn->failed != STORE_OK)
        return;
    txn->failed = result;
    va_list arguments;
    va_start(arguments, format);
    txn->error = g_error_new_valist(STORE_ERROR, (int)result, format, arguments);
    va_end(arguments);
}

/* True for BACKEND_OK; remembers a failure. By address: arguments are evaluated in any order. */
static bool went_well(Txn *txn, BackendResult result, GError **error)
{
    if (result == BACKEND_OK || result == BACKEND_NOTHING)
        return result == BACKEND_OK;
    if (result == BACKEND_BROKEN)
        atomic_store(&txn->store->broken, true);
    if (txn->failed == STORE_OK) {
        txn->failed = result == BACKEND_FULL ? STORE_FULL : STORE_FAILED;
        txn->error = g_steal_pointer(error);
    } else {
        g_clear_error(error);
    }
    return false;
}

void txn_read(Txn *txn, Store *store)
{
    *txn = (Txn){.store = store};
    GError *error = NULL;
    went_well(txn, store->backend->begin(store->base, NULL, false, &txn->handle, &error), &error);
}

StoreResult txn_done(Txn *txn, StoreResult result, GError **error)
{
    if (txn->handle != NULL)
        txn->store->backend->abort(txn->handle);
    txn->handle = NULL;
    if (txn->failed == STORE_OK)
        return result;
    g_propagate_error(error, g_steal_pointer(&txn->error));
    return txn->failed;
}

bool txn_get(Txn *txn, Table table, const Key *key, Slice *value)
{
    GError *error = NULL;
    return txn->failed == STORE_OK &&
           went_well(txn, txn->store->backend->get(txn->handle, table, key_slice(key), value, &error), &error);
}

void txn_put(Txn *txn, Table table, const Key *key, Slice value)
{
    GError *error = NULL;
    if (txn->failed == STORE_OK)
        went_well(txn, txn->store->backend->put(txn->handle, table, key_slice(key), value, &error), &error);
}

void txn_mark(Txn *txn, Table table, const Key *key)
{
    txn_put(txn, table, key, (Slice){"", 0});
}

void txn_del(Txn *txn, Table table, const Key *key)
{
    GError *error = NULL;
    if (txn->failed == STORE_OK)
        went_well(txn, txn->store->backend->del(txn->handle, table, key_slice(key), &error), &error);
}

Walk walk_up(Txn *txn, Table table, const Key *prefix)
{
    Walk walk = {.txn = txn, .table = table};
    if (prefix != NULL)
        walk.from = walk.prefix = *prefix;
    return walk;
}

Walk walk_up_from(Txn *txn, Table table, const Key *prefix, const Key *from)
{
    Walk walk = walk_up(txn, table, prefix);
    walk.from = *from;
    return walk;
}

Walk walk_down(Txn *txn, Table table, const Key *prefix)
{
    Walk walk = walk_up(txn, table, prefix);
    walk.backward = true;
    /* Just behind the prefix: no key of ours follows it with so many 0xff. */
    uint8_t high[KEY_HASH * 2];
    memset(high, 0xff, sizeof high);
    key_add_bytes(&walk.from, high, sizeof high);
    return walk;
}

Walk walk_down_from(Txn *txn, Table table, const Key *prefix, const Key *from)
{
    Walk walk = walk_up_from(txn, table, prefix, from);
    walk.backward = true;
    return walk;
}

static BackendMove next_move(const Walk *walk)
{
    if (walk->begun)
        return walk->backward ? MOVE_PREVIOUS : MOVE_NEXT;
    return walk->backward ? MOVE_BEFORE : MOVE_TO;
}

bool walk_next(Walk *walk)
{
    Txn *txn = walk->txn;
    const Backend *backend = txn->store->backend;
    GError *error = NULL;
    if (txn->failed != STORE_OK)
        return false;
    if (walk->cursor == NULL &&
        !went_well(txn, backend->cursor(txn->handle, walk->table, &walk->cursor, &error), &error))
        return false;
    BackendMove move = next_move(walk);
    if (!walk->begun)
        walk->key = key_slice(&walk->from);
    walk->begun = true;
    if (!went_well(txn, backend->move(walk->cursor, move, &walk->key, &walk->value, &error), &error))
        return false;
    return walk->key.size >= walk->prefix.size && memcmp(walk->key.data, walk->prefix.byte, walk->prefix.size) == 0;
}

void walk_end(Walk *walk)
{
    if (walk->cursor != NULL)
        walk->txn->store->backend->uncursor(walk->cursor);
    walk->cursor = NULL;
}
