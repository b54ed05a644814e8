/* Every message of the corpora beside the project through walled readers: each is read, in time, and none dies. */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "milter/now.h"
#include "milter/pool.h"
#include "tests/unit/helper.h"

#ifdef NO_SANDBOX
#define LIMIT_MS 20000 /* sanitizers, on a busy machine */
#else
#define LIMIT_MS 1000
#endif
#define WHOLE_MAX ((size_t)32 << 20)

typedef struct {
    Pool *pool;
    unsigned messages, unparsed, failures;
    int64_t slowest;
} Run;

static void read_file(Run *run, const char *path)
{
    g_autofree char *raw = NULL;
    gsize size;
    if (!g_file_get_contents(path, &raw, &size, NULL) || size > WHOLE_MAX)
        return;
    ReadRequest request = READ_REQUEST__INIT;
    Reading *reading;
    int64_t start = now_monotonic_ms();
    PoolResult result = pool_read(run->pool, &request, (const uint8_t *)raw, size, LIMIT_MS, &reading);
    run->slowest = MAX(run->slowest, now_monotonic_ms() - start);
    run->messages++;
    if (result != POOL_OK) {
        run->failures++;
        g_test_message("%s: %s", path, pool_result_name(result));
        return;
    }
    run->unparsed += reading->unparsed != NULL;
    reading__free_unpacked(reading, NULL);
}

static void read_folder(Run *run, const char *path)
{
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
    const char *name;
    while (folder && (name = g_dir_read_name(folder))) {
        g_autofree char *below = g_build_filename(path, name, NULL);
        if (g_file_test(below, G_FILE_TEST_IS_DIR))
            read_folder(run, below);
        else
            read_file(run, below);
    }
}

static char *shared_folder(const char *name)
{
    const char *shared = g_getenv("SHARED");
    if (shared)
        return g_build_filename(shared, "corpus", name, NULL);
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = g_path_get_dirname(self); /* build/gcc/tests */
    return g_build_filename(folder, "../../../../shared/corpus", name, NULL);
}

static void test_folder(gconstpointer name)
{
    static char *none[] = {NULL};
    static char *domains[] = {"acme.example", NULL};
    Config config = {.company_name = "ACME", .company_language = "en", .timezone_name = "Europe/Berlin", .readers = 2};
    config.company_domains = domains;
    config.managers = none;
    g_autoptr(GError) error = NULL;
    Run run = {.pool = pool_readers_new(&config, &error)};
    g_assert_no_error(error);
    g_autofree char *path = shared_folder(name);
    read_folder(&run, path);
    g_test_message("%s: %u messages, %u unparsed, slowest %d ms", (const char *)name, run.messages, run.unparsed,
                   (int)run.slowest);
    g_assert_cmpuint(run.failures, ==, 0);
    pool_free(run.pool);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    find_helper();
    g_test_add_data_func("/corpus/inquiries", "inquiries", test_folder);
    g_test_add_data_func("/corpus/inquiries-2", "inquiries-2", test_folder);
    g_test_add_data_func("/corpus/wild", "wild", test_folder);
    return g_test_run();
}
