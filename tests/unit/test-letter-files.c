/* What a card brings for the phone, and the links of its taps: whatever the fields say. */
#include <string.h>

#include "milter/letter_files.h"
#include "milter/letter_links.h"
#include "milter/letter_step.h"
#include "tests/unit/config-of.h"

#define NOW 1800000000

static const char base[] = "company: {name: ACME, timezone: Europe/Berlin}\nintake: sales@acme.example\n"
                           "identity: leads@acme.example\nowners: [alice@acme.example]\n";

typedef struct {
    Config *config;
    Lead lead;
    Reading reading;
    Outgoing row;
    Letter letter;
    json_t *data;
} Scene;

static void set_scene(Scene *s, json_t *data)
{
    s->config = config_of(base, "");
    lead__init(&s->lead);
    reading__init(&s->reading);
    outgoing__init(&s->row);
    s->lead.id = 1042;
    s->lead.reading = &s->reading;
    s->lead.respond_by = NOW + 3600;
    s->letter = (Letter){.config = s->config, .row = &s->row, .lead = &s->lead, .now = NOW};
    s->data = data;
}

static void clear(Scene *s)
{
    json_decref(s->data);
    config_unref(s->config);
}

/* Every line is a property, or the continuation of one, and none is long. */
static void check_lines(const char *text, const char *begins, const char *ends)
{
    g_assert_true(g_str_has_prefix(text, begins));
    g_assert_true(g_str_has_suffix(text, ends));
    g_assert_true(g_utf8_validate(text, -1, NULL));
    g_auto(GStrv) line = g_strsplit(text, "\n", -1);
    for (char **one = line; *one && **one; one++) {
        g_assert_cmpuint(strlen(*one), <=, 75);
        g_assert_true(**one == ' ' || strchr(*one, ':'));
    }
}

static void test_vcard(void)
{
    Scene s;
    set_scene(&s, json_pack("{s:s,s:s,s:s,s:s}", "name", "Hans Peter Müller", "company_name", "Müller, Söhne; Co",
                            "phone", "+4971112345", "email", "hans@mueller.example"));
    g_autofree char *card = letter_vcard(s.data, &s.letter);
    check_lines(card, "BEGIN:VCARD\nVERSION:3.0\nFN:Hans Peter Müller\nN:Müller;Hans Peter;;;\n", "END:VCARD\n");
    g_assert_nonnull(strstr(card, "\nORG:Müller\\, Söhne\\; Co\n"));
    g_assert_nonnull(strstr(card, "\nTEL;TYPE=WORK,VOICE:+4971112345\n"));
    clear(&s);
}

static void test_hostile_vcard(void)
{
    Scene s;
    g_autofree char *endless = g_strnfill(3000, 'x');
    set_scene(&s,
              json_pack("{s:s,s:s,s:s}", "name", "Eve\r\nEND:VCARD\nTEL:+1", "title", endless, "email", "e@x.example"));
    g_autofree char *card = letter_vcard(s.data, &s.letter);
    check_lines(card, "BEGIN:VCARD\n", "\nEND:VCARD\n");
    g_assert_null(strstr(card, "\nTEL:+1"));
    char *end = strstr(card, "\nEND:VCARD");
    g_assert_null(strstr(end + 1, "\nEND:VCARD"));
    clear(&s);
    set_scene(&s, json_pack("{s:s}", "name", "Nobody reachable"));
    g_assert_null(letter_vcard(s.data, &s.letter));
    clear(&s);
}

static void test_deadline(void)
{
    Scene s;
    set_scene(&s, json_pack("{s:s,s:s}", "who", "Müller; DE\nBEGIN:VALARM", "what", "40 x NF-220"));
    g_autofree char *entry = letter_deadline(s.data, &s.letter);
    check_lines(entry, "BEGIN:VCALENDAR\nVERSION:2.0\n", "END:VEVENT\nEND:VCALENDAR\n");
    g_assert_nonnull(strstr(entry, "\nDTEND:20270115T090000Z\n"));
    g_assert_nonnull(strstr(entry, "\nSUMMARY:L-1042 | Müller\\; DE BEGIN:VALARM | 40 x NF-220\n"));
    s.lead.responded_at = NOW;
    g_assert_null(letter_deadline(s.data, &s.letter));
    clear(&s);
}

static void test_links(void)
{
    Scene s;
    set_scene(&s, json_pack("{s:s,s:s}", "email", "o'hara?cc=x@y.example", "phone", "+4971112345"));
    s.lead.message_id = (char *)"q1&body=won@there.example";
    s.reading.subject = (char *)"Quote & more?body=won";
    json_t *links = letter_links(s.data, &s.letter, "leads+abc@acme.example");
    g_assert_cmpstr(json_string_value(json_object_get(links, "accept")), ==,
                    "mailto:leads+abc@acme.example?subject=accept%20L-1042&body=accept");
    g_assert_cmpstr(json_string_value(json_object_get(links, "later")), ==,
                    "mailto:leads+abc@acme.example?subject=snooze%203d%20L-1042&body=snooze%203d");
    g_assert_cmpstr(json_string_value(json_object_get(links, "call")), ==, "tel:+4971112345");
    const char *write = json_string_value(json_object_get(links, "write"));
    g_assert_true(g_str_has_prefix(write, "mailto:o%27hara%3Fcc%3Dx@y.example?subject=Re%3A%20Quote%20%26"));
    g_assert_nonnull(strstr(write, "&In-Reply-To=%3Cq1%26body%3Dwon%40there.example%3E"));
    json_decref(links);
    clear(&s);
}

/* A row's detail is ours, a lead's next step a person's: both may be anything. */
static void test_step(void)
{
    Scene s;
    set_scene(&s, json_object());
    s.row.detail = (char *)"escalate 1800000000";
    s.lead.next_step = (char *)"{{secret}}";
    s.lead.next_step_at = NOW - 60;
    s.lead.waiting_on = WAITING_ON__WAITING_US;
    letter_data_step(s.data, &s.letter, "en");
    g_assert_true(json_is_true(json_object_get(json_object_get(s.data, "step"), "escalate")));
    g_assert_true(json_is_true(json_object_get(json_object_get(s.data, "wait"), "date")));
    g_assert_true(json_is_true(json_object_get(json_object_get(s.data, "wait"), "late")));
    g_autofree char *all = json_dumps(s.data, JSON_COMPACT);
    g_assert_null(strstr(all, "secret"));
    clear(&s);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/letter-files/vcard", test_vcard);
    g_test_add_func("/letter-files/hostile-vcard", test_hostile_vcard);
    g_test_add_func("/letter-files/deadline", test_deadline);
    g_test_add_func("/letter-files/links", test_links);
    g_test_add_func("/letter-files/step", test_step);
    return g_test_run();
}
