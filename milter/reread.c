/* A lead read late: facts are added, decisions stand. */
#include "milter/reread.h"

#include <stdlib.h>
#include <string.h>

#include "milter/draft.h"
#include "milter/pursuit.h"
#include "milter/sender.h"

static void take_verdicts(Lead *lead, const Reading *reading)
{
    const AuthenticationResults *stated = reading->authentication;
    if (stated && stated->dmarc)
        draft_set(&lead->dmarc, stated->dmarc);
    draft_set(&lead->spf, sender_spf(lead->spf, reading));
}

void reread_take(Lead *lead, const Config *config, Reading *reading)
{
    if (lead->reading)
        reading__free_unpacked(lead->reading, NULL);
    lead->reading = reading;
    draft_set(&lead->unparsed, reading->unparsed);
    if (reading->message_id)
        draft_set(&lead->message_id, reading->message_id);
    if (reading->source)
        draft_set(&lead->source, reading->source->value);
    draft_channel(lead);
    draft_thread(lead, config, reading);
    take_verdicts(lead, reading);
}

bool reread_untouched(const Lead *lead)
{
    bool fresh = lead->status == LEAD_STATUS__STATUS_NEW || lead->status == LEAD_STATUS__STATUS_ASSIGNED;
    return fresh && !lead->reclassified && !lead->accepted_at && !lead->responded_at && !lead->snoozed_until;
}

static void judge_none(Lead *lead)
{
    Hit *hit = malloc(sizeof *hit);
    hit__init(hit);
    hit->name = strdup("answers-our-mail");
    hit->evidence = strdup("a machine's answer, or our own mail sent back");
    lead->reason = g_renew(Hit *, lead->reason, lead->n_reason + 1);
    memmove(lead->reason + 1, lead->reason, lead->n_reason * sizeof *lead->reason);
    lead->reason[0] = hit;
    lead->n_reason++;
    lead->class_ = LEAD_CLASS__CLASS_NONE;
}

/* Promised by the ack is what stands in the lead. */
static void hasten(Lead *lead, const Config *config)
{
    int64_t before = lead->respond_by;
    draft_deadlines(lead, config, lead->created);
    if (lead->class_ != LEAD_CLASS__CLASS_NONE && before && lead->respond_by > before)
        lead->respond_by = lead->promised_by = lead->next_step_at = before;
    if (lead->class_ != LEAD_CLASS__CLASS_NONE)
        pursuit_begin(lead, config, lead->created);
}

void reread_judge(Lead *lead, const Config *config, bool machine)
{
    LeadClass before = lead->class_;
    draft_score(lead, config, lead->relation);
    if (!reread_untouched(lead)) {
        lead->class_ = before;
        return;
    }
    if (machine)
        judge_none(lead);
    hasten(lead, config);
}
