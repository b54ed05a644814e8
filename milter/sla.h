/* Deadlines as pure functions of now: how soon, in whose business time. */
#ifndef MILTER_SLA_H
#define MILTER_SLA_H

#include "milter/config.h"
#include "store/lead.pb-c.h"

typedef struct {
    int64_t ack_by;     /* wall time */
    int64_t accept_by;  /* business time */
    int64_t respond_by; /* business time */
} Deadlines;

const Sla *sla_of(const Config *config, LeadClass class);
Deadlines sla_deadlines(const Config *config, LeadClass class, int64_t now);

/* The SLA of one lead: the first case that matches it, and its class's where that
 * is silent. Its lists are the configuration's. */
Sla sla_for(const Config *config, const Lead *lead);
/* Its first response is due by the wall: whoever answers is on call, or the SLA says so. */
bool sla_by_wall(const Config *config, const Lead *lead);
/* In whose business time its clock runs. */
const Calendar *sla_calendar(const Config *config, const Lead *lead);

/* at + duration: working days first, hours from there, so that "1wd 2h" is
 * tomorrow, two business hours later. */
int64_t sla_after(const Calendar *calendar, int64_t at, Duration duration);
/* Where a share of the business time between two moments has gone by; more than
 * 1 is beyond. Where none lies between, it is when business next opens. `calendar`
 * NULL: wall time. */
int64_t sla_share(const Calendar *calendar, int64_t from, int64_t to, double share);

#endif
