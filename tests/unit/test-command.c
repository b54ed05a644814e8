/* Lines of a rep's mail as commands, prose that only begins like one, and moments as people name them. */
#include <string.h>

#include "milter/command_parse.h"
#include "milter/when.h"
#include "tests/unit/config-of.h"
#include "tests/unit/timetable.h"

/* "won=12000 EUR; note:rang twice" of what was understood; "~accept" of what was nearly; "-" of nothing. */
static char *understood(const char *own, const char *subject)
{
    const char *near = NULL;
    g_autoptr(GPtrArray) commands = command_parse(own, subject, &near);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < commands->len; i++) {
        const MailCommand *one = commands->pdata[i];
        static const char *const kinds[] = {"", "person", "status", "find", "help"};
        static const char *const moves[] = {"away", "back", "busy"};
        const char *name = one->verb                     ? one->verb->name
                           : one->kind == COMMAND_PERSON ? moves[one->move]
                                                         : kinds[one->kind];
        g_string_append_printf(text, "%s%s", i ? "; " : "", name);
        if (one->argument)
            g_string_append_printf(text, ":%s", one->argument);
        if (one->value)
            g_string_append_printf(text, "=%s", one->value);
        if (one->reason)
            g_string_append_printf(text, "(%s)", one->reason);
    }
    if (commands->len == 0)
        g_string_append_printf(text, near ? "~%s" : "-", near);
    return g_string_free(text, FALSE);
}

