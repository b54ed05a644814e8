/* Deadlines from the SLA's durations and the calendar. */
#include "milter/sla.h"

#include <string.h>

const Sla *sla_of(const Config *config, LeadClass class)
{
    return class == LEAD_CLASS__CLASS_HOT ? &config->hot : &config->general;
}

int64_t sla_after(const Calendar *calendar, int64_t at, Duration duration)
{
    if (duration.wall)
        return at + duration.seconds;
    if (duration.work_days > 0)
        at = calendar_add_days(calendar, at, duration.work_days);
    return calendar_add(calendar, at, duration.seconds);
}

int64_t sla_share(const Calendar *calendar, int64_t from, int64_t to, double share)
{
    if (!calendar)
        return from + (int64_t)((double)(to - from) * share);
    int64_t business = calendar_between(calendar, from, to);
    if (business <= 0)
        return calendar_next_open(calendar, to);
    if (share == 1) /* the very moment, whatever days lie between */
        return to;
    return calendar_add(calendar, from, (int64_t)((double)business * share));
}

Deadlines sla_deadlines(const Config *config, LeadClass class, int64_t now)
{
    const Sla *sla = sla_of(config, class);
    return (Deadlines){.ack_by = now + sla->ack.seconds,
                       .accept_by = sla_after(config->calendar, now, sla->accept),
                       .respond_by = sla_after(config->calendar, now, sla->respond)};
}

bool sla_by_wall(const Config *config, const Lead *lead)
{
    bool on_call = lead->owner_reason && g_str_has_prefix(lead->owner_reason, "on call");
    return !lead->responded_at && (on_call || sla_for(config, lead).respond.wall);
}

/* "route 2: country SE; least busy of 2" -> 2; 0: by no route. */
static size_t route_number(const Lead *lead)
{
    static const char prefix[] = "route ";
    if (!lead->owner_reason || !g_str_has_prefix(lead->owner_reason, prefix))
        return 0;
    return (size_t)g_ascii_strtoull(lead->owner_reason + strlen(prefix), NULL, 10);
}

const Calendar *sla_calendar(const Config *config, const Lead *lead)
{
    return config_calendar(config, lead->owner, route_number(lead));
}

/* --- Cases --- */

static bool one_of(char **words, const char *word)
{
    for (; words && *words; words++)
        if (word && g_ascii_strcasecmp(*words, word) == 0)
            return true;
    return false;
}

static bool matches(const SlaCase *one, const Lead *lead)
{
    const char *kind = lead->reading && lead->reading->kind ? lead->reading->kind->value : NULL;
    g_autofree char *route = g_strdup_printf("%zu", route_number(lead));
    return (one->class < 0 || one->class == (int)lead->class_) && (!one->kind || one_of(one->kind, kind)) &&
           (!one->owner || one_of(one->owner, lead->owner)) && (!one->route || one_of(one->route, route)) &&
           (!one->relation || one_of(one->relation, lead->relation));
}

static void take(Duration *to, Duration from)
{
    if (from.seconds || from.work_days)
        *to = from;
}

static Sla over(Sla sla, const Sla *own)
{
    take(&sla.ack, own->ack);
    take(&sla.accept, own->accept);
    take(&sla.respond, own->respond);
    take(&sla.reply, own->reply);
    take(&sla.proposal, own->proposal);
    take(&sla.stale, own->stale);
    if (own->n_chase) {
        sla.chase = own->chase;
        sla.n_chase = own->n_chase;
    }
    if (own->n_remind) {
        sla.remind = own->remind;
        sla.n_remind = own->n_remind;
    }
    sla.escalate = own->escalate != 0 ? own->escalate : sla.escalate;
    sla.reassign = own->reassign != 0 ? own->reassign : sla.reassign;
    return sla;
}

Sla sla_for(const Config *config, const Lead *lead)
{
    const Sla *base = sla_of(config, lead->class_);
    for (size_t i = 0; i < config->n_sla_case; i++)
        if (matches(&config->sla_case[i], lead))
            return over(*base, &config->sla_case[i].sla);
    return *base;
}
