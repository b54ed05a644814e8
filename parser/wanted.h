/* What is asked about where no quantity tells: "your ball valves", "brochure for
 * the CP series", "Ihren Durchflusssensoren", "прайс на насосы". */
#ifndef PARSER_WANTED_H
#define PARSER_WANTED_H

#include <glib.h>
#include <stdbool.h>

/* The words behind the first cue that names goods or services, as they stand; NULL. */
char *wanted_find(const char *text);

/* A name in quotes: listing "Rice protein 80"; NULL. */
char *wanted_quoted(const char *text);

/* Could the words name goods? Not when a small word or a mark begins them. */
bool wanted_is_goods(const char *phrase);

#endif
