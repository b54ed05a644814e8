/* Framing of packets between keeper, mother and children. */
#include "milter/wire.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

typedef struct {
    uint32_t magic;
    uint32_t type;
} Frame;

#define FRAME_MAGIC 0x4c4d5731u /* "LMW1" */

void wire_packet_clear(WirePacket *packet)
{
    for (size_t i = 0; i < WIRE_FDS; i++)
        if (packet->fd[i] >= 0)
            close(packet->fd[i]);
    g_free(packet->bytes);
    *packet = (WirePacket){.fd = {-1, -1}};
}

static WireStatus status_of_errno(void)
{
    if (errno == EAGAIN || errno == EWOULDBLOCK)
        return WIRE_AGAIN;
    return errno == EPIPE || errno == ECONNRESET || errno == ENOTCONN ? WIRE_RESET : WIRE_BAD;
}

/* One buffer and send(): a resolver's filter refuses sendmsg(), which could name an address. */
static ssize_t send_plain(int fd, const Frame *frame, const void *bytes, size_t size, int flags)
{
    g_autofree uint8_t *packet = g_malloc(sizeof *frame + size);
    memcpy(packet, frame, sizeof *frame);
    if (size > 0)
        memcpy(packet + sizeof *frame, bytes, size);
    ssize_t sent;
    do
        sent = send(fd, packet, sizeof *frame + size, flags | MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent;
}

static ssize_t send_with_fds(int fd, const Frame *frame, const void *bytes, size_t size, const int *fds, size_t n_fds,
                             int flags)
{
    union {
        struct cmsghdr align;
        char space[CMSG_SPACE(sizeof(int) * WIRE_FDS)];
    } control = {0};
    struct iovec parts[2] = {{(void *)frame, sizeof *frame}, {(void *)bytes, size}};
    struct msghdr message = {.msg_iov = parts, .msg_iovlen = size > 0 ? 2 : 1};
    message.msg_control = control.space;
    message.msg_controllen = CMSG_SPACE(sizeof(int) * n_fds);
    struct cmsghdr *rights = CMSG_FIRSTHDR(&message);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(sizeof(int) * n_fds);
    memcpy(CMSG_DATA(rights), fds, sizeof(int) * n_fds);
    ssize_t sent;
    do
        sent = sendmsg(fd, &message, flags | MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent;
}

WireStatus wire_send(int fd, WireType type, const void *bytes, size_t size, const int *fds, size_t n_fds, int flags)
{
    if (size > WIRE_MAX || n_fds > WIRE_FDS)
        return WIRE_BAD;
    Frame frame = {FRAME_MAGIC, (uint32_t)type};
    ssize_t sent = n_fds > 0 ? send_with_fds(fd, &frame, bytes, size, fds, n_fds, flags)
                             : send_plain(fd, &frame, bytes, size, flags);
    return sent < 0 ? status_of_errno() : WIRE_OK;
}

static void take_fds(struct msghdr *message, WirePacket *packet)
{
    size_t taken = 0;
    for (struct cmsghdr *c = CMSG_FIRSTHDR(message); c; c = CMSG_NXTHDR(message, c)) {
        if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS)
            continue;
        size_t n = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < n; i++) {
            int got;
            memcpy(&got, CMSG_DATA(c) + i * sizeof got, sizeof got);
            if (taken < WIRE_FDS)
                packet->fd[taken++] = got;
            else
                close(got);
        }
    }
}

/* Size of the next packet, so that a small one costs a small buffer. */
static ssize_t next_size(int fd, int flags)
{
    ssize_t size;
    do
        size = recv(fd, NULL, 0, flags | MSG_PEEK | MSG_TRUNC);
    while (size < 0 && errno == EINTR);
    return size;
}

static WireStatus receive_into(int fd, WirePacket *packet, size_t size)
{
    union {
        struct cmsghdr align;
        char space[CMSG_SPACE(sizeof(int) * WIRE_FDS)];
    } control = {0};
    Frame frame = {0};
    struct iovec parts[2] = {{&frame, sizeof frame}, {packet->bytes, size}};
    struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};
    message.msg_control = control.space;
    message.msg_controllen = sizeof control.space;
    ssize_t got = recvmsg(fd, &message, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);
    if (got < 0)
        return status_of_errno();
    take_fds(&message, packet);
    if ((size_t)got < sizeof frame || frame.magic != FRAME_MAGIC || (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)))
        return WIRE_BAD;
    packet->type = (WireType)frame.type;
    packet->size = (size_t)got - sizeof frame;
    packet->bytes[packet->size] = 0; /* texts may be printed */
    return WIRE_OK;
}

WireStatus wire_receive(int fd, WirePacket *packet, int flags)
{
    *packet = (WirePacket){.fd = {-1, -1}};
    ssize_t size = next_size(fd, flags);
    if (size < 0)
        return status_of_errno();
    if (size == 0)
        return WIRE_EOF;
    if ((size_t)size < sizeof(Frame) || (size_t)size > WIRE_MAX + sizeof(Frame))
        return WIRE_BAD;
    packet->bytes = g_malloc((size_t)size - sizeof(Frame) + 1);
    WireStatus status = receive_into(fd, packet, (size_t)size - sizeof(Frame));
    if (status != WIRE_OK)
        wire_packet_clear(packet);
    return status;
}

static bool write_whole(int fd, const uint8_t *bytes, size_t size)
{
    while (size > 0) {
        ssize_t n = write(fd, bytes, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        bytes += n;
        size -= (size_t)n;
    }
    return true;
}

int wire_seal(const void *bytes, size_t size)
{
    int fd = memfd_create("leadmilter", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (fd < 0)
        return -1;
    bool sealed = write_whole(fd, bytes, size) &&
                  fcntl(fd, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) == 0;
    if (sealed)
        return fd;
    close(fd);
    return -1;
}

const uint8_t *wire_map(int fd, size_t size)
{
    off_t end = lseek(fd, 0, SEEK_END);
    if (size == 0 || end < 0 || (uint64_t)end < size)
        return NULL;
    void *map = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
    return map == MAP_FAILED ? NULL : map;
}
