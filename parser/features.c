/* Counts words, pairs of words and parts of words, each text apart, and turns rule hits and facts into features. */
#include "parser/features.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "parser/byte_hash.h"
#include "parser/freemail.h"
#include "parser/reading_build.h"
#include "parser/utf8.h"

/* What a group's words weigh together, from `least` words on: a long letter weighs as much as a short one. */
static const struct {
    float weight;
    unsigned least;
    const char *label;
} groups[FEATURE_GROUPS] = {
    [GROUP_FACT] = {1.0F, 1, ""},
    [GROUP_SUBJECT] = {1.2F, 5, "subject "},
    [GROUP_OPENING] = {0.8F, 12, "opening "},
    [GROUP_BODY] = {3.0F, 40, ""},
    [GROUP_PAIR] = {2.0F, 40, ""},
    [GROUP_PART] = {2.0F, 120, "part "},
    [GROUP_REST] = {0.7F, 40, "below it "},
};

enum {
    WORDS_MAX = 1500,
    OPENING_WORDS = 12,
    PART = 4, /* characters */
    WORD_BYTES_MAX = 60,
};

typedef uint64_t Hash;

static uint32_t index_of(Hash hash, uint8_t group)
{
    hash = (hash ^ ((Hash)group << 56)) * 0x9e3779b97f4a7c15U;
    return (uint32_t)((hash ^ (hash >> 29)) * 0xbf58476d1ce4e5b9U >> (64 - FEATURES_BITS));
}

/* Where the next features go. */
static Feature *room_for(Features *features, guint more)
{
    if (features->n + more > features->feature->len)
        g_array_set_size(features->feature, 2 * features->n + more);
    return &g_array_index(features->feature, Feature, features->n);
}

static inline Feature feature_of(uint8_t group, uint8_t text, Hash hash, size_t at, size_t length, float value)
{
    return (Feature){.index = index_of(hash, group),
                     .value = value,
                     .group = group,
                     .text = text,
                     .length = (uint16_t)length,
                     .at = (uint32_t)at};
}

/* --- Facts --- */

/* Its name is "kind what", or what alone. */
typedef struct {
    const char *kind, *what;
} Fact;

static void fact_of_kind(Features *features, const char *kind, const char *what, float value)
{
    Hash hash = byte_hash_on(BYTE_HASH_START, kind, strlen(kind));

    if (*kind)
        hash = byte_hash(hash, ' ');
    hash = byte_hash_on(hash, what, strlen(what));
    const Fact named = {kind, what};
    *room_for(features, 1) = feature_of(GROUP_FACT, TEXTS, hash, features->facts->len, 0, value);
    g_array_append_val(features->facts, named);
    features->n++;
}

static void fact(Features *features, const char *name, float value)
{
    fact_of_kind(features, "", name, value);
}

static void fact_of(Features *features, const char *what, const char *value)
{
    fact_of_kind(features, what, value, 0.5F);
}

static void fact_if(Features *features, bool holds, const char *name)
{
    if (holds)
        fact(features, name, 0.5F);
}

static float clamp(float value, float most)
{
    return CLAMP(value, -most, most);
}

static void add_hits(Features *features, const Reading *reading)
{
    int sum = 0, against = 0;

    for (size_t i = 0; i < reading->n_hit; i++) {
        const Hit *hit = reading->hit[i];
        fact_of_kind(features, "rule", hit->name, 1);
        sum += hit->points;
        against += hit->points < 0 ? hit->points : 0;
    }
    fact(features, "points", clamp((float)sum / 50, 2));
    fact(features, "points against", clamp((float)against / 50, 2));
    fact(features, sum >= 50 ? "points: hot" : sum < -24 ? "points: none" : "points: general", 0.7F);
    fact_if(features, sum == 0, "points: zero");
}

static bool has_header(const Message *message, const char *name)
{
    return message_header(message, name) != NULL;
}

static unsigned count_of(const char *text, const char *what)
{
    unsigned n = 0;

    for (const char *at = strstr(text, what); at && n < 20; at = strstr(at + 1, what))
        n++;
    return n;
}

