/* What tests of the wild corpora share: where they lie, their files, and comparing texts. The messages are others' and
 * stay where they are: beside the project, in ../shared, or where SHARED says. */
#ifndef TESTS_WILD_H
#define TESTS_WILD_H

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* A folder of corpus/wild; NULL: it is not there, and the test says so and asserts nothing. */
static inline char *wild_folder(const char *name)
{
    const char *shared = g_getenv("SHARED");
    g_autofree char *folder = g_build_filename(shared != NULL ? shared : "../shared", "corpus", "wild", name, NULL);
    if (g_file_test(folder, G_FILE_TEST_IS_DIR))
        return g_steal_pointer(&folder);
    g_test_message("not measured: no %s", folder);
    return NULL;
}

static inline int wild_by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Regular files below a folder, by name; a list that grows instead of recursion. */
static inline GPtrArray *wild_files(const char *folder)
{
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) folders = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(folders, g_strdup(folder));
    for (guint i = 0; i < folders->len; i++) {
        g_autoptr(GDir) dir = g_dir_open(g_ptr_array_index(folders, i), 0, NULL);
        const char *name;
        while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
            char *path = g_build_filename(g_ptr_array_index(folders, i), name, NULL);
            g_ptr_array_add(g_file_test(path, G_FILE_TEST_IS_DIR) ? folders : files, path);
        }
    }
    g_ptr_array_sort(files, wild_by_name);
    return files;
}

/* What stands in a file of that folder; NULL: there is none. */
static inline char *wild_read(const char *folder, const char *name, gsize *size)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    char *bytes = NULL;
    g_file_get_contents(path, &bytes, size, NULL);
    return bytes;
}

/* Without white space: how lines are broken does not count. */
static inline char *wild_dense(const char *text)
{
    GString *dense = g_string_new(NULL);
    for (; *text != '\0'; text = g_utf8_next_char(text))
        if (!g_unichar_isspace(g_utf8_get_char(text)))
            g_string_append_unichar(dense, g_utf8_get_char(text));
    return g_string_free(dense, FALSE);
}

static inline bool wild_same(const char *one, const char *other)
{
    g_autofree char *dense = wild_dense(one), *dense_other = wild_dense(other);
    return strcmp(dense, dense_other) == 0;
}

#endif
