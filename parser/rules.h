/* The points: what a message says for being a lead, and against it. Built-in
 * rules in seventeen languages, then the configuration's own. Loaded once,
 * before any sandbox; afterwards nothing is opened or compiled. */
#ifndef PARSER_RULES_H
#define PARSER_RULES_H

#include <glib.h>

#include "parser/message.h"
#include "parser/quote.h"
#include "parser/reading.pb-c.h"

typedef struct Rules Rules;

/* Compiles all. NULL and *error with the rule's name and file position when one does not. */
Rules *rules_new(const ReaderConfig *config, GError **error);
void rules_free(Rules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Rules, rules_free)

/* Adds hits and kind to the Reading (malloc'ed, as protobuf-c wants it). To be
 * called last: quantity, deadline, budget, relay, automatic of the Reading weigh
 * too. `prospect_words` are his own newest words (a form's message, a forwarded
 * text), NULL: those of the split. One thread at a time. Bounded: at most 8 KiB
 * of each text is looked at, each pattern has a match limit. */
void rules_apply(const Rules *rules, const Message *message, const Split *split, const char *prospect_words,
                 Reading *reading);

#endif
