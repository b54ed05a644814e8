/* Tells English by its little words, where that is beyond doubt: a cheap test before a costly one. Pure. */
#ifndef PARSER_ENGLISH_H
#define PARSER_ENGLISH_H

#include <stdbool.h>
#include <stddef.h>

/* Words of 100 bytes at least, all English. False: they may be, or not. */
bool english_surely(const char *text, size_t size);

#endif
