/* Mustache (mustache(5)), the whole official specification without lambdas.
 * Pure; bounded output and work; data never becomes template. Besides false,
 * null and [] an empty string is falsey, so that {{#name}} can ask for one. */
#ifndef TEMPLATES_MUSTACHE_H
#define TEMPLATES_MUSTACHE_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct Mustache Mustache; /* a compiled template; immutable; any thread */

/* Returns the text of a partial, caller frees, or NULL when there is none. */
typedef char *MustachePartial(const char *name, void *context);

typedef enum { MUSTACHE_TEXT, MUSTACHE_HTML } MustacheEscape; /* TEXT: {{x}} is not escaped */

/* NULL and *error ("line N: …") for a broken template. */
Mustache *mustache_compile(const char *template, GError **error);
void mustache_free(Mustache *mustache);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Mustache, mustache_free)

/* Every name it looks up, section or value, and every partial ("_x"), with its line. */
typedef void MustacheName(const char *name, bool partial, unsigned line, void *context);
void mustache_names(const Mustache *mustache, MustacheName *tell, void *context);

/* NULL and *error ("line N: …", "line N: in PARTIAL, line M: …") for a broken partial, partials
 * nested too deep or an output over max bytes. */
char *mustache_run(const Mustache *mustache, json_t *data, MustacheEscape escape, MustachePartial *partial,
                   void *context, size_t max, GError **error);

/* Both at once: NULL and *error (with line) for a broken template or an output over max bytes. */
char *mustache_render(const char *template, json_t *data, MustacheEscape escape, MustachePartial *partial,
                      void *context, size_t max, GError **error);

#endif
