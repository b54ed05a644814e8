/* Forgetting a person: nothing that names him is left, what is counted stays, and the store is sound at every step. */
#include <signal.h>
#include <sys/wait.h>

#include "store/inside.h"
#include "store/redact.h"
#include "store/value.h"
#include "tests/unit/store-rig.h"

#define HANS "hans.mueller@metall.example"

static char *text(const char *words)
{
    return g_strdup(words);
}

static Found *found(const char *words)
{
    Found *made = g_malloc(sizeof *made);
    found__init(made);
    made->value = text(words);
    made->evidence = g_strconcat("evidence of ", words, NULL);
    return made;
}

static Mailbox **mailboxes(const char *name, const char *address)
{
    Mailbox **list = g_new0(Mailbox *, 1);
    list[0] = g_malloc(sizeof **list);
    mailbox__init(list[0]);
    list[0]->name = text(name);
    list[0]->address = text(address);
    return list;
}

static Reading *reading_of(const char *name, const char *address, const char *words)
{
    Reading *reading = g_malloc(sizeof *reading);
    reading__init(reading);
    reading->from = mailboxes(name, address);
    reading->n_from = 1;
    reading->name = found(name);
    reading->phone = found("+49891234567");
    reading->country = found("DE");
    reading->kind = found("rfq");
    reading->subject = text("Anfrage von Müllermeister");
    reading->words = text(words);
    return reading;
}

/* Of an inquiry that has been given a reading. */
static uint64_t take(Store *store, Inquiry *in)
{
    StoreChoice choice = rig_choice(PICK_LEAST_BUSY);
    in->intake.choice = &choice;
    Lead *lead = rig_take(store, in, STORE_OK);
    uint64_t id = lead->id;
    rig_drop(lead);
    if (in->lead.reading)
        reading__free_unpacked(in->lead.reading, NULL);
    return id;
}

static void from_hans(Inquiry *in, unsigned number)
{
    inquiry_init(in, number);
    g_strlcpy(in->address, HANS, sizeof in->address);
    in->intake.account_domain = "metall.example";
    in->lead.helo = (char *)"mueller-laptop";
    in->lead.source = (char *)"plus:expo26";
    in->lead.ack_to = in->address;
    in->contact.name = (char *)"Hans Müllermeister";
    in->lead.reading = reading_of("Hans Müllermeister", HANS, "Please quote. Regards, Hans Müllermeister");
    in->intake.original = (const uint8_t *)"From: Hans Müllermeister";
    in->intake.original_size = strlen("From: Hans Müllermeister");
}

/* A colleague of his, who copies him in. */
static void from_eva(Inquiry *in, unsigned number)
{
    static char *thread[] = {(char *)"Hans.Mueller@METALL.example"};
    inquiry_init(in, number);
    g_strlcpy(in->address, "eva@metall.example", sizeof in->address);
    in->intake.account_domain = "metall.example";
    in->lead.thread_address = thread;
    in->lead.n_thread_address = 1;
    in->lead.reading = reading_of("Eva Schmidt", "eva@metall.example",
                                  "Copy hans.mueller@metall.example, not xhans.mueller@metall.example. Thanks.");
    in->lead.reading->cc = mailboxes("Hans Müllermeister", HANS);
    in->lead.reading->n_cc = 1;
}

static void change(Store *store, uint64_t id, const Event *event, const char *message_id)
{
    g_autoptr(Lead) lead = rig_lead(store, id);
    const Event *events[] = {event};
    StoreChange how = {.now = NOW + 60,
                       .lead = lead,
                       .event = events,
                       .events = 1,
                       .message_id = message_id,
                       .message = (const uint8_t *)"Hans Müllermeister again",
                       .message_size = strlen("Hans Müllermeister again"),
                       .id_domain = "acme.example"};
    g_assert_cmpint(store_change(store, &how, NULL, NULL), ==, STORE_OK);
}

