/* How likely each run of words is a name: forward-backward over the tags. */
#include <math.h>
#include <string.h>

#include "parser/tagger.h"

/* What is less likely is no name at all. */
#define LEAST 0.01
/* Below this nothing that goes on can become likely enough. */
#define HOPELESS (LEAST / 100)

enum { WORDS_MOST = 11 };

typedef struct {
    double fits[TAGS];
    double ahead[TAGS];  /* from the text's start to here; sums up to 1 */
    double behind[TAGS]; /* from here to its end, by the same measure */
    double sum;          /* what `ahead` was divided by */
} Step;

typedef struct {
    double follows[TAGS][TAGS]; /* exp of the transitions; nothing is inside behind what is outside */
    Step *step;
    guint n;
} Lattice;

static const Step start = {.ahead = {1, 0, 0}};
static const double behind_all[TAGS] = {1, 1, 1};

static void fit(const double score[TAGS], double fits[TAGS])
{
    double most = MAX(score[TAG_OUTSIDE], MAX(score[TAG_BEGIN], score[TAG_INSIDE]));
    for (int tag = 0; tag < TAGS; tag++)
        fits[tag] = score[tag] < most ? exp(score[tag] - most) : 1;
}

static inline double into(const Lattice *lattice, const Step *last, Tag tag)
{
    return last->ahead[TAG_OUTSIDE] * lattice->follows[TAG_OUTSIDE][tag] +
           last->ahead[TAG_BEGIN] * lattice->follows[TAG_BEGIN][tag] +
           last->ahead[TAG_INSIDE] * lattice->follows[TAG_INSIDE][tag];
}

static void look_ahead(const Lattice *lattice, guint i)
{
    Step *step = &lattice->step[i];
    const Step *last = i ? step - 1 : &start;
    double outside = into(lattice, last, TAG_OUTSIDE) * step->fits[TAG_OUTSIDE];
    double begin = into(lattice, last, TAG_BEGIN) * step->fits[TAG_BEGIN];
    double in = into(lattice, last, TAG_INSIDE) * step->fits[TAG_INSIDE];

    step->sum = outside + begin + in;
    step->ahead[TAG_OUTSIDE] = outside / step->sum;
    step->ahead[TAG_BEGIN] = begin / step->sum;
    step->ahead[TAG_INSIDE] = in / step->sum;
}

static inline double out_to(const Lattice *lattice, const Step *next, Tag tag, Tag to)
{
    return lattice->follows[tag][to] * next->fits[to] * next->behind[to];
}

/* What follows on word i, if it has that tag, begins anew or stays outside. */
static inline double ends(const Lattice *lattice, guint i, Tag tag)
{
    const Step *next = &lattice->step[i + 1];

    if (i + 1 == lattice->n)
        return 1;
    return (out_to(lattice, next, tag, TAG_OUTSIDE) + out_to(lattice, next, tag, TAG_BEGIN)) / next->sum;
}

static inline double out_of(const Lattice *lattice, const Step *next, Tag tag)
{
    return (out_to(lattice, next, tag, TAG_OUTSIDE) + out_to(lattice, next, tag, TAG_BEGIN) +
            out_to(lattice, next, tag, TAG_INSIDE)) /
           next->sum;
}

static void look_behind(const Lattice *lattice, guint i)
{
    Step *step = &lattice->step[i];

    step->behind[TAG_OUTSIDE] = out_of(lattice, step + 1, TAG_OUTSIDE);
    step->behind[TAG_BEGIN] = out_of(lattice, step + 1, TAG_BEGIN);
    step->behind[TAG_INSIDE] = out_of(lattice, step + 1, TAG_INSIDE);
}

static Lattice lattice_of(const TaggerWeights *weights, const GArray *words)
{
    Lattice lattice = {.step = g_new(Step, words->len + 1), .n = words->len};

    for (int from = 0; from < TAGS; from++)
        for (int to = 0; to < TAGS; to++)
            lattice.follows[from][to] = exp(weights->transition[from][to]);
    lattice.follows[TAG_OUTSIDE][TAG_INSIDE] = 0;
    for (guint i = 0; i < words->len; i++) {
        fit(g_array_index(words, TaggerWord, i).score, lattice.step[i].fits);
        look_ahead(&lattice, i);
    }
    if (words->len > 0)
        memcpy(lattice.step[words->len - 1].behind, behind_all, sizeof behind_all);
    for (guint i = words->len; i-- > 1;)
        look_behind(&lattice, i - 1);
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
static void add_runs(GArray *runs, const Lattice *lattice, guint i)
{
    const Step *step = lattice->step;
    double goes = into(lattice, i ? &step[i - 1] : &start, TAG_BEGIN) * step[i].fits[TAG_BEGIN] / step[i].sum;
    Tag tag = TAG_BEGIN;

    for (guint last = i; last < lattice->n && last < i + WORDS_MOST && goes >= HOPELESS; tag = TAG_INSIDE) {
        Run run = {i, last, goes * ends(lattice, last, tag)};
        if (run.probability >= LEAST)
            g_array_append_val(runs, run);
        if (++last < lattice->n)
            goes *= lattice->follows[tag][TAG_INSIDE] * step[last].fits[TAG_INSIDE] / step[last].sum;
    }
}

static int likeliest_first(gconstpointer left, gconstpointer right)
{
    const Run *a = left, *b = right;

    if (a->probability != b->probability)
        return a->probability > b->probability ? -1 : 1;
    return a->first != b->first ? (a->first < b->first ? -1 : 1) : (a->last < b->last ? -1 : a->last > b->last);
}

static int in_order(gconstpointer left, gconstpointer right)
{
    const TaggerSpan *a = left, *b = right;

    return a->from < b->from ? -1 : a->from > b->from;
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

static bool take(bool *taken, const Run *run)
{
    for (guint i = run->first; i <= run->last; i++)
        if (taken[i])
            return false;
    for (guint i = run->first; i <= run->last; i++)
        taken[i] = true;
    return true;
}

GArray *tagger_spans(const TaggerWeights *weights, const GArray *words)
{
    Lattice lattice = lattice_of(weights, words);
    GArray *spans = g_array_sized_new(FALSE, FALSE, sizeof(TaggerSpan), words->len / 2);
    g_autoptr(GArray) runs = g_array_sized_new(FALSE, FALSE, sizeof(Run), words->len);
    g_autofree bool *taken = g_new0(bool, words->len + 1);

    for (guint i = 0; i < words->len; i++)
        add_runs(runs, &lattice, i);
    g_array_sort(runs, likeliest_first);
    for (guint i = 0; i < runs->len; i++) {
        const Run *run = &g_array_index(runs, Run, i);
        if (!take(taken, run))
            continue;
        TaggerSpan span = span_of(&lattice, words, run);
        g_array_append_val(spans, span);
    }
    g_array_sort(spans, in_order);
    g_free(lattice.step);
    return spans;
}
