/* leadctl away, back, busy: who gets new leads, and who does not. */
#include "milter/cmd.h"
#include "milter/cmd_open.h"
#include "milter/json.h"
#include "milter/person.h"

static CmdStatus carry_out(const Cmd *cmd, PersonMove move, const char *when)
{
    g_auto(CmdOpen) open = {0};
    CmdStatus status = cmd_open(cmd, CMD_WRITE, &open);
    if (status != CMD_OK)
        return status;
    const Owner *owner = config_owner(open.config, cmd->words[0]);
    if (!owner) {
        cmd_complain("no owner %s", cmd->words[0]);
        return CMD_NOTHING;
    }
    g_autoptr(GError) error = NULL;
    PersonWork work = {open.store, open.config, owner, open.now, "leadctl", NULL};
    g_autofree char *says = person_move(&work, move, when, &error);
    if (!says) {
        cmd_complain("%s", error->message);
        return g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_INVAL) ? CMD_USAGE : CMD_STORE;
    }
    if (cmd->json) {
        g_autofree char *line = json_line(json_pack("{s:s, s:s}", "owner", owner->name, "says", says));
        printf("%s\n", line);
    } else {
        printf("%s\n", says);
    }
    return CMD_OK;
}

static CmdStatus run_away(const Cmd *cmd)
{
    return carry_out(cmd, PERSON_AWAY, cmd_option(cmd, "until"));
}

static CmdStatus run_back(const Cmd *cmd)
{
    return carry_out(cmd, PERSON_BACK, NULL);
}

static CmdStatus run_busy(const Cmd *cmd)
{
    return carry_out(cmd, PERSON_BUSY, cmd->words[1]);
}

const Command cmd_away = {
    .name = "away",
    .arguments = "OWNER",
    .help = "new leads, and those that he has not answered, go to the next\n"
            "Until `back`, or the time given: 2026-12-04, friday, 3d.",
    .least = 1,
    .most = 1,
    .options = {{"until", "WHEN", "the day he is back"}},
    .run = run_away,
};

const Command cmd_back = {
    .name = "back", .arguments = "OWNER", .help = "is there again", .least = 1, .most = 1, .run = run_back};

const Command cmd_busy = {
    .name = "busy",
    .arguments = "OWNER WHEN",
    .help = "no new leads until then: 4h, tomorrow; what he has stays his",
    .least = 2,
    .most = 2,
    .run = run_busy,
};
