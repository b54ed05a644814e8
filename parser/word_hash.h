/* The hash of a word, eight bytes at a time. */
#ifndef PARSER_WORD_HASH_H
#define PARSER_WORD_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Up to eight bytes from the first; different for different words of at most eight. */
static inline uint64_t word_first(const char *word, size_t size)
{
    uint64_t eight;
    uint32_t low, high;

    if (size >= sizeof eight) {
        memcpy(&eight, word, sizeof eight);
        return eight;
    }
    if (size >= sizeof low) {
        memcpy(&low, word, sizeof low);
        memcpy(&high, word + size - sizeof high, sizeof high);
        return low | (uint64_t)high << (size - sizeof high) * 8;
    }
    if (size == 0)
        return 0;
    const unsigned char *bytes = (const unsigned char *)word;
    return bytes[0] | (uint64_t)bytes[size / 2] << (size / 2) * 8 | (uint64_t)bytes[size - 1] << (size - 1) * 8;
}

static inline uint32_t word_hash(const char *word, size_t size)
{
    const uint64_t odd = 0x9E3779B97F4A7C15U;
    uint64_t hash = (size * odd ^ word_first(word, size)) * odd;

    for (size_t at = sizeof hash; at < size; at += sizeof hash) {
        hash ^= hash >> 32;
        hash = (hash ^ word_first(word + at, size - at)) * odd;
    }
    return (uint32_t)(hash >> 32);
}

#endif
