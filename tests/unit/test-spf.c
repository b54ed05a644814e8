/* SPF through sandboxed resolvers against a DNS server of our own: results, limits, TXT records that crash libspf2,
 * silence. */
#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "milter/now.h"
#include "milter/pool.h"
#include "tests/unit/dns-server.h"
#include "tests/unit/helper.h"

#ifdef NO_SANDBOX
#define SLOW 10 /* sanitizers */
#else
#define SLOW 1
#endif
#define PATIENT (4000 * SLOW)

typedef struct {
    const char *name;
    int type;
    const char *data;
} Row;

static const Row rows[] = {
    {"plain.test", ns_t_txt, "v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 -all"},
    {"soft.test", ns_t_txt, "v=spf1 ~all"},
    {"neutral.test", ns_t_txt, "v=spf1 ?all"},
    {"bare.test", ns_t_txt, "v=spf1"},
    {"other.test", ns_t_txt, "some-verification=abc"},
    {"mx.test", ns_t_txt, "v=spf1 mx -all"},
    {"mx.test", ns_t_mx, "a.mx.test"},
    {"a.mx.test", ns_t_a, "192.0.2.7"},
    {"inc.test", ns_t_txt, "v=spf1 include:plain.test -all"},
    {"two.test", ns_t_txt, "v=spf1 -all"},
    {"two.test", ns_t_txt, "v=spf1 +all"},
    {"exp.test", ns_t_txt, "v=spf1 -all exp=bomb.exp.test"},
    {"alias.test", ns_t_cname, "plain.test"},
    {"helo.test", ns_t_txt, "v=spf1 ip4:192.0.2.9 -all"},
    {"voids.test", ns_t_txt, "v=spf1 a:v1.test a:v2.test a:v3.test ip4:192.0.2.1 -all"},
    {"forged.test", ns_t_txt, "v=spf1 ip4:192.0.2.1 -all"},
    {"noedns.test", ns_t_txt, "v=spf1 ip4:192.0.2.1 -all"},
    {"refused.test", ns_t_txt, "v=spf1 +all"},
    {"silent.test", ns_t_txt, "v=spf1 +all"},
    {"loop.test", ns_t_txt, "v=spf1 redirect=loop.test"},
    {"ring.test", ns_t_txt, "v=spf1 include:ring2.test -all"},
    {"ring2.test", ns_t_txt, "v=spf1 include:ring.test -all"},
    {"v6.test", ns_t_txt, "v=spf1 a:host.v6.test -all"},
    {"host.v6.test", ns_t_aaaa, "2001:db8::9"},
};

static bool add_rows(DnsReply *reply, const char *name, int type)
{
    bool known = false;
    const char *owner = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (strcmp(rows[i].name, owner ? owner : name) != 0)
            continue;
        known = true;
        if (rows[i].type != type && rows[i].type != ns_t_cname)
            continue;
        dns_add_to(reply, owner, rows[i].type, rows[i].data, strlen(rows[i].data));
        if (rows[i].type == ns_t_cname) {
            owner = rows[i].data;
            i = (size_t)-1; /* from the start, for the target */
        }
    }
    return known;
}

/* bomb-N-LITERAL.test: N macros and a long literal in one word. */
static bool add_bomb(DnsReply *reply, const char *name, int type)
{
    unsigned macros, literal;
    if (sscanf(name, "bomb-%u-%u.test", &macros, &literal) != 2)
        return false;
    GString *text = g_string_new("v=spf1 exists:");
    for (unsigned i = 0; i < macros; i++)
        g_string_append(text, "%{d}");
    for (unsigned i = 0; i < literal; i++)
        g_string_append_c(text, 'A');
    if (type == ns_t_txt)
        dns_add_to(reply, NULL, ns_t_txt, text->str, text->len);
    g_string_free(text, TRUE);
    return true;
}

/* mixed-N.test: macros and literals in turn, N bytes in one word. */
static bool add_mixed(DnsReply *reply, const char *name, int type)
{
    unsigned size;
    if (sscanf(name, "mixed-%u.test", &size) != 1)
        return false;
    GString *text = g_string_new("v=spf1 exists:");
    while (text->len < size)
        g_string_append(text, text->len % 3 ? "%{l}x" : "%{dr3-+,}yz");
    if (type == ns_t_txt)
        dns_add_to(reply, NULL, ns_t_txt, text->str, text->len);
    g_string_free(text, TRUE);
    return true;
}

/* tree.test: nine includes, each with nine, each with nine. */
static bool add_tree(DnsReply *reply, const char *name, int type)
{
    if (!g_str_has_suffix(name, "tree.test"))
        return false;
    unsigned depth = 0;
    for (const char *p = name; *p; p++)
        depth += *p == '.';
    GString *text = g_string_new("v=spf1");
    for (unsigned i = 1; i <= 9 && depth < 4; i++)
        g_string_append_printf(text, " include:%u.%s", i, name);
    g_string_append(text, " ip4:10.0.0.1 -all");
    if (type == ns_t_txt)
        dns_add_to(reply, NULL, ns_t_txt, text->str, text->len);
    g_string_free(text, TRUE);
    return true;
}

