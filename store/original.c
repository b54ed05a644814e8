/* Keeps originals: zstd inside the store, or a file in the spool. */
#include "store/original.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>
#include <zstd.h>

#include "store/value.h"

#define LEVEL 3
#define THREAD_KEPT 5
#define THREAD_LARGEST (1u << 20)
#define LARGEST (UINT64_C(64) << 20) /* a size that a record claims is not believed beyond */

char *store_spool_path(Store *store, const char *name)
{
    return g_build_filename(store->dir != NULL ? store->dir : g_get_tmp_dir(), "spool", name, NULL);
}

static bool fail_errno(GError **error, const char *path)
{
    g_set_error(error, STORE_ERROR, errno, "%s: %s", path, g_strerror(errno));
    return false;
}

bool sync_path(const char *path, GError **error)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return fail_errno(error, path);
    bool synced = fsync(file) == 0 || fail_errno(error, path);
    close(file);
    return synced;
}

static bool write_all(int file, const uint8_t *data, size_t size)
{
    while (size > 0) {
        ssize_t written = write(file, data, size);
        if (written < 0 && errno != EINTR)
            return false;
        data += MAX(written, 0);
        size -= (size_t)MAX(written, 0);
    }
    return true;
}

static bool write_file(const char *path, const uint8_t *data, size_t size, GError **error)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return fail_errno(error, path);
    bool written = (write_all(file, data, size) && fsync(file) == 0) || fail_errno(error, path);
    close(file);
    if (!written)
        unlink(path);
    return written;
}

static char *fresh_name(void)
{
    uint64_t random[2] = {0};
    if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random)
        random[0] = (uint64_t)g_get_real_time();
    return g_strdup_printf("%016" G_GINT64_MODIFIER "x%016" G_GINT64_MODIFIER "x.zst", random[0], random[1]);
}

static bool write_spool(Store *store, Original *original, const uint8_t *data, size_t size, GError **error)
{
    original->spool = fresh_name();
    g_autofree char *path = store_spool_path(store, original->spool);
    g_autofree char *folder = store_spool_path(store, NULL);
    return write_file(path, data, size, error) && sync_path(folder, error);
}

static bool compress(Store *store, Original *original, const uint8_t *data, size_t size, GError **error)
{
    size_t room = ZSTD_compressBound(size);
    g_autofree uint8_t *packed = g_malloc(room);
    size_t used = ZSTD_compress(packed, room, data, size, LEVEL);
    if (ZSTD_isError(used)) {
        g_set_error(error, STORE_ERROR, STORE_FAILED, "cannot compress the original: %s", ZSTD_getErrorName(used));
        return false;
    }
    original->has_compressed = original->compressed = true;
    if (used > ORIGINAL_INLINE && store->dir != NULL)
        return write_spool(store, original, packed, used, error);
    original->has_data = true;
    original->data.len = used;
    original->data.data = g_memdup2(packed, MAX(used, 1));
    return true;
}

Original *original_prepare(Store *store, const uint8_t *data, size_t size, const char *spool, int64_t now,
                           GError **error)
{
    Original *original = g_malloc(sizeof *original);
    original__init(original);
    original->has_kept = original->has_size = true;
    original->kept = now;
    original->size = size;
    bool prepared = true;
    if (spool != NULL)
        original->spool = g_strdup(spool);
    else
        prepared = compress(store, original, data, size, error);
    if (prepared)
        return original;
    record_free(original);
    return NULL;
}

void original_discard(Store *store, const Original *original)
{
    if (original == NULL || original->spool == NULL || !original->compressed)
        return;
    g_autofree char *path = store_spool_path(store, original->spool);
    unlink(path);
}

void original_put(Txn *txn, uint64_t lead, const Original *original)
{
    Key key = key_number(lead);
    value_put(txn, TABLE_ORIGINALS, &key, original);
    if (original->spool == NULL)
        return;
    Key name = key_text(original->spool);
    value_put_number(txn, TABLE_SPOOL, &name, lead);
}

Original *original_get(Txn *txn, uint64_t lead)
{
    Key key = key_number(lead);
    return value_get(txn, TABLE_ORIGINALS, &key, &original__descriptor);
}

static GBytes *unpack(const Original *original, const uint8_t *data, size_t size, GError **error)
{
    if (!original->compressed)
        return g_bytes_new(data, size);
    size_t room = (size_t)MIN(original->size, LARGEST);
    g_autofree uint8_t *plain = g_malloc(room + 1);
    size_t used = ZSTD_decompress(plain, room, data, size);
    if (ZSTD_isError(used) || used != original->size) {
        g_set_error(error, STORE_ERROR, STORE_FAILED, "the original is damaged");
        return NULL;
    }
    return g_bytes_new_take(g_steal_pointer(&plain), used);
}

/* --- The thread: under the lead and a number that grows --- */

