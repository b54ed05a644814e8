/* Who is there: from what people and their mailboxes have said, and from their iCalendar files. */
#ifndef MILTER_PRESENCE_H
#define MILTER_PRESENCE_H

#include "milter/config.h"
#include "store/store.h"

/* As the store has it now; immutable. NULL (as argument below): files only. */
typedef struct Presence Presence;
Presence *presence_load(Store *store);
void presence_free(Presence *presence);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Presence, presence_free)

/* Away: what waits for an answer of his goes to others. */
bool presence_away(const Presence *presence, const Owner *owner, int64_t now);
/* Neither away nor busy: new leads may go to him. */
bool presence_takes(const Presence *presence, const Owner *owner, int64_t now);

#endif
