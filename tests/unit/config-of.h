/* A configuration from text. */
#ifndef TESTS_CONFIG_OF_H
#define TESTS_CONFIG_OF_H

#include <glib/gstdio.h>

#include "milter/config.h"

static inline Config *config_of(const char *base, const char *more)
{
    g_autofree char *file = NULL, *text = g_strconcat(base, more, NULL);
    g_autoptr(GError) error = NULL;
    int fd = g_file_open_tmp("test-config-XXXXXX", &file, NULL);
    g_assert_true(g_close(fd, NULL));
    g_assert_true(g_file_set_contents(file, text, -1, NULL));
    Config *config = config_load(file, &error);
    g_assert_no_error(error);
    g_remove(file);
    return config;
}

#endif
