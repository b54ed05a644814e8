/* Carries out what comes with a lead: owner, events, mail, timers. */
#include "store/effects.h"

#include <string.h>

#include "store/budget.h"
#include "store/lead.h"
#include "store/outbox.h"
#include "store/owner.h"
#include "store/records.h"
#include "store/timers.h"
#include "store/value.h"

static const char *keep(Effects *effects, const char *text)
{
    return text != NULL ? g_string_chunk_insert(effects->text, text) : NULL;
}

static void copy_choice(Effects *effects, const StoreChoice *choice)
{
    if (choice == NULL)
        return;
    for (size_t i = 0; i < choice->candidates; i++) {
        StoreCandidate candidate = choice->candidate[i];
        candidate.name = keep(effects, candidate.name);
        candidate.email = keep(effects, candidate.email);
        g_array_append_val(effects->candidates, candidate);
    }
    effects->chooses = true;
    effects->choice = *choice;
    effects->choice.reason = keep(effects, choice->reason);
    effects->choice.candidate = &g_array_index(effects->candidates, StoreCandidate, 0);
}

void effects_init(Effects *effects, const StoreChange *from)
{
    *effects = (Effects){.now = from->now};
    effects->text = g_string_chunk_new(512);
    effects->events = g_ptr_array_new_with_free_func(record_free);
    effects->outgoings = g_ptr_array_new_with_free_func(record_free);
    effects->timers = g_ptr_array_new_with_free_func(record_free);
    effects->budgets = g_array_new(FALSE, FALSE, sizeof(StoreBudget));
    effects->candidates = g_array_new(FALSE, FALSE, sizeof(StoreCandidate));
    effects->id_domain = keep(effects, from->id_domain != NULL ? from->id_domain : "localhost");
    copy_choice(effects, from->choice);
    for (size_t i = 0; i < from->events; i++)
        g_ptr_array_add(effects->events, record_copy(from->event[i]));
    for (size_t i = 0; i < from->outgoings; i++)
        g_ptr_array_add(effects->outgoings, record_copy(from->outgoing[i]));
    for (size_t i = 0; i < from->timers; i++)
        g_ptr_array_add(effects->timers, record_copy(from->timer[i]));
    for (size_t i = 0; i < from->budgets; i++) {
        StoreBudget budget = from->budget[i];
        budget.scope = keep(effects, budget.scope);
        g_array_append_val(effects->budgets, budget);
    }
}

void effects_clear(Effects *effects)
{
    g_string_chunk_free(effects->text);
    g_ptr_array_unref(effects->events);
    g_ptr_array_unref(effects->outgoings);
    g_ptr_array_unref(effects->timers);
    g_array_unref(effects->budgets);
    g_array_unref(effects->candidates);
}

static void take_time(int64_t from, int64_t *to, protobuf_c_boolean *has)
{
    if (from == 0)
        return;
    *has = true;
    *to = from;
}

static void take_deadlines(Lead *lead, const StoreCandidate *chosen)
{
    take_time(chosen->accept_by, &lead->accept_by, &lead->has_accept_by);
    take_time(chosen->wake_at, &lead->wake_at, &lead->has_wake_at);
    take_time(chosen->respond_by, &lead->respond_by, &lead->has_respond_by);
    take_time(chosen->next_step_at, &lead->next_step_at, &lead->has_next_step_at);
    if (chosen->respond_by == 0)
        return;
    take_time(chosen->respond_by, &lead->promised_by, &lead->has_promised_by);
    take_time(chosen->respond_by, &lead->next_step_at, &lead->has_next_step_at);
}

const StoreCandidate *effects_choose(Txn *txn, const Effects *effects, const char *account_owner, Lead *lead)
{
    if (!effects->chooses)
        return NULL;
    g_autofree char *reason = NULL;
    const StoreCandidate *chosen = owner_choose(txn, &effects->choice, account_owner, &reason);
    record_set(&lead->owner, chosen != NULL ? chosen->name : NULL);
    record_set(&lead->owner_reason, reason);
    if (chosen != NULL)
        take_deadlines(lead, chosen);
    if (chosen == NULL || lead->status != LEAD_STATUS__STATUS_NEW)
        return chosen;
    lead->has_status = lead->has_stage_since = true;
    lead->status = LEAD_STATUS__STATUS_ASSIGNED;
    lead->stage_since = effects->now;
    return chosen;
}

static bool is_ack(const Outgoing *row)
{
    return g_strcmp0(row->purpose, "ack") == 0;
}

static bool brings_ack(const Effects *effects)
{
    for (guint i = 0; i < effects->outgoings->len; i++)
        if (is_ack(g_ptr_array_index(effects->outgoings, i)))
            return true;
    return false;
}

bool effects_may_ack(Txn *txn, const Effects *effects, Lead *lead)
{
    if (!brings_ack(effects))
        return false;
    if (lead->acked_at != 0 || outbox_has_ack(txn, lead->id)) /* one a lead */
        return false;
    const StoreBudget *budget =
        budget_exceeded(txn, (const StoreBudget *)(void *)effects->budgets->data, effects->budgets->len, effects->now);
    if (budget == NULL)
        return true;
    g_autofree char *why = g_strdup_printf("budget: %.*s", (int)strcspn(budget->scope, ":"), budget->scope);
    record_set(&lead->ack_reason, why);
    return false;
}

/* As he wants his mail. */
static void space(Outgoing *row, const StoreCandidate *chosen)
{
    if (!row->to_owner || chosen == NULL || chosen->spaced == 0)
        return;
    row->has_spaced = true;
    row->spaced = chosen->spaced;
    row->due += STORE_GATHER;
}

static void write_outgoings(Txn *txn, const Effects *effects, const Lead *lead, const StoreCandidate *chosen, bool ack)
{
    const char *email = chosen != NULL ? chosen->email : NULL;
    for (guint i = 0; i < effects->outgoings->len; i++) {
        Outgoing *row = g_ptr_array_index(effects->outgoings, i);
        if ((is_ack(row) && !ack) || (row->to_owner && chosen != NULL && chosen->silent))
            continue;
        space(row, chosen);
        uint64_t id = outbox_add(txn, lead->id, row, email, effects->id_domain, effects->now);
        if (!is_ack(row))
            continue;
        budget_take(txn, (const StoreBudget *)(void *)effects->budgets->data, effects->budgets->len, id, effects->now);
        ack = false; /* a second one in the same call is one too many */
    }
}

void effects_write(Txn *txn, const Effects *effects, const Lead *lead, const StoreCandidate *chosen, bool ack)
{
    for (guint i = 0; i < effects->events->len; i++)
        lead_event(txn, lead->id, g_ptr_array_index(effects->events, i), effects->now);
    for (guint i = 0; i < effects->timers->len; i++)
        timer_put(txn, lead->id, g_ptr_array_index(effects->timers, i));
    write_outgoings(txn, effects, lead, chosen, ack);
}

bool effects_tell(const Effects *effects, const char *what)
{
    for (guint i = 0; i < effects->events->len; i++) {
        const Event *event = g_ptr_array_index(effects->events, i);
        if (g_strcmp0(event->what, what) == 0)
            return true;
    }
    return false;
}

void effects_note_assigned(Txn *txn, const Effects *effects, const Lead *lead, const char *from)
{
    if (!effects->chooses || lead->owner == NULL || effects_tell(effects, "assigned"))
        return;
    Event event = EVENT__INIT;
    event.what = (char *)"assigned";
    event.who = (char *)"leadmilter";
    event.from = (char *)from;
    event.to = lead->owner;
    event.why = lead->owner_reason;
    lead_event(txn, lead->id, &event, effects->now);
}
