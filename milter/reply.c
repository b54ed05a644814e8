/* Answers: found by thread or recipient, one change of the lead each. */
#include "milter/reply.h"

#include <string.h>

#include "milter/draft.h"
#include "milter/flow.h"
#include "milter/log.h"
#include "store/records.h"

enum { LOOKUPS = 20, LEADS = 50, MERGES = 8, CONFLICT_RETRIES = 5 };

/* --- Which lead --- */

static Lead *lead_of(Store *store, uint64_t id)
{
    Lead *lead = NULL;
    store_lead(store, id, &lead, NULL);
    for (int i = 0; i < MERGES && lead && lead->merged_into; i++) {
        uint64_t into = lead->merged_into;
        lead__free_unpacked(lead, NULL);
        lead = NULL;
        store_lead(store, into, &lead, NULL);
    }
    return lead;
}

static bool concerns(const Lead *lead, const char *address)
{
    const char *prospect = draft_prospect(lead);
    const char *his[] = {prospect, lead->ack_to};
    for (size_t i = 0; i < G_N_ELEMENTS(his); i++)
        if (his[i] && *his[i] && address_equal(his[i], address))
            return true;
    for (size_t i = 0; i < lead->n_thread_address; i++)
        if (address_equal(lead->thread_address[i], address))
            return true;
    return false;
}

static bool goes_to(const Lead *lead, const Envelope *envelope)
{
    for (guint i = 0; i < envelope->rcpt->len; i++)
        if (concerns(lead, envelope->rcpt->pdata[i]))
            return true;
    return false;
}

/* The lead of a thread's message, if the mail goes to somebody of that thread. */
static uint64_t by_message(Store *store, const Envelope *envelope, const char *message_id)
{
    Lead *found = NULL;
    bool ours = false;
    if (store_find_message(store, message_id, &found, &ours, NULL) != STORE_OK)
        return 0;
    g_autoptr(Lead) lead = lead_of(store, found->id);
    lead__free_unpacked(found, NULL);
    bool good = lead && lead->status != LEAD_STATUS__STATUS_IGNORED && goes_to(lead, envelope);
    return good ? lead->id : 0;
}

static uint64_t by_thread(Store *store, const Envelope *envelope, const Reading *reading)
{
    uint64_t lead = 0;
    unsigned looked = 0;
    for (size_t i = 0; i < reading->n_in_reply_to && !lead && looked < LOOKUPS; i++, looked++)
        lead = by_message(store, envelope, reading->in_reply_to[i]);
    for (size_t i = reading->n_references; i > 0 && !lead && looked < LOOKUPS; i--, looked++)
        lead = by_message(store, envelope, reading->references[i - 1]);
    return lead;
}

/* The newest open one comes first, then the newest closed one. */
static ReplyFound by_recipient(Store *store, const char *rcpt)
{
    ReplyFound result = {0};
    Contact *contact = NULL;
    if (store_contact(store, rcpt, &contact, NULL) != STORE_OK)
        return result;
    StoreQuery query = STORE_QUERY_ALL;
    query.contact = contact->id;
    query.limit = LEADS;
    contact__free_unpacked(contact, NULL);
    g_autoptr(GPtrArray) leads = NULL;
    if (store_leads(store, &query, &leads, NULL) != STORE_OK)
        return result;
    uint64_t newest = 0;
    for (guint i = 0; i < leads->len; i++) {
        const Lead *lead = leads->pdata[i];
        newest = newest ? newest : lead->id;
        if (lead_is_open(lead) && result.open++ == 0)
            result.lead = lead->id;
    }
    result.lead = result.lead ? result.lead : newest;
    return result;
}

ReplyFound reply_find(Store *store, const Envelope *envelope, const Reading *reading)
{
    ReplyFound found = {.lead = reading ? by_thread(store, envelope, reading) : 0};
    bool closed = false;
    /* An open lead of the second recipient counts more than a closed one of the first. */
    for (guint i = 0; i < envelope->rcpt->len && (!found.lead || closed); i++) {
        ReplyFound next = by_recipient(store, envelope->rcpt->pdata[i]);
        if (next.open || !found.lead)
            found = next;
        closed = found.lead && !found.open;
    }
    return found;
}

static bool names(Mailbox *const *mailbox, size_t n, const Lead *lead)
{
    for (size_t i = 0; i < n; i++)
        if (mailbox[i]->address && concerns(lead, mailbox[i]->address))
            return true;
    return false;
}

bool reply_is_copy(Store *store, uint64_t id, const Reading *reading)
{
    g_autoptr(Lead) lead = lead_of(store, id);
    return lead && reading && (names(reading->to, reading->n_to, lead) || names(reading->cc, reading->n_cc, lead));
}

/* --- What it does --- */

static bool is_meeting(const Reading *reading)
{
    return reading && reading->automatic_evidence && strcmp(reading->automatic_evidence, "METHOD:REQUEST") == 0;
}

/* A document that an offer may be: pictures and business cards are none. */
static const char *offer_in(const Reading *reading)
{
    static const char *const suffixes[] = {".pdf", ".xlsx", ".xls", ".docx", ".doc", ".odt", ".ods"};
    for (size_t i = 0; reading && i < reading->n_attachment; i++) {
        const char *name = reading->attachment[i]->filename;
        g_autofree char *lower = g_ascii_strdown(name ? name : "", -1);
        for (size_t n = 0; n < G_N_ELEMENTS(suffixes); n++)
            if (g_str_has_suffix(lower, suffixes[n]))
                return name;
    }
    return NULL;
}

