/* What is told of a word by itself and its neighbours, and what that weighs. */
#include "parser/tagger_features.h"

#include <string.h>

enum { AROUND = SEEN_EDGE };

/* --- Features --- */

/* Kinds of features: the same words mean something else in another place. */
enum {
    F_WORD,
    F_START4,
    F_START5,
    F_END3,
    F_END4,
    F_SHAPE,
    F_AROUND,                         /* + place */
    F_SHAPES = F_AROUND + 2 * AROUND, /* + place */
    F_TWO_BEFORE = F_SHAPES + 2 * AROUND,
    F_THREE_BEFORE,
    F_TWO_AFTER,
    F_WITH_BEFORE,
    F_WITH_AFTER,
    F_BEFORE_SHAPE,
    F_THREE_SHAPES,
    F_LANGUAGE,
    F_LANGUAGE_BEFORE,
    F_LANGUAGE_END,
    F_BEFORE_END3,
    F_AFTER_END3,
    F_COUNTED,
    F_COUNTED_BEFORE,
    F_SUBJECT,
    F_IN_SUBJECT,
    F_OFTEN,
    F_LINE_PLACE,
    F_PLACE,
    F_GUESS,
    F_GUESS_AFTER,
    F_GUESSES,
    F_RARE,
    F_RARE_BEFORE,
    F_RARE_AFTER,
    F_RARE_BETWEEN,
    F_RARE_LENGTH,
    F_RARES_BEFORE,
    F_RARES_AFTER,
    F_RARE_LANGUAGE,
    F_RARE_BEHIND,
    F_RARE_AHEAD,
    F_RARE_BEHIND_TWO,
    F_RARES_BEHIND,
    F_KINDS
};
G_STATIC_ASSERT(F_KINDS == TAGGER_FEATURES);

/* For what is called with constants, which decide most of what it does. */
#define INLINE static inline __attribute__((always_inline))

/* Where features go. */
typedef struct {
    uint32_t *feature;
    unsigned n;
    bool to_learn;        /* in the order of learning */
    const int8_t *weight; /* or else what they weigh is brought near meanwhile */
} Putting;

/* Learning hears words and shapes around a word from the inside out. */
static inline unsigned place_of(unsigned kind)
{
    bool shapes = kind >= F_SHAPES;
    unsigned place = kind - (shapes ? F_SHAPES : F_AROUND);

    if (kind < F_AROUND || kind >= F_TWO_BEFORE)
        return kind;
    return F_AROUND + 2 * (place & ~1U) + (shapes ? 2 : 0) + (place & 1);
}

INLINE void put(Putting *at, unsigned kind, uint64_t a, uint64_t b)
{
    uint64_t hash = (a * 0x9e3779b97f4a7c15U) ^ ((b + kind) * 0xbf58476d1ce4e5b9U);

    hash = (hash ^ (hash >> 31)) * 0x94d049bb133111ebU;
    uint32_t feature = (uint32_t)(hash >> (64 - TAGGER_BITS)) ^ kind << (TAGGER_BITS - 7);
    if (!at->to_learn)
        __builtin_prefetch(at->weight + 4 * (size_t)feature);
    at->feature[at->to_learn ? place_of(kind) : at->n] = feature;
    at->n++;
}

/* --- Features of the words themselves --- */

/* A word among its neighbours: word[-AROUND] to word[AROUND] can be looked at. */
typedef struct {
    const Seen *word;
    uint64_t language;
    unsigned place, line_place; /* sixths of the text; words of the line before it */
} Context;

static void go_to(Context *context, const SeenWords *words, unsigned i)
{
    context->word = &words->word[i];
    context->place = 6 * i / words->n;
    context->line_place = i == 0 || context->word[-1].shape == SHAPE_LINE ? 0 : context->line_place + 1;
}

INLINE void put_itself(Putting *at, const Seen *word)
{
    put(at, F_WORD, word->hash, 0);
    put(at, F_START4, word->start4, 0);
    put(at, F_START5, word->start5, 0);
    put(at, F_END3, word->end3, 0);
    put(at, F_END4, word->end4, 0);
}

INLINE void put_around(Putting *at, const Seen *word, int away)
{
    unsigned place = 2 * ((unsigned)away - 1);

    put(at, F_AROUND + place, word[-away].hash, 0);
    put(at, F_AROUND + place + 1, word[away].hash, 0);
}

static inline uint64_t two_before(const Seen *word)
{
    return word[-2].hash * 31 + word[-1].hash;
}

