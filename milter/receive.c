/* From bytes and envelope to a role, and to what that role does. */
#include "milter/receive.h"

#include <string.h>

#include "milter/bounce.h"
#include "milter/command.h"
#include "milter/followup.h"
#include "milter/intake.h"
#include "milter/log.h"
#include "milter/now.h"
#include "milter/ours.h"
#include "milter/reply.h"
#include "milter/role.h"
#include "milter/sender.h"
#include "store/records.h"

enum {
    SPF_WAIT = 50,         /* milliseconds; later the ack waits instead */
    THREAD_SPF_WAIT = 450, /* more, before somebody may join another's thread */
    THREAD_LOOKUPS = 20,   /* References looked up, newest first */
    SUBJECT_LOOKUPS = 20,
    MERGES = 8,      /* followed from lead to lead */
    BULK_OUTSIDE = 5 /* more outside recipients than this are no answer to one prospect */
};

/* What one message makes known on its way to its role. */
typedef struct {
    Keeper *keeper;
    Incoming in;
    SpfCheck *check; /* or NULL */
    RoleFacts facts;
    uint64_t lead;   /* the one it follows, if it does */
    uint64_t linked; /* the one it names without joining it */
    uint64_t token;  /* the one whose command address is a recipient */
    bool bad_token;  /* a recipient looks like one of our token addresses, and is none */
    bool tokens;     /* and another one's as well */
    ReplyFound answers;
} Arrival;

static void read_message(Arrival *a)
{
    const Envelope *envelope = a->in.envelope;
    ReadRequest request = READ_REQUEST__INIT;
    char **intake = g_new0(char *, envelope->rcpt->len + 1);
    request.recipient = intake;
    for (guint i = 0; i < envelope->rcpt->len; i++)
        if (envelope_to_intake(a->in.config, envelope->rcpt->pdata[i]))
            intake[request.n_recipient++] = envelope->rcpt->pdata[i];
    request.mail_from = envelope->mail_from;
    for (guint i = 0; i < envelope->rcpt->len && !request.own_words; i++) {
        Token token;
        request.has_own_words = request.own_words =
            token_read(keeper_keys(a->keeper), a->in.config->identity, envelope->rcpt->pdata[i], a->in.now, &token);
    }
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

/* The lead, or the one that it lives on in after merges. */
static StoreResult survivor(Keeper *keeper, uint64_t id, Lead **lead)
{
    StoreResult result = store_lead(keeper_store(keeper), id, lead, NULL);
    for (int i = 0; i < MERGES && *lead && (*lead)->merged_into; i++) {
        uint64_t into = (*lead)->merged_into;
        lead__free_unpacked(*lead, NULL);
        result = store_lead(keeper_store(keeper), into, lead, NULL);
    }
    return result;
}

/* Who asks for something in a thread that is closed opens it anew, wherever he writes to. */
static void follow(Arrival *a, const Lead *lead)
{
    if (followup_opens_anew(&a->in, lead)) {
        a->facts.opens_anew = true;
        a->facts.to_intake |= !a->facts.from_our_domain;
        a->linked = lead->id;
    } else if (!a->lead) {
        a->lead = lead->id;
    }
}

/* The prospect answers our ack. Where there is no lead to join, because it is gone or was judged none, he asks
 * anew. */
static void followup_address(Arrival *a, uint64_t id)
{
    Lead *found = NULL;
    StoreResult result = survivor(a->keeper, id, &found);
    g_autoptr(Lead) lead = found;
    if (result == STORE_NOTHING || (lead && lead->status == LEAD_STATUS__STATUS_IGNORED)) {
        a->facts.to_intake = true;
        return;
    }
    a->facts.to_followup_token = true;
    if (lead)
        follow(a, lead);
    else
        a->lead = id; /* the store is in trouble, and will say so */
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
        /* What colleagues write to a tracked one is no inquiry. */
        f->to_intake |= f->from_our_domain ? config_intake(config, rcpt) != NULL : envelope_to_intake(config, rcpt);
        if (!token_read(keys, config->identity, rcpt, a->in.now, &token)) {
            a->bad_token |= envelope_bad_token(config, rcpt);
            continue;
        }
        f->to_token = true;
        f->to_command_token |= token.purpose == TOKEN_COMMAND;
        if (token.purpose == TOKEN_COMMAND) {
            a->tokens |= a->token && a->token != token.lead;
            a->token = token.lead;
        }
        f->to_unsubscribe_token |= token.purpose == TOKEN_UNSUBSCRIBE;
        if (token.purpose == TOKEN_FOLLOWUP)
            followup_address(a, token.lead);
    }
}

static bool is_owner(const Config *config, const char *address)
{
    return config_owner_by_address(config, address) != NULL;
}

/* A form's robot in our domain answers nobody. */
static bool is_colleague(const Config *config, const char *address)
{
    return is_owner(config, address) || (config_our_domain(config, address) && !config_is_relay(config, address));
}

static void sender_facts(Arrival *a)
{
    const Config *config = a->in.config;
    const char *sender = a->in.envelope->mail_from;
    const Reading *reading = a->in.reading;
    const char *from = reading && reading->n_from ? reading->from[0]->address : NULL;
    RoleFacts *f = &a->facts;
    f->from_our_domain = sender_any(config, sender, reading, config_our_domain);
    f->from_owner = (sender && is_owner(config, sender)) || (from && is_owner(config, from));
    f->from_colleague = sender && *sender && is_colleague(config, sender);
}

