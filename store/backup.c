/* Copies the store beside itself: made under another name, renamed when durable. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/original.h"

static bool fail(GError **error, const char *path)
{
    g_set_error(error, STORE_ERROR, errno, "%s: %s", path, g_strerror(errno));
    return false;
}

static bool copy_bytes(int from, int to)
{
    char buffer[65536];
    ssize_t got;
    while ((got = read(from, buffer, sizeof buffer)) > 0)
        if (write(to, buffer, (size_t)got) != got)
            return false;
    return got == 0;
}

/* What is gone meanwhile is no failure; what is there already stays. */
static bool copy_file(const char *from, const char *to, GError **error)
{
    int source = open(from, O_RDONLY | O_CLOEXEC);
    if (source < 0)
        return errno == ENOENT || fail(error, from);
    int target = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (target < 0) {
        close(source);
        return errno == EEXIST || fail(error, to);
    }
    bool copied = (copy_bytes(source, target) && fsync(target) == 0) || fail(error, to);
    close(source);
    close(target);
    return copied;
}

static bool copy_folder(const char *from, const char *to, GError **error)
{
    GDir *files = g_dir_open(from, 0, error);
    if (files == NULL)
        return false;
    bool copied = true;
    const char *name;
    while (copied && (name = g_dir_read_name(files)) != NULL) {
        g_autofree char *source = g_build_filename(from, name, NULL);
        g_autofree char *target = g_build_filename(to, name, NULL);
        copied = copy_file(source, target, error);
    }
    g_dir_close(files);
    return copied && sync_path(to, error);
}

static bool make_folder(const char *path, GError **error)
{
    return mkdir(path, 0700) == 0 || fail(error, path);
}

/* The spool twice, around the copy: a file it refers to was there before, or is
 * there after. */
static bool copy_parts(Store *store, const char *to, GError **error)
{
    g_autofree char *spool = store_spool_path(store, NULL);
    g_autofree char *to_spool = g_build_filename(to, "spool", NULL);
    g_autofree char *secret = g_build_filename(store->dir, "secret", NULL);
    g_autofree char *to_secret = g_build_filename(to, "secret", NULL);
    g_autofree char *data = g_build_filename(to, "data.mdb", NULL);
    return make_folder(to, error) && make_folder(to_spool, error) && copy_folder(spool, to_spool, error) &&
           store->backend->copy(store->base, to, error) && copy_folder(spool, to_spool, error) &&
           copy_file(secret, to_secret, error) && sync_path(data, error) && sync_path(to, error);
}

static void remove_tree(const char *path)
{
    GDir *files = g_dir_open(path, 0, NULL);
    const char *name;
    while (files != NULL && (name = g_dir_read_name(files)) != NULL) {
        g_autofree char *inner = g_build_filename(path, name, NULL);
        if (unlink(inner) != 0 && errno == EISDIR)
            remove_tree(inner);
    }
    if (files != NULL)
        g_dir_close(files);
    rmdir(path);
}

static bool put_in_place(const char *made, const char *dir, GError **error)
{
    g_autofree char *parent = g_path_get_dirname(dir);
    if (renameat2(AT_FDCWD, made, AT_FDCWD, dir, RENAME_NOREPLACE) != 0)
        return fail(error, dir);
    return sync_path(parent, error);
}

StoreResult store_backup(Store *store, const char *folder, GError **error)
{
    g_autofree char *dir = g_canonicalize_filename(folder, NULL); /* no slash at its end */
    if (store->dir == NULL) {
        store->backend->copy(store->base, dir, error);
        return STORE_FAILED;
    }
    if (g_file_test(dir, G_FILE_TEST_EXISTS)) {
        g_set_error(error, STORE_ERROR, EEXIST, "%s: is there already", dir);
        return STORE_FAILED;
    }
    g_autofree char *made = g_strdup_printf("%s.partial-%ld", dir, (long)getpid());
    if (copy_parts(store, made, error) && put_in_place(made, dir, error))
        return STORE_OK;
    remove_tree(made);
    return STORE_FAILED;
}
