/* Inside of the pool: shared by pool.c (mothers, children) and ask.c (requests). */
#ifndef MILTER_POOL_PRIVATE_H
#define MILTER_POOL_PRIVATE_H

#include <pthread.h>

#include "milter/pool.h"
#include "milter/wire.h"

/* What came of a request that the pool's thread watches over. Under the pool's lock. */
typedef struct {
    bool done;
    WireStatus status; /* WIRE_RESET: the child never took it */
    WirePacket packet; /* with WIRE_OK */
} Reply;

/* What a child is doing decides who owns it: the pool, save for a busy one, which
 * is the thread's that took it. */
typedef enum { CHILD_IDLE, CHILD_BUSY, CHILD_WATCHED } ChildState;

typedef struct {
    uint64_t mother, serial;
    pid_t pid;
    int fd, pidfd;
    ChildState state;
    Reply *reply;    /* of a watched one; NULL: nobody wants it any more */
    int64_t kill_at; /* of a watched one, monotonic milliseconds */
} Child;

/* A free child, taken by the caller; NULL when there is none until then. `until` 0: do not wait. */
Child *pool_take(Pool *pool, int64_t until);
/* Back to the pool, to answer again; or (not sound) ended, for the mother to replace. */
void pool_give_back(Pool *pool, Child *child, bool sound);

/* The request was sent: the pool's thread takes the answer as soon as it comes,
 * frees the child, and kills it when its patience ends. `reply` must be forgotten. */
void pool_watch(Pool *pool, Child *child, Reply *reply);
/* Is it done by then? */
bool pool_await(Pool *pool, Reply *reply, int64_t until);
void pool_forget(Pool *pool, Reply *reply);

#endif
