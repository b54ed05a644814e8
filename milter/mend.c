/* Second readings, and SPF that came late. */
#include "milter/mend.h"

#include <string.h>

#include "milter/ack.h"
#include "milter/draft.h"
#include "milter/log.h"
#include "milter/now.h"
#include "milter/ours.h"
#include "milter/relation.h"
#include "milter/reread.h"
#include "milter/sender.h"
#include "milter/sla.h"
#include "milter/suppressed.h"
#include "store/records.h"

enum {
    READ_LIMIT = 10000, /* milliseconds */
    READ_ATTEMPTS = 3,
    LOOKUPS = 20, /* of References, newest first */
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

/* At intake these would have been bounce or automatic, and no lead: two robots may be talking. */
static bool is_machine(const Lead *lead, const Config *config, bool names_ours, bool returned)
{
    const Reading *reading = lead->reading;
    const char *from = reading->n_from ? reading->from[0]->address : NULL;
    bool automatic = !lead->mail_from || !*lead->mail_from || (reading->automatic && *reading->automatic);
    bool owner = (lead->mail_from && config_owner_by_address(config, lead->mail_from)) ||
                 (from && config_owner_by_address(config, from));
    return returned || (automatic && (names_ours || owner));
}

/* The lead that a Message-ID of its thread belongs to, another than itself; or NULL. */
static Lead *lead_of(Store *store, const char *message_id, const Lead *lead)
{
    Lead *found = NULL;
    bool ours = false;
    if (store_find_message(store, message_id, &found, &ours, NULL) != STORE_OK)
        return NULL;
    if (found->id != lead->id && found->status != LEAD_STATUS__STATUS_IGNORED)
        return found;
    lead__free_unpacked(found, NULL);
    return NULL;
}

/* Read in time it would have joined that lead, or been linked to it. True: its sender belongs to that thread, where
 * one ack was enough. */
static bool link_thread(Store *store, Lead *lead)
{
    const Reading *reading = lead->reading;
    Lead *named = NULL;
    for (size_t i = 0; !named && i < MIN(reading->n_in_reply_to, LOOKUPS); i++)
        named = lead_of(store, reading->in_reply_to[i], lead);
    for (size_t i = 0; !named && i < MIN(reading->n_references, LOOKUPS); i++)
        named = lead_of(store, reading->references[reading->n_references - 1 - i], lead);
    if (!named)
        return false;
    if (lead->n_linked == 0) {
        lead->linked = g_renew(uint64_t, lead->linked, 1);
        lead->linked[lead->n_linked++] = named->id;
    }
    bool belongs = sender_in_thread(named, lead->mail_from, reading) && !sender_forged(lead->spf, reading);
    lead__free_unpacked(named, NULL);
    return belongs;
}

/* What goes into the one change, in one place. */
typedef struct {
    AckDecision ack;
    Event event;
    const Event *events[1];
    Timer timers[1];
    const Timer *timer[1];
    Contact contact;
    Outgoing reply;
    const Outgoing *outgoing[1];
    DraftBudgets budgets;
    char *id_domain;
    StoreChange change;
} Mending;

static void add_timer(Mending *m, const char *what, int64_t due)
{
    size_t n = m->change.timers++;
    m->timers[n] = draft_timer(what, due);
    m->timer[n] = &m->timers[n];
}

/* Whom we could not know unread: the relay's mailbox was nobody's. */
static void add_contact(Mending *m, const Lead *lead, const Config *config)
{
    m->contact = draft_contact(lead);
    if (lead->contact || !m->contact.address || lead->class_ == LEAD_CLASS__CLASS_NONE)
        return;
    m->change.contact = &m->contact;
    m->change.account_domain = draft_account_domain(lead, config);
    m->change.account_name = lead->reading->company ? lead->reading->company->value : NULL;
}

/* Once answered, or taken out of the way, it needs none. */
static void add_ack(Mending *m, Lead *lead, const Config *config, const AckFacts *facts, int64_t now)
{
    bool taken_away = !lead_is_open(lead) && (lead->reclassified || lead->class_ != LEAD_CLASS__CLASS_NONE);
    if (taken_away || lead->acked_at || lead->responded_at)
        return;
    m->ack = ack_decide(config, facts);
    draft_set(&lead->ack_reason, m->ack.to ? draft_ack_waits(lead, m->ack.waits_for_spf) : m->ack.reason);
    draft_set(&lead->ack_to, m->ack.to);
    if (m->ack.waits_for_spf)
        add_timer(m, "spf", now + MEND_SPF_AFTER);
    if (!m->ack.to || (lead->observed && m->ack.waits_for_spf))
        return;
    m->reply = draft_ack(lead, config, m->ack.to, m->ack.waits_for_spf, now);
    draft_hold_back(&m->reply, lead, now);
    m->outgoing[0] = &m->reply;
    m->change.outgoing = m->outgoing;
    m->change.outgoings = 1;
    if (lead->observed)
        return;
    draft_budgets(&m->budgets, config, m->ack.to);
    m->change.budget = m->budgets.budget;
    m->change.budgets = G_N_ELEMENTS(m->budgets.budget);
}

static void mend_lead(Keeper *keeper, const Config *config, Lead *lead, int64_t now)
{
    static const char *const read[] = {"read-again", NULL};
    static const char *const cards[] = {"card", NULL};
    Store *store = keeper_store(keeper);
    bool names_ours = ours_named(store, lead->reading), returned = ours_returned(store, lead->reading);
    if (!lead->contact)
        draft_set(&lead->relation, relation_find(store, config, draft_prospect(lead)));
    reread_judge(lead, config, is_machine(lead, config, names_ours, returned));
    bool follows = link_thread(store, lead);
    AckFacts facts = {.lead = lead,
                      .names_our_message = names_ours || returned || follows,
                      .suppressed = suppressed_prospect(keeper_store(keeper), lead)};
    Mending m = {.id_domain = g_strdup(address_domain(config->identity))};
    m.event = event_make("read", "unparsed", lead_class_name(lead->class_), "a second reading", now);
    m.events[0] = &m.event;
    m.change = (StoreChange){.now = now,
                             .lead = lead,
                             .event = m.events,
                             .events = 1,
                             .cancel = read,
                             .timer = m.timer,
                             .id_domain = m.id_domain,
                             .message_id = lead->message_id,
                             .cancel_outgoing = lead->class_ == LEAD_CLASS__CLASS_NONE ? cards : NULL};
    add_contact(&m, lead, config);
    add_ack(&m, lead, config, &facts, now);
    if (change_lead(keeper, &m.change))
        log_note("L-%" G_GUINT64_FORMAT ": read at last: %s %d", lead->id, lead_class_name(lead->class_), lead->score);
    draft_budgets_clear(&m.budgets);
    ack_clear(&m.ack);
    g_free(m.id_domain);
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

/* It has been read already. */
static void drop_timer(Keeper *keeper, const Lead *lead, int64_t now)
{
    const char *const cancel[] = {"read-again", NULL};
    StoreChange change = {.now = now, .lead = lead, .cancel = cancel};
    change_lead(keeper, &change);
}

void mend_reading(Keeper *keeper, uint64_t id, int64_t now)
{
    Lead *found = NULL;
    if (store_lead(keeper_store(keeper), id, &found, NULL) != STORE_OK)
        return;
    g_autoptr(Lead) lead = found;
    g_autoptr(Config) config = keeper_config(keeper);
    if (!lead->unparsed) {
        drop_timer(keeper, lead, now);
        return;
    }
    const char *why = "";
    Reading *reading = read_original(keeper, lead, &why);
    if (!reading) {
        put_off_reading(keeper, lead, why, now);
        return;
    }
    reread_take(lead, config, reading);
    mend_lead(keeper, config, lead, now);
}

/* --- SPF --- */

static Lead *waiting_lead(Keeper *keeper, uint64_t id)
{
    Lead *lead = NULL;
    return store_lead(keeper_store(keeper), id, &lead, NULL) == STORE_OK ? lead : NULL;
}

/* There is an ack, and it waits. Its row is not due before its own deadline: until then
 * it is ours to replace, afterwards the courier's. In observe mode nothing goes, so that it is never too late. */
static bool still_waits(const Lead *lead, const Config *config, int64_t now)
{
    if (lead->observed)
        return g_strcmp0(lead->ack_reason, DRAFT_OBSERVED) == 0;
    return g_strcmp0(lead->ack_reason, DRAFT_WAITS_FOR_SPF) == 0 && !lead->has_acked_at &&
           now < sla_deadlines(config, lead->class_, lead->created).ack_by;
}

static void put_off_spf(Keeper *keeper, Lead *lead, int64_t now)
{
    Timer timer = draft_timer("spf", now + SPF_AGAIN);
    const Timer *timers[] = {&timer};
    StoreChange change = {.now = now, .lead = lead, .timer = timers, .timers = 1};
    change_lead(keeper, &change);
}

/* Known at last: the ack that waits for it goes at once, or never. */
static void settle_spf(Keeper *keeper, const Config *config, Lead *lead, int64_t now)
{
    bool waits = still_waits(lead, config, now);
    AckFacts facts = {.lead = lead, .suppressed = suppressed_prospect(keeper_store(keeper), lead)};
    AckDecision ack = ack_decide(config, &facts);
    if (waits)
        draft_set(&lead->ack_reason, ack.to ? draft_ack_waits(lead, false) : ack.reason);
    Event event = event_make("spf", "pending", lead->spf, NULL, now);
    const Event *events[] = {&event};
    const char *const cancel[] = {"spf", NULL};
    const char *const acks[] = {"ack", NULL};
    Outgoing reply = draft_ack(lead, config, ack.to, false, now);
    draft_hold_back(&reply, lead, now);
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
    if (change.outgoings && !lead->observed) {
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
    draft_set(&lead->spf, sender_spf(pending ? "temperror" : spf, lead->reading));
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
