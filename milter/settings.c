/* The table of settings, and what must be true across them. */
#include "milter/settings.h"

#include <string.h>

#include "milter/customers.h"
#include "milter/settings_apply.h"

#define IN_CONFIG(field) offsetof(Config, field)
#define ENTRY(name_, kind_, offset_, fallback_, help_, ...)                                                \
    {                                                                                                      \
        .name = name_, .kind = kind_, .offset = offset_, .fallback = fallback_, .help = help_, __VA_ARGS__ \
    }

static bool check_zone(SettingsLoad *load, const Setting *setting, const Node *node, void *base, GError **error);
static bool check_relay(SettingsLoad *load, const Setting *setting, const Node *node, void *base, GError **error);
static bool check_identity(SettingsLoad *load, const Setting *setting, const Node *node, void *base, GError **error);
static bool check_intake(SettingsLoad *load, const Setting *setting, const Node *node, void *base, GError **error);
static bool check_absences(SettingsLoad *load, const Setting *setting, const Node *node, void *base, GError **error);
static bool check_hours(SettingsLoad *load, const Setting *setting, const Node *node, void *base, GError **error);
static bool check_route_hours(SettingsLoad *load, const Setting *setting, const Node *node, void *base, GError **error);
static bool check_accounts(SettingsLoad *load, const Setting *setting, const Node *node, void *base, GError **error);
static bool check_rota(SettingsLoad *load, const Setting *setting, const Node *node, void *base, GError **error);
static bool check_owners(SettingsLoad *load, const Setting *setting, const Node *node, void *base, GError **error);
static bool check_routes(SettingsLoad *load, const Setting *setting, const Node *node, void *base, GError **error);

/* clang-format off */
static const char *const pick_words[] = {"least-busy", "round-robin", "weighted", NULL};
static const char *const class_words[] = {"general", "hot", NULL};
static const char *const relation_words[] = {"new", "known", "customer", NULL};
static const char *const channel_words[] = {"direct", "partner", NULL};
static const char *const part_words[] = {"subject", "body", "from", "attachment", "header", NULL};
static const char *const when_words[] = {"not-fail", "pass", NULL};
static const char *const tls_words[] = {"may", "must", NULL};
static const char *const yes_words[] = {"no", "yes", NULL};
static const char *const customers_words[] = {"own", "same", "none", NULL};
static const char *const card_words[] = {"separate", "digest", "none", NULL};
static const char *const answer_words[] = {"always", "errors", NULL};
static const char *const mode_words[] = {"active", "observe", NULL};
static const char *const error_words[] = {"tempfail", "accept", NULL};

static const Setting company_table[] = {
    ENTRY("name", KIND_TEXT, IN_CONFIG(company_name), NULL, "the company, as it signs"),
    ENTRY("domains", KIND_DOMAIN, IN_CONFIG(company_domains), "", "our mail domains; default: the identity's", .many = true),
    ENTRY("language", KIND_LANGUAGE, IN_CONFIG(company_language), "en", "language of cards, and of acks in doubt"),
    ENTRY("country", KIND_COUNTRY, IN_CONFIG(company_country), "", "for phone numbers without prefix"),
    ENTRY("timezone", KIND_ZONE, IN_CONFIG(timezone_name), "", "of hours and holidays; default: the system's", .check = check_zone),
    {0}};

static const Setting socket_table[] = {
    ENTRY("group", KIND_TEXT, IN_CONFIG(socket_group), "", "group that may connect; postfix where there is one"),
    ENTRY("mode", KIND_OCTAL, IN_CONFIG(socket_mode), "0660", "of the socket", .max = 0777),
    {0}};

static const Setting relay_table[] = {
    ENTRY("url", KIND_RELAY, IN_CONFIG(relay), "smtp://127.0.0.1:25", "smtp://host:port, or smtps:// for TLS from the first byte"),
    ENTRY("user", KIND_TEXT, IN_CONFIG(relay_user), "", "login; then TLS is a must and the certificate is verified"),
    ENTRY("password_file", KIND_PATH, IN_CONFIG(relay_password_file), "", "its first line is the password; a changed one is tried at once"),
    ENTRY("ca", KIND_PATH, IN_CONFIG(relay_ca), "", "PEM file of who vouches for the relay; then TLS is a must; default: the system's"),
    ENTRY("tls", KIND_CHOICE, IN_CONFIG(relay_tls), "may", "must: nothing goes without TLS that verifies, though there is no login", .words = tls_words),
    {0}};

