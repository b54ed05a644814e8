/* Training the tagger of products from letters in which they are marked. */
#ifndef MILTER_TRAIN_TAGGER_H
#define MILTER_TRAIN_TAGGER_H

#include <glib.h>
#include <stdbool.h>

#include "milter/train.h"

typedef struct {
    unsigned marked, met; /* names that letters mark, and of them those that were found */
    unsigned found, right;
} TaggerFigures;

/* From examples (TrainExample*) whose Readings bring the tagger's input; *figures: each of five parts found by a tagger
 * of the others. NULL and *error when nothing is marked. */
ProductTagger *train_tagger(const GPtrArray *examples, TaggerFigures *figures, GError **error);

#endif
