/* Walks a YAML tree along the table of settings into a Config; frees along it, too. */
#include "milter/settings_apply.h"
#include "milter/customers.h"

#include <stdio.h>
#include <string.h>

#include "milter/values.h"

enum { SCALARS = 100000, WORDS = 40 };

/* --- Complaints --- */

static void at(const SettingsLoad *load, const Node *node, GString *text)
{
    g_string_append_printf(text, "%s:%u:%u", load->yaml ? yaml_tree_file(load->yaml) : "defaults",
                           node ? node->line : 1, node ? node->column : 1);
}

bool settings_complain(SettingsLoad *load, const char *key, const Node *node, const char *expected, const char *got,
                       const char *why, GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    at(load, node, text);
    g_string_append_printf(text, ": %s: expected %s, got %s", key, expected, got);
    if (why)
        g_string_append_printf(text, "; %s", why);
    g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, text->str);
    return false;
}

static bool refuse(SettingsLoad *load, const Setting *setting, const char *key, const Node *node, GError **error)
{
    g_autofree char *expected = settings_expected(setting), *got = node ? node_words(node) : g_strdup("nothing");
    char *login = setting->kind == KIND_RELAY ? strrchr(got, '@') : NULL;
    if (login) /* holds a password, and this is logged */
        memmove(got + 1, login, strlen(login) + 1);
    return settings_complain(load, key, node, expected, got, load->why, error);
}

static bool apply_scalar(SettingsLoad *load, const Setting *setting, const char *key, const Node *node, void *target,
                         GError **error)
{
    g_clear_pointer(&load->why, g_free);
    if (load->left == 0)
        return settings_complain(load, key, node, "a configuration of bounded size", "too many values", NULL, error);
    load->left--;
    bool good = node->kind == NODE_SCALAR && !node->nothing && settings_take(load, setting, node->text, target);
    return good || refuse(load, setting, key, node, error);
}

/* --- Lists of texts --- */

static bool apply_many(SettingsLoad *load, const Setting *setting, const char *key, const Node *node, char ***target,
                       GError **error)
{
    bool list = node->kind == NODE_LIST;
    size_t n = list ? node->n : node->nothing ? 0 : 1;
    if (node->nothing && !setting->fallback)
        return refuse(load, setting, key, node, error);
    if (n == 0 && setting->or_null)
        return true;
    *target = g_new0(char *, n + 1);
    for (size_t i = 0; i < n; i++)
        if (!apply_scalar(load, setting, key, list ? node->item[i] : node, &(*target)[i], error))
            return false;
    return n > 0 || setting->fallback || settings_complain(load, key, node, "at least one", "none", NULL, error);
}

/* --- Maps --- */

/* A map, or a scalar in its place that stands for one of its keys. */
typedef struct {
    const Node *map;    /* or NULL */
    const Node *scalar; /* or NULL */
    const char *key;    /* the scalar's */
    const Node *place;  /* for errors about what is missing */
} Given;

static bool apply_table(SettingsLoad *load, const Setting *settings, const char *path, Given given, void *base,
                        GError **error);

static const Node *given_value(const Given *given, const char *name)
{
    if (given->scalar)
        return strcmp(given->key, name) == 0 ? given->scalar : NULL;
    for (size_t i = 0; given->map && i < given->map->n; i++)
        if (strcmp(given->map->item[2 * i]->text, name) == 0)
            return given->map->item[2 * i + 1];
    return NULL;
}

/* "company.domains" for a key that is known elsewhere, at any of three depths. */
static char *elsewhere(const char *name)
{
    for (const Setting *a = settings_table(); a->name; a++) {
        if (strcmp(a->name, name) == 0)
            return g_strdup(a->name);
        for (const Setting *b = a->sub; b && b->name; b++) {
            if (strcmp(b->name, name) == 0)
                return g_strjoin(".", a->name, b->name, NULL);
            if (b->sub && settings_find(b->sub, name))
                return g_strjoin(".", a->name, b->name, name, NULL);
        }
    }
    return NULL;
}

