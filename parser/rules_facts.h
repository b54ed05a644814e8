/* What weighs beside words: quantities, dates, relays, files; and the kind that follows. */
#ifndef PARSER_RULES_FACTS_H
#define PARSER_RULES_FACTS_H

#include <stdbool.h>

#include "parser/message.h"
#include "parser/reading.pb-c.h"

/* A report of a machine: its quoted words ask for nothing. */
bool facts_is_report(const Reading *reading);

/* May a rule weigh in this message at all? */
bool facts_allow(const char *rule, unsigned where, const Message *message, const Reading *reading);

/* Adds a hit. */
void facts_hit(Reading *reading, const char *name, int points, const char *evidence);

/* The hit of that name, or NULL; the Reading's. */
Hit *facts_find(const Reading *reading, const char *name);

/* Hits of what others read: quantity, deadline, budget, relay, drawings, a Reply-To elsewhere, unless in one of our
 * domains (NULL-terminated). */
void facts_add(const Message *message, char *const *ours, Reading *reading);

/* Sets kind from the strongest hit on the side the points fall to. */
void facts_kind(Reading *reading);

#endif
