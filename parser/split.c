/* The parts' addresses, and behind them a copy of the text. */
#include "parser/split.h"

#include <stdbool.h>
#include <string.h>

static guint count_parts(const char *text, const char *delimiters, guint most)
{
    guint parts = *text ? 1 : 0;

    for (text += strcspn(text, delimiters); *text && parts < most; text += strcspn(text, delimiters)) {
        parts++;
        text++;
    }
    return parts;
}

char **split_set(const char *text, const char *delimiters, guint most)
{
    size_t size = strlen(text) + 1;
    guint parts = count_parts(text, delimiters, most);
    char **block = g_malloc((parts + 1) * sizeof *block + size);
    char *at = memcpy((char *)(block + parts + 1), text, size);

    for (guint part = 0; part < parts; part++) {
        block[part] = at;
        if (part + 1 == parts)
            break;
        at += strcspn(at, delimiters);
        *at++ = '\0';
    }
    block[parts] = NULL;
    return block;
}
