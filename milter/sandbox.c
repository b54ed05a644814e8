/* seccomp filters, resource limits and death with the parent. */
#include "milter/sandbox.h"

#include <errno.h>
#include <gio/gio.h>
#include <linux/close_range.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#define STACK_BYTES (8u << 20)
#define OPEN_FILES 1024u
#define KEPT_MAX 32u

void sandbox_die_with(pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(0);
}

static int by_number(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

void sandbox_keep_only(const int *fds, size_t n)
{
    int sorted[KEPT_MAX];
    n = MIN(n, KEPT_MAX);
    memcpy(sorted, fds, n * sizeof *fds);
    qsort(sorted, n, sizeof *sorted, by_number);
    unsigned from = STDERR_FILENO + 1;
    for (size_t i = 0; i < n; i++) {
        unsigned fd = (unsigned)sorted[i];
        if (fd > from)
            close_range(from, fd - 1, 0);
        from = fd + 1;
    }
    close_range(from, ~0u, 0);
    close_range(STDERR_FILENO + 1, ~0u, CLOSE_RANGE_CLOEXEC);
}

#ifdef NO_SANDBOX

bool sandbox_limit(size_t extra_bytes, GError **error)
{
    (void)extra_bytes, (void)error;
    return true;
}

bool sandbox_enter(SandboxKind kind, GError **error)
{
    (void)kind, (void)error;
    return true;
}

void sandbox_cpu_seconds(unsigned seconds)
{
    (void)seconds;
}

#else

static bool failed(GError **error, const char *what, int number)
{
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "sandbox: %s: %s", what, g_strerror(number));
    return false;
}

static size_t mapped_bytes(void)
{
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "re");
    if (file) {
        if (fscanf(file, "%lu", &pages) != 1)
            pages = 0;
        fclose(file);
    }
    return pages * (size_t)sysconf(_SC_PAGESIZE);
}

/* Never above what the hard limit already allows. */
static bool limit(int resource, rlim_t value, const char *what, GError **error)
{
    struct rlimit now;
    if (getrlimit((__rlimit_resource_t)resource, &now) != 0)
        return failed(error, what, errno);
    rlim_t capped = now.rlim_max == RLIM_INFINITY || now.rlim_max > value ? value : now.rlim_max;
    struct rlimit next = {capped, capped};
    return setrlimit((__rlimit_resource_t)resource, &next) == 0 || failed(error, what, errno);
}

bool sandbox_limit(size_t extra_bytes, GError **error)
{
    size_t mapped = mapped_bytes();
    if (mapped == 0)
        return failed(error, "/proc/self/statm", ENODATA);
    return limit(RLIMIT_CORE, 0, "RLIMIT_CORE", error) && limit(RLIMIT_FSIZE, 0, "RLIMIT_FSIZE", error) &&
           limit(RLIMIT_STACK, STACK_BYTES, "RLIMIT_STACK", error) &&
           limit(RLIMIT_NOFILE, OPEN_FILES, "RLIMIT_NOFILE", error) &&
           limit(RLIMIT_AS, mapped + extra_bytes, "RLIMIT_AS", error);
}

void sandbox_cpu_seconds(unsigned seconds)
{
    struct itimerval timer = {.it_value.tv_sec = (time_t)seconds};
    setitimer(ITIMER_PROF, &timer, NULL);
}

static const int always[] = {
    SCMP_SYS(read),           SCMP_SYS(write),
    SCMP_SYS(writev),         SCMP_SYS(recvfrom),
    SCMP_SYS(recvmsg),        SCMP_SYS(close),
    SCMP_SYS(lseek),          SCMP_SYS(munmap),
    SCMP_SYS(mremap),         SCMP_SYS(brk),
    SCMP_SYS(madvise),        SCMP_SYS(futex),
    SCMP_SYS(clock_gettime),  SCMP_SYS(gettimeofday),
    SCMP_SYS(time),           SCMP_SYS(getrandom),
    SCMP_SYS(setitimer),      SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction),
    SCMP_SYS(sigaltstack),    SCMP_SYS(restart_syscall),
    SCMP_SYS(getpid),         SCMP_SYS(gettid),
    SCMP_SYS(exit),           SCMP_SYS(exit_group),
    SCMP_SYS(sched_yield),
};

/* A mother lives on: she forks, reaps, hands over, and builds her children's filters. */
static const int mother_only[] = {
    SCMP_SYS(clone),       SCMP_SYS(clone3),          SCMP_SYS(waitid),          SCMP_SYS(pidfd_open),
    SCMP_SYS(poll),        SCMP_SYS(ppoll),           SCMP_SYS(sendmsg),         SCMP_SYS(socketpair),
    SCMP_SYS(close_range), SCMP_SYS(getppid),         SCMP_SYS(prctl),           SCMP_SYS(seccomp),
    SCMP_SYS(prlimit64),   SCMP_SYS(setrlimit),       SCMP_SYS(getrlimit),       SCMP_SYS(dup2),
    SCMP_SYS(dup3),        SCMP_SYS(fcntl),           SCMP_SYS(set_robust_list), SCMP_SYS(rseq),
    SCMP_SYS(tgkill),      SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep),
};

