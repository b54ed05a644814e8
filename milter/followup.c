/* Follow-ups: one change of the lead, found again by any of its messages. */
#include "milter/followup.h"

#include <string.h>

#include "milter/draft.h"
#include "milter/flow.h"
#include "milter/log.h"
#include "milter/score.h"
#include "milter/sender.h"
#include "milter/sla.h"
#include "store/records.h"

enum { CONFLICT_RETRIES = 5, WORDS_NAMED = 5, WORD_BYTES = 60 };

/* In the lead's own message; and every answer repeats its subject. */
static bool has_words(const Lead *lead, const char *words)
{
    const char *texts[] = {lead->reading->subject, lead->reading->words};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        if (texts[i] && strcasestr(texts[i], words))
            return true;
    return false;
}

static bool has_product(const Lead *lead, const char *product)
{
    for (size_t i = 0; i < lead->reading->n_product; i++)
        if (g_ascii_strcasecmp(lead->reading->product[i]->value, product) == 0)
            return true;
    return has_words(lead, product);
}

static bool has_quantity(const Lead *lead, const Quantity *quantity)
{
    for (size_t i = 0; i < lead->reading->n_quantity; i++) {
        double difference = lead->reading->quantity[i]->value - quantity->value;
        if (difference > -1e-6 && difference < 1e-6)
            return true;
    }
    return false;
}

bool followup_asks_anew(const Lead *lead, const Reading *reading)
{
    if (!reading || !lead->reading)
        return false;
    for (size_t i = 0; i < reading->n_product; i++)
        if (!has_product(lead, reading->product[i]->value))
            return true;
    for (size_t i = 0; i < reading->n_quantity; i++)
        if (!has_quantity(lead, reading->quantity[i]))
            return true;
    return false;
}

static bool said_before(const Lead *lead, const Hit *hit)
{
    return !hit->evidence || (lead->reading && has_words(lead, hit->evidence));
}

/* Words of buying that the lead did not have, as many as make a hot one. */
static bool buys_anew(const Config *config, const Lead *lead, const Reading *reading)
{
    int points = 0;
    for (size_t i = 0; i < reading->n_hit; i++)
        points += said_before(lead, reading->hit[i]) ? 0 : reading->hit[i]->points;
    return points >= config->scoring_hot;
}

bool followup_opens_anew(const Incoming *incoming, const Lead *lead)
{
    if (lead_is_open(lead))
        return false;
    /* What nobody could read may ask for anything. */
    const Reading *reading = incoming->reading;
    return !reading || followup_asks_anew(lead, reading) || buys_anew(incoming->config, lead, reading);
}

static Event event_make(const Incoming *incoming, const char *what, const char *why)
{
    Event event = EVENT__INIT;
    event.has_at = true;
    event.at = incoming->now;
    event.what = (char *)what;
    event.who = incoming->envelope->mail_from;
    event.how = (char *)"mail";
    event.why = (char *)why;
    event.message_id = incoming->reading ? incoming->reading->message_id : NULL;
    return event;
}

/* The words of buying that are new, heaviest first, for the event; the caller frees it. */
static char *new_words(const Lead *lead, const Score *score)
{
    GString *words = g_string_new("new buying words in a follow-up");
    unsigned named = 0;
    for (guint i = 0; i < score->reason->len && named < WORDS_NAMED; i++) {
        const Hit *hit = score->reason->pdata[i];
        if (hit->points > 0 && hit->evidence && *hit->evidence && !said_before(lead, hit))
            g_string_append_printf(words, "%s %.*s", named++ ? "," : ":", WORD_BYTES, hit->evidence);
    }
    g_autofree char *valid = g_utf8_make_valid(words->str, (gssize)words->len);
    g_string_free(words, TRUE);
    return g_steal_pointer(&valid);
}

/* A hot lead's deadline where that is nearer: the promise to the prospect never moves away. */
static void hurry(Lead *lead, const Incoming *incoming)
{
    const Config *config = incoming->config;
    int64_t respond_by = sla_deadlines(config, lead->class_, incoming->now).respond_by;
    int64_t reply_by = sla_after(sla_calendar(config, lead), incoming->now, sla_for(config, lead).reply);
    if (!lead->responded_at) {
        lead->respond_by = MIN(respond_by, lead->respond_by);
        flow_next_step(lead, config, incoming->now);
    } else if (lead->waiting_on == WAITING_ON__WAITING_US && (!lead->next_step_at || reply_by < lead->next_step_at)) {
        flow_next_on(lead, config, "reply", reply_by, incoming->now);
    }
}

