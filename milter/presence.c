/* Presence, as a list of what the store knows of owners. */
#include "milter/presence.h"

#include "store/records.h"

struct Presence {
    GPtrArray *states; /* of OwnerState */
};

Presence *presence_load(Store *store)
{
    Presence *presence = g_new0(Presence, 1);
    store_owners(store, &presence->states, NULL);
    return presence;
}

void presence_free(Presence *presence)
{
    if (!presence)
        return;
    if (presence->states)
        g_ptr_array_unref(presence->states);
    g_free(presence);
}

static const OwnerState *state_of(const Presence *presence, const Owner *owner)
{
    for (guint i = 0; presence && presence->states && i < presence->states->len; i++) {
        const OwnerState *state = presence->states->pdata[i];
        if (g_strcmp0(state->name, owner->name) == 0)
            return state;
    }
    return NULL;
}

bool presence_away(const Presence *presence, const Owner *owner, int64_t now)
{
    const OwnerState *state = state_of(presence, owner);
    return absences_cover(owner->away, now) || (state && state->away_until > now);
}

bool presence_takes(const Presence *presence, const Owner *owner, int64_t now)
{
    const OwnerState *state = state_of(presence, owner);
    return !presence_away(presence, owner, now) && !(state && state->busy_until > now);
}
