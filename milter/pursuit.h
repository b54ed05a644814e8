/* What is done about a lead that waits, and when: a timetable of reminders,
 * escalation, reassignment and chasing, made of the lead and its SLA. Each step is
 * taken once: the lead remembers which (clock_done and its like), so that after a
 * reload with another SLA none is taken twice, and none left out. Pure. */
#ifndef MILTER_PURSUIT_H
#define MILTER_PURSUIT_H

#include <stdbool.h>
#include <stdint.h>

#include "milter/config.h"
#include "store/lead.pb-c.h"

typedef enum {
    PURSUIT_ACCEPT = 1 << 0,   /* nobody has accepted it: remind the owner */
    PURSUIT_REMIND = 1 << 1,   /* time runs out: remind the owner */
    PURSUIT_OVERDUE = 1 << 2,  /* it has run out: a fact, for the record */
    PURSUIT_ESCALATE = 1 << 3, /* tell the manager */
    PURSUIT_REASSIGN = 1 << 4, /* give it to the next owner */
    PURSUIT_CHASE = 1 << 5,    /* the prospect is silent: the owner asks again */
    PURSUIT_STALE = 1 << 6,    /* silent for too long: to be closed, or nurtured */
    PURSUIT_AGAIN = 1 << 7     /* all is said, and nothing has happened: once more, every working day */
} PursuitStep;

typedef struct {
    int64_t at;
    PursuitStep step;
    double measure; /* which of its kind: the share of the wait, or seconds of silence (a working day as 24 hours) */
} PursuitEntry;

/* The timetable of the lead's present wait, of PursuitEntry, by time; empty when
 * it waits for nothing. What comes after its end is PURSUIT_AGAIN. */
GArray *pursuit_timetable(const Lead *lead, const Config *config);

/* Begins the wait for lead->next_step, due at next_step_at, since `now`. */
void pursuit_begin(Lead *lead, const Config *config, int64_t now);
/* Nothing is waited for any more. */
void pursuit_end(Lead *lead);

/* Business hours, and the moment after: what is due at closing time is not put off till the morning. */
bool pursuit_hours(const Calendar *calendar, int64_t now);

/* Takes the steps that are due by now, remembering them, and moves wake_at on: a set of
 * PursuitStep. 0 outside of business hours: then it only wakes later. */
unsigned pursuit_take(Lead *lead, const Config *config, int64_t now);

/* Under a new configuration: wake_at as that has it; true: it is another. One that
 * has come already stays. */
bool pursuit_reset(Lead *lead, const Config *config, int64_t now);

/* What has been done about the wait of `from` has been done about that of `lead`. */
void pursuit_keep(Lead *lead, const Lead *from);

#endif
