/* What runs in a resolver: ResolveRequest in, ResolveAnswer out. It makes no
 * socket: the mother gives it connected ones. */
#ifndef MILTER_RESOLVER_H
#define MILTER_RESOLVER_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

#include "milter/dns.h"

/* The limits and servers as text, one "key value" a line: "server 192.0.2.1:53",
 * "queries 30", "timeout 5000" (milliseconds). Without a server: resolv.conf. */
void *resolver_load(const uint8_t *config, size_t size, GError **error);
/* For the mother, who makes the sockets. */
const DnsServers *resolver_servers(const void *resolver);
/* In the child, behind its walls, until the channel closes or it is worn out.
 * udp: one connected socket a server, or -1; tcp: asks the mother for more. */
void resolver_run(void *resolver, int channel, const int *udp, int tcp);

/* For tests and for admins: reads lines "client TAB helo TAB sender" on stdin,
 * prints "result TAB queries TAB why". settings: "server=192.0.2.1:53",
 * "timeout=1000". No mother, no walls. Exit status. */
int resolver_by_hand(char *const *settings);

#endif
