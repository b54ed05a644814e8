/* The pieces that patterns need, sought in a text all at once. */
#include "parser/prefilter.h"

#include <stdlib.h>
#include <string.h>

#include "parser/need.h"
#include "parser/utf8.h"

/* A need is met in one of several ways: each is a few steps, in this order somewhere in the text, and a step is one of
 * several pieces. */
typedef struct {
    guint16 way;
    guint8 number;     /* steps before it */
    bool ends_way : 1; /* the last step of its way */
    bool leads : 1;    /* a match begins with it */
    bool last : 1;     /* of those that a piece is */
} Step;

/* Beyond so many places, those where a match may begin are not told apart. */
enum { STEPS_MOST = 32, NUMBERS_MOST = G_MAXINT16, BEGINS_MOST = 1024 };

/* While patterns are added. */
typedef struct {
    char *text;
    uint32_t sorts; /* of the patterns that have it */
    GArray *steps;  /* of Step, in the order of each way */
} Piece;

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
    GArray *pieces;        /* of Piece; emptied by sort() */
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
enum { BUCKET_BITS_MOST = 14, MARKS_BITS_MOST = 8 };

static inline uint32_t hash_of(uint64_t eight, unsigned bytes)
{
    return (uint32_t)((eight << (64 - 8 * bytes)) * 0x9E3779B97F4A7C15U >> 32);
}

static inline uint32_t inside_of(uint64_t eight)
{
    return hash_of(eight, START_SHORT) >> (32 - INSIDE_BITS);
}

static unsigned start_of(const Key *key)
{
    static const unsigned starts[] = {START_LONG, START_MIDDLE, START_SHORT};

    for (size_t i = 0; i < G_N_ELEMENTS(starts); i++)
        if (key->size >= starts[i])
            return starts[i];
    return START_TINY;
}

static uint32_t hash_of_key(const Key *key)
{
    return hash_of(key->first, start_of(key));
}

static uint32_t bucket_of(const Prefilter *prefilter, uint32_t hash)
{
    return hash >> prefilter->bucket_shift;
}

static void mark(Marks *marks, uint32_t number)
{
    marks->bits[number & 7] |= UINT64_C(1) << (number >> 3 & 63);
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

/* --- Adding --- */

static void piece_clear(gpointer data)
{
    Piece *piece = data;

    g_free(piece->text);
    g_array_unref(piece->steps);
}

static Piece *piece_of(Prefilter *prefilter, const char *text)
{
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(prefilter->number, text));

    if (number == 0) {
        Piece new = {.text = g_strdup(text), .steps = g_array_new(FALSE, FALSE, sizeof(Step))};
        g_array_append_val(prefilter->pieces, new);
        number = prefilter->pieces->len;
        g_hash_table_insert(prefilter->number, new.text, GUINT_TO_POINTER(number));
    }
    Piece *piece = &g_array_index(prefilter->pieces, Piece, number - 1);
    piece->sorts |= prefilter->sorts;
    return piece;
}

Prefilter *prefilter_new(const uint32_t *wanted, unsigned count)
{
    Prefilter *prefilter = g_new0(Prefilter, 1);

    prefilter->pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    g_array_set_clear_func(prefilter->pieces, piece_clear);
    prefilter->number = g_hash_table_new(g_str_hash, g_str_equal);
    prefilter->ways = g_array_new(FALSE, FALSE, sizeof(guint16));
    prefilter->leads = g_array_new(FALSE, FALSE, sizeof(bool));
    prefilter->steps = g_array_new(FALSE, FALSE, sizeof(Step));
    prefilter->wanted = g_new0(Wanted, count);
    prefilter->n_wanted = count;
    for (unsigned i = 0; i < count; i++)
        prefilter->wanted[i].sorts = wanted[i];
    return prefilter;
}

