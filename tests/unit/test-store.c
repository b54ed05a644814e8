/* The contract of store.h, over both back ends. */
#include "tests/unit/store-rig.h"

static const char *const acks[] = {"ack", NULL};

static void assert_leads(Store *store, const StoreQuery *query, const char *wanted)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) leads = NULL;
    StoreResult result = store_leads(store, query, &leads, &error);
    g_assert_no_error(error);
    g_autoptr(GString) ids = g_string_new(NULL);
    for (guint i = 0; i < leads->len; i++) {
        const Lead *lead = g_ptr_array_index(leads, i);
        g_string_append_printf(ids, "%s%" G_GUINT64_FORMAT, i > 0 ? " " : "", lead->id);
    }
    g_assert_cmpstr(ids->str, ==, wanted);
    g_assert_cmpint(result, ==, leads->len > 0 ? STORE_OK : STORE_NOTHING);
}

/* Events as "what what …". */
static char *events_of(Store *store, uint64_t id)
{
    g_autoptr(GPtrArray) events = NULL;
    GString *text = g_string_new(NULL);
    store_events(store, id, &events, NULL);
    for (guint i = 0; i < events->len; i++) {
        const Event *event = g_ptr_array_index(events, i);
        g_assert_cmpuint(event->seq, ==, i + 1);
        g_string_append_printf(text, "%s%s", i > 0 ? " " : "", event->what);
    }
    return g_string_free(text, FALSE);
}

static void assert_events(Store *store, uint64_t id, const char *wanted)
{
    g_autofree char *events = events_of(store, id);
    g_assert_cmpstr(events, ==, wanted);
}

static Lead *take(Store *store, unsigned number, const StoreChoice *choice)
{
    Inquiry in;
    inquiry_init(&in, number);
    in.intake.choice = choice;
    return rig_take(store, &in, STORE_OK);
}

static Lead *change(Store *store, const StoreChange *change, StoreResult wanted)
{
    g_autoptr(GError) error = NULL;
    Lead *after = NULL;
    StoreResult result = store_change(store, change, &after, &error);
    g_assert_no_error(error);
    g_assert_cmpint(result, ==, wanted);
    return after;
}

static void set_status(Store *store, uint64_t id, LeadStatus status)
{
    g_autoptr(Lead) lead = rig_lead(store, id);
    lead->has_status = true;
    lead->status = status;
    const StoreChange closing = {.now = NOW, .lead = lead, .id_domain = "acme.example"};
    g_autoptr(Lead) after = change(store, &closing, STORE_OK);
    g_assert_cmpuint(after->revision, ==, lead->revision + 1);
}

static unsigned open_of(Store *store, const char *owner)
{
    g_autoptr(GPtrArray) states = NULL;
    store_owners(store, &states, NULL);
    for (guint i = 0; i < states->len; i++) {
        const OwnerState *state = g_ptr_array_index(states, i);
        if (strcmp(state->name, owner) == 0)
            return state->open;
    }
    return 0;
}

static guint outbox_count(Store *store, bool settled_too)
{
    g_autoptr(GPtrArray) rows = NULL;
    store_outbox(store, settled_too, 0, &rows, NULL);
    return rows->len;
}

/* --- Intake --- */

static void test_intake(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    Inquiry in;
    inquiry_init(&in, 1);
    StoreChoice choice = rig_choice(PICK_LEAST_BUSY);
    in.intake.choice = &choice;
    g_autoptr(Lead) lead = rig_take(rig.store, &in, STORE_OK);
    g_assert_cmpuint(lead->id, ==, 1001);
    g_assert_cmpuint(lead->revision, ==, 1);
    g_assert_cmpstr(lead->owner, ==, "alice");
    g_assert_cmpstr(lead->owner_reason, ==, "route 1; least busy of 3");
    g_assert_cmpint(lead->status, ==, LEAD_STATUS__STATUS_ASSIGNED);
    g_assert_cmpstr(lead->relation, ==, "new");
    assert_events(rig.store, lead->id, "intake assigned");
    g_assert_cmpuint(open_of(rig.store, "alice"), ==, 1);

    g_autoptr(Contact) contact = NULL;
    g_assert_cmpint(store_contact(rig.store, "BUYER1@Firm1.example", &contact, NULL), ==, STORE_OK);
    g_assert_cmpuint(contact->id, ==, lead->contact);
    g_assert_cmpuint(contact->leads, ==, 1);
    g_autoptr(Account) account = NULL;
    g_assert_cmpint(store_account(rig.store, lead->account, &account, NULL), ==, STORE_OK);
    g_assert_cmpstr(account->domain, ==, "firm1.example");
    g_assert_cmpstr(account->owner, ==, "alice");
    g_assert_cmpuint(contact->account, ==, account->id);
    rig_clear(&rig);
}

static void test_bare(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    Lead lead = LEAD__INIT;
    StoreIntake intake = {.now = NOW, .lead = &lead};
    g_autoptr(Lead) made = NULL;
    g_assert_cmpint(store_intake(rig.store, &intake, &made, NULL), ==, STORE_OK);
    g_assert_cmpint(made->created, ==, NOW);
    g_assert_cmpint(made->status, ==, LEAD_STATUS__STATUS_NEW);
    g_assert_null(made->owner);
    g_autoptr(Lead) none = NULL;
    g_autoptr(Contact) contact = NULL;
    g_autoptr(GBytes) original = NULL;
    g_assert_cmpint(store_lead(rig.store, 1, &none, NULL), ==, STORE_NOTHING);
    g_assert_cmpint(store_contact(rig.store, "nobody@x.example", &contact, NULL), ==, STORE_NOTHING);
    g_assert_cmpint(store_original(rig.store, made->id, &original, NULL), ==, STORE_NOTHING);
    rig_clear(&rig);
}