static const Setting dns_table[] = {
    ENTRY("servers", KIND_SERVER, IN_CONFIG(dns_servers), "", "name servers for SPF; default: resolv.conf", .many = true),
    ENTRY("timeout", KIND_SECONDS, IN_CONFIG(dns_timeout), "5s", "for one SPF evaluation", .min = 1),
    ENTRY("queries", KIND_NUMBER, IN_CONFIG(dns_queries), "30", "at most, for one SPF evaluation", .min = 1, .max = 1000),
    {0}};

static const Setting intake_table[] = {
    ENTRY("address", KIND_ADDRESS, offsetof(IntakeAddress, address), NULL, "where inquiries arrive"),
    ENTRY("points", KIND_NUMBER, offsetof(IntakeAddress, points), "0", "added to the score", .min = -1000, .max = 1000),
    {0}};

static const Setting net_table[] = {
    ENTRY("client", KIND_NET, 0, NULL, "an address or network"),
    {0}};

static const Setting trusted_table[] = {
    ENTRY("clients", KIND_ITEMS, IN_CONFIG(trusted), "", "clients that speak for colleagues", .sub = net_table,
     .shorthand = "client", .item_size = sizeof(ClientNet), .count_at = IN_CONFIG(n_trusted)),
    ENTRY("daemon_names", KIND_TEXT, IN_CONFIG(daemon_names), "ORIGINATING", "smtpd names that do", .many = true),
    {0}};

static const Setting card_table[] = {
    ENTRY("all", KIND_CHOICE, offsetof(Cards, all), "", "separate, digest or none", .words = card_words),
    ENTRY("hot", KIND_CHOICE, offsetof(Cards, hot), "", "those of hot leads", .words = card_words),
    ENTRY("general", KIND_CHOICE, offsetof(Cards, general), "", "those of general leads", .words = card_words),
    ENTRY("threaded", KIND_CHOICE, offsetof(Cards, threaded), "", "in the original's thread: then an answer to the card may be meant for the prospect", .words = yes_words),
    {0}};

static const Setting owner_table[] = {
    ENTRY("name", KIND_LABEL, offsetof(Owner, name), "", "default: the address's local part"),
    ENTRY("email", KIND_ADDRESS, offsetof(Owner, email), NULL, "where cards go"),
    ENTRY("login", KIND_TEXT, offsetof(Owner, login), "", "default: the address or its local part"),
    ENTRY("weight", KIND_NUMBER, offsetof(Owner, weight), "1", "share of weighted routes", .min = 1, .max = 1000),
    ENTRY("capacity", KIND_NUMBER, offsetof(Owner, capacity), "0", "open leads he can carry; 0: any", .max = 100000),
    ENTRY("languages", KIND_LANGUAGE, offsetof(Owner, languages), "", "that he speaks", .many = true, .or_null = true),
    ENTRY("timezone", KIND_ZONE, offsetof(Owner, zone), "", "his own; default: the company's"),
    ENTRY("absences", KIND_PATH, offsetof(Owner, absences), "", "an iCalendar file", .check = check_absences),
    ENTRY("full_name", KIND_TEXT, offsetof(Owner, full_name), "", "as prospects write it: who names him gets him"),
    ENTRY("hours", KIND_HOURS, offsetof(Owner, calendar), "", "his own shifts; the company's holidays hold for him too", .check = check_hours),
    ENTRY("aliases", KIND_ADDRESS, offsetof(Owner, aliases), "", "further addresses he writes from", .many = true, .or_null = true),
    ENTRY("card", KIND_SECTION, offsetof(Owner, card), "", "how his cards come", .sub = card_table, .shorthand = "all"),
    ENTRY("channel", KIND_PARTNER, offsetof(Owner, partner), "direct", "partner: outside the company", .words = channel_words),
    {0}};

