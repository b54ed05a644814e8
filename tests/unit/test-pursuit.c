/* What is done about a lead that waits, as timetables. */
#include <string.h>

#include "milter/draft.h"
#include "milter/flow.h"
#include "milter/pursuit.h"
#include "milter/sla.h"
#include "store/records.h"
#include "tests/unit/config-of.h"
#include "tests/unit/timetable.h"

static const char base[] = "company: {name: ACME, timezone: Europe/Berlin}\nintake: sales@acme.example\n"
                           "identity: leads@acme.example\n"
                           "owners: [alice@acme.example, {email: nordic@partner.example, channel: partner}]\n"
                           "hours: {mon-thu: '08:30-12:00 13:00-17:30', fri: '08:30-12:00'}\n";

/* "14:30 remind", "Fri 09:30 escalate" … of what is done until the lead's wake is empty, or `most`
 * wakes have been. The clock is looked at when the lead says so. */
static char *walk(Lead *lead, const Config *config, unsigned most)
{
    static const char *const names[] = {"accept",   "remind", "overdue", "escalate",
                                        "reassign", "chase",  "stale",   "again"};
    GString *text = g_string_new(NULL);
    for (unsigned i = 0; i < most && lead->wake_at; i++) {
        int64_t now = lead->wake_at;
        unsigned due = pursuit_take(lead, config, now);
        g_assert_true(lead->wake_at == 0 || lead->wake_at > now);
        g_autofree char *moment = shown(config->timezone, now);
        g_string_append_printf(text, "%s%.11s", text->len ? "\n" : "", moment + 5);
        for (size_t n = 0; n < G_N_ELEMENTS(names); n++)
            if (due & 1u << n)
                g_string_append_printf(text, " %s", names[n]);
    }
    return g_string_free(text, FALSE);
}

static Lead *fresh(const Config *config, LeadClass class, const char *came)
{
    Lead *lead = g_new0(Lead, 1);
    lead__init(lead);
    lead->id = 1042;
    lead->has_class_ = true;
    lead->class_ = class;
    draft_set(&lead->owner, "alice");
    lead->status = LEAD_STATUS__STATUS_ASSIGNED;
    draft_deadlines(lead, config, at(config->timezone, came));
    return lead;
}

#define assert_walk(lead, config, most, wanted)           \
    do {                                                  \
        g_autofree char *got_ = walk(lead, config, most); \
        g_assert_cmpstr(got_, ==, wanted);                \
    } while (0)

/* A quarter to twelve: the noon break does not count. */
static void test_response(void)
{
    g_autoptr(Config) config = config_of(base, "");
    g_autoptr(Lead) hot = fresh(config, LEAD_CLASS__CLASS_HOT, "2026-03-02 11:45");
    assert_walk(hot, config, 6,
                "03-02 13:15 accept remind\n03-02 13:33 remind\n03-02 13:45 overdue escalate\n03-02 14:45 reassign\n"
                "03-03 14:45 again\n03-04 14:45 again");
    g_autoptr(Lead) general = fresh(config, LEAD_CLASS__CLASS_GENERAL, "2026-03-05 16:00");
    assert_walk(general, config, 4,
                "03-06 10:45 remind\n03-06 11:00 accept\n03-06 12:00 overdue escalate\n03-09 12:00 again");
}

/* The last second before closing, a night of the change to summer time. */
static void test_edges(void)
{
    g_autoptr(Config) config = config_of(base, "");
    g_autoptr(Lead) closing = fresh(config, LEAD_CLASS__CLASS_HOT, "2026-03-27 11:59:59");
    assert_walk(closing, config, 3, "03-30 08:59 accept remind\n03-30 09:17 remind\n03-30 09:29 overdue escalate");
    g_autoptr(Lead) night = fresh(config, LEAD_CLASS__CLASS_HOT, "2026-03-29 03:00");
    assert_walk(night, config, 3, "03-30 09:00 accept remind\n03-30 09:18 remind\n03-30 09:30 overdue escalate");
}