void prefilter_free(Prefilter *prefilter)
{
    if (prefilter == NULL)
        return;
    g_hash_table_unref(prefilter->number);
    g_array_unref(prefilter->pieces);
    g_array_unref(prefilter->ways);
    g_array_unref(prefilter->leads);
    g_array_unref(prefilter->steps);
    if (prefilter->tails)
        g_string_free(prefilter->tails, TRUE);
    g_free(prefilter->keys);
    g_free(prefilter->tail);
    g_free(prefilter->first);
    for (unsigned i = 0; i < prefilter->n_wanted; i++) {
        g_free(prefilter->wanted[i].starts);
    }
    g_free(prefilter->wanted);
    g_free(prefilter);
}

static guint count_pieces(const Need *need)
{
    guint count = need->kind == PIECE;

    for (guint i = 0; need->kind != PIECE && i < need->of->len; i++)
        count += count_pieces(need->of->pdata[i]);
    return count;
}

/* What the only one of a list needs, the list needs. */
static const Need *without_lists(const Need *need)
{
    while (need->kind != PIECE && need->of->len == 1)
        need = need->of->pdata[0];
    return need;
}

/* Bytes of the shortest piece that may be all that tells. */
static size_t sureness(const Need *need)
{
    size_t bytes = need->kind == ANY ? SIZE_MAX : 0;

    if (need->kind == PIECE)
        return strlen(need->text);
    for (guint i = 0; i < need->of->len; i++) {
        size_t of = sureness(need->of->pdata[i]);
        bytes = need->kind == ANY ? MIN(bytes, of) : MAX(bytes, of);
    }
    return bytes;
}

static const Need *surest(const Need *all)
{
    const Need *found = all->of->pdata[0];

    for (guint i = 1; i < all->of->len; i++)
        if (sureness(all->of->pdata[i]) > sureness(found))
            found = all->of->pdata[i];
    return found;
}

/* Does a match begin with what meets it? */
static bool leads(const Need *need)
{
    bool all = need->kind == PIECE ? need->leads : need->of->len > 0;
    guint children = need->kind == PIECE ? 0 : need->kind == ALL ? 1 : need->of->len;

    for (guint i = 0; all && i < children; i++)
        all = leads(need->of->pdata[i]);
    return all;
}

/* Whatever meets the need is that step; of several that all are needed, what leads, or the surest. */
static void add_step(Prefilter *prefilter, const Need *need, Step step)
{
    if (need->kind == PIECE)
        g_array_append_val(piece_of(prefilter, need->text)->steps, step);
    else if (need->kind == ALL)
        add_step(prefilter, leads(need) ? need->of->pdata[0] : surest(need), step);
    for (guint i = 0; need->kind == ANY && i < need->of->len; i++)
        add_step(prefilter, need->of->pdata[i], step);
}

static void gather_steps(const Need *need, GPtrArray *steps)
{
    need = without_lists(need);
    for (guint i = 0; need->kind == ALL && i < need->of->len; i++)
        gather_steps(need->of->pdata[i], steps);
    if (need->kind != ALL)
        g_ptr_array_add(steps, (gpointer)need);
}

/* Of the need that is being added. */
static guint16 new_way(Prefilter *prefilter)
{
    guint16 need = (guint16)(prefilter->leads->len - 1);

    g_array_append_val(prefilter->ways, need);
    return (guint16)(prefilter->ways->len - 1);
}

static bool need_leads(const Prefilter *prefilter, guint need)
{
    return g_array_index(prefilter->leads, bool, need);
}

static void add_way(Prefilter *prefilter, const Need *need)
{
    g_autoptr(GPtrArray) steps = g_ptr_array_new();
    bool leads = need_leads(prefilter, prefilter->leads->len - 1);

    gather_steps(need, steps);
    guint count = MIN(steps->len, (guint)STEPS_MOST);
    guint16 way = new_way(prefilter);
    for (guint i = 0; i < count; i++) {
        Step step = {.way = way, .number = (guint8)i, .ends_way = i + 1 == count, .leads = leads && i == 0};
        add_step(prefilter, steps->pdata[i], step);
    }
}

