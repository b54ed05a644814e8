/* The courier's thread: when to look, how much to take, when to leave a relay alone. */
#include "milter/courier.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "milter/delivery.h"
#include "milter/log.h"
#include "milter/now.h"

enum {
    BATCH = 20,
    LEASE = 600,       /* seconds; a batch is over long before, unless the store failed */
    GLANCE_MS = 50,    /* between two looks at the last commit */
    LOOK_MS = 1000,    /* between two looks at the outbox though nothing was committed */
    IDLE_MS = 10000,   /* after which the connection is closed */
    BACKOFF_FIRST = 5, /* seconds */
    BACKOFF_MOST = 1800,
    AWAY_MOST = 60,    /* a try costs little where nobody answers */
    MEND_DOUBLINGS = 3 /* more, where only a person can help; and wrong logins get one locked out */
};

/* Of a file; zeroes: there is none. */
typedef struct {
    ino_t inode;
    off_t size;
    struct timespec changed;
} Stamp;

struct Courier {
    Keeper *keeper;
    char *claimant;
    pthread_t thread;
    pthread_mutex_t lock; /* guards stop, woken, anew and the pointer smtp */
    pthread_cond_t wake;
    bool stop, woken, anew;
    Smtp *smtp;
    /* the thread's own */
    Stamp password, ca;     /* of the files that smtp was made with */
    uint64_t commit;        /* seen at the last look */
    int64_t looked, worked; /* now_monotonic_ms() */
    int64_t down_until;     /* the relay is left alone until then */
    unsigned downs;         /* in a row */
    bool store_failing;
};

int64_t courier_backoff(unsigned attempts, unsigned seed)
{
    unsigned doublings = MIN(attempts ? attempts - 1 : 0, 16);
    int64_t wait = MIN((int64_t)BACKOFF_FIRST << doublings, (int64_t)BACKOFF_MOST);
    /* Knuth's multiplicative hash spreads neighbouring seeds. */
    uint32_t spread = (seed + attempts) * 2654435761u;
    return wait + wait / 4 * (spread >> 16) / 65536;
}

static bool stopping(Courier *courier)
{
    pthread_mutex_lock(&courier->lock);
    bool stop = courier->stop;
    pthread_mutex_unlock(&courier->lock);
    return stop;
}

static void put_smtp(Courier *courier, Smtp *smtp)
{
    pthread_mutex_lock(&courier->lock);
    Smtp *old = courier->smtp;
    courier->smtp = smtp;
    if (smtp && courier->stop)
        smtp_interrupt(smtp);
    pthread_mutex_unlock(&courier->lock);
    smtp_free(old);
}

SmtpRelay courier_relay(const Config *config)
{
    return (SmtpRelay){.url = config->relay,
                       .ehlo = address_domain(config->identity),
                       .user = config->relay_user,
                       .password_file = config->relay_password_file,
                       .ca = config->relay_ca,
                       .must_tls = config->relay_tls};
}

static Stamp stamp_of(const char *path)
{
    struct stat found;
    if (!path || stat(path, &found) != 0)
        return (Stamp){0};
    return (Stamp){found.st_ino, found.st_size, found.st_ctim};
}

static bool same_stamp(const Stamp *a, const Stamp *b)
{
    return a->inode == b->inode && a->size == b->size && a->changed.tv_sec == b->changed.tv_sec &&
           a->changed.tv_nsec == b->changed.tv_nsec;
}

static bool take_anew(Courier *courier)
{
    pthread_mutex_lock(&courier->lock);
    bool anew = courier->anew;
    courier->anew = false;
    pthread_mutex_unlock(&courier->lock);
    return anew;
}

