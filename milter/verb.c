/* Carries out verbs: a lead is read, moved, and written with its event, mail and timers. */
#include "milter/verb.h"

#include <string.h>

#include "milter/draft.h"
#include "milter/route.h"
#include "milter/sla.h"
#include "milter/values.h"
#include "milter/verb_work.h"
#include "store/records.h"

enum { TRIES = 25 };

bool verb_refuse(GError **error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, text);
    return false;
}

/* --- Pieces of a change --- */

static void cancel(VerbWork *work, const char *const *timers)
{
    size_t n = 0;
    for (; timers[n] && n + 1 < G_N_ELEMENTS(work->cancel); n++)
        work->cancel[n] = timers[n];
    work->cancel[n] = NULL;
    work->change.cancel = work->cancel;
}

void verb_tell(VerbWork *work, const char *from, const char *to)
{
    work->from = g_strdup(from);
    work->to = g_strdup(to);
}

/* While no owner is chosen anew, the one there is. */
static char *owner_mailbox(const VerbWork *work)
{
    const Config *config = work->actor->config;
    const Owner *owner = work->lead->owner ? config_owner(config, work->lead->owner) : NULL;
    return (char *)(owner ? owner->email : config->managers[0]);
}

/* The new owner never got the message: his card carries it. */
void verb_add_card(VerbWork *work)
{
    static const char *const cards[] = {"card", NULL};
    work->card = draft_card(work->lead, work->actor->now);
    draft_hold_back(&work->card, work->lead, work->actor->now);
    if (!work->change.choice)
        work->card.to = owner_mailbox(work);
    work->card.due = work->actor->now;
    work->card.has_with_original = work->card.with_original = true;
    work->outgoing[0] = &work->card;
    work->change.outgoing = work->outgoing;
    work->change.outgoings = 1;
    work->change.cancel_outgoing = cards;
}

/* A lead that a new owner gets: his to accept anew; what was promised stays. */
static void hand_over(VerbWork *work, Routing *routing)
{
    const VerbActor *actor = work->actor;
    Lead *lead = work->lead;
    work->routing = routing;
    work->change.choice = &routing->choice;
    flow_handed_over(lead, actor->config, actor->now);
    draft_handed_over(lead, actor->config, routing, actor->now);
    verb_add_card(work);
}

bool verb_move(VerbWork *work, GError **error)
{
    FlowStep step;
    const VerbActor *actor = work->actor;
    if (!flow_move(work->lead, work->verb->move, actor->who, actor->config, actor->now, &step, error))
        return false;
    verb_tell(work, lead_status_name(step.from), lead_status_name(step.to));
    return true;
}

static bool take_value(VerbWork *work, GError **error)
{
    double amount;
    char currency[4];
    if (!work->request->value)
        return true;
    if (!value_money(work->request->value, &amount, currency))
        return verb_refuse(error, "expected an amount like \"12000 EUR\", got \"%s\"", work->request->value);
    Lead *lead = work->lead;
    if (!lead->value) {
        lead->value = g_new0(Money, 1);
        money__init(lead->value);
    }
    lead->value->amount = amount;
    if (*currency)
        draft_set(&lead->value->currency, currency);
    return true;
}

/* --- The verbs --- */

static bool apply_move(VerbWork *work, GError **error)
{
    return verb_move(work, error);
}

static bool apply_lost(VerbWork *work, GError **error)
{
    if (!verb_move(work, error))
        return false;
    draft_set(&work->lead->lost_reason, work->reason);
    draft_set(&work->lead->lost_text, work->request->reason);
    return true;
}

