/* Verifies in a process of its own: pages that are damaged enough kill who reads
 * them, and that is an answer, too. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/verify.h"

/* Lines to the parent: 'c' a complaint, 'e' the error. */
static void say(FILE *out, char what, const char *text)
{
    g_autofree char *line = g_strdelimit(g_strdup(text), "\n", ' ');
    fprintf(out, "%c%s\n", what, line);
    fflush(out);
}

static void say_complaint(const char *what, void *context)
{
    say(context, 'c', what);
}

/* In the child: with an environment of its own, since LMDB's does not cross a fork. */
static int verify_apart(const char *dir, FILE *out)
{
    g_autoptr(GError) error = NULL;
    const StoreOptions options = {.dir = dir, .read_only = true};
    Store *store = store_open(&options, &error);
    StoreResult result = store != NULL ? verify_here(store, say_complaint, out, &error) : STORE_FAILED;
    if (error != NULL)
        say(out, 'e', error->message);
    return result == STORE_OK ? 0 : 1;
}

static void hear(FILE *in, StoreComplaint *complain, void *context, GError **error)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    while ((length = getline(&line, &room, in)) > 0) {
        line[length - 1] = '\0';
        if (line[0] == 'c' && complain != NULL)
            complain(line + 1, context);
        else if (line[0] == 'e')
            g_set_error_literal(error, STORE_ERROR, STORE_FAILED, line + 1);
    }
    free(line);
}

static StoreResult judge(int status, StoreComplaint *complain, void *context, GError **error)
{
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return STORE_OK;
    if (!WIFSIGNALED(status))
        return STORE_FAILED;
    g_autofree char *what = g_strdup_printf("pages are damaged: reading them ended in %s", strsignal(WTERMSIG(status)));
    if (complain != NULL)
        complain(what, context);
    if (error != NULL && *error == NULL)
        g_set_error_literal(error, STORE_ERROR, STORE_FAILED, what);
    return STORE_FAILED;
}

static StoreResult fail(GError **error)
{
    g_set_error(error, STORE_ERROR, errno, "cannot verify: %s", g_strerror(errno));
    return STORE_FAILED;
}

StoreResult store_verify(Store *store, StoreComplaint *complain, void *context, GError **error)
{
    int ends[2], status = 0;
    if (store->dir == NULL)
        return verify_here(store, complain, context, error);
    if (pipe(ends) != 0)
        return fail(error);
    if (store->writer != NULL)
        writer_hold(store->writer);
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        _exit(verify_apart(store->dir, fdopen(ends[1], "w")));
    }
    if (store->writer != NULL)
        writer_release(store->writer);
    close(ends[1]);
    FILE *in = fdopen(ends[0], "r");
    if (pid > 0)
        hear(in, complain, context, error);
    fclose(in);
    while (pid > 0 && waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return fail(error);
    return pid > 0 ? judge(status, complain, context, error) : fail(error);
}
