/* Adds up what features weigh, and remembers what weighed most. */
#include "parser/model.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "parser/mention.h"

enum { TERMS_MAX = 6, AHEAD = 16 /* features whose weights are fetched meanwhile */ };

struct Model {
    ModelFile *file;
    TaggerWeights tagger;
    TaggerSums *sums; /* of the tagger's weights, or NULL */
};

typedef struct {
    const Feature *feature;
    double lead, hot;
} Weighed;

static GQuark model_error(void)
{
    return g_quark_from_static_string("leadmilter-model");
}

static bool tagger_sound(const ProductTagger *tagger)
{
    bool sound = tagger->n_transition == TAGS * TAGS && tagger->n_scale == TAGS &&
                 tagger->n_choice == MENTION_WEIGHTS && tagger->weight.len == (size_t)4 << TAGGER_BITS &&
                 tagger->known.len == (size_t)1 << TAGGER_BITS;

    for (int i = 0; sound && i < TAGS; i++)
        sound = isfinite(tagger->scale[i]);
    for (int i = 0; sound && i < TAGS * TAGS; i++)
        sound = isfinite(tagger->transition[i]);
    for (int i = 0; sound && i < MENTION_WEIGHTS; i++)
        sound = isfinite(tagger->choice[i]);
    return sound;
}

static const char *fault_of(const ModelFile *file)
{
    const ProductTagger *tagger = file->tagger;

    if (tagger && (tagger->version != TAGGER_VERSION || tagger->bits != TAGGER_BITS))
        return "was made by another version of leadmilter";
    if (file->version != FEATURES_VERSION || file->bits != FEATURES_BITS)
        return "was made by another version of leadmilter";
    bool sound = isfinite(file->lead_bias) && isfinite(file->lead_scale) && isfinite(file->hot_bias) &&
                 isfinite(file->hot_scale) && file->weight.len == (size_t)2 << FEATURES_BITS;
    return sound && (tagger == NULL || tagger_sound(tagger)) ? NULL : "is damaged";
}

static void take_tagger(Model *model, const ProductTagger *tagger)
{
    memcpy(model->tagger.transition, tagger->transition, sizeof model->tagger.transition);
    memcpy(model->tagger.scale, tagger->scale, sizeof model->tagger.scale);
    model->tagger.weight = (const int8_t *)tagger->weight.data;
    model->tagger.known = tagger->known.data;
    model->tagger.sums = model->sums = tagger_sums_new(model->tagger.weight);
}

const TaggerWeights *model_tagger(const Model *model, const double **choice)
{
    if (model == NULL || model->file->tagger == NULL)
        return NULL;
    *choice = model->file->tagger->choice;
    return &model->tagger;
}

Model *model_new(const uint8_t *bytes, size_t size, GError **error)
{
    ModelFile *file = model_file__unpack(NULL, size, bytes);
    const char *fault = file ? fault_of(file) : "is damaged";

    if (fault) {
        g_set_error(error, model_error(), 0, "the learned model %s", fault);
        if (file)
            model_file__free_unpacked(file, NULL);
        return NULL;
    }
    Model *model = g_new0(Model, 1);
    model->file = file;
    if (file->tagger)
        take_tagger(model, file->tagger);
    return model;
}

void model_free(Model *model)
{
    if (model == NULL)
        return;
    tagger_sums_free(model->sums);
    model_file__free_unpacked(model->file, NULL);
    g_free(model);
}

static double weight_of(const Weighed *weighed)
{
    return fabs(weighed->lead) + fabs(weighed->hot);
}

/* Among the heaviest few, in order: it is heavier than the last of them. */
static void remember(Weighed *top, Weighed weighed)
{
    size_t at = TERMS_MAX - 1;

    while (at > 0 && weight_of(&weighed) > weight_of(&top[at - 1]))
        at--;
    memmove(top + at + 1, top + at, (TERMS_MAX - at - 1) * sizeof *top);
    top[at] = weighed;
}

static void add_term(const Features *features, const Weighed *weighed, Reading *reading)
{
    Term *term = malloc(sizeof *term);

    if (term == NULL)
        abort();
    term__init(term);
    term->name = features_name(features, weighed->feature);
    term->lead = weighed->lead;
    term->hot = weighed->hot;
    reading->term[reading->n_term++] = term;
}

static void add_terms(const Features *features, const Weighed *top, Reading *reading)
{
    reading->term = calloc(TERMS_MAX, sizeof(Term *));
    for (size_t i = 0; reading->term && i < TERMS_MAX && top[i].feature; i++)
        add_term(features, &top[i], reading);
}

void model_apply(const Model *model, const Features *features, Reading *reading)
{
    const int8_t *weights = (const int8_t *)model->file->weight.data;
    const double lead_scale = model->file->lead_scale, hot_scale = model->file->hot_scale;
    const Feature *feature = &g_array_index(features->feature, Feature, 0);
    Weighed top[TERMS_MAX] = {0};
    double lead = model->file->lead_bias, hot = model->file->hot_bias, least = 0;

    for (guint i = 0; i < features->n; i++) {
        if (i + AHEAD < features->n)
            __builtin_prefetch(weights + 2 * (size_t)feature[i + AHEAD].index);
        const int8_t *weight = weights + 2 * (size_t)feature[i].index;
        double value = (double)features_value(features, &feature[i]);
        Weighed weighed = {&feature[i], lead_scale * weight[0] * value, hot_scale * weight[1] * value};
        lead += weighed.lead;
        hot += weighed.hot;
        if (weight_of(&weighed) > least) {
            remember(top, weighed);
            least = weight_of(&top[TERMS_MAX - 1]);
        }
    }
    reading->has_logit = reading->has_logit_hot = true;
    reading->logit = lead;
    reading->logit_hot = hot;
    add_terms(features, top, reading);
}

static int by_index(gconstpointer left, gconstpointer right)
{
    const Feature *a = left, *b = right;

    return a->index < b->index ? -1 : a->index > b->index;
}

void model_export(const Features *features, Reading *reading)
{
    g_autoptr(GArray) sorted = g_array_copy(features->feature);
    FeatureList *list = malloc(sizeof *list);

    if (list == NULL)
        abort();
    feature_list__init(list);
    list->version = FEATURES_VERSION;
    g_array_sort(sorted, by_index);
    list->index = malloc(MAX(sorted->len, 1) * sizeof *list->index);
    list->value = malloc(MAX(sorted->len, 1) * sizeof *list->value);
    if (list->index == NULL || list->value == NULL)
        abort();
    for (guint i = 0; i < sorted->len; i++) {
        const Feature *feature = &g_array_index(sorted, Feature, i);
        if (list->n_index && list->index[list->n_index - 1] == feature->index) {
            list->value[list->n_value - 1] += features_value(features, feature);
            continue;
        }
        list->index[list->n_index++] = feature->index;
        list->value[list->n_value++] = features_value(features, feature);
    }
    reading->features = list;
}
