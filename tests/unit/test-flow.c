/* The lifecycle: every move from every status, what it leaves behind, and reasons in free words. */
#include <string.h>

#include "milter/flow.h"
#include "store/records.h"
#include "tests/unit/timetable.h"

static GTimeZone *berlin;
static Config *config;
static int64_t now;

/* Rows: moves. Columns: statuses. Where it leads, "-" where it may not. */
static const struct {
    FlowMove move;
    const char *to[12];
} moves[] = {
    /*               new          assigned     accepted     contacted    qualified    proposal     won  lost unqualified
       nurture      merged ignored */
    {FLOW_ASSIGN,
     {"assigned", "assigned", "assigned", "contacted", "qualified", "proposal", "-", "-", "assigned", "assigned", "-",
      "-"}},
    {FLOW_ACCEPT, {"accepted", "accepted", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"}},
    {FLOW_REJECT, {"assigned", "assigned", "assigned", "assigned", "assigned", "-", "-", "-", "-", "-", "-", "-"}},
    {FLOW_CONTACT,
     {"contacted", "contacted", "contacted", "contacted", "qualified", "proposal", "-", "-", "contacted", "contacted",
      "-", "-"}},
    {FLOW_QUALIFY,
     {"qualified", "qualified", "qualified", "qualified", "-", "-", "-", "-", "qualified", "qualified", "-", "-"}},
    {FLOW_UNQUALIFY,
     {"unqualified", "unqualified", "unqualified", "unqualified", "unqualified", "unqualified", "-", "-", "-",
      "unqualified", "-", "-"}},
    {FLOW_PROPOSE,
     {"proposal", "proposal", "proposal", "proposal", "proposal", "-", "-", "-", "-", "proposal", "-", "-"}},
    {FLOW_WIN, {"won", "won", "won", "won", "won", "won", "-", "won", "won", "won", "-", "-"}},
    {FLOW_LOSE, {"lost", "lost", "lost", "lost", "lost", "lost", "-", "-", "-", "lost", "-", "-"}},
    {FLOW_NURTURE,
     {"nurture", "nurture", "nurture", "nurture", "nurture", "nurture", "-", "nurture", "nurture", "-", "-", "-"}},
};

static Lead *lead_with(LeadStatus status)
{
    Lead *lead = g_new0(Lead, 1);
    lead__init(lead);
    lead->id = 1042;
    lead->has_status = lead->has_respond_by = true;
    lead->status = status;
    lead->respond_by = now + 3600;
    return lead;
}

static void check_move(size_t row, int status)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Lead) lead = lead_with((LeadStatus)status);
    const char *wanted = moves[row].to[status];
    bool may = strcmp(wanted, "-") != 0;
    FlowStep step = {0};
    g_test_message("move %d from %s", (int)moves[row].move, lead_status_name((LeadStatus)status));
    g_assert_cmpint(flow_move(lead, moves[row].move, "alice", config, now, &step, &error), ==, may);
    g_assert_cmpstr(lead_status_name(lead->status), ==, may ? wanted : lead_status_name((LeadStatus)status));
    g_assert_cmpint(error == NULL, ==, may);
    if (!may) {
        g_assert_true(g_str_has_prefix(error->message, "L-1042 "));
        g_assert_false(lead->has_stage_since || lead->has_closed_at || lead->has_responded_at);
        return;
    }
    g_assert_cmpint(step.from, ==, status);
    g_assert_cmpint(step.to, ==, lead->status);
    g_assert_cmpint(step.closed, ==, !lead_is_open(lead));
    g_assert_cmpint(lead->has_stage_since, ==, step.from != step.to);
    /* Something is always next, or nobody waits. */
    g_assert_cmpint(lead->next_step_at > now, ==, lead->waiting_on != WAITING_ON__WAITING_NOBODY);
    g_assert_cmpint(lead->next_step != NULL, ==, lead->waiting_on != WAITING_ON__WAITING_NOBODY);
    g_assert_true(!lead_is_open(lead) || lead->waiting_on != WAITING_ON__WAITING_NOBODY);
}

static void test_moves(void)
{
    for (size_t row = 0; row < G_N_ELEMENTS(moves); row++)
        for (int status = 0; status < 12; status++)
            check_move(row, status);
}

static void move(Lead *lead, FlowMove what)
{
    g_autoptr(GError) error = NULL;
    flow_move(lead, what, "alice", config, now, NULL, &error);
    g_assert_no_error(error);
}

