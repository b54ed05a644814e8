/* What a rep's mail to a command address says: words -> verbs. Pure. */
#ifndef MILTER_COMMAND_PARSE_H
#define MILTER_COMMAND_PARSE_H

#include <glib.h>

#include "milter/person.h"
#include "milter/verb.h"

typedef enum { COMMAND_VERB, COMMAND_PERSON, COMMAND_STATUS, COMMAND_FIND, COMMAND_HELP } CommandKind;

typedef struct {
    CommandKind kind;
    const Verb *verb; /* of COMMAND_VERB */
    PersonMove move;  /* of COMMAND_PERSON */
    char *argument, *value, *reason;
    char *line; /* as it was written */
} MailCommand;

/* `own`: the author's newest words, line by line; where there are none, the subject
 * is the command (a tap whose body got lost). Empty: it was meant for somebody
 * else, unless *near names the verb that was probably meant (static). */
GPtrArray *command_parse(const char *own, const char *subject, const char **near);

/* The words of --help for mail, a line a verb. */
char *command_help(void);

#endif
