/* Transitions of a lead, what is next after each, and coded reasons. */
#include "milter/flow.h"

#include <string.h>

#include "milter/draft.h"
#include "milter/pursuit.h"
#include "milter/sla.h"
#include "store/records.h"

#define BIT(status) (1u << LEAD_STATUS__STATUS_##status)

enum {
    FRESH = BIT(NEW) | BIT(ASSIGNED) | BIT(ACCEPTED),
    OPEN = FRESH | BIT(CONTACTED) | BIT(QUALIFIED) | BIT(PROPOSAL),
    STAY = -1
};

/* clang-format off */
static const struct {
    FlowMove move;
    unsigned from;
    int to;
    const char *done; /* "cannot be …" */
} transition[] = {
    {FLOW_ASSIGN,    FRESH | BIT(NURTURE) | BIT(UNQUALIFIED),          LEAD_STATUS__STATUS_ASSIGNED,    "assigned"},
    {FLOW_ASSIGN,    BIT(CONTACTED) | BIT(QUALIFIED) | BIT(PROPOSAL),  STAY,                            "assigned"},
    {FLOW_ACCEPT,    BIT(NEW) | BIT(ASSIGNED),                         LEAD_STATUS__STATUS_ACCEPTED,    "accepted"},
    {FLOW_REJECT,    FRESH | BIT(CONTACTED) | BIT(QUALIFIED),          LEAD_STATUS__STATUS_ASSIGNED,    "rejected"},
    {FLOW_CONTACT,   FRESH | BIT(NURTURE) | BIT(UNQUALIFIED),          LEAD_STATUS__STATUS_CONTACTED,   "contacted"},
    {FLOW_CONTACT,   BIT(CONTACTED) | BIT(QUALIFIED) | BIT(PROPOSAL),  STAY,                            "contacted"},
    {FLOW_QUALIFY,   FRESH | BIT(CONTACTED) | BIT(NURTURE) | BIT(UNQUALIFIED), LEAD_STATUS__STATUS_QUALIFIED, "qualified"},
    {FLOW_UNQUALIFY, OPEN | BIT(NURTURE),                              LEAD_STATUS__STATUS_UNQUALIFIED, "unqualified"},
    {FLOW_PROPOSE,   (OPEN & ~BIT(PROPOSAL)) | BIT(NURTURE),           LEAD_STATUS__STATUS_PROPOSAL,    "given a proposal"},
    {FLOW_WIN,       OPEN | BIT(NURTURE) | BIT(UNQUALIFIED) | BIT(LOST), LEAD_STATUS__STATUS_WON,       "won"},
    {FLOW_LOSE,      OPEN | BIT(NURTURE),                              LEAD_STATUS__STATUS_LOST,        "lost"},
    {FLOW_NURTURE,   OPEN | BIT(UNQUALIFIED) | BIT(LOST),              LEAD_STATUS__STATUS_NURTURE,     "nurtured"},
};
/* clang-format on */

/* --- What is next --- */

/* Who asks for a price is not served by an answer alone. */
static bool wants_proposal(const Lead *lead)
{
    static const char *const kinds[] = {"rfq", "price", "tender", "order", "reorder", NULL};
    const char *kind = lead->reading && lead->reading->kind ? lead->reading->kind->value : NULL;
    return kind && g_strv_contains(kinds, kind);
}

/* Whose mail to the prospect we do not see: he tells us what came of it. */
static bool is_partners(const Lead *lead, const Config *config)
{
    const Owner *owner = lead->owner ? config_owner(config, lead->owner) : NULL;
    return owner && owner->partner;
}

typedef struct {
    WaitingOn waiting_on;
    const char *step;
    int64_t due;
} Next;

static Next next_of(const Lead *lead, const Config *config, int64_t now)
{
    enum { NURTURE_DAYS = 20 };
    Sla sla = sla_for(config, lead);
    const Calendar *calendar = sla_calendar(config, lead);
    Duration chase = sla.n_chase ? sla.chase[0] : sla.stale;
    Next silence = {WAITING_ON__WAITING_PROSPECT, "follow-up", sla_after(calendar, now, chase)};
    Next proposal = {WAITING_ON__WAITING_US, "proposal", sla_after(calendar, now, sla.proposal)};
    Next response = {WAITING_ON__WAITING_US, "respond",
                     lead->respond_by ? lead->respond_by : sla_after(calendar, now, sla.respond)};
    if (is_partners(lead, config) && lead->accepted_at && !lead->responded_at && lead_is_open(lead))
        return (Next){WAITING_ON__WAITING_US, "outcome", sla_after(calendar, now, chase)};
    if (lead_is_open(lead) && !lead->responded_at && lead->respond_by)
        return response;
    switch (lead->status) {
    case LEAD_STATUS__STATUS_NEW:
    case LEAD_STATUS__STATUS_ASSIGNED:
    case LEAD_STATUS__STATUS_ACCEPTED: /* handed on after an answer: somebody must pick it up */
        return (Next){WAITING_ON__WAITING_US, "respond", sla_after(calendar, now, sla.respond)};
    case LEAD_STATUS__STATUS_CONTACTED:
        return wants_proposal(lead) ? proposal : silence;
    case LEAD_STATUS__STATUS_QUALIFIED:
        return proposal;
    case LEAD_STATUS__STATUS_PROPOSAL:
        return silence;
    case LEAD_STATUS__STATUS_NURTURE:
        return (Next){WAITING_ON__WAITING_PROSPECT, "nurture", calendar_add_days(calendar, now, NURTURE_DAYS)};
    default:
        return (Next){WAITING_ON__WAITING_NOBODY, NULL, 0};
    }
}

