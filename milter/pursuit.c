/* The timetable of a wait, from the SLA of the lead. */
#include "milter/pursuit.h"

#include <string.h>

#include "milter/sla.h"
#include "store/records.h"

enum {
    DAY = 86400,
    AGAINS = 2000,  /* years of working days */
    CLOSING = 90,   /* seconds */
    AGAIN_STALE = 5 /* working days between two words about a stale lead */
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

static void add(Plan *plan, int64_t at, PursuitStep step, double measure)
{
    PursuitEntry entry = {at, step, measure};
    g_array_append_val(plan->entries, entry);
}

static void add_share(Plan *plan, double share, PursuitStep step)
{
    const Lead *lead = plan->lead;
    if (share > 0)
        add(plan, sla_share(plan->wall ? NULL : plan->calendar, lead->clock_from, lead->next_step_at, share), step,
            share);
}

static void add_work(Plan *plan, const Sla *sla)
{
    for (size_t i = 0; i < sla->n_remind; i++)
        add_share(plan, sla->remind[i], PURSUIT_REMIND);
    add(plan, plan->lead->next_step_at, PURSUIT_OVERDUE, 1);
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
        add(plan, plan->lead->accept_by, PURSUIT_ACCEPT, 1);
    add_work(plan, sla);
    if (!is_partner(config, plan->lead))
        add_share(plan, sla->reassign, PURSUIT_REASSIGN);
}

static void add_after(Plan *plan, Duration silence, PursuitStep step)
{
    add(plan, sla_after(plan->calendar, plan->lead->clock_from, silence), step,
        (double)silence.work_days * DAY + (double)silence.seconds);
}

static void add_silence(Plan *plan, const Sla *sla)
{
    for (size_t i = 0; i < sla->n_chase; i++)
        add_after(plan, sla->chase[i], PURSUIT_CHASE);
    if (sla->stale.seconds || sla->stale.work_days)
        add_after(plan, sla->stale, PURSUIT_STALE);
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
        add(&plan, lead->next_step_at, PURSUIT_REMIND, 1);
        break;
    case WATCH_NOTHING:
        break;
    }
    g_array_sort(plan.entries, by_time);
    return plan.entries;
}

/* --- Walking it --- */

/* By what it is, not by its place: a reload may have put others before it. */
static bool is_done(const Lead *lead, const PursuitEntry *entry)
{
    switch (entry->step) {
    case PURSUIT_REMIND: /* a later one has said all that an earlier one would */
        return lead->has_clock_reminded && entry->measure <= lead->clock_reminded;
    case PURSUIT_CHASE:
        return lead->has_clock_chased && entry->measure <= lead->clock_chased;
    default:
        return lead->clock_done & entry->step;
    }
}

static const PursuitEntry *first_left(const GArray *timetable, const Lead *lead)
{
    for (guint i = 0; i < timetable->len; i++) {
        const PursuitEntry *entry = &g_array_index(timetable, PursuitEntry, i);
        if (!is_done(lead, entry))
            return entry;
    }
    return NULL;
}

/* After all of them, counted from where the last of them stood then. */
static PursuitEntry again_of(const GArray *timetable, const Lead *lead, const Config *config)
{
    int64_t last = g_array_index(timetable, PursuitEntry, timetable->len - 1).at;
    int64_t from = lead->has_clock_again ? lead->clock_again : last;
    int64_t days = (lead->clock_agains + 1L) * (watch_of(lead) == WATCH_SILENCE ? AGAIN_STALE : 1);
    /* The last second of a day belongs to it, its closing to the next. */
    int64_t at = calendar_add_days(sla_calendar(config, lead), from - 1, days) + 1;
    return (PursuitEntry){at, PURSUIT_AGAIN, (double)from};
}

/* The timetable has one entry at least. */
static PursuitEntry next_entry(const GArray *timetable, const Lead *lead, const Config *config)
{
    const PursuitEntry *left = first_left(timetable, lead);
    if (left && !lead->has_clock_again)
        return *left;
    PursuitEntry again = again_of(timetable, lead, config);
    return left && left->at <= again.at ? *left : again;
}

