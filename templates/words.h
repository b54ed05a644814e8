/* Which template in which language: DIR/<language>/<name>.mustache, text and
 * optionally <name>.html.mustache; an installation's own folder comes first, and
 * its text never goes with our HTML. The first line of a text template is
 * "Subject: …", then an empty line. Partials: {{>_x}} is _x.mustache in the same
 * language, else in en. */
#ifndef TEMPLATES_WORDS_H
#define TEMPLATES_WORDS_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct Words Words; /* all templates, loaded and compiled once; immutable; any thread */

/* own may be NULL. *error names file and line of a broken template. */
Words *words_load(const char *shipped, const char *own, GError **error);
Words *words_ref(Words *words);
void words_unref(Words *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Words, words_unref)

typedef struct {
    char *subject, *text, *html; /* html may be NULL */
    char *language;              /* the one found */
} Worded;

/* Looks for `languages` (NULL-terminated; "de-AT" finds de too) in order, then
 * "en". NULL and *error when no such template exists. */
Worded *words_render(const Words *words, const char *name, const char *const *languages, json_t *data, GError **error);
/* The language it would be in, caller frees; NULL when there is no such template. */
char *words_language(const Words *words, const char *name, const char *const *languages);
/* A letter without HTML gets its text in the layout page.html, of its language or en;
 * one in an installation's own words too. Without such a layout it stays text. */
bool words_page(const Words *words, Worded *worded, GError **error);
/* The letters there are, and the languages that one of them is in: sorted, NULL-terminated; the caller frees them. */
char **words_letters(const Words *words);
char **words_languages(const Words *words, const char *name);
/* Every name that a letter in that language looks up (subject, text, HTML, partials), with its place; of a partial
 * that is not there, ">_x". */
typedef void WordsName(const char *name, const char *file, unsigned line, void *context);
void words_names(const Words *words, const char *letter, const char *language, WordsName *tell, void *context);
void worded_free(Worded *worded);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Worded, worded_free)

/* A moment as the reader of that language says it, to follow "no later than":
 * "Monday 10:00 CET", "today, Monday 10:00 CET", "Montag, 10:00 Uhr MEZ"; a date
 * too when it is more than six days away. */
char *words_moment(const char *language, int64_t at, int64_t now, GTimeZone *zone);
/* The same for a subject line: "10:10", "Tue 10:10", "24 Nov 10:10". */
char *words_moment_short(const char *language, int64_t at, int64_t now, GTimeZone *zone);
/* A day: "24 November 2025", "24. November 2025". */
char *words_day(const char *language, int64_t at, GTimeZone *zone);

#endif
