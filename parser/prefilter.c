/* The pieces that patterns need, laid out to be sought in a text all at once. */
#include "parser/prefilter.h"

#include <stdlib.h>
#include <string.h>

#include "parser/prefilter_tables.h"
#include "parser/utf8.h"

enum { STEPS_MOST = 32, NUMBERS_MOST = G_MAXINT16 };
enum { BUCKET_BITS_MOST = 15, MARKS_BITS_MOST = 8 };

/* While patterns are added. */
typedef struct {
    char *text;
    uint32_t sorts; /* of the patterns that have it */
    GArray *steps;  /* of Step, in the order of each way */
} Piece;

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
    for (unsigned i = 0; i < prefilter->n_wanted; i++)
        g_aligned_free(prefilter->wanted[i].starts);
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

static void mark(Marks *marks, uint32_t number)
{
    marks->bits[number & 7] |= UINT64_C(1) << (number >> 3 & 63);
}

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
    wanted->starts = g_aligned_alloc0(1U << bits, sizeof(Marks), sizeof(Marks));
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

void prefilter_sort(Prefilter *prefilter)
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
