/* Mothers and children seen from the keeper: one thread a pool starts mothers, hears of births and deaths, and
 * replaces. */
#include "milter/pool.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/pidfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "milter/hatch.h"
#include "milter/log.h"
#include "milter/now.h"
#include "milter/pool_private.h"

#define START_MS 60000    /* a sanitizer's mother on a busy machine */
#define BACKOFF_MIN_MS 50 /* until a mother that died is replaced */
#define BACKOFF_MAX_MS 5000
#define LIVED_MS 10000 /* a mother that lived so long starts the backoff anew */
#define GRACE_MS 1000  /* for a resolver, after its own deadline */

/* COMING: started, no child yet. CURRENT: whose children serve. RETIRED: finishes what is under way. */
typedef enum { MOTHER_COMING, MOTHER_CURRENT, MOTHER_RETIRED } MotherState;

typedef struct {
    uint64_t serial;
    pid_t pid;
    int control;
    MotherState state;
    int64_t born;
    bool ordered; /* somebody waits to hear whether she starts */
    GBytes *config;
    unsigned n_children;
    char *said; /* her last words */
} Mother;

/* A start that pool_new() or pool_reload() waits for. */
typedef enum { ORDER_NONE, ORDER_GIVEN, ORDER_STARTED, ORDER_DONE, ORDER_FAILED } OrderState;

typedef struct {
    OrderState state;
    GBytes *config;
    unsigned n_children;
    int64_t patience;
    char *failure;
} Order;

struct Pool {
    const char *trade;
    GBytes *(*write_config)(const Config *config);
    pthread_t thread;
    int wake;               /* eventfd: look again */
    pthread_mutex_t lock;   /* all below */
    pthread_cond_t changed; /* a child is free, an order is settled */
    bool stopping;
    GPtrArray *mothers; /* of Mother*; the thread alone adds and removes */
    uint64_t current;   /* serial of the mother whose children serve; 0: none */
    uint64_t serials;
    GPtrArray *children; /* of Child*, every one we hold a socket of */
    GQueue idle;         /* of Child*, the most recently used first */
    Order order;
    GBytes *config; /* of the current mother: what a replacement is given */
    unsigned n_children;
    int64_t patience;
    int64_t respawn_at, backoff;
};

const char *pool_result_name(PoolResult result)
{
    static const char *const names[] = {"ok", "busy", "late", "died", "invalid"};
    return names[result];
}

static void wake(Pool *pool)
{
    uint64_t one = 1;
    if (write(pool->wake, &one, sizeof one) < 0)
        log_debug("%s pool: cannot wake: %s", pool->trade, g_strerror(errno));
}

/* Children: all with the lock held. */

static void settle_reply(Pool *pool, Child *child, WireStatus status, WirePacket *packet)
{
    if (!child->reply)
        return;
    child->reply->done = true;
    child->reply->status = status;
    if (packet) {
        child->reply->packet = *packet;
        *packet = (WirePacket){.fd = {-1, -1}};
    }
    child->reply = NULL;
    pthread_cond_broadcast(&pool->changed);
}

static void child_end(Pool *pool, Child *child, bool kill_it)
{
    settle_reply(pool, child, WIRE_EOF, NULL);
    if (kill_it)
        pidfd_send_signal(child->pidfd, SIGKILL, NULL, 0);
    if (child->state == CHILD_IDLE)
        g_queue_remove(&pool->idle, child);
    g_ptr_array_remove_fast(pool->children, child);
    close(child->fd);
    close(child->pidfd);
    g_free(child);
}

static void child_free_again(Pool *pool, Child *child)
{
    if (child->mother != pool->current || pool->stopping) {
        child_end(pool, child, false);
        return;
    }
    child->state = CHILD_IDLE;
    g_queue_push_head(&pool->idle, child);
    pthread_cond_broadcast(&pool->changed);
}

/* Idle and watched children of one mother; busy ones are their users'. */
static void children_end(Pool *pool, uint64_t mother, bool watched_too)
{
    for (guint i = pool->children->len; i > 0; i--) {
        Child *child = g_ptr_array_index(pool->children, i - 1);
        bool ours = child->state == CHILD_IDLE || (watched_too && child->state == CHILD_WATCHED);
        if (child->mother != mother || !ours)
            continue;
        settle_reply(pool, child, WIRE_RESET, NULL); /* no fault of the request's: it may be asked again */
        child_end(pool, child, watched_too);
    }
}