static void put_next(Lead *lead, const Config *config, const Next *next, int64_t now)
{
    lead->has_waiting_on = true;
    lead->waiting_on = next->waiting_on;
    draft_set(&lead->next_step, next->step);
    lead->has_next_step_at = next->step != NULL;
    lead->next_step_at = next->due;
    if (next->step)
        pursuit_begin(lead, config, now);
    else
        pursuit_end(lead);
    if (config->mode == MODE_ACTIVE)
        lead->has_observed = lead->observed = false;
}

/* What we owe is owed since it was asked for, whatever happens meanwhile. */
static bool runs_already(const Lead *lead, const Next *next)
{
    return next->waiting_on == WAITING_ON__WAITING_US && lead->waiting_on == WAITING_ON__WAITING_US &&
           lead->clock_from && g_strcmp0(lead->next_step, next->step) == 0 &&
           (lead->next_step_at == next->due || strcmp(next->step, "proposal") == 0);
}

/* What was only observed was promised to nobody: it is owed from now on. */
static bool begins_at_last(Lead *lead, const Config *config, int64_t now)
{
    if (!lead->observed || config->mode != MODE_ACTIVE)
        return false;
    if (lead_is_open(lead) && !lead->responded_at && lead->respond_by) {
        Sla sla = sla_for(config, lead);
        const Calendar *calendar = sla_calendar(config, lead);
        lead->accept_by = sla_after(calendar, now, sla.accept);
        lead->respond_by = lead->promised_by = sla_after(calendar, now, sla.respond);
    }
    return true;
}

void flow_next_step(Lead *lead, const Config *config, int64_t now)
{
    bool begins = begins_at_last(lead, config, now);
    Next next = next_of(lead, config, now);
    if (begins || !runs_already(lead, &next))
        put_next(lead, config, &next, now);
}

void flow_prospect_wrote(Lead *lead, const Config *config, int64_t now)
{
    bool waits_for_us = lead->waiting_on == WAITING_ON__WAITING_US && lead->next_step_at;
    if (lead_is_open(lead) && waits_for_us && lead->observed)
        flow_next_step(lead, config, now);
    if (!lead_is_open(lead) || waits_for_us)
        return;
    Next reply = {WAITING_ON__WAITING_US, "reply",
                  sla_after(sla_calendar(config, lead), now, sla_for(config, lead).reply)};
    put_next(lead, config, &reply, now);
}

void flow_next_on(Lead *lead, const Config *config, const char *step, int64_t at, int64_t now)
{
    Next next = {lead->waiting_on == WAITING_ON__WAITING_NOBODY ? WAITING_ON__WAITING_US : lead->waiting_on, step, at};
    put_next(lead, config, &next, now);
}

void flow_handed_over(Lead *lead, const Config *config, int64_t now)
{
    if (!lead_is_open(lead))
        return;
    begins_at_last(lead, config, now);
    lead->has_accepted_at = false;
    lead->accepted_at = 0;
    Sla sla = sla_for(config, lead);
    const Calendar *calendar = sla_calendar(config, lead);
    lead->has_accept_by = true;
    lead->accept_by = sla_after(calendar, now, sla.accept);
    Next next = next_of(lead, config, now);
    if (next.step && next.due <= now)
        next.due = sla_after(calendar, now, sla.respond);
    put_next(lead, config, &next, now);
}

void flow_answer_failed(Lead *lead, const Config *config, int64_t now)
{
    if (!lead_is_open(lead) || !lead->responded_at)
        return;
    lead->has_responded_at = false;
    lead->responded_at = 0;
    draft_set(&lead->responded_by, NULL);
    draft_set(&lead->answered_with, NULL);
    if (lead->status == LEAD_STATUS__STATUS_CONTACTED) {
        lead->status = LEAD_STATUS__STATUS_ACCEPTED;
        lead->has_stage_since = true;
        lead->stage_since = now;
    }
    Next next = next_of(lead, config, now);
    if (next.step && next.due <= now) /* the promise is broken already: as soon as may be */
        next.due = sla_after(sla_calendar(config, lead), now, sla_for(config, lead).respond);
    put_next(lead, config, &next, now);
}

