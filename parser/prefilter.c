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
    GArray *steps; /* of Step, in the order of each way */
} Piece;

/* A piece as it is sought: all of most stands here, so that one look into memory decides. */
typedef struct {
    uint64_t first, second; /* of its bytes, eight each */
    guint16 size;
    guint16 piece;
    guint32 steps; /* the first of those that it is */
} Key;

/* A bit for each hash. */
typedef struct {
    uint64_t *bits;
    unsigned shift; /* of a hash, to the number of its bit */
} Marks;

/* Keys stand in the order of their buckets, by how they start: with eight bytes, or fewer of a short piece. The fewer
 * pieces, the smaller the tables, so that they stay in the nearest cache. */
struct Prefilter {
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
    unsigned bucket_shift; /* as of marks */
    Marks starts;          /* of the three bytes that some piece begins with */
    Marks marks;           /* of each start */
};

enum { START_LONG = 8, START_MIDDLE = 5, START_SHORT = PIECE_LEAST };
enum { BUCKET_BITS_MOST = 14, MARK_BITS_LEAST = 6, MARK_BITS_MOST = 17 };

static inline uint32_t hash_of(uint64_t eight, unsigned bytes)
{
    return (uint32_t)((eight << (64 - 8 * bytes)) * 0x9E3779B97F4A7C15U >> 32);
}

static unsigned start_of(const Key *key)
{
    return key->size >= START_LONG ? START_LONG : key->size >= START_MIDDLE ? START_MIDDLE : START_SHORT;
}

static uint32_t hash_of_key(const Key *key)
{
    return hash_of(key->first, start_of(key));
}

static inline uint32_t bucket_of(const Prefilter *prefilter, uint32_t hash)
{
    return hash >> prefilter->bucket_shift;
}

static void mark(Marks *marks, uint32_t hash)
{
    marks->bits[hash >> marks->shift >> 6] |= UINT64_C(1) << (hash >> marks->shift & 63);
}

static inline bool is_marked(const Marks *marks, uint32_t hash)
{
    return marks->bits[hash >> marks->shift >> 6] >> (hash >> marks->shift & 63) & 1;
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
    return &g_array_index(prefilter->pieces, Piece, number - 1);
}

