/* The inquiry's transaction, and what mends it afterwards. */
#include "milter/intake.h"

#include <string.h>

#include "milter/ack.h"
#include "milter/draft.h"
#include "milter/log.h"
#include "milter/mend.h"
#include "milter/project.h"
#include "milter/relation.h"
#include "milter/route.h"
#include "milter/sla.h"
#include "milter/suppressed.h"
#include "store/records.h"

enum { REASONS_SHOWN = 12 };

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
    const char *mailbox = owner ? owner->email : lead->owner ? config->managers[0] : NULL;
    if (mailbox && !route_outside(config, mailbox) && !envelope_has_rcpt(envelope, mailbox))
        verdict_add_rcpt(verdict, mailbox);
}

static const char *prospect_of(const Incoming *incoming)
{
    if (incoming->reading && incoming->reading->email)
        return incoming->reading->email->value;
    return incoming->envelope->mail_from;
}

/* Everything that goes into the one transaction, in one place. */
typedef struct {
    Lead *lead;
    AckDecision ack;
    DraftBudgets budgets;
    Presence *presence;
    Routing *routing;
    Contact contact;
    Outgoing card, reply;
    const Outgoing *outgoing[2];
    Timer timers[2];
    const Timer *timer[2];
    char *id_domain;
    char *same; /* the lead about the same project */
    Event event;
    const Event *events[1];
    StoreIntake intake;
} Transaction;

static void add_outgoing(Transaction *t, Store *store, const Incoming *incoming)
{
    const Config *config = incoming->config;
    if (t->lead->class_ != LEAD_CLASS__CLASS_NONE) {
        t->card = draft_card(t->lead, incoming->now);
        draft_hold_back(&t->card, t->lead, incoming->now);
        t->outgoing[t->intake.outgoings++] = &t->card;
    }
    AckFacts facts = {t->lead, incoming->names_our_message, incoming->own_token_sender,
                      suppressed_prospect(store, t->lead)};
    t->ack = ack_decide(config, &facts);
    if (!t->ack.to) {
        draft_set(&t->lead->ack_reason, t->ack.reason);
        return;
    }
    draft_set(&t->lead->ack_to, t->ack.to);
    draft_set(&t->lead->ack_reason, draft_ack_waits(t->lead, t->ack.waits_for_spf));
    if (t->lead->observed && t->ack.waits_for_spf)
        return; /* whether it would have gone is known later */
    t->reply = draft_ack(t->lead, config, t->ack.to, t->ack.waits_for_spf, incoming->now);
    draft_hold_back(&t->reply, t->lead, incoming->now);
    t->outgoing[t->intake.outgoings++] = &t->reply;
    if (t->lead->observed)
        return;
    draft_budgets(&t->budgets, config, t->ack.to);
    t->intake.budget = t->budgets.budget;
    t->intake.budgets = G_N_ELEMENTS(t->budgets.budget);
}

static void add_timer(Transaction *t, const char *what, int64_t due)
{
    t->timers[t->intake.timers] = draft_timer(what, due);
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
    if (worth_reading_again(incoming))
        add_timer(t, "read-again", incoming->now + MEND_READ_AFTER);
    if (g_strcmp0(t->lead->spf, "pending") == 0) /* no ack waits for it, perhaps: it is said all the same */
        add_timer(t, "spf", incoming->now + MEND_SPF_AFTER);
    t->intake.timer = t->timer;
}

static void add_owner_choice(Transaction *t, const Incoming *incoming)
{
    if (t->lead->class_ == LEAD_CLASS__CLASS_NONE)
        return;
    Reading nothing = READING__INIT;
    t->routing = route_lead(incoming->config, t->presence, t->lead->reading ? t->lead->reading : &nothing,
                            t->lead->class_, NULL, incoming->now);
    draft_candidates(t->lead, incoming->config, t->routing, incoming->now);
    t->intake.choice = &t->routing->choice;
}

/* For whom a relay speaks is known once it is read. */
static bool is_unread_relay(const Lead *lead, const Config *config)
{
    return !lead->reading && lead->mail_from &&
           (config_is_relay(config, lead->mail_from) || config_our_domain(config, lead->mail_from));
}

static void add_contact(Transaction *t, const Incoming *incoming)
{
    t->contact = draft_contact(t->lead);
    if (!t->contact.address || t->lead->class_ == LEAD_CLASS__CLASS_NONE || is_unread_relay(t->lead, incoming->config))
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

/* Two who ask for the same should not learn it from two prices. */
static void add_project(Transaction *t, Store *store, const Incoming *incoming)
{
    Lead *lead = t->lead;
    uint64_t other = lead->class_ == LEAD_CLASS__CLASS_NONE ? 0 : project_find(store, lead, incoming->now);
    if (!other)
        return;
    lead->has_same_project = true;
    lead->same_project = other;
    t->same = g_strdup_printf("L-%" G_GUINT64_FORMAT, other);
    event__init(&t->event);
    t->event.what = (char *)"same project";
    t->event.who = (char *)"leadmilter";
    t->event.to = t->same;
    t->events[0] = &t->event;
    t->intake.event = t->events;
    t->intake.events = 1;
}

static void transaction_clear(Transaction *t)
{
    ack_clear(&t->ack);
    draft_budgets_clear(&t->budgets);
    routing_free(t->routing);
    presence_free(t->presence);
    g_free(t->id_domain);
    g_free(t->same);
    lead__free_unpacked(t->lead, NULL);
}

/* What follows the colon of a reason may quote the message or a relay. */
static int plain_length(const char *reason)
{
    return (int)strcspn(reason, ":");
}

static void log_taken(const Incoming *incoming, const Lead *lead, bool repeat)
{
    const char *queue_id = incoming->envelope->queue_id ? incoming->envelope->queue_id : "-";
    const char *ack = lead->ack_reason ? lead->ack_reason : lead->acked_at ? "sent" : "queued";
    log_note("%s: %s L-%" G_GUINT64_FORMAT " %s %d, owner %s, ack %.*s%s%s", queue_id, repeat ? "repeat of" : "lead",
             lead->id, lead_class_name(lead->class_), lead->score, lead->owner ? lead->owner : "nobody",
             plain_length(ack), ack, lead->unparsed ? ", unparsed: " : "", lead->unparsed ? lead->unparsed : "");
}

Verdict *intake_take(Keeper *keeper, const Incoming *incoming, GError **error)
{
    Transaction t = {0};
    t.presence = presence_load(keeper_store(keeper));
    t.lead = draft_lead(incoming, relation_find(keeper_store(keeper), incoming->config, prospect_of(incoming)));
    add_project(&t, keeper_store(keeper), incoming);
    t.intake.now = incoming->now;
    memcpy(t.intake.dedupe_key, incoming->key.key, sizeof t.intake.dedupe_key);
    t.intake.dedupe_seconds = incoming->key.seconds;
    t.intake.lead = t.lead;
    t.id_domain = g_strdup(address_domain(incoming->config->identity));
    t.intake.id_domain = t.id_domain;
    add_outgoing(&t, keeper_store(keeper), incoming);
    t.intake.outgoing = t.outgoing;
    add_timers(&t, incoming);
    add_owner_choice(&t, incoming);
    add_contact(&t, incoming);
    add_original(&t, incoming);
    Lead *stored = NULL;
    StoreResult result = store_intake(keeper_store(keeper), &t.intake, &stored, error);
    Verdict *verdict = NULL;
    if (result == STORE_REPEAT)
        raw_forget_spool(incoming->raw);
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
