/* Questions to recursive DNS servers and their checked answers: UDP first, TCP when truncated. */
#include "milter/dns.h"

#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <errno.h>
#include <poll.h>
#include <resolv.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

#include "milter/now.h"

#define UDP_PAYLOAD 1232
#define MESSAGE_MAX 65535u
#define QUERY_MAX 600u
#define CNAMES_MAX 8u
#define TRY_MS 1000 /* for each server, doubled every round */
#define ROUNDS 3u

static bool parse_address(const char *host, const char *port, struct sockaddr_storage *out)
{
    char *end;
    unsigned long number = port ? strtoul(port, &end, 10) : NAMESERVER_PORT;
    if (port && (*end || end == port || number == 0 || number > 65535))
        return false;
    struct sockaddr_in v4 = {.sin_family = AF_INET, .sin_port = htons((uint16_t)number)};
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6, .sin6_port = htons((uint16_t)number)};
    memset(out, 0, sizeof *out);
    if (inet_pton(AF_INET, host, &v4.sin_addr) == 1)
        memcpy(out, &v4, sizeof v4);
    else if (inet_pton(AF_INET6, host, &v6.sin6_addr) == 1)
        memcpy(out, &v6, sizeof v6);
    else
        return false;
    return true;
}

/* "[v6]:port", "v4:port", or a bare address. */
static bool split_server(const char *text, char **host, char **port)
{
    const char *colon = strrchr(text, ':');
    const char *bracket = *text == '[' ? strchr(text, ']') : NULL;
    *port = NULL;
    if (bracket) {
        *host = g_strndup(text + 1, (gsize)(bracket - text - 1));
        *port = bracket[1] == ':' ? g_strdup(bracket + 2) : NULL;
        return bracket[1] == 0 || bracket[1] == ':';
    }
    if (colon && strchr(text, ':') == colon) {
        *host = g_strndup(text, (gsize)(colon - text));
        *port = g_strdup(colon + 1);
    } else {
        *host = g_strdup(text);
    }
    return true;
}

bool dns_servers_add(DnsServers *servers, const char *text)
{
    g_autofree char *host = NULL, *port = NULL;
    if (servers->n >= DNS_SERVERS_MAX || !split_server(text, &host, &port) ||
        !parse_address(host, port, &servers->address[servers->n]))
        return false;
    servers->n++;
    return true;
}

void dns_servers_default(DnsServers *servers, const char *path)
{
    g_autofree char *text = NULL;
    if (g_file_get_contents(path, &text, NULL, NULL)) {
        g_auto(GStrv) lines = g_strsplit(text, "\n", 200);
        for (char **line = lines; *line; line++) {
            g_auto(GStrv) words = g_strsplit_set(g_strstrip(*line), " \t", 3);
            if (words[0] && strcmp(words[0], "nameserver") == 0 && words[1])
                dns_servers_add(servers, words[1]);
        }
    }
    if (servers->n == 0)
        dns_servers_add(servers, "127.0.0.1");
}

