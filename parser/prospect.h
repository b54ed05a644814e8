/* Who really asks: the sender, or somebody a form, a marketplace, a colleague or
 * a machine speaks for; and which words of the message are his. */
#ifndef PARSER_PROSPECT_H
#define PARSER_PROSPECT_H

#include <glib.h>
#include <stdbool.h>

#include "parser/form.h"
#include "parser/message.h"
#include "parser/quote.h"
#include "parser/reading.pb-c.h"

typedef struct {
    const char *relay;  /* form, marketplace, forward, chat, voicemail; NULL: the sender speaks for himself */
    char *relay_name;   /* or NULL */
    const char *origin; /* of name and email: header, form, relay, forward */
    char *name, *email; /* "" unknown */
    char *candidate_name, *candidate_email; /* somebody we do not dare to believe; NULL */
    char *subject;                          /* of the prospect's message */
    char *cover;                            /* what a colleague wrote above it; "" */
    char *own;                              /* the prospect's words */
    char *signature;                        /* his signature; "" */
    char *body; /* text that his facts may be read from: own words and, in forms, all fields */
    Form *form; /* or NULL */
} Prospect;

Prospect *prospect_find(const ReaderConfig *config, const ReadRequest *request, const Message *message,
                        const Split *split);
void prospect_free(Prospect *prospect);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Prospect, prospect_free)

/* Is the address ours: one of the company's domains, or a colleague's? */
bool prospect_is_ours(const ReaderConfig *config, const char *address);

#endif
