/* liblinear's nodes and parameters. */
#include "milter/linear.h"

#include <linear.h>
#include <math.h>

#define EPSILON 0.001

/* Of the spread: so much is added to what either answer counts; so much is one unit of log-count ratio worth. By
 * cross-validation more would be better still; but short plain mail was then judged by single words. */
#define SMOOTHING 1.0
#define UNIT 0.3

struct LinearProblem {
    unsigned features;
    GArray *y;        /* of double */
    GPtrArray *x;     /* of struct feature_node*; copies of an example share theirs */
    GPtrArray *nodes; /* owns them */
    unsigned answers[2];
};

LinearProblem *linear_new(unsigned features)
{
    LinearProblem *problem = g_new0(LinearProblem, 1);

    problem->features = features;
    problem->y = g_array_new(FALSE, FALSE, sizeof(double));
    problem->x = g_ptr_array_new();
    problem->nodes = g_ptr_array_new_with_free_func(g_free);
    return problem;
}

void linear_free(LinearProblem *problem)
{
    if (problem == NULL)
        return;
    g_array_unref(problem->y);
    g_ptr_array_unref(problem->x);
    g_ptr_array_unref(problem->nodes);
    g_free(problem);
}

/* liblinear counts from 1; the bias is the last feature of every example. */
static struct feature_node *nodes_of(const LinearProblem *problem, const uint32_t *index, const float *value, size_t n)
{
    struct feature_node *node = g_new(struct feature_node, n + 2);

    for (size_t i = 0; i < n; i++)
        node[i] = (struct feature_node){(int)index[i] + 1, value ? (double)value[i] : 1};
    node[n] = (struct feature_node){(int)problem->features + 1, 1};
    node[n + 1].index = -1;
    return node;
}

void linear_add(LinearProblem *problem, const uint32_t *index, const float *value, size_t n, bool yes, unsigned copies)
{
    struct feature_node *node = nodes_of(problem, index, value, n);
    double y = yes ? 1 : -1;

    g_ptr_array_add(problem->nodes, node);
    for (unsigned i = 0; i < MAX(copies, 1); i++) {
        g_array_append_val(problem->y, y);
        g_ptr_array_add(problem->x, node);
    }
    problem->answers[yes]++;
}

static void silent(const char *text)
{
    (void)text;
}

double *linear_spread(const LinearProblem *problem)
{
    g_autofree double *no = g_new(double, problem->features), *yes = g_new(double, problem->features);
    double *spread = g_new(double, problem->features), all_no = 0, all_yes = 0;

    for (unsigned i = 0; i < problem->features; i++)
        no[i] = yes[i] = SMOOTHING;
    for (guint i = 0; i < problem->x->len; i++) {
        double *sum = g_array_index(problem->y, double, i) > 0 ? yes : no;
        for (const struct feature_node *node = problem->x->pdata[i]; node->index <= (int)problem->features; node++)
            sum[node->index - 1] += fabs(node->value);
    }
    for (unsigned i = 0; i < problem->features; i++) {
        all_no += no[i];
        all_yes += yes[i];
    }
    for (unsigned i = 0; i < problem->features; i++)
        spread[i] = 1 + UNIT * fabs(log(yes[i] / all_yes) - log(no[i] / all_no));
    return spread;
}

void linear_stretch(LinearProblem *problem, const double *factor)
{
    for (guint i = 0; i < problem->nodes->len; i++)
        for (struct feature_node *node = problem->nodes->pdata[i]; node->index <= (int)problem->features; node++)
            node->value *= factor[node->index - 1];
}

double *linear_solve(const LinearProblem *made, double cost)
{
    struct problem problem = {.l = (int)made->y->len,
                              .n = (int)made->features + 1,
                              .y = (double *)(void *)made->y->data,
                              .x = (struct feature_node **)made->x->pdata,
                              .bias = 1};
    struct parameter parameter = {.solver_type = L2R_LR, .eps = EPSILON, .C = cost};

    if (made->answers[false] == 0 || made->answers[true] == 0)
        return NULL;
    set_print_string_function(silent);
    struct model *model = train(&problem, &parameter);
    double *weights = g_new(double, made->features + 1);
    double sign = model->label[0] == 1 ? 1 : -1;
    for (unsigned i = 0; i <= made->features; i++)
        weights[i] = sign * model->w[i];
    free_and_destroy_model(&model);
    return weights;
}

double linear_scale(const double *weights, unsigned features)
{
    double most = 0;

    for (unsigned i = 0; i < features; i++)
        most = fmax(most, fabs(weights[i]));
    return most > 0 ? most / 127 : 1;
}
