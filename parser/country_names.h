/* Places by their names, folded (lexicon.h, plain_append) and without "-", "." and "'". */
#ifndef PARSER_COUNTRY_NAMES_H
#define PARSER_COUNTRY_NAMES_H

#include <stdbool.h>
#include <stddef.h>

typedef enum { PLACE_COUNTRY, PLACE_CITY, PLACE_TOWN, PLACE_KINDS } PlaceKind;

/* What words may be the name of. */
typedef struct {
    const char *country[PLACE_KINDS]; /* ISO 3166-1; NULL: of none of that kind */
    bool leads[PLACE_KINDS];          /* begins longer names */
} Place;

/* Once, before all others (country_init does); then any thread. */
void country_names_init(void);

/* NULL: no name, and begins none. It is static. */
const Place *place_of(const char *words, size_t size);
/* NULL stands for no place. */
const char *country_of_place(const Place *known, PlaceKind kind);
const char *city_or_town(const Place *known);

/* Has what place_of() and country_by_stem() look into brought near. */
void place_fetch(const char *word, size_t size);

/* "IL", "Ohio": of the United States or Canada, as written. */
const char *country_of_state(const char *written, size_t size);

/* "Казахстане": a name with another ending, no adjective. The word ends at size. */
const char *country_by_stem(const char *word, size_t size);

/* Bytes of the longest name in a script without spaces that begins with that character; 0: none. */
size_t place_longest(const char *text, size_t size);

#endif
