/* The inquiry's transaction, and what mends it afterwards. */
#include "milter/intake.h"

#include <string.h>

#include "milter/ack.h"
#include "milter/draft.h"
#include "milter/log.h"
#include "milter/route.h"
#include "milter/sla.h"
#include "store/records.h"

enum {
    READ_AGAIN_AFTER = 1,     /* seconds */
    READ_AGAIN_LIMIT = 10000, /* milliseconds */
    READ_AGAIN_ATTEMPTS = 3,
    SPF_AGAIN_AFTER = 2,
    REASONS_SHOWN = 12
};

static char *reasons_in_short(const Lead *lead)
{
    GString *text = g_string_new(NULL);
    g_string_printf(text, "%d", lead->score);
    for (size_t i = 0; i < lead->n_reason && i < REASONS_SHOWN; i++)
        g_string_append_printf(text, "%s%s=%d", i ? " " : " (", lead->reason[i]->name, lead->reason[i]->points);
    if (lead->n_reason)
        g_string_append_c(text, ')');
    return g_string_free(text, FALSE);
}

static char *rfc3339(int64_t at)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(at);
    return g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ");
}

/* Others than us read the headers too: then no more than the id. */
static void add_headers(Verdict *verdict, const Config *config, const Envelope *envelope, const Lead *lead)
{
    g_autofree char *id = g_strdup_printf("L-%" G_GUINT64_FORMAT, lead->id);
    verdict_add_header(verdict, "X-Lead-Id", id);
    if (!envelope_all_ours(config, envelope))
        return;
    g_autofree char *score = reasons_in_short(lead);
    verdict_add_header(verdict, "X-Lead-Class", lead_class_name(lead->class_));
    verdict_add_header(verdict, "X-Lead-Score", score);
    if (lead->owner)
        verdict_add_header(verdict, "X-Lead-Owner", lead->owner);
    if (lead->has_respond_by) {
        g_autofree char *respond_by = rfc3339(lead->respond_by);
        verdict_add_header(verdict, "X-Lead-Respond-By", respond_by);
    }
}

void intake_edits(Verdict *verdict, const Config *config, const Envelope *envelope, const Lead *lead)
{
    verdict->strip = true;
    if (config->mode == MODE_OBSERVE)
        return;
    add_headers(verdict, config, envelope, lead);
    const Owner *owner = lead->owner ? config_owner(config, lead->owner) : NULL;
    const char *mailbox = owner ? route_mailbox(config, owner) : NULL;
    if (mailbox && !envelope_has_rcpt(envelope, mailbox))
        verdict_add_rcpt(verdict, mailbox);
}

/* "new", "known" or "customer", before the transaction settles it. */
static const char *relation_of(Keeper *keeper, const char *address)
{
    Contact *found = NULL;
    if (!address || store_contact(keeper_store(keeper), address, &found, NULL) != STORE_OK)
        return "new";
    g_autoptr(Contact) contact = found;
    return contact->won > 0 ? "customer" : "known";
}

static const char *prospect_of(const Incoming *incoming)
{
    if (incoming->reading && incoming->reading->email)
        return incoming->reading->email->value;
    return incoming->envelope->mail_from;
}

/* The scopes of RFC 3834's rate limit: one sender, one domain, all. */
typedef struct {
    char *sender, *domain;
    StoreBudget budget[3];
} Budgets;

static void budgets_init(Budgets *budgets, const Config *config, const char *to)
{
    g_autofree char *lower = g_ascii_strdown(to, -1);
    budgets->sender = g_strconcat("sender:", lower, NULL);
    budgets->domain = g_strconcat("domain:", address_domain(lower), NULL);
    budgets->budget[0] = (StoreBudget){budgets->sender, config->ack_sender.limit, config->ack_sender.seconds};
    budgets->budget[1] = (StoreBudget){budgets->domain, config->ack_domain.limit, config->ack_domain.seconds};
    budgets->budget[2] = (StoreBudget){"total", config->ack_total.limit, config->ack_total.seconds};
}

static void budgets_clear(Budgets *budgets)
{
    g_free(budgets->sender);
    g_free(budgets->domain);
}

static Timer timer_make(const char *what, int64_t due)
{
    Timer timer = TIMER__INIT;
    timer.what = (char *)what;
    timer.has_due = true;
    timer.due = due;
    return timer;
}

/* Everything that goes into the one transaction, in one place. */
typedef struct {
    Lead *lead;
    AckDecision ack;
    Budgets budgets;
    Routing *routing;
    Contact contact;
    Outgoing card, reply;
    const Outgoing *outgoing[2];
    Timer timers[3];
    const Timer *timer[3];
    char *id_domain;
    StoreIntake intake;
} Transaction;

