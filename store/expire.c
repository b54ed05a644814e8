/* Removes what time has outlived, some at a time. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/budget.h"
#include "store/original.h"
#include "store/outbox.h"
#include "store/records.h"
#include "store/seen.h"
#include "store/value.h"

#define AT_ONCE 500
#define RETRY_SECONDS 7200
#define STRAY_SECONDS 86400 /* a file nobody knows may still be about to be committed */

typedef struct {
    int64_t now, original_seconds;
    GPtrArray *files; /* names to be removed after the commit */
} Expiry;

static void free_expiry(void *data)
{
    Expiry *expiry = data;
    g_ptr_array_unref(expiry->files);
    g_free(expiry);
}

/* First keys of a table, copied, while `over` says so. */
typedef bool Over(const Expiry *expiry, Table table, Slice key, Slice value);

static GArray *first_keys(Txn *txn, const Expiry *expiry, Table table, Over *over)
{
    GArray *keys = g_array_new(FALSE, FALSE, sizeof(Key));
    g_auto(Walk) walk = walk_up(txn, table, NULL);
    while (keys->len < AT_ONCE && walk_next(&walk) && over(expiry, table, walk.key, walk.value)) {
        Key key = key_bytes(walk.key.data, walk.key.size);
        g_array_append_val(keys, key);
    }
    return keys;
}

static bool seen_over(const Expiry *expiry, Table table, Slice key, Slice value)
{
    (void)table;
    (void)value;
    return key_time_at(key, 0) <= expiry->now;
}

static bool log_over(const Expiry *expiry, Table table, Slice key, Slice value)
{
    AckLog *log = value_unpack(table, key, value, &ack_log__descriptor);
    bool over = log != NULL && log->expires <= expiry->now;
    record_free(log);
    return over;
}

static bool original_over(const Expiry *expiry, Table table, Slice key, Slice value)
{
    Original *original = value_unpack(table, key, value, &original__descriptor);
    bool over = original != NULL && original->kept + expiry->original_seconds <= expiry->now;
    record_free(original);
    return over;
}

static bool put_off_wrongly(const Outgoing *row, int64_t now)
{
    return row != NULL && row->state == OUTGOING_STATE__OUTGOING_WAITING && (row->attempts > 0 || row->created > now);
}

/* No retry waits so long, and no row is from tomorrow: the clock has been set back since. */
static void hasten(Txn *txn, int64_t now)
{
    Key from = outbox_due_key(now + RETRY_SECONDS, 0);
    g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(record_free);
    g_auto(Walk) walk = walk_up_from(txn, TABLE_OUTBOX_DUE, NULL, &from);
    while (rows->len < AT_ONCE && walk_next(&walk)) {
        Outgoing *row = outbox_get(txn, key_number_at(walk.key, 8));
        if (put_off_wrongly(row, now))
            g_ptr_array_add(rows, row);
        else
            record_free(row);
    }
    for (guint i = 0; i < rows->len; i++) {
        Outgoing *row = g_ptr_array_index(rows, i);
        g_autoptr(Outgoing) before = record_copy(row);
        row->due = now;
        outbox_put(txn, before, row);
    }
}

static StoreResult run_expiry(Txn *txn, void *data)
{
    Expiry *expiry = data;
    g_ptr_array_set_size(expiry->files, 0);
    g_autoptr(GArray) seen = first_keys(txn, expiry, TABLE_SEEN_UNTIL, seen_over);
    for (guint i = 0; i < seen->len; i++) {
        const Key *key = &g_array_index(seen, Key, i);
        seen_del(txn, key->byte + 8, key_time_at(key_slice(key), 0));
    }
    g_autoptr(GArray) logs = first_keys(txn, expiry, TABLE_ACK_LOG, log_over);
    for (guint i = 0; i < logs->len; i++)
        budget_give_back(txn, key_number_at(key_slice(&g_array_index(logs, Key, i)), 0));
    hasten(txn, expiry->now);
    if (expiry->original_seconds <= 0)
        return STORE_OK;
    g_autoptr(GArray) originals = first_keys(txn, expiry, TABLE_ORIGINALS, original_over);
    for (guint i = 0; i < originals->len; i++)
        original_drop(txn, &g_array_index(originals, Key, i), expiry->files);
    return STORE_OK;
}

static void take_files(void *data, void *context)
{
    *(GPtrArray **)context = g_ptr_array_ref(((Expiry *)data)->files);
}

static bool is_stray(Store *store, const char *name, const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode) ||
        status.st_mtime + STRAY_SECONDS > g_get_real_time() / G_USEC_PER_SEC)
        return false;
    Txn txn;
    txn_read(&txn, store);
    Key key = key_text(name);
    Slice value;
    bool known = txn_get(&txn, TABLE_SPOOL, &key, &value);
    return txn_done(&txn, STORE_OK, NULL) == STORE_OK && !known;
}

/* Files whose intake never came to its commit. */
static void remove_strays(Store *store)
{
    g_autofree char *folder = store_spool_path(store, NULL);
    GDir *files = g_dir_open(folder, 0, NULL);
    const char *name;
    while (files != NULL && (name = g_dir_read_name(files)) != NULL) {
        g_autofree char *path = store_spool_path(store, name);
        if (is_stray(store, name, path))
            unlink(path);
    }
    if (files != NULL)
        g_dir_close(files);
}

StoreResult store_expire(Store *store, int64_t now, int64_t original_seconds, GError **error)
{
    Expiry *expiry = g_new0(Expiry, 1);
    expiry->now = now;
    expiry->original_seconds = original_seconds;
    expiry->files = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) files = NULL;
    StoreResult result = store_write(store, (Work){run_expiry, free_expiry, expiry}, take_files, &files, error);
    if (result == STORE_OK)
        original_unlink(store, files);
    store->backend->tidy(store->base);
    if (store->dir != NULL && !store->read_only)
        remove_strays(store);
    return result;
}