INLINE void put_runs(Putting *at, const Seen *word, uint64_t language)
{
    const Seen *before = word - 1, *after = word + 1;

    put(at, F_TWO_BEFORE, two_before(word), 0);
    put(at, F_THREE_BEFORE, word[-3].hash, two_before(word));
    put(at, F_TWO_AFTER, after->hash, word[2].hash);
    put(at, F_WITH_BEFORE, before->hash, word->hash);
    put(at, F_WITH_AFTER, word->hash, after->hash);
    put(at, F_BEFORE_SHAPE, before->hash, word->shape);
    put(at, F_LANGUAGE_BEFORE, language, before->end3);
    put(at, F_LANGUAGE_END, language, word->end3);
    put(at, F_BEFORE_END3, before->end3, 0);
    put(at, F_AFTER_END3, after->end3, 0);
}

INLINE void put_rare_runs(Putting *at, const Seen *word)
{
    uint64_t rare = word->rarity, rare_before = word[-1].rarity;

    put(at, F_RARE_BEHIND, word[-1].hash, rare);
    put(at, F_RARE_AHEAD, word[1].hash, rare);
    put(at, F_RARE_BEHIND_TWO, two_before(word), rare);
    put(at, F_RARES_BEHIND, word[-2].hash, rare_before << 8 | rare);
}

enum { OWN_FEATURES = 5 + 2 * AROUND + 10 + 4 };

INLINE void put_own(Putting *at, const Context *context)
{
    put_itself(at, context->word);
    G_STATIC_ASSERT(AROUND == 3);
    put_around(at, context->word, 1);
    put_around(at, context->word, 2);
    put_around(at, context->word, 3);
    put_runs(at, context->word, context->language);
    put_rare_runs(at, context->word);
}

/* --- Features that many words have in common ---
 *
 * They tell of what is one of a few: shapes, steps of rarity, places. All that a group of them tells of is a state, a
 * number whose digits are these. */

enum { SHAPES = SHAPE_SIGN + 1, RARITIES = RARITY_EDGE + 1, OFTEN = 4, LINE_PLACES = 5, PLACES = 6, LENGTHS = 7 };

typedef enum {
    SHAPES_BESIDE,
    SHAPES_TWO_AWAY,
    SHAPES_THREE_AWAY,
    COUNTS,
    PLACE,
    GUESSES,
    RARITIES_BESIDE,
    RARITIES_BEFORE,
    RARITIES_AFTER,
    LENGTH,
    GROUPS
} Group;

/* Takes the last digit. */
static inline unsigned digit(unsigned *state, unsigned base)
{
    unsigned last = *state % base;

    *state /= base;
    return last;
}

static void put_shapes(Putting *at, unsigned state)
{
    unsigned after = digit(&state, SHAPES), own = digit(&state, SHAPES), before = state;

    put(at, F_SHAPE, own, 0);
    put(at, F_SHAPES, before, 0);
    put(at, F_SHAPES + 1, after, 0);
    put(at, F_THREE_SHAPES, before << 16 | own << 8 | after, 0);
}

static void put_shapes_two_away(Putting *at, unsigned state)
{
    put(at, F_SHAPES + 3, digit(&state, SHAPES), 0);
    put(at, F_SHAPES + 2, state, 0);
}

static void put_shapes_three_away(Putting *at, unsigned state)
{
    put(at, F_SHAPES + 5, digit(&state, SHAPES), 0);
    put(at, F_SHAPES + 4, state, 0);
}

static void put_counts(Putting *at, unsigned state)
{
    put(at, F_COUNTED, digit(&state, 2), 0);
    put(at, F_COUNTED_BEFORE, state, 0);
}

static void put_place(Putting *at, unsigned state)
{
    bool subject = digit(&state, 2), in_subject = digit(&state, 2);

    put(at, F_SUBJECT, subject, 0);
    put(at, F_IN_SUBJECT, !subject && in_subject, 0);
    put(at, F_OFTEN, digit(&state, OFTEN), 0);
    put(at, F_LINE_PLACE, digit(&state, LINE_PLACES), 0);
    put(at, F_PLACE, state, 0);
}

static void put_guesses(Putting *at, unsigned state)
{
    unsigned after = digit(&state, TAGS), own = digit(&state, TAGS), before = state;

    put(at, F_GUESS, own, 0);
    put(at, F_GUESS_AFTER, after, 0);
    put(at, F_GUESSES, before << 8 | own, 0);
}

static void put_rarities(Putting *at, unsigned state)
{
    unsigned after = digit(&state, RARITIES), own = digit(&state, RARITIES), before = state;

    put(at, F_RARE, own, 0);
    put(at, F_RARE_BEFORE, own, before);
    put(at, F_RARE_AFTER, own, after);
    put(at, F_RARE_BETWEEN, before << 16 | own << 8 | after, 0);
}

