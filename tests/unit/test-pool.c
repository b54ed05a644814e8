/* Pools of readers: hand-over, deadlines, deaths of children, mothers and keepers, reload, and mail that kills GMime.
 */
#include <errno.h>
#include <glib.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "milter/now.h"
#include "milter/pool.h"
#include "tests/unit/helper.h"

#ifdef NO_SANDBOX
#define SLOW 10 /* sanitizers */
#else
#define SLOW 1
#endif
#define PATIENT (5000 * SLOW)

static Config test_config(unsigned readers)
{
    static char *domains[] = {"acme.example", NULL};
    static char *none[] = {NULL};
    Config config = {.company_name = "ACME Industrial", .company_language = "en", .timezone_name = "Europe/Berlin"};
    config.company_domains = domains;
    config.managers = none;
    config.readers = readers;
    config.resolvers = 1;
    config.dns_timeout = 5;
    return config;
}

static Pool *new_pool(unsigned readers)
{
    g_autoptr(GError) error = NULL;
    Config config = test_config(readers);
    Pool *pool = pool_readers_new(&config, &error);
    g_assert_no_error(error);
    g_assert_nonnull(pool);
    return pool;
}

static PoolResult read_text(Pool *pool, const char *raw, size_t size, unsigned milliseconds, Reading **reading)
{
    ReadRequest request = READ_REQUEST__INIT;
    request.mail_from = "buyer@example.org";
    return pool_read(pool, &request, (const uint8_t *)raw, size, milliseconds, reading);
}

static const char small[] =
    "From: Buyer <buyer@example.org>\r\nTo: sales@acme.example\r\nSubject: 40 pumps\r\n\r\nPrice?\r\n";

static void assert_reads(Pool *pool)
{
    Reading *reading;
    g_assert_cmpstr(pool_result_name(read_text(pool, small, strlen(small), PATIENT, &reading)), ==, "ok");
    g_assert_cmpstr(reading->subject, ==, "40 pumps");
    reading__free_unpacked(reading, NULL);
}

/* A zombie waits for its parent, who may be an init that never looks: it is gone. */
static bool alive(pid_t pid)
{
    g_autofree char *path = g_strdup_printf("/proc/%d/stat", (int)pid);
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        return false;
    const char *end = strrchr(text, ')');
    return end && end[2] != 'Z' && end[2] != 'X';
}

/* Polls, since processes end when the kernel pleases. */
static bool wait_gone(pid_t pid, int64_t milliseconds)
{
    int64_t until = now_monotonic_ms() + milliseconds;
    while (alive(pid) && now_monotonic_ms() < until)
        g_usleep(2000);
    return !alive(pid);
}

static void wait_children(Pool *pool, guint n)
{
    int64_t until = now_monotonic_ms() + PATIENT;
    for (;;) {
        g_autoptr(GArray) pids = pool_pids(pool);
        if (pids->len >= n + 1)
            return;
        g_assert_cmpint(now_monotonic_ms(), <, until);
        g_usleep(2000);
    }
}

static void test_small(void)
{
    Pool *pool = new_pool(2);
    for (int i = 0; i < 20; i++)
        assert_reads(pool);
    pool_free(pool);
}

static char *message_of(size_t size, size_t *length)
{
    GString *text = g_string_new("From: a@example.org\r\nSubject: long\r\n\r\n");
    while (text->len < size)
        g_string_append(text, "The quick brown fox asks for a quotation of forty pumps.\r\n");
    *length = text->len;
    return g_string_free(text, FALSE);
}

static void test_sizes(void)
{
    static const size_t sizes[] = {1, 4096, 128 * 1024 - 100, 128 * 1024, 128 * 1024 + 100, 1 << 20, 8 << 20};
    Pool *pool = new_pool(1);
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        size_t length;
        g_autofree char *raw = message_of(sizes[i], &length);
        Reading *reading;
        g_assert_cmpstr(pool_result_name(read_text(pool, raw, length, 2 * PATIENT, &reading)), ==, "ok");
        g_assert_cmpstr(reading->subject, ==, "long");
        reading__free_unpacked(reading, NULL);
    }
    Reading *reading;
    g_assert_cmpint(read_text(pool, "", 0, PATIENT, &reading), ==, POOL_OK);
    reading__free_unpacked(reading, NULL);
    pool_free(pool);
}

