/* Which route a lead takes, and who stands for choice there. */
#include "milter/route.h"

#include <string.h>

/* Letters and digits of scripts that put spaces between words; others match anywhere. */
static bool wordy(gunichar c)
{
    return c < 0x2e80 && g_unichar_isalnum(c);
}

static bool ends_word(const char *end)
{
    return !wordy(g_utf8_get_char(end));
}

/* `word` in `text`, both folded, as a whole word or its English plural. */
static bool has_word(const char *text, const char *word)
{
    size_t size = strlen(word);
    bool wordy_start = wordy(g_utf8_get_char(word)), wordy_end = wordy(g_utf8_get_char(g_utf8_prev_char(word + size)));
    for (const char *found = strstr(text, word); found; found = strstr(found + 1, word)) {
        const char *end = found + size;
        bool starts = !wordy_start || found == text || !wordy(g_utf8_get_char(g_utf8_prev_char(found)));
        bool ends = !wordy_end || ends_word(end) || (*end == 's' && ends_word(end + 1)) ||
                    (strncmp(end, "es", 2) == 0 && ends_word(end + 2));
        if (starts && ends)
            return true;
    }
    return false;
}

static void add_folded(GString *text, const char *piece)
{
    if (!piece || !g_utf8_validate(piece, -1, NULL))
        return;
    g_autofree char *folded = g_utf8_strdown(piece, -1);
    g_string_append(text, folded);
    g_string_append_c(text, '\n');
}

static char *product_text(const Reading *reading)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < reading->n_product; i++)
        add_folded(text, reading->product[i]->value);
    for (size_t i = 0; i < reading->n_quantity; i++)
        add_folded(text, reading->quantity[i]->product);
    add_folded(text, reading->subject);
    add_folded(text, reading->words);
    return g_string_free(text, FALSE);
}

static const char *one_of(char **words, const Found *found)
{
    for (char **word = words; found && *word; word++)
        if (g_ascii_strcasecmp(*word, found->value) == 0)
            return *word;
    return NULL;
}

static const char *product_of(const Route *route, const char *text)
{
    for (char **word = route->product; *word; word++)
        if (**word && has_word(text, *word))
            return *word;
    return NULL;
}

static void because(GString *why, const char *what, const char *value)
{
    g_string_append_printf(why, "%s%s %s", why->len ? ", " : "", what, value);
}

/* What matched, as words, or NULL. */
static char *match(const Route *route, const Reading *reading, LeadClass class, const char *text)
{
    g_autoptr(GString) why = g_string_new(NULL);
    const char *country = route->country ? one_of(route->country, reading->country) : "";
    const char *language = route->language ? one_of(route->language, reading->language) : "";
    const char *product = route->product ? product_of(route, text) : "";
    if (!country || !language || !product || (route->class >= 0 && route->class != (int)class))
        return NULL;
    if (*country)
        because(why, "country", country);
    if (*product)
        because(why, "product", product);
    if (*language)
        because(why, "language", language);
    if (route->class >= 0)
        because(why, "class", route->class == (int)LEAD_CLASS__CLASS_HOT ? "hot" : "general");
    return g_strdup(why->len ? why->str : "all others");
}

/* --- Who stands for choice --- */

static bool there(const Owner *owner, int64_t now)
{
    return !absences_cover(owner->away, now);
}

static bool in_list(const char *const *names, const char *name)
{
    for (; names && *names; names++)
        if (g_ascii_strcasecmp(*names, name) == 0)
            return true;
    return false;
}

typedef struct {
    const char *const *exclude;
    const char *language; /* or NULL */
    int64_t now;
} Asked;

/* Who rejected it last is the last to be asked again: the place of his last rejection; 0: none. */
static unsigned rejection(const char *const *exclude, const char *name)
{
    unsigned last = 0;
    for (unsigned i = 0; exclude && exclude[i]; i++)
        if (g_ascii_strcasecmp(exclude[i], name) == 0)
            last = i + 1;
    return last;
}

/* 0: he will do; more is worse. */
static unsigned reluctance(const Owner *owner, const Asked *asked)
{
    return 2 * rejection(asked->exclude, owner->name) + (there(owner, asked->now) ? 0 : 1);
}

