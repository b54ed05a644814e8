/* The one writer thread: all jobs that wait share a transaction and its fsync. */
#include <errno.h>
#include <pthread.h>
#include <time.h>

#include "store/value.h"

#define BATCH 256
#define DEFAULT_TIMEOUT 5000
#define GROWTHS 8

typedef struct {
    Work work;
    StoreResult result;
    GError *error;
    bool started, done, abandoned; /* under the writer's lock */
    pthread_cond_t changed;
} Job;

struct Writer {
    Store *store;
    unsigned timeout;
    pthread_t thread;
    pthread_mutex_t lock; /* guards all below */
    pthread_cond_t arrived;
    pthread_cond_t rested;
    GQueue waiting; /* of Job */
    bool working;   /* the thread starts, or has taken jobs */
    bool stopping;
    uint64_t jobs, commits;
};

static void init_condition(pthread_cond_t *condition)
{
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(condition, &attributes);
    pthread_condattr_destroy(&attributes);
}

static void free_job(Job *job)
{
    if (job->work.data != NULL)
        job->work.free(job->work.data);
    g_clear_error(&job->error);
    pthread_cond_destroy(&job->changed);
    g_free(job);
}

static void set_outcome(Job *job, StoreResult result, GError *error)
{
    g_clear_error(&job->error);
    job->result = result;
    job->error = error;
}

/* Its effects are to stay. */
static bool succeeded(StoreResult result)
{
    return result == STORE_OK || result == STORE_NOTHING || result == STORE_REPEAT;
}

static StoreResult result_of(Writer *writer, BackendResult result)
{
    if (result == BACKEND_BROKEN)
        atomic_store(&writer->store->broken, true);
    return result == BACKEND_FULL ? STORE_FULL : STORE_FAILED;
}

/* Runs a job in a transaction of its own inside the batch's. */
static void run_job(Writer *writer, BackendTxn *batch, Job *job)
{
    const Backend *backend = writer->store->backend;
    Txn txn = {.store = writer->store};
    GError *error = NULL;
    BackendResult begun = backend->begin(writer->store->base, batch, true, &txn.handle, &error);
    if (begun != BACKEND_OK) {
        set_outcome(job, result_of(writer, begun), error);
        return;
    }
    StoreResult result = job->work.run(&txn, job->work.data);
    if (txn.failed != STORE_OK)
        result = txn.failed;
    if (!succeeded(result)) {
        backend->abort(txn.handle);
        set_outcome(job, result, txn.error);
        return;
    }
    BackendResult ended = backend->commit(txn.handle, &error);
    set_outcome(job, ended == BACKEND_OK ? result : result_of(writer, ended), error);
}

static void fail_all(Job **job, size_t jobs, StoreResult result, const GError *error)
{
    for (size_t i = 0; i < jobs; i++)
        if (succeeded(job[i]->result))
            set_outcome(job[i], result, error != NULL ? g_error_copy(error) : NULL);
}

static bool any_full(Job **job, size_t jobs)
{
    for (size_t i = 0; i < jobs; i++)
        if (job[i]->result == STORE_FULL)
            return true;
    return false;
}

/* One transaction for them all. False if it ran full: nothing of it happened
 * then, or (last) all but those that say so did. */
static bool run_together(Writer *writer, Job **job, size_t jobs, bool last)
{
    const Backend *backend = writer->store->backend;
    g_autoptr(GError) error = NULL;
    BackendTxn *txn = NULL;
    for (size_t i = 0; i < jobs; i++)
        set_outcome(job[i], STORE_OK, NULL);
    BackendResult result = backend->begin(writer->store->base, NULL, true, &txn, &error);
    if (result != BACKEND_OK) {
        fail_all(job, jobs, result_of(writer, result), error);
        return result != BACKEND_FULL;
    }
    for (size_t i = 0; i < jobs; i++)
        run_job(writer, txn, job[i]);
    if (!last && any_full(job, jobs)) {
        backend->abort(txn);
        return false;
    }
    result = backend->commit(txn, &error);
    if (result != BACKEND_OK)
        fail_all(job, jobs, result_of(writer, result), error);
    return result != BACKEND_FULL;
}

/* Pages that a commit freed can be had from the next but one on: a small commit,
 * so that room which was made does not stay out of reach. It counts how often
 * the store was full. */
static void commit_little(Writer *writer)
{
    const Backend *backend = writer->store->backend;
    Txn txn = {.store = writer->store};
    if (backend->begin(writer->store->base, NULL, true, &txn.handle, &txn.error) == BACKEND_OK) {
        value_next(&txn, "full", 1);
        if (txn.failed == STORE_OK)
            backend->commit(txn.handle, &txn.error);
        else
            backend->abort(txn.handle);
    }
    g_clear_error(&txn.error);
}

/* A full map is grown; on a full disk each job goes alone, so that a large one
 * cannot take small ones with it. */
static void run_batch(Writer *writer, Job **job, size_t jobs)
{
    const Backend *backend = writer->store->backend;
    bool done = run_together(writer, job, jobs, false);
    for (int i = 0; !done && i < GROWTHS && backend->grow(writer->store->base); i++)
        done = run_together(writer, job, jobs, false);
    if (done)
        return;
    commit_little(writer);
    for (size_t i = 0; i < jobs; i++)
        run_together(writer, &job[i], 1, true);
}

