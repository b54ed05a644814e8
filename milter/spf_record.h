/* SPF records before libspf2 sees them: RFC 7208's syntax checked as a whole
 * (section 4.6: an error anywhere is permerror), and cut to what it can hold.
 * ip4 and ip6 are decided here, since libspf2 1.2.10 reads /0 as /32 and drops
 * silently what is beyond its 512 bytes. Pure. */
#ifndef MILTER_SPF_RECORD_H
#define MILTER_SPF_RECORD_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    bool v6;
    uint8_t bytes[16]; /* 4 of them for IPv4 */
} SpfClient;

/* An equivalent record for this client; NULL when it breaks the syntax, or is
 * too long for libspf2 even so. The caller frees it. */
char *spf_record_prepare(const char *record, const SpfClient *client);

#endif
