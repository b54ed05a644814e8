/* Empty lines part paragraphs; a paragraph of lines with dashes is a list. */
#include "templates/page.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

static bool is_list(char *const *line)
{
    bool list = *line != NULL;
    for (; *line && list; line++)
        list = g_str_has_prefix(*line, "- ");
    return list;
}

static json_t *block_of(const char *paragraph)
{
    g_auto(GStrv) line = g_strsplit(paragraph, "\n", -1);
    bool list = is_list(line);
    json_t *lines = json_array();
    for (size_t i = 0; line[i]; i++)
        if (*line[i])
            json_array_append_new(lines, json_string(line[i] + (list ? 2 : 0)));
    return json_pack("{s:o}", list ? "items" : "lines", lines);
}

json_t *page_data(const char *text, const char *language)
{
    static const char *const leftward[] = {"ar", "fa", "he", "ur", NULL};
    g_autofree char *base = g_strndup(language, strcspn(language, "-"));
    json_t *blocks = json_array();
    g_auto(GStrv) paragraph = g_strsplit(text, "\n\n", -1);
    for (size_t i = 0; paragraph[i]; i++)
        if (*g_strchug(paragraph[i]))
            json_array_append_new(blocks, block_of(paragraph[i]));
    if (json_array_size(blocks))
        json_object_set_new(json_array_get(blocks, json_array_size(blocks) - 1), "note", json_true());
    return json_pack("{s:s, s:s, s:o}", "language", language, "dir", g_strv_contains(leftward, base) ? "rtl" : "ltr",
                     "block", blocks);
}
