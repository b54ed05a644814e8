/* Fires what is due: reminders, escalation and reassignment of leads, second
 * readings, waiting SPF, and the store's housekeeping. Every firing is idempotent. */
#ifndef MILTER_CLOCK_H
#define MILTER_CLOCK_H

#include <glib.h>

#include "milter/keeper.h"

typedef struct Clock Clock;

Clock *clock_start(Keeper *keeper, GError **error);
void clock_stop(Clock *clock); /* finishes what it is at; NULL is fine */

#endif
