/* Keeps timers: one for each lead, name and step. */
#include "store/timers.h"

#include <string.h>

#include "store/value.h"

static void add_identity(Key *key, const Timer *timer)
{
    const char *what = timer->what != NULL ? timer->what : "";
    key_add_number(key, timer->lead);
    key_add_number(key, timer->step);
    key_add_bytes(key, what, strlen(what));
}

Key timer_key(const Timer *timer)
{
    Key key = {0};
    add_identity(&key, timer);
    return key;
}

Key timer_due_key(const Timer *timer)
{
    Key key = key_time(timer->due);
    add_identity(&key, timer);
    return key;
}

static void del(Txn *txn, const Timer *timer)
{
    Key key = timer_key(timer), due = timer_due_key(timer);
    txn_del(txn, TABLE_TIMERS, &key);
    txn_del(txn, TABLE_TIMERS_DUE, &due);
}

void timer_put(Txn *txn, uint64_t lead, const Timer *timer)
{
    if (timer->what == NULL || strlen(timer->what) > TIMER_NAME) {
        txn_fail(txn, STORE_FAILED, "a timer needs a name of at most %d bytes", TIMER_NAME);
        return;
    }
    Timer written = *timer;
    written.has_lead = true;
    written.lead = lead;
    Key key = timer_key(&written), due = timer_due_key(&written);
    Timer *old = value_get(txn, TABLE_TIMERS, &key, &timer__descriptor);
    if (old != NULL)
        del(txn, old);
    record_free(old);
    value_put(txn, TABLE_TIMERS, &key, &written);
    txn_mark(txn, TABLE_TIMERS_DUE, &due);
}

/* All timers of a lead, as records: few. */
static GPtrArray *timers_of(Txn *txn, uint64_t lead)
{
    GPtrArray *timers = g_ptr_array_new_with_free_func(record_free);
    Key prefix = key_number(lead);
    g_auto(Walk) walk = walk_up(txn, TABLE_TIMERS, &prefix);
    while (walk_next(&walk)) {
        Timer *timer = value_unpack(TABLE_TIMERS, walk.key, walk.value, &timer__descriptor);
        if (timer != NULL)
            g_ptr_array_add(timers, timer);
    }
    return timers;
}

void timer_cancel(Txn *txn, uint64_t lead, const char *what)
{
    g_autoptr(GPtrArray) timers = timers_of(txn, lead);
    for (guint i = 0; i < timers->len; i++) {
        const Timer *timer = g_ptr_array_index(timers, i);
        if (what == NULL || g_strcmp0(timer->what, what) == 0)
            del(txn, timer);
    }
}

/* The name ends the identity, behind lead and step. */
static bool is_named(const Key *key, const char *what)
{
    Slice slice = key_slice(key);
    size_t length = strlen(what);
    return slice.size == 16 + length && memcmp((const uint8_t *)slice.data + 16, what, length) == 0;
}

StoreResult store_due(Store *store, const char *what, int64_t now, unsigned limit, GPtrArray **timers, GError **error)
{
    Txn txn;
    txn_read(&txn, store);
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(record_free);
    Walk walk = walk_up(&txn, TABLE_TIMERS_DUE, NULL);
    while ((limit == 0 || found->len < limit) && walk_next(&walk) && key_time_at(walk.key, 0) <= now) {
        Key key = key_bytes((const uint8_t *)walk.key.data + 8, walk.key.size - 8);
        if (what != NULL && !is_named(&key, what))
            continue;
        Slice value;
        /* A damaged one must not stop the others; store_verify() tells of it. */
        Timer *timer = txn_get(&txn, TABLE_TIMERS, &key, &value)
                           ? value_unpack(TABLE_TIMERS, key_slice(&key), value, &timer__descriptor)
                           : NULL;
        if (timer != NULL)
            g_ptr_array_add(found, timer);
    }
    walk_end(&walk);
    StoreResult result = txn_done(&txn, found->len > 0 ? STORE_OK : STORE_NOTHING, error);
    *timers = result == STORE_OK || result == STORE_NOTHING ? g_steal_pointer(&found) : NULL;
    return result;
}

StoreResult store_awake(Store *store, int64_t now, unsigned limit, GPtrArray **leads, GError **error)
{
    Txn txn;
    txn_read(&txn, store);
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(record_free);
    Walk walk = walk_up(&txn, TABLE_WAKES, NULL);
    while ((limit == 0 || found->len < limit) && walk_next(&walk) && key_time_at(walk.key, 0) <= now) {
        Key key = key_number(key_number_at(walk.key, 8));
        Slice value;
        Lead *lead = txn_get(&txn, TABLE_LEADS, &key, &value)
                         ? value_unpack(TABLE_LEADS, key_slice(&key), value, &lead__descriptor)
                         : NULL;
        if (lead != NULL)
            g_ptr_array_add(found, lead);
    }
    walk_end(&walk);
    StoreResult result = txn_done(&txn, found->len > 0 ? STORE_OK : STORE_NOTHING, error);
    *leads = result == STORE_OK || result == STORE_NOTHING ? g_steal_pointer(&found) : NULL;
    return result;
}

static void earlier(Txn *txn, Table table, int64_t *due)
{
    g_auto(Walk) walk = walk_up(txn, table, NULL);
    if (walk_next(&walk))
        *due = MIN(*due, key_time_at(walk.key, 0));
}

StoreResult store_next_due(Store *store, int64_t *due, GError **error)
{
    Txn txn;
    txn_read(&txn, store);
    *due = INT64_MAX;
    earlier(&txn, TABLE_TIMERS_DUE, due);
    earlier(&txn, TABLE_WAKES, due);
    earlier(&txn, TABLE_OUTBOX_DUE, due); /* held rows stand at INT64_MAX */
    return txn_done(&txn, *due != INT64_MAX ? STORE_OK : STORE_NOTHING, error);
}