/* long.test: a sound record too large for a datagram. */
static bool add_long(DnsReply *reply, const char *name, int type)
{
    if (strcmp(name, "long.test") != 0 && strcmp(name, "tcpsilent.test") != 0)
        return false;
    GString *text = g_string_new("v=spf1");
    for (unsigned i = 0; i < 120; i++)
        g_string_append_printf(text, " ip4:10.1.2.%u", i);
    g_string_append(text, " ip4:192.0.2.1 -all");
    if (type == ns_t_txt)
        dns_add_to(reply, NULL, ns_t_txt, text->str, text->len);
    g_string_free(text, TRUE);
    return true;
}

static bool zone(DnsReply *reply, const char *name, int type)
{
    return add_rows(reply, name, type) || add_bomb(reply, name, type) || add_mixed(reply, name, type) ||
           add_tree(reply, name, type) || add_long(reply, name, type);
}

typedef struct {
    DnsServer *server;
    Pool *pool;
} World;

static World new_world(unsigned resolvers, int64_t timeout, const char *also)
{
    World world = {.server = dns_server_new(zone)};
    g_autofree char *address = g_strdup_printf("127.0.0.1:%d", world.server->port);
    char *servers[] = {also ? (char *)also : address, also ? address : NULL, NULL};
    g_autoptr(GError) error = NULL;
    Config config = {.resolvers = resolvers, .dns_timeout = timeout, .dns_queries = 30, .dns_servers = servers};
    world.pool = pool_resolvers_new(&config, &error);
    g_assert_no_error(error);
    return world;
}

static void end_world(World *world)
{
    pool_free(world->pool);
    dns_server_free(world->server);
}

static const char *check(Pool *pool, const char *client, const char *helo, const char *from, unsigned milliseconds)
{
    SpfCheck *one = pool_spf_begin(pool, client, helo, from);
    const char *result = pool_spf_wait(one, milliseconds);
    pool_spf_free(one);
    return result;
}

typedef struct {
    const char *client, *helo, *from, *result;
} Case;

static const Case cases[] = {
    {"192.0.2.1", "h.test", "a@plain.test", "pass"},
    {"198.51.100.1", "h.test", "a@plain.test", "fail"},
    {"2001:db8::1", "h.test", "a@plain.test", "pass"},
    {"2001:db9::1", "h.test", "a@plain.test", "fail"},
    {"::ffff:192.0.2.1", "h.test", "a@plain.test", "pass"},
    {"::ffff:198.51.100.1", "h.test", "a@plain.test", "fail"},
    {"192.0.2.1", "h.test", "a@soft.test", "softfail"},
    {"192.0.2.1", "h.test", "a@neutral.test", "neutral"},
    {"192.0.2.1", "h.test", "a@bare.test", "neutral"},
    {"192.0.2.1", "h.test", "a@other.test", "none"},
    {"192.0.2.1", "h.test", "a@missing.test", "none"},
    {"192.0.2.7", "h.test", "a@mx.test", "pass"},
    {"192.0.2.8", "h.test", "a@mx.test", "fail"},
    {"192.0.2.1", "h.test", "a@inc.test", "pass"},
    {"192.0.2.1", "h.test", "a@two.test", "permerror"},
    {"192.0.2.1", "h.test", "a@alias.test", "pass"},
    {"2001:db8::9", "h.test", "a@v6.test", "pass"},
    /* the null sender, and one without domain */
    {"192.0.2.9", "helo.test", "", "pass"},
    {"192.0.2.1", "helo.test", "", "fail"},
    {"192.0.2.1", "localhost", "", "none"},
    {"192.0.2.1", "h.test", "nobody", "none"},
    {"192.0.2.1", "h.test", "a@", "none"},
    {"192.0.2.1", "", "", "none"},
    /* no client anybody publishes */
    {"127.0.0.1", "h.test", "a@plain.test", "none"},
    {"::1", "h.test", "a@plain.test", "none"},
    {"::ffff:127.0.0.1", "h.test", "a@plain.test", "none"},
    {"", "h.test", "a@plain.test", "none"},
    {"not an address", "h.test", "a@plain.test", "none"},
    /* limits */
    {"192.0.2.1", "h.test", "a@voids.test", "permerror"},
    {"192.0.2.1", "h.test", "a@loop.test", "permerror"},
    {"192.0.2.1", "h.test", "a@ring.test", "permerror"},
    {"10.9.9.9", "h.test", "a@tree.test", "permerror"},
    /* the wire */
    {"192.0.2.1", "h.test", "a@forged.test", "pass"},
    {"192.0.2.1", "h.test", "a@noedns.test", "pass"},
    {"192.0.2.1", "h.test", "a@long.test", "pass"},
    {"198.51.100.1", "h.test", "a@long.test", "fail"},
    {"192.0.2.1", "h.test", "a@refused.test", "temperror"},
    {"192.0.2.1", "h.test", "a@exp.test", "fail"},
    {"192.0.2.1", "h.test", "a@a..b.test", "none"},
    {"192.0.2.1", "h.test",
     "a@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.test", "none"},
};

