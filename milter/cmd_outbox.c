/* leadctl outbox: mail that waits, was sent, or failed. */
#include "milter/cmd.h"
#include "milter/cmd_open.h"
#include "milter/json.h"
#include "milter/json_lead.h"
#include "milter/table.h"

static char *when(const CmdOpen *open, const Outgoing *row)
{
    bool waits = row->state == OUTGOING_STATE__OUTGOING_WAITING || row->state == OUTGOING_STATE__OUTGOING_HELD;
    if (!waits)
        return cmd_moment(open, row->settled ? row->settled : row->created);
    int64_t left = row->due - open->now;
    g_autofree char *stretch = cmd_stretch(ABS(left));
    return left > 0 ? g_strconcat("in ", stretch, NULL) : g_strconcat("due ", stretch, " ago", NULL);
}

static char *last_words(const Outgoing *row)
{
    bool waits = row->state == OUTGOING_STATE__OUTGOING_WAITING && row->waits_for && *row->waits_for;
    return waits ? g_strconcat("waits for ", row->waits_for, NULL) : g_strdup(row->last_reply);
}

static void print_rows(const GPtrArray *rows, const CmdOpen *open, bool csv)
{
    static const TableColumn columns[] = {{"LEAD", 10, false},     {"PURPOSE", 10, false}, {"STATE", 8, false},
                                          {"TRIES", 5, true},      {"WHEN", 17, false},    {"TO", 30, false},
                                          {"LAST REPLY", 0, false}};
    g_autoptr(Table) table = table_new(columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < rows->len; i++) {
        const Outgoing *row = rows->pdata[i];
        int64_t at = row->settled ? row->settled : row->due;
        char *cells[] = {cmd_lead_name(row->lead),
                         g_strdup(row->purpose),
                         g_strdup(outgoing_state_name(row->state)),
                         g_strdup_printf("%u", row->attempts),
                         csv ? rfc3339(at) : when(open, row),
                         g_strdup(row->to),
                         last_words(row)};
        table_add(table, cells);
    }
    if (csv)
        table_print_csv(table, stdout);
    else
        table_print(table, stdout, table_width());
}

static CmdStatus run_outbox(const Cmd *cmd)
{
    g_auto(CmdOpen) open = {0};
    unsigned limit;
    CmdStatus status = cmd_limit(cmd, 0, &limit) ? cmd_open(cmd, CMD_READ, &open) : CMD_USAGE;
    if (status != CMD_OK)
        return status;
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) rows = NULL;
    status = cmd_store_status(store_outbox(open.store, !cmd_option(cmd, "waiting"), limit, &rows, &error), &error);
    for (guint i = 0; status == CMD_OK && cmd->json && i < rows->len; i++) {
        g_autofree char *line = json_line(json_outgoing(rows->pdata[i]));
        printf("%s\n", line);
    }
    if (status == CMD_OK && !cmd->json)
        print_rows(rows, &open, cmd->csv);
    return status;
}

const Command cmd_outbox = {
    .name = "outbox",
    .arguments = "",
    .help = "mail of ours that waits, was sent or failed, newest first",
    .csv = true,
    .options = {{"waiting", NULL, "only what is not settled, the next due first"},
                {"limit", "N", "at most so many; without: all"}},
    .run = run_outbox,
};
