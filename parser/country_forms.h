/* Countries by the form of a postcode or of a place: "SW1A 1AA", "3011 AB Rotterdam", "Perth WA 6000". */
#ifndef PARSER_COUNTRY_FORMS_H
#define PARSER_COUNTRY_FORMS_H

#include <stddef.h>

/* Among what country_marks() tells: a character from U+3000 on. */
#define COUNTRY_MARK_ASIAN 32

/* `from` and `to` in bytes; confidence in percent. */
typedef void CountryFormTake(void *user, const char *country, size_t from, size_t to, unsigned confidence);

/* Once, before the first search; then any thread. */
void country_forms_init(void);

/* What stands in the text that some form needs. */
unsigned country_marks(const char *text, size_t size);

/* The first place of each form. The text is valid UTF-8. */
void country_forms_find(const char *text, size_t size, unsigned marks, CountryFormTake *take, void *user);

#endif
