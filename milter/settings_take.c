/* One scalar of the configuration -> its value, by kind; the words for what a kind expects. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <string.h>

#include "milter/settings_apply.h"
#include "milter/values.h"

enum { TEXT_BYTES = 1000, PATTERN_BYTES = 4000 };

bool settings_suggest(SettingsLoad *load, const char *nearest)
{
    g_free(load->why);
    load->why = nearest ? g_strdup_printf("did you mean \"%s\"?", nearest) : NULL;
    return false;
}

/* --- Scalars that are char * --- */

static bool take(char **target, char *value)
{
    *target = value;
    return value != NULL;
}

static bool plain_text(const char *text, size_t most)
{
    size_t size = strlen(text);
    if (size == 0 || size > most || !g_utf8_validate(text, -1, NULL))
        return false;
    for (const char *p = text; *p; p++)
        if ((unsigned char)*p < 0x20 || *p == 0x7f)
            return false;
    return true;
}

static bool made_of(const char *text, const char *also, size_t most)
{
    size_t n = 0;
    for (const char *p = text; *p; p++, n++)
        if (!g_ascii_isalnum(*p) && !strchr(also, *p))
            return false;
    return n > 0 && n <= most;
}

static bool take_pattern(const char *text, char **target)
{
    if (!g_str_has_prefix(text, "*@"))
        return take(target, value_address(text));
    g_autofree char *domain = value_domain(text + 2);
    return domain && take(target, g_strconcat("*@", domain, NULL));
}

static bool take_country(SettingsLoad *load, const char *text, char **target)
{
    g_autofree char *upper = g_ascii_strup(text, -1);
    if (strcmp(upper, "UK") == 0 || strcmp(upper, "EL") == 0)
        return settings_suggest(load, *upper == 'U' ? "GB" : "GR");
    return value_country(upper) && take(target, g_steal_pointer(&upper));
}

/* A country's code is easily taken for its language's: such a route or owner would never match. */
static bool take_language(SettingsLoad *load, const char *text, char **target)
{
    static const char *const meant[][2] = {{"cn", "zh"}, {"cz", "cs"}, {"dk", "da"}, {"gr", "el"}, {"jp", "ja"},
                                           {"kr", "ko"}, {"nb", "no"}, {"nn", "no"}, {"se", "sv"}, {"ua", "uk"}};
    g_autofree char *lower = g_ascii_strdown(text, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(meant); i++)
        if (strcmp(lower, meant[i][0]) == 0)
            return settings_suggest(load, meant[i][1]);
    return value_language(lower) && take(target, g_steal_pointer(&lower));
}

/* Names of time zones, as tzdata lists them; for suggestions only. */
static const char *nearest_zone(const char *text, char **list)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    if (!g_file_get_contents("/usr/share/zoneinfo/tzdata.zi", list, NULL, NULL))
        return NULL;
    /* "Z Europe/Berlin …" is a zone, "L Europe/Berlin Europe/Oslo" a link. */
    for (char *line = *list, *next; line; line = next) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        char *name = *line == 'Z' || *line == 'L' ? strrchr(line, ' ') : NULL;
        if (*line == 'Z') {
            name = line + 1;
            name[1 + strcspn(name + 1, " ")] = '\0';
        }
        if (name)
            g_ptr_array_add(names, name + 1);
    }
    g_ptr_array_add(names, NULL);
    return value_nearest(text, (const char *const *)names->pdata);
}

static bool take_zone(SettingsLoad *load, const char *text, char **target)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(text);
    g_autofree char *list = NULL;
    if (!zone)
        return settings_suggest(load, nearest_zone(text, &list));
    return take(target, g_strdup(text));
}

static bool take_path(SettingsLoad *load, SettingKind kind, const char *text, char **target)
{
    if (!plain_text(text, TEXT_BYTES))
        return false;
    g_autofree char *path = g_path_is_absolute(text) ? g_strdup(text) : g_build_filename(load->folder, text, NULL);
    if (kind == KIND_FOLDER && !g_file_test(path, G_FILE_TEST_IS_DIR))
        return false;
    return take(target, g_steal_pointer(&path));
}

