/* Verbs against a store in memory: what each leaves in lead, events, outbox and timers. */
#include <glib/gstdio.h>
#include <string.h>

#include "milter/flow.h"
#include "milter/pursuit.h"
#include "milter/sla.h"
#include "milter/verb.h"
#include "store/records.h"
#include "tests/unit/timetable.h"

static const char text[] = "company: {name: ACME, timezone: Europe/Berlin}\n"
                           "intake: sales@acme.example\n"
                           "identity: leads@acme.example\n"
                           "owners:\n"
                           "  - {name: alice, email: alice@acme.example}\n"
                           "  - {name: bob, email: bob@acme.example}\n"
                           "  - {name: nordic, email: sales@distributor.example, channel: partner}\n"
                           "managers: [maria@acme.example]\n"
                           "routes: [{to: [alice, bob]}]\n";

static Config *config;
static Store *store;
static int64_t now;
static uint8_t messages;

/* A lead as intake leaves it: card and ack wait, its clock runs. */
static uint64_t take_in(LeadClass class, const char *owner)
{
    Lead lead = LEAD__INIT;
    Deadlines deadlines = sla_deadlines(config, class, now);
    lead.has_class_ = lead.has_status = lead.has_created = true;
    lead.class_ = class;
    lead.created = now;
    lead.status = class == LEAD_CLASS__CLASS_NONE ? LEAD_STATUS__STATUS_IGNORED : LEAD_STATUS__STATUS_NEW;
    lead.has_respond_by = class != LEAD_CLASS__CLASS_NONE;
    lead.respond_by = lead.has_respond_by ? deadlines.respond_by : 0;
    Outgoing card = OUTGOING__INIT, ack = OUTGOING__INIT;
    card.purpose = (char *)"card";
    card.has_to_owner = card.to_owner = true;
    ack.purpose = (char *)"ack";
    ack.to = (char *)"buyer@customer.example";
    card.has_expires = ack.has_expires = true;
    card.expires = ack.expires = now + 86400;
    const Outgoing *rows[] = {&card, &ack};
    if (lead.respond_by)
        flow_next_step(&lead, config, now);
    StoreCandidate one = {.name = owner, .email = "alice@acme.example", .weight = 1, .in_route = true};
    StoreChoice choice = {.candidate = &one, .candidates = 1, .reason = "test"};
    bool real = class != LEAD_CLASS__CLASS_NONE;
    StoreIntake intake = {.now = now,
                          .dedupe_seconds = 86400,
                          .lead = &lead,
                          .choice = real ? &choice : NULL,
                          .outgoing = rows,
                          .outgoings = real ? 2 : 0,
                          .original = (const uint8_t *)"x",
                          .original_size = 1,
                          .id_domain = "acme.example"};
    intake.dedupe_key[0] = ++messages;
    Lead *made = NULL;
    g_assert_cmpint(store_intake(store, &intake, &made, NULL), ==, STORE_OK);
    uint64_t id = made->id;
    lead__free_unpacked(made, NULL);
    g_free(lead.next_step);
    return id;
}

static Lead *run_with(const char *verb, VerbRequest request, VerbResult wanted, const char *words)
{
    g_autoptr(GError) error = NULL;
    VerbActor actor = {store, config, now, "maria", "leadctl"};
    Lead *after = NULL;
    VerbResult result = verb_run(&actor, verb_find(verb), &request, &after, &error);
    g_test_message("%s: %s", verb, error ? error->message : "done");
    g_assert_cmpint(result, ==, wanted);
    if (wanted == VERB_DONE)
        g_assert_no_error(error);
    else
        g_assert_cmpstr(error->message, ==, words);
    return after;
}

static Lead *done(const char *verb, uint64_t id, const char *argument)
{
    return run_with(verb, (VerbRequest){.lead = id, .argument = argument}, VERB_DONE, NULL);
}

