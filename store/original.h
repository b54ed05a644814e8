/* Messages as they were received: small ones inside the store, others in
 * DIR/spool. */
#ifndef STORE_ORIGINAL_H
#define STORE_ORIGINAL_H

#include "store/inside.h"

#define ORIGINAL_INLINE (64u << 10) /* compressed bytes kept inside */

/* What is to be kept; a large one is written to the spool here, durably, before
 * any transaction. NULL and *error on failure. */
Original *original_prepare(Store *store, const uint8_t *data, size_t size, const char *spool, int64_t now,
                           GError **error);
/* Undoes that, when nothing came of it. A caller's own file stays. */
void original_discard(Store *store, const Original *original);

void original_put(Txn *txn, uint64_t lead, const Original *original);
Original *original_get(Txn *txn, uint64_t lead);
/* One more message of the lead's thread: the newest few are kept, inside the store only. */
Original *original_prepare_inline(const uint8_t *data, size_t size, int64_t now); /* NULL: too large */
void original_add_thread(Txn *txn, uint64_t lead, const Original *original);
GBytes *original_read(Store *store, const Original *original, GError **error);

/* Removes what stands under a key, or all that a lead has (then says how many); names of files in the spool are added,
 * to be unlinked after the commit. */
void original_drop(Txn *txn, const Key *key, GPtrArray *files);
unsigned original_drop_all(Txn *txn, uint64_t lead, GPtrArray *files);
void original_unlink(Store *store, const GPtrArray *files);

/* Makes file or folder durable. */
bool sync_path(const char *path, GError **error);

#endif