/* Alternatives that are a piece each are one way together. */
static void add_ways(Prefilter *prefilter, const Need *need)
{
    Step any = {.ends_way = true, .leads = need_leads(prefilter, prefilter->leads->len - 1)};
    bool begun = false;

    need = without_lists(need);
    if (need->kind != ANY) {
        add_way(prefilter, need);
        return;
    }
    for (guint i = 0; i < need->of->len; i++) {
        const Need *alternative = without_lists(need->of->pdata[i]);
        if (alternative->kind != PIECE) {
            add_ways(prefilter, alternative);
            continue;
        }
        any.way = begun ? any.way : new_way(prefilter);
        begun = true;
        add_step(prefilter, alternative, any);
    }
}

int prefilter_add(Prefilter *prefilter, uint32_t sorts, const char *pattern)
{
    g_assert(prefilter->keys == NULL);
    g_autoptr(Need) need = need_read(pattern);
    guint pieces = need ? count_pieces(need) : 0;

    if (need == NULL || prefilter->leads->len >= NUMBERS_MOST || prefilter->pieces->len + pieces > NUMBERS_MOST ||
        prefilter->ways->len + pieces > NUMBERS_MOST)
        return PREFILTER_ALWAYS;
    bool begins = leads(need);
    prefilter->sorts = sorts;
    g_array_append_val(prefilter->leads, begins);
    add_ways(prefilter, need);
    return (int)prefilter->leads->len - 1;
}

/* --- Sorting --- */

static int by_bucket(const void *a, const void *b, void *data)
{
    const Prefilter *prefilter = data;
    uint32_t x = bucket_of(prefilter, hash_of_key(a)), y = bucket_of(prefilter, hash_of_key(b));

    return x < y ? -1 : x > y;
}

/* So many that a power of two has. */
static unsigned bits_for(guint count, unsigned least, unsigned most)
{
    return CLAMP(g_bit_storage(count), least, most);
}

/* A step behind others is looked at before them, so that one place of a piece is one step at most. */
static void lay_out_steps(Prefilter *prefilter, const GArray *steps)
{
    for (guint i = steps->len; i > 0; i--) {
        Step step = g_array_index(steps, Step, i - 1);
        step.last = i == 1;
        g_array_append_val(prefilter->steps, step);
    }
}

static void lay_out(Prefilter *prefilter, guint number)
{
    const Piece *piece = &g_array_index(prefilter->pieces, Piece, number);
    bool edge = *piece->text == NEED_EDGE;
    const char *text = piece->text + edge;
    size_t size = strlen(text);

    prefilter->keys[number] = (Key){.first = utf8_first_eight(text, size),
                                    .second = size > 8 ? utf8_first_eight(text + 8, size - 8) : 0,
                                    .size = size & 0x7FFF,
                                    .edge = edge,
                                    .piece = (guint16)number,
                                    .steps = prefilter->steps->len};
    prefilter->tail[number] = (guint32)prefilter->tails->len;
    if (size > 16)
        g_string_append(prefilter->tails, text + 16);
    lay_out_steps(prefilter, piece->steps);
}

static void fill_buckets(Prefilter *prefilter)
{
    uint32_t buckets = UINT32_C(1) << (32 - prefilter->bucket_shift);
    guint16 at = 0;

    prefilter->first = g_new(guint16, buckets + 1);
    for (uint32_t bucket = 0; bucket < buckets; bucket++) {
        prefilter->first[bucket] = at;
        for (; at < prefilter->count; at++) {
            if (bucket_of(prefilter, hash_of_key(&prefilter->keys[at])) != bucket)
                break;
        }
    }
    prefilter->first[buckets] = at;
}

static bool is_wanted(const Prefilter *prefilter, const Key *key, const Wanted *wanted)
{
    return (g_array_index(prefilter->pieces, Piece, key->piece).sorts & wanted->sorts) != 0;
}

