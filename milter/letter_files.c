/* vCard and iCalendar: escaped, folded lines. */
#include "milter/letter_files.h"

#include <string.h>

enum { FOLD = 74, ALARM_MINUTES = 15, EVENT_MINUTES = 15 };

/* RFC 2426, 5; RFC 5545, 3.3.11. */
static void append_escaped(GString *out, const char *text, size_t size)
{
    for (const char *p = text; p < text + size; p++) {
        unsigned char c = (unsigned char)*p;
        if (c && strchr("\\,;", c))
            g_string_append_c(out, '\\');
        g_string_append_c(out, c < 0x20 || c == 0x7f ? ' ' : (char)c);
    }
}

/* "NAME:value", folded between characters, never inside one. */
static void add_folded(GString *out, const char *name, const char *value)
{
    g_autofree char *line = g_strconcat(name, ":", value, NULL);
    size_t used = 0;
    for (const char *p = line; *p; p = g_utf8_next_char(p)) {
        size_t size = (size_t)(g_utf8_next_char(p) - p);
        if (used + size > FOLD) {
            g_string_append(out, "\n ");
            used = 1;
        }
        g_string_append_len(out, p, (gssize)size);
        used += size;
    }
    g_string_append_c(out, '\n');
}

static void add_line(GString *out, const char *name, const char *value)
{
    g_autoptr(GString) escaped = g_string_new(NULL);
    append_escaped(escaped, value, strlen(value));
    add_folded(out, name, escaped->str);
}

static const char *text_of(const json_t *data, const char *key)
{
    const char *text = json_string_value(json_object_get(data, key));
    return text && *text ? text : NULL;
}

static void add_known(GString *out, const char *name, const char *value)
{
    if (value)
        add_line(out, name, value);
}

/* Family name last, as far as anybody can tell; the full name stands in FN. */
static void add_name(GString *out, const char *name)
{
    const char *space = strrchr(name, ' ');
    const char *const part[] = {space ? space + 1 : name, space ? name : "", "", "", ""};
    const size_t size[] = {strlen(part[0]), space ? (size_t)(space - name) : 0, 0, 0, 0};
    g_autoptr(GString) value = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(part); i++) {
        if (i)
            g_string_append_c(value, ';');
        append_escaped(value, part[i], size[i]);
    }
    add_folded(out, "N", value->str);
}

char *letter_vcard(const json_t *data, const Letter *letter)
{
    const char *name = text_of(data, "name"), *company = text_of(data, "company_name");
    const char *email = text_of(data, "email"), *phone = text_of(data, "phone");
    if (!email && !phone)
        return NULL;
    g_autofree char *note = g_strdup_printf("L-%" G_GUINT64_FORMAT, letter->lead->id);
    GString *out = g_string_new("BEGIN:VCARD\nVERSION:3.0\n");
    add_line(out, "FN", name ? name : company ? company : email ? email : phone);
    add_name(out, name ? name : company ? company : "");
    add_known(out, "ORG", company);
    add_known(out, "TITLE", text_of(data, "title"));
    add_known(out, "TEL;TYPE=WORK,VOICE", phone);
    add_known(out, "EMAIL;TYPE=INTERNET", email);
    add_known(out, "URL", text_of(data, "website"));
    add_line(out, "NOTE", note);
    g_string_append(out, "END:VCARD\n");
    return g_string_free(out, FALSE);
}

static void add_time(GString *out, const char *name, int64_t at)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(at);
    g_autofree char *text = g_date_time_format(time, "%Y%m%dT%H%M%SZ");
    add_line(out, name, text);
}

char *letter_deadline(const json_t *data, const Letter *letter)
{
    const Lead *lead = letter->lead;
    if (!lead->respond_by || lead->respond_by <= letter->now || lead->responded_at)
        return NULL;
    const char *who = text_of(data, "who"), *what = text_of(data, "what");
    g_autofree char *id = g_strdup_printf("L-%" G_GUINT64_FORMAT, lead->id);
    g_autofree char *uid =
        g_strdup_printf("lead-%" G_GUINT64_FORMAT "-respond@%s", lead->id, address_domain(letter->config->identity));
    g_autofree char *summary = g_strjoin(" | ", id, who ? who : what ? what : "?", who && what ? what : NULL, NULL);
    GString *out = g_string_new("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//leadmilter//card//EN\nMETHOD:PUBLISH\n"
                                "BEGIN:VEVENT\n");
    add_line(out, "UID", uid);
    add_time(out, "DTSTAMP", letter->now);
    add_time(out, "DTSTART", lead->respond_by - EVENT_MINUTES * 60);
    add_time(out, "DTEND", lead->respond_by);
    add_line(out, "SUMMARY", summary);
    add_known(out, "DESCRIPTION", text_of(data, "phone"));
    g_string_append(out, "TRANSP:TRANSPARENT\nBEGIN:VALARM\nACTION:DISPLAY\n");
    add_line(out, "DESCRIPTION", summary);
    g_string_append_printf(out, "TRIGGER:-PT%dM\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n", ALARM_MINUTES);
    return g_string_free(out, FALSE);
}
