/* Makes a probability of what a judge says: learned logits are surer of
 * themselves than they are right. Platt scaling (J. Platt, "Probabilistic
 * outputs for support vector machines", 1999). Pure. */
#ifndef MILTER_CALIBRATE_H
#define MILTER_CALIBRATE_H

#include <stdbool.h>
#include <stddef.h>

/* What a judge said of an example that it had not learned from, and what holds. */
typedef struct {
    double logit;
    bool yes;
    unsigned copies; /* weighs as so many */
} Judgement;

/* slope * logit + offset is the calibrated logit. */
typedef struct {
    double slope, offset;
} Calibration;

/* The likeliest; {1, 0} when all say the same. */
Calibration calibrate(const Judgement *judgement, size_t n);

#endif