static Child *child_find(const Pool *pool, uint64_t mother, uint64_t serial)
{
    for (guint i = 0; i < pool->children->len; i++) {
        Child *child = g_ptr_array_index(pool->children, i);
        if (child->mother == mother && child->serial == serial)
            return child;
    }
    return NULL;
}

static bool wait_until(Pool *pool, int64_t until)
{
    int64_t left = until - now_monotonic_ms();
    if (left <= 0)
        return false;
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    int64_t ns = at.tv_nsec + (left % 1000) * 1000000;
    at.tv_sec += left / 1000 + ns / 1000000000;
    at.tv_nsec = ns % 1000000000;
    pthread_cond_timedwait(&pool->changed, &pool->lock, &at);
    return true;
}

Child *pool_take(Pool *pool, int64_t until)
{
    pthread_mutex_lock(&pool->lock);
    while (g_queue_is_empty(&pool->idle) && wait_until(pool, until))
        continue;
    Child *child = g_queue_pop_head(&pool->idle);
    if (child)
        child->state = CHILD_BUSY;
    pthread_mutex_unlock(&pool->lock);
    return child;
}

void pool_give_back(Pool *pool, Child *child, bool sound)
{
    pthread_mutex_lock(&pool->lock);
    if (sound)
        child_free_again(pool, child);
    else
        child_end(pool, child, true);
    pthread_mutex_unlock(&pool->lock);
}

void pool_watch(Pool *pool, Child *child, Reply *reply)
{
    pthread_mutex_lock(&pool->lock);
    *reply = (Reply){.packet.fd = {-1, -1}};
    child->state = CHILD_WATCHED;
    child->reply = reply;
    child->kill_at = now_monotonic_ms() + pool->patience;
    pthread_mutex_unlock(&pool->lock);
    wake(pool);
}

bool pool_await(Pool *pool, Reply *reply, int64_t until)
{
    pthread_mutex_lock(&pool->lock);
    while (!reply->done && wait_until(pool, until))
        continue;
    bool done = reply->done;
    pthread_mutex_unlock(&pool->lock);
    return done;
}

void pool_forget(Pool *pool, Reply *reply)
{
    pthread_mutex_lock(&pool->lock);
    for (guint i = 0; i < pool->children->len; i++) {
        Child *child = g_ptr_array_index(pool->children, i);
        if (child->reply == reply)
            child->reply = NULL;
    }
    pthread_mutex_unlock(&pool->lock);
    wire_packet_clear(&reply->packet);
}

/* Mothers: by the pool's thread, with the lock held. */

static Mother *mother_find(const Pool *pool, uint64_t serial)
{
    for (guint i = 0; serial != 0 && i < pool->mothers->len; i++) {
        Mother *mother = g_ptr_array_index(pool->mothers, i);
        if (mother->serial == serial)
            return mother;
    }
    return NULL;
}

static void mother_free(Mother *mother)
{
    close(mother->control);
    g_bytes_unref(mother->config);
    g_free(mother->said);
    g_free(mother);
}

static void retire(Pool *pool, Mother *mother)
{
    mother->state = MOTHER_RETIRED;
    wire_send(mother->control, WIRE_RETIRE, NULL, 0, NULL, 0, MSG_DONTWAIT);
    children_end(pool, mother->serial, false);
}

static void settle(Pool *pool, OrderState state, const char *failure)
{
    pool->order.state = state;
    g_free(pool->order.failure);
    pool->order.failure = g_strdup(failure);
    pthread_cond_broadcast(&pool->changed);
}

/* Her first child is born: she takes over. */
static void crown(Pool *pool, Mother *mother)
{
    Mother *old = mother_find(pool, pool->current);
    mother->state = MOTHER_CURRENT;
    pool->current = mother->serial;
    if (old)
        retire(pool, old);
    if (!mother->ordered)
        return;
    mother->ordered = false;
    g_bytes_unref(pool->config);
    pool->config = g_bytes_ref(mother->config);
    pool->n_children = mother->n_children;
    pool->patience = pool->order.patience;
    settle(pool, ORDER_DONE, NULL);
}

