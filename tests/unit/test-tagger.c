/* Names of what is asked for: words, sequences, and learning them from marks. */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "milter/train_tagger.h"
#include "parser/mention.h"
#include "parser/tagger.h"

static GArray *words_of(const char *text)
{
    const TaggerText input = {.text = text, .language = "en"};
    return tagger_words(&input);
}

static void test_words(void)
{
    static const struct {
        const char *text;
        const char *words; /* joined by | */
    } cases[] = {
        {"", ""},
        {"ball valves", "ball|valves"},
        {"l'huile d\u2019olive", "l'huile|d\u2019olive"},
        {"2.5 kg, 1,000 pcs.", "2.5|kg|,|1,000|pcs|."},
        {"NF-220\nx", "NF|-|220|\n|x"},
        {"蝶阀 DN80", "蝶|阀|DN|80"},
        {"насос\t\u00a0№5", "насос|№|5"},
        {"\xff\xfe", NULL},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = g_utf8_make_valid(cases[i].text, -1);
        g_autoptr(GArray) words = words_of(text);
        g_autoptr(GString) joined = g_string_new(NULL);
        for (guint k = 0; k < words->len; k++) {
            const TaggerWord *word = &g_array_index(words, TaggerWord, k);
            g_assert_true(word->from < word->to && word->to <= strlen(text));
            g_string_append_printf(joined, "%s%.*s", k ? "|" : "", (int)(word->to - word->from), text + word->from);
        }
        if (cases[i].words)
            g_assert_cmpstr(joined->str, ==, cases[i].words);
    }
}

/* A long text is read from its start only. */
static void test_bounds(void)
{
    g_autoptr(GString) text = g_string_new(NULL);

    while (text->len < 100000)
        g_string_append(text, "pump ü ");
    g_autoptr(GArray) words = words_of(text->str);
    g_assert_cmpuint(words->len, ==, 600);
}

/* A span ends where a word does, and carries no punctuation. */
static void test_name(void)
{
    static const struct {
        const char *text, *span, *name;
    } cases[] = {
        {"quote the NF-220 pump", "NF", "NF-220"},
        {"quote the NF-220 pump", "220 pump", "NF-220 pump"},
        {"clamp-on sensors, two", "clamp-", "clamp-on"},
        {"sensors, two", "sensors,", "sensors"},
        {"(ball valves)", "(ball valves)", "ball valves"},
        {"valve (brass), two", "valve (brass)", "valve (brass)"},
        {"10\" gate valves", "10", "10\""},
        {"我们要电磁流量计两台", "电磁流量计", "电磁流量计"},
        {"насосы химические", "химич", "химические"},
        {"터치 프로브 TP-40이 필요", "프로브 TP-40", "프로브 TP-40"},
        {"- * -", "*", ""},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        size_t from = (size_t)(strstr(cases[i].text, cases[i].span) - cases[i].text);
        TaggerSpan span = {.from = from, .to = from + strlen(cases[i].span)};
        g_autofree char *name = tagger_name(cases[i].text, &span);
        g_assert_cmpstr(name, ==, cases[i].name);
    }
}

static bool same_features(const GArray *a, const GArray *b)
{
    bool same = a->len == b->len;

    for (guint i = 0; i < a->len && same; i++) {
        const TaggerLesson *left = &g_array_index(a, TaggerLesson, i), *right = &g_array_index(b, TaggerLesson, i);
        same = memcmp(left->feature, right->feature, sizeof left->feature) == 0;
    }
    return same;
}

/* In how many letters a word stands is known by language, and a letter does not count itself. */
static void test_known(void)
{
    g_autofree uint8_t *known = g_new0(uint8_t, (size_t)1 << TAGGER_BITS);
    TaggerText text = {.text = "pump and pump", .language = "en", .known = known};
    g_autoptr(GArray) unknown = tagger_lessons(&text);
    unsigned sum = 0;

    tagger_learn_words(&text, known);
    for (size_t i = 0; i < (size_t)1 << TAGGER_BITS; i++)
        sum += known[i];
    g_assert_cmpuint(sum, ==, 2);
    text.counted = true;
    g_autoptr(GArray) own = tagger_lessons(&text);
    text.counted = false;
    g_autoptr(GArray) other = tagger_lessons(&text);
    g_assert_true(same_features(own, unknown));
    g_assert_false(same_features(other, unknown));
}