static void note(Store *store, uint64_t id, const char *message_id)
{
    g_autoptr(Lead) before = rig_lead(store, id);
    g_autofree uint8_t *packed = g_malloc(lead__get_packed_size(before));
    Event event = EVENT__INIT;
    event.what = (char *)"note";
    event.who = (char *)HANS;
    event.how = (char *)"mail";
    event.to = (char *)"alice";
    event.text = (char *)"rang Müllermeister at hans.mueller@metall.example";
    event.has_before = true;
    event.before.len = lead__pack(before, packed);
    event.before.data = packed;
    change(store, id, &event, message_id);
}

static StoreForgotten forget(Store *store, const char *address, bool suppress, StoreResult wanted)
{
    g_autoptr(GError) error = NULL;
    StoreForgotten forgotten;
    const StoreForget how = {.now = NOW + 100,
                             .address = address,
                             .suppress = suppress,
                             .status = LEAD_STATUS__STATUS_LOST,
                             .reason = "cancelled",
                             .who = "root",
                             .how = "leadctl"};
    StoreResult result = store_forget(store, &how, &forgotten, &error);
    g_assert_no_error(error);
    g_assert_cmpint(result, ==, wanted);
    return forgotten;
}

static void forget_quietly(Store *store, const char *address, bool suppress, StoreResult wanted)
{
    StoreForgotten forgotten = forget(store, address, suppress, wanted);
    store_forgotten_clear(&forgotten);
}

/* How many values, of all tables, have these words in them. */
static unsigned traces(Store *store, const char *words)
{
    unsigned count = 0;
    Txn txn;
    txn_read(&txn, store);
    for (int table = 0; table < TABLE_COUNT; table++) {
        Walk walk = walk_up(&txn, (Table)table, NULL);
        while (walk_next(&walk))
            if (walk.value.size > 0 && memmem(walk.value.data, walk.value.size, words, strlen(words)) != NULL) {
                g_test_message("%s in %s", words, table_name((Table)table));
                count++;
            }
        walk_end(&walk);
    }
    g_assert_cmpint(txn_done(&txn, STORE_OK, NULL), ==, STORE_OK);
    return count;
}

static unsigned entries(Store *store, Table table)
{
    unsigned count = 0;
    Txn txn;
    txn_read(&txn, store);
    Walk walk = walk_up(&txn, table, NULL);
    while (walk_next(&walk))
        count++;
    walk_end(&walk);
    g_assert_cmpint(txn_done(&txn, STORE_OK, NULL), ==, STORE_OK);
    return count;
}

static void assert_unfound(Store *store, const char *message_id)
{
    Lead *lead = NULL;
    bool ours;
    g_assert_cmpint(store_find_message(store, message_id, &lead, &ours, NULL), ==, STORE_NOTHING);
}

static void assert_counted(Store *store, uint64_t id)
{
    g_autoptr(Lead) lead = rig_lead(store, id);
    g_assert_cmpint(lead->class_, ==, LEAD_CLASS__CLASS_HOT);
    g_assert_cmpint(lead->status, ==, LEAD_STATUS__STATUS_LOST);
    g_assert_cmpstr(lead->lost_reason, ==, "cancelled");
    g_assert_nonnull(lead->owner);
    g_assert_cmpstr(lead->source, ==, "plus:expo26");
    g_assert_cmpint(lead->created, ==, NOW);
    g_assert_cmpint(lead->respond_by, ==, NOW + 3600);
    g_assert_cmpint(lead->forgotten, ==, NOW + 100);
    g_assert_cmpint(lead->closed_at, ==, NOW + 100);
    g_assert_cmpstr(lead->reading->country->value, ==, "DE");
    g_assert_cmpstr(lead->reading->kind->value, ==, "rfq");
    g_assert_null(lead->reading->words);
    g_assert_null(lead->mail_from);
    g_assert_null(lead->next_step);
    g_assert_cmpuint(lead->contact + lead->account, ==, 0);
}

static void assert_events(Store *store, uint64_t id)
{
    g_autoptr(GPtrArray) events = NULL;
    g_assert_cmpint(store_events(store, id, &events, NULL), ==, STORE_OK);
    const Event *first = events->pdata[0], *last = events->pdata[events->len - 1];
    g_assert_cmpstr(first->what, ==, "intake");
    g_assert_cmpstr(last->what, ==, "forgotten");
    g_assert_cmpstr(last->who, ==, "root");
    g_assert_cmpstr(last->how, ==, "leadctl");
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        g_assert_null(event->text);
        g_assert_cmpint(event->at, >=, NOW);
    }
}