static char *known_keys(const Setting *settings)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (const Setting *s = settings; s->name; s++)
        if (*s->name)
            g_ptr_array_add(names, (char *)s->name);
    g_ptr_array_add(names, NULL);
    return g_strjoinv(", ", (char **)names->pdata);
}

static bool refuse_key(SettingsLoad *load, const Setting *settings, const char *path, const Node *key, GError **error)
{
    const char *names[WORDS + 1] = {0};
    size_t n = 0;
    for (const Setting *s = settings; s->name && n < WORDS; s++)
        if (*s->name)
            names[n++] = s->name;
    const char *near = value_nearest(key->text, names);
    g_autofree char *far = near ? NULL : elsewhere(key->text);
    g_autofree char *got = node_words(key), *known = known_keys(settings);
    g_autofree char *expected = g_strconcat("one of ", known, NULL);
    settings_suggest(load, near ? near : far);
    bool list = !load->why && n <= 12;
    return settings_complain(load, path, key, list ? expected : "a known key", got, load->why, error);
}

static char *join(const char *path, const char *name)
{
    return *path ? g_strconcat(path, ".", name, NULL) : g_strdup(name);
}

/* Each key known, and there once. */
static bool check_keys(SettingsLoad *load, const Setting *settings, const char *path, const Node *map, GError **error)
{
    for (size_t i = 0; i < map->n; i++) {
        const Node *key = map->item[2 * i];
        g_autofree char *name = join(path, key->kind == NODE_SCALAR ? key->text : "?");
        g_autofree char *shown = g_utf8_make_valid(name, MIN((gssize)strlen(name), 100));
        if (!settings_find(settings, key->text))
            return refuse_key(load, settings, g_strdelimit(shown, "\n\r\t", ' '), key, error);
        for (size_t j = 0; j < i; j++)
            if (strcmp(map->item[2 * j]->text, key->text) == 0) {
                g_autofree char *why = g_strdup_printf("the first is in line %u", map->item[2 * j]->line);
                return settings_complain(load, shown, key, "each key once", "it again", why, error);
            }
    }
    return true;
}

static bool given_of(SettingsLoad *load, const Setting *setting, const char *key, const Node *node, Given *given,
                     GError **error)
{
    if (node->kind == NODE_MAP)
        *given = (Given){.map = node, .place = node};
    else if (node->kind == NODE_SCALAR && !node->nothing && setting->shorthand)
        *given = (Given){.scalar = node, .key = setting->shorthand, .place = node};
    else
        return refuse(load, setting, key, node, error);
    return true;
}

static bool apply_items(SettingsLoad *load, const Setting *setting, const char *key, const Node *node, void *base,
                        GError **error)
{
    bool list = node->kind == NODE_LIST;
    size_t n = list ? node->n : node->nothing ? 0 : 1, *count = (size_t *)((char *)base + setting->count_at);
    char *items = g_malloc0((n + 1) * setting->item_size);
    *(void **)((char *)base + setting->offset) = items;
    for (size_t i = 0; i < n; i++) {
        const Node *item = list ? node->item[i] : node;
        Given given;
        *count = i + 1;
        if (!given_of(load, setting, key, item, &given, error) ||
            !apply_table(load, setting->sub, key, given, items + i * setting->item_size, error))
            return false;
    }
    return true;
}

/* --- Hours --- */

static bool add_shifts(SettingsLoad *load, Calendar *calendar, const Node *days, const Node *shifts, GError **error)
{
    static const char *const words[] = {"mon",     "tue",     "wed",     "thu",     "fri",      "sat", "sun",
                                        "mon-fri", "mon-thu", "mon-sat", "sat-sun", "holidays", NULL};
    g_autoptr(GError) why = NULL;
    g_autoptr(GString) text = g_string_new(shifts->kind == NODE_LIST ? "" : shifts->text);
    for (size_t i = 0; shifts->kind == NODE_LIST && i < shifts->n; i++)
        g_string_append_printf(text, "%s%s", i ? " " : "", shifts->item[i]->text);
    if (calendar_add_shifts(calendar, days->text, text->str, &why))
        return true;
    bool unknown = strstr(why->message, "days like") != NULL, twice = strstr(why->message, "each day") != NULL;
    g_autoptr(GString) message = g_string_new(NULL);
    at(load, unknown || twice ? days : shifts, message);
    g_string_append_printf(message, ": hours: %s", why->message);
    const char *near = unknown ? value_nearest(days->text, words) : NULL;
    if (near)
        g_string_append_printf(message, "; did you mean \"%s\"?", near);
    g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, message->str);
    return false;
}