/* A stranger repeats his message to ever new plus-tags: neither lead nor events grow for ever. */
static void test_repeat_with_many_tags(gconstpointer in_memory)
{
    enum { TAGS = 1000, TIMES = 5, MOST = 100 };
    Rig rig = rig_new(in_memory != NULL);
    Inquiry in;
    inquiry_init(&in, 1);
    g_autoptr(Lead) lead = rig_take(rig.store, &in, STORE_OK);
    char **own = in.lead.intake;
    size_t n = in.lead.n_intake;
    for (int time = 0; time < TIMES; time++) {
        g_auto(GStrv) tagged = g_new0(char *, TAGS + 1);
        for (int i = 0; i < TAGS; i++)
            tagged[i] = g_strdup_printf("sales+%d.%d@acme.example", time, i);
        in.lead.intake = tagged;
        in.lead.n_intake = TAGS;
        g_autoptr(Lead) again = rig_take(rig.store, &in, STORE_REPEAT);
        g_assert_cmpuint(again->id, ==, lead->id);
        g_assert_cmpuint(again->n_intake, ==, MOST);
    }
    in.lead.intake = own;
    in.lead.n_intake = n;
    g_autoptr(GPtrArray) events = NULL;
    g_assert_cmpint(store_events(rig.store, lead->id, &events, NULL), ==, STORE_OK);
    g_assert_cmpuint(events->len, <=, MOST + 1);
    rig_clear(&rig);
}

static void test_repeat(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    Inquiry in;
    inquiry_init(&in, 1);
    g_autoptr(Lead) lead = rig_take(rig.store, &in, STORE_OK);
    for (int i = 0; i < 3; i++) {
        g_autoptr(Lead) again = rig_take(rig.store, &in, STORE_REPEAT);
        g_assert_cmpuint(again->id, ==, lead->id);
        g_assert_cmpuint(again->revision, ==, 1);
    }
    assert_events(rig.store, lead->id, "intake repeat");
    in.to[0] = (char *)"rfq@acme.example";
    for (int i = 0; i < 3; i++) {
        g_autoptr(Lead) again = rig_take(rig.store, &in, STORE_REPEAT);
        g_assert_cmpuint(again->n_intake, ==, 2);
        g_assert_cmpuint(again->revision, ==, 2);
    }
    assert_events(rig.store, lead->id, "intake repeat repeat");
    g_assert_cmpuint(outbox_count(rig.store, true), ==, 2);

    in.intake.now = NOW + 86400; /* the key's time is over */
    g_autoptr(Lead) late = rig_take(rig.store, &in, STORE_OK);
    g_assert_cmpuint(late->id, ==, lead->id + 1);
    g_assert_cmpstr(late->relation, ==, "known");
    rig_clear(&rig);
}

static void test_relation(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    StoreChoice choice = rig_choice(PICK_ROUND_ROBIN);
    g_autoptr(Lead) first = take(rig.store, 1, &choice);
    g_assert_cmpstr(first->owner, ==, "alice");
    set_status(rig.store, first->id, LEAD_STATUS__STATUS_WON);

    /* Somebody else there: a customer, and alice's, though not in the route. */
    StoreCandidate candidates[] = {RIG_OWNERS[0], RIG_OWNERS[1]};
    candidates[0].in_route = false;
    choice.candidate = candidates;
    choice.candidates = 2;
    Inquiry in;
    inquiry_init(&in, 2);
    in.contact.address = (char *)"other@FIRM1.example";
    in.intake.account_domain = "FIRM1.example";
    in.intake.choice = &choice;
    g_autoptr(Lead) second = rig_take(rig.store, &in, STORE_OK);
    g_assert_cmpuint(second->account, ==, first->account);
    g_assert_cmpstr(second->relation, ==, "customer");
    g_assert_cmpstr(second->owner, ==, "alice");
    g_assert_cmpstr(second->owner_reason, ==, "account's owner");

    /* A stranger's goes to who is in the route. */
    g_autoptr(Lead) third = take(rig.store, 3, &choice);
    g_assert_cmpstr(third->owner, ==, "bob");
    g_assert_cmpstr(third->owner_reason, ==, "route 1");
    rig_clear(&rig);
}

static void test_free_mail(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    StoreChoice choice = rig_choice(PICK_ROUND_ROBIN);
    Inquiry in;
    for (unsigned i = 1; i <= 2; i++) {
        inquiry_init(&in, i);
        in.contact.address = (char *)"somebody@freemail.example";
        in.contact.name = (char *)(i == 1 ? "Some Body" : "Mallory");
        in.contact.phone = (char *)(i == 1 ? NULL : "+4930123456");
        in.intake.account_domain = NULL;
        in.intake.choice = &choice;
        g_autoptr(Lead) lead = rig_take(rig.store, &in, STORE_OK);
        g_assert_cmpstr(lead->owner, ==, "alice"); /* the second time as the account's owner */
    }
    g_autoptr(Contact) contact = NULL;
    store_contact(rig.store, "somebody@freemail.example", &contact, NULL);
    g_assert_cmpuint(contact->leads, ==, 2);
    g_assert_cmpstr(contact->name, ==, "Some Body"); /* what we know is not replaced */
    g_assert_cmpstr(contact->phone, ==, "+4930123456");
    rig_clear(&rig);
}

/* --- Choosing --- */

static void count_owners(Store *store, unsigned leads, const StoreChoice *choice, unsigned counts[3])
{
    memset(counts, 0, 3 * sizeof counts[0]);
    for (unsigned i = 0; i < leads; i++) {
        g_autoptr(Lead) lead = take(store, i + 1, choice);
        for (int j = 0; j < 3; j++)
            counts[j] += strcmp(lead->owner, RIG_OWNERS[j].name) == 0;
    }
}

static void test_picks(gconstpointer in_memory)
{
    static const struct {
        StorePick pick;
        unsigned leads, wanted[3];
    } CASES[] = {
        {PICK_LEAST_BUSY, 300, {100, 100, 100}},
        {PICK_ROUND_ROBIN, 301, {101, 100, 100}},
        {PICK_WEIGHTED, 400, {200, 100, 100}},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        Rig rig = rig_new(in_memory != NULL);
        StoreChoice choice = rig_choice(CASES[i].pick);
        unsigned counts[3];
        count_owners(rig.store, CASES[i].leads, &choice, counts);
        for (int j = 0; j < 3; j++)
            g_assert_cmpuint(counts[j], ==, CASES[i].wanted[j]);
        rig_clear(&rig);
    }
}