static void test_accepted(void)
{
    g_autoptr(Config) config = config_of(base, "");
    g_autoptr(Lead) lead = fresh(config, LEAD_CLASS__CLASS_GENERAL, "2026-03-02 09:00");
    int64_t now = at(config->timezone, "2026-03-02 10:00");
    g_assert_true(flow_move(lead, FLOW_ACCEPT, "alice", config, now, NULL, NULL));
    assert_walk(lead, config, 3, "03-02 14:00\n03-02 16:00 remind\n03-03 09:00 overdue escalate");
}

/* What an answer leaves: an offer to be made, and then silence to be broken. */
static void test_after_answer(void)
{
    g_autoptr(Config) config = config_of(base, "");
    g_autoptr(Lead) lead = fresh(config, LEAD_CLASS__CLASS_HOT, "2026-03-02 09:00");
    Reading reading = READING__INIT;
    Found kind = FOUND__INIT;
    kind.value = (char *)"rfq";
    reading.kind = &kind;
    lead->reading = &reading;
    int64_t now = at(config->timezone, "2026-03-02 09:30");
    g_assert_true(flow_move(lead, FLOW_CONTACT, "alice", config, now, NULL, NULL));
    g_assert_cmpstr(lead->next_step, ==, "proposal");
    assert_time(config->timezone, lead->next_step_at, "2026-03-04 09:30");
    now = at(config->timezone, "2026-03-03 10:00"); /* one more mail of ours changes nothing in that */
    g_assert_true(flow_move(lead, FLOW_CONTACT, "alice", config, now, NULL, NULL));
    assert_time(config->timezone, lead->next_step_at, "2026-03-04 09:30");
    assert_walk(lead, config, 1, "03-03 09:30 remind");
    g_assert_true(flow_move(lead, FLOW_PROPOSE, "alice", config, now, NULL, NULL));
    g_assert_cmpint(lead->waiting_on, ==, WAITING_ON__WAITING_PROSPECT);
    assert_walk(lead, config, 5,
                "03-06 10:00 chase\n03-12 10:00 chase\n03-23 10:00 chase\n03-31 10:00 stale\n04-07 10:00 again");
    now = at(config->timezone, "2026-04-07 11:00");
    flow_prospect_wrote(lead, config, now);
    g_assert_cmpstr(lead->next_step, ==, "reply");
    assert_walk(lead, config, 3, "04-07 14:00 remind\n04-07 15:12 remind\n04-07 16:00 overdue escalate");
    flow_prospect_wrote(lead, config, now + 3600); /* he insists: what is owed is owed since the first time */
    assert_time(config->timezone, lead->next_step_at, "2026-04-07 16:00");
    g_assert_true(flow_move(lead, FLOW_WIN, "alice", config, now, NULL, NULL));
    g_assert_cmpint(lead->wake_at, ==, 0);
    lead->reading = NULL;
}

/* Nine hours, then nine days during which nobody looked: each step once, all in one. */
static void test_downtime(void)
{
    g_autoptr(Config) config = config_of(base, "");
    g_autoptr(Lead) lead = fresh(config, LEAD_CLASS__CLASS_HOT, "2026-03-02 09:00");
    unsigned due = pursuit_take(lead, config, at(config->timezone, "2026-03-02 18:00"));
    g_assert_cmpuint(due, ==, 0); /* after hours */
    assert_time(config->timezone, lead->wake_at, "2026-03-03 08:30");
    due = pursuit_take(lead, config, lead->wake_at);
    g_assert_cmpuint(due, ==, PURSUIT_ACCEPT | PURSUIT_REMIND | PURSUIT_OVERDUE | PURSUIT_ESCALATE | PURSUIT_REASSIGN);
    due = pursuit_take(lead, config, at(config->timezone, "2026-03-12 09:00"));
    g_assert_cmpuint(due, ==, PURSUIT_AGAIN);
    assert_time(config->timezone, lead->wake_at, "2026-03-12 11:00");
}

/* A clock set back fires nothing twice. */
static void test_clock_set_back(void)
{
    g_autoptr(Config) config = config_of(base, "");
    g_autoptr(Lead) lead = fresh(config, LEAD_CLASS__CLASS_HOT, "2026-03-02 09:00");
    int64_t first = lead->wake_at;
    g_assert_cmpuint(pursuit_take(lead, config, first), !=, 0);
    g_assert_cmpuint(pursuit_take(lead, config, first - 3600), ==, 0);
    g_assert_cmpuint(pursuit_take(lead, config, first), ==, 0);
}