static size_t take_batch(Writer *writer, Job **job)
{
    size_t jobs = 0;
    pthread_mutex_lock(&writer->lock);
    writer->working = false;
    pthread_cond_broadcast(&writer->rested);
    while (g_queue_is_empty(&writer->waiting) && !writer->stopping)
        pthread_cond_wait(&writer->arrived, &writer->lock);
    for (; jobs < BATCH && !g_queue_is_empty(&writer->waiting); jobs++) {
        job[jobs] = g_queue_pop_head(&writer->waiting);
        job[jobs]->started = true;
    }
    writer->jobs += jobs;
    writer->commits += jobs > 0;
    writer->working = jobs > 0;
    pthread_mutex_unlock(&writer->lock);
    return jobs;
}

static void wake(Writer *writer, Job **job, size_t jobs)
{
    pthread_mutex_lock(&writer->lock);
    for (size_t i = 0; i < jobs; i++) {
        job[i]->done = true;
        if (job[i]->abandoned)
            free_job(job[i]);
        else
            pthread_cond_signal(&job[i]->changed);
    }
    pthread_mutex_unlock(&writer->lock);
}

static void refuse(Job **job, size_t jobs)
{
    for (size_t i = 0; i < jobs; i++)
        set_outcome(job[i], STORE_FAILED, g_error_new(STORE_ERROR, STORE_FAILED, "the store is broken: restart"));
}

static void *write_on(void *data)
{
    Writer *writer = data;
    Job *job[BATCH];
    for (size_t jobs = take_batch(writer, job); jobs > 0; jobs = take_batch(writer, job)) {
        if (atomic_load(&writer->store->broken))
            refuse(job, jobs);
        else
            run_batch(writer, job, jobs);
        wake(writer, job, jobs);
    }
    return NULL;
}

void writer_hold(Writer *writer)
{
    pthread_mutex_lock(&writer->lock);
    while (writer->working)
        pthread_cond_wait(&writer->rested, &writer->lock);
}

void writer_release(Writer *writer)
{
    pthread_mutex_unlock(&writer->lock);
}

Writer *writer_start(Store *store, unsigned timeout)
{
    Writer *writer = g_new0(Writer, 1);
    writer->store = store;
    writer->timeout = timeout != 0 ? timeout : DEFAULT_TIMEOUT;
    writer->working = true;
    pthread_mutex_init(&writer->lock, NULL);
    init_condition(&writer->arrived);
    init_condition(&writer->rested);
    g_queue_init(&writer->waiting);
    if (pthread_create(&writer->thread, NULL, write_on, writer) == 0)
        return writer;
    pthread_cond_destroy(&writer->arrived);
    pthread_cond_destroy(&writer->rested);
    pthread_mutex_destroy(&writer->lock);
    g_free(writer);
    return NULL;
}

void writer_stop(Writer *writer)
{
    pthread_mutex_lock(&writer->lock);
    writer->stopping = true;
    pthread_cond_signal(&writer->arrived);
    pthread_mutex_unlock(&writer->lock);
    pthread_join(writer->thread, NULL);
    pthread_cond_destroy(&writer->arrived);
    pthread_cond_destroy(&writer->rested);
    pthread_mutex_destroy(&writer->lock);
    g_free(writer);
}

static struct timespec deadline_in(unsigned milliseconds)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    at.tv_sec += milliseconds / 1000;
    at.tv_nsec += (long)(milliseconds % 1000) * 1000000;
    if (at.tv_nsec >= 1000000000) {
        at.tv_sec++;
        at.tv_nsec -= 1000000000;
    }
    return at;
}

/* Waits until done or too late; then the job is the writer's, or nobody's. */
static bool wait_for(Writer *writer, Job *job)
{
    struct timespec deadline = deadline_in(writer->timeout);
    pthread_mutex_lock(&writer->lock);
    g_queue_push_tail(&writer->waiting, job);
    pthread_cond_signal(&writer->arrived);
    int code = 0;
    while (!job->done && code != ETIMEDOUT)
        code = pthread_cond_timedwait(&job->changed, &writer->lock, &deadline);
    bool done = job->done;
    job->abandoned = !done;
    bool unstarted = !done && !job->started;
    if (unstarted)
        g_queue_remove(&writer->waiting, job);
    pthread_mutex_unlock(&writer->lock);
    if (unstarted)
        free_job(job);
    return done;
}

StoreResult writer_do(Writer *writer, Work work, GError **error)
{
    Job *job = g_new0(Job, 1);
    job->work = work;
    init_condition(&job->changed);
    if (!wait_for(writer, job)) {
        g_set_error(error, STORE_ERROR, STORE_UNKNOWN, "the store did not answer within %u ms", writer->timeout);
        return STORE_UNKNOWN;
    }
    StoreResult result = job->result;
    if (job->error != NULL)
        g_propagate_error(error, g_steal_pointer(&job->error));
    job->work.data = NULL; /* the caller's again */
    free_job(job);
    return result;
}

StoreResult store_write(Store *store, Work work, WorkTake *take, void *context, GError **error)
{
    StoreResult result = STORE_FAILED;
    if (store->writer == NULL)
        g_set_error(error, STORE_ERROR, STORE_FAILED, "the store was opened for reading only");
    else
        result = writer_do(store->writer, work, error);
    if (result == STORE_UNKNOWN)
        return result;
    if (take != NULL)
        take(work.data, context);
    work.free(work.data);
    return result;
}

void writer_counts(Writer *writer, uint64_t *jobs, uint64_t *commits)
{
    pthread_mutex_lock(&writer->lock);
    *jobs = writer->jobs;
    *commits = writer->commits;
    pthread_mutex_unlock(&writer->lock);
}
