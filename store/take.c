/* Takes a message in: one transaction, and once. */
#include <errno.h>
#include <string.h>

#include "store/effects.h"
#include "store/lead.h"
#include "store/mailbox.h"
#include "store/original.h"
#include "store/party.h"
#include "store/records.h"
#include "store/seen.h"
#include "store/value.h"

typedef struct {
    Effects effects;
    uint8_t key[SEEN_KEY];
    int64_t seen_until;
    Lead *lead;
    Contact *contact;
    const char *intake, *domain, *name;
    Original *original;
    Lead *result;
} Taking;

static void free_taking(void *data)
{
    Taking *taking = data;
    effects_clear(&taking->effects);
    record_free(taking->lead);
    record_free(taking->contact);
    record_free(taking->original);
    record_free(taking->result);
    g_free(taking);
}

/* --- A repeat --- */

/* Whoever repeats a message chooses its plus-tags: so many are remembered. */
enum { INTAKES_MAX = 100 };

static bool lists(const Lead *lead, const char *address)
{
    g_autofree char *wanted = mailbox_canonical(address);
    bool found = false;
    for (size_t i = 0; !found && i < lead->n_intake; i++) {
        g_autofree char *listed = mailbox_canonical(lead->intake[i]);
        found = strcmp(listed, wanted) == 0;
    }
    return found;
}

static void append_intake(Lead *lead, const char *address)
{
    lead->intake = g_renew(char *, lead->intake, lead->n_intake + 1);
    lead->intake[lead->n_intake++] = g_strdup(address);
}

/* The addresses at which the message is known to have come again. */
static GHashTable *noted_repeats(Txn *txn, uint64_t lead)
{
    GHashTable *noted = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Key prefix = key_number(lead);
    g_auto(Walk) walk = walk_up(txn, TABLE_EVENTS, &prefix);
    while (walk_next(&walk)) {
        Event *event = value_unpack(TABLE_EVENTS, walk.key, walk.value, &event__descriptor);
        if (event != NULL && g_strcmp0(event->what, "repeat") == 0 && event->text != NULL)
            g_hash_table_add(noted, g_strdup(event->text));
        record_free(event);
    }
    return noted;
}

static void note_repeat(Txn *txn, const Taking *taking, uint64_t lead, const char *address)
{
    Event event = EVENT__INIT;
    event.what = (char *)"repeat";
    event.who = (char *)"leadmilter";
    event.how = (char *)"mail";
    event.text = (char *)address;
    event.message_id = taking->lead->message_id;
    lead_event(txn, lead, &event, taking->effects.now);
}

static StoreResult take_again(Txn *txn, Taking *taking, Lead *known)
{
    g_autoptr(Lead) before = record_copy(known);
    g_autoptr(GHashTable) noted = noted_repeats(txn, known->id);
    taking->result = known;
    for (size_t i = 0; i < MIN(taking->lead->n_intake, INTAKES_MAX); i++) {
        const char *address = taking->lead->intake[i];
        if (!lists(known, address) && known->n_intake < INTAKES_MAX)
            append_intake(known, address);
        if (g_hash_table_size(noted) < INTAKES_MAX && g_hash_table_add(noted, g_strdup(address)))
            note_repeat(txn, taking, known->id, address);
    }
    if (known->n_intake == before->n_intake)
        return STORE_REPEAT;
    known->has_revision = true;
    known->revision++;
    lead_put(txn, before, known);
    return STORE_REPEAT;
}

/* --- A new one --- */

static void note_intake(Txn *txn, const Taking *taking, const Lead *lead)
{
    if (effects_tell(&taking->effects, "intake"))
        return;
    Event event = EVENT__INIT;
    event.what = (char *)"intake";
    event.who = (char *)"leadmilter";
    event.how = (char *)"mail";
    event.from = lead->mail_from;
    event.to = lead->n_intake > 0 ? lead->intake[0] : NULL;
    event.message_id = lead->message_id;
    lead_event(txn, lead->id, &event, taking->effects.now);
}

static void number_lead(Txn *txn, Lead *lead, int64_t now)
{
    lead->id = value_next(txn, "lead", LEAD_FIRST);
    lead->has_revision = true;
    lead->revision = 1;
    if (lead->has_created)
        return;
    lead->has_created = true;
    lead->created = now;
}