static unsigned least_reluctance(const Config *config, const Route *route, const Asked *asked)
{
    unsigned least = G_MAXUINT;
    for (size_t i = 0; i < config->n_owner; i++)
        if (in_list((const char *const *)route->to, config->owner[i].name))
            least = MIN(least, reluctance(&config->owner[i], asked));
    return least;
}

static bool speaks(const Owner *owner, const char *language)
{
    return !language || !owner->languages || in_list((const char *const *)owner->languages, language);
}

static bool somebody_speaks(const Config *config, const Route *route, unsigned least, const Asked *asked)
{
    for (size_t i = 0; i < config->n_owner; i++) {
        const Owner *owner = &config->owner[i];
        if (in_list((const char *const *)route->to, owner->name) && reluctance(owner, asked) == least &&
            speaks(owner, asked->language))
            return true;
    }
    return false;
}

static StoreCandidate candidate_of(const Config *config, const Owner *owner, bool in_route)
{
    return (StoreCandidate){.name = owner->name,
                            .email = route_mailbox(config, owner),
                            .weight = owner->weight,
                            .capacity = owner->capacity,
                            .in_route = in_route};
}

static void add_candidates(Routing *routing, const Config *config, const Route *route, const Asked *asked)
{
    unsigned least = least_reluctance(config, route, asked);
    bool by_language = somebody_speaks(config, route, least, asked);
    for (size_t i = 0; i < config->n_owner; i++) {
        const Owner *owner = &config->owner[i];
        unsigned his = reluctance(owner, asked);
        bool in_route = in_list((const char *const *)route->to, owner->name) && his == least &&
                        (!by_language || speaks(owner, asked->language));
        StoreCandidate candidate = candidate_of(config, owner, in_route);
        if (in_route || his == 0)
            g_array_append_val(routing->candidate, candidate);
    }
}

static Routing *routing_new(void)
{
    Routing *routing = g_new0(Routing, 1);
    routing->candidate = g_array_new(FALSE, FALSE, sizeof(StoreCandidate));
    return routing;
}

static Routing *routing_ready(Routing *routing, StorePick pick, bool prefer_account)
{
    routing->choice = (StoreChoice){.candidate = (const StoreCandidate *)(void *)routing->candidate->data,
                                    .candidates = routing->candidate->len,
                                    .pick = pick,
                                    .prefer_account = prefer_account,
                                    .reason = routing->reason};
    return routing;
}

static StorePick pick_of(const Route *route)
{
    static const StorePick picks[] = {
        [ROUTE_LEAST_BUSY] = PICK_LEAST_BUSY, [ROUTE_ROUND_ROBIN] = PICK_ROUND_ROBIN, [ROUTE_WEIGHTED] = PICK_WEIGHTED};
    return picks[route->pick];
}

Routing *route_lead(const Config *config, const Reading *reading, LeadClass class, const char *const *exclude,
                    int64_t now)
{
    Routing *routing = routing_new();
    Asked asked = {.exclude = exclude, .language = reading->language ? reading->language->value : NULL, .now = now};
    g_autofree char *text = product_text(reading);
    const Route *taken = NULL;
    for (size_t i = 0; i < config->n_route; i++) {
        const Route *route = &config->route[i];
        g_autofree char *why = match(route, reading, class, text);
        bool manned = why && least_reluctance(config, route, &asked) == 0;
        if (!why || (taken && !manned))
            continue;
        g_free(routing->reason);
        routing->reason = g_strdup_printf("route %zu: %s", i + 1, why);
        taken = route;
        if (manned)
            break;
    }
    add_candidates(routing, config, taken, &asked);
    return routing_ready(routing, pick_of(taken), true);
}

Routing *route_to(const Config *config, const Owner *owner, const char *reason)
{
    Routing *routing = routing_new();
    StoreCandidate candidate = candidate_of(config, owner, true);
    g_array_append_val(routing->candidate, candidate);
    routing->reason = g_strdup(reason);
    return routing_ready(routing, PICK_LEAST_BUSY, false);
}

const char *route_mailbox(const Config *config, const Owner *owner)
{
    if (!owner->partner)
        return owner->email;
    if (config->managers[0])
        return config->managers[0];
    for (size_t i = 0; i < config->n_owner; i++)
        if (!config->owner[i].partner)
            return config->owner[i].email;
    return owner->email;
}

void routing_free(Routing *routing)
{
    if (!routing)
        return;
    g_array_unref(routing->candidate);
    g_free(routing->reason);
    g_free(routing);
}
