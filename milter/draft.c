/* Reading and envelope -> a Lead and its outbox rows, ready for the transaction. */
#include "milter/draft.h"

#include <stdlib.h>
#include <string.h>

#include "milter/pursuit.h"
#include "milter/sender.h"
#include "milter/sla.h"
#include "parser/freemail.h"
#include "store/mailbox.h"
#include "store/records.h"

enum {
    DAY = 86400,
    INTAKES_MAX = 100,     /* of the addresses hit: a sender may make up any number of plus-tags */
    THREAD_MAX = 20,       /* addresses remembered of To and Cc */
    UNPARSED_CARD_WAIT = 4 /* seconds: the second reading usually comes first */
};

void draft_set(char **field, const char *value)
{
    char *copy = g_strdup(value);
    if (*field && *field != protobuf_c_empty_string)
        g_free(*field);
    *field = copy;
}

static void copy_intake(Lead *lead, const Config *config, const Envelope *envelope)
{
    lead->intake = g_new0(char *, envelope->rcpt->len + 1);
    for (guint i = 0; i < envelope->rcpt->len && lead->n_intake < INTAKES_MAX; i++)
        if (envelope_to_intake(config, envelope->rcpt->pdata[i]))
            lead->intake[lead->n_intake++] = g_strdup(envelope->rcpt->pdata[i]);
}

static bool in_thread(const Lead *lead, const char *address)
{
    for (size_t i = 0; i < lead->n_thread_address; i++)
        if (address_equal(lead->thread_address[i], address))
            return true;
    return false;
}

void draft_thread_address(Lead *lead, const Config *config, const char *address)
{
    if (!address || !*address || config_our_domain(config, address) || lead->n_thread_address >= THREAD_MAX ||
        in_thread(lead, address))
        return;
    lead->thread_address = g_renew(char *, lead->thread_address, lead->n_thread_address + 1);
    lead->thread_address[lead->n_thread_address++] = g_strdup(address);
}

void draft_thread(Lead *lead, const Config *config, const Reading *reading)
{
    for (size_t i = 0; i < reading->n_to; i++)
        draft_thread_address(lead, config, reading->to[i]->address);
    for (size_t i = 0; i < reading->n_cc; i++)
        draft_thread_address(lead, config, reading->cc[i]->address);
}

/* The first plus-tag in envelope order; the reader saw the same recipients. */
static char *source_of(const Lead *lead)
{
    if (lead->reading && lead->reading->source)
        return g_strdup(lead->reading->source->value);
    for (size_t i = 0; i < lead->n_intake; i++) {
        g_autofree char *tag = address_tag(lead->intake[i]);
        if (tag && *tag)
            return g_strconcat("plus:", tag, NULL);
    }
    return NULL;
}

void draft_channel(Lead *lead)
{
    const char *relay = lead->reading ? lead->reading->relay : NULL;
    bool voice = relay && strcmp(relay, "voicemail") == 0;
    draft_set(&lead->channel, !relay || !*relay ? "mail" : voice ? "phone" : relay);
}

static void copy_reading(Lead *lead, const Incoming *incoming)
{
    lead->reading = incoming->reading;
    if (!lead->reading)
        return;
    draft_set(&lead->message_id, lead->reading->message_id);
    if (lead->reading->authentication)
        draft_set(&lead->dmarc, lead->reading->authentication->dmarc);
    draft_thread(lead, incoming->config, lead->reading);
}

Lead *draft_lead(const Incoming *incoming, const char *relation)
{
    const Envelope *envelope = incoming->envelope;
    Lead *lead = g_new0(Lead, 1);
    lead__init(lead);
    lead->has_created = lead->has_stage_since = lead->has_dedupe_key = true;
    lead->created = lead->stage_since = incoming->now;
    lead->dedupe_key.data = g_memdup2(incoming->key.key, sizeof incoming->key.key);
    lead->dedupe_key.len = sizeof incoming->key.key;
    draft_set(&lead->mail_from, envelope->mail_from ? envelope->mail_from : "");
    draft_set(&lead->client, envelope->client);
    draft_set(&lead->helo, envelope->helo);
    lead->has_from_house = true;
    lead->has_observed = lead->observed = incoming->config->mode == MODE_OBSERVE;
    lead->from_house =
        envelope_from_relay(incoming->config, envelope) || envelope_authenticated(incoming->config, envelope);
    draft_set(&lead->unparsed, incoming->unparsed);
    copy_intake(lead, incoming->config, envelope);
    copy_reading(lead, incoming);
    draft_set(&lead->spf, sender_spf(incoming->spf, lead->reading));
    g_autofree char *source = source_of(lead);
    draft_set(&lead->source, source);
    draft_channel(lead);
    if (incoming->linked) {
        lead->linked = g_new0(uint64_t, 1);
        lead->linked[lead->n_linked++] = incoming->linked;
    }
    draft_set(&lead->relation, relation); /* for the ack; the transaction settles it */
    draft_score(lead, incoming->config, relation);
    draft_deadlines(lead, incoming->config, incoming->now);
    return lead;
}

