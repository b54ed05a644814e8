/* The pieces that patterns need, sought in a text all at once. */
#include "parser/prefilter.h"

#include <stdlib.h>
#include <string.h>

#include "parser/need.h"

/* While patterns are added. */
typedef struct {
    char *text;
    GArray *needs; /* of guint16: whose piece it is */
} Piece;

/* Needs as a program: does the piece stand there? Then go on here, else there. */
enum { YES = -1, NO = -2, TESTS_MOST = G_MAXINT16 };

typedef struct {
    guint16 piece;
    gint16 yes, no;
} Test;

enum { BUCKETS = 8192, MARKS = 65536 };

/* A piece as it is sought: all of most stands here, so that one look into memory decides. */
typedef struct {
    uint64_t first, second; /* of its bytes, eight each */
    guint16 size;
    guint16 piece;
    guint16 needs; /* the first of those that it is a piece of */
} Key;

enum { LAST = 0x8000 }; /* of a piece's needs */

/* Keys stand in the order of their buckets, by how they start: with six bytes, or three of a short piece. */
struct Prefilter {
    GArray *pieces;              /* of Piece; emptied by sort() */
    GHashTable *number;          /* text of a piece -> number + 1; the same */
    GArray *tests;               /* of Test */
    GArray *begin;               /* of gint16: the first test of each need */
    guint count;                 /* of pieces, once sorted */
    Key *keys;                   /* NULL: not sorted yet */
    guint16 *next;               /* of each key, the two bytes behind its start; 0 what is beyond its end */
    guint16 *needs;              /* of all pieces */
    GString *tails;              /* what pieces have beyond 16 bytes */
    guint32 *tail;               /* where that of each piece begins */
    guint16 first[BUCKETS + 1];  /* key of each bucket, and their number */
    uint64_t starts[MARKS / 64]; /* a bit for the three bytes that some piece begins with */
    uint64_t marks[MARKS / 64];  /* a bit for each start */
};

enum { START_LONG = 6, START_SHORT = PIECE_LEAST };

/* The first byte in the lowest bits. */
static inline uint64_t first_eight(const char *at, size_t left)
{
    uint64_t bytes = 0;

    if (left >= sizeof bytes)
        memcpy(&bytes, at, sizeof bytes);
    else
        memcpy(&bytes, at, left);
    return GUINT64_FROM_LE(bytes);
}

static inline uint32_t hash_of(uint64_t eight, unsigned bytes)
{
    return (uint32_t)((eight << (64 - 8 * bytes)) * 0x9E3779B97F4A7C15U >> 32);
}

static unsigned start_of(const Key *key)
{
    return key->size >= START_LONG ? START_LONG : START_SHORT;
}

static uint32_t hash_of_key(const Key *key)
{
    return hash_of(key->first, start_of(key));
}

static inline guint16 next_two(uint64_t eight, unsigned start)
{
    return (guint16)(eight >> 8 * start);
}

/* May a piece that goes on with these two stand where those are? */
static inline bool goes_on(guint16 next, guint16 here)
{
    unsigned other = next ^ here;

    return !((next & 0xFF && other & 0xFF) || (next & 0xFF00 && other & 0xFF00));
}

static inline uint32_t bucket_of(uint32_t hash)
{
    return hash >> 19;
}

static void mark(uint64_t *marks, uint32_t hash)
{
    marks[hash >> 22] |= UINT64_C(1) << (hash >> 16 & 63);
}

static inline bool is_marked(const uint64_t *marks, uint32_t hash)
{
    return marks[hash >> 22] >> (hash >> 16 & 63) & 1;
}

static void piece_clear(gpointer data)
{
    Piece *piece = data;

    g_free(piece->text);
    g_array_unref(piece->needs);
}

/* The piece's number; the need that is being read is one of those whose piece it is. */
static guint16 piece_number(Prefilter *prefilter, const char *text)
{
    guint16 need = (guint16)prefilter->begin->len;
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(prefilter->number, text));

    if (number == 0) {
        Piece new = {.text = g_strdup(text), .needs = g_array_new(FALSE, FALSE, sizeof(guint16))};
        g_array_append_val(prefilter->pieces, new);
        number = prefilter->pieces->len;
        g_hash_table_insert(prefilter->number, new.text, GUINT_TO_POINTER(number));
    }
    Piece *piece = &g_array_index(prefilter->pieces, Piece, number - 1);
    guint known = piece->needs->len;
    if (known == 0 || g_array_index(piece->needs, guint16, known - 1) != need)
        g_array_append_val(piece->needs, need);
    return (guint16)(number - 1);
}

