/* Whether a lead is acknowledged: RFC 3834 section 2 as a table, first refusal wins. */
#include "milter/ack.h"

#include <glib.h>
#include <string.h>

#include "milter/sender.h"
#include "parser/robot.h"
#include "templates/compose.h"

typedef struct {
    const Config *config;
    const AckFacts *facts;
    const Lead *lead;
    const Reading *reading; /* may be NULL */
    bool relay;             /* somebody else sent it for the prospect */
    bool listed;            /* … who is on the configured list */
    char *to;
} Case;

typedef char *Refusal(const Case *c);

static char *refuse_class(const Case *c)
{
    return c->lead->class_ == LEAD_CLASS__CLASS_NONE ? g_strdup("not a lead") : NULL;
}

static char *refuse_unparsed(const Case *c)
{
    return c->lead->unparsed || !c->reading ? g_strdup("unparsed") : NULL;
}

static char *refuse_null_sender(const Case *c)
{
    return c->lead->mail_from && *c->lead->mail_from ? NULL : g_strdup("null sender");
}

static char *refuse_token(const Case *c)
{
    return c->facts->own_token_sender ? g_strdup("our own token from elsewhere") : NULL;
}

static bool is(const char *value, const char *word)
{
    return value && strcmp(value, word) == 0;
}

static char *refuse_relay(const Case *c)
{
    if (!c->relay)
        return NULL;
    if (!c->listed)
        return g_strdup("relay");
    bool pending = is(c->lead->spf, "pending");
    return pending || ack_relay_proven(c->config, c->lead) ? NULL : g_strdup("relay not proven");
}

static char *refuse_no_address(const Case *c)
{
    bool own = c->listed && c->to && config_is_relay(c->config, c->to); /* it names nobody but itself */
    return c->to && *c->to && !own ? NULL : g_strdup("no address");
}

static char *refuse_invalid(const Case *c)
{
    return compose_address_ok(c->to, true) ? NULL : g_strdup("invalid address");
}

static char *refuse_ourselves(const Case *c)
{
    bool ours = config_our_domain(c->config, c->to) || config_intake(c->config, c->to) ||
                config_owner_by_address(c->config, c->to) || config_is_manager(c->config, c->to) ||
                address_equal_untagged(c->to, c->config->identity);
    return ours ? g_strdup("ourselves") : NULL;
}

/* A form's robot speaks for a human: only its own marks are forgiven. */
static bool form_mark(const char *reason)
{
    return strstr(reason, "no-reply") || g_str_has_prefix(reason, "auto-submitted: auto-generated");
}

static char *refuse_machine(const Case *c)
{
    for (size_t i = 0; i < c->reading->n_no_ack; i++)
        if (!c->listed || !form_mark(c->reading->no_ack[i]))
            return g_strdup(c->reading->no_ack[i]);
    if (c->reading->automatic && *c->reading->automatic && !c->listed)
        return g_strdup_printf("automatic: %s", c->reading->automatic);
    return NULL;
}

static char *refuse_role_address(const Case *c)
{
    return robot_address(c->to) ? g_strdup("no-reply address") : NULL;
}

static char *refuse_conversation(const Case *c)
{
    return c->facts->names_our_message ? g_strdup("answers our own message") : NULL;
}

/* RFC 3834, section 2: only what was addressed to us, not what a list or a Bcc brought. */
static char *refuse_not_addressed(const Case *c)
{
    Mailbox **lists[] = {c->reading->to, c->reading->cc};
    size_t lengths[] = {c->reading->n_to, c->reading->n_cc};
    for (size_t l = 0; l < 2; l++)
        for (size_t i = 0; i < lengths[l]; i++) {
            const char *address = lists[l][i]->address;
            if (address && (config_intake(c->config, address) || config_our_domain(c->config, address)))
                return NULL;
        }
    return g_strdup("not addressed to us");
}

static char *refuse_spf_fail(const Case *c)
{
    return is(c->lead->spf, "fail") ? g_strdup("spf fail") : NULL;
}

