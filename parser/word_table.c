/* Open addressing, half empty at least, behind a filter of bits. */
#include "parser/word_table.h"

#include <stdint.h>
#include <string.h>

#include "parser/word_hash.h"

typedef struct {
    uint32_t hash, size;
    uint64_t first; /* up to eight bytes */
    char *word;     /* NULL: free */
    const void *value;
} Slot;

enum { SLOTS_FIRST = 16, MARKS_SHIFT = 3, FEW_MARKS = 5 };

/* Most looks find nothing, and see that in the marks, which are few enough to be near; those of a small table are in
 * the same line of the processor's cache as the table. */
struct WordTable {
    _Alignas(64) Slot *slots;
    uint64_t *marks; /* so many bits as slots, times eight: one for each hash; NULL: the few */
    uint32_t mask, count;
    uint64_t few_marks[FEW_MARKS];
};
G_STATIC_ASSERT(sizeof(WordTable) == 64);

static WordTable table_of(uint32_t slots)
{
    uint32_t marks = (slots << MARKS_SHIFT) / 64;

    return (WordTable){
        .slots = g_new0(Slot, slots), .marks = marks > FEW_MARKS ? g_new0(uint64_t, marks) : NULL, .mask = slots - 1};
}

static inline uint32_t mark_of(const WordTable *table, uint32_t hash)
{
    return hash & (table->mask << MARKS_SHIFT | ((1u << MARKS_SHIFT) - 1));
}

static inline const uint64_t *marks_at(const WordTable *table, uint32_t mark)
{
    return (table->marks ? table->marks : table->few_marks) + mark / 64;
}

static inline bool is_marked(const WordTable *table, uint32_t hash)
{
    uint32_t mark = mark_of(table, hash);
    return *marks_at(table, mark) >> (mark % 64) & 1;
}

void word_table_fetch(const WordTable *table, uint32_t hash)
{
    __builtin_prefetch(marks_at(table, mark_of(table, hash)));
}

static inline void set_mark(WordTable *table, uint32_t hash)
{
    uint32_t mark = mark_of(table, hash);
    *(uint64_t *)marks_at(table, mark) |= UINT64_C(1) << (mark % 64);
}

WordTable *word_table_new(void)
{
    WordTable *table = g_aligned_alloc(1, sizeof *table, _Alignof(WordTable));

    *table = table_of(SLOTS_FIRST);
    return table;
}

void word_table_free(WordTable *table)
{
    if (table == NULL)
        return;
    for (uint32_t i = 0; i <= table->mask; i++)
        g_free(table->slots[i].word);
    g_free(table->slots);
    g_free(table->marks);
    g_aligned_free(table);
}

/* The word's slot, or the free one where it would stand. */
static inline Slot *slot_of(const WordTable *table, const char *word, size_t size, uint32_t hash)
{
    uint64_t first = utf8_first_eight(word, size);
    uint32_t at = hash & table->mask;

    for (;; at = (at + 1) & table->mask) {
        Slot *slot = &table->slots[at];
        bool same = slot->hash == hash && slot->size == size && slot->first == first;
        if (slot->word == NULL || (same && (size <= sizeof first || memcmp(slot->word, word, size) == 0)))
            return slot;
    }
}

static void grow(WordTable *table)
{
    WordTable larger = table_of((table->mask + 1) * 2);

    larger.count = table->count;
    for (uint32_t i = 0; i <= table->mask; i++) {
        const Slot *slot = &table->slots[i];
        if (slot->word == NULL)
            continue;
        *slot_of(&larger, slot->word, slot->size, slot->hash) = *slot;
        set_mark(&larger, slot->hash);
    }
    g_free(table->slots);
    g_free(table->marks);
    *table = larger;
}

void word_table_put(WordTable *table, const char *word, size_t size, const void *value)
{
    uint32_t hash = word_hash(word, size);

    if (table->count > table->mask / 2)
        grow(table);
    Slot *slot = slot_of(table, word, size, hash);
    if (slot->word == NULL) {
        *slot = (Slot){.hash = hash,
                       .size = (uint32_t)size,
                       .first = utf8_first_eight(word, size),
                       .word = memcpy(g_malloc(size + 1), word, size)};
        set_mark(table, hash);
        table->count++;
    }
    slot->value = value;
}

/* Apart from word_table_get(), which most often need not come here and is shorter without. */
static G_NO_INLINE const void *value_of(const WordTable *table, const char *word, size_t size, uint32_t hash)
{
    return slot_of(table, word, size, hash)->value;
}

const void *word_table_get(const WordTable *table, const char *word, size_t size)
{
    uint32_t hash = word_hash(word, size);

    return is_marked(table, hash) ? value_of(table, word, size, hash) : NULL;
}
