/* Mustache (mustache(5)), the whole official specification without lambdas.
 * Pure; bounded output; data never becomes template. */
#ifndef TEMPLATES_MUSTACHE_H
#define TEMPLATES_MUSTACHE_H

#include <glib.h>
#include <jansson.h>
#include <stddef.h>

/* Returns the text of a partial, caller frees, or NULL when there is none. */
typedef char *MustachePartial(const char *name, void *context);

typedef enum { MUSTACHE_TEXT, MUSTACHE_HTML } MustacheEscape; /* TEXT: {{x}} is not escaped */

/* NULL and *error (with line) for a broken template or an output over max bytes. */
char *mustache_render(const char *template, json_t *data, MustacheEscape escape, MustachePartial *partial, void *context,
                      size_t max, GError **error);

#endif