/* Hans wrote, by a form too, and something that was none; Eva, a colleague, copied him in. */
static void test_everything(const void *where)
{
    Rig rig = rig_new(where != NULL);
    Inquiry in;
    from_hans(&in, 1);
    uint64_t own = take(rig.store, &in);
    from_hans(&in, 2);
    in.lead.mail_from = (char *)"wordpress@acme.example";
    in.lead.campaign = (char *)"mail to " HANS;
    in.lead.reading->relay = text("form");
    in.lead.reading->email = found(HANS);
    in.intake.contact = NULL;
    uint64_t form = take(rig.store, &in);
    from_eva(&in, 3);
    uint64_t other = take(rig.store, &in);
    note(rig.store, own, "more@metall.example");
    note(rig.store, other, "evas@metall.example");
    g_assert_cmpuint(traces(rig.store, "Müllermeister"), >, 3);

    StoreForgotten did = forget(rig.store, "Hans.Mueller@metall.EXAMPLE", false, STORE_OK);
    g_assert_cmpuint(did.lead->len, ==, 2);
    g_assert_cmpuint(g_array_index(did.lead, uint64_t, 0), ==, own);
    g_assert_cmpuint(g_array_index(did.lead, uint64_t, 1), ==, form);
    g_assert_cmpuint(did.named->len, ==, 1);
    g_assert_cmpuint(g_array_index(did.named, uint64_t, 0), ==, other);
    g_assert_cmpuint(did.closed, ==, 2);
    g_assert_cmpuint(did.originals, ==, 3);
    g_assert_cmpuint(did.mail, ==, 4);
    g_assert_cmpuint(did.message_ids, ==, 3);
    g_assert_true(did.contact && !did.account && !did.suppressed);
    store_forgotten_clear(&did);

    assert_counted(rig.store, own);
    assert_counted(rig.store, form);
    g_autoptr(Lead) of_form = rig_lead(rig.store, form);
    g_assert_cmpstr(of_form->campaign, ==, "forgotten");
    assert_events(rig.store, own);
    assert_unfound(rig.store, "m1@there.example");
    assert_unfound(rig.store, "more@metall.example");
    GBytes *original = NULL;
    g_assert_cmpint(store_original(rig.store, own, &original, NULL), ==, STORE_NOTHING);
    Contact *contact = NULL;
    g_assert_cmpint(store_contact(rig.store, HANS, &contact, NULL), ==, STORE_NOTHING);
    /* What is left of his name stands in free words of Eva's: her subject, a note, and a message that is kept. */
    g_assert_cmpuint(traces(rig.store, "mueller-laptop"), ==, 0);
    g_assert_cmpuint(traces(rig.store, "Müllermeister"), ==, 3);

    /* Hers is whole but for his address. */
    g_autoptr(Lead) hers = rig_lead(rig.store, other);
    g_assert_cmpstr(hers->reading->name->value, ==, "Eva Schmidt");
    g_assert_cmpstr(hers->reading->words, ==, "Copy forgotten, not xhans.mueller@metall.example. Thanks.");
    g_assert_cmpstr(hers->reading->cc[0]->address, ==, "forgotten");
    g_assert_null(hers->reading->cc[0]->name);
    g_assert_cmpstr(hers->thread_address[0], ==, "forgotten");
    g_assert_cmpint(hers->status, ==, LEAD_STATUS__STATUS_ASSIGNED);
    Lead *found_lead = NULL;
    bool ours;
    g_assert_cmpint(store_find_message(rig.store, "evas@metall.example", &found_lead, &ours, NULL), ==, STORE_OK);
    rig_drop(found_lead);
    g_autoptr(GPtrArray) rows = NULL;
    g_assert_cmpint(store_outbox(rig.store, true, 0, &rows, NULL), ==, STORE_OK);
    g_assert_cmpuint(rows->len, ==, 2);
    for (guint i = 0; i < rows->len; i++)
        g_assert_cmpuint(((Outgoing *)rows->pdata[i])->lead, ==, other);
    Account *account = NULL;
    g_assert_cmpint(store_account_of(rig.store, "metall.example", &account, NULL), ==, STORE_OK);
    g_assert_cmpuint(account->leads, ==, 1);
    account__free_unpacked(account, NULL);

    rig_assert_sound(rig.store);
    forget_quietly(rig.store, HANS, false, STORE_NOTHING);
    forget_quietly(rig.store, "eva@metall.example", false, STORE_OK);
    g_assert_cmpint(store_account_of(rig.store, "metall.example", &account, NULL), ==, STORE_NOTHING);
    g_assert_cmpuint(traces(rig.store, "Müllermeister") + traces(rig.store, "metall.example"), ==, 0);
    rig_clear(&rig);
}