static void test_many_recipients(void)
{
    Pool *pool = new_pool(1);
    static char address[] = "sales+aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@acme.example";
    char *recipients[5000];
    for (size_t i = 0; i < G_N_ELEMENTS(recipients); i++)
        recipients[i] = address;
    ReadRequest request = READ_REQUEST__INIT;
    request.recipient = recipients;
    request.n_recipient = G_N_ELEMENTS(recipients);
    Reading *reading;
    g_assert_cmpint(pool_read(pool, &request, (const uint8_t *)small, strlen(small), PATIENT, &reading), ==, POOL_OK);
    reading__free_unpacked(reading, NULL);
    pool_free(pool);
}

/* A reader that stands still: late, killed, replaced. */
static void test_late(void)
{
    Pool *pool = new_pool(1);
    wait_children(pool, 1);
    pid_t child = nth_pid(pool, 1);
    send_signal(child, SIGSTOP);
    Reading *reading;
    int64_t start = now_monotonic_ms();
    g_assert_cmpstr(pool_result_name(read_text(pool, small, strlen(small), 150, &reading)), ==, "late");
    g_assert_null(reading);
    g_assert_cmpint(now_monotonic_ms() - start, >=, 149);
    g_assert_cmpint(now_monotonic_ms() - start, <, 150 + 500 * SLOW);
    g_assert_true(wait_gone(child, 1000));
    assert_reads(pool);
    pool_free(pool);
}

typedef struct {
    Pool *pool;
    const char *raw;
    size_t size;
    unsigned milliseconds;
    PoolResult result;
} Ask;

static void *ask(void *argument)
{
    Ask *one = argument;
    Reading *reading;
    one->result = read_text(one->pool, one->raw, one->size, one->milliseconds, &reading);
    if (reading)
        reading__free_unpacked(reading, NULL);
    return NULL;
}

/* The only reader is busy for longer than the second asker can wait. */
static void test_busy(void)
{
    Pool *pool = new_pool(1);
    wait_children(pool, 1);
    send_signal(nth_pid(pool, 1), SIGSTOP);
    Ask first = {pool, small, strlen(small), 600, POOL_OK};
    pthread_t thread;
    pthread_create(&thread, NULL, ask, &first);
    g_usleep(100000);
    Reading *reading;
    g_assert_cmpstr(pool_result_name(read_text(pool, small, strlen(small), 50, &reading)), ==, "busy");
    pthread_join(thread, NULL);
    g_assert_cmpint(first.result, ==, POOL_LATE);
    pool_free(pool);
}

/* SIGKILL in the midst of a message, at one moment or another: that message is told, the next is read. */
static PoolResult read_and_kill(Pool *pool, const char *raw, size_t length, gulong after)
{
    wait_children(pool, 1);
    pid_t child = nth_pid(pool, 1);
    Ask one = {pool, raw, length, 2 * PATIENT, POOL_OK};
    pthread_t thread;
    pthread_create(&thread, NULL, ask, &one);
    g_usleep(after);
    send_signal(child, SIGKILL);
    pthread_join(thread, NULL);
    return one.result;
}

static void test_killed_at_work(void)
{
    Pool *pool = new_pool(1);
    size_t length;
    g_autofree char *raw = message_of(8 << 20, &length);
    unsigned died = 0;
    gint64 start = g_get_monotonic_time();
    Ask whole = {pool, raw, length, 2 * PATIENT, POOL_OK};
    ask(&whole);
    gulong takes = (gulong)(g_get_monotonic_time() - start);
    for (gulong round = 0; round < 40 && died < 3; round++) {
        PoolResult result = read_and_kill(pool, raw, length, takes * (1 + round % 20) / 20);
        g_assert_true(result == POOL_DIED || result == POOL_OK);
        died += result == POOL_DIED;
        assert_reads(pool);
    }
    g_assert_cmpuint(died, >, 0);
    pool_free(pool);
}

/* Readers killed while idle cost nobody anything. */
static void test_killed_idle(void)
{
    Pool *pool = new_pool(3);
    for (int round = 0; round < 5; round++) {
        wait_children(pool, 3);
        for (guint i = 1; i <= 3; i++)
            send_signal(nth_pid(pool, i), SIGKILL);
        assert_reads(pool);
    }
    pool_free(pool);
}

static void test_mother_killed(void)
{
    Pool *pool = new_pool(2);
    wait_children(pool, 2);
    pid_t mother = nth_pid(pool, 0), child = nth_pid(pool, 1);
    send_signal(mother, SIGKILL);
    g_assert_true(wait_gone(child, 1000));
    assert_reads(pool);
    g_assert_cmpint(nth_pid(pool, 0), !=, mother);
    pool_free(pool);
}