static void test_partner(void)
{
    g_autoptr(Config) config = config_of(base, "");
    g_autoptr(Lead) lead = fresh(config, LEAD_CLASS__CLASS_HOT, "2026-03-02 09:00");
    draft_set(&lead->owner, "nordic");
    assert_walk(lead, config, 4,
                "03-02 09:30 accept remind\n03-02 09:48 remind\n03-02 10:00 overdue escalate\n03-03 10:00 again");
    g_autoptr(Lead) taken = fresh(config, LEAD_CLASS__CLASS_HOT, "2026-03-02 09:00");
    draft_set(&taken->owner, "nordic");
    g_assert_true(
        flow_move(taken, FLOW_ACCEPT, "nordic", config, at(config->timezone, "2026-03-02 09:10"), NULL, NULL));
    g_assert_cmpstr(taken->next_step, ==, "outcome");
    assert_walk(taken, config, 2, "03-05 09:10 chase\n03-11 09:10 chase");
}

static void test_handed_over(void)
{
    g_autoptr(Config) config = config_of(base, "");
    g_autoptr(Lead) lead = fresh(config, LEAD_CLASS__CLASS_HOT, "2026-03-02 09:00");
    int64_t promised = lead->promised_by, now = at(config->timezone, "2026-03-02 11:00");
    flow_handed_over(lead, config, now);
    g_assert_cmpint(lead->promised_by, ==, promised);
    g_assert_cmpint(lead->respond_by, ==, promised);
    assert_time(config->timezone, lead->next_step_at, "2026-03-02 12:00");
    assert_walk(lead, config, 1, "03-02 11:30 accept remind");
}

static void test_answer_failed(void)
{
    g_autoptr(Config) config = config_of(base, "");
    g_autoptr(Lead) lead = fresh(config, LEAD_CLASS__CLASS_HOT, "2026-03-02 09:00");
    int64_t now = at(config->timezone, "2026-03-02 09:05");
    g_assert_true(flow_move(lead, FLOW_CONTACT, "alice", config, now, NULL, NULL));
    flow_answer_failed(lead, config, now + 300);
    g_assert_cmpint(lead->responded_at, ==, 0);
    g_assert_cmpint(lead->status, ==, LEAD_STATUS__STATUS_ACCEPTED);
    assert_walk(lead, config, 3, "03-02 09:30\n03-02 09:35 remind\n03-02 09:50 remind");
}

static void test_snoozed(void)
{
    g_autoptr(Config) config = config_of(base, "");
    g_autoptr(Lead) lead = fresh(config, LEAD_CLASS__CLASS_HOT, "2026-03-02 09:00");
    int64_t now = at(config->timezone, "2026-03-02 09:05");
    g_assert_true(flow_move(lead, FLOW_CONTACT, "alice", config, now, NULL, NULL));
    flow_next_on(lead, config, "call again", at(config->timezone, "2026-03-09 10:00"), now);
    assert_walk(lead, config, 3, "03-09 10:00 remind\n03-10 10:00 again\n03-11 10:00 again");
}

/* Whatever is next: until then nobody hears of it, not even by a share of the wait. */
static void test_snoozed_what_runs(void)
{
    static const FlowMove moves[] = {FLOW_CONTACT, FLOW_QUALIFY, FLOW_PROPOSE, FLOW_NURTURE};
    g_autoptr(Config) config = config_of(base, "");
    int64_t now = at(config->timezone, "2026-03-02 09:05"), then = at(config->timezone, "2026-04-09 10:00");
    for (size_t i = 0; i < G_N_ELEMENTS(moves); i++) {
        g_autoptr(Lead) lead = fresh(config, LEAD_CLASS__CLASS_HOT, "2026-03-02 09:00");
        g_assert_true(flow_move(lead, moves[i], "alice", config, now, NULL, NULL));
        lead->snoozed_until = then;
        flow_next_on(lead, config, lead->next_step, then, now);
        assert_walk(lead, config, 2, "04-09 10:00 remind\n04-10 10:00 again");
    }
    g_autoptr(Lead) lead = fresh(config, LEAD_CLASS__CLASS_HOT, "2026-03-02 09:00");
    g_assert_true(flow_move(lead, FLOW_NURTURE, "alice", config, now, NULL, NULL));
    g_assert_cmpint(lead->wake_at, ==, 0);
    flow_next_on(lead, config, "next", then, now);
    assert_walk(lead, config, 1, "04-09 10:00 remind");
}