static bool take_regex(SettingsLoad *load, const char *text, char **target)
{
    int code;
    size_t offset;
    if (strlen(text) > PATTERN_BYTES)
        return false;
    if (strchr(text, '\b')) {
        g_free(load->why);
        load->why = g_strdup("within \"…\" YAML takes \\b for a control character: write '…'");
        return false;
    }
    pcre2_code *compiled =
        pcre2_compile((PCRE2_SPTR)text, PCRE2_ZERO_TERMINATED, PCRE2_UTF | PCRE2_UCP, &code, &offset, NULL);
    if (!compiled) {
        PCRE2_UCHAR words[200];
        pcre2_get_error_message(code, words, sizeof words);
        g_free(load->why);
        load->why = g_strdup_printf("%s at character %zu", (const char *)words, offset + 1);
        return false;
    }
    pcre2_code_free(compiled);
    return take(target, g_strdup(text));
}

static bool take_one_of(SettingsLoad *load, const char *const *words, const char *text, char **target)
{
    return g_strv_contains(words, text) ? take(target, g_strdup(text))
                                        : settings_suggest(load, value_nearest(text, words));
}

static bool take_owner(SettingsLoad *load, const char *text, char **target)
{
    const Owner *owner = config_owner(load->config, text);
    if (owner)
        return take(target, g_strdup(owner->name));
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (size_t i = 0; i < load->config->n_owner; i++)
        g_ptr_array_add(names, load->config->owner[i].name);
    g_ptr_array_add(names, NULL);
    return settings_suggest(load, value_nearest(text, (const char *const *)names->pdata));
}

static bool take_text(SettingsLoad *load, const Setting *setting, const char *text, char **target)
{
    switch (setting->kind) {
    case KIND_NAME:
        return made_of(text, "-_.", 64) && take(target, g_strdup(text));
    case KIND_LABEL:
        return made_of(text, "-_.' ", 64) && *text != ' ' && take(target, g_strdup(text));
    case KIND_ADDRESS:
        return take(target, value_address(text));
    case KIND_PATTERN:
        return take_pattern(text, target);
    case KIND_DOMAIN:
        return take(target, value_domain(text));
    case KIND_COUNTRY:
        return take_country(load, text, target);
    case KIND_LANGUAGE:
        return take_language(load, text, target);
    case KIND_FOLDED:
        return plain_text(text, TEXT_BYTES) && take(target, g_utf8_strdown(text, -1));
    case KIND_ZONE:
        return take_zone(load, text, target);
    case KIND_LISTEN:
        return value_listen(text) && take(target, g_strdup(text));
    case KIND_RELAY:
        return value_relay(text) && take(target, g_strdup(text));
    case KIND_SERVER:
        return value_server(text) && take(target, g_strdup(text));
    case KIND_PATH:
    case KIND_FOLDER:
        return take_path(load, setting->kind, text, target);
    case KIND_REGEX:
        return take_regex(load, text, target);
    case KIND_ONE_OF:
        return take_one_of(load, setting->words, text, target);
    case KIND_OWNER:
        return take_owner(load, text, target);
    default:
        return plain_text(text, TEXT_BYTES) && take(target, g_strdup(text));
    }
}

/* --- Other scalars --- */

static bool take_number(const Setting *setting, int base, const char *text, int *target)
{
    int64_t number;
    if (!value_number(text, base, setting->min, setting->max, &number))
        return false;
    *target = (int)number;
    return true;
}

static bool take_choice(SettingsLoad *load, const Setting *setting, const char *text, int *target)
{
    for (int i = 0; setting->words[i]; i++) {
        if (strcmp(setting->words[i], text) == 0) {
            *target = i + (int)setting->min;
            return true;
        }
    }
    return settings_suggest(load, value_nearest(text, setting->words));
}

static bool take_partner(SettingsLoad *load, const Setting *setting, const char *text, bool *target)
{
    int choice = 0;
    if (!take_choice(load, setting, text, &choice))
        return false;
    *target = choice == 1;
    return true;
}

static bool take_seconds(const Setting *setting, const char *text, int64_t *target)
{
    Duration duration;
    if (!value_duration(text, false, &duration) || (double)duration.seconds < setting->min)
        return false;
    *target = duration.seconds;
    return true;
}

static bool take_duration(const char *text, bool work_days, Duration *target)
{
    Duration duration;
    if (!value_duration(text, work_days, &duration) || duration.seconds + duration.work_days == 0)
        return false;
    *target = duration;
    return true;
}

bool settings_is_text(SettingKind kind)
{
    return kind <= KIND_POSITION;
}

