/* What this machine's Sendmail is told, in its sendmail.cf: our place, our order, what becomes of mail while we are
 * away; its ports, its aliases. */
#include <string.h>

#include "milter/check.h"
#include "milter/slurp.h"

enum { FILE_BYTES = 4 << 20 };

static const char *const mend = "the lines of contrib/sendmail/leadmilter.mc into sendmail.mc, then make -C /etc/mail "
                                "and restart Sendmail";

/* The value of "O Name=value", or NULL. The caller frees it. */
static char *option_of(GStrv line, const char *name)
{
    g_autofree char *start = g_strdup_printf("O %s=", name);
    for (char **one = line; *one; one++)
        if (g_str_has_prefix(*one, start))
            return g_strstrip(g_strdup(*one + strlen(start)));
    return NULL;
}

/* "local:" is another word for "unix:". */
static const char *place_of(const char *listen)
{
    for (size_t i = 0; i < 2; i++)
        if (g_str_has_prefix(listen, i ? "local:" : "unix:"))
            return strchr(listen, ':') + 1;
    return listen;
}

/* The value of a filter's equate, "Xname, S=unix:/path, F=T": NULL without one. */
static char *equate(const char *definition, char letter)
{
    g_auto(GStrv) part = g_strsplit(definition, ",", -1);
    for (char **one = part; *one && one[1]; one++) {
        const char *field = g_strstrip(one[1]);
        if (field[0] == letter && field[1] == '=')
            return g_strdup(field + 2);
    }
    return NULL;
}

static bool is_ours(const char *definition, const char *listen)
{
    g_autofree char *socket = equate(definition, 'S');
    return socket && strcmp(place_of(socket), place_of(listen)) == 0;
}

/* Sendmail's definition of ours, or NULL. */
static const char *definition_of_ours(char *const *lines, const char *listen)
{
    for (; *lines; lines++)
        if (**lines == 'X' && is_ours(*lines, listen))
            return *lines;
    return NULL;
}

/* Where in the list of those asked, from 1; 0: it is not. */
static guint position(char *const *lines, const char *definition)
{
    static const char option[] = "O InputMailFilters=";
    g_autofree char *name = g_strndup(definition + 1, strcspn(definition, ", ") - 1);
    while (*lines && !g_str_has_prefix(*lines, option))
        lines++;
    g_auto(GStrv) filter = g_strsplit_set(*lines ? *lines + strlen(option) : "", ",;", -1);
    for (guint i = 0; filter[i]; i++)
        if (strcmp(g_strstrip(filter[i]), name) == 0)
            return i + 1;
    return 0;
}

/* What becomes of mail while leadmilter is down. */
static void check_absence(Check *check, const char *definition)
{
    g_autofree char *flags = equate(definition, 'F');
    bool active = check->config->mode == MODE_ACTIVE;
    bool waits = g_strcmp0(flags, "T") == 0 || g_strcmp0(flags, "4") == 0;
    if (g_strcmp0(flags, "R") == 0)
        check_found(check, "sendmail", CHECK_WRONG,
                    g_strdup("F=R: while leadmilter is down Sendmail refuses mail for good"), g_strdup(mend));
    else if (!waits && active)
        check_found(check, "sendmail", CHECK_DOUBT,
                    g_strdup("no F=T: while leadmilter is down Sendmail delivers without a lead"), g_strdup(mend));
    else if (waits && !active)
        check_found(check, "sendmail", CHECK_DOUBT,
                    g_strdup("F=T: while leadmilter is down Sendmail delays mail, even while we only observe"),
                    g_strdup("leave F=T out of INPUT_MAIL_FILTER until then"));
}

static void check_milter(Check *check, char *const *lines)
{
    const Config *config = check->config;
    const char *definition = definition_of_ours(lines, config->listen);
    guint at = definition ? position(lines, definition) : 0;
    if (at == 0) {
        check_found(check, "sendmail", CHECK_WRONG, g_strdup_printf("no mail filter at %s", config->listen),
                    g_strdup(mend));
        return;
    }
    check_found(check, "sendmail", CHECK_GOOD, g_strdup_printf("has the mail filter at %s", config->listen), NULL);
    check_absence(check, definition);
    if (config->authserv && at == 1)
        check_found(
            check, "authserv", CHECK_WRONG,
            g_strdup_printf("no milter before us can strip forged Authentication-Results of %s", config->authserv),
            g_strdup("put opendkim or opendmarc before leadmilter in sendmail.mc, or remove `authserv:`"));
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
