/* Leads, events and outbox rows -> JSON. */
#include "milter/json_lead.h"

#include "milter/draft.h"
#include "milter/json.h"
#include "store/records.h"

static json_t *text_or_null(const char *text)
{
    json_t *made = text && *text ? json_string(text) : NULL;
    return made ? made : json_null();
}

static void set_text(json_t *object, const char *key, const char *text)
{
    json_object_set_new(object, key, text_or_null(text));
}

static void set_time(json_t *object, const char *key, int64_t at)
{
    json_object_set_new(object, key, json_time(at));
}

static json_t *lead_id(uint64_t id)
{
    return id ? json_sprintf("L-%" G_GUINT64_FORMAT, id) : json_null();
}

static json_t *money(const Money *value)
{
    return value ? json_pack("{s:f, s:o}", "amount", value->amount, "currency", text_or_null(value->currency))
                 : json_null();
}

static void set_list(json_t *object, const char *key, char *const *texts, size_t count)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, text_or_null(texts[i]));
    json_object_set_new(object, key, list);
}

const char *waiting_on_name(WaitingOn waiting)
{
    return waiting == WAITING_ON__WAITING_US ? "us" : waiting == WAITING_ON__WAITING_PROSPECT ? "prospect" : NULL;
}

const char *outgoing_state_name(OutgoingState state)
{
    static const char *const names[] = {"waiting", "sending", "sent", "failed", "held", "dropped"};
    return (size_t)state < G_N_ELEMENTS(names) ? names[state] : "?";
}

static void add_times(json_t *object, const Lead *lead)
{
    set_time(object, "created", lead->created);
    set_time(object, "respond_by", lead->respond_by);
    set_time(object, "accept_by", lead->accept_by);
    set_time(object, "promised_by", lead->promised_by);
    set_time(object, "accepted_at", lead->accepted_at);
    set_time(object, "responded_at", lead->responded_at);
    set_text(object, "responded_by", lead->responded_by);
    set_time(object, "acked_at", lead->acked_at);
    set_text(object, "ack_reason", lead->ack_reason);
    set_time(object, "next_step_at", lead->next_step_at);
    set_time(object, "wake_at", lead->wake_at);
    set_text(object, "next_step", lead->next_step);
    set_time(object, "stage_since", lead->stage_since);
    set_time(object, "closed_at", lead->closed_at);
}

static void add_where_from(json_t *object, const Lead *lead, const char *account)
{
    set_text(object, "message_id", lead->message_id);
    set_text(object, "contact", lead->contact ? draft_prospect(lead) : NULL);
    set_text(object, "account", account);
    set_text(object, "relation", lead->relation);
    set_text(object, "source", lead->source);
    set_text(object, "channel", lead->channel);
    set_text(object, "campaign", lead->campaign);
    set_list(object, "intake", lead->intake, lead->n_intake);
    set_text(object, "mail_from", lead->mail_from);
    set_text(object, "spf", lead->spf);
    set_text(object, "dmarc", lead->dmarc);
}

static void add_links(json_t *object, const Lead *lead)
{
    json_t *linked = json_array();
    for (size_t i = 0; i < lead->n_linked; i++)
        json_array_append_new(linked, lead_id(lead->linked[i]));
    json_object_set_new(object, "linked", linked);
    json_object_set_new(object, "merged_into", lead_id(lead->merged_into));
    if (lead->same_project)
        json_object_set_new(object, "same_project", lead_id(lead->same_project));
}

json_t *json_lead(const Lead *lead, const char *account)
{
    json_t *object = json_object();
    json_object_set_new(object, "id", lead_id(lead->id));
    json_add_score(object, lead->class_, lead->score, lead->reason, lead->n_reason);
    set_text(object, "status", lead_status_name(lead->status));
    set_text(object, "owner", lead->owner);
    set_text(object, "owner_reason", lead->owner_reason);
    set_text(object, "waiting_on", waiting_on_name(lead->waiting_on));
    add_times(object, lead);
    json_object_set_new(object, "touches", json_integer(lead->touches));
    json_object_set_new(object, "attempts", json_integer(lead->attempts));
    json_object_set_new(object, "value", money(lead->value));
    set_text(object, "lost_reason", lead->lost_reason);
    set_text(object, "lost_text", lead->lost_text);
    set_text(object, "unparsed", lead->unparsed);
    if (lead->observed)
        json_object_set_new(object, "observed", json_true());
    json_object_set_new(object, "reclassified", json_boolean(lead->reclassified));
    add_where_from(object, lead, account);
    add_links(object, lead);
    json_t *reading = lead->reading ? json_reading(lead->reading) : json_object();
    json_object_update_missing(object, reading);
    json_decref(reading);
    return object;
}

json_t *json_event(const Event *event)
{
    json_t *object = json_object();
    const struct {
        const char *key, *text;
    } fields[] = {{"what", event->what}, {"who", event->who}, {"how", event->how},   {"from", event->from},
                  {"to", event->to},     {"why", event->why}, {"text", event->text}, {"message_id", event->message_id}};
    set_time(object, "at", event->at);
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
        if (fields[i].text && *fields[i].text)
            set_text(object, fields[i].key, fields[i].text);
    return object;
}

json_t *json_outgoing(const Outgoing *row)
{
    json_t *object = json_object();
    json_object_set_new(object, "id", json_integer((json_int_t)row->id));
    json_object_set_new(object, "lead", lead_id(row->lead));
    set_text(object, "purpose", row->purpose);
    set_text(object, "to", row->to);
    set_text(object, "state", outgoing_state_name(row->state));
    json_object_set_new(object, "attempts", json_integer(row->attempts));
    set_text(object, "last_reply", row->last_reply);
    set_time(object, "created", row->created);
    set_time(object, "due", row->due);
    set_time(object, "expires", row->expires);
    set_time(object, "settled", row->settled);
    set_text(object, "message_id", row->message_id);
    set_text(object, "waits_for", row->waits_for);
    return object;
}
