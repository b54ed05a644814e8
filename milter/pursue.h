/* Carries out the steps of pursuit.h: one transaction each, with the lead's event and
 * the mail that the step sends. Doing it twice does nothing more. */
#ifndef MILTER_PURSUE_H
#define MILTER_PURSUE_H

#include <stdbool.h>
#include <stdint.h>

#include "milter/keeper.h"

/* Seconds between two reminders to one person; those in between go as one mail. */
enum { PURSUE_SPACED = 1800 };

/* The steps of one lead whose wake_at has come; false: the store did not take them. */
bool pursue_lead(Keeper *keeper, const Lead *lead, int64_t now);

/* Leads that wait for an answer of somebody who is away go to the next. */
void pursue_absent(Keeper *keeper, int64_t now);

/* A new configuration: every lead wakes when that says, not when the last one did. */
void pursue_reset(Keeper *keeper, int64_t now);

/* What the mail of a row is about: the step, and the wait it belongs to. It is
 * no longer needed once the lead waits for something else. */
char *pursue_detail(const char *step, const Lead *lead);
bool pursue_still(const Outgoing *row, const Lead *lead);

#endif