static const Setting route_when_table[] = {
    ENTRY("country", KIND_COUNTRY, offsetof(Route, country), "", "the prospect's", .many = true, .or_null = true),
    ENTRY("product", KIND_FOLDED, offsetof(Route, product), "", "words of products", .many = true, .or_null = true),
    ENTRY("language", KIND_LANGUAGE, offsetof(Route, language), "", "of the message", .many = true, .or_null = true),
    ENTRY("class", KIND_CHOICE, offsetof(Route, class), "", "hot or general", .words = class_words, .min = 1),
    {0}};

static const Setting route_table[] = {
    ENTRY("when", KIND_SECTION, 0, "", "all of these must hold", .sub = route_when_table),
    ENTRY("to", KIND_OWNER, offsetof(Route, to), NULL, "owners' names", .many = true),
    ENTRY("fallback", KIND_OWNER, offsetof(Route, fallback), "", "who is asked when none of them is there", .many = true),
    ENTRY("timezone", KIND_ZONE, offsetof(Route, zone), "", "of its hours; default: the company's"),
    ENTRY("hours", KIND_HOURS, offsetof(Route, calendar), "", "for owners who have none of their own", .check = check_route_hours),
    ENTRY("pick", KIND_CHOICE, offsetof(Route, pick), "least-busy", "how one of them is chosen", .words = pick_words),
    {0}};

static const Setting share_table[] = {
    ENTRY("share", KIND_SHARE, 0, NULL, "of the time to respond"),
    {0}};

static const Setting chase_table[] = {
    ENTRY("after", KIND_DURATION, 0, NULL, "of silence"),
    {0}};

#define SLA_ENTRIES(base_, ack_, accept_, respond_, reply_, proposal_, chase_, stale_, remind_, escalate_, reassign_) \
    ENTRY("ack", KIND_WALL, base_ + offsetof(Sla, ack), ack_, "an ack is sent within; wall time"), \
    ENTRY("accept", KIND_DURATION, base_ + offsetof(Sla, accept), accept_, "the owner accepts within"), \
    ENTRY("respond", KIND_DURATION, base_ + offsetof(Sla, respond), respond_, "a human answers within"), \
    ENTRY("reply", KIND_DURATION, base_ + offsetof(Sla, reply), reply_, "each further message is answered within"), \
    ENTRY("proposal", KIND_DURATION, base_ + offsetof(Sla, proposal), proposal_, "who asked for one has a proposal within"), \
    ENTRY("chase", KIND_ITEMS, base_ + offsetof(Sla, chase), chase_, "the owner asks again after an offer", \
     .sub = chase_table, .shorthand = "after", .item_size = sizeof(Duration), \
     .count_at = (base_) + offsetof(Sla, n_chase)), \
    ENTRY("stale", KIND_DURATION, base_ + offsetof(Sla, stale), stale_, "without a word: to be closed, or nurtured"), \
    ENTRY("remind", KIND_ITEMS, base_ + offsetof(Sla, remind), remind_, "the owner is reminded after", \
     .sub = share_table, .shorthand = "share", .item_size = sizeof(double), \
     .count_at = (base_) + offsetof(Sla, n_remind)), \
    ENTRY("escalate", KIND_SHARE, base_ + offsetof(Sla, escalate), escalate_, "the manager is told after, or never"), \
    ENTRY("reassign", KIND_SHARE, base_ + offsetof(Sla, reassign), reassign_, "somebody else gets it after, or never")

static const Setting hot_table[] = {
    SLA_ENTRIES(0, "2m", "30m", "1h", "4h", "2wd", "3wd 7wd 14wd", "20wd", "50% 80%", "100%", "200%"),
    {0}};
static const Setting general_table[] = {
    SLA_ENTRIES(0, "2m", "4h", "1wd", "1wd", "3wd", "3wd 7wd 14wd", "30wd", "75%", "100%", "never"),
    {0}};

static const Setting case_when_table[] = {
    ENTRY("class", KIND_CHOICE, offsetof(SlaCase, class), "", "hot or general", .words = class_words, .min = 1),
    ENTRY("kind", KIND_FOLDED, offsetof(SlaCase, kind), "", "rfq, price, demo, …", .many = true, .or_null = true),
    ENTRY("owner", KIND_OWNER, offsetof(SlaCase, owner), "", "owners' names", .many = true, .or_null = true),
    ENTRY("route", KIND_FOLDED, offsetof(SlaCase, route), "", "numbers of routes, from 1", .many = true, .or_null = true),
    ENTRY("relation", KIND_ONE_OF, offsetof(SlaCase, relation), "", "new, known or customer", .many = true,
     .or_null = true, .words = relation_words),
    {0}};

