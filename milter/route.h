/* First route that matches -> candidates for the transaction's fair choice. Pure. */
#ifndef MILTER_ROUTE_H
#define MILTER_ROUTE_H

#include "milter/config.h"
#include "milter/presence.h"
#include "parser/reading.pb-c.h"
#include "store/store.h"

typedef struct {
    StoreChoice choice; /* borrowed from the config and from below */
    GArray *candidate;  /* of StoreCandidate */
    bool on_call;       /* the clock runs by the wall */
    char *reason;
} Routing;

/* The first route that matches and has somebody who is there and not excluded, among
 * its owners or else its fallback; where no route has, the lead manager. Somebody
 * whom the message names, to or cc or in words, comes before that, then whose customer
 * it is by the list; and a hot lead while
 * the house is closed goes to who is on call. `exclude`: NULL-terminated owners' names,
 * or NULL; who is excluded comes last, before nobody. Everybody else who is there is a
 * candidate too, but for his own accounts only. Of a route's owners those who
 * say which languages they speak, without the message's, come only when nobody
 * else does. */
Routing *route_lead(const Config *config, const Presence *presence, const Reading *reading, LeadClass class,
                    const char *const *exclude, int64_t now);
void routing_free(Routing *routing);

/* Is it the address of a partner outside our domains? He is never added to a message as a recipient (SPF and DMARC
 * would fail there): his card carries the original. */
bool route_outside(const Config *config, const char *address);
/* One candidate for a named owner: assignment by hand. */
Routing *route_to(const Owner *owner, const char *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Routing, routing_free)

#endif
