/* What leadctl's commands share: the store, opened as its owner; words as values. */
#ifndef MILTER_CMD_OPEN_H
#define MILTER_CMD_OPEN_H

#include "milter/cmd.h"
#include "store/store.h"

typedef struct {
    Config *config;
    Store *store;
    char *who; /* the login of whoever typed the command */
    int64_t now;
} CmdOpen;

typedef enum { CMD_READ, CMD_WRITE, CMD_READ_AS_IS /* root stays root */ } CmdAccess;

/* Loads the configuration and opens its store; as root it becomes the store's
 * owner first. Anything but CMD_OK: it has said why, return that. */
CmdStatus cmd_open(const Cmd *cmd, CmdAccess access, CmdOpen *open);
void cmd_close(CmdOpen *open);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CmdOpen, cmd_close)

/* The status that a store's result means; what is worth saying is said. */
CmdStatus cmd_store_status(StoreResult result, GError *const *error);

/* "L-1042"; 0 after having complained. */
uint64_t cmd_lead_id(const char *text);
/* --since: "7d" ago, "2026-11-02", RFC 3339. *since 0 when not given; false after having complained. */
bool cmd_since(const Cmd *cmd, const CmdOpen *open, int64_t *since);
/* --limit; false after having complained. */
bool cmd_limit(const Cmd *cmd, unsigned otherwise, unsigned *limit);

/* "L-1042". The caller frees it. */
char *cmd_lead_name(uint64_t id);
/* "Mon 2 Nov 10:10", with the year where it is another. */
char *cmd_moment(const CmdOpen *open, int64_t at);
/* "Mon 10:10" within a few days, else "2 Nov". */
char *cmd_moment_short(const CmdOpen *open, int64_t at);
/* "40m", "2h", "3d": roughly. */
char *cmd_stretch(int64_t seconds);
/* Name or domain of a lead's account, or NULL. */
char *cmd_account(const CmdOpen *open, uint64_t account);

#endif
