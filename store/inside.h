/* What the files of the store share: the store itself, transactions that
 * remember their first failure, and walks over tables. */
#ifndef STORE_INSIDE_H
#define STORE_INSIDE_H

#include <stdatomic.h>

#include "store/backend.h"
#include "store/key.h"

typedef struct Writer Writer;

struct Store {
    const Backend *backend;
    BackendBase *base;
    char *dir; /* NULL: in memory */
    bool read_only;
    uint8_t secret[64]; /* of a store in memory */
    atomic_bool broken;
    Writer *writer; /* NULL: read only */
};

/* A transaction remembers its first failure: from then on look-ups find
 * nothing, writes do nothing, and it cannot be committed. So the operations
 * read straight on, and look at `failed` once. */
typedef struct {
    Store *store;
    BackendTxn *handle;
    StoreResult failed; /* STORE_OK: not */
    GError *error;
} Txn;

void txn_read(Txn *txn, Store *store);
/* Ends a read transaction: `result`, or the failure there was. */
StoreResult txn_done(Txn *txn, StoreResult result, GError **error);

void txn_fail(Txn *txn, StoreResult result, const char *format, ...) G_GNUC_PRINTF(3, 4);

bool txn_get(Txn *txn, Table table, const Key *key, Slice *value);
void txn_put(Txn *txn, Table table, const Key *key, Slice value);
void txn_mark(Txn *txn, Table table, const Key *key); /* an index entry: the key says all */
void txn_del(Txn *txn, Table table, const Key *key);

/* The keys of a table that begin with a prefix, one after the other. */
typedef struct {
    Txn *txn;
    Table table;
    BackendCursor *cursor;
    Key prefix, from;
    bool backward, begun;
    Slice key, value;
} Walk;

Walk walk_up(Txn *txn, Table table, const Key *prefix); /* NULL: the whole table */
Walk walk_up_from(Txn *txn, Table table, const Key *prefix, const Key *from);
Walk walk_down(Txn *txn, Table table, const Key *prefix);                       /* the last one first */
Walk walk_down_from(Txn *txn, Table table, const Key *prefix, const Key *from); /* those before it */
bool walk_next(Walk *walk);
void walk_end(Walk *walk);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Walk, walk_end)

/* --- The writer --- */

/* One write: `run` happens in the writer's thread, inside a transaction of its
 * own, possibly more than once (then the earlier ones were undone). `data` is
 * owned by the job, since a caller may give up waiting. */
typedef struct {
    StoreResult (*run)(Txn *txn, void *data);
    GDestroyNotify free;
    void *data;
} Work;

Writer *writer_start(Store *store, unsigned timeout);
void writer_stop(Writer *writer);
/* Between these the writer's thread does nothing at all: a fork in the meantime
 * leaves the child no lock that it held, an allocator's say. */
void writer_hold(Writer *writer);
void writer_release(Writer *writer);
/* Blocks until durable. Anything but STORE_UNKNOWN leaves `data` to the caller,
 * to be taken from and freed; after STORE_UNKNOWN it is the writer's. */
StoreResult writer_do(Writer *writer, Work work, GError **error);
/* The same, for stores that may be read only: fails there. Frees data. `take`
 * (or NULL) may take the outcome from it before. */
typedef void WorkTake(void *data, void *context);
StoreResult store_write(Store *store, Work work, WorkTake *take, void *context, GError **error);
/* Jobs and commits there have been. */
void writer_counts(Writer *writer, uint64_t *jobs, uint64_t *commits);

#endif
