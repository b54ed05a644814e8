/* Our own mail, known by the Message-IDs that the store remembers. */
#include "milter/ours.h"

#include <stddef.h>

enum { LOOKUPS = 20 };

static bool is_ours(Store *store, const char *message_id)
{
    Lead *lead = NULL;
    bool ours = false;
    if (!message_id || !*message_id || store_find_message(store, message_id, &lead, &ours, NULL) != STORE_OK)
        return false;
    lead__free_unpacked(lead, NULL);
    return ours;
}

/* Whoever merely borrows a Message-ID of ours does not mark his inquiry as a machine's. */
bool ours_returned(Store *store, const Reading *reading)
{
    return reading->n_no_ack > 0 && is_ours(store, reading->message_id);
}

bool ours_named(Store *store, const Reading *reading)
{
    unsigned looked = 0;
    for (size_t i = 0; i < reading->n_in_reply_to && looked < LOOKUPS; i++, looked++)
        if (is_ours(store, reading->in_reply_to[i]))
            return true;
    for (size_t i = reading->n_references; i > 0 && looked < LOOKUPS; i--, looked++)
        if (is_ours(store, reading->references[i - 1]))
            return true;
    return false;
}
