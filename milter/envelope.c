/* Envelope facts: who concerns us, who may be believed. */
#include "milter/envelope.h"

#include <arpa/inet.h>
#include <string.h>

#include "store/mailbox.h"

Envelope *envelope_new(void)
{
    Envelope *envelope = g_new0(Envelope, 1);
    envelope->rcpt = g_ptr_array_new_with_free_func(g_free);
    return envelope;
}

void envelope_next(Envelope *envelope)
{
    g_clear_pointer(&envelope->login, g_free);
    g_clear_pointer(&envelope->mail_from, g_free);
    g_clear_pointer(&envelope->queue_id, g_free);
    g_ptr_array_set_size(envelope->rcpt, 0);
}

void envelope_free(Envelope *envelope)
{
    if (!envelope)
        return;
    envelope_next(envelope);
    g_ptr_array_free(envelope->rcpt, TRUE);
    g_free(envelope->client);
    g_free(envelope->daemon_name);
    g_free(envelope->hostname);
    g_free(envelope->helo);
    g_free(envelope);
}

/* Behind the source route, which is ignored (RFC 5321, appendix C). */
static const char *behind_route(const char *path)
{
    const char *colon = *path == '@' ? strchr(path, ':') : NULL;
    return colon ? colon + 1 : path;
}

char *envelope_path(const char *argument)
{
    size_t length = strlen(argument);
    bool bracketed = length >= 2 && argument[0] == '<' && argument[length - 1] == '>';
    g_autofree char *inside = bracketed ? g_strndup(argument + 1, length - 2) : g_strdup(argument);
    char *path = g_strdup(behind_route(inside));
    length = strlen(path);
    if (length > 1 && path[length - 1] == '.')
        path[length - 1] = '\0'; /* the root of the domain name */
    return path;
}

/* An owner whose own mail is an inquiry like that to an intake address. */
static bool is_tracked(const Config *config, const char *rcpt)
{
    const Owner *owner = config_owner_by_address(config, rcpt);
    return owner && g_strv_contains((const char *const *)config->track, owner->name);
}

bool envelope_to_intake(const Config *config, const char *rcpt)
{
    return config_intake(config, rcpt) || is_tracked(config, rcpt);
}

bool envelope_bad_token(const Config *config, const char *rcpt)
{
    enum { TOKEN_NEARLY = 20 };
    g_autofree char *tag = address_equal_untagged(rcpt, config->identity) ? address_tag(rcpt) : NULL;
    return tag && strlen(tag) >= TOKEN_NEARLY;
}

bool envelope_rcpt_concerns(const Config *config, const TokenKeys *keys, const char *rcpt, int64_t now)
{
    Token token;
    return config_intake(config, rcpt) || config_owner_by_address(config, rcpt) || config_is_manager(config, rcpt) ||
           address_equal_untagged(rcpt, config->identity) || token_read(keys, config->identity, rcpt, now, &token);
}

static bool is_loopback(const char *client)
{
    struct in_addr v4;
    struct in6_addr v6;
    if (!client)
        return false;
    if (inet_pton(AF_INET, client, &v4) == 1)
        return (ntohl(v4.s_addr) >> 24) == 127;
    if (inet_pton(AF_INET6, client, &v6) != 1)
        return false;
    return IN6_IS_ADDR_LOOPBACK(&v6) || (IN6_IS_ADDR_V4MAPPED(&v6) && v6.s6_addr[12] == 127);
}

bool envelope_trusted(const Config *config, const Envelope *envelope)
{
    if (envelope->client && config_trusts_client(config, envelope->client))
        return true;
    return envelope->daemon_name && config->daemon_names &&
           g_strv_contains((const gchar *const *)config->daemon_names, envelope->daemon_name);
}

bool envelope_from_relay(const Config *config, const Envelope *envelope)
{
    return is_loopback(envelope->client) || envelope_trusted(config, envelope);
}

bool envelope_authenticated(const Config *config, const Envelope *envelope)
{
    const char *login = envelope->login;
    if (!login || !*login || !envelope->mail_from)
        return false;
    const Owner *owner = config_owner_by_login(config, login);
    if (owner)
        return config_owner_by_address(config, envelope->mail_from) == owner;
    /* Another's login does not become the owner's by looking like his address. */
    owner = config_owner_by_address(config, envelope->mail_from);
    if ((owner && owner->login) || !config_our_domain(config, envelope->mail_from))
        return false;
    /* A colleague who owns no leads: his login is his address, or its local part. */
    g_autofree char *sender = mailbox_canonical(envelope->mail_from);
    size_t local = strcspn(sender, "@");
    return address_equal(login, sender) || (strlen(login) == local && g_ascii_strncasecmp(login, sender, local) == 0);
}

static bool purpose_is_outgoing(TokenPurpose purpose)
{
    return purpose == TOKEN_ACK || purpose == TOKEN_CARD || purpose == TOKEN_NURTURE;
}

bool envelope_own_token(const Config *config, const TokenKeys *keys, const Envelope *envelope, int64_t now)
{
    Token token;
    if (!envelope->mail_from || envelope->rcpt->len != 1)
        return false;
    return token_read(keys, config->identity, envelope->mail_from, now, &token) && purpose_is_outgoing(token.purpose) &&
           token_for(&token, envelope->rcpt->pdata[0]);
}

static bool is_contact(Keeper *keeper, const char *rcpt)
{
    g_autoptr(GError) error = NULL;
    Contact *contact = NULL;
    StoreResult result = store_contact(keeper_store(keeper), rcpt, &contact, &error);
    if (contact)
        contact__free_unpacked(contact, NULL);
    if (result != STORE_NOTHING) /* what cannot be looked up is looked at */
        return true;
    /* A colleague of his may be in the thread. */
    Account *account = NULL;
    result = store_account_of(keeper_store(keeper), address_domain(rcpt), &account, NULL);
    if (account)
        account__free_unpacked(account, NULL);
    return result != STORE_NOTHING;
}

Concern envelope_concern(Keeper *keeper, const Config *config, const Envelope *envelope, int64_t now)
{
    const TokenKeys *keys = keeper_keys(keeper);
    if (envelope_own_token(config, keys, envelope, now) && envelope_from_relay(config, envelope))
        return CONCERN_OURS;
    for (guint i = 0; i < envelope->rcpt->len; i++)
        if (envelope_rcpt_concerns(config, keys, envelope->rcpt->pdata[i], now))
            return CONCERN_US;
    if (!envelope_trusted(config, envelope) && !envelope_authenticated(config, envelope))
        return CONCERN_NOBODY;
    for (guint i = 0; i < envelope->rcpt->len; i++)
        if (!config_our_domain(config, envelope->rcpt->pdata[i]) && is_contact(keeper, envelope->rcpt->pdata[i]))
            return CONCERN_US;
    return CONCERN_NOBODY;
}

bool envelope_all_ours(const Config *config, const Envelope *envelope)
{
    for (guint i = 0; i < envelope->rcpt->len; i++)
        if (!config_our_domain(config, envelope->rcpt->pdata[i]))
            return false;
    return true;
}

bool envelope_has_rcpt(const Envelope *envelope, const char *address)
{
    for (guint i = 0; i < envelope->rcpt->len; i++)
        if (address_equal_untagged(envelope->rcpt->pdata[i], address))
            return true;
    return false;
}
