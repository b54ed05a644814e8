/* Forgets a person: finds what is his, in one look, then takes it away some leads at a time. */
#include <string.h>

#include "store/lead.h"
#include "store/mailbox.h"
#include "store/original.h"
#include "store/outbox.h"
#include "store/party.h"
#include "store/records.h"
#include "store/redact.h"
#include "store/seen.h"
#include "store/timers.h"
#include "store/value.h"

enum { LEADS_AT_ONCE = 50, ROUNDS = 5 /* he writes while he is being forgotten */ };

/* An entry of TABLE_MESSAGES that leads to one of his. */
typedef struct {
    Key key;
    uint64_t lead, displaced;
} Way;

/* --- Finding --- */

typedef struct {
    char *address;       /* canonical */
    char *needle;        /* what stands in every record that names him; "": look at all */
    uint64_t contact;    /* 0: none that is to go */
    GHashTable *his;     /* lead -> itself */
    GHashTable *named;   /* lead of others -> itself */
    GArray *ways;        /* of Way */
    GHashTable *account; /* of his leads and of the contact */
    bool suppressed;     /* already */
} Finding;

static void add_id(GHashTable *set, uint64_t id)
{
    if (id != 0)
        g_hash_table_add(set, g_memdup2(&id, sizeof id));
}

static bool has_id(GHashTable *set, uint64_t id)
{
    return g_hash_table_contains(set, &id);
}

static GHashTable *id_set(void)
{
    return g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
}

/* The local part, if it is written in one way only. */
static char *needle_of(const char *address)
{
    const char *at = strrchr(address, '@');
    size_t size = at != NULL ? (size_t)(at - address) : 0;
    for (size_t i = 0; i < size; i++)
        if (!g_ascii_isalnum(address[i]) && strchr("._-+", address[i]) == NULL)
            size = 0;
    return g_strndup(address, size);
}

static Finding finding_new(const char *address)
{
    Finding finding = {.address = mailbox_canonical(address), .his = id_set(), .named = id_set(), .account = id_set()};
    finding.needle = needle_of(finding.address);
    finding.ways = g_array_new(FALSE, FALSE, sizeof(Way));
    return finding;
}

static void finding_clear(Finding *finding)
{
    g_free(finding->address);
    g_free(finding->needle);
    g_hash_table_unref(finding->his);
    g_hash_table_unref(finding->named);
    g_hash_table_unref(finding->account);
    g_array_unref(finding->ways);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Finding, finding_clear)

/* Strings stand in a packed record as they are: what has not his name in it need not be unpacked. */
static bool may_name(const Finding *finding, Slice value)
{
    const char *data = value.data;
    size_t size = strlen(finding->needle);
    bool found = size == 0;
    for (size_t i = 0; !found && i + size <= value.size; i++)
        found =
            g_ascii_tolower(data[i]) == finding->needle[0] && g_ascii_strncasecmp(data + i, finding->needle, size) == 0;
    return found;
}

static bool speaks_for_himself(const Lead *lead)
{
    return lead->reading == NULL || lead->reading->relay == NULL || lead->reading->relay[0] == '\0';
}

static bool is_his(const Finding *finding, const Lead *lead)
{
    const Reading *reading = lead->reading;
    if (finding->contact != 0 && lead->contact == finding->contact)
        return true;
    if (redact_is(lead->ack_to, finding->address))
        return true;
    if (reading != NULL && reading->email != NULL)
        return redact_is(reading->email->value, finding->address);
    bool wrote = redact_is(lead->mail_from, finding->address);
    for (size_t i = 0; reading != NULL && i < reading->n_from; i++)
        wrote |= redact_is(reading->from[i]->address, finding->address);
    return wrote && speaks_for_himself(lead);
}

static bool names_him(const Finding *finding, ProtobufCMessage *record)
{
    return record != NULL && redact_address(record, finding->address);
}

static void find_contact(Txn *txn, Finding *finding)
{
    g_autoptr(Contact) contact = contact_find(txn, finding->address);
    if (contact == NULL)
        return;
    finding->suppressed = contact->suppressed;
    finding->contact = contact->address != NULL || contact->leads > 0 ? contact->id : 0;
    add_id(finding->account, contact->account);
    Key prefix = key_number(contact->id);
    g_auto(Walk) walk = walk_up(txn, TABLE_BY_CONTACT, &prefix);
    while (walk_next(&walk))
        add_id(finding->his, key_number_at(walk.key, 8));
}

