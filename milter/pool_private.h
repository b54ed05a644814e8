/* Inside of the pool: shared by pool.c (mothers, children) and ask.c (requests). */
#ifndef MILTER_POOL_PRIVATE_H
#define MILTER_POOL_PRIVATE_H

#include <pthread.h>

#include "milter/pool.h"
#include "milter/wire.h"

/* What a child is doing decides who owns it: idle and draining ones belong to the
 * pool, a busy one to the thread that took it. */
typedef enum { CHILD_IDLE, CHILD_BUSY, CHILD_DRAINING } ChildState;

typedef struct {
    uint64_t mother, serial;
    pid_t pid;
    int fd, pidfd;
    ChildState state;
    int64_t kill_at; /* of a draining one, monotonic milliseconds */
} Child;

/* A free child, taken by the caller; NULL when there is none until then. `until` 0: do not wait. */
Child *pool_take(Pool *pool, int64_t until);
/* Back to the pool, to answer again; or (not sound) ended, for the mother to replace. */
void pool_give_back(Pool *pool, Child *child, bool sound);
/* Its answer is no longer wanted: it may finish until kill_at. */
void pool_let_finish(Pool *pool, Child *child, int64_t kill_at);
/* Milliseconds a request to this pool may last in its child; resolvers. */
int64_t pool_patience(Pool *pool);

#endif
