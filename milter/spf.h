/* SPF (RFC 7208) of one client and sender. The only libspf2 user; runs in
 * resolvers only: a TXT record has been seen to crash libspf2 1.2.10. */
#ifndef MILTER_SPF_H
#define MILTER_SPF_H

#include <glib.h>
#include <stdint.h>

#include "milter/dns.h"

typedef struct {
    unsigned queries;   /* DNS questions a check may ask; more is permerror */
    int64_t timeout_ms; /* of the whole check; later is temperror */
} SpfLimits;

typedef struct {
    const char *result; /* none neutral pass fail softfail temperror permerror (static) */
    const char *why;    /* static words, or NULL */
    unsigned queries;
} SpfVerdict;

typedef struct Spf Spf;

Spf *spf_new(SpfLimits limits);
void spf_free(Spf *spf);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Spf, spf_free)

/* client: IPv4, IPv6 or v4-mapped text. mail_from "" is the null sender: then
 * postmaster@helo. Loopback and what is no address are "none": nothing is published about them. */
SpfVerdict spf_check(Spf *spf, const DnsPath *path, const char *client, const char *helo, const char *mail_from);

#endif
