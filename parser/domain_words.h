/* How far words spell the domain of an address: a company's name does. Pure. */
#ifndef PARSER_DOMAIN_WORDS_H
#define PARSER_DOMAIN_WORDS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Letters of the domain's labels, without top level and hyphens: "eaux-du-x.example" -> "eauxdux"; "" of a free mailer.
 * The caller frees them. */
char *domain_letters(const char *address);

/* How many of these letters the words spell. */
size_t domain_spelt(const char *words, const char *letters);

/* False, and quickly: the words, of so many bytes, spell none, since none of their parts begins with three letters that
 * stand there. */
bool domain_may_be_spelt(const char *words, size_t size, const char *letters);

#endif
