/* leadmilter-mother: loads everything once, walls itself in, forks readers or resolvers and replaces what dies. */
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "milter/libraries.h"
#include "milter/mother.h"
#include "milter/now.h"
#include "milter/reader.h"
#include "milter/resolver.h"
#include "milter/sandbox.h"
#include "milter/wire.h"

#define EXTRA_MEMORY ((size_t)512 << 20)
#define FORKS_A_SECOND 20.0
#define FORKS_SAVED_MAX 40.0

typedef struct {
    const char *name;
    SandboxKind mother, child;
    void *(*load)(const uint8_t *config, size_t size, GError **error);
} Trade;

static const Trade trades[] = {
    {"reader", SANDBOX_READER_MOTHER, SANDBOX_READER, reader_load},
    {"resolver", SANDBOX_RESOLVER_MOTHER, SANDBOX_RESOLVER, resolver_load},
};

typedef struct {
    uint64_t serial;
    pid_t pid; /* 0: none; to be forked */
    int pidfd;
    int tcp; /* a resolver's line to us, or -1 */
} Ward;

typedef struct {
    const Trade *trade;
    void *loaded;
    int control;
    bool retired;
    Ward *ward;
    size_t n;
    uint64_t serial;
    double forks; /* that we may do at once */
    int64_t forks_at;
} Nursery;

/* Ends of the sockets that a new child gets, and ours. */
typedef struct {
    int keeper, channel; /* keeper <-> child */
    int ours, tcp;       /* mother <-> child, resolvers only */
    int udp[DNS_SERVERS_MAX];
    size_t n_udp;
} Lines;

static void lines_close(Lines *lines)
{
    const int all[] = {lines->keeper, lines->channel, lines->tcp};
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
        if (all[i] >= 0)
            close(all[i]);
    for (size_t i = 0; i < lines->n_udp; i++)
        if (lines->udp[i] >= 0)
            close(lines->udp[i]);
}

static bool lines_open(const Nursery *nursery, Lines *lines)
{
    int pair[2];
    *lines = (Lines){.keeper = -1, .channel = -1, .ours = -1, .tcp = -1};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
        return false;
    lines->keeper = pair[0];
    lines->channel = pair[1];
    if (nursery->trade->child != SANDBOX_RESOLVER)
        return true;
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0) {
        lines_close(lines);
        return false;
    }
    lines->ours = pair[0];
    lines->tcp = pair[1];
    const DnsServers *servers = resolver_servers(nursery->loaded);
    for (lines->n_udp = 0; lines->n_udp < servers->n; lines->n_udp++)
        lines->udp[lines->n_udp] = dns_connect_udp(servers, lines->n_udp);
    return true;
}

static void child_walls(const Nursery *nursery, const Lines *lines)
{
    int kept[2 + DNS_SERVERS_MAX];
    size_t n = 0;
    kept[n++] = lines->channel;
    if (lines->tcp >= 0)
        kept[n++] = lines->tcp;
    for (size_t i = 0; i < lines->n_udp; i++)
        if (lines->udp[i] >= 0)
            kept[n++] = lines->udp[i];
    sandbox_keep_only(kept, n);
#ifndef NO_SANDBOX
    dup2(STDOUT_FILENO, STDERR_FILENO); /* /dev/null: words of libraries may quote the message */
#endif
    g_autoptr(GError) error = NULL;
    if (!sandbox_enter(nursery->trade->child, &error))
        _exit(1);
}

static void G_GNUC_NORETURN child_main(const Nursery *nursery, const Lines *lines, pid_t mother)
{
    sandbox_die_with(mother);
    child_walls(nursery, lines);
    if (nursery->trade->child == SANDBOX_RESOLVER)
        resolver_run(nursery->loaded, lines->channel, lines->udp, lines->tcp);
    else
        reader_run(nursery->loaded, lines->channel);
    _exit(0);
}

static bool announce(const Nursery *nursery, const Ward *ward, int keeper_end)
{
    WireChild child = {.serial = ward->serial, .pid = ward->pid};
    int fds[] = {keeper_end, ward->pidfd};
    return wire_send(nursery->control, WIRE_CHILD, &child, sizeof child, fds, 2, 0) == WIRE_OK;
}