static int connect_to(const DnsServers *servers, size_t index, int type)
{
    if (index >= servers->n) {
        errno = EINVAL;
        return -1;
    }
    const struct sockaddr_storage *address = &servers->address[index];
    int fd = socket(address->ss_family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    socklen_t size = address->ss_family == AF_INET ? sizeof(struct sockaddr_in) : sizeof(struct sockaddr_in6);
    if (fd < 0 || connect(fd, (const struct sockaddr *)address, size) == 0 || errno == EINPROGRESS)
        return fd;
    close(fd);
    return -1;
}

int dns_connect_udp(const DnsServers *servers, size_t index)
{
    return connect_to(servers, index, SOCK_DGRAM);
}

int dns_connect_tcp(const DnsServers *servers, size_t index)
{
    return connect_to(servers, index, SOCK_STREAM);
}

void dns_answer_clear(DnsAnswer *answer)
{
    g_clear_pointer(&answer->records, g_ptr_array_unref);
}

/* The question: header, name in random letter case, type, class, and the size we take (EDNS). */
typedef struct {
    uint8_t bytes[QUERY_MAX];
    size_t size;     /* with the OPT record */
    size_t question; /* size of name, type and class */
    int type;
} Query;

static uint16_t random16(void)
{
    uint16_t value = 0;
    if (getrandom(&value, sizeof value, 0) != (ssize_t)sizeof value)
        value = (uint16_t)now_monotonic_ms();
    return value;
}

static void mix_case(uint8_t *name, size_t size)
{
    uint16_t bits = 0;
    for (size_t i = 0; i < size; i++) {
        if (i % 16 == 0)
            bits = random16();
        if (g_ascii_isalpha(name[i]) && (bits >> (i % 16) & 1))
            name[i] ^= 0x20;
    }
}

/* Labels only: a length byte is at most 63, below any letter. */
static bool query_make(Query *query, const char *name, int type)
{
    uint8_t *at = query->bytes + NS_HFIXEDSZ;
    if (strlen(name) >= NS_MAXDNAME || ns_name_pton(name, at, NS_MAXCDNAME + 1) < 0)
        return false;
    size_t length = 0;
    while (at[length] != 0)
        length += 1u + at[length];
    length++;
    if (length > NS_MAXCDNAME)
        return false;
    memset(query->bytes, 0, NS_HFIXEDSZ);
    query->bytes[2] = 0x01; /* recursion desired */
    query->bytes[5] = 1;    /* one question */
    query->bytes[11] = 1;   /* one additional: OPT */
    mix_case(at, length);
    at += length;
    ns_put16((unsigned)type, at);
    ns_put16(ns_c_in, at + 2);
    query->question = length + 4;
    const uint8_t opt[11] = {0, 0, ns_t_opt, UDP_PAYLOAD >> 8, UDP_PAYLOAD & 0xff};
    memcpy(at + 4, opt, sizeof opt);
    query->size = NS_HFIXEDSZ + query->question + sizeof opt;
    query->type = type;
    return true;
}

static void query_new_id(Query *query)
{
    ns_put16(random16(), query->bytes);
}

/* Some old servers know no EDNS. */
static void query_without_opt(Query *query)
{
    query->bytes[11] = 0;
    query->size = NS_HFIXEDSZ + query->question;
}

/* Same id, a response, and our very question back, letter case included. */
static bool answers(const Query *query, const uint8_t *message, size_t size)
{
    return size >= NS_HFIXEDSZ + query->question && memcmp(message, query->bytes, 2) == 0 && (message[2] & 0x80) &&
           (message[2] & 0x78) == 0 && message[4] == 0 && message[5] == 1 &&
           memcmp(message + NS_HFIXEDSZ, query->bytes + NS_HFIXEDSZ, query->question) == 0;
}

static GBytes *join_strings(const uint8_t *rdata, size_t size)
{
    GByteArray *text = g_byte_array_new();
    for (size_t at = 0; at < size; at += 1u + rdata[at]) {
        if (at + 1u + rdata[at] > size) {
            g_byte_array_unref(text);
            return NULL;
        }
        g_byte_array_append(text, rdata + at + 1, rdata[at]);
    }
    return g_byte_array_free_to_bytes(text);
}

/* Uncompressed text of a name inside the message; NULL: none. */
static char *expand(ns_msg *message, const uint8_t *at)
{
    char name[NS_MAXDNAME];
    if (ns_name_uncompress(ns_msg_base(*message), ns_msg_end(*message), at, name, sizeof name) < 0)
        return NULL;
    return g_strdup(name);
}

static GBytes *name_bytes(char *name)
{
    return name ? g_bytes_new_take(name, strlen(name) + 1) : NULL;
}

static GBytes *record_bytes(ns_msg *message, const ns_rr *rr)
{
    const uint8_t *rdata = ns_rr_rdata(*rr);
    size_t size = ns_rr_rdlen(*rr);
    switch (ns_rr_type(*rr)) {
    case ns_t_a:
        return size == 4 ? g_bytes_new(rdata, size) : NULL;
    case ns_t_aaaa:
        return size == 16 ? g_bytes_new(rdata, size) : NULL;
    case ns_t_txt:
        return join_strings(rdata, size);
    case ns_t_ptr:
        return size >= 1 ? name_bytes(expand(message, rdata)) : NULL;
    case ns_t_mx:
        return size >= 3 ? name_bytes(expand(message, rdata + 2)) : NULL;
    default:
        return NULL;
    }
}

static bool same_name(const char *a, const char *b)
{
    return g_ascii_strcasecmp(a, b) == 0; /* both as ns_name_uncompress() writes them */
}

/* One pass over the answer section: records of `name`, or the name it is an alias of. */
static char *scan(ns_msg *message, const char *name, int type, GPtrArray *records)
{
    for (int i = 0; i < ns_msg_count(*message, ns_s_an); i++) {
        ns_rr rr;
        if (ns_parserr(message, ns_s_an, i, &rr) != 0)
            return NULL;
        if (ns_rr_class(rr) != ns_c_in || !same_name(ns_rr_name(rr), name))
            continue;
        if (ns_rr_type(rr) == ns_t_cname && type != ns_t_cname)
            return expand(message, ns_rr_rdata(rr));
        GBytes *bytes =
            ns_rr_type(rr) == (ns_type)type && records->len < DNS_RECORDS_MAX ? record_bytes(message, &rr) : NULL;
        if (bytes)
            g_ptr_array_add(records, bytes);
    }
    return NULL;
}

static DnsAnswer read_answer(const Query *query, const uint8_t *bytes, size_t size)
{
    DnsAnswer answer = {DNS_TRY_AGAIN, NULL};
    ns_msg message;
    ns_rr question;
    if (ns_initparse(bytes, (int)size, &message) != 0 || ns_parserr(&message, ns_s_qd, 0, &question) != 0)
        return answer;
    ns_rcode rcode = (ns_rcode)ns_msg_getflag(message, ns_f_rcode);
    if (rcode != ns_r_noerror && rcode != ns_r_nxdomain)
        return answer;
    answer.records = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    g_autofree char *name = g_strdup(ns_rr_name(question));
    for (unsigned i = 0; name && i <= CNAMES_MAX && answer.records->len == 0; i++) {
        char *alias = scan(&message, name, query->type, answer.records);
        g_free(name);
        name = alias;
    }
    if (answer.records->len > 0)
        answer.status = DNS_FOUND;
    else
        answer.status = rcode == ns_r_nxdomain ? DNS_NXDOMAIN : DNS_NODATA;
    return answer;
}

static bool poll_one(int fd, short events, int64_t until)
{
    for (;;) {
        int64_t left = until - now_monotonic_ms();
        struct pollfd one = {fd, events, 0};
        int n = left > 0 ? poll(&one, 1, (int)left) : 0;
        if (n > 0)
            return true;
        if (n == 0 || errno != EINTR)
            return false;
    }
}

static bool send_all(int fd, const uint8_t *bytes, size_t size, int64_t until)
{
    while (size > 0) {
        ssize_t n = poll_one(fd, POLLOUT, until) ? send(fd, bytes, size, MSG_NOSIGNAL) : -1;
        if (n < 0 && (errno == EAGAIN || errno == EINTR) && now_monotonic_ms() < until)
            continue;
        if (n <= 0)
            return false;
        bytes += n;
        size -= (size_t)n;
    }
    return true;
}

static bool receive_all(int fd, uint8_t *bytes, size_t size, int64_t until)
{
    while (size > 0) {
        ssize_t n = poll_one(fd, POLLIN, until) ? recv(fd, bytes, size, 0) : -1;
        if (n < 0 && (errno == EAGAIN || errno == EINTR) && now_monotonic_ms() < until)
            continue;
        if (n <= 0)
            return false;
        bytes += n;
        size -= (size_t)n;
    }
    return true;
}

/* RFC 7766: two bytes of length, then the message. */
static DnsAnswer ask_tcp(const DnsPath *path, size_t index, const Query *query, int64_t until)
{
    DnsAnswer answer = {DNS_TRY_AGAIN, NULL};
    int fd = path->tcp ? path->tcp(path->context, index) : -1;
    if (fd < 0)
        return answer;
    uint8_t framed[2 + QUERY_MAX], length[2];
    ns_put16((unsigned)query->size, framed);
    memcpy(framed + 2, query->bytes, query->size);
    if (send_all(fd, framed, 2 + query->size, until) && receive_all(fd, length, 2, until)) {
        size_t size = ns_get16(length);
        g_autofree uint8_t *bytes = g_malloc(size + 1);
        if (receive_all(fd, bytes, size, until) && answers(query, bytes, size))
            answer = read_answer(query, bytes, size);
    }
    close(fd);
    return answer;
}

/* What one datagram means: an answer, a reason to ask otherwise, or nothing to us. */
typedef enum { SAYS_NOTHING, SAYS_ANSWER, SAYS_TRUNCATED, SAYS_NO_EDNS, SAYS_FAILED } Saying;

static Saying judge(const Query *query, const uint8_t *bytes, size_t size)
{
    if (size >= NS_HFIXEDSZ && memcmp(bytes, query->bytes, 2) == 0 && (bytes[2] & 0x80) &&
        (bytes[3] & 0x0f) == ns_r_formerr && query->bytes[11])
        return SAYS_NO_EDNS;
    if (!answers(query, bytes, size))
        return SAYS_NOTHING;
    if (bytes[2] & 0x02)
        return SAYS_TRUNCATED;
    int rcode = bytes[3] & 0x0f;
    return rcode == ns_r_noerror || rcode == ns_r_nxdomain ? SAYS_ANSWER : SAYS_FAILED;
}

/* Reads datagrams until one is about our question; the buffer is a child's own. */
static Saying listen_udp(int fd, const Query *query, uint8_t *buffer, size_t *size, int64_t until)
{
    while (poll_one(fd, POLLIN, until)) {
        ssize_t n = recv(fd, buffer, UDP_PAYLOAD * 4, 0);
        if (n < 0 && errno == ECONNREFUSED)
            return SAYS_FAILED;
        Saying saying = n > 0 ? judge(query, buffer, (size_t)n) : SAYS_NOTHING;
        *size = n > 0 ? (size_t)n : 0;
        if (saying != SAYS_NOTHING)
            return saying;
    }
    return SAYS_NOTHING;
}

static DnsAnswer ask_server(const DnsPath *path, size_t index, Query *query, int64_t try_until, int64_t until)
{
    uint8_t buffer[UDP_PAYLOAD * 4];
    DnsAnswer answer = {DNS_TRY_AGAIN, NULL};
    size_t size = 0;
    for (unsigned attempt = 0; attempt < 2; attempt++) {
        query_new_id(query);
        send(path->udp[index], query->bytes, query->size, MSG_NOSIGNAL);
        switch (listen_udp(path->udp[index], query, buffer, &size, try_until)) {
        case SAYS_ANSWER:
            return read_answer(query, buffer, size);
        case SAYS_TRUNCATED:
            return ask_tcp(path, index, query, until);
        case SAYS_NO_EDNS:
            query_without_opt(query);
            break;
        default:
            return answer;
        }
    }
    return answer;
}

DnsAnswer dns_query(const DnsPath *path, const char *name, int type, int64_t until)
{
    DnsAnswer answer = {DNS_NODATA, NULL};
    Query query;
    if (!query_make(&query, name, type))
        return answer;
    answer.status = DNS_TRY_AGAIN;
    for (unsigned round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < path->n && answer.status == DNS_TRY_AGAIN; i++) {
            int64_t now = now_monotonic_ms();
            if (path->udp[i] < 0 || now >= until)
                continue;
            int64_t try_until = MIN(until, now + ((int64_t)TRY_MS << round));
            answer = ask_server(path, i, &query, try_until, until);
        }
    }
    return answer;
}
