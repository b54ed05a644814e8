/* The parts' addresses, and behind them a copy of the text. */
#include "parser/split.h"

#include <stdint.h>
#include <string.h>

static size_t count_of(const uint8_t set[256], const uint8_t *text, size_t size)
{
    size_t count = 0;

    for (size_t i = 0; i < size; i++) /* without a branch for each */
        count += set[text[i]];
    return count;
}

char **split_set(const char *text, const char *delimiters, guint most)
{
    uint8_t set[256] = {0};
    for (const uint8_t *at = (const uint8_t *)delimiters; *at; at++)
        set[*at] = 1;
    size_t size = strlen(text), cuts = count_of(set, (const uint8_t *)text, size);
    guint parts = *text ? (guint)MIN(cuts, most - 1) + 1 : 0;
    char **block = g_malloc((parts + 1) * sizeof *block + size + 1);
    char *at = memcpy((char *)(block + parts + 1), text, size + 1);

    for (guint part = 0; part < parts; part++) {
        block[part] = at;
        if (part + 1 == parts)
            break;
        while (!set[(uint8_t)*at])
            at++;
        *at++ = '\0';
    }
    block[parts] = NULL;
    return block;
}
