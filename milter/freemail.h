/* Mail domains that many unrelated people share: no account is made of them. Pure. */
#ifndef MILTER_FREEMAIL_H
#define MILTER_FREEMAIL_H

#include <stdbool.h>

bool freemail_domain(const char *domain);
/* Both addresses are in one domain that means one organisation. */
bool freemail_same_organisation(const char *a, const char *b);

#endif
