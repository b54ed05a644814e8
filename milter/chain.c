/* Stochastic gradients of the likelihood of whole sequences; forward-backward for what is expected. */
#include "milter/chain.h"

#include <math.h>

#define STEP 0.05
enum { ROUNDS = 20, SEED = 1 };

typedef struct {
    GArray *words; /* of TaggerLesson */
    Tag *tags;
} Sequence;

G_STATIC_ASSERT(TAGGER_FEATURES <= 64);

struct ChainProblem {
    GArray *sequences;
    guint longest;
    bool named;
};

static void clear_sequence(gpointer data)
{
    Sequence *sequence = data;

    g_array_unref(sequence->words);
    g_free(sequence->tags);
}

ChainProblem *chain_new(void)
{
    ChainProblem *problem = g_new0(ChainProblem, 1);

    problem->sequences = g_array_new(FALSE, FALSE, sizeof(Sequence));
    g_array_set_clear_func(problem->sequences, clear_sequence);
    return problem;
}

void chain_free(ChainProblem *problem)
{
    if (problem == NULL)
        return;
    g_array_unref(problem->sequences);
    g_free(problem);
}

void chain_add(ChainProblem *problem, GArray *words, Tag *tags)
{
    Sequence sequence = {g_array_ref(words), tags};

    g_array_append_val(problem->sequences, sequence);
    problem->longest = MAX(problem->longest, words->len);
    for (guint i = 0; i < words->len; i++)
        problem->named |= tags[i] != TAG_OUTSIDE;
}

/* --- One text --- */

/* What is learned so far, and room for one text's sums. Weights are `shrunk` times what stands there: to make all of
 * them smaller is one multiplication. */
typedef struct {
    ChainWeights *weights;
    double shrunk;
    double follows[TAGS][TAGS]; /* exp of the transitions; nothing is inside behind what is outside */
    GRand *random;
    uint64_t *heard; /* of each word, a bit a feature */
    double (*fits)[TAGS], (*ahead)[TAGS], (*behind)[TAGS];
} Learner;

static void see_transitions(Learner *learner)
{
    for (int from = 0; from < TAGS; from++)
        for (int to = 0; to < TAGS; to++)
            learner->follows[from][to] = exp(learner->weights->transition[from][to]);
    learner->follows[TAG_OUTSIDE][TAG_INSIDE] = 0;
}

static void see_word(const Learner *learner, const TaggerLesson *word, uint64_t heard, double fits[TAGS])
{
    float sum[4] = {0};
    double most = -INFINITY;

    for (unsigned i = 0; i < TAGGER_FEATURES; i++)
        for (int tag = 0; tag < 4 && (heard >> i & 1); tag++)
            sum[tag] += learner->weights->weight[4 * (size_t)word->feature[i] + (size_t)tag];
    for (int tag = 0; tag < TAGS; tag++)
        most = fmax(most, learner->shrunk * (double)sum[tag]);
    for (int tag = 0; tag < TAGS; tag++)
        fits[tag] = exp(learner->shrunk * (double)sum[tag] - most);
}

static void make_sum_one(double p[TAGS])
{
    double sum = 0;

    for (int tag = 0; tag < TAGS; tag++)
        sum += p[tag];
    for (int tag = 0; tag < TAGS; tag++)
        p[tag] /= sum;
}

/* Before the first word all is outside. */
static void look_ahead(const Learner *learner, guint i)
{
    static const double start[TAGS] = {1, 0, 0};
    const double *last = i ? learner->ahead[i - 1] : start;

    for (int to = 0; to < TAGS; to++) {
        double sum = 0;
        for (int from = 0; from < TAGS; from++)
            sum += last[from] * learner->follows[from][to];
        learner->ahead[i][to] = sum * learner->fits[i][to];
    }
    make_sum_one(learner->ahead[i]);
}

static void look_behind(const Learner *learner, guint i, guint n)
{
    for (int from = 0; from < TAGS; from++) {
        double sum = i + 1 == n ? 1 : 0;
        for (int to = 0; i + 1 < n && to < TAGS; to++)
            sum += learner->follows[from][to] * learner->fits[i + 1][to] * learner->behind[i + 1][to];
        learner->behind[i][from] = sum;
    }
    make_sum_one(learner->behind[i]);
}

