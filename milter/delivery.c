/* What becomes of a row, or of several that go as one mail: sent, tried again, dropped, or failed with a word to whom
 * it concerns. */
#include "milter/delivery.h"

#include <string.h>
#include <time.h>

#include "milter/ack.h"
#include "milter/courier.h"
#include "milter/letter.h"
#include "milter/log.h"
#include "milter/now.h"
#include "milter/parcel.h"
#include "milter/pursue.h"
#include "milter/pursuit.h"
#include "milter/sla.h"
#include "store/records.h"
#include "templates/compose.h"

enum {
    DAY = 86400,
    CONFLICT_RETRIES = 5,
    SETTLE_RETRIES = 10,
    SETTLE_WAIT_MS = 200,
    NOTICE_DAYS = 7,
    SHARE = 10 /* the part of our time, one in so many, that a mail may cost which does not go */
};

/* How a row ends, or goes on. */
typedef struct {
    OutgoingState state;
    int64_t due;
    char *reply;
    bool reached; /* false: the relay is down */
    char *data;   /* what a partner outside was given; else NULL */
} Outcome;

static bool is_ack(const Outgoing *row)
{
    return g_strcmp0(row->purpose, "ack") == 0;
}

/* --- Settling --- */

static void nap(void)
{
    struct timespec wait = {.tv_nsec = SETTLE_WAIT_MS * 1000000L};
    nanosleep(&wait, NULL);
}

/* A mail that is out must not go out again because the disk was full for a moment. */
static void settle(const Delivery *delivery, const StoreSettle *how, uint64_t lead)
{
    StoreResult result = STORE_FAILED;
    for (int i = 0; i < SETTLE_RETRIES; i++) {
        g_autoptr(GError) error = NULL;
        result = store_settle(delivery->store, how, &error);
        if (result == STORE_OK || result == STORE_NOTHING || store_broken(delivery->store))
            break;
        nap();
    }
    if (result != STORE_OK && result != STORE_NOTHING)
        log_error("L-%" G_GUINT64_FORMAT ": cannot note what became of its mail; it may be sent once more", lead);
}

/* If the store does not take it, the claim runs out by itself. */
static void put_off(const Delivery *delivery, const Outgoing *row, int64_t due, const char *reply)
{
    StoreSettle how = {
        .now = now_seconds(), .id = row->id, .state = OUTGOING_STATE__OUTGOING_WAITING, .due = due, .reply = reply};
    store_settle(delivery->store, &how, NULL);
}

void delivery_give_back(const Delivery *delivery, const Outgoing *row, const char *reply)
{
    put_off(delivery, row, row->due, reply);
}

static void settle_end(const Delivery *delivery, const Outgoing *row, const Outcome *outcome)
{
    bool sent = outcome->state == OUTGOING_STATE__OUTGOING_SENT;
    const char *purpose = row->purpose ? row->purpose : "mail";
    g_autofree char *what = sent && outcome->data ? g_strdup("handed over")
                            : sent && is_ack(row) ? g_strdup("acked")
                                                  : g_strdup_printf("%s %s", purpose, sent ? "sent" : "failed");
    int64_t now = now_seconds();
    Event event = EVENT__INIT;
    event.has_at = true;
    event.at = now;
    event.what = what;
    event.who = (char *)"leadmilter";
    event.how = (char *)"courier";
    event.to = row->to;
    event.text = sent ? outcome->data : NULL;
    event.why = sent ? NULL : outcome->reply;
    event.message_id = row->message_id;
    StoreSettle how = {.now = now, .id = row->id, .state = outcome->state, .reply = outcome->reply, .event = &event};
    settle(delivery, &how, row->lead);
    if (sent)
        log_note("L-%" G_GUINT64_FORMAT ": %s sent", row->lead, purpose);
    else
        log_warn("L-%" G_GUINT64_FORMAT ": %s failed", row->lead, purpose);
}

/* --- A word to whom it concerns --- */

/* The owner hears of the prospect's mail, the lead manager of the owner's; of his own, nobody. */
static const char *whom_to_tell(const Config *config, const Outgoing *row, const Lead *lead)
{
    const Owner *owner = lead->owner ? config_owner(config, lead->owner) : NULL;
    const char *manager = config->managers[0];
    if (is_ack(row) && owner)
        return owner->email;
    return manager && !address_equal(manager, row->to ? row->to : "") ? manager : NULL;
}

