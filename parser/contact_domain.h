/* What contact.c asks of an address's domain. Pure. */
#ifndef PARSER_CONTACT_DOMAIN_H
#define PARSER_CONTACT_DOMAIN_H

#include <stdbool.h>
#include <stddef.h>

/* Tenths of a domain that words spell which fit it, and which are it. */
enum { CONTACT_FITS = 5, CONTACT_IS = 8 };

/* Do the words spell so many tenths of the domain's letters (domain_letters())? */
bool contact_spells(const char *words, const char *domain, size_t tenths);

/* "&", "of", "und": what ties the words of a name. */
bool contact_is_connector(const char *word, size_t size);

/* Are all the words part of the person's name? */
bool contact_is_person(const char *phrase, const char *person);

#endif