/* By class, kind, owner and relation; what a case does not say is its class's. */
static void test_cases(void)
{
    g_autoptr(Config) config =
        config_of(base, "sla:\n  hot: {escalate: 90%, reassign: never}\n  cases:\n"
                        "    - {name: vip, when: {relation: customer}, respond: 30m, chase: 1wd}\n"
                        "    - {when: {class: general, kind: [demo, call]}, respond: 2h wall}\n");
    Lead lead = LEAD__INIT;
    lead.class_ = LEAD_CLASS__CLASS_HOT;
    g_assert_cmpint(sla_for(config, &lead).respond.seconds, ==, 3600);
    lead.relation = (char *)"customer";
    Sla vip = sla_for(config, &lead);
    g_assert_cmpint(vip.respond.seconds, ==, 1800);
    g_assert_cmpint(vip.accept.seconds, ==, 1800);
    g_assert_cmpuint(vip.n_chase, ==, 1);
    g_assert_cmpuint(vip.n_remind, ==, 2);
    g_assert_cmpfloat(vip.escalate, ==, 0.9);
    g_assert_cmpfloat(vip.reassign, ==, -1);
    Reading reading = READING__INIT;
    Found kind = FOUND__INIT;
    kind.value = (char *)"call";
    reading.kind = &kind;
    lead.reading = &reading;
    lead.class_ = LEAD_CLASS__CLASS_GENERAL;
    lead.relation = (char *)"new";
    g_assert_true(sla_for(config, &lead).respond.wall);
}

/* A reload: what another SLA makes of a wait of ten business hours from Monday 09:00. */
typedef struct {
    const char *before, *at, *after; /* SLA, moment of the reload, SLA */
    const char *done, *walk;         /* until then, and since */
} Reload;

static const Reload reloads[] = {
    /* The same: nothing changes. */
    {"remind: [50%, 80%]", "2026-03-02 16:00", "remind: [50%, 80%]", "03-02 15:00 remind",
     "03-03 09:00 remind\n03-03 11:00 overdue escalate\n03-04 11:00 again"},
    /* One more before those that were taken, one more after them. */
    {"remind: [50%, 80%]", "2026-03-02 16:00", "remind: [20%, 50%, 80%]", "03-02 15:00 remind",
     "03-03 09:00 remind\n03-03 11:00 overdue escalate\n03-04 11:00 again"},
    {"remind: [50%, 80%]", "2026-03-02 16:00", "remind: [50%, 80%, 90%]", "03-02 15:00 remind",
     "03-03 09:00 remind\n03-03 10:00 remind\n03-03 11:00 overdue escalate\n03-04 11:00 again"},
    /* One less, and none. */
    {"remind: [20%, 50%, 80%]", "2026-03-02 16:00", "remind: [80%]", "03-02 11:00 remind\n03-02 15:00 remind",
     "03-03 09:00 remind\n03-03 11:00 overdue escalate\n03-04 11:00 again"},
    /* The one that is next is moved behind us: it comes at once. */
    {"remind: [80%]", "2026-03-02 16:00", "remind: [50%]", "",
     "03-02 16:00 remind\n03-03 11:00 overdue escalate\n03-04 11:00 again"},
    /* Escalated early, then to be late; and the other way round. */
    {"remind: [20%], escalate: 50%", "2026-03-02 16:00", "remind: [20%], escalate: 150%",
     "03-02 11:00 remind\n03-02 15:00 escalate", "03-03 11:00 overdue\n03-04 17:00 again\n03-05 17:00 again"},
    {"remind: [20%], escalate: 150%", "2026-03-03 14:00", "remind: [20%], escalate: 50%",
     "03-02 11:00 remind\n03-03 11:00 overdue", "03-03 14:00 escalate\n03-04 11:00 again"},
    /* All was done and it went on daily: a step of the new SLA is taken once, the days go on as they were. */
    {"remind: [20%]", "2026-03-04 12:00", "remind: [20%], reassign: 120%",
     "03-02 11:00 remind\n03-03 11:00 overdue escalate\n03-04 11:00 again",
     "03-04 12:00 reassign\n03-05 11:00 again\n03-06 11:00 again"},
    {"remind: [20%], reassign: 120%", "2026-03-04 14:00", "remind: [20%]",
     "03-02 11:00 remind\n03-03 11:00 overdue escalate\n03-03 14:00 reassign\n03-04 14:00 again",
     "03-05 14:00 again\n03-06 12:00 again"},
};

