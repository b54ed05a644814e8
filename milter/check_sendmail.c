/* What this machine's Sendmail is told, in its sendmail.cf. */
#include <string.h>

#include "milter/check.h"
#include "milter/postconf.h"
#include "milter/slurp.h"

enum { FILE_BYTES = 4 << 20 };

/* The value of "O Name=value", or NULL. The caller frees it. */
static char *option_of(GStrv line, const char *name)
{
    g_autofree char *start = g_strdup_printf("O %s=", name);
    for (char **one = line; *one; one++)
        if (g_str_has_prefix(*one, start))
            return g_strstrip(g_strdup(*one + strlen(start)));
    return NULL;
}

/* "leadmilter" and "S=unix:…, F=T, …" of the line of ours; NULL: there is none. */
static char *find_milter(GStrv line, const Config *config, char **name)
{
    g_autofree char *place = g_strconcat("S=", config->listen, NULL);
    for (char **one = line; *one; one++) {
        g_autofree char *equates = **one == 'X' ? g_strdup(*one + strcspn(*one, ",")) : NULL;
        if (!equates || !postconf_names(equates, place))
            continue;
        *name = g_strndup(*one + 1, strcspn(*one + 1, ","));
        return g_steal_pointer(&equates);
    }
    return NULL;
}

static const char *const mend = "the lines of contrib/sendmail/leadmilter.mc into sendmail.mc, then make -C /etc/mail "
                                "and restart Sendmail";

static void check_milter(Check *check, GStrv line)
{
    g_autofree char *name = NULL;
    g_autofree char *equates = find_milter(line, check->config, &name), *filters = option_of(line, "InputMailFilters");
    if (!equates || !filters || !postconf_names(filters, name)) {
        check_found(check, "sendmail", CHECK_WRONG, g_strdup_printf("no mail filter at %s", check->config->listen),
                    g_strdup(mend));
        return;
    }
    check_found(check, "sendmail", CHECK_GOOD, g_strdup_printf("has the mail filter %s", name), NULL);
    if (postconf_names(equates, "F=R"))
        check_found(check, "sendmail", CHECK_WRONG,
                    g_strdup("F=R: while leadmilter is down Sendmail refuses mail for good"), g_strdup(mend));
    else if (!postconf_names(equates, "F=T") && check->config->mode == MODE_ACTIVE)
        check_found(check, "sendmail", CHECK_DOUBT,
                    g_strdup("no F=T: while leadmilter is down Sendmail delivers without a lead"), g_strdup(mend));
    else if (postconf_names(equates, "F=T") && check->config->mode == MODE_OBSERVE)
        check_found(check, "sendmail", CHECK_DOUBT,
                    g_strdup("F=T: while leadmilter is down Sendmail delays mail, even while we only observe"),
                    g_strdup("leave F=T out of INPUT_MAIL_FILTER until then"));
}

/* A port whose name is trusted must ask for a login: the modifier a. */
static void check_ports(Check *check, GStrv line)
{
    bool logins = check->config->n_trusted > 0;
    for (char **one = line; *one; one++) {
        const char *start = "O DaemonPortOptions=";
        if (!g_str_has_prefix(*one, start))
            continue;
        g_auto(GStrv) part = g_strsplit_set(*one + strlen(start), ", ", -1);
        const char *name = "", *modifiers = "";
        for (char **word = part; *word; word++) {
            name = g_str_has_prefix(*word, "Name=") ? *word + strlen("Name=") : name;
            modifiers = g_str_has_prefix(*word, "M=") ? *word + strlen("M=") : modifiers;
        }
        bool trusted = g_strv_contains((const char *const *)check->config->daemon_names, name);
        logins |= trusted;
        if (trusted && !strchr(modifiers, 'a'))
            check_found(
                check, "submission", CHECK_WRONG,
                g_strdup_printf("the port named %s lets people in without a login: whoever connects there counts "
                                "as a colleague",
                                name),
                g_strdup("M=Ea in its DAEMON_OPTIONS"));
    }
    if (!logins)
        check_found(
            check, "submission", CHECK_DOUBT,
            g_strdup_printf("no port is named %s, and no client is trusted: a colleague is known only by a login "
                            "that is his address or its local part, or stands in owners.login",
                            check->config->daemon_names[0]),
            g_strdup(mend));
}

void check_sendmail(Check *check, const char *file)
{
    g_autoptr(GError) error = NULL;
    GString *text = slurp(file, FILE_BYTES, &error);
    if (!text) {
        check_found(check, "sendmail", CHECK_WRONG, g_strdup(error->message), NULL);
        return;
    }
    g_auto(GStrv) line = g_strsplit(text->str, "\n", -1);
    g_string_free(text, TRUE);
    g_autofree char *aliases = option_of(line, "AliasFile");
    check_milter(check, line);
    check_ports(check, line);
    if (aliases)
        check_alias_file(check, aliases);
}