/* Whoever was not reached was tried: that counts, but answers nothing. */
static bool apply_called(VerbWork *work, GError **error)
{
    static const char *const outcomes[] = {"reached", "voicemail", "noanswer", "wrong", NULL};
    const char *outcome = work->request->argument ? work->request->argument : "reached";
    if (!g_strv_contains(outcomes, outcome))
        return verb_refuse(error, "expected reached, voicemail, noanswer or wrong, got \"%s\"", outcome);
    if (!lead_is_open(work->lead) && work->lead->status != LEAD_STATUS__STATUS_NURTURE)
        return verb_move(work, error);
    work->lead->has_attempts = true;
    work->lead->attempts++;
    work->text = g_strdup(outcome);
    return strcmp(outcome, "reached") != 0 || verb_move(work, error);
}

static const char *nearest_owner(const Config *config, const char *name)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (size_t i = 0; i < config->n_owner; i++)
        g_ptr_array_add(names, config->owner[i].name);
    g_ptr_array_add(names, NULL);
    return value_nearest(name, (const char *const *)names->pdata);
}

static const Owner *find_owner(const Config *config, const char *name, GError **error)
{
    const Owner *owner = config_owner(config, name);
    if (!owner && strchr(name, '@'))
        owner = config_owner_by_address(config, name);
    const char *near = owner ? NULL : nearest_owner(config, name);
    if (!owner && near)
        verb_refuse(error, "no owner %s; did you mean \"%s\"?", name, near);
    else if (!owner)
        verb_refuse(error, "no owner %s", name);
    return owner;
}

static bool apply_assign(VerbWork *work, GError **error)
{
    Lead *lead = work->lead;
    const Owner *owner = find_owner(work->actor->config, work->request->argument, error);
    if (!owner)
        return false;
    if (lead_is_open(lead) && g_strcmp0(lead->owner, owner->name) == 0)
        return verb_refuse(error, "L-%" G_GUINT64_FORMAT " is %s's already", lead->id, owner->name);
    g_autofree char *before = g_strdup(lead->owner);
    if (!verb_move(work, error))
        return false;
    g_autofree char *reason = g_strdup_printf("assigned by %s", work->actor->who);
    g_clear_pointer(&work->from, g_free);
    g_clear_pointer(&work->to, g_free);
    verb_tell(work, before, owner->name);
    hand_over(work, route_to(owner, reason));
    return true;
}

static void remember_rejection(Lead *lead)
{
    if (!lead->owner || !*lead->owner)
        return;
    lead->rejected_by = g_renew(char *, lead->rejected_by, lead->n_rejected_by + 1);
    lead->rejected_by[lead->n_rejected_by++] = g_strdup(lead->owner);
}

static bool apply_none(VerbWork *work);

/* Back to its route, past those who rejected it. */
static bool apply_reject(VerbWork *work, GError **error)
{
    const VerbActor *actor = work->actor;
    Lead *lead = work->lead;
    if (!verb_move(work, error))
        return false;
    remember_rejection(lead);
    if (g_strcmp0(work->reason, "not-a-lead") == 0) {
        g_free(work->to);
        work->to = g_strdup("ignored");
        lead->has_reclassified = lead->reclassified = true;
        return apply_none(work);
    }
    g_autofree const char **exclude = g_new0(const char *, lead->n_rejected_by + 1);
    for (size_t i = 0; i < lead->n_rejected_by; i++)
        exclude[i] = lead->rejected_by[i];
    Reading nothing = READING__INIT;
    const Reading *reading = lead->reading ? lead->reading : &nothing;
    g_autoptr(Presence) presence = presence_load(actor->store);
    Routing *routing = route_lead(actor->config, presence, reading, lead->class_, exclude, actor->now);
    routing->choice.prefer_account = false; /* it is he who may have rejected it */
    lead->has_reassigned = true;
    lead->reassigned++;
    hand_over(work, routing);
    return true;
}

static bool apply_note(VerbWork *work, GError **error)
{
    const char *text = work->request->argument;
    if (!g_utf8_validate(text, -1, NULL) || strlen(text) > VERB_TEXT_BYTES || !text[strspn(text, " \t\r\n")])
        return verb_refuse(error, "expected a note of at most %d bytes of UTF-8", VERB_TEXT_BYTES);
    work->text = g_strdup(text);
    return true;
}

