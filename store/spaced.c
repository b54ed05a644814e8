/* Spaces the mail to one person, and brings together what is due for him. */
#include "store/spaced.h"

#include "store/outbox.h"
#include "store/records.h"
#include "store/value.h"

enum { JOIN_MAX = 500 /* rows looked at; the others come next time */ };

int64_t spaced_due(Txn *txn, const Outgoing *row, int64_t now)
{
    Key key = key_folded(row->to);
    uint64_t number = 0;
    bool any = value_get_number(txn, TABLE_SPACED, &key, &number);
    int64_t last = (int64_t)number, due = row->due, spaced = row->spaced;
    if (any && last - due > spaced) /* written before the clock was set back */
        any = false;
    if (any)
        due = last > now ? last : MAX(due, last + spaced);
    value_put_number(txn, TABLE_SPACED, &key, (uint64_t)due);
    return due;
}

static bool is_spaced(const Outgoing *row)
{
    return row != NULL && row->spaced > 0 && row->to != NULL;
}

static Key sent_key(const Outgoing *row)
{
    Key key = key_folded(row->to);
    key_add_byte(&key, 's');
    return key;
}

void spaced_sent(Txn *txn, const Outgoing *row, int64_t now)
{
    Key key = sent_key(row);
    if (is_spaced(row))
        value_put_number(txn, TABLE_SPACED, &key, (uint64_t)now);
}

static int64_t not_before(Txn *txn, const Outgoing *row, int64_t now)
{
    Key key = sent_key(row);
    uint64_t sent = 0;
    if (!value_get_number(txn, TABLE_SPACED, &key, &sent) || (int64_t)sent > now) /* a clock set back */
        return now;
    return (int64_t)sent + row->spaced;
}

void spaced_put_off(Txn *txn, int64_t now, GPtrArray *rows)
{
    for (guint i = rows->len; i > 0; i--) {
        Outgoing *row = rows->pdata[i - 1];
        int64_t at = is_spaced(row) ? not_before(txn, row, now) : now;
        if (at <= now)
            continue;
        g_autoptr(Outgoing) before = record_copy(row);
        row->has_due = row->has_state = true;
        row->state = OUTGOING_STATE__OUTGOING_WAITING;
        row->due = at;
        outbox_put(txn, before, row);
        g_ptr_array_remove_index(rows, i - 1);
    }
}

static bool joins(const GPtrArray *rows, const Outgoing *row)
{
    bool one_of_them = false;
    for (guint i = 0; i < rows->len; i++) {
        const Outgoing *other = rows->pdata[i];
        if (other->id == row->id)
            return false;
        one_of_them |= is_spaced(other) && g_ascii_strcasecmp(other->to, row->to) == 0;
    }
    return one_of_them;
}

static bool any_spaced(const GPtrArray *rows)
{
    for (guint i = 0; i < rows->len; i++)
        if (is_spaced(rows->pdata[i]))
            return true;
    return false;
}

void spaced_join(Txn *txn, int64_t now, GPtrArray *rows)
{
    if (!any_spaced(rows))
        return;
    g_auto(Walk) walk = walk_up(txn, TABLE_OUTBOX_DUE, NULL);
    for (unsigned i = 0; i < JOIN_MAX && walk_next(&walk) && key_time_at(walk.key, 0) <= now; i++) {
        Key key = key_number(key_number_at(walk.key, 8));
        Slice value;
        Outgoing *row = txn_get(txn, TABLE_OUTBOX, &key, &value)
                            ? value_unpack(TABLE_OUTBOX, key_slice(&key), value, &outgoing__descriptor)
                            : NULL;
        if (is_spaced(row) && joins(rows, row))
            g_ptr_array_add(rows, row);
        else
            record_free(row);
    }
}