/* The connection to the relay of this configuration. What may have been mended is tried at once. */
static Smtp *relay_of(Courier *courier, const Config *config)
{
    const SmtpRelay relay = courier_relay(config);
    Stamp password = stamp_of(relay.password_file), ca = stamp_of(relay.ca);
    bool anew = take_anew(courier), same = courier->smtp && smtp_is_for(courier->smtp, &relay);
    if (!anew && same && same_stamp(&password, &courier->password) && same_stamp(&ca, &courier->ca))
        return courier->smtp;
    courier->password = password;
    courier->ca = ca;
    courier->downs = 0;
    courier->down_until = 0;
    put_smtp(courier, smtp_new(&relay));
    return courier->smtp;
}

static void relay_down(Courier *courier, const char *reply)
{
    bool mend = smtp_advice(courier->smtp) != NULL;
    int64_t wait = courier_backoff(++courier->downs + (mend ? MEND_DOUBLINGS : 0), (unsigned)getpid());
    if (!mend)
        wait = MIN(wait, AWAY_MOST + wait % (AWAY_MOST / 4));
    courier->down_until = now_seconds() + wait;
    const char *why = reply ? reply : "";
    if (mend)
        log_error("nothing can be sent until this is mended (%s), next try in %d s", why, (int)wait);
    else
        log_warn("the relay cannot be reached (%s), next try in %d s", why, (int)wait);
}

static void relay_up(Courier *courier)
{
    if (courier->downs)
        log_note("the relay can be reached again");
    courier->downs = 0;
    courier->down_until = 0;
}

static GPtrArray *claim(Courier *courier, unsigned limit)
{
    GPtrArray *rows = NULL;
    g_autoptr(GError) error = NULL;
    StoreResult result =
        store_claim(keeper_store(courier->keeper), now_seconds(), courier->claimant, LEASE, limit, &rows, &error);
    bool failing = result != STORE_OK && result != STORE_NOTHING;
    if (failing && !courier->store_failing)
        log_error("the outbox cannot be read: %s", error ? error->message : "the store does not answer");
    courier->store_failing = failing;
    return rows;
}

/* The row at `first`, and all spaced ones after it that go to the same person, taken out of `rows`. */
static GPtrArray *take_bundle(GPtrArray *rows, guint first)
{
    GPtrArray *bundle = g_ptr_array_new();
    const Outgoing *row = rows->pdata[first];
    for (guint i = first; i < rows->len; i++) {
        const Outgoing *other = rows->pdata[i];
        bool joins = other && row->spaced && other->spaced && row->to && other->to &&
                     g_ascii_strcasecmp(row->to, other->to) == 0;
        if (other != row && !joins)
            continue;
        g_ptr_array_add(bundle, rows->pdata[i]);
        rows->pdata[i] = NULL;
    }
    return bundle;
}

static void free_row(void *row)
{
    outgoing__free_unpacked(row, NULL);
}

static void deliver(Courier *courier, const Delivery *delivery, GPtrArray *rows)
{
    g_autofree char *why = NULL; /* the relay is down */
    bool down = false;
    for (guint i = 0; i < rows->len; i++) {
        if (!rows->pdata[i])
            continue;
        g_autoptr(GPtrArray) bundle = take_bundle(rows, i);
        g_ptr_array_set_free_func(bundle, free_row);
        if (down || stopping(courier)) {
            for (guint n = 0; n < bundle->len; n++)
                delivery_give_back(delivery, bundle->pdata[n], why);
            continue;
        }
        g_autofree char *reply = NULL;
        down = !delivery_run(delivery, (const Outgoing *const *)(void *)bundle->pdata, bundle->len, &reply);
        if (down)
            why = g_steal_pointer(&reply);
        if (down && !stopping(courier))
            relay_down(courier, why);
        else if (smtp_reached(delivery->smtp))
            relay_up(courier);
    }
}