static void remember(Txn *txn, const Taking *taking, const Lead *lead)
{
    seen_add(txn, taking->key, lead->id, taking->seen_until);
    if (lead->message_id != NULL && lead->message_id[0] != '\0')
        known_add(txn, lead->message_id, lead->id, 0);
    if (taking->original != NULL)
        original_put(txn, lead->id, taking->original);
}

static StoreResult take_new(Txn *txn, Taking *taking)
{
    const Effects *effects = &taking->effects;
    Lead *lead = taking->result = record_copy(taking->lead);
    number_lead(txn, lead, effects->now);
    g_autoptr(Account) account = party_take(txn, taking->contact, taking->domain, taking->name, effects->now, lead);
    const StoreCandidate *chosen = effects_choose(txn, effects, account != NULL ? account->owner : NULL, lead);
    bool ack = effects_may_ack(txn, effects, lead);
    lead_put(txn, NULL, lead);
    note_intake(txn, taking, lead);
    effects_note_assigned(txn, effects, lead, NULL);
    effects_write(txn, effects, lead, chosen, ack);
    remember(txn, taking, lead);
    return STORE_OK;
}

static StoreResult run_taking(Txn *txn, void *data)
{
    Taking *taking = data;
    record_free(g_steal_pointer(&taking->result)); /* of a run that was undone */
    uint64_t id = seen_find(txn, taking->key, taking->effects.now);
    Lead *known = id != 0 ? lead_get(txn, id) : NULL;
    return known != NULL ? take_again(txn, taking, known) : take_new(txn, taking);
}

/* --- From and to the caller --- */

static Taking *copy_intake(const StoreIntake *intake)
{
    const StoreChange common = {.now = intake->now,
                                .choice = intake->choice,
                                .event = intake->event,
                                .events = intake->events,
                                .outgoing = intake->outgoing,
                                .outgoings = intake->outgoings,
                                .timer = intake->timer,
                                .timers = intake->timers,
                                .budget = intake->budget,
                                .budgets = intake->budgets,
                                .id_domain = intake->id_domain};
    Taking *taking = g_new0(Taking, 1);
    effects_init(&taking->effects, &common);
    memcpy(taking->key, intake->dedupe_key, SEEN_KEY);
    taking->seen_until = intake->now + intake->dedupe_seconds;
    taking->lead = record_copy(intake->lead);
    taking->contact = record_copy(intake->contact);
    if (intake->intake != NULL && !lists(taking->lead, intake->intake))
        append_intake(taking->lead, intake->intake);
    if (intake->account_domain != NULL)
        taking->domain = g_string_chunk_insert(taking->effects.text, intake->account_domain);
    if (intake->account_name != NULL)
        taking->name = g_string_chunk_insert(taking->effects.text, intake->account_name);
    return taking;
}

typedef struct {
    Lead *lead;
    Original *original;
} Outcome;

static void take_outcome(void *data, void *context)
{
    Taking *taking = data;
    Outcome *outcome = context;
    outcome->lead = g_steal_pointer(&taking->result);
    outcome->original = g_steal_pointer(&taking->original);
}

static bool prepare_original(Store *store, const StoreIntake *intake, Taking *taking, GError **error)
{
    if (intake->original == NULL && intake->spool == NULL)
        return true;
    taking->original =
        original_prepare(store, intake->original, intake->original_size, intake->spool, intake->now, error);
    return taking->original != NULL;
}

StoreResult store_intake(Store *store, const StoreIntake *intake, Lead **lead, GError **error)
{
    *lead = NULL;
    GError *trouble = NULL;
    Taking *taking = copy_intake(intake);
    if (!prepare_original(store, intake, taking, &trouble)) {
        free_taking(taking);
        bool full = g_error_matches(trouble, STORE_ERROR, ENOSPC) || g_error_matches(trouble, STORE_ERROR, EDQUOT);
        g_propagate_error(error, trouble);
        return full ? STORE_FULL : STORE_FAILED;
    }
    Outcome outcome = {0};
    StoreResult result = store_write(store, (Work){run_taking, free_taking, taking}, take_outcome, &outcome, error);
    if (result != STORE_OK && result != STORE_UNKNOWN)
        original_discard(store, outcome.original);
    record_free(outcome.original);
    if (result == STORE_OK || result == STORE_REPEAT)
        *lead = g_steal_pointer(&outcome.lead);
    record_free(outcome.lead);
    return result;
}
