/* Where a test finds leadmilter-mother: in the folder above it, or at the root of the tree. */
#ifndef TESTS_HELPER_H
#define TESTS_HELPER_H

#include <glib.h>

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
