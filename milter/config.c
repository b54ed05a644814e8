/* The configuration's snapshot: loading, look-ups, and what is worth a warning. */
#include "milter/config.h"

#include <arpa/inet.h>
#include <stdatomic.h>
#include <string.h>

#include "milter/settings.h"
#include "milter/values.h"
#include "milter/yaml.h"
#include "parser/domain.h"
#include "store/mailbox.h"

/* The snapshot as it is shared; whoever holds a Config holds one of these. */
typedef struct {
    Config config; /* first */
    atomic_uint references;
} Shared;

Config *config_load(const char *file, GError **error)
{
    g_autoptr(YamlTree) yaml = file ? yaml_tree_load(file, error) : NULL;
    if (file && !yaml)
        return NULL;
    Shared *shared = g_new0(Shared, 1);
    shared->references = 1;
    shared->config.file = g_strdup(file);
    if (settings_apply(yaml, &shared->config, error))
        return &shared->config;
    config_unref(&shared->config);
    return NULL;
}

Config *config_ref(Config *config)
{
    atomic_fetch_add(&((Shared *)config)->references, 1);
    return config;
}

void config_unref(Config *config)
{
    if (!config || atomic_fetch_sub(&((Shared *)config)->references, 1) > 1)
        return;
    settings_clear(config);
    g_free(config->file);
    g_free(config);
}

/* --- Addresses --- */

const char *address_domain(const char *address)
{
    const char *at = strrchr(address, '@');
    return at ? at + 1 : "";
}

/* Bytes of the local part, its +tag left out where `untagged`. */
static size_t local_size(const char *address, bool untagged)
{
    const char *at = strrchr(address, '@');
    size_t size = at ? (size_t)(at - address) : strlen(address);
    const char *plus = untagged ? memchr(address, '+', size) : NULL;
    return plus && plus > address ? (size_t)(plus - address) : size;
}

char *address_ascii(const char *address)
{
    const char *domain = address_domain(address);
    g_autofree char *ascii = domain_ascii(domain);
    return ascii ? g_strdup_printf("%.*s%s", (int)(domain - address), address, ascii) : g_strdup(address);
}

static bool same_plain(const char *a, const char *b, bool untagged)
{
    size_t size = local_size(a, untagged);
    return size == local_size(b, untagged) && g_ascii_strncasecmp(a, b, size) == 0 &&
           g_ascii_strcasecmp(address_domain(a), address_domain(b)) == 0;
}

static bool same_address(const char *a, const char *b, bool untagged)
{
    if (mailbox_is_plain(a) && mailbox_is_plain(b))
        return same_plain(a, b, untagged);
    g_autofree char *left = mailbox_canonical(a), *right = mailbox_canonical(b);
    return same_plain(left, right, untagged);
}

/* `domain` is configured: lower case, A-labels. */
static bool in_domain(const char *address, const char *domain)
{
    const char *its = address_domain(address);
    if (mailbox_is_plain(its))
        return *its && g_ascii_strcasecmp(its, domain) == 0;
    g_autofree char *canonical = mailbox_canonical_domain(its);
    return strcmp(canonical, domain) == 0;
}

bool address_equal(const char *a, const char *b)
{
    return same_address(a, b, false);
}

bool address_equal_untagged(const char *a, const char *b)
{
    return same_address(a, b, true);
}

char *address_tag(const char *address)
{
    size_t whole = local_size(address, false), plain = local_size(address, true);
    whole -= whole > 0 && address[0] == '"' && address[whole - 1] == '"';
    return plain + 1 < whole ? g_strndup(address + plain + 1, whole - plain - 1) : NULL;
}

/* --- Look-ups --- */

const IntakeAddress *config_intake(const Config *config, const char *address)
{
    for (size_t i = 0; i < config->n_intake; i++)
        if (address_equal_untagged(config->intake[i].address, address))
            return &config->intake[i];
    return NULL;
}

const Owner *config_owner(const Config *config, const char *name)
{
    for (size_t i = 0; i < config->n_owner; i++)
        if (config->owner[i].name && g_ascii_strcasecmp(config->owner[i].name, name) == 0)
            return &config->owner[i];
    return NULL;
}

static bool owns_address(const Owner *owner, const char *address)
{
    if (address_equal_untagged(owner->email, address))
        return true;
    for (char **alias = owner->aliases; alias && *alias; alias++)
        if (address_equal_untagged(*alias, address))
            return true;
    return false;
}

static int card_of(const Cards *cards, bool hot)
{
    int own = hot ? cards->hot : cards->general;
    return own >= 0 ? own : cards->all;
}

CardMode config_card(const Config *config, const Owner *owner, bool hot)
{
    int own = owner ? card_of(&owner->card, hot) : -1;
    int all = own >= 0 ? own : card_of(&config->card, hot);
    return all >= 0 ? (CardMode)all : CARD_SEPARATE;
}

bool config_card_threaded(const Config *config, const Owner *owner)
{
    int own = owner ? owner->card.threaded : -1;
    return (own >= 0 ? own : config->card.threaded) == 1;
}

const Calendar *config_calendar(const Config *config, const char *name, size_t route)
{
    const Owner *owner = name ? config_owner(config, name) : NULL;
    if (owner && owner->calendar != config->calendar)
        return owner->calendar;
    return route > 0 && route <= config->n_route ? config->route[route - 1].calendar : config->calendar;
}

const Owner *config_owner_by_address(const Config *config, const char *address)
{
    for (size_t i = 0; i < config->n_owner; i++)
        if (owns_address(&config->owner[i], address))
            return &config->owner[i];
    return NULL;
}

