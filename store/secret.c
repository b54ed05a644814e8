/* The signing keys: 64 random bytes in DIR/secret, made once, by whoever is first. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/original.h"

#define KEY_BYTES 32
#define BOTH (2 * KEY_BYTES)

static bool fail(GError **error, const char *path)
{
    g_set_error(error, STORE_ERROR, errno, "%s: %s", path, g_strerror(errno));
    return false;
}

/* False without an error: there is none yet. */
static bool load(const char *path, uint8_t both[BOTH], GError **error)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0 && errno == ENOENT)
        return false;
    if (file < 0)
        return fail(error, path);
    struct stat status;
    ssize_t got = read(file, both, BOTH);
    bool private = fstat(file, &status) == 0 && (status.st_mode & 077) == 0;
    close(file);
    if (got == BOTH && private)
        return true;
    g_set_error(error, STORE_ERROR, STORE_FAILED, "%s: %s", path,
                private ? "is not the 64 bytes it should be" : "can be read by others: chmod 600");
    return false;
}

static bool fill(const char *path, const uint8_t both[BOTH], GError **error)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return fail(error, path);
    bool filled = (write(file, both, BOTH) == BOTH && fsync(file) == 0) || fail(error, path);
    close(file);
    return filled;
}

/* Linked into place whole, so that two who begin at once agree. */
static bool make(Store *store, const char *path, GError **error)
{
    uint8_t both[BOTH];
    g_autofree char *fresh = g_strdup_printf("%s.%ld", path, (long)getpid());
    if (getrandom(both, sizeof both, 0) != BOTH)
        return fail(error, "getrandom");
    unlink(fresh); /* of a process that died here and had our number */
    bool made = fill(fresh, both, error);
    if (made && link(fresh, path) != 0 && errno != EEXIST)
        made = fail(error, path);
    unlink(fresh);
    return made && sync_path(store->dir, error);
}

static bool load_or_make(Store *store, uint8_t both[BOTH], GError **error)
{
    g_autofree char *path = g_build_filename(store->dir, "secret", NULL);
    GError *trouble = NULL;
    if (load(path, both, &trouble))
        return true;
    if (trouble == NULL && !store->read_only && make(store, path, &trouble) && load(path, both, &trouble))
        return true;
    if (trouble == NULL)
        g_set_error(&trouble, STORE_ERROR, ENOENT, "%s: there is none", path);
    g_propagate_error(error, trouble);
    return false;
}

bool store_secret(Store *store, uint8_t current[32], uint8_t previous[32], GError **error)
{
    uint8_t both[BOTH];
    if (store->dir == NULL)
        memcpy(both, store->secret, BOTH);
    else if (!load_or_make(store, both, error))
        return false;
    memcpy(current, both, KEY_BYTES);
    memcpy(previous, both + KEY_BYTES, KEY_BYTES);
    explicit_bzero(both, sizeof both);
    return true;
}