static void test_reload(void)
{
    Pool *pool = new_pool(2);
    wait_children(pool, 2);
    pid_t mother = nth_pid(pool, 0);
    Config next = test_config(3);
    g_autoptr(GError) error = NULL;
    g_assert_true(pool_reload(pool, &next, &error));
    g_assert_no_error(error);
    assert_reads(pool);
    g_assert_true(wait_gone(mother, 2000 * SLOW));
    wait_children(pool, 3);
    g_assert_cmpint(nth_pid(pool, 0), !=, mother);
    pool_free(pool);
}

/* What is under way at a reload ends with the old mother. */
static void test_reload_under_way(void)
{
    Pool *pool = new_pool(1);
    wait_children(pool, 1);
    pid_t mother = nth_pid(pool, 0), child = nth_pid(pool, 1);
    send_signal(child, SIGSTOP);
    Ask one = {pool, small, strlen(small), 4 * PATIENT, POOL_DIED};
    pthread_t thread;
    pthread_create(&thread, NULL, ask, &one);
    g_usleep(100000);
    Config next = test_config(1);
    g_assert_true(pool_reload(pool, &next, NULL));
    assert_reads(pool);
    send_signal(child, SIGCONT);
    pthread_join(thread, NULL);
    g_assert_cmpstr(pool_result_name(one.result), ==, "ok");
    g_assert_true(wait_gone(mother, 2000 * SLOW));
    pool_free(pool);
}

/* 8 threads, 4 readers, one of them killed again and again: every message is read, or told as died. */
typedef struct {
    Pool *pool;
    int ok, died, other;
} Worker;

static void *work(void *argument)
{
    Worker *worker = argument;
    for (int i = 0; i < 100 / SLOW; i++) {
        Ask one = {worker->pool, small, strlen(small), 4 * PATIENT, POOL_OK};
        ask(&one);
        worker->ok += one.result == POOL_OK;
        worker->died += one.result == POOL_DIED;
        worker->other += one.result != POOL_OK && one.result != POOL_DIED;
    }
    return NULL;
}

static void test_threads_and_deaths(void)
{
    Pool *pool = new_pool(4);
    Worker worker[8];
    pthread_t thread[8];
    for (size_t i = 0; i < 8; i++) {
        worker[i] = (Worker){.pool = pool};
        pthread_create(&thread[i], NULL, work, &worker[i]);
    }
    for (int i = 0; i < 20; i++) {
        pid_t victim = nth_pid(pool, 1 + (guint)i % 4);
        send_signal(victim, SIGKILL);
        g_usleep(5000);
    }
    int ok = 0;
    for (size_t i = 0; i < 8; i++) {
        pthread_join(thread[i], NULL);
        g_assert_cmpint(worker[i].other, ==, 0);
        ok += worker[i].ok;
    }
    g_assert_cmpint(ok, >=, 8 * (100 / SLOW) - 20);
    assert_reads(pool);
    pool_free(pool);
}

/* In a process of its own: a keeper with a pool, who says all pids and stays, children stopped or spinning. */
static void G_GNUC_NORETURN keeper(int report)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    Pool *pool = new_pool(3);
    wait_children(pool, 3);
    g_autoptr(GArray) pids = pool_pids(pool);
    if (write(report, pids->data, pids->len * sizeof(pid_t)) < 0)
        _exit(1);
    size_t length;
    g_autofree char *raw = message_of(30 << 20, &length);
    for (;;) {
        Ask one = {pool, raw, length, 100, POOL_OK};
        ask(&one);
    }
}

static void test_keeper_killed(void)
{
    int line[2];
    g_assert_cmpint(pipe(line), ==, 0);
    pid_t pid = fork();
    if (pid == 0)
        keeper(line[1]);
    close(line[1]);
    pid_t family[8];
    ssize_t n = read(line[0], family, sizeof family);
    g_assert_cmpint(n, ==, 4 * sizeof(pid_t));
    g_usleep(150000);
    send_signal(pid, SIGKILL);
    int64_t start = now_monotonic_ms();
    g_assert_cmpint(waitpid(pid, NULL, 0), ==, pid);
    for (size_t i = 0; i < 4; i++)
        g_assert_true(wait_gone(family[i], 1000));
    g_assert_cmpint(now_monotonic_ms() - start, <, 1000 * SLOW);
    close(line[0]);
}

/* Mail that crashes or starves GMime 3.2.13: an answer of any kind in time, and the pool lives. */