static void test_a_life(void)
{
    g_autoptr(Lead) lead = lead_with(LEAD_STATUS__STATUS_ASSIGNED);
    move(lead, FLOW_ACCEPT);
    g_assert_cmpint(lead->accepted_at, ==, now);
    g_assert_cmpint(lead->responded_at, ==, 0);
    g_assert_cmpint(lead->next_step_at, ==, lead->respond_by);
    g_assert_cmpstr(lead->next_step, ==, "respond");
    now += 600;
    move(lead, FLOW_CONTACT);
    g_assert_cmpint(lead->accepted_at, ==, now - 600);
    g_assert_cmpint(lead->responded_at, ==, now);
    g_assert_cmpstr(lead->responded_by, ==, "alice");
    g_assert_cmpint(lead->waiting_on, ==, WAITING_ON__WAITING_PROSPECT);
    assert_time(berlin, lead->next_step_at, "2026-03-05 10:10");
    move(lead, FLOW_LOSE);
    g_assert_cmpint(lead->closed_at, ==, now);
    g_assert_false(lead->has_next_step_at);
    now += 600;
    move(lead, FLOW_WIN); /* they came back */
    g_assert_cmpint(lead->closed_at, ==, now);
    g_assert_cmpint(lead->responded_at, ==, now - 600);
    g_assert_null(lead->lost_reason);
    now -= 1200;
}

static void test_first_contact_implies_acceptance(void)
{
    static const FlowMove human[] = {FLOW_CONTACT, FLOW_QUALIFY, FLOW_PROPOSE, FLOW_WIN};
    for (size_t i = 0; i < G_N_ELEMENTS(human); i++) {
        g_autoptr(Lead) lead = lead_with(LEAD_STATUS__STATUS_ASSIGNED);
        move(lead, human[i]);
        g_assert_cmpint(lead->accepted_at, ==, now);
        g_assert_cmpint(lead->responded_at, ==, now);
    }
    static const FlowMove desk[] = {FLOW_LOSE, FLOW_UNQUALIFY, FLOW_NURTURE, FLOW_REJECT, FLOW_ASSIGN};
    for (size_t i = 0; i < G_N_ELEMENTS(desk); i++) {
        g_autoptr(Lead) lead = lead_with(LEAD_STATUS__STATUS_ASSIGNED);
        move(lead, desk[i]);
        g_assert_false(lead->has_responded_at || lead->has_accepted_at);
    }
}

static void test_new_owner_accepts_anew(void)
{
    g_autoptr(Lead) lead = lead_with(LEAD_STATUS__STATUS_ASSIGNED);
    move(lead, FLOW_ACCEPT);
    move(lead, FLOW_REJECT);
    g_assert_false(lead->has_accepted_at);
    move(lead, FLOW_CONTACT);
    move(lead, FLOW_ASSIGN);
    g_assert_true(lead->has_accepted_at && lead->has_responded_at);
}

/* Nobody was asked for it: what is done to it in active mode begins its time, in observe mode nothing does. */
static void test_only_observed(void)
{
    static const FlowMove moves_on[] = {FLOW_ACCEPT, FLOW_CONTACT, FLOW_ASSIGN, FLOW_LOSE};
    for (size_t i = 0; i < G_N_ELEMENTS(moves_on); i++)
        for (Mode mode = MODE_ACTIVE; mode <= MODE_OBSERVE; mode++) {
            g_autoptr(Lead) lead = lead_with(LEAD_STATUS__STATUS_ASSIGNED);
            lead->observed = true;
            lead->respond_by = now - 86400;
            config->mode = mode;
            move(lead, moves_on[i]);
            config->mode = MODE_ACTIVE;
            g_assert_cmpint(lead->observed, ==, mode == MODE_OBSERVE);
        }
}

static void test_observed_is_owed_at_last(void)
{
    g_autoptr(Lead) lead = lead_with(LEAD_STATUS__STATUS_ASSIGNED);
    lead->observed = true;
    lead->respond_by = now - 86400;
    config->mode = MODE_OBSERVE;
    flow_next_step(lead, config, now);
    g_assert_cmpint(lead->wake_at, <=, now);
    flow_prospect_wrote(lead, config, now);
    config->mode = MODE_ACTIVE;
    g_assert_true(lead->observed);
    flow_prospect_wrote(lead, config, now);
    g_assert_false(lead->observed);
    g_assert_cmpint(lead->respond_by, >, now);
    g_assert_cmpint(lead->accept_by, >, now);
    g_assert_cmpint(lead->next_step_at, ==, lead->respond_by);
    g_assert_cmpint(lead->promised_by, ==, lead->respond_by);
    g_assert_cmpint(lead->wake_at, >, now);
    int64_t owed = lead->respond_by;
    now += 60;
    flow_prospect_wrote(lead, config, now); /* and no later word puts it off */
    now -= 60;
    g_assert_cmpint(lead->respond_by, ==, owed);
}

