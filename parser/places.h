/* Places that say a country: other names of countries, large cities, states. */
#ifndef PARSER_PLACES_H
#define PARSER_PLACES_H

typedef struct {
    const char *country; /* ISO 3166-1; NULL ends */
    const char *names;   /* a|b|c */
} PlaceRow;

extern const PlaceRow PLACE_ALIASES[], PLACE_CITIES[], PLACE_LEGAL_FORMS[]; /* the last in their own case */
extern const PlaceRow PLACE_TOWNS[];                                        /* towns.c: smaller ones */
extern const char *const PLACE_US_STATES[], *const PLACE_CA_PROVINCES[];    /* NULL ends */

#endif
