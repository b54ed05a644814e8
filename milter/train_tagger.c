/* Letters in, in which names are marked; weights out, and how well they find names elsewhere. */
#include "milter/train_tagger.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "milter/chain.h"
#include "milter/linear.h"
#include "parser/tagger.h"

/* By cross-validation over the shipped letters. */
#define COST 0.3
#define EAGERNESS 0.5

enum { FEATURES = 1 << TAGGER_BITS, PARTS = 5 };

static GPtrArray *borrowed(char **strings, size_t n)
{
    GPtrArray *array = g_ptr_array_new();

    for (size_t i = 0; i < n; i++)
        g_ptr_array_add(array, strings[i]);
    return array;
}

static TaggerText text_of(const TaggerInput *input)
{
    return (TaggerText){
        .text = input->text, .subject = input->subject, .language = input->language ? input->language : ""};
}

/* `counted`: known counts this text too. */
static GArray *words_of(const TaggerInput *input, const uint8_t *known, bool counted)
{
    g_autoptr(GPtrArray) guesses = borrowed(input->guess, input->n_guess);
    g_autoptr(GPtrArray) counts = borrowed(input->count, input->n_count);
    TaggerText text = text_of(input);

    text.guesses = guesses;
    text.counts = counts;
    text.known = known;
    text.counted = counted;
    return tagger_words(&text);
}

/* Wherever a marked name stands, not only where it was marked. */
static void mark(const TaggerInput *input, const GArray *words, const char *name, Tag *tags)
{
    size_t length = strlen(name);

    for (const char *at = input->text; length && (at = strstr(at, name)); at += length) {
        size_t from = (size_t)(at - input->text);
        Tag tag = TAG_BEGIN;
        for (guint i = 0; i < words->len; i++) {
            const TaggerWord *word = &g_array_index(words, TaggerWord, i);
            if (word->from < from || word->to > from + length)
                continue;
            tags[i] = tag;
            tag = TAG_INSIDE;
        }
    }
}

/* Letters that mark nothing tell which words are common. */
static bool is_read(const TrainExample *example, int left_out)
{
    return example->reading->tagger && (int)(example->fold % PARTS) != left_out;
}

static bool is_taught(const TrainExample *example, int left_out)
{
    return example->marked && *example->marked && is_read(example, left_out);
}

static void add_words(ChainProblem *problem, const TrainExample *example, const uint8_t *known)
{
    const TaggerInput *input = example->reading->tagger;
    g_autoptr(GArray) words = words_of(input, known, true);
    Tag *tags = g_new0(Tag, words->len + 1);

    for (char **name = example->marked; *name; name++)
        mark(input, words, *name, tags);
    chain_add(problem, words, tags);
}

static bool learn(const GPtrArray *examples, const uint8_t *known, int left_out, ChainWeights *weights)
{
    g_autoptr(ChainProblem) problem = chain_new();

    for (guint i = 0; i < examples->len; i++)
        if (is_taught(examples->pdata[i], left_out))
            add_words(problem, examples->pdata[i], known);
    return chain_solve(problem, COST, weights);
}

static void put_weights(ProductTagger *tagger, Tag tag, const float *weights)
{
    g_autofree double *own = g_new(double, FEATURES);

    for (size_t i = 0; i < FEATURES; i++)
        own[i] = (double)weights[4 * i + (size_t)tag];
    tagger->scale[tag] = linear_scale(own, FEATURES);
    for (size_t i = 0; i < FEATURES; i++)
        tagger->weight.data[4 * i + (size_t)tag] = (uint8_t)(int8_t)lround(own[i] / tagger->scale[tag]);
}

