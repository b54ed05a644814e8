/* Newton's method for the two parameters; targets are smoothed, so that examples that part cleanly have an answer. */
#include "milter/calibrate.h"

#include <math.h>

enum { STEPS = 50 };

#define CLOSE 1e-6
#define RIDGE 1e-9

typedef struct {
    double no, yes;
} Targets;

static Targets targets_of(const Judgement *judgement, size_t n)
{
    double no = 0, yes = 0;

    for (size_t i = 0; i < n; i++)
        *(judgement[i].yes ? &yes : &no) += judgement[i].copies;
    if (no <= 0 || yes <= 0)
        return (Targets){0};
    return (Targets){1 / (no + 2), (yes + 1) / (yes + 2)};
}

/* One step; how far it went. */
static double step(Calibration *line, const Judgement *judgement, size_t n, Targets targets)
{
    double slope = 0, offset = 0, aa = RIDGE, ab = 0, bb = RIDGE;

    for (size_t i = 0; i < n; i++) {
        double x = judgement[i].logit, weight = judgement[i].copies;
        double p = 1 / (1 + exp(-(line->slope * x + line->offset)));
        double off = weight * (p - (judgement[i].yes ? targets.yes : targets.no)), bend = weight * p * (1 - p);
        slope += off * x;
        offset += off;
        aa += bend * x * x;
        ab += bend * x;
        bb += bend;
    }
    double determinant = aa * bb - ab * ab;
    double by_slope = (bb * slope - ab * offset) / determinant, by_offset = (aa * offset - ab * slope) / determinant;
    line->slope -= by_slope;
    line->offset -= by_offset;
    return fabs(by_slope) + fabs(by_offset);
}

Calibration calibrate(const Judgement *judgement, size_t n)
{
    const Calibration as_it_is = {1, 0};
    Calibration line = as_it_is;
    Targets targets = targets_of(judgement, n);

    if (targets.yes <= 0)
        return as_it_is;
    for (int i = 0; i < STEPS && step(&line, judgement, n, targets) > CLOSE; i++)
        ;
    return isfinite(line.slope) && isfinite(line.offset) && line.slope > 0 ? line : as_it_is;
}