/* One batch; true when there may be more at once. */
static bool work(Courier *courier)
{
    g_autoptr(Config) config = keeper_config(courier->keeper);
    if (config->courier_hold || config->mode == MODE_OBSERVE)
        return false;
    Smtp *smtp = relay_of(courier, config);
    int64_t rest = courier->down_until - now_seconds();
    if (rest > 0 && rest <= 2 * BACKOFF_MOST) /* more: the clock was set back */
        return false;
    unsigned limit = courier->downs ? 1 : BATCH; /* one mail finds out whether it is back */
    g_autoptr(GPtrArray) rows = claim(courier, limit);
    if (!rows || rows->len == 0)
        return false;
    g_autoptr(Words) words = keeper_words(courier->keeper);
    Delivery delivery = {keeper_store(courier->keeper), config, words, keeper_keys(courier->keeper), smtp};
    deliver(courier, &delivery, rows);
    courier->worked = now_monotonic_ms();
    return rows->len == limit;
}

static void wait_ms(Courier *courier, int64_t milliseconds)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += (long)milliseconds * 1000000L;
    until.tv_sec += until.tv_nsec / 1000000000L;
    until.tv_nsec %= 1000000000L;
    pthread_mutex_lock(&courier->lock);
    int waited = 0;
    while (!courier->stop && !courier->woken && waited != ETIMEDOUT)
        waited = pthread_cond_timedwait(&courier->wake, &courier->lock, &until);
    pthread_mutex_unlock(&courier->lock);
}

static bool take_wake(Courier *courier)
{
    pthread_mutex_lock(&courier->lock);
    bool woken = courier->woken;
    courier->woken = false;
    pthread_mutex_unlock(&courier->lock);
    return woken;
}

/* Somebody committed, woke us, or a second went by. */
static bool worth_a_look(Courier *courier)
{
    uint64_t commit = store_last_commit(keeper_store(courier->keeper));
    int64_t now = now_monotonic_ms();
    bool look = take_wake(courier) || commit != courier->commit || now - courier->looked >= now_nap_ms(LOOK_MS);
    if (look) {
        courier->commit = commit;
        courier->looked = now;
    }
    return look;
}

static void *courier_run(void *argument)
{
    Courier *courier = argument;
    while (!stopping(courier)) {
        int64_t now = now_seconds();
        bool look = worth_a_look(courier), more = look;
        while (more && !stopping(courier))
            more = work(courier);
        if (look)
            now_done("courier", now);
        if (courier->smtp && !courier->downs && now_monotonic_ms() - courier->worked > IDLE_MS)
            put_smtp(courier, NULL);
        wait_ms(courier, now_nap_ms(GLANCE_MS));
    }
    put_smtp(courier, NULL);
    return NULL;
}

static void courier_free(Courier *courier)
{
    pthread_cond_destroy(&courier->wake);
    pthread_mutex_destroy(&courier->lock);
    g_free(courier->claimant);
    g_free(courier);
}

Courier *courier_start(Keeper *keeper, GError **error)
{
    Courier *courier = g_new0(Courier, 1);
    courier->keeper = keeper;
    courier->claimant = g_strdup_printf("courier %ld", (long)getpid());
    pthread_mutex_init(&courier->lock, NULL);
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&courier->wake, &monotonic);
    pthread_condattr_destroy(&monotonic);
    int problem = pthread_create(&courier->thread, NULL, courier_run, courier);
    if (problem == 0)
        return courier;
    g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(problem), "courier: %s", g_strerror(problem));
    courier_free(courier);
    return NULL;
}

void courier_stop(Courier *courier)
{
    if (!courier)
        return;
    pthread_mutex_lock(&courier->lock);
    courier->stop = true;
    pthread_cond_signal(&courier->wake);
    if (courier->smtp)
        smtp_interrupt(courier->smtp);
    pthread_mutex_unlock(&courier->lock);
    pthread_join(courier->thread, NULL);
    courier_free(courier);
}

void courier_wake(Courier *courier)
{
    pthread_mutex_lock(&courier->lock);
    courier->woken = true;
    pthread_cond_signal(&courier->wake);
    pthread_mutex_unlock(&courier->lock);
}

void courier_retry(Courier *courier)
{
    pthread_mutex_lock(&courier->lock);
    courier->anew = courier->woken = true;
    pthread_cond_signal(&courier->wake);
    pthread_mutex_unlock(&courier->lock);
}
