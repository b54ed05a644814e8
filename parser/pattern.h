/* PCRE2 patterns compiled once and matched within limits, so that no text makes them slow. */
#ifndef PARSER_PATTERN_H
#define PARSER_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Pattern Pattern;

/* Aborts when ours does not compile. caseless: PCRE2_CASELESS. */
Pattern *pattern_new(const char *expression, bool caseless);

/* Group 1 (or the whole when there is none) of the first match at or behind start. The text is valid UTF-8: the
 * caller has it checked once for many searches. */
bool pattern_find(const Pattern *pattern, const char *text, size_t size, size_t start, size_t *from, size_t *to);

#endif
