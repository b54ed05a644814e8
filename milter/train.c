/* Logistic regression of "a lead" and, among leads, of "hot"; and how well it judges. */
#include "milter/train.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "milter/calibrate.h"
#include "milter/linear.h"
#include "milter/score.h"
#include "parser/features.h"

/* By cross-validation over the shipped letters. */
#define COST 30.0

/* Enough to tell how sure a model may be; figures take each fold by itself. */
#define CALIBRATION_PARTS 3U

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

/* Folds, dealt out to so many parts. */
typedef struct {
    unsigned parts, part;
} Held;

static const Held nothing_held = {0, 0};

static bool is_held(const TrainExample *example, Held held)
{
    return held.parts > 0 && example->fold % held.parts == held.part;
}

/* What all examples but those held back answer. NULL and *error when they all say the same. */
static double *learn(const GPtrArray *examples, Question *question, Held held, GError **error)
{
    g_autoptr(LinearProblem) problem = linear_new(FEATURES);

    for (guint i = 0; i < examples->len; i++) {
        const TrainExample *example = examples->pdata[i];
        const FeatureList *list = example->reading->features;
        Answer answer = question(example->class);
        if (list && !is_held(example, held) && answer != NOT_ASKED)
            linear_add(problem, list->index, list->value, list->n_index, answer == YES, example->copies);
    }
    g_autofree double *spread = linear_spread(problem);
    linear_stretch(problem, spread);
    double *weights = linear_solve(problem, COST);
    for (unsigned i = 0; weights && i < FEATURES; i++)
        weights[i] *= spread[i];
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

static ModelFile *train_without(const GPtrArray *examples, Held held, GError **error)
{
    g_autofree double *lead = learn(examples, is_lead, held, error);
    g_autofree double *hot = lead ? learn(examples, is_hot, held, error) : NULL;

    return hot ? model_of(lead, hot) : NULL;
}

/* --- Judging --- */

static void tell(const ModelFile *model, Reading *reading)
{
    const FeatureList *list = reading->features;

    reading->has_logit = reading->has_logit_hot = model && list;
    reading->logit = model ? model->lead_bias : 0;
    reading->logit_hot = model ? model->hot_bias : 0;
    for (size_t i = 0; reading->has_logit && i < list->n_index; i++) {
        const int8_t *weight = (const int8_t *)model->weight.data + 2 * (size_t)list->index[i];
        reading->logit += model->lead_scale * weight[0] * (double)list->value[i];
        reading->logit_hot += model->hot_scale * weight[1] * (double)list->value[i];
    }
}

static LeadClass judge(const Reading *reading)
{
    static const Config config = {.scoring_hot = 50};
    static const ScoreFacts facts = {.spf = "none"};
    g_autoptr(Score) score = score_reading(&config, reading, &facts);

    return score->class;
}

static TrainFigures judge_all(const GPtrArray *examples)
{
    TrainFigures figures = {0};

    for (guint i = 0; i < examples->len; i++) {
        const TrainExample *example = examples->pdata[i];
        figures.count[example->class][judge(example->reading)]++;
    }
    return figures;
}

TrainFigures train_judge(const ModelFile *model, const GPtrArray *examples)
{
    for (guint i = 0; i < examples->len; i++)
        tell(model, ((TrainExample *)examples->pdata[i])->reading);
    return judge_all(examples);
}

/* --- How sure it may be --- */

static unsigned folds_of(const GPtrArray *examples)
{
    unsigned folds = 0;

    for (guint i = 0; i < examples->len; i++)
        folds = MAX(folds, ((const TrainExample *)examples->pdata[i])->fold + 1);
    return folds;
}

/* Each example is told of by a model of the other parts. */
static bool tell_held_back(const GPtrArray *examples, unsigned parts, GError **error)
{
    for (Held held = {parts, 0}; held.part < parts; held.part++) {
        ModelFile *model = train_without(examples, held, error);
        if (model == NULL)
            return false;
        for (guint i = 0; i < examples->len; i++) {
            const TrainExample *example = examples->pdata[i];
            if (is_held(example, held))
                tell(model, example->reading);
        }
        model_file__free_unpacked(model, NULL);
    }
    return true;
}

static Calibration calibration_of(const GPtrArray *examples, Question *question)
{
    g_autoptr(GArray) judgements = g_array_new(FALSE, FALSE, sizeof(Judgement));

    for (guint i = 0; i < examples->len; i++) {
        const TrainExample *example = examples->pdata[i];
        const Reading *reading = example->reading;
        Answer answer = question(example->class);
        Judgement judgement = {question == is_hot ? reading->logit_hot : reading->logit, answer == YES,
                               MAX(example->copies, 1)};
        if (reading->has_logit && answer != NOT_ASKED)
            g_array_append_val(judgements, judgement);
    }
    return calibrate((const Judgement *)(void *)judgements->data, judgements->len);
}

static double calibrated(Calibration line, double logit)
{
    return line.slope * logit + line.offset;
}

static void calibrate_model(ModelFile *model, Calibration lead, Calibration hot)
{
    model->lead_scale *= lead.slope;
    model->lead_bias = calibrated(lead, model->lead_bias);
    model->hot_scale *= hot.slope;
    model->hot_bias = calibrated(hot, model->hot_bias);
}

ModelFile *train_model(const GPtrArray *examples, TrainFigures *held_back, GError **error)
{
    unsigned folds = folds_of(examples);
    ModelFile *model = train_without(examples, nothing_held, error);

    if (model == NULL)
        return NULL;
    if (!tell_held_back(examples, held_back ? folds : MIN(folds, CALIBRATION_PARTS), error)) {
        model_file__free_unpacked(model, NULL);
        return NULL;
    }
    Calibration lead = calibration_of(examples, is_lead), hot = calibration_of(examples, is_hot);
    calibrate_model(model, lead, hot);
    for (guint i = 0; i < examples->len; i++) {
        Reading *reading = ((TrainExample *)examples->pdata[i])->reading;
        reading->logit = calibrated(lead, reading->logit);
        reading->logit_hot = calibrated(hot, reading->logit_hot);
    }
    if (held_back)
        *held_back = judge_all(examples);
    return model;
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