/* "assigned intake note", oldest first. */
static char *events_of(uint64_t id, Event *last)
{
    GString *names = g_string_new(NULL);
    GPtrArray *events = NULL;
    g_assert_cmpint(store_events(store, id, &events, NULL), ==, STORE_OK);
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        g_string_append_printf(names, "%s%s", i ? " " : "", event->what);
    }
    if (last) {
        const Event *event = events->pdata[events->len - 1];
        *last = (Event){.what = g_strdup(event->what),
                        .who = g_strdup(event->who),
                        .how = g_strdup(event->how),
                        .from = g_strdup(event->from),
                        .to = g_strdup(event->to),
                        .why = g_strdup(event->why),
                        .text = g_strdup(event->text)};
    }
    g_ptr_array_unref(events);
    return g_string_free(names, FALSE);
}

static void clear_event(Event *event)
{
    char *const fields[] = {event->what, event->who, event->how, event->from, event->to, event->why, event->text};
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
        g_free(fields[i]);
}

/* "card>alice@acme.example+ ack>…": rows that wait; + carries the original. */
static char *waiting_of(uint64_t id)
{
    GString *names = g_string_new(NULL);
    GPtrArray *rows = NULL;
    StoreResult result = store_outbox(store, false, 0, &rows, NULL);
    g_assert_true(result == STORE_OK || result == STORE_NOTHING);
    for (guint i = 0; rows && i < rows->len; i++) {
        const Outgoing *row = rows->pdata[i];
        if (row->lead == id)
            g_string_append_printf(names, "%s%s>%s%s", names->len ? " " : "", row->purpose, row->to,
                                   row->with_original ? "+" : "");
    }
    g_clear_pointer(&rows, g_ptr_array_unref);
    return g_string_free(names, FALSE);
}

/* When the clock looks at it next, or 0. */
static int64_t wake_of(uint64_t id)
{
    Lead *lead = NULL;
    g_assert_cmpint(store_lead(store, id, &lead, NULL), ==, STORE_OK);
    int64_t at = lead->wake_at;
    lead__free_unpacked(lead, NULL);
    return at;
}

static void test_won(void)
{
    uint64_t id = take_in(LEAD_CLASS__CLASS_HOT, "alice");
    g_assert_cmpint(wake_of(id), >, now);
    g_autoptr(Lead) lead = run_with("WON", (VerbRequest){.lead = id, .value = "12000 EUR"}, VERB_DONE, NULL);
    g_assert_cmpint(lead->status, ==, LEAD_STATUS__STATUS_WON);
    g_assert_cmpfloat(lead->value->amount, ==, 12000);
    g_assert_cmpstr(lead->value->currency, ==, "EUR");
    g_assert_cmpint(lead->closed_at, ==, now);
    g_assert_cmpint(wake_of(id), ==, 0);
    Event last;
    g_autofree char *events = events_of(id, &last);
    g_assert_true(g_str_has_suffix(events, "assigned won"));
    g_assert_cmpstr(last.who, ==, "maria");
    g_assert_cmpstr(last.how, ==, "leadctl");
    g_assert_cmpstr(last.from, ==, "assigned");
    g_assert_cmpstr(last.to, ==, "won");
    clear_event(&last);
    g_autofree char *words = g_strdup_printf("L-%" G_GUINT64_FORMAT " is won already: it cannot be lost", id);
    run_with("lost", (VerbRequest){.lead = id}, VERB_REFUSED, words);
}

static void test_lost(void)
{
    uint64_t id = take_in(LEAD_CLASS__CLASS_GENERAL, "alice");
    g_autoptr(Lead) lead = run_with("lost", (VerbRequest){.lead = id, .reason = "far too expensive"}, VERB_DONE, NULL);
    g_assert_cmpint(lead->status, ==, LEAD_STATUS__STATUS_LOST);
    g_assert_cmpstr(lead->lost_reason, ==, "price");
    g_assert_cmpstr(lead->lost_text, ==, "far too expensive");
    Event last;
    g_autofree char *events = events_of(id, &last);
    g_assert_true(g_str_has_suffix(events, "assigned lost"));
    g_assert_cmpstr(last.why, ==, "price");
    g_assert_cmpstr(last.text, ==, "far too expensive");
    clear_event(&last);
}