/* What a case does not say is its class's. */
static const Setting case_table[] = {
    ENTRY("name", KIND_LABEL, offsetof(SlaCase, name), "", "shown with the lead"),
    ENTRY("when", KIND_SECTION, 0, "", "all of these must hold", .sub = case_when_table),
    SLA_ENTRIES(offsetof(SlaCase, sla), "", "", "", "", "", "", "", "", "", ""),
    {0}};

static const Setting sla_table[] = {
    ENTRY("hot", KIND_SECTION, IN_CONFIG(hot), "", "for hot leads", .sub = hot_table),
    ENTRY("general", KIND_SECTION, IN_CONFIG(general), "", "for general leads", .sub = general_table),
    ENTRY("cases", KIND_ITEMS, IN_CONFIG(sla_case), "", "for some, the first that matches", .sub = case_table,
     .item_size = sizeof(SlaCase), .count_at = IN_CONFIG(n_sla_case)),
    {0}};

static const Setting rule_table[] = {
    ENTRY("name", KIND_NAME, offsetof(ScoringRule, name), NULL, "shown as the reason"),
    ENTRY("in", KIND_ONE_OF, offsetof(ScoringRule, in), "subject body", "where it looks", .many = true, .words = part_words),
    ENTRY("match", KIND_REGEX, offsetof(ScoringRule, match), NULL, "a regular expression (PCRE2)"),
    ENTRY("points", KIND_NUMBER, offsetof(ScoringRule, points), NULL, "added to the score", .min = -1000, .max = 1000),
    ENTRY("", KIND_POSITION, offsetof(ScoringRule, position), "", ""),
    {0}};

static const Setting scoring_table[] = {
    ENTRY("hot", KIND_NUMBER, IN_CONFIG(scoring_hot), "50", "points from which a lead is hot", .min = -1000, .max = 1000),
    ENTRY("rules", KIND_ITEMS, IN_CONFIG(rule), "", "beside the built-in ones", .sub = rule_table,
     .item_size = sizeof(ScoringRule), .count_at = IN_CONFIG(n_rule)),
    {0}};

static const Setting budget_table[] = {
    ENTRY("sender", KIND_BUDGET, IN_CONFIG(ack_sender), "5/7d", "acks to one address"),
    ENTRY("domain", KIND_BUDGET, IN_CONFIG(ack_domain), "50/1h", "acks to one domain"),
    ENTRY("total", KIND_BUDGET, IN_CONFIG(ack_total), "2000/1h", "acks in all"),
    {0}};

static const Setting ack_table[] = {
    ENTRY("when", KIND_CHOICE, IN_CONFIG(ack_when), "not-fail", "SPF and DMARC needed for an ack", .words = when_words),
    ENTRY("customers", KIND_CHOICE, IN_CONFIG(ack_customers), "own", "what customers get: words of their own, the same as all, or no ack", .words = customers_words),
    ENTRY("budget", KIND_SECTION, 0, "", "how many acks at most", .sub = budget_table),
    {0}};

static const Setting commands_table[] = {
    ENTRY("answer", KIND_CHOICE, IN_CONFIG(answers), "always", "a line for each command, or on errors only", .words = answer_words),
    {0}};

static const Setting partners_table[] = {
    ENTRY("attach", KIND_SIZE, IN_CONFIG(partner_attach), "5MiB", "originals up to this size go to partners outside; beyond, a note"),
    {0}};

static const Setting courier_table[] = {
    ENTRY("hold", KIND_FLAG, IN_CONFIG(courier_hold), "false", "keep the outbox unsent"),
    {0}};

static const Setting readers_table[] = {
    ENTRY("processes", KIND_NUMBER, IN_CONFIG(readers), "4", "that read messages", .min = 1, .max = 256),
    ENTRY("timeout", KIND_MILLISECONDS, IN_CONFIG(read_timeout), "250ms", "for a message before its 250", .min = 1),
    {0}};

