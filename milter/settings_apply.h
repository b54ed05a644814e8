/* Between settings.c (the table) and settings_apply.c (what walks it). */
#ifndef MILTER_SETTINGS_APPLY_H
#define MILTER_SETTINGS_APPLY_H

#include "milter/settings.h"

struct SettingsLoad {
    const YamlTree *yaml; /* or NULL */
    Config *config;
    char *folder;  /* of the file */
    unsigned left; /* scalars it may still take: aliases multiply */
    char *why;     /* a parser's own words about the last refusal */
};

/* Always false: "file:line:column: key: expected …, got …; why". node may be NULL. */
bool settings_complain(SettingsLoad *load, const char *key, const Node *node, const char *expected, const char *got,
                       const char *why, GError **error);

#endif