static int intake_points(const Lead *lead, const Config *config)
{
    int most = 0;
    for (size_t i = 0; i < lead->n_intake; i++) {
        const IntakeAddress *intake = config_intake(config, lead->intake[i]);
        if (intake && (i == 0 || intake->points > most))
            most = intake->points;
    }
    return most;
}

static void take_reasons(Lead *lead, Score *score)
{
    for (size_t i = 0; i < lead->n_reason; i++)
        hit__free_unpacked(lead->reason[i], NULL);
    g_free(lead->reason);
    lead->n_reason = score->reason->len;
    lead->reason = g_new0(Hit *, score->reason->len + 1);
    for (guint i = 0; i < score->reason->len; i++) {
        const Hit *from = score->reason->pdata[i];
        Hit *hit = g_new0(Hit, 1);
        hit__init(hit);
        hit->name = g_strdup(from->name);
        hit->points = from->points;
        hit->evidence = g_strdup(from->evidence);
        lead->reason[i] = hit;
    }
}

void draft_score(Lead *lead, const Config *config, const char *relation)
{
    lead->has_class_ = lead->has_score = true;
    if (!lead->reading || lead->unparsed) {
        /* In doubt it is a lead, and a human looks. */
        lead->class_ = LEAD_CLASS__CLASS_GENERAL;
        lead->score = intake_points(lead, config);
        return;
    }
    ScoreFacts facts = {.spf = lead->spf,
                        .intake_points = intake_points(lead, config),
                        .relation = relation,
                        .internal = lead->mail_from && *lead->mail_from && config_our_domain(config, lead->mail_from)};
    g_autoptr(Score) score = score_reading(config, lead->reading, &facts);
    lead->class_ = score->class;
    lead->score = score->score;
    take_reasons(lead, score);
}

void draft_deadlines(Lead *lead, const Config *config, int64_t now)
{
    if (lead->class_ == LEAD_CLASS__CLASS_NONE) {
        lead->has_status = lead->has_waiting_on = true;
        lead->status = LEAD_STATUS__STATUS_IGNORED;
        lead->waiting_on = WAITING_ON__WAITING_NOBODY;
        pursuit_end(lead);
        return;
    }
    Deadlines deadlines = sla_deadlines(config, lead->class_, now);
    lead->has_accept_by = lead->has_respond_by = lead->has_promised_by = lead->has_next_step_at = true;
    lead->accept_by = deadlines.accept_by;
    lead->respond_by = lead->promised_by = lead->next_step_at = deadlines.respond_by;
    lead->has_waiting_on = true;
    lead->waiting_on = WAITING_ON__WAITING_US;
    draft_set(&lead->next_step, "respond");
    draft_set(&lead->sla, lead_class_name(lead->class_));
    pursuit_begin(lead, config, now);
}

/* Only the times are changed, so that a copy of the struct will do. */
static void fit_candidate(Lead lead, const Config *config, StoreCandidate *candidate, bool promise, int64_t now)
{
    const Calendar *calendar = sla_calendar(config, &lead);
    Sla sla = sla_for(config, &lead);
    candidate->accept_by = lead.accept_by = sla_after(calendar, now, sla.accept);
    if (promise)
        candidate->respond_by = lead.respond_by = lead.next_step_at = sla_after(calendar, now, sla.respond);
    else if (!lead.responded_at && lead.respond_by <= now)
        candidate->next_step_at = lead.next_step_at = sla_after(calendar, now, sla.respond);
    pursuit_begin(&lead, config, now);
    candidate->wake_at = lead.wake_at;
}

/* The clock does not stop for the night. */
static void fit_on_call(Lead lead, const Config *config, StoreCandidate *candidate, int64_t now)
{
    lead.owner_reason = (char *)"on call";
    Sla sla = sla_for(config, &lead);
    candidate->accept_by = lead.accept_by = now + sla.accept.seconds;
    candidate->respond_by = lead.respond_by = lead.next_step_at = now + sla.respond.seconds;
    pursuit_begin(&lead, config, now);
    candidate->wake_at = lead.wake_at;
}

static void fit(const Lead *lead, const Config *config, Routing *routing, bool promise, int64_t now)
{
    enum { DIGEST_SPACED = 2 * 3600 };
    for (guint i = 0; i < routing->candidate->len; i++) {
        StoreCandidate *candidate = &g_array_index(routing->candidate, StoreCandidate, i);
        const Owner *owner = config_owner(config, candidate->name);
        CardMode card = config_card(config, owner, lead->class_ == LEAD_CLASS__CLASS_HOT);
        candidate->silent = card == CARD_NONE;
        candidate->spaced = card == CARD_DIGEST ? DIGEST_SPACED : 0;
        Lead his = *lead;
        his.owner_reason = routing->reason;
        his.owner = (char *)candidate->name;
        bool usual = config->n_sla_case == 0 && sla_calendar(config, &his) == config->calendar;
        if (routing->on_call && promise)
            fit_on_call(his, config, candidate, now);
        else if (!usual)
            fit_candidate(his, config, candidate, promise, now);
    }
}

