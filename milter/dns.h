/* DNS messages over given connected sockets, to a recursive server: RFC 1035,
 * RFC 6891 (1232 bytes), RFC 5452 (random id, letter case, question checked). No
 * socket is made here but by dns_connect_*(), which the mother calls. */
#ifndef MILTER_DNS_H
#define MILTER_DNS_H

#include <glib.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DNS_SERVERS_MAX 8u
#define DNS_RECORDS_MAX 64u /* of one answer; SPF needs no more */

typedef struct {
    struct sockaddr_storage address[DNS_SERVERS_MAX];
    size_t n;
} DnsServers;

/* "192.0.2.1", "192.0.2.1:5353", "2001:db8::1", "[2001:db8::1]:5353". */
bool dns_servers_add(DnsServers *servers, const char *text);
/* The nameservers of a resolv.conf(5); 127.0.0.1 when it names none. */
void dns_servers_default(DnsServers *servers, const char *path);

/* Connected, non-blocking, close-on-exec; -1 and errno. A TCP one may still be connecting. */
int dns_connect_udp(const DnsServers *servers, size_t index);
int dns_connect_tcp(const DnsServers *servers, size_t index);

typedef enum {
    DNS_FOUND,  /* records of the type asked for */
    DNS_NODATA, /* the name is there, no such record; or no name can be made of it */
    DNS_NXDOMAIN,
    DNS_TRY_AGAIN /* no sound answer in time */
} DnsStatus;

typedef struct {
    DnsStatus status;
    GPtrArray *records; /* of GBytes*: rdata, names in it expanded to text: see dns.c */
} DnsAnswer;

void dns_answer_clear(DnsAnswer *answer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DnsAnswer, dns_answer_clear)

/* How one child reaches the servers. */
typedef struct {
    const int *udp; /* one a server, or -1 */
    size_t n;
    int (*tcp)(void *context, size_t index); /* a socket, which is closed after use, or -1 */
    void *context;
} DnsPath;

/* type: ns_t_a, ns_t_aaaa (address bytes), ns_t_txt (strings joined), ns_t_mx,
 * ns_t_ptr (a name as text, NUL-terminated). until: now_monotonic_ms() time.
 * CNAMEs are followed inside the answer. */
DnsAnswer dns_query(const DnsPath *path, const char *name, int type, int64_t until);

#endif
