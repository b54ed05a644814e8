/* Names in one breath: of "coffee breaks and a juice bar", who asks for one asks for the other. Pure. */
#ifndef PARSER_JOINED_H
#define PARSER_JOINED_H

#include <stdbool.h>
#include <stddef.h>

/* One name ends at byte `end`, another begins at `begin`: does an "and" stand between them, and next to nothing else?
 */
bool joined_by_and(const char *text, const char *language, size_t end, size_t begin);

#endif
