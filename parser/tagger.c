/* Features of words, and names as they stand in a text. */
#include "parser/tagger.h"

#include <string.h>

#include "parser/seen.h"
#include "parser/utf8.h"

enum { AROUND = SEEN_EDGE };

static uint64_t hash_of(const char *text)
{
    return seen_hash_on(SEEN_HASH_START, text, text + strlen(text));
}

/* Notes which words lie in a phrase that stands somewhere in the text. */
static void note_phrase(SeenWords *words, const TaggerText *text, const char *phrase, bool counted)
{
    const char *at = phrase && *phrase ? strstr(text->text, phrase) : NULL;
    size_t from = at ? (size_t)(at - text->text) : 0;
    size_t to = at ? from + strlen(phrase) : 0;
    uint8_t tag = TAG_BEGIN;

    for (unsigned i = 0; at && i < words->n; i++) {
        Seen *seen = &words->word[i];
        if (seen->from < from || seen->to > to)
            continue;
        seen->counted |= counted;
        seen->guess = counted ? seen->guess : tag;
        tag = TAG_INSIDE;
    }
}

/* --- How rare words are ---
 *
 * What is asked for is mostly named by words that few letters have; the words around them, many. */

static size_t slot_of(uint64_t hash, uint64_t language)
{
    return ((hash ^ language * 31) * 0x9e3779b97f4a7c15U) >> (64 - TAGGER_BITS);
}

static uint8_t rarity_of(unsigned letters)
{
    static const unsigned steps[] = {0, 1, 3, 8, 25, 100};
    uint8_t rarity = 0;

    while (rarity < G_N_ELEMENTS(steps) && letters > steps[rarity])
        rarity++;
    return rarity;
}

static void note_rarity(SeenWords *words, const TaggerText *text, uint64_t language)
{
    for (unsigned i = 0; text->known && i < words->n; i++)
        __builtin_prefetch(&text->known[slot_of(words->word[i].hash, language)]);
    for (unsigned i = 0; i < words->n; i++) {
        Seen *seen = &words->word[i];
        unsigned letters = text->known ? text->known[slot_of(seen->hash, language)] : 0;
        if (seen->shape == SHAPE_NUMBER)
            seen->rarity = RARITY_NUMBER;
        else if (seen->shape == SHAPE_LINE ||
                 (seen->shape == SHAPE_SIGN && (unsigned char)text->text[seen->from] < 0x80))
            seen->rarity = RARITY_NONE;
        else
            seen->rarity = rarity_of(letters - (text->counted && letters ? 1 : 0));
    }
}

void tagger_learn_words(const TaggerText *text, uint8_t *known)
{
    g_auto(SeenWords) words = seen_words(text->text, text->subject);
    g_autoptr(GHashTable) met = g_hash_table_new(NULL, NULL);
    uint64_t language = hash_of(text->language);

    for (unsigned i = 0; i < words.n; i++) {
        size_t slot = slot_of(words.word[i].hash, language);
        if (g_hash_table_add(met, GSIZE_TO_POINTER(slot)) && known[slot] < UINT8_MAX)
            known[slot]++;
    }
}

/* --- What they weigh --- */

static inline uint64_t four_at(const TaggerWeights *weights, uint32_t feature)
{
    uint32_t four;

    memcpy(&four, weights->weight + 4 * (size_t)feature, sizeof four);
    return GUINT32_FROM_LE(four);
}

/* The four signed bytes of a feature's weights, each plus 128, are added up as two pairs of 16 bits; two features at a
 * time. */
