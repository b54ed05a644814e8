/* Checks records: each whole, and found by every way that leads to it. */
#include <string.h>

#include "store/facts.h"
#include "store/lead.h"
#include "store/original.h"
#include "store/outbox.h"
#include "store/owner.h"
#include "store/records.h"
#include "store/timers.h"
#include "store/value.h"
#include "store/verify.h"

#define ID G_GUINT64_FORMAT

/* --- Leads --- */

static void count_for(GHashTable *table, uint64_t id, const Lead *lead)
{
    if (id == 0)
        return;
    VerifyCount *count = g_hash_table_lookup(table, &id);
    if (count == NULL) {
        count = g_new0(VerifyCount, 1);
        g_hash_table_insert(table, g_memdup2(&id, sizeof id), count);
    }
    count->leads += lead_counts(lead);
    count->won += lead->status == LEAD_STATUS__STATUS_WON;
}

static void count_lead(Verify *verify, const Lead *lead)
{
    verify->lead = MAX(verify->lead, lead->id);
    count_for(verify->contacts, lead->contact, lead);
    count_for(verify->accounts, lead->account, lead);
    if (!owner_carries(lead))
        return;
    guint open = GPOINTER_TO_UINT(g_hash_table_lookup(verify->owners, lead->owner));
    g_hash_table_insert(verify->owners, g_strdup(lead->owner), GUINT_TO_POINTER(open + 1));
}

static void check_facts(Verify *verify, const Lead *lead)
{
    Key key = key_number(lead->id);
    Slice value;
    Facts wanted = facts_of(lead), facts;
    if (!txn_get(&verify->txn, TABLE_FACTS, &key, &value))
        verify_complain(verify, "L-%" ID ": no fact row", lead->id);
    else if (facts_open(key_slice(&key), value, &facts) && memcmp(&facts, &wanted, sizeof facts) != 0)
        verify_complain(verify, "L-%" ID ": its fact row says something else", lead->id);
}

static void check_ways(Verify *verify, const Lead *lead)
{
    LeadKey keys[LEAD_KEYS];
    size_t count = lead_keys(lead, keys);
    for (size_t i = 0; i < count; i++)
        if (!verify_has(verify, keys[i].table, &keys[i].key))
            verify_complain(verify, "L-%" ID ": missing in %s", lead->id, table_name(keys[i].table));
    Key contact = key_number(lead->contact), account = key_number(lead->account), event = key_number(lead->id);
    key_add_number(&event, 1);
    if (lead->contact != 0 && !verify_has(verify, TABLE_CONTACTS, &contact))
        verify_complain(verify, "L-%" ID ": no contact %" ID, lead->id, lead->contact);
    if (lead->account != 0 && !verify_has(verify, TABLE_ACCOUNTS, &account))
        verify_complain(verify, "L-%" ID ": no account %" ID, lead->id, lead->account);
    if (!verify_has(verify, TABLE_EVENTS, &event))
        verify_complain(verify, "L-%" ID ": no first event", lead->id);
    if (lead->message_id == NULL || lead->message_id[0] == '\0')
        return;
    Key message = key_hash(lead->message_id);
    if (!verify_has(verify, TABLE_MESSAGES, &message))
        verify_complain(verify, "L-%" ID ": not found by its Message-ID", lead->id);
}

void verify_lead(Verify *verify, Slice key, Slice value)
{
    g_autoptr(Lead) lead = verify_open(verify, TABLE_LEADS, key, value, &lead__descriptor);
    if (lead == NULL)
        return;
    if (lead->id != key_number_at(key, 0))
        verify_complain(verify, "L-%" ID ": stands under L-%" ID, lead->id, key_number_at(key, 0));
    count_lead(verify, lead);
    check_facts(verify, lead);
    check_ways(verify, lead);
}

void verify_event(Verify *verify, Slice key, Slice value)
{
    uint64_t id = key_number_at(key, 0), seq = key_number_at(key, 8);
    record_free(verify_open(verify, TABLE_EVENTS, key, value, &event__descriptor));
    uint64_t wanted = id == verify->event_lead ? verify->event_seq + 1 : 1;
    if (seq != wanted)
        verify_complain(verify, "L-%" ID ": event %" ID " where %" ID " should be", id, seq, wanted);
    Key lead = key_number(id);
    if (wanted == 1 && !verify_has(verify, TABLE_LEADS, &lead))
        verify_complain(verify, "L-%" ID ": has events, and is not there", id);
    verify->event_lead = id;
    verify->event_seq = seq;
}

/* --- Contacts, accounts, owners --- */

static void compare_counts(Verify *verify, const char *what, uint64_t id, GHashTable *counts, uint32_t leads,
                           uint32_t won)
{
    const VerifyCount *count = g_hash_table_lookup(counts, &id);
    uint64_t real_leads = count != NULL ? count->leads : 0, real_won = count != NULL ? count->won : 0;
    if (leads != real_leads || won != real_won)
        verify_complain(verify, "%s %" ID ": says %u leads, %u won; there are %" ID " and %" ID, what, id, leads, won,
                        real_leads, real_won);
}

