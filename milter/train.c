/* Logistic regression of "a lead" and, among leads, of "hot"; and how well it judges. */
#include "milter/train.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "milter/linear.h"
#include "milter/score.h"
#include "parser/features.h"

/* By cross-validation over the shipped letters. */
#define COST 30.0

enum { FEATURES = 1 << FEATURES_BITS };

void train_example_free(TrainExample *example)
{
    reading__free_unpacked(example->reading, NULL);
    g_free(example);
}

/* --- What is asked --- */

typedef enum { NO, YES, NOT_ASKED } Answer;
typedef Answer Question(LeadClass class);

static Answer is_lead(LeadClass class)
{
    return class == LEAD_CLASS__CLASS_NONE ? NO : YES;
}

static Answer is_hot(LeadClass class)
{
    return class == LEAD_CLASS__CLASS_NONE ? NOT_ASKED : class == LEAD_CLASS__CLASS_HOT ? YES : NO;
}

/* What all examples but those of one fold answer. NULL and *error when they all say the same. */
static double *learn(const GPtrArray *examples, Question *question, int left_out, GError **error)
{
    g_autoptr(LinearProblem) problem = linear_new(FEATURES);

    for (guint i = 0; i < examples->len; i++) {
        const TrainExample *example = examples->pdata[i];
        const FeatureList *list = example->reading->features;
        Answer answer = question(example->class);
        if (list && (int)example->fold != left_out && answer != NOT_ASKED)
            linear_add(problem, list->index, list->value, list->n_index, answer == YES, example->copies);
    }
    double *weights = linear_solve(problem, COST);
    if (weights == NULL)
        g_set_error_literal(error, g_quark_from_static_string("train"), 0,
                            "there must be examples of hot, general and none");
    return weights;
}

/* --- Into eight bits --- */

static ModelFile *model_of(const double *lead, const double *hot)
{
    ModelFile *file = malloc(sizeof *file);

    if (file == NULL)
        abort();
    model_file__init(file);
    file->version = FEATURES_VERSION;
    file->bits = FEATURES_BITS;
    file->lead_bias = lead[FEATURES];
    file->lead_scale = linear_scale(lead, FEATURES);
    file->hot_bias = hot[FEATURES];
    file->hot_scale = linear_scale(hot, FEATURES);
    file->weight.len = 2 * FEATURES;
    file->weight.data = malloc(file->weight.len);
    if (file->weight.data == NULL)
        abort();
    for (size_t i = 0; i < FEATURES; i++) {
        file->weight.data[2 * i] = (uint8_t)(int8_t)lround(lead[i] / file->lead_scale);
        file->weight.data[2 * i + 1] = (uint8_t)(int8_t)lround(hot[i] / file->hot_scale);
    }
    return file;
}

static ModelFile *train_without(const GPtrArray *examples, int left_out, GError **error)
{
    g_autofree double *lead = learn(examples, is_lead, left_out, error);
    g_autofree double *hot = lead ? learn(examples, is_hot, left_out, error) : NULL;

    return hot ? model_of(lead, hot) : NULL;
}

ModelFile *train_model(const GPtrArray *examples, GError **error)
{
    return train_without(examples, -1, error);
}

/* --- Judging --- */

static LeadClass judge(const ModelFile *model, Reading *reading)
{
    static const Config config = {.scoring_hot = 50};
    static const ScoreFacts facts = {.spf = "none"};
    const FeatureList *list = reading->features;

    reading->has_logit = reading->has_logit_hot = model && list;
    reading->logit = model ? model->lead_bias : 0;
    reading->logit_hot = model ? model->hot_bias : 0;
    for (size_t i = 0; reading->has_logit && i < list->n_index; i++) {
        const int8_t *weight = (const int8_t *)model->weight.data + 2 * (size_t)list->index[i];
        reading->logit += model->lead_scale * weight[0] * (double)list->value[i];
        reading->logit_hot += model->hot_scale * weight[1] * (double)list->value[i];
    }
    g_autoptr(Score) score = score_reading(&config, reading, &facts);
    return score->class;
}

static void judge_fold(const ModelFile *model, const GPtrArray *examples, int fold, TrainFigures *figures)
{
    for (guint i = 0; i < examples->len; i++) {
        const TrainExample *example = examples->pdata[i];
        if (fold < 0 || example->fold == (unsigned)fold)
            figures->count[example->class][judge(model, example->reading)]++;
    }
}

TrainFigures train_judge(const ModelFile *model, const GPtrArray *examples)
{
    TrainFigures figures = {0};

    judge_fold(model, examples, -1, &figures);
    return figures;
}

bool train_cross_validate(const GPtrArray *examples, TrainFigures *figures, GError **error)
{
    unsigned folds = 0;

    *figures = (TrainFigures){0};
    for (guint i = 0; i < examples->len; i++)
        folds = MAX(folds, ((const TrainExample *)examples->pdata[i])->fold + 1);
    for (unsigned fold = 0; fold < folds; fold++) {
        ModelFile *model = train_without(examples, (int)fold, error);
        if (model == NULL)
            return false;
        judge_fold(model, examples, (int)fold, figures);
        model_file__free_unpacked(model, NULL);
    }
    return true;
}

/* --- Figures --- */

static double ratio(unsigned part, unsigned whole)
{
    return whole ? (double)part / whole : 1;
}

static unsigned judged(const TrainFigures *f, LeadClass class)
{
    return f->count[0][class] + f->count[1][class] + f->count[2][class];
}

static unsigned labelled(const TrainFigures *f, LeadClass class)
{
    return f->count[class][0] + f->count[class][1] + f->count[class][2];
}

double train_precision(const TrainFigures *f, LeadClass class)
{
    return ratio(f->count[class][class], judged(f, class));
}

double train_recall(const TrainFigures *f, LeadClass class)
{
    return ratio(f->count[class][class], labelled(f, class));
}

double train_macro_f1(const TrainFigures *f)
{
    double sum = 0;

    for (LeadClass class = 0; class < 3; class ++)
        sum += ratio(2 * f->count[class][class], judged(f, class) + labelled(f, class));
    return sum / 3;
}

double train_none_taken(const TrainFigures *f)
{
    return 1 - train_recall(f, LEAD_CLASS__CLASS_NONE);
}

double train_leads_missed(const TrainFigures *f)
{
    unsigned leads = labelled(f, LEAD_CLASS__CLASS_GENERAL) + labelled(f, LEAD_CLASS__CLASS_HOT);

    return ratio(f->count[1][0] + f->count[2][0], MAX(leads, 1));
}
