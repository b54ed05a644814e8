/* Checks indexes: every entry leads to a record that has it. */
#include <string.h>

#include "store/facts.h"
#include "store/lead.h"
#include "store/original.h"
#include "store/outbox.h"
#include "store/records.h"
#include "store/seen.h"
#include "store/timers.h"
#include "store/value.h"
#include "store/verify.h"

#define ID G_GUINT64_FORMAT

static bool same(Slice slice, const Key *key)
{
    return slice.size == key->size && memcmp(slice.data, key->byte, key->size) == 0;
}

static Lead *lead_of(Verify *verify, uint64_t id)
{
    Key key = key_number(id);
    return verify_find(verify, TABLE_LEADS, &key, &lead__descriptor);
}

/* --- By lead --- */

static void check_entry(Verify *verify, Table table, Slice key)
{
    uint64_t id = key.size >= 8 ? key_number_at(key, key.size - 8) : 0;
    g_autoptr(Lead) lead = lead_of(verify, id);
    LeadKey keys[LEAD_KEYS];
    size_t count = lead != NULL ? lead_keys(lead, keys) : 0;
    for (size_t i = 0; i < count; i++)
        if (keys[i].table == table && same(key, &keys[i].key))
            return;
    verify_complain(verify, "%s: an entry that L-%" ID " does not have", table_name(table), id);
}

void verify_by_status(Verify *verify, Slice key, Slice value)
{
    (void)value;
    check_entry(verify, TABLE_BY_STATUS, key);
}

void verify_by_owner(Verify *verify, Slice key, Slice value)
{
    (void)value;
    check_entry(verify, TABLE_BY_OWNER, key);
}

void verify_by_contact(Verify *verify, Slice key, Slice value)
{
    (void)value;
    check_entry(verify, TABLE_BY_CONTACT, key);
}

void verify_by_account(Verify *verify, Slice key, Slice value)
{
    (void)value;
    check_entry(verify, TABLE_BY_ACCOUNT, key);
}

void verify_unanswered(Verify *verify, Slice key, Slice value)
{
    (void)value;
    check_entry(verify, TABLE_UNANSWERED, key);
}

void verify_wake(Verify *verify, Slice key, Slice value)
{
    (void)value;
    check_entry(verify, TABLE_WAKES, key);
}

void verify_fact(Verify *verify, Slice key, Slice value)
{
    Facts facts;
    if (!facts_open(key, value, &facts)) {
        verify_complain(verify, "L-%" ID ": its fact row is damaged", key_number_at(key, 0));
        return;
    }
    Key lead = key_number(facts.id);
    if (!same(key, &lead) || !verify_has(verify, TABLE_LEADS, &lead))
        verify_complain(verify, "facts: a row of L-%" ID ", which is not there", facts.id);
}

void verify_name(Verify *verify, Slice key, Slice value)
{
    Slice payload;
    bool good = value_open(TABLE_NAMES, key, value, &payload);
    g_autofree char *text = good ? g_strndup(payload.data, payload.size) : NULL;
    if (facts_hash(text) != key_number_at(key, 0))
        verify_complain(verify, "names: damaged");
}

/* --- Contacts and accounts --- */

void verify_address(Verify *verify, Slice key, Slice value)
{
    uint64_t id = 0;
    if (!verify_number(verify, TABLE_ADDRESSES, key, value, &id))
        return;
    Key by_id = key_number(id);
    g_autoptr(Contact) contact = verify_find(verify, TABLE_CONTACTS, &by_id, &contact__descriptor);
    Key folded = key_folded(contact != NULL && contact->address != NULL ? contact->address : "");
    bool forgotten = contact != NULL && contact->address == NULL && contact->suppressed; /* the hash is what is kept */
    if (!forgotten && (contact == NULL || !same(key, &folded)))
        verify_complain(verify, "addresses: contact %" ID " has another", id);
}

void verify_domain(Verify *verify, Slice key, Slice value)
{
    uint64_t id = 0;
    if (!verify_number(verify, TABLE_DOMAINS, key, value, &id))
        return;
    Key by_id = key_number(id);
    g_autoptr(Account) account = verify_find(verify, TABLE_ACCOUNTS, &by_id, &account__descriptor);
    Key folded = key_folded(account != NULL && account->domain != NULL ? account->domain : "");
    if (account == NULL || !same(key, &folded))
        verify_complain(verify, "domains: account %" ID " has another", id);
}

/* --- Seen --- */

void verify_seen(Verify *verify, Slice key, Slice value)
{
    Seen *seen = verify_open(verify, TABLE_SEEN, key, value, &seen__descriptor);
    if (seen == NULL)
        return;
    Key until = key_time(seen->expires), lead = key_number(seen->lead);
    key_add_bytes(&until, key.data, key.size);
    if (!verify_has(verify, TABLE_SEEN_UNTIL, &until))
        verify_complain(verify, "seen: the key of L-%" ID " will never expire", seen->lead);
    if (!verify_has(verify, TABLE_LEADS, &lead))
        verify_complain(verify, "seen: no L-%" ID, seen->lead);
    record_free(seen);
}

