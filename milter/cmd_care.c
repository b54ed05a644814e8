/* leadctl verify, backup: care for the store beside a live daemon. */
#include "milter/cmd.h"
#include "milter/cmd_open.h"
#include "milter/json.h"
#include "milter/model_file.h"

enum { SHOWN = 100 };

typedef struct {
    bool json;
    unsigned long count;
} Complaints;

static void complain(const char *what, void *context)
{
    Complaints *complaints = context;
    if (++complaints->count > SHOWN)
        return;
    if (complaints->json) {
        g_autofree char *line = json_line(json_pack("{s:s}", "complaint", what));
        printf("%s\n", line);
    } else {
        printf("%s\n", what);
    }
}

static CmdStatus run_verify(const Cmd *cmd)
{
    g_auto(CmdOpen) open = {0};
    CmdStatus status = cmd_open(cmd, CMD_READ, &open);
    if (status != CMD_OK)
        return status;
    g_autoptr(GError) error = NULL;
    Complaints complaints = {.json = cmd->json};
    StoreResult result = store_verify(open.store, complain, &complaints, &error);
    bool sound = result == STORE_OK && complaints.count == 0;
    if (error)
        cmd_complain("%s", error->message);
    if (complaints.count > SHOWN)
        cmd_complain("%lu complaints in all", complaints.count);
    if (cmd->json)
        printf("{\"sound\":%s}\n", sound ? "true" : "false");
    else
        printf("%s: %s\n", open.config->store, sound ? "sound" : "not sound");
    return sound ? CMD_OK : CMD_STORE;
}

static void say_copied(const Cmd *cmd, const char *store)
{
    g_autofree char *dir = g_utf8_make_valid(cmd->words[0], -1);
    if (!cmd->json) {
        printf("%s: a copy of %s\n", cmd->words[0], store);
        return;
    }
    g_autofree char *line = json_line(json_pack("{s:s, s:s}", "backup", dir, "store", store));
    printf("%s\n", line);
}

/* Where the backup goes is the caller's affair, so root stays root here; reading
 * makes no file in a store that a daemon has used. */
static CmdStatus run_backup(const Cmd *cmd)
{
    g_auto(CmdOpen) open = {0};
    CmdStatus status = cmd_open(cmd, CMD_READ_AS_IS, &open);
    if (status != CMD_OK)
        return status;
    g_autoptr(GError) error = NULL;
    status = cmd_store_status(store_backup(open.store, cmd->words[0], &error), &error);
    if (status == CMD_OK && !model_file_copy(open.config, cmd->words[0], &error)) {
        cmd_complain("%s", error->message);
        status = CMD_STORE;
    }
    if (status == CMD_OK)
        say_copied(cmd, open.config->store);
    return status;
}

const Command cmd_verify = {
    .name = "verify",
    .arguments = "",
    .help = "read the whole store and compare; a live daemon is no hindrance\n"
            "Exit status 0: sound, 3: not.",
    .run = run_verify,
};

const Command cmd_backup = {
    .name = "backup",
    .arguments = "DIR",
    .help = "a compact, consistent copy of the store and of its learned model in a new folder\n"
            "Made as whoever runs it: give it to the daemon's user before using it as a store.",
    .least = 1,
    .most = 1,
    .run = run_backup,
};
