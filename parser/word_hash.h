/* The hash of a word, of its first eight bytes and its last: for words that we have chosen ourselves, few of which
 * differ between these alone. */
#ifndef PARSER_WORD_HASH_H
#define PARSER_WORD_HASH_H

#include <stddef.h>
#include <stdint.h>

#include "parser/utf8.h"

static inline uint32_t word_hash(const char *word, size_t size)
{
    const uint64_t odd = 0x9E3779B97F4A7C15U;
    uint64_t hash = (size * odd ^ utf8_first_eight(word, size)) * odd;

    if (size > sizeof hash)
        hash = (hash ^ hash >> 32 ^ utf8_eight(word + size - sizeof hash)) * odd;
    return (uint32_t)(hash >> 32);
}

#endif
