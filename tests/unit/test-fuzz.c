/* Replays what fuzzing starts from and what it once found: tests/fuzz/seeds/TARGET. */
#include <glib.h>
#include <string.h>

#include "tests/fuzz/targets.h"

static char *seeds_of(const char *target)
{
    g_autofree char *here = g_get_current_dir();
    return g_build_filename(here, "tests", "fuzz", "seeds", target, NULL);
}

static void test_target(gconstpointer data)
{
    enum { SLOW_MS = 10000 };
    const FuzzTarget *target = data;
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = seeds_of(target->name);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, &error);
    unsigned count = 0;

    g_assert_no_error(error);
    for (const char *name; (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_autofree char *bytes = NULL;
        size_t size = 0;
        g_assert_true(g_file_get_contents(path, &bytes, &size, NULL));
        /* In memory of just that size, so that a step too far is seen. */
        g_autofree uint8_t *exact = g_memdup2(bytes, size);
        gint64 began = g_get_monotonic_time();
        target->run(exact, size);
        if ((g_get_monotonic_time() - began) / 1000 > SLOW_MS)
            g_error("%s is slow", path);
        count++;
    }
    g_test_message("%u seeds", count);
    g_assert_cmpuint(count, >, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    fuzz_init();
    for (const FuzzTarget *target = fuzz_targets; target->name; target++) {
        g_autofree char *path = g_strconcat("/fuzz/", target->name, NULL);
        g_test_add_data_func(path, target, test_target);
    }
    return g_test_run();
}
