/* The customer list: which owner looks after which company, or after which of its sites. */
#ifndef MILTER_CUSTOMERS_H
#define MILTER_CUSTOMERS_H

#include <glib.h>
#include <stdbool.h>

#include "parser/reading.pb-c.h"

typedef struct Customers Customers;

/* A CSV file (RFC 4180, also with semicolons) with a header: domain, owner, and
 * perhaps country (ISO 3166-1) and city. NULL and *error with its line. */
Customers *customers_load(const char *path, GError **error);
void customers_free(Customers *customers);

/* Owners' names in it, NULL-terminated; the list's. */
const char *const *customers_owners(const Customers *customers);

/* Whose the prospect is: of the rows of his domain the one whose city matches, else
 * country, else one that names neither. NULL: nobody's. */
const char *customers_owner(const Customers *customers, const Reading *reading);

/* Its domain is in the list, at whatever site. */
bool customers_has(const Customers *customers, const char *address);

#endif