static void score(const TaggerWeights *weights, TaggerWord *word)
{
    G_STATIC_ASSERT(TAGGER_FEATURES * UINT8_MAX <= UINT16_MAX);
    const uint64_t low = 0x00FF00FF00FF00FFU;
    uint64_t even = 0, odd = 0;
    unsigned n = word->n & ~1U;

    for (unsigned i = 0; i < n; i += 2) {
        uint64_t eight = four_at(weights, word->feature[i]) | four_at(weights, word->feature[i + 1]) << 32;
        eight ^= 0x8080808080808080U;
        even += eight & low;
        odd += eight >> 8 & low;
    }
    if (n < word->n) {
        uint64_t four = four_at(weights, word->feature[n]) ^ 0x80808080U;
        even += four & low;
        odd += four >> 8 & low;
    }
    even = (even & UINT32_MAX) + (even >> 32);
    odd = (odd & UINT32_MAX) + (odd >> 32);
    int too_much = 128 * (int)word->n;
    word->score[TAG_OUTSIDE] = ((int)(even & UINT16_MAX) - too_much) * weights->scale[TAG_OUTSIDE];
    word->score[TAG_BEGIN] = ((int)(odd & UINT16_MAX) - too_much) * weights->scale[TAG_BEGIN];
    word->score[TAG_INSIDE] = ((int)(even >> 16) - too_much) * weights->scale[TAG_INSIDE];
}

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
    F_RARES_BEHIND
};

/* A word among its neighbours: word[-AROUND] to word[AROUND] can be looked at. */
typedef struct {
    const Seen *word;
    uint64_t language;
    unsigned place, line_place; /* sixths of the text; words of the line before it */
} Context;

/* Where features go; what they weigh is brought near meanwhile. */
typedef struct {
    uint32_t *feature;
    const int8_t *weight; /* or NULL */
} Putting;

static inline void put(Putting *at, unsigned kind, uint64_t a, uint64_t b)
{
    uint64_t hash = (a * 0x9e3779b97f4a7c15U) ^ ((b + kind) * 0xbf58476d1ce4e5b9U);

    hash = (hash ^ (hash >> 31)) * 0x94d049bb133111ebU;
    uint32_t feature = (uint32_t)((hash ^ ((uint64_t)kind << 57)) >> (64 - TAGGER_BITS));
    if (at->weight)
        __builtin_prefetch(at->weight + 4 * (size_t)feature);
    *at->feature++ = feature;
}

static inline void put_itself(Putting *at, const Seen *word)
{
    put(at, F_WORD, word->hash, 0);
    put(at, F_START4, word->start4, 0);
    put(at, F_START5, word->start5, 0);
    put(at, F_END3, word->end3, 0);
    put(at, F_END4, word->end4, 0);
    put(at, F_SHAPE, word->shape, 0);
}

static inline void put_around(Putting *at, const Seen *word)
{
    for (int away = 1; away <= AROUND; away++) {
        unsigned place = 2 * ((unsigned)away - 1);
        put(at, F_AROUND + place, word[-away].hash, 0);
        put(at, F_AROUND + place + 1, word[away].hash, 0);
        put(at, F_SHAPES + place, word[-away].shape, 0);
        put(at, F_SHAPES + place + 1, word[away].shape, 0);
    }
}

static inline uint64_t two_before(const Seen *word)
{
    return word[-2].hash * 31 + word[-1].hash;
}

static inline void put_runs(Putting *at, const Seen *word, uint64_t language)
{
    const Seen *before = word - 1, *after = word + 1;

    put(at, F_TWO_BEFORE, two_before(word), 0);
    put(at, F_THREE_BEFORE, word[-3].hash, two_before(word));
    put(at, F_TWO_AFTER, after->hash, word[2].hash);
    put(at, F_WITH_BEFORE, before->hash, word->hash);
    put(at, F_WITH_AFTER, word->hash, after->hash);
    put(at, F_BEFORE_SHAPE, before->hash, word->shape);
    put(at, F_THREE_SHAPES, (uint64_t)before->shape << 16 | (uint64_t)word->shape << 8 | after->shape, 0);
    put(at, F_LANGUAGE, language, 0);
    put(at, F_LANGUAGE_BEFORE, language, before->end3);
    put(at, F_LANGUAGE_END, language, word->end3);
    put(at, F_BEFORE_END3, before->end3, 0);
    put(at, F_AFTER_END3, after->end3, 0);
}

