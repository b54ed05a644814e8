/* Rows of the outbox: made, cancelled, listed. */
#include "store/outbox.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#include "store/budget.h"
#include "store/records.h"
#include "store/seen.h"
#include "store/spaced.h"
#include "store/value.h"

Outgoing *outbox_get(Txn *txn, uint64_t id)
{
    Key key = key_number(id);
    return value_get(txn, TABLE_OUTBOX, &key, &outgoing__descriptor);
}

bool outbox_due(const Outgoing *row, int64_t *due)
{
    switch (row->state) {
    case OUTGOING_STATE__OUTGOING_WAITING:
        *due = row->due;
        return true;
    case OUTGOING_STATE__OUTGOING_CLAIMED:
        *due = row->claimed_until;
        return true;
    case OUTGOING_STATE__OUTGOING_HELD:
        *due = INT64_MAX;
        return true;
    default:
        return false;
    }
}

Key outbox_due_key(int64_t due, uint64_t id)
{
    Key key = key_time(due);
    key_add_number(&key, id);
    return key;
}

Key outbox_lead_key(uint64_t lead, uint64_t id)
{
    Key key = key_number(lead);
    key_add_number(&key, id);
    return key;
}

void outbox_put(Txn *txn, const Outgoing *before, const Outgoing *after)
{
    int64_t due;
    if (before != NULL && outbox_due(before, &due)) {
        Key old = outbox_due_key(due, before->id);
        txn_del(txn, TABLE_OUTBOX_DUE, &old);
    }
    if (outbox_due(after, &due)) {
        Key new = outbox_due_key(due, after->id);
        txn_mark(txn, TABLE_OUTBOX_DUE, &new);
    }
    Key key = key_number(after->id);
    value_put(txn, TABLE_OUTBOX, &key, after);
}

static void address_owner(Outgoing *row, const char *owner_email)
{
    if (!row->to_owner)
        return;
    if (owner_email != NULL)
        record_set(&row->to, owner_email);
    if ((row->to != NULL && row->to[0] != '\0') || row->state != OUTGOING_STATE__OUTGOING_WAITING)
        return;
    row->has_state = true;
    row->state = OUTGOING_STATE__OUTGOING_HELD;
}

/* Given out once and kept with the row. Nobody can guess it: who names it in References has seen the mail. */
static char *fresh_message_id(Txn *txn, const Outgoing *row, const char *id_domain)
{
    uint64_t random = 0;
    if (getrandom(&random, sizeof random, 0) != (ssize_t)sizeof random)
        txn_fail(txn, STORE_FAILED, "getrandom: %s", g_strerror(errno));
    return g_strdup_printf("lead-%" G_GUINT64_FORMAT "-%s-%" G_GUINT64_FORMAT "-%016" G_GINT64_MODIFIER "x@%s",
                           row->lead, row->purpose != NULL ? row->purpose : "mail", row->id, random, id_domain);
}

uint64_t outbox_add(Txn *txn, uint64_t lead, const Outgoing *row, const char *owner_email, const char *id_domain,
                    int64_t now)
{
    g_autoptr(Outgoing) written = record_copy(row);
    written->id = value_next(txn, "outgoing", 1);
    written->has_lead = true;
    written->lead = lead;
    if (!written->has_created) {
        written->has_created = true;
        written->created = now;
    }
    address_owner(written, owner_email);
    if (written->spaced > 0 && written->to != NULL && written->state == OUTGOING_STATE__OUTGOING_WAITING) {
        written->has_due = true;
        written->due = spaced_due(txn, written, now);
    }
    g_autofree char *message_id = fresh_message_id(txn, written, id_domain);
    record_set(&written->message_id, message_id);
    outbox_put(txn, NULL, written);
    Key by_lead = outbox_lead_key(lead, written->id);
    txn_mark(txn, TABLE_OUTBOX_LEAD, &by_lead);
    known_add(txn, message_id, lead, written->id);
    return written->id;
}

static GArray *rows_of(Txn *txn, uint64_t lead)
{
    GArray *ids = g_array_new(FALSE, FALSE, sizeof(uint64_t));
    Key prefix = key_number(lead);
    g_auto(Walk) walk = walk_up(txn, TABLE_OUTBOX_LEAD, &prefix);
    while (walk_next(&walk)) {
        uint64_t id = key_number_at(walk.key, 8);
        g_array_append_val(ids, id);
    }
    return ids;
}

