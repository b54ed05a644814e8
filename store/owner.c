/* Who gets the next lead: least busy, in turn, or by weight. */
#include "store/owner.h"

#include <string.h>

#include "store/records.h"
#include "store/seen.h"
#include "store/value.h"

#define SHARE (UINT64_C(1) << 20) /* one lead of an owner of weight 1 */

OwnerState *owner_get(Txn *txn, const char *name)
{
    Key key = key_hash(name);
    OwnerState *state = value_get(txn, TABLE_OWNERS, &key, &owner_state__descriptor);
    if (state != NULL)
        return state;
    state = g_malloc(sizeof *state);
    owner_state__init(state);
    state->name = g_strdup(name);
    return state;
}

void owner_put(Txn *txn, const OwnerState *state)
{
    Key key = key_hash(state->name);
    value_put(txn, TABLE_OWNERS, &key, state);
}

/* --- Counting --- */

static bool owned(const Lead *lead)
{
    return lead != NULL && lead->owner != NULL && lead->owner[0] != '\0';
}

bool owner_carries(const Lead *lead)
{
    return owned(lead) && lead_is_open(lead) && !lead->observed;
}

static void count(Txn *txn, const char *name, int open, bool assigned)
{
    OwnerState *state = owner_get(txn, name);
    state->has_open = true;
    state->open = open < 0 && state->open == 0 ? 0 : state->open + (uint32_t)open;
    if (assigned) {
        state->has_assigned = state->has_last_assigned = true;
        state->assigned++;
        state->last_assigned = value_next(txn, "assigned", 1);
    }
    owner_put(txn, state);
    record_free(state);
}

void owner_count(Txn *txn, const Lead *before, const Lead *after)
{
    int was_open = owner_carries(before) ? 1 : 0;
    int is_open = owner_carries(after) ? 1 : 0;
    bool same = owned(before) && owned(after) && strcmp(before->owner, after->owner) == 0;
    if (same && is_open != was_open)
        count(txn, after->owner, is_open - was_open, false);
    if (!same && owned(before))
        count(txn, before->owner, -was_open, false);
    if (!same && owned(after))
        count(txn, after->owner, is_open, true);
}

/* --- Choosing --- */

typedef struct {
    const StoreCandidate *candidate;
    OwnerState *state;
} Runner;

static bool at_capacity(const Runner *runner)
{
    return runner->candidate->capacity > 0 && runner->state->open >= runner->candidate->capacity;
}

static uint64_t weight_of(const Runner *runner)
{
    return MAX(runner->candidate->weight, 1);
}

/* Less than 0: a is to be preferred. */
static int compare_load(const Runner *a, const Runner *b, bool relative)
{
    uint64_t left = a->state->open, right = b->state->open;
    if (relative) { /* to their capacities */
        left *= b->candidate->capacity;
        right *= a->candidate->capacity;
    }
    return (left > right) - (left < right);
}

static int compare_turn(const Runner *a, const Runner *b)
{
    uint64_t left = a->state->last_assigned, right = b->state->last_assigned;
    return (left > right) - (left < right);
}

static int compare_share(const Runner *a, const Runner *b)
{
    uint64_t left = a->state->share, right = b->state->share;
    return (left > right) - (left < right);
}

static int compare(StorePick pick, const Runner *a, const Runner *b, bool relative)
{
    int difference = 0;
    if (pick == PICK_LEAST_BUSY)
        difference = compare_load(a, b, relative);
    else if (pick == PICK_WEIGHTED)
        difference = compare_share(a, b);
    return difference != 0 ? difference : compare_turn(a, b);
}

/* A newcomer begins where the others are, instead of being flooded until he has
 * had as many as they ever had. */
static void level_newcomers(GArray *runners)
{
    uint64_t least = UINT64_MAX;
    for (guint i = 0; i < runners->len; i++) {
        const Runner *runner = &g_array_index(runners, Runner, i);
        if (runner->state->has_share)
            least = MIN(least, runner->state->share);
    }
    for (guint i = 0; i < runners->len; i++) {
        Runner *runner = &g_array_index(runners, Runner, i);
        if (!runner->state->has_share)
            runner->state->share = least == UINT64_MAX ? 0 : least;
    }
}

/* Only then can loads be compared as shares of capacity. */
static bool all_limited(const GArray *runners)
{
    for (guint i = 0; i < runners->len; i++)
        if (g_array_index(runners, Runner, i).candidate->capacity == 0)
            return false;
    return true;
}

