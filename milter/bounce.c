/* What a delivery report or a vacation reply changes. */
#include "milter/bounce.h"

#include <string.h>

#include "milter/draft.h"
#include "milter/flow.h"
#include "milter/log.h"
#include "milter/route.h"
#include "store/records.h"

enum { DAY = 86400, CONFLICT_RETRIES = 5, NOTICE_DAYS = 7, WORDS_BYTES = 200 };

static bool is_kind(const Reading *reading, const char *kind)
{
    return reading && reading->automatic && strcmp(reading->automatic, kind) == 0;
}

/* --- Delivery reports --- */

static uint64_t by_returned(Store *store, const Reading *reading)
{
    for (size_t i = 0; i < reading->n_returned; i++) {
        Lead *lead = NULL;
        bool ours = false;
        if (store_find_message(store, reading->returned[i], &lead, &ours, NULL) != STORE_OK)
            continue;
        uint64_t id = lead->id;
        lead__free_unpacked(lead, NULL);
        return id;
    }
    return 0;
}

uint64_t bounce_lead(Keeper *keeper, const Incoming *incoming)
{
    const Envelope *envelope = incoming->envelope;
    for (guint i = 0; i < envelope->rcpt->len; i++) {
        Token token;
        if (token_read(keeper_keys(keeper), incoming->config->identity, envelope->rcpt->pdata[i], incoming->now,
                       &token) &&
            (token.purpose == TOKEN_ACK || token.purpose == TOKEN_CARD))
            return token.lead;
    }
    return incoming->reading ? by_returned(keeper_store(keeper), incoming->reading) : 0;
}

static bool returns(const Reading *reading, const char *message_id)
{
    for (size_t i = 0; message_id && i < reading->n_returned; i++)
        if (strcmp(reading->returned[i], message_id) == 0)
            return true;
    return false;
}

/* The answer did not reach the prospect: he, or an address nobody knows, to which his mail goes on. Whoever else of the
 * thread was on copy is not him. */
static bool failed_prospect(const Reading *reading, const Lead *lead)
{
    const char *prospect = draft_prospect(lead);
    bool other = false;
    for (size_t i = 0; i < reading->n_failed_recipient; i++) {
        const char *failed = reading->failed_recipient[i];
        if ((prospect && address_equal(failed, prospect)) || (lead->ack_to && address_equal(failed, lead->ack_to)))
            return true;
        for (size_t n = 0; n < lead->n_thread_address; n++)
            other |= address_equal(failed, lead->thread_address[n]);
    }
    return !other;
}

/* What its report says of the prospect's own mailbox: its status, of a failure that is for good. NULL: nothing. */
static const char *undeliverable(const Reading *reading, const Lead *lead)
{
    const char *prospect = draft_prospect(lead), *status = reading->failed_status;
    if (status && status[0] != '5')
        return NULL;
    for (size_t i = 0; prospect && i < reading->n_failed_recipient; i++)
        if (address_equal(reading->failed_recipient[i], prospect))
            return status ? status : "5.0.0";
    return NULL;
}

static const char *failed_address(const Reading *reading, const Lead *lead)
{
    if (reading->n_failed_recipient)
        return reading->failed_recipient[0];
    const char *prospect = draft_prospect(lead);
    return prospect ? prospect : "the prospect";
}

/* Our ack, by the token of its envelope sender. */
static bool is_acks(Keeper *keeper, const Incoming *incoming)
{
    for (guint i = 0; i < incoming->envelope->rcpt->len; i++) {
        Token token;
        if (token_read(keeper_keys(keeper), incoming->config->identity, incoming->envelope->rcpt->pdata[i],
                       incoming->now, &token) &&
            token.purpose == TOKEN_ACK)
            return true;
    }
    return false;
}

static Outgoing notice_of(const Incoming *incoming, const Lead *lead, char *detail)
{
    Outgoing row = OUTGOING__INIT;
    const Owner *owner = lead->owner ? config_owner(incoming->config, lead->owner) : NULL;
    row.purpose = row.template_ = (char *)"notice";
    row.to = (char *)(owner ? owner->email : incoming->config->managers[0]);
    row.has_created = row.has_due = row.has_expires = true;
    row.created = row.due = incoming->now;
    row.expires = incoming->now + NOTICE_DAYS * DAY;
    row.detail = detail;
    return row;
}