/* --- Moves --- */

static bool refuse(const Lead *lead, const char *done, GError **error)
{
    const char *status = lead_status_name(lead->status);
    if (lead->status == LEAD_STATUS__STATUS_IGNORED)
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                    "L-%" G_GUINT64_FORMAT " was judged none: reclassify it before it can be %s", lead->id, done);
    else if (lead->status == LEAD_STATUS__STATUS_MERGED)
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                    "L-%" G_GUINT64_FORMAT " is merged into L-%" G_GUINT64_FORMAT ": it cannot be %s", lead->id,
                    lead->merged_into, done);
    else if (strcmp(status, done) == 0)
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "L-%" G_GUINT64_FORMAT " is %s already", lead->id, done);
    else
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "L-%" G_GUINT64_FORMAT " is %s already: it cannot be %s",
                    lead->id, status, done);
    return false;
}

/* The clock against us stops with the first human word. */
static void answer(Lead *lead, const char *who, int64_t now)
{
    if (!lead->accepted_at) {
        lead->has_accepted_at = true;
        lead->accepted_at = now;
    }
    if (!lead->responded_at) {
        lead->has_responded_at = true;
        lead->responded_at = now;
        draft_set(&lead->responded_by, who);
    }
}

static void enter(Lead *lead, LeadStatus status, int64_t now)
{
    if (status == lead->status)
        return;
    bool closes = status == LEAD_STATUS__STATUS_WON || status == LEAD_STATUS__STATUS_LOST ||
                  status == LEAD_STATUS__STATUS_UNQUALIFIED;
    lead->has_status = lead->has_stage_since = true;
    lead->status = status;
    lead->stage_since = now;
    lead->has_closed_at = closes;
    lead->closed_at = closes ? now : 0;
    if (status != LEAD_STATUS__STATUS_LOST && status != LEAD_STATUS__STATUS_UNQUALIFIED) {
        draft_set(&lead->lost_reason, NULL);
        draft_set(&lead->lost_text, NULL);
    }
}

static void carry_out(Lead *lead, FlowMove move, LeadStatus to, const char *who, int64_t now)
{
    bool human = move == FLOW_CONTACT || move == FLOW_QUALIFY || move == FLOW_PROPOSE || move == FLOW_WIN;
    if (human)
        answer(lead, who, now);
    if (move == FLOW_ACCEPT) {
        lead->has_accepted_at = true;
        lead->accepted_at = now;
    }
    if ((move == FLOW_ASSIGN || move == FLOW_REJECT) && to == LEAD_STATUS__STATUS_ASSIGNED) {
        lead->has_accepted_at = false; /* the new owner's to give */
        lead->accepted_at = 0;
    }
    enter(lead, to, now);
}

bool flow_move(Lead *lead, FlowMove move, const char *who, const Config *config, int64_t now, FlowStep *step,
               GError **error)
{
    const char *done = "changed";
    for (size_t i = 0; i < G_N_ELEMENTS(transition); i++) {
        if (transition[i].move != move)
            continue;
        done = transition[i].done;
        if (!(transition[i].from & 1u << lead->status))
            continue;
        FlowStep made = {.from = lead->status};
        made.to = transition[i].to == STAY ? lead->status : (LeadStatus)transition[i].to;
        carry_out(lead, move, made.to, who, now);
        flow_next_step(lead, config, now);
        made.answered = lead->responded_at != 0;
        made.closed = !lead_is_open(lead);
        if (step)
            *step = made;
        return true;
    }
    return refuse(lead, done, error);
}

/* --- Reasons --- */

static const char *const reject_codes[] = {"not-mine",  "territory", "capacity",   "duplicate",
                                           "open-deal", "no-fit",    "not-a-lead", NULL};
static const char *const lose_codes[] = {"price",       "delivery-time", "competitor",  "no-budget", "no-decision",
                                         "product-gap", "timing",        "no-response", "cancelled", NULL};
static const char *const unqualify_codes[] = {"no-need", "no-budget",  "no-authority", "profile",     "region",
                                              "student", "competitor", "supplier",     "unreachable", NULL};

const char *const *flow_reasons(FlowMove move)
{
    switch (move) {
    case FLOW_REJECT:
        return reject_codes;
    case FLOW_LOSE:
        return lose_codes;
    case FLOW_UNQUALIFY:
        return unqualify_codes;
    default:
        return NULL;
    }
}

