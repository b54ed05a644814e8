/* Remembers dedupe keys for their time, and Message-IDs for good. */
#include "store/seen.h"

#include "store/value.h"

static Key until_key(const uint8_t key[SEEN_KEY], int64_t expires)
{
    Key made = key_time(expires);
    key_add_bytes(&made, key, SEEN_KEY);
    return made;
}

static Seen *get(Txn *txn, const uint8_t key[SEEN_KEY])
{
    Key made = key_bytes(key, SEEN_KEY);
    return value_get(txn, TABLE_SEEN, &made, &seen__descriptor);
}

uint64_t seen_find(Txn *txn, const uint8_t key[SEEN_KEY], int64_t now)
{
    Seen *seen = get(txn, key);
    uint64_t lead = seen != NULL && seen->expires > now ? seen->lead : 0;
    record_free(seen);
    return lead;
}

void seen_del(Txn *txn, const uint8_t key[SEEN_KEY], int64_t expires)
{
    Key made = key_bytes(key, SEEN_KEY), until = until_key(key, expires);
    txn_del(txn, TABLE_SEEN, &made);
    txn_del(txn, TABLE_SEEN_UNTIL, &until);
}

void seen_add(Txn *txn, const uint8_t key[SEEN_KEY], uint64_t lead, int64_t expires)
{
    Seen *old = get(txn, key);
    if (old != NULL)
        seen_del(txn, key, old->expires);
    record_free(old);
    Seen seen = SEEN__INIT;
    seen.lead = lead;
    seen.has_expires = true;
    seen.expires = expires;
    Key made = key_bytes(key, SEEN_KEY), until = until_key(key, expires);
    value_put(txn, TABLE_SEEN, &made, &seen);
    txn_mark(txn, TABLE_SEEN_UNTIL, &until);
}

Known *known_find(Txn *txn, const char *message_id)
{
    Key key = key_hash(message_id);
    return value_get(txn, TABLE_MESSAGES, &key, &known__descriptor);
}

static void known_put_at(Txn *txn, const Key *key, uint64_t lead, uint64_t outgoing, uint64_t displaced)
{
    Known known = KNOWN__INIT;
    known.lead = lead;
    known.has_outgoing = outgoing != 0;
    known.outgoing = outgoing;
    known.has_displaced = displaced != 0;
    known.displaced = displaced;
    value_put(txn, TABLE_MESSAGES, key, &known);
}

static void known_put(Txn *txn, const char *message_id, uint64_t lead, uint64_t outgoing, uint64_t displaced)
{
    Key key = key_hash(message_id);
    known_put_at(txn, &key, lead, outgoing, displaced);
}

void known_add(Txn *txn, const char *message_id, uint64_t lead, uint64_t outgoing)
{
    Known *there = known_find(txn, message_id);
    uint64_t displaced = there != NULL && there->outgoing == 0 ? there->lead : 0;
    if (there == NULL || outgoing != 0)
        known_put(txn, message_id, lead, outgoing, displaced);
    record_free(there);
}

void known_del(Txn *txn, const char *message_id)
{
    Known *there = known_find(txn, message_id);
    Key key = key_hash(message_id);
    if (there != NULL && there->displaced != 0)
        known_put(txn, message_id, there->displaced, 0, 0);
    else
        txn_del(txn, TABLE_MESSAGES, &key);
    record_free(there);
}

bool known_release(Txn *txn, const Key *key, GHashTable *leads)
{
    Known *there = value_get(txn, TABLE_MESSAGES, key, &known__descriptor);
    bool its_own = there != NULL && g_hash_table_contains(leads, &there->lead);
    bool displaced = there != NULL && there->displaced != 0 && g_hash_table_contains(leads, &there->displaced);
    if (its_own && (there->displaced == 0 || displaced))
        txn_del(txn, TABLE_MESSAGES, key);
    else if (its_own)
        known_put_at(txn, key, there->displaced, 0, 0);
    else if (displaced)
        known_put_at(txn, key, there->lead, there->outgoing, 0);
    record_free(there);
    return its_own || displaced;
}
