/* From bytes and envelope to a role, and to what that role does. */
#include "milter/receive.h"

#include <string.h>

#include "milter/followup.h"
#include "milter/intake.h"
#include "milter/log.h"
#include "milter/now.h"
#include "milter/ours.h"
#include "milter/role.h"
#include "parser/freemail.h"
#include "store/records.h"

enum {
    SPF_WAIT = 50,       /* milliseconds; later the ack waits instead */
    THREAD_LOOKUPS = 20, /* References looked up, newest first */
    SUBJECT_LOOKUPS = 20,
    BULK_OUTSIDE = 5 /* more outside recipients than this are no answer to one prospect */
};

/* What one message makes known on its way to its role. */
typedef struct {
    Keeper *keeper;
    Incoming in;
    RoleFacts facts;
    uint64_t lead;     /* the one it follows, if it does */
    uint64_t stranger; /* the one whose thread a stranger names */
} Arrival;

static void read_message(Arrival *a)
{
    const Envelope *envelope = a->in.envelope;
    ReadRequest request = READ_REQUEST__INIT;
    char **intake = g_new0(char *, envelope->rcpt->len + 1);
    request.recipient = intake;
    for (guint i = 0; i < envelope->rcpt->len; i++)
        if (config_intake(a->in.config, envelope->rcpt->pdata[i]))
            intake[request.n_recipient++] = envelope->rcpt->pdata[i];
    request.mail_from = envelope->mail_from;
    request.has_header_only = request.header_only = raw_too_large(a->in.raw);
    request.has_arrived = true;
    request.arrived = a->in.now;
    size_t size = 0;
    const uint8_t *bytes = raw_bytes(a->in.raw, &size);
    PoolResult result =
        pool_read(keeper_readers(a->keeper), &request, bytes, size, a->in.config->read_timeout, &a->in.reading);
    g_free(intake);
    if (!a->in.reading)
        a->in.unparsed = pool_result_name(result);
    else
        a->in.unparsed = a->in.reading->unparsed;
    if (raw_too_large(a->in.raw))
        a->in.unparsed = "too-large";
}

static const char *header_from(const Reading *reading)
{
    return reading && reading->n_from ? reading->from[0]->address : NULL;
}

/* The prospect answers our ack. What is merged lives on in another lead; where there is none to join, because
 * it is gone or was judged none, he asks anew. */
static void followup_address(Arrival *a, uint64_t id)
{
    Lead *found = NULL;
    StoreResult result = store_lead(keeper_store(a->keeper), id, &found, NULL);
    g_autoptr(Lead) lead = found;
    if (result == STORE_NOTHING || (lead && lead->status == LEAD_STATUS__STATUS_IGNORED)) {
        a->facts.to_intake = true;
        return;
    }
    a->facts.to_followup_token = true;
    a->lead = lead && lead->merged_into ? lead->merged_into : id;
}

static void envelope_facts(Arrival *a)
{
    const Config *config = a->in.config;
    const Envelope *envelope = a->in.envelope;
    const TokenKeys *keys = keeper_keys(a->keeper);
    RoleFacts *f = &a->facts;
    f->own_token_sender = envelope_own_token(config, keys, envelope, a->in.now);
    f->from_relay = envelope_from_relay(config, envelope);
    f->authenticated = envelope_authenticated(config, envelope);
    f->trusted = envelope_trusted(config, envelope);
    for (guint i = 0; i < envelope->rcpt->len; i++) {
        const char *rcpt = envelope->rcpt->pdata[i];
        Token token;
        f->to_intake |= config_intake(config, rcpt) != NULL;
        if (!token_read(keys, config->identity, rcpt, a->in.now, &token))
            continue;
        f->to_token = true;
        f->to_command_token |= token.purpose == TOKEN_COMMAND;
        f->to_unsubscribe_token |= token.purpose == TOKEN_UNSUBSCRIBE;
        if (token.purpose == TOKEN_FOLLOWUP)
            followup_address(a, token.lead);
    }
}

static void sender_facts(Arrival *a)
{
    const Config *config = a->in.config;
    const char *sender = a->in.envelope->mail_from;
    const char *from = header_from(a->in.reading);
    const char *claims[] = {sender, from};
    RoleFacts *f = &a->facts;
    for (size_t i = 0; i < G_N_ELEMENTS(claims); i++) {
        if (!claims[i] || !*claims[i])
            continue;
        f->from_our_domain |= config_our_domain(config, claims[i]);
        f->from_owner |= config_owner_by_address(config, claims[i]) != NULL;
    }
    f->from_colleague = f->from_owner || (sender && *sender && config_our_domain(config, sender));
}

