/* Which lead a colleague's mail answers. */
#include "milter/reply.h"

#include "tests/unit/store-rig.h"

static void add_rcpt(Envelope *envelope, const char *address)
{
    g_ptr_array_add(envelope->rcpt, g_strdup(address));
}

/* A lead of buyer `who`; a number is a message of its own. */
static uint64_t take(Store *store, unsigned number, unsigned who)
{
    Inquiry in;
    inquiry_init(&in, number);
    g_snprintf(in.address, sizeof in.address, "buyer%u@firm%u.example", who, who);
    in.lead.created = NOW + number;
    Lead *lead = rig_take(store, &in, STORE_OK);
    uint64_t id = lead->id;
    rig_drop(lead);
    return id;
}

static void set_status(Store *store, uint64_t id, LeadStatus status)
{
    g_autoptr(GError) error = NULL;
    Lead *lead = rig_lead(store, id);
    lead->has_status = true;
    lead->status = status;
    StoreChange change = {.now = NOW, .lead = lead};
    g_assert_cmpint(store_change(store, &change, NULL, &error), ==, STORE_OK);
    g_assert_no_error(error);
    rig_drop(lead);
}

static ReplyFound find(Store *store, const char *message_id, const char *first, const char *second)
{
    Envelope *envelope = envelope_new();
    add_rcpt(envelope, first);
    if (second)
        add_rcpt(envelope, second);
    Reading reading = READING__INIT;
    char *ids[] = {(char *)message_id};
    reading.references = ids;
    reading.n_references = message_id ? 1 : 0;
    ReplyFound found = reply_find(store, envelope, &reading);
    envelope_free(envelope);
    return found;
}

static void test_latest(void)
{
    Rig rig = rig_new(true);
    uint64_t first = take(rig.store, 1, 1), second = take(rig.store, 2, 1);
    ReplyFound found = find(rig.store, NULL, "buyer1@firm1.example", NULL);
    g_assert_cmpuint(found.lead, ==, second);
    g_assert_cmpuint(found.open, ==, 2);
    found = find(rig.store, "m1@there.example", "buyer1@firm1.example", NULL);
    g_assert_cmpuint(found.lead, ==, first);
    g_assert_cmpuint(found.open, ==, 0);
    set_status(rig.store, second, LEAD_STATUS__STATUS_WON);
    g_assert_cmpuint(find(rig.store, NULL, "buyer1@firm1.example", NULL).lead, ==, first);
    rig_clear(&rig);
}

/* Another's thread is named, or one that the mail does not go to. */
static void test_thread_of_another(void)
{
    Rig rig = rig_new(true);
    take(rig.store, 1, 1);
    uint64_t second = take(rig.store, 2, 2);
    g_assert_cmpuint(find(rig.store, "m1@there.example", "buyer2@firm2.example", NULL).lead, ==, second);
    g_assert_cmpuint(find(rig.store, "m1@there.example", "zed@other.example", NULL).lead, ==, 0);
    g_assert_cmpuint(find(rig.store, "nobody@there.example", "zed@other.example", NULL).lead, ==, 0);
    rig_clear(&rig);
}

static void test_open_before_closed(void)
{
    Rig rig = rig_new(true);
    uint64_t closed = take(rig.store, 1, 1), open = take(rig.store, 2, 2);
    set_status(rig.store, closed, LEAD_STATUS__STATUS_LOST);
    ReplyFound found = find(rig.store, NULL, "buyer1@firm1.example", "buyer2@firm2.example");
    g_assert_cmpuint(found.lead, ==, open);
    found = find(rig.store, NULL, "buyer1@firm1.example", "zed@other.example");
    g_assert_cmpuint(found.lead, ==, closed);
    g_assert_cmpuint(found.open, ==, 0);
    rig_clear(&rig);
}

static void test_ignored(void)
{
    Rig rig = rig_new(true);
    uint64_t id = take(rig.store, 1, 1);
    set_status(rig.store, id, LEAD_STATUS__STATUS_IGNORED);
    g_assert_cmpuint(find(rig.store, "m1@there.example", "buyer1@firm1.example", NULL).lead, ==, 0);
    rig_clear(&rig);
}

int main(int argc, char **argv)
{
    rig_init(&argc, &argv);
    g_test_add_func("/reply/the thread, else the latest open one", test_latest);
    g_test_add_func("/reply/a thread that the mail does not go to", test_thread_of_another);
    g_test_add_func("/reply/an open lead before a closed one", test_open_before_closed);
    g_test_add_func("/reply/what was no lead is not answered", test_ignored);
    return g_test_run();
}
