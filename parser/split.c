/* The parts' addresses, and behind them a copy of the text. */
#include "parser/split.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* A bit for each byte. */
typedef struct {
    uint64_t bits[4];
    char only; /* the one delimiter, NUL where there are several */
} Set;

static Set set_of(const char *delimiters)
{
    Set set = {.only = *delimiters && !delimiters[1] ? *delimiters : '\0'};
    for (const uint8_t *at = (const uint8_t *)delimiters; *at; at++)
        set.bits[*at / 64] |= UINT64_C(1) << (*at % 64);
    return set;
}

/* The first delimiter from there on, or the end. */
static inline const char *next_in(const Set *set, const char *at, const char *end)
{
    if (set->only) {
        const char *found = memchr(at, set->only, (size_t)(end - at));
        return found ? found : end;
    }
    while (at < end && !(set->bits[(uint8_t)*at / 64] >> ((uint8_t)*at % 64) & 1))
        at++;
    return at;
}

static guint count_parts(const Set *set, const char *text, const char *end, guint most)
{
    guint parts = *text ? 1 : 0;

    for (text = next_in(set, text, end); text < end && parts < most; text = next_in(set, text + 1, end))
        parts++;
    return parts;
}

char **split_set(const char *text, const char *delimiters, guint most)
{
    Set set = set_of(delimiters);
    size_t size = strlen(text);
    guint parts = count_parts(&set, text, text + size, most);
    char **block = g_malloc((parts + 1) * sizeof *block + size + 1);
    char *at = memcpy((char *)(block + parts + 1), text, size + 1), *end = at + size;

    for (guint part = 0; part < parts; part++) {
        block[part] = at;
        if (part + 1 == parts)
            break;
        at = (char *)next_in(&set, at, end);
        *at++ = '\0';
    }
    block[parts] = NULL;
    return block;
}