/* What was judged none has no contact, and its sender a right all the same. */
static void test_ignored(const void *where)
{
    Rig rig = rig_new(where != NULL);
    Inquiry in;
    from_hans(&in, 1);
    in.lead.has_status = true;
    in.lead.status = LEAD_STATUS__STATUS_IGNORED;
    in.intake.contact = NULL;
    in.intake.account_domain = NULL;
    rig_drop(rig_take(rig.store, &in, STORE_OK));
    reading__free_unpacked(in.lead.reading, NULL);
    StoreForgotten did = forget(rig.store, HANS, false, STORE_OK);
    g_assert_cmpuint(did.lead->len, ==, 1);
    g_assert_cmpuint(did.closed, ==, 0);
    store_forgotten_clear(&did);
    g_autoptr(Lead) lead = rig_lead(rig.store, 1001);
    g_assert_cmpint(lead->status, ==, LEAD_STATUS__STATUS_IGNORED);
    g_assert_cmpuint(traces(rig.store, "Müllermeister") + traces(rig.store, "mueller"), ==, 0);
    rig_clear(&rig);
}

/* The hash is kept, and says that he is not to be written to, even when he writes again. */
static void test_suppressed(const void *where)
{
    Rig rig = rig_new(where != NULL);
    Inquiry in;
    from_hans(&in, 1);
    take(rig.store, &in);
    StoreForgotten did = forget(rig.store, HANS, true, STORE_OK);
    g_assert_true(did.suppressed && did.contact && did.account);
    store_forgotten_clear(&did);
    g_assert_cmpuint(traces(rig.store, "mueller") + traces(rig.store, "metall"), ==, 0);
    Contact *contact = NULL;
    g_assert_cmpint(store_contact(rig.store, HANS, &contact, NULL), ==, STORE_OK);
    g_assert_true(contact->suppressed);
    g_assert_null(contact->address);
    contact__free_unpacked(contact, NULL);
    rig_assert_sound(rig.store);
    forget_quietly(rig.store, HANS, true, STORE_NOTHING);

    from_hans(&in, 2);
    take(rig.store, &in);
    g_assert_cmpint(store_contact(rig.store, HANS, &contact, NULL), ==, STORE_OK);
    g_assert_true(contact->suppressed);
    g_assert_cmpstr(contact->address, ==, HANS);
    contact__free_unpacked(contact, NULL);
    rig_assert_sound(rig.store);
    did = forget(rig.store, HANS, false, STORE_OK);
    g_assert_true(did.suppressed); /* he had said so before */
    store_forgotten_clear(&did);
    /* Who never wrote may say so, too. */
    forget_quietly(rig.store, "never@nowhere.example", false, STORE_NOTHING);
    forget_quietly(rig.store, "never@nowhere.example", true, STORE_OK);
    g_assert_cmpint(store_contact(rig.store, "never@nowhere.example", &contact, NULL), ==, STORE_OK);
    contact__free_unpacked(contact, NULL);
    rig_clear(&rig);
}

static void test_look(const void *where)
{
    Rig rig = rig_new(where != NULL);
    Inquiry in;
    from_hans(&in, 1);
    uint64_t id = take(rig.store, &in);
    uint64_t before = store_last_commit(rig.store);
    StoreForgotten forgotten;
    const StoreForget how = {.now = NOW, .address = HANS, .look = true};
    g_assert_cmpint(store_forget(rig.store, &how, &forgotten, NULL), ==, STORE_OK);
    g_assert_cmpuint(forgotten.lead->len, ==, 1);
    g_assert_true(forgotten.contact);
    store_forgotten_clear(&forgotten);
    g_assert_cmpuint(store_last_commit(rig.store), ==, before);
    g_autoptr(Lead) lead = rig_lead(rig.store, id);
    g_assert_cmpstr(lead->mail_from, ==, HANS);
    rig_clear(&rig);
}