static inline void put_place(Putting *at, const Context *context)
{
    const Seen *word = context->word;

    put(at, F_COUNTED, word->counted, 0);
    put(at, F_COUNTED_BEFORE, (uint64_t)word[-1].counted << 2 | (uint64_t)word[-2].counted << 1 | word[-3].counted, 0);
    put(at, F_SUBJECT, word->subject, 0);
    put(at, F_IN_SUBJECT, !word->subject && word->in_subject, 0);
    put(at, F_OFTEN, word->often, 0);
    put(at, F_LINE_PLACE, MIN(context->line_place, 4), 0);
    put(at, F_PLACE, context->place, 0);
    put(at, F_GUESS, word->guess, 0);
    put(at, F_GUESS_AFTER, word[1].guess, 0);
    put(at, F_GUESSES, (uint64_t)word[-1].guess << 8 | word->guess, 0);
}

static inline void put_rarity(Putting *at, const Seen *word, uint64_t language)
{
    uint64_t rare = word->rarity, rare_before = word[-1].rarity, rare_after = word[1].rarity;

    put(at, F_RARE, rare, 0);
    put(at, F_RARE_BEFORE, rare, rare_before);
    put(at, F_RARE_AFTER, rare, rare_after);
    put(at, F_RARE_BETWEEN, rare_before << 16 | rare << 8 | rare_after, 0);
    put(at, F_RARE_LENGTH, rare, MIN((word->to - word->from) / 2, 6));
    put(at, F_RARES_BEFORE, rare_before, word[-2].rarity);
    put(at, F_RARES_AFTER, rare_after, word[2].rarity);
    put(at, F_RARE_LANGUAGE, language, rare);
    put(at, F_RARE_BEHIND, word[-1].hash, rare);
    put(at, F_RARE_AHEAD, word[1].hash, rare);
    put(at, F_RARE_BEHIND_TWO, two_before(word), rare);
    put(at, F_RARES_BEHIND, word[-2].hash, rare_before << 8 | rare);
}

static void put_all(TaggerWord *word, const Context *context, const TaggerWeights *weights)
{
    Putting at = {word->feature, weights ? weights->weight : NULL};

    word->from = context->word->from;
    word->to = context->word->to;
    put_itself(&at, context->word);
    put_around(&at, context->word);
    put_runs(&at, context->word, context->language);
    put_place(&at, context);
    put_rarity(&at, context->word, context->language);
    word->n = (unsigned)(at.feature - word->feature);
    g_assert(word->n == TAGGER_FEATURES);
}

static void note_hints(SeenWords *words, const TaggerText *text)
{
    for (guint i = 0; text->guesses && i < text->guesses->len; i++)
        note_phrase(words, text, text->guesses->pdata[i], false);
    for (guint i = 0; text->counts && i < text->counts->len; i++)
        note_phrase(words, text, text->counts->pdata[i], true);
}

/* A word is scored when the one behind it has its features: its weights have come by then. */
GArray *tagger_words(const TaggerText *text)
{
    g_auto(SeenWords) seen = seen_words(text->text, text->subject);
    Context context = {.language = hash_of(text->language)};
    GArray *words = g_array_sized_new(FALSE, TRUE, sizeof(TaggerWord), seen.n);

    g_array_set_size(words, seen.n);
    note_hints(&seen, text);
    seen_count(&seen);
    note_rarity(&seen, text, context.language);
    for (unsigned i = 0; i < seen.n; i++) {
        context.word = &seen.word[i];
        context.place = 6 * i / seen.n;
        put_all(&g_array_index(words, TaggerWord, i), &context, text->weights);
        if (text->weights && i > 0)
            score(text->weights, &g_array_index(words, TaggerWord, i - 1));
        context.line_place = context.word->shape == SHAPE_LINE ? 0 : context.line_place + 1;
    }
    if (text->weights && seen.n > 0)
        score(text->weights, &g_array_index(words, TaggerWord, seen.n - 1));
    return words;
}

