/* Pieces of patterns, laid out to be sought. Private to prefilter.c, which makes them, and prefilter_scan.c. */
#ifndef PARSER_PREFILTER_TABLES_H
#define PARSER_PREFILTER_TABLES_H

#include "parser/need.h"
#include "parser/prefilter.h"

/* A need is met in one of several ways: each is a few steps, in this order somewhere in the text, and a step is one of
 * several pieces. */
typedef struct {
    guint16 way;
    guint8 number;     /* steps before it */
    bool ends_way : 1; /* the last step of its way */
    bool leads : 1;    /* a match begins with it */
    bool last : 1;     /* of those that a piece is */
} Step;

/* A piece as it is sought: all of most stands here, so that one look into memory decides. */
typedef struct {
    uint64_t first, second; /* of its bytes, eight each */
    guint16 size : 15;
    guint16 edge : 1; /* only where a word begins */
    guint16 piece;
    guint32 steps; /* the first of those that it is */
} Key;

/* A bit for each number of nine bits: as many as memory gives at once. */
typedef struct {
    uint64_t bits[8];
} Marks;

enum { INSIDE_BITS = 13 };

/* Of the pieces that a scan looks for. The fewer they are, the smaller the tables, so that they stay in the nearest
 * cache. */
typedef struct {
    uint32_t sorts;
    Marks *starts;        /* of the start of each, by its first three bytes; some marks are common to many */
    unsigned start_shift; /* of the hash of those, to the number of the marks */
    Marks edges;          /* of the two bytes that each begins with */
    Marks tiny;           /* of those that have no more */
    /* A bit for the first three bytes of each that stands not only where a word begins. */
    uint64_t inside[1 << (INSIDE_BITS - 6)];
} Wanted;

/* Keys stand in the order of their buckets, by how they start: with eight bytes, or fewer of a short piece. */
struct Prefilter {
    Wanted *wanted;
    unsigned n_wanted;
    uint32_t sorts;        /* of the pattern that is being added */
    GArray *pieces;        /* of Piece; emptied by prefilter_sort() */
    GHashTable *number;    /* text of a piece -> number + 1; the same */
    GArray *ways;          /* of guint16: the need of each */
    GArray *leads;         /* of bool: does a match of each need begin with the first step of a way? */
    guint count;           /* of pieces, once sorted */
    Key *keys;             /* NULL: not sorted yet */
    GArray *steps;         /* of Step, of all pieces; later steps of a way first */
    GString *tails;        /* what pieces have beyond 16 bytes */
    guint32 *tail;         /* where that of each piece begins */
    guint16 *first;        /* key of each bucket, and their number */
    unsigned bucket_shift; /* of a hash, to the number of its bucket */
};

enum { START_LONG = 8, START_MIDDLE = 5, START_SHORT = PIECE_LEAST, START_TINY = 2 };

static inline uint32_t hash_of(uint64_t eight, unsigned bytes)
{
    return (uint32_t)((eight << (64 - 8 * bytes)) * 0x9E3779B97F4A7C15U >> 32);
}

static inline uint32_t inside_of(uint64_t eight)
{
    return hash_of(eight, START_SHORT) >> (32 - INSIDE_BITS);
}

static inline uint32_t bucket_of(const Prefilter *prefilter, uint32_t hash)
{
    return hash >> prefilter->bucket_shift;
}

static inline bool is_marked(const Marks *marks, uint32_t number)
{
    return marks->bits[number & 7] >> (number >> 3 & 63) & 1;
}

/* Of a hash, the bits that tell it from others: of two bytes the highest, of more some that are not start_shift's. */
static inline uint32_t mark_of(uint32_t hash, unsigned start)
{
    return hash >> (start == START_TINY ? 23 : 16);
}

static inline Marks *starts_of(const Wanted *wanted, uint64_t eight)
{
    return &wanted->starts[(uint64_t)hash_of(eight, START_SHORT) >> wanted->start_shift];
}

static inline bool need_leads(const Prefilter *prefilter, guint need)
{
    return g_array_index(prefilter->leads, bool, need);
}

/* Lays them out, once all have been added. */
void prefilter_sort(Prefilter *prefilter);

#endif
