/* Learning to tag whole texts: a conditional random field, in which the tags of
 * neighbours bear on each other. Runs where models are trained, never in the
 * daemon. The same examples always yield the same weights. */
#ifndef MILTER_CHAIN_H
#define MILTER_CHAIN_H

#include <glib.h>

#include "parser/tagger.h"

typedef struct ChainProblem ChainProblem;

ChainProblem *chain_new(void);
void chain_free(ChainProblem *problem);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ChainProblem, chain_free)

/* A text's words (of TaggerLesson, a reference is kept) and their tags (taken). */
void chain_add(ChainProblem *problem, GArray *words, Tag *tags);

typedef struct {
    float *weight; /* at 4 * feature + tag */
    double transition[TAGS][TAGS];
} ChainWeights;

/* L2-regularised by `cost` (a lower one fits less). False when no word is in a name. The caller frees the weights. */
bool chain_solve(const ChainProblem *problem, double cost, ChainWeights *weights);

#endif
