/* Which template in which language: DIR/<language>/<name>.mustache, text and
 * optionally <name>.html.mustache; an installation's own folder comes first. The
 * first line of a text template is "Subject: …", then an empty line. */
#ifndef TEMPLATES_WORDS_H
#define TEMPLATES_WORDS_H

#include <glib.h>
#include <jansson.h>

typedef struct Words Words; /* all templates, loaded and compiled once; immutable; any thread */

/* own may be NULL. *error names file and line of a broken template. */
Words *words_load(const char *shipped, const char *own, GError **error);
Words *words_ref(Words *words);
void words_unref(Words *words);

typedef struct {
    char *subject, *text, *html; /* html may be NULL */
    char *language;              /* the one found */
} Worded;

/* Looks for `languages` in order, then "en". NULL and *error when no such template exists. */
Worded *words_render(const Words *words, const char *name, const char *const *languages, json_t *data, GError **error);
void worded_free(Worded *worded);

/* A moment as the reader of that language says it: "Monday 10:00 CET", "Montag, 10:00 Uhr MEZ". */
char *words_moment(const char *language, int64_t at, int64_t now, GTimeZone *zone);

#endif
