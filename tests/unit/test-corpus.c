/* Every message of the corpora beside the project through walled readers: each is read, in time, and none dies. */
#include <glib.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "milter/now.h"
#include "milter/pool.h"
#include "tests/unit/helper.h"

#ifdef NO_SANDBOX
#define LIMIT_MS 20000 /* sanitizers, on a busy machine */
#else
#define LIMIT_MS 3000 /* alone none takes a tenth of it */
#endif
#define WHOLE_MAX ((size_t)32 << 20)

#define READERS 2

/* One thread a reader: each takes the next path. */
typedef struct {
    Pool *pool;
    GPtrArray *paths;
    _Atomic(guint) next;
    _Atomic(unsigned) messages, unparsed, failures;
    _Atomic(int64_t) slowest;
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
    int64_t took = now_monotonic_ms() - start;
    if (took > run->slowest)
        run->slowest = took;
    run->messages++;
    if (result != POOL_OK) {
        run->failures++;
        g_test_message("%s: %s", path, pool_result_name(result));
        return;
    }
    run->unparsed += reading->unparsed != NULL;
    reading__free_unpacked(reading, NULL);
}

static void *work(void *argument)
{
    Run *run = argument;
    for (guint i; (i = atomic_fetch_add(&run->next, 1)) < run->paths->len;)
        read_file(run, g_ptr_array_index(run->paths, i));
    return NULL;
}

static void collect(GPtrArray *paths, const char *path)
{
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
    const char *name;
    while (folder && (name = g_dir_read_name(folder))) {
        char *below = g_build_filename(path, name, NULL);
        if (g_file_test(below, G_FILE_TEST_IS_DIR)) {
            collect(paths, below);
            g_free(below);
        } else {
            g_ptr_array_add(paths, below);
        }
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
    Config config = {
        .company_name = "ACME", .company_language = "en", .timezone_name = "Europe/Berlin", .readers = READERS};
    config.company_domains = domains;
    config.managers = none;
    g_autoptr(GError) error = NULL;
    Run run = {.pool = pool_readers_new(&config, &error)};
    g_assert_no_error(error);
    g_autofree char *path = shared_folder(name);
    run.paths = g_ptr_array_new_with_free_func(g_free);
    collect(run.paths, path);
    pthread_t thread[READERS];
    for (size_t i = 0; i < READERS; i++)
        pthread_create(&thread[i], NULL, work, &run);
    for (size_t i = 0; i < READERS; i++)
        pthread_join(thread[i], NULL);
    g_test_message("%s: %u messages, %u unparsed, slowest %d ms", (const char *)name, run.messages, run.unparsed,
                   (int)run.slowest);
    g_assert_cmpuint(run.failures, ==, 0);
    g_ptr_array_unref(run.paths);
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
