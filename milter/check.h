/* What an administrator gets wrong: each check finds one kind of it, and says how to mend it. For `leadctl check`. */
#ifndef MILTER_CHECK_H
#define MILTER_CHECK_H

#include <glib.h>
#include <stdbool.h>

#include "milter/config.h"

typedef enum { CHECK_GOOD, CHECK_DOUBT, CHECK_WRONG } CheckState;

typedef struct {
    const char *about; /* "relay", "socket", … */
    CheckState state;
    char *says;
    char *mend; /* NULL: nothing to be done */
} CheckFinding;

/* What was found, of CheckFinding*, in order. */
typedef struct {
    const Config *config;
    GPtrArray *finding;
} Check;

Check *check_new(const Config *config);
void check_free(Check *check);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Check, check_free)

/* Adds one; says and mend are taken over, mend may be NULL. */
void check_found(Check *check, const char *about, CheckState state, char *says, char *mend);

/* The checks. All block; none changes anything. */
void check_house(Check *check);  /* configuration, templates, store, clock */
void check_store(Check *check);  /* the store, the disk it lies on, what waits in it */
void check_time(Check *check);   /* the clock, holidays, who is on call */
void check_socket(Check *check); /* the milter's: does the daemon answer, and can the MTA reach it */
void check_relay(Check *check);  /* the relay, our identity, the owners and managers behind it */

/* What this machine's Postfix makes of it; false: there is none. */
bool check_postfix(Check *check);
/* What Sendmail does, by its sendmail.cf. */
void check_sendmail(Check *check, const char *file);

/* Aliases: of Postfix's tables; of a file like /etc/mail/aliases. */
void check_alias_postfix(Check *check);
void check_alias_file(Check *check, const char *path);

#endif
