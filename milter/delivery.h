/* Claimed rows of the outbox: composed, handed over, settled. */
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

/* Several rows are spaced ones to one person: they go as one mail. They are settled
 * afterwards, unless the store failed: then they are tried again when their claim
 * runs out. False: no relay could be reached, *reply says why. */
bool delivery_run(const Delivery *delivery, const Outgoing *const *row, size_t rows, char **reply);

/* Gives a claimed row back, due as it was; `reply`, or NULL, says why. */
void delivery_give_back(const Delivery *delivery, const Outgoing *row, const char *reply);

#endif