static const Runner *best_of(const GArray *runners, StorePick pick, bool full_too)
{
    const Runner *best = NULL;
    bool relative = all_limited(runners);
    for (guint i = 0; i < runners->len; i++) {
        const Runner *runner = &g_array_index(runners, Runner, i);
        if (!full_too && at_capacity(runner))
            continue;
        if (best == NULL || compare(pick, runner, best, relative) < 0)
            best = runner;
    }
    return best;
}

static void clear_runner(void *data)
{
    record_free(((Runner *)data)->state);
}

static GArray *runners_of(Txn *txn, const StoreChoice *choice)
{
    GArray *runners = g_array_new(FALSE, FALSE, sizeof(Runner));
    g_array_set_clear_func(runners, clear_runner);
    for (size_t i = 0; i < choice->candidates; i++) {
        if (!choice->candidate[i].in_route)
            continue;
        Runner runner = {&choice->candidate[i], owner_get(txn, choice->candidate[i].name)};
        g_array_append_val(runners, runner);
    }
    return runners;
}

static char *words(const StoreChoice *choice, guint count, bool all_full)
{
    static const char *const PICK[] = {
        [PICK_LEAST_BUSY] = "least busy", [PICK_ROUND_ROBIN] = "next in turn", [PICK_WEIGHTED] = "by weight"};
    GString *text = g_string_new(choice->reason);
    if (count > 1)
        g_string_append_printf(text, "%s%s of %u", text->len > 0 ? "; " : "", PICK[choice->pick], count);
    if (all_full)
        g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "", count > 1 ? "all at capacity" : "at capacity");
    return g_string_free(text, FALSE);
}

static void charge(Txn *txn, const Runner *runner)
{
    runner->state->has_share = true;
    runner->state->share += SHARE / weight_of(runner);
    owner_put(txn, runner->state);
}

static const StoreCandidate *choose_in_route(Txn *txn, const StoreChoice *choice, char **reason)
{
    g_autoptr(GArray) runners = runners_of(txn, choice);
    level_newcomers(runners);
    const Runner *best = best_of(runners, choice->pick, false);
    bool all_full = best == NULL && runners->len > 0;
    if (all_full)
        best = best_of(runners, choice->pick, true);
    if (best == NULL) {
        *reason = g_strdup_printf("%s: nobody", choice->reason != NULL ? choice->reason : "route");
        return NULL;
    }
    *reason = words(choice, runners->len, all_full);
    if (choice->pick == PICK_WEIGHTED)
        charge(txn, best);
    return best->candidate;
}

const StoreCandidate *owner_choose(Txn *txn, const StoreChoice *choice, const char *account_owner, char **reason)
{
    for (size_t i = 0; choice->prefer_account && account_owner != NULL && i < choice->candidates; i++) {
        if (strcmp(choice->candidate[i].name, account_owner) != 0)
            continue;
        *reason = g_strdup("account's owner");
        return &choice->candidate[i];
    }
    return choose_in_route(txn, choice, reason);
}

/* --- Presence --- */

typedef struct {
    OwnerState *state;
    uint8_t key[SEEN_KEY];
    StoreOnce once; /* its key points to the one above, or nowhere */
} Telling;

static void free_telling(void *data)
{
    Telling *telling = data;
    record_free(telling->state);
    g_free(telling);
}

static StoreResult run_presence(Txn *txn, void *data)
{
    const Telling *telling = data;
    const OwnerState *told = telling->state;
    const StoreOnce *once = &telling->once;
    if (once->key != NULL && seen_find(txn, once->key, once->now) != 0)
        return STORE_REPEAT;
    OwnerState *state = owner_get(txn, told->name);
    state->has_away_since = state->has_away_until = state->has_busy_until = true;
    state->away_since = told->away_since;
    state->away_until = told->away_until;
    state->busy_until = told->busy_until;
    record_set(&state->away_how, told->away_how);
    owner_put(txn, state);
    record_free(state);
    if (once->key != NULL)
        seen_add(txn, once->key, once->lead, once->now + once->seconds);
    return STORE_OK;
}

StoreResult store_owner_presence(Store *store, const OwnerState *state, const StoreOnce *once, GError **error)
{
    Telling *telling = g_new0(Telling, 1);
    telling->state = record_copy(state);
    if (once != NULL) {
        telling->once = *once;
        memcpy(telling->key, once->key, SEEN_KEY);
        telling->once.key = telling->key;
    }
    return store_write(store, (Work){run_presence, free_telling, telling}, NULL, NULL, error);
}
