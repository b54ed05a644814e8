/* One claimed row of the outbox: composed, handed over, settled. */
#ifndef MILTER_DELIVERY_H
#define MILTER_DELIVERY_H

#include <stdbool.h>
#include <stdint.h>

#include "milter/config.h"
#include "milter/smtp.h"
#include "milter/token.h"
#include "store/store.h"
#include "templates/words.h"

/* With what; all borrowed, for one batch. */
typedef struct {
    Store *store;
    const Config *config;
    const Words *words;
    const TokenKeys *keys;
    Smtp *smtp;
} Delivery;

/* The row is settled afterwards, unless the store failed: then it is tried again
 * when its claim runs out. False: no relay could be reached, *reply says why. */
bool delivery_run(const Delivery *delivery, const Outgoing *row, char **reply);

/* Gives a claimed row back, to be tried at `due`. */
void delivery_give_back(const Delivery *delivery, const Outgoing *row, int64_t due, const char *reply);

#endif
