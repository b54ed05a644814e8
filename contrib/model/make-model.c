/* Learns the shipped model from labelled letters. usage: make-model FILE FOLDER...
 *
 * A folder holds letters (milter/letters.h), or messages: eml/, labels.jsonl, leadmilter.yaml. They are ours, so they
 * are read right here, without a sandbox. Says how well letters are judged that were held back: those of a tenth of
 * the files at a time, of a fifth for products. */
#include <jansson.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "milter/hatch.h"
#include "milter/letters.h"
#include "milter/model_file.h"
#include "milter/train.h"
#include "milter/train_tagger.h"
#include "parser/parser.h"
#include "store/records.h"

/* Letters are written to name something; messages as they come name less of what they ask, and more else. */
enum { MESSAGE_TELLS = 20, MESSAGE_COPIES = 3 };

static void free_example(gpointer example)
{
    train_example_free(example);
}

static void add_example(GPtrArray *examples, Parser *parser, const uint8_t *raw, size_t size, TrainExample example)
{
    ReadRequest request = READ_REQUEST__INIT;

    request.mail_from = (char *)"sender@letter.example";
    request.has_features = request.features = true;
    example.reading = parser_read(parser, &request, raw, size);
    if (example.class == LEAD_CLASS__CLASS_NONE)
        example.marked = NULL;
    g_ptr_array_add(examples, g_memdup2(&example, sizeof example));
}

/* The letters stay: examples borrow their marks. */
static bool read_letters(GPtrArray *examples, const char *folder, GError **error)
{
    ReaderConfig config = READER_CONFIG__INIT;
    GPtrArray *letters = letters_read(folder, error);
    g_autoptr(Parser) parser = letters ? parser_new(&config, error) : NULL;

    for (guint i = 0; parser && i < letters->len; i++) {
        const Letter *letter = letters->pdata[i];
        size_t size = 0;
        const uint8_t *raw = g_bytes_get_data(letter->raw, &size);
        add_example(
            examples, parser, raw, size,
            (TrainExample){
                .class = letter->class, .fold = letter->fold, .copies = 1, .tells = 1, .marked = letter->marked});
    }
    return parser != NULL;
}

/* Parses as its company would, but without a model. */
static Parser *parser_of(const char *folder, GError **error)
{
    g_autofree char *file = g_build_filename(folder, "leadmilter.yaml", NULL);
    g_autoptr(Config) config = config_load(file, error);
    g_autoptr(GBytes) packed = config ? hatch_reader_config(config) : NULL;
    size_t size = 0;
    const uint8_t *bytes = packed ? g_bytes_get_data(packed, &size) : NULL;
    ReaderConfig *unpacked = bytes ? reader_config__unpack(NULL, size, bytes) : NULL;

    if (unpacked == NULL)
        return NULL;
    unpacked->has_model = false;
    Parser *parser = parser_new(unpacked, error);
    reader_config__free_unpacked(unpacked, NULL);
    return parser;
}

static char **strings_of(const json_t *list)
{
    char **strings = g_new0(char *, json_array_size(list) + 1);
    size_t i;
    const json_t *item;

    json_array_foreach(list, i, item) strings[i] = g_strdup(json_string_value(item));
    return strings;
}

static bool read_message(GPtrArray *examples, Parser *parser, const char *folder, const json_t *label, unsigned fold,
                         GError **error)
{
    const char *class = json_string_value(json_object_get(label, "class"));
    const char *file = json_string_value(json_object_get(label, "file"));
    g_autofree char *path = g_build_filename(folder, file ? file : "", NULL);
    g_autofree char *raw = NULL;
    size_t size = 0;
    int known = class ? lead_class_of(class) : -1;

    if (known < 0 || !g_file_get_contents(path, &raw, &size, error))
        return false;
    add_example(examples, parser, (const uint8_t *)raw, size,
                (TrainExample){.class = (LeadClass)known,
                               .fold = fold,
                               .copies = MESSAGE_COPIES,
                               .tells = MESSAGE_TELLS,
                               .marked = strings_of(json_object_get(label, "products"))});
    return true;
}

/* The messages of one author are one fold: who is tested has not been read. */
static bool read_messages(GPtrArray *examples, const char *folder, const char *labels, GError **error)
{
    unsigned fold = g_str_hash(folder) % LETTERS_FOLDS;
    g_autofree char *text = NULL;
    g_autoptr(Parser) parser = parser_of(folder, error);

    if (parser == NULL || !g_file_get_contents(labels, &text, NULL, error))
        return false;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        json_t *label = **line ? json_loads(*line, 0, NULL) : NULL;
        bool good = **line == '\0' || (label && read_message(examples, parser, folder, label, fold, error));
        json_decref(label);
        if (!good) {
            if (*error == NULL)
                g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s: not a label: %s", labels, *line);
            return false;
        }
    }
    return true;
}

static bool read_folder(GPtrArray *examples, const char *folder, GError **error)
{
    g_autofree char *labels = g_build_filename(folder, "labels.jsonl", NULL);

    return g_file_test(labels, G_FILE_TEST_EXISTS) ? read_messages(examples, folder, labels, error)
                                                   : read_letters(examples, folder, error);
}

static void say_classes(const char *who, const TrainFigures *f)
{
    printf("%-16s class macro-F1 %.3f   hot recall %.3f, precision %.3f   none taken for a lead %4.1f %%   leads "
           "judged none %4.1f %%\n",
           who, train_macro_f1(f), train_recall(f, LEAD_CLASS__CLASS_HOT), train_precision(f, LEAD_CLASS__CLASS_HOT),
           100 * train_none_taken(f), 100 * train_leads_missed(f));
}

static void say_products(const TaggerFigures *f)
{
    double precision = f->found ? (double)f->right / f->found : 1, recall = f->marked ? (double)f->met / f->marked : 1;

    printf("%-16s precision %.3f, recall %.3f, F1 %.3f of %u marked\n", "products", precision, recall,
           2 * precision * recall / (precision + recall), f->marked);
}

static bool make(const GPtrArray *examples, const char *file, GError **error)
{
    TrainFigures figures;
    TaggerFigures products;

    TrainFigures rules = train_judge(NULL, examples);
    say_classes("rules alone", &rules);
    ModelFile *model = train_model(examples, &figures, error);
    if (model == NULL)
        return false;
    say_classes("learned", &figures);
    model->tagger = train_tagger(examples, &products, error);
    model->has_letters = true;
    model->letters = examples->len;
    bool written = model->tagger && model_file_write(file, model, error);
    model_file__free_unpacked(model, NULL);
    if (written)
        say_products(&products);
    if (written)
        printf("%s: learned from %u letters\n", file, examples->len);
    return written;
}

int main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) examples = g_ptr_array_new_with_free_func(free_example);
    bool good = true;

    setlocale(LC_CTYPE, "C.UTF-8");
    if (argc < 3) {
        fprintf(stderr, "usage: make-model FILE FOLDER...\n");
        return 2;
    }
    for (int i = 2; i < argc && good; i++)
        good = read_folder(examples, argv[i], &error);
    if (good && make(examples, argv[1], &error))
        return 0;
    fprintf(stderr, "make-model: %s\n", error ? error->message : "nothing learned");
    return 1;
}