static void find_leads(Txn *txn, Finding *finding)
{
    g_auto(Walk) walk = walk_up(txn, TABLE_LEADS, NULL);
    while (walk_next(&walk)) {
        uint64_t id = key_number_at(walk.key, 0);
        if (has_id(finding->his, id) || !may_name(finding, walk.value))
            continue;
        g_autoptr(Lead) lead = value_unpack(TABLE_LEADS, walk.key, walk.value, &lead__descriptor);
        if (lead != NULL && is_his(finding, lead))
            add_id(finding->his, id);
        else if (lead != NULL && names_him(finding, &lead->base))
            add_id(finding->named, id);
    }
}

/* What happened to leads of others, and mail about them, that names him. */
static void find_named(Txn *txn, Finding *finding, Table table, const ProtobufCMessageDescriptor *type)
{
    g_auto(Walk) walk = walk_up(txn, table, NULL);
    while (walk_next(&walk)) {
        if (!may_name(finding, walk.value))
            continue;
        void *record = value_unpack(table, walk.key, walk.value, type);
        uint64_t lead =
            table == TABLE_OUTBOX && record != NULL ? ((Outgoing *)record)->lead : key_number_at(walk.key, 0);
        if (!has_id(finding->his, lead) && names_him(finding, record))
            add_id(finding->named, lead);
        record_free(record);
    }
}

static void find_ways(Txn *txn, Finding *finding)
{
    g_auto(Walk) walk = walk_up(txn, TABLE_MESSAGES, NULL);
    while (g_hash_table_size(finding->his) > 0 && walk_next(&walk)) {
        Known *known = value_unpack(TABLE_MESSAGES, walk.key, walk.value, &known__descriptor);
        if (known != NULL && (has_id(finding->his, known->lead) || has_id(finding->his, known->displaced))) {
            Way way = {key_bytes(walk.key.data, walk.key.size), known->lead, known->displaced};
            g_array_append_val(finding->ways, way);
        }
        record_free(known);
    }
}

static StoreResult find_all(Store *store, Finding *finding, GError **error)
{
    Txn txn;
    txn_read(&txn, store);
    find_contact(&txn, finding);
    find_leads(&txn, finding);
    find_named(&txn, finding, TABLE_EVENTS, &event__descriptor);
    find_named(&txn, finding, TABLE_OUTBOX, &outgoing__descriptor);
    find_ways(&txn, finding);
    return txn_done(&txn, STORE_OK, error);
}

/* --- Taking away, in the writer's thread --- */

typedef struct {
    StoreForget forget; /* strings below */
    char *address, *reason, *who, *how;
    GArray *part;        /* of uint64_t: leads of this transaction */
    GArray *ways;        /* of Key: of TABLE_MESSAGES, to them */
    GHashTable *gone;    /* the same leads as a set */
    GHashTable *account; /* that may be his alone */
    GPtrArray *files;
    StoreForgotten did;
} Forgetting;

static void free_forgetting(void *data)
{
    Forgetting *forgetting = data;
    char *const texts[] = {forgetting->address, forgetting->reason, forgetting->who, forgetting->how};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_array_unref(forgetting->part);
    g_array_unref(forgetting->ways);
    g_hash_table_unref(forgetting->gone);
    g_hash_table_unref(forgetting->account);
    g_ptr_array_unref(forgetting->files);
    g_free(forgetting);
}

static void copy_ids(gpointer key, gpointer value, gpointer set)
{
    (void)value;
    add_id(set, *(uint64_t *)key);
}

static Forgetting *forgetting_new(const StoreForget *forget, const Finding *finding)
{
    Forgetting *forgetting = g_new0(Forgetting, 1);
    forgetting->forget = *forget;
    forgetting->address = g_strdup(finding->address);
    forgetting->reason = g_strdup(forget->reason);
    forgetting->who = g_strdup(forget->who);
    forgetting->how = g_strdup(forget->how);
    forgetting->part = g_array_new(FALSE, FALSE, sizeof(uint64_t));
    forgetting->ways = g_array_new(FALSE, FALSE, sizeof(Key));
    forgetting->gone = id_set();
    forgetting->account = id_set();
    g_hash_table_foreach(finding->account, copy_ids, forgetting->account);
    forgetting->files = g_ptr_array_new_with_free_func(g_free);
    return forgetting;
}

static void close_lead(const Forgetting *forgetting, Lead *lead)
{
    lead->has_status = lead->has_waiting_on = lead->has_closed_at = lead->has_stage_since = true;
    lead->status = forgetting->forget.status;
    lead->waiting_on = WAITING_ON__WAITING_NOBODY;
    lead->closed_at = lead->stage_since = forgetting->forget.now;
    record_set(&lead->lost_reason, forgetting->reason);
}