static void test_newcomer(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    StoreChoice choice = rig_choice(PICK_WEIGHTED);
    choice.candidates = 2;
    for (unsigned i = 1; i <= 90; i++) {
        rig_drop(take(rig.store, i, &choice));
    }
    choice.candidates = 3; /* carol joins: her share, not all of it until she has caught up */
    unsigned carol = 0;
    for (unsigned i = 91; i <= 130; i++) {
        g_autoptr(Lead) lead = take(rig.store, i, &choice);
        carol += strcmp(lead->owner, "carol") == 0;
    }
    g_assert_cmpuint(carol, >=, 9);
    g_assert_cmpuint(carol, <=, 11);
    rig_clear(&rig);
}

static void test_capacity(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    StoreCandidate candidates[] = {RIG_OWNERS[0], RIG_OWNERS[1]};
    candidates[0].capacity = 4;
    candidates[1].capacity = 2;
    StoreChoice choice = rig_choice(PICK_LEAST_BUSY);
    choice.candidate = candidates;
    choice.candidates = 2;
    for (unsigned i = 1; i <= 6; i++) {
        g_autoptr(Lead) lead = take(rig.store, i, &choice);
        g_assert_null(strstr(lead->owner_reason, "capacity"));
    }
    g_assert_cmpuint(open_of(rig.store, "alice"), ==, 4); /* busy as their capacities go */
    g_assert_cmpuint(open_of(rig.store, "bob"), ==, 2);
    g_autoptr(Lead) over = take(rig.store, 7, &choice);
    g_assert_cmpstr(over->owner_reason, ==, "route 1; least busy of 2, all at capacity");
    set_status(rig.store, 1001, LEAD_STATUS__STATUS_LOST);
    set_status(rig.store, 1002, LEAD_STATUS__STATUS_UNQUALIFIED);
    g_assert_cmpuint(open_of(rig.store, "alice") + open_of(rig.store, "bob"), ==, 5);

    choice.candidates = 0;
    g_autoptr(Lead) nobodys = take(rig.store, 8, &choice);
    g_assert_null(nobodys->owner);
    g_assert_cmpstr(nobodys->owner_reason, ==, "route 1: nobody");
    g_assert_cmpint(nobodys->status, ==, LEAD_STATUS__STATUS_NEW);
    rig_clear(&rig);
}

/* --- Budgets --- */

static Lead *take_at(Store *store, unsigned number, int64_t now, const StoreBudget *budget, size_t budgets)
{
    Inquiry in;
    inquiry_init(&in, number);
    in.intake.now = now;
    in.intake.budget = budget;
    in.intake.budgets = budgets;
    return rig_take(store, &in, STORE_OK);
}

static void test_budget(gconstpointer in_memory)
{
    static const struct {
        int64_t after;
        const char *reason;
    } CASES[] = {
        {0, NULL},
        {1, NULL},
        {50, NULL},
        {99, "budget: sender"},
        {100, NULL}, /* that of 0 has slid out */
        {100, "budget: sender"},
        {101, NULL},
        {102, "budget: sender"},
        {149, "budget: sender"},
        {150, NULL},
        {199, "budget: sender"},
        {1000, NULL},
    };
    Rig rig = rig_new(in_memory != NULL);
    const StoreBudget budget[] = {{"total", 1000, 3600}, {"sender:a@b.example", 3, 100}};
    for (unsigned i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autoptr(Lead) lead = take_at(rig.store, i + 1, NOW + CASES[i].after, budget, 2);
        g_assert_cmpstr(lead->ack_reason, ==, CASES[i].reason);
    }
    const StoreBudget none = {"total", 0, 10};
    g_autoptr(Lead) never = take_at(rig.store, 100, NOW, &none, 1);
    g_assert_cmpstr(never->ack_reason, ==, "budget: total");
    g_assert_cmpint(store_expire(rig.store, NOW + 100000, 0, NULL), ==, STORE_OK);
    rig_clear(&rig);
}

static void test_budget_given_back(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    const StoreBudget budget = {"domain:b.example", 1, 100};
    g_autoptr(Lead) first = take_at(rig.store, 1, NOW, &budget, 1);
    const StoreChange cancel = {.now = NOW, .lead = first, .cancel_outgoing = acks, .id_domain = "acme.example"};
    rig_drop(change(rig.store, &cancel, STORE_OK));
    g_assert_cmpuint(outbox_count(rig.store, true), ==, 1); /* its card is left */
    g_autoptr(Lead) second = take_at(rig.store, 2, NOW + 1, &budget, 1);
    g_assert_null(second->ack_reason);
    g_autoptr(Lead) third = take_at(rig.store, 3, NOW + 2, &budget, 1);
    g_assert_cmpstr(third->ack_reason, ==, "budget: domain");
    rig_clear(&rig);
}

static void test_one_ack(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    g_autoptr(Lead) lead = take(rig.store, 1, NULL);
    Outgoing ack = OUTGOING__INIT;
    ack.purpose = ack.to = (char *)"ack";
    const Outgoing *rows[] = {&ack};
    StoreChange again = {.now = NOW, .lead = lead, .outgoing = rows, .outgoings = 1, .id_domain = "acme.example"};
    g_autoptr(Lead) after = change(rig.store, &again, STORE_OK);
    g_assert_cmpuint(outbox_count(rig.store, true), ==, 2);
    again.lead = after;
    again.cancel_outgoing = acks; /* in its place */
    rig_drop(change(rig.store, &again, STORE_OK));
    g_assert_cmpuint(outbox_count(rig.store, true), ==, 2);
    rig_clear(&rig);
}

/* --- Changing --- */