static StoreResult add_notice(const Delivery *delivery, const Outgoing *row, const char *detail)
{
    Lead *found = NULL;
    if (store_lead(delivery->store, row->lead, &found, NULL) != STORE_OK)
        return STORE_FAILED;
    g_autoptr(Lead) lead = found;
    Outgoing notice = OUTGOING__INIT;
    notice.purpose = notice.template_ = (char *)"notice";
    notice.to = (char *)whom_to_tell(delivery->config, row, lead);
    if (!notice.to)
        return STORE_NOTHING;
    int64_t now = now_seconds();
    notice.has_created = notice.has_due = notice.has_expires = true;
    notice.created = notice.due = now;
    notice.expires = now + NOTICE_DAYS * DAY;
    notice.detail = (char *)detail;
    /* Once for a row, though we may die before it is settled. */
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, (const guchar *)"notice ", -1);
    g_checksum_update(sum, (const guchar *)row->message_id, -1);
    uint8_t key[32];
    gsize size = sizeof key;
    g_checksum_get_digest(sum, key, &size);
    const Outgoing *rows[] = {&notice};
    StoreChange change = {.now = now,
                          .lead = lead,
                          .outgoing = rows,
                          .outgoings = 1,
                          .dedupe_key = key,
                          .dedupe_seconds = 30 * DAY,
                          .id_domain = address_domain(delivery->config->identity)};
    Lead *after = NULL;
    StoreResult result = store_change(delivery->store, &change, &after, NULL);
    if (after)
        lead__free_unpacked(after, NULL);
    return result;
}

static void tell(const Delivery *delivery, const Outgoing *row, const char *reply)
{
    g_autofree char *detail = g_strdup_printf("%s %s %s", is_ack(row) ? "failed" : "unheard",
                                              row->to && *row->to ? row->to : "nobody", reply);
    StoreResult result = STORE_CONFLICT;
    for (int i = 0; i < CONFLICT_RETRIES && result == STORE_CONFLICT; i++)
        result = add_notice(delivery, row, detail);
    if (result != STORE_OK && result != STORE_REPEAT && result != STORE_NOTHING)
        log_error("L-%" G_GUINT64_FORMAT ": nobody could be told that its %s failed", row->lead,
                  row->purpose ? row->purpose : "mail");
}

/* --- Sending --- */

static Outcome failed(const char *why)
{
    return (Outcome){.state = OUTGOING_STATE__OUTGOING_FAILED, .reply = g_strdup(why), .reached = true};
}

/* What has become true since the row was written. */
static const char *refusal(const Config *config, const Outgoing *row, const Lead *lead)
{
    if (!row->to || !*row->to)
        return "no recipient";
    if (!compose_address_ok(row->to, true))
        return "invalid address";
    return is_ack(row) ? ack_too_late(config, lead) : NULL;
}

/* Not at `due` either when it has expired by then. */
static Outcome later(const Outgoing *row, int64_t due, char *reply, bool reached)
{
    if (!row->has_expires)
        return (Outcome){OUTGOING_STATE__OUTGOING_WAITING, due, reply, reached, NULL};
    if (now_seconds() < row->expires)
        return (Outcome){OUTGOING_STATE__OUTGOING_WAITING, MIN(due, row->expires), reply, reached, NULL};
    g_autofree char *last = reply;
    return (Outcome){OUTGOING_STATE__OUTGOING_FAILED, 0, g_strconcat("expired: ", last, NULL), reached, NULL};
}

/* What was refused for now is tried again and again, until it has expired; the longer it took, the later, since others
 * wait behind it. What never came to be said to the relay keeps its place. */
static int64_t next_try(const Delivery *delivery, const Outgoing *row, int64_t took_ms)
{
    if (!smtp_suspects_mail(delivery->smtp))
        return row->due;
    return now_seconds() + courier_backoff(row->attempts, (unsigned)row->id) + took_ms * SHARE / 1000;
}

static GBytes *compose(const Delivery *delivery, const GArray *parcels, char **mail_from, GError **error)
{
    g_autofree Letter *letters = g_new0(Letter, parcels->len);
    for (guint i = 0; i < parcels->len; i++) {
        Parcel *parcel = &g_array_index(parcels, Parcel, i);
        parcel_fill(parcel, delivery->store, delivery->config, parcels->len == 1);
        letters[i] = parcel_letter(parcel, delivery->config, delivery->words, delivery->keys, now_seconds());
    }
    letters[0].also = letters + 1;
    letters[0].n_also = parcels->len - 1;
    return letter_compose(&letters[0], mail_from, error);
}

/* Without the relay's words: they name people. */
static void note_wait(const Delivery *delivery, const Outgoing *row, const char *reply)
{
    const char *purpose = row->purpose ? row->purpose : "mail", *advice = smtp_advice(delivery->smtp);
    if (advice)
        log_error("L-%" G_GUINT64_FORMAT ": %s waits: %s", row->lead, purpose, advice);
    else if (g_ascii_isdigit(reply[0]))
        log_note("L-%" G_GUINT64_FORMAT ": %s waits, the relay said %.3s", row->lead, purpose, reply);
    else
        log_note("L-%" G_GUINT64_FORMAT ": %s waits", row->lead, purpose);
}

