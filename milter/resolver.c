/* A resolver: one SPF check after the other over sockets it was given. */
#include "milter/resolver.h"

#include <gio/gio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "milter/sandbox.h"
#include "milter/spf.h"
#include "milter/wire.h"
#include "parser/reading.pb-c.h"

#define CHECKS_MAX 500u /* then new sockets, that is new source ports */
#define CHECK_CPU_SECONDS 10u

typedef struct {
    DnsServers servers;
    SpfLimits limits;
    Spf *spf;
} Resolver;

static bool set_key(Resolver *resolver, const char *key, const char *value)
{
    if (strcmp(key, "server") == 0)
        return dns_servers_add(&resolver->servers, value);
    guint64 number;
    if (!g_ascii_string_to_unsigned(value, 10, 1, 1000000, &number, NULL))
        return false;
    if (strcmp(key, "queries") == 0)
        resolver->limits.queries = (unsigned)number;
    else
        resolver->limits.timeout_ms = (int64_t)number;
    return true;
}

void *resolver_load(const uint8_t *config, size_t size, GError **error)
{
    Resolver *resolver = g_new0(Resolver, 1);
    g_autofree char *text = g_strndup((const char *)config, size);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    resolver->limits = (SpfLimits){.queries = 30, .timeout_ms = 5000};
    for (char **line = lines; *line; line++) {
        char *value = strchr(*line, ' ');
        if (!value)
            continue;
        *value++ = 0;
        if (set_key(resolver, *line, value))
            continue;
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "dns: %s %s is not understood", *line, value);
        g_free(resolver);
        return NULL;
    }
    if (resolver->servers.n == 0)
        dns_servers_default(&resolver->servers, "/etc/resolv.conf");
    resolver->spf = spf_new(resolver->limits);
    return resolver;
}

const DnsServers *resolver_servers(const void *resolver)
{
    return &((const Resolver *)resolver)->servers;
}

/* Asks the mother for a connected TCP socket. */
static int tcp_from_mother(void *context, size_t index)
{
    const int *line = context;
    uint32_t wanted = (uint32_t)index;
    g_auto(WirePacket) packet = {.fd = {-1, -1}};
    if (wire_send(*line, WIRE_TCP, &wanted, sizeof wanted, NULL, 0, 0) != WIRE_OK ||
        wire_receive(*line, &packet, 0) != WIRE_OK)
        return -1;
    int fd = packet.fd[0];
    packet.fd[0] = -1;
    return fd;
}

static bool send_verdict(int channel, const SpfVerdict *verdict, bool last)
{
    ResolveAnswer answer = RESOLVE_ANSWER__INIT;
    answer.spf = (char *)verdict->result;
    answer.why = (char *)verdict->why;
    answer.has_queries = TRUE;
    answer.queries = verdict->queries;
    g_autofree uint8_t *bytes = g_malloc(resolve_answer__get_packed_size(&answer));
    size_t size = resolve_answer__pack(&answer, bytes);
    return wire_send(channel, last ? WIRE_LAST : WIRE_ANSWER, bytes, size, NULL, 0, 0) == WIRE_OK;
}

static bool answer(Resolver *resolver, const DnsPath *path, int channel, const WirePacket *packet, bool last)
{
    ResolveRequest *request = resolve_request__unpack(NULL, packet->size, packet->bytes);
    if (!request)
        return false;
    SpfVerdict verdict = spf_check(resolver->spf, path, request->client, request->helo ? request->helo : "",
                                   request->mail_from ? request->mail_from : "");
    resolve_request__free_unpacked(request, NULL);
    return send_verdict(channel, &verdict, last);
}

void resolver_run(void *loaded, int channel, const int *udp, int tcp)
{
    Resolver *resolver = loaded;
    DnsPath path = {.udp = udp, .n = resolver->servers.n, .tcp = tcp_from_mother, .context = &tcp};
    bool sound = true;
    for (unsigned done = 1; sound && done <= CHECKS_MAX; done++) {
        g_auto(WirePacket) packet;
        if (wire_receive(channel, &packet, 0) != WIRE_OK)
            return;
        sandbox_cpu_seconds(CHECK_CPU_SECONDS);
        sound = answer(resolver, &path, channel, &packet, done == CHECKS_MAX);
        sandbox_cpu_seconds(0);
    }
}

static int tcp_by_hand(void *context, size_t index)
{
    return dns_connect_tcp(context, index);
}

int resolver_by_hand(char *const *settings)
{
    g_autoptr(GString) config = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    for (; *settings; settings++)
        g_string_append_printf(config, "%s\n", *settings);
    g_string_replace(config, "=", " ", 0);
    Resolver *resolver = resolver_load((const uint8_t *)config->str, config->len, &error);
    if (!resolver) {
        fprintf(stderr, "%s\n", error->message);
        return 2;
    }
    int udp[DNS_SERVERS_MAX];
    for (size_t i = 0; i < resolver->servers.n; i++)
        udp[i] = dns_connect_udp(&resolver->servers, i);
    DnsPath path = {.udp = udp, .n = resolver->servers.n, .tcp = tcp_by_hand, .context = &resolver->servers};
    char line[4096];
    while (fgets(line, sizeof line, stdin)) {
        g_auto(GStrv) word = g_strsplit(g_strchomp(line), "\t", 3);
        if (g_strv_length(word) < 2)
            continue;
        SpfVerdict verdict = spf_check(resolver->spf, &path, word[0], word[1], word[2] ? word[2] : "");
        printf("%s\t%u\t%s\n", verdict.result, verdict.queries, verdict.why ? verdict.why : "");
        fflush(stdout);
    }
    return 0;
}
