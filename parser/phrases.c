/* Phrases by their first two bytes, and all of each in a hash. */
#include "parser/phrases.h"

#include <string.h>

#include "parser/word_table.h"

typedef struct {
    const char *text;
    size_t size;
    size_t element; /* of the array */
    int number;     /* as they stand */
    char next[2];   /* behind the first byte */
} Phrase;

struct PhraseTable {
    GArray *phrases;     /* of Phrase, by first byte, then by number */
    guint from[257];     /* the first of those that begin with a byte */
    guint64 second[256]; /* a bit for each second byte's low six bits; all where one has no second byte */
    GArray *by_number;   /* of Phrase */
    WordTable *complete; /* each -> element + 1 */
};

static int by_first_byte(const void *a, const void *b)
{
    const Phrase *x = a, *y = b;
    if (*x->text != *y->text)
        return (unsigned char)*x->text < (unsigned char)*y->text ? -1 : 1;
    return x->number - y->number;
}

static void enter(PhraseTable *table, const char *text, size_t size, size_t element)
{
    Phrase phrase = {.text = text, .size = size, .element = element, .number = (int)table->by_number->len};
    if (size > 1)
        memcpy(phrase.next, text + 1, MIN(size - 1, sizeof phrase.next));
    g_array_append_val(table->by_number, phrase);
    if (size == 0)
        return;
    unsigned char first = (unsigned char)text[0];
    table->second[first] |= size > 1 ? G_GUINT64_CONSTANT(1) << (text[1] & 63) : G_MAXUINT64;
    g_array_append_val(table->phrases, phrase);
    if (!word_table_has(table->complete, text, size))
        word_table_put(table->complete, text, size, GSIZE_TO_POINTER(element + 1));
}

static void enter_list(PhraseTable *table, const char *list, size_t element)
{
    while (*list != '\0') {
        size_t size = strcspn(list, "|");
        enter(table, list, size, element);
        list += size + (list[size] == '|' ? 1 : 0);
    }
}

static PhraseTable *table_new(const Phrases *phrases)
{
    PhraseTable *table = g_new0(PhraseTable, 1);
    table->phrases = g_array_new(FALSE, FALSE, sizeof(Phrase));
    table->by_number = g_array_new(FALSE, FALSE, sizeof(Phrase));
    table->complete = word_table_new();
    if (phrases->list != NULL)
        enter_list(table, phrases->list, 0);
    for (size_t i = 0; i < phrases->count; i++) {
        const char *const *word = (const void *)((const char *)phrases->words + i * phrases->stride);
        if (*word == NULL)
            break;
        if (phrases->lists)
            enter_list(table, *word, i);
        else
            enter(table, *word, strlen(*word), i);
    }
    g_array_sort(table->phrases, by_first_byte);
    for (guint byte = 0, i = 0; byte < 256; byte++) {
        table->from[byte] = i;
        while (i < table->phrases->len && (unsigned char)*g_array_index(table->phrases, Phrase, i).text == byte)
            i++;
        table->from[byte + 1] = i;
    }
    return table;
}

static void table_free(PhraseTable *table)
{
    g_array_unref(table->phrases);
    g_array_unref(table->by_number);
    word_table_free(table->complete);
    g_free(table);
}

static const PhraseTable *table_of(Phrases *phrases)
{
    PhraseTable *table = atomic_load_explicit(&phrases->table, memory_order_acquire);
    if (table != NULL)
        return table;
    PhraseTable *made = table_new(phrases);
    if (atomic_compare_exchange_strong(&phrases->table, &table, made))
        return made;
    table_free(made); /* another thread was first */
    return table;
}

/* May one begin here, by its first two bytes? */
static inline bool may_begin(const PhraseTable *table, const char *at)
{
    unsigned char first = (unsigned char)at[0];
    return first != '\0' && (table->second[first] >> (at[1] & 63) & 1);
}

bool phrases_may_begin(Phrases *phrases, const char *text)
{
    return may_begin(table_of(phrases), text);
}

bool phrases_have(Phrases *phrases, const char *word)
{
    const PhraseTable *table = table_of(phrases);
    return may_begin(table, word) && word_table_has(table->complete, word, strlen(word));
}

bool phrases_have_bytes(Phrases *phrases, const char *text, size_t size)
{
    const PhraseTable *table = table_of(phrases);
    return size > 0 && may_begin(table, text) && word_table_has(table->complete, text, size);
}

int phrases_list_with(Phrases *phrases, const char *word)
{
    return (int)GPOINTER_TO_SIZE(word_table_get(table_of(phrases)->complete, word, strlen(word))) - 1;
}

static inline bool begins(const char *at, const Phrase *phrase)
{
    if (phrase->size < 3)
        return phrase->size == 1 || at[1] == phrase->next[0];
    return at[1] == phrase->next[0] && at[2] == phrase->next[1] &&
           strncmp(at + 3, phrase->text + 3, phrase->size - 3) == 0;
}

static inline const Phrase *first_of(const PhraseTable *table, const char *at)
{
    return &g_array_index(table->phrases, Phrase, table->from[(unsigned char)*at]);
}

static inline const Phrase *end_of(const PhraseTable *table, const char *at)
{
    return &g_array_index(table->phrases, Phrase, table->from[(unsigned char)*at + 1]);
}

/* The first in the list that the text begins with, of those numbered less than `below`; NULL none. */
static const Phrase *first_here(const PhraseTable *table, const char *at, int below)
{
    for (const Phrase *phrase = first_of(table, at); phrase < end_of(table, at) && phrase->number < below; phrase++)
        if (begins(at, phrase))
            return phrase;
    return NULL;
}

int phrases_find(Phrases *phrases, const char *text, const char **at)
{
    const PhraseTable *table = table_of(phrases);
    int best = G_MAXINT;
    for (; *text != '\0'; text++) {
        const Phrase *here = may_begin(table, text) ? first_here(table, text, best) : NULL;
        if (here == NULL)
            continue;
        best = here->number;
        if (at != NULL)
            *at = text;
    }
    return best < G_MAXINT ? best : -1;
}

bool phrases_stand(Phrases *phrases, const char *text)
{
    const PhraseTable *table = table_of(phrases);
    for (; *text != '\0'; text++)
        if (may_begin(table, text) && first_here(table, text, G_MAXINT) != NULL)
            return true;
    return false;
}

int phrases_first(Phrases *phrases, const char *text)
{
    const PhraseTable *table = table_of(phrases);
    const Phrase *here = may_begin(table, text) ? first_here(table, text, G_MAXINT) : NULL;
    return here != NULL ? here->number : -1;
}

size_t phrases_begin(Phrases *phrases, const char *text, size_t below)
{
    const PhraseTable *table = table_of(phrases);
    size_t longest = 0;
    if (!may_begin(table, text))
        return 0;
    for (const Phrase *phrase = first_of(table, text); phrase < end_of(table, text); phrase++)
        if (phrase->size > longest && phrase->size < below && begins(text, phrase))
            longest = phrase->size;
    return longest;
}

size_t phrases_size(Phrases *phrases, int number)
{
    return g_array_index(table_of(phrases)->by_number, Phrase, number).size;
}

size_t phrases_element(Phrases *phrases, int number)
{
    return g_array_index(table_of(phrases)->by_number, Phrase, number).element;
}
