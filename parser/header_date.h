/* When a Date field says it is; private to header.c. */
#ifndef PARSER_HEADER_DATE_H
#define PARSER_HEADER_DATE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* Of the unfolded value, which is cut up: RFC 5322 and the ways of mailers, ISO 8601. False: no date. */
bool header_date_of(char *line, int64_t *when, int *offset);

#endif
