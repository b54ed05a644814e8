/* Training the judge of classes: examples in, a model and honest figures out.
 * Runs in leadctl and `make model`, never in the daemon. */
#ifndef MILTER_TRAIN_H
#define MILTER_TRAIN_H

#include <glib.h>
#include <stdbool.h>

#include "parser/reading.pb-c.h"
#include "store/lead.pb-c.h"

typedef struct {
    Reading *reading; /* with features, unless a machine reported; owned */
    LeadClass class;
    unsigned fold;   /* examples of one fold are held back together: letters of one hand, say */
    unsigned copies; /* weighs as so many */
    unsigned tells;  /* which of the names in it are asked for, as well as so many */
    char **marked;   /* names of what is asked for, or NULL; borrowed */
} TrainExample;

void train_example_free(TrainExample *example);

/* How classes were judged. */
typedef struct {
    unsigned count[3][3]; /* [labelled][judged], by LeadClass */
} TrainFigures;

double train_macro_f1(const TrainFigures *figures);
double train_precision(const TrainFigures *figures, LeadClass class);
double train_recall(const TrainFigures *figures, LeadClass class);
double train_none_taken(const TrainFigures *figures);   /* none judged a lead, of all none */
double train_leads_missed(const TrainFigures *figures); /* leads judged none, of all leads */

/* A model of all the examples (TrainExample*), as sure of itself as it is right of examples that it has not learned
 * from; and how each fold is judged by a model of the others, unless held_back is NULL. NULL and *error when a class is
 * missing. */
ModelFile *train_model(const GPtrArray *examples, TrainFigures *held_back, GError **error);

/* Judges the examples by a model (NULL: rules alone). */
TrainFigures train_judge(const ModelFile *model, const GPtrArray *examples);

#endif
