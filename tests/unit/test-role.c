/* Roles: envelope x authentication x headers, first match wins. */
#include <glib.h>

#include "milter/role.h"

typedef struct {
    const char *name;
    RoleFacts facts;
    Role role;
} RoleCase;

static const RoleCase cases[] = {
    /* ours */
    {"our token from the relay", {.own_token_sender = true, .from_relay = true, .to_intake = true}, ROLE_OURS},
    {"our token from elsewhere to an intake address", {.own_token_sender = true, .to_intake = true}, ROLE_INQUIRY},
    {"our token from elsewhere to nobody", {.own_token_sender = true}, ROLE_OTHER},
    {"loopback without a token is nobody special", {.from_relay = true, .to_intake = true}, ROLE_INQUIRY},
    /* command */
    {"colleague to a command address",
     {.authenticated = true, .to_token = true, .to_command_token = true},
     ROLE_COMMAND},
    {"stranger to a command address", {.to_token = true, .to_command_token = true}, ROLE_OTHER},
    {"trusted client is not a person: no command",
     {.trusted = true, .to_token = true, .to_command_token = true},
     ROLE_OTHER},
    {"vacation of a colleague to a command address runs nothing",
     {.authenticated = true, .to_token = true, .to_command_token = true, .automatic = true},
     ROLE_AUTOMATIC},
    {"command wins over intake",
     {.authenticated = true, .to_token = true, .to_command_token = true, .to_intake = true},
     ROLE_COMMAND},
    /* bounce and automatic */
    {"bounce to our envelope sender", {.automatic = true, .bounce = true, .to_token = true}, ROLE_BOUNCE},
    {"bounce naming our message, to an intake address",
     {.automatic = true, .bounce = true, .names_our_message = true, .to_intake = true},
     ROLE_BOUNCE},
    {"somebody else's bounce to an intake address",
     {.automatic = true, .bounce = true, .to_intake = true},
     ROLE_INQUIRY},
    {"vacation reply to our ack", {.automatic = true, .to_token = true, .to_followup_token = true}, ROLE_AUTOMATIC},
    {"vacation naming our message", {.automatic = true, .names_our_message = true, .to_intake = true}, ROLE_AUTOMATIC},
    {"an owner's out-of-office", {.automatic = true, .from_owner = true, .from_our_domain = true}, ROLE_AUTOMATIC},
    {"a stranger's out-of-office to sales@", {.automatic = true, .to_intake = true}, ROLE_INQUIRY},
    {"our own card, forwarded to sales@ by an owner's mailbox",
     {.own_message = true, .to_intake = true},
     ROLE_AUTOMATIC},
    {"our own card, forwarded by hand of an authenticated owner",
     {.own_message = true, .authenticated = true, .from_colleague = true, .to_intake = true},
     ROLE_AUTOMATIC},
    /* unsubscribe */
    {"to the unsubscribe address", {.to_token = true, .to_unsubscribe_token = true}, ROLE_UNSUBSCRIBE},
    {"unsubscribe wins over follow-up",
     {.to_token = true, .to_unsubscribe_token = true, .references_lead = true, .sender_in_thread = true},
     ROLE_UNSUBSCRIBE},
    /* reply */
    {"authenticated rep to a prospect",
     {.authenticated = true, .from_colleague = true, .to_prospect = true},
     ROLE_REPLY},
    {"trusted submission of a rep to a prospect",
     {.trusted = true, .from_colleague = true, .to_prospect = true},
     ROLE_REPLY},
    {"spoofed rep from outside", {.from_colleague = true, .from_our_domain = true, .to_prospect = true}, ROLE_OTHER},
    {"a rep's vacation reply is no answer",
     {.authenticated = true, .from_colleague = true, .to_prospect = true, .automatic = true, .from_owner = true},
     ROLE_AUTOMATIC},
    {"a circular is no answer",
     {.authenticated = true, .from_colleague = true, .to_prospect = true, .bulk = true},
     ROLE_OTHER},
    {"a colleague's reply in a thread is a reply, not a follow-up",
     {.authenticated = true,
      .from_colleague = true,
      .to_prospect = true,
      .references_lead = true,
      .sender_in_thread = true},
     ROLE_REPLY},
    {"a rep's invitation is a meeting",
     {.authenticated = true,
      .from_colleague = true,
      .from_owner = true,
      .to_prospect = true,
      .automatic = true,
      .meeting = true},
     ROLE_REPLY},
    {"an invitation in a rep's name from outside is not",
     {.from_colleague = true, .from_owner = true, .to_prospect = true, .automatic = true, .meeting = true},
     ROLE_AUTOMATIC},
    {"a blind copy of a colleague's answer is no command",
     {.authenticated = true,
      .from_colleague = true,
      .to_token = true,
      .to_command_token = true,
      .is_copy = true,
      .copy_proved = true},
     ROLE_REPLY},
    {"a blind copy that nobody vouches for",
     {.from_owner = true, .to_token = true, .to_command_token = true, .is_copy = true},
     ROLE_OTHER},
    {"a bounce that returns a lead's message to the rep who wrote it",
     {.automatic = true, .bounce = true, .returns_known = true},
     ROLE_BOUNCE},
    /* follow-up */
    {"to the follow-up address", {.to_token = true, .to_followup_token = true}, ROLE_FOLLOWUP},
    {"follow-up address claimed from our own domain, unproved",
     {.to_token = true, .to_followup_token = true, .from_our_domain = true},
     ROLE_OTHER},
    {"references and belongs", {.references_lead = true, .sender_in_thread = true, .to_intake = true}, ROLE_FOLLOWUP},
    {"references of a stranger", {.references_lead = true, .to_intake = true}, ROLE_INQUIRY},
    {"references, unproved colleague, to intake",
     {.references_lead = true, .sender_in_thread = true, .from_our_domain = true, .to_intake = true},
     ROLE_INQUIRY},
    {"references, proved colleague forwarding",
     {.references_lead = true, .sender_in_thread = true, .from_our_domain = true, .authenticated = true},
     ROLE_FOLLOWUP},
    {"to the address of a closed lead, asking for something",
     {.to_token = true, .to_followup_token = true, .opens_anew = true, .to_intake = true},
     ROLE_INQUIRY},
    {"references of a closed lead, asking for something",
     {.references_lead = true, .sender_in_thread = true, .opens_anew = true, .to_intake = true},
     ROLE_INQUIRY},
    {"machine mail never joins", {.references_lead = true, .sender_in_thread = true, .automatic = true}, ROLE_OTHER},
    {"same subject, nothing new", {.open_lead_same_subject = true, .to_intake = true}, ROLE_FOLLOWUP},
    {"same subject, something new",
     {.open_lead_same_subject = true, .asks_anew = true, .to_intake = true},
     ROLE_INQUIRY},
    {"same subject to an owner directly", {.open_lead_same_subject = true}, ROLE_FOLLOWUP},
    /* inquiry, other */
    {"stranger to sales@", {.to_intake = true}, ROLE_INQUIRY},
    {"list mail to sales@", {.to_intake = true, .automatic = true, .bulk = true}, ROLE_INQUIRY},
    {"internal mail to sales@",
     {.to_intake = true, .from_our_domain = true, .authenticated = true, .from_colleague = true},
     ROLE_INQUIRY},
    {"stranger to an owner", {.to_prospect = false}, ROLE_OTHER},
    {"colleague to a stranger", {.authenticated = true, .from_colleague = true}, ROLE_OTHER},
};