static bool still_matters(const Lead *lead)
{
    return lead_is_open(lead) || lead->status == LEAD_STATUS__STATUS_NURTURE;
}

static GPtrArray *events_of(Txn *txn, uint64_t lead)
{
    GPtrArray *events = g_ptr_array_new_with_free_func(record_free);
    Key prefix = key_number(lead);
    g_auto(Walk) walk = walk_up(txn, TABLE_EVENTS, &prefix);
    while (walk_next(&walk)) {
        Event *event = value_unpack(TABLE_EVENTS, walk.key, walk.value, &event__descriptor);
        if (event == NULL)
            txn_fail(txn, STORE_FAILED, "the store is damaged: an event of L-%" G_GUINT64_FORMAT, lead);
        else
            g_ptr_array_add(events, event);
    }
    return events;
}

static void put_event(Txn *txn, uint64_t lead, const Event *event)
{
    Key key = key_number(lead);
    key_add_number(&key, event->seq);
    value_put(txn, TABLE_EVENTS, &key, event);
}

static void note(Txn *txn, const Forgetting *forgetting, uint64_t lead)
{
    Event event = EVENT__INIT;
    event.what = (char *)"forgotten";
    event.who = forgetting->who;
    event.how = forgetting->how;
    lead_event(txn, lead, &event, forgetting->forget.now);
}

static void forget_lead(Txn *txn, Forgetting *forgetting, uint64_t id)
{
    g_autoptr(Lead) before = lead_get(txn, id);
    if (before == NULL)
        return;
    g_autoptr(Lead) after = record_copy(before);
    add_id(forgetting->account, before->account);
    redact_lead(after, forgetting->forget.now);
    if (still_matters(before)) {
        close_lead(forgetting, after);
        forgetting->did.closed++;
    }
    after->has_next_step_at = after->has_wake_at = after->has_clock_from = false;
    after->next_step_at = after->wake_at = after->clock_from = 0;
    record_set(&after->next_step, NULL);
    after->has_revision = true;
    after->revision++;
    lead_put(txn, before, after);
    g_autoptr(GPtrArray) events = events_of(txn, id);
    for (guint i = 0; i < events->len; i++) {
        redact_event(events->pdata[i]);
        put_event(txn, id, events->pdata[i]);
    }
    timer_cancel(txn, id, NULL);
    forgetting->did.mail += outbox_forget(txn, id);
    forgetting->did.originals += original_drop_all(txn, id, forgetting->files);
    note(txn, forgetting, id);
}

static StoreResult run_leads(Txn *txn, void *data)
{
    Forgetting *forgetting = data;
    forgetting->did = (StoreForgotten){0};
    g_ptr_array_set_size(forgetting->files, 0);
    for (guint i = 0; i < forgetting->part->len; i++)
        forget_lead(txn, forgetting, g_array_index(forgetting->part, uint64_t, i));
    for (guint i = 0; i < forgetting->ways->len; i++)
        forgetting->did.message_ids += known_release(txn, &g_array_index(forgetting->ways, Key, i), forgetting->gone);
    return STORE_OK;
}

static void rename_rows(Txn *txn, uint64_t lead, const char *address)
{
    g_autoptr(GPtrArray) rows = outbox_rows(txn, lead);
    for (guint i = 0; i < rows->len; i++) {
        Outgoing *row = rows->pdata[i];
        g_autoptr(Outgoing) before = record_copy(row);
        bool to_him = redact_is(row->to, address);
        int64_t due;
        if (!redact_address(&row->base, address))
            continue;
        if (to_him && outbox_due(before, &due)) {
            row->has_state = true;
            row->state = OUTGOING_STATE__OUTGOING_DROPPED;
        }
        outbox_put(txn, before, row);
    }
}

/* Somebody else's lead: his address goes, all else stays. */
static void unname_lead(Txn *txn, const Forgetting *forgetting, uint64_t id)
{
    g_autoptr(Lead) before = lead_get(txn, id);
    if (before == NULL)
        return;
    g_autoptr(Lead) after = record_copy(before);
    if (redact_address(&after->base, forgetting->address)) {
        after->has_revision = true;
        after->revision++;
        lead_put(txn, before, after);
    }
    g_autoptr(GPtrArray) events = events_of(txn, id);
    for (guint i = 0; i < events->len; i++)
        if (redact_address(events->pdata[i], forgetting->address))
            put_event(txn, id, events->pdata[i]);
    rename_rows(txn, id, forgetting->address);
}

