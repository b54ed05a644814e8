/* Keeping the store: originals, backup, damage found, expiry, keys, and opening it wrongly. */
#include <fcntl.h>
#include <sys/stat.h>
#include <utime.h>

#include "store/inside.h"
#include "store/value.h"
#include "tests/unit/store-rig.h"

static uint8_t *noise(size_t size)
{
    GRand *random = g_rand_new_with_seed(7);
    uint8_t *bytes = g_malloc(size);
    for (size_t i = 0; i < size; i++)
        bytes[i] = (uint8_t)g_rand_int(random);
    g_rand_free(random);
    return bytes;
}

static void assert_bytes(const void *got, size_t got_size, const void *wanted, size_t size)
{
    g_assert_cmpuint(got_size, ==, size);
    g_assert_true(size == 0 || memcmp(got, wanted, size) == 0);
}

static guint files_in(const char *dir, const char *folder)
{
    g_autofree char *path = g_build_filename(dir, folder, NULL);
    GDir *files = g_dir_open(path, 0, NULL);
    guint count = 0;
    while (files != NULL && g_dir_read_name(files) != NULL)
        count++;
    if (files != NULL)
        g_dir_close(files);
    return count;
}

static Lead *take_with(Store *store, unsigned number, const uint8_t *original, size_t size, StoreResult wanted)
{
    Inquiry in;
    inquiry_init(&in, number);
    in.intake.original = original;
    in.intake.original_size = size;
    return rig_take(store, &in, wanted);
}

static void assert_original(Store *store, uint64_t id, const uint8_t *wanted, size_t size)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = NULL;
    StoreResult result = store_original(store, id, &bytes, &error);
    g_assert_no_error(error);
    g_assert_cmpint(result, ==, STORE_OK);
    gsize got = 0;
    const void *data = g_bytes_get_data(bytes, &got);
    assert_bytes(data, got, wanted, size);
}

/* --- Originals --- */

static void test_originals(void)
{
    static const size_t SIZES[] = {0, 1, 4096, 60000, 70000, 300000};
    Rig rig = rig_new(false), memory = rig_new(true);
    g_autofree uint8_t *bytes = noise(300000);
    for (unsigned i = 0; i < G_N_ELEMENTS(SIZES); i++) {
        g_autoptr(Lead) lead = take_with(rig.store, i + 1, bytes, SIZES[i], STORE_OK);
        assert_original(rig.store, lead->id, bytes, SIZES[i]);
        g_autoptr(Lead) twin = take_with(memory.store, i + 1, bytes, SIZES[i], STORE_OK);
        assert_original(memory.store, twin->id, bytes, SIZES[i]);
    }
    g_assert_cmpuint(files_in(rig.dir, "spool"), ==, 2); /* noise does not shrink */
    rig_drop(take_with(rig.store, 6, bytes, 300000, STORE_REPEAT));
    g_assert_cmpuint(files_in(rig.dir, "spool"), ==, 2);
    rig_clear(&rig);
    rig_clear(&memory);
}

static void test_callers_spool(void)
{
    Rig rig = rig_new(false);
    g_autofree char *path = store_spool_path(rig.store, "huge.eml");
    g_assert_true(g_file_set_contents(path, "as received", -1, NULL));
    Inquiry in;
    inquiry_init(&in, 1);
    in.intake.spool = "huge.eml";
    g_autoptr(Lead) lead = rig_take(rig.store, &in, STORE_OK);
    assert_original(rig.store, lead->id, (const uint8_t *)"as received", 11);
    rig_clear(&rig);
}

/* --- Opening --- */

static void test_reopen(void)
{
    Rig rig = rig_new(false);
    g_autofree uint8_t *bytes = noise(100000);
    g_autoptr(Lead) lead = take_with(rig.store, 1, bytes, 100000, STORE_OK);
    uint8_t current[32], previous[32], again[32], before[32];
    g_assert_true(store_secret(rig.store, current, previous, NULL));
    store_close(rig.store);
    rig.store = rig_open(rig.dir, false);
    assert_original(rig.store, lead->id, bytes, 100000);
    rig_drop(take_with(rig.store, 1, bytes, 100000, STORE_REPEAT));
    g_autoptr(Lead) next = take_with(rig.store, 2, bytes, 10, STORE_OK);
    g_assert_cmpuint(next->id, ==, lead->id + 1);
    g_assert_true(store_secret(rig.store, again, before, NULL));
    assert_bytes(current, 32, again, 32);
    assert_bytes(previous, 32, before, 32);
    rig_clear(&rig);
}

