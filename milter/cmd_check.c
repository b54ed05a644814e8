/* leadctl check: what an administrator got wrong, and how to mend it. */
#include <string.h>

#include "milter/check.h"
#include "milter/cmd.h"
#include "milter/json.h"

static const char *const state_names[] = {"ok", "doubt", "wrong"};

static void show_json(const CheckFinding *finding)
{
    g_autofree char *says = g_utf8_make_valid(finding->says, -1);
    g_autofree char *line = json_line(json_pack("{s:s, s:s, s:s, s:s*}", "check", finding->about, "state",
                                                state_names[finding->state], "says", says, "mend", finding->mend));
    printf("%s\n", line);
}

static unsigned show_all(const Check *check, CheckState state)
{
    unsigned n = 0;
    for (guint i = 0; i < check->finding->len; i++) {
        const CheckFinding *finding = check->finding->pdata[i];
        if (finding->state != state)
            continue;
        n++;
        printf("%-6s %-14s %s\n", state_names[state], finding->about, finding->says);
        if (finding->mend)
            printf("%-18s -> %s\n", "", finding->mend);
    }
    return n;
}

/* What is well, one line each: "owner  alice@…, bob@…". */
static void show_good(const Check *check)
{
    g_autoptr(GHashTable) shown = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < check->finding->len; i++) {
        const CheckFinding *first = check->finding->pdata[i];
        if (first->state != CHECK_GOOD || !g_hash_table_add(shown, (char *)first->about))
            continue;
        printf("%-6s %-14s ", state_names[CHECK_GOOD], first->about);
        for (guint n = i; n < check->finding->len; n++) {
            const CheckFinding *finding = check->finding->pdata[n];
            if (finding->state == CHECK_GOOD && strcmp(finding->about, first->about) == 0)
                printf("%s%s", n == i ? "" : ", ", finding->says);
        }
        printf("\n");
    }
}

static void show_text(const Check *check)
{
    show_good(check);
    unsigned doubts = show_all(check, CHECK_DOUBT), wrongs = show_all(check, CHECK_WRONG);
    if (doubts || wrongs)
        printf("%u wrong, %u in doubt\n", wrongs, doubts);
}

static void check_mta(Check *check, const char *sendmail)
{
    const char *file = sendmail ? sendmail : "/etc/mail/sendmail.cf";
    if (!sendmail && check_postfix(check))
        return;
    if (sendmail || g_file_test(file, G_FILE_TEST_EXISTS))
        check_sendmail(check, file);
    else
        check_found(check, "mta", CHECK_DOUBT, g_strdup("neither Postfix nor Sendmail is here, or not in PATH"),
                    g_strdup("run this where the MTA is, as root, or give --sendmail FILE"));
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
    check_mta(check, cmd_option(cmd, "sendmail"));
    bool wrong = false;
    for (guint i = 0; i < check->finding->len; i++) {
        const CheckFinding *finding = check->finding->pdata[i];
        if (cmd->json)
            show_json(finding);
        wrong |= finding->state == CHECK_WRONG;
    }
    if (!cmd->json)
        show_text(check);
    return wrong ? CMD_USAGE : CMD_OK;
}

const Command cmd_check = {
    .name = "check",
    .arguments = "",
    .help =
        "configuration, store, socket, relay, mailboxes, MTA, aliases: what is wrong, and how to mend it\n"
        "Writes nothing, sends nothing: the relay is asked as far as DATA. Exit 0: nothing is wrong; 2: something is.",
    .options = {{"sendmail", "FILE", "a sendmail.cf; without: Postfix's postconf, else /etc/mail/sendmail.cf"}},
    .run = run_check,
};
