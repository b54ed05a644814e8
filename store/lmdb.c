/* The store in an LMDB environment: durable, shared between processes. */
#include <errno.h>
#include <fcntl.h>
#include <lmdb.h>
#include <pthread.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "store/backend.h"

#define DEFAULT_MAP (UINT64_C(64) << 30)
#define READERS 512
#define PROBE (1 << 20)           /* a disk that cannot take this is full */
#define ROOM (UINT64_C(16) << 20) /* less than this free: do not grow the map */

struct BackendBase {
    MDB_env *env;
    MDB_dbi table[TABLE_COUNT];
    char *dir;
    uint64_t map_size;
    bool map_was_full; /* the writer's last trouble was the map, not the disk */
    /* LMDB may only move its map while this process has no transaction:
     * readers hold the gate shared, who changes the map alone. */
    pthread_rwlock_t gate;
};

struct BackendTxn {
    BackendBase *base;
    MDB_txn *txn;
    bool gated; /* a reader's */
};

struct BackendCursor {
    BackendBase *base;
    MDB_cursor *cursor;
};

/* LMDB says EIO for a short write, whatever made it short: so try. */
static bool disk_is_full(const char *dir)
{
    struct statvfs fs;
    if (statvfs(dir, &fs) == 0 && (uint64_t)fs.f_bavail * fs.f_frsize < PROBE)
        return true;
    int file = open(dir, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0)
        return errno == ENOSPC || errno == EDQUOT;
    int failure = posix_fallocate(file, 0, PROBE);
    close(file);
    return failure == ENOSPC || failure == EDQUOT;
}

static BackendResult judge(BackendBase *base, int code)
{
    switch (code) {
    case MDB_SUCCESS:
        return BACKEND_OK;
    case MDB_NOTFOUND:
        return BACKEND_NOTHING;
    case MDB_MAP_FULL:
        base->map_was_full = true;
        return BACKEND_FULL;
    case MDB_TXN_FULL:
    case ENOSPC:
    case EDQUOT:
        return BACKEND_FULL;
    case EIO:
        return disk_is_full(base->dir) ? BACKEND_FULL : BACKEND_BROKEN;
    case MDB_PANIC:
    case MDB_CORRUPTED:
    case MDB_PAGE_NOTFOUND:
    case MDB_INVALID:
        return BACKEND_BROKEN;
    default:
        return BACKEND_FAILED;
    }
}

static BackendResult result_of(BackendBase *base, int code, const char *doing, GError **error)
{
    BackendResult result = judge(base, code);
    if (result != BACKEND_OK && result != BACKEND_NOTHING)
        g_set_error(error, STORE_ERROR, code, "%s: %s: %s", base->dir, doing, mdb_strerror(code));
    return result;
}

static MDB_val val_of(Slice slice)
{
    return (MDB_val){.mv_size = slice.size, .mv_data = (void *)slice.data};
}

/* --- Opening --- */

static int open_tables(BackendBase *base, bool read_only)
{
    MDB_txn *txn = NULL;
    int code = mdb_txn_begin(base->env, NULL, read_only ? MDB_RDONLY : 0, &txn);
    for (int i = 0; code == 0 && i < TABLE_COUNT; i++)
        code = mdb_dbi_open(txn, table_name((Table)i), read_only ? 0 : MDB_CREATE, &base->table[i]);
    if (code == 0)
        return mdb_txn_commit(txn);
    if (txn != NULL)
        mdb_txn_abort(txn);
    return code;
}

static int open_env(BackendBase *base, const StoreOptions *options)
{
    int code = mdb_env_create(&base->env);
    if (code == 0)
        code = mdb_env_set_maxdbs(base->env, TABLE_COUNT + 8);
    if (code == 0)
        code = mdb_env_set_maxreaders(base->env, READERS);
    if (code == 0)
        code = mdb_env_set_mapsize(base->env, base->map_size);
    unsigned flags = MDB_NOTLS | (options->read_only ? MDB_RDONLY : 0);
    if (code == 0)
        code = mdb_env_open(base->env, base->dir, flags, 0600);
    int dead = 0;
    if (code == 0)
        mdb_reader_check(base->env, &dead);
    if (code == 0)
        code = open_tables(base, options->read_only);
    return code;
}

static void lmdb_close(BackendBase *base)
{
    if (base->env != NULL)
        mdb_env_close(base->env);
    pthread_rwlock_destroy(&base->gate);
    g_free(base->dir);
    g_free(base);
}

