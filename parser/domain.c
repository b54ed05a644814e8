/* GLib's IDNA, for what may be a domain. */
#include "parser/domain.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

enum { DOMAIN_MAX = 1024 }; /* bytes; of what is longer no mail comes */

char *domain_ascii(const char *domain)
{
    if (g_str_is_ascii(domain))
        return g_strdup(domain);
    bool readable = strlen(domain) <= DOMAIN_MAX && g_utf8_validate(domain, -1, NULL);
    return readable ? g_hostname_to_ascii(domain) : NULL;
}
