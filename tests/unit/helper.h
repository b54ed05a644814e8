/* What tests of pools share: where leadmilter-mother is (in the folder above, or at the root of the tree), and signals.
 */
#ifndef TESTS_HELPER_H
#define TESTS_HELPER_H

#include <glib.h>
#include <signal.h>
#include <sys/types.h>

#include "milter/pool.h"

/* 0: there is none (yet). */
static inline pid_t nth_pid(Pool *pool, guint n)
{
    g_autoptr(GArray) pids = pool_pids(pool);
    return n < pids->len ? g_array_index(pids, pid_t, n) : 0;
}

/* False when it is gone already; 0 would be ourselves and all our kin. */
static inline bool send_signal(pid_t pid, int number)
{
    return pid > 0 && kill(pid, number) == 0;
}

static inline void find_helper(void)
{
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = g_path_get_dirname(self);
    static const char *const up[] = {"..", "../../.."};
    for (size_t i = 0; i < G_N_ELEMENTS(up); i++) {
        g_autofree char *place = g_build_filename(folder, up[i], NULL);
        g_autofree char *helper = g_build_filename(place, "leadmilter-mother", NULL);
        if (g_file_test(helper, G_FILE_TEST_IS_EXECUTABLE)) {
            g_setenv("LEADMILTER_DATA", place, TRUE);
            return;
        }
    }
    g_error("leadmilter-mother is not built");
}

#endif