/* --- Reclassify --- */

static bool apply_none(VerbWork *work)
{
    static const char *const timers[] = {"spf", NULL};
    static const char *const mails[] = {"card", "ack", NULL};
    Lead *lead = work->lead;
    lead->has_class_ = lead->has_status = lead->has_stage_since = true;
    lead->class_ = LEAD_CLASS__CLASS_NONE;
    lead->status = LEAD_STATUS__STATUS_IGNORED;
    lead->stage_since = work->actor->now;
    flow_next_step(lead, work->actor->config, work->actor->now);
    cancel(work, timers);
    work->change.cancel_outgoing = mails;
    if (!lead->acked_at)
        draft_set(&lead->ack_reason, "reclassified");
    return true;
}

/* What is judged none is stored without its sender becoming a contact. */
static void add_contact(VerbWork *work)
{
    work->contact = draft_contact(work->lead);
    if (!work->contact.address)
        return;
    work->change.contact = &work->contact;
    work->change.account_domain = draft_account_domain(work->lead, work->actor->config);
    if (work->lead->reading && work->lead->reading->company)
        work->change.account_name = work->lead->reading->company->value;
}

/* A lead after all: routed and promised from now on. An ack this late would
 * puzzle more than it tells; the owner answers instead. */
static void revive(VerbWork *work)
{
    const VerbActor *actor = work->actor;
    Lead *lead = work->lead;
    Reading nothing = READING__INIT;
    lead->has_status = lead->has_stage_since = true;
    lead->status = LEAD_STATUS__STATUS_NEW;
    lead->stage_since = actor->now;
    lead->has_accepted_at = false;
    lead->accepted_at = 0;
    draft_deadlines(lead, actor->config, actor->now);
    if (!lead->acked_at)
        draft_set(&lead->ack_reason, "reclassified");
    add_contact(work);
    g_autoptr(Presence) presence = presence_load(actor->store);
    hand_over(work, route_lead(actor->config, presence, lead->reading ? lead->reading : &nothing, lead->class_, NULL,
                               actor->now));
}

/* A deadline may come nearer by it, never farther: it was promised. */
static void warm_or_cool(VerbWork *work)
{
    const VerbActor *actor = work->actor;
    Lead *lead = work->lead;
    Deadlines deadlines = sla_deadlines(actor->config, lead->class_, actor->now);
    draft_set(&lead->sla, lead_class_name(lead->class_));
    if (!lead_is_open(lead) || lead->responded_at || (lead->respond_by && lead->respond_by <= deadlines.respond_by))
        return;
    lead->has_respond_by = lead->has_accept_by = true;
    lead->respond_by = deadlines.respond_by;
    if (!lead->accept_by || deadlines.accept_by < lead->accept_by)
        lead->accept_by = deadlines.accept_by;
    flow_next_step(lead, actor->config, actor->now);
}

static bool apply_reclassify(VerbWork *work, GError **error)
{
    Lead *lead = work->lead;
    const LeadClass before = lead->class_;
    int class = lead_class_of(work->request->argument);
    if (class < 0)
        return verb_refuse(error, "expected hot, general or none, got \"%s\"", work->request->argument);
    if (lead->status == LEAD_STATUS__STATUS_MERGED)
        return verb_refuse(error, "L-%" G_GUINT64_FORMAT " is merged into L-%" G_GUINT64_FORMAT, lead->id,
                           lead->merged_into);
    bool ignored = lead->status == LEAD_STATUS__STATUS_IGNORED;
    bool confirmed = (int)before == class && ignored == (class == LEAD_CLASS__CLASS_NONE);
    if (confirmed && lead->reclassified)
        return verb_refuse(error, "L-%" G_GUINT64_FORMAT " is %s already", lead->id, lead_class_name(before));
    verb_tell(work, lead_class_name(before), lead_class_name((LeadClass) class));
    lead->has_class_ = lead->has_reclassified = lead->reclassified = true;
    if (confirmed) /* somebody has looked: that is worth knowing, for training */
        return true;
    lead->class_ = (LeadClass) class;
    if (class == LEAD_CLASS__CLASS_NONE)
        return apply_none(work);
    if (ignored)
        revive(work);
    else
        warm_or_cool(work);
    return true;
}