static bool is_prospect(Keeper *keeper, const char *address)
{
    Contact *contact = NULL;
    bool known = store_contact(keeper_store(keeper), address, &contact, NULL) == STORE_OK && contact->leads > 0;
    if (contact)
        contact__free_unpacked(contact, NULL);
    return known;
}

static void recipient_facts(Arrival *a)
{
    unsigned outside = 0;
    for (guint i = 0; i < a->in.envelope->rcpt->len; i++)
        outside += !config_our_domain(a->in.config, a->in.envelope->rcpt->pdata[i]);
    a->facts.bulk |= outside > BULK_OUTSIDE;
    if (!a->facts.authenticated && !a->facts.trusted)
        return;
    for (guint i = 0; i < a->in.envelope->rcpt->len && !a->facts.to_prospect; i++)
        a->facts.to_prospect = is_prospect(a->keeper, a->in.envelope->rcpt->pdata[i]);
}

static bool is_kind(const Reading *reading, const char *kind)
{
    return reading && reading->automatic && strcmp(reading->automatic, kind) == 0;
}

static void machine_facts(Arrival *a)
{
    const Reading *reading = a->in.reading;
    bool null_sender = !a->in.envelope->mail_from || !*a->in.envelope->mail_from;
    a->facts.automatic = null_sender || (reading && reading->automatic && *reading->automatic);
    a->facts.bounce = is_kind(reading, "bounce") || is_kind(reading, "delay");
    a->facts.bulk |= is_kind(reading, "list") || is_kind(reading, "bulk");
    a->facts.own_message = reading && ours_returned(keeper_store(a->keeper), reading);
}

static bool address_in_thread(const Lead *lead, const char *address)
{
    if (!address || !*address)
        return false;
    const char *prospects[] = {lead->ack_to, lead->mail_from,
                               lead->reading && lead->reading->email ? lead->reading->email->value : NULL};
    for (size_t i = 0; i < G_N_ELEMENTS(prospects); i++)
        if (prospects[i] && *prospects[i] &&
            (address_equal(prospects[i], address) || freemail_same_organisation(prospects[i], address)))
            return true;
    for (size_t i = 0; i < lead->n_thread_address; i++)
        if (address_equal(lead->thread_address[i], address))
            return true;
    return false;
}

static bool says(const char *result, const char *word)
{
    return result && strcmp(result, word) == 0;
}

/* Who claims to be the prospect, and whose domain denies it, is a stranger. */
static bool is_forged(const Arrival *a)
{
    const AuthenticationResults *stated = a->in.reading ? a->in.reading->authentication : NULL;
    const char *dmarc = stated ? stated->dmarc : NULL;
    const char *spf = stated && stated->spf ? stated->spf : a->in.spf;
    return says(dmarc, "fail") || (says(spf, "fail") && !says(dmarc, "pass"));
}

/* One Message-ID of In-Reply-To or References; true when it settled the matter. */
static bool thread_lookup(Arrival *a, const char *message_id)
{
    Lead *found = NULL;
    bool ours = false;
    if (store_find_message(keeper_store(a->keeper), message_id, &found, &ours, NULL) != STORE_OK)
        return false;
    g_autoptr(Lead) lead = found;
    a->facts.names_our_message |= ours;
    if (lead->status == LEAD_STATUS__STATUS_IGNORED)
        return false;
    a->facts.references_lead = true;
    if (is_forged(a) ||
        (!address_in_thread(lead, a->in.envelope->mail_from) && !address_in_thread(lead, header_from(a->in.reading)))) {
        a->stranger = lead->id;
        return false;
    }
    a->facts.sender_in_thread = true;
    if (!a->lead)
        a->lead = lead->merged_into ? lead->merged_into : lead->id;
    return true;
}

static void thread_facts(Arrival *a)
{
    const Reading *reading = a->in.reading;
    if (!reading)
        return;
    unsigned looked = 0;
    for (size_t i = 0; i < reading->n_in_reply_to && looked < THREAD_LOOKUPS; i++, looked++)
        if (thread_lookup(a, reading->in_reply_to[i]))
            return;
    for (size_t i = reading->n_references; i > 0 && looked < THREAD_LOOKUPS; i--, looked++)
        if (thread_lookup(a, reading->references[i - 1]))
            return;
}

/* The very message that the lead was made of, once more: a repeat, not a follow-up. */
static bool is_itself(const Arrival *a, const Lead *lead)
{
    return lead->dedupe_key.len == sizeof a->in.key.key &&
           memcmp(lead->dedupe_key.data, a->in.key.key, sizeof a->in.key.key) == 0;
}

