/* Opens the store for a command; reads ids, dates and limits. */
#include "milter/cmd_open.h"

#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "milter/now.h"
#include "milter/values.h"
#include "store/records.h"

/* Root acts for somebody: sudo says for whom. */
static char *who_typed(void)
{
    const char *sudo = getuid() == 0 ? getenv("SUDO_USER") : NULL;
    const struct passwd *user = getpwuid(getuid());
    g_autofree char *name = g_strdup(sudo && *sudo ? sudo : user ? user->pw_name : "unknown");
    return g_utf8_make_valid(name, -1);
}

/* So that no file of the store ever becomes root's. */
static bool become_owner(const char *dir)
{
    struct stat st;
    if (stat(dir, &st) < 0) {
        cmd_complain("%s: %s", dir, g_strerror(errno));
        return false;
    }
    if (geteuid() != 0 || st.st_uid == 0)
        return true;
    const struct passwd *owner = getpwuid(st.st_uid);
    bool grouped = owner ? initgroups(owner->pw_name, st.st_gid) == 0 : setgroups(0, NULL) == 0;
    if (grouped && setgid(st.st_gid) == 0 && setuid(st.st_uid) == 0)
        return true;
    cmd_complain("cannot become the owner of %s: %s", dir, g_strerror(errno));
    return false;
}

CmdStatus cmd_open(const Cmd *cmd, CmdAccess access, CmdOpen *open)
{
    g_autoptr(GError) error = NULL;
    open->config = cmd_config(cmd);
    if (!open->config)
        return CMD_USAGE;
    open->who = who_typed();
    open->now = now_seconds();
    if (access != CMD_READ_AS_IS && !become_owner(open->config->store))
        return CMD_STORE;
    if (!g_file_test(open->config->store, G_FILE_TEST_IS_DIR)) {
        cmd_complain("%s: no store there", open->config->store);
        return CMD_STORE;
    }
    StoreOptions options = {.dir = open->config->store, .read_only = access != CMD_WRITE};
    open->store = store_open(&options, &error);
    if (!open->store)
        cmd_complain("%s", error ? error->message : "the store cannot be opened");
    return open->store ? CMD_OK : CMD_STORE;
}

void cmd_close(CmdOpen *open)
{
    store_close(open->store);
    config_unref(open->config);
    g_free(open->who);
    *open = (CmdOpen){0};
}

CmdStatus cmd_store_status(StoreResult result, GError *const *error)
{
    if (result == STORE_OK || result == STORE_NOTHING)
        return result == STORE_OK ? CMD_OK : CMD_NOTHING;
    cmd_complain("%s", *error                 ? (*error)->message
                       : result == STORE_FULL ? "the store is full"
                                              : "the store did not answer in time");
    return CMD_STORE;
}

uint64_t cmd_lead_id(const char *text)
{
    uint64_t id = lead_id_of(text);
    if (!id)
        cmd_complain("expected a lead like L-1042, got \"%s\"", text);
    return id;
}

/* A date is midnight in the company's zone. */
static bool parse_moment(const char *text, GTimeZone *zone, int64_t *at)
{
    g_autofree char *midnight = g_strdup_printf("%sT00:00:00", text);
    g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(strchr(text, 'T') ? text : midnight, zone);
    if (!time)
        return false;
    *at = g_date_time_to_unix(time);
    return true;
}

bool cmd_since(const Cmd *cmd, const CmdOpen *open, int64_t *since)
{
    const char *text = cmd_option(cmd, "since");
    Duration ago;
    *since = 0;
    if (!text)
        return true;
    if (value_duration(text, false, &ago))
        *since = open->now - ago.seconds;
    else if (!parse_moment(text, open->config->timezone, since)) {
        cmd_complain("expected --since like 7d or 2026-11-02, got \"%s\"", text);
        return false;
    }
    return true;
}

bool cmd_limit(const Cmd *cmd, unsigned otherwise, unsigned *limit)
{
    const char *text = cmd_option(cmd, "limit");
    int64_t number = otherwise;
    bool good = !text || value_number(text, 10, 0, 100000000, &number);
    if (!good)
        cmd_complain("expected --limit to be a number, got \"%s\"", text);
    *limit = (unsigned)number;
    return good;
}

char *cmd_lead_name(uint64_t id)
{
    return g_strdup_printf("L-%" G_GUINT64_FORMAT, id);
}

static char *local_time(const CmdOpen *open, int64_t at, const char *format)
{
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
    g_autoptr(GDateTime) local = utc ? g_date_time_to_timezone(utc, open->config->timezone) : NULL;
    return local ? g_date_time_format(local, format) : g_strdup("-");
}

char *cmd_moment(const CmdOpen *open, int64_t at)
{
    g_autofree char *his = local_time(open, at, "%Y"), *ours = local_time(open, open->now, "%Y");
    return local_time(open, at, strcmp(his, ours) == 0 ? "%a %-d %b %H:%M" : "%a %-d %b %Y %H:%M");
}

char *cmd_moment_short(const CmdOpen *open, int64_t at)
{
    return local_time(open, at, ABS(at - open->now) < 5 * 86400 ? "%a %H:%M" : "%-d %b");
}

char *cmd_stretch(int64_t seconds)
{
    static const struct {
        int64_t from, unit;
        char letter;
    } step[] = {{2 * 86400, 86400, 'd'}, {2 * 3600, 3600, 'h'}, {60, 60, 'm'}, {0, 1, 's'}};
    size_t i = 0;
    while (seconds < step[i].from && i + 1 < G_N_ELEMENTS(step))
        i++;
    return g_strdup_printf("%" G_GINT64_FORMAT "%c", seconds / step[i].unit, step[i].letter);
}

char *cmd_account(const CmdOpen *open, uint64_t account)
{
    Account *found = NULL;
    if (!account || store_account(open->store, account, &found, NULL) != STORE_OK)
        return NULL;
    g_autoptr(Account) held = found;
    return g_strdup(held->domain ? held->domain : held->name);
}
