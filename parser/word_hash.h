/* The hash of a word, eight bytes at a time. */
#ifndef PARSER_WORD_HASH_H
#define PARSER_WORD_HASH_H

#include <stddef.h>
#include <stdint.h>

#include "parser/utf8.h"

static inline uint32_t word_hash(const char *word, size_t size)
{
    const uint64_t odd = 0x9E3779B97F4A7C15U;
    uint64_t hash = (size * odd ^ utf8_first_eight(word, size)) * odd;

    for (size_t at = sizeof hash; at < size; at += sizeof hash) {
        hash ^= hash >> 32;
        hash = (hash ^ utf8_first_eight(word + at, size - at)) * odd;
    }
    return (uint32_t)(hash >> 32);
}

#endif