/* --- The table --- */

static const Verb table[] = {
    {"assign", "OWNER", "give a lead to an owner; his card comes with the message", FLOW_ASSIGN, "assigned", false,
     true, apply_assign},
    {"accept", NULL, "the owner takes it", FLOW_ACCEPT, "accepted", true, true, apply_move},
    {"reject", NULL, "back to its route, to somebody else", FLOW_REJECT, "rejected", true, true, apply_reject},
    {"called", "[reached|voicemail|noanswer|wrong]", "tried the prospect by phone", FLOW_CONTACT, "called", true, true,
     apply_called},
    {"met", NULL, "met the prospect", FLOW_CONTACT, "met", true, true, apply_move},
    {"qualified", NULL, "need, authority and time are confirmed", FLOW_QUALIFY, "qualified", true, true, apply_move},
    {"unqualified", NULL, "no business for us", FLOW_UNQUALIFY, "unqualified", true, true, apply_lost},
    {"proposal", NULL, "a quote or proposal is out", FLOW_PROPOSE, "proposal", true, true, apply_move},
    {"won", NULL, "they bought", FLOW_WIN, "won", true, true, apply_move},
    {"lost", NULL, "they did not", FLOW_LOSE, "lost", true, true, apply_lost},
    {"nurture", NULL, "not now, perhaps later", FLOW_NURTURE, "nurture", true, true, apply_move},
    {"note", "TEXT", "add a note", FLOW_ASSIGN, "note", false, false, apply_note},
    {"reclassify", "hot|general|none", "overturn the class, or confirm it; none takes it out of the way", FLOW_ASSIGN,
     "reclassified", false, true, apply_reclassify},
    {"next", "DATE", "what comes next, comes then; the first response stays due when it is", FLOW_ASSIGN, "next", false,
     false, verb_apply_next},
    {"snooze", "3d", "no reminders until then; the first response stays due when it is", FLOW_ASSIGN, "snoozed", false,
     false, verb_apply_snooze},
    {"source", "WORDS", "where it came from: fair Hannover, referral", FLOW_ASSIGN, "source", false, false,
     verb_apply_source},
    {"merge", "ID", "the same as another lead, in which it lives on", FLOW_ASSIGN, "merged", false, true,
     verb_apply_merge},
    {"split", NULL, "was merged by mistake: a lead of its own again", FLOW_ASSIGN, "split", false, false,
     verb_apply_split},
    {"undo", NULL, "takes the last of these back; once more brings it back", FLOW_ASSIGN, "undone", false, false,
     verb_apply_undo},
    {0},
};

const Verb *verb_table(void)
{
    return table;
}

const Verb *verb_find(const char *name)
{
    for (const Verb *verb = table; verb->name; verb++)
        if (g_ascii_strcasecmp(verb->name, name) == 0)
            return verb;
    return NULL;
}

char *verb_says(const Verb *verb, const Lead *lead)
{
    bool closed = !lead_is_open(lead);
    GString *text = g_string_new(NULL);
    g_string_printf(text, "L-%" G_GUINT64_FORMAT ": %s; %s %s", lead->id, verb->event, lead_class_name(lead->class_),
                    lead_status_name(lead->status));
    if (lead->owner && *lead->owner && !closed)
        g_string_append_printf(text, ", %s", lead->owner);
    if (lead->value && (closed || verb->takes_value))
        g_string_append_printf(text, ", %.2f %s", lead->value->amount,
                               lead->value->currency ? lead->value->currency : "");
    if (lead->lost_reason && closed)
        g_string_append_printf(text, ", %s", lead->lost_reason);
    bool later = strcmp(verb->event, "snoozed") == 0 || strcmp(verb->event, "next") == 0;
    if (later && !closed && !lead->responded_at && lead->respond_by)
        g_string_append(text, "; the first response stays due when it was promised");
    return g_string_free(text, FALSE);
}

