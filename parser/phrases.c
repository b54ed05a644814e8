/* Phrases by their first bytes, and all of each in a hash. */
#include "parser/phrases.h"

#include <string.h>

#include "parser/fold.h"
#include "parser/utf8.h"
#include "parser/word_table.h"

typedef struct {
    const char *text;
    guint32 size, element; /* of the array */
    int number;            /* as they stand */
    guint32 start;         /* of its first bytes */
    char next;             /* the byte behind those, NUL none */
} Phrase;

enum { START_MOST = 3, BUCKET_BITS = 10, MARK_BITS = 13 };

struct PhraseTable {
    GArray *phrases;                      /* of Phrase, by bucket, then by number */
    guint from[(1 << BUCKET_BITS) + 1];   /* the first of each bucket: of those whose first bytes have that hash */
    guint64 marks[(1 << MARK_BITS) / 64]; /* a bit for each hash */
    size_t start;                         /* first bytes: so many as every phrase has */
    guint64 second[256]; /* a bit for each second byte's low six bits; all where one has no second byte */
    GArray *by_number;   /* of Phrase */
    WordTable *complete; /* each -> element + 1 */
};

/* A hash of the last three bytes, no two with the same. */
static inline guint32 start_hash(guint32 bytes)
{
    return bytes * (0x9E3779B1U << 8);
}

/* That of the first bytes there; the text may end before. */
static inline guint32 start_of(const PhraseTable *table, const char *at)
{
    guint32 bytes = (guint32)(unsigned char)at[0] << 16;
    if (table->start > 1 && at[0] != '\0') {
        bytes |= (guint32)(unsigned char)at[1] << 8;
        if (table->start > 2 && at[1] != '\0')
            bytes |= (unsigned char)at[2];
    }
    return start_hash(bytes);
}

static inline guint bucket_of(guint32 start)
{
    return start >> (32 - BUCKET_BITS);
}

static inline bool is_marked(const PhraseTable *table, guint32 start)
{
    guint32 mark = start >> (32 - MARK_BITS);
    return table->marks[mark / 64] >> (mark % 64) & 1;
}

static int by_bucket(const void *a, const void *b)
{
    const Phrase *x = a, *y = b;
    if (bucket_of(x->start) != bucket_of(y->start))
        return bucket_of(x->start) < bucket_of(y->start) ? -1 : 1;
    return x->number - y->number;
}

