/* Labelled letters -> examples -> a model; and what the parser makes of that model. */
#include <glib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "milter/letters.h"
#include "milter/model_file.h"
#include "milter/train.h"
#include "parser/features.h"
#include "parser/parser.h"

static const char LETTERS[] =
    "notes above the first letter are nobody's\n"
    "==== hot rfq en pumps\n"
    "From: Ann <ann@a.example>\nSubject: p\nAttach: part \"list\".pdf\nAttach: b.dwg\n\n"
    "We need ⟦pumps⟧ and ⟦valves⟧.\n"
    "==== none vendor en pumps\n"
    "From: Bob <bob@b.example>\nTo: all@list.example\nList-Unsubscribe: <mailto:x@b.example>\n\n"
    "We sell leads.\n====not a mark\n"
    "==== general question de pumps\n"
    "Subject: Frage\n\nWas ist das?\n";

typedef struct {
    char *dir, *file;
} Fixture;

static void set_up(Fixture *f, gconstpointer text)
{
    f->dir = g_dir_make_tmp("test-train-XXXXXX", NULL);
    f->file = g_build_filename(f->dir, "a.txt", NULL);
    g_assert_true(g_file_set_contents(f->file, text, -1, NULL));
}

static void tear_down(Fixture *f, gconstpointer text)
{
    (void)text;
    g_remove(f->file);
    g_assert_cmpint(g_rmdir(f->dir), ==, 0);
    g_free(f->file);
    g_free(f->dir);
}

static const char *raw_of(const GPtrArray *letters, guint i)
{
    return g_bytes_get_data(((const Letter *)letters->pdata[i])->raw, NULL);
}

static void test_letters(Fixture *f, gconstpointer text)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) letters = letters_read(f->dir, &error);

    (void)text;
    g_assert_no_error(error);
    g_assert_cmpuint(letters->len, ==, 3);
    g_assert_cmpint(((const Letter *)letters->pdata[0])->class, ==, LEAD_CLASS__CLASS_HOT);
    g_assert_cmpint(((const Letter *)letters->pdata[1])->class, ==, LEAD_CLASS__CLASS_NONE);
    g_assert_cmpint(((const Letter *)letters->pdata[2])->class, ==, LEAD_CLASS__CLASS_GENERAL);
    g_assert_nonnull(g_strstr_len(raw_of(letters, 0), -1, "We need pumps and valves.\n"));
    g_assert_nonnull(g_strstr_len(raw_of(letters, 0), -1, "filename=\"part 'list'.pdf\""));
    g_assert_nonnull(g_strstr_len(raw_of(letters, 0), -1, "filename=\"b.dwg\""));
    g_assert_nonnull(g_strstr_len(raw_of(letters, 1), -1, "To: all@list.example\nList-Unsubscribe:"));
    g_assert_nonnull(g_strstr_len(raw_of(letters, 1), -1, "====not a mark"));
    g_assert_null(g_strstr_len(raw_of(letters, 1), -1, "sales@company"));
}

static void test_bad_letters(void)
{
    static const char *const bad[] = {"==== lukewarm rfq en pumps\nFrom: a\n\nx\n", "==== hot rfq en pumps\nFrom: a\n",
                                      "==== hot\n\n==== none a b c\nFrom: x"};

    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        Fixture f;
        g_autoptr(GError) error = NULL;
        set_up(&f, bad[i]);
        g_assert_null(letters_read(f.dir, &error));
        g_assert_nonnull(strstr(error->message, "a.txt:"));
        tear_down(&f, NULL);
    }
}

/* --- Training --- */

static Reading *read_features(Parser *parser, const char *words)
{
    g_autofree char *raw =
        g_strconcat("From: a@b.example\nSubject: x\nContent-Type: text/plain; charset=utf-8\n\n", words, NULL);
    ReadRequest request = READ_REQUEST__INIT;

    request.mail_from = (char *)"a@b.example";
    request.has_features = request.features = true;
    return parser_read(parser, &request, (const uint8_t *)raw, strlen(raw));
}

static void free_example(gpointer example)
{
    train_example_free(example);
}

/* Words that no rule knows: only learning can tell them apart. */
static const char *const WORDS[] = {[LEAD_CLASS__CLASS_NONE] = "zorbing plinth",
                                    [LEAD_CLASS__CLASS_GENERAL] = "quaffle mizzen",
                                    [LEAD_CLASS__CLASS_HOT] = "brindle tarn"};

static GPtrArray *examples(Parser *parser)
{
    enum { EACH = 20 };
    GPtrArray *made = g_ptr_array_new_with_free_func(free_example);

    for (LeadClass class = 0; class < 3; class ++)
        for (unsigned i = 0; i < EACH; i++) {
            g_autofree char *words = g_strdup_printf("%s number%c about it", WORDS[class], 'a' + (char)i);
            TrainExample *example = g_new0(TrainExample, 1);
            *example =
                (TrainExample){.reading = read_features(parser, words), .class = class, .fold = i % 4, .copies = 1};
            g_ptr_array_add(made, example);
        }
    return made;
}

static Parser *parser_with(const ModelFile *model)
{
    ReaderConfig config = READER_CONFIG__INIT;
    g_autoptr(GError) error = NULL;
    size_t size = model ? model_file__get_packed_size(model) : 0;
    g_autofree uint8_t *bytes = g_malloc(size + 1);

    if (model) {
        model_file__pack(model, bytes);
        config.has_model = true;
        config.model = (ProtobufCBinaryData){size, bytes};
    }
    Parser *parser = parser_new(&config, &error);
    g_assert_no_error(error);
    return parser;
}