/* What words are scored by is what is learned of them. */
static void test_scores(void)
{
    enum { WEIGHTS = 4 << TAGGER_BITS };
    g_autofree int8_t *weight = g_new(int8_t, WEIGHTS);
    g_autoptr(GPtrArray) guesses = g_ptr_array_new(), counts = g_ptr_array_new();
    for (unsigned i = 0; i < WEIGHTS; i++)
        weight[i] = (int8_t)(i * 2654435761U >> 24);
    g_autoptr(TaggerSums) sums = tagger_sums_new(weight);
    const TaggerWeights weights = {.scale = {1, 0.5, 2}, .weight = weight, .sums = sums};
    g_ptr_array_add(guesses, (char *)"ball valves");
    g_ptr_array_add(counts, (char *)"40 pcs");
    const TaggerText text = {.text =
                                 "Ball valves\nHello,\nwe need 40 pcs of NF-220 ball valves; d\u2019olive 蝶阀, насос.",
                             .subject = 11,
                             .language = "en",
                             .guesses = guesses,
                             .counts = counts,
                             .weights = &weights};
    g_autoptr(GArray) words = tagger_words(&text);
    g_autoptr(GArray) lessons = tagger_lessons(&text);

    g_assert_cmpuint(words->len, ==, lessons->len);
    for (guint i = 0; i < words->len; i++) {
        const TaggerLesson *lesson = &g_array_index(lessons, TaggerLesson, i);
        for (size_t tag = 0; tag < TAGS; tag++) {
            int sum = 0;
            for (unsigned f = 0; f < TAGGER_FEATURES; f++)
                sum += weight[4 * (size_t)lesson->feature[f] + tag];
            g_assert_cmpfloat(g_array_index(words, TaggerWord, i).score[tag], ==, sum * weights.scale[tag]);
        }
    }
}

static void test_same_name(void)
{
    static const struct {
        const char *a, *b;
        bool same;
    } cases[] = {
        {"ball valves", "Ball Valves", true},
        {"ball valves", "2in ball valves", true},
        {"ball valves", "gate valves", true},
        {"ball valves", "pump", false},
        {"steel ball valves", "steel pumps x", false},
        {"butterfly valve DN80 wafer", "pump DN50", false},
        {"蝶阀", "DN80 蝶阀", true},
        {"", "", false},
        {"!!!", "!!!", false},
        {"Käse", "kase", true},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("%s, %s", cases[i].a, cases[i].b);
        g_assert_cmpint(tagger_same_name(cases[i].a, cases[i].b), ==, cases[i].same);
        g_assert_cmpint(tagger_same_name(cases[i].b, cases[i].a), ==, cases[i].same);
    }
}

/* --- Learning --- */

static TaggerInput *input_of(const char *text)
{
    TaggerInput *input = g_new(TaggerInput, 1);

    tagger_input__init(input);
    input->text = g_strdup(text);
    input->language = g_strdup("en");
    return input;
}

static void free_example(gpointer example)
{
    train_example_free(example);
}

/* What stands behind "need some" is asked for. */
static GPtrArray *letters(char *marks[][2], unsigned n)
{
    GPtrArray *examples = g_ptr_array_new_with_free_func(free_example);

    for (unsigned i = 0; i < n; i++) {
        TrainExample *example = g_new0(TrainExample, 1);
        g_autofree char *text =
            g_strdup_printf("hello\nwe here in town %u need some %s before the summer", i, marks[i][0]);
        example->reading = g_new(Reading, 1);
        reading__init(example->reading);
        example->reading->tagger = input_of(text);
        example->class = LEAD_CLASS__CLASS_HOT;
        example->fold = i % 5;
        example->marked = marks[i];
        g_ptr_array_add(examples, example);
    }
    return examples;
}