static void test_words(void)
{
    static const struct {
        LeadStatus status;
        FlowMove move;
        const char *words;
    } cases[] = {
        {LEAD_STATUS__STATUS_WON, FLOW_LOSE, "L-1042 is won already: it cannot be lost"},
        {LEAD_STATUS__STATUS_ACCEPTED, FLOW_ACCEPT, "L-1042 is accepted already"},
        {LEAD_STATUS__STATUS_IGNORED, FLOW_WIN, "L-1042 was judged none: reclassify it before it can be won"},
        {LEAD_STATUS__STATUS_MERGED, FLOW_ASSIGN, "L-1042 is merged into L-7: it cannot be assigned"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Lead) lead = lead_with(cases[i].status);
        lead->merged_into = 7;
        g_assert_false(flow_move(lead, cases[i].move, "alice", config, now, NULL, &error));
        g_assert_cmpstr(error->message, ==, cases[i].words);
    }
}

static void test_reasons(void)
{
    static const struct {
        FlowMove move;
        const char *words, *code;
    } cases[] = {
        {FLOW_LOSE, "price", "price"},
        {FLOW_LOSE, "PRICE", "price"},
        {FLOW_LOSE, "we were too expensive", "price"},
        {FLOW_LOSE, "zu teuer", "price"},
        {FLOW_LOSE, "competitor:Siemens AG", "competitor:Siemens AG"},
        {FLOW_LOSE, "They went with Siemens AG, cheaper", "competitor:Siemens AG"},
        {FLOW_LOSE, "lost to Grundfos.", "competitor:Grundfos"},
        {FLOW_LOSE, "delivery too long", "delivery-time"},
        {FLOW_LOSE, "no budget until June", "no-budget"},
        {FLOW_LOSE, "never heard back, no answer", "no-response"},
        {FLOW_LOSE, "postponed to next year", "timing"},
        {FLOW_LOSE, "who knows", "other"},
        {FLOW_LOSE, "bad \xff bytes", "other"},
        {FLOW_LOSE, "", NULL},
        {FLOW_LOSE, NULL, NULL},
        {FLOW_REJECT, "not-a-lead", "not-a-lead"},
        {FLOW_REJECT, "that is spam", "not-a-lead"},
        {FLOW_REJECT, "outside my territory", "territory"},
        {FLOW_REJECT, "I am too busy", "capacity"},
        {FLOW_UNQUALIFY, "a student writing a thesis", "student"},
        {FLOW_UNQUALIFY, "kein Bedarf", "no-need"},
        {FLOW_WIN, "good price", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *code = flow_reason(cases[i].move, cases[i].words);
        g_test_message("%s", cases[i].words ? cases[i].words : "(none)");
        g_assert_cmpstr(code, ==, cases[i].code);
    }
    g_assert_null(flow_reasons(FLOW_WIN));
    g_assert_cmpstr(flow_reasons(FLOW_LOSE)[0], ==, "price");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    berlin = g_time_zone_new_identifier("Europe/Berlin");
    config = config_load(NULL, NULL);
    calendar_unref(config->calendar);
    config->calendar = calendar_new(berlin);
    calendar_add_shifts(config->calendar, "mon-fri", "09:00-17:00", NULL);
    now = at(berlin, "2026-03-02 10:00");
    g_test_add_func("/flow/moves", test_moves);
    g_test_add_func("/flow/a-life", test_a_life);
    g_test_add_func("/flow/first-contact", test_first_contact_implies_acceptance);
    g_test_add_func("/flow/new-owner", test_new_owner_accepts_anew);
    g_test_add_func("/flow/only-observed", test_only_observed);
    g_test_add_func("/flow/observed-at-last", test_observed_is_owed_at_last);
    g_test_add_func("/flow/words", test_words);
    g_test_add_func("/flow/reasons", test_reasons);
    int result = g_test_run();
    config_unref(config);
    g_time_zone_unref(berlin);
    return result;
}
