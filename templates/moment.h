/* How the languages of the acks, other than English and German, say a moment. Pure. */
#ifndef TEMPLATES_MOMENT_H
#define TEMPLATES_MOMENT_H

#include <glib.h>

/* To follow that language's "no later than": "lundi 30 novembre à 10 h 00 (CET)".
 * `days` from today. Caller frees; NULL: a language not among these. */
char *moment_say(const char *language, GDateTime *then, int days, const char *zone);

#endif
