/* leadmilter: the mail filter daemon. Start, signals, privileges, end. */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pthread.h>
#include <pwd.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "milter/clock.h"
#include "milter/config.h"
#include "milter/courier.h"
#include "milter/detach.h"
#include "milter/keeper.h"
#include "milter/listen.h"
#include "milter/log.h"
#include "milter/paths.h"
#include "milter/session.h"
#include "milter/version.h"

enum { EXIT_CONFIG = 2, EXIT_STORE = 3, DRAIN_MS = 30000 };

typedef struct {
    char *config_file;
    char *user;
    gboolean test, detach, version, debug;
} Options;

static bool parse_options(int argc, char **argv, Options *options)
{
    *options = (Options){.config_file = g_strdup("/etc/leadmilter/leadmilter.yaml")};
    const GOptionEntry entries[] = {
        {"config", 'c', 0, G_OPTION_ARG_FILENAME, &options->config_file,
         "Configuration (/etc/leadmilter/leadmilter.yaml)", "FILE"},
        {"detach", 'd', 0, G_OPTION_ARG_NONE, &options->detach, "Run in the background", NULL},
        {"test", 't', 0, G_OPTION_ARG_NONE, &options->test, "Check the configuration and exit: 0 good, 2 not", NULL},
        {"user", 'u', 0, G_OPTION_ARG_STRING, &options->user, "Run as this user once the socket is open", "USER"},
        {"version", 'V', 0, G_OPTION_ARG_NONE, &options->version, "Versions of the program and its libraries", NULL},
        {"verbose", 'v', 0, G_OPTION_ARG_NONE, &options->debug, "Log every message's role", NULL},
        {NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL}};
    g_autoptr(GOptionContext) context = g_option_context_new("- turn inquiry mail into owned, answered leads");
    g_option_context_add_main_entries(context, entries, NULL);
    g_option_context_set_summary(context,
                                 "A milter for Postfix and Sendmail. SIGUSR1 reloads, SIGTERM finishes what is "
                                 "under way and stops.");
    g_autoptr(GError) error = NULL;
    if (g_option_context_parse(context, &argc, &argv, &error) && argc == 1)
        return true;
    fprintf(stderr, "leadmilter: %s; see leadmilter --help\n", error ? error->message : "it takes no arguments");
    return false;
}

static void say_warnings(const Config *config)
{
    g_autoptr(GPtrArray) warnings = config_warnings(config);
    for (guint i = 0; i < warnings->len; i++)
        fprintf(stderr, "leadmilter: warning: %s\n", (const char *)warnings->pdata[i]);
}

/* A letter without a template fails for good: better no start than that. */
static Words *load_words(const Config *config, GError **error)
{
    static const char *const needed[] = {"ack-general", "ack-hot",    "card",   "notice",
                                         "reminder",    "escalation", "digest", "answer"};
    g_autofree char *shipped = paths_data("templates");
    g_autoptr(Words) words = words_load(shipped, config->templates, error);
    for (size_t i = 0; words && i < G_N_ELEMENTS(needed); i++) {
        g_autofree char *language = words_language(words, needed[i], NULL);
        if (language)
            continue;
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "%s/en/%s.mustache is missing", shipped, needed[i]);
        return NULL;
    }
    return g_steal_pointer(&words);
}

static const struct passwd *find_user(const Options *options, GError **error)
{
    const struct passwd *user = options->user ? getpwnam(options->user) : NULL;
    if (options->user && !user)
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "no user is called \"%s\"", options->user);
    return user;
}

static int test_config(const Options *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Config) config = config_load(options->config_file, &error);
    Words *words = config ? load_words(config, &error) : NULL;
    bool good = words && listen_check(config, &error) && (!options->user || find_user(options, &error));
    if (words)
        words_unref(words);
    if (!good) {
        fprintf(stderr, "leadmilter: %s\n", error->message);
        return EXIT_CONFIG;
    }
    say_warnings(config);
    printf("%s: good: %zu intake address%s, %zu owner%s, %zu route%s\n", options->config_file, config->n_intake,
           config->n_intake == 1 ? "" : "es", config->n_owner, config->n_owner == 1 ? "" : "s", config->n_route,
           config->n_route == 1 ? "" : "s");
    return EXIT_SUCCESS;
}

