/* Lists of words and phrases made ready once, so that a text is looked through for all of them at a time. */
#ifndef PARSER_PHRASES_H
#define PARSER_PHRASES_H

#include <glib.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct PhraseTable PhraseTable;

/* Made ready by whoever looks first; any thread. Empty phrases count for nothing. */
typedef struct {
    const char *list;         /* "a|b|c|", or NULL: */
    const char *const *words; /* the first of an array's, each stride bytes behind the one before */
    size_t count, stride;     /* count SIZE_MAX: ended by NULL */
    bool lists;               /* each of the array is a list itself */
    _Atomic(PhraseTable *) table;
} Phrases;

#define PHRASES(list_)  \
    {                   \
        .list = (list_) \
    }
#define PHRASES_OF_WORDS(array)                                                    \
    {                                                                              \
        .words = (array), .count = G_N_ELEMENTS(array), .stride = sizeof(array)[0] \
    }
#define PHRASES_OF_MEMBER(array, member)                                                      \
    {                                                                                         \
        .words = &(array)[0].member, .count = G_N_ELEMENTS(array), .stride = sizeof(array)[0] \
    }
#define PHRASES_OF_LISTS(array, member)                                                                      \
    {                                                                                                        \
        .words = &(array)[0].member, .count = G_N_ELEMENTS(array), .stride = sizeof(array)[0], .lists = true \
    }
#define PHRASES_OF_LISTS_UNTIL_NULL(array, member)                                                \
    {                                                                                             \
        .words = &(array)[0].member, .count = SIZE_MAX, .stride = sizeof(array)[0], .lists = true \
    }
#define PHRASES_UNTIL_NULL(array)                                       \
    {                                                                   \
        .words = (array), .count = SIZE_MAX, .stride = sizeof(array)[0] \
    }

/* False, and quickly: none of them begins so. */
bool phrases_may_begin(Phrases *phrases, const char *text);
/* The same of what fold_case() makes of the text. */
bool phrases_may_begin_folded(Phrases *phrases, const char *text);

/* Is the word one of them? */
bool phrases_have(Phrases *phrases, const char *word);
/* Are these bytes, of a longer text? */
bool phrases_have_bytes(Phrases *phrases, const char *text, size_t size);
/* Is what fold_case() makes of these? What none begins as is not folded. */
bool phrases_have_folded(Phrases *phrases, const char *text, size_t size);
/* Of an array of lists: which one has the word, -1 none. */
int phrases_list_with(Phrases *phrases, const char *word);

/* Phrases are numbered as they stand. The number of the first of them that stands anywhere in the text, -1 none; *at
 * (may be NULL): where it does first. Linear in the text. */
int phrases_find(Phrases *phrases, const char *text, const char **at);
bool phrases_stand(Phrases *phrases, const char *text);        /* any of them */
const char *phrases_place(Phrases *phrases, const char *text); /* where the first one stands; NULL */

/* The number of the first of them that the text begins with, -1 none. */
int phrases_first(Phrases *phrases, const char *text);
/* The same of what fold_case() makes of the text, of its first 80 bytes: for phrases that are shorter. */
int phrases_first_folded(Phrases *phrases, const char *text);

/* Bytes of the longest of less than `below` bytes that the text begins with, 0 none. */
size_t phrases_begin(Phrases *phrases, const char *text, size_t below);

/* Bytes of the phrase of that number, and which element of the array it came from. */
size_t phrases_size(Phrases *phrases, int number);
size_t phrases_element(Phrases *phrases, int number);

#endif