static void test_learns(void)
{
    enum { LETTERS = 60 };
    static const char *const things[] = {"flarn", "gribble hooks", "moss", "tin snips", "yarn", "old bolts"};
    char *marks[LETTERS][2] = {{0}};
    TaggerFigures figures;
    g_autoptr(GError) error = NULL;

    for (unsigned i = 0; i < LETTERS; i++)
        marks[i][0] = (char *)things[i % G_N_ELEMENTS(things)];
    g_autoptr(GPtrArray) examples = letters(marks, LETTERS);
    ProductTagger *tagger = train_tagger(examples, &figures, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(figures.marked, ==, LETTERS);
    g_assert_cmpuint(figures.met, >=, LETTERS * 9 / 10);
    g_assert_cmpuint(figures.right, >=, figures.found * 9 / 10);
    const int8_t *weight = (const int8_t *)tagger->weight.data;
    g_autoptr(TaggerSums) sums = tagger_sums_new(weight);
    TaggerWeights weights = {.weight = weight, .sums = sums};
    memcpy(weights.transition, tagger->transition, sizeof weights.transition);
    memcpy(weights.scale, tagger->scale, sizeof weights.scale);
    static const char words_of_letter[] = "hello\nwe here in town 7 need some velvet curtains before the summer";
    const TaggerText text = {
        .text = words_of_letter, .subject = 5, .language = "en", .known = tagger->known.data, .weights = &weights};
    g_autoptr(GArray) words = tagger_words(&text);
    g_autoptr(GPtrArray) mentions = mentions_find(&weights, &text, words);
    g_autoptr(GPtrArray) meant = mentions_meant(mentions, tagger->choice, true, false, &text);
    g_assert_cmpuint(meant->len, ==, 1);
    const Mention *mention = meant->pdata[0];
    g_assert_true(g_str_has_prefix(mention->name, "velvet"));
    g_assert_true(mention->span.probability > 0.1 && mention->span.probability <= mention->span.most + 1e-9);
    g_assert_true(mention->span.inside <= mention->span.most && mention->span.most <= 1 + 1e-9);
    product_tagger__free_unpacked(tagger, NULL);
}

static void test_nothing_marked(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    TaggerFigures figures;

    g_assert_null(train_tagger(none, &figures, &error));
    g_assert_nonnull(error);
}

/* Without weights of any kind all tags are as likely, and nothing breaks. */
static void test_zero_weights(void)
{
    g_autofree int8_t *weight = g_malloc0((size_t)4 << TAGGER_BITS);
    TaggerWeights weights = {.scale = {1, 1, 1}, .weight = weight};
    g_autoptr(GArray) words = words_of("any words at all");
    g_autoptr(GArray) none = words_of("");
    g_autoptr(GArray) spans = tagger_spans(&weights, words);
    g_autoptr(GArray) no_spans = tagger_spans(&weights, none);
    size_t end = 0;

    g_assert_cmpuint(spans->len, >, 0);
    g_assert_cmpuint(no_spans->len, ==, 0);
    for (guint i = 0; i < spans->len; i++) {
        const TaggerSpan *span = &g_array_index(spans, TaggerSpan, i);
        g_assert_true(span->from >= end && span->to > span->from);
        g_assert_true(span->probability > 0 && span->probability < 1);
        end = span->to;
    }
    weights.transition[TAG_OUTSIDE][TAG_OUTSIDE] = 20;
    g_autoptr(GArray) unlikely = tagger_spans(&weights, words);
    g_assert_cmpuint(unlikely->len, ==, 0);
}

/* Of two words that begin names or not, each as likely as not, each name is as likely: by hand from all sequences. */
static void test_probability(void)
{
    g_autofree int8_t *weight = g_malloc0((size_t)4 << TAGGER_BITS);
    const TaggerWeights weights = {.scale = {1, 1, 1}, .weight = weight};
    g_autoptr(GArray) words = words_of("two words");
    g_autoptr(GArray) spans = tagger_spans(&weights, words);

    /* OO, OB, BO, BB, BI: "two" alone in two of five, "words" alone in two of five. */
    g_assert_cmpuint(spans->len, ==, 2);
    for (guint i = 0; i < 2; i++)
        g_assert_cmpfloat_with_epsilon(g_array_index(spans, TaggerSpan, i).probability, 0.4, 1e-9);
    g_assert_cmpfloat_with_epsilon(g_array_index(spans, TaggerSpan, 0).inside, 0.6, 1e-9);
    g_assert_cmpfloat_with_epsilon(g_array_index(spans, TaggerSpan, 1).inside, 0.6, 1e-9);
}

static void test_beside(void)
{
    static const char words[] = "120 bags Softmax 300 improver, 40 of it";
    const TaggerText text = {.text = words, .language = "en"};
    const TaggerSpan span = {.from = 9, .to = 29}, with_count = {.from = 0, .to = 29};

    g_assert_true(mention_beside(&text, &span, "120 bags"));
    g_assert_true(mention_beside(&text, &span, "40"));
    g_assert_true(mention_beside(&text, &with_count, "120"));
    g_assert_false(mention_beside(&text, &span, "300"));
    g_assert_false(mention_beside(&text, &span, "7"));
}

static const Mention *named(const GPtrArray *mentions, const char *name)
{
    for (guint i = 0; i < mentions->len; i++)
        if (!strcmp(((const Mention *)mentions->pdata[i])->name, name))
            return mentions->pdata[i];
    g_assert_not_reached();
}

/* Brackets tell of what stands before; questions end with their sentence. */
static void test_around(void)
{
    enum { IN_BRACKETS = 17, IN_QUESTION };
    g_autofree int8_t *weight = g_malloc0((size_t)4 << TAGGER_BITS);
    const TaggerWeights weights = {.scale = {1, 1, 1}, .weight = weight};
    const TaggerText text = {.text = "hello\npump (steel) works. valve there? thanks", .subject = 5, .language = "en"};
    g_autoptr(GArray) words = tagger_words(&text);
    g_autoptr(GPtrArray) mentions = mentions_find(&weights, &text, words);

    g_assert_cmpfloat(named(mentions, "pump")->feature[IN_BRACKETS], ==, 0);
    g_assert_cmpfloat(named(mentions, "steel")->feature[IN_BRACKETS], ==, 1);
    g_assert_cmpfloat(named(mentions, "works")->feature[IN_BRACKETS], ==, 0);
    g_assert_cmpfloat(named(mentions, "steel")->feature[IN_QUESTION], ==, 0);
    g_assert_cmpfloat(named(mentions, "valve")->feature[IN_QUESTION], ==, 1);
    g_assert_cmpfloat(named(mentions, "thanks")->feature[IN_QUESTION], ==, 0);
}

/* What is named twice is one mention; of a message that does not buy nothing is meant unless it is likely. */
static void test_meant(void)
{
    g_autofree int8_t *weight = g_malloc0((size_t)4 << TAGGER_BITS);
    g_autoptr(TaggerSums) sums = tagger_sums_new(weight);
    const TaggerWeights weights = {.scale = {1, 1, 1}, .weight = weight, .sums = sums};
    const TaggerText text = {.text = "pump\npump", .subject = 4, .language = "en", .weights = &weights};
    const double cold[MENTION_WEIGHTS] = {-3}, hot[MENTION_WEIGHTS] = {-3, [MENTION_FEATURES] = 4};
    g_autoptr(GArray) words = tagger_words(&text);
    g_autoptr(GPtrArray) mentions = mentions_find(&weights, &text, words);
    g_autoptr(GPtrArray) none = mentions_meant(mentions, cold, false, false, &text);
    g_autoptr(GPtrArray) least = mentions_meant(mentions, cold, true, false, &text);
    g_autoptr(GPtrArray) elsewhere = mentions_meant(mentions, cold, true, true, &text);
    g_autoptr(GPtrArray) warm = mentions_meant(mentions, hot, true, true, &text);

    g_assert_cmpuint(mentions->len, ==, 1);
    g_assert_cmpstr(((const Mention *)mentions->pdata[0])->name, ==, "pump");
    g_assert_true(((const Mention *)mentions->pdata[0])->in_subject);
    g_assert_cmpuint(none->len, ==, 0);
    g_assert_cmpuint(least->len, ==, 1);
    g_assert_cmpuint(elsewhere->len, ==, 0);
    g_assert_cmpuint(warm->len, ==, 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/tagger/words", test_words);
    g_test_add_func("/tagger/bounds", test_bounds);
    g_test_add_func("/tagger/scores", test_scores);
    g_test_add_func("/tagger/same-name", test_same_name);
    g_test_add_func("/tagger/name", test_name);
    g_test_add_func("/tagger/known", test_known);
    g_test_add_func("/tagger/zero-weights", test_zero_weights);
    g_test_add_func("/tagger/probability", test_probability);
    g_test_add_func("/tagger/meant", test_meant);
    g_test_add_func("/tagger/beside", test_beside);
    g_test_add_func("/tagger/around", test_around);
    g_test_add_func("/tagger/learns", test_learns);
    g_test_add_func("/tagger/nothing-marked", test_nothing_marked);
    return g_test_run();
}
