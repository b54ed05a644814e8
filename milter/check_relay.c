/* Does the relay take what we shall hand over, and does it know our addresses? */
#include <string.h>

#include "milter/check.h"
#include "milter/smtp.h"

typedef struct {
    Check *check;
    Smtp *smtp;
    bool down;
} Asking;

/* Would mail to the address be taken? What cannot be said now is no verdict. */
static void ask(Asking *asking, const char *about, const char *address, char *mend)
{
    g_autofree char *advice = mend, *reply = NULL;
    if (asking->down)
        return;
    SmtpResult result = smtp_probe(asking->smtp, "", address, &reply);
    if (result == SMTP_SENT) {
        check_found(asking->check, about, CHECK_GOOD, g_strdup(address), NULL);
    } else if (result == SMTP_NEVER) {
        check_found(asking->check, about, CHECK_WRONG,
                    g_strdup_printf("mail to %s would bounce: %s", address, reply ? reply : ""),
                    g_steal_pointer(&advice));
    } else if (!smtp_reached(asking->smtp)) {
        asking->down = true;
        check_found(asking->check, "relay", CHECK_WRONG,
                    g_strdup_printf("%s: %s", asking->check->config->relay, reply ? reply : "no answer"),
                    g_strdup("acks and cards wait until it answers: see `relay:`, and whether the MTA runs"));
    } else {
        check_found(asking->check, about, CHECK_DOUBT,
                    g_strdup_printf("%s is not taken now: %s", address, reply ? reply : ""), NULL);
    }
}

static void ask_identity(Asking *asking)
{
    const char *identity = asking->check->config->identity;
    g_autofree char *token =
        g_strdup_printf("%.*s+test%s", (int)strcspn(identity, "@"), identity, identity + strcspn(identity, "@"));
    ask(asking, "identity", identity, g_strdup("make it a mailbox or alias: bounces and commands arrive there"));
    ask(asking, "identity", token,
        g_strdup("addresses with +tags must be deliverable: recipient_delimiter = + in Postfix"));
}

void check_relay(Check *check)
{
    const Config *config = check->config;
    const SmtpRelay relay = {config->relay, address_domain(config->identity), config->relay_user,
                             config->relay_password_file, config->relay_ca};
    g_autoptr(Smtp) smtp = smtp_new(&relay);
    Asking asking = {check, smtp, false};
    ask_identity(&asking);
    for (size_t i = 0; i < config->n_owner; i++)
        ask(&asking, "owner", config->owner[i].email,
            g_strdup_printf("owner %s must have a mailbox", config->owner[i].name));
    for (char **manager = config->managers; *manager; manager++)
        ask(&asking, "manager", *manager, g_strdup("a manager must have a mailbox"));
    for (size_t i = 0; i < config->n_intake; i++)
        ask(&asking, "intake", config->intake[i].address,
            g_strdup("prospects write there: make it a mailbox (an archive) or an alias"));
    if (!asking.down)
        check_found(check, "relay", CHECK_GOOD, g_strdup(config->relay), NULL);
}
