/* Intakes a second with 1, 4 and 20 threads, and how many share a commit.
 * usage: bench-store [folder [seconds]] */
#include <pthread.h>
#include <stdio.h>

#include "store/inside.h"
#include "tests/unit/store-rig.h"

typedef struct {
    Store *store;
    unsigned first, taken;
    gint64 end;
} Worker;

static void *take_on(void *data)
{
    Worker *worker = data;
    static const char ORIGINAL[] = "From: buyer@firm.example\nSubject: price of 40 pumps\n\nby Friday, please\n";
    StoreChoice choice = rig_choice(PICK_LEAST_BUSY);
    for (unsigned i = 0; g_get_monotonic_time() < worker->end; i++) {
        Inquiry in;
        inquiry_init(&in, worker->first + i);
        g_autofree char *sender = g_strdup_printf("sender:%s", in.address);
        g_autofree char *domain = g_strdup_printf("domain:firm%u.example", worker->first + i);
        const StoreBudget budget[] = {{sender, 5, 604800}, {domain, 50, 3600}, {"total", 2000, 3600}};
        in.intake.choice = &choice;
        in.intake.budget = budget;
        in.intake.budgets = 3;
        in.intake.original = (const uint8_t *)ORIGINAL;
        in.intake.original_size = sizeof ORIGINAL - 1;
        rig_drop(rig_take(worker->store, &in, STORE_OK));
        worker->taken++;
    }
    return NULL;
}

static void measure(const char *parent, unsigned threads, double seconds)
{
    g_autofree char *dir = g_build_filename(parent, "bench-store-XXXXXX", NULL);
    g_assert_nonnull(g_mkdtemp(dir));
    Store *store = rig_open(dir, false);
    g_autofree Worker *worker = g_new0(Worker, threads);
    g_autofree pthread_t *thread = g_new0(pthread_t, threads);
    gint64 begin = g_get_monotonic_time();
    for (unsigned i = 0; i < threads; i++) {
        worker[i] = (Worker){.store = store, .first = i * 10000000, .end = begin + (gint64)(seconds * 1e6)};
        g_assert_cmpint(pthread_create(&thread[i], NULL, take_on, &worker[i]), ==, 0);
    }
    unsigned taken = 0;
    for (unsigned i = 0; i < threads; i++) {
        pthread_join(thread[i], NULL);
        taken += worker[i].taken;
    }
    double passed = (double)(g_get_monotonic_time() - begin) / 1e6;
    uint64_t jobs = 0, commits = 0;
    writer_counts(store->writer, &jobs, &commits);
    printf("%7u %10.0f %12.2f %14.2f\n", threads, taken / passed, passed * 1e3 * threads / taken,
           (double)jobs / (double)commits);
    fflush(stdout);
    store_close(store);
    rig_remove(dir);
}

int main(int argc, char **argv)
{
    const char *parent = argc > 1 ? argv[1] : g_get_tmp_dir();
    double seconds = argc > 2 ? g_ascii_strtod(argv[2], NULL) : 3;
    static const unsigned THREADS[] = {1, 4, 20};
    printf("%7s %10s %12s %14s\n", "threads", "intakes/s", "ms an intake", "jobs a commit");
    for (size_t i = 0; i < G_N_ELEMENTS(THREADS); i++)
        measure(parent, THREADS[i], seconds);
    return 0;
}
