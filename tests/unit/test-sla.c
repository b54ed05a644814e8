/* Deadlines as a timetable: class, when it came, until when. */
#include "milter/sla.h"
#include "tests/unit/config-of.h"
#include "tests/unit/timetable.h"

static Config *sla_config(const char *more)
{
    static const char base[] = "company: {name: ACME, timezone: Europe/Berlin}\nintake: sales@acme.example\n"
                               "identity: leads@acme.example\nowners: alice@acme.example\n"
                               "hours: {mon-thu: '08:30-12:00 13:00-17:30', fri: '08:30-12:00'}\n";
    return config_of(base, more);
}

static void test_timetable(void)
{
    g_autoptr(Config) config = sla_config("");
    static const struct {
        LeadClass class;
        const char *came, *accept, *respond;
    } cases[] = {
        {LEAD_CLASS__CLASS_HOT, "2026-03-02 09:10", "2026-03-02 09:40", "2026-03-02 10:10"},
        {LEAD_CLASS__CLASS_HOT, "2026-03-02 11:45", "2026-03-02 13:15", "2026-03-02 13:45"},
        {LEAD_CLASS__CLASS_HOT, "2026-03-05 17:29:59", "2026-03-06 08:59:59", "2026-03-06 09:29:59"},
        {LEAD_CLASS__CLASS_HOT, "2026-03-06 12:00", "2026-03-09 09:00", "2026-03-09 09:30"},
        {LEAD_CLASS__CLASS_HOT, "2026-03-28 23:00", "2026-03-30 09:00", "2026-03-30 09:30"},
        {LEAD_CLASS__CLASS_GENERAL, "2026-03-02 09:10", "2026-03-02 14:10", "2026-03-03 09:10"},
        {LEAD_CLASS__CLASS_GENERAL, "2026-03-05 16:00", "2026-03-06 11:00", "2026-03-06 12:00"},
        {LEAD_CLASS__CLASS_GENERAL, "2026-03-06 10:00", "2026-03-09 10:30", "2026-03-09 10:00"},
        {LEAD_CLASS__CLASS_GENERAL, "2026-03-08 10:00", "2026-03-09 13:30", "2026-03-10 08:30"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        int64_t now = at(config->timezone, cases[i].came);
        Deadlines got = sla_deadlines(config, cases[i].class, now);
        g_test_message("%s", cases[i].came);
        g_assert_cmpint(got.ack_by, ==, now + 120);
        assert_time(config->timezone, got.accept_by, cases[i].accept);
        assert_time(config->timezone, got.respond_by, cases[i].respond);
    }
}

static void test_own_sla(void)
{
    g_autoptr(Config) config =
        sla_config("sla: {hot: {ack: 30s, respond: 1wd 2h}, general: {accept: 90m, respond: 3wd}}\n");
    int64_t now = at(config->timezone, "2026-03-03 16:00");
    Deadlines hot = sla_deadlines(config, LEAD_CLASS__CLASS_HOT, now);
    Deadlines general = sla_deadlines(config, LEAD_CLASS__CLASS_GENERAL, now);
    g_assert_cmpint(hot.ack_by, ==, now + 30);
    assert_time(config->timezone, hot.respond_by, "2026-03-05 09:00");
    assert_time(config->timezone, general.accept_by, "2026-03-03 17:30");
    assert_time(config->timezone, general.respond_by, "2026-03-06 12:00");
    g_assert_true(sla_of(config, LEAD_CLASS__CLASS_HOT) == &config->hot);
    g_assert_true(sla_of(config, LEAD_CLASS__CLASS_GENERAL) == &config->general);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/sla/timetable", test_timetable);
    g_test_add_func("/sla/own", test_own_sla);
    return g_test_run();
}