static void test_results(void)
{
    World world = new_world(1, 5, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *got = check(world.pool, cases[i].client, cases[i].helo, cases[i].from, PATIENT);
        if (strcmp(got, cases[i].result) != 0)
            g_error("%s %s: %s instead of %s", cases[i].client, cases[i].from, got, cases[i].result);
    }
    g_assert_cmpuint(atomic_load(&world.server->tcp_queries), ==, 2);
    end_world(&world);
}

/* Records that make libspf2 1.2.10 abort or worse: refused before it sees them, so that the very same child goes on. */
static void test_bombs(void)
{
    static const unsigned literals[] = {0, 300, 5000, 9000};
    World world = new_world(1, 5, NULL);
    g_assert_cmpstr(check(world.pool, "192.0.2.1", "h.test", "a@plain.test", PATIENT), ==, "pass");
    pid_t child = nth_pid(world.pool, 1);
    for (unsigned macros = 100; macros <= 135; macros += 5)
        for (size_t i = 0; i < G_N_ELEMENTS(literals); i++) {
            g_autofree char *from = g_strdup_printf("a@bomb-%u-%u.test", macros, literals[i]);
            g_assert_cmpstr(check(world.pool, "192.0.2.1", "h.test", from, PATIENT), ==, "permerror");
        }
    for (unsigned size = 20; size <= 400; size += 5) {
        g_autofree char *from = g_strdup_printf("a@mixed-%u.test", size);
        const char *result = check(world.pool, "192.0.2.1", "h.test", from, PATIENT);
        g_assert_true(strcmp(result, "pending") != 0 && strcmp(result, "temperror") != 0);
    }
    g_assert_cmpint(nth_pid(world.pool, 1), ==, child);
    end_world(&world);
}

static void test_tree_is_bounded(void)
{
    World world = new_world(1, 5, NULL);
    g_assert_cmpstr(check(world.pool, "10.9.9.9", "h.test", "a@tree.test", PATIENT), ==, "permerror");
    g_assert_cmpuint(atomic_load(&world.server->queries), <=, 30);
    end_world(&world);
}

static void test_silence(void)
{
    World world = new_world(1, 1, NULL);
    int64_t start = now_monotonic_ms();
    g_assert_cmpstr(check(world.pool, "192.0.2.1", "h.test", "a@silent.test", PATIENT), ==, "temperror");
    g_assert_cmpint(now_monotonic_ms() - start, >=, 990);
    g_assert_cmpint(now_monotonic_ms() - start, <, 1000 + 500 * SLOW);
    start = now_monotonic_ms();
    g_assert_cmpstr(check(world.pool, "192.0.2.1", "h.test", "a@tcpsilent.test", PATIENT), ==, "temperror");
    g_assert_cmpint(now_monotonic_ms() - start, <, 1000 + 500 * SLOW);
    end_world(&world);
}

/* Time up before the answer: pending; the resolver finishes and serves again. */
static void test_pending(void)
{
    World world = new_world(1, 1, NULL);
    check(world.pool, "192.0.2.1", "h.test", "a@plain.test", PATIENT);
    pid_t child = nth_pid(world.pool, 1);
    int64_t start = now_monotonic_ms();
    g_assert_cmpstr(check(world.pool, "192.0.2.1", "h.test", "a@silent.test", 50), ==, "pending");
    g_assert_cmpint(now_monotonic_ms() - start, <, 50 + 100 * SLOW);
    g_assert_cmpstr(check(world.pool, "192.0.2.1", "h.test", "a@plain.test", 20), ==, "pending"); /* none is free */
    g_assert_cmpstr(check(world.pool, "192.0.2.1", "h.test", "a@plain.test", PATIENT), ==, "pass");
    g_assert_cmpint(nth_pid(world.pool, 1), ==, child);
    end_world(&world);
}

/* A resolver that stands still is killed a second after its own deadline, and replaced. */
static void test_stuck(void)
{
    World world = new_world(1, 1, NULL);
    check(world.pool, "192.0.2.1", "h.test", "a@plain.test", PATIENT);
    pid_t child = nth_pid(world.pool, 1);
    send_signal(child, SIGSTOP);
    g_assert_cmpstr(check(world.pool, "192.0.2.1", "h.test", "a@plain.test", 20), ==, "pending");
    g_assert_cmpstr(check(world.pool, "192.0.2.1", "h.test", "a@plain.test", PATIENT), ==, "pass");
    g_assert_cmpint(nth_pid(world.pool, 1), !=, child);
    end_world(&world);
}