static char *refuse_dmarc_fail(const Case *c)
{
    return is(c->lead->dmarc, "fail") ? g_strdup("dmarc fail") : NULL;
}

static char *refuse_without_pass(const Case *c)
{
    if (c->config->ack_when != ACK_PASS || is(c->lead->spf, "pass") || is(c->lead->spf, "pending") ||
        is(c->lead->dmarc, "pass"))
        return NULL;
    return g_strdup_printf("spf %s", c->lead->spf ? c->lead->spf : "none");
}

static char *refuse_customer(const Case *c)
{
    bool none = c->config->ack_customers == CUSTOMERS_NONE;
    return none && is(c->lead->relation, "customer") ? g_strdup("customer") : NULL;
}

static char *refuse_suppressed(const Case *c)
{
    return c->facts->suppressed ? g_strdup("suppressed") : NULL;
}

static Refusal *const refusals[] = {refuse_class,     refuse_null_sender,  refuse_token,        refuse_unparsed,
                                    refuse_relay,     refuse_machine,      refuse_no_address,   refuse_invalid,
                                    refuse_ourselves, refuse_role_address, refuse_conversation, refuse_not_addressed,
                                    refuse_spf_fail,  refuse_dmarc_fail,   refuse_without_pass, refuse_customer,
                                    refuse_suppressed};

static const char *header_from(const Lead *lead)
{
    return lead->reading && lead->reading->n_from ? lead->reading->from[0]->address : NULL;
}

static bool is_relay(const Config *config, const char *address)
{
    return address && *address && config_is_relay(config, address);
}

bool ack_relay_proven(const Config *config, const Lead *lead)
{
    const char *sender = lead->mail_from, *from = header_from(lead);
    bool by_header = is_relay(config, from);
    bool aligned = sender_vouched(sender, lead->reading);
    return lead->from_house || (by_header && is(lead->dmarc, "pass")) ||
           (is(lead->spf, "pass") && (is_relay(config, sender) || (by_header && aligned)));
}

const char *ack_too_late(const Config *config, const Lead *lead)
{
    if (lead->class_ == LEAD_CLASS__CLASS_NONE)
        return "not a lead";
    if (is(lead->spf, "fail"))
        return "spf fail";
    bool relayed = is_relay(config, lead->mail_from) || is_relay(config, header_from(lead));
    return relayed && !ack_relay_proven(config, lead) ? "relay not proven" : NULL;
}

/* Without a bounce tag, and as a relay without SMTPUTF8 takes it if it can. */
static char *deliverable(const char *address)
{
    g_autofree char *bare = robot_untagged(address);
    return address_ascii(bare);
}

/* A form or marketplace that is listed may be answered at the address it names;
 * nobody else's body decides whom we write to. */
static Case case_of(const Config *config, const AckFacts *facts)
{
    Case c = {.config = config, .facts = facts, .lead = facts->lead, .reading = facts->lead->reading};
    const char *from = facts->lead->mail_from;
    const char *relay = c.reading ? c.reading->relay : NULL;
    c.listed = is_relay(config, from) || is_relay(config, header_from(facts->lead));
    c.relay = c.listed || (relay && *relay);
    const char *named = c.reading && c.reading->email ? c.reading->email->value : NULL;
    const char *to = c.listed ? named : from;
    c.to = to ? deliverable(to) : NULL;
    return c;
}

AckDecision ack_decide(const Config *config, const AckFacts *facts)
{
    Case c = case_of(config, facts);
    char *reason = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(refusals) && !reason; i++)
        reason = refusals[i](&c);
    if (!reason)
        return (AckDecision){.to = c.to, .waits_for_spf = is(facts->lead->spf, "pending")};
    g_free(c.to);
    return (AckDecision){.reason = reason};
}

void ack_clear(AckDecision *decision)
{
    g_clear_pointer(&decision->to, g_free);
    g_clear_pointer(&decision->reason, g_free);
}
