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

/* Never empty: the last route matches all. `exclude` (NULL-terminated owners'
 * names or NULL) are left out while anybody else remains. */
Routing *route_lead(const Config *config, const Reading *reading, LeadClass class, const char *const *exclude, int64_t now);
void routing_free(Routing *routing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Routing, routing_free)

#endif
