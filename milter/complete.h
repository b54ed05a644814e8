/* What may stand at the end of a command line: for the shells' completion, from
 * the table of commands. */
#ifndef MILTER_COMPLETE_H
#define MILTER_COMPLETE_H

#include "milter/cmd.h"

/* What one word is to be. */
typedef struct {
    const Command *command;  /* NULL: it is yet to be named */
    const char *kind;        /* "ID", "OWNER", "FILE": of the argument or the option's value; NULL: none */
    const CmdOption *option; /* whose value it is; or NULL */
    bool options;            /* an option may stand here, too */
    const char *config;      /* -c FILE, if it was typed; borrowed */
} CompletePlace;

/* Where the last of the words stands. They are as typed after "leadctl"; "--name=value" may be three words, as bash
 * splits it. */
CompletePlace complete_place(const Command *const *commands, char *const *words, size_t count);

/* Tells what begins like the last word: commands, options. Values are the caller's affair. */
typedef void CompleteTell(const char *word, const char *help, void *context);
void complete_names(const Command *const *commands, const CompletePlace *place, const char *begin, CompleteTell *tell,
                    void *context);

#endif
