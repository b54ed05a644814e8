/* A process that takes in and sends is killed at random moments, again and
 * again: whatever it had told anybody is there afterwards. */
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <time.h>

#include "tests/unit/store-rig.h"

#ifndef ROUNDS
#define ROUNDS 30
#define SECONDS 20
#endif
#define THREADS 4

/* --- The one that is killed: says "L <lead>" and "S <row>" for what is done --- */

typedef struct {
    Store *store;
    unsigned round, thread;
} Worker;

static void tell(char what, uint64_t id)
{
    char line[32];
    int length = g_snprintf(line, sizeof line, "%c %" G_GUINT64_FORMAT "\n", what, id);
    if (write(STDOUT_FILENO, line, (size_t)length) != length) /* short enough to be whole */
        _exit(1);
}

static void *take_on(void *data)
{
    const Worker *worker = data;
    StoreChoice choice = rig_choice(PICK_LEAST_BUSY);
    const StoreBudget budget = {"total", 1000000, 3600};
    g_autofree uint8_t *large = g_malloc0(1 << 20);
    for (uint64_t i = 0; i < 1 << 20; i++)
        large[i] = (uint8_t)(i * i >> 7);
    for (unsigned i = 0;; i++) {
        Inquiry in;
        inquiry_init(&in, (worker->round * THREADS + worker->thread) * 100000 + i);
        in.intake.choice = &choice;
        in.intake.budget = &budget;
        in.intake.budgets = 1;
        in.intake.original = large;
        in.intake.original_size = i % 10 == 0 ? 1 << 20 : 2000;
        Lead *lead = NULL;
        if (store_intake(worker->store, &in.intake, &lead, NULL) != STORE_OK)
            _exit(2);
        tell('L', lead->id);
        lead__free_unpacked(lead, NULL);
    }
    return NULL;
}

static int be_killed(const char *dir, unsigned round)
{
    Store *store = rig_open(dir, false);
    Worker worker[THREADS];
    pthread_t thread;
    for (unsigned i = 0; i < THREADS; i++) {
        worker[i] = (Worker){store, round, i};
        if (pthread_create(&thread, NULL, take_on, &worker[i]) != 0)
            return 1;
    }
    for (;;) {
        g_autoptr(GPtrArray) rows = NULL;
        store_claim(store, NOW, "victim", 600, 4, &rows, NULL);
        for (guint i = 0; rows != NULL && i < rows->len; i += 2) { /* the others stay claimed */
            const Outgoing *row = g_ptr_array_index(rows, i);
            const StoreSettle settle = {.now = NOW, .id = row->id, .state = OUTGOING_STATE__OUTGOING_SENT};
            if (store_settle(store, &settle, NULL) == STORE_OK)
                tell('S', row->id);
        }
    }
}

/* --- The one that kills and looks --- */

typedef struct {
    Rig rig;
    GHashTable *leads, *sent; /* what was told, ever */
    GRand *random;
    FILE *pipe;
    pid_t pid;
} Killer;

