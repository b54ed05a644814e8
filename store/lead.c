/* Writes a lead and everything that follows from it. */
#include "store/lead.h"

#include <string.h>

#include "store/facts.h"
#include "store/owner.h"
#include "store/party.h"
#include "store/records.h"
#include "store/value.h"

static LeadKey by(Table table, Key key, const Lead *lead)
{
    LeadKey made = {.table = table, .key = key};
    key_add_number(&made.key, lead->id);
    return made;
}

size_t lead_keys(const Lead *lead, LeadKey keys[LEAD_KEYS])
{
    size_t count = 0;
    uint8_t status = (uint8_t)lead->status;
    keys[count++] = by(TABLE_BY_STATUS, key_bytes(&status, 1), lead);
    if (lead->owner != NULL && lead->owner[0] != '\0')
        keys[count++] = by(TABLE_BY_OWNER, key_hash(lead->owner), lead);
    if (lead->contact != 0)
        keys[count++] = by(TABLE_BY_CONTACT, key_number(lead->contact), lead);
    if (lead->account != 0)
        keys[count++] = by(TABLE_BY_ACCOUNT, key_number(lead->account), lead);
    if (lead_is_open(lead) && lead->respond_by != 0 && lead->responded_at == 0 && !lead->observed)
        keys[count++] = by(TABLE_UNANSWERED, key_time(lead->respond_by), lead);
    if (lead->wake_at != 0)
        keys[count++] = by(TABLE_WAKES, key_time(lead->wake_at), lead);
    return count;
}

static bool has_key(const LeadKey *keys, size_t count, const LeadKey *wanted)
{
    for (size_t i = 0; i < count; i++)
        if (keys[i].table == wanted->table && keys[i].key.size == wanted->key.size &&
            memcmp(keys[i].key.byte, wanted->key.byte, wanted->key.size) == 0)
            return true;
    return false;
}

static void put_keys(Txn *txn, const Lead *before, const Lead *after)
{
    LeadKey old[LEAD_KEYS], new[LEAD_KEYS];
    size_t olds = before != NULL ? lead_keys(before, old) : 0;
    size_t news = lead_keys(after, new);
    for (size_t i = 0; i < olds; i++)
        if (!has_key(new, news, &old[i]))
            txn_del(txn, old[i].table, &old[i].key);
    for (size_t i = 0; i < news; i++)
        if (!has_key(old, olds, &new[i]))
            txn_mark(txn, new[i].table, &new[i].key);
}

Lead *lead_get(Txn *txn, uint64_t id)
{
    Key key = key_number(id);
    return value_get(txn, TABLE_LEADS, &key, &lead__descriptor);
}

bool lead_counts(const Lead *lead)
{
    return lead->status != LEAD_STATUS__STATUS_IGNORED && lead->status != LEAD_STATUS__STATUS_MERGED;
}

void lead_put(Txn *txn, const Lead *before, const Lead *after)
{
    Key key = key_number(after->id);
    value_put(txn, TABLE_LEADS, &key, after);
    put_keys(txn, before, after);
    facts_put(txn, after);
    party_count(txn, before, after);
    owner_count(txn, before, after);
}

static uint64_t next_seq(Txn *txn, uint64_t lead)
{
    Key prefix = key_number(lead);
    g_auto(Walk) walk = walk_down(txn, TABLE_EVENTS, &prefix);
    return walk_next(&walk) ? key_number_at(walk.key, 8) + 1 : 1;
}

void lead_event(Txn *txn, uint64_t lead, const Event *event, int64_t now)
{
    Event written = *event;
    written.has_seq = true;
    written.seq = next_seq(txn, lead);
    if (!written.has_at) {
        written.has_at = true;
        written.at = now;
    }
    Key key = key_number(lead);
    key_add_number(&key, written.seq);
    value_put(txn, TABLE_EVENTS, &key, &written);
}
