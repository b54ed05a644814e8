/* Walls around mother and children: seccomp filters, limits, death with the
 * parent. Sanitizer builds (-DNO_SANDBOX) keep only the last. Linux; the only
 * libseccomp user. */
#ifndef MILTER_SANDBOX_H
#define MILTER_SANDBOX_H

#include <glib.h>
#include <stdbool.h>
#include <sys/types.h>

typedef enum {
    SANDBOX_READER_MOTHER,   /* forks; opens nothing */
    SANDBOX_RESOLVER_MOTHER, /* forks; makes IPv4 and IPv6 sockets */
    SANDBOX_READER,          /* computes, and speaks on what it holds */
    SANDBOX_RESOLVER         /* the same, and polls; names no address */
} SandboxKind;

/* SIGKILL for this process when its parent ends; at once if `parent` has ended already. */
void sandbox_die_with(pid_t parent);
/* Nothing stays open above stderr but these; they are close-on-exec afterwards. n is at most 32. */
void sandbox_keep_only(const int *fds, size_t n);
/* Address space beyond what is mapped now, no core, no files, 8 MiB stack. */
bool sandbox_limit(size_t extra_bytes, GError **error);
/* What a library may try in vain (a file, the size of memory) is refused with an
 * error, everything else unforeseen kills. */
bool sandbox_enter(SandboxKind kind, GError **error);
/* Seconds of CPU from now until SIGPROF; a whole message's bound when nobody else watches. 0: off. */
void sandbox_cpu_seconds(unsigned seconds);

#endif