static StoreResult write_failure(Keeper *keeper, const Incoming *incoming, uint64_t id, GError **error)
{
    Lead *got = NULL;
    StoreResult result = store_lead(keeper_store(keeper), id, &got, error);
    if (result != STORE_OK)
        return result;
    g_autoptr(Lead) lead = got;
    const Reading *reading = incoming->reading;
    bool answer = returns(reading, lead->answered_with) && failed_prospect(reading, lead),
         ack = is_acks(keeper, incoming);
    const char *address = failed_address(reading, lead), *words = reading->subject ? reading->subject : "";
    g_autofree char *id_domain = g_strdup(address_domain(incoming->config->identity));
    g_autofree char *detail =
        g_strdup_printf("%s %s %.*s", answer ? "unanswered" : "failed", address, WORDS_BYTES, words);
    Event event = EVENT__INIT;
    event.what = (char *)(answer ? "answer bounced" : ack ? "ack bounced" : "bounced");
    event.has_at = true;
    event.at = incoming->now;
    event.who = (char *)address;
    event.how = (char *)"mail";
    event.message_id = reading->message_id;
    const Event *events[] = {&event};
    if (answer)
        flow_answer_failed(lead, incoming->config, incoming->now);
    Outgoing notice = notice_of(incoming, lead, detail);
    const Outgoing *rows[] = {&notice};
    bool tell = (answer || ack) && notice.to && incoming->config->mode == MODE_ACTIVE;
    StoreChange change = {.now = incoming->now,
                          .lead = lead,
                          .event = events,
                          .events = 1,
                          .outgoing = rows,
                          .outgoings = tell ? 1 : 0,
                          .undeliverable = undeliverable(reading, lead),
                          .dedupe_key = incoming->key.key,
                          .dedupe_seconds = incoming->key.seconds,
                          .id_domain = id_domain};
    return store_change(keeper_store(keeper), &change, NULL, error);
}

static Verdict *accepted(void)
{
    Verdict *verdict = verdict_new();
    verdict->strip = true;
    return verdict;
}

Verdict *bounce_take(Keeper *keeper, const Incoming *incoming, uint64_t lead, GError **error)
{
    if (!lead || !is_kind(incoming->reading, "bounce"))
        return accepted();
    StoreResult result = STORE_CONFLICT;
    for (int i = 0; i < CONFLICT_RETRIES && result == STORE_CONFLICT; i++)
        result = write_failure(keeper, incoming, lead, error);
    if (result == STORE_OK || result == STORE_REPEAT || result == STORE_NOTHING) {
        g_clear_error(error);
        log_note("%s: delivery report about L-%" G_GUINT64_FORMAT,
                 incoming->envelope->queue_id ? incoming->envelope->queue_id : "-", lead);
        return accepted();
    }
    if (error && !*error)
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "the store did not take the report (%d)", (int)result);
    return NULL;
}

/* --- Out of office --- */

/* A colleague's login sends nobody else away. */
static const Owner *author(const Incoming *incoming)
{
    const Reading *reading = incoming->reading;
    const char *from = reading && reading->n_from == 1 ? reading->from[0]->address : NULL;
    const char *sender = incoming->envelope->mail_from;
    const Owner *owner = from ? config_owner_by_address(incoming->config, from) : NULL;
    bool own = !sender || !*sender || config_owner_by_address(incoming->config, sender) == owner;
    return own ? owner : NULL;
}

/* The day named is the last of the absence, or the first one back: whoever is in doubt, is away. */
static int64_t away_until(const Incoming *incoming)
{
    const char *day = incoming->reading->away_until;
    int64_t tomorrow = calendar_add_days(incoming->config->calendar, incoming->now, 1);
    if (!day)
        return tomorrow;
    int year, month, mday;
    if (sscanf(day, "%d-%d-%d", &year, &month, &mday) != 3)
        return tomorrow;
    g_autoptr(GDateTime) end = g_date_time_new(incoming->config->timezone, year, month, mday, 8, 0, 0);
    return end ? MAX(g_date_time_to_unix(end), incoming->now) : tomorrow;
}

void bounce_owner_away(Keeper *keeper, const Incoming *incoming)
{
    const Owner *owner = author(incoming);
    if (!owner || !is_kind(incoming->reading, "vacation"))
        return;
    OwnerState state = OWNER_STATE__INIT;
    state.name = owner->name;
    state.has_away_since = state.has_away_until = true;
    state.away_since = incoming->now;
    state.away_until = away_until(incoming);
    state.away_how = (char *)"out-of-office";
    g_autoptr(GError) error = NULL;
    StoreResult result = store_owner_presence(keeper_store(keeper), &state, NULL, &error);
    if (result == STORE_OK)
        log_note("owner %s is away, his mailbox says", owner->name);
    else
        log_warn("owner %s is away, but the store did not take it", owner->name);
}