static void put_rarities_before(Putting *at, unsigned state)
{
    unsigned two_away = digit(&state, RARITIES);

    put(at, F_RARES_BEFORE, state, two_away);
}

static void put_rarities_after(Putting *at, unsigned state)
{
    unsigned two_away = digit(&state, RARITIES);

    put(at, F_RARES_AFTER, state, two_away);
}

static void put_length(Putting *at, unsigned state)
{
    unsigned length = digit(&state, LENGTHS);

    put(at, F_RARE_LENGTH, state, length);
}

/* Of a text's language. */
static void put_language(Putting *at, uint64_t language, unsigned rarity)
{
    put(at, F_LANGUAGE, language, 0);
    put(at, F_RARE_LANGUAGE, language, rarity);
}

static const struct {
    void (*put)(Putting *at, unsigned state);
    unsigned states;
} groups[GROUPS] = {
    [SHAPES_BESIDE] = {put_shapes, SHAPES *SHAPES *SHAPES},
    [SHAPES_TWO_AWAY] = {put_shapes_two_away, SHAPES *SHAPES},
    [SHAPES_THREE_AWAY] = {put_shapes_three_away, SHAPES *SHAPES},
    [COUNTS] = {put_counts, 1 << 4},
    [PLACE] = {put_place, PLACES *LINE_PLACES *OFTEN * 2 * 2},
    [GUESSES] = {put_guesses, TAGS *TAGS *TAGS},
    [RARITIES_BESIDE] = {put_rarities, RARITIES *RARITIES *RARITIES},
    [RARITIES_BEFORE] = {put_rarities_before, RARITIES *RARITIES},
    [RARITIES_AFTER] = {put_rarities_after, RARITIES *RARITIES},
    [LENGTH] = {put_length, RARITIES *LENGTHS},
};

static inline unsigned place_state(const Context *context)
{
    const Seen *word = context->word;
    unsigned line_place = MIN(context->line_place, LINE_PLACES - 1);

    return (((context->place * LINE_PLACES + line_place) * OFTEN + word->often) * 2 + word->in_subject) * 2 +
           word->subject;
}

static inline void find_states(const Context *context, unsigned state[GROUPS])
{
    const Seen *word = context->word, *before = word - 1, *after = word + 1;
    unsigned rare = word->rarity, rare_before = before->rarity, rare_after = after->rarity;

    state[SHAPES_BESIDE] = (before->shape * SHAPES + word->shape) * SHAPES + after->shape;
    state[SHAPES_TWO_AWAY] = word[-2].shape * SHAPES + word[2].shape;
    state[SHAPES_THREE_AWAY] = word[-3].shape * SHAPES + word[3].shape;
    state[COUNTS] = (unsigned)before->counted << 3 | (unsigned)word[-2].counted << 2 | (unsigned)word[-3].counted << 1 |
                    word->counted;
    state[PLACE] = place_state(context);
    state[GUESSES] = ((unsigned)before->guess * TAGS + word->guess) * TAGS + after->guess;
    state[RARITIES_BESIDE] = (rare_before * RARITIES + rare) * RARITIES + rare_after;
    state[RARITIES_BEFORE] = rare_before * RARITIES + word[-2].rarity;
    state[RARITIES_AFTER] = rare_after * RARITIES + word[2].rarity;
    state[LENGTH] = rare * LENGTHS + (unsigned)MIN((word->to - word->from) / 2, LENGTHS - 1);
}

/* --- What they weigh --- */

/* Of each tag 16 bits, where the sum of its weights is, 128 added to each. */
typedef uint64_t Sum;

/* The weights of four features, at once. */
typedef uint32_t Rows __attribute__((vector_size(16)));
typedef uint16_t Parts __attribute__((vector_size(16)));

static inline uint32_t row_at(const int8_t *weight, uint32_t feature)
{
    uint32_t four;

    memcpy(&four, weight + 4 * (size_t)feature, sizeof four);
    return GUINT32_FROM_LE(four);
}

static inline Sum weight_at(const int8_t *weight, uint32_t feature)
{
    uint32_t four = row_at(weight, feature) ^ 0x80808080U;

    return (four | (uint64_t)four << 24) & 0x00FF00FF00FF00FFU;
}

/* The part of a word's sum from there on. */
static inline int part_at(Sum sum, unsigned bit)
{
    G_STATIC_ASSERT(TAGGER_FEATURES * UINT8_MAX <= UINT16_MAX);
    return (int)(sum >> bit & UINT16_MAX) - 128 * TAGGER_FEATURES;
}

