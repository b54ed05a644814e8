/* What this machine's Postfix is told, by postconf(1) and postmap(1). Blocks. */
#ifndef MILTER_POSTCONF_H
#define MILTER_POSTCONF_H

#include <glib.h>
#include <stdbool.h>

/* What a command says, or NULL when it failed. The caller frees it. */
char *postconf_output(const char *const *command);

/* A parameter of main.cf, expanded; NULL: there is no Postfix. The caller frees it. */
char *postconf_value(const char *name);

/* The smtpd services of master.cf, and what each overrides. */
typedef struct {
    GPtrArray *name;      /* "smtp/inet", of char* */
    GHashTable *override; /* "smtp/inet/smtpd_milters" -> value */
    GHashTable *main;     /* parameters of main.cf that were asked for */
} Postconf;

Postconf *postconf_services(void);
void postconf_free(Postconf *postconf);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Postconf, postconf_free)

/* What holds for a service: its own, else main.cf's. Never NULL; lives as long as the Postconf. */
const char *postconf_of(Postconf *postconf, const char *service, const char *parameter);

/* Whether a list (of addresses, macros, restrictions) names a word. */
bool postconf_names(const char *list, const char *word);

#endif
