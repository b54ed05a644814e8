/* Seeks the pieces of all patterns in a text. */
#include <string.h>

#include "parser/prefilter_tables.h"
#include "parser/utf8.h"

/* Beyond so many places, those where a match may begin are not told apart. */
enum { BEGINS_MOST = 1024 };

Standing *standing_new(Prefilter *prefilter)
{
    Standing *standing = g_new0(Standing, 1);

    if (prefilter->keys == NULL)
        prefilter_sort(prefilter);
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

/* The text from a place on. */
typedef struct {
    const char *at;
    size_t left;
    uint64_t first, second; /* eight bytes each, zeros behind the end */
} Here;

static inline bool is_there(const Prefilter *prefilter, const Key *key, const Here *here)
{
    uint64_t other = key->first ^ here->first;

    if (key->size <= 8)
        return other << (64 - 8 * key->size) == 0;
    if (other != 0)
        return false;
    other = key->second ^ here->second;
    if (key->size < 16)
        return other << (128 - 8 * key->size) == 0;
    return other == 0 && key->size <= here->left &&
           memcmp(prefilter->tails->str + prefilter->tail[key->piece], here->at + 16, key->size - 16u) == 0;
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
    Here here = {.at = scan->text + place->at, .left = scan->length - place->at};

    here.first = utf8_first_eight(here.at, here.left);
    here.second = here.left > 8 ? utf8_first_eight(here.at + 8, here.left - 8) : 0;
    const guint16 *first = &prefilter->first[bucket_of(prefilter, place->hash)];
    const Key *end = &prefilter->keys[first[1]];
    for (const Key *key = &prefilter->keys[first[0]]; key < end; key++)
        if (is_there(prefilter, key, &here) && !(key->edge && is_inside(scan->text, place->at)))
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
    return utf8_tops_of_letters(bytes) | utf8_tops_between(bytes, '0', '9') | utf8_tops_between(bytes, '_', '_');
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
    Scan scan; /* its places need no zeros */
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
