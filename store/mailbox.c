/* Makes one spelling of the many that a mailbox can have. */
#include "store/mailbox.h"

#include <glib.h>
#include <string.h>

enum { DOMAIN_MAX = 1024 }; /* bytes; of what is longer no mail comes */

bool mailbox_is_plain(const char *address)
{
    size_t size = strlen(address);
    for (size_t i = 0; i < size; i++)
        if (address[i] == '"' || (unsigned char)address[i] >= 0x80)
            return false;
    return size == 0 || address[size - 1] != '.';
}

char *mailbox_canonical_domain(const char *domain)
{
    bool plain = mailbox_is_plain(domain);
    bool readable = !plain && strlen(domain) <= DOMAIN_MAX && g_utf8_validate(domain, -1, NULL);
    g_autofree char *ascii = readable ? g_hostname_to_ascii(domain) : NULL;
    char *lower = g_ascii_strdown(ascii ? ascii : domain, -1);
    size_t size = strlen(lower);
    if (size > 0 && lower[size - 1] == '.')
        lower[size - 1] = '\0';
    return lower;
}

static char *lower_case(const char *text)
{
    if (g_str_is_ascii(text) || !g_utf8_validate(text, -1, NULL))
        return g_ascii_strdown(text, -1);
    g_autofree char *composed = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
    return g_utf8_strdown(composed, -1);
}

/* "al\ice" between quotes -> alice. */
static char *unquoted(const char *quoted, size_t size)
{
    GString *text = g_string_sized_new(size);
    for (size_t i = 1; i + 1 < size; i++) {
        if (quoted[i] == '\\' && i + 2 < size)
            i++;
        g_string_append_c(text, quoted[i]);
    }
    return g_string_free(text, FALSE);
}

static bool needs_quotes(const char *local)
{
    size_t size = strlen(local);
    if (size == 0 || local[0] == '.' || local[size - 1] == '.' || strstr(local, ".."))
        return true;
    for (const char *p = local; *p; p++)
        if ((unsigned char)*p <= ' ' || *p == 0x7f || strchr("()<>[]:;@\\,\"", *p))
            return true;
    return false;
}

static char *canonical_local(const char *local, size_t size)
{
    bool quoted = size >= 2 && local[0] == '"' && local[size - 1] == '"';
    g_autofree char *bare = quoted ? unquoted(local, size) : g_strndup(local, size);
    if (quoted && needs_quotes(bare)) {
        g_free(bare);
        bare = g_strndup(local, size);
    }
    return lower_case(bare);
}

char *mailbox_canonical(const char *address)
{
    const char *at = strrchr(address, '@');
    if (!at || mailbox_is_plain(address))
        return lower_case(address);
    g_autofree char *local = canonical_local(address, (size_t)(at - address));
    g_autofree char *domain = mailbox_canonical_domain(at + 1);
    return g_strconcat(local, "@", domain, NULL);
}
