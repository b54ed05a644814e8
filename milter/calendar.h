/* Business time: shifts of the week, holidays, a time zone. Pure; a Calendar is
 * immutable after loading and may be shared by threads. Only libical user. */
#ifndef MILTER_CALENDAR_H
#define MILTER_CALENDAR_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct Calendar Calendar;

/* A calendar without shifts and holidays in a zone. */
Calendar *calendar_new(GTimeZone *zone);
Calendar *calendar_ref(Calendar *calendar);
void calendar_unref(Calendar *calendar);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Calendar, calendar_unref)

/* days "mon-fri" or "sat", each named once, shifts "08:30-12:00 13:00-17:30". Before sharing only. */
bool calendar_add_shifts(Calendar *calendar, const char *days, const char *shifts, GError **error);
/* All-day and timed events of an iCalendar file (RFC 5545), yearly ones too. */
bool calendar_add_holidays(Calendar *calendar, const char *ics_path, GError **error);

/* The same shifts and holidays by the clock on the wall of another zone. */
Calendar *calendar_in_zone(const Calendar *calendar, GTimeZone *zone);
/* The holidays of another, too: its 1 January is closed from this one's midnight on. Before sharing only. */
void calendar_take_holidays(Calendar *calendar, const Calendar *from);

/* The end of the last holiday; 0: it has none. */
int64_t calendar_known_until(const Calendar *calendar);

bool calendar_open(const Calendar *calendar, int64_t at);
/* First moment at or after `at` inside a shift. */
int64_t calendar_next_open(const Calendar *calendar, int64_t at);
/* at + business seconds: counted inside shifts only. At most two years ahead. */
int64_t calendar_add(const Calendar *calendar, int64_t at, int64_t seconds);
/* The same time of day n working days later (a day with a shift), or what of that
 * day's hours is nearest to it: Thursday 15:00 becomes Friday's closing at 12:00.
 * An `at` outside shifts counts from the next opening. */
int64_t calendar_add_days(const Calendar *calendar, int64_t at, int64_t days);
/* Business seconds between, 0 if to <= from. */
int64_t calendar_between(const Calendar *calendar, int64_t from, int64_t to);

/* A list of absences from an iCalendar file; absent at a time? */
typedef struct Absences Absences;
Absences *absences_load(const char *ics_path, GTimeZone *zone, GError **error);
void absences_free(Absences *absences);
bool absences_cover(const Absences *absences, int64_t at);

/* Who is on call when: an iCalendar file whose events' SUMMARY is a name. */
typedef struct Rota Rota;
Rota *rota_load(const char *ics_path, GTimeZone *zone, GError **error);
void rota_free(Rota *rota);
/* The name of who is on call; of several, who began last. NULL: nobody. */
const char *rota_at(const Rota *rota, int64_t at);
/* When the last one's duty ends; 0: nobody ever was. */
int64_t rota_known_until(const Rota *rota);
/* All names in it, NULL-terminated; the rota's. */
const char *const *rota_names(const Rota *rota);

#endif