Original *original_prepare_inline(const uint8_t *data, size_t size, int64_t now)
{
    size_t room = ZSTD_compressBound(size);
    if (size > THREAD_LARGEST)
        return NULL;
    g_autofree uint8_t *packed = g_malloc(room);
    size_t used = ZSTD_compress(packed, room, data, size, LEVEL);
    if (ZSTD_isError(used) || used > ORIGINAL_INLINE)
        return NULL;
    Original *original = g_malloc(sizeof *original);
    original__init(original);
    original->has_kept = original->has_size = original->has_compressed = original->has_data = true;
    original->kept = now;
    original->size = size;
    original->compressed = true;
    original->data.len = used;
    original->data.data = g_memdup2(packed, MAX(used, 1));
    return original;
}

static GArray *thread_keys(Txn *txn, uint64_t lead)
{
    GArray *keys = g_array_new(FALSE, FALSE, sizeof(Key));
    Key prefix = key_number(lead);
    g_auto(Walk) walk = walk_up(txn, TABLE_ORIGINALS, &prefix);
    while (walk_next(&walk)) {
        Key key = key_bytes(walk.key.data, walk.key.size);
        if (key.size > 8) /* the lead's own stands under its number alone */
            g_array_append_val(keys, key);
    }
    return keys;
}

void original_add_thread(Txn *txn, uint64_t lead, const Original *original)
{
    g_autoptr(GArray) keys = thread_keys(txn, lead);
    const Key *last = keys->len ? &g_array_index(keys, Key, keys->len - 1) : NULL;
    Key key = key_number(lead);
    key_add_number(&key, last != NULL ? key_number_at(key_slice(last), 8) + 1 : 1);
    for (guint i = 0; i + THREAD_KEPT <= keys->len; i++)
        txn_del(txn, TABLE_ORIGINALS, &g_array_index(keys, Key, i));
    value_put(txn, TABLE_ORIGINALS, &key, original);
}

void original_drop(Txn *txn, const Key *key, GPtrArray *files)
{
    Original *original = value_get(txn, TABLE_ORIGINALS, key, &original__descriptor);
    if (original != NULL && original->spool != NULL) {
        Key name = key_text(original->spool);
        txn_del(txn, TABLE_SPOOL, &name);
        g_ptr_array_add(files, g_strdup(original->spool));
    }
    record_free(original);
    txn_del(txn, TABLE_ORIGINALS, key);
}

unsigned original_drop_all(Txn *txn, uint64_t lead, GPtrArray *files)
{
    g_autoptr(GArray) keys = thread_keys(txn, lead);
    Key own = key_number(lead);
    Slice value;
    if (txn_get(txn, TABLE_ORIGINALS, &own, &value))
        g_array_append_val(keys, own);
    for (guint i = 0; i < keys->len; i++)
        original_drop(txn, &g_array_index(keys, Key, i), files);
    return keys->len;
}

void original_unlink(Store *store, const GPtrArray *files)
{
    for (guint i = 0; i < files->len; i++) {
        g_autofree char *path = store_spool_path(store, g_ptr_array_index(files, i));
        unlink(path);
    }
}

StoreResult store_thread(Store *store, uint64_t id, GPtrArray **messages, GError **error)
{
    Txn txn;
    txn_read(&txn, store);
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    g_autoptr(GArray) keys = thread_keys(&txn, id);
    for (guint i = 0; i < keys->len; i++) {
        Original *original = value_get(&txn, TABLE_ORIGINALS, &g_array_index(keys, Key, i), &original__descriptor);
        GBytes *bytes = original != NULL ? original_read(store, original, NULL) : NULL;
        if (bytes != NULL)
            g_ptr_array_add(found, bytes);
        record_free(original);
    }
    StoreResult result = txn_done(&txn, found->len > 0 ? STORE_OK : STORE_NOTHING, error);
    *messages = result == STORE_OK || result == STORE_NOTHING ? g_steal_pointer(&found) : NULL;
    return result;
}

GBytes *original_read(Store *store, const Original *original, GError **error)
{
    if (original->spool == NULL)
        return unpack(original, original->data.data, original->data.len, error);
    g_autofree char *path = store_spool_path(store, original->spool);
    g_autofree char *data = NULL;
    gsize size = 0;
    if (!g_file_get_contents(path, &data, &size, error))
        return NULL;
    return unpack(original, (const uint8_t *)data, size, error);
}

StoreResult store_original(Store *store, uint64_t id, GBytes **bytes, GError **error)
{
    *bytes = NULL;
    Txn txn;
    txn_read(&txn, store);
    Original *original = original_get(&txn, id);
    StoreResult result = txn_done(&txn, original != NULL ? STORE_OK : STORE_NOTHING, error);
    if (result == STORE_OK)
        *bytes = original_read(store, original, error);
    record_free(original);
    return result == STORE_OK && *bytes == NULL ? STORE_FAILED : result;
}
