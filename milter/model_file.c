/* Reads and writes the learned part. */
#include "milter/model_file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <zstd.h>

#include "milter/log.h"
#include "milter/paths.h"
#include "parser/model.h"

enum { PACKED_MOST = 4 << 20, LEVEL = 19 };

static GQuark model_file_error(void)
{
    return g_quark_from_static_string("leadmilter-model-file");
}

char *model_file_shipped(void)
{
    return paths_data("parser/model/lead.model");
}

char *model_file_own(const Config *config)
{
    return config->store ? g_build_filename(config->store, "model", NULL) : NULL;
}

static GBytes *unpack(const char *path, const char *packed, size_t size, GError **error)
{
    unsigned long long length = ZSTD_getFrameContentSize(packed, size);
    g_autofree uint8_t *bytes = length > 0 && length <= PACKED_MOST ? g_malloc(length) : NULL;

    if (bytes == NULL || ZSTD_decompress(bytes, length, packed, size) != length) {
        g_set_error(error, model_file_error(), 0, "%s: no learned model", path);
        return NULL;
    }
    g_autoptr(Model) sound = model_new(bytes, length, error);
    if (sound == NULL) {
        g_prefix_error(error, "%s: ", path);
        return NULL;
    }
    return g_bytes_new_take(g_steal_pointer(&bytes), length);
}

GBytes *model_file_read(const char *path, GError **error)
{
    g_autofree char *packed = NULL;
    size_t size = 0;

    if (!g_file_get_contents(path, &packed, &size, error))
        return NULL;
    return unpack(path, packed, size, error);
}

GBytes *model_file_for(const Config *config)
{
    g_autofree char *own = model_file_own(config);
    g_autofree char *shipped = model_file_shipped();
    const char *const paths[] = {own, shipped};

    for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
        g_autoptr(GError) error = NULL;
        GBytes *model = paths[i] ? model_file_read(paths[i], &error) : NULL;
        if (model)
            return model;
        if (error && !g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
            log_error("%s", error->message);
    }
    return NULL;
}

bool model_file_keep_old(const char *path, GError **error)
{
    g_autofree char *old = g_strconcat(path, ".old", NULL);

    if (g_rename(path, old) == 0 || errno == ENOENT)
        return true;
    g_set_error(error, model_file_error(), 0, "%s: %s", old, g_strerror(errno));
    return false;
}

static bool put_durably(const char *path, const char *bytes, size_t size, GError **error)
{
    return g_file_set_contents_full(path, bytes, (gssize)size,
                                    G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644, error);
}

bool model_file_copy(const Config *config, const char *folder, GError **error)
{
    g_autofree char *own = model_file_own(config);
    g_autofree char *bytes = NULL;
    size_t size = 0;

    if (own == NULL || !g_file_test(own, G_FILE_TEST_EXISTS))
        return true;
    g_autofree char *copy = g_build_filename(folder, "model", NULL);
    return g_file_get_contents(own, &bytes, &size, error) && put_durably(copy, bytes, size, error);
}

bool model_file_write(const char *path, const ModelFile *model, GError **error)
{
    size_t size = model_file__get_packed_size(model);
    size_t room = ZSTD_compressBound(size);
    g_autofree uint8_t *bytes = g_malloc(size);
    g_autofree char *packed = g_malloc(room);

    model_file__pack(model, bytes);
    size_t used = ZSTD_compress(packed, room, bytes, size, LEVEL);
    return put_durably(path, packed, used, error);
}