static void check_name(Verify *verify, Table table, const char *name, uint64_t id)
{
    Key key = key_folded(name);
    Slice value;
    uint64_t found = 0;
    bool there = txn_get(&verify->txn, table, &key, &value);
    if (!there)
        verify_complain(verify, "%s: missing in %s", name, table_name(table));
    else if (verify_number(verify, table, key_slice(&key), value, &found) && found != id)
        verify_complain(verify, "%s: found in %s as %" ID ", is %" ID, name, table_name(table), found, id);
}

void verify_contact(Verify *verify, Slice key, Slice value)
{
    g_autoptr(Contact) contact = verify_open(verify, TABLE_CONTACTS, key, value, &contact__descriptor);
    if (contact == NULL)
        return;
    verify->contact = MAX(verify->contact, contact->id);
    if (contact->address != NULL)
        check_name(verify, TABLE_ADDRESSES, contact->address, contact->id);
    compare_counts(verify, "contact", contact->id, verify->contacts, contact->leads, contact->won);
}

void verify_account(Verify *verify, Slice key, Slice value)
{
    g_autoptr(Account) account = verify_open(verify, TABLE_ACCOUNTS, key, value, &account__descriptor);
    if (account == NULL)
        return;
    verify->account = MAX(verify->account, account->id);
    if (account->domain != NULL)
        check_name(verify, TABLE_DOMAINS, account->domain, account->id);
    compare_counts(verify, "account", account->id, verify->accounts, account->leads, account->won);
}

void verify_owner(Verify *verify, Slice key, Slice value)
{
    OwnerState *state = verify_open(verify, TABLE_OWNERS, key, value, &owner_state__descriptor);
    if (state == NULL)
        return;
    guint open = GPOINTER_TO_UINT(g_hash_table_lookup(verify->owners, state->name));
    if (state->open != open)
        verify_complain(verify, "owner %s: says %u open leads, there are %u", state->name, state->open, open);
    record_free(state);
}

/* --- Outbox, timers --- */

void verify_outgoing(Verify *verify, Slice key, Slice value)
{
    g_autoptr(Outgoing) row = verify_open(verify, TABLE_OUTBOX, key, value, &outgoing__descriptor);
    if (row == NULL)
        return;
    verify->outgoing = MAX(verify->outgoing, row->id);
    int64_t due = 0;
    bool open = outbox_due(row, &due);
    Key by_due = outbox_due_key(due, row->id), by_lead = outbox_lead_key(row->lead, row->id);
    Key lead = key_number(row->lead), message = key_hash(row->message_id != NULL ? row->message_id : "");
    if (open && !verify_has(verify, TABLE_OUTBOX_DUE, &by_due))
        verify_complain(verify, "outgoing %" ID ": will never be due", row->id);
    if (!verify_has(verify, TABLE_OUTBOX_LEAD, &by_lead))
        verify_complain(verify, "outgoing %" ID ": not found by its lead", row->id);
    if (!verify_has(verify, TABLE_LEADS, &lead))
        verify_complain(verify, "outgoing %" ID ": no L-%" ID, row->id, row->lead);
    if (!verify_has(verify, TABLE_MESSAGES, &message))
        verify_complain(verify, "outgoing %" ID ": not found by its Message-ID", row->id);
}

void verify_timer(Verify *verify, Slice key, Slice value)
{
    Timer *timer = verify_open(verify, TABLE_TIMERS, key, value, &timer__descriptor);
    if (timer == NULL)
        return;
    Key due = timer_due_key(timer), lead = key_number(timer->lead);
    if (!verify_has(verify, TABLE_TIMERS_DUE, &due))
        verify_complain(verify, "L-%" ID ": timer %s will never be due", timer->lead, timer->what);
    if (!verify_has(verify, TABLE_LEADS, &lead))
        verify_complain(verify, "timer %s: no L-%" ID, timer->what, timer->lead);
    record_free(timer);
}

void verify_ack_log(Verify *verify, Slice key, Slice value)
{
    AckLog *log = verify_open(verify, TABLE_ACK_LOG, key, value, &ack_log__descriptor);
    for (size_t i = 0; log != NULL && i < log->n_scope; i++) {
        Key entry = key_bytes(log->scope[i].data, log->scope[i].len);
        key_add_time(&entry, log->at);
        key_add_bytes(&entry, key.data, key.size);
        if (!verify_has(verify, TABLE_ACKS, &entry))
            verify_complain(verify, "ack log %" ID ": not counted", key_number_at(key, 0));
    }
    record_free(log);
}

/* --- Originals --- */

void verify_original(Verify *verify, Slice key, Slice value)
{
    Original *original = verify_open(verify, TABLE_ORIGINALS, key, value, &original__descriptor);
    if (original == NULL)
        return;
    uint64_t id = key_number_at(key, 0);
    g_autoptr(GBytes) bytes = original_read(verify->txn.store, original, NULL);
    if (bytes == NULL)
        g_array_append_val(verify->suspects, id);
    if (original->spool != NULL) {
        Key name = key_text(original->spool);
        if (!verify_has(verify, TABLE_SPOOL, &name))
            verify_complain(verify, "L-%" ID ": its file %s is not known", id, original->spool);
    }
    record_free(original);
}
