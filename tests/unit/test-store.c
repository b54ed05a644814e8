/* The contract of store.h, over both back ends. */
#include "tests/unit/store-rig.h"

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
    g_assert_cmpstr(lead->owner, ==, "alice");
    g_assert_cmpstr(lead->owner_reason, ==, "route 1; least busy of 3");
    g_assert_cmpint(lead->status, ==, LEAD_STATUS__STATUS_ASSIGNED);
    g_assert_cmpstr(lead->relation, ==, "new");

    bool ours = true;
    g_autoptr(Lead) found = NULL;
    g_assert_cmpint(store_find_message(rig.store, in.message_id, &found, &ours, NULL), ==, STORE_OK);
    g_assert_cmpuint(found->id, ==, 1001);
    g_assert_false(ours);

    g_autoptr(GPtrArray) rows = NULL;
    g_assert_cmpint(store_claim(rig.store, NOW, "me", 60, 10, &rows, NULL), ==, STORE_OK);
    g_assert_cmpuint(rows->len, ==, 2);
    const Outgoing *card = g_ptr_array_index(rows, 1);
    g_assert_cmpstr(card->to, ==, "alice@acme.example");
    g_assert_cmpstr(card->message_id, ==, "lead-1001-card-2@acme.example");
    g_autoptr(Lead) by_card = NULL;
    g_assert_cmpint(store_find_message(rig.store, card->message_id, &by_card, &ours, NULL), ==, STORE_OK);
    g_assert_true(ours);

    g_autoptr(Lead) again = rig_take(rig.store, &in, STORE_REPEAT);
    g_assert_cmpuint(again->id, ==, 1001);
    rig_clear(&rig);
}

static void test_settle(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    Inquiry in;
    inquiry_init(&in, 1);
    g_autoptr(Lead) lead = rig_take(rig.store, &in, STORE_OK);
    g_autoptr(GPtrArray) rows = NULL, none = NULL, late = NULL;
    g_assert_cmpint(store_claim(rig.store, NOW, "me", 60, 10, &rows, NULL), ==, STORE_OK);
    g_assert_cmpuint(rows->len, ==, 1); /* the card is held: nobody owns it */
    const Outgoing *ack = g_ptr_array_index(rows, 0);
    g_assert_cmpint(store_claim(rig.store, NOW + 59, "you", 60, 10, &none, NULL), ==, STORE_NOTHING);
    g_assert_cmpuint(none->len, ==, 0);
    g_assert_cmpint(store_claim(rig.store, NOW + 60, "you", 60, 10, &late, NULL), ==, STORE_OK);
    StoreSettle settle = {
        .now = NOW + 61, .id = ack->id, .state = OUTGOING_STATE__OUTGOING_SENT, .reply = "250 queued"};
    g_assert_cmpint(store_settle(rig.store, &settle, NULL), ==, STORE_OK);
    g_assert_cmpint(store_settle(rig.store, &settle, NULL), ==, STORE_NOTHING);
    g_autoptr(Lead) acked = rig_lead(rig.store, lead->id);
    g_assert_cmpint(acked->acked_at, ==, NOW + 61);
    rig_clear(&rig);
}

static void test_newest_first(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    StoreChoice choice = rig_choice(PICK_ROUND_ROBIN);
    for (unsigned i = 0; i < 30; i++) {
        Inquiry in;
        inquiry_init(&in, i);
        in.intake.choice = &choice;
        g_autoptr(Lead) lead = rig_take(rig.store, &in, STORE_OK);
        g_assert_cmpstr(lead->owner, ==, RIG_OWNERS[i % 3].name);
    }
    StoreQuery query = STORE_QUERY_ALL;
    query.owner = "bob";
    query.limit = 4;
    g_autoptr(GPtrArray) leads = NULL;
    g_assert_cmpint(store_leads(rig.store, &query, &leads, NULL), ==, STORE_OK);
    g_assert_cmpuint(leads->len, ==, 4);
    for (guint i = 0; i < leads->len; i++) {
        const Lead *lead = g_ptr_array_index(leads, i);
        g_assert_cmpuint(lead->id, ==, 1029 - 3 * i);
    }
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
    g_test_init(&argc, &argv, NULL);
    add("intake", test_intake);
    add("settle", test_settle);
    add("newest-first", test_newest_first);
    return g_test_run();
}
