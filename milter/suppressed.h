/* Who does not want to be written to. */
#ifndef MILTER_SUPPRESSED_H
#define MILTER_SUPPRESSED_H

#include "store/store.h"

/* The sender of a lead, or whom its message names, has unsubscribed, or asked to be forgotten for good. */
bool suppressed_prospect(Store *store, const Lead *lead);

#endif
