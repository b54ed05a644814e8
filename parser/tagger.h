/* Which words name what is asked for: each word of a text is judged, by itself
 * and its neighbours, as the beginning of such a name, the inside of one, or
 * neither; from that follows how likely each run of words is one. The weights
 * come from letters in which the names are marked (contrib/model). Pure. */
#ifndef PARSER_TAGGER_H
#define PARSER_TAGGER_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TAGGER_VERSION 5   /* changes whenever features do, or what is made of them */
#define TAGGER_BITS 18     /* features are below 1 << TAGGER_BITS */
#define TAGGER_FEATURES 52 /* of a word */

typedef enum { TAG_OUTSIDE, TAG_BEGIN, TAG_INSIDE, TAGS } Tag;

/* What features weigh together that many words have in common. */
typedef struct TaggerSums TaggerSums;

/* scale times the signed byte at 4 * feature + tag is a weight; [3] is unused. */
typedef struct {
    double transition[TAGS][TAGS]; /* from one tag to the next; the first word follows TAG_OUTSIDE */
    double scale[TAGS];
    const int8_t *weight;
    const TaggerSums *sums; /* of these weights; needed where words are scored */
    const uint8_t *known;   /* for TaggerText */
} TaggerWeights;

TaggerSums *tagger_sums_new(const int8_t *weight);
void tagger_sums_free(TaggerSums *sums);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TaggerSums, tagger_sums_free)

/* What is read, and what others have found in it already. */
typedef struct {
    const char *text;             /* the subject, a line end, the words */
    size_t subject;               /* bytes of the subject */
    const char *language;         /* ISO 639-1 or "" */
    const GPtrArray *guesses;     /* of char*: names found by other means, as they stand in the text */
    const GPtrArray *counts;      /* of char*: evidence of quantities, as it stands in the text */
    const uint8_t *known;         /* of 1 << TAGGER_BITS words, in how many letters each stands; or NULL */
    bool counted;                 /* this text is one of those letters, and leaves itself out */
    const TaggerWeights *weights; /* by which words are scored, or NULL */
} TaggerText;

/* Adds the words of a text to what is known, each once. */
void tagger_learn_words(const TaggerText *text, uint8_t *known);

typedef struct {
    size_t from, to;    /* bytes of the text */
    double score[TAGS]; /* how well each tag fits, in log-odds; 0 without weights */
} TaggerWord;

/* Of TaggerWord; at most 600 of them. */
GArray *tagger_words(const TaggerText *text);

/* The same words, as weights are learned from them. */
typedef struct {
    size_t from, to; /* bytes of the text */
    uint32_t feature[TAGGER_FEATURES];
} TaggerLesson;

/* Of TaggerLesson. */
GArray *tagger_lessons(const TaggerText *text);

typedef struct {
    size_t from, to; /* bytes of the text */
    unsigned words;
    double probability; /* that just these words are a name */
    double inside;      /* that a word of it is in some name: the mean */
    double most;        /* ... and of the likeliest word */
} TaggerSpan;

/* Of TaggerSpan, in order: what may be names, however unlikely; of those that overlap, the likeliest; of
 * scored words. (spans.c) */
GArray *tagger_spans(const TaggerWeights *weights, const GArray *words);

/* The whole words of the text that a span lies in, "NF-220" for "NF"; without punctuation around them. New memory. */
char *tagger_name(const char *text, const TaggerSpan *span);

/* Do both name the same: half of the words of the shorter one stand in the other? */
bool tagger_same_name(const char *a, const char *b);

/* For names that are compared with many: what they are compared by, of each. */
typedef struct {
    unsigned n;
    uint64_t hash[];
} TaggerNameWords;

TaggerNameWords *tagger_name_words(const char *name); /* g_free() it */
bool tagger_same_words(const TaggerNameWords *a, const TaggerNameWords *b);
bool tagger_has_words(const char *name, const TaggerNameWords *words); /* as tagger_same_name() */

#endif
