/* Outbox -> SMTP. One thread claims what is due, composes it from the lead, hands
 * it to the relay and settles it. At least once, with the same Message-ID; at any
 * moment the process may die. No lock is held across the network. */
#ifndef MILTER_COURIER_H
#define MILTER_COURIER_H

#include <glib.h>
#include <stdint.h>

#include "milter/keeper.h"
#include "milter/smtp.h"

typedef struct Courier Courier;

/* Starts the thread. The keeper must live until courier_stop(). */
Courier *courier_start(Keeper *keeper, GError **error);
/* Finishes the mail under way, within seconds, and gives back what is claimed. NULL is fine. */
void courier_stop(Courier *courier);
/* Something may be due: look at once. Any thread; without it the courier looks itself soon enough. */
void courier_wake(Courier *courier);
/* The same, and a relay that was left alone is tried at once: something may have been mended. Any thread. */
void courier_retry(Courier *courier);

/* Where a configuration says that mail goes; borrowed from it. */
SmtpRelay courier_relay(const Config *config);

/* 5 s, 10 s, 20 s … at most 30 min, with up to a quarter of jitter taken from `seed`. Pure. */
int64_t courier_backoff(unsigned attempts, unsigned seed);

#endif