static void test_assign(void)
{
    uint64_t id = take_in(LEAD_CLASS__CLASS_HOT, "alice");
    g_autoptr(Lead) accepted = done("accept", id, NULL);
    int64_t promised = accepted->respond_by;
    now += 60;
    g_autoptr(Lead) lead = done("assign", id, "BOB");
    g_assert_cmpstr(lead->owner, ==, "bob");
    g_assert_cmpstr(lead->owner_reason, ==, "assigned by maria");
    g_assert_cmpint(lead->status, ==, LEAD_STATUS__STATUS_ASSIGNED);
    g_assert_false(lead->has_accepted_at);
    g_assert_cmpint(lead->respond_by, ==, promised);
    g_assert_cmpint(wake_of(id), >, now);
    g_autofree char *waiting = waiting_of(id);
    g_assert_nonnull(strstr(waiting, "card>bob@acme.example+"));
    g_assert_null(strstr(waiting, "alice"));
    g_assert_nonnull(strstr(waiting, "ack>"));
    Event last;
    g_autofree char *events = events_of(id, &last);
    g_assert_true(g_str_has_suffix(events, "accepted assigned"));
    g_assert_cmpstr(last.from, ==, "alice");
    g_assert_cmpstr(last.to, ==, "bob");
    clear_event(&last);
    g_autofree char *his = g_strdup_printf("L-%" G_GUINT64_FORMAT " is bob's already", id);
    run_with("assign", (VerbRequest){.lead = id, .argument = "bob"}, VERB_REFUSED, his);
    run_with("assign", (VerbRequest){.lead = id, .argument = "alcie"}, VERB_REFUSED,
             "no owner alcie; did you mean \"alice\"?");
    run_with("assign", (VerbRequest){.lead = id, .argument = "zoe"}, VERB_REFUSED, "no owner zoe");
    run_with("assign", (VerbRequest){.lead = id}, VERB_REFUSED, "assign needs OWNER");
    g_autoptr(Lead) abroad = done("assign", id, "sales@distributor.example");
    g_assert_cmpstr(abroad->owner, ==, "nordic");
    g_autofree char *then = waiting_of(id);
    g_assert_nonnull(strstr(then, "card>sales@distributor.example+"));
}

static void test_reject(void)
{
    uint64_t id = take_in(LEAD_CLASS__CLASS_HOT, "alice");
    g_autoptr(Lead) lead = run_with("reject", (VerbRequest){.lead = id, .reason = "not my territory"}, VERB_DONE, NULL);
    g_assert_cmpstr(lead->owner, ==, "bob");
    g_assert_cmpstr(lead->rejected_by[0], ==, "alice");
    g_assert_cmpuint(lead->reassigned, ==, 1);
    Event last;
    g_autofree char *events = events_of(id, &last);
    g_assert_nonnull(strstr(events, "rejected"));
    clear_event(&last);
    /* When everybody has rejected it, somebody owns it still. */
    g_autoptr(Lead) again = done("reject", id, NULL);
    g_assert_nonnull(again->owner);
    g_autoptr(Lead) spam = run_with("reject", (VerbRequest){.lead = id, .reason = "not-a-lead"}, VERB_DONE, NULL);
    g_assert_cmpint(spam->status, ==, LEAD_STATUS__STATUS_IGNORED);
    g_assert_cmpint(spam->class_, ==, LEAD_CLASS__CLASS_NONE);
    g_assert_true(spam->reclassified); /* a human's word, worth learning from */
    g_assert_cmpint(wake_of(id), ==, 0);
}

static void test_note(void)
{
    uint64_t id = take_in(LEAD_CLASS__CLASS_NONE, NULL);
    g_autoptr(Lead) lead = done("note", id, "Müller rang; wants 50");
    g_assert_cmpint(lead->status, ==, LEAD_STATUS__STATUS_IGNORED);
    Event last;
    g_autofree char *events = events_of(id, &last);
    g_assert_cmpstr(events, ==, "intake note");
    g_assert_cmpstr(last.text, ==, "Müller rang; wants 50");
    clear_event(&last);
    run_with("note", (VerbRequest){.lead = id, .argument = "\xff"}, VERB_REFUSED,
             "expected a note of at most 4000 bytes of UTF-8");
    run_with("note", (VerbRequest){.lead = id, .argument = ""}, VERB_REFUSED, "note needs TEXT");
    run_with("note", (VerbRequest){.lead = id, .argument = " \n"}, VERB_REFUSED,
             "expected a note of at most 4000 bytes of UTF-8");
}