static void test_modes(void)
{
    Rig rig = rig_new(false);
    uint8_t current[32], previous[32];
    g_assert_true(store_secret(rig.store, current, previous, NULL));
    static const char *const FILES[] = {"data.mdb", "lock.mdb", "secret"};
    for (size_t i = 0; i < G_N_ELEMENTS(FILES); i++) {
        g_autofree char *path = g_build_filename(rig.dir, FILES[i], NULL);
        struct stat status;
        g_assert_cmpint(stat(path, &status), ==, 0);
        g_assert_cmpuint(status.st_mode & 0777, ==, 0600);
    }
    g_autofree char *secret = g_build_filename(rig.dir, "secret", NULL);
    g_autoptr(GError) error = NULL;
    g_assert_cmpint(chmod(secret, 0644), ==, 0);
    g_assert_false(store_secret(rig.store, current, previous, &error));
    g_assert_nonnull(strstr(error->message, "chmod 600"));
    rig_clear(&rig);
}

static void test_read_only(void)
{
    Rig rig = rig_new(false);
    g_autofree uint8_t *bytes = noise(10);
    g_autoptr(Lead) lead = take_with(rig.store, 1, bytes, 10, STORE_OK);
    store_close(rig.store);
    rig.store = rig_open(rig.dir, true);
    rig_drop(rig_lead(rig.store, lead->id));
    Inquiry in;
    inquiry_init(&in, 2);
    g_autoptr(Lead) none = NULL;
    g_autoptr(GError) error = NULL;
    g_assert_cmpint(store_intake(rig.store, &in.intake, &none, &error), ==, STORE_FAILED);
    g_assert_nonnull(error);
    rig_clear(&rig);
}

static StoreResult plant_schema(Txn *txn, void *data)
{
    (void)data;
    Key key = key_text("schema");
    value_put_number(txn, TABLE_META, &key, 99);
    return STORE_OK;
}

static void plant(Store *store, StoreResult (*run)(Txn *txn, void *data))
{
    g_assert_cmpint(store_write(store, (Work){run, g_free, g_malloc0(1)}, NULL, NULL, NULL), ==, STORE_OK);
}

static void test_newer_schema(void)
{
    char *dir = rig_folder();
    Store *store = rig_open(dir, false);
    plant(store, plant_schema);
    store_close(store);
    g_autoptr(GError) error = NULL;
    const StoreOptions options = {.dir = dir, .map_size = 1 << 24};
    g_assert_null(store_open(&options, &error));
    g_assert_nonnull(strstr(error->message, "schema 99"));
    g_clear_error(&error);
    const StoreOptions nowhere = {.dir = "/nonexistent/store", .map_size = 1 << 24};
    g_assert_null(store_open(&nowhere, &error));
    g_assert_nonnull(error);
    rig_remove(dir);
    g_free(dir);
}

/* --- Damage --- */

static void fill(Store *store)
{
    StoreChoice choice = rig_choice(PICK_ROUND_ROBIN);
    const StoreBudget budget = {"total", 100, 3600};
    for (unsigned i = 1; i <= 20; i++) {
        Inquiry in;
        inquiry_init(&in, i);
        in.intake.choice = &choice;
        in.intake.budget = &budget;
        in.intake.budgets = 1;
        in.intake.original = (const uint8_t *)"Subject: price of 40 pumps\n\nby Friday";
        in.intake.original_size = 38;
        in.lead.source = (char *)"plus:expo";
        rig_drop(rig_take(store, &in, STORE_OK));
    }
}

/* Complaints about a store in `dir`. */
static char *complaints_of(const char *dir)
{
    Store *store = rig_open(dir, true);
    GString *complaints = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    StoreResult result = store_verify(store, rig_complain, complaints, &error);
    g_assert_cmpint(result, ==, complaints->len > 0 ? STORE_FAILED : STORE_OK);
    g_assert_true((error != NULL) == (complaints->len > 0));
    store_close(store);
    return g_string_free(complaints, FALSE);
}