/* Key words in free text, the telling ones first. */
static const struct {
    FlowMove move;
    const char *code;
    const char *words; /* separated by | */
} meaning[] = {
    {FLOW_REJECT, "duplicate", "duplicate|twice|already have|same as|doppelt|schon vorhanden"},
    {FLOW_REJECT, "not-a-lead", "not a lead|no lead|spam|newsletter|vendor|job application|kein lead|werbung"},
    {FLOW_REJECT, "open-deal", "open deal|open opportunity|running deal|ongoing deal|laufende"},
    {FLOW_REJECT, "territory", "territory|region|country|area|gebiet"},
    {FLOW_REJECT, "capacity", "capacity|busy|overloaded|no time|too many|vacation|holiday|keine zeit|urlaub"},
    {FLOW_REJECT, "no-fit", "no fit|not fit|does not fit|don't sell|do not sell|not our product|passt nicht"},
    {FLOW_REJECT, "not-mine", "not mine|not my|wrong person|somebody else|someone else|nicht meine"},
    {FLOW_LOSE, "competitor", "competitor|competition|other supplier|another supplier|wettbewerb|konkurrenz"},
    {FLOW_LOSE, "no-budget", "no budget|budget cut|cannot afford|can't afford|kein budget"},
    {FLOW_LOSE, "price", "price|expensive|cheaper|cost|discount|preis|teuer"},
    {FLOW_LOSE, "delivery-time", "delivery|lead time|too late|too slow|lieferzeit|liefertermin"},
    {FLOW_LOSE, "no-response", "no response|no answer|no reply|silent|ghosted|unreachable|keine antwort"},
    {FLOW_LOSE, "product-gap", "feature|product|spec|certificate|does not have|missing|produkt"},
    {FLOW_LOSE, "cancelled", "cancel|project stopped|project dropped|storniert|abgesagt"},
    {FLOW_LOSE, "timing", "timing|next year|postponed|later|not now|verschoben|später"},
    {FLOW_LOSE, "no-decision", "no decision|undecided|did nothing|status quo|keine entscheidung"},
    {FLOW_UNQUALIFY, "student", "student|thesis|university project|homework|school|diplomarbeit"},
    {FLOW_UNQUALIFY, "competitor", "competitor|competition|wettbewerb|konkurrenz"},
    {FLOW_UNQUALIFY, "supplier", "supplier|vendor|sells to us|selling|offers services|lieferant"},
    {FLOW_UNQUALIFY, "no-budget", "budget|money|cannot afford|can't afford"},
    {FLOW_UNQUALIFY, "no-authority", "authority|decide|decision maker|decision-maker"},
    {FLOW_UNQUALIFY, "region", "region|country|territory|cannot ship|export|embargo"},
    {FLOW_UNQUALIFY, "unreachable", "unreachable|no answer|no reply|no response|bounce|wrong number|nicht erreichbar"},
    {FLOW_UNQUALIFY, "no-need", "no need|not need|not interested|no interest|kein bedarf|kein interesse"},
    {FLOW_UNQUALIFY, "profile", "profile|too small|private person|consumer|wrong industry|passt nicht"},
};

static bool any_word(const char *text, const char *words)
{
    g_auto(GStrv) word = g_strsplit(words, "|", -1);
    for (char **w = word; *w; w++)
        if (strstr(text, *w))
            return true;
    return false;
}

/* "lost to Siemens", "went with Siemens AG" -> "competitor:Siemens AG". */
static char *competitor_of(const char *folded, const char *words)
{
    static const char *const phrase[] = {"competitor:", "competitor ",  "lost to ", "went with ",
                                         "went to ",    "bought from ", "chose ",   "ordered from "};
    for (size_t i = 0; i < G_N_ELEMENTS(phrase) && strlen(folded) == strlen(words); i++) {
        const char *found = strstr(folded, phrase[i]);
        if (!found)
            continue;
        const char *name = words + (found - folded) + strlen(phrase[i]);
        g_autofree char *copy = g_strstrip(g_strndup(name, strcspn(name, ".,;:!?\n(")));
        g_autofree char *cut = g_utf8_substring(copy, 0, MIN(g_utf8_strlen(copy, -1), 40));
        return *cut ? g_strconcat("competitor:", cut, NULL) : NULL;
    }
    return NULL;
}

char *flow_reason(FlowMove move, const char *words)
{
    const char *const *codes = flow_reasons(move);
    if (!codes || !words || !*words)
        return NULL;
    g_autofree char *valid = g_utf8_make_valid(words, -1), *folded = g_utf8_strdown(valid, -1);
    if (g_strv_contains(codes, folded))
        return g_steal_pointer(&folded);
    char *competitor = move == FLOW_LOSE ? competitor_of(folded, valid) : NULL;
    if (competitor)
        return competitor;
    for (size_t i = 0; i < G_N_ELEMENTS(meaning); i++)
        if (meaning[i].move == move && any_word(folded, meaning[i].words))
            return g_strdup(meaning[i].code);
    return g_strdup("other");
}
