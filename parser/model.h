/* The learned part: logits of "a lead" and of "hot" from hashed features. The
 * weights come from liblinear (milter/train.h); here they are only added up.
 * Loaded once, before any sandbox; immutable, any thread. */
#ifndef PARSER_MODEL_H
#define PARSER_MODEL_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

#include "parser/features.h"
#include "parser/reading.pb-c.h"
#include "parser/tagger.h"

/* The logits from which a message is a lead, and a hot one. In the middle of both there is more of the other: letters
 * that teach hold more leads, and more hot ones, than the mail of most companies. */
#define MODEL_LEAD_FROM 0.1
#define MODEL_HOT_FROM 0.15

typedef struct Model Model;

/* From a packed ModelFile. NULL and *error when it is damaged or made for other features. */
Model *model_new(const uint8_t *bytes, size_t size, GError **error);
void model_free(Model *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Model, model_free)

/* Sets the Reading's logits and top terms. Linear in the number of features. */
void model_apply(const Model *model, const Features *features, Reading *reading);

/* The tagger's weights, and those of mentions; NULL when the model brings none. They live as long as the model. */
const TaggerWeights *model_tagger(const Model *model, const double **choice);

/* Copies them into the Reading, for training. */
void model_export(const Features *features, Reading *reading);

#endif