bool settings_take(SettingsLoad *load, const Setting *setting, const char *text, void *target)
{
    g_clear_pointer(&load->why, g_free);
    if (settings_is_text(setting->kind))
        return take_text(load, setting, text, target);
    switch (setting->kind) {
    case KIND_NUMBER:
        return take_number(setting, 10, text, target);
    case KIND_OCTAL:
        return take_number(setting, 8, text, target);
    case KIND_CHOICE:
        return take_choice(load, setting, text, target);
    case KIND_PARTNER:
        return take_partner(load, setting, text, target);
    case KIND_FLAG:
        return value_flag(text, target);
    case KIND_SECONDS:
        return take_seconds(setting, text, target);
    case KIND_MILLISECONDS:
        return value_milliseconds(text, target) && *(unsigned *)target >= setting->min;
    case KIND_SIZE:
        return value_size(text, target);
    case KIND_WALL:
    case KIND_DURATION:
        return take_duration(text, setting->kind == KIND_DURATION, target);
    case KIND_SHARE:
        return value_share(text, target);
    case KIND_BUDGET:
        return value_budget(text, target);
    case KIND_NET:
        return value_net(text, target);
    default:
        return false;
    }
}

/* What a kind expects, for messages; NULL: the words or bounds of the entry say it. */
static const char *kind_words(SettingKind kind)
{
    switch (kind) {
    case KIND_NAME:
        return "a word of letters, digits, - _ .";
    case KIND_LABEL:
        return "a name of letters, digits, spaces, - _ . '";
    case KIND_ADDRESS:
        return "an address like sales@acme.example";
    case KIND_PATTERN:
        return "an address or *@domain";
    case KIND_DOMAIN:
        return "a domain";
    case KIND_COUNTRY:
        return "a country code of two letters (ISO 3166-1)";
    case KIND_LANGUAGE:
        return "a language code of two letters (ISO 639-1)";
    case KIND_ZONE:
        return "a time zone like Europe/Berlin";
    case KIND_LISTEN:
        return "unix:/path (at most 107 bytes), inet:port@host or inet6:port@host";
    case KIND_RELAY:
        return "smtp://host:port or smtps://host:port";
    case KIND_SERVER:
        return "an address, with :port or without";
    case KIND_PATH:
        return "the path of a file";
    case KIND_FOLDER:
        return "the path of a folder";
    case KIND_REGEX:
        return "a regular expression";
    case KIND_OWNER:
        return "the name of an owner";
    case KIND_FLAG:
        return "true or false";
    case KIND_OCTAL:
        return "a mode in octal, like 0660";
    case KIND_SECONDS:
        return "a duration like 30s, 5m, 2h, 7d, of at most ten years";
    case KIND_WALL:
        return "a duration like 30s, 5m, 2h, 7d, above zero, of at most ten years";
    case KIND_SIZE:
        return "a size like 5MiB, 64KiB or 0, of at most 1GiB";
    case KIND_MILLISECONDS:
        return "a duration like 250ms or 2s, of at most an hour";
    case KIND_DURATION:
        return "a duration like 30m, 4h, 1wd, above zero, of at most ten years";
    case KIND_SHARE:
        return "a percentage like 50%, or never";
    case KIND_BUDGET:
        return "a number per time, like 5/7d";
    case KIND_NET:
        return "an address or a network like 10.0.0.0/8";
    default:
        return NULL;
    }
}

const Setting *settings_find(const Setting *settings, const char *name)
{
    for (const Setting *s = settings; s->name; s++)
        if (*s->name && strcmp(s->name, name) == 0)
            return s;
    return NULL;
}

char *settings_expected(const Setting *setting)
{
    const Setting *shorthand = setting->shorthand ? settings_find(setting->sub, setting->shorthand) : NULL;
    const char *words = kind_words(setting->kind);
    if (words)
        return g_strdup_printf(setting->kind == KIND_SECONDS && setting->min > 0 ? "%s, at least %gs" : "%s", words,
                               setting->min);
    if (setting->kind == KIND_NUMBER)
        return g_strdup_printf("a whole number from %g to %g", setting->min, setting->max);
    if (shorthand) {
        g_autofree char *scalar = settings_expected(shorthand);
        return g_strconcat("a map or ", scalar, NULL);
    }
    if (setting->kind == KIND_SECTION || setting->kind == KIND_ITEMS)
        return g_strdup("a map");
    if (!setting->words)
        return g_strdup("a text of one line");
    g_autofree char *all = g_strjoinv(", ", (char **)setting->words);
    return g_strconcat("one of ", all, NULL);
}