/* --- Carrying out --- */

static void work_clear(VerbWork *work)
{
    routing_free(work->routing);
    g_free(work->reason);
    g_free(work->from);
    g_free(work->to);
    g_free(work->text);
    g_free(work->before.data);
}

static void add_event(VerbWork *work)
{
    Event *event = &work->event;
    event__init(event);
    event->has_at = true;
    event->at = work->actor->now;
    event->what = (char *)work->verb->event;
    event->who = (char *)work->actor->who;
    event->how = (char *)work->actor->how;
    event->from = work->from;
    event->to = work->to;
    event->why = work->reason ? work->reason : (char *)work->request->reason;
    event->text = work->text ? work->text : work->reason ? (char *)work->request->reason : NULL;
    event->has_before = work->before.data != NULL;
    event->before = work->before;
    work->events[0] = event;
    work->change.event = work->events;
    work->change.events = 1;
}

static StoreResult attempt(const VerbActor *actor, const Verb *verb, const VerbRequest *request, Lead *lead,
                           Lead **after, bool *refused, GError **error)
{
    g_autofree char *id_domain = g_strdup(address_domain(actor->config->identity));
    VerbWork work = {.actor = actor, .verb = verb, .request = request, .lead = lead};
    work.change = (StoreChange){.now = actor->now, .lead = lead, .id_domain = id_domain};
    work.reason = flow_reason(verb->move, request->reason);
    work.change.dedupe_key = request->dedupe_key;
    work.change.dedupe_seconds = VERB_DEDUPE_SECONDS;
    work.before = verb_pack(lead);
    StoreResult result = STORE_FAILED;
    *refused = !(verb->apply(&work, error) && take_value(&work, error)) && !work.failed;
    if (!*refused && !work.failed) {
        add_event(&work);
        result = store_change(actor->store, &work.change, after, error);
    }
    work_clear(&work);
    return result;
}

/* Options that a verb has no use for are a mistake, not to be passed over. */
static bool fits(const Verb *verb, const VerbRequest *request, GError **error)
{
    if (verb->argument && *verb->argument != '[' && (!request->argument || !*request->argument))
        return verb_refuse(error, "%s needs %s", verb->name, verb->argument);
    if (request->value && !verb->takes_value)
        return verb_refuse(error, "%s takes no value", verb->name);
    if (request->reason && !g_utf8_validate(request->reason, -1, NULL))
        return verb_refuse(error, "expected a reason in UTF-8");
    return true;
}

static VerbResult verb_result(StoreResult result, GError **error)
{
    if (result == STORE_OK || result == STORE_REPEAT)
        return VERB_DONE;
    if (error && !*error)
        verb_refuse(error, result == STORE_FULL       ? "the store is full"
                           : result == STORE_CONFLICT ? "somebody else keeps changing it; try again"
                                                      : "the store did not answer in time: it may have happened");
    return VERB_FAILED;
}

VerbResult verb_run(const VerbActor *actor, const Verb *verb, const VerbRequest *request, Lead **after, GError **error)
{
    if (!fits(verb, request, error))
        return VERB_REFUSED;
    StoreResult result = STORE_CONFLICT;
    for (int i = 0; i < TRIES && result == STORE_CONFLICT; i++) {
        Lead *found = NULL;
        bool refused = false;
        result = store_lead(actor->store, request->lead, &found, error);
        if (result == STORE_NOTHING) {
            verb_refuse(error, "no lead L-%" G_GUINT64_FORMAT, request->lead);
            return VERB_NO_LEAD;
        }
        g_autoptr(Lead) lead = found;
        if (result == STORE_OK)
            result = attempt(actor, verb, request, lead, after, &refused, error);
        if (refused)
            return VERB_REFUSED;
    }
    return verb_result(result, error);
}
