/* The store: is it there, may the daemon write to it, is there room, and what waits in it? */
#include <errno.h>
#include <pwd.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "milter/check.h"
#include "milter/now.h"
#include "store/store.h"

enum {
    MIB = 1 << 20,
    ROOM_LEAST = 64,   /* MiB: below it the next large message finds the disk full */
    ROOM_DOUBT = 1024, /* MiB, where it is less than a twentieth too */
    OVERDUE = 900      /* seconds that mail may wait */
};

/* What root once made, running leadctl or a restored backup, the daemon cannot open. */
static void check_owned(Check *check, const char *dir, const struct stat *folder)
{
    static const char *const files[] = {"data.mdb", "lock.mdb", "secret", "spool", "model"};
    bool roots = folder->st_uid == 0 && getpwnam("leadmilter");
    const struct passwd *user = getpwuid(folder->st_uid);
    g_autofree char *name = user ? g_strdup(user->pw_name) : g_strdup_printf("%lu", (unsigned long)folder->st_uid);
    if ((folder->st_mode & S_IRWXU) != S_IRWXU)
        check_found(check, "store", CHECK_WRONG, g_strdup_printf("%s is not writable to its owner %s", dir, name),
                    g_strdup_printf("chmod 700 %s", dir));
    if (roots) /* as it is restored, mostly */
        check_found(check, "store", CHECK_DOUBT,
                    g_strdup_printf("%s is root's: the daemon cannot open it as user leadmilter", dir),
                    g_strdup_printf("chown -R leadmilter: %s", dir));
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path = g_build_filename(dir, files[i], NULL);
        struct stat file;
        if (stat(path, &file) == 0 && (file.st_uid != folder->st_uid || !(file.st_mode & S_IWUSR)))
            check_found(check, "store", CHECK_WRONG,
                        g_strdup_printf("%s is not writable to %s, whose the store is", path, name),
                        g_strdup_printf("chown -R %s: %s && chmod -R u+rwX %s", name, dir, dir));
    }
}

static void check_room(Check *check, const char *dir)
{
    struct statvfs disk;
    if (statvfs(dir, &disk) != 0)
        return;
    uint64_t room = disk.f_bavail * disk.f_frsize / MIB, size = disk.f_blocks * disk.f_frsize / MIB;
    bool least = room < ROOM_LEAST || (disk.f_files > 0 && disk.f_favail == 0);
    if (disk.f_flag & ST_RDONLY)
        check_found(check, "disk", CHECK_WRONG, g_strdup_printf("%s lies on a disk that is read-only", dir),
                    g_strdup("mend and remount it: until then mail to intake addresses is put off with 4xx"));
    else if (least || (room < ROOM_DOUBT && room < size / 20))
        check_found(check, "disk", least ? CHECK_WRONG : CHECK_DOUBT,
                    g_strdup_printf("%s: %" G_GUINT64_FORMAT " MiB of %" G_GUINT64_FORMAT " are free", dir, room, size),
                    g_strdup("make room, or keep originals for less long (`retention:`): on a full disk mail to intake "
                             "addresses is put off with 4xx"));
    else
        check_found(check, "disk", CHECK_GOOD,
                    g_strdup_printf("%" G_GUINT64_FORMAT " MiB of %" G_GUINT64_FORMAT " are free", room, size), NULL);
}

static void check_waiting(Check *check, Store *store)
{
    g_autoptr(GPtrArray) rows = NULL;
    bool held = check->config->courier_hold || check->config->mode == MODE_OBSERVE;
    if (held || store_outbox(store, false, 0, &rows, NULL) != STORE_OK)
        return;
    guint late = 0;
    const char *reply = NULL;
    for (guint i = 0; i < rows->len; i++) {
        const Outgoing *row = rows->pdata[i];
        bool waits = row->state == OUTGOING_STATE__OUTGOING_WAITING && row->created + OVERDUE < now_seconds();
        late += waits && row->attempts > 0;
        reply = waits && row->last_reply && *row->last_reply ? row->last_reply : reply;
    }
    if (late)
        check_found(check, "outbox", CHECK_DOUBT,
                    g_strdup_printf("%u mails could not be handed over yet: %s", late, reply ? reply : "no answer"),
                    g_strdup("leadctl outbox --waiting"));
}

static void check_observed(Check *check, Store *store)
{
    StoreQuery query = STORE_QUERY_ALL;
    query.observed = true;
    g_autoptr(GPtrArray) leads = NULL;
    if (check->config->mode == MODE_OBSERVE || store_leads(store, &query, &leads, NULL) != STORE_OK)
        return;
    check_found(check, "observed", CHECK_GOOD,
                g_strdup_printf("%u lead%s from observe mode, of which nobody is reminded: leadctl list --observed",
                                leads->len, leads->len == 1 ? "" : "s"),
                NULL);
}

void check_store(Check *check)
{
    const char *dir = check->config->store;
    struct stat folder;
    if (stat(dir, &folder) != 0) {
        check_found(check, "store", CHECK_DOUBT, g_strdup_printf("%s: %s", dir, g_strerror(errno)),
                    g_strdup("the daemon makes it at its first start; the folder above must be there and writable"));
        return;
    }
    if (folder.st_mode & (S_IRWXG | S_IRWXO))
        check_found(check, "store", CHECK_DOUBT, g_strdup_printf("%s is open to others", dir),
                    g_strdup_printf("chmod 700 %s: it holds what prospects wrote", dir));
    check_owned(check, dir, &folder);
    check_room(check, dir);
    StoreOptions options = {.dir = dir, .read_only = true};
    g_autoptr(GError) error = NULL;
    Store *store = store_open(&options, &error);
    if (!store) {
        bool denied = geteuid() != 0 && geteuid() != folder.st_uid;
        check_found(check, "store", CHECK_WRONG, g_strdup(error->message),
                    g_strdup(denied ? "run this as root, or as the user who owns the store"
                                    : "leadctl verify says more; a newer leadmilter's store is read by that one or a "
                                      "newer one alone"));
        return;
    }
    check_waiting(check, store);
    check_observed(check, store);
    store_close(store);
    check_found(check, "store", CHECK_GOOD, g_strdup(dir), NULL);
}
