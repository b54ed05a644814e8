/* Calibration of logits, and the spread of features. */
#include <glib.h>
#include <math.h>

#include "milter/calibrate.h"
#include "milter/linear.h"

/* So many that say `logit`, of which `yes` are right. */
static void add(GArray *judgements, double logit, int yes, int all)
{
    for (int i = 0; i < all; i++) {
        Judgement judgement = {logit, i < yes, 1};
        g_array_append_val(judgements, judgement);
    }
}

static Calibration calibration_of(const GArray *judgements)
{
    return calibrate((const Judgement *)(const void *)judgements->data, judgements->len);
}

/* Says 2 and -2, which is 88 %; right in 73 % of cases, which is 1 and -1. */
static void test_too_sure(void)
{
    g_autoptr(GArray) judgements = g_array_new(FALSE, FALSE, sizeof(Judgement));

    add(judgements, 2, 731, 1000);
    add(judgements, -2, 269, 1000);
    Calibration line = calibration_of(judgements);
    g_assert_cmpfloat_with_epsilon(line.slope, 0.5, 0.01);
    g_assert_cmpfloat_with_epsilon(line.offset, 0, 0.01);
}

static void test_leans_to_yes(void)
{
    g_autoptr(GArray) judgements = g_array_new(FALSE, FALSE, sizeof(Judgement));

    add(judgements, 2, 731, 1000);
    add(judgements, 0, 269, 1000);
    Calibration line = calibration_of(judgements);
    g_assert_cmpfloat_with_epsilon(line.slope, 1, 0.02);
    g_assert_cmpfloat_with_epsilon(line.offset, -1, 0.02);
}

static void test_parts_cleanly(void)
{
    g_autoptr(GArray) judgements = g_array_new(FALSE, FALSE, sizeof(Judgement));

    add(judgements, 3, 50, 50);
    add(judgements, -3, 0, 50);
    Calibration line = calibration_of(judgements);
    g_assert_true(isfinite(line.slope) && line.slope > 0);
    g_assert_cmpfloat(fabs(line.slope * 3), <, 5);
}

static void test_copies_count(void)
{
    const Judgement one[] = {{1, true, 3}, {1, false, 1}, {-1, false, 3}, {-1, true, 1}};
    const Judgement each[] = {{1, true, 1},   {1, true, 1},   {1, true, 1},   {1, false, 1},
                              {-1, false, 1}, {-1, false, 1}, {-1, false, 1}, {-1, true, 1}};
    Calibration by_copies = calibrate(one, G_N_ELEMENTS(one)), by_each = calibrate(each, G_N_ELEMENTS(each));

    g_assert_cmpfloat_with_epsilon(by_copies.slope, by_each.slope, 1e-6);
    g_assert_cmpfloat_with_epsilon(by_copies.offset, by_each.offset, 1e-6);
}

static void test_nothing_to_go_by(void)
{
    const Judgement same[] = {{1, true, 1}, {2, true, 1}};
    Calibration line = calibrate(same, G_N_ELEMENTS(same)), empty = calibrate(NULL, 0);

    g_assert_true(line.slope == 1 && line.offset == 0);
    g_assert_true(empty.slope == 1 && empty.offset == 0);
}

/* Both answers use feature 0 alike; 1 is yes's alone; 2 is nobody's. */
static void test_spread(void)
{
    g_autoptr(LinearProblem) problem = linear_new(3);
    const uint32_t both[] = {0, 1};

    for (int i = 0; i < 20; i++) {
        linear_add(problem, both, NULL, 2, true, 1);
        linear_add(problem, both, NULL, 1, false, 2);
    }
    g_autofree double *spread = linear_spread(problem);
    g_assert_cmpfloat(spread[1], >, spread[0]);
    g_assert_cmpfloat(spread[0], >=, 1);
    g_assert_true(isfinite(spread[2]));
    linear_stretch(problem, spread);
    g_autofree double *weights = linear_solve(problem, 1);
    g_assert_nonnull(weights);
    g_assert_cmpfloat(weights[1], >, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/calibrate/too-sure", test_too_sure);
    g_test_add_func("/calibrate/leans-to-yes", test_leans_to_yes);
    g_test_add_func("/calibrate/parts-cleanly", test_parts_cleanly);
    g_test_add_func("/calibrate/copies-count", test_copies_count);
    g_test_add_func("/calibrate/nothing-to-go-by", test_nothing_to_go_by);
    g_test_add_func("/linear/spread", test_spread);
    return g_test_run();
}
