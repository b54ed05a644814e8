/* Who somebody is, from a signature or a block of contact details. */
#ifndef PARSER_CONTACT_H
#define PARSER_CONTACT_H

#include <glib.h>
#include <stdbool.h>

typedef struct {
    char *name;    /* as it stands there, titles off; NULL */
    char *title;   /* job title; NULL */
    char *company; /* NULL */
    char *company_line;
    unsigned company_confidence;
    char *city, *postcode, *website, *email; /* NULL */
} Contact;

/* known_name and address of the person, as far as known, "" else: they tell the
 * name from the company, whose words may spell the domain (a domain alone never
 * makes a company). */
Contact *contact_read(const char *block, const char *known_name, const char *address);
/* The same where the letters of the address's domain (domain_letters()) are at hand. */
Contact *contact_read_at(const char *block, const char *known_name, const char *address, const char *domain);
void contact_free(Contact *contact);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Contact, contact_free)

/* A company in running text whose words spell the domain of these letters (domain_letters()); NULL. */
char *contact_company_by_domain(const char *text, const char *domain, const char *person);

/* Capitalised words that the address's local part spells: "faisal@x" -> "Faisal Rehmani"; NULL. */
char *contact_name_for_address(const char *text, const char *address);

/* Do the words spell a good part of the address's domain? Never for free mail. */
bool contact_is_domain(const char *words, const char *address); /* all but little of it */
bool contact_fits_domain(const char *words, const char *address);
bool contact_is_organisation(const char *words, const char *address); /* fit it, and say so: "Il Tasso Cooperativa" */

#endif