static void take(Lead *lead, const PursuitEntry *entry)
{
    switch (entry->step) {
    case PURSUIT_REMIND:
        lead->has_clock_reminded = true;
        lead->clock_reminded = entry->measure;
        break;
    case PURSUIT_CHASE:
        lead->has_clock_chased = true;
        lead->clock_chased = entry->measure;
        break;
    case PURSUIT_AGAIN:
        lead->has_clock_again = lead->has_clock_agains = true;
        lead->clock_again = (int64_t)entry->measure;
        lead->clock_agains++;
        break;
    default:
        lead->has_clock_done = true;
        lead->clock_done |= entry->step;
        break;
    }
}

static void forget(Lead *lead)
{
    static const Lead nothing = LEAD__INIT;
    pursuit_keep(lead, &nothing);
}

void pursuit_keep(Lead *lead, const Lead *from)
{
    lead->has_clock_done = from->has_clock_done;
    lead->clock_done = from->clock_done;
    lead->has_clock_reminded = from->has_clock_reminded;
    lead->clock_reminded = from->clock_reminded;
    lead->has_clock_chased = from->has_clock_chased;
    lead->clock_chased = from->clock_chased;
    lead->has_clock_again = from->has_clock_again;
    lead->clock_again = from->clock_again;
    lead->has_clock_agains = from->has_clock_agains;
    lead->clock_agains = from->clock_agains;
}

static void sleep_until(Lead *lead, int64_t at)
{
    lead->has_wake_at = at != 0;
    lead->wake_at = at;
}

void pursuit_begin(Lead *lead, const Config *config, int64_t now)
{
    lead->has_clock_from = true;
    lead->clock_from = now;
    forget(lead);
    g_autoptr(GArray) timetable = pursuit_timetable(lead, config);
    sleep_until(lead, timetable->len ? next_entry(timetable, lead, config).at : 0);
}

void pursuit_end(Lead *lead)
{
    lead->has_clock_from = false;
    lead->clock_from = 0;
    forget(lead);
    sleep_until(lead, 0);
}

bool pursuit_hours(const Calendar *calendar, int64_t now)
{
    return calendar_open(calendar, now) || calendar_open(calendar, now - CLOSING);
}

static bool is_put_off(const Lead *lead, const Config *config, const PursuitEntry *entry, int64_t now)
{
    return entry->at <= now && !pursuit_hours(sla_calendar(config, lead), now) && !sla_by_wall(config, lead);
}

unsigned pursuit_take(Lead *lead, const Config *config, int64_t now)
{
    unsigned due = 0;
    g_autoptr(GArray) timetable = pursuit_timetable(lead, config);
    if (timetable->len == 0) {
        pursuit_end(lead);
        return 0;
    }
    PursuitEntry entry = next_entry(timetable, lead, config);
    if (is_put_off(lead, config, &entry, now)) {
        sleep_until(lead, calendar_next_open(sla_calendar(config, lead), now));
        return 0;
    }
    for (; entry.at <= now && lead->clock_agains < AGAINS; entry = next_entry(timetable, lead, config)) {
        due |= entry.step;
        take(lead, &entry);
    }
    sleep_until(lead, MAX(entry.at, now + 1));
    return lead->accepted_at ? due & ~(unsigned)PURSUIT_ACCEPT : due;
}

bool pursuit_reset(Lead *lead, const Config *config, int64_t now)
{
    if (!lead->clock_from || !lead->wake_at || lead->wake_at <= now)
        return false;
    int64_t before = lead->wake_at, at = 0;
    g_autoptr(GArray) timetable = pursuit_timetable(lead, config);
    if (timetable->len) {
        PursuitEntry entry = next_entry(timetable, lead, config);
        at = is_put_off(lead, config, &entry, now) ? calendar_next_open(sla_calendar(config, lead), now) : entry.at;
    }
    sleep_until(lead, at);
    return at != before;
}
