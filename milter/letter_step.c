/* Steps of a pursuit as the templates word them. */
#include "milter/letter_step.h"

#include <string.h>

#include "milter/sla.h"

enum { NAMED = 3 /* in a digest's subject */ };

static void set_flag(json_t *object, const char *name)
{
    json_object_set_new(object, name, json_true());
}

static void take_text(json_t *object, const char *name, char *text)
{
    g_autofree char *owned = text;
    if (owned && *owned)
        json_object_set_new(object, name, json_string(owned));
}

/* What is waited for, as the templates know it; a date that somebody set is "date". */
static const char *wait_of(const Lead *lead)
{
    static const struct {
        const char *step, *flag;
    } waits[] = {{"respond", "respond"},
                 {"reply", "reply"},
                 {"proposal", "proposal"},
                 {"follow-up", "silence"},
                 {"outcome", "outcome"}};
    for (size_t i = 0; lead->next_step && i < G_N_ELEMENTS(waits); i++)
        if (strcmp(waits[i].step, lead->next_step) == 0)
            return waits[i].flag;
    return "date";
}

/* The step that the row was written for; other rows' details are none. */
static const char *step_of(const Outgoing *row)
{
    static const char *const steps[] = {"overdue", "accept", "chase", "escalate", "again", "stale"};
    const char *detail = row->detail ? row->detail : "";
    size_t size = strcspn(detail, " ");
    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++)
        if (strlen(steps[i]) == size && strncmp(detail, steps[i], size) == 0)
            return steps[i];
    return "remind";
}

void letter_data_step(json_t *data, const Letter *letter, const char *language)
{
    const Lead *lead = letter->lead;
    GTimeZone *zone = letter->config->timezone;
    json_t *step = json_object(), *wait = json_object();
    set_flag(step, step_of(letter->row));
    set_flag(wait, wait_of(lead));
    int64_t due = lead->next_step_at;
    if (due) {
        take_text(wait, "due", words_moment(language, due, letter->now, zone));
        take_text(wait, "by", words_moment_short(language, due, letter->now, zone));
    }
    if (lead->clock_from)
        take_text(wait, "since", words_day(language, lead->clock_from, zone));
    if (due && due <= letter->now && lead->waiting_on == WAITING_ON__WAITING_US)
        set_flag(wait, "late");
    if (lead->credited_lead && !lead->responded_at)
        json_object_set_new(wait, "credited", json_sprintf("L-%" G_GUINT64_FORMAT, lead->credited_lead));
    json_object_set_new(data, "step", step);
    json_object_set_new(data, "wait", wait);
}

void letter_data_answer(json_t *data, const Letter *letter)
{
    enum { LINES_MAX = 100 };
    json_t *lines = json_array();
    g_autofree char *text = g_utf8_make_valid(letter->row->detail ? letter->row->detail : "", -1);
    g_auto(GStrv) line = g_strsplit(text, "\n", LINES_MAX);
    for (char **one = line; *one; one++) {
        for (char *p = *one; *p; p++)
            if ((unsigned char)*p < 0x20 || *p == 0x7f)
                *p = ' ';
        if (**one)
            json_array_append_new(lines, json_string(*one));
    }
    json_object_set_new(data, "lines", lines);
}

json_t *letter_data_digest(json_t *items, const Letter *letter)
{
    json_t *data = json_object(), *names = json_array();
    size_t n = json_array_size(items);
    for (size_t i = 0; i < MIN(n, NAMED); i++) {
        json_t *name = json_object();
        json_object_set(name, "who", json_object_get(json_array_get(items, i), "who"));
        if (i + 1 == MIN(n, NAMED))
            set_flag(name, "last");
        json_array_append_new(names, name);
    }
    json_object_set_new(data, "count", json_integer((json_int_t)n));
    if (n > NAMED)
        json_object_set_new(data, "more", json_integer((json_int_t)(n - NAMED)));
    json_object_set_new(data, "names", names);
    json_object_set_new(data, "items", items);
    json_object_set_new(data, "company", json_string(letter->config->company_name ? letter->config->company_name : ""));
    return data;
}