static StoreResult run_named(Txn *txn, void *data)
{
    const Forgetting *forgetting = data;
    for (guint i = 0; i < forgetting->part->len; i++)
        unname_lead(txn, forgetting, g_array_index(forgetting->part, uint64_t, i));
    return STORE_OK;
}

/* --- At last the contact, and accounts that are nobody's now --- */

static bool is_used(Txn *txn, uint64_t account, uint64_t contact)
{
    Key prefix = key_number(account);
    Walk leads = walk_up(txn, TABLE_BY_ACCOUNT, &prefix);
    bool used = walk_next(&leads);
    walk_end(&leads);
    g_auto(Walk) contacts = walk_up(txn, TABLE_CONTACTS, NULL);
    while (!used && walk_next(&contacts)) {
        g_autoptr(Contact) other = value_unpack(TABLE_CONTACTS, contacts.key, contacts.value, &contact__descriptor);
        used = other != NULL && other->account == account && other->id != contact;
    }
    return used;
}

static void forget_account(Txn *txn, Forgetting *forgetting, uint64_t id, uint64_t contact)
{
    g_autoptr(Account) account = account_get(txn, id);
    if (account == NULL || is_used(txn, id, contact))
        return;
    Key key = key_number(id);
    txn_del(txn, TABLE_ACCOUNTS, &key);
    forgetting->did.account = true;
    if (account->domain == NULL)
        return;
    Key domain = key_hash(account->domain);
    txn_del(txn, TABLE_DOMAINS, &domain);
}

/* Words of sources and campaigns, which the fact rows meant. */
static void forget_names(Txn *txn, const char *address)
{
    g_autoptr(GArray) keys = g_array_new(FALSE, FALSE, sizeof(Key));
    Walk walk = walk_up(txn, TABLE_NAMES, NULL);
    while (walk_next(&walk)) {
        Slice payload;
        Key key = key_bytes(walk.key.data, walk.key.size);
        g_autofree char *text = value_open(TABLE_NAMES, walk.key, walk.value, &payload)
                                    ? g_strndup(payload.data, payload.size)
                                    : g_strdup("");
        if (redact_has(text, address))
            g_array_append_val(keys, key);
    }
    walk_end(&walk);
    for (guint i = 0; i < keys->len; i++)
        txn_del(txn, TABLE_NAMES, &g_array_index(keys, Key, i));
}

/* What is left of who does not want to be written to: found by the hash of his address, and no more. */
static void keep_hash(Txn *txn, Forgetting *forgetting, uint64_t id)
{
    Contact contact = CONTACT__INIT;
    contact.id = id != 0 ? id : value_next(txn, "contact", 1);
    contact.has_suppressed = contact.suppressed = true;
    contact_put(txn, &contact);
    Key hash = key_hash(forgetting->address);
    value_put_number(txn, TABLE_ADDRESSES, &hash, contact.id);
    forgetting->did.suppressed = true;
}

static bool has_leads(Txn *txn, uint64_t contact)
{
    Key prefix = key_number(contact);
    g_auto(Walk) walk = walk_up(txn, TABLE_BY_CONTACT, &prefix);
    return walk_next(&walk);
}

/* STORE_CONFLICT: he has written again meanwhile. */
static StoreResult run_contact(Txn *txn, void *data)
{
    Forgetting *forgetting = data;
    forgetting->did = (StoreForgotten){0};
    g_autoptr(Contact) contact = contact_find(txn, forgetting->address);
    uint64_t id = contact != NULL ? contact->id : 0;
    if (id != 0 && has_leads(txn, id))
        return STORE_CONFLICT;
    GHashTableIter iter;
    gpointer account;
    g_hash_table_iter_init(&iter, forgetting->account);
    while (g_hash_table_iter_next(&iter, &account, NULL))
        forget_account(txn, forgetting, *(uint64_t *)account, id);
    forget_names(txn, forgetting->address);
    forgetting->did.contact = contact != NULL && contact->address != NULL;
    if (forgetting->forget.suppress || (contact != NULL && contact->suppressed)) {
        keep_hash(txn, forgetting, id);
    } else if (contact != NULL) {
        Key key = key_number(id), hash = key_hash(forgetting->address);
        txn_del(txn, TABLE_CONTACTS, &key);
        txn_del(txn, TABLE_ADDRESSES, &hash);
    }
    return STORE_OK;
}

/* --- One after the other --- */

typedef struct {
    Store *store;
    const StoreForget *forget;
    Finding *finding;
    StoreForgotten *forgotten;
    GError **error;
} Errand;

