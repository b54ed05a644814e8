/* What this machine's Postfix is told: the milter's place in each smtpd, who is a colleague there, what is done without
 * us. */
#include <stdlib.h>
#include <string.h>

#include "milter/check.h"
#include "milter/postconf.h"

/* Debian's smtpd lives in a chroot, as master.cf says. */
static bool smtpd_is_chrooted(void)
{
    static const char *const command[] = {"postconf", "-F", "*/inet/chroot", NULL};
    g_autofree char *fields = postconf_output(command);
    return fields && strstr(fields, "= y");
}

/* What holds while the checks of this file run. */
typedef struct {
    Check *check;
    Postconf *postconf;
    bool chrooted;
    char *place; /* ours, as Postfix has to name it; NULL: it cannot */
} Asking;

static char *place_of(const Config *config, bool chrooted)
{
    g_autofree char *queue = postconf_value("queue_directory");
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

static bool has_us(const Asking *asking, const char *milters)
{
    if (asking->place && postconf_names(milters, asking->place))
        return true;
    return !asking->chrooted && postconf_names(milters, asking->check->config->listen);
}

static bool has_logins(const Asking *asking, const char *service)
{
    return strcmp(postconf_of(asking->postconf, service, "smtpd_sasl_auth_enable"), "yes") == 0;
}

/* --- The milter's place --- */

static void check_service(const Asking *asking, const char *service, const char *milters)
{
    bool logins = has_logins(asking, service);
    if (has_us(asking, milters) || (!*milters && !logins)) /* what re-enters after a content filter needs no milter */
        return;
    check_found(asking->check, "postfix", CHECK_DOUBT,
                g_strdup_printf("mail by %s does not pass through leadmilter%s", service,
                                logins ? ": what reps answer there stops no clock" : ""),
                g_strdup_printf("postconf -P '%s/smtpd_milters=%s%s%s' && postfix reload", service, milters,
                                *milters ? ", " : "", asking->place));
}

static void check_place(const Asking *asking)
{
    if (!asking->place) {
        check_found(
            asking->check, "postfix", CHECK_WRONG,
            g_strdup("smtpd is chrooted, and the socket lies outside of its queue_directory"),
            g_strdup("listen: unix:/var/spool/postfix/leadmilter/milter.sock, or n in master.cf's chroot column"));
        return;
    }
    bool anywhere = false;
    const GPtrArray *service = asking->postconf->name;
    for (guint i = 0; i < service->len; i++)
        anywhere |= has_us(asking, postconf_of(asking->postconf, service->pdata[i], "smtpd_milters"));
    g_autofree char *others = postconf_value("smtpd_milters");
    if (!anywhere) {
        check_found(asking->check, "postfix", CHECK_WRONG, g_strdup("smtpd_milters does not name leadmilter"),
                    g_strdup_printf("postconf -e 'smtpd_milters = %s%s%s' && postfix reload", others,
                                    *others ? ", " : "", asking->place));
        return;
    }
    check_found(asking->check, "postfix", CHECK_GOOD, g_strdup_printf("smtpd_milters has %s", asking->place), NULL);
    for (guint i = 0; i < service->len; i++)
        check_service(asking, service->pdata[i], postconf_of(asking->postconf, service->pdata[i], "smtpd_milters"));
}

static void check_local(const Asking *asking)
{
    g_autofree char *milters = postconf_value("non_smtpd_milters");
    if (!asking->place || has_us(asking, milters))
        return;
    check_found(
        asking->check, "postfix", CHECK_DOUBT,
        g_strdup("non_smtpd_milters does not name leadmilter: answers by webmail and vacation replies from this "
                 "machine, handed in by sendmail(1), are not seen"),
        g_strdup_printf("postconf -e 'non_smtpd_milters = %s' && postfix reload", asking->place));
}

/* --- What is done without us --- */

static void check_default_action(const Asking *asking)
{
    const Config *config = asking->check->config;
    g_autofree char *action = postconf_value("milter_default_action");
    bool accept = strcmp(action, "accept") == 0, observing = config->mode == MODE_OBSERVE;
    const char *wanted = observing || config->on_error == ON_ERROR_ACCEPT ? "accept" : "tempfail";
    if (strcmp(action, wanted) == 0)
        return;
    const char *does = accept                            ? "delivers without a lead"
                       : strcmp(action, "tempfail") == 0 ? "delays mail, even while we only observe"
                                                         : "refuses or holds mail for good";
    check_found(asking->check, "postfix", accept || strcmp(action, "tempfail") == 0 ? CHECK_DOUBT : CHECK_WRONG,
                g_strdup_printf("milter_default_action = %s: while leadmilter is down Postfix %s", action, does),
                g_strdup_printf("postconf -e 'milter_default_action = %s' && postfix reload", wanted));
}

static void check_protocol(const Asking *asking)
{
    g_autofree char *protocol = postconf_value("milter_protocol");
    if (atoi(protocol) < 6)
        check_found(asking->check, "postfix", CHECK_WRONG,
                    g_strdup_printf("milter_protocol = %s: leadmilter needs 6, and is refused", protocol),
                    g_strdup("postconf -X milter_protocol && postfix reload"));
}

static void check_delimiter(const Asking *asking)
{
    g_autofree char *delimiter = postconf_value("recipient_delimiter");
    const char *identity = asking->check->config->identity;
    int local = (int)strcspn(identity, "@");
    if (!strchr(delimiter, '+'))
        check_found(
            asking->check, "postfix", CHECK_DOUBT,
            g_strdup_printf("recipient_delimiter has no +: %.*s+token%s, which carries commands and bounces, is "
                            "another mailbox than %s",
                            local, identity, identity + local, identity),
            g_strdup_printf("postconf -e 'recipient_delimiter = +%s' && postfix reload", delimiter));
}

/* --- Who is a colleague --- */

/* Does nobody get by without a login? */
static bool login_is_a_must(const Asking *asking, const char *service)
{
    static const char *const lists[] = {"smtpd_client_restrictions", "smtpd_helo_restrictions",
                                        "smtpd_sender_restrictions", "smtpd_relay_restrictions",
                                        "smtpd_recipient_restrictions"};
    for (size_t i = 0; i < G_N_ELEMENTS(lists) && has_logins(asking, service); i++) {
        g_autofree char *list = g_strdup(postconf_of(asking->postconf, service, lists[i]));
        g_auto(GStrv) word = g_strsplit_set(g_strdelimit(list, ",\t", ' '), " ", -1);
        bool only = true, logins = false;
        for (char **one = word; *one; one++) {
            logins |= strcmp(*one, "permit_sasl_authenticated") == 0;
            only &= !g_str_has_prefix(*one, "permit") || strcmp(*one, "permit_sasl_authenticated") == 0;
        }
        if (only && logins && postconf_names(list, "reject"))
            return true;
    }
    return false;
}

static bool is_trusted(const Asking *asking, const char *service)
{
    const char *name = postconf_of(asking->postconf, service, "milter_macro_daemon_name");
    return g_strv_contains((const char *const *)asking->check->config->daemon_names, name);
}

static void check_names(const Asking *asking, const char *service)
{
    bool trusted = is_trusted(asking, service);
    if (trusted && !login_is_a_must(asking, service))
        check_found(asking->check, "submission", CHECK_WRONG,
                    g_strdup_printf("%s is named %s, and lets people in without a login: whoever connects there counts "
                                    "as a colleague",
                                    service, postconf_of(asking->postconf, service, "milter_macro_daemon_name")),
                    g_strdup("give that name to the submission service alone, with "
                             "smtpd_recipient_restrictions=permit_sasl_authenticated,reject"));
    else if (has_logins(asking, service) && !trusted)
        check_found(
            asking->check, "submission", CHECK_DOUBT,
            g_strdup_printf("%s has logins, but no name of trusted.daemon_names: a colleague is known there only "
                            "by a login that is his address or its local part, or stands in owners.login",
                            service),
            g_strdup_printf("postconf -P '%s/milter_macro_daemon_name=%s' && postfix reload, where nobody gets "
                            "in without a login",
                            service, asking->check->config->daemon_names[0]));
}

static void check_colleagues(const Asking *asking)
{
    const GPtrArray *service = asking->postconf->name;
    bool logins = false;
    for (guint i = 0; i < service->len; i++) {
        if (!has_us(asking, postconf_of(asking->postconf, service->pdata[i], "smtpd_milters")))
            continue;
        logins |= has_logins(asking, service->pdata[i]);
        check_names(asking, service->pdata[i]);
    }
    if (!logins && asking->check->config->n_trusted == 0)
        check_found(
            asking->check, "submission", CHECK_DOUBT,
            g_strdup("nobody can log in here, and no client is trusted: what reps answer is not known as theirs"),
            g_strdup("a submission service (contrib/postfix/master.cf), or trusted: {clients: [the server that "
                     "reps' mail comes from]}"));
}

/* --- Authentication-Results --- */

/* Nobody may bring Authentication-Results of the name that we believe. */
static void check_authserv(const Asking *asking)
{
    const char *authserv = asking->check->config->authserv;
    if (!authserv)
        return;
    size_t others = 0;
    g_autofree char *milters = postconf_value("smtpd_milters");
    g_auto(GStrv) milter = g_strsplit_set(milters, ", {}", -1);
    for (char **one = milter; *one && !has_us(asking, *one); one++)
        others += **one != '\0';
    if (others == 0)
        check_found(asking->check, "authserv", CHECK_WRONG,
                    g_strdup_printf("no milter before us can strip forged Authentication-Results of %s", authserv),
                    g_strdup_printf("put the milter that writes them before leadmilter in smtpd_milters (opendkim with "
                                    "AuthservID %s and without KeepAuthResults removes forged ones), or remove "
                                    "`authserv:`",
                                    authserv));
    else
        check_found(asking->check, "authserv", CHECK_GOOD,
                    g_strdup_printf("%zu milter%s before us must strip forged Authentication-Results of %s", others,
                                    others == 1 ? "" : "s", authserv),
                    NULL);
}

bool check_postfix(Check *check)
{
    g_autofree char *there = postconf_value("smtpd_milters");
    if (!there)
        return false;
    g_autoptr(Postconf) postconf = postconf_services();
    bool chrooted = smtpd_is_chrooted();
    g_autofree char *place = place_of(check->config, chrooted);
    Asking asking = {.check = check, .postconf = postconf, .place = place, .chrooted = chrooted};
    check_place(&asking);
    check_local(&asking);
    check_default_action(&asking);
    check_protocol(&asking);
    check_delimiter(&asking);
    check_colleagues(&asking);
    check_authserv(&asking);
    check_alias_postfix(check);
    return true;
}