static const int resolver_mother_only[] = {SCMP_SYS(connect), SCMP_SYS(setsockopt), SCMP_SYS(getsockopt)};

static const int resolver_only[] = {SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(getsockopt)};

/* Libraries ask for these and manage without: GMime opens iconv tables for header words that we decode ourselves. */
static const int refused[] = {
    SCMP_SYS(open),     SCMP_SYS(openat),     SCMP_SYS(stat),
    SCMP_SYS(lstat),    SCMP_SYS(newfstatat), SCMP_SYS(statx),
    SCMP_SYS(access),   SCMP_SYS(faccessat),  SCMP_SYS(faccessat2),
    SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(sysinfo),
    SCMP_SYS(uname),    SCMP_SYS(getcwd),     SCMP_SYS(ioctl),
    SCMP_SYS(getuid),   SCMP_SYS(geteuid),    SCMP_SYS(sched_getaffinity),
};

static int add_all(scmp_filter_ctx filter, uint32_t action, const int *calls, size_t n)
{
    int rc = 0;
    for (size_t i = 0; i < n && rc == 0; i++)
        rc = seccomp_rule_add(filter, action, calls[i], 0);
    return rc;
}

static int allow_if(scmp_filter_ctx filter, int call, unsigned argument, scmp_datum_t value)
{
    const struct scmp_arg_cmp equal = {argument, SCMP_CMP_EQ, value, 0};
    return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &equal);
}

/* Memory, but never memory that can be run; a file only to look at. */
static int add_memory(scmp_filter_ctx filter)
{
    const struct scmp_arg_cmp no_exec = {2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0};
    int rc = seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, &no_exec);
    return rc ? rc : seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, &no_exec);
}

/* send() on what is connected: no address. */
static int add_send(scmp_filter_ctx filter)
{
    return allow_if(filter, SCMP_SYS(sendto), 4, 0);
}

static int add_sockets(scmp_filter_ctx filter)
{
    int rc = allow_if(filter, SCMP_SYS(socket), 0, AF_INET);
    return rc ? rc : allow_if(filter, SCMP_SYS(socket), 0, AF_INET6);
}

static int add_own_abort(scmp_filter_ctx filter)
{
    return allow_if(filter, SCMP_SYS(tgkill), 0, (scmp_datum_t)getpid());
}

static int add_kind(scmp_filter_ctx filter, SandboxKind kind)
{
    bool mother = kind == SANDBOX_READER_MOTHER || kind == SANDBOX_RESOLVER_MOTHER;
    int rc = 0;
    if (mother)
        rc = add_all(filter, SCMP_ACT_ALLOW, mother_only, G_N_ELEMENTS(mother_only));
    else
        rc = add_own_abort(filter);
    if (rc == 0 && kind == SANDBOX_RESOLVER_MOTHER)
        rc = add_all(filter, SCMP_ACT_ALLOW, resolver_mother_only, G_N_ELEMENTS(resolver_mother_only));
    if (rc == 0 && kind == SANDBOX_RESOLVER_MOTHER)
        rc = add_sockets(filter);
    if (rc == 0 && kind == SANDBOX_RESOLVER)
        rc = add_all(filter, SCMP_ACT_ALLOW, resolver_only, G_N_ELEMENTS(resolver_only));
    return rc;
}

static int fill(scmp_filter_ctx filter, SandboxKind kind)
{
    int rc = add_all(filter, SCMP_ACT_ALLOW, always, G_N_ELEMENTS(always));
    if (rc == 0)
        rc = add_memory(filter);
    if (rc == 0)
        rc = add_send(filter);
    if (rc == 0)
        rc = add_kind(filter, kind);
    if (rc == 0)
        rc = add_all(filter, SCMP_ACT_ERRNO(EACCES), refused, G_N_ELEMENTS(refused));
    return rc;
}

bool sandbox_enter(SandboxKind kind, GError **error)
{
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return failed(error, "PR_SET_NO_NEW_PRIVS", errno);
    if (kind == SANDBOX_READER || kind == SANDBOX_RESOLVER)
        prctl(PR_SET_DUMPABLE, 0);
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!filter)
        return failed(error, "seccomp(2) is refused here, or memory is short", EPERM);
    int rc = fill(filter, kind);
    if (rc == 0)
        rc = seccomp_load(filter);
    seccomp_release(filter);
    return rc == 0 || failed(error, "seccomp", -rc);
}

#endif
