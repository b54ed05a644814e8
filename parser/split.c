/* The parts' addresses, and behind them a copy of the text. */
#include "parser/split.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { AT_HAND = 4096 };

/* Where the only delimiter stands, at most so often; how many. */
static size_t find_cuts_of(const char *text, size_t size, char delimiter, size_t most, uint32_t *cuts)
{
    const char *at = memchr(text, delimiter, size), *end = text + size;
    size_t count = 0;

    for (; at && count < most; at = memchr(at + 1, delimiter, (size_t)(end - at - 1)))
        cuts[count++] = (uint32_t)(at - text);
    return count;
}

/* Where one of the delimiters stands, without a branch for each byte; how many. */
static size_t find_cuts(const char *text, size_t size, const char *delimiters, uint32_t *cuts)
{
    uint8_t set[256] = {0};
    size_t count = 0;

    for (const uint8_t *at = (const uint8_t *)delimiters; *at; at++)
        set[*at] = 1;
    for (size_t i = 0; i < size; i++) {
        cuts[count] = (uint32_t)i;
        count += set[(uint8_t)text[i]];
    }
    return count;
}

char **split_set(const char *text, const char *delimiters, guint most)
{
    uint32_t near[AT_HAND];
    size_t size = MIN(strlen(text), G_MAXUINT32);
    g_autofree uint32_t *far = size > AT_HAND ? g_new(uint32_t, size) : NULL;
    uint32_t *cuts = far ? far : near;
    bool one = delimiters[0] != '\0' && delimiters[1] == '\0';
    size_t count =
        one ? find_cuts_of(text, size, *delimiters, most - 1, cuts) : find_cuts(text, size, delimiters, cuts);
    guint parts = size > 0 ? (guint)MIN(count, most - 1) + 1 : 0;
    char **block = g_malloc((parts + 1) * sizeof *block + size + 1);
    char *copy = memcpy((char *)(block + parts + 1), text, size);

    copy[size] = '\0';
    for (guint part = 0; part < parts; part++)
        block[part] = part > 0 ? copy + cuts[part - 1] + 1 : copy;
    for (guint part = 1; part < parts; part++)
        copy[cuts[part - 1]] = '\0';
    block[parts] = NULL;
    return block;
}
