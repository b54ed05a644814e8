/* The threads that wake leads and fire timers. */
#include "milter/clock.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <unistd.h>

#include "milter/log.h"
#include "milter/mend.h"
#include "milter/now.h"
#include "milter/pursue.h"

enum {
    BATCH = 50,
    NAP_MS = 500,
    HOUSEKEEPING = 60 /* seconds */
};

/* What fires in one thread. What may block for seconds has a thread of its own, so
 * that it holds up nothing but its like. */
typedef struct Lane Lane;
typedef void Fire(Clock *clock, const GPtrArray *timers, int64_t now);

struct Lane {
    const char *what; /* the timer's name; NULL: leads whose time has come */
    Fire *fire;
    pthread_t thread;
    Clock *clock;
    bool runs;
};

enum { LANES = 3 };

struct Clock {
    Keeper *keeper;
    Lane lane[LANES];
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool stop;
    /* the first lane's own */
    int64_t housekept;
    Config *config; /* by which the leads were put to sleep */
    bool ending;
};

static bool stopping(Clock *clock)
{
    pthread_mutex_lock(&clock->lock);
    bool stop = clock->stop;
    pthread_mutex_unlock(&clock->lock);
    return stop;
}

static void fire_read_again(Clock *clock, const GPtrArray *timers, int64_t now)
{
    for (guint i = 0; i < timers->len && !stopping(clock); i++)
        mend_reading(clock->keeper, ((const Timer *)timers->pdata[i])->lead, now);
}

static void fire_spf(Clock *clock, const GPtrArray *timers, int64_t now)
{
    (void)now;
    uint64_t leads[BATCH];
    size_t n = MIN(timers->len, BATCH);
    for (size_t i = 0; i < n; i++)
        leads[i] = ((const Timer *)timers->pdata[i])->lead;
    mend_spf(clock->keeper, leads, n);
}

static void complain(const char *about, StoreResult result, const GError *error)
{
    if (result != STORE_OK && result != STORE_NOTHING)
        log_error("cannot read %s: %s", about, error ? error->message : "the store does not answer");
}

/* All that are due at this moment, so that after a long silence it is one mail to each person. */
static void wake_leads(Clock *clock, int64_t now)
{
    guint woken = BATCH;
    while (woken == BATCH && !stopping(clock)) {
        g_autoptr(GPtrArray) leads = NULL;
        g_autoptr(GError) error = NULL;
        StoreResult result = store_awake(keeper_store(clock->keeper), now, BATCH, &leads, &error);
        complain("which leads are due", result, error);
        woken = 0;
        for (guint i = 0; leads && i < leads->len && !stopping(clock); i++)
            woken += pursue_lead(clock->keeper, leads->pdata[i], now) ? 1 : 0;
    }
}

static void fire_due(Lane *lane)
{
    Clock *clock = lane->clock;
    g_autoptr(GPtrArray) timers = NULL;
    g_autoptr(GError) error = NULL;
    int64_t now = now_seconds();
    StoreResult result = store_due(keeper_store(clock->keeper), lane->what, now, BATCH, &timers, &error);
    complain("what is due", result, error);
    if (timers && timers->len)
        lane->fire(clock, timers, now);
}

static void keep_house(Clock *clock)
{
    int64_t now = now_seconds();
    if (ABS(now - clock->housekept) < HOUSEKEEPING) /* a clock set back stalls nothing */
        return;
    clock->housekept = now;
    g_autoptr(Config) config = keeper_config(clock->keeper);
    g_autoptr(GError) error = NULL;
    StoreResult result = store_expire(keeper_store(clock->keeper), now, config->retention, &error);
    if (result != STORE_OK && result != STORE_NOTHING)
        log_warn("housekeeping: %s", error ? error->message : "the store does not answer");
    pursue_absent(clock->keeper, now);
}

/* At the start, too: it may have been changed while we were down. */
static void heed_config(Clock *clock, int64_t now)
{
    g_autoptr(Config) config = keeper_config(clock->keeper);
    if (config == clock->config)
        return;
    pursue_reset(clock->keeper, now);
    config_unref(clock->config);
    clock->config = g_steal_pointer(&config);
}

/* Whoever started us starts us anew: nothing can be stored any more, and that will not pass. */
static void end_if_broken(Clock *clock)
{
    if (clock->ending || !store_broken(keeper_store(clock->keeper)))
        return;
    clock->ending = true;
    log_error("the store is broken: ending, to be started again");
    kill(getpid(), SIGTERM);
}

static void look_after_leads(Clock *clock)
{
    int64_t now = now_seconds();
    heed_config(clock, now);
    wake_leads(clock, now);
    keep_house(clock);
    end_if_broken(clock);
    now_done("clock", now);
}

static bool nap(Clock *clock)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += now_nap_ms(NAP_MS) * 1000000L;
    until.tv_sec += until.tv_nsec / 1000000000L;
    until.tv_nsec %= 1000000000L;
    pthread_mutex_lock(&clock->lock);
    int waited = 0;
    while (!clock->stop && waited != ETIMEDOUT)
        waited = pthread_cond_timedwait(&clock->wake, &clock->lock, &until);
    bool stop = clock->stop;
    pthread_mutex_unlock(&clock->lock);
    return !stop;
}

static void *lane_run(void *argument)
{
    Lane *lane = argument;
    do {
        if (lane->what)
            fire_due(lane);
        else
            look_after_leads(lane->clock);
    } while (nap(lane->clock));
    return NULL;
}

static void condition_init(pthread_cond_t *condition)
{
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(condition, &monotonic);
    pthread_condattr_destroy(&monotonic);
}

Clock *clock_start(Keeper *keeper, GError **error)
{
    static const Lane lanes[LANES] = {{0}, /* the leads themselves */
                                      {.what = "read-again", .fire = fire_read_again},
                                      {.what = "spf", .fire = fire_spf}};
    Clock *clock = g_new0(Clock, 1);
    clock->keeper = keeper;
    pthread_mutex_init(&clock->lock, NULL);
    condition_init(&clock->wake);
    int problem = 0;
    for (size_t i = 0; i < LANES && problem == 0; i++) {
        clock->lane[i] = lanes[i];
        clock->lane[i].clock = clock;
        problem = pthread_create(&clock->lane[i].thread, NULL, lane_run, &clock->lane[i]);
        clock->lane[i].runs = problem == 0;
    }
    if (problem == 0)
        return clock;
    g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(problem), "clock: %s", g_strerror(problem));
    clock_stop(clock);
    return NULL;
}

void clock_stop(Clock *clock)
{
    if (!clock)
        return;
    pthread_mutex_lock(&clock->lock);
    clock->stop = true;
    pthread_cond_broadcast(&clock->wake);
    pthread_mutex_unlock(&clock->lock);
    for (size_t i = 0; i < LANES; i++)
        if (clock->lane[i].runs)
            pthread_join(clock->lane[i].thread, NULL);
    config_unref(clock->config);
    pthread_cond_destroy(&clock->wake);
    pthread_mutex_destroy(&clock->lock);
    g_free(clock);
}
