/* Aliases that the MTA resolves behind our back: of what goes past us, and what comes twice. */
#include <string.h>

#include "milter/check.h"
#include "milter/postconf.h"

enum { TABLES = 20, ENTRIES = 20000, DEPTH = 10 };

/* Address, lower case -> of char*, what it leads to. "@domain" stands for all of a domain. */
typedef GHashTable Aliases;

/* A name without a domain is one of each of our domains. */
static char *in_domain(const char *name, const char *domain)
{
    g_autofree char *whole = strchr(name, '@') ? g_strdup(name) : g_strconcat(name, "@", domain, NULL);
    return g_ascii_strdown(whole, -1);
}

static void add_entry(Aliases *aliases, const char *name, const char *values, const char *domain)
{
    char *key = in_domain(name, domain);
    GPtrArray *list = g_hash_table_lookup(aliases, key);
    if (!list) {
        list = g_ptr_array_new_with_free_func(g_free);
        g_hash_table_insert(aliases, g_strdup(key), list);
    }
    g_free(key);
    g_auto(GStrv) value = g_strsplit_set(values, ", \t\r", -1);
    for (char **one = value; *one; one++)
        if (**one && !strchr("|/:\"\\", **one)) /* no pipe, file, include */
            g_ptr_array_add(list, in_domain(*one, domain));
}

static void add_line(Aliases *aliases, const Config *config, const char *line)
{
    gsize key = strcspn(line, " \t:");
    if (!key || !line[key] || *line == '#')
        return;
    g_autofree char *name = g_strndup(line, key);
    const char *values = line + key + strspn(line + key, ": \t");
    bool plain = !strchr(name, '@');
    for (char **domain = config->company_domains; *domain; domain++)
        if (plain || domain == config->company_domains)
            add_entry(aliases, name, values, *domain);
}

/* Lines that begin with a space go on. */
static void add_text(Aliases *aliases, const Config *config, const char *text)
{
    g_auto(GStrv) line = g_strsplit(text, "\n", ENTRIES);
    g_autoptr(GString) whole = g_string_new(NULL);
    for (char **one = line; *one; one++) {
        if (**one != ' ' && **one != '\t') {
            add_line(aliases, config, whole->str);
            g_string_truncate(whole, 0);
        }
        g_string_append(whole, *one);
    }
    add_line(aliases, config, whole->str);
}

/* --- Postfix's tables --- */

/* One that cannot be listed (LDAP, SQL, patterns) is asked for what concerns us. */
static void ask_table(Aliases *aliases, const Config *config, const char *map)
{
    for (size_t i = 0; i < config->n_intake; i++) {
        const char *command[] = {"postmap", "-q", config->intake[i].address, map, NULL};
        g_autofree char *values = postconf_output(command);
        if (values)
            add_entry(aliases, config->intake[i].address, g_strstrip(values), *config->company_domains);
    }
}

static void add_tables(Aliases *aliases, const Config *config, const char *parameter, const char *lister)
{
    g_autofree char *maps = postconf_value(parameter);
    g_auto(GStrv) map = g_strsplit_set(maps ? maps : "", ", \t", TABLES);
    for (char **one = map; *one; one++) {
        const char *command[] = {lister, "-s", *one, NULL};
        g_autofree char *text = strchr(*one, ':') ? postconf_output(command) : NULL;
        if (text)
            add_text(aliases, config, text);
        else if (strchr(*one, ':'))
            ask_table(aliases, config, *one);
    }
}

/* --- What is wrong with them --- */

static bool leads_to(Aliases *aliases, const char *from, const char *address, int depth)
{
    const GPtrArray *value = depth ? g_hash_table_lookup(aliases, from) : NULL;
    for (guint i = 0; value && i < value->len; i++)
        if (address_equal_untagged(value->pdata[i], address) || leads_to(aliases, value->pdata[i], address, depth - 1))
            return true;
    return false;
}

/* A domain that is another's: sales@ there is sales@ here. */
static char *other_domain(Aliases *aliases, const char *key, const char *intake)
{
    g_autofree char *here = g_strconcat("@", address_domain(intake), NULL);
    if (*key != '@' || !leads_to(aliases, key, here, DEPTH))
        return g_strdup(key);
    return g_strdup_printf("%.*s%s", (int)strcspn(intake, "@"), intake, key);
}

static bool is_ours(const Config *config, const char *address)
{
    return config_intake(config, address) || address_equal_untagged(address, config->identity) ||
           config_owner_by_address(config, address) || config_is_manager(config, address);
}

/* The MTA resolves it behind us: we see only what the sender wrote. */
static void check_unseen(Check *check, Aliases *aliases, const char *key)
{
    const Config *config = check->config;
    for (size_t i = 0; i < config->n_intake; i++) {
        const char *intake = config->intake[i].address;
        g_autofree char *name = other_domain(aliases, key, intake);
        bool leads = strcmp(name, key) != 0 || leads_to(aliases, key, intake, DEPTH);
        if (!leads || is_ours(config, name))
            continue;
        if (*name == '@')
            check_found(check, "alias", CHECK_DOUBT,
                        g_strdup_printf("%s leads to %s: mail to any other address of that domain becomes no lead",
                                        name, intake),
                        g_strdup("name in `intake:` those that inquiries are sent to"));
        else
            check_found(
                check, "alias", CHECK_WRONG,
                g_strdup_printf("%s leads to %s, but is no intake address: its mail becomes no lead", name, intake),
                g_strdup_printf("intake: add %s", name));
    }
}

static void check_twice(Check *check, Aliases *aliases, const char *intake)
{
    const Config *config = check->config;
    g_autofree char *key = g_ascii_strdown(intake, -1);
    for (size_t i = 0; i < config->n_owner; i++)
        if (leads_to(aliases, key, config->owner[i].email, DEPTH))
            check_found(
                check, "alias", CHECK_DOUBT,
                g_strdup_printf("%s leads to owner %s too: he gets each of his leads twice, and the others' as well",
                                intake, config->owner[i].name),
                g_strdup_printf("let %s lead to an archive mailbox: the owner is added by leadmilter", intake));
}

static int by_text(gconstpointer a, gconstpointer b)
{
    return strcmp(a, b);
}

static void check_all(Check *check, Aliases *aliases)
{
    GList *keys = g_list_sort(g_hash_table_get_keys(aliases), by_text);
    for (GList *key = keys; key; key = key->next)
        check_unseen(check, aliases, key->data);
    g_list_free(keys);
    for (size_t i = 0; i < check->config->n_intake; i++)
        check_twice(check, aliases, check->config->intake[i].address);
}

static Aliases *aliases_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
}

void check_alias_postfix(Check *check)
{
    static const char *const parameters[] = {"virtual_alias_maps", "canonical_maps", "recipient_canonical_maps"};
    g_autoptr(GHashTable) aliases = aliases_new();
    for (size_t i = 0; i < G_N_ELEMENTS(parameters); i++)
        add_tables(aliases, check->config, parameters[i], "postmap");
    add_tables(aliases, check->config, "alias_maps", "postalias");
    check_all(check, aliases);
}

void check_alias_file(Check *check, const char *path)
{
    g_autoptr(GHashTable) aliases = aliases_new();
    g_autofree char *text = NULL;
    if (g_file_get_contents(path, &text, NULL, NULL))
        add_text(aliases, check->config, text);
    check_all(check, aliases);
}
