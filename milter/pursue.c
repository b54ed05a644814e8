/* Steps -> events, mail and new owners. */
#include "milter/pursue.h"

#include <stdlib.h>
#include <string.h>

#include "milter/draft.h"
#include "milter/flow.h"
#include "milter/log.h"
#include "milter/pursuit.h"
#include "milter/route.h"
#include "milter/sla.h"
#include "store/records.h"

enum {
    DAY = 86400,
    CONFLICT_RETRIES = 5,
    OBSERVING = 300, /* seconds */
    MAIL_DAYS = 3,   /* a reminder that could not be handed over by then is news no more */
    GATHER = 20,     /* seconds that what falls due together has to gather in one mail */
    EVENTS_MAX = 8,
    MAILS_MAX = 3
};

/* What one step writes, in one place. */
typedef struct {
    Keeper *keeper;
    const Config *config;
    Lead *lead;
    int64_t now;
    const Presence *presence;
    Routing *routing; /* or NULL */
    char *before;     /* the owner, until now */
    char *detail;
    Event event[EVENTS_MAX];
    const Event *events[EVENTS_MAX];
    Outgoing mail[MAILS_MAX];
    const Outgoing *mails[MAILS_MAX];
    StoreChange change;
} Step;

static void note(Step *step, const char *what, const char *to, const char *why)
{
    size_t n = step->change.events;
    if (n == EVENTS_MAX)
        return;
    Event *event = &step->event[n];
    event__init(event);
    event->has_at = true;
    event->at = step->now;
    event->what = (char *)what;
    event->who = (char *)"leadmilter";
    event->how = (char *)"clock";
    event->to = (char *)to;
    event->why = (char *)why;
    step->events[n] = event;
    step->change.events = n + 1;
}

/* --- Mail --- */

char *pursue_detail(const char *step, const Lead *lead)
{
    return g_strdup_printf("%s %" G_GINT64_FORMAT, step, lead->clock_from);
}

bool pursue_still(const Outgoing *row, const Lead *lead)
{
    const char *number = row->detail ? strrchr(row->detail, ' ') : NULL;
    bool lives = lead_is_open(lead) || lead->status == LEAD_STATUS__STATUS_NURTURE;
    return lives && (!number || strtoll(number, NULL, 10) == lead->clock_from);
}

static Outgoing *add_mail(Step *step, const char *purpose, const char *to)
{
    size_t n = step->change.outgoings;
    if (n == MAILS_MAX)
        return NULL;
    Outgoing *row = &step->mail[n];
    outgoing__init(row);
    row->purpose = row->template_ = (char *)purpose;
    row->to = (char *)to;
    row->has_created = row->has_due = row->has_expires = true;
    row->created = step->now;
    row->due = step->now;
    row->expires = step->now + MAIL_DAYS * DAY;
    row->detail = step->detail;
    draft_hold_back(row, step->lead, step->now);
    step->mails[n] = row;
    step->change.outgoings = n + 1;
    return row;
}

static void add_reminder(Step *step, const char *purpose, const char *to)
{
    Outgoing *row = add_mail(step, purpose, to);
    if (!row)
        return;
    row->due = step->now + GATHER;
    row->has_spaced = row->has_with_original = row->with_original = true;
    row->spaced = PURSUE_SPACED;
}

/* The lead manager, or the deputy while he is away. */
static const char *manager(const Step *step)
{
    for (char **one = step->config->managers; *one; one++) {
        const Owner *owner = config_owner_by_address(step->config, *one);
        if (!owner || !presence_away(step->presence, owner, step->now))
            return *one;
    }
    return step->config->managers[0];
}

static const char *owner_mailbox(const Step *step)
{
    const Owner *owner = step->lead->owner ? config_owner(step->config, step->lead->owner) : NULL;
    return owner ? owner->email : NULL;
}

/* --- Somebody else --- */

static void remember_passed(Lead *lead)
{
    lead->passed_by = g_renew(char *, lead->passed_by, lead->n_passed_by + 1);
    lead->passed_by[lead->n_passed_by++] = g_strdup(lead->owner);
}

static bool had_it(const Lead *lead, const char *name)
{
    bool had = g_strcmp0(lead->owner, name) == 0;
    for (size_t i = 0; i < lead->n_passed_by; i++)
        had |= strcmp(lead->passed_by[i], name) == 0;
    for (size_t i = 0; i < lead->n_rejected_by; i++)
        had |= strcmp(lead->rejected_by[i], name) == 0;
    return had;
}

/* Only who has not had it yet, and is there. */
static bool keep_fresh(Routing *routing, const Step *step)
{
    bool any = false;
    for (guint i = routing->candidate->len; i > 0; i--) {
        const StoreCandidate *one = &g_array_index(routing->candidate, StoreCandidate, i - 1);
        const Owner *owner = config_owner(step->config, one->name);
        bool gone = owner && !presence_takes(step->presence, owner, step->now);
        if (!one->in_route || had_it(step->lead, one->name) || gone)
            g_array_remove_index(routing->candidate, i - 1);
        else
            any = true;
    }
    routing->choice.candidate = (const StoreCandidate *)(void *)routing->candidate->data;
    routing->choice.candidates = routing->candidate->len;
    routing->choice.prefer_account = false;
    return any;
}

