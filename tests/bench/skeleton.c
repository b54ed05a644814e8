/* The end-of-message path alone: socket, callbacks, roles, writer, commit; with a
 * canned Reading in place of the readers. It shows what the rest costs, and is
 * never part of the programs. usage: skeleton CONFIG,
 * from the top of the tree */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "milter/keeper.h"
#include "milter/listen.h"
#include "milter/log.h"
#include "milter/session.h"

/* --- pool.h, canned --- */

Pool *pool_readers_new(const Config *config, GError **error)
{
    (void)config;
    (void)error;
    return NULL;
}

Pool *pool_resolvers_new(const Config *config, GError **error)
{
    return pool_readers_new(config, error);
}

void pool_free(Pool *pool)
{
    (void)pool;
}

bool pool_reload(Pool *pool, const Config *config, GError **error)
{
    (void)pool;
    (void)config;
    (void)error;
    return true;
}

const char *pool_result_name(PoolResult result)
{
    (void)result;
    return "canned";
}

static Found *found(const char *value)
{
    Found *f = g_new0(Found, 1);
    found__init(f);
    f->value = g_strdup(value);
    return f;
}

PoolResult pool_read(Pool *readers, const ReadRequest *request, const uint8_t *raw, size_t size, unsigned milliseconds,
                     Reading **reading)
{
    (void)readers;
    (void)raw;
    (void)size;
    (void)milliseconds;
    Reading *r = g_new0(Reading, 1);
    reading__init(r);
    r->subject = g_strdup("canned");
    r->email = found(request->mail_from);
    r->name = found("Ann Archer");
    r->country = found("GB");
    r->hit = g_new0(Hit *, 1);
    r->hit[0] = g_new0(Hit, 1);
    hit__init(r->hit[0]);
    r->hit[0]->name = g_strdup("asks-price");
    r->hit[0]->points = 60;
    r->n_hit = 1;
    *reading = r;
    return POOL_OK;
}

SpfCheck *pool_spf_begin(Pool *resolvers, const char *client, const char *helo, const char *mail_from)
{
    (void)resolvers;
    (void)client;
    (void)helo;
    (void)mail_from;
    return NULL;
}

const char *pool_spf_wait(SpfCheck *check, unsigned milliseconds)
{
    (void)check;
    (void)milliseconds;
    return "none";
}

void pool_spf_free(SpfCheck *check)
{
    (void)check;
}

GArray *pool_pids(Pool *pool)
{
    (void)pool;
    return g_array_new(FALSE, FALSE, sizeof(pid_t));
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    log_open("skeleton", LOG_WARN_);
    g_autoptr(GError) error = NULL;
    g_autoptr(Config) config = config_load(argv[1], &error);
    if (config)
        g_mkdir_with_parents(config->store, 0700);
    Store *store = config ? store_open(&(StoreOptions){.dir = config->store}, &error) : NULL;
    int listener = store ? listen_bind(config, &error) : -1;
    g_autoptr(Words) words = listener >= 0 ? words_load("templates", NULL, &error) : NULL;
    Keeper *keeper = words ? keeper_new(config, words, store, NULL, NULL, &error) : NULL;
    if (!keeper || !session_register(keeper, listener, &error) || !listen_ready(listener, &error)) {
        fprintf(stderr, "skeleton: %s\n", error->message);
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    bool served = session_serve();
    session_drain(5000);
    keeper_free(keeper);
    return served ? 0 : 1;
}