/* Only for mail without References: some programs send none. */
static void subject_facts(Arrival *a)
{
    const Reading *reading = a->in.reading;
    if (!reading || a->lead || is_forged(a) || reading->n_references || reading->n_in_reply_to ||
        !reading->subject_base || !*reading->subject_base)
        return;
    Contact *found = NULL;
    const char *sender = a->in.envelope->mail_from;
    if (!sender || store_contact(keeper_store(a->keeper), sender, &found, NULL) != STORE_OK)
        return;
    g_autoptr(Contact) contact = found;
    StoreQuery query = STORE_QUERY_ALL;
    query.contact = contact->id;
    query.limit = SUBJECT_LOOKUPS;
    g_autoptr(GPtrArray) leads = NULL;
    if (store_leads(keeper_store(a->keeper), &query, &leads, NULL) != STORE_OK)
        return;
    for (guint i = 0; i < leads->len; i++) {
        const Lead *lead = leads->pdata[i];
        if (!lead_is_open(lead) || !lead->reading || g_strcmp0(lead->reading->subject_base, reading->subject_base) != 0)
            continue;
        if (is_itself(a, lead))
            return;
        a->facts.open_lead_same_subject = true;
        a->facts.asks_anew = followup_asks_anew(lead, reading);
        a->lead = a->facts.asks_anew ? 0 : lead->id;
        return;
    }
}

static RoleDecision decide(Arrival *a)
{
    envelope_facts(a);
    sender_facts(a);
    machine_facts(a);
    recipient_facts(a);
    thread_facts(a);
    subject_facts(a);
    return role_decide(&a->facts);
}

/* The lead owns the Reading from here on. */
static Verdict *take_inquiry(Arrival *a, GError **error)
{
    if (!raw_too_large(a->in.raw) || (a->in.spool = raw_keep_spool(a->in.raw, error)))
        return intake_take(a->keeper, &a->in, error);
    if (a->in.reading)
        reading__free_unpacked(a->in.reading, NULL);
    return NULL;
}

static Verdict *act(Arrival *a, Role role, GError **error)
{
    a->in.names_our_message = a->facts.names_our_message;
    a->in.own_token_sender = a->facts.own_token_sender;
    a->in.linked = a->stranger;
    if (role == ROLE_FOLLOWUP)
        return followup_take(a->keeper, &a->in, a->lead, error);
    if (role == ROLE_INQUIRY)
        return take_inquiry(a, error);
    Verdict *verdict = verdict_new();
    verdict->strip = role != ROLE_OURS;
    return verdict;
}

static Verdict *accepted(void)
{
    Verdict *verdict = verdict_new();
    verdict->strip = true;
    return verdict;
}

static Verdict *failure(const Config *config, const Envelope *envelope, const char *why)
{
    log_error("%s: %s; %s", envelope->queue_id ? envelope->queue_id : "-", why,
              config->on_error == ON_ERROR_ACCEPT ? "delivered without a lead" : "the sender will try again");
    if (config->on_error == ON_ERROR_ACCEPT)
        return accepted();
    return verdict_tempfail("Not stored yet, please try again");
}

Verdict *receive_message(Keeper *keeper, const Config *config, const Envelope *envelope, Raw *raw, SpfCheck *spf)
{
    if (raw_failed(raw))
        return failure(config, envelope, raw_failed(raw));
    g_autoptr(GError) error = NULL;
    Arrival a = {.keeper = keeper, .in = {.config = config, .envelope = envelope, .raw = raw, .now = now_seconds()}};
    a.in.key = raw_dedupe_key(raw, envelope->mail_from, envelope->queue_id, envelope->hostname);
    read_message(&a);
    a.in.spf = spf ? pool_spf_wait(spf, SPF_WAIT) : "none";
    RoleDecision decision = decide(&a);
    log_debug("%s: %s: %s", envelope->queue_id ? envelope->queue_id : "-", role_name(decision.role), decision.why);
    Verdict *verdict = act(&a, decision.role, &error);
    if (decision.role != ROLE_INQUIRY) {
        if (verdict && decision.role != ROLE_FOLLOWUP)
            log_note("%s: %s (%s)", envelope->queue_id ? envelope->queue_id : "-", role_name(decision.role),
                     decision.why);
        if (a.in.reading)
            reading__free_unpacked(a.in.reading, NULL);
    }
    return verdict ? verdict : failure(config, envelope, error ? error->message : "unknown failure");
}
