/* Claiming rows of the outbox, and settling them: every row once, or again. */
#include <string.h>

#include "store/lead.h"
#include "store/outbox.h"
#include "store/records.h"
#include "store/spaced.h"
#include "store/value.h"

/* --- Claiming --- */

typedef struct {
    int64_t now, lease;
    char *claimant;
    unsigned limit;
    GPtrArray *rows;
} Claim;

static void free_claim(void *data)
{
    Claim *claim = data;
    g_free(claim->claimant);
    g_ptr_array_unref(claim->rows);
    g_free(claim);
}

/* Rows due by now, waiting or with a claim that ran out. A damaged one must not
 * stop the others; store_verify() tells of it. */
static GPtrArray *due_rows(Txn *txn, int64_t now, unsigned limit)
{
    GPtrArray *rows = g_ptr_array_new_with_free_func(record_free);
    g_auto(Walk) walk = walk_up(txn, TABLE_OUTBOX_DUE, NULL);
    while ((limit == 0 || rows->len < limit) && walk_next(&walk) && key_time_at(walk.key, 0) <= now) {
        Key key = key_number(key_number_at(walk.key, 8));
        Slice value;
        Outgoing *row = txn_get(txn, TABLE_OUTBOX, &key, &value)
                            ? value_unpack(TABLE_OUTBOX, key_slice(&key), value, &outgoing__descriptor)
                            : NULL;
        if (row != NULL)
            g_ptr_array_add(rows, row);
    }
    return rows;
}

static void claim_row(Txn *txn, const Claim *claim, Outgoing *row)
{
    g_autoptr(Outgoing) before = record_copy(row);
    row->has_state = row->has_claimed_until = row->has_attempts = true;
    row->state = OUTGOING_STATE__OUTGOING_CLAIMED;
    row->claimed_until = claim->now + claim->lease;
    row->attempts++;
    record_set(&row->claimed_by, claim->claimant);
    outbox_put(txn, before, row);
}

static StoreResult run_claim(Txn *txn, void *data)
{
    Claim *claim = data;
    g_ptr_array_unref(claim->rows);
    claim->rows = due_rows(txn, claim->now, claim->limit);
    spaced_put_off(txn, claim->now, claim->rows);
    spaced_join(txn, claim->now, claim->rows);
    for (guint i = 0; i < claim->rows->len; i++)
        claim_row(txn, claim, g_ptr_array_index(claim->rows, i));
    return claim->rows->len > 0 ? STORE_OK : STORE_NOTHING;
}

static void take_rows(void *data, void *context)
{
    *(GPtrArray **)context = g_ptr_array_ref(((Claim *)data)->rows);
}

static bool anything_due(Store *store, int64_t now)
{
    Txn txn;
    txn_read(&txn, store);
    Walk walk = walk_up(&txn, TABLE_OUTBOX_DUE, NULL);
    bool due = walk_next(&walk) && key_time_at(walk.key, 0) <= now;
    walk_end(&walk);
    return txn_done(&txn, STORE_OK, NULL) != STORE_OK || due;
}

StoreResult store_claim(Store *store, int64_t now, const char *claimant, int64_t lease, unsigned limit,
                        GPtrArray **rows, GError **error)
{
    *rows = NULL;
    if (!anything_due(store, now)) { /* asked often: does not trouble the writer */
        *rows = g_ptr_array_new_with_free_func(record_free);
        return STORE_NOTHING;
    }
    Claim *claim = g_new0(Claim, 1);
    claim->now = now;
    claim->lease = lease;
    claim->claimant = g_strdup(claimant);
    claim->limit = limit;
    claim->rows = g_ptr_array_new();
    StoreResult result = store_write(store, (Work){run_claim, free_claim, claim}, take_rows, rows, error);
    if (result != STORE_OK && result != STORE_NOTHING)
        g_clear_pointer(rows, g_ptr_array_unref);
    return result;
}

/* --- Voiding --- */