Prefilter *prefilter_new(void)
{
    Prefilter *prefilter = g_new0(Prefilter, 1);

    prefilter->pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    g_array_set_clear_func(prefilter->pieces, piece_clear);
    prefilter->number = g_hash_table_new(g_str_hash, g_str_equal);
    prefilter->ways = g_array_new(FALSE, FALSE, sizeof(guint16));
    prefilter->leads = g_array_new(FALSE, FALSE, sizeof(bool));
    prefilter->steps = g_array_new(FALSE, FALSE, sizeof(Step));
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
    g_free(prefilter->starts.bits);
    g_free(prefilter->marks.bits);
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

int prefilter_add(Prefilter *prefilter, const char *pattern)
{
    g_assert(prefilter->keys == NULL);
    g_autoptr(Need) need = need_read(pattern);
    guint pieces = need ? count_pieces(need) : 0;

    if (need == NULL || prefilter->leads->len >= NUMBERS_MOST || prefilter->pieces->len + pieces > NUMBERS_MOST ||
        prefilter->ways->len + pieces > NUMBERS_MOST)
        return PREFILTER_ALWAYS;
    bool begins = leads(need);
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

static Marks marks_for(guint count)
{
    unsigned bits = bits_for(64 * count, MARK_BITS_LEAST, MARK_BITS_MOST);

    return (Marks){g_new0(uint64_t, 1u << (bits - 6)), 32 - bits};
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
    size_t size = strlen(piece->text);

    prefilter->keys[number] = (Key){.first = utf8_first_eight(piece->text, size),
                                    .second = size > 8 ? utf8_first_eight(piece->text + 8, size - 8) : 0,
                                    .size = (guint16)size,
                                    .piece = (guint16)number,
                                    .steps = prefilter->steps->len};
    prefilter->tail[number] = (guint32)prefilter->tails->len;
    if (size > 16)
        g_string_append(prefilter->tails, piece->text + 16);
    lay_out_steps(prefilter, piece->steps);
}

static void mark_buckets(Prefilter *prefilter)
{
    uint32_t buckets = UINT32_C(1) << (32 - prefilter->bucket_shift);
    guint16 at = 0;

    prefilter->first = g_new(guint16, buckets + 1);
    for (uint32_t bucket = 0; bucket < buckets; bucket++) {
        prefilter->first[bucket] = at;
        for (; at < prefilter->count; at++) {
            const Key *key = &prefilter->keys[at];
            if (bucket_of(prefilter, hash_of_key(key)) != bucket)
                break;
            mark(&prefilter->marks, hash_of_key(key));
            mark(&prefilter->starts, hash_of(key->first, START_SHORT));
        }
    }
    prefilter->first[buckets] = at;
}

static void sort(Prefilter *prefilter)
{
    prefilter->count = prefilter->pieces->len;
    prefilter->bucket_shift = 32 - bits_for(prefilter->count, 1, BUCKET_BITS_MOST);
    prefilter->starts = marks_for(prefilter->count);
    prefilter->marks = marks_for(prefilter->count);
    prefilter->keys = g_new(Key, prefilter->count + 1);
    prefilter->tails = g_string_new(NULL);
    prefilter->tail = g_new(guint32, prefilter->count + 1);
    for (guint i = 0; i < prefilter->count; i++)
        lay_out(prefilter, i);
    g_qsort_with_data(prefilter->keys, (gint)prefilter->count, sizeof(Key), by_bucket, prefilter);
    mark_buckets(prefilter);
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

/* A place of the text from where pieces of a bucket may stand. Places are gathered before they are looked at, so that
 * what is to be read of the tables for one comes while others are looked at. */
typedef struct {
    uint32_t at, bucket;
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

    const Key *end = &prefilter->keys[prefilter->first[place->bucket + 1]];
    for (const Key *key = &prefilter->keys[prefilter->first[place->bucket]]; key < end; key++)
        if (is_there(prefilter, key, at, left))
            found(prefilter, key, place->at, scan->standing);
}

/* In the order of the text, which that of the steps is. */
static void look(Scan *scan)
{
    for (unsigned i = 0; i < scan->n; i++) {
        guint16 first = scan->prefilter->first[scan->place[i].bucket];
        __builtin_prefetch(&scan->prefilter->keys[first]);
    }
    for (unsigned i = 0; i < scan->n; i++)
        look_here(scan, &scan->place[i]);
    scan->n = 0;
}

/* There is room for one more; whether it is taken is not branched upon, since nobody could foretell it. */
static inline void gather(Scan *scan, const char *at, uint64_t here, unsigned start)
{
    const Prefilter *prefilter = scan->prefilter;
    uint32_t hash = hash_of(here, start), bucket = bucket_of(prefilter, hash);

    scan->place[scan->n] = (Place){(uint32_t)(at - scan->text), bucket};
    scan->n += is_marked(&prefilter->marks, hash);
}

static inline void visit(Scan *scan, const Marks *starts, const char *at, uint64_t here)
{
    if (!is_marked(starts, hash_of(here, START_SHORT)))
        return;
    gather(scan, at, here, START_LONG);
    gather(scan, at, here, START_MIDDLE);
    gather(scan, at, here, START_SHORT);
    if (scan->n > PLACES_MOST - 3)
        look(scan);
}

void prefilter_scan(const Prefilter *prefilter, const char *text, size_t length, Standing *standing)
{
    Scan scan;
    const Marks starts = prefilter->starts; /* of one's own: nothing that is written below changes it */
    const char *at = text, *end = text + length;
    const char *eight_end = length >= sizeof(uint64_t) ? end - sizeof(uint64_t) + 1 : text;

    scan.prefilter = prefilter;
    scan.text = text;
    scan.length = length;
    scan.standing = standing;
    scan.n = 0;
    forget(prefilter, standing);
    for (; at < eight_end; at++)
        visit(&scan, &starts, at, utf8_eight(at));
    for (; end - at >= START_SHORT; at++)
        visit(&scan, &starts, at, utf8_first_eight(at, (size_t)(end - at)));
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
