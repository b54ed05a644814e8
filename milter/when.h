/* Moments as people name them: "3d", "next friday", "tomorrow 10:00", "4.12.", "2026-12-04". Pure. */
#ifndef MILTER_WHEN_H
#define MILTER_WHEN_H

#include <stdbool.h>
#include <stdint.h>

#include "milter/config.h"

/* After now, in the calendar's time; a day alone is its opening. false: no such moment, or a past one. */
bool when_parse(const char *text, const Calendar *calendar, GTimeZone *zone, int64_t now, int64_t *at);

/* Looks like one, whatever day it may be: nothing but such words. */
bool when_shaped(const char *text);

#endif
