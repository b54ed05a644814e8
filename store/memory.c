/* The store in memory, for tests: balanced trees and a list of what to undo. */
#include <pthread.h>
#include <string.h>

#include "store/backend.h"

struct BackendBase {
    GTree *table[TABLE_COUNT]; /* of GBytes to GBytes */
    GPtrArray *undo;           /* of Undo: what the open write transaction changed */
    uint64_t commits;
    pthread_rwlock_t lock; /* shared by readers, a writer's alone until he commits */
};

struct BackendTxn {
    BackendBase *base;
    BackendTxn *parent;
    bool write;
    guint mark; /* where its part of the undo list begins */
};

struct BackendCursor {
    GTree *tree;
    GTreeNode *node;
};

typedef struct {
    Table table;
    GBytes *key, *before; /* before NULL: it was not there */
} Undo;

static int compare(const void *a, const void *b, void *context)
{
    (void)context;
    return g_bytes_compare(a, b);
}

static void free_undo(void *data)
{
    Undo *undo = data;
    g_bytes_unref(undo->key);
    if (undo->before != NULL)
        g_bytes_unref(undo->before);
    g_free(undo);
}

static BackendBase *memory_open(const StoreOptions *options, GError **error)
{
    (void)options;
    (void)error;
    BackendBase *base = g_new0(BackendBase, 1);
    for (int i = 0; i < TABLE_COUNT; i++)
        base->table[i] = g_tree_new_full(compare, NULL, (GDestroyNotify)g_bytes_unref, (GDestroyNotify)g_bytes_unref);
    base->undo = g_ptr_array_new_with_free_func(free_undo);
    pthread_rwlock_init(&base->lock, NULL);
    return base;
}

static void memory_close(BackendBase *base)
{
    for (int i = 0; i < TABLE_COUNT; i++)
        g_tree_unref(base->table[i]);
    g_ptr_array_unref(base->undo);
    pthread_rwlock_destroy(&base->lock);
    g_free(base);
}

static BackendResult memory_begin(BackendBase *base, BackendTxn *parent, bool write, BackendTxn **txn, GError **error)
{
    (void)error;
    BackendTxn *made = g_new0(BackendTxn, 1);
    if (parent == NULL && write)
        pthread_rwlock_wrlock(&base->lock);
    if (parent == NULL && !write)
        pthread_rwlock_rdlock(&base->lock);
    made->base = base;
    made->parent = parent;
    made->write = write;
    made->mark = write ? base->undo->len : 0;
    *txn = made;
    return BACKEND_OK;
}

static void end(BackendTxn *txn)
{
    if (txn->parent == NULL)
        pthread_rwlock_unlock(&txn->base->lock);
    g_free(txn);
}

static BackendResult memory_commit(BackendTxn *txn, GError **error)
{
    (void)error;
    if (txn->parent == NULL && txn->base->undo->len > 0) {
        g_ptr_array_set_size(txn->base->undo, 0);
        txn->base->commits++;
    }
    end(txn);
    return BACKEND_OK;
}

static void memory_abort(BackendTxn *txn)
{
    BackendBase *base = txn->base;
    while (txn->write && base->undo->len > txn->mark) {
        Undo *undo = g_ptr_array_index(base->undo, base->undo->len - 1);
        GTree *tree = base->table[undo->table];
        if (undo->before == NULL)
            g_tree_remove(tree, undo->key);
        else
            g_tree_replace(tree, g_bytes_ref(undo->key), g_bytes_ref(undo->before));
        g_ptr_array_set_size(base->undo, (int)base->undo->len - 1);
    }
    end(txn);
}

static Slice slice_of(GBytes *bytes)
{
    Slice slice;
    slice.data = g_bytes_get_data(bytes, &slice.size);
    return slice;
}

