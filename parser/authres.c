/* Authentication-Results (RFC 8601), believed only from the configured server. */
#include "parser/authres.h"

#include <string.h>

#include "parser/split.h"

/* RFC 8601 section 2.2: comments in parentheses may stand anywhere. */
static char *without_comments(const char *value)
{
    GString *out = g_string_new(NULL);
    int depth = 0;
    for (const char *p = value; *p; p++) {
        if (*p == '(')
            depth++;
        else if (*p == ')' && depth > 0)
            depth--;
        else if (depth == 0)
            g_string_append_c(out, *p);
    }
    return g_string_free(out, FALSE);
}

static bool is_by(const char *field, const char *authserv)
{
    g_autofree char *id = g_strstrip(g_strdup(field));
    id[strcspn(id, " \t;")] = '\0';
    return g_ascii_strcasecmp(id, authserv) == 0;
}

/* "spf=pass smtp.mailfrom=x" -> the result where the method is that one. */
static void take(char **slot, const char *method, const char *result)
{
    size_t n = strlen(method);
    if (*slot || g_ascii_strncasecmp(result, method, n) != 0)
        return;
    const char *p = result + n;
    p += strspn(p, " \t");
    if (*p != '=')
        return;
    p++;
    p += strspn(p, " \t");
    size_t length = strspn(p, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (length > 0 && length < 20)
        *slot = g_ascii_strdown(p, (gssize)length);
}

static void read_field(AuthenticationResults *results, const char *field)
{
    g_autofree char **parts = split_set(field, ";", 64);
    for (char **part = parts; *part && part[1]; part++) {
        const char *result = g_strstrip(part[1]);
        take(&results->spf, "spf", result);
        take(&results->dmarc, "dmarc", result);
        take(&results->dkim, "dkim", result);
    }
}

AuthenticationResults *authres_read(const Message *message, const char *authserv)
{
    AuthenticationResults *results = NULL;
    for (guint i = 0; authserv && *authserv && i < message->headers->len; i++) {
        const HeaderField *header = g_ptr_array_index(message->headers, i);
        if (g_ascii_strcasecmp(header->name, "Received") == 0)
            break;
        if (g_ascii_strcasecmp(header->name, "Authentication-Results") != 0)
            continue;
        g_autofree char *field = without_comments(header->value);
        if (!is_by(field, authserv))
            continue;
        if (!results) {
            results = g_new(AuthenticationResults, 1);
            authentication_results__init(results);
        }
        read_field(results, field);
    }
    return results;
}