static void test_killed(void)
{
    World world = new_world(2, 2, NULL);
    check(world.pool, "192.0.2.1", "h.test", "a@plain.test", PATIENT);
    for (int i = 0; i < 5; i++) {
        SpfCheck *one = pool_spf_begin(world.pool, "192.0.2.1", "h.test", "a@silent.test");
        g_usleep(20000 * SLOW);
        send_signal(nth_pid(world.pool, 1), SIGKILL);
        send_signal(nth_pid(world.pool, 2), SIGKILL);
        g_assert_cmpstr(pool_spf_wait(one, PATIENT), ==, "temperror");
        pool_spf_free(one);
        g_assert_cmpstr(check(world.pool, "192.0.2.1", "h.test", "a@plain.test", PATIENT), ==, "pass");
    }
    end_world(&world);
}

/* With the mother go all resolvers: what was under way is asked again. */
static void test_mother_killed(void)
{
    World world = new_world(1, 5, NULL);
    check(world.pool, "192.0.2.1", "h.test", "a@plain.test", PATIENT);
    send_signal(nth_pid(world.pool, 1), SIGSTOP);
    SpfCheck *one = pool_spf_begin(world.pool, "192.0.2.1", "h.test", "a@plain.test");
    send_signal(nth_pid(world.pool, 0), SIGKILL);
    g_assert_cmpstr(pool_spf_wait(one, PATIENT), ==, "pass");
    pool_spf_free(one);
    end_world(&world);
}

/* The first server is not there: the second answers at once. */
static void test_second_server(void)
{
    World world = new_world(1, 5, "127.0.0.1:9");
    int64_t start = now_monotonic_ms();
    g_assert_cmpstr(check(world.pool, "192.0.2.1", "h.test", "a@plain.test", PATIENT), ==, "pass");
    g_assert_cmpint(now_monotonic_ms() - start, <, 500 * SLOW);
    end_world(&world);
}

static void test_bad_server(void)
{
    static const char *const bad[] = {"nonsense", "127.0.0.1:0", "127.0.0.1:99999", "[::1", "127.0.0.1:53x", ""};
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        char *servers[] = {(char *)bad[i], NULL};
        g_autoptr(GError) error = NULL;
        Config config = {.resolvers = 1, .dns_timeout = 1, .dns_queries = 30, .dns_servers = servers};
        g_assert_null(pool_resolvers_new(&config, &error));
        g_assert_nonnull(strstr(error->message, "dns: server"));
    }
}

/* Checks begun and not yet waited for hold no resolver once they are answered. */
static void test_answers_wait_alone(void)
{
    World world = new_world(1, 5, NULL);
    SpfCheck *checks[6];
    for (size_t i = 0; i < 6; i++) {
        checks[i] = pool_spf_begin(world.pool, "192.0.2.1", "h.test", "a@plain.test");
        g_usleep(20000 * SLOW);
    }
    for (size_t i = 0; i < 6; i++) {
        g_assert_cmpstr(pool_spf_wait(checks[i], 2000 * SLOW), ==, "pass");
        pool_spf_free(checks[i]);
    }
    end_world(&world);
}

static void test_many_at_once(void)
{
    World world = new_world(4, 5, NULL);
    SpfCheck *checks[12];
    for (size_t i = 0; i < 12; i++)
        checks[i] = pool_spf_begin(world.pool, i % 2 ? "192.0.2.1" : "198.51.100.1", "h.test", "a@plain.test");
    for (size_t i = 12; i > 0; i--) {
        g_assert_cmpstr(pool_spf_wait(checks[i - 1], PATIENT), ==, (i - 1) % 2 ? "pass" : "fail");
        pool_spf_free(checks[i - 1]);
    }
    end_world(&world);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    find_helper();
    g_test_add_func("/spf/results", test_results);
    g_test_add_func("/spf/bombs", test_bombs);
    g_test_add_func("/spf/tree-is-bounded", test_tree_is_bounded);
    g_test_add_func("/spf/silence", test_silence);
    g_test_add_func("/spf/pending", test_pending);
    g_test_add_func("/spf/stuck", test_stuck);
    g_test_add_func("/spf/killed", test_killed);
    g_test_add_func("/spf/mother-killed", test_mother_killed);
    g_test_add_func("/spf/second-server", test_second_server);
    g_test_add_func("/spf/bad-server", test_bad_server);
    g_test_add_func("/spf/answers-wait-alone", test_answers_wait_alone);
    g_test_add_func("/spf/many-at-once", test_many_at_once);
    return g_test_run();
}
