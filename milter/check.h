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
void check_house(Check *check);   /* configuration, templates, model, store, clock */
void check_socket(Check *check);  /* the milter's: is it there, and can the MTA reach it */
void check_relay(Check *check);   /* the relay, our identity, the owners and managers behind it */
void check_postfix(Check *check); /* what this machine's Postfix, if there is one, makes of it */
/* The same of a Sendmail whose configuration this file is, if there is one. */
void check_sendmail(Check *check, const char *cf);

#endif
