/* What the readers of automatic mail share; private to automatic*.c. */
#ifndef PARSER_AUTOMATIC_SAID_H
#define PARSER_AUTOMATIC_SAID_H

#include <stdbool.h>
#include <stddef.h>

#include "parser/message.h"
#include "parser/phrases.h"
#include "parser/reading.pb-c.h"

/* The first kind that is said stays. */
void auto_say(Reading *reading, const char *kind, const char *evidence);
/* A reason that it must not be answered. */
void auto_forbid(Reading *reading, const char *reason);
bool auto_forbidden_by(const Reading *reading, const char *reason);
/* The first reason that begins so; NULL: none. */
const char *auto_reason_beginning(const Reading *reading, const char *prefix);
/* Adds what is not among the strings yet, at most so many. */
void auto_append(char ***list, size_t *count, size_t most, const char *text);

/* The first word that the folded text begins with, or that stands in it; NULL: none. */
const char *auto_begins(const char *text, Phrases *phrases);
const char *auto_contains(const char *text, Phrases *phrases);
/* Who asks for something is no machine, though he mentions holidays too. */
bool auto_asks(const char *text);
/* "auto-generated (by x); owner=y" -> "auto-generated" (RFC 3834 section 5, RFC 5322 comments). The caller frees it. */
char *auto_bare_value(const char *value);

bool auto_has_part(const Message *message, const char *type);
bool auto_is_type(const Message *message, const char *type);
const Address *auto_first_from(const Message *message);

/* A field's name in small letters; "" where it is longer than any that is looked for. */
enum { NAME_ROOM = 64 };
void auto_small_name(const char *name, char small[NAME_ROOM]);

/* automatic_report.c: reports, and what bounces without one, by its folded subject; who did not get it goes to
 * failed_recipient. */
void automatic_report(const Message *message, Reading *reading);
void automatic_other_report(const Message *message, Reading *reading);
void automatic_bounce(const Message *message, const char *subject, Reading *reading);

/* automatic_verdict.c. The lead stays: filters err. But whom a spammer names must not hear from us. */
void automatic_verdicts(const Message *message, Reading *reading);

#endif
