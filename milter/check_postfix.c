/* What this machine's Postfix is told: the milter's place, its order, aliases that go past us. */
#include <string.h>
#include <unistd.h>

#include "milter/check.h"

enum { TABLES = 20, ENTRIES = 20000 };

/* What a command of Postfix's says, or NULL. */
static char *output_of(const char *const *command)
{
    char *text = NULL;
    int status = 0;
    bool ran = g_spawn_sync(NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                            &text, NULL, &status, NULL);
    if (ran && g_spawn_check_wait_status(status, NULL))
        return text;
    g_free(text);
    return NULL;
}

static char *parameter(const char *name)
{
    const char *command[] = {"postconf", "-xh", name, NULL};
    char *value = output_of(command);
    return value ? g_strstrip(value) : NULL;
}

/* Debian's smtpd lives in a chroot, as master.cf says. */
static bool smtpd_is_chrooted(void)
{
    const char *command[] = {"postconf", "-F", "*/inet/chroot", NULL};
    g_autofree char *fields = output_of(command);
    return fields && strstr(fields, "= y");
}

/* ours, as Postfix has to name it. */
static char *wanted_place(const Config *config, bool chrooted)
{
    g_autofree char *queue = parameter("queue_directory");
    const char *listen = config->listen;
    if (!g_str_has_prefix(listen, "unix:")) { /* inet:port@host -> inet:host:port */
        const char *port = strchr(listen, ':') + 1, *at = strchr(port, '@');
        return at ? g_strdup_printf("inet:%s:%.*s", at + 1, (int)(at - port), port) : g_strdup(listen);
    }
    const char *path = listen + strlen("unix:");
    g_autofree char *inside = queue ? g_strconcat(queue, "/", NULL) : NULL;
    if (inside && g_str_has_prefix(path, inside))
        return g_strconcat("unix:", path + strlen(inside), NULL);
    return chrooted ? NULL : g_strdup(listen);
}

static void check_place(Check *check, const char *milters)
{
    bool chrooted = smtpd_is_chrooted();
    g_autofree char *wanted = wanted_place(check->config, chrooted);
    g_autofree char *absolute = g_strdup(check->config->listen);
    if (!wanted)
        check_found(
            check, "postfix", CHECK_WRONG,
            g_strdup("smtpd is chrooted, and the socket lies outside of its queue_directory"),
            g_strdup("listen: unix:/var/spool/postfix/leadmilter/milter.sock, or n in master.cf's chroot column"));
    else if (!strstr(milters, wanted) && (chrooted || !strstr(milters, absolute)))
        check_found(check, "postfix", CHECK_WRONG, g_strdup("smtpd_milters does not name leadmilter"),
                    g_strdup_printf("postconf -e 'smtpd_milters = %s' && postfix reload", wanted));
    else
        check_found(check, "postfix", CHECK_GOOD, g_strdup_printf("smtpd_milters has %s", wanted), NULL);
}

/* Nobody may bring Authentication-Results of the name that we believe. */
static void check_authserv(Check *check, const char *milters)
{
    const char *authserv = check->config->authserv;
    if (!authserv)
        return;
    size_t others = 0;
    g_autofree char *wanted = wanted_place(check->config, smtpd_is_chrooted());
    g_auto(GStrv) milter = g_strsplit_set(milters, ", ", -1);
    for (char **one = milter; *one; one++)
        others += **one && !strstr(*one, "leadmilter") && g_strcmp0(*one, wanted) != 0;
    if (others == 0)
        check_found(check, "authserv", CHECK_WRONG,
                    g_strdup_printf("no milter before us can strip forged Authentication-Results of %s", authserv),
                    g_strdup("put opendmarc or opendkim (RemoveOldSignatures aside, AuthservID and RemoveARAll) before "
                             "leadmilter in smtpd_milters, or remove `authserv:`"));
    else
        check_found(check, "authserv", CHECK_GOOD,
                    g_strdup_printf("%zu milter%s before us must strip forged Authentication-Results of %s", others,
                                    others == 1 ? "" : "s", authserv),
                    NULL);
}

/* --- Aliases --- */

static bool names(const char *values, const char *address)
{
    g_auto(GStrv) value = g_strsplit_set(values, ", \t", -1);
    for (char **one = value; *one; one++)
        if (**one && address_equal_untagged(*one, address))
            return true;
    return false;
}

/* The MTA resolves it behind us: we see only what the sender wrote. */
static void check_unseen(Check *check, const char *key, const char *values)
{
    const Config *config = check->config;
    for (size_t i = 0; i < config->n_intake; i++)
        if (names(values, config->intake[i].address) && !config_intake(config, key))
            check_found(check, "alias", CHECK_WRONG,
                        g_strdup_printf("%s leads to %s, but is no intake address: its mail becomes no lead", key,
                                        config->intake[i].address),
                        g_strdup_printf("intake: add %s", key));
}

static void check_twice(Check *check, const char *key, const char *values)
{
    const Config *config = check->config;
    for (size_t i = 0; config_intake(config, key) && i < config->n_owner; i++)
        if (names(values, config->owner[i].email))
            check_found(
                check, "alias", CHECK_DOUBT,
                g_strdup_printf("%s leads to owner %s too: he gets each of his leads twice, and the others' as well",
                                key, config->owner[i].name),
                g_strdup_printf("let %s lead to an archive mailbox: the owner is added by leadmilter", key));
}

static void check_table(Check *check, const char *map)
{
    const char *command[] = {"postmap", "-s", map, NULL};
    g_autofree char *text = output_of(command);
    g_auto(GStrv) line = g_strsplit(text ? text : "", "\n", ENTRIES);
    for (char **one = line; *one; one++) {
        size_t key = strcspn(*one, " \t");
        if (!key || !(*one)[key])
            continue;
        g_autofree char *name = g_strndup(*one, key);
        check_unseen(check, name, *one + key);
        check_twice(check, name, *one + key);
    }
}

static void check_aliases(Check *check)
{
    g_autofree char *maps = parameter("virtual_alias_maps");
    g_auto(GStrv) map = g_strsplit_set(maps ? maps : "", ", \t", TABLES);
    for (char **one = map; *one; one++)
        if (strchr(*one, ':'))
            check_table(check, *one);
}

void check_postfix(Check *check)
{
    g_autofree char *milters = parameter("smtpd_milters");
    if (!milters)
        return;
    check_place(check, milters);
    check_authserv(check, milters);
    check_aliases(check);
}
