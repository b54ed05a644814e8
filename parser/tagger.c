/* Features of words, and names as they stand in a text. */
#include "parser/tagger.h"

#include <string.h>

#include "parser/fold.h"
#include "parser/utf8.h"

enum { WORDS_MOST = 600, TEXT_MOST = 8192, WORD_MOST = 60, AROUND = 3 };

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

/* A word as its neighbours see it. */
typedef struct {
    size_t from, to;
    Shape shape;
    bool subject, counted;
    uint8_t guess; /* Tag */
    uint8_t rarity;
    uint64_t hash, start4, start5, end3, end4;
} Seen;

#define HASH_START 0xcbf29ce484222325U

/* The hash of what stood before, and of these bytes. */
static uint64_t hash_on(uint64_t hash, const char *from, const char *to)
{
    for (; from < to; from++)
        hash = (hash ^ (unsigned char)*from) * 0x100000001b3U;
    return hash;
}

static uint64_t hash_of(const char *bytes, size_t length)
{
    return hash_on(HASH_START, bytes, bytes + length);
}

/* --- Words --- */

static bool is_sign(gunichar c)
{
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF);
}

static bool is_letter(gunichar c)
{
    if (c < 0x80)
        return g_ascii_isalpha((char)c);
    return !is_sign(c) && (g_unichar_isalpha(c) || g_unichar_ismark(c));
}

/* Behind a run of letters (an apostrophe may join two), of digits (with points and commas), or one other character. */
static const char *word_end(const char *p, const char *end)
{
    gunichar c = utf8_get(p);
    bool letters = is_letter(c), digits = utf8_is_digit(c);

    p = g_utf8_next_char(p);
    while ((p = letters ? utf8_skip_letters(p, end) : p) < end && (letters || digits)) {
        gunichar next = utf8_get(p);
        const char *after = g_utf8_next_char(p);
        gunichar then = after < end ? utf8_get(after) : 0;
        bool joins = letters ? (next == '\'' || next == 0x2019) && is_letter(then)
                             : (next == '.' || next == ',') && utf8_is_digit(then);
        if (!joins && !(letters ? is_letter(next) : utf8_is_digit(next)))
            break;
        p = after;
    }
    return p;
}

static Shape shape_of(const char *text, size_t length)
{
    gunichar c = utf8_get(text);
    unsigned upper = 0, letters = 0;

    if (c == '\n')
        return SHAPE_LINE;
    if (utf8_is_digit(c))
        return SHAPE_NUMBER;
    if (!utf8_is_alpha(c))
        return SHAPE_SIGN;
    for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
        letters++;
        upper += utf8_is_upper(utf8_get(p)) ? 1 : 0;
    }
    if (upper == 0)
        return SHAPE_LOWER;
    if (upper == letters && letters > 1)
        return SHAPE_UPPER;
    return utf8_is_upper(c) && upper == 1 ? SHAPE_CAPITAL : SHAPE_MIXED;
}

/* Hashes of the folded word, of its first and its last characters. */
static void hash_word(Seen *seen, const char *text)
{
    const char *word = text + seen->from;
    char folded[FOLD_ROOM(WORD_MOST)];
    size_t size = MIN(seen->to - seen->from, WORD_MOST);
    bool whole = seen->to - seen->from <= WORD_MOST || g_utf8_validate_len(word, size, NULL);
    const char *end = folded + (whole ? fold_into(word, size, folded) : size);
    const char *at4 = folded, *at5, *back3 = end, *back4;

    if (!whole)
        memcpy(folded, word, size);
    for (int i = 0; i < 4 && at4 < end; i++)
        at4 = g_utf8_next_char(at4);
    at5 = at4 < end ? g_utf8_next_char(at4) : at4;
    for (int i = 0; i < 3 && back3 > folded; i++)
        back3 = g_utf8_prev_char(back3);
    back4 = back3 > folded ? g_utf8_prev_char(back3) : back3;
    seen->start4 = hash_on(HASH_START, folded, at4);
    seen->start5 = hash_on(seen->start4, at4, at5);
    seen->hash = hash_on(seen->start5, at5, end);
    seen->end3 = hash_on(HASH_START, back3, end);
    seen->end4 = hash_on(HASH_START, back4, end);
}

