/* Disposable children: readers and resolvers, forked by a mother that loaded
 * everything once and filtered itself. A pool hands a request to a free child,
 * waits until a deadline, and kills and replaces what is late or died. Thread
 * safe. Only plain bytes and protobuf cross; answers are checked as hostile. */
#ifndef MILTER_POOL_H
#define MILTER_POOL_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "milter/config.h"
#include "parser/reading.pb-c.h"

typedef struct Pool Pool;

typedef enum {
    POOL_OK,
    POOL_BUSY,   /* no free child before the deadline */
    POOL_LATE,   /* the child was at work at the deadline, and is killed */
    POOL_DIED,   /* the child died over it */
    POOL_INVALID /* it answered what it must not */
} PoolResult;

const char *pool_result_name(PoolResult result); /* "busy", "late", "died", "invalid" */

/* Starts mother and children; returns when the first child is ready, or with
 * *error (a rule that does not compile, a missing helper binary). */
Pool *pool_readers_new(const Config *config, GError **error);
Pool *pool_resolvers_new(const Config *config, GError **error);
void pool_free(Pool *pool); /* ends every child */

/* A new mother with the new configuration takes over; work under way ends with
 * the old one. On error the old one stays. */
bool pool_reload(Pool *pool, const Config *config, GError **error);

/* Waits at most `milliseconds` in all for a slot and a Reading. `raw` is copied
 * to the child (inline up to 128 KiB, else a sealed memfd). *reading is NULL
 * unless POOL_OK. */
PoolResult pool_read(Pool *readers, const ReadRequest *request, const uint8_t *raw, size_t size, unsigned milliseconds,
                     Reading **reading);

/* SPF (RFC 7208) of one transaction. Begins at once and never blocks;
 * pool_spf_wait() may be called once, pool_spf_free() always. The resolver is
 * free again as soon as it answered, however late that is asked for. */
typedef struct SpfCheck SpfCheck;
SpfCheck *pool_spf_begin(Pool *resolvers, const char *client, const char *helo, const char *mail_from);
/* "none" "neutral" "pass" "fail" "softfail" "temperror" "permerror", or "pending" when time is up (static strings). */
const char *pool_spf_wait(SpfCheck *check, unsigned milliseconds);
void pool_spf_free(SpfCheck *check);

/* For tests and `kill at random`: pids of mother and children. */
GArray *pool_pids(Pool *pool);

#endif
