/* The pieces that patterns need, sought in a text all at once. */
#include "parser/prefilter.h"

#include <string.h>

#include "parser/need.h"

typedef struct {
    char *text;
    GArray *needs; /* of guint16: whose piece it is */
    guint16 length;
} Piece;

/* Needs as a program: does the piece stand there? Then go on here, else there. */
enum { YES = -1, NO = -2, TESTS_MOST = G_MAXINT16 };

typedef struct {
    guint16 piece;
    gint16 yes, no;
} Test;

enum { BUCKETS = 8192, MARKS = 65536 };

/* Where a piece is looked for: it begins with these bytes of up to eight. */
typedef struct {
    uint64_t first;
    guint16 piece;
    guint8 absent; /* bits of the eight bytes that it has not */
} Key;

/* Keys stand in the order of their buckets, by how they start: with six bytes, or three of a short piece. */
struct Prefilter {
    GArray *pieces;              /* of Piece */
    GArray *keys;                /* of Key */
    guint16 first[BUCKETS + 1];  /* key of each bucket, and their number */
    uint64_t starts[MARKS / 64]; /* a bit for the three bytes that some piece begins with */
    uint64_t marks[MARKS / 64];  /* a bit for each start */
    GHashTable *number;          /* text of a piece -> number + 1 */
    GArray *tests;               /* of Test */
    GArray *begin;               /* of gint16: the first test of each need */
    bool sorted;
};

struct Standing {
    uint64_t *piece; /* a bit for each */
    bool need[];     /* has it a piece that stands there? */
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

static uint32_t hash_of_key(const Key *key)
{
    return hash_of(key->first, key->absent <= 64 - 8 * START_LONG ? START_LONG : START_SHORT);
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
static guint16 piece_number(Prefilter *prefilter, const char *text, size_t length)
{
    guint16 need = (guint16)prefilter->begin->len;
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(prefilter->number, text));

    if (number == 0) {
        Piece new = {.text = g_strdup(text),
                     .needs = g_array_new(FALSE, FALSE, sizeof(guint16)),
                     .length = (guint16)MIN(length, G_MAXUINT16)};
        Key key = {.first = first_eight(text, length),
                   .piece = (guint16)prefilter->pieces->len,
                   .absent = (guint8)(64 - 8 * MIN(length, 8))};
        g_array_append_val(prefilter->keys, key);
        g_array_append_val(prefilter->pieces, new);
        g_hash_table_insert(prefilter->number, new.text, GUINT_TO_POINTER(key.piece + 1u));
        number = key.piece + 1u;
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
    prefilter->keys = g_array_new(FALSE, FALSE, sizeof(Key));
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
    g_array_unref(prefilter->keys);
    g_array_unref(prefilter->pieces);
    g_array_unref(prefilter->tests);
    g_array_unref(prefilter->begin);
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
        Test test = {piece_number(prefilter, need->text, strlen(need->text)), (gint16)yes, (gint16)no};
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
    g_assert(!prefilter->sorted);
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

static void sort(Prefilter *prefilter)
{
    guint16 at = 0;

    g_array_sort(prefilter->keys, by_bucket);
    for (uint32_t bucket = 0; bucket < BUCKETS; bucket++) {
        prefilter->first[bucket] = at;
        for (; at < prefilter->keys->len; at++) {
            const Key *key = &g_array_index(prefilter->keys, Key, at);
            if (bucket_of(hash_of_key(key)) != bucket)
                break;
            mark(prefilter->marks, hash_of_key(key));
            mark(prefilter->starts, hash_of(key->first, START_SHORT));
        }
    }
    prefilter->first[BUCKETS] = at;
    prefilter->sorted = true;
}

static void found(const Prefilter *prefilter, guint16 number, Standing *standing)
{
    const GArray *needs = g_array_index(prefilter->pieces, Piece, number).needs;

    standing->piece[number >> 6] |= UINT64_C(1) << (number & 63);
    for (guint i = 0; i < needs->len; i++)
        standing->need[g_array_index(needs, guint16, i)] = true;
}

static inline bool stands(const Standing *standing, guint16 number)
{
    return standing->piece[number >> 6] >> (number & 63) & 1;
}

static void look_here(const Prefilter *prefilter, uint32_t hash, const char *at, size_t left, Standing *standing)
{
    uint32_t bucket = bucket_of(hash);
    uint64_t here = first_eight(at, left);

    for (guint i = prefilter->first[bucket]; i < prefilter->first[bucket + 1]; i++) {
        const Key *key = &g_array_index(prefilter->keys, Key, i);
        if ((key->first ^ here) << key->absent != 0 || stands(standing, key->piece))
            continue;
        const Piece *piece = &g_array_index(prefilter->pieces, Piece, key->piece);
        if (piece->length <= sizeof here || (piece->length <= left && memcmp(piece->text, at, piece->length) == 0))
            found(prefilter, key->piece, standing);
    }
}

static void look_closer(const Prefilter *prefilter, const char *at, size_t left, Standing *standing)
{
    uint64_t here = first_eight(at, left);
    uint32_t start = hash_of(here, START_LONG), short_start = hash_of(here, START_SHORT);

    if (is_marked(prefilter->marks, start))
        look_here(prefilter, start, at, left, standing);
    if (is_marked(prefilter->marks, short_start))
        look_here(prefilter, short_start, at, left, standing);
}

Standing *prefilter_scan(Prefilter *prefilter, const char *text, size_t length)
{
    if (!prefilter->sorted)
        sort(prefilter);
    Standing *standing = g_malloc0(sizeof *standing + prefilter->begin->len);
    standing->piece = g_new0(uint64_t, prefilter->pieces->len / 64 + 1);
    size_t i = 0;
    for (; i + sizeof(uint64_t) <= length; i++)
        if (is_marked(prefilter->starts, hash_of(first_eight(text + i, sizeof(uint64_t)), START_SHORT)))
            look_closer(prefilter, text + i, length - i, standing);
    for (; i + START_SHORT <= length; i++)
        look_closer(prefilter, text + i, length - i, standing);
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