static void test_change(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    StoreChoice choice = rig_choice(PICK_ROUND_ROBIN);
    g_autoptr(Lead) lead = take(rig.store, 1, &choice);
    record_owner(lead, "bob");
    lead->has_responded_at = true;
    lead->responded_at = NOW + 60;
    Event event = EVENT__INIT;
    event.what = (char *)"response";
    const Event *events[] = {&event};
    Timer timer = TIMER__INIT;
    timer.what = (char *)"nudge";
    timer.has_due = true;
    timer.due = NOW + 5;
    const Timer *timers[] = {&timer};
    const StoreChange answer = {.now = NOW + 60,
                                .lead = lead,
                                .event = events,
                                .events = 1,
                                .timer = timers,
                                .timers = 1,
                                .cancel = (const char *const[]){"remind", "escalate", NULL},
                                .message_id = "answer@acme.example",
                                .id_domain = "acme.example"};
    g_autoptr(Lead) after = change(rig.store, &answer, STORE_OK);
    g_assert_cmpuint(after->revision, ==, 2);
    g_assert_cmpstr(after->owner, ==, "bob");
    g_assert_cmpuint(open_of(rig.store, "alice"), ==, 0);
    g_assert_cmpuint(open_of(rig.store, "bob"), ==, 1);
    assert_events(rig.store, lead->id, "intake assigned response");

    g_assert_null(change(rig.store, &answer, STORE_CONFLICT)); /* read at revision 1 */
    g_autoptr(Account) account = NULL;
    store_account(rig.store, lead->account, &account, NULL);
    g_assert_cmpstr(account->owner, ==, "bob"); /* its only lead */
    g_autoptr(Lead) found = NULL;
    bool ours;
    g_assert_cmpint(store_find_message(rig.store, "answer@acme.example", &found, &ours, NULL), ==, STORE_OK);
    g_autoptr(GPtrArray) due = NULL;
    g_assert_cmpint(store_due(rig.store, NULL, NOW + 100000, 10, &due, NULL), ==, STORE_OK);
    g_assert_cmpuint(due->len, ==, 1);

    lead->id = 4711;
    g_assert_null(change(rig.store, &answer, STORE_NOTHING));
    rig_clear(&rig);
}

static void report_delivery(Store *store, uint64_t id, const char *undeliverable, const char *stands)
{
    g_autoptr(Lead) lead = rig_lead(store, id);
    const StoreChange report = {
        .now = NOW + 60, .lead = lead, .undeliverable = undeliverable, .id_domain = "acme.example"};
    rig_drop(change(store, &report, STORE_OK));
    g_autoptr(Contact) contact = NULL;
    g_assert_cmpint(store_contact(store, "buyer1@firm1.example", &contact, NULL), ==, STORE_OK);
    g_assert_cmpstr(contact->undeliverable, ==, stands);
    g_assert_cmpint(contact->undeliverable_at, ==, stands ? NOW + 60 : 0);
}

/* What a report says of a mailbox stands until it writes. */
static void test_undeliverable(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    g_autoptr(Lead) lead = take(rig.store, 1, NULL);
    report_delivery(rig.store, lead->id, NULL, NULL);
    report_delivery(rig.store, lead->id, "5.1.1", "5.1.1");
    report_delivery(rig.store, lead->id, NULL, "5.1.1");
    report_delivery(rig.store, lead->id, "", NULL);
    report_delivery(rig.store, lead->id, "5.2.1", "5.2.1");
    static const char *const channels[] = {"form", "mail"};
    for (size_t i = 0; i < G_N_ELEMENTS(channels); i++) {
        Inquiry again;
        inquiry_init(&again, 1);
        again.lead.channel = (char *)channels[i];
        again.intake.dedupe_key[31] = (uint8_t)(i + 1);
        rig_drop(rig_take(rig.store, &again, STORE_OK));
        g_autoptr(Contact) contact = NULL;
        g_assert_cmpint(store_contact(rig.store, "buyer1@firm1.example", &contact, NULL), ==, STORE_OK);
        g_assert_cmpstr(contact->undeliverable, ==, i == 0 ? "5.2.1" : NULL);
    }
    rig_clear(&rig);
}

static void test_change_once(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    g_autoptr(Lead) lead = take(rig.store, 1, NULL);
    static const uint8_t KEY[32] = "a follow-up";
    StoreChange joins = {
        .now = NOW, .lead = lead, .dedupe_key = KEY, .dedupe_seconds = 100, .id_domain = "acme.example"};
    g_autoptr(Lead) once = change(rig.store, &joins, STORE_OK);
    joins.lead = once;
    g_autoptr(Lead) twice = change(rig.store, &joins, STORE_REPEAT);
    g_assert_cmpuint(twice->revision, ==, 2);
    joins.now = NOW + 100;
    rig_drop(change(rig.store, &joins, STORE_OK));
    rig_clear(&rig);
}

static void test_choose_anew(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    StoreChoice choice = rig_choice(PICK_LEAST_BUSY);
    g_autoptr(Lead) lead = take(rig.store, 1, &choice);
    Outgoing card = OUTGOING__INIT;
    card.purpose = (char *)"card";
    card.has_to_owner = card.to_owner = true;
    const Outgoing *rows[] = {&card};
    choice.candidate++; /* alice rejected it */
    choice.candidates--;
    const StoreChange reject = {
        .now = NOW, .lead = lead, .choice = &choice, .outgoing = rows, .outgoings = 1, .id_domain = "acme.example"};
    g_autoptr(Lead) after = change(rig.store, &reject, STORE_OK);
    g_assert_cmpstr(after->owner, ==, "bob");
    assert_events(rig.store, lead->id, "intake assigned assigned");
    g_autoptr(Outgoing) row = NULL;
    g_assert_cmpint(store_outgoing(rig.store, 3, &row, NULL), ==, STORE_OK);
    g_assert_cmpstr(row->to, ==, "bob@acme.example");
    rig_clear(&rig);
}

static void test_account_keeps_owner(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    StoreChoice choice = rig_choice(PICK_ROUND_ROBIN);
    g_autoptr(Lead) first = take(rig.store, 1, &choice);
    Inquiry in;
    inquiry_init(&in, 2);
    in.contact.address = first->mail_from;
    in.intake.account_domain = "firm1.example";
    in.intake.choice = &choice;
    g_autoptr(Lead) second = rig_take(rig.store, &in, STORE_OK);
    record_owner(second, "carol");
    const StoreChange give = {.now = NOW, .lead = second, .id_domain = "acme.example"};
    g_autoptr(Lead) given = change(rig.store, &give, STORE_OK);
    g_autoptr(Account) account = NULL;
    store_account(rig.store, given->account, &account, NULL);
    g_assert_cmpstr(account->owner, ==, "alice");
    g_assert_cmpuint(account->leads, ==, 2);
    rig_clear(&rig);
}