static Outcome send(const Delivery *delivery, const GArray *parcels)
{
    const Parcel *first = &g_array_index(parcels, Parcel, 0);
    const char *why_not = refusal(delivery->config, first->row, first->lead);
    if (why_not)
        return failed(why_not);
    g_autoptr(GError) error = NULL;
    g_autofree char *mail_from = NULL;
    g_autoptr(GBytes) bytes = compose(delivery, parcels, &mail_from, &error);
    if (!bytes)
        return failed(error ? error->message : "cannot be composed");
    char *reply = NULL;
    smtp_be_patient(delivery->smtp, first->row->attempts);
    int64_t began = now_monotonic_ms();
    SmtpResult result = smtp_send(delivery->smtp, mail_from, first->row->to, bytes, &reply);
    int64_t due = next_try(delivery, first->row, now_monotonic_ms() - began);
    if (result == SMTP_LATER && smtp_reached(delivery->smtp))
        note_wait(delivery, first->row, reply);
    if (result == SMTP_LATER)
        return later(first->row, due, reply, smtp_reached(delivery->smtp));
    return (Outcome){.state = result == SMTP_SENT ? OUTGOING_STATE__OUTGOING_SENT : OUTGOING_STATE__OUTGOING_FAILED,
                     .reply = reply,
                     .reached = true};
}

/* --- Rows --- */

static void finish(const Delivery *delivery, const Outgoing *row, const Outcome *outcome)
{
    if (outcome->state == OUTGOING_STATE__OUTGOING_WAITING) {
        put_off(delivery, row, outcome->due, outcome->reply);
        return;
    }
    if (outcome->state == OUTGOING_STATE__OUTGOING_FAILED)
        tell(delivery, row, outcome->reply);
    settle_end(delivery, row, outcome);
}

/* Nobody needs it any more: the lead was answered, closed or handed on meanwhile. */
static void drop(const Delivery *delivery, const Outgoing *row)
{
    StoreSettle how = {
        .now = now_seconds(), .id = row->id, .state = OUTGOING_STATE__OUTGOING_DROPPED, .reply = "no longer needed"};
    settle(delivery, &how, row->lead);
}

/* Nobody is reminded at night, but who is on call. */
static int64_t not_before(const Delivery *delivery, const Outgoing *row, const Lead *lead, int64_t now)
{
    if (!row->spaced || sla_by_wall(delivery->config, lead))
        return now;
    const Owner *owner = config_owner_by_address(delivery->config, row->to);
    const Calendar *calendar = owner ? owner->calendar : delivery->config->calendar;
    return pursuit_hours(calendar, now) ? now : calendar_next_open(calendar, now);
}

/* The parcel of a row that is to go now; false: the row is settled, or given back. */
static bool take_up(const Delivery *delivery, const Outgoing *row, Parcel *parcel)
{
    int64_t now = now_seconds();
    *parcel = (Parcel){.row = row};
    g_autoptr(GError) error = NULL;
    Outcome outcome;
    StoreResult result = store_lead(delivery->store, row->lead, &parcel->lead, &error);
    if (result == STORE_NOTHING)
        outcome = failed("no such lead");
    else if (result != STORE_OK)
        outcome = later(row, now + courier_backoff(row->attempts, (unsigned)row->id),
                        g_strdup(error ? error->message : "the store does not answer"), true);
    else if (row->has_expires && now > row->expires)
        outcome = later(row, 0, g_strdup(row->last_reply && *row->last_reply ? row->last_reply : "never tried in time"),
                        true);
    else if (row->spaced && !pursue_still(row, parcel->lead)) {
        drop(delivery, row);
        return false;
    } else if (not_before(delivery, row, parcel->lead, now) > now) {
        put_off(delivery, row, not_before(delivery, row, parcel->lead, now), NULL);
        return false;
    } else
        return true;
    finish(delivery, row, &outcome);
    g_free(outcome.reply);
    return false;
}

static void clear(void *parcel)
{
    parcel_clear(parcel);
}

bool delivery_run(const Delivery *delivery, const Outgoing *const *row, size_t rows, char **reply)
{
    g_autoptr(GArray) parcels = g_array_new(FALSE, FALSE, sizeof(Parcel));
    g_array_set_clear_func(parcels, clear);
    for (size_t i = 0; i < rows; i++) {
        Parcel parcel;
        if (take_up(delivery, row[i], &parcel))
            g_array_append_val(parcels, parcel);
        else
            parcel_clear(&parcel);
    }
    if (parcels->len == 0)
        return true;
    Outcome outcome = send(delivery, parcels);
    for (guint i = 0; i < parcels->len; i++) {
        const Parcel *parcel = &g_array_index(parcels, Parcel, i);
        g_autofree char *data = parcel_handed_over(parcel);
        outcome.data = data;
        finish(delivery, parcel->row, &outcome);
    }
    *reply = outcome.reply;
    return outcome.reached;
}