/* In the order they are applied: a zone before its hours, owners before their routes. */
static const Setting table[] = {
    ENTRY("listen", KIND_LISTEN, IN_CONFIG(listen), "unix:/var/spool/postfix/leadmilter/milter.sock", "the milter's socket"),
    ENTRY("socket", KIND_SECTION, 0, "", "who may connect", .sub = socket_table),
    ENTRY("store", KIND_PATH, IN_CONFIG(store), "/var/lib/leadmilter", "folder of the store"),
    ENTRY("relay", KIND_SECTION, 0, "", "where our mail is handed over", .sub = relay_table, .shorthand = "url", .check = check_relay),
    ENTRY("dns", KIND_SECTION, 0, "", "name servers", .sub = dns_table),
    ENTRY("company", KIND_SECTION, 0, NULL, "who we are", .sub = company_table),
    ENTRY("hours", KIND_HOURS, IN_CONFIG(calendar), "", "shifts of the week, and holidays"),
    ENTRY("intake", KIND_ITEMS, IN_CONFIG(intake), NULL, "intake addresses", .sub = intake_table, .shorthand = "address",
     .item_size = sizeof(IntakeAddress), .count_at = IN_CONFIG(n_intake), .check = check_intake),
    ENTRY("relays", KIND_PATTERN, IN_CONFIG(relays), "", "senders that speak for prospects and may be believed", .many = true),
    ENTRY("trusted", KIND_SECTION, 0, "", "who speaks for colleagues", .sub = trusted_table),
    ENTRY("authserv", KIND_TEXT, IN_CONFIG(authserv), "", "whose Authentication-Results we believe"),
    ENTRY("identity", KIND_ADDRESS, IN_CONFIG(identity), NULL, "our own sender", .check = check_identity),
    ENTRY("owners", KIND_ITEMS, IN_CONFIG(owner), NULL, "the reps", .sub = owner_table, .shorthand = "email",
     .item_size = sizeof(Owner), .count_at = IN_CONFIG(n_owner), .check = check_owners),
    ENTRY("managers", KIND_ADDRESS, IN_CONFIG(managers), "", "lead manager, deputy, …", .many = true),
    ENTRY("partners", KIND_SECTION, 0, "", "what owners outside our domains get", .sub = partners_table, .shorthand = "attach"),
    ENTRY("routes", KIND_ITEMS, IN_CONFIG(route), "", "the first that matches", .sub = route_table,
     .item_size = sizeof(Route), .count_at = IN_CONFIG(n_route), .check = check_routes),
    ENTRY("accounts", KIND_PATH, IN_CONFIG(accounts_file), "", "the customer list, a CSV file: domain, owner, perhaps country and city of a site", .check = check_accounts),
    ENTRY("on_call", KIND_PATH, IN_CONFIG(on_call_file), "", "an iCalendar file whose events name the owner whom hot leads outside hours go to", .check = check_rota),
    ENTRY("track", KIND_OWNER, IN_CONFIG(track), "", "owners; mail straight to them is an inquiry too", .many = true),
    ENTRY("sla", KIND_SECTION, 0, "", "how soon", .sub = sla_table),
    ENTRY("scoring", KIND_SECTION, 0, "", "what makes a lead hot", .sub = scoring_table),
    ENTRY("ack", KIND_SECTION, 0, "", "acknowledgements", .sub = ack_table, .shorthand = "when"),
    ENTRY("card", KIND_SECTION, IN_CONFIG(card), "", "how cards come: one by one, some hours' as one mail, or not at all", .sub = card_table, .shorthand = "all"),
    ENTRY("commands", KIND_SECTION, 0, "", "commands by mail", .sub = commands_table, .shorthand = "answer"),
    ENTRY("courier", KIND_SECTION, 0, "", "the outbox", .sub = courier_table),
    ENTRY("mode", KIND_CHOICE, IN_CONFIG(mode), "active", "observe: mail nobody, add nobody", .words = mode_words),
    ENTRY("on_error", KIND_CHOICE, IN_CONFIG(on_error), "tempfail", "what our own failure does to mail", .words = error_words),
    ENTRY("readers", KIND_SECTION, 0, "", "processes that read messages", .sub = readers_table, .shorthand = "processes"),
    ENTRY("resolvers", KIND_NUMBER, IN_CONFIG(resolvers), "8", "processes that evaluate SPF", .min = 1, .max = 256),
    ENTRY("retention", KIND_SECONDS, IN_CONFIG(retention), "90d", "how long originals are kept; 0s: for ever"),
    ENTRY("templates", KIND_FOLDER, IN_CONFIG(templates), "", "folder of the installation's own templates"),
    {0}};