static void mark_wanted(const Prefilter *prefilter, Wanted *wanted)
{
    guint all = 0;

    for (guint i = 0; i < prefilter->count; i++)
        all += is_wanted(prefilter, &prefilter->keys[i], wanted);
    unsigned bits = bits_for(all / 8, 0, MARKS_BITS_MOST);
    wanted->starts = g_new0(Marks, 1U << bits);
    wanted->start_shift = 32 - bits;
    for (guint i = 0; i < prefilter->count; i++) {
        const Key *key = &prefilter->keys[i];
        if (!is_wanted(prefilter, key, wanted))
            continue;
        unsigned start = start_of(key);
        mark(start == START_TINY ? &wanted->tiny : starts_of(wanted, key->first), mark_of(hash_of_key(key), start));
        mark(&wanted->edges, mark_of(hash_of(key->first, START_TINY), START_TINY));
        if (!key->edge)
            wanted->inside[inside_of(key->first) / 64] |= UINT64_C(1) << inside_of(key->first) % 64;
    }
}

static void sort(Prefilter *prefilter)
{
    prefilter->count = prefilter->pieces->len;
    prefilter->bucket_shift = 32 - bits_for(prefilter->count, 1, BUCKET_BITS_MOST);
    prefilter->keys = g_new(Key, prefilter->count + 1);
    prefilter->tails = g_string_new(NULL);
    prefilter->tail = g_new(guint32, prefilter->count + 1);
    for (guint i = 0; i < prefilter->count; i++)
        lay_out(prefilter, i);
    g_qsort_with_data(prefilter->keys, (gint)prefilter->count, sizeof(Key), by_bucket, prefilter);
    fill_buckets(prefilter);
    for (unsigned i = 0; i < prefilter->n_wanted; i++)
        mark_wanted(prefilter, &prefilter->wanted[i]);
    g_hash_table_remove_all(prefilter->number);
    g_array_set_size(prefilter->pieces, 0);
}

/* --- Scanning --- */

Standing *standing_new(Prefilter *prefilter)
{
    Standing *standing = g_new0(Standing, 1);

    if (prefilter->keys == NULL)
        sort(prefilter);
    standing->met = g_new(guint16, prefilter->leads->len + 1);
    standing->has = g_new0(bool, prefilter->leads->len + 1);
    standing->reached = g_new0(uint8_t, prefilter->ways->len + 1);
    standing->begun = g_new(guint16, prefilter->ways->len + 1);
    standing->begin = g_new(Begin, prefilter->leads->len + BEGINS_MOST);
    standing->last = g_new0(unsigned, prefilter->leads->len + 1);
    return standing;
}

void standing_free(Standing *standing)
{
    if (standing == NULL)
        return;
    g_free(standing->met);
    g_free(standing->has);
    g_free(standing->reached);
    g_free(standing->begun);
    g_free(standing->begin);
    g_free(standing->last);
    g_free(standing);
}

static void meet(Standing *standing, guint16 need)
{
    if (!standing->has[need])
        standing->met[standing->count++] = need;
    standing->has[need] = true;
}

/* A match of the need may begin there. Where there is no room for more windows, the last one grows. */
static void may_begin(const Prefilter *prefilter, Standing *standing, guint16 need, size_t at)
{
    Begin *last = standing->last[need] ? &standing->begin[standing->last[need] - 1] : NULL;
    unsigned number = last ? standing->begins : need;

    if (last && (last->window.to == at || number == prefilter->leads->len + BEGINS_MOST)) {
        last->window.to = at;
        return;
    }
    standing->begin[number] = (Begin){{at, at}, 0};
    standing->last[need] = number + 1;
    if (last) {
        last->next = number;
        standing->begins++;
    }
}

static void found(const Prefilter *prefilter, const Key *key, size_t at, Standing *standing)
{
    const Step *step = &g_array_index(prefilter->steps, Step, key->steps);

    for (bool more = true; more; step++) {
        more = !step->last;
        guint16 need = g_array_index(prefilter->ways, guint16, step->way);
        if (step->leads)
            may_begin(prefilter, standing, need, at);
        if (standing->reached[step->way] != step->number)
            continue;
        if (step->number == 0)
            standing->begun[standing->ways++] = step->way;
        standing->reached[step->way]++;
        if (step->ends_way)
            meet(standing, need);
    }
}

