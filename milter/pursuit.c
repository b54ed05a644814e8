/* The timetable of a wait, from the SLA of the lead. */
#include "milter/pursuit.h"

#include <string.h>

#include "milter/sla.h"
#include "store/records.h"

enum {
    AGAIN_STEPS = 2000, /* years of working days */
    CLOSING = 90,       /* seconds */
    AGAIN_STALE = 5     /* working days between two words about a stale lead */
};

/* How a wait is watched, by its name; any other is a date that somebody set. */
typedef enum { WATCH_RESPONSE, WATCH_WORK, WATCH_SILENCE, WATCH_DATE, WATCH_NOTHING } Watch;

static Watch watch_of(const Lead *lead)
{
    static const struct {
        const char *step;
        Watch watch;
    } watches[] = {{"respond", WATCH_RESPONSE},  {"reply", WATCH_WORK},      {"proposal", WATCH_WORK},
                   {"follow-up", WATCH_SILENCE}, {"outcome", WATCH_SILENCE}, {"nurture", WATCH_NOTHING}};
    bool lives = lead_is_open(lead) || lead->status == LEAD_STATUS__STATUS_NURTURE;
    if (!lives || !lead->next_step || !*lead->next_step || !lead->next_step_at)
        return WATCH_NOTHING;
    if (lead->snoozed_until == lead->next_step_at) /* no share of the wait, no chase comes before it */
        return WATCH_DATE;
    for (size_t i = 0; i < G_N_ELEMENTS(watches); i++)
        if (strcmp(watches[i].step, lead->next_step) == 0)
            return watches[i].watch;
    return WATCH_DATE;
}

typedef struct {
    GArray *entries;
    const Lead *lead;
    const Calendar *calendar;
    bool wall;
} Plan;

static void add(Plan *plan, int64_t at, PursuitStep step)
{
    PursuitEntry entry = {at, step};
    g_array_append_val(plan->entries, entry);
}

static void add_share(Plan *plan, double share, PursuitStep step)
{
    if (share > 0)
        add(plan,
            sla_share(plan->wall ? NULL : plan->calendar, plan->lead->clock_from, plan->lead->next_step_at, share),
            step);
}

static void add_work(Plan *plan, const Sla *sla)
{
    for (size_t i = 0; i < sla->n_remind; i++)
        add_share(plan, sla->remind[i], PURSUIT_REMIND);
    add(plan, plan->lead->next_step_at, PURSUIT_OVERDUE);
    add_share(plan, sla->escalate, PURSUIT_ESCALATE);
}

static bool is_partner(const Config *config, const Lead *lead)
{
    const Owner *owner = lead->owner ? config_owner(config, lead->owner) : NULL;
    return owner && owner->partner;
}

/* A partner's leads stay a partner's: the contract says who serves whom. */
static void add_response(Plan *plan, const Config *config, const Sla *sla)
{
    if (plan->lead->accept_by)
        add(plan, plan->lead->accept_by, PURSUIT_ACCEPT);
    add_work(plan, sla);
    if (!is_partner(config, plan->lead))
        add_share(plan, sla->reassign, PURSUIT_REASSIGN);
}

static void add_silence(Plan *plan, const Sla *sla)
{
    int64_t from = plan->lead->clock_from;
    for (size_t i = 0; i < sla->n_chase; i++)
        add(plan, sla_after(plan->calendar, from, sla->chase[i]), PURSUIT_CHASE);
    if (sla->stale.seconds || sla->stale.work_days)
        add(plan, sla_after(plan->calendar, from, sla->stale), PURSUIT_STALE);
}

static int by_time(gconstpointer a, gconstpointer b)
{
    const PursuitEntry *left = a, *right = b;
    int later = (left->at > right->at) - (left->at < right->at);
    return later ? later : (left->step > right->step) - (left->step < right->step);
}

GArray *pursuit_timetable(const Lead *lead, const Config *config)
{
    Sla sla = sla_for(config, lead);
    Plan plan = {g_array_new(FALSE, FALSE, sizeof(PursuitEntry)), lead, sla_calendar(config, lead),
                 sla_by_wall(config, lead)};
    switch (watch_of(lead)) {
    case WATCH_RESPONSE:
        add_response(&plan, config, &sla);
        break;
    case WATCH_WORK:
        add_work(&plan, &sla);
        break;
    case WATCH_SILENCE:
        add_silence(&plan, &sla);
        break;
    case WATCH_DATE:
        add(&plan, lead->next_step_at, PURSUIT_REMIND);
        break;
    case WATCH_NOTHING:
        break;
    }
    g_array_sort(plan.entries, by_time);
    return plan.entries;
}

/* --- Walking it --- */

static PursuitEntry entry_of(const GArray *timetable, const Lead *lead, const Config *config)
{
    if (lead->clock_step < timetable->len)
        return g_array_index(timetable, PursuitEntry, lead->clock_step);
    const PursuitEntry *last = &g_array_index(timetable, PursuitEntry, timetable->len - 1);
    int64_t times = (int64_t)lead->clock_step - timetable->len + 1;
    int64_t days = times * (watch_of(lead) == WATCH_SILENCE ? AGAIN_STALE : 1);
    /* The last second of a day belongs to it, its closing to the next. */
    int64_t at = calendar_add_days(sla_calendar(config, lead), last->at - 1, days) + 1;
    return (PursuitEntry){at, PURSUIT_AGAIN};
}

static void sleep_until(Lead *lead, int64_t at)
{
    lead->has_wake_at = at != 0;
    lead->wake_at = at;
}

void pursuit_begin(Lead *lead, const Config *config, int64_t now)
{
    lead->has_clock_from = lead->has_clock_step = true;
    lead->clock_from = now;
    lead->clock_step = 0;
    g_autoptr(GArray) timetable = pursuit_timetable(lead, config);
    sleep_until(lead, timetable->len ? entry_of(timetable, lead, config).at : 0);
}

void pursuit_end(Lead *lead)
{
    lead->has_clock_from = lead->has_clock_step = false;
    lead->clock_from = 0;
    lead->clock_step = 0;
    sleep_until(lead, 0);
}

bool pursuit_hours(const Calendar *calendar, int64_t now)
{
    return calendar_open(calendar, now) || calendar_open(calendar, now - CLOSING);
}

unsigned pursuit_take(Lead *lead, const Config *config, int64_t now)
{
    unsigned due = 0;
    g_autoptr(GArray) timetable = pursuit_timetable(lead, config);
    if (timetable->len == 0) {
        pursuit_end(lead);
        return 0;
    }
    const Calendar *calendar = sla_calendar(config, lead);
    PursuitEntry entry = entry_of(timetable, lead, config);
    if (entry.at <= now && !pursuit_hours(calendar, now) && !sla_by_wall(config, lead)) {
        sleep_until(lead, calendar_next_open(calendar, now));
        return 0;
    }
    for (; entry.at <= now && lead->clock_step < AGAIN_STEPS; entry = entry_of(timetable, lead, config)) {
        due |= entry.step;
        lead->has_clock_step = true;
        lead->clock_step++;
    }
    sleep_until(lead, MAX(entry.at, now + 1));
    return lead->accepted_at ? due & ~(unsigned)PURSUIT_ACCEPT : due;
}
