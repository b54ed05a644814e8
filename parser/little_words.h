/* Tells a language by its little words, where that is beyond doubt: a cheap test before a costly one. Any thread. */
#ifndef PARSER_LITTLE_WORDS_H
#define PARSER_LITTLE_WORDS_H

#include <stddef.h>

/* ISO 639-1, of words of 100 bytes at least that are all of one language; or NULL. The text is valid UTF-8. */
const char *little_words_language(const char *text, size_t size);

#endif