/* --- Reading --- */

static void test_queries(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    StoreChoice choice = rig_choice(PICK_ROUND_ROBIN);
    static const char *const SOURCE[] = {"plus:expo", "plus:web", "referral"};
    for (unsigned i = 0; i < 9; i++) {
        Inquiry in;
        inquiry_init(&in, i / 3);
        memcpy(in.intake.dedupe_key, &i, sizeof i);
        in.lead.source = (char *)SOURCE[i % 3];
        in.lead.class_ = i % 2 ? LEAD_CLASS__CLASS_HOT : LEAD_CLASS__CLASS_GENERAL;
        in.lead.created = NOW + i;
        in.lead.respond_by = NOW + 100 - 10 * i;
        in.lead.has_status = i == 8;
        in.lead.status = i == 8 ? LEAD_STATUS__STATUS_IGNORED : LEAD_STATUS__STATUS_NEW;
        in.intake.choice = i == 8 ? NULL : &choice;
        choice.prefer_account = false;
        rig_drop(rig_take(rig.store, &in, STORE_OK));
    }
    set_status(rig.store, 1003, LEAD_STATUS__STATUS_WON);
    g_autoptr(Contact) contact = NULL;
    store_contact(rig.store, "buyer1@firm1.example", &contact, NULL);
    const StoreQuery all = STORE_QUERY_ALL;
    StoreQuery query = all;
    assert_leads(rig.store, &query, "1008 1007 1006 1005 1004 1003 1002 1001");
    query.limit = 2;
    assert_leads(rig.store, &query, "1008 1007");
    query.before = 1007;
    assert_leads(rig.store, &query, "1006 1005");
    query = all, query.owner = "bob";
    assert_leads(rig.store, &query, "1008 1005 1002");
    query.before = 1005;
    assert_leads(rig.store, &query, "1002");
    query.before = 1002;
    assert_leads(rig.store, &query, "");
    query.before = 0;
    query.class = LEAD_CLASS__CLASS_GENERAL;
    assert_leads(rig.store, &query, "1005");
    query = all, query.owner = "bo";
    assert_leads(rig.store, &query, "");
    query = all, query.status = LEAD_STATUS__STATUS_WON;
    assert_leads(rig.store, &query, "1003");
    query.status = LEAD_STATUS__STATUS_IGNORED;
    assert_leads(rig.store, &query, "1009");
    query = all, query.contact = contact->id;
    assert_leads(rig.store, &query, "1006 1005 1004");
    query = all, query.account = contact->account, query.limit = 1;
    assert_leads(rig.store, &query, "1006");
    query = all, query.source = "plus:*";
    assert_leads(rig.store, &query, "1008 1007 1005 1004 1002 1001");
    query.source = "plus:web";
    assert_leads(rig.store, &query, "1008 1005 1002");
    query = all, query.since = NOW + 6;
    assert_leads(rig.store, &query, "1008 1007");
    query = all, query.overdue_at = NOW + 81; /* 1003 is won */
    assert_leads(rig.store, &query, "1008 1007 1006 1005 1004");
    query.before = 1006;
    assert_leads(rig.store, &query, "1005 1004");
    query.before = 0;
    query.owner = "carol", query.limit = 5;
    assert_leads(rig.store, &query, "1006");
    rig_clear(&rig);
}

/* The Message-ID of a lead's ack. */
static char *ack_of(Store *store, uint64_t lead)
{
    g_autoptr(GPtrArray) rows = NULL;
    char *id = NULL;
    g_assert_cmpint(store_outbox(store, false, 0, &rows, NULL), ==, STORE_OK);
    for (guint i = 0; i < rows->len; i++) {
        const Outgoing *row = g_ptr_array_index(rows, i);
        if (row->lead == lead && g_str_equal(row->purpose, "ack"))
            id = g_strdup(row->message_id);
    }
    g_assert_nonnull(id);
    return id;
}

/* Who names one has seen the mail: two stores give the same row different ones. */
static void test_message_ids_cannot_be_guessed(void)
{
    Rig one = rig_new(true), other = rig_new(true);
    g_autoptr(Lead) left = take(one.store, 1, NULL), right = take(other.store, 1, NULL);
    g_autofree char *mine = ack_of(one.store, left->id), *theirs = ack_of(other.store, right->id);
    g_assert_true(g_str_has_prefix(mine, "lead-1001-ack-1-"));
    g_assert_true(g_str_has_suffix(mine, "@acme.example"));
    g_assert_cmpstr(mine, !=, theirs);
    rig_clear(&one);
    rig_clear(&other);
}

static void test_find_message(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    g_autofree char *endless = g_strnfill(3000, 'x');
    Inquiry in;
    inquiry_init(&in, 1);
    in.lead.message_id = endless;
    g_autoptr(Lead) first = rig_take(rig.store, &in, STORE_OK);
    inquiry_init(&in, 2); /* another with the same Message-ID: it stays the first one's */
    in.lead.message_id = endless;
    rig_drop(rig_take(rig.store, &in, STORE_OK));
    g_autoptr(Lead) found = NULL, none = NULL, mine = NULL, theirs = NULL, gone = NULL;
    bool ours = true;
    g_assert_cmpint(store_find_message(rig.store, endless, &found, &ours, NULL), ==, STORE_OK);
    g_assert_cmpuint(found->id, ==, first->id);
    g_assert_false(ours);
    endless[2999] = 'y';
    g_assert_cmpint(store_find_message(rig.store, endless, &none, &ours, NULL), ==, STORE_NOTHING);

    inquiry_init(&in, 3); /* one that names the Message-ID we might give out next but one */
    in.lead.message_id = (char *)"lead-1004-ack-7@acme.example";
    g_autoptr(Lead) third = rig_take(rig.store, &in, STORE_OK);
    g_autoptr(Lead) fourth = take(rig.store, 4, NULL);
    g_assert_cmpint(store_find_message(rig.store, in.lead.message_id, &theirs, &ours, NULL), ==, STORE_OK);
    g_assert_cmpuint(theirs->id, ==, third->id);
    g_assert_false(ours);
    g_autofree char *ack = ack_of(rig.store, fourth->id);
    g_assert_cmpint(store_find_message(rig.store, ack, &mine, &ours, NULL), ==, STORE_OK);
    g_assert_cmpuint(mine->id, ==, fourth->id);
    g_assert_true(ours);
    const StoreChange cancel = {.now = NOW, .lead = fourth, .cancel_outgoing = acks, .id_domain = "acme.example"};
    rig_drop(change(rig.store, &cancel, STORE_OK));
    g_assert_cmpint(store_find_message(rig.store, ack, &gone, &ours, NULL), ==, STORE_NOTHING);
    rig_clear(&rig);
}

