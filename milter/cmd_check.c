/* leadctl check: what an administrator got wrong, and how to mend it. */
#include "milter/check.h"
#include "milter/cmd.h"
#include "milter/json.h"

static const char *const state_names[] = {"ok", "doubt", "wrong"};

static void show(const Cmd *cmd, const CheckFinding *finding)
{
    if (cmd->json) {
        g_autofree char *says = g_utf8_make_valid(finding->says, -1);
        g_autofree char *line = json_line(json_pack("{s:s, s:s, s:s, s:s*}", "check", finding->about, "state",
                                                    state_names[finding->state], "says", says, "mend", finding->mend));
        printf("%s\n", line);
        return;
    }
    printf("%-6s %-14s %s\n", state_names[finding->state], finding->about, finding->says);
    if (finding->mend)
        printf("%-21s -> %s\n", "", finding->mend);
}

static CmdStatus run_check(const Cmd *cmd)
{
    g_autoptr(Config) config = cmd_config(cmd);
    if (!config)
        return CMD_USAGE;
    g_autoptr(Check) check = check_new(config);
    check_house(check);
    check_socket(check);
    check_relay(check);
    check_postfix(check);
    g_autofree char *postfix = g_find_program_in_path("postconf"); /* then what lies there is of another time */
    if (!postfix)
        check_sendmail(check, "/etc/mail/sendmail.cf");
    bool wrong = false;
    for (guint i = 0; i < check->finding->len; i++) {
        const CheckFinding *finding = check->finding->pdata[i];
        show(cmd, finding);
        wrong |= finding->state == CHECK_WRONG;
    }
    return wrong ? CMD_USAGE : CMD_OK;
}

const Command cmd_check = {
    .name = "check",
    .arguments = "",
    .help =
        "configuration, store, socket, relay, mailboxes, aliases: what is wrong, and how to mend it\n"
        "Writes nothing, sends nothing: the relay is asked as far as DATA. Exit 0: nothing is wrong; 2: something is.",
    .run = run_check,
};
