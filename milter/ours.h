/* Whether a message is one of ours, or answers one. */
#ifndef MILTER_OURS_H
#define MILTER_OURS_H

#include <stdbool.h>

#include "store/lead.pb-c.h"
#include "store/store.h"

/* It is mail of ours that came back: our Message-ID, and marked as a program's. */
bool ours_returned(Store *store, const Reading *reading);
/* Its In-Reply-To or the newest of its References name mail of ours. */
bool ours_named(Store *store, const Reading *reading);

#endif