Prefilter *prefilter_new(void)
{
    Prefilter *prefilter = g_new0(Prefilter, 1);

    prefilter->pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    g_array_set_clear_func(prefilter->pieces, piece_clear);
    prefilter->number = g_hash_table_new(g_str_hash, g_str_equal);
    prefilter->tests = g_array_new(FALSE, FALSE, sizeof(Test));
    prefilter->begin = g_array_new(FALSE, FALSE, sizeof(gint16));
    return prefilter;
}

void prefilter_free(Prefilter *prefilter)
{
    if (prefilter == NULL)
        return;
    g_hash_table_unref(prefilter->number);
    g_array_unref(prefilter->pieces);
    g_array_unref(prefilter->tests);
    g_array_unref(prefilter->begin);
    if (prefilter->tails)
        g_string_free(prefilter->tails, TRUE);
    g_free(prefilter->keys);
    g_free(prefilter->next);
    g_free(prefilter->needs);
    g_free(prefilter->tail);
    g_free(prefilter);
}

static guint count_pieces(const Need *need)
{
    guint count = need->kind == PIECE;

    for (guint i = 0; need->kind != PIECE && i < need->of->len; i++)
        count += count_pieces(need->of->pdata[i]);
    return count;
}

/* Where the tests of the need begin; what follows them, whether they hold or not, stands already. */
static int compile(Prefilter *prefilter, const Need *need, int yes, int no)
{
    if (need->kind == PIECE) {
        Test test = {piece_number(prefilter, need->text), (gint16)yes, (gint16)no};
        g_array_append_val(prefilter->tests, test);
        return (int)prefilter->tests->len - 1;
    }
    int begin = need->kind == ALL ? yes : no;
    for (guint i = need->of->len; i > 0; i--)
        begin =
            compile(prefilter, need->of->pdata[i - 1], need->kind == ALL ? begin : yes, need->kind == ALL ? no : begin);
    return begin;
}

int prefilter_add(Prefilter *prefilter, const char *pattern)
{
    g_assert(prefilter->keys == NULL);
    g_autoptr(Need) need = need_read(pattern);
    guint pieces = need ? count_pieces(need) : 0;
    bool told = need && prefilter->pieces->len + pieces < G_MAXUINT16 && prefilter->tests->len + pieces < TESTS_MOST;
    gint16 begin = told ? (gint16)compile(prefilter, need, YES, NO) : YES;

    g_array_append_val(prefilter->begin, begin);
    return told ? (int)prefilter->begin->len - 1 : PREFILTER_ALWAYS;
}

static int by_bucket(const void *a, const void *b)
{
    uint32_t x = bucket_of(hash_of_key(a)), y = bucket_of(hash_of_key(b));

    return x < y ? -1 : x > y;
}

/* The piece's number is that of its key, for now; its needs go behind those of all before it. */
static guint lay_out(Prefilter *prefilter, guint number, guint needs)
{
    const Piece *piece = &g_array_index(prefilter->pieces, Piece, number);
    size_t size = strlen(piece->text);

    prefilter->keys[number] = (Key){.first = first_eight(piece->text, size),
                                    .second = size > 8 ? first_eight(piece->text + 8, size - 8) : 0,
                                    .size = (guint16)size,
                                    .piece = (guint16)number,
                                    .needs = (guint16)needs};
    prefilter->tail[number] = (guint32)prefilter->tails->len;
    if (size > 16)
        g_string_append(prefilter->tails, piece->text + 16);
    memcpy(prefilter->needs + needs, piece->needs->data, piece->needs->len * sizeof(guint16));
    needs += piece->needs->len;
    prefilter->needs[needs - 1] |= LAST;
    return needs;
}

static void mark_buckets(Prefilter *prefilter)
{
    guint16 at = 0;

    for (uint32_t bucket = 0; bucket < BUCKETS; bucket++) {
        prefilter->first[bucket] = at;
        for (; at < prefilter->count; at++) {
            const Key *key = &prefilter->keys[at];
            if (bucket_of(hash_of_key(key)) != bucket)
                break;
            mark(prefilter->marks, hash_of_key(key));
            mark(prefilter->starts, hash_of(key->first, START_SHORT));
        }
    }
    prefilter->first[BUCKETS] = at;
}

static void sort(Prefilter *prefilter)
{
    guint needs = 0;

    prefilter->count = prefilter->pieces->len;
    for (guint i = 0; i < prefilter->count; i++)
        needs += g_array_index(prefilter->pieces, Piece, i).needs->len;
    prefilter->keys = g_new(Key, prefilter->count + 1);
    prefilter->needs = g_new(guint16, needs + 1);
    prefilter->tails = g_string_new(NULL);
    prefilter->tail = g_new(guint32, prefilter->count + 1);
    needs = 0;
    for (guint i = 0; i < prefilter->count; i++)
        needs = lay_out(prefilter, i, needs);
    qsort(prefilter->keys, prefilter->count, sizeof(Key), by_bucket);
    prefilter->next = g_new(guint16, prefilter->count + 1);
    for (guint i = 0; i < prefilter->count; i++)
        prefilter->next[i] = next_two(prefilter->keys[i].first, start_of(&prefilter->keys[i]));
    mark_buckets(prefilter);
    g_hash_table_remove_all(prefilter->number);
    g_array_set_size(prefilter->pieces, 0);
}