static bool ward_fork(Nursery *nursery, Ward *ward)
{
    Lines lines;
    if (!lines_open(nursery, &lines))
        return false;
    pid_t mother = getpid();
    pid_t pid = fork();
    if (pid == 0)
        child_main(nursery, &lines, mother);
    bool announced = false;
    if (pid > 0) {
        *ward = (Ward){nursery->serial++, pid, pidfd_open(pid, 0), lines.ours};
        announced = ward->pidfd >= 0 && announce(nursery, ward, lines.keeper);
    } else if (lines.ours >= 0) {
        close(lines.ours);
    }
    lines_close(&lines);
    if (pid > 0 && !announced)
        _exit(0); /* the keeper is gone; the child follows us */
    return announced;
}

/* Hostile mail may kill children as fast as it comes: forks are rationed. */
static bool may_fork(Nursery *nursery)
{
    int64_t now = now_monotonic_ms();
    nursery->forks += (double)(now - nursery->forks_at) * FORKS_A_SECOND / 1000.0;
    nursery->forks = MIN(nursery->forks, FORKS_SAVED_MAX);
    nursery->forks_at = now;
    if (nursery->forks < 1.0)
        return false;
    nursery->forks -= 1.0;
    return true;
}

/* False while some are still to be forked. */
static bool fill(Nursery *nursery)
{
    for (size_t i = 0; i < nursery->n; i++)
        if (nursery->ward[i].pid == 0 && !nursery->retired)
            if (!may_fork(nursery) || !ward_fork(nursery, &nursery->ward[i]))
                return false;
    return true;
}

static void reap(Nursery *nursery, Ward *ward)
{
    siginfo_t info = {0};
    if (waitid(P_PIDFD, (id_t)ward->pidfd, &info, WEXITED) != 0)
        return;
    WireChild gone = {.serial = ward->serial, .pid = ward->pid, .code = info.si_code, .status = info.si_status};
    close(ward->pidfd);
    if (ward->tcp >= 0)
        close(ward->tcp);
    *ward = (Ward){.pidfd = -1, .tcp = -1};
    wire_send(nursery->control, WIRE_GONE, &gone, sizeof gone, NULL, 0, 0);
}

/* A resolver that got a truncated answer wants to ask again by TCP. */
static void serve_tcp(const Nursery *nursery, Ward *ward)
{
    g_auto(WirePacket) packet;
    WireStatus status = wire_receive(ward->tcp, &packet, MSG_DONTWAIT);
    uint32_t index = UINT32_MAX;
    if (status == WIRE_OK && packet.type == WIRE_TCP && packet.size == sizeof index)
        memcpy(&index, packet.bytes, sizeof index);
    int fd = index == UINT32_MAX ? -1 : dns_connect_tcp(resolver_servers(nursery->loaded), index);
    if (status == WIRE_OK)
        status = wire_send(ward->tcp, WIRE_TCP, &index, sizeof index, &fd, fd >= 0 ? 1 : 0, MSG_DONTWAIT);
    if (fd >= 0)
        close(fd);
    if (status == WIRE_OK || status == WIRE_AGAIN)
        return;
    close(ward->tcp);
    ward->tcp = -1;
}

static void control(Nursery *nursery)
{
    g_auto(WirePacket) packet;
    WireStatus status = wire_receive(nursery->control, &packet, MSG_DONTWAIT);
    if (status == WIRE_AGAIN)
        return;
    if (status != WIRE_OK || packet.type != WIRE_RETIRE)
        _exit(0);
    nursery->retired = true;
}

static bool empty(const Nursery *nursery)
{
    for (size_t i = 0; i < nursery->n; i++)
        if (nursery->ward[i].pid != 0)
            return false;
    return true;
}