static Config *reloaded(const char *steps)
{
    const char *reassign = strstr(steps, "reassign") ? "" : "reassign: never, ";
    g_autofree char *sla = g_strdup_printf("sla:\n  hot: {respond: 10h, accept: 10h, %s%s}\n", reassign, steps);
    return config_of(base, sla);
}

/* Until a moment, with what it has to say. */
static char *walk_until(Lead *lead, const Config *config, int64_t end)
{
    GString *text = g_string_new(NULL);
    while (lead->wake_at && lead->wake_at <= end) {
        g_autofree char *one = walk(lead, config, 1);
        g_string_append_printf(text, "%s%s", text->len ? "\n" : "", one);
    }
    return g_string_free(text, FALSE);
}

static void test_reload(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(reloads); i++) {
        const Reload *reload = &reloads[i];
        g_test_message("%s -> %s", reload->before, reload->after);
        g_autoptr(Config) before = reloaded(reload->before), after = reloaded(reload->after);
        g_autoptr(Lead) lead = fresh(before, LEAD_CLASS__CLASS_HOT, "2026-03-02 09:00");
        lead->has_accepted_at = true;
        lead->accepted_at = lead->clock_from;
        int64_t now = at(before->timezone, reload->at);
        g_autofree char *done = walk_until(lead, before, now);
        g_assert_cmpstr(done, ==, reload->done);
        int64_t woken = lead->wake_at;
        bool moved = pursuit_reset(lead, after, now);
        g_assert_cmpint(moved, ==, lead->wake_at != woken);
        g_assert_false(pursuit_reset(lead, after, now));
        lead->wake_at = MAX(lead->wake_at, now);
        unsigned lines = 1;
        for (const char *p = reload->walk; *p; p++)
            lines += *p == '\n';
        assert_walk(lead, after, lines, reload->walk);
    }
}

/* The prospect's silence, likewise. */
static void test_reload_silence(void)
{
    g_autoptr(Config) before = config_of(base, "sla:\n  hot: {chase: [3wd, 7wd], stale: 20wd}\n");
    g_autoptr(Config) after = config_of(base, "sla:\n  hot: {chase: [1wd, 3wd, 9wd], stale: 12wd}\n");
    g_autoptr(Lead) lead = fresh(before, LEAD_CLASS__CLASS_HOT, "2026-03-02 09:00");
    int64_t now = at(before->timezone, "2026-03-02 10:00");
    g_assert_true(flow_move(lead, FLOW_PROPOSE, "alice", before, now, NULL, NULL));
    assert_walk(lead, before, 1, "03-05 10:00 chase");
    g_assert_true(pursuit_reset(lead, after, lead->clock_from + 4 * 86400));
    assert_walk(lead, after, 3, "03-13 10:00 chase\n03-18 10:00 stale\n03-25 10:00 again");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pursuit/response", test_response);
    g_test_add_func("/pursuit/edges", test_edges);
    g_test_add_func("/pursuit/accepted", test_accepted);
    g_test_add_func("/pursuit/after-answer", test_after_answer);
    g_test_add_func("/pursuit/downtime", test_downtime);
    g_test_add_func("/pursuit/clock-set-back", test_clock_set_back);
    g_test_add_func("/pursuit/partner", test_partner);
    g_test_add_func("/pursuit/handed-over", test_handed_over);
    g_test_add_func("/pursuit/answer-failed", test_answer_failed);
    g_test_add_func("/pursuit/snoozed", test_snoozed);
    g_test_add_func("/pursuit/snoozed-what-runs", test_snoozed_what_runs);
    g_test_add_func("/pursuit/cases", test_cases);
    g_test_add_func("/pursuit/reload", test_reload);
    g_test_add_func("/pursuit/reload-silence", test_reload_silence);
    return g_test_run();
}
