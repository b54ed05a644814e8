/* The two back ends as twins: thousands of random operations, the same answers. */
#include "tests/unit/store-rig.h"

#define SEED 20250614
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
#define STEPS 800
#else
#define STEPS 4000
#endif
#define PEOPLE 60

typedef struct {
    GRand *random;
    Store *store[2];
    int64_t now;
    GString *answer[2]; /* what each said in this step */
} Twins;

static const char *const acks[] = {"ack", NULL};

static unsigned any(Twins *twins, unsigned below)
{
    return (unsigned)g_rand_int_range(twins->random, 0, (gint32)below);
}

/* A mail's Message-ID ends in random digits: all that twins may differ in. */
static void forget_random(void *record)
{
    Outgoing *row = record;
    if (row->base.descriptor == &outgoing__descriptor)
        strrchr(row->message_id, '-')[1] = '\0';
}

/* Records as text: by their packed bytes. */
static void say(GString *text, const void *record)
{
    if (record == NULL) {
        g_string_append(text, "- ");
        return;
    }
    size_t size = protobuf_c_message_get_packed_size(record);
    g_autofree uint8_t *packed = g_malloc(size + 1);
    protobuf_c_message_pack(record, packed);
    g_autofree char *hash = g_compute_checksum_for_data(G_CHECKSUM_SHA256, packed, size);
    g_string_append_printf(text, "%s ", hash);
}

static void say_all(GString *text, const GPtrArray *records)
{
    for (guint i = 0; records != NULL && i < records->len; i++) {
        forget_random(g_ptr_array_index(records, i));
        say(text, g_ptr_array_index(records, i));
    }
}

static void intake(Twins *twins)
{
    unsigned person = any(twins, PEOPLE), key = any(twins, 1500);
    StoreChoice choice = rig_choice((StorePick)any(twins, 3));
    choice.prefer_account = any(twins, 2) == 0;
    const StoreBudget budget[] = {{"total", 40, 500}, {"sender:x", 2 + any(twins, 3), 300}};
    Inquiry in;
    inquiry_init(&in, person);
    memcpy(in.intake.dedupe_key, &key, sizeof key);
    g_snprintf(in.message_id, sizeof in.message_id, "m%u@there.example", key);
    in.to[0] = (char *)(any(twins, 2) ? "sales@acme.example" : "rfq@acme.example");
    in.lead.respond_by = twins->now + any(twins, 1000);
    in.intake.now = in.lead.created = twins->now;
    in.intake.dedupe_seconds = 2000;
    in.intake.choice = any(twins, 10) ? &choice : NULL;
    in.intake.budget = budget;
    in.intake.budgets = 2;
    in.remind.due = twins->now + any(twins, 500);
    in.ack.due = in.card.due = twins->now + any(twins, 20);
    in.intake.account_domain = any(twins, 5) ? in.intake.account_domain : NULL;
    in.intake.contact = any(twins, 20) ? in.intake.contact : NULL;
    for (int i = 0; i < 2; i++) {
        g_autoptr(Lead) lead = NULL;
        StoreResult result = store_intake(twins->store[i], &in.intake, &lead, NULL);
        g_string_append_printf(twins->answer[i], "intake %d ", (int)result);
        say(twins->answer[i], lead);
    }
}

typedef struct {
    LeadStatus status;
    const char *owner;
    bool answered, stale, chooses;
    unsigned timer, cancel;
} Change;

static StoreResult apply(Store *store, Twins *twins, const Change *random, Lead *lead, Lead **after)
{
    StoreChoice choice = rig_choice(PICK_WEIGHTED);
    Timer timer = TIMER__INIT;
    timer.what = (char *)"remind";
    timer.has_step = timer.has_due = true;
    timer.step = random->timer % 3;
    timer.due = twins->now + random->timer;
    Event event = EVENT__INIT;
    event.what = (char *)"changed";
    const Timer *timers[] = {&timer};
    const Event *events[] = {&event};
    lead->has_status = true;
    lead->status = random->status;
    lead->revision += random->stale;
    record_owner(lead, random->owner);
    if (random->answered) {
        lead->has_responded_at = true;
        lead->responded_at = twins->now;
    }
    const StoreChange change = {.now = twins->now,
                                .lead = lead,
                                .choice = random->chooses ? &choice : NULL,
                                .event = events,
                                .events = 1,
                                .timer = timers,
                                .timers = random->timer % 2,
                                .cancel = (const char *const[]){random->cancel % 2 ? "remind" : "escalate", NULL},
                                .cancel_outgoing = random->cancel % 5 == 0 ? acks : NULL,
                                .id_domain = "acme.example"};
    return store_change(store, &change, after, NULL);
}

static void change(Twins *twins)
{
    uint64_t id = 1001 + any(twins, 1500);
    const Change random = {.status = (LeadStatus)any(twins, 12),
                           .owner = RIG_OWNERS[any(twins, 3)].name,
                           .answered = any(twins, 3) == 0,
                           .stale = any(twins, 10) == 0,
                           .chooses = any(twins, 4) == 0,
                           .timer = any(twins, 600),
                           .cancel = any(twins, 20)};
    for (int i = 0; i < 2; i++) {
        g_autoptr(Lead) lead = NULL, after = NULL;
        StoreResult result = store_lead(twins->store[i], id, &lead, NULL);
        if (lead != NULL)
            result = apply(twins->store[i], twins, &random, lead, &after);
        g_string_append_printf(twins->answer[i], "change %d ", (int)result);
        say(twins->answer[i], after);
    }
}