/* What the last text met. */
static void forget(const Prefilter *prefilter, Standing *standing)
{
    for (unsigned i = 0; i < standing->count; i++)
        standing->has[standing->met[i]] = false;
    for (unsigned i = 0; i < standing->ways; i++) {
        standing->reached[standing->begun[i]] = 0;
        standing->last[g_array_index(prefilter->ways, guint16, standing->begun[i])] = 0;
    }
    standing->count = standing->ways = 0;
    standing->begins = prefilter->leads->len;
}

static inline bool is_there(const Prefilter *prefilter, const Key *key, const char *at, size_t left)
{
    uint64_t other = key->first ^ utf8_first_eight(at, left);

    if (key->size <= 8)
        return other << (64 - 8 * key->size) == 0;
    if (other != 0 || key->size > left)
        return false;
    other = key->second ^ utf8_first_eight(at + 8, left - 8);
    if (key->size < 16)
        return other << (128 - 8 * key->size) == 0;
    return other == 0 && memcmp(prefilter->tails->str + prefilter->tail[key->piece], at + 16, key->size - 16u) == 0;
}

/* A place of the text from where pieces of such a start may stand. Places are gathered before they are looked at, so
 * that what is to be read of the tables for one comes while others are looked at. */
typedef struct {
    uint32_t at, hash;
} Place;

enum { BLOCK = sizeof(uint64_t), PLACES_MOST = 96, PLACES_OF_BLOCK = 4 * BLOCK };

typedef struct {
    const Prefilter *prefilter;
    const char *text;
    size_t length;
    Standing *standing;
    Place place[PLACES_MOST];
    unsigned n;
} Scan;

/* Of a word of ASCII, behind its first letter? */
static bool is_inside(const char *text, size_t at)
{
    return at > 0 && (g_ascii_isalnum(text[at - 1]) || text[at - 1] == '_');
}

static void look_here(const Scan *scan, const Place *place)
{
    const Prefilter *prefilter = scan->prefilter;
    const char *at = scan->text + place->at;
    size_t left = scan->length - place->at;

    const guint16 *first = &prefilter->first[bucket_of(prefilter, place->hash)];
    const Key *end = &prefilter->keys[first[1]];
    for (const Key *key = &prefilter->keys[first[0]]; key < end; key++)
        if (is_there(prefilter, key, at, left) && !(key->edge && is_inside(scan->text, place->at)))
            found(prefilter, key, place->at, scan->standing);
}

/* In the order of the text, which that of the steps is. */
static void look(Scan *scan)
{
    const Prefilter *prefilter = scan->prefilter;

    for (unsigned i = 0; i < scan->n; i++)
        __builtin_prefetch(&prefilter->keys[prefilter->first[bucket_of(prefilter, scan->place[i].hash)]]);
    for (unsigned i = 0; i < scan->n; i++)
        look_here(scan, &scan->place[i]);
    scan->n = 0;
}

/* Where the next place goes. Whether this one is taken is not branched upon, since nobody could foretell it. */
static inline Place *gather(Place *place, const Marks *marks, size_t at, uint64_t here, unsigned start)
{
    uint32_t hash = hash_of(here, start);

    *place = (Place){(uint32_t)at, hash};
    return place + is_marked(marks, mark_of(hash, start));
}

static inline Place *gather_all(Place *place, const Wanted *wanted, size_t at, uint64_t here)
{
    const Marks *starts = starts_of(wanted, here);

    place = gather(place, starts, at, here, START_LONG);
    place = gather(place, starts, at, here, START_MIDDLE);
    place = gather(place, starts, at, here, START_SHORT);
    return gather(place, &wanted->tiny, at, here, START_TINY);
}

