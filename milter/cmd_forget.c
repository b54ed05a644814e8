/* leadctl forget: a person has the right to be forgotten. */
#include <string.h>
#include <unistd.h>

#include "milter/cmd.h"
#include "milter/cmd_open.h"
#include "milter/json.h"
#include "templates/compose.h"

/* Of whom there are no leads, but whose address stands in many. */
static const char *who_of_ours(const Config *config, const char *address)
{
    if (config_owner_by_address(config, address))
        return "an owner";
    if (config_is_manager(config, address))
        return "a manager";
    if (config_intake(config, address) || address_equal_untagged(address, config->identity))
        return "an address of this installation";
    if (config_is_relay(config, address))
        return "a relay, which speaks for others";
    return config_our_domain(config, address) ? "in a domain of ours" : NULL;
}

static bool is_somebody(const Config *config, const char *address)
{
    const char *ours = who_of_ours(config, address);
    if (!compose_address_ok(address, true))
        cmd_complain("expected an address like hans@firm.example, got \"%s\"", address);
    else if (ours)
        cmd_complain("%s is %s: only prospects are forgotten", address, ours);
    else
        return true;
    return false;
}

/* "L-1001 L-1007", or how many. */
static char *names_of(const GArray *leads)
{
    enum { NAMED = 12 };
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < MIN(leads->len, NAMED); i++)
        g_string_append_printf(names, "%sL-%" G_GUINT64_FORMAT, i ? " " : "", g_array_index(leads, uint64_t, i));
    if (leads->len > NAMED)
        g_string_append_printf(names, " and %u more", leads->len - NAMED);
    return g_string_free(names, FALSE);
}

static void say_leads(const StoreForgotten *what, bool look)
{
    g_autofree char *his = names_of(what->lead), *named = names_of(what->named);
    if (what->lead->len)
        printf("  %u %s, %s: %s\n", what->lead->len, what->lead->len == 1 ? "lead" : "leads",
               look ? "to stay without personal data" : "without personal data now", his);
    if (what->named->len)
        printf("  %u of others that %s the address: %s\n", what->named->len, look ? "name" : "named", named);
}

static void say_done(const StoreForgotten *what, const char *store)
{
    say_leads(what, false);
    if (what->closed)
        printf("  %u of them closed: lost, cancelled\n", what->closed);
    if (what->originals || what->mail)
        printf("  removed: messages kept: %u, letters of the outbox: %u, Message-IDs: %u\n", what->originals,
               what->mail, what->message_ids);
    if (what->contact || what->account)
        printf("  removed: %s%s%s\n", what->contact ? "the contact" : "", what->contact && what->account ? ", " : "",
               what->account ? "an account that nobody else has" : "");
    if (what->suppressed)
        printf("  kept: a hash of the address, so that it is never written to\n");
    if (what->named->len)
        printf("The messages kept with leads of others are as they came; they go with their retention.\n");
    printf("Freed pages of %s/data.mdb keep old bytes until they are used again; a copy by `leadctl backup` has none.\n"
           "Not reached: backups made before, mailboxes, the mail server's logs.\n",
           store);
}

static json_t *ids_of(const GArray *leads)
{
    json_t *ids = json_array();
    for (guint i = 0; i < leads->len; i++)
        json_array_append_new(ids, json_sprintf("L-%" G_GUINT64_FORMAT, g_array_index(leads, uint64_t, i)));
    return ids;
}

static void say_json(const StoreForgotten *what, bool look)
{
    g_autofree char *line =
        json_line(json_pack("{s:b, s:o, s:o, s:i, s:i, s:i, s:i, s:b, s:b, s:b}", "forgotten", !look, "leads",
                            ids_of(what->lead), "named", ids_of(what->named), "closed", (int)what->closed, "originals",
                            (int)what->originals, "letters", (int)what->mail, "message_ids", (int)what->message_ids,
                            "contact", what->contact, "account", what->account, "suppressed", what->suppressed));
    printf("%s\n", line);
}

/* On a terminal only: a script says --yes. */
static bool agreed(const char *address, const StoreForgotten *what)
{
    char answer[16] = "";
    if (!isatty(STDIN_FILENO)) {
        cmd_complain("there is no way back, and no terminal to ask at: say --yes");
        return false;
    }
    printf("%s:\n", address);
    say_leads(what, true);
    printf("There is no way back. Forget? Type yes: ");
    fflush(stdout);
    bool yes = fgets(answer, sizeof answer, stdin) && strcmp(g_strstrip(answer), "yes") == 0;
    if (!yes)
        cmd_complain("nothing was changed");
    return yes;
}

static CmdStatus forget(const Cmd *cmd, const CmdOpen *open, StoreForget *how)
{
    g_autoptr(GError) error = NULL;
    StoreForgotten what = {0};
    CmdStatus status = cmd_store_status(store_forget(open->store, how, &what, &error), &error);
    if (status == CMD_NOTHING)
        cmd_complain("nothing is known of %s", how->address);
    else if (status == CMD_OK && cmd->json)
        say_json(&what, how->look);
    else if (status == CMD_OK && how->look) {
        printf("%s: would be forgotten\n", how->address);
        say_leads(&what, true);
    } else if (status == CMD_OK) {
        printf("%s: forgotten\n", how->address);
        say_done(&what, open->config->store);
    }
    store_forgotten_clear(&what);
    return status;
}

/* CMD_OK: go on. */
static CmdStatus ask(const CmdOpen *open, StoreForget how)
{
    g_autoptr(GError) error = NULL;
    StoreForgotten what = {0};
    how.look = true;
    CmdStatus status = cmd_store_status(store_forget(open->store, &how, &what, &error), &error);
    if (status == CMD_NOTHING)
        cmd_complain("nothing is known of %s", how.address);
    else if (status == CMD_OK && !agreed(how.address, &what))
        status = CMD_USAGE;
    store_forgotten_clear(&what);
    return status;
}

static CmdStatus run(const Cmd *cmd)
{
    g_auto(CmdOpen) open = {0};
    bool look = cmd_option(cmd, "dry-run") != NULL;
    CmdStatus status = cmd_open(cmd, look ? CMD_READ : CMD_WRITE, &open);
    if (status != CMD_OK)
        return status;
    if (!is_somebody(open.config, cmd->words[0]))
        return CMD_USAGE;
    StoreForget how = {.now = open.now,
                       .address = cmd->words[0],
                       .suppress = cmd_option(cmd, "suppress") != NULL,
                       .look = look,
                       .status = LEAD_STATUS__STATUS_LOST,
                       .reason = "cancelled",
                       .who = open.who,
                       .how = "leadctl"};
    if (!look && !cmd_option(cmd, "yes"))
        status = ask(&open, how);
    return status == CMD_OK ? forget(cmd, &open, &how) : status;
}

const Command cmd_forget = {
    .name = "forget",
    .arguments = "EMAIL",
    .help = "erase what says who a person was: there is no way back\n"
            "Contact, messages kept, letters, names, words and addresses go; that there was a lead, its class, owner, "
            "times\n"
            "and outcome stay. Of leads of others only the address goes. An open lead is closed as lost, cancelled. "
            "Who had unsubscribed stays known by a hash, "
            "and is\n"
            "not written to. Asks first, on a terminal. The daemon may run. Afterwards `leadctl backup` makes a copy "
            "of the\n"
            "store without the pages that were freed.",
    .least = 1,
    .most = 1,
    .options = {{"yes", NULL, "does not ask"},
                {"dry-run", NULL, "only says what there is"},
                {"suppress", NULL, "keeps a hash of the address: never write to it again"}},
    .run = run,
};
