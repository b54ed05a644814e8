/* Starts mothers, and says to them what the configuration says. */
#include "milter/hatch.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "milter/model_file.h"
#include "milter/mother.h"
#include "milter/paths.h"
#include "milter/wire.h"
#include "parser/reading.pb-c.h"

typedef struct {
    GPtrArray *colleague, *product, *intake, *rule;
} Lists;

static void add_owners(const Config *config, GPtrArray *colleague)
{
    for (size_t i = 0; i < config->n_owner; i++) {
        g_ptr_array_add(colleague, config->owner[i].email);
        for (char **alias = config->owner[i].aliases; alias && *alias; alias++)
            g_ptr_array_add(colleague, *alias);
    }
    for (char **manager = config->managers; manager && *manager; manager++)
        g_ptr_array_add(colleague, *manager);
}

static void add_products(const Config *config, GPtrArray *product)
{
    for (size_t i = 0; i < config->n_route; i++)
        for (char **word = config->route[i].product; word && *word; word++)
            if (!g_ptr_array_find_with_equal_func(product, *word, g_str_equal, NULL))
                g_ptr_array_add(product, *word);
}

static Rule *rule_of(const ScoringRule *scoring)
{
    Rule *rule = g_new(Rule, 1);
    rule__init(rule);
    rule->name = scoring->name;
    rule->match = scoring->match;
    rule->points = scoring->points;
    rule->file_position = scoring->position;
    rule->in = scoring->in;
    rule->n_in = scoring->in ? g_strv_length(scoring->in) : 0;
    return rule;
}

static Lists lists_of(const Config *config)
{
    Lists lists = {g_ptr_array_new(), g_ptr_array_new(), g_ptr_array_new(), g_ptr_array_new_with_free_func(g_free)};
    add_owners(config, lists.colleague);
    add_products(config, lists.product);
    for (size_t i = 0; i < config->n_intake; i++)
        g_ptr_array_add(lists.intake, config->intake[i].address);
    for (size_t i = 0; i < config->n_rule; i++)
        g_ptr_array_add(lists.rule, rule_of(&config->rule[i]));
    return lists;
}

static void lists_free(Lists *lists)
{
    g_ptr_array_unref(lists->colleague);
    g_ptr_array_unref(lists->product);
    g_ptr_array_unref(lists->intake);
    g_ptr_array_unref(lists->rule);
}

static GBytes *pack(const ReaderConfig *config)
{
    size_t size = reader_config__get_packed_size(config);
    uint8_t *bytes = g_malloc(size + 1);
    reader_config__pack(config, bytes);
    return g_bytes_new_take(bytes, size);
}

GBytes *hatch_reader_config(const Config *config)
{
    Lists lists = lists_of(config);
    ReaderConfig out = READER_CONFIG__INIT;
    out.company = config->company_name;
    out.domain = config->company_domains;
    out.n_domain = config->company_domains ? g_strv_length(config->company_domains) : 0;
    out.language = config->company_language;
    out.timezone = config->timezone_name;
    out.authserv = config->authserv;
    out.relay = config->relays;
    out.n_relay = config->relays ? g_strv_length(config->relays) : 0;
    out.country = config->company_country;
    out.intake = (char **)lists.intake->pdata;
    out.n_intake = lists.intake->len;
    out.colleague = (char **)lists.colleague->pdata;
    out.n_colleague = lists.colleague->len;
    out.product = (char **)lists.product->pdata;
    out.n_product = lists.product->len;
    out.rule = (Rule **)lists.rule->pdata;
    out.n_rule = lists.rule->len;
    g_autoptr(GBytes) model = model_file_for(config);
    if (model) {
        out.has_model = true;
        out.model.data = (uint8_t *)g_bytes_get_data(model, &out.model.len);
    }
    GBytes *packed = pack(&out);
    lists_free(&lists);
    return packed;
}

