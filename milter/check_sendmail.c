/* What this machine's Sendmail is told: the milter's place, its order, what becomes of mail while it is away. */
#include <string.h>

#include "milter/check.h"

#define LINE "INPUT_MAIL_FILTER(`leadmilter', `S=%s, F=T, T=C:10s;S:30s;R:30s;E:60s')dnl"
#define THEN " in /etc/mail/sendmail.mc, then make -C /etc/mail and restart Sendmail"

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

static void check_absence(Check *check, const char *definition)
{
    g_autofree char *flags = equate(definition, 'F');
    if (g_strcmp0(flags, "T") == 0 || g_strcmp0(flags, "4") == 0)
        return;
    bool refused = g_strcmp0(flags, "R") == 0;
    check_found(check, "sendmail", refused ? CHECK_WRONG : CHECK_DOUBT,
                g_strdup(refused ? "while leadmilter is away, mail is refused for good (F=R)"
                                 : "while leadmilter is away, inquiries pass without a lead (no F=T)"),
                g_strdup("F=T in its INPUT_MAIL_FILTER" THEN));
}

void check_sendmail(Check *check, const char *cf)
{
    const char *listen = check->config->listen;
    g_autofree char *text = NULL;
    if (!g_file_get_contents(cf, &text, NULL, NULL))
        return;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    const char *definition = definition_of_ours(lines, listen);
    guint at = definition ? position(lines, definition) : 0;
    if (!at) {
        check_found(check, "sendmail", CHECK_WRONG, g_strdup_printf("%s names no filter at %s", cf, listen),
                    g_strdup_printf(LINE THEN, listen));
        return;
    }
    check_absence(check, definition);
    if (check->config->authserv && at == 1)
        check_found(check, "authserv", CHECK_WRONG,
                    g_strdup_printf("no milter before us can strip forged Authentication-Results of %s",
                                    check->config->authserv),
                    g_strdup("put opendmarc or opendkim before leadmilter" THEN ", or remove `authserv:`"));
    check_found(check, "sendmail", CHECK_GOOD, g_strdup_printf("InputMailFilters has %s", listen), NULL);
}
