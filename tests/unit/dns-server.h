/* A DNS server for tests: UDP and TCP on one loopback port, answers made by a function, misbehaviour by name. */
#ifndef TESTS_DNS_SERVER_H
#define TESTS_DNS_SERVER_H

#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <glib.h>
#include <poll.h>
#include <pthread.h>
#include <resolv.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Adds the records of a name (lower case) as text, one a call of dns_add(); false: no such name. */
typedef struct DnsReply DnsReply;
typedef bool (*DnsZone)(DnsReply *reply, const char *name, int type);

typedef struct {
    int udp, tcp, stop[2];
    int port;
    DnsZone zone;
    pthread_t thread;
    _Atomic(unsigned) queries, tcp_queries;
} DnsServer;

struct DnsReply {
    uint8_t bytes[65535];
    size_t size;
    unsigned answers;
};

static inline void dns_put(DnsReply *reply, const void *bytes, size_t size)
{
    g_assert_cmpuint(reply->size + size, <=, sizeof reply->bytes);
    memcpy(reply->bytes + reply->size, bytes, size);
    reply->size += size;
}

static inline void dns_put16(DnsReply *reply, unsigned value)
{
    uint8_t two[2] = {(uint8_t)(value >> 8), (uint8_t)value};
    dns_put(reply, two, 2);
}

static inline void dns_put_name(DnsReply *reply, const char *name)
{
    uint8_t packed[NS_MAXCDNAME];
    int size = ns_name_compress(name, packed, sizeof packed, NULL, NULL);
    g_assert_cmpint(size, >, 0);
    dns_put(reply, packed, (size_t)size);
}

static inline void dns_put_rdata(DnsReply *reply, int type, const void *data, size_t size)
{
    uint8_t address[16];
    const char *text = data;
    if (type == ns_t_a || type == ns_t_aaaa) {
        g_assert_cmpint(inet_pton(type == ns_t_a ? AF_INET : AF_INET6, text, address), ==, 1);
        dns_put(reply, address, type == ns_t_a ? 4 : 16);
    } else if (type == ns_t_txt) {
        for (size_t at = 0; at < size; at += 255) {
            uint8_t length = (uint8_t)MIN(size - at, 255);
            dns_put(reply, &length, 1);
            dns_put(reply, text + at, length);
        }
    } else {
        if (type == ns_t_mx)
            dns_put16(reply, 10);
        dns_put_name(reply, text);
    }
}

/* The owner is the question's name, or the CNAME target added before it. */
static inline void dns_add_to(DnsReply *reply, const char *owner, int type, const void *data, size_t size)
{
    if (owner)
        dns_put_name(reply, owner);
    else
        dns_put16(reply, 0xc00c);
    dns_put16(reply, (unsigned)type);
    dns_put16(reply, ns_c_in);
    dns_put16(reply, 0);
    dns_put16(reply, 60);
    size_t length_at = reply->size;
    dns_put16(reply, 0);
    dns_put_rdata(reply, type, data, size);
    ns_put16((unsigned)(reply->size - length_at - 2), reply->bytes + length_at);
    reply->answers++;
}

static inline void dns_add(DnsReply *reply, int type, const char *text)
{
    dns_add_to(reply, NULL, type, text, strlen(text));
}

/* Header and question of the query, then what the zone says. False: not a query. */
static inline bool dns_make_reply(DnsServer *server, DnsReply *reply, const uint8_t *query, size_t size)
{
    ns_msg message;
    ns_rr question;
    if (ns_initparse(query, (int)size, &message) != 0 || ns_parserr(&message, ns_s_qd, 0, &question) != 0)
        return false;
    const uint8_t *end = query + NS_HFIXEDSZ;
    while (*end)
        end += 1 + *end;
    *reply = (DnsReply){0};
    dns_put(reply, query, (size_t)(end + 5 - query));
    g_autofree char *name = g_ascii_strdown(ns_rr_name(question), -1);
    bool known = server->zone(reply, name, (int)ns_rr_type(question));
    reply->bytes[2] = 0x81; /* response, recursion desired */
    reply->bytes[3] = (uint8_t)(0x80 | (known ? ns_r_noerror : ns_r_nxdomain));
    ns_put16(reply->answers, reply->bytes + 6);
    ns_put16(0, reply->bytes + 10);
    return true;
}

static inline void dns_send_udp(DnsServer *server, const DnsReply *reply, const struct sockaddr_in *to)
{
    sendto(server->udp, reply->bytes, reply->size, 0, (const struct sockaddr *)to, sizeof *to);
}