static void add_outgoing(Transaction *t, const Incoming *incoming)
{
    const Config *config = incoming->config;
    if (t->lead->class_ != LEAD_CLASS__CLASS_NONE && config->mode == MODE_ACTIVE) {
        t->card = draft_card(t->lead, incoming->now);
        t->outgoing[t->intake.outgoings++] = &t->card;
    }
    AckFacts facts = {t->lead, incoming->names_our_message, incoming->own_token_sender};
    t->ack = ack_decide(config, &facts);
    if (!t->ack.to) {
        draft_set(&t->lead->ack_reason, t->ack.reason);
        return;
    }
    draft_set(&t->lead->ack_to, t->ack.to);
    if (t->ack.waits_for_spf)
        draft_set(&t->lead->ack_reason, "waits for SPF");
    t->reply = draft_ack(t->lead, config, t->ack.to, t->ack.waits_for_spf, incoming->now);
    t->outgoing[t->intake.outgoings++] = &t->reply;
    budgets_init(&t->budgets, config, t->ack.to);
    t->intake.budget = t->budgets.budget;
    t->intake.budgets = G_N_ELEMENTS(t->budgets.budget);
    t->intake.outgoing = t->outgoing;
}

static void add_timer(Transaction *t, const char *what, int64_t due)
{
    t->timers[t->intake.timers] = timer_make(what, due);
    t->timer[t->intake.timers] = &t->timers[t->intake.timers];
    t->intake.timers++;
}

/* A reader that died or was late is worth another try; what the bounds refuse is not. */
static bool worth_reading_again(const Incoming *incoming)
{
    return incoming->unparsed && !incoming->reading && !incoming->spool;
}

static void add_timers(Transaction *t, const Incoming *incoming)
{
    if (t->lead->has_respond_by)
        add_timer(t, "respond", t->lead->respond_by);
    if (worth_reading_again(incoming))
        add_timer(t, "read-again", incoming->now + READ_AGAIN_AFTER);
    if (t->ack.to && t->ack.waits_for_spf)
        add_timer(t, "spf", incoming->now + SPF_AGAIN_AFTER);
    t->intake.timer = t->timer;
}

static void add_owner_choice(Transaction *t, const Incoming *incoming)
{
    if (t->lead->class_ == LEAD_CLASS__CLASS_NONE)
        return;
    Reading nothing = READING__INIT;
    t->routing = route_lead(incoming->config, t->lead->reading ? t->lead->reading : &nothing, t->lead->class_, NULL,
                            incoming->now);
    t->intake.choice = &t->routing->choice;
}

static void add_contact(Transaction *t, const Incoming *incoming)
{
    t->contact = draft_contact(t->lead);
    if (!t->contact.address || t->lead->class_ == LEAD_CLASS__CLASS_NONE)
        return;
    t->intake.contact = &t->contact;
    t->intake.account_domain = draft_account_domain(t->lead, incoming->config);
    if (t->lead->reading && t->lead->reading->company)
        t->intake.account_name = t->lead->reading->company->value;
}

static void add_original(Transaction *t, const Incoming *incoming)
{
    if (incoming->spool)
        t->intake.spool = incoming->spool;
    else
        t->intake.original = raw_bytes(incoming->raw, &t->intake.original_size);
}

static void transaction_clear(Transaction *t)
{
    ack_clear(&t->ack);
    budgets_clear(&t->budgets);
    routing_free(t->routing);
    g_free(t->id_domain);
    lead__free_unpacked(t->lead, NULL);
}

static void log_taken(const Incoming *incoming, const Lead *lead, bool repeat)
{
    const char *queue_id = incoming->envelope->queue_id ? incoming->envelope->queue_id : "-";
    log_note("%s: %s L-%" G_GUINT64_FORMAT " %s %d, owner %s, ack %s%s%s", queue_id, repeat ? "repeat of" : "lead",
             lead->id, lead_class_name(lead->class_), lead->score, lead->owner ? lead->owner : "nobody",
             lead->ack_reason ? lead->ack_reason : "queued", lead->unparsed ? ", unparsed: " : "",
             lead->unparsed ? lead->unparsed : "");
}

