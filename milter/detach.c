/* The daemon's fork, with a parent that waits for readiness. */
#include "milter/detach.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static _Noreturn void wait_for_child(int child)
{
    char ready = 0;
    ssize_t n;
    do
        n = read(child, &ready, 1);
    while (n < 0 && errno == EINTR);
    _exit(n == 1 ? EXIT_SUCCESS : EXIT_FAILURE);
}

int detach_begin(GError **error)
{
    int ends[2];
    pid_t pid = pipe2(ends, O_CLOEXEC) == 0 ? fork() : -1;
    if (pid < 0) {
        g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(errno), "cannot detach: %s", g_strerror(errno));
        return -1;
    }
    if (pid > 0) {
        close(ends[1]);
        wait_for_child(ends[0]);
    }
    close(ends[0]);
    setsid();
    return ends[1];
}

void detach_ready(int parent)
{
    if (parent < 0)
        return;
    int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int fd = 0; fd <= 2 && nowhere >= 0; fd++)
        if (fd != 2 || isatty(2))
            dup2(nowhere, fd);
    if (nowhere >= 0)
        close(nowhere);
    (void)!write(parent, "", 1);
    close(parent);
}
