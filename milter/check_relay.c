/* Does the relay take what we shall hand over, and does it know our addresses? */
#include <string.h>
#include <sys/stat.h>

#include "milter/check.h"
#include "milter/courier.h"

typedef struct {
    Check *check;
    Smtp *smtp;
    char *sender; /* like that of an ack */
    bool down;
} Asking;

/* A url may hold a password. */
static const char *without_login(const char *url)
{
    const char *at = strrchr(url, '@');
    return at ? at + 1 : url;
}

/* The relay itself, not one address. */
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
    SmtpResult result = smtp_probe(asking->smtp, asking->sender, address, &reply);
    if (result == SMTP_SENT) {
        check_found(asking->check, about, CHECK_GOOD, g_strdup(address), NULL);
    } else if (result == SMTP_NEVER) {
        check_found(asking->check, about, CHECK_WRONG,
                    g_strdup_printf("mail to %s would bounce: %s", address, reply ? reply : ""),
                    g_steal_pointer(&advice));
    } else if (!smtp_reached(asking->smtp) || smtp_advice(asking->smtp)) {
        found_down(asking, reply);
    } else {
        check_found(asking->check, about, CHECK_DOUBT,
                    g_strdup_printf("%s is not taken now: %s", address, reply ? reply : ""), NULL);
    }
}

/* As the owner of the store, who the daemon runs as; his other groups are not looked at. */
static bool daemon_reads(const struct stat *file, const struct stat *store)
{
    mode_t needed = file->st_uid == store->st_uid ? S_IRUSR : file->st_gid == store->st_gid ? S_IRGRP : S_IROTH;
    return store->st_uid == 0 || (file->st_mode & needed);
}

static void check_password(Check *check)
{
    const char *name = check->config->relay_password_file;
    struct stat file, store;
    if (!name || stat(name, &file) != 0)
        return;
    if (file.st_mode & S_IRWXO)
        check_found(check, "relay", CHECK_DOUBT, g_strdup_printf("%s is open to others", name),
                    g_strdup_printf("chmod o= %s: it holds the relay's password", name));
    else if (stat(check->config->store, &store) == 0 && !daemon_reads(&file, &store))
        check_found(check, "relay", CHECK_DOUBT, g_strdup_printf("the daemon may not be able to read %s", name),
                    g_strdup_printf("chown --reference=%s %s: so who owns the store owns the password too",
                                    check->config->store, name));
}

static void ask_identity(Asking *asking)
{
    guint before = asking->check->finding->len;
    ask(asking, "identity", asking->check->config->identity,
        g_strdup("make it a mailbox or alias: bounces and commands arrive there"));
    const CheckFinding *said =
        asking->down || asking->check->finding->len == before ? NULL : asking->check->finding->pdata[before];
    if (said && said->state == CHECK_WRONG) /* its tags are no better */
        return;
    ask(asking, "identity", asking->sender,
        g_strdup("addresses with +tags must be deliverable: recipient_delimiter = + in Postfix"));
}

void check_relay(Check *check)
{
    const Config *config = check->config;
    const SmtpRelay relay = courier_relay(config);
    g_autoptr(Smtp) smtp = smtp_new(&relay);
    const char *domain = config->identity + strcspn(config->identity, "@");
    g_autofree char *sender =
        g_strdup_printf("%.*s+test%s", (int)(domain - config->identity), config->identity, domain);
    Asking asking = {check, smtp, sender, false};
    check_password(check);
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