Verdict *intake_take(Keeper *keeper, const Incoming *incoming, GError **error)
{
    Transaction t = {0};
    t.lead = draft_lead(incoming, relation_of(keeper, prospect_of(incoming)));
    t.intake.now = incoming->now;
    memcpy(t.intake.dedupe_key, incoming->key.key, sizeof t.intake.dedupe_key);
    t.intake.dedupe_seconds = incoming->key.seconds;
    t.intake.lead = t.lead;
    t.id_domain = g_strdup(address_domain(incoming->config->identity));
    t.intake.id_domain = t.id_domain;
    add_outgoing(&t, incoming);
    t.intake.outgoing = t.outgoing;
    add_timers(&t, incoming);
    add_owner_choice(&t, incoming);
    add_contact(&t, incoming);
    add_original(&t, incoming);
    Lead *stored = NULL;
    StoreResult result = store_intake(keeper_store(keeper), &t.intake, &stored, error);
    Verdict *verdict = NULL;
    if (result == STORE_OK || result == STORE_REPEAT) {
        verdict = verdict_new();
        intake_edits(verdict, incoming->config, incoming->envelope, stored);
        log_taken(incoming, stored, result == STORE_REPEAT);
        lead__free_unpacked(stored, NULL);
    } else if (error && !*error) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s",
                    result == STORE_FULL ? "the store is full" : "the store did not answer in time");
    }
    transaction_clear(&t);
    return verdict;
}

/* --- Mending what was taken in a hurry --- */

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
    bool last = lead->read_attempts >= READ_AGAIN_ATTEMPTS;
    Timer timer = timer_make("read-again", now + 30 * lead->read_attempts);
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
    AckFacts facts = {.lead = lead};
    AckDecision ack = ack_decide(config, &facts);
    draft_set(&lead->ack_reason, ack.reason ? ack.reason : ack.waits_for_spf ? "waits for SPF" : NULL);
    draft_set(&lead->ack_to, ack.to);
    Event event = event_make("read", "unparsed", lead_class_name(lead->class_), "a second reading", now);
    const Event *events[] = {&event};
    Timer timers[] = {timer_make("respond", lead->respond_by), timer_make("spf", now + SPF_AGAIN_AFTER)};
    const Timer *timer[] = {&timers[0], &timers[1]};
    const char *const cancel[] = {"read-again", "respond", NULL};
    const char *const cards[] = {"card", NULL};
    Outgoing reply = draft_ack(lead, config, ack.to, ack.waits_for_spf, now);
    const Outgoing *outgoing[] = {&reply};
    Budgets budgets = {0};
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
        budgets_init(&budgets, config, ack.to);
        change.outgoing = outgoing;
        change.outgoings = 1;
        change.budget = budgets.budget;
        change.budgets = G_N_ELEMENTS(budgets.budget);
    }
    if (change_lead(keeper, &change))
        log_note("L-%" G_GUINT64_FORMAT ": read at last: %s %d", lead->id, lead_class_name(lead->class_), lead->score);
    budgets_clear(&budgets);
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
    gsize size = 0;
    const uint8_t *raw = g_bytes_get_data(bytes, &size);
    Reading *reading = NULL;
    PoolResult result = pool_read(keeper_readers(keeper), &request, raw, size, READ_AGAIN_LIMIT, &reading);
    g_bytes_unref(bytes);
    *why = pool_result_name(result);
    return reading;
}

void intake_read_again(Keeper *keeper, uint64_t id, int64_t now)
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

void intake_settle_spf(Keeper *keeper, uint64_t id, int64_t now)
{
    Lead *found = NULL;
    if (store_lead(keeper_store(keeper), id, &found, NULL) != STORE_OK)
        return;
    g_autoptr(Lead) lead = found;
    g_autoptr(Config) config = keeper_config(keeper);
    SpfCheck *check = pool_spf_begin(keeper_resolvers(keeper), lead->client, lead->helo, lead->mail_from);
    const char *spf = pool_spf_wait(check, (unsigned)(config->dns_timeout * 1000) + 500);
    pool_spf_free(check);
    /* An answer that does not come is a temporary error (RFC 7208, 2.6.6). */
    draft_set(&lead->spf, strcmp(spf, "pending") == 0 ? "temperror" : spf);
    AckFacts facts = {.lead = lead};
    AckDecision ack = ack_decide(config, &facts);
    draft_set(&lead->ack_reason, ack.reason);
    Event event = event_make("spf", "pending", lead->spf, NULL, now);
    const Event *events[] = {&event};
    const char *const cancel[] = {"spf", NULL};
    const char *const acks[] = {"ack", NULL};
    Outgoing reply = draft_ack(lead, config, ack.to, false, now);
    const Outgoing *outgoing[] = {&reply};
    g_autofree char *id_domain = g_strdup(address_domain(config->identity));
    /* The budget was charged when the waiting row was made. */
    StoreChange change = {.now = now,
                          .lead = lead,
                          .event = events,
                          .events = 1,
                          .cancel = cancel,
                          .cancel_outgoing = acks,
                          .outgoing = outgoing,
                          .outgoings = ack.to ? 1 : 0,
                          .id_domain = id_domain};
    change_lead(keeper, &change);
    ack_clear(&ack);
}