static void start(Killer *killer, const char *program, unsigned round)
{
    int ends[2];
    g_assert_cmpint(pipe(ends), ==, 0);
    g_autofree char *number = g_strdup_printf("%u", round);
    char *arguments[] = {(char *)program, (char *)"--be-killed", killer->rig.dir, number, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    g_assert_cmpint(posix_spawn(&killer->pid, program, &actions, NULL, arguments, environ), ==, 0);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    killer->pipe = fdopen(ends[0], "r");
}

static void note(Killer *killer, const char *line)
{
    uint64_t id = g_ascii_strtoull(line + 2, NULL, 10);
    GHashTable *told = line[0] == 'L' ? killer->leads : killer->sent;
    g_hash_table_add(told, g_memdup2(&id, sizeof id));
}

/* Kills it a random time after its first word, and hears the rest of them. */
static void kill_it(Killer *killer)
{
    char line[64];
    g_assert_nonnull(fgets(line, sizeof line, killer->pipe));
    note(killer, line);
    g_usleep((gulong)g_rand_int_range(killer->random, 0, 60000));
    g_assert_cmpint(kill(killer->pid, SIGKILL), ==, 0);
    while (fgets(line, sizeof line, killer->pipe) != NULL)
        note(killer, line);
    fclose(killer->pipe);
    int status = 0;
    g_assert_cmpint(waitpid(killer->pid, &status, 0), ==, killer->pid);
    g_assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

/* Acks and cards of every lead. */
static GHashTable *outbox_by_lead(Killer *killer)
{
    g_autoptr(GPtrArray) rows = NULL;
    GHashTable *found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    store_outbox(killer->rig.store, true, 0, &rows, NULL);
    for (guint i = 0; i < rows->len; i++) {
        const Outgoing *row = g_ptr_array_index(rows, i);
        char *name = g_strdup_printf("%s %" G_GUINT64_FORMAT, row->purpose, row->lead);
        g_assert_true(g_hash_table_add(found, name)); /* none twice */
        if (g_hash_table_contains(killer->sent, &row->id))
            g_assert_cmpint(row->state, ==, OUTGOING_STATE__OUTGOING_SENT);
    }
    return found;
}

static void check_lead(Killer *killer, uint64_t id, GHashTable *outbox)
{
    g_autoptr(Lead) lead = rig_lead(killer->rig.store, id);
    g_autofree char *ack = g_strdup_printf("ack %" G_GUINT64_FORMAT, id);
    g_autofree char *card = g_strdup_printf("card %" G_GUINT64_FORMAT, id);
    g_assert_nonnull(lead->owner);
    g_assert_cmpint(lead->respond_by, ==, NOW + 3600);
    g_assert_true(g_hash_table_contains(outbox, ack));
    g_assert_true(g_hash_table_contains(outbox, card));
}

static void look(Killer *killer)
{
    Rig *rig = &killer->rig;
    rig->store = rig_open(rig->dir, false);
    rig_assert_sound(rig->store);
    g_autoptr(GHashTable) outbox = outbox_by_lead(killer);
    GHashTableIter iter;
    gpointer id;
    g_hash_table_iter_init(&iter, killer->leads);
    while (g_hash_table_iter_next(&iter, &id, NULL))
        check_lead(killer, *(uint64_t *)id, outbox);
    g_assert_cmpint(store_void_claims(rig->store, NULL), ==, STORE_OK);
    g_autoptr(GPtrArray) open = NULL, claimed = NULL;
    store_outbox(rig->store, false, 0, &open, NULL);
    store_claim(rig->store, NOW, "next", 60, 0, &claimed, NULL);
    g_assert_cmpuint(claimed->len, ==, open->len);
    store_void_claims(rig->store, NULL);
    store_close(rig->store);
    rig->store = NULL;
}

static void test_kill(gconstpointer program)
{
    Killer killer = {.rig = {NULL, rig_folder()}};
    killer.leads = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    killer.sent = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    killer.random = g_rand_new_with_seed(4711);
    gint64 end = g_get_monotonic_time() + SECONDS * G_USEC_PER_SEC;
    unsigned round = 0;
    for (; round < ROUNDS && g_get_monotonic_time() < end; round++) {
        start(&killer, program, round);
        kill_it(&killer);
        look(&killer);
    }
    g_test_message("%u rounds, %u leads and %u sent rows told of", round, g_hash_table_size(killer.leads),
                   g_hash_table_size(killer.sent));
    g_assert_cmpuint(round, >, 1);
    g_hash_table_unref(killer.leads);
    g_hash_table_unref(killer.sent);
    g_rand_free(killer.random);
    rig_remove(killer.rig.dir);
    g_free(killer.rig.dir);
}

int main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "--be-killed") == 0)
        return be_killed(argv[2], (unsigned)strtoul(argv[3], NULL, 10));
    rig_init(&argc, &argv);
    g_test_add_data_func("/faults/kill", argv[0], test_kill);
    return g_test_run();
}
