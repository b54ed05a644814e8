/* The daemon's lasting state, and the swap of its configuration. */
#include "milter/keeper.h"

#include <pthread.h>
#include <stdatomic.h>

enum { IN_FLIGHT_MAX = 256 * 1024 * 1024 };

struct Keeper {
    Store *store;
    Pool *readers;
    Pool *resolvers;
    TokenKeys keys;
    pthread_mutex_t lock; /* guards config and words */
    Config *config;
    Words *words;
    atomic_size_t in_flight;
};

Keeper *keeper_new(Config *config, Words *words, Store *store, Pool *readers, Pool *resolvers, GError **error)
{
    TokenKeys keys;
    if (!store_secret(store, keys.current, keys.previous, error))
        return NULL;
    Keeper *keeper = g_new0(Keeper, 1);
    keeper->store = store;
    keeper->readers = readers;
    keeper->resolvers = resolvers;
    keeper->keys = keys;
    keeper->config = config_ref(config);
    keeper->words = words_ref(words);
    pthread_mutex_init(&keeper->lock, NULL);
    atomic_init(&keeper->in_flight, 0);
    return keeper;
}

void keeper_free(Keeper *keeper)
{
    if (!keeper)
        return;
    pool_free(keeper->readers);
    pool_free(keeper->resolvers);
    store_close(keeper->store);
    config_unref(keeper->config);
    words_unref(keeper->words);
    pthread_mutex_destroy(&keeper->lock);
    g_free(keeper);
}

Config *keeper_config(Keeper *keeper)
{
    pthread_mutex_lock(&keeper->lock);
    Config *config = config_ref(keeper->config);
    pthread_mutex_unlock(&keeper->lock);
    return config;
}

Words *keeper_words(Keeper *keeper)
{
    pthread_mutex_lock(&keeper->lock);
    Words *words = words_ref(keeper->words);
    pthread_mutex_unlock(&keeper->lock);
    return words;
}

Store *keeper_store(Keeper *keeper)
{
    return keeper->store;
}

Pool *keeper_readers(Keeper *keeper)
{
    return keeper->readers;
}

Pool *keeper_resolvers(Keeper *keeper)
{
    return keeper->resolvers;
}

const TokenKeys *keeper_keys(Keeper *keeper)
{
    return &keeper->keys;
}

bool keeper_reload(Keeper *keeper, Config *config, Words *words, GError **error)
{
    if (!pool_reload(keeper->readers, config, error) || !pool_reload(keeper->resolvers, config, error))
        return false;
    pthread_mutex_lock(&keeper->lock);
    Config *old_config = keeper->config;
    Words *old_words = keeper->words;
    keeper->config = config_ref(config);
    keeper->words = words_ref(words);
    pthread_mutex_unlock(&keeper->lock);
    config_unref(old_config);
    words_unref(old_words);
    return true;
}

bool keeper_claim_bytes(Keeper *keeper, size_t bytes)
{
    size_t before = atomic_fetch_add(&keeper->in_flight, bytes);
    if (before + bytes <= IN_FLIGHT_MAX)
        return true;
    atomic_fetch_sub(&keeper->in_flight, bytes);
    return false;
}

void keeper_return_bytes(Keeper *keeper, size_t bytes)
{
    atomic_fetch_sub(&keeper->in_flight, bytes);
}