static bool add_holidays(SettingsLoad *load, Calendar *calendar, const Node *node, GError **error)
{
    bool list = node->kind == NODE_LIST;
    static const Setting path = {.name = "holidays", .kind = KIND_PATH};
    for (size_t i = 0; i < (list ? node->n : 1); i++) {
        const Node *item = list ? node->item[i] : node;
        g_autofree char *file = NULL;
        g_autoptr(GError) why = NULL;
        if (!apply_scalar(load, &path, "hours.holidays", item, &file, error))
            return false;
        if (!calendar_add_holidays(calendar, file, &why))
            return settings_complain(load, "hours.holidays", item, "an iCalendar file", file, why->message, error);
    }
    return true;
}

static bool apply_hours(SettingsLoad *load, const char *key, const Node *node, Calendar **target, GError **error)
{
    static const Setting hours = {.name = "hours", .kind = KIND_SECTION};
    Calendar *calendar = *target = calendar_new(load->config->timezone);
    size_t days = 0;
    if (node && node->kind != NODE_MAP)
        return refuse(load, &hours, key, node, error);
    for (size_t i = 0; node && i < node->n; i++) {
        const Node *name = node->item[2 * i], *value = node->item[2 * i + 1];
        bool holidays = strcmp(name->text, "holidays") == 0;
        days += !holidays;
        if (holidays ? !add_holidays(load, calendar, value, error) : !add_shifts(load, calendar, name, value, error))
            return false;
    }
    return days > 0 || calendar_add_shifts(calendar, "mon-fri", "09:00-17:00", error);
}

/* --- One setting --- */

static bool apply_given(SettingsLoad *load, const Setting *setting, const char *key, const Node *node, void *base,
                        GError **error)
{
    void *target = (char *)base + setting->offset;
    Given given;
    g_clear_pointer(&load->why, g_free);
    switch (setting->kind) {
    case KIND_HOURS:
        return apply_hours(load, key, node, target, error);
    case KIND_SECTION:
        return given_of(load, setting, key, node, &given, error) &&
               apply_table(load, setting->sub, key, given, target, error);
    case KIND_ITEMS:
        return apply_items(load, setting, key, node, base, error);
    default:
        return setting->many ? apply_many(load, setting, key, node, target, error)
                             : apply_scalar(load, setting, key, node, target, error);
    }
}

/* A default is applied as if it stood in the file. */
static bool apply_words(SettingsLoad *load, const Setting *setting, const char *key, void *base, GError **error)
{
    g_auto(GStrv) word = g_strsplit(setting->fallback, " ", -1);
    size_t n = *setting->fallback ? g_strv_length(word) : 0;
    g_autofree Node *node = g_new0(Node, n + 1);
    g_autofree Node **item = g_new0(Node *, n + 1);
    for (size_t i = 0; i < n; i++) {
        node[i] = (Node){.kind = NODE_SCALAR, .text = word[i]};
        item[i] = &node[i];
    }
    Node list = {.kind = NODE_LIST, .text = "", .item = item, .n = n};
    return apply_given(load, setting, key, &list, base, error);
}

