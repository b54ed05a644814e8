/* The same project asked by two parties: a contractor and his customer, two bidders. Pure. */
#ifndef MILTER_PROJECT_H
#define MILTER_PROJECT_H

#include <stdbool.h>

#include "store/lead.pb-c.h"
#include "store/store.h"

/* Of two organisations, and naming the same inquiry number, or the same quantities of the same products: two such, or
 * one by the same day. */
bool project_same(const Lead *a, const Lead *b);

/* An earlier lead about the same project, among the newest ones; 0: none. */
uint64_t project_find(Store *store, const Lead *lead, int64_t now);

#endif
