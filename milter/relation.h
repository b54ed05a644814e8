/* Whether a prospect is new to us, known, or a customer. */
#ifndef MILTER_RELATION_H
#define MILTER_RELATION_H

#include "milter/config.h"
#include "store/store.h"

/* "customer": he, or a colleague under his mail domain, has bought, or that domain is in the customer list; "known":
 * one of them has asked before; else "new". `address` may be NULL. */
const char *relation_find(Store *store, const Config *config, const char *address);

#endif