static GArray *see_words(const TaggerText *text)
{
    const char *end = text->text + strnlen(text->text, TEXT_MOST);
    GArray *words = g_array_sized_new(FALSE, FALSE, sizeof(Seen), (guint)MIN((end - text->text) / 4 + 8, WORDS_MOST));

    while (end > text->text && (*end & 0xC0) == 0x80)
        end--;
    for (const char *p = text->text; p < end && words->len < WORDS_MOST;) {
        const char *after = word_end(p, end);
        if (*p != '\n' && utf8_is_space(utf8_get(p))) {
            p = after;
            continue;
        }
        Seen seen = {.from = (size_t)(p - text->text), .to = (size_t)(after - text->text)};
        seen.shape = shape_of(p, seen.to - seen.from);
        seen.subject = seen.from < text->subject;
        hash_word(&seen, text->text);
        g_array_append_val(words, seen);
        p = after;
    }
    return words;
}

/* Notes which words lie in a phrase that stands somewhere in the text. */
static void note_phrase(GArray *words, const TaggerText *text, const char *phrase, bool counted)
{
    const char *at = phrase && *phrase ? strstr(text->text, phrase) : NULL;
    size_t from = at ? (size_t)(at - text->text) : 0;
    size_t to = at ? from + strlen(phrase) : 0;
    uint8_t tag = TAG_BEGIN;

    for (guint i = 0; at && i < words->len; i++) {
        Seen *seen = &g_array_index(words, Seen, i);
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

enum { RARITY_NONE = 7, RARITY_NUMBER, RARITY_EDGE };

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

static void note_rarity(GArray *words, const TaggerText *text, uint64_t language)
{
    for (guint i = 0; i < words->len; i++) {
        Seen *seen = &g_array_index(words, Seen, i);
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
    g_autoptr(GArray) words = see_words(text);
    g_autoptr(GHashTable) met = g_hash_table_new(NULL, NULL);
    uint64_t language = hash_of(text->language, strlen(text->language));

    for (guint i = 0; i < words->len; i++) {
        size_t slot = slot_of(g_array_index(words, Seen, i).hash, language);
        if (g_hash_table_add(met, GSIZE_TO_POINTER(slot)) && known[slot] < UINT8_MAX)
            known[slot]++;
    }
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

typedef struct {
    const GArray *words; /* of Seen */
    uint64_t language;
    GHashTable *often;      /* hash -> how often; of words worth it */
    GHashTable *in_subject; /* hashes */
    unsigned line_place;
} Context;

static const Seen edge = {.shape = SHAPE_NONE, .rarity = RARITY_EDGE};

static const Seen *word_at(const Context *context, guint i, int away)
{
    gint64 at = (gint64)i + away;

    return at < 0 || at >= (gint64)context->words->len ? &edge : &g_array_index(context->words, Seen, at);
}

static inline void put(TaggerWord *word, unsigned kind, uint64_t a, uint64_t b)
{
    uint64_t hash = (a * 0x9e3779b97f4a7c15U) ^ ((b + kind) * 0xbf58476d1ce4e5b9U);

    hash = (hash ^ (hash >> 31)) * 0x94d049bb133111ebU;
    g_assert(word->n < TAGGER_FEATURES);
    word->feature[word->n++] = (uint32_t)((hash ^ ((uint64_t)kind << 57)) >> (64 - TAGGER_BITS));
}

static void put_itself(TaggerWord *word, const Seen *seen)
{
    put(word, F_WORD, seen->hash, 0);
    put(word, F_START4, seen->start4, 0);
    put(word, F_START5, seen->start5, 0);
    put(word, F_END3, seen->end3, 0);
    put(word, F_END4, seen->end4, 0);
    put(word, F_SHAPE, seen->shape, 0);
}

static void put_around(TaggerWord *word, const Context *context, guint i)
{
    for (int away = 1; away <= AROUND; away++) {
        const Seen *before = word_at(context, i, -away), *after = word_at(context, i, away);
        unsigned place = 2 * ((unsigned)away - 1);
        put(word, F_AROUND + place, before->hash, 0);
        put(word, F_AROUND + place + 1, after->hash, 0);
        put(word, F_SHAPES + place, before->shape, 0);
        put(word, F_SHAPES + place + 1, after->shape, 0);
    }
}

static void put_runs(TaggerWord *word, const Context *context, guint i)
{
    const Seen *seen = word_at(context, i, 0), *before = word_at(context, i, -1), *after = word_at(context, i, 1);
    uint64_t two_before = word_at(context, i, -2)->hash * 31 + before->hash;

    put(word, F_TWO_BEFORE, two_before, 0);
    put(word, F_THREE_BEFORE, word_at(context, i, -3)->hash, two_before);
    put(word, F_TWO_AFTER, after->hash, word_at(context, i, 2)->hash);
    put(word, F_WITH_BEFORE, before->hash, seen->hash);
    put(word, F_WITH_AFTER, seen->hash, after->hash);
    put(word, F_BEFORE_SHAPE, before->hash, seen->shape);
    put(word, F_THREE_SHAPES, (uint64_t)before->shape << 16 | (uint64_t)seen->shape << 8 | after->shape, 0);
    put(word, F_LANGUAGE, context->language, 0);
    put(word, F_LANGUAGE_BEFORE, context->language, before->end3);
    put(word, F_LANGUAGE_END, context->language, seen->end3);
    put(word, F_BEFORE_END3, before->end3, 0);
    put(word, F_AFTER_END3, after->end3, 0);
}

static unsigned how_often(const Context *context, const Seen *seen)
{
    return MIN(GPOINTER_TO_UINT(g_hash_table_lookup(context->often, GSIZE_TO_POINTER(seen->hash))), 3);
}

static void put_place(TaggerWord *word, const Context *context, guint i)
{
    const Seen *seen = word_at(context, i, 0);
    bool known = !seen->subject && g_hash_table_contains(context->in_subject, GSIZE_TO_POINTER(seen->hash));

    put(word, F_COUNTED, seen->counted, 0);
    put(word, F_COUNTED_BEFORE,
        (uint64_t)word_at(context, i, -1)->counted << 2 | (uint64_t)word_at(context, i, -2)->counted << 1 |
            word_at(context, i, -3)->counted,
        0);
    put(word, F_SUBJECT, seen->subject, 0);
    put(word, F_IN_SUBJECT, known, 0);
    put(word, F_OFTEN, how_often(context, seen), 0);
    put(word, F_LINE_PLACE, MIN(context->line_place, 4), 0);
    put(word, F_PLACE, (uint64_t)6 * i / context->words->len, 0);
    put(word, F_GUESS, seen->guess, 0);
    put(word, F_GUESS_AFTER, word_at(context, i, 1)->guess, 0);
    put(word, F_GUESSES, (uint64_t)word_at(context, i, -1)->guess << 8 | seen->guess, 0);
}

static void put_rarity(TaggerWord *word, const Context *context, guint i)
{
    const Seen *seen = word_at(context, i, 0), *before = word_at(context, i, -1), *after = word_at(context, i, 1);
    const Seen *second_before = word_at(context, i, -2);
    uint64_t rare = seen->rarity, rare_before = before->rarity, rare_after = after->rarity;
    uint64_t two_before = second_before->hash * 31 + before->hash;

    put(word, F_RARE, rare, 0);
    put(word, F_RARE_BEFORE, rare, rare_before);
    put(word, F_RARE_AFTER, rare, rare_after);
    put(word, F_RARE_BETWEEN, rare_before << 16 | rare << 8 | rare_after, 0);
    put(word, F_RARE_LENGTH, rare, MIN((seen->to - seen->from) / 2, 6));
    put(word, F_RARES_BEFORE, rare_before, second_before->rarity);
    put(word, F_RARES_AFTER, rare_after, word_at(context, i, 2)->rarity);
    put(word, F_RARE_LANGUAGE, context->language, rare);
    put(word, F_RARE_BEHIND, before->hash, rare);
    put(word, F_RARE_AHEAD, after->hash, rare);
    put(word, F_RARE_BEHIND_TWO, two_before, rare);
    put(word, F_RARES_BEHIND, second_before->hash, rare_before << 8 | rare);
}

/* Short words are often there anyway. */
static bool is_worth_counting(const Seen *seen)
{
    return seen->to - seen->from > 3 && seen->shape != SHAPE_NUMBER;
}

static void count_words(Context *context)
{
    for (guint i = 0; i < context->words->len; i++) {
        const Seen *seen = word_at(context, i, 0);
        void *key = GSIZE_TO_POINTER(seen->hash);
        if (!is_worth_counting(seen))
            continue;
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(context->often, key));
        g_hash_table_insert(context->often, key, GUINT_TO_POINTER(count + 1));
        if (seen->subject)
            g_hash_table_add(context->in_subject, key);
    }
}

GArray *tagger_words(const TaggerText *text)
{
    g_autoptr(GArray) seen = see_words(text);
    g_autoptr(GHashTable) often = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) in_subject = g_hash_table_new(NULL, NULL);
    Context context = {seen, hash_of(text->language, strlen(text->language)), often, in_subject, 0};
    GArray *words = g_array_sized_new(FALSE, FALSE, sizeof(TaggerWord), seen->len);

    g_array_set_size(words, seen->len);
    for (guint i = 0; text->guesses && i < text->guesses->len; i++)
        note_phrase(seen, text, text->guesses->pdata[i], false);
    for (guint i = 0; text->counts && i < text->counts->len; i++)
        note_phrase(seen, text, text->counts->pdata[i], true);
    count_words(&context);
    note_rarity(seen, text, context.language);
    for (guint i = 0; i < seen->len; i++) {
        const Seen *one = word_at(&context, i, 0);
        TaggerWord *word = &g_array_index(words, TaggerWord, i);
        word->from = one->from;
        word->to = one->to;
        word->n = 0;
        put_itself(word, one);
        put_around(word, &context, i);
        put_runs(word, &context, i);
        put_place(word, &context, i);
        put_rarity(word, &context, i);
        context.line_place = one->shape == SHAPE_LINE ? 0 : context.line_place + 1;
    }
    return words;
}

/* --- What they weigh --- */

/* The four signed bytes of a feature's weights, each plus 128, are added up as two pairs of 16 bits: one look into the
 * table a feature. */
void tagger_score(const TaggerWeights *weights, const TaggerWord *word, double score[TAGS])
{
    G_STATIC_ASSERT(TAGGER_FEATURES * UINT8_MAX <= UINT16_MAX);
    uint32_t even = 0, odd = 0;
    int too_much = 128 * (int)word->n;

    for (unsigned i = 0; i < word->n; i++) {
        uint32_t four;
        memcpy(&four, weights->weight + 4 * (size_t)word->feature[i], sizeof four);
        four = GUINT32_FROM_LE(four) ^ 0x80808080U;
        even += four & 0x00FF00FFU;
        odd += four >> 8 & 0x00FF00FFU;
    }
    score[TAG_OUTSIDE] = ((int)(even & UINT16_MAX) - too_much) * weights->scale[TAG_OUTSIDE];
    score[TAG_BEGIN] = ((int)(odd & UINT16_MAX) - too_much) * weights->scale[TAG_BEGIN];
    score[TAG_INSIDE] = ((int)(even >> 16) - too_much) * weights->scale[TAG_INSIDE];
}

/* --- Names --- */

/* Part of a word that blanks end; signs that words are not parted by are none. */
static bool is_glued(gunichar c)
{
    return is_letter(c) || utf8_is_digit(c);
}

static bool is_joint(gunichar c)
{
    return c == '-' || c == '/' || c == '.' || c == ',' || c == '+' || c == '\'' || c == '&';
}

/* Behind the word that goes on at `p`. */
static const char *glued_end(const char *p)
{
    for (const char *next = p; *next; next = g_utf8_next_char(next)) {
        gunichar c = utf8_get(next);
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
    return is_glued(c) || is_sign(c) || c == '"' || c == '%' || c == '+';
}

char *tagger_name(const char *text, const TaggerSpan *span)
{
    const char *from = text + span->from, *to = text + span->to;

    if (is_glued(utf8_get(from)))
        from = glued_start(text, from);
    if (is_glued(utf8_get(g_utf8_prev_char(to))) || is_joint(utf8_get(g_utf8_prev_char(to))))
        to = glued_end(to);
    while (from < to && !is_glued(utf8_get(from)) && !is_sign(utf8_get(from)))
        from = g_utf8_next_char(from);
    for (const char *last = g_utf8_prev_char(to); to > from && !is_name_end(from, to, utf8_get(last));) {
        to = last;
        last = to > from ? g_utf8_prev_char(to) : to;
    }
    return g_strndup(from, (size_t)(to - from));
}

GArray *tagger_name_words(const char *name)
{
    TaggerText text = {.text = name, .language = ""};
    g_autoptr(GArray) seen = see_words(&text);
    GArray *hashes = g_array_sized_new(FALSE, FALSE, sizeof(uint64_t), seen->len);

    for (guint i = 0; i < seen->len; i++) {
        const Seen *word = &g_array_index(seen, Seen, i);
        if (word->shape != SHAPE_SIGN || (unsigned char)name[word->from] >= 0xE3)
            g_array_append_val(hashes, word->hash);
    }
    return hashes;
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
