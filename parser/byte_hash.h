/* The hash of bytes one after the other, FNV-1a. Models were learned by it: with another one they say nothing. */
#ifndef PARSER_BYTE_HASH_H
#define PARSER_BYTE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define BYTE_HASH_START 0xcbf29ce484222325U

/* The hash of what stood before, and of this byte. */
static inline uint64_t byte_hash(uint64_t hash, char byte)
{
    return (hash ^ (unsigned char)byte) * 0x100000001b3U;
}

static inline uint64_t byte_hash_on(uint64_t hash, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        hash = byte_hash(hash, text[i]);
    return hash;
}

#endif
