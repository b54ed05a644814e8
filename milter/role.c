/* The table of roles: first match wins. */
#include "milter/role.h"

#include <stddef.h>

typedef bool RoleTest(const RoleFacts *facts);

static bool colleague_proved(const RoleFacts *facts)
{
    return facts->authenticated || facts->trusted;
}

/* Anybody can write our domain into a From: such mail never touches a lead. */
static bool claims_us_unproved(const RoleFacts *facts)
{
    return facts->from_our_domain && !colleague_proved(facts);
}

static bool is_ours(const RoleFacts *facts)
{
    return facts->own_token_sender && facts->from_relay;
}

static bool is_command(const RoleFacts *facts)
{
    return facts->to_command_token && facts->authenticated && !facts->automatic && !facts->is_copy;
}

static bool is_bounce(const RoleFacts *facts)
{
    return facts->bounce && (facts->to_token || facts->names_our_message || facts->returns_known);
}

/* A card that an owner's mailbox forwards to sales@ would be a lead with a card, and so on for ever. */
static bool is_returned(const RoleFacts *facts)
{
    return facts->own_message;
}

static bool is_automatic(const RoleFacts *facts)
{
    bool invites = facts->meeting && colleague_proved(facts);
    return facts->automatic && !invites && (facts->to_token || facts->names_our_message || facts->from_owner);
}

static bool is_unsubscribe(const RoleFacts *facts)
{
    return facts->to_unsubscribe_token;
}

static bool is_human(const RoleFacts *facts)
{
    return (!facts->automatic || facts->meeting) && !facts->bulk;
}

static bool is_reply(const RoleFacts *facts)
{
    return colleague_proved(facts) && facts->from_colleague && facts->to_prospect && is_human(facts);
}

static bool is_copied_reply(const RoleFacts *facts)
{
    return facts->is_copy && facts->copy_proved && is_human(facts);
}

static bool follows_by_token(const RoleFacts *facts)
{
    return facts->to_followup_token && !facts->opens_anew && !claims_us_unproved(facts) && !facts->automatic;
}

static bool follows_by_references(const RoleFacts *facts)
{
    return facts->references_lead && facts->sender_in_thread && !facts->opens_anew && !claims_us_unproved(facts) &&
           !facts->automatic;
}

static bool follows_by_subject(const RoleFacts *facts)
{
    return facts->open_lead_same_subject && !facts->asks_anew && !claims_us_unproved(facts) && !facts->automatic;
}

static bool is_inquiry(const RoleFacts *facts)
{
    return facts->to_intake;
}

static const struct {
    Role role;
    RoleTest *test;
    const char *why;
} table[] = {
    {ROLE_OURS, is_ours, "our signed envelope sender"},
    {ROLE_COMMAND, is_command, "an authenticated colleague writes to a command address"},
    {ROLE_BOUNCE, is_bounce, "a delivery report about our mail"},
    {ROLE_AUTOMATIC, is_returned, "our own mail, sent back to us"},
    {ROLE_AUTOMATIC, is_automatic, "a machine answers our mail, or for an owner"},
    {ROLE_UNSUBSCRIBE, is_unsubscribe, "to the unsubscribe address"},
    {ROLE_REPLY, is_reply, "a colleague writes to a lead's prospect"},
    {ROLE_REPLY, is_copied_reply, "a copy of what a colleague wrote to a lead's prospect"},
    {ROLE_FOLLOWUP, follows_by_token, "to a lead's own address"},
    {ROLE_FOLLOWUP, follows_by_references, "names a message of a lead and belongs to its thread"},
    {ROLE_FOLLOWUP, follows_by_subject, "an open lead of this sender has this subject, and nothing new is asked"},
    {ROLE_INQUIRY, is_inquiry, "to an intake address"},
};

RoleDecision role_decide(const RoleFacts *facts)
{
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (table[i].test(facts))
            return (RoleDecision){table[i].role, table[i].why};
    return (RoleDecision){ROLE_OTHER, "concerns no lead"};
}

const char *role_name(Role role)
{
    static const char *const names[] = {"ours",  "command",   "bounce",  "automatic", "unsubscribe",
                                        "reply", "follow-up", "inquiry", "other"};
    return names[role];
}