static BackendResult memory_get(BackendTxn *txn, Table table, Slice key, Slice *value, GError **error)
{
    (void)error;
    g_autoptr(GBytes) wanted = g_bytes_new_static(key.data, key.size);
    GBytes *found = g_tree_lookup(txn->base->table[table], wanted);
    if (found == NULL)
        return BACKEND_NOTHING;
    *value = slice_of(found);
    return BACKEND_OK;
}

static void remember(BackendTxn *txn, Table table, GBytes *key)
{
    GBytes *before = g_tree_lookup(txn->base->table[table], key);
    Undo *undo = g_new0(Undo, 1);
    undo->table = table;
    undo->key = g_bytes_ref(key);
    undo->before = before != NULL ? g_bytes_ref(before) : NULL;
    g_ptr_array_add(txn->base->undo, undo);
}

static BackendResult memory_put(BackendTxn *txn, Table table, Slice key, Slice value, GError **error)
{
    (void)error;
    GBytes *wanted = g_bytes_new(key.data, key.size);
    remember(txn, table, wanted);
    g_tree_replace(txn->base->table[table], wanted, g_bytes_new(value.data, value.size));
    return BACKEND_OK;
}

static BackendResult memory_del(BackendTxn *txn, Table table, Slice key, GError **error)
{
    (void)error;
    g_autoptr(GBytes) wanted = g_bytes_new(key.data, key.size);
    remember(txn, table, wanted);
    return g_tree_remove(txn->base->table[table], wanted) ? BACKEND_OK : BACKEND_NOTHING;
}

static BackendResult memory_cursor(BackendTxn *txn, Table table, BackendCursor **cursor, GError **error)
{
    (void)error;
    BackendCursor *made = g_new0(BackendCursor, 1);
    made->tree = txn->base->table[table];
    *cursor = made;
    return BACKEND_OK;
}

static GTreeNode *next_node(BackendCursor *cursor, BackendMove move, Slice from)
{
    if (move == MOVE_NEXT)
        return g_tree_node_next(cursor->node);
    if (move == MOVE_PREVIOUS)
        return g_tree_node_previous(cursor->node);
    g_autoptr(GBytes) key = g_bytes_new_static(from.data, from.size);
    GTreeNode *at = g_tree_lower_bound(cursor->tree, key);
    if (move == MOVE_TO)
        return at;
    return at != NULL ? g_tree_node_previous(at) : g_tree_node_last(cursor->tree);
}

static BackendResult memory_move(BackendCursor *cursor, BackendMove move, Slice *key, Slice *value, GError **error)
{
    (void)error;
    GTreeNode *node = next_node(cursor, move, *key);
    if (node == NULL)
        return BACKEND_NOTHING;
    cursor->node = node;
    *key = slice_of(g_tree_node_key(node));
    *value = slice_of(g_tree_node_value(node));
    return BACKEND_OK;
}

static void memory_uncursor(BackendCursor *cursor)
{
    g_free(cursor);
}

static bool memory_grow(BackendBase *base)
{
    (void)base;
    return false;
}

static uint64_t memory_last_commit(BackendBase *base)
{
    pthread_rwlock_rdlock(&base->lock);
    uint64_t commits = base->commits;
    pthread_rwlock_unlock(&base->lock);
    return commits;
}

static void memory_tidy(BackendBase *base)
{
    (void)base;
}

static bool memory_copy(BackendBase *base, const char *dir, GError **error)
{
    (void)base;
    g_set_error(error, STORE_ERROR, STORE_FAILED, "%s: a store in memory cannot be backed up", dir);
    return false;
}

const Backend backend_memory = {
    .open = memory_open,
    .close = memory_close,
    .begin = memory_begin,
    .commit = memory_commit,
    .abort = memory_abort,
    .get = memory_get,
    .put = memory_put,
    .del = memory_del,
    .cursor = memory_cursor,
    .move = memory_move,
    .uncursor = memory_uncursor,
    .grow = memory_grow,
    .last_commit = memory_last_commit,
    .tidy = memory_tidy,
    .copy = memory_copy,
};