static Routing *next_owner(const Step *step)
{
    const Lead *lead = step->lead;
    size_t n = 0;
    g_autofree const char **exclude = g_new0(const char *, lead->n_passed_by + lead->n_rejected_by + 2);
    for (size_t i = 0; i < lead->n_rejected_by; i++)
        exclude[n++] = lead->rejected_by[i];
    for (size_t i = 0; i < lead->n_passed_by; i++)
        exclude[n++] = lead->passed_by[i];
    exclude[n] = lead->owner;
    Reading nothing = READING__INIT;
    Routing *routing = route_lead(step->config, step->presence, lead->reading ? lead->reading : &nothing, lead->class_,
                                  exclude, step->now);
    if (keep_fresh(routing, step))
        return routing;
    routing_free(routing);
    return NULL;
}

/* The next owner of the route gets it, with the original; false: nobody is left. */
static bool reassign(Step *step, const char *why)
{
    static const char *const cards[] = {"card", "reminder", NULL};
    Lead *lead = step->lead;
    if (!lead->owner || step->config->mode != MODE_ACTIVE)
        return false;
    step->routing = next_owner(step);
    if (!step->routing)
        return false;
    step->before = g_strdup(lead->owner);
    remember_passed(lead);
    lead->has_reassigned = true;
    lead->reassigned++;
    flow_handed_over(lead, step->config, step->now);
    draft_handed_over(lead, step->config, step->routing, step->now);
    step->change.choice = &step->routing->choice;
    step->change.cancel_outgoing = cards;
    Outgoing *card = add_mail(step, "card", NULL);
    if (card) {
        card->has_to_owner = card->to_owner = card->has_with_original = card->with_original = true;
        card->detail = NULL;
    }
    note(step, "reassigned", NULL, why);
    step->event[step->change.events - 1].from = step->before;
    return true;
}

/* --- One wake --- */

/* The most telling of the steps that are due. */
static const char *name_of(unsigned due)
{
    static const struct {
        PursuitStep step;
        const char *name;
    } names[] = {{PURSUIT_STALE, "stale"},       {PURSUIT_AGAIN, "again"},    {PURSUIT_REASSIGN, "escalate"},
                 {PURSUIT_ESCALATE, "escalate"}, {PURSUIT_CHASE, "chase"},    {PURSUIT_REMIND, "remind"},
                 {PURSUIT_ACCEPT, "accept"},     {PURSUIT_OVERDUE, "overdue"}};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (due & names[i].step)
            return names[i].name;
    return "overdue";
}

static void tell(Step *step, unsigned due)
{
    enum { TO_OWNER = PURSUIT_ACCEPT | PURSUIT_REMIND | PURSUIT_CHASE | PURSUIT_STALE };
    enum { TO_MANAGER = PURSUIT_ESCALATE | PURSUIT_STALE | PURSUIT_AGAIN };
    const char *owner = owner_mailbox(step), *boss = manager(step);
    bool to_boss = (due & TO_MANAGER) && boss;
    /* Without a manager it is the owner who hears of it once more. */
    bool to_owner = owner && ((due & TO_OWNER) || ((due & TO_MANAGER) && !boss)) && !(due & PURSUIT_REASSIGN);
    step->detail = pursue_detail(name_of(due), step->lead);
    bool observed = step->lead->observed, chase = due & PURSUIT_CHASE;
    if (to_owner && !(to_boss && address_equal(owner, boss))) {
        add_reminder(step, "reminder", owner);
        note(step, observed ? "would remind" : chase ? "chased" : "reminded", owner, name_of(due));
    }
    if (to_boss) {
        add_reminder(step, "escalation", boss);
        note(step, observed ? "would escalate" : "escalated", boss, name_of(due));
    }
}

static void log_overdue(const Lead *lead)
{
    log_warn("L-%" G_GUINT64_FORMAT ": nobody has answered in time, owner %s", lead->id,
             lead->owner ? lead->owner : "nobody");
}

static bool is_away(const Config *config, const Presence *presence, const Lead *lead, int64_t now)
{
    const Owner *owner = lead->owner ? config_owner(config, lead->owner) : NULL;
    return owner && !owner->partner && presence_away(presence, owner, now);
}

/* What was only observed is no longer watched once we write to people; what we wrote of before we were told to
 * observe waits until we write again. */
static bool put_off(Step *step)
{
    bool observing = step->config->mode == MODE_OBSERVE;
    if (step->lead->observed == observing)
        return false;
    step->lead->has_wake_at = observing;
    step->lead->wake_at = observing ? step->now + OBSERVING : 0;
    if (!observing)
        note(step, "let be", NULL, "it was only observed");
    return true;
}