static void copy_with_flipped_byte(const char *from, const char *to, const char *where)
{
    g_autofree char *source = g_build_filename(from, "data.mdb", NULL);
    g_autofree char *target = g_build_filename(to, "data.mdb", NULL);
    g_autofree char *data = NULL;
    gsize size = 0;
    g_assert_true(g_file_get_contents(source, &data, &size, NULL));
    size_t length = strlen(where), flipped = 0;
    for (char *at = data; (at = memmem(at, size - (size_t)(at - data), where, length)) != NULL; at += length, flipped++)
        at[length / 2] ^= 0x10;
    g_assert_cmpuint(flipped, >, 0);
    g_assert_true(g_file_set_contents(target, data, (gssize)size, NULL));
    g_assert_cmpint(chmod(target, 0600), ==, 0);
}

static void test_flipped_bytes(void)
{
    static const struct {
        const char *bytes, *complaint;
    } CASES[] = {
        {"m7@there.example", "leads 00000000000003ef"},
        {"next in turn of 3", "events"},
        {"buyer9@firm9.example", "contacts"},
        {"lead-1003-card-6-", "outbox 0000000000000006"},
        {"escalate", "timers"},
        {"plus:expo", "names"},
        {"bob@acme.example", "outbox"},
    };
    Rig rig = rig_new(false);
    fill(rig.store);
    rig_assert_sound(rig.store);
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        char *dir = rig_folder();
        g_autofree char *spool = g_build_filename(dir, "spool", NULL);
        g_assert_cmpint(g_mkdir(spool, 0700), ==, 0);
        copy_with_flipped_byte(rig.dir, dir, CASES[i].bytes);
        g_autofree char *complaints = complaints_of(dir);
        g_assert_nonnull(strstr(complaints, CASES[i].complaint));
        rig_remove(dir);
        g_free(dir);
    }
    rig_clear(&rig);
}

/* Dying of rotten pages is what is tested: AddressSanitizer need not describe each time. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "handle_sigbus=0:handle_segv=0";
}

/* Whole pages: whoever reads those may die of it, but not who asked. */
static void test_rotten_pages(void)
{
    enum { PAGE = 4096 };
    Rig rig = rig_new(false);
    fill(rig.store);
    char *parent = rig_folder();
    g_autofree char *dir = g_build_filename(parent, "copy", NULL);
    g_autofree char *file = g_build_filename(dir, "data.mdb", NULL);
    g_assert_cmpint(store_backup(rig.store, dir, NULL), ==, STORE_OK);
    Store *copy = rig_open(dir, true);
    int data = open(file, O_RDWR);
    off_t unsound = 0, pages = lseek(data, 0, SEEK_END) / PAGE;
    for (off_t page = 2; page < pages; page++) {
        char good[PAGE], rotten[PAGE];
        memset(rotten, 0xff, sizeof rotten);
        g_assert_cmpint(pread(data, good, PAGE, page * PAGE), ==, PAGE);
        g_assert_cmpint(pwrite(data, rotten, PAGE, page * PAGE), ==, PAGE);
        unsound += store_verify(copy, NULL, NULL, NULL) == STORE_FAILED;
        g_assert_cmpint(pwrite(data, good, PAGE, page * PAGE), ==, PAGE);
    }
    g_assert_cmpint(unsound, ==, pages - 2); /* a compact copy has no page to spare */
    rig_assert_sound(copy);
    close(data);
    store_close(copy);
    rig_remove(parent);
    g_free(parent);
    rig_clear(&rig);
}

/* One entry less, in every table but those that only name things. */
static StoreResult drop_first(Txn *txn, void *data)
{
    Table table = *(Table *)data;
    Walk walk = walk_up(txn, table, NULL);
    g_assert_true(walk_next(&walk));
    Key key = key_bytes(walk.key.data, walk.key.size);
    walk_end(&walk);
    txn_del(txn, table, &key);
    return STORE_OK;
}