static GPtrArray *claimed_rows(Txn *txn)
{
    GPtrArray *rows = g_ptr_array_new_with_free_func(record_free);
    g_auto(Walk) walk = walk_up(txn, TABLE_OUTBOX_DUE, NULL);
    while (walk_next(&walk)) {
        Outgoing *row = outbox_get(txn, key_number_at(walk.key, 8));
        if (row != NULL && row->state == OUTGOING_STATE__OUTGOING_CLAIMED)
            g_ptr_array_add(rows, row);
        else
            record_free(row);
    }
    return rows;
}

static StoreResult run_void(Txn *txn, void *data)
{
    (void)data;
    g_autoptr(GPtrArray) rows = claimed_rows(txn);
    for (guint i = 0; i < rows->len; i++) {
        Outgoing *row = g_ptr_array_index(rows, i);
        g_autoptr(Outgoing) before = record_copy(row);
        row->state = OUTGOING_STATE__OUTGOING_WAITING;
        row->has_claimed_until = false;
        record_set(&row->claimed_by, NULL);
        outbox_put(txn, before, row);
    }
    return STORE_OK;
}

StoreResult store_void_claims(Store *store, GError **error)
{
    return store_write(store, (Work){run_void, g_free, g_malloc0(1)}, NULL, NULL, error);
}

/* --- Settling --- */

typedef struct {
    StoreSettle settle;
    char *reply;
    Event *event;
} Settling;

static void free_settling(void *data)
{
    Settling *settling = data;
    g_free(settling->reply);
    record_free(settling->event);
    g_free(settling);
}

static bool is_settled(OutgoingState state)
{
    return state == OUTGOING_STATE__OUTGOING_SENT || state == OUTGOING_STATE__OUTGOING_FAILED ||
           state == OUTGOING_STATE__OUTGOING_DROPPED;
}

static void settle_row(Txn *txn, const Settling *settling, const Outgoing *before)
{
    g_autoptr(Outgoing) row = record_copy(before);
    row->has_state = true;
    row->state = settling->settle.state;
    row->has_claimed_until = false;
    record_set(&row->claimed_by, NULL);
    if (settling->reply != NULL)
        record_set(&row->last_reply, settling->reply);
    if (is_settled(row->state)) {
        row->has_settled = true;
        row->settled = settling->settle.now;
    } else {
        row->has_due = true;
        row->due = settling->settle.due;
    }
    outbox_put(txn, before, row);
}

/* The lead says when its ack went out, or why it did not. */
static void settle_ack(Txn *txn, const Settling *settling, uint64_t id)
{
    g_autoptr(Lead) before = lead_get(txn, id);
    if (before == NULL)
        return;
    g_autoptr(Lead) after = record_copy(before);
    after->has_revision = true;
    after->revision++;
    if (settling->settle.state == OUTGOING_STATE__OUTGOING_SENT) {
        after->has_acked_at = true;
        after->acked_at = settling->settle.now;
        record_set(&after->ack_reason, NULL);
    } else {
        g_autofree char *why = g_strdup_printf("failed: %s", settling->reply != NULL ? settling->reply : "refused");
        record_set(&after->ack_reason, why);
    }
    lead_put(txn, before, after);
}

static StoreResult run_settle(Txn *txn, void *data)
{
    const Settling *settling = data;
    g_autoptr(Outgoing) row = outbox_get(txn, settling->settle.id);
    if (row == NULL || is_settled(row->state))
        return STORE_NOTHING;
    settle_row(txn, settling, row);
    if (settling->settle.state == OUTGOING_STATE__OUTGOING_SENT)
        spaced_sent(txn, row, settling->settle.now);
    if (g_strcmp0(row->purpose, "ack") == 0 && is_settled(settling->settle.state))
        settle_ack(txn, settling, row->lead);
    if (settling->event != NULL)
        lead_event(txn, row->lead, settling->event, settling->settle.now);
    return STORE_OK;
}

StoreResult store_settle(Store *store, const StoreSettle *settle, GError **error)
{
    Settling *settling = g_new0(Settling, 1);
    settling->settle = *settle;
    settling->reply = g_strdup(settle->reply);
    settling->event = record_copy(settle->event);
    return store_write(store, (Work){run_settle, free_settling, settling}, NULL, NULL, error);
}
