/* No room: a full disk, a full map. Nothing is lost, nothing half done, and it
 * works again when there is room. Runs in a mount namespace of its own. */
#include <errno.h>
#include <sys/mount.h>
#include <sys/wait.h>

#include "tests/unit/store-rig.h"

#define ORIGINAL 50000

static StoreResult try_one(Store *store, unsigned number, Lead **lead, GError **error)
{
    static const uint8_t SALT[] = {3, 5, 7};
    GRand *random = g_rand_new_with_seed(number);
    g_autofree uint8_t *bytes = g_malloc(ORIGINAL);
    for (size_t i = 0; i < ORIGINAL; i++)
        bytes[i] = (uint8_t)(g_rand_int(random) * SALT[i % 3]);
    g_rand_free(random);
    Inquiry in;
    inquiry_init(&in, number);
    StoreChoice choice = rig_choice(PICK_ROUND_ROBIN);
    in.intake.choice = &choice;
    in.intake.original = bytes;
    in.intake.original_size = ORIGINAL;
    return store_intake(store, &in.intake, lead, error);
}

/* Takes in until it is full; how many went in. */
static unsigned fill(Store *store, unsigned most)
{
    for (unsigned i = 0; i < most; i++) {
        g_autoptr(Lead) lead = NULL;
        g_autoptr(GError) error = NULL;
        StoreResult result = try_one(store, i, &lead, &error);
        if (result == STORE_FULL)
            g_assert_nonnull(error);
        if (result == STORE_FULL)
            return i;
        g_assert_cmpint(result, ==, STORE_OK);
    }
    return most;
}

static void assert_all_there(Store *store, unsigned leads)
{
    g_autoptr(GPtrArray) found = NULL;
    store_leads(store, &STORE_QUERY_ALL, &found, NULL);
    g_assert_cmpuint(found->len, ==, leads);
    for (unsigned i = 0; i < leads; i++) {
        g_autoptr(GBytes) bytes = NULL;
        g_assert_cmpint(store_original(store, 1001 + i, &bytes, NULL), ==, STORE_OK);
        g_assert_cmpuint(g_bytes_get_size(bytes), ==, ORIGINAL);
    }
    rig_assert_sound(store);
}

static void take_one(Store *store, unsigned number)
{
    g_autoptr(Lead) lead = NULL;
    g_assert_cmpint(try_one(store, number, &lead, NULL), ==, STORE_OK);
}

static Store *open_sized(const char *dir, uint64_t map_size)
{
    g_autoptr(GError) error = NULL;
    const StoreOptions options = {.dir = dir, .map_size = map_size};
    Store *store = store_open(&options, &error);
    g_assert_no_error(error);
    return store;
}

static char *small_disk(const char *size)
{
    char *dir = rig_folder();
    g_assert_cmpint(mount("small", dir, "tmpfs", 0, size), ==, 0);
    return dir;
}

static void drop_disk(char *dir)
{
    g_assert_cmpint(umount(dir), ==, 0);
    rig_remove(dir);
    g_free(dir);
}

static void test_full_disk(void)
{
    char *dir = small_disk("size=8m");
    g_autofree char *ballast = g_build_filename(dir, "ballast", NULL);
    g_autofree char *filling = g_strnfill(3 << 20, 'x');
    g_assert_true(g_file_set_contents(ballast, filling, -1, NULL));
    Store *store = open_sized(dir, UINT64_C(1) << 30);
    unsigned leads = fill(store, 1000);
    g_test_message("%u leads went onto the disk", leads);
    g_assert_cmpuint(leads, >, 10);
    g_assert_cmpuint(leads, <, 1000);
    for (unsigned i = 0; i < 3; i++) { /* full, and stays up */
        g_autoptr(Lead) lead = NULL;
        g_autoptr(GError) error = NULL;
        g_assert_cmpint(try_one(store, leads, &lead, &error), ==, STORE_FULL);
        g_assert_null(lead);
    }
    g_assert_false(store_broken(store));
    assert_all_there(store, leads);
    g_assert_cmpint(g_remove(ballast), ==, 0);
    take_one(store, leads);
    assert_all_there(store, leads + 1);
    store_close(store);
    store = open_sized(dir, UINT64_C(1) << 30);
    assert_all_there(store, leads + 1);
    store_close(store);
    drop_disk(dir);
}

