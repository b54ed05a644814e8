/* The parts' addresses, and behind them a copy of the text. */
#include "parser/split.h"

#include <stdbool.h>
#include <string.h>

static guint count_parts(const char *text, const bool *delimits, guint most)
{
    guint parts = *text ? 1 : 0;

    for (; *text && parts < most; text++)
        parts += delimits[(unsigned char)*text];
    return parts;
}

char **split_set(const char *text, const char *delimiters, guint most)
{
    bool delimits[256] = {false};
    size_t size = strlen(text) + 1;

    for (; *delimiters; delimiters++)
        delimits[(unsigned char)*delimiters] = true;
    guint parts = count_parts(text, delimits, most);
    char **block = g_malloc((parts + 1) * sizeof *block + size);
    char *at = memcpy((char *)(block + parts + 1), text, size);
    for (guint part = 0; part < parts; part++) {
        block[part] = at;
        while (part + 1 < parts && !delimits[(unsigned char)*at])
            at++;
        if (part + 1 < parts)
            *at++ = '\0';
    }
    block[parts] = NULL;
    return block;
}
