/* What people do to leads, each verb written once: leadctl carries them out
 * now, a rep's mail will. One table entry a verb, with its help. Any thread. */
#ifndef MILTER_VERB_H
#define MILTER_VERB_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "milter/config.h"
#include "milter/flow.h"
#include "store/store.h"

typedef struct {
    Store *store;
    const Config *config;
    int64_t now;
    const char *who; /* a login, an address */
    const char *how; /* "leadctl", "mail" */
} VerbActor;

typedef struct {
    uint64_t lead;
    const char *argument;      /* an owner, a class, a text; NULL where the verb takes none */
    const char *value;         /* "12000 EUR", or NULL */
    const char *reason;        /* a code or free words, or NULL */
    const uint8_t *dedupe_key; /* 32 bytes, of a mail's command: carried out once; or NULL */
} VerbRequest;

typedef enum {
    VERB_DONE,
    VERB_NO_LEAD, /* there is no such lead */
    VERB_REFUSED, /* it cannot be, or makes no sense: *error says why, for a person */
    VERB_FAILED   /* the store failed */
} VerbResult;

typedef struct VerbWork VerbWork;

typedef struct {
    const char *name;
    const char *argument; /* "OWNER", "TEXT"; "[…]" may be left out; NULL: none */
    const char *help;
    FlowMove move;
    const char *event; /* what its event is called */
    bool takes_value, takes_reason;
    bool (*apply)(VerbWork *work, GError **error);
} Verb;

/* The table; ends with a NULL name. */
const Verb *verb_table(void);
const Verb *verb_find(const char *name); /* any case; NULL: no verb */

/* "L-1042: won; hot won, 12000.00 EUR": what is true after it. The caller frees it. */
char *verb_says(const Verb *verb, const Lead *lead);

/* Reads the lead, applies, writes; again if somebody else changed it meanwhile.
 * VERB_DONE: *after is the lead as written. */
VerbResult verb_run(const VerbActor *actor, const Verb *verb, const VerbRequest *request, Lead **after, GError **error);

#endif
