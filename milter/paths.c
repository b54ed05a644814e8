/* Finding our own files. */
#include "milter/paths.h"

#include <glib.h>
#include <unistd.h>

static char *beside_executable(const char *name)
{
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    if (!self)
        return NULL;
    g_autofree char *folder = g_path_get_dirname(self);
    return g_build_filename(folder, name, NULL);
}

static char *first_that_exists(char *beside, const char *folder, const char *name)
{
    if (beside && access(beside, R_OK) == 0)
        return beside;
    g_free(beside);
    return g_build_filename(folder, name, NULL);
}

char *paths_helper(const char *name)
{
    return first_that_exists(beside_executable(name), LIBEXECDIR, name);
}

char *paths_data(const char *name)
{
    const char *override = g_getenv("LEADMILTER_DATA");
    if (override && *override)
        return g_build_filename(override, name, NULL);
    return first_that_exists(beside_executable(name), DATADIR, name);
}