/* What an earlier start as root left in a folder that only root could write to. */
static bool give_files(const char *folder, const struct passwd *user)
{
    GDir *files = g_dir_open(folder, 0, NULL);
    bool given = files != NULL;
    for (const char *name; given && (name = g_dir_read_name(files));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        struct stat file;
        given = lstat(path, &file) == 0 && (!S_ISDIR(file.st_mode) || give_files(path, user)) &&
                lchown(path, user->pw_uid, user->pw_gid) == 0;
    }
    if (files)
        g_dir_close(files);
    return given;
}

/* The folder itself goes last: once it is his, what it holds may be of his making. */
static bool give_store(const char *folder, const struct passwd *user)
{
    struct stat store;
    if (stat(folder, &store) != 0)
        return false;
    bool roots = store.st_uid == 0 && (store.st_mode & 022) == 0 && user->pw_uid != 0;
    return (!roots || give_files(folder, user)) && chown(folder, user->pw_uid, user->pw_gid) == 0;
}

/* The store belongs to whom we are going to be. */
static bool prepare_store(const Config *config, const struct passwd *user, GError **error)
{
    if (g_mkdir_with_parents(config->store, 0700) != 0 || (user && !give_store(config->store, user))) {
        g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(errno), "%s: %s", config->store,
                    g_strerror(errno));
        return false;
    }
    return true;
}

/* For good: real, effective and saved, and no way back. */
static bool become(const struct passwd *user, GError **error)
{
    if (initgroups(user->pw_name, user->pw_gid) == 0 && setresgid(user->pw_gid, user->pw_gid, user->pw_gid) == 0 &&
        setresuid(user->pw_uid, user->pw_uid, user->pw_uid) == 0 && (user->pw_uid == 0 || setuid(0) != 0))
        return true;
    g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(errno), "cannot become %s: %s", user->pw_name,
                g_strerror(errno));
    return false;
}

/* Before anything is made that would be in the wrong hands. */
static bool may_become(const struct passwd *user, GError **error)
{
    if (!user || geteuid() == 0 || geteuid() == user->pw_uid)
        return true;
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_PERM, "cannot become %s: not started as root", user->pw_name);
    return false;
}

static bool drop_privileges(const struct passwd *user, GError **error)
{
    if (user && geteuid() == 0)
        return become(user, error);
    if (geteuid() == 0)
        log_warn("running as root: give -u USER");
    return true;
}

/* Threads inherit the mask; the main thread waits for these signals. */
static sigset_t block_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP);
    sigaddset(&set, SIGUSR1);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGCHLD, SIG_DFL); /* who ignores it in our place would make us wait for all children at once */
    return set;
}

/* What is open stays open. */
static void say_what_waits(const Config *before, const Config *after)
{
    if (g_strcmp0(before->listen, after->listen) != 0)
        log_warn("listen: a new value needs a restart");
    if (g_strcmp0(before->socket_group, after->socket_group) != 0 || before->socket_mode != after->socket_mode)
        log_warn("socket: a new value needs a restart");
    if (g_strcmp0(before->store, after->store) != 0)
        log_warn("store: a new value needs a restart");
}

static void reload(Keeper *keeper, Courier *courier, const char *config_file)
{
    g_autoptr(Config) before = keeper_config(keeper);
    g_autoptr(GError) error = NULL;
    g_autoptr(Config) config = config_load(config_file, &error);
    Words *words = config ? load_words(config, &error) : NULL;
    if (words && keeper_reload(keeper, config, words, &error)) {
        say_what_waits(before, config);
        courier_retry(courier);
        log_note("configuration reloaded");
    } else {
        log_error("configuration not reloaded, the old one stays: %s", error->message);
    }
    if (words)
        words_unref(words);
}

static Keeper *open_keeper(const Config *config, Words *words, GError **error)
{
    g_autofree char *lock = g_build_filename(config->store, "daemon.lock", NULL);
    if (!listen_lock(lock, error))
        return NULL;
    StoreOptions options = {.dir = config->store};
    Store *store = store_open(&options, error);
    if (!store)
        return NULL;
    Pool *readers = store_void_claims(store, error) == STORE_OK ? pool_readers_new(config, error) : NULL;
    Pool *resolvers = readers ? pool_resolvers_new(config, error) : NULL;
    Keeper *keeper = resolvers ? keeper_new((Config *)config, words, store, readers, resolvers, error) : NULL;
    if (keeper)
        return keeper;
    pool_free(readers);
    pool_free(resolvers);
    store_close(store);
    return NULL;
}

/* What was made ready before the keeper. */
typedef struct {
    int listener;
    int parent; /* waits for our readiness; -1: nobody does */
    sigset_t signals;
    const char *config_file;
} Stage;

