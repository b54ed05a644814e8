/* Logistic regression: yes-no examples of sparse features in, weights out. The
 * only liblinear user; runs where models are trained, never in the daemon. */
#ifndef MILTER_LINEAR_H
#define MILTER_LINEAR_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct LinearProblem LinearProblem;

/* `features`: how many there are. */
LinearProblem *linear_new(unsigned features);
void linear_free(LinearProblem *problem);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LinearProblem, linear_free)

/* Indices rise strictly; value NULL: each is 1. The example counts as `copies`. */
void linear_add(LinearProblem *problem, const uint32_t *index, const float *value, size_t n, bool yes, unsigned copies);

/* How differently the two answers use each feature: 1, and more by its log-count ratio (S. Wang, C. Manning,
 * "Baselines and Bigrams", ACL 2012). The caller frees it. */
double *linear_spread(const LinearProblem *problem);

/* All values times their feature's factor: what weighs more may be learned with less cost. */
void linear_stretch(LinearProblem *problem, const double *factor);

/* The weight of each feature, then the bias; L2-regularised by `cost` (a lower one fits less). NULL when all
 * examples say the same. The caller frees it. */
double *linear_solve(const LinearProblem *problem, double cost);

/* The largest weight as 127, so that all fit signed bytes: what one step is worth. */
double linear_scale(const double *weights, unsigned features);

#endif