static ProductTagger *tagger_new(void)
{
    ProductTagger *tagger = malloc(sizeof *tagger);

    if (tagger == NULL)
        abort();
    product_tagger__init(tagger);
    tagger->version = TAGGER_VERSION;
    tagger->bits = TAGGER_BITS;
    tagger->n_scale = TAGS;
    tagger->n_transition = TAGS * TAGS;
    tagger->transition = calloc(TAGS * TAGS, sizeof *tagger->transition);
    tagger->scale = calloc(TAGS, sizeof *tagger->scale);
    tagger->weight.len = (size_t)4 << TAGGER_BITS;
    tagger->weight.data = calloc(1, tagger->weight.len);
    tagger->known.len = FEATURES;
    tagger->known.data = calloc(1, FEATURES);
    tagger->eagerness = EAGERNESS;
    if (!tagger->transition || !tagger->scale || !tagger->weight.data || !tagger->known.data)
        abort();
    return tagger;
}

static ProductTagger *train_without(const GPtrArray *examples, int left_out, GError **error)
{
    ProductTagger *tagger = tagger_new();
    ChainWeights weights;

    for (guint i = 0; i < examples->len; i++)
        if (is_read(examples->pdata[i], left_out)) {
            const TrainExample *example = examples->pdata[i];
            TaggerText text = text_of(example->reading->tagger);
            tagger_learn_words(&text, tagger->known.data);
        }
    if (!learn(examples, tagger->known.data, left_out, &weights)) {
        g_set_error_literal(error, g_quark_from_static_string("train"), 0, "no letter marks what is asked for");
        product_tagger__free_unpacked(tagger, NULL);
        return NULL;
    }
    for (Tag tag = 0; tag < TAGS; tag++)
        put_weights(tagger, tag, weights.weight);
    memcpy(tagger->transition, weights.transition, sizeof weights.transition);
    g_free(weights.weight);
    return tagger;
}

ProductTagger *train_tagger(const GPtrArray *examples, GError **error)
{
    return train_without(examples, -1, error);
}

/* --- Judging --- */

static bool add_name(GPtrArray *names, char *name)
{
    for (guint i = 0; i < names->len; i++)
        if (tagger_same_name(names->pdata[i], name)) {
            g_free(name);
            return false;
        }
    g_ptr_array_add(names, name);
    return true;
}

static GPtrArray *names_in(const ProductTagger *tagger, const TaggerInput *input)
{
    TaggerWeights weights = {.weight = (const int8_t *)tagger->weight.data};
    g_autoptr(GArray) words = words_of(input, tagger->known.data, false);
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

    memcpy(weights.transition, tagger->transition, sizeof weights.transition);
    memcpy(weights.scale, tagger->scale, sizeof weights.scale);
    g_autoptr(GArray) spans = tagger_spans_at_least(&weights, words, tagger->eagerness);
    for (guint i = 0; i < spans->len; i++)
        add_name(names, tagger_name(input->text, &g_array_index(spans, TaggerSpan, i)));
    return names;
}

static void judge(const ProductTagger *tagger, const TrainExample *example, TaggerFigures *figures)
{
    g_autoptr(GPtrArray) names = names_in(tagger, example->reading->tagger);

    for (char **marked = example->marked; *marked; marked++) {
        bool met = false;
        for (guint i = 0; i < names->len && !met; i++)
            met = tagger_same_name(*marked, names->pdata[i]);
        figures->marked++;
        figures->met += met;
    }
    for (guint i = 0; i < names->len; i++) {
        bool right = false;
        for (char **marked = example->marked; *marked && !right; marked++)
            right = tagger_same_name(*marked, names->pdata[i]);
        figures->found++;
        figures->right += right;
    }
}

bool train_tagger_validate(const GPtrArray *examples, TaggerFigures *figures, GError **error)
{
    *figures = (TaggerFigures){0};
    for (int part = 0; part < PARTS; part++) {
        ProductTagger *tagger = train_without(examples, part, error);
        if (tagger == NULL)
            return false;
        for (guint i = 0; i < examples->len; i++) {
            const TrainExample *example = examples->pdata[i];
            if (is_taught(example, -1) && example->fold % PARTS == (unsigned)part)
                judge(tagger, example, figures);
        }
        product_tagger__free_unpacked(tagger, NULL);
    }
    return true;
}
