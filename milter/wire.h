/* What crosses between keeper, mother and children: typed packets on connected
 * SOCK_SEQPACKET sockets, with descriptors where needed. Large bytes go by sealed
 * memfd. The packets of a child are hostile: here only their frame is checked. */
#ifndef MILTER_WIRE_H
#define MILTER_WIRE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define WIRE_INLINE_MAX (128u * 1024u)           /* of a payload's large field */
#define WIRE_MAX (WIRE_INLINE_MAX + 32u * 1024u) /* of a packet; below the default socket buffer */
#define WIRE_FDS 2u

typedef enum {
    WIRE_CONFIG = 1, /* keeper -> mother: u64 size, memfd */
    WIRE_ERROR,      /* mother -> keeper: text */
    WIRE_CHILD,      /* mother -> keeper: WireChild, its socket, its pidfd */
    WIRE_GONE,       /* mother -> keeper: WireChild of a child that ended */
    WIRE_RETIRE,     /* keeper -> mother: replace no more children */
    WIRE_REQUEST,    /* keeper -> child: protobuf, perhaps a memfd */
    WIRE_ANSWER,     /* child -> keeper: protobuf */
    WIRE_LAST,       /* the same, and the child takes no further request */
    WIRE_TCP,        /* child -> mother: u32 index of a DNS server; back: a connected socket */
} WireType;

typedef struct {
    uint64_t serial; /* never used twice by one mother */
    int32_t pid;
    int32_t code; /* of WIRE_GONE: as in siginfo_t */
    int32_t status;
    int32_t unused;
} WireChild;

typedef enum {
    WIRE_OK,
    WIRE_AGAIN, /* nothing to read, or no room to write */
    WIRE_EOF,   /* the other end is closed, and had read all we sent */
    WIRE_RESET, /* the other end is closed, and had not read all we sent */
    WIRE_BAD    /* no packet of ours */
} WireStatus;

typedef struct {
    WireType type;
    uint8_t *bytes;
    size_t size;
    int fd[WIRE_FDS]; /* -1 where there is none; owned by the packet */
} WirePacket;

void wire_packet_clear(WirePacket *packet);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(WirePacket, wire_packet_clear)

/* fds may be NULL; they stay the caller's. flags: MSG_DONTWAIT or 0. */
WireStatus wire_send(int fd, WireType type, const void *bytes, size_t size, const int *fds, size_t n_fds, int flags);
WireStatus wire_receive(int fd, WirePacket *packet, int flags);

/* A memfd that nobody can change any more; -1 and errno when there is no memory. */
int wire_seal(const void *bytes, size_t size);
/* Its bytes, mapped read-only; NULL when it is shorter than that. Give back with munmap(). */
const uint8_t *wire_map(int fd, size_t size);

#endif