/* An answer somebody else might send: other id, other question. */
static inline void dns_send_forged(DnsServer *server, const DnsReply *reply, const struct sockaddr_in *to)
{
    static DnsReply forged;
    forged = *reply;
    forged.bytes[0] ^= 0x55;
    dns_send_udp(server, &forged, to);
    forged = *reply;
    forged.bytes[NS_HFIXEDSZ + 1] ^= 0x20; /* the case of a letter */
    dns_send_udp(server, &forged, to);
    forged = *reply;
    forged.size = 5;
    dns_send_udp(server, &forged, to);
}

static inline bool dns_name_has(const uint8_t *query, size_t size, const char *label)
{
    size_t length = strlen(label);
    return size > NS_HFIXEDSZ + 1 + length && query[NS_HFIXEDSZ] == length &&
           g_ascii_strncasecmp((const char *)query + NS_HFIXEDSZ + 1, label, length) == 0;
}

/* First labels that misbehave: silent, forged, refused, noedns. */
static inline void dns_serve_udp(DnsServer *server)
{
    static DnsReply reply;
    uint8_t query[2048];
    struct sockaddr_in from;
    socklen_t length = sizeof from;
    ssize_t n = recvfrom(server->udp, query, sizeof query, 0, (struct sockaddr *)&from, &length);
    atomic_fetch_add(&server->queries, 1);
    if (n <= 0 || dns_name_has(query, (size_t)n, "silent") || !dns_make_reply(server, &reply, query, (size_t)n))
        return;
    if (dns_name_has(query, (size_t)n, "forged"))
        dns_send_forged(server, &reply, &from);
    if (dns_name_has(query, (size_t)n, "refused"))
        reply.bytes[3] = ns_r_refused;
    if (dns_name_has(query, (size_t)n, "noedns") && query[11]) {
        reply.bytes[3] = ns_r_formerr;
        reply.size = NS_HFIXEDSZ;
        memset(reply.bytes + 4, 0, 8);
    }
    if (reply.size > 1232) {
        reply.bytes[2] |= 0x02; /* truncated */
        reply.size = 1232;
    }
    dns_send_udp(server, &reply, &from);
}

static inline bool dns_read(int fd, uint8_t *bytes, size_t size)
{
    for (size_t at = 0; at < size;) {
        ssize_t n = recv(fd, bytes + at, size - at, 0);
        if (n <= 0)
            return false;
        at += (size_t)n;
    }
    return true;
}

static inline void dns_serve_tcp(DnsServer *server)
{
    static DnsReply reply;
    uint8_t length[2], query[2048];
    int fd = accept(server->tcp, NULL, NULL);
    atomic_fetch_add(&server->tcp_queries, 1);
    if (dns_read(fd, length, 2) && ns_get16(length) <= sizeof query && dns_read(fd, query, ns_get16(length)) &&
        !dns_name_has(query, ns_get16(length), "tcpsilent") &&
        dns_make_reply(server, &reply, query, ns_get16(length))) {
        ns_put16((unsigned)reply.size, length);
        send(fd, length, 2, MSG_NOSIGNAL);
        send(fd, reply.bytes, reply.size, MSG_NOSIGNAL);
    }
    close(fd);
}

static void *dns_serve(void *argument)
{
    DnsServer *server = argument;
    struct pollfd polled[] = {{server->udp, POLLIN, 0}, {server->tcp, POLLIN, 0}, {server->stop[0], POLLIN, 0}};
    while (poll(polled, 3, -1) > 0 && !polled[2].revents) {
        if (polled[0].revents)
            dns_serve_udp(server);
        if (polled[1].revents)
            dns_serve_tcp(server);
    }
    return NULL;
}

/* A port that is free for both. */
static inline void dns_bind(DnsServer *server)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    for (int i = 0; i < 20; i++) {
        address.sin_port = 0;
        server->tcp = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        server->udp = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        g_assert_cmpint(bind(server->tcp, (struct sockaddr *)&address, sizeof address), ==, 0);
        getsockname(server->tcp, (struct sockaddr *)&address, &length);
        if (bind(server->udp, (struct sockaddr *)&address, sizeof address) == 0)
            break;
        close(server->tcp);
        close(server->udp);
    }
    server->port = ntohs(address.sin_port);
    g_assert_cmpint(listen(server->tcp, 16), ==, 0);
}

static inline DnsServer *dns_server_new(DnsZone zone)
{
    DnsServer *server = g_new0(DnsServer, 1);
    server->zone = zone;
    dns_bind(server);
    g_assert_cmpint(pipe(server->stop), ==, 0);
    pthread_create(&server->thread, NULL, dns_serve, server);
    return server;
}

static inline void dns_server_free(DnsServer *server)
{
    close(server->stop[1]);
    pthread_join(server->thread, NULL);
    close(server->stop[0]);
    close(server->udp);
    close(server->tcp);
    g_free(server);
}

#endif
