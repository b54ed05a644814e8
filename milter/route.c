/* Which route a lead takes, and who stands for choice there. */
#include "milter/route.h"

#include <string.h>

#include "milter/customers.h"

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

static bool in_list(const char *const *names, const char *name)
{
    for (; names && *names; names++)
        if (g_ascii_strcasecmp(*names, name) == 0)
            return true;
    return false;
}

typedef struct {
    const Config *config;
    const Presence *presence;
    const Reading *reading;
    const char *const *exclude;
    const char *language; /* or NULL */
    int64_t now;
    bool busy_too; /* better a busy one than nobody */
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

static bool is_there(const Owner *owner, const Asked *asked)
{
    return asked->busy_too ? !presence_away(asked->presence, owner, asked->now)
                           : presence_takes(asked->presence, owner, asked->now);
}

/* 0: he will do; more is worse. */
static unsigned reluctance(const Owner *owner, const Asked *asked)
{
    return 2 * rejection(asked->exclude, owner->name) + (is_there(owner, asked) ? 0 : 1);
}

static unsigned least_reluctance(const Config *config, char **to, const Asked *asked)
{
    unsigned least = G_MAXUINT;
    for (size_t i = 0; i < config->n_owner; i++)
        if (in_list((const char *const *)to, config->owner[i].name))
            least = MIN(least, reluctance(&config->owner[i], asked));
    return least;
}

static bool speaks(const Owner *owner, const char *language)
{
    return !language || !owner->languages || in_list((const char *const *)owner->languages, language);
}

static bool somebody_speaks(const Config *config, char **to, unsigned least, const Asked *asked)
{
    for (size_t i = 0; i < config->n_owner; i++) {
        const Owner *owner = &config->owner[i];
        if (in_list((const char *const *)to, owner->name) && reluctance(owner, asked) == least &&
            speaks(owner, asked->language))
            return true;
    }
    return false;
}

static StoreCandidate candidate_of(const Owner *owner, bool in_route)
{
    return (StoreCandidate){.name = owner->name,
                            .email = owner->email,
                            .weight = owner->weight,
                            .capacity = owner->capacity,
                            .in_route = in_route};
}

static void add_candidates(Routing *routing, const Config *config, char **to, const Asked *asked)
{
    unsigned least = least_reluctance(config, to, asked);
    bool by_language = somebody_speaks(config, to, least, asked);
    for (size_t i = 0; i < config->n_owner; i++) {
        const Owner *owner = &config->owner[i];
        unsigned his = reluctance(owner, asked);
        bool in_route = in_list((const char *const *)to, owner->name) && his == least &&
                        (!by_language || speaks(owner, asked->language));
        StoreCandidate candidate = candidate_of(owner, in_route);
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

/* --- Before the routes: on call, and by name --- */

static Routing *only(const Owner *owner, char *reason)
{
    Routing *routing = routing_new();
    StoreCandidate candidate = candidate_of(owner, true);
    g_array_append_val(routing->candidate, candidate);
    routing->reason = reason;
    return routing_ready(routing, PICK_LEAST_BUSY, false);
}

static const Owner *who_is_on_call(const Asked *asked, LeadClass class)
{
    const Config *config = asked->config;
    bool asleep = class == LEAD_CLASS__CLASS_HOT && config->on_call && !calendar_open(config->calendar, asked->now);
    const char *name = asleep ? rota_at(config->on_call, asked->now) : NULL;
    const Owner *owner = name ? config_owner(config, name) : NULL;
    return owner && reluctance(owner, asked) == 0 ? owner : NULL;
}

static bool addressed(const Owner *owner, Mailbox *const *mailbox, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (mailbox[i]->address && address_equal_untagged(mailbox[i]->address, owner->email))
            return true;
    return false;
}

static bool said_by_name(const Owner *owner, const Reading *reading)
{
    if (!owner->full_name || !reading->words)
        return false;
    g_autofree char *words = g_utf8_strdown(reading->words, -1), *name = g_utf8_strdown(owner->full_name, -1);
    return has_word(words, name);
}

/* Whom the prospect asks for he gets, if that is one person, and there. */
static const Owner *who_is_named(const Asked *asked)
{
    const Owner *named = NULL;
    const Reading *reading = asked->reading;
    for (size_t i = 0; i < asked->config->n_owner; i++) {
        const Owner *owner = &asked->config->owner[i];
        bool is = addressed(owner, reading->to, reading->n_to) || addressed(owner, reading->cc, reading->n_cc) ||
                  said_by_name(owner, reading);
        if (!is || reluctance(owner, asked) != 0)
            continue;
        if (named)
            return NULL;
        named = owner;
    }
    return named;
}

/* Whose customer it is, if he is there. */
static const Owner *who_is_listed(const Asked *asked)
{
    const char *name = customers_owner(asked->config->customers, asked->reading);
    const Owner *owner = name ? config_owner(asked->config, name) : NULL;
    return owner && reluctance(owner, asked) == 0 ? owner : NULL;
}

/* --- The routes --- */

/* Who of a route is there: its owners, else its fallback; NULL: none of them. */
static char **manned(const Asked *asked, const Route *route, bool *fallback)
{
    *fallback = false;
    if (least_reluctance(asked->config, route->to, asked) == 0)
        return route->to;
    *fallback = least_reluctance(asked->config, route->fallback, asked) == 0;
    return *fallback ? route->fallback : NULL;
}

/* Somebody of them is there, though he would not have it. */
static bool anybody(const Asked *asked, char **to)
{
    for (char **name = to; *name; name++) {
        const Owner *owner = config_owner(asked->config, *name);
        if (owner && !presence_away(asked->presence, owner, asked->now))
            return true;
    }
    return false;
}

/* Nobody who would have it is there: then who is there, and else the lead manager, who is by definition. */
static Routing *as_it_comes(const Asked *asked, const Route *taken, Routing *routing)
{
    const char *manager = asked->config->managers[0];
    const Owner *owner = manager ? config_owner_by_address(asked->config, manager) : NULL;
    if (!manager || anybody(asked, taken->to)) {
        add_candidates(routing, asked->config, taken->to, asked);
        return routing_ready(routing, pick_of(taken), true);
    }
    StoreCandidate candidate = {.name = owner ? owner->name : manager, .email = manager, .weight = 1, .in_route = true};
    g_array_append_val(routing->candidate, candidate);
    g_autofree char *route = routing->reason;
    routing->reason = g_strconcat(route, "; everybody is away", NULL);
    return routing_ready(routing, PICK_LEAST_BUSY, false);
}

/* The first route that matches and is manned; NULL: none, and *first is the first that matches at all. */
static const Route *find_route(const Asked *asked, LeadClass class, Routing *routing, const Route **first, char ***to)
{
    g_autofree char *text = product_text(asked->reading);
    *first = NULL;
    for (size_t i = 0; i < asked->config->n_route; i++) {
        const Route *route = &asked->config->route[i];
        g_autofree char *why = match(route, asked->reading, class, text);
        bool fallback = false;
        *to = why ? manned(asked, route, &fallback) : NULL;
        if (!why || (*first && !*to))
            continue;
        g_free(routing->reason);
        routing->reason = g_strdup_printf("route %zu: %s%s", i + 1, why, fallback ? "; fallback" : "");
        *first = *first ? *first : route;
        if (*to)
            return route;
    }
    return NULL;
}

static Routing *by_routes(const Asked *asked, LeadClass class)
{
    Routing *routing = routing_new();
    Asked again = *asked;
    const Route *first = NULL, *route = NULL;
    char **to = NULL;
    for (int busy = 0; busy < 2 && !route; busy++) {
        again.busy_too = busy == 1;
        route = find_route(&again, class, routing, &first, &to);
    }
    if (!route)
        return as_it_comes(&again, first, routing);
    add_candidates(routing, asked->config, to, &again);
    return routing_ready(routing, pick_of(route), true);
}

Routing *route_lead(const Config *config, const Presence *presence, const Reading *reading, LeadClass class,
                    const char *const *exclude, int64_t now)
{
    Asked asked = {.config = config,
                   .presence = presence,
                   .reading = reading,
                   .exclude = exclude,
                   .language = reading->language ? reading->language->value : NULL,
                   .now = now};
    const Owner *on_call = who_is_on_call(&asked, class);
    if (on_call) {
        Routing *routing = only(on_call, g_strdup("on call"));
        routing->on_call = true;
        return routing;
    }
    const Owner *named = who_is_named(&asked);
    if (named)
        return only(named, g_strdup("named in the message"));
    const Owner *listed = who_is_listed(&asked);
    if (listed)
        return only(listed, g_strdup("the customer list"));
    return by_routes(&asked, class);
}

Routing *route_to(const Owner *owner, const char *reason)
{
    Routing *routing = routing_new();
    StoreCandidate candidate = candidate_of(owner, true);
    g_array_append_val(routing->candidate, candidate);
    routing->reason = g_strdup(reason);
    return routing_ready(routing, PICK_LEAST_BUSY, false);
}

bool route_outside(const Config *config, const char *address)
{
    const Owner *owner = config_owner_by_address(config, address);
    return owner && owner->partner && !config_our_domain(config, address);
}

void routing_free(Routing *routing)
{
    if (!routing)
        return;
    g_array_unref(routing->candidate);
    g_free(routing->reason);
    g_free(routing);
}