typedef struct {
    const Incoming *incoming;
    Lead *lead;
    const char *who;
    char *why;
    Event event[2];
    const Event *events[2];
    size_t n;
} Answer;

static void note(Answer *answer, const char *what, LeadStatus from, const char *why)
{
    Event *event = &answer->event[answer->n];
    event__init(event);
    event->has_at = true;
    event->at = answer->incoming->now;
    event->what = (char *)what;
    event->who = (char *)answer->who;
    event->how = (char *)"mail";
    event->why = (char *)why;
    event->message_id = answer->incoming->reading ? answer->incoming->reading->message_id : NULL;
    if (from != answer->lead->status) {
        event->from = (char *)lead_status_name(from);
        event->to = (char *)lead_status_name(answer->lead->status);
    }
    answer->events[answer->n++] = event;
}

static void answer_lead(Answer *answer, const ReplyFound *found)
{
    const Incoming *incoming = answer->incoming;
    const Reading *reading = incoming->reading;
    Lead *lead = answer->lead;
    LeadStatus before = lead->status;
    bool first = !lead->responded_at;
    if (found->open > 1)
        answer->why = g_strdup_printf("the latest of %u open leads", found->open);
    if (!flow_move(lead, FLOW_CONTACT, answer->who, incoming->config, incoming->now, NULL, NULL)) {
        note(answer, "wrote", before, "the lead is closed");
        return;
    }
    if (first && reading && reading->message_id)
        draft_set(&lead->answered_with, reading->message_id);
    note(answer, is_meeting(reading) ? "meeting" : "replied", before, answer->why);
    const char *offer = offer_in(reading);
    before = lead->status;
    bool owed = g_strcmp0(lead->next_step, "proposal") == 0;
    if (offer && owed && flow_move(lead, FLOW_PROPOSE, answer->who, incoming->config, incoming->now, NULL, NULL)) {
        lead->has_offered_at = true;
        lead->offered_at = incoming->now;
        note(answer, "proposal", before, offer);
    }
}

static const char *who_of(const Incoming *incoming)
{
    const Owner *owner = config_owner_by_address(incoming->config, incoming->envelope->mail_from);
    return owner ? owner->name : incoming->envelope->mail_from;
}

static StoreResult write_answer(Keeper *keeper, const Incoming *incoming, const ReplyFound *found, GError **error)
{
    static const char *const waiting[] = {"reminder", "escalation", NULL};
    Lead *got = NULL;
    StoreResult result = store_lead(keeper_store(keeper), found->lead, &got, error);
    if (result != STORE_OK)
        return result;
    g_autoptr(Lead) lead = got;
    Answer answer = {.incoming = incoming, .lead = lead, .who = who_of(incoming)};
    answer_lead(&answer, found);
    if (incoming->reading)
        draft_thread(lead, incoming->config, incoming->reading);
    StoreChange change = {.now = incoming->now,
                          .lead = lead,
                          .event = answer.events,
                          .events = answer.n,
                          .cancel_outgoing = lead_is_open(lead) ? waiting : NULL,
                          .dedupe_key = incoming->key.key,
                          .dedupe_seconds = incoming->key.seconds,
                          .message_id = incoming->reading ? incoming->reading->message_id : NULL};
    result = store_change(keeper_store(keeper), &change, NULL, error);
    g_free(answer.why);
    return result;
}

/* Whoever is reminded of the prospect's other leads shall know where his answer went. */
static void tell_others(Store *store, const ReplyFound *found, int64_t now)
{
    g_autoptr(Lead) answered = lead_of(store, found->lead);
    StoreQuery query = STORE_QUERY_ALL;
    query.contact = answered ? answered->contact : 0;
    query.limit = LEADS;
    g_autoptr(GPtrArray) leads = NULL;
    if (!query.contact || store_leads(store, &query, &leads, NULL) != STORE_OK)
        return;
    for (guint i = 0; i < leads->len; i++) {
        Lead *other = leads->pdata[i];
        if (other->id == found->lead || !lead_is_open(other) || other->responded_at)
            continue;
        other->has_credited_lead = true;
        other->credited_lead = found->lead;
        StoreChange change = {.now = now, .lead = other};
        store_change(store, &change, NULL, NULL); /* if it just changed, no harm is done */
    }
}

Verdict *reply_take(Keeper *keeper, const Incoming *incoming, ReplyFound found, GError **error)
{
    StoreResult result = STORE_CONFLICT;
    for (int i = 0; i < CONFLICT_RETRIES && result == STORE_CONFLICT; i++)
        result = write_answer(keeper, incoming, &found, error);
    if (result != STORE_OK && result != STORE_REPEAT) {
        if (error && !*error)
            g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "the store did not take the answer (%d)",
                        (int)result);
        return NULL;
    }
    if (result == STORE_OK && found.open > 1)
        tell_others(keeper_store(keeper), &found, incoming->now);
    const char *queue_id = incoming->envelope->queue_id ? incoming->envelope->queue_id : "-";
    log_note("%s: answer to L-%" G_GUINT64_FORMAT "%s", queue_id, found.lead,
             result == STORE_REPEAT ? ", known already" : "");
    Verdict *verdict = verdict_new();
    verdict->strip = true;
    return verdict;
}
