/* The walls: each forbidden call in a child of its own, and what stays possible. */
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "milter/now.h"
#include "milter/sandbox.h"

/* Runs in the child behind its walls; its value is the exit status. */
typedef int (*Deed)(void);

static int run(SandboxKind kind, Deed deed)
{
    pid_t pid = fork();
    if (pid == 0) {
        g_autoptr(GError) error = NULL;
        if (!sandbox_limit((size_t)64 << 20, &error) || !sandbox_enter(kind, &error))
            _exit(99);
        _exit(deed());
    }
    int status;
    g_assert_cmpint(waitpid(pid, &status, 0), ==, pid);
    return status;
}

static int fd_of_null; /* opened before */

static int do_nothing(void)
{
    return 0;
}

static int do_compute(void)
{
    volatile char *block = malloc(1 << 20);
    memset((void *)block, 1, 1 << 20);
    char *grown = realloc((void *)block, 8 << 20);
    free(grown);
    return grown ? 0 : 1;
}

static int do_write(void)
{
    return write(fd_of_null, "x", 1) == 1 ? 0 : 1;
}

static int do_open(void)
{
    int fd = open("/etc/passwd", O_RDONLY);
    return fd < 0 && errno == EACCES ? 0 : 1;
}

static int do_execute(void)
{
    execl("/bin/true", "true", (char *)NULL);
    return 1;
}

static int do_fork(void)
{
    pid_t pid = fork();
    if (pid == 0)
        _exit(0);
    return 1;
}

static int do_socket(void)
{
    return socket(AF_INET, SOCK_DGRAM, 0) < 0 ? 2 : 1;
}

static int do_socket_unix(void)
{
    return socket(AF_UNIX, SOCK_DGRAM, 0) < 0 ? 2 : 1;
}

static int do_connect(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    return connect(fd_of_null, (struct sockaddr *)&address, sizeof address) < 0 ? 2 : 1;
}

static int do_send_elsewhere(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    return sendto(fd_of_null, "x", 1, 0, (struct sockaddr *)&address, sizeof address) < 0 ? 2 : 1;
}

static int do_send_message(void)
{
    struct msghdr message = {0};
    return sendmsg(fd_of_null, &message, 0) < 0 ? 2 : 1;
}

static int do_executable_memory(void)
{
    return mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? 2 : 1;
}

static int do_make_executable(void)
{
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return mprotect(page, 4096, PROT_READ | PROT_EXEC) != 0 ? 2 : 1;
}

static int do_kill_parent(void)
{
    return kill(getppid(), SIGKILL) != 0 ? 2 : 1;
}

static int do_trace(void)
{
    return prctl(PR_SET_DUMPABLE, 1) != 0 ? 2 : 1;
}

static int do_abort(void)
{
    raise(SIGABRT);
    return 1;
}

static int do_gluttony(void)
{
    for (int i = 0; i < 200; i++) {
        char *block = malloc(1 << 20);
        if (!block)
            return 7;
        memset(block, 1, 1 << 20);
    }
    return 0;
}

static int do_spin(void)
{
    sandbox_cpu_seconds(1);
    volatile bool on = true;
    while (on)
        continue;
    return 1;
}

static int do_limits(void)
{
    struct rlimit core, files;
    if (getrlimit(RLIMIT_CORE, &core) != 0 || getrlimit(RLIMIT_FSIZE, &files) != 0)
        return 2;
    return core.rlim_max == 0 && files.rlim_max == 0 ? 0 : 1;
}

typedef struct {
    const char *name;
    Deed deed;
    SandboxKind kind;
    int expected; /* exit status, or minus the signal */
} Case;

