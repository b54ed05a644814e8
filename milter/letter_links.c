/* Links: one word, and the mail is written. */
#include "milter/letter_links.h"

#include "milter/letter_data.h"

/* What a tap says. The subject says it too: some phones send a mail without text. */
static const struct {
    const char *name, *words;
} taps[] = {{"accept", "accept"},
            {"not_mine", "reject not-mine"},
            {"later", "snooze 3d"},
            {"not_a_lead", "not-a-lead"},
            {"called", "called reached"},
            {"voicemail", "called voicemail"},
            {"reject", "reject not-mine"},
            {"qualified", "qualified"},
            {"unqualified", "unqualified "},
            {"proposal", "proposal "},
            {"won", "won "},
            {"lost", "lost "},
            {"assign", "assign "},
            {"status", "status"},
            {"nurture", "nurture"}};

static char *escaped(const char *text)
{
    return g_uri_escape_string(text ? text : "", NULL, FALSE);
}

static json_t *tap(const Letter *letter, const char *reply_to, const char *words)
{
    g_autofree char *body = escaped(words);
    return json_sprintf("mailto:%s?subject=%s%%20L-%" G_GUINT64_FORMAT "&body=%s", reply_to, body, letter->lead->id,
                        body);
}

/* To the prospect himself, in the thread of his own message. */
static json_t *answer(const Letter *letter, const char *email)
{
    const Reading *reading = letter->lead->reading;
    bool own = reading && !(reading->relay && *reading->relay) && letter->lead->message_id;
    g_autofree char *plain = letter_safe_subject(reading ? reading->subject : NULL);
    g_autofree char *subject = escaped(plain), *to = g_uri_escape_string(email, "@+", FALSE);
    g_autofree char *id = own ? escaped(letter->lead->message_id) : NULL;
    return json_sprintf("mailto:%s?subject=Re%%3A%%20%s%s%s%s", to, subject, id ? "&In-Reply-To=%3C" : "", id ? id : "",
                        id ? "%3E" : "");
}

json_t *letter_links(const json_t *data, const Letter *letter, const char *reply_to)
{
    json_t *links = json_object();
    for (size_t i = 0; i < G_N_ELEMENTS(taps); i++)
        json_object_set_new(links, taps[i].name, tap(letter, reply_to, taps[i].words));
    const char *email = json_string_value(json_object_get(data, "email"));
    const char *phone = json_string_value(json_object_get(data, "phone"));
    if (email)
        json_object_set_new(links, "write", answer(letter, email));
    if (phone) {
        g_autofree char *number = g_uri_escape_string(phone, "+", FALSE);
        json_object_set_new(links, "call", json_sprintf("tel:%s", number));
    }
    return links;
}
