/* The points: what a message says for being a lead, and against it. Built-in
 * rules in seventeen languages, then the configuration's own. Loaded once,
 * before any sandbox; afterwards nothing is opened or compiled. */
#ifndef PARSER_RULES_H
#define PARSER_RULES_H

#include <glib.h>
#include <stdbool.h>

#include "parser/message.h"
#include "parser/reading.pb-c.h"
#include "parser/texts.h"

typedef struct Rules Rules;

/* Compiles all. NULL and *error with the rule's name and file position when one does not. */
Rules *rules_new(const ReaderConfig *config, GError **error);
void rules_free(Rules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Rules, rules_free)

/* Do rules of the configuration look at header fields? Then the texts must have all of them. */
bool rules_want_fields(const Rules *rules);

/* Adds hits to the Reading (malloc'ed, as protobuf-c wants it). To be
 * called last: quantity, deadline, budget, relay, automatic of the Reading weigh
 * too. One thread at a time. Bounded: each pattern has a match limit. */
void rules_apply(const Rules *rules, const Message *message, const Texts *texts, Reading *reading);

#endif