static bool apply_fallback(SettingsLoad *load, const Setting *setting, const char *key, const Node *place, void *base,
                           GError **error)
{
    void *target = (char *)base + setting->offset;
    bool none = !setting->fallback || !*setting->fallback;
    if (!setting->fallback && load->yaml) {
        g_autofree char *expected = settings_expected(setting);
        return settings_complain(load, key, place, expected, "nothing", "it must be given", error);
    }
    if (setting->kind == KIND_SECTION)
        return apply_table(load, setting->sub, key, (Given){.place = place}, target, error);
    if (setting->kind == KIND_HOURS) /* an owner's are his company's, until he says otherwise */
        return base != load->config || apply_hours(load, key, NULL, target, error);
    if (setting->kind == KIND_POSITION) {
        GString *text = g_string_new(NULL);
        at(load, place, text);
        *(char **)target = g_string_free(text, FALSE);
    } else if (setting->kind == KIND_CHOICE && none) {
        *(int *)target = -1;
    } else if (setting->many && none) {
        *(char ***)target = setting->or_null ? NULL : g_new0(char *, 1);
    } else if (settings_is_text(setting->kind) && none) {
        *(char **)target = setting->fallback ? NULL : g_strdup("");
    } else if (setting->many || setting->kind == KIND_ITEMS) {
        return none || apply_words(load, setting, key, base, error);
    } else if (!none) {
        Node node = {.kind = NODE_SCALAR, .text = setting->fallback};
        return apply_scalar(load, setting, key, &node, target, error);
    }
    return true;
}

static bool apply_table(SettingsLoad *load, const Setting *settings, const char *path, Given given, void *base,
                        GError **error)
{
    if (given.map && !check_keys(load, settings, path, given.map, error))
        return false;
    for (const Setting *setting = settings; setting->name; setting++) {
        bool stands_in = given.scalar && strcmp(given.key, setting->name) == 0;
        g_autofree char *key = stands_in ? g_strdup(path) : join(path, setting->name);
        const Node *node = *setting->name ? given_value(&given, setting->name) : NULL;
        bool good = node ? apply_given(load, setting, key, node, base, error)
                         : apply_fallback(load, setting, key, given.place, base, error);
        if (!good || (setting->check && !setting->check(load, setting, node ? node : given.place, base, error)))
            return false;
    }
    return true;
}

bool settings_apply(const YamlTree *yaml, Config *config, GError **error)
{
    SettingsLoad load = {.yaml = yaml, .config = config, .left = SCALARS};
    const Node *root = yaml ? yaml_tree_root(yaml) : NULL;
    if (root && root->kind != NODE_MAP)
        return settings_complain(&load, "the file", root, "keys and values", "something else", NULL, error);
    load.folder = yaml ? g_path_get_dirname(yaml_tree_file(yaml)) : g_strdup(".");
    bool good = apply_table(&load, settings_table(), "", (Given){.map = root, .place = root}, config, error);
    g_free(load.folder);
    g_free(load.why);
    return good;
}

/* --- Freeing --- */

static void clear_table(const Setting *settings, void *base)
{
    for (const Setting *setting = settings; setting->name; setting++) {
        void *target = (char *)base + setting->offset;
        if (setting->kind == KIND_SECTION) {
            clear_table(setting->sub, target);
        } else if (setting->kind == KIND_ITEMS) {
            size_t n = *(size_t *)((char *)base + setting->count_at);
            char *items = *(char **)target;
            for (size_t i = 0; i < n; i++)
                clear_table(setting->sub, items + i * setting->item_size);
            g_free(items);
        } else if (setting->many) {
            g_strfreev(*(char ***)target);
        } else if (settings_is_text(setting->kind)) {
            g_free(*(char **)target);
        } else if (setting->kind == KIND_NET) {
            g_free(((ClientNet *)target)->address);
        }
    }
}

void settings_clear(Config *config)
{
    for (size_t i = 0; i < config->n_owner; i++) {
        absences_free(config->owner[i].away);
        calendar_unref(config->owner[i].calendar);
    }
    for (size_t i = 0; i < config->n_route; i++)
        calendar_unref(config->route[i].calendar);
    rota_free(config->on_call);
    customers_free(config->customers);
    clear_table(settings_table(), config);
    calendar_unref(config->calendar);
    g_clear_pointer(&config->timezone, g_time_zone_unref);
}