static void test_lost_entries(void)
{
    for (int table = TABLE_META; table < TABLE_COUNT; table++) {
        if (table == TABLE_NAMES || table == TABLE_SPOOL || table == TABLE_ORIGINALS || table == TABLE_SPACED)
            continue; /* not needed, or empty here */
        Rig rig = rig_new(true);
        fill(rig.store);
        Table *lost = g_memdup2(&(Table){(Table)table}, sizeof(Table));
        store_write(rig.store, (Work){drop_first, g_free, lost}, NULL, NULL, NULL);
        GString *complaints = g_string_new(NULL);
        StoreResult result = store_verify(rig.store, rig_complain, complaints, NULL);
        if (result != STORE_FAILED)
            g_test_message("nobody misses an entry of %s", table_name((Table)table));
        g_assert_cmpint(result, ==, STORE_FAILED);
        g_assert_cmpuint(complaints->len, >, 0);
        g_string_free(complaints, TRUE);
        store_close(rig.store);
    }
}

static void test_lost_file(void)
{
    Rig rig = rig_new(false);
    g_autofree uint8_t *bytes = noise(100000);
    rig_drop(take_with(rig.store, 1, bytes, 100000, STORE_OK));
    g_autofree char *spool = store_spool_path(rig.store, NULL);
    rig_remove(spool);
    g_autofree char *complaints = NULL;
    store_close(rig.store);
    complaints = complaints_of(rig.dir);
    g_assert_nonnull(strstr(complaints, "L-1001: original"));
    rig_remove(rig.dir);
    g_free(rig.dir);
}

/* What is damaged is refused by itself; the rest goes on. */
static StoreResult damage_outbox(Txn *txn, void *data)
{
    (void)data;
    Key key = key_number(1);
    txn_put(txn, TABLE_OUTBOX, &key, (Slice){"\1rubbish", 8});
    return STORE_OK;
}

static void test_damaged_row(void)
{
    Rig rig = rig_new(true);
    fill(rig.store);
    plant(rig.store, damage_outbox);
    g_autoptr(GPtrArray) rows = NULL;
    g_assert_cmpint(store_claim(rig.store, NOW, "me", 60, 0, &rows, NULL), ==, STORE_OK);
    g_assert_cmpuint(rows->len, ==, 39);
    g_autoptr(Outgoing) row = NULL;
    g_autoptr(GError) error = NULL;
    g_assert_cmpint(store_outgoing(rig.store, 1, &row, &error), ==, STORE_FAILED);
    g_assert_cmpstr(error->message, ==, "the store is damaged: outbox 0000000000000001");
    store_close(rig.store);
}

/* --- Backup --- */

static void test_backup(void)
{
    Rig rig = rig_new(false);
    g_autofree uint8_t *bytes = noise(100000);
    fill(rig.store);
    g_autoptr(Lead) lead = take_with(rig.store, 99, bytes, 100000, STORE_OK);
    uint8_t current[32], previous[32], copied[32];
    g_assert_true(store_secret(rig.store, current, previous, NULL));
    g_autofree char *parent = rig_folder();
    g_autofree char *dir = g_build_filename(parent, "copy", NULL);
    g_autoptr(GError) error = NULL;
    g_assert_cmpint(store_backup(rig.store, dir, &error), ==, STORE_OK);
    g_assert_no_error(error);
    g_assert_cmpint(store_backup(rig.store, dir, &error), ==, STORE_FAILED);
    g_assert_nonnull(error);
    g_autoptr(Lead) later = take_with(rig.store, 100, bytes, 10, STORE_OK);

    Store *copy = rig_open(dir, false);
    rig_assert_sound(copy);
    assert_original(copy, lead->id, bytes, 100000);
    g_assert_true(store_secret(copy, copied, previous, NULL));
    assert_bytes(current, 32, copied, 32);
    g_autoptr(Lead) none = NULL;
    g_assert_cmpint(store_lead(copy, later->id, &none, NULL), ==, STORE_NOTHING);
    store_close(copy);
    g_assert_cmpuint(files_in(parent, "."), ==, 1); /* nothing half-made beside it */
    rig_remove(parent);
    rig_clear(&rig);
}

