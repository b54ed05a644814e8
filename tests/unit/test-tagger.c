/* Names of what is asked for: words, sequences, and learning them from marks. */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "milter/train_tagger.h"
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
            g_assert_cmpuint(word->n, ==, TAGGER_FEATURES);
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
        {"- * -", "*", ""},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        size_t from = (size_t)(strstr(cases[i].text, cases[i].span) - cases[i].text);
        TaggerSpan span = {from, from + strlen(cases[i].span), 1};
        g_autofree char *name = tagger_name(cases[i].text, &span);
        g_assert_cmpstr(name, ==, cases[i].name);
    }
}

static bool same_features(const GArray *a, const GArray *b)
{
    bool same = a->len == b->len;

    for (guint i = 0; i < a->len && same; i++) {
        const TaggerWord *left = &g_array_index(a, TaggerWord, i), *right = &g_array_index(b, TaggerWord, i);
        same = memcmp(left->feature, right->feature, sizeof left->feature) == 0;
    }
    return same;
}

/* In how many letters a word stands is known by language, and a letter does not count itself. */
static void test_known(void)
{
    g_autofree uint8_t *known = g_new0(uint8_t, (size_t)1 << TAGGER_BITS);
    TaggerText text = {.text = "pump and pump", .language = "en", .known = known};
    g_autoptr(GArray) unknown = tagger_words(&text);
    unsigned sum = 0;

    tagger_learn_words(&text, known);
    for (size_t i = 0; i < (size_t)1 << TAGGER_BITS; i++)
        sum += known[i];
    g_assert_cmpuint(sum, ==, 2);
    text.counted = true;
    g_autoptr(GArray) own = tagger_words(&text);
    text.counted = false;
    g_autoptr(GArray) other = tagger_words(&text);
    g_assert_true(same_features(own, unknown));
    g_assert_false(same_features(other, unknown));
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
    g_assert_true(train_tagger_validate(examples, &figures, &error));
    g_assert_no_error(error);
    g_assert_cmpuint(figures.marked, ==, LETTERS);
    g_assert_cmpuint(figures.met, >=, LETTERS * 9 / 10);
    g_assert_cmpuint(figures.right, >=, figures.found * 9 / 10);

    ProductTagger *tagger = train_tagger(examples, &error);
    g_assert_no_error(error);
    TaggerWeights weights = {.weight = (const int8_t *)tagger->weight.data};
    memcpy(weights.transition, tagger->transition, sizeof weights.transition);
    memcpy(weights.scale, tagger->scale, sizeof weights.scale);
    static const char text[] = "hello\nwe here in town 7 need some velvet curtains before the summer";
    g_autoptr(GArray) words = words_of(text);
    g_autoptr(GArray) spans = tagger_spans(&weights, words, tagger->eagerness);
    g_assert_cmpuint(spans->len, ==, 1);
    const TaggerSpan *span = &g_array_index(spans, TaggerSpan, 0);
    g_autofree char *name = g_strndup(text + span->from, span->to - span->from);
    g_assert_true(g_str_has_prefix(name, "velvet"));
    g_assert_true(span->probability > 0.3 && span->probability <= 1);
    product_tagger__free_unpacked(tagger, NULL);
}

static void test_nothing_marked(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) none = g_ptr_array_new();

    g_assert_null(train_tagger(none, &error));
    g_assert_nonnull(error);
}

/* Without weights of any kind nothing is inside a name, and nothing breaks. */
static void test_zero_weights(void)
{
    g_autofree int8_t *weight = g_malloc0((size_t)4 << TAGGER_BITS);
    const TaggerWeights weights = {
        .transition = {{1, -1, -1}, {1, -1, -1}, {1, -1, -1}}, .scale = {1, 1, 1}, .weight = weight};
    g_autoptr(GArray) words = words_of("any words at all");
    g_autoptr(GArray) none = words_of("");
    g_autoptr(GArray) spans = tagger_spans(&weights, words, 0);
    g_autoptr(GArray) no_spans = tagger_spans(&weights, none, 5);
    g_autoptr(GArray) eager = tagger_spans(&weights, words, 5);

    g_assert_cmpuint(spans->len, ==, 0);
    g_assert_cmpuint(no_spans->len, ==, 0);
    g_assert_cmpuint(eager->len, >, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/tagger/words", test_words);
    g_test_add_func("/tagger/bounds", test_bounds);
    g_test_add_func("/tagger/same-name", test_same_name);
    g_test_add_func("/tagger/name", test_name);
    g_test_add_func("/tagger/known", test_known);
    g_test_add_func("/tagger/zero-weights", test_zero_weights);
    g_test_add_func("/tagger/learns", test_learns);
    g_test_add_func("/tagger/nothing-marked", test_nothing_marked);
    return g_test_run();
}