static void test_learns(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Parser) plain = parser_with(NULL);
    g_autoptr(GPtrArray) made = examples(plain);
    TrainFigures figures;

    TrainFigures rules = train_judge(NULL, made);
    g_assert_cmpuint(rules.count[LEAD_CLASS__CLASS_HOT][LEAD_CLASS__CLASS_GENERAL], ==, 20);
    ModelFile *model = train_model(made, &figures, &error);
    g_assert_no_error(error);
    g_assert_cmpfloat(train_macro_f1(&figures), ==, 1);
    g_assert_cmpfloat(train_none_taken(&figures), ==, 0);
    g_assert_cmpfloat(train_leads_missed(&figures), ==, 0);
    /* What training adds up, reading adds up. */
    g_autoptr(Parser) parser = parser_with(model);
    for (LeadClass class = 0; class < 3; class ++) {
        Reading *reading = read_features(parser, WORDS[class]);
        g_assert_true(reading->has_logit && reading->has_logit_hot);
        g_assert_cmpint(reading->logit > 0, ==, class != LEAD_CLASS__CLASS_NONE);
        if (class != LEAD_CLASS__CLASS_NONE)
            g_assert_cmpint(reading->logit_hot > 0, ==, class == LEAD_CLASS__CLASS_HOT);
        g_assert_cmpuint(reading->n_term, >, 0);
        reading__free_unpacked(reading, NULL);
    }
    model_file__free_unpacked(model, NULL);
}

static void test_a_class_is_missing(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Parser) parser = parser_with(NULL);
    g_autoptr(GPtrArray) made = examples(parser);

    for (guint i = 0; i < made->len; i++)
        ((TrainExample *)made->pdata[i])->class = LEAD_CLASS__CLASS_HOT;
    g_assert_null(train_model(made, NULL, &error));
    g_assert_nonnull(error);
}

static void test_file(Fixture *f, gconstpointer text)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Parser) parser = parser_with(NULL);
    g_autoptr(GPtrArray) made = examples(parser);
    ModelFile *model = train_model(made, NULL, NULL);
    g_autofree char *path = g_build_filename(f->dir, "model", NULL);
    g_autofree char *old = g_strconcat(path, ".old", NULL);

    (void)text;
    g_assert_true(model_file_keep_old(path, &error));
    g_assert_true(model_file_write(path, model, &error));
    g_assert_true(model_file_keep_old(path, &error));
    g_assert_true(model_file_write(path, model, &error));
    g_autoptr(GBytes) bytes = model_file_read(path, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(g_bytes_get_size(bytes), ==, model_file__get_packed_size(model));
    g_assert_true(g_file_test(old, G_FILE_TEST_EXISTS));
    model_file__free_unpacked(model, NULL);
    g_assert_true(g_file_set_contents(old, "rubbish", -1, NULL));
    g_assert_null(model_file_read(old, &error));
    g_assert_nonnull(error);
    g_remove(path);
    g_remove(old);
}

static void test_damaged_models(void)
{
    g_autoptr(Parser) parser = parser_with(NULL);
    g_autoptr(GPtrArray) made = examples(parser);
    ModelFile *model = train_model(made, NULL, NULL);
    enum { SHORT, OTHER_FEATURES, OTHER_SIZE, INFINITE, FAULTS };

    for (int fault = 0; fault < FAULTS; fault++) {
        ModelFile bad = *model;
        bad.weight.len -= fault == SHORT;
        bad.version += fault == OTHER_FEATURES;
        bad.bits -= fault == OTHER_SIZE;
        bad.lead_scale = fault == INFINITE ? INFINITY : bad.lead_scale;
        ReaderConfig config = READER_CONFIG__INIT;
        g_autoptr(GError) error = NULL;
        size_t size = model_file__get_packed_size(&bad);
        g_autofree uint8_t *bytes = g_malloc(size);
        model_file__pack(&bad, bytes);
        config.has_model = true;
        config.model = (ProtobufCBinaryData){size, bytes};
        g_assert_null(parser_new(&config, &error));
        g_assert_nonnull(strstr(error->message, "the learned model"));
    }
    model_file__free_unpacked(model, NULL);
}

/* The same message, the same features; indices rise; a report has none. */
static void test_features(void)
{
    g_autoptr(Parser) parser = parser_with(NULL);
    Reading *a = read_features(parser, "Können Sie 40 Stück bis Freitag liefern? 報價 ありがとう");
    Reading *b = read_features(parser, "Können Sie 40 Stück bis Freitag liefern? 報價 ありがとう");
    const FeatureList *list = a->features;

    g_assert_cmpuint(list->n_index, >, 50);
    g_assert_cmpuint(list->n_index, ==, b->features->n_index);
    g_assert_true(memcmp(list->index, b->features->index, list->n_index * sizeof *list->index) == 0);
    for (size_t i = 0; i < list->n_index; i++) {
        g_assert_cmpuint(list->index[i], <, 1u << FEATURES_BITS);
        g_assert_true(i == 0 || list->index[i - 1] < list->index[i]);
    }
    reading__free_unpacked(a, NULL);
    reading__free_unpacked(b, NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/train/letters", Fixture, LETTERS, set_up, test_letters, tear_down);
    g_test_add_func("/train/bad-letters", test_bad_letters);
    g_test_add_func("/train/features", test_features);
    g_test_add_func("/train/learns", test_learns);
    g_test_add_func("/train/a-class-is-missing", test_a_class_is_missing);
    g_test_add("/train/file", Fixture, LETTERS, set_up, test_file, tear_down);
    g_test_add_func("/train/damaged-models", test_damaged_models);
    return g_test_run();
}
