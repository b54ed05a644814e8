/* next, snooze, source: what a rep decides of a lead's time and origin. */
#include <string.h>

#include "milter/draft.h"
#include "milter/flow.h"
#include "milter/sla.h"
#include "milter/verb_work.h"
#include "milter/when.h"
#include "store/records.h"

/* The first answer is due when it was promised, whatever anybody wants next. */
static bool owes_response(const Lead *lead)
{
    return lead_is_open(lead) && !lead->responded_at && lead->respond_by;
}

static bool find_moment(VerbWork *work, int64_t *at, GError **error)
{
    const VerbActor *actor = work->actor;
    if (!lead_is_open(work->lead) && work->lead->status != LEAD_STATUS__STATUS_NURTURE)
        return verb_refuse(error, "L-%" G_GUINT64_FORMAT " is %s: nothing comes next", work->lead->id,
                           lead_status_name(work->lead->status));
    if (when_parse(work->request->argument, sla_calendar(actor->config, work->lead), actor->config->timezone,
                   actor->now, at))
        return true;
    return verb_refuse(error, "expected a time to come, like 3d, 2wd, friday, tomorrow 10:00 or 2026-12-04, got \"%s\"",
                       work->request->argument);
}

static void remember(VerbWork *work, int64_t at)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(at);
    work->lead->has_snoozed_until = true;
    work->lead->snoozed_until = at;
    work->to = g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ");
    if (owes_response(work->lead))
        work->text = g_strdup("the first response stays due when it was promised");
}

bool verb_apply_next(VerbWork *work, GError **error)
{
    int64_t at;
    if (!find_moment(work, &at, error))
        return false;
    remember(work, at);
    if (!owes_response(work->lead))
        flow_next_on(work->lead, work->actor->config, "next", at, work->actor->now);
    return true;
}

bool verb_apply_snooze(VerbWork *work, GError **error)
{
    int64_t at;
    if (!find_moment(work, &at, error))
        return false;
    remember(work, at);
    if (!owes_response(work->lead))
        flow_next_on(work->lead, work->actor->config, work->lead->next_step, at, work->actor->now);
    return true;
}

/* "fair Hannover" -> "event:Hannover"; words that are no source of DESIGN's stay what they are. */
static char *source_of(const char *words)
{
    static const struct {
        const char *word, *source;
    } known[] = {{"fair ", "event:"},
                 {"expo ", "event:"},
                 {"event ", "event:"},
                 {"messe ", "event:"},
                 {"referral", "referral"},
                 {"search", "search"},
                 {"google", "search"},
                 {"ad", "ad"},
                 {"press", "press"},
                 {"chat", "chat"},
                 {"phone", "phone"},
                 {"form ", "form:"},
                 {"marketplace ", "marketplace:"}};
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
        size_t size = strlen(known[i].word);
        if (g_ascii_strncasecmp(words, known[i].word, size) != 0)
            continue;
        if (g_str_has_suffix(known[i].source, ":"))
            return words[size] ? g_strconcat(known[i].source, words + size, NULL) : NULL;
        if (!words[size])
            return g_strdup(known[i].source);
    }
    return strchr(words, ':') ? g_strdup(words) : g_strconcat("event:", words, NULL);
}

bool verb_apply_source(VerbWork *work, GError **error)
{
    enum { SOURCE_BYTES = 100 };
    const char *words = work->request->argument;
    if (!g_utf8_validate(words, -1, NULL) || strlen(words) > SOURCE_BYTES || strpbrk(words, "\r\n"))
        return verb_refuse(error, "expected a source of at most %d bytes", SOURCE_BYTES);
    g_autofree char *source = source_of(words);
    if (!source)
        return verb_refuse(error, "which one? \"%s NAME\"", words);
    verb_tell(work, work->lead->source, source);
    draft_set(&work->lead->source, source);
    return true;
}