static void child_born(Pool *pool, Mother *mother, WirePacket *packet)
{
    WireChild born;
    memcpy(&born, packet->bytes, sizeof born);
    if (mother->state == MOTHER_COMING)
        crown(pool, mother);
    Child *child = g_new(Child, 1);
    *child = (Child){.mother = mother->serial, .serial = born.serial, .pid = born.pid, .state = CHILD_BUSY};
    child->fd = packet->fd[0];
    child->pidfd = packet->fd[1];
    packet->fd[0] = packet->fd[1] = -1;
    g_ptr_array_add(pool->children, child);
    child_free_again(pool, child);
}

static void child_gone(Pool *pool, const Mother *mother, const WirePacket *packet)
{
    WireChild gone;
    memcpy(&gone, packet->bytes, sizeof gone);
    if (gone.code == CLD_EXITED && gone.status != 0)
        log_error("%s %d ended with status %d", pool->trade, (int)gone.pid, (int)gone.status);
    else if (gone.code != CLD_EXITED && gone.status != SIGKILL)
        log_warn("%s %d died: %s", pool->trade, (int)gone.pid, strsignal(gone.status));
    Child *child = child_find(pool, mother->serial, gone.serial);
    if (child && child->state != CHILD_BUSY)
        child_end(pool, child, false);
}

/* False when her packet makes no sense, or she is gone. */
static bool hear(Pool *pool, Mother *mother)
{
    g_auto(WirePacket) packet;
    WireStatus status = wire_receive(mother->control, &packet, MSG_DONTWAIT);
    if (status != WIRE_OK)
        return status == WIRE_AGAIN;
    if (packet.type == WIRE_ERROR) {
        g_free(mother->said);
        mother->said = g_strndup((const char *)packet.bytes, packet.size);
        return true;
    }
    if (packet.size != sizeof(WireChild))
        return false;
    if (packet.type == WIRE_CHILD && packet.fd[0] >= 0 && packet.fd[1] >= 0)
        child_born(pool, mother, &packet);
    else if (packet.type == WIRE_GONE)
        child_gone(pool, mother, &packet);
    else
        return false;
    return true;
}

static void reap_mother(const Mother *mother)
{
    kill(mother->pid, SIGKILL);
    while (waitpid(mother->pid, NULL, 0) < 0 && errno == EINTR)
        continue;
}

static void plan_respawn(Pool *pool, const Mother *dead)
{
    int64_t now = now_monotonic_ms();
    bool lived = dead && dead->state == MOTHER_CURRENT && now - dead->born > LIVED_MS;
    pool->backoff = lived || pool->backoff == 0 ? BACKOFF_MIN_MS : MIN(pool->backoff * 2, BACKOFF_MAX_MS);
    pool->respawn_at = now + pool->backoff;
}

static void mother_died(Pool *pool, Mother *mother)
{
    const char *said = mother->said ? mother->said : "it died while starting";
    reap_mother(mother);
    children_end(pool, mother->serial, true);
    if (pool->current == mother->serial)
        pool->current = 0;
    if (mother->ordered)
        settle(pool, ORDER_FAILED, said);
    else if (mother->state != MOTHER_RETIRED)
        log_error("%s mother %d died%s%s", pool->trade, (int)mother->pid, mother->said ? ": " : "",
                  mother->said ? mother->said : "");
    if (mother->state != MOTHER_RETIRED)
        plan_respawn(pool, mother);
    g_ptr_array_remove(pool->mothers, mother);
}

static bool any_coming(const Pool *pool)
{
    for (guint i = 0; i < pool->mothers->len; i++)
        if (((Mother *)g_ptr_array_index(pool->mothers, i))->state == MOTHER_COMING)
            return true;
    return false;
}

