/* Authentication-Results (RFC 8601), believed only from the configured server. */
#include "parser/authres.h"

#include <string.h>

enum { PARTS_MAX = 64, WORD_MAX = 20 };

/* The end of a quoted string or comment (RFC 5322, 3.2) that begins at `p`; NULL: it never ends. */
static const char *enclosed_end(const char *p)
{
    bool quoted = *p == '"';
    for (int depth = 1; *++p;) {
        if (*p == '\\' && p[1])
            p++;
        else if (*p == (quoted ? '"' : ')'))
            depth--;
        else if (!quoted && *p == '(')
            depth++;
        if (depth == 0)
            return p + 1;
    }
    return NULL;
}

/* Comments become a blank, and of quoted strings remains what cannot be taken for structure: the sender chooses
 * his local part. False: one of them never ends; then nothing is left out. */
static bool without_comments(const char *value, GString *out)
{
    for (const char *p = value; *p;) {
        const char *end = *p == '(' || *p == '"' ? enclosed_end(p) : p + 1;
        if (!end) {
            g_string_assign(out, value);
            return false;
        }
        if (*p == '(')
            g_string_append_c(out, ' ');
        else if (*p != '"')
            g_string_append_c(out, *p);
        for (const char *q = p + 1; *p == '"' && q < end - 1; q++)
            g_string_append_c(out, g_ascii_isalnum(*q) || strchr(".-", *q) ? *q : '_');
        p = end;
    }
    return true;
}

static const char *skip_blanks(const char *p)
{
    return p + strspn(p, " \t");
}

/* authserv-id [version]: of another version than 1 we know nothing. */
static bool is_by(const char *part, const char *authserv)
{
    g_auto(GStrv) words = g_strsplit_set(part, " \t", -1);
    const char *word[2] = {NULL, NULL};
    size_t n = 0;
    for (char **w = words; *w && n < G_N_ELEMENTS(word); w++)
        if (**w)
            word[n++] = *w;
    return word[0] && g_ascii_strcasecmp(word[0], authserv) == 0 && (!word[1] || strcmp(word[1], "1") == 0);
}

/* "spf/1 = pass smtp.mailfrom=x" -> "pass" where the method is that one; else NULL. */
static char *result_of(const char *part, const char *method)
{
    size_t n = strlen(method);
    if (g_ascii_strncasecmp(part, method, n) != 0)
        return NULL;
    const char *p = skip_blanks(part + n);
    if (*p == '/') {
        p = skip_blanks(p + 1);
        p = skip_blanks(p + strspn(p, "0123456789"));
    }
    if (*p != '=')
        return NULL;
    p = skip_blanks(p + 1);
    size_t length = 0;
    while (g_ascii_isalpha(p[length]))
        length++;
    bool ends = !p[length] || strchr(" \t", p[length]);
    return ends && length > 0 && length < WORD_MAX ? g_ascii_strdown(p, (gssize)length) : NULL;
}

/* SPF of the greeting says nothing of the envelope sender (RFC 7208, 2.3). */
static bool of_helo(const char *part)
{
    g_autofree char *lower = g_ascii_strdown(part, -1);
    return strstr(lower, "smtp.helo") && !strstr(lower, "smtp.mailfrom") && !strstr(lower, "smtp.mfrom");
}

/* Of several the first one stands, unless another is `decisive`. */
static void settle(char **slot, char *result, const char *decisive)
{
    if (result && (!*slot || strcmp(result, decisive) == 0)) {
        g_free(*slot);
        *slot = g_steal_pointer(&result);
    }
    g_free(result);
}

/* A field that cannot be taken apart (`broken`) may still warn, never vouch. */
static char *worth(char *result, bool broken)
{
    if (!result || !broken || strcmp(result, "fail") == 0)
        return result;
    g_free(result);
    return NULL;
}

static void read_parts(AuthenticationResults *results, char **parts, bool broken)
{
    for (; *parts; parts++) {
        const char *part = skip_blanks(*parts);
        if (!of_helo(part))
            settle(&results->spf, worth(result_of(part, "spf"), broken), "fail");
        settle(&results->dmarc, worth(result_of(part, "dmarc"), broken), "fail");
        settle(&results->dkim, worth(result_of(part, "dkim"), broken), "pass");
    }
}

static void read_field(AuthenticationResults **results, const char *value, const char *authserv)
{
    g_autoptr(GString) plain = g_string_new(NULL);
    bool broken = !without_comments(value, plain);
    g_auto(GStrv) parts = g_strsplit(plain->str, ";", PARTS_MAX);
    if (!parts[0] || !is_by(parts[0], authserv))
        return;
    if (!*results) {
        *results = g_new(AuthenticationResults, 1);
        authentication_results__init(*results);
    }
    read_parts(*results, parts + 1, broken);
}

AuthenticationResults *authres_read(const Message *message, const char *authserv)
{
    AuthenticationResults *results = NULL;
    for (guint i = 0; authserv && *authserv && i < message->headers->len; i++) {
        const HeaderField *header = g_ptr_array_index(message->headers, i);
        if (g_ascii_strcasecmp(header->name, "Received") == 0)
            break;
        if (g_ascii_strcasecmp(header->name, "Authentication-Results") == 0)
            read_field(&results, header->value, authserv);
    }
    return results;
}