/* clang-format on */

const Setting *settings_table(void)
{
    return table;
}

static bool check_zone(SettingsLoad *load, const Setting *setting, const Node *node, void *base, GError **error)
{
    (void)setting, (void)node, (void)base, (void)error;
    Config *config = load->config;
    config->timezone = config->timezone_name ? g_time_zone_new_identifier(config->timezone_name) : NULL;
    if (!config->timezone)
        config->timezone = g_time_zone_new_local();
    if (!config->timezone_name)
        config->timezone_name = g_strdup(g_time_zone_get_identifier(config->timezone));
    return true;
}

/* One without the other would be found out by the first mail only. */
static bool check_relay(SettingsLoad *load, const Setting *setting, const Node *node, void *base, GError **error)
{
    (void)setting, (void)base;
    const Config *config = load->config;
    if (!config->relay_user == !config->relay_password_file)
        return true;
    return settings_complain(load, "relay", node, "user and password_file together",
                             config->relay_user ? "user alone" : "password_file alone", NULL, error);
}

static bool check_identity(SettingsLoad *load, const Setting *setting, const Node *node, void *base, GError **error)
{
    (void)base;
    Config *config = load->config;
    g_autofree char *tag = address_tag(config->identity);
    if (tag)
        return settings_complain(load, setting->name, node, "an address without +tag", config->identity, NULL, error);
    if (!config->company_domains[0] && *config->identity) {
        g_strfreev(config->company_domains);
        config->company_domains = g_new0(char *, 2);
        config->company_domains[0] = g_strdup(address_domain(config->identity));
    }
    return true;
}

static GTimeZone *zone_of(const SettingsLoad *load, const char *name)
{
    GTimeZone *zone = name ? g_time_zone_new_identifier(name) : NULL;
    return zone ? zone : g_time_zone_ref(load->config->timezone);
}

/* Who says nothing of his hours has the company's, by his own clock if he has one. */
static void own_hours(const SettingsLoad *load, const char *zone_name, Calendar **calendar)
{
    Calendar *company = load->config->calendar;
    g_autoptr(GTimeZone) zone = zone_of(load, zone_name);
    if (!*calendar) {
        *calendar = zone_name ? calendar_in_zone(company, zone) : calendar_ref(company);
        return;
    }
    if (zone_name) {
        Calendar *moved = calendar_in_zone(*calendar, zone);
        calendar_unref(*calendar);
        *calendar = moved;
    }
    calendar_take_holidays(*calendar, company);
}

static bool check_hours(SettingsLoad *load, const Setting *setting, const Node *node, void *base, GError **error)
{
    (void)setting, (void)node, (void)error;
    Owner *owner = base;
    own_hours(load, owner->zone, &owner->calendar);
    return true;
}

static bool check_route_hours(SettingsLoad *load, const Setting *setting, const Node *node, void *base, GError **error)
{
    (void)setting, (void)node, (void)error;
    Route *route = base;
    own_hours(load, route->zone, &route->calendar);
    return true;
}

/* Every owner in a list must be one of ours. */
static bool check_names(SettingsLoad *load, const char *key, const Node *node, const char *const *name,
                        const char *expected, GError **error)
{
    for (; *name; name++)
        if (!config_owner(load->config, *name))
            return settings_complain(load, key, node, expected, *name, NULL, error);
    return true;
}

static bool check_accounts(SettingsLoad *load, const Setting *setting, const Node *node, void *base, GError **error)
{
    (void)base;
    Config *config = load->config;
    g_autoptr(GError) why = NULL;
    if (!config->accounts_file)
        return true;
    config->customers = customers_load(config->accounts_file, &why);
    if (!config->customers)
        return settings_complain(load, "accounts", node, setting->help, config->accounts_file, why->message, error);
    return check_names(load, "accounts", node, customers_owners(config->customers), "rows with an owner's name", error);
}