static void test_lines(void)
{
    static const struct {
        const char *own, *subject, *understood;
    } cases[] = {
        {"accept", NULL, "accept"},
        {"Accept.\n", NULL, "accept"},
        {"ACCEPT L-1042", NULL, "accept"},
        {"accept\n\n-- \nAlice Smith\nACME Industrial", NULL, "accept"},
        {"accept\n\nSent from my phone", NULL, "accept"},
        {"reject not-mine", NULL, "reject(not-mine)"},
        {"reject: wrong region, sorry", NULL, "reject(wrong region, sorry)"},
        {"called reached", NULL, "called:reached"},
        {"called Voicemail", NULL, "called:voicemail"},
        {"called", NULL, "called"},
        {"proposal 18400 EUR", NULL, "proposal=18400 EUR"},
        {"won 12000 EUR", NULL, "won=12000 EUR"},
        {"won", NULL, "won"},
        {"lost went with Siemens", NULL, "lost(went with Siemens)"},
        {"unqualified student", NULL, "unqualified(student)"},
        {"assign bob", NULL, "assign:bob"},
        {"next friday", NULL, "next:friday"},
        {"snooze 3d", NULL, "snooze:3d"},
        {"busy 4h", NULL, "busy:4h"},
        {"away until 2026-12-04", NULL, "away:2026-12-04"},
        {"away", NULL, "away:"},
        {"back", NULL, "back"},
        {"note he builds in Leeds: ask for drawings", NULL, "note:he builds in Leeds: ask for drawings"},
        {"hot", NULL, "reclassify:hot"},
        {"not a lead", NULL, "reclassify:none"},
        {"Not-a-lead!", NULL, "reclassify:none"},
        {"source fair Hannover", NULL, "source:fair Hannover"},
        {"merge L-1043", NULL, "merge:L-1043"},
        {"undo", NULL, "undo"},
        {"status", NULL, "status"},
        {"find Müller", NULL, "find:Müller"},
        {"help", NULL, "help"},
        /* several in one mail */
        {"accept\ncalled voicemail\nnext tomorrow", NULL, "accept; called:voicemail; next:tomorrow"},
        {"\n\naccept\n\nnote rang twice\n", NULL, "accept; note:rang twice"},
        /* a tap whose body got lost */
        {"", "accept L-1042", "accept"},
        {NULL, "Re: called reached L-1042", "called:reached"},
        {"", "Re: HOT by 10:10 | Müller", "-"},
        /* meant for the prospect */
        {"Dear Ann,\n\nplease find our quotation attached.", NULL, "-"},
        {"Accept our apologies for the delay", NULL, "-"},
        {"Back to you on Monday with the drawings", NULL, "-"},
        {"won the contract, thanks to you", NULL, "-"},
        {"called you twice today without success", NULL, "-"},
        {"accept\n\nDear Ann, the pumps cost 12000 EUR in all, delivery is four weeks from your order, and the flanges "
         "come apart.",
         NULL, "-"},
        {"", NULL, "-"},
        {"Lost your number, could you call me back?", NULL, "-"},
        {"Reject rate is below 1 percent in all our lines", NULL, "-"},
        {"Note that the price is 460 EUR each.", NULL, "-"},
        {"Find attached our quotation", NULL, "-"},
        {"Source of the steel is Sweden", NULL, "-"},
        {"Next week we can deliver", NULL, "-"},
        {"Away this week; my colleague will help", NULL, "-"},
        /* lines between, and notes of several */
        {"accept\nThanks\nwon 12000 EUR", NULL, "accept; won=12000 EUR"},
        {"note he rang twice\nand wants drawings\n\nAlice", NULL, "note:he rang twice and wants drawings"},
        {"- accept\n* called voicemail", NULL, "accept; called:voicemail"},
        {"won\u00a012000 EUR", NULL, "won=12000 EUR"},
        {"", "Antwort: accept L-1042", "accept"},
        /* nearly */
        {"acept", NULL, "~accept"},
        {"unqualifed student", NULL, "~unqualified"},
        {"asap please", NULL, "-"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *got = understood(cases[i].own, cases[i].subject);
        g_test_message("%s", cases[i].own ? cases[i].own : "(nothing)");
        g_assert_cmpstr(got, ==, cases[i].understood);
    }
}

static void test_hostile(void)
{
    g_autoptr(GString) many = g_string_new(NULL);
    for (int i = 0; i < 5000; i++)
        g_string_append(many, "note x\n");
    g_autofree char *got = understood(many->str, NULL);
    g_assert_cmpstr(got, ==, "-"); /* no person writes so many */
    g_autofree char *long_line = g_strnfill(100000, 'a');
    g_autofree char *got_line = understood(long_line, NULL);
    g_assert_cmpstr(got_line, ==, "-");
}

static void test_help(void)
{
    g_autofree char *help = command_help();
    for (const Verb *verb = verb_table(); verb->name; verb++)
        if (strcmp(verb->name, "reclassify") != 0)
            g_assert_nonnull(strstr(help, verb->name));
}

/* Thursday, 26 November 2026, 10:00 */
static void test_when(void)
{
    g_autoptr(Config) config = config_of(
        "company: {name: ACME, timezone: Europe/Berlin}\nintake: sales@acme.example\nidentity: leads@acme.example\n"
        "owners: alice@acme.example\nhours: {mon-fri: '08:30-17:00'}\n",
        "");
    static const struct {
        const char *text, *at;
    } cases[] = {
        {"3d", "2026-11-30 08:30"},
        {"4h", "2026-11-26 14:00"},
        {"2wd", "2026-11-30 10:00"},
        {"friday", "2026-11-27 08:30"},
        {"next Friday", "2026-11-27 08:30"},
        {"thursday", "2026-12-03 08:30"},
        {"tomorrow", "2026-11-27 08:30"},
        {"morgen 14:00", "2026-11-27 14:00"},
        {"tomorrow 2:30pm", "2026-11-27 14:30"},
        {"11:30", "2026-11-26 11:30"},
        {"2026-12-04", "2026-12-04 08:30"},
        {"2026-12-04 09:15", "2026-12-04 09:15"},
        {"4.12.", "2026-12-04 08:30"},
        {"4.1.", "2027-01-04 08:30"},
        {"04.12.2026", "2026-12-04 08:30"},
        {"4 dec", "2026-12-04 08:30"},
        {"Dec 4", "2026-12-04 08:30"},
        {"4. Dezember", "2026-12-04 08:30"},
        {"saturday", "2026-11-30 08:30"},
        {"mon", "2026-11-30 08:30"},
    };
    int64_t now = at(config->timezone, "2026-11-26 10:00"), got;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("%s", cases[i].text);
        g_assert_true(when_parse(cases[i].text, config->calendar, config->timezone, now, &got));
        assert_time(config->timezone, got, cases[i].at);
    }
    static const char *const none[] = {"",           "soon",      "yesterday", "09:00", "2026-11-25", "31.2.",
                                       "2036-01-01", "99999999d", "25:00",     "\xff",  "4 5 6",      "dec"};
    for (size_t i = 0; i < G_N_ELEMENTS(none); i++)
        g_assert_false(when_parse(none[i], config->calendar, config->timezone, now, &got));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/command/lines", test_lines);
    g_test_add_func("/command/hostile", test_hostile);
    g_test_add_func("/command/help", test_help);
    g_test_add_func("/command/when", test_when);
    return g_test_run();
}