static GString *killer_nested_groups(void)
{
    GString *text = g_string_new("From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n"
                                 "From: b@example.org\r\nCc: ");
    for (int i = 0; i < 100000; i++)
        g_string_append(text, "g:");
    return g_string_append(text, "\r\nSubject: x\r\n\r\nbody\r\n");
}

static GString *killer_top_groups(void)
{
    GString *text = g_string_new("From: b@example.org\r\nCc: ");
    for (int i = 0; i < 29000; i++)
        g_string_append(text, "g:");
    return g_string_append(text, "\r\nSubject: x\r\n\r\nbody\r\n");
}

static GString *killer_tiny_parts(void)
{
    GString *text = g_string_new("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n");
    while (text->len < (10u << 20))
        g_string_append(text, "--b\n\n");
    return text;
}

static GString *killer_headers(void)
{
    GString *text = g_string_new("From: a@example.org\r\n");
    for (int i = 0; i < 500000; i++)
        g_string_append(text, "X: y\r\n");
    return g_string_append(text, "\r\nbody\r\n");
}

static GString *killer_parameter(void)
{
    GString *text = g_string_new("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; ");
    for (int i = 0; i < 70; i++)
        g_string_append_c(text, 'p');
    return g_string_append(text, "=\"\xe9\xe9\xe9\xe9\"; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n");
}

static GString *killer_comments(void)
{
    GString *text = g_string_new("From: ");
    for (int i = 0; i < 200000; i++)
        g_string_append_c(text, '(');
    return g_string_append(text, "\r\n\r\nx\r\n");
}

static GString *killer_mime_depth(void)
{
    GString *text = g_string_new("MIME-Version: 1.0\r\n");
    for (int i = 0; i < 5000; i++)
        g_string_append_printf(text, "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i);
    return text;
}

static void test_killers(void)
{
    GString *(*const killers[])(void) = {killer_nested_groups, killer_top_groups, killer_tiny_parts, killer_headers,
                                         killer_parameter,     killer_comments,   killer_mime_depth};
    Pool *pool = new_pool(2);
    for (size_t i = 0; i < G_N_ELEMENTS(killers); i++) {
        GString *text = killers[i]();
        Reading *reading;
        int64_t start = now_monotonic_ms();
        PoolResult result = read_text(pool, text->str, text->len, 1000, &reading);
        g_test_message("killer %zu: %s in %d ms", i, pool_result_name(result), (int)(now_monotonic_ms() - start));
        g_assert_cmpint(result, !=, POOL_BUSY);
        g_assert_cmpint(result, !=, POOL_INVALID);
        g_assert_cmpint(now_monotonic_ms() - start, <, 1000 + 1000 * SLOW);
        if (reading)
            reading__free_unpacked(reading, NULL);
        g_string_free(text, TRUE);
        assert_reads(pool);
    }
    pool_free(pool);
}

/* A rule that does not compile is told by pool_reload(), and the old mother stays. */
static void test_bad_rule(void)
{
    Pool *pool = new_pool(1);
    pid_t mother = nth_pid(pool, 0);
    static char *in[] = {"subject", NULL};
    ScoringRule rule = {"broken", in, "(unclosed", 10, "leadmilter.yaml:7:3"};
    Config next = test_config(1);
    next.rule = &rule;
    next.n_rule = 1;
    g_autoptr(GError) error = NULL;
    g_assert_false(pool_reload(pool, &next, &error));
    g_assert_nonnull(strstr(error->message, "leadmilter.yaml:7:3"));
    assert_reads(pool);
    g_assert_cmpint(nth_pid(pool, 0), ==, mother);
    pool_free(pool);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    find_helper();
    g_test_add_func("/pool/small", test_small);
    g_test_add_func("/pool/sizes", test_sizes);
    g_test_add_func("/pool/many-recipients", test_many_recipients);
    g_test_add_func("/pool/late", test_late);
    g_test_add_func("/pool/busy", test_busy);
    g_test_add_func("/pool/killed-at-work", test_killed_at_work);
    g_test_add_func("/pool/killed-idle", test_killed_idle);
    g_test_add_func("/pool/mother-killed", test_mother_killed);
    g_test_add_func("/pool/reload", test_reload);
    g_test_add_func("/pool/reload-under-way", test_reload_under_way);
    g_test_add_func("/pool/threads-and-deaths", test_threads_and_deaths);
    g_test_add_func("/pool/keeper-killed", test_keeper_killed);
    g_test_add_func("/pool/killers", test_killers);
    g_test_add_func("/pool/bad-rule", test_bad_rule);
    return g_test_run();
}
