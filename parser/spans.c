/* How likely each run of words is a name: forward-backward over the tags. */
#include <math.h>
#include <stdbool.h>

#include "parser/tagger.h"

/* What is less likely is no name at all. */
#define LEAST 0.01
/* Below this nothing that goes on can become likely enough. */
#define HOPELESS (LEAST / 100)

enum { WORDS_MOST = 11 };

typedef struct {
    double fits[TAGS];   /* by such a measure that `ahead` sums up to 1 */
    double ahead[TAGS];  /* from the text's start to here */
    double behind[TAGS]; /* from here to its end */
    double onward[TAGS]; /* from before here to its end: fits times behind */
} Step;

typedef struct {
    double follows[TAGS][TAGS]; /* exp of the transitions; nothing is inside behind what is outside */
    Step *step;
    guint n;
} Lattice;

static const Step start = {.ahead = {1, 0, 0}};

/* As against outside. */
static inline double fit(const double score[TAGS], Tag tag)
{
    enum { MOST = 300 }; /* what is more would not be finite */

    return exp(MIN(score[tag] - score[TAG_OUTSIDE], MOST));
}

static inline double into(const Lattice *lattice, const Step *last, Tag tag)
{
    return last->ahead[TAG_OUTSIDE] * lattice->follows[TAG_OUTSIDE][tag] +
           last->ahead[TAG_BEGIN] * lattice->follows[TAG_BEGIN][tag] +
           last->ahead[TAG_INSIDE] * lattice->follows[TAG_INSIDE][tag];
}

static inline void look_ahead(const Lattice *lattice, guint i, const double score[TAGS])
{
    Step *step = &lattice->step[i];
    const Step *last = i ? step - 1 : &start;
    double begin_fits = fit(score, TAG_BEGIN), inside_fits = fit(score, TAG_INSIDE);
    double outside = into(lattice, last, TAG_OUTSIDE);
    double begin = into(lattice, last, TAG_BEGIN) * begin_fits;
    double in = into(lattice, last, TAG_INSIDE) * inside_fits;
    double measure = 1 / (outside + begin + in);

    step->ahead[TAG_OUTSIDE] = outside * measure;
    step->ahead[TAG_BEGIN] = begin * measure;
    step->ahead[TAG_INSIDE] = in * measure;
    step->fits[TAG_OUTSIDE] = measure;
    step->fits[TAG_BEGIN] = begin_fits * measure;
    step->fits[TAG_INSIDE] = inside_fits * measure;
}

/* What follows on a word of that tag, if the next begins anew or stays outside. */
static inline double ends(const Lattice *lattice, const Step *next, Tag tag)
{
    return lattice->follows[tag][TAG_OUTSIDE] * next->onward[TAG_OUTSIDE] +
           lattice->follows[tag][TAG_BEGIN] * next->onward[TAG_BEGIN];
}

static inline double goes_on(const Lattice *lattice, const Step *next, Tag tag)
{
    return ends(lattice, next, tag) + lattice->follows[tag][TAG_INSIDE] * next->onward[TAG_INSIDE];
}

static inline void look_behind(const Lattice *lattice, guint i)
{
    Step *step = &lattice->step[i];
    bool last = i + 1 == lattice->n;

#pragma GCC unroll 3
    for (Tag tag = 0; tag < TAGS; tag++) {
        step->behind[tag] = last ? 1 : goes_on(lattice, step + 1, tag);
        step->onward[tag] = step->fits[tag] * step->behind[tag];
    }
}

static Lattice lattice_of(const TaggerWeights *weights, const GArray *words)
{
    Lattice lattice = {.step = g_new(Step, words->len + 1), .n = words->len};

    for (int from = 0; from < TAGS; from++)
        for (int to = 0; to < TAGS; to++)
            lattice.follows[from][to] = exp(weights->transition[from][to]);
    lattice.follows[TAG_OUTSIDE][TAG_INSIDE] = 0;
    for (guint i = 0; i < words->len; i++)
        look_ahead(&lattice, i, g_array_index(words, TaggerWord, i).score);
    for (guint i = words->len; i-- > 0;)
        look_behind(&lattice, i);
    return lattice;
}

typedef struct {
    guint first, last;
    double probability;
} Run;

static double inside(const Step *step)
{
    return step->ahead[TAG_BEGIN] * step->behind[TAG_BEGIN] + step->ahead[TAG_INSIDE] * step->behind[TAG_INSIDE];
}

/* All that begin at word i. */
static inline void add_runs(GArray *runs, const Lattice *lattice, guint i)
{
    const Step *step = lattice->step;
    double goes = step[i].ahead[TAG_BEGIN];
    guint end = MIN(lattice->n, i + WORDS_MOST);
    Tag tag = TAG_BEGIN;

    for (guint last = i; last < end && goes >= HOPELESS; tag = TAG_INSIDE) {
        Run run = {i, last, last + 1 < lattice->n ? goes * ends(lattice, &step[last + 1], tag) : goes};
        if (run.probability >= LEAST)
            g_array_append_val(runs, run);
        if (++last < lattice->n)
            goes *= lattice->follows[tag][TAG_INSIDE] * step[last].fits[TAG_INSIDE];
    }
}

static int likeliest_first(gconstpointer left, gconstpointer right)
{
    const Run *a = left, *b = right;

    if (a->probability != b->probability)
        return a->probability > b->probability ? -1 : 1;
    return a->first != b->first ? (a->first < b->first ? -1 : 1) : (a->last < b->last ? -1 : a->last > b->last);
}

static TaggerSpan span_of(const Lattice *lattice, const GArray *words, const Run *run)
{
    TaggerSpan span = {.from = g_array_index(words, TaggerWord, run->first).from,
                       .to = g_array_index(words, TaggerWord, run->last).to,
                       .words = run->last - run->first + 1,
                       .probability = run->probability};

    for (guint i = run->first; i <= run->last; i++) {
        double in = inside(&lattice->step[i]);
        span.inside += in / span.words;
        span.most = MAX(span.most, in);
    }
    return span;
}

/* Unless it overlaps with another. */
static void take(const Run **taken, const Run *run)
{
    for (guint i = run->first; i <= run->last; i++)
        if (taken[i])
            return;
    for (guint i = run->first; i <= run->last; i++)
        taken[i] = run;
}

GArray *tagger_spans(const TaggerWeights *weights, const GArray *words)
{
    Lattice lattice = lattice_of(weights, words);
    GArray *spans = g_array_sized_new(FALSE, FALSE, sizeof(TaggerSpan), words->len / 4);
    g_autoptr(GArray) runs = g_array_sized_new(FALSE, FALSE, sizeof(Run), words->len / 2);
    g_autofree const Run **taken = g_new0(const Run *, words->len + 1); /* by each word */

    for (guint i = 0; i < words->len; i++)
        add_runs(runs, &lattice, i);
    g_array_sort(runs, likeliest_first);
    for (guint i = 0; i < runs->len; i++)
        take(taken, &g_array_index(runs, Run, i));
    for (guint i = 0; i < words->len; i++)
        if (taken[i] && taken[i]->first == i) {
            TaggerSpan span = span_of(&lattice, words, taken[i]);
            g_array_append_val(spans, span);
        }
    g_free(lattice.step);
    return spans;
}
