/* Times of day as a person writes them, for tests that read like a timetable. */
#ifndef TESTS_TIMETABLE_H
#define TESTS_TIMETABLE_H

#include <glib.h>
#include <stdint.h>
#include <stdio.h>

/* "2026-03-27 16:30" or "… 16:30:59" in a zone. */
static inline int64_t at(GTimeZone *zone, const char *text)
{
    int year, month, day, hour, minute, second = 0;
    g_assert_cmpint(sscanf(text, "%d-%d-%d %d:%d:%d", &year, &month, &day, &hour, &minute, &second), >=, 5);
    g_autoptr(GDateTime) time = g_date_time_new(zone, year, month, day, hour, minute, second);
    return g_date_time_to_unix(time);
}

static inline char *shown(GTimeZone *zone, int64_t moment)
{
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(moment);
    g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
    return g_date_time_format(local, "%Y-%m-%d %H:%M:%S %a");
}

#define assert_time(zone, got, wanted)                                                      \
    do {                                                                                    \
        g_autofree char *got_ = shown(zone, got), *wanted_ = shown(zone, at(zone, wanted)); \
        g_assert_cmpstr(got_, ==, wanted_);                                                 \
    } while (0)

#endif
