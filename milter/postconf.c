/* postconf(1) and its kin, asked and taken apart. */
#include "milter/postconf.h"

#include <string.h>

char *postconf_output(const char *const *command)
{
    char *text = NULL;
    int status = 0;
    bool ran = g_spawn_sync(NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                            &text, NULL, &status, NULL);
    if (ran && g_spawn_check_wait_status(status, NULL))
        return text;
    g_free(text);
    return NULL;
}

char *postconf_value(const char *name)
{
    const char *command[] = {"postconf", "-xh", name, NULL};
    char *value = postconf_output(command);
    return value ? g_strstrip(value) : NULL;
}

/* Lines of "name = value". */
static GStrv lines_of(const char *const *command)
{
    g_autofree char *text = postconf_output(command);
    return g_strsplit(text ? text : "", "\n", -1);
}

static char *value_in(const char *line, char **name)
{
    const char *equals = strstr(line, " =");
    if (!equals)
        return NULL;
    *name = g_strndup(line, (gsize)(equals - line));
    return g_strstrip(g_strdup(equals + 2));
}

static void add_service(Postconf *postconf, const char *line)
{
    char *name = NULL;
    g_autofree char *command = value_in(line, &name);
    g_autofree char *field = name;
    bool smtpd = command && (strcmp(command, "smtpd") == 0 || g_str_has_prefix(command, "smtpd "));
    if (smtpd && g_str_has_suffix(field, "/command"))
        g_ptr_array_add(postconf->name, g_strndup(field, strlen(field) - strlen("/command")));
}

static void add_override(Postconf *postconf, const char *line)
{
    char *name = NULL, *value = value_in(line, &name);
    if (value)
        g_hash_table_replace(postconf->override, name, value);
}

Postconf *postconf_services(void)
{
    static const char *const commands[] = {"postconf", "-F", "*/*/command", NULL};
    static const char *const overrides[] = {"postconf", "-Px", NULL};
    Postconf *postconf = g_new0(Postconf, 1);
    postconf->name = g_ptr_array_new_with_free_func(g_free);
    postconf->override = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    postconf->main = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_auto(GStrv) command = lines_of(commands), override = lines_of(overrides);
    for (char **line = command; *line; line++)
        add_service(postconf, *line);
    for (char **line = override; *line; line++)
        add_override(postconf, *line);
    return postconf;
}

void postconf_free(Postconf *postconf)
{
    if (!postconf)
        return;
    g_ptr_array_unref(postconf->name);
    g_hash_table_unref(postconf->override);
    g_hash_table_unref(postconf->main);
    g_free(postconf);
}

const char *postconf_of(Postconf *postconf, const char *service, const char *parameter)
{
    g_autofree char *key = g_strconcat(service, "/", parameter, NULL);
    const char *own = g_hash_table_lookup(postconf->override, key);
    if (own)
        return own;
    if (!g_hash_table_contains(postconf->main, parameter)) {
        char *value = postconf_value(parameter);
        g_hash_table_insert(postconf->main, g_strdup(parameter), value ? value : g_strdup(""));
    }
    return g_hash_table_lookup(postconf->main, parameter);
}

bool postconf_names(const char *list, const char *word)
{
    g_auto(GStrv) words = g_strsplit_set(list, ", \t{}", -1);
    g_autofree char *bare = g_strdup(word);
    g_strdelimit(bare, "{}", ' ');
    return g_strv_contains((const char *const *)words, g_strstrip(bare));
}
