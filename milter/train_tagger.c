/* Letters in, in which names are marked; weights out, and how well they find names elsewhere. */
#include "milter/train_tagger.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "milter/chain.h"
#include "milter/linear.h"
#include "parser/mention.h"
#include "parser/tagger.h"

/* By cross-validation over the shipped letters. */
#define COST 0.3
#define CHOICE_COST 1.0

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

/* Known counts this text too. */
static GArray *lessons_of(const TaggerInput *input, const uint8_t *known)
{
    g_autoptr(GPtrArray) guesses = borrowed(input->guess, input->n_guess);
    g_autoptr(GPtrArray) counts = borrowed(input->count, input->n_count);
    TaggerText text = text_of(input);

    text.guesses = guesses;
    text.counts = counts;
    text.known = known;
    text.counted = true;
    return tagger_lessons(&text);
}

/* Wherever a marked name stands, not only where it was marked. */
static void mark(const TaggerInput *input, const GArray *words, const char *name, Tag *tags)
{
    size_t length = strlen(name);

    for (const char *at = input->text; length && (at = strstr(at, name)); at += length) {
        size_t from = (size_t)(at - input->text);
        Tag tag = TAG_BEGIN;
        for (guint i = 0; i < words->len; i++) {
            const TaggerLesson *word = &g_array_index(words, TaggerLesson, i);
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

/* Questions may ask for nothing that we sell; an order that marks nothing is not marked. */
static bool is_taught(const TrainExample *example, int left_out)
{
    bool told = example->marked && (*example->marked || example->class == LEAD_CLASS__CLASS_GENERAL);

    return told && is_read(example, left_out);
}

static void add_words(ChainProblem *problem, const TrainExample *example, const uint8_t *known)
{
    const TaggerInput *input = example->reading->tagger;
    g_autoptr(GArray) words = lessons_of(input, known);
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
    tagger->n_choice = MENTION_WEIGHTS;
    tagger->choice = calloc(MENTION_WEIGHTS, sizeof *tagger->choice);
    if (!tagger->transition || !tagger->scale || !tagger->weight.data || !tagger->known.data || !tagger->choice)
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

/* --- Which names are meant --- */

/* What a tagger that has not seen the text finds in it. */
typedef struct {
    const TrainExample *example;
    int part;
    GPtrArray *mentions;
} Held;

static void clear_held(gpointer data)
{
    g_ptr_array_unref(((Held *)data)->mentions);
}

static GPtrArray *mentions_of(const ProductTagger *tagger, const TaggerInput *input)
{
    const int8_t *weight = (const int8_t *)tagger->weight.data;
    g_autoptr(TaggerSums) sums = tagger_sums_new(weight);
    TaggerWeights weights = {.weight = weight, .sums = sums};
    g_autoptr(GPtrArray) guesses = borrowed(input->guess, input->n_guess);
    g_autoptr(GPtrArray) counts = borrowed(input->count, input->n_count);
    TaggerText text = text_of(input);

    memcpy(weights.transition, tagger->transition, sizeof weights.transition);
    memcpy(weights.scale, tagger->scale, sizeof weights.scale);
    text.guesses = guesses;
    text.counts = counts;
    text.known = tagger->known.data;
    text.weights = &weights;
    g_autoptr(GArray) words = tagger_words(&text);
    return mentions_find(&weights, &text, words);
}

static bool hold(GArray *held, const GPtrArray *examples, int part, GError **error)
{
    ProductTagger *tagger = train_without(examples, part, error);

    if (tagger == NULL)
        return false;
    for (guint i = 0; i < examples->len; i++) {
        const TrainExample *example = examples->pdata[i];
        if (!is_taught(example, -1) || (int)(example->fold % PARTS) != part)
            continue;
        Held one = {example, part, mentions_of(tagger, example->reading->tagger)};
        g_array_append_val(held, one);
    }
    product_tagger__free_unpacked(tagger, NULL);
    return true;
}

static bool is_marked(const TrainExample *example, const char *name)
{
    for (char **marked = example->marked; *marked; marked++)
        if (tagger_same_name(*marked, name))
            return true;
    return false;
}

static bool is_hot(const TrainExample *example)
{
    return example->class == LEAD_CLASS__CLASS_HOT;
}

static void add_mention(LinearProblem *problem, const TrainExample *example, const Mention *mention)
{
    uint32_t index[MENTION_WEIGHTS];
    float value[MENTION_WEIGHTS];
    size_t n = is_hot(example) ? MENTION_WEIGHTS : MENTION_FEATURES;

    for (size_t i = 0; i < n; i++) {
        index[i] = (uint32_t)i;
        value[i] = mention->feature[i % MENTION_FEATURES];
    }
    linear_add(problem, index, value, n, is_marked(example, mention->name), example->tells);
}

/* From what was held back, but for one part. */
static void learn_choice(const GArray *held, int left_out, double choice[MENTION_WEIGHTS])
{
    g_autoptr(LinearProblem) problem = linear_new(MENTION_WEIGHTS);

    for (guint i = 0; i < held->len; i++) {
        const Held *one = &g_array_index(held, Held, i);
        for (guint k = 0; k < one->mentions->len && one->part != left_out; k++)
            add_mention(problem, one->example, one->mentions->pdata[k]);
    }
    g_autofree double *weights = linear_solve(problem, CHOICE_COST);
    for (int i = 0; weights && i < MENTION_WEIGHTS; i++)
        choice[i] = weights[i] + (i == 0 ? weights[MENTION_WEIGHTS] : 0); /* feature 0 is there always */
}

/* --- Judging --- */

static void judge(const Held *held, const double choice[MENTION_WEIGHTS], TaggerFigures *figures)
{
    const TrainExample *example = held->example;
    TaggerText text = text_of(example->reading->tagger);
    g_autoptr(GPtrArray) chosen = mentions_meant(held->mentions, choice, is_hot(example), false, &text);

    for (char **marked = example->marked; *marked; marked++) {
        bool met = false;
        for (guint i = 0; i < chosen->len && !met; i++)
            met = tagger_same_name(*marked, ((const Mention *)chosen->pdata[i])->name);
        figures->marked++;
        figures->met += met;
    }
    for (guint i = 0; i < chosen->len; i++)
        figures->right += is_marked(example, ((const Mention *)chosen->pdata[i])->name);
    figures->found += chosen->len;
}

static TaggerFigures judge_parts(const GArray *held)
{
    TaggerFigures figures = {0};

    for (int part = 0; part < PARTS; part++) {
        double choice[MENTION_WEIGHTS] = {0};
        learn_choice(held, part, choice);
        for (guint i = 0; i < held->len; i++)
            if (g_array_index(held, Held, i).part == part)
                judge(&g_array_index(held, Held, i), choice, &figures);
    }
    return figures;
}

ProductTagger *train_tagger(const GPtrArray *examples, TaggerFigures *figures, GError **error)
{
    g_autoptr(GArray) held = g_array_new(FALSE, FALSE, sizeof(Held));

    g_array_set_clear_func(held, clear_held);
    for (int part = 0; part < PARTS; part++)
        if (!hold(held, examples, part, error))
            return NULL;
    ProductTagger *tagger = train_without(examples, -1, error);
    if (tagger)
        learn_choice(held, -1, tagger->choice);
    *figures = judge_parts(held);
    return tagger;
}