static void test_backup_elsewhere(void)
{
    Rig memory = rig_new(true), rig = rig_new(false);
    g_autoptr(GError) error = NULL;
    g_assert_cmpint(store_backup(memory.store, "/nonexistent/copy", &error), ==, STORE_FAILED);
    g_clear_error(&error);
    g_assert_cmpint(store_backup(rig.store, "/nonexistent/copy", &error), ==, STORE_FAILED);
    g_assert_nonnull(error);
    rig_clear(&memory);
    rig_clear(&rig);
}

/* --- Expiry --- */

static void test_expire(void)
{
    Rig rig = rig_new(false);
    g_autofree uint8_t *bytes = noise(100000);
    g_autoptr(Lead) large = take_with(rig.store, 1, bytes, 100000, STORE_OK);
    g_autoptr(Lead) small = take_with(rig.store, 2, bytes, 1000, STORE_OK);
    g_autofree char *fresh = store_spool_path(rig.store, "fresh");
    g_autofree char *stray = store_spool_path(rig.store, "stray");
    g_assert_true(g_file_set_contents(fresh, "x", 1, NULL));
    g_assert_true(g_file_set_contents(stray, "x", 1, NULL));
    g_assert_cmpint(utime(stray, &(struct utimbuf){1000, 1000}), ==, 0);

    g_assert_cmpint(store_expire(rig.store, NOW + 99, 100, NULL), ==, STORE_OK);
    assert_original(rig.store, large->id, bytes, 100000);
    g_assert_cmpuint(files_in(rig.dir, "spool"), ==, 2);                          /* the stray one is gone */
    g_assert_cmpint(store_expire(rig.store, NOW + 86400, 0, NULL), ==, STORE_OK); /* 0: kept for ever */
    assert_original(rig.store, small->id, bytes, 1000);
    g_assert_cmpint(store_expire(rig.store, NOW + 100, 100, NULL), ==, STORE_OK);
    g_autoptr(GBytes) gone = NULL;
    g_assert_cmpint(store_original(rig.store, large->id, &gone, NULL), ==, STORE_NOTHING);
    g_assert_cmpuint(files_in(rig.dir, "spool"), ==, 1);
    rig_drop(take_with(rig.store, 1, bytes, 10, STORE_OK)); /* its key expired, too */
    rig_clear(&rig);
}

/* --- Pulled away --- */

static void test_removed_file(void)
{
    Rig rig = rig_new(false);
    rig_drop(take_with(rig.store, 1, NULL, 0, STORE_OK));
    g_autofree char *path = g_build_filename(rig.dir, "data.mdb", NULL);
    g_autofree char *elsewhere = g_build_filename(rig.dir, "moved.mdb", NULL);
    g_assert_cmpint(rename(path, elsewhere), ==, 0);
    Inquiry in;
    inquiry_init(&in, 2);
    g_autoptr(GError) error = NULL;
    Lead *lead = NULL;
    g_assert_cmpint(store_intake(rig.store, &in.intake, &lead, &error), ==, STORE_FAILED);
    g_assert_nonnull(strstr(error->message, "removed or replaced"));
    g_assert_true(store_broken(rig.store));
    g_assert_cmpint(rename(elsewhere, path), ==, 0);
    rig_clear(&rig);
}

/* --- Too late --- */

/* As a caller does who is told "unknown": asks again. */
static Lead *ask(Store *store, unsigned number, StoreResult wanted)
{
    Inquiry in;
    inquiry_init(&in, number);
    Lead *lead = NULL;
    StoreResult result = STORE_UNKNOWN;
    for (int i = 0; i < 100 && result == STORE_UNKNOWN; i++)
        result = store_intake(store, &in.intake, &lead, NULL);
    g_assert_cmpint(result, ==, wanted);
    return lead;
}

/* While somebody else holds the write lock, callers are told in time; what was
 * begun may yet happen, what was not does not. */