static void found(const Prefilter *prefilter, const Key *key, Standing *standing)
{
    const guint16 *need = &prefilter->needs[key->needs];

    standing->piece[key->piece >> 6] |= UINT64_C(1) << (key->piece & 63);
    for (; !(*need & LAST); need++)
        standing->need[*need] = true;
    standing->need[*need & ~LAST] = true;
}

static inline bool stands(const Standing *standing, guint16 number)
{
    return standing->piece[number >> 6] >> (number & 63) & 1;
}

static inline bool is_there(const Prefilter *prefilter, const Key *key, const char *at, size_t left)
{
    uint64_t other = key->first ^ first_eight(at, left);

    if (key->size <= 8)
        return other << (64 - 8 * key->size) == 0;
    if (other != 0 || key->size > left)
        return false;
    other = key->second ^ first_eight(at + 8, left - 8);
    if (key->size < 16)
        return other << (128 - 8 * key->size) == 0;
    return other == 0 && memcmp(prefilter->tails->str + prefilter->tail[key->piece], at + 16, key->size - 16u) == 0;
}

/* A place of the text from where pieces of a bucket may stand, which begin with so many bytes. Places are gathered
 * before they are looked at, so that what is to be read of the tables for one comes while others are looked at. */
typedef struct {
    uint32_t at;
    guint16 bucket, start;
} Place;

enum { PLACES_MOST = 64 };

typedef struct {
    const Prefilter *prefilter;
    const char *text;
    size_t length;
    Standing *standing;
    Place place[PLACES_MOST];
    unsigned n;
} Scan;

static void look_here(const Scan *scan, const Place *place)
{
    const Prefilter *prefilter = scan->prefilter;
    const char *at = scan->text + place->at;
    size_t left = scan->length - place->at;
    guint16 next = next_two(first_eight(at, left), place->start);

    for (guint i = prefilter->first[place->bucket]; i < prefilter->first[place->bucket + 1]; i++) {
        const Key *key = &prefilter->keys[i];
        if (goes_on(prefilter->next[i], next) && is_there(prefilter, key, at, left) &&
            !stands(scan->standing, key->piece))
            found(prefilter, key, scan->standing);
    }
}

static void look(Scan *scan)
{
    for (unsigned i = 0; i < scan->n; i++) {
        guint16 first = scan->prefilter->first[scan->place[i].bucket];
        __builtin_prefetch(&scan->prefilter->keys[first]);
        __builtin_prefetch(&scan->prefilter->next[first]);
    }
    for (unsigned i = 0; i < scan->n; i++)
        look_here(scan, &scan->place[i]);
    scan->n = 0;
}

static inline void gather(Scan *scan, size_t at, uint64_t here, unsigned start)
{
    uint32_t hash = hash_of(here, start);

    if (!is_marked(scan->prefilter->marks, hash))
        return;
    if (scan->n == PLACES_MOST)
        look(scan);
    scan->place[scan->n++] = (Place){(uint32_t)at, (guint16)bucket_of(hash), (guint16)start};
    __builtin_prefetch(&scan->prefilter->first[bucket_of(hash)]);
}

Standing *prefilter_scan(Prefilter *prefilter, const char *text, size_t length)
{
    if (prefilter->keys == NULL)
        sort(prefilter);
    Standing *standing = g_malloc0(sizeof *standing + prefilter->begin->len);
    standing->piece = g_new0(uint64_t, prefilter->count / 64 + 1);
    Scan scan = {.prefilter = prefilter, .text = text, .length = length, .standing = standing};
    for (size_t i = 0; i + START_SHORT <= length; i++) {
        uint64_t here = first_eight(text + i, length - i);
        if (!is_marked(prefilter->starts, hash_of(here, START_SHORT)))
            continue;
        gather(&scan, i, here, START_LONG);
        gather(&scan, i, here, START_SHORT);
    }
    look(&scan);
    return standing;
}

void standing_free(Standing *standing)
{
    if (standing == NULL)
        return;
    g_free(standing->piece);
    g_free(standing);
}

bool prefilter_possible(const Prefilter *prefilter, int need, const Standing *standing)
{
    if (need == PREFILTER_ALWAYS)
        return true;
    int next = standing->need[need] ? g_array_index(prefilter->begin, gint16, need) : NO;
    while (next >= 0) {
        const Test *test = &g_array_index(prefilter->tests, Test, next);
        next = stands(standing, test->piece) ? test->yes : test->no;
    }
    return next == YES;
}
