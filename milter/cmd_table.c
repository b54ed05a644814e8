/* leadctl's commands, in the order of --help. */
#include "milter/cmd.h"

static const Command *const commands[] = {
    &cmd_explain, &cmd_list,    &cmd_show,  &cmd_ignored,    &cmd_outbox,      &cmd_assign,     &cmd_accept,
    &cmd_reject,  &cmd_called,  &cmd_met,   &cmd_qualified,  &cmd_unqualified, &cmd_proposal,   &cmd_won,
    &cmd_lost,    &cmd_nurture, &cmd_note,  &cmd_reclassify, &cmd_next,        &cmd_snooze,     &cmd_source,
    &cmd_merge,   &cmd_split,   &cmd_undo,  &cmd_away,       &cmd_back,        &cmd_busy,       &cmd_verify,
    &cmd_backup,  &cmd_train,   &cmd_check, &cmd_preview,    &cmd_forget,      &cmd_completion, NULL,
};

const Command *const *cmd_table(void)
{
    return commands;
}