static void take(void *data, void *context)
{
    Forgetting *forgetting = data;
    const Errand *errand = context;
    StoreForgotten *sum = errand->forgotten, *did = &forgetting->did;
    sum->closed += did->closed;
    sum->mail += did->mail;
    sum->originals += did->originals;
    sum->message_ids += did->message_ids;
    sum->contact |= did->contact;
    sum->account |= did->account;
    sum->suppressed |= did->suppressed;
    g_hash_table_foreach(forgetting->account, copy_ids, errand->finding->account);
    original_unlink(errand->store, forgetting->files);
}

typedef StoreResult Step(Txn *txn, void *data);

/* Its outcome is counted once it is durable. */
static StoreResult do_step(const Errand *errand, Step *step, Forgetting *forgetting)
{
    return store_write(errand->store, (Work){step, free_forgetting, forgetting}, take, (void *)errand, errand->error);
}

static void add_part(Forgetting *forgetting, const Finding *finding, const uint64_t *lead, guint count)
{
    g_array_append_vals(forgetting->part, lead, count);
    for (guint i = 0; i < count; i++)
        add_id(forgetting->gone, lead[i]);
    for (guint i = 0; i < finding->ways->len; i++) {
        const Way *way = &g_array_index(finding->ways, Way, i);
        if (has_id(forgetting->gone, way->lead) || has_id(forgetting->gone, way->displaced))
            g_array_append_val(forgetting->ways, way->key);
    }
}

static StoreResult do_leads(const Errand *errand, Step *step, const GArray *leads)
{
    StoreResult result = STORE_OK;
    for (guint i = 0; result == STORE_OK && i < leads->len; i += LEADS_AT_ONCE) {
        Forgetting *forgetting = forgetting_new(errand->forget, errand->finding);
        add_part(forgetting, errand->finding, &g_array_index(leads, uint64_t, i), MIN(LEADS_AT_ONCE, leads->len - i));
        result = do_step(errand, step, forgetting);
    }
    return result;
}

static int by_number(const void *a, const void *b)
{
    const uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

static GArray *sorted(GHashTable *set)
{
    GArray *ids = g_array_new(FALSE, FALSE, sizeof(uint64_t));
    GHashTableIter iter;
    gpointer id;
    g_hash_table_iter_init(&iter, set);
    while (g_hash_table_iter_next(&iter, &id, NULL))
        g_array_append_vals(ids, id, 1);
    g_array_sort(ids, by_number);
    return ids;
}

static StoreResult forget_round(Errand *errand)
{
    g_autoptr(GArray) his = sorted(errand->finding->his);
    g_autoptr(GArray) named = sorted(errand->finding->named);
    g_array_append_vals(errand->forgotten->lead, his->data, his->len);
    g_array_append_vals(errand->forgotten->named, named->data, named->len);
    if (errand->forget->look)
        return STORE_OK;
    StoreResult result = do_leads(errand, run_leads, his);
    if (result == STORE_OK)
        result = do_leads(errand, run_named, named);
    if (result == STORE_OK)
        result = do_step(errand, run_contact, forgetting_new(errand->forget, errand->finding));
    return result;
}

static bool nothing_found(const StoreForget *forget, const Finding *finding)
{
    return g_hash_table_size(finding->his) == 0 && g_hash_table_size(finding->named) == 0 && finding->contact == 0 &&
           (!forget->suppress || finding->suppressed);
}

StoreResult store_forget(Store *store, const StoreForget *forget, StoreForgotten *forgotten, GError **error)
{
    StoreResult result = STORE_CONFLICT;
    *forgotten = (StoreForgotten){.lead = g_array_new(FALSE, FALSE, sizeof(uint64_t)),
                                  .named = g_array_new(FALSE, FALSE, sizeof(uint64_t))};
    for (int round = 0; round < ROUNDS && result == STORE_CONFLICT; round++) {
        g_auto(Finding) finding = finding_new(forget->address);
        Errand errand = {store, forget, &finding, forgotten, error};
        result = find_all(store, &finding, error);
        if (result == STORE_OK && round == 0 && nothing_found(forget, &finding))
            result = STORE_NOTHING;
        forgotten->contact |= forget->look && finding.contact != 0;
        forgotten->suppressed |= forget->look && finding.suppressed;
        if (result == STORE_OK)
            result = forget_round(&errand);
    }
    return result;
}

void store_forgotten_clear(StoreForgotten *forgotten)
{
    g_clear_pointer(&forgotten->lead, g_array_unref);
    g_clear_pointer(&forgotten->named, g_array_unref);
}
