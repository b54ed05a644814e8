/* First route that matches -> candidates for the transaction's fair choice. Pure. */
#ifndef MILTER_ROUTE_H
#define MILTER_ROUTE_H

#include "milter/config.h"
#include "parser/reading.pb-c.h"
#include "store/store.h"

typedef struct {
    StoreChoice choice; /* borrowed from the config and from below */
    GArray *candidate;  /* of StoreCandidate */
    char *reason;
} Routing;

/* The first route that matches and has somebody who is there and not excluded;
 * where no route has, the first that matches, whoever it names. `exclude`:
 * NULL-terminated owners' names, or NULL. Everybody else who is there is a
 * candidate too, but for his own accounts only. Of a route's owners those who
 * say which languages they speak, without the message's, come only when nobody
 * else does. */
Routing *route_lead(const Config *config, const Reading *reading, LeadClass class, const char *const *exclude,
                    int64_t now);
void routing_free(Routing *routing);

/* Where the mail about an owner's leads goes: a partner's to the lead manager, for
 * as long as we do not forward to outsiders. Never NULL for a configured owner. */
const char *route_mailbox(const Config *config, const Owner *owner);
/* One candidate for a named owner: assignment by hand. */
Routing *route_to(const Config *config, const Owner *owner, const char *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Routing, routing_free)

#endif