static const Case cases[] = {
    {"reader does nothing", do_nothing, SANDBOX_READER, 0},
    {"resolver does nothing", do_nothing, SANDBOX_RESOLVER, 0},
    {"reader computes", do_compute, SANDBOX_READER, 0},
    {"reader writes", do_write, SANDBOX_READER, 0},
    {"reader opens", do_open, SANDBOX_READER, 0},
    {"resolver opens", do_open, SANDBOX_RESOLVER, 0},
    {"mother opens", do_open, SANDBOX_READER_MOTHER, 0},
    {"resolver's mother opens", do_open, SANDBOX_RESOLVER_MOTHER, 0},
    {"reader executes", do_execute, SANDBOX_READER, -SIGSYS},
    {"resolver executes", do_execute, SANDBOX_RESOLVER, -SIGSYS},
    {"mother executes", do_execute, SANDBOX_READER_MOTHER, -SIGSYS},
    {"reader forks", do_fork, SANDBOX_READER, -SIGSYS},
    {"resolver forks", do_fork, SANDBOX_RESOLVER, -SIGSYS},
    {"reader makes a socket", do_socket, SANDBOX_READER, -SIGSYS},
    {"resolver makes a socket", do_socket, SANDBOX_RESOLVER, -SIGSYS},
    {"reader's mother makes a socket", do_socket, SANDBOX_READER_MOTHER, -SIGSYS},
    {"resolver's mother makes a socket", do_socket, SANDBOX_RESOLVER_MOTHER, 1},
    {"resolver's mother makes a Unix socket", do_socket_unix, SANDBOX_RESOLVER_MOTHER, -SIGSYS},
    {"resolver connects", do_connect, SANDBOX_RESOLVER, -SIGSYS},
    {"resolver names an address", do_send_elsewhere, SANDBOX_RESOLVER, -SIGSYS},
    {"resolver sends a message", do_send_message, SANDBOX_RESOLVER, -SIGSYS},
    {"reader maps code", do_executable_memory, SANDBOX_READER, -SIGSYS},
    {"reader makes code", do_make_executable, SANDBOX_READER, -SIGSYS},
    {"reader kills", do_kill_parent, SANDBOX_READER, -SIGSYS},
    {"reader changes itself", do_trace, SANDBOX_READER, -SIGSYS},
    {"reader aborts", do_abort, SANDBOX_READER, -SIGABRT},
    {"reader eats memory", do_gluttony, SANDBOX_READER, 7},
    {"reader spins", do_spin, SANDBOX_READER, -SIGPROF},
    {"mother's limits", do_limits, SANDBOX_READER_MOTHER, 0},
};

/* Sanitizer builds have no walls: only what is allowed can be tried there. */
#ifdef NO_SANDBOX
#define TRIED 4
#else
#define TRIED G_N_ELEMENTS(cases)
#endif

static void test_cases(void)
{
    for (size_t i = 0; i < TRIED; i++) {
        int status = run(cases[i].kind, cases[i].deed);
        int got = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
        if (got != cases[i].expected)
            g_error("%s: %d instead of %d", cases[i].name, got, cases[i].expected);
    }
}

static void test_keep_only(void)
{
    pid_t pid = fork();
    if (pid == 0) {
        int open_before[6];
        for (size_t i = 0; i < 6; i++)
            open_before[i] = dup(fd_of_null);
        int kept[] = {open_before[4], open_before[1]};
        sandbox_keep_only(kept, 2);
        for (size_t i = 0; i < 6; i++) {
            int flags = fcntl(open_before[i], F_GETFD);
            bool should = i == 1 || i == 4;
            if ((flags >= 0) != should || (should && !(flags & FD_CLOEXEC)))
                _exit(1);
        }
        _exit(fcntl(STDERR_FILENO, F_GETFD) == 0 ? 0 : 2);
    }
    int status;
    g_assert_cmpint(waitpid(pid, &status, 0), ==, pid);
    g_assert_cmpint(status, ==, 0);
}

/* Whose parent is gone already ends at once; whose parent ends later, with it. */
static void test_die_with(void)
{
    pid_t pid = fork();
    if (pid == 0) {
        sandbox_die_with(1 << 30);
        _exit(5);
    }
    int status;
    g_assert_cmpint(waitpid(pid, &status, 0), ==, pid);
    g_assert_cmpint(status, ==, 0);

    int line[2];
    g_assert_cmpint(pipe(line), ==, 0);
    pid_t parent = fork();
    if (parent == 0) {
        pid_t self = getpid();
        if (fork() == 0) {
            sandbox_die_with(self);
            for (;;)
                continue;
        }
        g_usleep(50000);
        _exit(0);
    }
    close(line[1]);
    g_assert_cmpint(waitpid(parent, &status, 0), ==, parent);
    char c;
    int64_t start = now_monotonic_ms();
    g_assert_cmpint(read(line[0], &c, 1), ==, 0); /* the spinning child held the last other end */
    g_assert_cmpint(now_monotonic_ms() - start, <, 1000);
    close(line[0]);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    fd_of_null = open("/dev/null", O_RDWR | O_CLOEXEC);
    g_test_add_func("/sandbox/cases", test_cases);
    g_test_add_func("/sandbox/keep-only", test_keep_only);
    g_test_add_func("/sandbox/die-with", test_die_with);
    return g_test_run();
}
