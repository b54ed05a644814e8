/* The settings: one table of name, kind, default, bounds and help, through which
 * a YAML tree becomes a Config. Error messages come from the same entries. */
#ifndef MILTER_SETTINGS_H
#define MILTER_SETTINGS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "milter/config.h"
#include "milter/yaml.h"

typedef enum {
    /* char *, or char ** where many */
    KIND_TEXT,
    KIND_NAME,
    KIND_LABEL,
    KIND_ADDRESS,
    KIND_PATTERN,
    KIND_DOMAIN,
    KIND_COUNTRY,
    KIND_LANGUAGE,
    KIND_FOLDED,
    KIND_ZONE,
    KIND_LISTEN,
    KIND_RELAY,
    KIND_SERVER,
    KIND_PATH,
    KIND_FOLDER,
    KIND_REGEX,
    KIND_ONE_OF,
    KIND_OWNER,
    KIND_POSITION, /* of the map itself; no key */
    /* others */
    KIND_NUMBER,
    KIND_CHOICE,
    KIND_FLAG,
    KIND_PARTNER,
    KIND_OCTAL,
    KIND_SECONDS,
    KIND_MILLISECONDS,
    KIND_SIZE,
    KIND_WALL,
    KIND_DURATION,
    KIND_SHARE,
    KIND_BUDGET,
    KIND_NET,
    KIND_HOURS,
    KIND_SECTION,
    KIND_ITEMS
} SettingKind;

typedef struct SettingsLoad SettingsLoad;

typedef struct Setting Setting;
struct Setting {
    const char *name;
    SettingKind kind;
    size_t offset;        /* of the target in its struct */
    const char *fallback; /* default as it would be written, lists with spaces; "": none; NULL: must be given */
    const char *help;
    bool many;                  /* a scalar or a list of them */
    bool or_null;               /* an empty list is NULL */
    double min, max;            /* of numbers; least seconds */
    const char *const *words;   /* of choices; the first is number `min` */
    const Setting *sub;         /* of sections and items */
    const char *shorthand;      /* key that a scalar in place of the map means */
    size_t item_size, count_at; /* of items; offset of their count */
    bool (*check)(SettingsLoad *load, const Setting *setting, const Node *node, void *base, GError **error);
};

const Setting *settings_table(void);

/* Fills a zeroed Config; yaml may be NULL for the defaults alone. What was filled
 * before an error is freed by settings_clear(). */
bool settings_apply(const YamlTree *yaml, Config *config, GError **error);
void settings_clear(Config *config);

#endif
