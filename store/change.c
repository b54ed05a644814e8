/* Changes a lead, if nobody else did since it was read. */
#include <string.h>

#include "store/effects.h"
#include "store/lead.h"
#include "store/original.h"
#include "store/outbox.h"
#include "store/party.h"
#include "store/records.h"
#include "store/seen.h"
#include "store/timers.h"
#include "store/value.h"

typedef struct {
    Effects effects;
    Lead *lead;
    GPtrArray *cancel;          /* names, in effects.text */
    GPtrArray *cancel_outgoing; /* purposes, likewise */
    const char *message_id;
    Original *message; /* or NULL */
    Contact *contact;  /* or NULL */
    const char *domain, *name;
    const char *undeliverable; /* or NULL */
    bool once;
    uint8_t key[SEEN_KEY];
    int64_t seen_until;
    Lead *result;
} Changing;

static void free_changing(void *data)
{
    Changing *changing = data;
    effects_clear(&changing->effects);
    record_free(changing->lead);
    g_ptr_array_unref(changing->cancel);
    g_ptr_array_unref(changing->cancel_outgoing);
    record_free(changing->contact);
    record_free(changing->message);
    record_free(changing->result);
    g_free(changing);
}

static const StoreCandidate *choose(Txn *txn, const Effects *effects, Lead *lead)
{
    if (!effects->chooses)
        return NULL;
    g_autoptr(Account) account = account_get(txn, lead->account);
    return effects_choose(txn, effects, account != NULL ? account->owner : NULL, lead);
}

static void cancel(Txn *txn, const Changing *changing, uint64_t lead)
{
    for (guint i = 0; i < changing->cancel->len; i++)
        timer_cancel(txn, lead, g_ptr_array_index(changing->cancel, i));
    for (guint i = 0; i < changing->cancel_outgoing->len; i++)
        outbox_cancel(txn, lead, g_ptr_array_index(changing->cancel_outgoing, i));
}

static void remember(Txn *txn, const Changing *changing, uint64_t lead)
{
    if (changing->once)
        seen_add(txn, changing->key, lead, changing->seen_until);
    if (changing->message_id != NULL && changing->message_id[0] != '\0')
        known_add(txn, changing->message_id, lead, 0);
    if (changing->message != NULL)
        original_add_thread(txn, lead, changing->message);
}

/* A lead that was taken without a contact, as what is judged none is, gets one. */
static void introduce(Txn *txn, const Changing *changing, Lead *lead)
{
    if (lead->contact != 0 || changing->contact == NULL)
        return;
    g_autoptr(Account) account =
        party_take(txn, changing->contact, changing->domain, changing->name, changing->effects.now, lead);
    (void)account;
}

static void mark(Txn *txn, const Changing *changing, uint64_t id)
{
    g_autoptr(Contact) contact = changing->undeliverable != NULL ? contact_get(txn, id) : NULL;
    if (contact != NULL && contact_reached(contact, changing->undeliverable, changing->effects.now))
        contact_put(txn, contact);
}

static StoreResult apply(Txn *txn, Changing *changing, const Lead *before)
{
    const Effects *effects = &changing->effects;
    Lead *after = changing->result = record_copy(changing->lead);
    after->has_revision = true;
    after->revision = before->revision + 1;
    cancel(txn, changing, after->id);
    introduce(txn, changing, after);
    mark(txn, changing, after->contact);
    const StoreCandidate *chosen = choose(txn, effects, after);
    bool ack = effects_may_ack(txn, effects, after);
    lead_put(txn, before, after);
    effects_note_assigned(txn, effects, after, before->owner);
    effects_write(txn, effects, after, chosen, ack);
    remember(txn, changing, after->id);
    return STORE_OK;
}

static StoreResult run_changing(Txn *txn, void *data)
{
    Changing *changing = data;
    record_free(g_steal_pointer(&changing->result));
    uint64_t seen = changing->once ? seen_find(txn, changing->key, changing->effects.now) : 0;
    if (seen != 0) {
        changing->result = lead_get(txn, seen);
        return STORE_REPEAT;
    }
    g_autoptr(Lead) before = lead_get(txn, changing->lead->id);
    if (before == NULL)
        return STORE_NOTHING;
    return before->revision == changing->lead->revision ? apply(txn, changing, before) : STORE_CONFLICT;
}

static const char *keep(Changing *changing, const char *text)
{
    return text != NULL ? g_string_chunk_insert(changing->effects.text, text) : NULL;
}

static GPtrArray *keep_all(Changing *changing, const char *const *names)
{
    GPtrArray *kept = g_ptr_array_new();
    for (; names != NULL && *names != NULL; names++)
        g_ptr_array_add(kept, (void *)keep(changing, *names));
    return kept;
}

static Changing *copy_change(const StoreChange *change)
{
    Changing *changing = g_new0(Changing, 1);
    effects_init(&changing->effects, change);
    changing->lead = record_copy(change->lead);
    changing->cancel = keep_all(changing, change->cancel);
    changing->cancel_outgoing = keep_all(changing, change->cancel_outgoing);
    changing->contact = change->contact != NULL ? record_copy(change->contact) : NULL;
    changing->domain = keep(changing, change->account_domain);
    changing->name = keep(changing, change->account_name);
    changing->undeliverable = keep(changing, change->undeliverable);
    changing->message_id = keep(changing, change->message_id);
    if (change->message != NULL)
        changing->message = original_prepare_inline(change->message, change->message_size, change->now);
    changing->once = change->dedupe_key != NULL;
    if (changing->once)
        memcpy(changing->key, change->dedupe_key, SEEN_KEY);
    changing->seen_until = change->now + change->dedupe_seconds;
    return changing;
}

static void take_result(void *data, void *context)
{
    *(Lead **)context = g_steal_pointer(&((Changing *)data)->result);
}

StoreResult store_change(Store *store, const StoreChange *change, Lead **after, GError **error)
{
    g_autoptr(Lead) result = NULL;
    Changing *changing = copy_change(change);
    StoreResult code = store_write(store, (Work){run_changing, free_changing, changing}, take_result, &result, error);
    bool stands = code == STORE_OK || code == STORE_REPEAT;
    if (after != NULL)
        *after = stands ? g_steal_pointer(&result) : NULL;
    return code;
}