static void send(Twins *twins)
{
    unsigned limit = 1 + any(twins, 5), fate = any(twins, 4);
    for (int i = 0; i < 2; i++) {
        g_autoptr(GPtrArray) rows = NULL;
        StoreResult result = store_claim(twins->store[i], twins->now, "twin", 30, limit, &rows, NULL);
        g_string_append_printf(twins->answer[i], "claim %d ", (int)result);
        say_all(twins->answer[i], rows);
        for (guint j = 0; rows != NULL && fate < 3 && j < rows->len; j++) {
            static const OutgoingState FATES[] = {OUTGOING_STATE__OUTGOING_SENT, OUTGOING_STATE__OUTGOING_FAILED,
                                                  OUTGOING_STATE__OUTGOING_WAITING};
            const Outgoing *row = g_ptr_array_index(rows, j);
            const StoreSettle settle = {
                .now = twins->now, .id = row->id, .state = FATES[fate], .due = twins->now + 10, .reply = "words"};
            result = store_settle(twins->store[i], &settle, NULL);
            g_string_append_printf(twins->answer[i], "settle %d ", (int)result);
        }
    }
}

static void query(Twins *twins)
{
    StoreQuery wanted = STORE_QUERY_ALL;
    wanted.limit = 1 + any(twins, 30);
    switch (any(twins, 5)) {
    case 0:
        wanted.owner = RIG_OWNERS[any(twins, 3)].name;
        break;
    case 1:
        wanted.status = (int)any(twins, 12);
        break;
    case 2:
        wanted.overdue_at = twins->now;
        break;
    case 3:
        wanted.contact = 1 + any(twins, PEOPLE);
        break;
    default:
        wanted.since = twins->now - any(twins, 500);
    }
    for (int i = 0; i < 2; i++) {
        g_autoptr(GPtrArray) leads = NULL, due = NULL;
        int64_t next = 0;
        StoreResult result = store_leads(twins->store[i], &wanted, &leads, NULL);
        g_string_append_printf(twins->answer[i], "leads %d ", (int)result);
        say_all(twins->answer[i], leads);
        store_due(twins->store[i], NULL, twins->now, 10, &due, NULL);
        say_all(twins->answer[i], due);
        store_next_due(twins->store[i], &next, NULL);
        g_string_append_printf(twins->answer[i], "next %" G_GINT64_FORMAT " ", next);
    }
}

static void care(Twins *twins)
{
    bool voids = any(twins, 2) == 0;
    for (int i = 0; i < 2; i++) {
        StoreResult result =
            voids ? store_void_claims(twins->store[i], NULL) : store_expire(twins->store[i], twins->now, 500, NULL);
        g_string_append_printf(twins->answer[i], "care %d ", (int)result);
    }
}

static void step(Twins *twins)
{
    static void (*const STEP[])(Twins *) = {intake, intake, intake, intake, change, change, send, send, query};
    twins->now += any(twins, 4);
    if (any(twins, 100) == 0)
        care(twins);
    else
        STEP[any(twins, G_N_ELEMENTS(STEP))](twins);
}

/* Everything that can be read. */
static void describe(Store *store, GString *text)
{
    g_autoptr(GPtrArray) rows = NULL, owners = NULL;
    store_outbox(store, true, 0, &rows, NULL);
    store_owners(store, &owners, NULL);
    say_all(text, rows);
    say_all(text, owners);
    for (uint64_t id = 1001;; id++) {
        g_autoptr(Lead) lead = NULL;
        g_autoptr(GPtrArray) events = NULL;
        g_autoptr(Account) account = NULL;
        if (store_lead(store, id, &lead, NULL) != STORE_OK)
            break;
        store_events(store, id, &events, NULL);
        store_account(store, lead->account, &account, NULL);
        say(text, lead);
        say(text, account);
        say_all(text, events);
    }
}

static void test_twins(void)
{
    Rig lmdb = rig_new(false), memory = rig_new(true);
    Twins twins = {.random = g_rand_new_with_seed(SEED), .store = {lmdb.store, memory.store}, .now = NOW};
    twins.answer[0] = g_string_new(NULL);
    twins.answer[1] = g_string_new(NULL);
    g_test_message("seed %d, %d steps", SEED, STEPS);
    for (unsigned i = 0; i < STEPS; i++) {
        step(&twins);
        if (strcmp(twins.answer[0]->str, twins.answer[1]->str) != 0)
            g_test_message("step %u", i);
        g_assert_cmpstr(twins.answer[0]->str, ==, twins.answer[1]->str);
        g_string_truncate(twins.answer[0], 0);
        g_string_truncate(twins.answer[1], 0);
    }
    describe(lmdb.store, twins.answer[0]);
    describe(memory.store, twins.answer[1]);
    g_assert_cmpuint(twins.answer[0]->len, >, 10000);
    g_assert_cmpstr(twins.answer[0]->str, ==, twins.answer[1]->str);
    g_string_free(twins.answer[0], TRUE);
    g_string_free(twins.answer[1], TRUE);
    g_rand_free(twins.random);
    rig_clear(&lmdb);
    rig_clear(&memory);
}

int main(int argc, char **argv)
{
    rig_init(&argc, &argv);
    g_test_add_func("/store/twins", test_twins);
    return g_test_run();
}