/* --- What is due --- */

static void test_timers(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    g_autoptr(Lead) lead = take(rig.store, 1, NULL);
    g_autoptr(GPtrArray) none = NULL, two = NULL, one = NULL;
    int64_t next = 0;
    g_assert_cmpint(store_next_due(rig.store, &next, NULL), ==, STORE_OK);
    g_assert_cmpint(next, ==, NOW); /* the ack */
    g_assert_cmpint(store_due(rig.store, NULL, NOW + 1799, 10, &none, NULL), ==, STORE_NOTHING);
    g_assert_cmpint(store_due(rig.store, NULL, NOW + 3600, 10, &two, NULL), ==, STORE_OK);
    g_assert_cmpuint(two->len, ==, 2);
    g_assert_cmpstr(((const Timer *)g_ptr_array_index(two, 0))->what, ==, "remind");
    g_assert_cmpuint(((const Timer *)g_ptr_array_index(two, 0))->lead, ==, lead->id);

    Timer later = TIMER__INIT;
    later.what = (char *)"remind"; /* replaces that one */
    later.has_due = true;
    later.due = NOW + 9000;
    const Timer *timers[] = {&later};
    const StoreChange snooze = {.now = NOW, .lead = lead, .timer = timers, .timers = 1, .id_domain = "acme.example"};
    rig_drop(change(rig.store, &snooze, STORE_OK));
    g_assert_cmpint(store_due(rig.store, NULL, NOW + 3600, 10, &one, NULL), ==, STORE_OK);
    g_assert_cmpuint(one->len, ==, 1);
    g_assert_cmpstr(((const Timer *)g_ptr_array_index(one, 0))->what, ==, "escalate");
    rig_clear(&rig);
}

static void test_awake(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    g_autoptr(Lead) lead = take(rig.store, 1, NULL);
    g_autoptr(GPtrArray) none = NULL, one = NULL, asleep = NULL;
    g_assert_cmpint(store_awake(rig.store, NOW + 1799, 10, &none, NULL), ==, STORE_NOTHING);
    g_assert_cmpint(store_awake(rig.store, NOW + 1800, 10, &one, NULL), ==, STORE_OK);
    g_assert_cmpuint(((const Lead *)g_ptr_array_index(one, 0))->id, ==, lead->id);
    lead->wake_at = 0;
    const StoreChange closed = {.now = NOW, .lead = lead, .id_domain = "acme.example"};
    rig_drop(change(rig.store, &closed, STORE_OK));
    g_assert_cmpint(store_awake(rig.store, INT64_MAX, 10, &asleep, NULL), ==, STORE_NOTHING);
    rig_clear(&rig);
}

/* Who is chosen has business hours of his own. */
static void test_candidate_deadlines(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    StoreCandidate bob = {.name = "bob",
                          .email = "bob@acme.example",
                          .in_route = true,
                          .accept_by = NOW + 10,
                          .respond_by = NOW + 20,
                          .wake_at = NOW + 15};
    const StoreChoice choice = {.candidate = &bob, .candidates = 1};
    g_autoptr(Lead) lead = take(rig.store, 1, &choice);
    g_assert_cmpint(lead->accept_by, ==, NOW + 10);
    g_assert_cmpint(lead->respond_by, ==, NOW + 20);
    g_assert_cmpint(lead->promised_by, ==, NOW + 20);
    g_assert_cmpint(lead->next_step_at, ==, NOW + 20);
    g_assert_cmpint(lead->wake_at, ==, NOW + 15);
    rig_clear(&rig);
}

static int64_t remind_bob(Store *store, unsigned number, int64_t due)
{
    g_autoptr(Lead) lead = take(store, number, NULL);
    Outgoing row = OUTGOING__INIT;
    row.purpose = (char *)"reminder";
    row.to = (char *)"bob@acme.example";
    row.has_due = row.has_spaced = true;
    row.due = due;
    row.spaced = 1800;
    const Outgoing *rows[] = {&row};
    const StoreChange remind = {
        .now = due, .lead = lead, .outgoing = rows, .outgoings = 1, .id_domain = "acme.example"};
    rig_drop(change(store, &remind, STORE_OK));
    g_autoptr(GPtrArray) all = NULL;
    g_assert_cmpint(store_outbox(store, true, 1, &all, NULL), ==, STORE_OK);
    return ((const Outgoing *)g_ptr_array_index(all, 0))->due;
}