static void G_GNUC_NORETURN watch(Nursery *nursery)
{
    size_t n = nursery->n;
    struct pollfd *polled = g_new0(struct pollfd, 1 + 2 * n);
    for (;;) {
        bool full = fill(nursery);
        if (nursery->retired && empty(nursery))
            _exit(0);
        polled[0] = (struct pollfd){nursery->control, POLLIN, 0};
        for (size_t i = 0; i < n; i++) {
            polled[1 + i] = (struct pollfd){nursery->ward[i].pidfd, POLLIN, 0};
            polled[1 + n + i] = (struct pollfd){nursery->ward[i].tcp, POLLIN, 0};
        }
        if (poll(polled, 1 + 2 * n, full ? -1 : 50) <= 0)
            continue;
        if (polled[0].revents)
            control(nursery);
        for (size_t i = 0; i < n; i++) {
            if (polled[1 + n + i].revents)
                serve_tcp(nursery, &nursery->ward[i]);
            if (polled[1 + i].revents)
                reap(nursery, &nursery->ward[i]);
        }
    }
}

static void G_GNUC_NORETURN give_up(int fd, const char *why)
{
    wire_send(fd, WIRE_ERROR, why, strlen(why), NULL, 0, 0);
    _exit(1);
}

/* Blocks until the keeper has said what to do. */
static void load(Nursery *nursery)
{
    g_auto(WirePacket) packet;
    MotherConfig config;
    if (wire_receive(nursery->control, &packet, 0) != WIRE_OK || packet.type != WIRE_CONFIG ||
        packet.size != sizeof config)
        _exit(1);
    memcpy(&config, packet.bytes, sizeof config);
    const uint8_t *bytes = config.size ? wire_map(packet.fd[0], config.size) : (const uint8_t *)"";
    if (!bytes || config.children == 0 || config.children > MOTHER_CHILDREN_MAX)
        give_up(nursery->control, "configuration cannot be mapped");
    g_autoptr(GError) error = NULL;
    nursery->loaded = nursery->trade->load(bytes, config.size, &error);
    if (!nursery->loaded)
        give_up(nursery->control, error ? error->message : "cannot load");
    if (config.size)
        munmap((void *)bytes, config.size);
    nursery->n = config.children;
    nursery->ward = g_new(Ward, config.children);
    for (size_t i = 0; i < nursery->n; i++)
        nursery->ward[i] = (Ward){.pidfd = -1, .tcp = -1};
}

static void wall_in(const Nursery *nursery)
{
    g_autoptr(GError) error = NULL;
    if (!sandbox_limit(EXTRA_MEMORY, &error) || !sandbox_enter(nursery->trade->mother, &error))
        give_up(nursery->control, error->message);
}

/* The keeper alone decides when we end: by closing the control socket, or by dying. */
static void ignore_signals(void)
{
    static const int ignored[] = {SIGTERM, SIGINT, SIGHUP, SIGPIPE, SIGUSR1, SIGUSR2, SIGXFSZ};
    for (size_t i = 0; i < G_N_ELEMENTS(ignored); i++)
        signal(ignored[i], SIG_IGN);
}

static const Trade *find_trade(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(trades); i++)
        if (strcmp(trades[i].name, name) == 0)
            return &trades[i];
    return NULL;
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "spf") == 0)
        return resolver_by_hand(argv + 2);
    if (argc == 2 && strcmp(argv[1], "libraries") == 0) {
        libraries_print();
        return 0;
    }
    const Trade *trade = argc == 3 ? find_trade(argv[1]) : NULL;
    if (!trade) {
        fprintf(stderr,
                "%s is started by leadmilter and leadctl, with readers and resolvers as its children.\n"
                "By hand: %s spf [server=ADDRESS:PORT…] [timeout=MS], lines of client TAB helo TAB sender on stdin.\n",
                MOTHER_PROGRAM, MOTHER_PROGRAM);
        return 2;
    }
    sandbox_die_with((pid_t)strtol(argv[2], NULL, 10));
    ignore_signals();
    Nursery nursery = {.trade = trade, .control = MOTHER_CONTROL_FD, .forks = FORKS_SAVED_MAX};
    nursery.forks += MOTHER_CHILDREN_MAX;
    nursery.forks_at = now_monotonic_ms();
    load(&nursery);
    wall_in(&nursery);
    watch(&nursery);
}