static void add_style(Features *features, const Message *message, const Texts *texts)
{
    static const char *const sizes[] = {"tiny", "short", "middle", "long", "very long"};
    const char *body = texts->raw[TEXT_BODY];
    size_t length = texts->fold[TEXT_BODY]->length;
    unsigned questions = count_of(body, "?") + count_of(body, "？") + count_of(body, "؟");
    unsigned links = count_of(message->text, "http");

    fact_of(features, "length", sizes[(length > 80) + (length > 250) + (length > 700) + (length > 2000)]);
    fact_of(features, "questions", questions == 0 ? "none" : questions == 1 ? "one" : questions < 4 ? "some" : "many");
    fact_of(features, "links", links == 0 ? "none" : links == 1 ? "one" : links < 5 ? "some" : "many");
    fact_if(features, count_of(body, "!") > 2, "exclaims");
    fact_if(features, message->text_from_html, "html only");
    fact_if(features, *message->subject == '\0', "no subject");
}

static void add_sender(Features *features, const Message *message, const Reading *reading)
{
    const char *from = reading->n_from ? reading->from[0]->address : NULL;
    const char *reply = reading->n_reply_to ? reading->reply_to[0]->address : NULL;

    fact_if(features, from && freemail_address(from), "free mail");
    fact_if(features, from && reply && !g_str_equal(from, reply), "replies elsewhere");
    fact_if(features, has_header(message, "List-Unsubscribe"), "list-unsubscribe");
    fact_if(features, has_header(message, "Auto-Submitted"), "auto-submitted");
    fact_if(features, has_header(message, "Precedence"), "precedence");
    fact_if(features, reading->n_in_reply_to || reading->n_references, "in a thread");
}

static void add_facts(Features *features, const Message *message, const Texts *texts, const Reading *reading)
{
    add_hits(features, reading);
    add_style(features, message, texts);
    add_sender(features, message, reading);
    if (reading->relay)
        fact_of(features, "through", reading->relay);
    if (reading->automatic)
        fact_of(features, "machine", reading->automatic);
    if (reading->language)
        fact_of(features, "language", reading->language->value);
    fact_if(features, reading_counts(reading), "quantity");
    fact_if(features, reading->n_product > 0, "product");
    fact_if(features, reading->deadline != NULL && reading->deadline->confidence > DATE_DOUBTFUL, "deadline");
    fact_if(features, reading->budget != NULL && reading->budget->confidence > BUDGET_DOUBTFUL, "budget");
    fact_if(features, reading->phone != NULL, "phone");
    fact_if(features, reading->company != NULL, "company");
    fact_if(features, reading->n_attachment > 0, "attachment");
}

/* --- Words --- */

typedef enum { OTHER, LETTER, DIGIT, SIGN /* of a script without spaces: each is a word */ } CharClass;