GBytes *hatch_resolver_config(const Config *config)
{
    GString *text = g_string_new(NULL);
    for (char **server = config->dns_servers; server && *server; server++)
        g_string_append_printf(text, "server %s\n", *server);
    g_string_append_printf(text, "queries %u\ntimeout %" G_GINT64_FORMAT "\n", config->dns_queries,
                           config->dns_timeout * 1000);
    return g_string_free_to_bytes(text);
}

char *hatch_program(void)
{
    const char *data = g_getenv("LEADMILTER_DATA");
    g_autofree char *there = data && *data ? g_build_filename(data, MOTHER_PROGRAM, NULL) : NULL;
    if (there && g_file_test(there, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer(&there);
    return paths_helper(MOTHER_PROGRAM);
}

/* She gets what locale, clock and sanitizers need, nothing else of our environment. */
static bool is_for_mother(const char *variable)
{
    static const char *const prefixes[] = {"LEADMILTER_",   "LANG=",          "LC_",           "TZ=",          "PATH=",
                                           "ASAN_OPTIONS=", "UBSAN_OPTIONS=", "TSAN_OPTIONS=", "LSAN_OPTIONS="};
    for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++)
        if (g_str_has_prefix(variable, prefixes[i]))
            return true;
    return false;
}

static GPtrArray *environment(void)
{
    GPtrArray *variables = g_ptr_array_new();
    for (char **variable = environ; variable && *variable; variable++)
        if (is_for_mother(*variable))
            g_ptr_array_add(variables, *variable);
    g_ptr_array_add(variables, NULL);
    return variables;
}

static void set_actions(posix_spawn_file_actions_t *actions, int control)
{
    posix_spawn_file_actions_init(actions);
    posix_spawn_file_actions_adddup2(actions, control, MOTHER_CONTROL_FD);
    posix_spawn_file_actions_addopen(actions, STDIN_FILENO, "/dev/null", O_RDWR, 0);
    posix_spawn_file_actions_adddup2(actions, STDIN_FILENO, STDOUT_FILENO);
    posix_spawn_file_actions_addclosefrom_np(actions, MOTHER_CONTROL_FD + 1);
}

/* A group of her own, so that ^C reaches only the keeper, who drains. */
static void set_attributes(posix_spawnattr_t *attributes)
{
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_init(attributes);
    posix_spawnattr_setsigmask(attributes, &none);
    posix_spawnattr_setsigdefault(attributes, &all);
    posix_spawnattr_setpgroup(attributes, 0);
    posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
}

static int spawn(const char *program, const char *trade, int control, pid_t *pid)
{
    g_autofree char *parent = g_strdup_printf("%d", (int)getpid());
    char *const argv[] = {MOTHER_PROGRAM, (char *)trade, parent, NULL};
    g_autoptr(GPtrArray) variables = environment();
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    set_actions(&actions, control);
    set_attributes(&attributes);
    int rc = posix_spawn(pid, program, &actions, &attributes, argv, (char **)variables->pdata);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return rc;
}

static bool instruct(int control, GBytes *config, unsigned children)
{
    size_t size;
    const void *bytes = g_bytes_get_data(config, &size);
    MotherConfig head = {.size = size, .children = MIN(children, MOTHER_CHILDREN_MAX)};
    int memfd = wire_seal(bytes, size);
    if (memfd < 0)
        return false;
    WireStatus status = wire_send(control, WIRE_CONFIG, &head, sizeof head, &memfd, 1, MSG_DONTWAIT);
    close(memfd);
    return status == WIRE_OK;
}

int hatch(const char *trade, GBytes *config, unsigned children, pid_t *pid, GError **error)
{
    g_autofree char *program = hatch_program();
    int pair[2];
    int rc = socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) == 0 ? 0 : errno;
    if (rc == 0) {
        rc = spawn(program, trade, pair[1], pid);
        close(pair[1]);
        if (rc != 0)
            close(pair[0]);
    }
    if (rc != 0) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", program, g_strerror(rc));
        return -1;
    }
    if (!instruct(pair[0], config, children)) /* her end shows as closed, and is reaped as such */
        shutdown(pair[0], SHUT_RDWR);
    return pair[0];
}