void draft_candidates(const Lead *lead, const Config *config, Routing *routing, int64_t now)
{
    fit(lead, config, routing, true, now);
}

void draft_handed_over(const Lead *lead, const Config *config, Routing *routing, int64_t now)
{
    if (lead_is_open(lead))
        fit(lead, config, routing, false, now);
}

const char *draft_prospect(const Lead *lead)
{
    const Reading *reading = lead->reading;
    if (reading && reading->email && *reading->email->value)
        return reading->email->value;
    if (lead->mail_from && *lead->mail_from && !(reading && reading->relay))
        return lead->mail_from;
    return NULL;
}

static const char *found(const Found *value)
{
    return value ? value->value : NULL;
}

Contact draft_contact(const Lead *lead)
{
    Contact contact = CONTACT__INIT;
    contact.address = (char *)draft_prospect(lead);
    /* Of a person nobody learns from a message that his domain denies. */
    if (!lead->reading || sender_forged(lead->spf, lead->reading))
        return contact;
    contact.name = (char *)found(lead->reading->name);
    contact.phone = (char *)found(lead->reading->phone);
    contact.title = (char *)found(lead->reading->title);
    contact.language = (char *)found(lead->reading->language);
    contact.country = (char *)found(lead->reading->country);
    return contact;
}

const char *draft_account_domain(const Lead *lead, const Config *config)
{
    const char *address = draft_prospect(lead);
    const char *domain = address ? address_domain(address) : "";
    if (!*domain || freemail_domain(domain) || config_our_domain(config, address))
        return NULL;
    return domain;
}

Outgoing draft_card(const Lead *lead, int64_t now)
{
    Outgoing row = OUTGOING__INIT;
    row.purpose = (char *)"card";
    row.template_ = (char *)"card";
    row.has_to_owner = row.to_owner = true;
    row.has_created = row.has_due = row.has_expires = true;
    row.created = now;
    row.due = lead->unparsed && !lead->reading ? now + UNPARSED_CARD_WAIT : now;
    row.expires = now + 7 * DAY;
    return row;
}

Outgoing draft_ack(const Lead *lead, const Config *config, char *to, bool waits_for_spf, int64_t now)
{
    Outgoing row = OUTGOING__INIT;
    row.purpose = (char *)"ack";
    row.template_ = (char *)(lead->class_ == LEAD_CLASS__CLASS_HOT ? "ack-hot" : "ack-general");
    row.to = to;
    row.has_created = row.has_due = row.has_expires = true;
    row.created = row.due = now;
    if (waits_for_spf) {
        row.due = sla_deadlines(config, lead->class_, now).ack_by;
        row.waits_for = (char *)"spf";
    }
    row.expires = row.due + 2 * DAY;
    return row;
}

const char *draft_ack_waits(const Lead *lead, bool for_spf)
{
    return lead->observed ? DRAFT_OBSERVED : for_spf ? DRAFT_WAITS_FOR_SPF : NULL;
}

void draft_hold_back(Outgoing *row, const Lead *lead, int64_t now)
{
    if (!lead->observed)
        return;
    row->has_state = row->has_settled = true;
    row->state = OUTGOING_STATE__OUTGOING_DROPPED;
    row->settled = now;
    row->last_reply = (char *)DRAFT_OBSERVED;
}

/* Whatever tags a sender makes up, it is one mailbox that our acks end in. */
void draft_budgets(DraftBudgets *budgets, const Config *config, const char *to)
{
    g_autofree char *canonical = mailbox_canonical(to);
    size_t local = strcspn(canonical, "@"), plain = strcspn(canonical, "+@");
    budgets->sender = g_strdup_printf("sender:%.*s%s", (int)(plain ? plain : local), canonical, canonical + local);
    budgets->domain = g_strconcat("domain:", address_domain(canonical), NULL);
    budgets->budget[0] = (StoreBudget){budgets->sender, config->ack_sender.limit, config->ack_sender.seconds};
    budgets->budget[1] = (StoreBudget){budgets->domain, config->ack_domain.limit, config->ack_domain.seconds};
    budgets->budget[2] = (StoreBudget){"total", config->ack_total.limit, config->ack_total.seconds};
}

void draft_budgets_clear(DraftBudgets *budgets)
{
    g_free(budgets->sender);
    g_free(budgets->domain);
}

Timer draft_timer(const char *what, int64_t due)
{
    Timer timer = TIMER__INIT;
    timer.what = (char *)what;
    timer.has_due = true;
    timer.due = due;
    return timer;
}