static CharClass class_beyond_ascii(gunichar c)
{
    if ((c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000)
        return SIGN;
    if (g_unichar_isalpha(c) || g_unichar_ismark(c))
        return LETTER;
    return g_unichar_isdigit(c) ? DIGIT : OTHER;
}

static inline CharClass class_at(const char *p)
{
    unsigned char c = (unsigned char)*p;

    if (c >= 0x80)
        return class_beyond_ascii(utf8_get(p));
    if (utf8_is_plain_letter((char)c))
        return LETTER;
    return utf8_is_plain_digit((char)c) ? DIGIT : OTHER;
}

typedef struct {
    size_t at, length;
    CharClass class;
    bool plain; /* ASCII */
    Hash hash;
} Word;

/* The first word at or after p; NULL: there is none. */
static const char *word_start(const char *p, const char *end, CharClass *class)
{
    while (p < end && (*p == ' ' || (*class = class_at(p)) == OTHER))
        p = *p == ' ' ? p + 1 : g_utf8_next_char(p);
    return p < end ? p : NULL;
}

/* The next word at or after *at of the folded text; false at its end. Numbers are all one but for their length. */
static inline bool next_word(const Fold *fold, size_t *at, Word *word)
{
    const char *text = fold->text, *end = text + fold->length;
    CharClass class = OTHER;
    const char *start = word_start(text + *at, end, &class), *p = start;

    if (start == NULL)
        return false;
    const char *limit = end - p > WORD_BYTES_MAX ? p + WORD_BYTES_MAX : end;
    unsigned char all = (unsigned char)*p;
    Hash hash = BYTE_HASH_START;
    for (; p < limit && utf8_is_plain_letter(*p); p++)
        hash = byte_hash(hash, *p);
    if (p == start || (p < limit && (*p & 0x80) && class_at(p) == class)) {
        const char *plain = p;
        do {
            all |= (unsigned char)*p;
            p = g_utf8_next_char(p);
        } while (class != SIGN && p < limit && class_at(p) == class);
        hash = class == DIGIT ? byte_hash_on(BYTE_HASH_START, "0000", MIN((size_t)(p - start), 4))
                              : byte_hash_on(hash, plain, (size_t)(p - plain));
    }
    *at = (size_t)(p - text);
    *word = (Word){(size_t)(start - text), (size_t)(p - start), class, (all & 0x80) == 0, hash};
    return true;
}

typedef struct {
    const Fold *fold;
    uint8_t text, group;
    Feature *next;   /* where there is room */
    unsigned *count; /* of each group */
} Counting;

static inline void count(Counting *counting, uint8_t group, Hash hash, size_t from, size_t to)
{
    *counting->next++ = feature_of(group, counting->text, hash, from, to - from, 1);
    counting->count[group]++;
}

static inline Hash hash_of_part(const char *from, size_t length, bool first, bool last)
{
    return byte_hash_on(BYTE_HASH_START ^ (first ? 1U : 0U) ^ (last ? 2U : 0U), from, length);
}

static inline Hash hash_of_inner_part(const char *from)
{
    Hash hash = BYTE_HASH_START;

#pragma GCC unroll 4
    for (int i = 0; i < PART; i++)
        hash = byte_hash(hash, from[i]);
    return hash;
}

/* All runs of PART characters, the word's edges counting as one each. */
static void count_plain_parts(Counting *counting, const Word *word)
{
    const char *text = counting->fold->text;
    size_t from = word->at, end = word->at + word->length;

    if (word->length < PART - 1) {
        if (word->length == PART - 2)
            count(counting, GROUP_PART, hash_of_part(text + from, PART - 2, true, true), from, end);
        return;
    }
    count(counting, GROUP_PART, hash_of_part(text + from, PART - 1, true, false), from, from + PART - 1);
    for (; from + PART <= end; from++)
        count(counting, GROUP_PART, hash_of_inner_part(text + from), from, from + PART);
    from = end - (PART - 1);
    count(counting, GROUP_PART, hash_of_part(text + from, PART - 1, false, true), from, end);
}

static void count_parts(Counting *counting, const Word *word)
{
    const char *text = counting->fold->text + word->at;
    size_t start[WORD_BYTES_MAX + 5];
    size_t n = 1;

    start[0] = 0;
    for (const char *p = text; p < text + word->length; p = g_utf8_next_char(p))
        start[n++] = (size_t)(p - text);
    start[n] = start[n + 1] = word->length;
    /* The n + 1 places are the edge before, the characters, the edge behind. */
    for (size_t i = 0; i + PART <= n + 1; i++) {
        size_t from = start[i], to = start[i + PART];
        Hash hash = hash_of_part(text + from, to - from, i == 0, i + PART == n + 1);
        count(counting, GROUP_PART, hash, word->at + from, word->at + to);
    }
}

static Hash joined(Hash first, Hash second)
{
    return (first * 31 + 7) ^ second;
}

/* With the words before it, of which there are so many: of scripts without spaces, all runs of one to three signs
 * count.
 */
static void count_runs(Counting *counting, const Word *word, unsigned before)
{
    const Word *last = word - 1;
    size_t end = word->at + word->length;

    if (before == 0)
        return;
    bool sign = word->class == SIGN && last->class == SIGN;
    if (sign || counting->group == GROUP_BODY)
        count(counting, sign ? counting->group : GROUP_PAIR, joined(last->hash, word->hash), last->at, end);
    if (sign && before > 1 && counting->group == GROUP_BODY)
        count(counting, GROUP_PAIR, joined(joined(last[-1].hash, last->hash), word->hash), last[-1].at, end);
}

static void count_words(Features *features, TextPlace text, uint8_t group, const Word *words, unsigned n)
{
    Counting counting = {features->texts->fold[text], (uint8_t)text, group, NULL, features->count};

    for (unsigned i = 0; i < n; i++) {
        const Word *word = &words[i];
        size_t end = word->at + word->length;
        counting.next = room_for(features, WORD_BYTES_MAX + 4);
        count(&counting, group, word->hash, word->at, end);
        if (group == GROUP_BODY && i < OPENING_WORDS)
            count(&counting, GROUP_OPENING, word->hash, word->at, end);
        count_runs(&counting, word, i);
        if (group != GROUP_REST && word->class == LETTER && word->plain)
            count_plain_parts(&counting, word);
        else if (group != GROUP_REST && word->class == LETTER)
            count_parts(&counting, word);
        features->n = (guint)(counting.next - &g_array_index(features->feature, Feature, 0));
    }
}

/* Behind the n words that are there already; how many there are then. */
G_NO_INLINE static unsigned read_words(const Fold *fold, Word *words, unsigned n)
{
    size_t at = n > 0 ? words[n - 1].at + words[n - 1].length : 0;

    while (n < WORDS_MAX && next_word(fold, &at, &words[n]))
        n++;
    return n;
}

static bool begins_with(const Fold *whole, const Fold *begin)
{
    return whole->length >= begin->length && memcmp(whole->text, begin->text, begin->length) == 0;
}

static void count_texts(Features *features)
{
    Fold *const *fold = features->texts->fold;
    g_autofree Word *words = g_new(Word, WORDS_MAX);
    unsigned n = read_words(fold[TEXT_SUBJECT], words, 0);

    count_words(features, TEXT_SUBJECT, GROUP_SUBJECT, words, n);
    n = read_words(fold[TEXT_BODY], words, 0);
    count_words(features, TEXT_BODY, GROUP_BODY, words, n);
    /* The body's last word may go on in the whole. */
    unsigned same = n > 0 && begins_with(fold[TEXT_WHOLE], fold[TEXT_BODY]) ? n - 1 : 0;
    n = read_words(fold[TEXT_WHOLE], words, same);
    count_words(features, TEXT_WHOLE, GROUP_REST, words, n);
}

/* Each group as long as its weight, so that the number of words does not count; but a few words do not count as many:
 * of a line or two, what the rules found in it tells more. */
static void weigh(Features *features)
{
    features->share[GROUP_FACT] = 1;
    for (size_t g = GROUP_FACT + 1; g < FEATURE_GROUPS; g++)
        features->share[g] = groups[g].weight / sqrtf((float)MAX(features->count[g], groups[g].least));
}

Features *features_new(const Message *message, const Texts *texts, const Reading *reading)
{
    Features *features = g_new0(Features, 1);

    features->texts = texts;
    features->facts = g_array_sized_new(FALSE, FALSE, sizeof(Fact), 64);
    features->feature = g_array_set_size(g_array_new(FALSE, FALSE, sizeof(Feature)), 2048);
    add_facts(features, message, texts, reading);
    count_texts(features);
    g_array_set_size(features->feature, features->n);
    weigh(features);
    return features;
}

void features_free(Features *features)
{
    if (features == NULL)
        return;
    g_array_unref(features->feature);
    g_array_unref(features->facts);
    g_free(features);
}

char *features_name(const Features *features, const Feature *feature)
{
    if (feature->group == GROUP_FACT) {
        const Fact *fact = &g_array_index(features->facts, Fact, feature->at);
        return *fact->kind ? g_strconcat(fact->kind, " ", fact->what, NULL) : g_strdup(fact->what);
    }
    g_autofree char *words =
        fold_evidence(features->texts->fold[feature->text], feature->at, (size_t)feature->at + feature->length);
    return g_strconcat(groups[feature->group].label, "“", words, "”", NULL);
}
