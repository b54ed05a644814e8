/* Where the newest author's signature begins, and whose it is. */
#ifndef PARSER_SIGN_OFF_H
#define PARSER_SIGN_OFF_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Offset in text where the signature begins ("-- ", a closing phrase, "Sent from
 * my …", a rule above a few short lines); the length of text when there is none. */
size_t sign_off_start(const char *text);

/* The same, anchored at the last line that bears the name: for signatures that nothing announces. */
size_t sign_off_by_name(const char *text, const char *name);

/* Is the line only a closing phrase or what a device appends? */
bool sign_off_is_formula(const char *line);

#endif
