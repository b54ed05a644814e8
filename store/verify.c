/* Reads everything there is and compares it: every table once, in one state. */
#include <string.h>

#include "store/verify.h"

#include "store/lead.h"
#include "store/owner.h"
#include "store/value.h"

/* Leads come first: what they say is counted for the others. */
static const struct {
    Table table;
    VerifyCheck *check;
} CHECKS[] = {
    {TABLE_LEADS, verify_lead},
    {TABLE_EVENTS, verify_event},
    {TABLE_FACTS, verify_fact},
    {TABLE_NAMES, verify_name},
    {TABLE_CONTACTS, verify_contact},
    {TABLE_ADDRESSES, verify_address},
    {TABLE_ACCOUNTS, verify_account},
    {TABLE_DOMAINS, verify_domain},
    {TABLE_BY_STATUS, verify_by_status},
    {TABLE_BY_OWNER, verify_by_owner},
    {TABLE_BY_CONTACT, verify_by_contact},
    {TABLE_BY_ACCOUNT, verify_by_account},
    {TABLE_UNANSWERED, verify_unanswered},
    {TABLE_WAKES, verify_wake},
    {TABLE_SPACED, verify_spaced},
    {TABLE_SEEN, verify_seen},
    {TABLE_SEEN_UNTIL, verify_seen_until},
    {TABLE_MESSAGES, verify_message},
    {TABLE_OUTBOX, verify_outgoing},
    {TABLE_OUTBOX_DUE, verify_outbox_due},
    {TABLE_OUTBOX_LEAD, verify_outbox_lead},
    {TABLE_TIMERS, verify_timer},
    {TABLE_TIMERS_DUE, verify_timer_due},
    {TABLE_OWNERS, verify_owner},
    {TABLE_ACKS, verify_ack},
    {TABLE_ACK_LOG, verify_ack_log},
    {TABLE_ORIGINALS, verify_original},
    {TABLE_SPOOL, verify_spool},
};

void verify_complain(Verify *verify, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    verify->complaints++;
    if (verify->complain != NULL)
        verify->complain(text, verify->context);
}

bool verify_has(Verify *verify, Table table, const Key *key)
{
    Slice value;
    return txn_get(&verify->txn, table, key, &value);
}

void *verify_find(Verify *verify, Table table, const Key *key, const ProtobufCMessageDescriptor *type)
{
    Slice value;
    return txn_get(&verify->txn, table, key, &value) ? value_unpack(table, key_slice(key), value, type) : NULL;
}

static char *hex_of(Slice key)
{
    GString *hex = g_string_new(NULL);
    for (size_t i = 0; i < MIN(key.size, 24); i++)
        g_string_append_printf(hex, "%02x", ((const uint8_t *)key.data)[i]);
    return g_string_free(hex, FALSE);
}

static void complain_damaged(Verify *verify, Table table, Slice key)
{
    g_autofree char *hex = hex_of(key);
    verify_complain(verify, "%s %s: damaged", table_name(table), hex);
}

void *verify_open(Verify *verify, Table table, Slice key, Slice value, const ProtobufCMessageDescriptor *type)
{
    void *record = value_unpack(table, key, value, type);
    if (record == NULL)
        complain_damaged(verify, table, key);
    return record;
}

bool verify_number(Verify *verify, Table table, Slice key, Slice value, uint64_t *number)
{
    Slice payload;
    if (!value_open(table, key, value, &payload) || payload.size != sizeof *number) {
        complain_damaged(verify, table, key);
        return false;
    }
    *number = key_number_at(payload, 0);
    return true;
}

static void check_sequence(Verify *verify, const char *name, uint64_t highest)
{
    Key key = key_text(name);
    Slice value;
    uint64_t last = 0;
    if (txn_get(&verify->txn, TABLE_META, &key, &value) &&
        !verify_number(verify, TABLE_META, key_slice(&key), value, &last))
        return;
    if (last < highest)
        verify_complain(verify, "meta: the last %s is %" G_GUINT64_FORMAT ", but there is %" G_GUINT64_FORMAT, name,
                        last, highest);
}

/* Owners that carry leads but have no state of their own. */
static void check_stateless(Verify *verify)
{
    GHashTableIter iter;
    gpointer name, open;
    g_hash_table_iter_init(&iter, verify->owners);
    while (g_hash_table_iter_next(&iter, &name, &open)) {
        Key key = key_hash(name);
        if (!verify_has(verify, TABLE_OWNERS, &key))
            verify_complain(verify, "owner %s: has %u open leads and no state", (const char *)name,
                            GPOINTER_TO_UINT(open));
    }
}

/* Keys that do not ascend come from damaged pages, and might never end. */
static bool ascends(Verify *verify, Table table, const Key *before, Slice key)
{
    int order = memcmp(before->byte, key.data, MIN(before->size, key.size));
    if (order < 0 || (order == 0 && before->size < key.size))
        return true;
    verify_complain(verify, "%s: out of order", table_name(table));
    return false;
}

static void check_table(Verify *verify, Table table, VerifyCheck *check)
{
    Key before = {0};
    g_auto(Walk) walk = walk_up(&verify->txn, table, NULL);
    while (walk_next(&walk) && ascends(verify, table, &before, walk.key)) {
        before = key_bytes(walk.key.data, walk.key.size);
        check(verify, walk.key, walk.value);
    }
}

/* Again, in the present state: an original may have expired while we read. */
static void check_suspects(Verify *verify, Store *store)
{
    for (guint i = 0; i < verify->suspects->len; i++) {
        uint64_t id = g_array_index(verify->suspects, uint64_t, i);
        g_autoptr(GBytes) bytes = NULL;
        g_autoptr(GError) error = NULL;
        if (store_original(store, id, &bytes, &error) == STORE_FAILED)
            verify_complain(verify, "L-%" G_GUINT64_FORMAT ": original: %s", id, error->message);
    }
}

StoreResult verify_here(Store *store, StoreComplaint *complain, void *context, GError **error)
{
    Verify verify = {.complain = complain, .context = context};
    verify.contacts = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    verify.accounts = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    verify.owners = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    verify.suspects = g_array_new(FALSE, FALSE, sizeof(uint64_t));
    txn_read(&verify.txn, store);
    for (size_t i = 0; i < G_N_ELEMENTS(CHECKS); i++)
        check_table(&verify, CHECKS[i].table, CHECKS[i].check);
    check_stateless(&verify);
    check_sequence(&verify, "lead", verify.lead);
    check_sequence(&verify, "contact", verify.contact);
    check_sequence(&verify, "account", verify.account);
    check_sequence(&verify, "outgoing", verify.outgoing);
    StoreResult result = txn_done(&verify.txn, STORE_OK, error);
    check_suspects(&verify, store);
    if (result == STORE_OK && verify.complaints > 0) {
        g_set_error(error, STORE_ERROR, STORE_FAILED, "the store is not sound: %u complaints", verify.complaints);
        result = STORE_FAILED;
    }
    g_hash_table_unref(verify.contacts);
    g_hash_table_unref(verify.accounts);
    g_hash_table_unref(verify.owners);
    g_array_unref(verify.suspects);
    return result;
}