/* --- Names --- */

/* Part of a word that blanks end; signs that words are not parted by are none. */
static bool is_glued(gunichar c)
{
    return seen_is_letter(c) || utf8_is_digit(c);
}

static bool is_joint(gunichar c)
{
    return c == '-' || c == '/' || c == '.' || c == ',' || c == '+' || c == '\'' || c == '&';
}

/* Korean writes its particles onto "TP-40". */
static bool is_hangul(gunichar c)
{
    return c >= 0xAC00 && c <= 0xD7A3;
}

/* Behind the word that goes on at `p`. */
static const char *glued_end(const char *p)
{
    bool ascii = (unsigned char)p[-1] < 0x80;

    for (const char *next = p; *next; next = g_utf8_next_char(next)) {
        gunichar c = utf8_get(next);
        if (ascii && is_hangul(c))
            break;
        if (is_glued(c))
            p = g_utf8_next_char(next);
        else if (!is_joint(c))
            break;
    }
    return *p == '"' || *p == '%' ? p + 1 : p;
}

static const char *glued_start(const char *text, const char *p)
{
    for (const char *next = p; next > text;) {
        next = g_utf8_prev_char(next);
        gunichar c = utf8_get(next);
        if (is_glued(c))
            p = next;
        else if (!is_joint(c))
            break;
    }
    return p;
}

static bool is_name_end(const char *from, const char *to, gunichar c)
{
    if (c == ')')
        return memchr(from, '(', (size_t)(to - from)) != NULL;
    return is_glued(c) || seen_is_sign(c) || c == '"' || c == '%' || c == '+';
}

char *tagger_name(const char *text, const TaggerSpan *span)
{
    const char *from = text + span->from, *to = text + span->to;

    if (is_glued(utf8_get(from)))
        from = glued_start(text, from);
    if (is_glued(utf8_get(g_utf8_prev_char(to))) || is_joint(utf8_get(g_utf8_prev_char(to))))
        to = glued_end(to);
    while (from < to && !is_glued(utf8_get(from)) && !seen_is_sign(utf8_get(from)))
        from = g_utf8_next_char(from);
    for (const char *last = g_utf8_prev_char(to); to > from && !is_name_end(from, to, utf8_get(last));) {
        to = last;
        last = to > from ? g_utf8_prev_char(to) : to;
    }
    return g_strndup(from, (size_t)(to - from));
}

GArray *tagger_name_words(const char *name)
{
    g_auto(SeenWords) seen = seen_words(name, 0);
    GArray *hashes = g_array_set_size(g_array_sized_new(FALSE, FALSE, sizeof(uint64_t), seen.n), seen.n);
    guint n = 0;

    for (unsigned i = 0; i < seen.n; i++) {
        const Seen *word = &seen.word[i];
        if (word->shape != SHAPE_SIGN || (unsigned char)name[word->from] >= 0xE3)
            g_array_index(hashes, uint64_t, n++) = word->hash;
    }
    return g_array_set_size(hashes, n);
}

static bool has_word(const GArray *words, uint64_t hash)
{
    for (guint i = 0; i < words->len; i++)
        if (g_array_index(words, uint64_t, i) == hash)
            return true;
    return false;
}

bool tagger_same_words(const GArray *a, const GArray *b)
{
    guint common = 0;

    for (guint i = 0; i < a->len; i++)
        common += has_word(b, g_array_index(a, uint64_t, i)) ? 1 : 0;
    return common > 0 && 2 * common >= MIN(a->len, b->len);
}

bool tagger_same_name(const char *a, const char *b)
{
    g_autoptr(GArray) left = tagger_name_words(a);
    g_autoptr(GArray) right = tagger_name_words(b);

    return tagger_same_words(left, right);
}
