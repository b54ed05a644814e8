/* Presence, as told. */
#include "milter/person.h"

#include "milter/when.h"

enum { FOR_GOOD = 10 * 366 * 86400 }; /* seconds: until he says that he is back */

static char *day_of(const Config *config, int64_t at)
{
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
    g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, config->timezone);
    return g_date_time_format(local, "%Y-%m-%d %H:%M");
}

static bool find_moment(const PersonWork *work, PersonMove move, const char *when, int64_t *at, GError **error)
{
    const Config *config = work->config;
    *at = work->now + FOR_GOOD;
    if (move == PERSON_BACK || (move == PERSON_AWAY && (!when || !*when)))
        return true;
    if (when && when_parse(when, config->calendar, config->timezone, work->now, at))
        return true;
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                "expected a time to come, like 4h, friday or 2026-12-04, got \"%s\"", when ? when : "");
    return false;
}

/* Who was away stays so while he is busy, and the other way round. */
static OwnerState state_of(const PersonWork *work, const GPtrArray *states)
{
    OwnerState state = OWNER_STATE__INIT;
    for (guint i = 0; states && i < states->len; i++) {
        const OwnerState *known = states->pdata[i];
        if (g_strcmp0(known->name, work->owner->name) != 0)
            continue;
        state.away_since = known->away_since;
        state.away_until = known->away_until;
        state.busy_until = known->busy_until;
        state.away_how = known->away_how;
    }
    state.name = work->owner->name;
    state.has_away_since = state.has_away_until = state.has_busy_until = true;
    return state;
}

static char *words_of(const PersonWork *work, PersonMove move, bool until, int64_t at)
{
    g_autofree char *day = day_of(work->config, at);
    const char *name = work->owner->name;
    if (move == PERSON_BACK)
        return g_strdup_printf("%s is there", name);
    if (move == PERSON_BUSY)
        return g_strdup_printf("%s gets no new leads until %s", name, day);
    return until ? g_strdup_printf("%s is away until %s", name, day)
                 : g_strdup_printf("%s is away until he says that he is back", name);
}

/* As it was understood when it came first. */
static int64_t told_before(const PersonWork *work, PersonMove move)
{
    g_autoptr(GPtrArray) states = NULL;
    store_owners(work->store, &states, NULL);
    OwnerState state = state_of(work, states);
    return move == PERSON_BUSY ? state.busy_until : state.away_until;
}

char *person_move(const PersonWork *work, PersonMove move, const char *when, GError **error)
{
    int64_t at;
    if (!find_moment(work, move, when, &at, error))
        return NULL;
    g_autoptr(GPtrArray) states = NULL;
    store_owners(work->store, &states, NULL);
    OwnerState state = state_of(work, states);
    if (move == PERSON_BUSY) {
        state.busy_until = at;
    } else {
        bool away = move == PERSON_AWAY;
        state.away_since = away ? work->now : 0;
        state.away_until = away ? at : 0;
        state.busy_until = 0;
        state.away_how = (char *)(away ? work->how : NULL);
    }
    StoreResult result = store_owner_presence(work->store, &state, work->once, error);
    if (result == STORE_REPEAT)
        at = told_before(work, move);
    if (result == STORE_OK || result == STORE_REPEAT)
        return words_of(work, move, when && *when, at);
    if (error && !*error)
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "the store did not take it");
    return NULL;
}
