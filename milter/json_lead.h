/* A lead as the JSON of leadctl: what `explain` says of a message, and what a
 * lead adds. Fields that are not known are null or absent. Pure. */
#ifndef MILTER_JSON_LEAD_H
#define MILTER_JSON_LEAD_H

#include <jansson.h>

#include "store/lead.pb-c.h"

/* account: the domain or name of its account, or NULL. The caller owns the object. */
json_t *json_lead(const Lead *lead, const char *account);
json_t *json_event(const Event *event);
json_t *json_outgoing(const Outgoing *row);

const char *waiting_on_name(WaitingOn waiting);
const char *outgoing_state_name(OutgoingState state); /* waiting, sending, sent, failed, held */

#endif