/* Whoever had read the lead, or taken its mail to be sent, finds that it has changed, and has gone. */
static void test_beside_a_daemon(const void *where)
{
    Rig rig = rig_new(where != NULL);
    Inquiry in;
    from_hans(&in, 1);
    uint64_t id = take(rig.store, &in);
    g_autoptr(Lead) stale = rig_lead(rig.store, id);
    g_autoptr(GPtrArray) rows = NULL, timers = NULL, awake = NULL;
    g_assert_cmpint(store_claim(rig.store, NOW, "me", 600, 10, &rows, NULL), ==, STORE_OK);
    forget_quietly(rig.store, HANS, false, STORE_OK);
    const StoreChange late = {.now = NOW, .lead = stale, .id_domain = "acme.example"};
    g_assert_cmpint(store_change(rig.store, &late, NULL, NULL), ==, STORE_CONFLICT);
    Event event = EVENT__INIT;
    event.what = (char *)"acked";
    event.to = (char *)HANS;
    for (guint i = 0; i < rows->len; i++) {
        const StoreSettle settle = {.now = NOW,
                                    .id = ((Outgoing *)rows->pdata[i])->id,
                                    .state = OUTGOING_STATE__OUTGOING_SENT,
                                    .event = &event};
        g_assert_cmpint(store_settle(rig.store, &settle, NULL), ==, STORE_NOTHING);
    }
    g_assert_cmpint(store_due(rig.store, NULL, NOW + 86400, 0, &timers, NULL), ==, STORE_NOTHING);
    g_assert_cmpint(store_awake(rig.store, NOW + 86400, 0, &awake, NULL), ==, STORE_NOTHING);
    g_assert_cmpuint(traces(rig.store, "mueller"), ==, 0);
    rig_clear(&rig);
}

/* More than one transaction takes, and large originals in the spool; the backup has nothing of him in any page. */
static void test_many(void)
{
    enum { MANY = 130, LARGE = 300000 };
    Rig rig = rig_new(false);
    g_autofree uint8_t *large = g_malloc(LARGE);
    GRand *random = g_rand_new_with_seed(7);
    for (size_t i = 0; i < LARGE; i++)
        large[i] = (uint8_t)g_rand_int(random);
    g_rand_free(random);
    for (unsigned i = 1; i <= MANY; i++) {
        Inquiry in;
        from_hans(&in, i);
        in.intake.original = i % 50 == 0 ? large : in.intake.original;
        in.intake.original_size = i % 50 == 0 ? LARGE : in.intake.original_size;
        take(rig.store, &in);
    }
    StoreForgotten did = forget(rig.store, HANS, false, STORE_OK);
    g_assert_cmpuint(did.lead->len, ==, MANY);
    g_assert_cmpuint(did.closed, ==, MANY);
    g_assert_cmpuint(did.originals, ==, MANY);
    store_forgotten_clear(&did);
    g_autofree char *spool = g_build_filename(rig.dir, "spool", NULL), *copy = g_build_filename(rig.dir, "copy", NULL);
    g_autoptr(GDir) files = g_dir_open(spool, 0, NULL);
    g_assert_null(g_dir_read_name(files));
    g_assert_cmpint(store_backup(rig.store, copy, NULL), ==, STORE_OK);
    g_autofree char *data = g_build_filename(copy, "data.mdb", NULL), *bytes = NULL;
    gsize size = 0;
    g_assert_true(g_file_get_contents(data, &bytes, &size, NULL));
    g_assert_null(memmem(bytes, size, "metall", strlen("metall")));
    g_assert_nonnull(memmem(bytes, size, "plus:expo26", strlen("plus:expo26")));
    rig_clear(&rig);
}

