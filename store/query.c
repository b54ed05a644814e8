/* Reads leads and what belongs to them, by index. */
#include <string.h>

#include "store/facts.h"
#include "store/lead.h"
#include "store/owner.h"
#include "store/party.h"
#include "store/records.h"
#include "store/seen.h"
#include "store/value.h"

/* --- One thing --- */

StoreResult store_lead(Store *store, uint64_t id, Lead **lead, GError **error)
{
    Txn txn;
    txn_read(&txn, store);
    *lead = lead_get(&txn, id);
    return txn_done(&txn, *lead != NULL ? STORE_OK : STORE_NOTHING, error);
}

StoreResult store_contact(Store *store, const char *address, Contact **contact, GError **error)
{
    Txn txn;
    txn_read(&txn, store);
    *contact = contact_find(&txn, address);
    return txn_done(&txn, *contact != NULL ? STORE_OK : STORE_NOTHING, error);
}

StoreResult store_account(Store *store, uint64_t id, Account **account, GError **error)
{
    Txn txn;
    txn_read(&txn, store);
    *account = account_get(&txn, id);
    return txn_done(&txn, *account != NULL ? STORE_OK : STORE_NOTHING, error);
}

StoreResult store_account_of(Store *store, const char *domain, Account **account, GError **error)
{
    Txn txn;
    txn_read(&txn, store);
    *account = account_find(&txn, domain);
    return txn_done(&txn, *account != NULL ? STORE_OK : STORE_NOTHING, error);
}

StoreResult store_find_message(Store *store, const char *message_id, Lead **lead, bool *ours, GError **error)
{
    Txn txn;
    txn_read(&txn, store);
    Known *known = known_find(&txn, message_id);
    *ours = known != NULL && known->outgoing != 0;
    *lead = known != NULL ? lead_get(&txn, known->lead) : NULL;
    record_free(known);
    return txn_done(&txn, *lead != NULL ? STORE_OK : STORE_NOTHING, error);
}

/* --- Several --- */

/* Ends a read that gathered records. */
static StoreResult hand_out(Txn *txn, GPtrArray *gathered, GPtrArray **array, GError **error)
{
    StoreResult result = txn_done(txn, gathered->len > 0 ? STORE_OK : STORE_NOTHING, error);
    bool good = result == STORE_OK || result == STORE_NOTHING;
    *array = good ? gathered : NULL;
    if (!good)
        g_ptr_array_unref(gathered);
    return result;
}

static void gather(Txn *txn, Table table, const Key *prefix, const ProtobufCMessageDescriptor *type, GPtrArray *array)
{
    g_auto(Walk) walk = walk_up(txn, table, prefix);
    while (walk_next(&walk)) {
        void *record = value_unpack(table, walk.key, walk.value, type);
        if (record == NULL)
            txn_fail(txn, STORE_FAILED, "the store is damaged: %s", table_name(table));
        else
            g_ptr_array_add(array, record);
    }
}

StoreResult store_events(Store *store, uint64_t id, GPtrArray **events, GError **error)
{
    Txn txn;
    txn_read(&txn, store);
    GPtrArray *found = g_ptr_array_new_with_free_func(record_free);
    Key prefix = key_number(id);
    gather(&txn, TABLE_EVENTS, &prefix, &event__descriptor, found);
    return hand_out(&txn, found, events, error);
}

static int by_name(const void *a, const void *b)
{
    const OwnerState *const *left = a, *const *right = b;
    return g_strcmp0((*left)->name, (*right)->name);
}

StoreResult store_owners(Store *store, GPtrArray **states, GError **error)
{
    Txn txn;
    txn_read(&txn, store);
    GPtrArray *found = g_ptr_array_new_with_free_func(record_free);
    gather(&txn, TABLE_OWNERS, NULL, &owner_state__descriptor, found);
    g_ptr_array_sort(found, by_name);
    return hand_out(&txn, found, states, error);
}

/* --- Leads that match --- */

static bool source_matches(const char *pattern, const char *source)
{
    size_t length = strlen(pattern);
    if (length > 0 && pattern[length - 1] == '*')
        return strncmp(source, pattern, length - 1) == 0;
    return strcmp(source, pattern) == 0;
}

