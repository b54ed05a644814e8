/* The timers' thread. */
#include "milter/clock.h"

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <string.h>

#include "milter/intake.h"
#include "milter/log.h"
#include "milter/now.h"

enum {
    BATCH = 50,
    NAP_MS = 500,
    HOUSEKEEPING = 60 /* seconds */
};

struct Clock {
    Keeper *keeper;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool stop;
    int64_t housekept;
};

/* Overdue is a fact worth remembering; what follows from it is the escalation's. */
static void fire_respond(Keeper *keeper, uint64_t id, int64_t now)
{
    Lead *lead = NULL;
    if (store_lead(keeper_store(keeper), id, &lead, NULL) != STORE_OK)
        return;
    Event event = EVENT__INIT;
    event.has_at = true;
    event.at = now;
    event.what = (char *)"overdue";
    event.who = (char *)"leadmilter";
    event.how = (char *)"clock";
    const Event *events[] = {&event};
    const char *const cancel[] = {"respond", NULL};
    bool unanswered = !lead->has_responded_at;
    StoreChange change = {.now = now, .lead = lead, .event = events, .events = unanswered ? 1 : 0, .cancel = cancel};
    Lead *after = NULL;
    if (store_change(keeper_store(keeper), &change, &after, NULL) == STORE_OK && unanswered)
        log_warn("L-%" G_GUINT64_FORMAT ": nobody has answered in time, owner %s", id,
                 lead->owner ? lead->owner : "nobody");
    if (after)
        lead__free_unpacked(after, NULL);
    lead__free_unpacked(lead, NULL);
}

static const struct {
    const char *what;
    void (*fire)(Keeper *keeper, uint64_t id, int64_t now);
} firings[] = {
    {"read-again", intake_read_again},
    {"spf", intake_settle_spf},
    {"respond", fire_respond},
};

static void fire(Keeper *keeper, const Timer *timer, int64_t now)
{
    for (size_t i = 0; i < G_N_ELEMENTS(firings); i++)
        if (strcmp(timer->what, firings[i].what) == 0)
            firings[i].fire(keeper, timer->lead, now);
}

static void fire_due(Keeper *keeper)
{
    g_autoptr(GPtrArray) timers = NULL;
    g_autoptr(GError) error = NULL;
    int64_t now = now_seconds();
    StoreResult result = store_due(keeper_store(keeper), now, BATCH, &timers, &error);
    if (result != STORE_OK && result != STORE_NOTHING)
        log_error("cannot read what is due: %s", error ? error->message : "the store does not answer");
    for (guint i = 0; timers && i < timers->len; i++)
        fire(keeper, timers->pdata[i], now);
}

static void keep_house(Clock *clock)
{
    int64_t now = now_seconds();
    if (now - clock->housekept < HOUSEKEEPING)
        return;
    clock->housekept = now;
    g_autoptr(Config) config = keeper_config(clock->keeper);
    g_autoptr(GError) error = NULL;
    StoreResult result = store_expire(keeper_store(clock->keeper), now, config->retention, &error);
    if (result != STORE_OK && result != STORE_NOTHING)
        log_warn("housekeeping: %s", error ? error->message : "the store does not answer");
}

static bool nap(Clock *clock)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += NAP_MS * 1000000L;
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

static void *clock_run(void *argument)
{
    Clock *clock = argument;
    do {
        fire_due(clock->keeper);
        keep_house(clock);
    } while (nap(clock));
    return NULL;
}

Clock *clock_start(Keeper *keeper, GError **error)
{
    Clock *clock = g_new0(Clock, 1);
    clock->keeper = keeper;
    pthread_mutex_init(&clock->lock, NULL);
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&clock->wake, &monotonic);
    pthread_condattr_destroy(&monotonic);
    int problem = pthread_create(&clock->thread, NULL, clock_run, clock);
    if (problem == 0)
        return clock;
    g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(problem), "clock: %s", g_strerror(problem));
    g_free(clock);
    return NULL;
}

void clock_stop(Clock *clock)
{
    if (!clock)
        return;
    pthread_mutex_lock(&clock->lock);
    clock->stop = true;
    pthread_cond_signal(&clock->wake);
    pthread_mutex_unlock(&clock->lock);
    pthread_join(clock->thread, NULL);
    pthread_cond_destroy(&clock->wake);
    pthread_mutex_destroy(&clock->lock);
    g_free(clock);
}
