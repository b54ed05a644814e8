/* Many at once: threads of one process, and several processes. */
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/inside.h"
#include "tests/unit/store-rig.h"

#define THREADS 16
#define EACH 30
#define KEYS (THREADS * EACH / 2) /* every key is taken in twice */

typedef struct {
    Store *store;
    unsigned first;
    atomic_uint *fresh, *repeats;
    atomic_bool *done;
} Worker;

static void *take_many(void *data)
{
    Worker *worker = data;
    StoreChoice choice = rig_choice(PICK_LEAST_BUSY);
    for (unsigned i = 0; i < EACH; i++) {
        Inquiry in;
        inquiry_init(&in, (worker->first + i) % KEYS);
        in.intake.choice = &choice;
        Lead *lead = NULL;
        StoreResult result = store_intake(worker->store, &in.intake, &lead, NULL);
        g_assert_true(result == STORE_OK || result == STORE_REPEAT);
        atomic_fetch_add(result == STORE_OK ? worker->fresh : worker->repeats, 1);
        lead__free_unpacked(lead, NULL);
    }
    return NULL;
}

/* Reads, claims and settles beside them. */
static void *use_meanwhile(void *data)
{
    Worker *worker = data;
    while (!atomic_load(worker->done)) {
        g_autoptr(GPtrArray) leads = NULL, rows = NULL;
        StoreQuery query = STORE_QUERY_ALL;
        query.owner = "bob";
        query.limit = 10;
        store_leads(worker->store, &query, &leads, NULL);
        store_claim(worker->store, NOW, "beside", 600, 5, &rows, NULL);
        for (guint i = 0; rows != NULL && i < rows->len; i++) {
            const Outgoing *row = g_ptr_array_index(rows, i);
            const StoreSettle settle = {.now = NOW, .id = row->id, .state = OUTGOING_STATE__OUTGOING_SENT};
            g_assert_cmpint(store_settle(worker->store, &settle, NULL), ==, STORE_OK);
        }
        store_last_commit(worker->store);
    }
    return NULL;
}

static guint count_leads(Store *store)
{
    g_autoptr(GPtrArray) leads = NULL;
    store_leads(store, &STORE_QUERY_ALL, &leads, NULL);
    return leads->len;
}

static void test_threads(gconstpointer in_memory)
{
    Rig rig = rig_new(in_memory != NULL);
    atomic_uint fresh = 0, repeats = 0;
    atomic_bool done = false;
    Worker worker[THREADS], beside = {.store = rig.store, .done = &done};
    pthread_t thread[THREADS], other;
    g_assert_cmpint(pthread_create(&other, NULL, use_meanwhile, &beside), ==, 0);
    for (unsigned i = 0; i < THREADS; i++) {
        worker[i] = (Worker){rig.store, i * EACH, &fresh, &repeats, NULL};
        g_assert_cmpint(pthread_create(&thread[i], NULL, take_many, &worker[i]), ==, 0);
    }
    for (unsigned i = 0; i < THREADS; i++)
        pthread_join(thread[i], NULL);
    atomic_store(&done, true);
    pthread_join(other, NULL);
    g_assert_cmpuint(atomic_load(&fresh), ==, KEYS);
    g_assert_cmpuint(atomic_load(&repeats), ==, KEYS);
    g_assert_cmpuint(count_leads(rig.store), ==, KEYS);
    rig_drop(rig_lead(rig.store, 1000 + KEYS)); /* numbered without a gap */
    uint64_t jobs = 0, commits = 0;
    writer_counts(rig.store->writer, &jobs, &commits);
    g_test_message("%" G_GUINT64_FORMAT " jobs in %" G_GUINT64_FORMAT " commits", jobs, commits);
    g_assert_cmpuint(jobs, >=, 2 * KEYS);
    g_assert_cmpuint(commits, <=, jobs);
    rig_clear(&rig);
}

/* In a process of its own. */
static int take_as_process(const char *dir, unsigned first)
{
    Store *store = rig_open(dir, false);
    for (unsigned i = 0; i < EACH; i++) {
        Inquiry in;
        inquiry_init(&in, (first + i) % (3 * EACH / 2));
        Lead *lead = NULL;
        StoreResult result = store_intake(store, &in.intake, &lead, NULL);
        if (result != STORE_OK && result != STORE_REPEAT)
            return 1;
        lead__free_unpacked(lead, NULL);
    }
    store_close(store);
    return 0;
}

static pid_t start(const char *program, const char *dir, unsigned first)
{
    g_autofree char *number = g_strdup_printf("%u", first);
    pid_t pid = fork();
    if (pid == 0) {
        execl(program, program, "--take", dir, number, NULL);
        _exit(127);
    }
    return pid;
}

static void test_processes(gconstpointer program)
{
    char *dir = rig_folder();
    pid_t pid[3];
    for (unsigned i = 0; i < 3; i++)
        pid[i] = start(program, dir, i * EACH);
    for (unsigned i = 0; i < 3; i++) {
        int status = -1;
        g_assert_cmpint(waitpid(pid[i], &status, 0), ==, pid[i]);
        g_assert_cmpint(status, ==, 0);
    }
    Rig rig = {rig_open(dir, false), dir};
    g_assert_cmpuint(count_leads(rig.store), ==, 3 * EACH / 2);
    rig_clear(&rig);
}

int main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "--take") == 0)
        return take_as_process(argv[2], (unsigned)strtoul(argv[3], NULL, 10));
    rig_init(&argc, &argv);
    g_test_add_data_func("/store/lmdb/threads", NULL, test_threads);
    g_test_add_data_func("/store/memory/threads", "memory", test_threads);
    g_test_add_data_func("/store/lmdb/processes", argv[0], test_processes);
    return g_test_run();
}
