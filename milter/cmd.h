/* The commands of leadctl: one table entry and one cmd_*.c file each. The entry
 * holds name, arguments, options and help text; parsing and --help come from it. */
#ifndef MILTER_CMD_H
#define MILTER_CMD_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

#include "milter/config.h"

/* Exit status of leadctl. */
typedef enum { CMD_OK = 0, CMD_NOTHING = 1, CMD_USAGE = 2, CMD_STORE = 3 } CmdStatus;

typedef struct {
    const char *name;     /* without "--"; the same name takes a value in every command or in none */
    const char *argument; /* "DATE"; NULL: a switch */
    const char *help;
} CmdOption;

#define CMD_OPTIONS_MAX 12

/* What was typed. */
typedef struct {
    const char *config; /* -c FILE; NULL: not given */
    bool json, csv;     /* --json, --csv */
    char **words;       /* arguments after the command, NULL-terminated */
    size_t n_words;
    GHashTable *options; /* of the command: name -> value ("" for a switch) */
} Cmd;

typedef struct {
    const char *name;
    const char *arguments;              /* "ID OWNER", "FILE…"; "" */
    const char *help;                   /* one line; further lines are shown by `leadctl NAME --help` */
    size_t least, most;                 /* words it takes; SIZE_MAX: any number */
    bool csv;                           /* shows a table, so --csv too */
    CmdOption options[CMD_OPTIONS_MAX]; /* ends with a NULL name */
    CmdStatus (*run)(const Cmd *cmd);
} Command;

/* The value of an option ("" for a switch), or NULL when it was not given. */
const char *cmd_option(const Cmd *cmd, const char *name);

/* The configuration of -c, else of /etc/leadmilter/leadmilter.yaml. NULL after
 * having said why on stderr: return CMD_USAGE then. */
Config *cmd_config(const Cmd *cmd);

/* "leadctl: …" on stderr. */
void cmd_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The whole of main(): finds the command, checks options and number of words,
 * shows help, runs. `commands` ends with NULL. Returns the exit status. */
int cmd_main(const Command *const *commands, int argc, char **argv);

/* All of them, ending with NULL: milter/cmd_table.c. */
const Command *const *cmd_table(void);

/* One per cmd_*.c. */
extern const Command cmd_explain, cmd_list, cmd_show, cmd_ignored, cmd_outbox, cmd_verify, cmd_backup, cmd_train,
    cmd_check, cmd_preview, cmd_forget, cmd_completion;
extern const Command cmd_assign, cmd_accept, cmd_reject, cmd_called, cmd_met, cmd_qualified, cmd_unqualified,
    cmd_proposal, cmd_won, cmd_lost, cmd_nurture, cmd_note, cmd_reclassify, cmd_next, cmd_snooze, cmd_source, cmd_merge,
    cmd_split, cmd_undo;
extern const Command cmd_away, cmd_back, cmd_busy;

#endif