/* libmilter's loop; when it ends by itself the main thread must learn of it. */
typedef struct {
    pthread_t main;
    atomic_bool ended;
    bool served;
} Serving;

static void *serve_milter(void *argument)
{
    Serving *serving = argument;
    serving->served = session_serve();
    atomic_store(&serving->ended, true);
    pthread_kill(serving->main, SIGTERM);
    return NULL;
}

static void *stop_milter(void *argument)
{
    session_stop();
    return argument;
}

/* smfi_stop() waits for a lock that the listener holds while it polls: so it has
 * a thread of its own, and connections wake the listener until it has looked up. */
static void stop_serving(Serving *serving, int listener)
{
    pthread_t stopper;
    bool stopping = pthread_create(&stopper, NULL, stop_milter, NULL) == 0;
    while (!atomic_load(&serving->ended)) {
        listen_poke(listener);
        g_usleep(10000);
    }
    if (stopping)
        pthread_join(stopper, NULL);
}

/* libmilter waits for the same signals in a thread of its own; Linux gives them to
 * the main thread first, as long as that one waits too (signal(7)). So stopping is
 * ours: at once, instead of at libmilter's next look after up to five seconds. */
static bool wait_for_stop(Keeper *keeper, Courier *courier, const Stage *stage)
{
    Serving serving = {.main = pthread_self()};
    pthread_t thread;
    if (pthread_create(&thread, NULL, serve_milter, &serving) != 0)
        return false;
    log_note("ready");
    detach_ready(stage->parent);
    for (int number = SIGUSR1; number == SIGUSR1;)
        if (sigwait(&stage->signals, &number) == 0 && number == SIGUSR1)
            reload(keeper, courier, stage->config_file);
    log_note("stopping");
    stop_serving(&serving, stage->listener);
    pthread_join(thread, NULL);
    return serving.served;
}

/* From the first connection to the last; the courier starts once we accept, since
 * what it sends comes back through us. */
static int serve(Keeper *keeper, const Stage *stage, GError **error)
{
    if (!session_register(keeper, stage->listener, error))
        return EXIT_CONFIG;
    Clock *clock = clock_start(keeper, error);
    if (!clock || !listen_ready(stage->listener, error))
        return EXIT_CONFIG;
    Courier *courier = courier_start(keeper, error);
    if (!courier)
        return EXIT_CONFIG;
    bool served = wait_for_stop(keeper, courier, stage);
    bool drained = session_drain(DRAIN_MS);
    courier_stop(courier);
    clock_stop(clock);
    if (store_broken(keeper_store(keeper)))
        return EXIT_STORE;
    return served && drained ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* Each connection takes a descriptor: as many as we are allowed. */
static void raise_descriptors(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

static int run(const Options *options, GError **error)
{
    raise_descriptors();
    g_autoptr(Config) config = config_load(options->config_file, error);
    Words *words = config ? load_words(config, error) : NULL;
    if (!words)
        return EXIT_CONFIG;
    say_warnings(config);
    const struct passwd *user = find_user(options, error);
    if ((options->user && !user) || !may_become(user, error))
        return EXIT_CONFIG;
    int listener = listen_bind(config, error);
    if (listener < 0 || !prepare_store(config, user, error) || !drop_privileges(user, error))
        return EXIT_CONFIG;
    int parent = options->detach ? detach_begin(error) : -1;
    if (options->detach && parent < 0)
        return EXIT_FAILURE;
    Stage stage = {listener, parent, block_signals(), options->config_file};
    Keeper *keeper = open_keeper(config, words, error);
    if (!keeper)
        return EXIT_STORE;
    /* The keeper is not freed: a connection may still be inside it until the process ends. All that was
     * answered is committed, and the children end with us. */
    int status = serve(keeper, &stage, error);
    words_unref(words);
    return status;
}

int main(int argc, char **argv)
{
    Options options;
    if (!parse_options(argc, argv, &options))
        return EXIT_CONFIG;
    if (options.version) {
        version_print();
        return EXIT_SUCCESS;
    }
    if (options.test)
        return test_config(&options);
    log_open("leadmilter", options.debug ? LOG_DEBUG_ : LOG_NOTE_);
    g_autoptr(GError) error = NULL;
    int status = run(&options, &error);
    if (error)
        log_error("%s", error->message);
    /* A libmilter worker may still be inside a library: no exit handlers. */
    _exit(status);
}
