/* Between settings.c (the table), settings_apply.c (what walks it) and
 * settings_take.c (what a scalar becomes). */
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

/* Puts a scalar's text into its target; false leaves it alone, load->why may say more. */
bool settings_take(SettingsLoad *load, const Setting *setting, const char *text, void *target);
/* What an entry expects, for messages. The caller frees it. */
char *settings_expected(const Setting *setting);
/* load->why becomes: did you mean "…"? Always false. */
bool settings_suggest(SettingsLoad *load, const char *nearest);
bool settings_is_text(SettingKind kind); /* its target is a char * */
const Setting *settings_find(const Setting *settings, const char *name);

#endif