static void test_case(gconstpointer data)
{
    const RoleCase *c = data;
    RoleDecision decision = role_decide(&c->facts);
    g_assert_cmpstr(role_name(decision.role), ==, role_name(c->role));
    g_assert_nonnull(decision.why);
}

/* Whatever the facts, nobody without proof reaches a role that changes a lead in our name. */
static void test_no_power_without_proof(void)
{
    for (unsigned bits = 0; bits < 1u << 18; bits++) {
        RoleFacts f = {.own_token_sender = bits & 1,
                       .from_relay = bits & 2,
                       .from_colleague = bits & 4,
                       .from_our_domain = bits & 8,
                       .from_owner = bits & 16,
                       .to_intake = bits & 32,
                       .to_token = bits & 64,
                       .to_command_token = bits & 128,
                       .to_followup_token = bits & 256,
                       .to_unsubscribe_token = bits & 512,
                       .to_prospect = bits & 1024,
                       .automatic = bits & 2048,
                       .bounce = bits & 4096,
                       .bulk = bits & 8192,
                       .references_lead = bits & 16384,
                       .sender_in_thread = bits & 32768,
                       .open_lead_same_subject = bits & 65536,
                       .asks_anew = bits & 131072};
        Role role = role_decide(&f).role;
        g_assert_cmpint(role, !=, ROLE_COMMAND);
        g_assert_cmpint(role, !=, ROLE_REPLY);
        if (role == ROLE_FOLLOWUP)
            g_assert_false(f.from_our_domain || f.automatic);
        if (f.to_intake && role == ROLE_OTHER)
            g_assert_not_reached();
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/role/%02zu %s", i + 1, cases[i].name);
        g_test_add_data_func(path, &cases[i], test_case);
    }
    g_test_add_func("/role/no power without proof", test_no_power_without_proof);
    return g_test_run();
}