void verify_seen_until(Verify *verify, Slice key, Slice value)
{
    (void)value;
    Key seen_key = key.size == 8 + SEEN_KEY ? key_bytes((const uint8_t *)key.data + 8, SEEN_KEY) : (Key){0};
    Seen *seen = seen_key.size > 0 ? verify_find(verify, TABLE_SEEN, &seen_key, &seen__descriptor) : NULL;
    if (seen == NULL || seen->expires != key_time_at(key, 0))
        verify_complain(verify, "seen-until: an entry without its key");
    record_free(seen);
}

void verify_message(Verify *verify, Slice key, Slice value)
{
    Known *known = verify_open(verify, TABLE_MESSAGES, key, value, &known__descriptor);
    if (known == NULL)
        return;
    Key lead = key_number(known->lead), row_key = key_number(known->outgoing);
    if (!verify_has(verify, TABLE_LEADS, &lead))
        verify_complain(verify, "messages: no L-%" ID, known->lead);
    g_autoptr(Outgoing) row =
        known->outgoing != 0 ? verify_find(verify, TABLE_OUTBOX, &row_key, &outgoing__descriptor) : NULL;
    Key wanted = key_hash(row != NULL && row->message_id != NULL ? row->message_id : "");
    if (known->outgoing != 0 && (row == NULL || !same(key, &wanted)))
        verify_complain(verify, "messages: outgoing %" ID " has another Message-ID", known->outgoing);
    record_free(known);
}

/* --- Outbox, timers, acks, spool --- */

void verify_outbox_due(Verify *verify, Slice key, Slice value)
{
    (void)value;
    uint64_t id = key_number_at(key, 8);
    Key by_id = key_number(id);
    g_autoptr(Outgoing) row = verify_find(verify, TABLE_OUTBOX, &by_id, &outgoing__descriptor);
    int64_t due = 0;
    if (row == NULL || !outbox_due(row, &due) || due != key_time_at(key, 0))
        verify_complain(verify, "outbox-due: outgoing %" ID " is not due then", id);
}

void verify_outbox_lead(Verify *verify, Slice key, Slice value)
{
    (void)value;
    uint64_t lead = key_number_at(key, 0), id = key_number_at(key, 8);
    Key by_id = key_number(id);
    g_autoptr(Outgoing) row = verify_find(verify, TABLE_OUTBOX, &by_id, &outgoing__descriptor);
    if (row == NULL || row->lead != lead)
        verify_complain(verify, "outbox-lead: outgoing %" ID " is not of L-%" ID, id, lead);
}

void verify_timer_due(Verify *verify, Slice key, Slice value)
{
    (void)value;
    Key timer_at = key.size > 8 ? key_bytes((const uint8_t *)key.data + 8, key.size - 8) : (Key){0};
    Timer *timer = timer_at.size > 0 ? verify_find(verify, TABLE_TIMERS, &timer_at, &timer__descriptor) : NULL;
    if (timer == NULL || timer->due != key_time_at(key, 0))
        verify_complain(verify, "timers-due: L-%" ID " has no such timer", key_number_at(key, 8));
    record_free(timer);
}

static bool logs_scope(const AckLog *log, Slice key)
{
    for (size_t i = 0; i < log->n_scope; i++)
        if (log->scope[i].len == KEY_HASH && key.size >= KEY_HASH &&
            memcmp(log->scope[i].data, key.data, KEY_HASH) == 0)
            return log->at == key_time_at(key, KEY_HASH);
    return false;
}

void verify_ack(Verify *verify, Slice key, Slice value)
{
    (void)value;
    uint64_t id = key_number_at(key, KEY_HASH + 8);
    Key by_id = key_number(id);
    AckLog *log = verify_find(verify, TABLE_ACK_LOG, &by_id, &ack_log__descriptor);
    if (log == NULL || !logs_scope(log, key))
        verify_complain(verify, "acks: outgoing %" ID " is counted without a log", id);
    record_free(log);
}

void verify_spaced(Verify *verify, Slice key, Slice value)
{
    uint64_t last = 0;
    verify_number(verify, TABLE_SPACED, key, value, &last);
}

void verify_spool(Verify *verify, Slice key, Slice value)
{
    uint64_t lead = 0;
    if (!verify_number(verify, TABLE_SPOOL, key, value, &lead))
        return;
    Key by_id = key_number(lead);
    Original *original = verify_find(verify, TABLE_ORIGINALS, &by_id, &original__descriptor);
    Key name = key_text(original != NULL && original->spool != NULL ? original->spool : "");
    if (original == NULL || !same(key, &name))
        verify_complain(verify, "spool: a file that L-%" ID " does not have", lead);
    record_free(original);
}