/* Two to one person within half an hour wait for each other, and are claimed together. */
static void test_spaced(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    g_assert_cmpint(remind_bob(rig.store, 1, NOW), ==, NOW);
    g_assert_cmpint(remind_bob(rig.store, 2, NOW + 60), ==, NOW + 1800);
    g_assert_cmpint(remind_bob(rig.store, 3, NOW + 90), ==, NOW + 1800);
    g_assert_cmpint(remind_bob(rig.store, 4, NOW + 1801), ==, NOW + 3600);
    g_assert_cmpint(remind_bob(rig.store, 5, NOW + 9000), ==, NOW + 9000);
    g_assert_cmpint(remind_bob(rig.store, 6, NOW + 10), ==, NOW + 10); /* the clock was set back */
    g_autoptr(GPtrArray) claimed = NULL;
    g_assert_cmpint(store_claim(rig.store, NOW + 1800, "me", 60, 7, &claimed, NULL), ==, STORE_OK);
    g_assert_cmpuint(claimed->len, ==, 6 + 4); /* the acks, one reminder, and those that go with it */
    /* A slow relay took it only now: the next waits for half an hour from here. */
    const Outgoing *last = g_ptr_array_index(claimed, claimed->len - 1);
    const StoreSettle sent = {.now = NOW + 3500, .id = last->id, .state = OUTGOING_STATE__OUTGOING_SENT};
    g_assert_cmpstr(last->purpose, ==, "reminder");
    g_assert_cmpint(store_settle(rig.store, &sent, NULL), ==, STORE_OK);
    g_autoptr(GPtrArray) early = NULL, later = NULL;
    g_assert_cmpint(store_claim(rig.store, NOW + 3600, "you", 60, 0, &early, NULL), ==, STORE_OK);
    for (guint i = 0; i < early->len; i++)
        g_assert_cmpstr(((const Outgoing *)g_ptr_array_index(early, i))->purpose, ==, "ack");
    g_assert_cmpint(store_claim(rig.store, NOW + 3500 + 1800, "you", 60, 0, &later, NULL), ==, STORE_OK);
    g_assert_cmpuint(later->len, >, 0);
    rig_clear(&rig);
}

static void test_presence(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    StoreChoice choice = rig_choice(PICK_ROUND_ROBIN);
    rig_drop(take(rig.store, 1, &choice));
    OwnerState state = OWNER_STATE__INIT;
    state.name = (char *)"alice";
    state.has_away_until = true;
    state.away_until = NOW + 500;
    state.away_how = (char *)"leadctl";
    g_assert_cmpint(store_owner_presence(rig.store, &state, NULL, NULL), ==, STORE_OK);
    g_autoptr(GPtrArray) owners = NULL;
    g_assert_cmpint(store_owners(rig.store, &owners, NULL), ==, STORE_OK);
    g_assert_cmpuint(owners->len, ==, 1);
    const OwnerState *alice = g_ptr_array_index(owners, 0);
    g_assert_cmpint(alice->away_until, ==, NOW + 500);
    g_assert_cmpstr(alice->away_how, ==, "leadctl");
    g_assert_cmpuint(alice->open, ==, 1); /* what the store counts stays */
    rig_clear(&rig);
}

static int64_t away_until(Store *store)
{
    g_autoptr(GPtrArray) owners = NULL;
    g_assert_cmpint(store_owners(store, &owners, NULL), ==, STORE_OK);
    return ((const OwnerState *)owners->pdata[0])->away_until;
}

/* A message that says it twice says it once, for as long as its key is kept. */
static void test_presence_once(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    StoreChoice choice = rig_choice(PICK_ROUND_ROBIN);
    g_autoptr(Lead) lead = take(rig.store, 1, &choice);
    const uint8_t key[32] = {7};
    StoreOnce once = {.now = NOW, .key = key, .seconds = 100, .lead = lead->id};
    OwnerState state = OWNER_STATE__INIT;
    state.name = (char *)"alice";
    state.has_away_until = true;
    state.away_until = NOW + 500;
    g_assert_cmpint(store_owner_presence(rig.store, &state, &once, NULL), ==, STORE_OK);
    state.away_until = NOW + 600;
    g_assert_cmpint(store_owner_presence(rig.store, &state, &once, NULL), ==, STORE_REPEAT);
    g_assert_cmpint(away_until(rig.store), ==, NOW + 500);
    once.now = NOW + 100;
    g_assert_cmpint(store_owner_presence(rig.store, &state, &once, NULL), ==, STORE_OK);
    g_assert_cmpint(away_until(rig.store), ==, NOW + 600);
    rig_assert_sound(rig.store);
    rig_clear(&rig);
}

static void test_claim(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    StoreChoice choice = rig_choice(PICK_ROUND_ROBIN);
    for (unsigned i = 0; i < 5; i++) {
        rig_drop(take(rig.store, i, &choice));
    }
    g_autoptr(GPtrArray) some = NULL, rest = NULL, none = NULL, voided = NULL, expired = NULL;
    g_assert_cmpint(store_claim(rig.store, NOW - 1, "me", 60, 0, &none, NULL), ==, STORE_NOTHING);
    g_assert_cmpint(store_claim(rig.store, NOW, "me", 60, 3, &some, NULL), ==, STORE_OK);
    g_assert_cmpuint(some->len, ==, 3);
    g_assert_cmpint(store_claim(rig.store, NOW, "you", 600, 0, &rest, NULL), ==, STORE_OK);
    g_assert_cmpuint(rest->len, ==, 7);
    g_assert_cmpint(store_claim(rig.store, NOW + 60, "you", 60, 0, &expired, NULL), ==, STORE_OK);
    g_assert_cmpuint(expired->len, ==, 3);
    const Outgoing *row = g_ptr_array_index(expired, 0);
    g_assert_cmpstr(row->claimed_by, ==, "you");
    g_assert_cmpuint(row->attempts, ==, 2);
    g_assert_cmpint(store_void_claims(rig.store, NULL), ==, STORE_OK);
    g_assert_cmpint(store_claim(rig.store, NOW, "new", 60, 0, &voided, NULL), ==, STORE_OK);
    g_assert_cmpuint(voided->len, ==, 10);
    rig_clear(&rig);
}