static BackendBase *lmdb_open(const StoreOptions *options, GError **error)
{
    BackendBase *base = g_new0(BackendBase, 1);
    base->dir = g_strdup(options->dir);
    base->map_size = options->map_size != 0 ? options->map_size : DEFAULT_MAP;
    pthread_rwlockattr_t attributes;
    pthread_rwlockattr_init(&attributes);
    pthread_rwlockattr_setkind_np(&attributes, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
    pthread_rwlock_init(&base->gate, &attributes);
    pthread_rwlockattr_destroy(&attributes);
    int code = open_env(base, options);
    if (code == 0)
        return base;
    g_set_error(error, STORE_ERROR, code, "%s: cannot open the store: %s", base->dir, mdb_strerror(code));
    lmdb_close(base);
    return NULL;
}

/* --- Transactions --- */

/* Another process grew the map: take its size over. */
static int adopt_size(BackendBase *base)
{
    pthread_rwlock_wrlock(&base->gate);
    int code = mdb_env_set_mapsize(base->env, 0);
    MDB_envinfo info;
    if (code == 0 && mdb_env_info(base->env, &info) == 0)
        base->map_size = info.me_mapsize;
    pthread_rwlock_unlock(&base->gate);
    return code;
}

static int begin_reader(BackendTxn *made)
{
    BackendBase *base = made->base;
    pthread_rwlock_rdlock(&base->gate);
    int code = mdb_txn_begin(base->env, NULL, MDB_RDONLY, &made->txn);
    if (code == MDB_READERS_FULL) {
        int dead = 0;
        mdb_reader_check(base->env, &dead);
        code = mdb_txn_begin(base->env, NULL, MDB_RDONLY, &made->txn);
    }
    made->gated = code == 0;
    if (code != 0)
        pthread_rwlock_unlock(&base->gate);
    return code;
}

static int begin_any(BackendTxn *made, BackendTxn *parent, bool write)
{
    if (!write)
        return begin_reader(made);
    return mdb_txn_begin(made->base->env, parent != NULL ? parent->txn : NULL, 0, &made->txn);
}

/* A commit into a file that was removed or put elsewhere would be lost without a sign of it. */
static bool in_place(const BackendBase *base)
{
    g_autofree char *path = g_build_filename(base->dir, "data.mdb", NULL);
    struct stat there, ours;
    mdb_filehandle_t file;
    return mdb_env_get_fd(base->env, &file) == 0 && fstat(file, &ours) == 0 && stat(path, &there) == 0 &&
           there.st_ino == ours.st_ino && there.st_dev == ours.st_dev;
}

static BackendResult lmdb_begin(BackendBase *base, BackendTxn *parent, bool write, BackendTxn **txn, GError **error)
{
    *txn = NULL;
    if (write && parent == NULL && !in_place(base)) {
        g_set_error(error, STORE_ERROR, ENOENT, "%s/data.mdb: was removed or replaced under us", base->dir);
        return BACKEND_BROKEN;
    }
    BackendTxn *made = g_new0(BackendTxn, 1);
    made->base = base;
    int code = begin_any(made, parent, write);
    if (code == MDB_MAP_RESIZED) {
        code = adopt_size(base);
        if (code == 0)
            code = begin_any(made, parent, write);
    }
    *txn = code == 0 ? made : NULL;
    if (code != 0)
        g_free(made);
    return result_of(base, code, "begin", error);
}

static BackendResult lmdb_commit(BackendTxn *txn, GError **error)
{
    BackendBase *base = txn->base;
    int code = mdb_txn_commit(txn->txn);
    g_free(txn);
    return result_of(base, code, "commit", error);
}

static void lmdb_abort(BackendTxn *txn)
{
    mdb_txn_abort(txn->txn);
    if (txn->gated)
        pthread_rwlock_unlock(&txn->base->gate);
    g_free(txn);
}

/* --- Entries --- */

static BackendResult lmdb_get(BackendTxn *txn, Table table, Slice key, Slice *value, GError **error)
{
    MDB_val k = val_of(key), v = {0};
    int code = mdb_get(txn->txn, txn->base->table[table], &k, &v);
    if (code == 0)
        *value = (Slice){v.mv_data, v.mv_size};
    return result_of(txn->base, code, table_name(table), error);
}

static BackendResult lmdb_put(BackendTxn *txn, Table table, Slice key, Slice value, GError **error)
{
    MDB_val k = val_of(key), v = val_of(value);
    int code = mdb_put(txn->txn, txn->base->table[table], &k, &v, 0);
    return result_of(txn->base, code, table_name(table), error);
}

static BackendResult lmdb_del(BackendTxn *txn, Table table, Slice key, GError **error)
{
    MDB_val k = val_of(key);
    int code = mdb_del(txn->txn, txn->base->table[table], &k, NULL);
    return result_of(txn->base, code, table_name(table), error);
}

static BackendResult lmdb_cursor(BackendTxn *txn, Table table, BackendCursor **cursor, GError **error)
{
    BackendCursor *made = g_new0(BackendCursor, 1);
    made->base = txn->base;
    int code = mdb_cursor_open(txn->txn, txn->base->table[table], &made->cursor);
    *cursor = code == 0 ? made : NULL;
    if (code != 0)
        g_free(made);
    return result_of(txn->base, code, table_name(table), error);
}

/* The last key before k: one back from the first at or after it. */
static int move_before(MDB_cursor *cursor, MDB_val *k, MDB_val *v)
{
    MDB_val at = *k;
    int code = at.mv_size > 0 ? mdb_cursor_get(cursor, &at, v, MDB_SET_RANGE) : MDB_NOTFOUND;
    if (code != 0 && code != MDB_NOTFOUND)
        return code;
    return mdb_cursor_get(cursor, k, v, code == 0 ? MDB_PREV : MDB_LAST);
}

static int move_cursor(MDB_cursor *cursor, BackendMove move, MDB_val *k, MDB_val *v)
{
    switch (move) {
    case MOVE_TO:
        return mdb_cursor_get(cursor, k, v, k->mv_size > 0 ? MDB_SET_RANGE : MDB_FIRST);
    case MOVE_BEFORE:
        return move_before(cursor, k, v);
    case MOVE_NEXT:
        return mdb_cursor_get(cursor, k, v, MDB_NEXT);
    default:
        return mdb_cursor_get(cursor, k, v, MDB_PREV);
    }
}

static BackendResult lmdb_move(BackendCursor *cursor, BackendMove move, Slice *key, Slice *value, GError **error)
{
    MDB_val k = val_of(*key), v = {0};
    int code = move_cursor(cursor->cursor, move, &k, &v);
    if (code == 0) {
        *key = (Slice){k.mv_data, k.mv_size};
        *value = (Slice){v.mv_data, v.mv_size};
    }
    return result_of(cursor->base, code, "walk", error);
}

static void lmdb_uncursor(BackendCursor *cursor)
{
    mdb_cursor_close(cursor->cursor);
    g_free(cursor);
}

/* --- Care --- */

static bool lmdb_grow(BackendBase *base)
{
    struct statvfs fs;
    bool needed = base->map_was_full;
    base->map_was_full = false;
    if (!needed || statvfs(base->dir, &fs) != 0 || (uint64_t)fs.f_bavail * fs.f_frsize < ROOM ||
        base->map_size > UINT64_MAX / 4)
        return false;
    pthread_rwlock_wrlock(&base->gate);
    int code = mdb_env_set_mapsize(base->env, base->map_size * 2);
    if (code == 0)
        base->map_size *= 2;
    pthread_rwlock_unlock(&base->gate);
    return code == 0;
}

static uint64_t lmdb_last_commit(BackendBase *base)
{
    MDB_envinfo info = {0};
    pthread_rwlock_rdlock(&base->gate);
    mdb_env_info(base->env, &info);
    pthread_rwlock_unlock(&base->gate);
    return info.me_last_txnid;
}

static void lmdb_tidy(BackendBase *base)
{
    int dead = 0;
    mdb_reader_check(base->env, &dead);
}

static bool lmdb_copy(BackendBase *base, const char *dir, GError **error)
{
    pthread_rwlock_rdlock(&base->gate);
    int code = mdb_env_copy2(base->env, dir, MDB_CP_COMPACT);
    pthread_rwlock_unlock(&base->gate);
    if (code != 0)
        g_set_error(error, STORE_ERROR, code, "%s: cannot copy the store: %s", dir, mdb_strerror(code));
    return code == 0;
}

const Backend backend_lmdb = {
    .open = lmdb_open,
    .close = lmdb_close,
    .begin = lmdb_begin,
    .commit = lmdb_commit,
    .abort = lmdb_abort,
    .get = lmdb_get,
    .put = lmdb_put,
    .del = lmdb_del,
    .cursor = lmdb_cursor,
    .move = lmdb_move,
    .uncursor = lmdb_uncursor,
    .grow = lmdb_grow,
    .last_commit = lmdb_last_commit,
    .tidy = lmdb_tidy,
    .copy = lmdb_copy,
};