/* Who has written into a thread, or was addressed in it, is known by the lead that his mail's References name. */
static bool in_named_thread(const Arrival *a)
{
    const Reading *reading = a->in.reading;
    return reading && (reading->n_in_reply_to || reading->n_references) &&
           reply_find(keeper_store(a->keeper), a->in.envelope, reading).lead;
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
    a->facts.to_prospect |= in_named_thread(a);
}

/* His own domain says that an owner's mail is his, where neither login nor client do. */
static bool domain_vouches(const Arrival *a)
{
    const AuthenticationResults *stated = a->in.reading ? a->in.reading->authentication : NULL;
    bool dmarc = stated && g_strcmp0(stated->dmarc, "pass") == 0;
    bool spf = strcmp(a->in.spf, "pass") == 0 && sender_vouched(a->in.envelope->mail_from, a->in.reading);
    return a->facts.from_owner && (spf || dmarc) && !sender_forged(a->in.spf, a->in.reading);
}

/* What a rep sent through another provider, with a blind copy for us. */
static void copy_facts(Arrival *a)
{
    RoleFacts *f = &a->facts;
    if (!a->token || !a->in.reading || !reply_is_copy(keeper_store(a->keeper), a->token, a->in.reading))
        return;
    f->is_copy = true;
    f->copy_proved = f->authenticated || f->trusted || domain_vouches(a);
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
    a->facts.meeting = is_kind(reading, "calendar") && g_strcmp0(reading->automatic_evidence, "METHOD:REQUEST") == 0;
    a->facts.returns_known = a->facts.bounce && bounce_lead(a->keeper, &a->in);
    a->facts.bulk |= is_kind(reading, "list") || is_kind(reading, "bulk");
    a->facts.own_message = reading && ours_returned(keeper_store(a->keeper), reading);
}

/* Who claims to be the prospect, and whose domain denies it, is a stranger. To know that is worth a longer wait. */
static bool is_forged(Arrival *a)
{
    if (a->check && strcmp(a->in.spf, "pending") == 0)
        a->in.spf = pool_spf_wait(a->check, THREAD_SPF_WAIT);
    return sender_forged(a->in.spf, a->in.reading);
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
    if (!sender_in_thread(lead, a->in.envelope->mail_from, a->in.reading) || is_forged(a)) {
        a->linked = lead->id;
        return false;
    }
    a->facts.sender_in_thread = true;
    Lead *living = NULL;
    survivor(a->keeper, lead->id, &living);
    follow(a, living ? living : lead);
    if (living)
        lead__free_unpacked(living, NULL);
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
    if (!reading || a->lead || reading->n_references || reading->n_in_reply_to || !reading->subject_base ||
        !*reading->subject_base)
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
        if (is_itself(a, lead) || is_forged(a))
            return;
        a->facts.open_lead_same_subject = true;
        a->facts.asks_anew = followup_asks_anew(lead, reading);
        a->lead = a->facts.asks_anew ? 0 : lead->id;
        return;
    }
}

static RoleDecision decide(Arrival *a)
{
    sender_facts(a);
    envelope_facts(a);
    machine_facts(a);
    recipient_facts(a);
    copy_facts(a);
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

/* A token alone grants nothing. A colleague who did not log in shall know that nothing was done; who claims to be one
 * must not learn more. */
static Verdict *unproved_command(const Arrival *a)
{
    const Envelope *envelope = a->in.envelope;
    const char *why = !a->token          ? "a forged or expired token"
                      : !envelope->login ? "the sender has not logged in"
                                         : "the sender has logged in under a name that is not his: see owners.login";
    log_note("%s: command refused for L-%" G_GUINT64_FORMAT ": %s", envelope->queue_id ? envelope->queue_id : "-",
             a->token, why);
    if (a->facts.from_our_domain)
        return verdict_reject(a->token ? "not carried out: commands need a login"
                                       : "not carried out: this address is no longer valid");
    Verdict *verdict = verdict_new();
    verdict->strip = true;
    return verdict;
}

/* Whoever could forge it would turn an owner's leads away from him. His mailbox may stand on this very host. */
static void owner_away(Arrival *a)
{
    if (a->facts.from_relay || a->facts.authenticated || domain_vouches(a))
        bounce_owner_away(a->keeper, &a->in);
    else
        log_note("%s: nothing proves that this is an owner's mailbox: he counts as here",
                 a->in.envelope->queue_id ? a->in.envelope->queue_id : "-");
}

static Verdict *act(Arrival *a, Role role, GError **error)
{
    bool thread = a->linked && a->in.reading;
    a->in.names_our_message =
        a->facts.names_our_message || (thread && ours_named(keeper_store(a->keeper), a->in.reading));
    a->in.own_token_sender = a->facts.own_token_sender;
    a->in.linked = a->linked;
    if (role == ROLE_REPLY) {
        a->answers = a->facts.is_copy ? (ReplyFound){.lead = a->token}
                                      : reply_find(keeper_store(a->keeper), a->in.envelope, a->in.reading);
        if (a->answers.lead)
            return reply_take(a->keeper, &a->in, a->answers, error);
    }
    if (role == ROLE_COMMAND && a->tokens)
        return verdict_reject("not carried out: write to one lead's address at a time");
    if (role == ROLE_COMMAND)
        return command_take(a->keeper, &a->in, a->token, error);
    if (role == ROLE_OTHER && (a->token || a->bad_token))
        return unproved_command(a);
    if (role == ROLE_BOUNCE)
        return bounce_take(a->keeper, &a->in, bounce_lead(a->keeper, &a->in), error);
    if (role == ROLE_AUTOMATIC && a->facts.from_owner)
        owner_away(a);
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
    Arrival a = {.keeper = keeper,
                 .in = {.config = config, .envelope = envelope, .raw = raw, .now = now_seconds()},
                 .check = spf};
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
