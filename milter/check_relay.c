/* Does the relay take what we shall hand over, and does it know our addresses? */
#include <string.h>

#include "milter/check.h"
#include "milter/courier.h"

typedef struct {
    Check *check;
    Smtp *smtp;
    bool down;
} Asking;

/* A url may hold a password. */
static const char *without_login(const char *url)
{
    const char *at = strrchr(url, '@');
    return at ? at + 1 : url;
}

static void found_down(Asking *asking, const char *reply)
{
    asking->down = true;
    bool mend = smtp_advice(asking->smtp) != NULL;
    check_found(asking->check, "relay", CHECK_WRONG,
                g_strdup_printf("%s: %s", without_login(asking->check->config->relay), reply ? reply : "no answer"),
                g_strdup(mend ? "acks and cards wait until that is mended"
                              : "acks and cards wait until it answers: see `relay:`, and whether the MTA runs"));
}

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
        found_down(asking, reply);
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
    const SmtpRelay relay = courier_relay(config);
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
        check_found(check, "relay", CHECK_GOOD, g_strdup(without_login(config->relay)), NULL);
}