/* The highest bit of each byte that is a letter of ASCII, a digit or '_'. */
static inline uint64_t word_bytes(uint64_t bytes)
{
    const uint64_t high = UTF8_EACH(0x80);
    uint64_t low = bytes & ~high, small = low | UTF8_EACH(0x20);
    uint64_t letters = (small + UTF8_EACH(0x80 - 'a')) & ~(small + UTF8_EACH(0x7F - 'z'));
    uint64_t digits = (low + UTF8_EACH(0x80 - '0')) & ~(low + UTF8_EACH(0x7F - '9'));
    uint64_t others = (low ^ UTF8_EACH('_')) + UTF8_EACH(0x7F);

    return (letters | digits | ~others) & ~bytes & high;
}

static inline uint64_t inside_bit(const Wanted *wanted, uint64_t eight)
{
    uint32_t number = inside_of(eight);

    return wanted->inside[number / 64] >> number % 64 & 1;
}

/* Where pieces may stand, the highest bit of each byte: where a word begins, or by what may stand elsewhere. `words`:
 * word_bytes() of the eight before, then those here. */
static inline uint64_t places_of(const char *block, const Wanted *wanted, uint64_t *words)
{
    uint64_t before = *words >> 56, places;

    *words = word_bytes(utf8_eight(block));
    places = *words & ~(*words << 8 | before);
#pragma GCC unroll 8
    for (unsigned i = 0; i < BLOCK; i++)
        places |= inside_bit(wanted, utf8_eight(block + i)) << (8 * i + 7);
    return places;
}

/* Of eight bytes at `at` of the text, with as many behind them. */
static void scan_block(Scan *scan, const Wanted *wanted, const char *block, size_t at, uint64_t *words)
{
    Place *place = &scan->place[scan->n];

    for (uint64_t places = places_of(block, wanted, words); places; places &= places - 1) {
        unsigned i = (unsigned)__builtin_ctzll(places) / 8;
        uint64_t here = utf8_eight(block + i);
        if (at + i < scan->length && is_marked(&wanted->edges, mark_of(hash_of(here, START_TINY), START_TINY)))
            place = gather_all(place, wanted, at + i, here);
    }
    scan->n = (unsigned)(place - scan->place);
    if (scan->n > PLACES_MOST - PLACES_OF_BLOCK)
        look(scan);
}

void prefilter_scan(const Prefilter *prefilter, unsigned wanted, const char *text, size_t length, Standing *standing)
{
    prefilter_scan_both(prefilter, wanted, length, wanted, text, length, standing);
}

void prefilter_scan_both(const Prefilter *prefilter, unsigned wanted, size_t first, unsigned then, const char *text,
                         size_t length, Standing *standing)
{
    Scan scan;
    const Wanted *early = &prefilter->wanted[wanted], *late = &prefilter->wanted[then];
    uint64_t words = 0;
    size_t at = 0;

    scan.prefilter = prefilter;
    scan.text = text;
    scan.length = length;
    scan.standing = standing;
    scan.n = 0;
    forget(prefilter, standing);
    for (; at + 2 * BLOCK <= length; at += BLOCK)
        scan_block(&scan, at < first ? early : late, text + at, at, &words);
    char rest[4 * BLOCK] = "";
    memcpy(rest, text + at, length - at);
    for (size_t done = 0; at + done < length; done += BLOCK)
        scan_block(&scan, at + done < first ? early : late, rest + done, at + done, &words);
    look(&scan);
}

Window prefilter_window(const Prefilter *prefilter, int need, const Standing *standing, size_t from)
{
    if (need == PREFILTER_ALWAYS || !need_leads(prefilter, (guint)need))
        return (Window){from, SIZE_MAX};
    if (standing->last[need] == 0)
        return (Window){SIZE_MAX, 0};
    const Begin *begin = &standing->begin[need];
    while (begin->window.to < from && begin->next != 0)
        begin = &standing->begin[begin->next];
    return begin->window.to < from ? (Window){SIZE_MAX, 0} : begin->window;
}
