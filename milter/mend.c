/* Second readings, and SPF that came late. */
#include "milter/mend.h"

#include <string.h>

#include "milter/ack.h"
#include "milter/draft.h"
#include "milter/log.h"
#include "milter/now.h"
#include "milter/ours.h"
#include "milter/sla.h"
#include "store/records.h"

enum {
    READ_LIMIT = 10000, /* milliseconds */
    READ_ATTEMPTS = 3,
    SPF_AGAIN = 3 /* seconds; so long a lead waits for a free resolver */
};

static Event event_make(const char *what, const char *from, const char *to, const char *why, int64_t now)
{
    Event event = EVENT__INIT;
    event.has_at = true;
    event.at = now;
    event.what = (char *)what;
    event.who = (char *)"leadmilter";
    event.how = (char *)"clock";
    event.from = (char *)from;
    event.to = (char *)to;
    event.why = (char *)why;
    return event;
}

static bool change_lead(Keeper *keeper, StoreChange *change)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Lead) after = NULL;
    StoreResult result = store_change(keeper_store(keeper), change, &after, &error);
    if (result != STORE_OK && result != STORE_CONFLICT)
        log_warn("L-%" G_GUINT64_FORMAT ": not mended: %s", change->lead->id, error ? error->message : "store is busy");
    return result == STORE_OK;
}

/* Tried in vain: the timer moves on, or is given up with the last attempt. */
static void put_off_reading(Keeper *keeper, Lead *lead, const char *why, int64_t now)
{
    lead->has_read_attempts = true;
    lead->read_attempts++;
    bool last = lead->read_attempts >= READ_ATTEMPTS;
    Timer timer = draft_timer("read-again", now + 30 * lead->read_attempts);
    const Timer *timers[] = {&timer};
    Event event = event_make(last ? "unreadable" : "read again in vain", NULL, NULL, why, now);
    const Event *events[] = {&event};
    const char *const cancel[] = {"read-again", NULL};
    draft_set(&lead->unparsed, why);
    if (last)
        draft_set(&lead->ack_reason, "unparsed");
    StoreChange change = {.now = now,
                          .lead = lead,
                          .event = events,
                          .events = 1,
                          .timer = timers,
                          .timers = last ? 0 : 1,
                          .cancel = last ? cancel : NULL};
    change_lead(keeper, &change);
}

static void replace_reading(Lead *lead, Reading *reading)
{
    if (lead->reading)
        reading__free_unpacked(lead->reading, NULL);
    lead->reading = reading;
    draft_set(&lead->unparsed, reading->unparsed);
    draft_set(&lead->message_id, reading->message_id);
    if (reading->authentication) {
        draft_set(&lead->dmarc, reading->authentication->dmarc);
        if (reading->authentication->spf)
            draft_set(&lead->spf, reading->authentication->spf);
    }
    if (reading->source)
        draft_set(&lead->source, reading->source->value);
}

/* A deadline may come nearer by what was read late, never farther. */
static void hasten(Lead *lead, const Config *config, int64_t respond_by_before)
{
    draft_deadlines(lead, config, lead->created);
    if (lead->has_respond_by && respond_by_before && lead->respond_by > respond_by_before)
        lead->respond_by = lead->promised_by = lead->next_step_at = respond_by_before;
}

static void mend_lead(Keeper *keeper, const Config *config, Lead *lead, int64_t now)
{
    int64_t respond_by_before = lead->respond_by;
    draft_score(lead, config, lead->relation);
    hasten(lead, config, respond_by_before);
    Store *store = keeper_store(keeper);
    /* What only a Reading tells was not known at first: two robots may be talking. */
    AckFacts facts = {.lead = lead,
                      .names_our_message = ours_named(store, lead->reading) || ours_returned(store, lead->reading)};
    AckDecision ack = ack_decide(config, &facts);
    draft_set(&lead->ack_reason, ack.reason ? ack.reason : ack.waits_for_spf ? "waits for SPF" : NULL);
    draft_set(&lead->ack_to, ack.to);
    Event event = event_make("read", "unparsed", lead_class_name(lead->class_), "a second reading", now);
    const Event *events[] = {&event};
    Timer timers[] = {draft_timer("respond", lead->respond_by), draft_timer("spf", now + MEND_SPF_AFTER)};
    const Timer *timer[] = {&timers[0], &timers[1]};
    const char *const cancel[] = {"read-again", "respond", NULL};
    const char *const cards[] = {"card", NULL};
    Outgoing reply = draft_ack(lead, config, ack.to, ack.waits_for_spf, now);
    const Outgoing *outgoing[] = {&reply};
    DraftBudgets budgets = {0};
    g_autofree char *id_domain = g_strdup(address_domain(config->identity));
    StoreChange change = {.now = now,
                          .lead = lead,
                          .event = events,
                          .events = 1,
                          .cancel = cancel,
                          .timer = timer,
                          .timers = lead->has_respond_by ? (ack.waits_for_spf ? 2 : 1) : 0,
                          .id_domain = id_domain,
                          .message_id = lead->message_id,
                          .cancel_outgoing = lead->class_ == LEAD_CLASS__CLASS_NONE ? cards : NULL};
    if (ack.to) {
        draft_budgets(&budgets, config, ack.to);
        change.outgoing = outgoing;
        change.outgoings = 1;
        change.budget = budgets.budget;
        change.budgets = G_N_ELEMENTS(budgets.budget);
    }
    if (change_lead(keeper, &change))
        log_note("L-%" G_GUINT64_FORMAT ": read at last: %s %d", lead->id, lead_class_name(lead->class_), lead->score);
    draft_budgets_clear(&budgets);
    ack_clear(&ack);
}

