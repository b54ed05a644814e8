/* merge, split: two leads that are one, and back. */
#include <string.h>

#include "milter/draft.h"
#include "milter/flow.h"
#include "milter/pursuit.h"
#include "milter/verb_work.h"
#include "store/records.h"

static Lead *other_lead(VerbWork *work, uint64_t id, GError **error)
{
    Lead *other = NULL;
    if (store_lead(work->actor->store, id, &other, NULL) == STORE_OK)
        return other;
    verb_refuse(error, "no lead L-%" G_GUINT64_FORMAT, id);
    return NULL;
}

static void add_thread(Lead *into, const Lead *lead)
{
    enum { MOST = 40 };
    for (size_t i = 0; i < lead->n_thread_address && into->n_thread_address < MOST; i++) {
        into->thread_address = g_renew(char *, into->thread_address, into->n_thread_address + 1);
        into->thread_address[into->n_thread_address++] = g_strdup(lead->thread_address[i]);
    }
    into->linked = g_renew(uint64_t, into->linked, into->n_linked + 1);
    into->linked[into->n_linked++] = lead->id;
    into->has_touches = true;
    into->touches += 1 + lead->touches;
}

/* The other lead is written first: it knows of the merger before this one is gone. Once for these two. */
static bool tell_other(VerbWork *work, Lead *into, GError **error)
{
    const Lead *lead = work->lead;
    g_autofree char *from = g_strdup_printf("L-%" G_GUINT64_FORMAT, lead->id);
    /* Within the day it is the same try; after a split it may be merged again. */
    g_autofree char *what = g_strdup_printf("merge %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GINT64_FORMAT,
                                            lead->id, into->id, lead->stage_since);
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, (const guchar *)what, -1);
    uint8_t key[32];
    gsize size = sizeof key;
    g_checksum_get_digest(sum, key, &size);
    Event event = EVENT__INIT;
    event.what = (char *)"merged";
    event.who = (char *)work->actor->who;
    event.how = (char *)work->actor->how;
    event.from = from;
    const Event *events[] = {&event};
    add_thread(into, lead);
    StoreChange change = {.now = work->actor->now,
                          .lead = into,
                          .event = events,
                          .events = 1,
                          .dedupe_key = key,
                          .dedupe_seconds = VERB_DEDUPE_SECONDS};
    StoreResult result = store_change(work->actor->store, &change, NULL, error);
    if (result == STORE_OK || result == STORE_REPEAT)
        return true;
    work->failed = result != STORE_CONFLICT;
    if (error && !*error)
        verb_refuse(error, "L-%" G_GUINT64_FORMAT " is being changed: try again", into->id);
    return false;
}

bool verb_apply_merge(VerbWork *work, GError **error)
{
    static const char *const mails[] = {"card", "reminder", "escalation", NULL};
    Lead *lead = work->lead;
    uint64_t id = lead_id_of(work->request->argument);
    if (!id || id == lead->id)
        return verb_refuse(error, "expected another lead, like L-1042, got \"%s\"", work->request->argument);
    if (lead->status == LEAD_STATUS__STATUS_MERGED || lead->status == LEAD_STATUS__STATUS_IGNORED)
        return verb_refuse(error, "L-%" G_GUINT64_FORMAT " is %s already", lead->id, lead_status_name(lead->status));
    g_autoptr(Lead) into = other_lead(work, id, error);
    if (!into)
        return false;
    if (into->status == LEAD_STATUS__STATUS_MERGED || into->status == LEAD_STATUS__STATUS_IGNORED)
        return verb_refuse(error, "L-%" G_GUINT64_FORMAT " is %s itself", id, lead_status_name(into->status));
    if (!tell_other(work, into, error))
        return false;
    g_autofree char *name = g_strdup_printf("L-%" G_GUINT64_FORMAT, id);
    verb_tell(work, lead_status_name(lead->status), name);
    lead->has_status = lead->has_stage_since = lead->has_merged_into = lead->has_closed_at = true;
    lead->status = LEAD_STATUS__STATUS_MERGED;
    lead->stage_since = lead->closed_at = work->actor->now;
    lead->merged_into = id;
    flow_next_step(lead, work->actor->config, work->actor->now);
    work->change.cancel_outgoing = mails;
    return true;
}

/* What it was when it was merged. */
static LeadStatus status_before(const VerbWork *work)
{
    g_autoptr(GPtrArray) events = NULL;
    store_events(work->actor->store, work->lead->id, &events, NULL);
    for (guint i = events ? events->len : 0; i > 0; i--) {
        const Event *event = events->pdata[i - 1];
        int status = g_strcmp0(event->what, "merged") == 0 ? lead_status_of(event->from) : -1;
        if (status >= 0)
            return (LeadStatus)status;
    }
    return LEAD_STATUS__STATUS_ASSIGNED;
}

bool verb_apply_split(VerbWork *work, GError **error)
{
    Lead *lead = work->lead;
    if (lead->status != LEAD_STATUS__STATUS_MERGED)
        return verb_refuse(error, "L-%" G_GUINT64_FORMAT " was not merged: there is nothing to split", lead->id);
    lead->has_merged_into = false;
    lead->merged_into = 0;
    lead->status = status_before(work);
    lead->stage_since = work->actor->now;
    lead->has_closed_at = !lead_is_open(lead);
    lead->closed_at = lead->has_closed_at ? work->actor->now : 0;
    flow_next_step(lead, work->actor->config, work->actor->now);
    verb_tell(work, "merged", lead_status_name(lead->status));
    return true;
}