static inline void score(Sum sum, const double scale[TAGS], double score[TAGS])
{
    score[TAG_OUTSIDE] = part_at(sum, 0) * scale[TAG_OUTSIDE];
    score[TAG_BEGIN] = part_at(sum, 32) * scale[TAG_BEGIN];
    score[TAG_INSIDE] = part_at(sum, 16) * scale[TAG_INSIDE];
}

static inline Sum sum_of(const int8_t *weight, const uint32_t *feature, unsigned n)
{
    Parts even = {0}, odd = {0}; /* of outside and inside, by turns; of begin */
    Sum sum = 0;
    unsigned i = 0;

#pragma GCC unroll 6
    for (; i + 4 <= n; i += 4) {
        Rows rows = {row_at(weight, feature[i]), row_at(weight, feature[i + 1]), row_at(weight, feature[i + 2]),
                     row_at(weight, feature[i + 3])};
        Parts parts = (Parts)(rows ^ 0x80808080U);
        even += parts & 0xFF;
        odd += parts >> 8;
    }
#pragma GCC unroll 4
    for (unsigned row = 0; row < 4; row++)
        sum += ((Rows)even)[row] + ((Sum)((Rows)odd)[row] << 32);
    for (; i < n; i++)
        sum += weight_at(weight, feature[i]);
    return sum;
}

struct TaggerSums {
    Sum *of[GROUPS]; /* by state */
};

TaggerSums *tagger_sums_new(const int8_t *weight)
{
    TaggerSums *sums = g_new(TaggerSums, 1);

    for (Group group = 0; group < GROUPS; group++) {
        sums->of[group] = g_new(Sum, groups[group].states);
        for (unsigned state = 0; state < groups[group].states; state++) {
            uint32_t feature[TAGGER_FEATURES];
            Putting at = {.feature = feature, .weight = weight};
            groups[group].put(&at, state);
            sums->of[group][state] = sum_of(weight, feature, at.n);
        }
    }
    return sums;
}

void tagger_sums_free(TaggerSums *sums)
{
    for (Group group = 0; sums && group < GROUPS; group++)
        g_free(sums->of[group]);
    g_free(sums);
}

/* All of them in the order of learning. */
static void put_all(const Context *context, uint32_t feature[TAGGER_FEATURES])
{
    Putting at = {.feature = feature, .to_learn = true};
    unsigned state[GROUPS];

    put_own(&at, context);
    find_states(context, state);
    for (Group group = 0; group < GROUPS; group++)
        groups[group].put(&at, state[group]);
    put_language(&at, context->language, context->word->rarity);
    g_assert(at.n == TAGGER_FEATURES);
}

void tagger_put_features(const SeenWords *words, uint64_t language, TaggerLesson *lesson)
{
    Context context = {.language = language};

    for (unsigned i = 0; i < words->n; i++) {
        go_to(&context, words, i);
        lesson[i].from = context.word->from;
        lesson[i].to = context.word->to;
        put_all(&context, lesson[i].feature);
    }
}

/* --- A text --- */

/* Of put_language(), by rarity. */
static void sum_language(const int8_t *weight, uint64_t language, Sum sum[RARITIES])
{
    for (unsigned rarity = 0; rarity < RARITIES; rarity++) {
        uint32_t feature[2];
        Putting at = {.feature = feature, .weight = weight};
        put_language(&at, language, rarity);
        sum[rarity] = sum_of(weight, feature, at.n);
    }
}

static inline Sum sum_of_groups(const TaggerSums *sums, const Context *context)
{
    Sum sum = 0;
    unsigned state[GROUPS];

    find_states(context, state);
#pragma GCC unroll 10
    for (Group group = 0; group < GROUPS; group++)
        sum += sums->of[group][state[group]];
    return sum;
}

/* A word is scored when the one behind it has its features: its weights have come by then. */
void tagger_weigh_words(const SeenWords *words, uint64_t language, const TaggerWeights *weights, TaggerWord *word)
{
    Context context = {.language = language};
    uint32_t feature[2][OWN_FEATURES]; /* of this word and the one before */
    Sum common[2], of_language[RARITIES];

    sum_language(weights->weight, language, of_language);
    for (unsigned i = 0; i <= words->n; i++) {
        if (i < words->n) {
            Putting at = {.feature = feature[i & 1], .weight = weights->weight};
            go_to(&context, words, i);
            put_own(&at, &context);
            common[i & 1] = sum_of_groups(weights->sums, &context) + of_language[context.word->rarity];
        }
        if (i > 0)
            score(common[~i & 1] + sum_of(weights->weight, feature[~i & 1], OWN_FEATURES), weights->scale,
                  word[i - 1].score);
    }
}