static void take_steps(Step *step)
{
    if (put_off(step))
        return;
    unsigned due = pursuit_take(step->lead, step->config, step->now);
    if (due & PURSUIT_OVERDUE) {
        note(step, "overdue", NULL, step->lead->next_step);
        if (!step->lead->observed)
            log_overdue(step->lead);
    }
    if ((due & PURSUIT_REASSIGN) && !reassign(step, "nobody has answered"))
        due = (due & ~(unsigned)PURSUIT_REASSIGN) | PURSUIT_ESCALATE;
    tell(step, due);
}

static void hand_on(Step *step)
{
    reassign(step, "the owner is away");
}

static void reset(Step *step)
{
    pursuit_reset(step->lead, step->config, step->now);
}

typedef void Act(Step *step);

static StoreResult attempt(Keeper *keeper, const Config *config, Lead *lead, Act *act, int64_t now)
{
    g_autofree char *id_domain = g_strdup(address_domain(config->identity));
    g_autoptr(Presence) presence = presence_load(keeper_store(keeper));
    Step step = {.keeper = keeper, .config = config, .presence = presence, .lead = lead, .now = now};
    step.change =
        (StoreChange){.now = now, .lead = lead, .event = step.events, .outgoing = step.mails, .id_domain = id_domain};
    act(&step);
    g_autoptr(GError) error = NULL;
    bool idle = act == hand_on && !step.change.choice; /* nobody is there to take it */
    StoreResult result = idle ? STORE_OK : store_change(keeper_store(keeper), &step.change, NULL, &error);
    if (result != STORE_OK && result != STORE_CONFLICT)
        log_error("L-%" G_GUINT64_FORMAT ": a step is put off: %s", lead->id,
                  error ? error->message : "the store does not answer");
    routing_free(step.routing);
    g_free(step.before);
    g_free(step.detail);
    return result;
}

static bool act_on(Keeper *keeper, uint64_t id, Act *act, int64_t now)
{
    g_autoptr(Config) config = keeper_config(keeper);
    g_autoptr(Presence) presence = presence_load(keeper_store(keeper));
    StoreResult result = STORE_CONFLICT;
    for (int i = 0; i < CONFLICT_RETRIES && result == STORE_CONFLICT; i++) {
        Lead *found = NULL;
        if (store_lead(keeper_store(keeper), id, &found, NULL) != STORE_OK)
            return false;
        g_autoptr(Lead) lead = found;
        /* Somebody was faster, since it was looked up. */
        bool asleep = act == take_steps && (!lead->wake_at || lead->wake_at > now);
        bool elsewhere =
            act == hand_on && (lead->responded_at || lead->observed || !is_away(config, presence, lead, now));
        if (asleep || elsewhere)
            return true;
        result = attempt(keeper, config, lead, act, now);
    }
    return result == STORE_OK;
}

bool pursue_lead(Keeper *keeper, const Lead *lead, int64_t now)
{
    return act_on(keeper, lead->id, take_steps, now);
}

void pursue_absent(Keeper *keeper, int64_t now)
{
    g_autoptr(Config) config = keeper_config(keeper);
    g_autoptr(Presence) presence = presence_load(keeper_store(keeper));
    for (size_t i = 0; i < config->n_owner; i++) {
        const Owner *owner = &config->owner[i];
        if (owner->partner || !presence_away(presence, owner, now))
            continue;
        StoreQuery query = STORE_QUERY_ALL;
        query.owner = owner->name;
        g_autoptr(GPtrArray) leads = NULL;
        if (store_leads(keeper_store(keeper), &query, &leads, NULL) != STORE_OK)
            continue;
        for (guint n = 0; n < leads->len; n++) {
            const Lead *lead = leads->pdata[n];
            if (lead_is_open(lead) && !lead->responded_at)
                act_on(keeper, lead->id, hand_on, now);
        }
    }
}

/* False: those were the last. */
static bool reset_page(Keeper *keeper, const Config *config, StoreQuery *query, int64_t now)
{
    g_autoptr(GPtrArray) leads = NULL;
    if (store_leads(keeper_store(keeper), query, &leads, NULL) != STORE_OK)
        return false;
    for (guint i = 0; i < leads->len; i++) {
        Lead *lead = leads->pdata[i];
        query->before = lead->id;
        if (pursuit_reset(lead, config, now))
            act_on(keeper, lead->id, reset, now);
    }
    return leads->len == query->limit;
}

void pursue_reset(Keeper *keeper, int64_t now)
{
    enum { PAGE = 200 };
    static const LeadStatus lives[] = {LEAD_STATUS__STATUS_NEW,       LEAD_STATUS__STATUS_ASSIGNED,
                                       LEAD_STATUS__STATUS_ACCEPTED,  LEAD_STATUS__STATUS_CONTACTED,
                                       LEAD_STATUS__STATUS_QUALIFIED, LEAD_STATUS__STATUS_PROPOSAL,
                                       LEAD_STATUS__STATUS_NURTURE};
    g_autoptr(Config) config = keeper_config(keeper);
    for (size_t i = 0; i < G_N_ELEMENTS(lives); i++) {
        StoreQuery query = STORE_QUERY_ALL;
        query.status = (int)lives[i];
        query.limit = PAGE;
        while (reset_page(keeper, config, &query, now))
            ;
    }
}