/* Large originals go to files: their lack of room is no other. */
static void test_full_spool(void)
{
    char *dir = small_disk("size=4m");
    Store *store = open_sized(dir, UINT64_C(1) << 30);
    GRand *random = g_rand_new_with_seed(1);
    g_autofree uint8_t *noise = g_malloc(8 << 20);
    for (size_t i = 0; i < 8 << 20; i++)
        noise[i] = (uint8_t)g_rand_int(random);
    g_rand_free(random);
    Inquiry in;
    inquiry_init(&in, 1);
    in.intake.original = noise;
    in.intake.original_size = 8 << 20;
    g_autoptr(Lead) lead = NULL;
    g_autoptr(GError) error = NULL;
    g_assert_cmpint(store_intake(store, &in.intake, &lead, &error), ==, STORE_FULL);
    g_assert_nonnull(error);
    take_one(store, 2);
    assert_all_there(store, 1);
    store_close(store);
    drop_disk(dir);
}

static void test_small_map(void)
{
    Rig rig = {.dir = rig_folder()};
    rig.store = open_sized(rig.dir, 1 << 20);
    g_assert_cmpuint(fill(rig.store, 100), ==, 100); /* it grew */
    assert_all_there(rig.store, 100);
    rig_clear(&rig);
}

/* No room to grow into: what expires makes room. */
static void test_small_map_small_disk(void)
{
    char *dir = small_disk("size=12m");
    Store *store = open_sized(dir, 2 << 20);
    unsigned leads = fill(store, 1000);
    g_assert_cmpuint(leads, >, 3);
    g_assert_cmpuint(leads, <, 100);
    assert_all_there(store, leads);
    g_assert_cmpint(store_expire(store, NOW + 10, 10, NULL), ==, STORE_OK);
    take_one(store, leads);
    g_assert_false(store_broken(store));
    rig_assert_sound(store);
    store_close(store);
    drop_disk(dir);
}

static int grow_as_process(const char *dir)
{
    Store *store = open_sized(dir, 1 << 20);
    unsigned leads = fill(store, 60);
    store_close(store);
    return leads == 60 ? 0 : 1;
}

/* Another process grows the map under us. */
static void test_grown_elsewhere(gconstpointer program)
{
    Rig rig = {.dir = rig_folder()};
    rig.store = open_sized(rig.dir, 1 << 20);
    pid_t pid = fork();
    if (pid == 0) {
        execl(program, program, "--grow", rig.dir, NULL);
        _exit(127);
    }
    int status = -1;
    g_assert_cmpint(waitpid(pid, &status, 0), ==, pid);
    g_assert_cmpint(status, ==, 0);
    assert_all_there(rig.store, 60);
    take_one(rig.store, 60);
    rig_clear(&rig);
}

/* The whole program again, where it may mount: root needs no user namespace. What is mounted there stays there
 * (apart()). */
static void run_apart(const char *program)
{
    const char *flags = geteuid() == 0 ? "-m" : "-Urm";
    execlp("unshare", "unshare", flags, "--propagation", "unchanged", program, "--apart", NULL);
    g_printerr("unshare cannot be run\n");
}

/* A root that is only a folder (a chroot) cannot be told so, and needs not: nothing is mounted on it from outside. */
static bool apart(void)
{
    return mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 || errno == EINVAL;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "--grow") == 0)
        return grow_as_process(argv[2]);
    if (argc < 2 || strcmp(argv[1], "--apart") != 0) {
        run_apart(argv[0]);
        return 1;
    }
    if (!apart())
        return 1;
    rig_init(&argc, &argv);
    g_test_add_func("/faults/full-disk", test_full_disk);
    g_test_add_func("/faults/full-spool", test_full_spool);
    g_test_add_func("/faults/small-map", test_small_map);
    g_test_add_func("/faults/small-map-small-disk", test_small_map_small_disk);
    g_test_add_data_func("/faults/grown-elsewhere", argv[0], test_grown_elsewhere);
    return g_test_run();
}