static void test_none_to_hot(void)
{
    uint64_t id = take_in(LEAD_CLASS__CLASS_NONE, NULL);
    now += 86400;
    g_autoptr(Lead) lead = done("reclassify", id, "hot");
    g_assert_cmpint(lead->class_, ==, LEAD_CLASS__CLASS_HOT);
    g_assert_cmpint(lead->status, ==, LEAD_STATUS__STATUS_ASSIGNED);
    g_assert_nonnull(lead->owner);
    g_assert_true(lead->reclassified);
    g_assert_cmpint(lead->respond_by, ==, sla_deadlines(config, LEAD_CLASS__CLASS_HOT, now).respond_by);
    g_assert_cmpint(lead->waiting_on, ==, WAITING_ON__WAITING_US);
    g_assert_cmpstr(lead->ack_reason, ==, "reclassified");
    g_assert_cmpint(wake_of(id), >, now);
    g_autofree char *waiting = waiting_of(id);
    g_assert_true(g_str_has_prefix(waiting, "card>"));
    g_assert_true(g_str_has_suffix(waiting, "+"));
    g_assert_null(strstr(waiting, "ack>"));
    g_autofree char *events = events_of(id, NULL);
    g_assert_nonnull(strstr(events, "reclassified"));
    g_autofree char *same = g_strdup_printf("L-%" G_GUINT64_FORMAT " is hot already", id);
    run_with("reclassify", (VerbRequest){.lead = id, .argument = "hot"}, VERB_REFUSED, same);
    run_with("reclassify", (VerbRequest){.lead = id, .argument = "warm"}, VERB_REFUSED,
             "expected hot, general or none, got \"warm\"");
}

static void test_hot_to_none(void)
{
    uint64_t id = take_in(LEAD_CLASS__CLASS_HOT, "alice");
    g_autofree char *before = waiting_of(id);
    g_assert_nonnull(strstr(before, "ack>"));
    g_autoptr(Lead) lead =
        run_with("reclassify", (VerbRequest){.lead = id, .argument = "none", .reason = "a vendor"}, VERB_DONE, NULL);
    g_assert_cmpint(lead->status, ==, LEAD_STATUS__STATUS_IGNORED);
    g_assert_cmpint(lead->waiting_on, ==, WAITING_ON__WAITING_NOBODY);
    g_assert_cmpstr(lead->ack_reason, ==, "reclassified");
    g_autofree char *waiting = waiting_of(id);
    g_assert_cmpstr(waiting, ==, "");
    g_assert_cmpint(wake_of(id), ==, 0);
    Event last;
    g_autofree char *events = events_of(id, &last);
    g_assert_true(g_str_has_suffix(events, " reclassified"));
    g_assert_cmpstr(last.what, ==, "reclassified");
    g_assert_cmpstr(last.from, ==, "hot");
    g_assert_cmpstr(last.to, ==, "none");
    g_assert_cmpstr(last.why, ==, "a vendor");
    clear_event(&last);
}

static void test_general_to_hot(void)
{
    uint64_t id = take_in(LEAD_CLASS__CLASS_GENERAL, "alice");
    g_autoptr(Lead) lead = done("reclassify", id, "hot");
    int64_t hot = sla_deadlines(config, LEAD_CLASS__CLASS_HOT, now).respond_by;
    g_assert_cmpint(lead->respond_by, ==, hot);
    g_assert_cmpint(wake_of(id), >, now);
    g_assert_cmpint(lead->status, ==, LEAD_STATUS__STATUS_ASSIGNED);
    g_autoptr(Lead) back = done("reclassify", id, "general");
    g_assert_cmpint(back->respond_by, ==, hot); /* promised is promised */
}

