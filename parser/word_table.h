/* Words of our own with a value each, filled once and then only looked in: any thread. A look that finds nothing costs
 * a few dozen instructions and one place in memory. */
#ifndef PARSER_WORD_TABLE_H
#define PARSER_WORD_TABLE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct WordTable WordTable;

WordTable *word_table_new(void);
void word_table_free(WordTable *table); /* the values are not its own */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WordTable, word_table_free)

/* Copies the word; a value that it has already is replaced. The value is not NULL. */
void word_table_put(WordTable *table, const char *word, size_t size, const void *value);

/* NULL: not in it. */
const void *word_table_get(const WordTable *table, const char *word, size_t size);

/* Has brought near what tells whether a word of that word_hash() is in it: for a look that will follow soon. */
void word_table_fetch(const WordTable *table, uint32_t hash);

static inline void word_table_add(WordTable *table, const char *word, size_t size)
{
    word_table_put(table, word, size, "");
}

static inline bool word_table_has(const WordTable *table, const char *word, size_t size)
{
    return word_table_get(table, word, size) != NULL;
}

#endif