static void del(Txn *txn, const Outgoing *row)
{
    int64_t due;
    if (outbox_due(row, &due)) {
        Key place = outbox_due_key(due, row->id);
        txn_del(txn, TABLE_OUTBOX_DUE, &place);
    }
    Key key = key_number(row->id), by_lead = outbox_lead_key(row->lead, row->id);
    txn_del(txn, TABLE_OUTBOX, &key);
    txn_del(txn, TABLE_OUTBOX_LEAD, &by_lead);
    known_del(txn, row->message_id);
    budget_give_back(txn, row->id);
}

void outbox_cancel(Txn *txn, uint64_t lead, const char *purpose)
{
    g_autoptr(GArray) ids = rows_of(txn, lead);
    for (guint i = 0; i < ids->len; i++) {
        g_autoptr(Outgoing) row = outbox_get(txn, g_array_index(ids, uint64_t, i));
        bool waits = row != NULL &&
                     (row->state == OUTGOING_STATE__OUTGOING_WAITING || row->state == OUTGOING_STATE__OUTGOING_HELD);
        if (waits && g_strcmp0(row->purpose, purpose) == 0)
            del(txn, row);
    }
}

GPtrArray *outbox_rows(Txn *txn, uint64_t lead)
{
    GPtrArray *rows = g_ptr_array_new_with_free_func(record_free);
    g_autoptr(GArray) ids = rows_of(txn, lead);
    for (guint i = 0; i < ids->len; i++) {
        Outgoing *row = outbox_get(txn, g_array_index(ids, uint64_t, i));
        if (row != NULL)
            g_ptr_array_add(rows, row);
    }
    return rows;
}

unsigned outbox_forget(Txn *txn, uint64_t lead)
{
    g_autoptr(GPtrArray) rows = outbox_rows(txn, lead);
    for (guint i = 0; i < rows->len; i++)
        del(txn, rows->pdata[i]);
    return rows->len;
}

bool outbox_has_ack(Txn *txn, uint64_t lead)
{
    bool found = false;
    g_autoptr(GArray) ids = rows_of(txn, lead);
    for (guint i = 0; !found && i < ids->len; i++) {
        g_autoptr(Outgoing) row = outbox_get(txn, g_array_index(ids, uint64_t, i));
        found = row != NULL && g_strcmp0(row->purpose, "ack") == 0 && row->state != OUTGOING_STATE__OUTGOING_FAILED;
    }
    return found;
}

/* --- Reading --- */

StoreResult store_outgoing(Store *store, uint64_t id, Outgoing **row, GError **error)
{
    Txn txn;
    txn_read(&txn, store);
    *row = outbox_get(&txn, id);
    return txn_done(&txn, *row != NULL ? STORE_OK : STORE_NOTHING, error);
}

static void list_unsettled(Txn *txn, unsigned limit, GPtrArray *rows)
{
    g_auto(Walk) walk = walk_up(txn, TABLE_OUTBOX_DUE, NULL);
    while ((limit == 0 || rows->len < limit) && walk_next(&walk)) {
        Outgoing *row = outbox_get(txn, key_number_at(walk.key, 8));
        if (row != NULL)
            g_ptr_array_add(rows, row);
    }
}

static void list_all(Txn *txn, unsigned limit, GPtrArray *rows)
{
    g_auto(Walk) walk = walk_down(txn, TABLE_OUTBOX, NULL);
    while ((limit == 0 || rows->len < limit) && walk_next(&walk)) {
        Outgoing *row = outbox_get(txn, key_number_at(walk.key, 0));
        if (row != NULL)
            g_ptr_array_add(rows, row);
    }
}

StoreResult store_outbox(Store *store, bool settled_too, unsigned limit, GPtrArray **rows, GError **error)
{
    Txn txn;
    txn_read(&txn, store);
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(record_free);
    if (settled_too)
        list_all(&txn, limit, found);
    else
        list_unsettled(&txn, limit, found);
    StoreResult result = txn_done(&txn, found->len > 0 ? STORE_OK : STORE_NOTHING, error);
    *rows = result == STORE_OK || result == STORE_NOTHING ? g_steal_pointer(&found) : NULL;
    return result;
}