static void start_mother(Pool *pool, GBytes *config, unsigned n_children, bool ordered)
{
    g_autoptr(GError) error = NULL;
    pid_t pid = 0;
    int control = hatch(pool->trade, config, n_children, &pid, &error);
    if (control < 0) {
        if (ordered)
            settle(pool, ORDER_FAILED, error->message);
        else
            plan_respawn(pool, NULL);
        return;
    }
    Mother *mother = g_new0(Mother, 1);
    *mother = (Mother){.serial = ++pool->serials, .pid = pid, .control = control, .born = now_monotonic_ms()};
    mother->ordered = ordered;
    mother->config = g_bytes_ref(config);
    mother->n_children = n_children;
    g_ptr_array_add(pool->mothers, mother);
}

static void start_what_is_due(Pool *pool)
{
    if (pool->order.state == ORDER_GIVEN) {
        pool->order.state = ORDER_STARTED;
        start_mother(pool, pool->order.config, pool->order.n_children, true);
    }
    if (pool->current == 0 && pool->config && !any_coming(pool) && now_monotonic_ms() >= pool->respawn_at)
        start_mother(pool, pool->config, pool->n_children, false);
}

static void look_at(Pool *pool, Child *child)
{
    g_auto(WirePacket) packet;
    WireStatus status = wire_receive(child->fd, &packet, MSG_DONTWAIT);
    if (status == WIRE_AGAIN && now_monotonic_ms() < child->kill_at)
        return;
    bool sound = status == WIRE_OK && packet.type == WIRE_ANSWER;
    settle_reply(pool, child, status == WIRE_AGAIN ? WIRE_EOF : status, &packet);
    if (sound)
        child_free_again(pool, child);
    else
        child_end(pool, child, true);
}

static void look_at_all(Pool *pool)
{
    for (guint i = pool->children->len; i > 0; i--) {
        Child *child = g_ptr_array_index(pool->children, i - 1);
        if (child->state == CHILD_WATCHED)
            look_at(pool, child);
    }
}

static void hear_all(Pool *pool)
{
    for (guint i = pool->mothers->len; i > 0; i--) {
        Mother *mother = g_ptr_array_index(pool->mothers, i - 1);
        bool overdue = mother->state == MOTHER_COMING && now_monotonic_ms() - mother->born > START_MS;
        if (overdue || !hear(pool, mother))
            mother_died(pool, mother);
    }
}

static void add_poll(GArray *polled, int fd)
{
    struct pollfd one = {fd, POLLIN, 0};
    g_array_append_val(polled, one);
}

static int until_next(int64_t next, int64_t now, int timeout)
{
    int64_t left = MAX(next - now, 0);
    return timeout < 0 || left < timeout ? (int)left : timeout;
}

/* What the thread waits for; returns how long at most. */
static int collect(Pool *pool, GArray *polled)
{
    int64_t now = now_monotonic_ms();
    int timeout = -1;
    g_array_set_size(polled, 0);
    add_poll(polled, pool->wake);
    for (guint i = 0; i < pool->mothers->len; i++) {
        const Mother *mother = g_ptr_array_index(pool->mothers, i);
        add_poll(polled, mother->control);
        if (mother->state == MOTHER_COMING)
            timeout = until_next(mother->born + START_MS, now, timeout);
    }
    for (guint i = 0; i < pool->children->len; i++) {
        const Child *child = g_ptr_array_index(pool->children, i);
        if (child->state != CHILD_WATCHED)
            continue;
        add_poll(polled, child->fd);
        timeout = until_next(child->kill_at, now, timeout);
    }
    if (pool->current == 0 && pool->config && !any_coming(pool))
        timeout = until_next(pool->respawn_at, now, timeout);
    return timeout;
}

static void *tend(void *argument)
{
    Pool *pool = argument;
    GArray *polled = g_array_new(FALSE, FALSE, sizeof(struct pollfd));
    pthread_mutex_lock(&pool->lock);
    while (!pool->stopping) {
        start_what_is_due(pool);
        int timeout = collect(pool, polled);
        pthread_mutex_unlock(&pool->lock);
        poll((struct pollfd *)(void *)polled->data, polled->len, timeout);
        uint64_t woken;
        if (g_array_index(polled, struct pollfd, 0).revents && read(pool->wake, &woken, sizeof woken) < 0)
            log_debug("%s pool: wake: %s", pool->trade, g_strerror(errno));
        pthread_mutex_lock(&pool->lock);
        hear_all(pool);
        look_at_all(pool);
    }
    while (pool->mothers->len > 0) {
        Mother *mother = g_ptr_array_index(pool->mothers, 0);
        reap_mother(mother);
        g_ptr_array_remove_index(pool->mothers, 0);
    }
    pthread_mutex_unlock(&pool->lock);
    g_array_unref(polled);
    return NULL;
}

