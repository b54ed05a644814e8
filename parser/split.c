/* The parts' addresses, and behind them a copy of the text. */
#include "parser/split.h"

#include <stdint.h>
#include <string.h>

enum { AT_HAND = 4096 };

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
    const uint32_t *cuts = far ? far : near;
    size_t count = find_cuts(text, size, delimiters, far ? far : near);
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
