/* undo: the lead as it was before the last verb, unless something else has happened to it since. */
#include <string.h>

#include "milter/draft.h"
#include "milter/pursuit.h"
#include "milter/verb_work.h"
#include "store/records.h"

ProtobufCBinaryData verb_pack(Lead *lead)
{
    Reading *reading = g_steal_pointer(&lead->reading);
    ProtobufCBinaryData bytes = {.len = lead__get_packed_size(lead)};
    bytes.data = g_malloc(bytes.len);
    lead__pack(lead, bytes.data);
    lead->reading = reading;
    return bytes;
}

/* The same clock goes on: what it has fired meanwhile is not fired again. */
static void keep_clock(Lead *lead, const Lead *now)
{
    if (!now->clock_from || lead->clock_from != now->clock_from || lead->next_step_at != now->next_step_at ||
        g_strcmp0(lead->next_step, now->next_step) != 0)
        return;
    pursuit_keep(lead, now);
    lead->has_wake_at = now->has_wake_at;
    lead->wake_at = now->wake_at;
}

Lead *verb_unpack(ProtobufCBinaryData bytes, Lead *now)
{
    Lead *lead = lead__unpack(NULL, bytes.len, bytes.data);
    if (!lead || lead->id != now->id) {
        if (lead)
            lead__free_unpacked(lead, NULL);
        return NULL;
    }
    lead->reading = g_steal_pointer(&now->reading);
    lead->has_revision = true;
    lead->revision = now->revision;
    lead->has_contact = now->has_contact;
    lead->contact = now->contact;
    lead->has_account = now->has_account;
    lead->account = now->account;
    lead->has_acked_at = now->has_acked_at;
    lead->acked_at = now->acked_at;
    keep_clock(lead, now);
    return lead;
}

/* What goes by itself, and takes nothing back that could be lost. */
static bool is_passing(const Event *event)
{
    static const char *const what[] = {"assigned", "acked",   "reminded", "escalated",
                                       "chased",   "overdue", "repeat",   NULL};
    return g_strv_contains(what, event->what) || g_str_has_suffix(event->what, " sent") ||
           g_str_has_suffix(event->what, " failed");
}

static const Event *last_verb(const GPtrArray *events, uint64_t id, GError **error)
{
    for (guint i = events->len; i > 0; i--) {
        const Event *event = events->pdata[i - 1];
        if (event->has_before)
            return event;
        if (event->what && !is_passing(event)) {
            verb_refuse(error, "L-%" G_GUINT64_FORMAT " has changed since (%s): nothing can be taken back", id,
                        event->what);
            return NULL;
        }
    }
    verb_refuse(error, "nothing was done to L-%" G_GUINT64_FORMAT " that could be taken back", id);
    return NULL;
}

bool verb_apply_undo(VerbWork *work, GError **error)
{
    static const char *const mails[] = {"card", "reminder", "escalation", NULL};
    g_autoptr(GPtrArray) events = NULL;
    uint64_t id = work->lead->id;
    work->failed = store_events(work->actor->store, id, &events, NULL) != STORE_OK;
    if (work->failed)
        return verb_refuse(error, "the history of L-%" G_GUINT64_FORMAT " cannot be read", id);
    const Event *event = last_verb(events, id, error);
    Lead *before = event ? verb_unpack(event->before, work->lead) : NULL;
    if (!before)
        return event ? verb_refuse(error, "how L-%" G_GUINT64_FORMAT " was before is not known", id) : false;
    verb_tell(work, event->what, lead_status_name(before->status));
    bool same_owner = g_strcmp0(before->owner, work->lead->owner) == 0;
    bool was_none = work->lead->status == LEAD_STATUS__STATUS_IGNORED;
    Lead swapped = *work->lead; /* the caller owns the struct, we its contents */
    *work->lead = *before;
    *before = swapped;
    lead__free_unpacked(before, NULL);
    if (!same_owner)
        work->change.cancel_outgoing = mails;
    if (was_none && lead_is_open(work->lead)) { /* its card and ack were taken away */
        verb_add_card(work);
        if (!work->lead->acked_at && !work->lead->ack_reason)
            draft_set(&work->lead->ack_reason, "reclassified");
    }
    return true;
}