/* Gives an order to the thread and waits until it is settled. Lock not held. */
static bool order(Pool *pool, GBytes *config, unsigned n_children, int64_t patience, GError **error)
{
    pthread_mutex_lock(&pool->lock);
    while (pool->order.state != ORDER_NONE)
        pthread_cond_wait(&pool->changed, &pool->lock);
    pool->order = (Order){ORDER_GIVEN, config, n_children, patience, NULL};
    wake(pool);
    while (pool->order.state != ORDER_DONE && pool->order.state != ORDER_FAILED)
        pthread_cond_wait(&pool->changed, &pool->lock);
    bool done = pool->order.state == ORDER_DONE;
    if (!done)
        g_set_error(error, g_quark_from_static_string("pool"), 1, "%s: %s", pool->trade, pool->order.failure);
    g_free(pool->order.failure);
    pool->order = (Order){0};
    pthread_cond_broadcast(&pool->changed);
    pthread_mutex_unlock(&pool->lock);
    return done;
}

static unsigned wanted_children(const Pool *pool, const Config *config)
{
    return MAX(g_str_equal(pool->trade, "reader") ? config->readers : config->resolvers, 1);
}

bool pool_reload(Pool *pool, const Config *config, GError **error)
{
    g_autoptr(GBytes) bytes = pool->write_config(config);
    return order(pool, bytes, wanted_children(pool, config), config->dns_timeout * 1000 + GRACE_MS, error);
}

/* Signals are the main thread's. */
static void start_thread(Pool *pool)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pthread_create(&pool->thread, NULL, tend, pool);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static Pool *pool_new(const char *trade, GBytes *(*write_config)(const Config *), const Config *config, GError **error)
{
    Pool *pool = g_new0(Pool, 1);
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&pool->changed, &monotonic);
    pthread_condattr_destroy(&monotonic);
    pthread_mutex_init(&pool->lock, NULL);
    pool->trade = trade;
    pool->write_config = write_config;
    pool->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    pool->mothers = g_ptr_array_new_with_free_func((GDestroyNotify)mother_free);
    pool->children = g_ptr_array_new();
    start_thread(pool);
    if (pool_reload(pool, config, error))
        return pool;
    pool_free(pool);
    return NULL;
}

Pool *pool_readers_new(const Config *config, GError **error)
{
    return pool_new("reader", hatch_reader_config, config, error);
}

Pool *pool_resolvers_new(const Config *config, GError **error)
{
    return pool_new("resolver", hatch_resolver_config, config, error);
}

void pool_free(Pool *pool)
{
    if (!pool)
        return;
    pthread_mutex_lock(&pool->lock);
    pool->stopping = true;
    pthread_mutex_unlock(&pool->lock);
    wake(pool);
    pthread_join(pool->thread, NULL);
    while (pool->children->len > 0)
        child_end(pool, g_ptr_array_index(pool->children, pool->children->len - 1), true);
    g_ptr_array_unref(pool->children);
    g_ptr_array_unref(pool->mothers);
    g_clear_pointer(&pool->config, g_bytes_unref);
    close(pool->wake);
    pthread_cond_destroy(&pool->changed);
    pthread_mutex_destroy(&pool->lock);
    g_free(pool);
}

GArray *pool_pids(Pool *pool)
{
    GArray *pids = g_array_new(FALSE, FALSE, sizeof(pid_t));
    pthread_mutex_lock(&pool->lock);
    for (guint i = 0; i < pool->mothers->len; i++)
        g_array_append_val(pids, ((Mother *)g_ptr_array_index(pool->mothers, i))->pid);
    for (guint i = 0; i < pool->children->len; i++)
        g_array_append_val(pids, ((Child *)g_ptr_array_index(pool->children, i))->pid);
    pthread_mutex_unlock(&pool->lock);
    return pids;
}
