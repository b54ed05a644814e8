/* Deadlines from the SLA's durations and the calendar. */
#include "milter/sla.h"

const Sla *sla_of(const Config *config, LeadClass class)
{
    return class == LEAD_CLASS__CLASS_HOT ? &config->hot : &config->general;
}

/* Working days first, hours from there: "1wd 2h" is tomorrow, two business hours later. */
static int64_t business(const Config *config, int64_t at, Duration duration)
{
    if (duration.work_days > 0)
        at = calendar_add_days(config->calendar, at, duration.work_days);
    return calendar_add(config->calendar, at, duration.seconds);
}

Deadlines sla_deadlines(const Config *config, LeadClass class, int64_t now)
{
    const Sla *sla = sla_of(config, class);
    return (Deadlines){.ack_by = now + sla->ack.seconds,
                       .accept_by = business(config, now, sla->accept),
                       .respond_by = business(config, now, sla->respond)};
}