static bool is_dead(pid_t child)
{
    siginfo_t info = {0};
    return waitid(P_PID, (id_t)child, &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid != 0;
}

/* Killed anywhere between two transactions, it is sound, and asking again goes on. */
static void test_killed(void)
{
    enum { MANY = 300 };
    for (uint64_t commits = 0; commits <= 8; commits += 2) {
        Rig rig = rig_new(false);
        for (unsigned i = 1; i <= MANY; i++) {
            Inquiry in;
            from_hans(&in, i);
            take(rig.store, &in);
        }
        store_close(rig.store);
        pid_t child = fork();
        if (child == 0) {
            Store *store = rig_open(rig.dir, false);
            forget_quietly(store, HANS, false, STORE_OK);
            _exit(0);
        }
        Store *watched = rig_open(rig.dir, true);
        uint64_t before = store_last_commit(watched);
        while (store_last_commit(watched) < before + commits && !is_dead(child))
            g_usleep(10);
        kill(child, SIGKILL);
        store_close(watched);
        g_assert_cmpint(waitpid(child, NULL, 0), ==, child);
        rig.store = rig_open(rig.dir, false);
        rig_assert_sound(rig.store);
        StoreForgotten did;
        const StoreForget again = {
            .now = NOW, .address = HANS, .status = LEAD_STATUS__STATUS_LOST, .reason = "cancelled", .who = "root"};
        StoreResult result = store_forget(rig.store, &again, &did, NULL);
        g_test_message("killed after %u commits: %u leads were left", (unsigned)commits, did.lead->len);
        g_assert_true(result == STORE_OK || result == STORE_NOTHING);
        store_forgotten_clear(&did);
        static const Table empty[] = {TABLE_MESSAGES, TABLE_CONTACTS, TABLE_ADDRESSES, TABLE_ACCOUNTS,
                                      TABLE_DOMAINS,  TABLE_OUTBOX,   TABLE_TIMERS,    TABLE_ORIGINALS};
        for (size_t i = 0; i < G_N_ELEMENTS(empty); i++)
            g_assert_cmpuint(entries(rig.store, empty[i]), ==, 0);
        g_assert_cmpuint(traces(rig.store, "metall"), ==, 0);
        rig_clear(&rig);
    }
}

/* --- Redacting --- */

static void test_redact(void)
{
    static const struct {
        const char *text, *left;
    } cases[] = {
        {"a@b.example", "forgotten"},
        {"A@B.Example", "forgotten"},
        {"<a@b.example>, c@d.example", "<forgotten>, c@d.example"},
        {"write to a@b.example.", "write to forgotten."},
        {"a@b.example.org", NULL},
        {"a@b.example-x.org", NULL},
        {"xa@b.example", NULL},
        {"x.a@b.example", NULL},
        {"mailto:a@b.example?x", "mailto:forgotten?x"},
        {"a@b.example a@b.example", "forgotten forgotten"},
        {"", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Event *event = g_malloc(sizeof *event);
        event__init(event);
        event->text = text(cases[i].text);
        event->message_id = text("a@b.example");
        g_assert_cmpint(redact_address(&event->base, "a@b.example"), ==, cases[i].left != NULL);
        g_assert_cmpstr(event->text, ==, cases[i].left ? cases[i].left : cases[i].text);
        g_assert_cmpstr(event->message_id, ==, "a@b.example"); /* others find it by that */
        event__free_unpacked(event, NULL);
    }
}

static void add(const char *name, GTestDataFunc test)
{
    g_autofree char *lmdb = g_strconcat("/forget/lmdb/", name, NULL),
                    *memory = g_strconcat("/forget/memory/", name, NULL);
    g_test_add_data_func(lmdb, NULL, test);
    g_test_add_data_func(memory, "memory", test);
}

int main(int argc, char **argv)
{
    rig_init(&argc, &argv);
    add("everything", test_everything);
    add("ignored", test_ignored);
    add("suppressed", test_suppressed);
    add("look", test_look);
    add("beside-a-daemon", test_beside_a_daemon);
    g_test_add_func("/forget/many", test_many);
    g_test_add_func("/forget/killed", test_killed);
    g_test_add_func("/forget/redact", test_redact);
    return g_test_run();
}