static void learn_transition(const Learner *learner, const Tag *tags, guint i, double step)
{
    double pair[TAGS][TAGS], sum = 0;

    for (int from = 0; from < TAGS; from++)
        for (int to = 0; to < TAGS; to++) {
            double last = i ? learner->ahead[i - 1][from] : from == TAG_OUTSIDE;
            pair[from][to] = last * learner->follows[from][to] * learner->fits[i][to] * learner->behind[i][to];
            sum += pair[from][to];
        }
    for (int from = 0; from < TAGS; from++)
        for (int to = 0; to < TAGS; to++)
            learner->weights->transition[from][to] -= step * pair[from][to] / sum;
    learner->weights->transition[i ? tags[i - 1] : TAG_OUTSIDE][tags[i]] += step;
}

static void learn_word(const Learner *learner, const TaggerLesson *word, guint i, Tag tag, double step)
{
    double expected[TAGS];
    float change[4] = {0};

    for (int other = 0; other < TAGS; other++)
        expected[other] = learner->ahead[i][other] * learner->behind[i][other];
    make_sum_one(expected);
    for (int other = 0; other < TAGS; other++)
        change[other] = (float)(step / learner->shrunk * ((other == (int)tag ? 1 : 0) - expected[other]));
    for (unsigned f = 0; f < TAGGER_FEATURES; f++)
        for (int other = 0; other < 4 && (learner->heard[i] >> f & 1); other++)
            learner->weights->weight[4 * (size_t)word->feature[f] + (size_t)other] += change[other];
}

/* Half of a word's features are not heard in a lesson, so that none relies on the others: mail is full of words that
 * no letter has. */
static uint64_t half_of_features(GRand *random)
{
    return (uint64_t)g_rand_int(random) << 32 | g_rand_int(random);
}

static void learn_from(Learner *learner, const Sequence *sequence, double step)
{
    guint n = sequence->words->len;

    see_transitions(learner);
    for (guint i = 0; i < n; i++) {
        learner->heard[i] = half_of_features(learner->random);
        see_word(learner, &g_array_index(sequence->words, TaggerLesson, i), learner->heard[i], learner->fits[i]);
        look_ahead(learner, i);
    }
    for (guint i = n; i-- > 0;)
        look_behind(learner, i, n);
    for (guint i = 0; i < n; i++) {
        learn_word(learner, &g_array_index(sequence->words, TaggerLesson, i), i, sequence->tags[i], step);
        learn_transition(learner, sequence->tags, i, step);
    }
}

/* --- All of them --- */

static void shuffle(guint *order, guint n, GRand *random)
{
    for (guint i = n; i > 1; i--) {
        guint other = (guint)g_rand_int_range(random, 0, (gint32)i);
        guint kept = order[i - 1];
        order[i - 1] = order[other];
        order[other] = kept;
    }
}

static void learn_all(Learner *learner, const ChainProblem *problem, double cost)
{
    guint n = problem->sequences->len;
    double decay = 1 / (cost * n), seen = 0;
    g_autofree guint *order = g_new(guint, n);

    for (guint i = 0; i < n; i++)
        order[i] = i;
    for (int round = 0; round < ROUNDS; round++) {
        shuffle(order, n, learner->random);
        for (guint i = 0; i < n; i++, seen++) {
            double step = STEP / (1 + STEP * decay * seen);
            learner->shrunk *= 1 - step * decay;
            learn_from(learner, &g_array_index(problem->sequences, Sequence, order[i]), step);
        }
    }
}

bool chain_solve(const ChainProblem *problem, double cost, ChainWeights *weights)
{
    Learner learner = {.weights = weights, .shrunk = 1};

    *weights = (ChainWeights){0};
    if (!problem->named)
        return false;
    weights->weight = g_new0(float, (size_t)4 << TAGGER_BITS);
    learner.random = g_rand_new_with_seed(SEED);
    learner.fits = g_malloc_n(problem->longest, sizeof *learner.fits);
    learner.ahead = g_malloc_n(problem->longest, sizeof *learner.ahead);
    learner.behind = g_malloc_n(problem->longest, sizeof *learner.behind);
    learner.heard = g_malloc_n(problem->longest, sizeof *learner.heard);
    learn_all(&learner, problem, cost);
    for (size_t i = 0; i < (size_t)4 << TAGGER_BITS; i++)
        weights->weight[i] *= (float)(learner.shrunk / 2); /* all are heard at last */
    g_rand_free(learner.random);
    g_free(learner.fits);
    g_free(learner.heard);
    g_free(learner.ahead);
    g_free(learner.behind);
    return true;
}
