/* What the daemon keeps for as long as it lives: store, pools, keys, and the
 * configuration snapshot of the moment. Any thread. */
#ifndef MILTER_KEEPER_H
#define MILTER_KEEPER_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "milter/config.h"
#include "milter/pool.h"
#include "milter/token.h"
#include "store/store.h"
#include "templates/words.h"

typedef struct Keeper Keeper;

/* Takes over store and pools; refs config and words. */
Keeper *keeper_new(Config *config, Words *words, Store *store, Pool *readers, Pool *resolvers, GError **error);
void keeper_free(Keeper *keeper);

Config *keeper_config(Keeper *keeper); /* a reference: config_unref() it */
Words *keeper_words(Keeper *keeper);   /* a reference: words_unref() it */
Store *keeper_store(Keeper *keeper);
Pool *keeper_readers(Keeper *keeper);
Pool *keeper_resolvers(Keeper *keeper);
const TokenKeys *keeper_keys(Keeper *keeper);

/* Puts a new configuration in place of the old one, readers and resolvers
 * included. On error everything stays as it was. */
bool keeper_reload(Keeper *keeper, Config *config, Words *words, GError **error);

/* Room for a message in flight; false when the 256 MiB for all are taken. */
bool keeper_claim_bytes(Keeper *keeper, size_t bytes);
void keeper_return_bytes(Keeper *keeper, size_t bytes);

#endif