static Reading *read_original(Keeper *keeper, const Lead *lead, const char **why)
{
    GBytes *bytes = NULL;
    if (store_original(keeper_store(keeper), lead->id, &bytes, NULL) != STORE_OK) {
        *why = "its original is gone";
        return NULL;
    }
    ReadRequest request = READ_REQUEST__INIT;
    request.recipient = lead->intake;
    request.n_recipient = lead->n_intake;
    request.mail_from = lead->mail_from;
    request.has_arrived = lead->has_created;
    request.arrived = lead->created;
    gsize size = 0;
    const uint8_t *raw = g_bytes_get_data(bytes, &size);
    Reading *reading = NULL;
    PoolResult result = pool_read(keeper_readers(keeper), &request, raw, size, READ_LIMIT, &reading);
    g_bytes_unref(bytes);
    *why = pool_result_name(result);
    return reading;
}

void mend_reading(Keeper *keeper, uint64_t id, int64_t now)
{
    Lead *found = NULL;
    if (store_lead(keeper_store(keeper), id, &found, NULL) != STORE_OK)
        return;
    g_autoptr(Lead) lead = found;
    g_autoptr(Config) config = keeper_config(keeper);
    const char *why = "";
    Reading *reading = read_original(keeper, lead, &why);
    if (!reading) {
        put_off_reading(keeper, lead, why, now);
        return;
    }
    replace_reading(lead, reading);
    mend_lead(keeper, config, lead, now);
}

/* --- SPF --- */

static Lead *waiting_lead(Keeper *keeper, uint64_t id)
{
    Lead *lead = NULL;
    return store_lead(keeper_store(keeper), id, &lead, NULL) == STORE_OK ? lead : NULL;
}

/* The row is not due before the ack's own deadline: until then it is ours to
 * replace, afterwards the courier's. */
static bool still_waits(const Lead *lead, const Config *config, int64_t now)
{
    return !lead->has_acked_at && now < sla_deadlines(config, lead->class_, lead->created).ack_by;
}

static void put_off_spf(Keeper *keeper, Lead *lead, int64_t now)
{
    Timer timer = draft_timer("spf", now + SPF_AGAIN);
    const Timer *timers[] = {&timer};
    StoreChange change = {.now = now, .lead = lead, .timer = timers, .timers = 1};
    change_lead(keeper, &change);
}

/* Known at last: the ack goes at once, or never. */
static void settle_spf(Keeper *keeper, const Config *config, Lead *lead, int64_t now)
{
    bool waits = still_waits(lead, config, now);
    AckFacts facts = {.lead = lead};
    AckDecision ack = ack_decide(config, &facts);
    if (waits)
        draft_set(&lead->ack_reason, ack.reason);
    Event event = event_make("spf", "pending", lead->spf, NULL, now);
    const Event *events[] = {&event};
    const char *const cancel[] = {"spf", NULL};
    const char *const acks[] = {"ack", NULL};
    Outgoing reply = draft_ack(lead, config, ack.to, false, now);
    const Outgoing *outgoing[] = {&reply};
    g_autofree char *id_domain = g_strdup(address_domain(config->identity));
    /* Taking the waiting row away gives back what it was charged. */
    DraftBudgets budgets = {0};
    StoreChange change = {.now = now,
                          .lead = lead,
                          .event = events,
                          .events = 1,
                          .cancel = cancel,
                          .cancel_outgoing = waits ? acks : NULL,
                          .outgoing = outgoing,
                          .outgoings = waits && ack.to ? 1 : 0,
                          .id_domain = id_domain};
    if (change.outgoings) {
        draft_budgets(&budgets, config, ack.to);
        change.budget = budgets.budget;
        change.budgets = G_N_ELEMENTS(budgets.budget);
    }
    change_lead(keeper, &change);
    draft_budgets_clear(&budgets);
    ack_clear(&ack);
}

/* One lead's evaluation under way. */
typedef struct {
    Lead *lead;
    SpfCheck *check;
} Evaluation;

static void conclude(Keeper *keeper, const Config *config, Evaluation *evaluation, unsigned milliseconds)
{
    Lead *lead = evaluation->lead;
    const char *spf = pool_spf_wait(evaluation->check, milliseconds);
    int64_t now = now_seconds();
    bool pending = strcmp(spf, "pending") == 0;
    if (pending && still_waits(lead, config, now)) {
        put_off_spf(keeper, lead, now);
        return;
    }
    /* No answer in all this time is a temporary error (RFC 7208, 2.6.6). */
    draft_set(&lead->spf, pending ? "temperror" : spf);
    settle_spf(keeper, config, lead, now);
}

void mend_spf(Keeper *keeper, const uint64_t *leads, size_t n)
{
    g_autoptr(Config) config = keeper_config(keeper);
    g_autofree Evaluation *evaluation = g_new0(Evaluation, n);
    for (size_t i = 0; i < n; i++) {
        Lead *lead = evaluation[i].lead = waiting_lead(keeper, leads[i]);
        if (lead)
            evaluation[i].check = pool_spf_begin(keeper_resolvers(keeper), lead->client, lead->helo, lead->mail_from);
    }
    int64_t until = now_monotonic_ms() + config->dns_timeout * 1000 + 500;
    for (size_t i = 0; i < n; i++) {
        if (!evaluation[i].lead)
            continue;
        int64_t left = until - now_monotonic_ms();
        conclude(keeper, config, &evaluation[i], left > 0 ? (unsigned)left : 0);
        pool_spf_free(evaluation[i].check);
        lead__free_unpacked(evaluation[i].lead, NULL);
    }
}