/* New buying words make a general lead hot. Says which, or NULL when it stays what it is; the caller frees it. */
static char *warm_up(Lead *lead, const Incoming *incoming)
{
    if (lead->class_ != LEAD_CLASS__CLASS_GENERAL || !lead_is_open(lead) || !incoming->reading)
        return NULL;
    ScoreFacts facts = {.spf = sender_spf(incoming->spf, incoming->reading), .relation = "known"};
    g_autoptr(Score) score = score_reading(incoming->config, incoming->reading, &facts);
    if (score->class != LEAD_CLASS__CLASS_HOT)
        return NULL;
    lead->class_ = LEAD_CLASS__CLASS_HOT;
    lead->score = MAX(lead->score, score->score);
    hurry(lead, incoming);
    return new_words(lead, score);
}

static void note_message(Lead *lead, const Incoming *incoming)
{
    lead->has_touches = true;
    lead->touches++;
    if (!incoming->reading || !incoming->reading->courtesy)
        flow_prospect_wrote(lead, incoming->config, incoming->now);
}

/* Of a lead that was only observed its owner hears now. */
static void add_card(Outgoing *card, const Lead *lead, const Incoming *incoming)
{
    const Owner *owner = lead->owner ? config_owner(incoming->config, lead->owner) : NULL;
    *card = draft_card(lead, incoming->now);
    card->to = owner ? owner->email : incoming->config->managers[0];
    card->has_with_original = card->with_original = true;
}

static bool writes_himself(const Lead *lead, const char *mail_from)
{
    const char *prospect = draft_prospect(lead);
    return prospect && mail_from && address_equal(prospect, mail_from);
}

static StoreResult join(Keeper *keeper, const Incoming *incoming, uint64_t id, Lead **after, GError **error)
{
    Lead *found = NULL;
    StoreResult result = store_lead(keeper_store(keeper), id, &found, error);
    if (result != STORE_OK)
        return result;
    g_autoptr(Lead) lead = found;
    bool observed = lead->observed;
    g_autofree char *hot = warm_up(lead, incoming);
    note_message(lead, incoming);
    Outgoing card;
    const Outgoing *outgoing[] = {&card};
    add_card(&card, lead, incoming);
    if (incoming->reading)
        draft_thread(lead, incoming->config, incoming->reading);
    /* Who writes in it belongs to it, and may be answered. */
    draft_thread_address(lead, incoming->config, incoming->envelope->mail_from);
    Event joined = event_make(incoming, "follow-up", NULL);
    Event warmed = event_make(incoming, "class", hot);
    warmed.from = (char *)"general";
    warmed.to = (char *)"hot";
    const Event *events[] = {&joined, &warmed};
    size_t size = 0;
    const uint8_t *bytes = raw_too_large(incoming->raw) ? NULL : raw_bytes(incoming->raw, &size);
    StoreChange change = {.now = incoming->now,
                          .message = bytes,
                          .message_size = size,
                          .lead = lead,
                          .event = events,
                          .events = hot ? 2 : 1,
                          .outgoing = outgoing,
                          .outgoings = observed && !lead->observed ? 1 : 0,
                          .id_domain = address_domain(incoming->config->identity),
                          .undeliverable = writes_himself(lead, incoming->envelope->mail_from) ? "" : NULL,
                          .dedupe_key = incoming->key.key,
                          .dedupe_seconds = incoming->key.seconds,
                          .message_id = incoming->reading ? incoming->reading->message_id : NULL};
    return store_change(keeper_store(keeper), &change, after, error);
}

Verdict *followup_take(Keeper *keeper, const Incoming *incoming, uint64_t id, GError **error)
{
    Lead *after = NULL;
    StoreResult result = STORE_CONFLICT;
    for (int i = 0; i < CONFLICT_RETRIES && result == STORE_CONFLICT; i++)
        result = join(keeper, incoming, id, &after, error);
    if (result == STORE_REPEAT && !after)
        result = store_lead(keeper_store(keeper), id, &after, error);
    if (!after) {
        if (error && !*error)
            g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "the store did not take the follow-up (%d)",
                        (int)result);
        return NULL;
    }
    g_autoptr(Lead) lead = after;
    Verdict *verdict = verdict_new();
    intake_edits(verdict, incoming->config, incoming->envelope, lead);
    log_note("%s: follow-up of L-%" G_GUINT64_FORMAT, incoming->envelope->queue_id ? incoming->envelope->queue_id : "-",
             lead->id);
    return verdict;
}