/* Without a configured login it is the address, or its local part for an owner of ours. */
static bool has_login(const Config *config, const Owner *owner, const char *login)
{
    if (owner->login)
        return strcmp(owner->login, login) == 0;
    if (strchr(login, '@'))
        return address_equal(owner->email, login);
    g_autofree char *local = g_strndup(owner->email, local_size(owner->email, false));
    return config_our_domain(config, owner->email) && g_ascii_strcasecmp(local, login) == 0;
}

const Owner *config_owner_by_login(const Config *config, const char *login)
{
    for (size_t i = 0; i < config->n_owner; i++)
        if (has_login(config, &config->owner[i], login))
            return &config->owner[i];
    return NULL;
}

bool config_our_domain(const Config *config, const char *address)
{
    for (char **ours = config->company_domains; *ours; ours++)
        if (in_domain(address, *ours))
            return true;
    return false;
}

bool config_is_manager(const Config *config, const char *address)
{
    for (char **manager = config->managers; *manager; manager++)
        if (address_equal_untagged(*manager, address))
            return true;
    return false;
}

bool config_is_relay(const Config *config, const char *address)
{
    for (char **relay = config->relays; *relay; relay++) {
        bool any = g_str_has_prefix(*relay, "*@");
        if (any ? in_domain(address, address_domain(*relay)) : address_equal(*relay, address))
            return true;
    }
    return false;
}

static bool in_net(const ClientNet *net, const uint8_t bytes[16])
{
    unsigned whole = net->bits / 8, rest = net->bits % 8;
    if (memcmp(net->bytes, bytes, whole) != 0)
        return false;
    return rest == 0 || (net->bytes[whole] ^ bytes[whole]) >> (8 - rest) == 0;
}

bool config_trusts_client(const Config *config, const char *client)
{
    uint8_t bytes[16] = {[10] = 0xff, [11] = 0xff};
    if (inet_pton(AF_INET, client, bytes + 12) != 1 && inet_pton(AF_INET6, client, bytes) != 1)
        return false;
    for (size_t i = 0; i < config->n_trusted; i++)
        if (in_net(&config->trusted[i], bytes))
            return true;
    return false;
}

/* --- Warnings --- */

static void warn(GPtrArray *warnings, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void warn(GPtrArray *warnings, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_ptr_array_add(warnings, g_strdup_vprintf(format, arguments));
    va_end(arguments);
}

static void warn_addresses(const Config *config, GPtrArray *warnings)
{
    if (*config->identity && !config_our_domain(config, config->identity))
        warn(warnings, "identity %s is outside our domains: its mail may fail SPF and DMARC", config->identity);
    if (config_intake(config, config->identity))
        warn(warnings, "identity %s is an intake address too: answers to our own mail would become leads",
             config->identity);
    for (size_t i = 0; i < config->n_intake; i++)
        if (!config_our_domain(config, config->intake[i].address))
            warn(warnings, "intake %s is outside our domains", config->intake[i].address);
}

/* What both send or are sent would be the first one's. */
static void warn_twins(const Config *config, const Owner *owner, GPtrArray *warnings)
{
    for (const Owner *other = config->owner; other < owner; other++)
        if (address_equal(other->email, owner->email))
            warn(warnings, "owners %s and %s have the same email: what comes from there counts as %s's", other->name,
                 owner->name, other->name);
}

static void warn_owners(const Config *config, GPtrArray *warnings)
{
    for (size_t i = 0; i < config->n_owner; i++) {
        const Owner *owner = &config->owner[i];
        warn_twins(config, owner, warnings);
        if (!owner->partner && !config_our_domain(config, owner->email))
            warn(warnings, "owner %s is outside our domains and no partner: original mail sent there may fail DMARC",
                 owner->name);
    }
    if (config->n_owner > 0 && !config->managers[0])
        warn(warnings, "no managers: nobody hears of a lead that nobody answers");
}

static void warn_routes(const Config *config, GPtrArray *warnings)
{
    for (size_t i = 0; i + 1 < config->n_route; i++) {
        const Route *route = &config->route[i];
        if (!route->country && !route->product && !route->language && route->class < 0) {
            warn(warnings, "route %zu matches all: those after it are never used", i + 1);
            return;
        }
    }
}

static void warn_day(GPtrArray *warnings, const char *key, Duration duration)
{
    if (duration.seconds > 0 && duration.seconds % 86400 == 0)
        warn(warnings, "sla.%s counts %" G_GINT64_FORMAT " business hours; a working day is 1wd", key,
             duration.seconds / 3600);
}

GPtrArray *config_warnings(const Config *config)
{
    GPtrArray *warnings = g_ptr_array_new_with_free_func(g_free);
    warn_addresses(config, warnings);
    warn_owners(config, warnings);
    warn_routes(config, warnings);
    warn_day(warnings, "hot.respond", config->hot.respond);
    warn_day(warnings, "hot.accept", config->hot.accept);
    warn_day(warnings, "general.respond", config->general.respond);
    warn_day(warnings, "general.accept", config->general.accept);
    if (!config->authserv)
        warn(warnings, "no authserv: DMARC results are not known, and SPF alone decides about acks");
    if (config->mode == MODE_OBSERVE)
        warn(warnings, "mode observe: nobody gets mail from us, no recipient is added");
    if (config->courier_hold)
        warn(warnings, "courier.hold: the outbox is kept unsent");
    return warnings;
}
