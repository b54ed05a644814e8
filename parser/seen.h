/* A text's words as the tagger sees them, before it looks at their neighbours. Private to tagger.c and
 * tagger_features.c. */
#ifndef PARSER_SEEN_H
#define PARSER_SEEN_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SEEN_WORDS_MOST = 600, SEEN_BYTES_MOST = 8192 };

typedef enum {
    SHAPE_NONE,
    SHAPE_LINE,
    SHAPE_NUMBER,
    SHAPE_LOWER,
    SHAPE_CAPITAL,
    SHAPE_MIXED,
    SHAPE_UPPER,
    SHAPE_SIGN
} Shape;

/* How few letters have a word is told in steps from 0; or it is none that others could have. */
enum { RARITY_NONE = 7, RARITY_NUMBER, RARITY_EDGE };

typedef struct {
    size_t from, to;                           /* bytes of the text */
    uint64_t hash, start4, start5, end3, end4; /* of the folded word, of its first and last characters */
    Shape shape;
    bool subject, counted;
    uint8_t guess; /* Tag */
    uint8_t rarity;
    uint8_t often;   /* how often the text has it, if it is worth counting */
    bool in_subject; /* the subject has it too */
} Seen;

/* Words between edges, so that each has neighbours. */
enum { SEEN_EDGE = 3 };

typedef struct {
    Seen *room;
    Seen *word; /* from -SEEN_EDGE to n + SEEN_EDGE - 1 */
    unsigned n;
} SeenWords;

/* Of at most the first 8 KiB, at most 600; only what stands in the words themselves. */
SeenWords seen_words(const char *text, size_t subject);
void seen_clear(SeenWords *words);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SeenWords, seen_clear)

/* Only the hashes of a name's words, without signs that tell nothing. How many they are. */
unsigned seen_name(const char *name, uint64_t hash[SEEN_WORDS_MOST]);

/* Fills `often` and `in_subject`. */
void seen_count(SeenWords *words);

/* Of scripts without blanks, each character is a word. */
bool seen_is_sign(gunichar c);
bool seen_is_letter(gunichar c);

#endif