static void enter(PhraseTable *table, const char *text, size_t size, size_t element)
{
    Phrase phrase = {
        .text = text, .size = (guint32)size, .element = (guint32)element, .number = (int)table->by_number->len};
    g_array_append_val(table->by_number, phrase);
    if (size == 0)
        return;
    unsigned char first = (unsigned char)text[0];
    table->second[first] |= size > 1 ? G_GUINT64_CONSTANT(1) << (text[1] & 63) : G_MAXUINT64;
    g_array_append_val(table->phrases, phrase);
    table->start = MIN(table->start, size);
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

static void sort(PhraseTable *table)
{
    for (guint i = 0; i < table->phrases->len; i++) {
        Phrase *phrase = &g_array_index(table->phrases, Phrase, i);
        phrase->start = start_of(table, phrase->text);
        phrase->next = phrase->size > table->start ? phrase->text[table->start] : '\0';
        guint32 mark = phrase->start >> (32 - MARK_BITS);
        table->marks[mark / 64] |= G_GUINT64_CONSTANT(1) << (mark % 64);
    }
    g_array_sort(table->phrases, by_bucket);
    for (guint bucket = 0, i = 0; bucket < 1 << BUCKET_BITS; bucket++) {
        table->from[bucket] = i;
        while (i < table->phrases->len && bucket_of(g_array_index(table->phrases, Phrase, i).start) == bucket)
            i++;
        table->from[bucket + 1] = i;
    }
}

static PhraseTable *table_new(const Phrases *phrases)
{
    PhraseTable *table = g_new0(PhraseTable, 1);
    table->start = START_MOST;
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
    sort(table);
    return table;
}

static void table_free(PhraseTable *table)
{
    g_array_unref(table->phrases);
    g_array_unref(table->by_number);
    word_table_free(table->complete);
    g_free(table);
}

static const PhraseTable *make_table(Phrases *phrases)
{
    PhraseTable *table = NULL, *made = table_new(phrases);
    if (atomic_compare_exchange_strong(&phrases->table, &table, made))
        return made;
    table_free(made); /* another thread was first */
    return table;
}

static inline const PhraseTable *table_of(Phrases *phrases)
{
    const PhraseTable *table = atomic_load_explicit(&phrases->table, memory_order_acquire);
    return table != NULL ? table : make_table(phrases);
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

bool phrases_may_begin_folded(Phrases *phrases, const char *text)
{
    char first[3];
    if (fold_first(text, first))
        return phrases_may_begin(phrases, first);
    if ((unsigned char)*text < 0x80) /* before a letter that may become anything */
        return true;
    g_auto(CaseFold) room;
    const char *letter = fold_case_in(&room, text, g_utf8_next_char(text) - text);
    return letter[1] == '\0' || phrases_may_begin(phrases, letter);
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

bool phrases_have_folded(Phrases *phrases, const char *text, size_t size)
{
    if (!phrases_may_begin_folded(phrases, text))
        return false;
    g_auto(CaseFold) room;
    return phrases_have(phrases, fold_case_in(&room, text, (gssize)size));
}

int phrases_list_with(Phrases *phrases, const char *word)
{
    const PhraseTable *table = table_of(phrases);
    const void *list = may_begin(table, word) ? word_table_get(table->complete, word, strlen(word)) : NULL;
    return (int)GPOINTER_TO_SIZE(list) - 1;
}

static inline bool begins(const PhraseTable *table, const char *at, guint32 start, const Phrase *phrase)
{
    size_t same = table->start;
    return phrase->start == start && (phrase->next == '\0' || phrase->next == at[same]) &&
           strncmp(at + same, phrase->text + same, phrase->size - same) == 0;
}

static inline const Phrase *first_of(const PhraseTable *table, guint32 start)
{
    return &g_array_index(table->phrases, Phrase, table->from[bucket_of(start)]);
}

static inline const Phrase *end_of(const PhraseTable *table, guint32 start)
{
    return &g_array_index(table->phrases, Phrase, table->from[bucket_of(start) + 1]);
}

/* The first in the list that the text begins with, of those numbered less than `below`; NULL none. */
static inline const Phrase *first_here(const PhraseTable *table, const char *at, int below)
{
    guint32 start = start_of(table, at);
    if (!is_marked(table, start))
        return NULL;
    for (const Phrase *phrase = first_of(table, start); phrase < end_of(table, start) && phrase->number < below;
         phrase++)
        if (begins(table, at, start, phrase))
            return phrase;
    return NULL;
}

/* The next place, from there on, with the first bytes of one; the text's end where there is none. */
static inline const char *next_start(const PhraseTable *table, const char *at)
{
    if (table->start < START_MOST) {
        while (*at != '\0' && !may_begin(table, at))
            at++;
        return at;
    }
    if (at[0] == '\0' || at[1] == '\0')
        return at + strlen(at);
    guint32 bytes = (guint32)(unsigned char)at[0] << 8 | (unsigned char)at[1];
    for (; at[2] != '\0'; at++) {
        bytes = bytes << 8 | (unsigned char)at[2];
        if (is_marked(table, start_hash(bytes)))
            return at;
    }
    return at + 2; /* fewer than any phrase has */
}

int phrases_find(Phrases *phrases, const char *text, const char **at)
{
    const PhraseTable *table = table_of(phrases);
    int best = G_MAXINT;
    for (text = next_start(table, text); *text != '\0'; text = next_start(table, text + 1)) {
        const Phrase *here = first_here(table, text, best);
        if (here == NULL)
            continue;
        best = here->number;
        if (at != NULL)
            *at = text;
    }
    return best < G_MAXINT ? best : -1;
}

const char *phrases_place(Phrases *phrases, const char *text)
{
    const PhraseTable *table = table_of(phrases);
    for (text = next_start(table, text); *text != '\0'; text = next_start(table, text + 1))
        if (first_here(table, text, G_MAXINT) != NULL)
            return text;
    return NULL;
}

bool phrases_stand(Phrases *phrases, const char *text)
{
    return phrases_place(phrases, text) != NULL;
}

int phrases_first(Phrases *phrases, const char *text)
{
    const PhraseTable *table = table_of(phrases);
    const Phrase *here = may_begin(table, text) ? first_here(table, text, G_MAXINT) : NULL;
    return here != NULL ? here->number : -1;
}

int phrases_first_folded(Phrases *phrases, const char *text)
{
    enum { BYTES_MAX = 80 };
    if (!phrases_may_begin_folded(phrases, text))
        return -1;
    g_auto(CaseFold) room;
    return phrases_first(phrases, fold_case_in(&room, text, (gssize)utf8_whole(text, strnlen(text, BYTES_MAX))));
}

size_t phrases_begin(Phrases *phrases, const char *text, size_t below)
{
    const PhraseTable *table = table_of(phrases);
    guint32 start = start_of(table, text);
    size_t longest = 0;
    for (const Phrase *phrase = first_of(table, start); phrase < end_of(table, start); phrase++)
        if (phrase->size > longest && phrase->size < below && begins(table, text, start, phrase))
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