/* By the fact row, so that what does not match need not be unpacked. */
static bool facts_match(Txn *txn, const StoreQuery *query, uint64_t id)
{
    Key key = key_number(id);
    Slice value;
    Facts facts;
    if (!txn_get(txn, TABLE_FACTS, &key, &value) || !facts_open(key_slice(&key), value, &facts))
        return true; /* the lead itself decides */
    bool hidden = facts.status == LEAD_STATUS__STATUS_IGNORED || facts.status == LEAD_STATUS__STATUS_MERGED;
    if (query->status < 0 ? hidden : facts.status != (uint64_t)query->status)
        return false;
    return (query->class < 0 || facts.lead_class == (uint64_t)query->class) &&
           (!query->observed || (facts.flags & FACTS_OBSERVED)) &&
           (query->since == 0 || facts.created >= query->since) &&
           (query->contact == 0 || facts.contact == query->contact) &&
           (query->account == 0 || facts.account == query->account) &&
           (query->owner == NULL || facts.owner == facts_hash(query->owner));
}

static bool lead_matches(const StoreQuery *query, const Lead *lead)
{
    if (query->status < 0 ? !lead_counts(lead) : (int)lead->status != query->status)
        return false;
    if (query->class >= 0 && (int)lead->class_ != query->class)
        return false;
    if (query->owner != NULL && g_strcmp0(lead->owner, query->owner) != 0)
        return false;
    if (query->source != NULL && !source_matches(query->source, lead->source != NULL ? lead->source : ""))
        return false;
    if ((query->contact != 0 && lead->contact != query->contact) ||
        (query->account != 0 && lead->account != query->account))
        return false;
    return query->since == 0 || lead->created >= query->since;
}

/* False: enough. */
static bool consider(Txn *txn, const StoreQuery *query, uint64_t id, GPtrArray *leads)
{
    Lead *lead = facts_match(txn, query, id) ? lead_get(txn, id) : NULL;
    if (lead != NULL && lead_matches(query, lead))
        g_ptr_array_add(leads, lead);
    else
        record_free(lead);
    return query->limit == 0 || leads->len < query->limit;
}

static int newest_first(const void *a, const void *b)
{
    const uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return (left < right) - (left > right);
}

/* These stand in the order of respond_by. */
static void find_overdue(Txn *txn, const StoreQuery *query, GPtrArray *leads)
{
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(uint64_t));
    g_auto(Walk) walk = walk_up(txn, TABLE_UNANSWERED, NULL);
    while (walk_next(&walk) && key_time_at(walk.key, 0) < query->overdue_at) {
        uint64_t id = key_number_at(walk.key, 8);
        if (query->before == 0 || id < query->before)
            g_array_append_val(ids, id);
    }
    g_array_sort(ids, newest_first);
    for (guint i = 0; i < ids->len && consider(txn, query, g_array_index(ids, uint64_t, i), leads); i++)
        ;
}

typedef struct {
    Table table;
    Key prefix;
} Plan;

static Plan plan_of(const StoreQuery *query)
{
    if (query->contact != 0)
        return (Plan){TABLE_BY_CONTACT, key_number(query->contact)};
    if (query->account != 0)
        return (Plan){TABLE_BY_ACCOUNT, key_number(query->account)};
    if (query->owner != NULL)
        return (Plan){TABLE_BY_OWNER, key_hash(query->owner)};
    uint8_t status = (uint8_t)query->status;
    if (query->status >= 0)
        return (Plan){TABLE_BY_STATUS, key_bytes(&status, 1)};
    return (Plan){.table = TABLE_FACTS};
}

static void find_by_index(Txn *txn, const StoreQuery *query, GPtrArray *leads)
{
    Plan plan = plan_of(query);
    Key end = plan.prefix;
    if (query->before != 0)
        key_add_number(&end, query->before);
    g_auto(Walk) walk = query->before != 0 ? walk_down_from(txn, plan.table, &plan.prefix, &end)
                                           : walk_down(txn, plan.table, &plan.prefix);
    while (walk_next(&walk) && consider(txn, query, key_number_at(walk.key, plan.prefix.size), leads))
        ;
}

StoreResult store_leads(Store *store, const StoreQuery *query, GPtrArray **leads, GError **error)
{
    Txn txn;
    txn_read(&txn, store);
    GPtrArray *found = g_ptr_array_new_with_free_func(record_free);
    if (query->overdue_at != 0)
        find_overdue(&txn, query, found);
    else
        find_by_index(&txn, query, found);
    return hand_out(&txn, found, leads, error);
}