/* What was tried when the clock was a day ahead is tried again once it is right; what is for later stays. */
static void test_clock_set_back(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    const int64_t tomorrow = NOW + 86400;
    rig_drop(take(rig.store, 1, NULL));
    g_autoptr(GPtrArray) rows = NULL, before = NULL, after = NULL;
    g_assert_cmpint(store_claim(rig.store, tomorrow, "me", 60, 10, &rows, NULL), ==, STORE_OK);
    g_assert_cmpuint(rows->len, ==, 1);
    uint64_t id = ((const Outgoing *)g_ptr_array_index(rows, 0))->id;
    StoreSettle settle = {
        .now = tomorrow, .id = id, .state = OUTGOING_STATE__OUTGOING_WAITING, .due = tomorrow + 300, .reply = "451"};
    g_assert_cmpint(store_settle(rig.store, &settle, NULL), ==, STORE_OK);
    g_assert_cmpint(store_expire(rig.store, tomorrow, 0, NULL), ==, STORE_OK);
    g_assert_cmpint(store_claim(rig.store, tomorrow, "me", 60, 10, &before, NULL), ==, STORE_NOTHING);
    g_assert_cmpint(store_expire(rig.store, NOW, 0, NULL), ==, STORE_OK);
    g_assert_cmpint(store_claim(rig.store, NOW, "me", 60, 10, &after, NULL), ==, STORE_OK);
    g_assert_cmpuint(after->len, ==, 1);
    rig_clear(&rig);
}

static void test_settle(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    g_autoptr(Lead) lead = take(rig.store, 1, NULL);
    g_autoptr(GPtrArray) rows = NULL, early = NULL, again = NULL;
    g_assert_cmpint(store_claim(rig.store, NOW, "me", 60, 10, &rows, NULL), ==, STORE_OK);
    g_assert_cmpuint(rows->len, ==, 1); /* the card is held: nobody owns it */
    uint64_t id = ((const Outgoing *)g_ptr_array_index(rows, 0))->id;
    StoreSettle settle = {
        .now = NOW, .id = id, .state = OUTGOING_STATE__OUTGOING_WAITING, .due = NOW + 300, .reply = "451 later"};
    g_assert_cmpint(store_settle(rig.store, &settle, NULL), ==, STORE_OK);
    g_assert_cmpint(store_claim(rig.store, NOW + 299, "me", 60, 10, &early, NULL), ==, STORE_NOTHING);
    g_assert_cmpint(store_claim(rig.store, NOW + 300, "me", 60, 10, &again, NULL), ==, STORE_OK);
    g_assert_cmpstr(((const Outgoing *)g_ptr_array_index(again, 0))->last_reply, ==, "451 later");
    Event event = EVENT__INIT;
    event.what = (char *)"acked";
    settle = (StoreSettle){
        .now = NOW + 301, .id = id, .state = OUTGOING_STATE__OUTGOING_SENT, .reply = "250 queued", .event = &event};
    g_assert_cmpint(store_settle(rig.store, &settle, NULL), ==, STORE_OK);
    g_assert_cmpint(store_settle(rig.store, &settle, NULL), ==, STORE_NOTHING);
    settle.id = 4711;
    g_assert_cmpint(store_settle(rig.store, &settle, NULL), ==, STORE_NOTHING);
    g_autoptr(Lead) acked = rig_lead(rig.store, lead->id);
    g_assert_cmpint(acked->acked_at, ==, NOW + 301);
    g_assert_cmpuint(acked->revision, ==, 2); /* who read it before must read again */
    assert_events(rig.store, lead->id, "intake acked");
    g_assert_cmpuint(outbox_count(rig.store, false), ==, 1);
    g_assert_cmpuint(outbox_count(rig.store, true), ==, 2);
    rig_clear(&rig);
}

static void test_failed_ack(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    g_autoptr(Lead) lead = take(rig.store, 1, NULL);
    StoreSettle settle = {.now = NOW, .id = 1, .state = OUTGOING_STATE__OUTGOING_FAILED, .reply = "550 5.1.1 unknown"};
    g_assert_cmpint(store_settle(rig.store, &settle, NULL), ==, STORE_OK);
    g_autoptr(Lead) after = rig_lead(rig.store, lead->id);
    g_assert_cmpstr(after->ack_reason, ==, "failed: 550 5.1.1 unknown");
    g_assert_cmpint(after->acked_at, ==, 0);
    rig_clear(&rig);
}

static void test_last_commit(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    uint64_t before = store_last_commit(rig.store);
    g_autoptr(GPtrArray) none = NULL;
    store_claim(rig.store, NOW, "me", 60, 1, &none, NULL);
    g_assert_cmpuint(store_last_commit(rig.store), ==, before);
    rig_drop(take(rig.store, 1, NULL));
    g_assert_cmpuint(store_last_commit(rig.store), !=, before);
    g_assert_false(store_broken(rig.store));
    rig_clear(&rig);
}

static void add(const char *name, GTestDataFunc test)
{
    g_autofree char *lmdb = g_strdup_printf("/store/lmdb/%s", name);
    g_autofree char *memory = g_strdup_printf("/store/memory/%s", name);
    g_test_add_data_func(lmdb, NULL, test);
    g_test_add_data_func(memory, "memory", test);
}

int main(int argc, char **argv)
{
    rig_init(&argc, &argv);
    add("intake", test_intake);
    add("intake-bare", test_bare);
    add("intake-repeat", test_repeat);
    add("intake-repeat-tags", test_repeat_with_many_tags);
    add("intake-relation", test_relation);
    add("intake-free-mail", test_free_mail);
    add("pick", test_picks);
    add("pick-newcomer", test_newcomer);
    add("pick-capacity", test_capacity);
    add("budget", test_budget);
    add("budget-given-back", test_budget_given_back);
    add("budget-one-ack", test_one_ack);
    add("change", test_change);
    add("change-once", test_change_once);
    add("undeliverable", test_undeliverable);
    add("change-choice", test_choose_anew);
    add("change-account-owner", test_account_keeps_owner);
    add("queries", test_queries);
    add("find-message", test_find_message);
    g_test_add_func("/store/memory/message-ids", test_message_ids_cannot_be_guessed);
    add("timers", test_timers);
    add("awake", test_awake);
    add("candidate-deadlines", test_candidate_deadlines);
    add("spaced", test_spaced);
    add("presence", test_presence);
    add("presence-once", test_presence_once);
    add("claim", test_claim);
    add("clock-set-back", test_clock_set_back);
    add("settle", test_settle);
    add("settle-failed-ack", test_failed_ack);
    add("last-commit", test_last_commit);
    return g_test_run();
}