static void test_stages(void)
{
    uint64_t id = take_in(LEAD_CLASS__CLASS_HOT, "alice");
    static const struct {
        const char *verb;
        LeadStatus status;
    } stages[] = {{"accept", LEAD_STATUS__STATUS_ACCEPTED},        {"called", LEAD_STATUS__STATUS_CONTACTED},
                  {"met", LEAD_STATUS__STATUS_CONTACTED},          {"qualified", LEAD_STATUS__STATUS_QUALIFIED},
                  {"proposal", LEAD_STATUS__STATUS_PROPOSAL},      {"nurture", LEAD_STATUS__STATUS_NURTURE},
                  {"unqualified", LEAD_STATUS__STATUS_UNQUALIFIED}};
    for (size_t i = 0; i < G_N_ELEMENTS(stages); i++) {
        g_autoptr(Lead) lead = done(stages[i].verb, id, NULL);
        g_assert_cmpint(lead->status, ==, stages[i].status);
        g_assert_cmpuint(lead->attempts, ==, i > 0 ? 1 : 0);
    }
}

static void test_refused(void)
{
    uint64_t id = take_in(LEAD_CLASS__CLASS_HOT, "alice");
    run_with("won", (VerbRequest){.lead = 999999}, VERB_NO_LEAD, "no lead L-999999");
    run_with("won", (VerbRequest){.lead = id, .value = "a lot"}, VERB_REFUSED,
             "expected an amount like \"12000 EUR\", got \"a lot\"");
    run_with("note", (VerbRequest){.lead = id, .argument = "x", .value = "5 EUR"}, VERB_REFUSED, "note takes no value");
    g_autoptr(Lead) lead = NULL;
    g_assert_cmpint(store_lead(store, id, &lead, NULL), ==, STORE_OK);
    g_assert_cmpint(lead->status, ==, LEAD_STATUS__STATUS_ASSIGNED);
    g_assert_null(lead->value);
    g_assert_null(verb_find("frobnicate"));
    for (const Verb *verb = verb_table(); verb->name; verb++) {
        g_assert_true(verb->help && verb->event && verb->apply);
        g_assert_true(verb_find(verb->name) == verb);
    }
}

static Config *load(void)
{
    g_autofree char *file = NULL;
    g_autoptr(GError) error = NULL;
    int fd = g_file_open_tmp("test-verb-XXXXXX", &file, NULL);
    g_assert_true(g_close(fd, NULL));
    g_assert_true(g_file_set_contents(file, text, -1, NULL));
    Config *made = config_load(file, &error);
    g_assert_no_error(error);
    g_remove(file);
    return made;
}

/* A reminder between a verb and its undo stays sent. */
static void test_undo_fires_nothing_again(void)
{
    uint64_t id = take_in(LEAD_CLASS__CLASS_HOT, "alice");
    Lead *lead = done("accept", id, NULL);
    Event event = EVENT__INIT;
    event.what = (char *)"reminded";
    const Event *events[] = {&event};
    int64_t woken = lead->wake_at;
    unsigned due = pursuit_take(lead, config, woken);
    int64_t next = lead->wake_at;
    double reminded = lead->clock_reminded;
    g_assert_cmpuint(due, ==, PURSUIT_REMIND);
    StoreChange change = {.now = now, .lead = lead, .event = events, .events = 1, .id_domain = "acme.example"};
    g_assert_cmpint(store_change(store, &change, NULL, NULL), ==, STORE_OK);
    lead__free_unpacked(lead, NULL);
    g_autoptr(Lead) after = done("undo", id, NULL);
    g_assert_cmpint(after->status, !=, LEAD_STATUS__STATUS_ACCEPTED);
    g_assert_cmpint(after->wake_at, ==, next);
    g_assert_cmpfloat(after->clock_reminded, ==, reminded);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    config = load();
    store = store_open(&(StoreOptions){0}, NULL);
    now = at(config->timezone, "2026-03-02 10:00");
    g_test_add_func("/verb/won", test_won);
    g_test_add_func("/verb/lost", test_lost);
    g_test_add_func("/verb/assign", test_assign);
    g_test_add_func("/verb/reject", test_reject);
    g_test_add_func("/verb/note", test_note);
    g_test_add_func("/verb/none-to-hot", test_none_to_hot);
    g_test_add_func("/verb/hot-to-none", test_hot_to_none);
    g_test_add_func("/verb/general-to-hot", test_general_to_hot);
    g_test_add_func("/verb/stages", test_stages);
    g_test_add_func("/verb/refused", test_refused);
    g_test_add_func("/verb/undo-fires-nothing-again", test_undo_fires_nothing_again);
    int result = g_test_run();
    store_close(store);
    config_unref(config);
    return result;
}
