/* Mail domains that many unrelated people share: no company is read from them, and
 * no account made of them. Pure. */
#ifndef PARSER_FREEMAIL_H
#define PARSER_FREEMAIL_H

#include <stdbool.h>

bool freemail_domain(const char *domain);
/* The same of an address; true when it has no domain at all. */
bool freemail_address(const char *address);
/* Both addresses are in one domain that means one organisation. */
bool freemail_same_organisation(const char *a, const char *b);

#endif
