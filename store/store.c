/* Opens and closes the store. */
#include <errno.h>
#include <sys/random.h>
#include <sys/stat.h>

#include "store/original.h"
#include "store/records.h"
#include "store/value.h"

#define SCHEMA 1

/* That it is there must be as durable as what is in it. */
static bool make_folder(const char *path, GError **error)
{
    g_autofree char *parent = g_path_get_dirname(path);
    if (mkdir(path, 0700) == 0)
        return sync_path(parent, error);
    if (errno == EEXIST)
        return true;
    g_set_error(error, STORE_ERROR, errno, "%s: %s", path, g_strerror(errno));
    return false;
}

static bool make_folders(const StoreOptions *options, GError **error)
{
    if (options->dir == NULL || options->read_only)
        return true;
    g_autofree char *spool = g_build_filename(options->dir, "spool", NULL);
    return make_folder(options->dir, error) && make_folder(spool, error);
}

static uint64_t schema_of(Txn *txn)
{
    Key key = key_text("schema");
    uint64_t schema = 0;
    value_get_number(txn, TABLE_META, &key, &schema);
    return schema;
}

static StoreResult run_schema(Txn *txn, void *data)
{
    (void)data;
    Key key = key_text("schema");
    if (schema_of(txn) == 0)
        value_put_number(txn, TABLE_META, &key, SCHEMA);
    return STORE_OK;
}

/* Refuses what a newer version wrote; marks what is new. */
static bool check_schema(Store *store, GError **error)
{
    Txn txn;
    txn_read(&txn, store);
    uint64_t schema = schema_of(&txn);
    if (txn_done(&txn, STORE_OK, error) != STORE_OK)
        return false;
    if (schema > SCHEMA) {
        g_set_error(error, STORE_ERROR, STORE_FAILED,
                    "%s: the store has schema %" G_GUINT64_FORMAT ", this program knows %d", store->dir, schema,
                    SCHEMA);
        return false;
    }
    return schema != 0 || store->writer == NULL ||
           store_write(store, (Work){run_schema, g_free, g_malloc0(1)}, NULL, NULL, error) == STORE_OK;
}

/* One that lives as long as a store in memory does. */
static bool make_secret(Store *store, GError **error)
{
    if (store->dir != NULL || getrandom(store->secret, sizeof store->secret, 0) == (ssize_t)sizeof store->secret)
        return true;
    g_set_error(error, STORE_ERROR, errno, "getrandom: %s", g_strerror(errno));
    return false;
}

static bool open_base(Store *store, const StoreOptions *options, GError **error)
{
    if (!make_secret(store, error) || !make_folders(options, error))
        return false;
    store->base = store->backend->open(options, error);
    if (store->base == NULL)
        return false;
    if (options->dir != NULL && !options->read_only && !sync_path(options->dir, error)) /* the files it made */
        return false;
    if (!options->read_only)
        store->writer = writer_start(store, options->job_timeout);
    if (store->writer == NULL && !options->read_only) {
        g_set_error(error, STORE_ERROR, STORE_FAILED, "cannot start the writer thread");
        return false;
    }
    return check_schema(store, error);
}

Store *store_open(const StoreOptions *options, GError **error)
{
    Store *store = g_new0(Store, 1);
    store->dir = g_strdup(options->dir);
    store->read_only = options->read_only;
    store->backend = options->dir != NULL ? &backend_lmdb : &backend_memory;
    if (open_base(store, options, error))
        return store;
    store_close(store);
    return NULL;
}

void store_close(Store *store)
{
    if (store == NULL)
        return;
    if (store->writer != NULL)
        writer_stop(store->writer);
    if (store->base != NULL)
        store->backend->close(store->base);
    g_free(store->dir);
    g_free(store);
}

bool store_broken(Store *store)
{
    return atomic_load(&store->broken);
}

uint64_t store_last_commit(Store *store)
{
    return store->backend->last_commit(store->base);
}