static void test_unknown(void)
{
    char *dir = rig_folder();
    g_autoptr(GError) error = NULL;
    const StoreOptions options = {.dir = dir, .map_size = 1 << 26, .job_timeout = 60};
    Rig rig = {store_open(&options, &error), dir};
    g_assert_no_error(error);
    BackendTxn *held = NULL;
    g_assert_cmpint(rig.store->backend->begin(rig.store->base, NULL, true, &held, NULL), ==, BACKEND_OK);
    for (unsigned i = 1; i <= 2; i++) {
        Inquiry in;
        inquiry_init(&in, i);
        Lead *lead = NULL;
        g_assert_cmpint(store_intake(rig.store, &in.intake, &lead, &error), ==, STORE_UNKNOWN);
        g_assert_null(lead);
        g_clear_error(&error);
    }
    rig.store->backend->abort(held);
    rig_drop(ask(rig.store, 1, STORE_REPEAT));
    g_autoptr(GPtrArray) leads = NULL;
    g_assert_cmpint(store_leads(rig.store, &STORE_QUERY_ALL, &leads, NULL), ==, STORE_OK);
    g_assert_cmpuint(leads->len, ==, 1);
    rig_clear(&rig);
}

/* --- A job that fails --- */

static StoreResult write_and_fail(Txn *txn, void *data)
{
    (void)data;
    Key key = key_text("half");
    value_put_number(txn, TABLE_META, &key, 1);
    txn_fail(txn, STORE_FAILED, "on purpose");
    value_put_number(txn, TABLE_META, &key, 2);
    return STORE_OK;
}

static StoreResult write_and_conflict(Txn *txn, void *data)
{
    (void)data;
    Key key = key_text("half");
    value_put_number(txn, TABLE_META, &key, 1);
    return STORE_CONFLICT;
}

static void test_failing_job(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    uint64_t before = store_last_commit(rig.store);
    g_autoptr(GError) error = NULL;
    g_assert_cmpint(store_write(rig.store, (Work){write_and_fail, g_free, g_malloc0(1)}, NULL, NULL, &error), ==,
                    STORE_FAILED);
    g_assert_cmpstr(error->message, ==, "on purpose");
    g_assert_cmpint(store_write(rig.store, (Work){write_and_conflict, g_free, g_malloc0(1)}, NULL, NULL, NULL), ==,
                    STORE_CONFLICT);
    Txn txn;
    txn_read(&txn, rig.store);
    Key key = key_text("half");
    Slice value;
    g_assert_false(txn_get(&txn, TABLE_META, &key, &value));
    g_assert_cmpint(txn_done(&txn, STORE_OK, NULL), ==, STORE_OK);
    g_assert_cmpuint(store_last_commit(rig.store), ==, before);
    rig_clear(&rig);
}

static void test_checksum(void)
{
    g_assert_cmphex(value_crc(0, "123456789", 9), ==, 0xe3069283);
    g_assert_cmphex(value_crc(value_crc(0, "1234", 4), "56789", 5), ==, 0xe3069283);
    g_assert_cmphex(value_crc(0, "", 0), ==, 0);
}

int main(int argc, char **argv)
{
    rig_init(&argc, &argv);
    g_test_add_func("/store/originals", test_originals);
    g_test_add_func("/store/originals-spool", test_callers_spool);
    g_test_add_func("/store/reopen", test_reopen);
    g_test_add_func("/store/modes", test_modes);
    g_test_add_func("/store/read-only", test_read_only);
    g_test_add_func("/store/newer-schema", test_newer_schema);
    g_test_add_func("/store/verify-flipped-bytes", test_flipped_bytes);
    g_test_add_func("/store/verify-rotten-pages", test_rotten_pages);
    g_test_add_func("/store/verify-lost-entries", test_lost_entries);
    g_test_add_func("/store/verify-lost-file", test_lost_file);
    g_test_add_func("/store/damaged-row", test_damaged_row);
    g_test_add_func("/store/backup", test_backup);
    g_test_add_func("/store/backup-elsewhere", test_backup_elsewhere);
    g_test_add_func("/store/expire", test_expire);
    g_test_add_func("/store/removed-file", test_removed_file);
    g_test_add_func("/store/unknown", test_unknown);
    g_test_add_data_func("/store/lmdb/failing-job", NULL, test_failing_job);
    g_test_add_data_func("/store/memory/failing-job", "memory", test_failing_job);
    g_test_add_func("/store/checksum", test_checksum);
    return g_test_run();
}