static bool check_rota(SettingsLoad *load, const Setting *setting, const Node *node, void *base, GError **error)
{
    (void)base;
    Config *config = load->config;
    g_autoptr(GError) why = NULL;
    if (!config->on_call_file)
        return true;
    config->on_call = rota_load(config->on_call_file, config->timezone, &why);
    if (!config->on_call)
        return settings_complain(load, "on_call", node, setting->help, config->on_call_file, why->message, error);
    for (const char *const *name = rota_names(config->on_call); *name; name++)
        if (!config_owner(config, *name))
            return settings_complain(load, "on_call", node, "events whose SUMMARY is an owner's name", *name, NULL,
                                     error);
    return true;
}

/* The node of item i, for its place. */
static const Node *item_node(const Node *node, size_t i)
{
    return node && node->kind == NODE_LIST && i < node->n ? node->item[i] : node;
}

static bool check_intake(SettingsLoad *load, const Setting *setting, const Node *node, void *base, GError **error)
{
    (void)base;
    const Config *config = load->config;
    if (load->yaml && config->n_intake == 0)
        return settings_complain(load, setting->name, node, "at least one address", "none", NULL, error);
    for (size_t i = 0; i < config->n_intake; i++)
        for (size_t j = 0; j < i; j++)
            if (address_equal(config->intake[i].address, config->intake[j].address))
                return settings_complain(load, setting->name, item_node(node, i), "each address once",
                                         config->intake[i].address, NULL, error);
    return true;
}

static bool check_absences(SettingsLoad *load, const Setting *setting, const Node *node, void *base, GError **error)
{
    Owner *owner = base;
    if (!owner->absences)
        return true;
    g_autoptr(GError) why = NULL;
    g_autoptr(GTimeZone) zone = zone_of(load, owner->zone);
    owner->away = absences_load(owner->absences, zone, &why);
    return owner->away ||
           settings_complain(load, "owners.absences", node, setting->help, owner->absences, why->message, error);
}

static bool check_owners(SettingsLoad *load, const Setting *setting, const Node *node, void *base, GError **error)
{
    (void)base;
    Config *config = load->config;
    if (load->yaml && config->n_owner == 0)
        return settings_complain(load, setting->name, node, "at least one owner", "none", NULL, error);
    for (size_t i = 0; i < config->n_owner; i++) {
        Owner *owner = &config->owner[i];
        if (!owner->name)
            owner->name = g_strndup(owner->email, strcspn(owner->email, "@+"));
        for (size_t j = 0; j < i; j++)
            if (g_ascii_strcasecmp(owner->name, config->owner[j].name) == 0)
                return settings_complain(load, "owners.name", item_node(node, i), "each owner's name once", owner->name,
                                         NULL, error);
    }
    return true;
}

/* All owners, least busy; partners only where there is nobody else: a partner
 * gets what a route sends him. */
static void default_route(Config *config)
{
    GPtrArray *to = g_ptr_array_new();
    for (int partners = 0; partners < 2 && to->len == 0; partners++)
        for (size_t i = 0; i < config->n_owner; i++)
            if (config->owner[i].partner == (partners == 1))
                g_ptr_array_add(to, g_strdup(config->owner[i].name));
    g_ptr_array_add(to, NULL);
    config->route = g_new0(Route, 1);
    config->n_route = 1;
    config->route[0] = (Route){.class = -1,
                               .to = (char **)g_ptr_array_free(to, FALSE),
                               .fallback = g_new0(char *, 1),
                               .calendar = calendar_ref(config->calendar),
                               .pick = ROUTE_LEAST_BUSY};
}

static bool matches_all(const Route *route)
{
    return !route->country && !route->product && !route->language && route->class < 0;
}

static bool check_routes(SettingsLoad *load, const Setting *setting, const Node *node, void *base, GError **error)
{
    (void)base;
    Config *config = load->config;
    if (config->n_route == 0)
        default_route(config);
    size_t last = config->n_route - 1;
    if (!matches_all(&config->route[last]))
        return settings_complain(load, setting->name, item_node(node, last), "the last route to match all",
                                 "a route with conditions", "add one with `to` alone", error);
    return true;
}
