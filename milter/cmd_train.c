/* leadctl train: the learned part made anew, from the shipped letters and from what became of our own leads. */
#include <string.h>

#include "milter/cmd.h"
#include "milter/cmd_open.h"
#include "milter/json.h"
#include "milter/letters.h"
#include "milter/model_file.h"
#include "milter/paths.h"
#include "milter/pool.h"
#include "milter/train.h"
#include "store/records.h"

enum {
    READ_LIMIT_MS = 20000,
    OWN_COPIES = 3, /* an outcome of our own weighs as so many letters of others */
    HELD_BACK = 5,  /* one in so many outcomes is kept to judge by */
    LEAST_OWN = 20  /* outcomes, below which there is nothing to learn from */
};

typedef struct {
    Pool *readers;
    GPtrArray *examples; /* of TrainExample* */
    unsigned own;
    unsigned unread;
} Lesson;

static void lesson_clear(Lesson *lesson)
{
    g_clear_pointer(&lesson->examples, g_ptr_array_unref);
    g_clear_pointer(&lesson->readers, pool_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Lesson, lesson_clear)

static void example_free(gpointer data)
{
    train_example_free(data);
}

static bool lesson_begin(Lesson *lesson, Config *config)
{
    g_autoptr(GError) error = NULL;

    config->readers = 1;
    lesson->examples = g_ptr_array_new_with_free_func(example_free);
    lesson->readers = pool_readers_new(config, &error);
    if (error)
        cmd_complain("%s", error->message);
    return lesson->readers != NULL;
}

/* --- Reading examples, in the sandbox as ever --- */

static void add_example(Lesson *lesson, GBytes *raw, const char *mail_from, LeadClass class, unsigned fold,
                        unsigned copies)
{
    ReadRequest request = READ_REQUEST__INIT;
    Reading *reading = NULL;
    size_t size = 0;
    const uint8_t *bytes = g_bytes_get_data(raw, &size);

    request.mail_from = (char *)mail_from;
    request.has_features = request.features = true;
    pool_read(lesson->readers, &request, bytes, size, READ_LIMIT_MS, &reading);
    if (reading == NULL) {
        lesson->unread++;
        return;
    }
    TrainExample *example = g_new(TrainExample, 1);
    *example = (TrainExample){.reading = reading, .class = class, .fold = fold, .copies = copies};
    g_ptr_array_add(lesson->examples, example);
}

static bool add_letters(Lesson *lesson)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = paths_data("parser/model/letters");
    g_autoptr(GPtrArray) letters = letters_read(folder, &error);

    if (letters == NULL) {
        cmd_complain("%s", error->message);
        return false;
    }
    for (guint i = 0; i < letters->len; i++) {
        const Letter *letter = letters->pdata[i];
        add_example(lesson, letter->raw, "sender@letter.example", letter->class, letter->fold, 1);
    }
    return true;
}

/* What a human has decided, by which a class is known for certain; -1: nobody has. */
static int outcome_of(const Lead *lead)
{
    static const char *const no_prospects[] = {"supplier", "competitor", "not-a-lead", NULL};

    if (lead->reclassified)
        return (int)lead->class_;
    if (lead->status == LEAD_STATUS__STATUS_WON)
        return (int)lead->class_;
    if (lead->status == LEAD_STATUS__STATUS_UNQUALIFIED)
        return lead->lost_reason && g_strv_contains(no_prospects, lead->lost_reason) ? LEAD_CLASS__CLASS_NONE
                                                                                     : (int)lead->class_;
    return -1;
}

static void add_outcome(Lesson *lesson, Store *store, const Lead *lead)
{
    GBytes *original = NULL;
    int class = outcome_of(lead);

    if (class < 0 || store_original(store, lead->id, &original, NULL) != STORE_OK)
        return;
    add_example(lesson, original, lead->mail_from, (LeadClass) class, (unsigned)(lead->id % LETTERS_FOLDS), OWN_COPIES);
    lesson->own++;
    g_bytes_unref(original);
}

static StoreResult add_outcomes_of(Lesson *lesson, Store *store, int status, GError **error)
{
    StoreQuery query = STORE_QUERY_ALL;
    GPtrArray *leads = NULL;

    query.status = status;
    StoreResult result = store_leads(store, &query, &leads, error);
    for (guint i = 0; leads && i < leads->len; i++)
        add_outcome(lesson, store, leads->pdata[i]);
    if (leads)
        g_ptr_array_unref(leads);
    return result == STORE_NOTHING ? STORE_OK : result;
}

static CmdStatus add_outcomes(Lesson *lesson, Store *store)
{
    g_autoptr(GError) error = NULL;
    StoreResult result = add_outcomes_of(lesson, store, -1, &error);

    if (result == STORE_OK)
        result = add_outcomes_of(lesson, store, LEAD_STATUS__STATUS_IGNORED, &error);
    return cmd_store_status(result, &error);
}

/* --- Saying what came of it --- */

static void say_figures(const char *what, const TrainFigures *f, bool json)
{
    double figures[] = {train_macro_f1(f), train_recall(f, LEAD_CLASS__CLASS_HOT),
                        train_precision(f, LEAD_CLASS__CLASS_HOT), train_none_taken(f), train_leads_missed(f)};

    if (json) {
        g_autofree char *line = json_line(json_pack("{s:s,s:f,s:f,s:f,s:f,s:f}", "judge", what, "macro_f1", figures[0],
                                                    "hot_recall", figures[1], "hot_precision", figures[2], "none_taken",
                                                    figures[3], "leads_missed", figures[4]));
        printf("%s\n", line);
        return;
    }
    printf("%-26s class macro-F1 %.3f   hot recall %.3f, precision %.3f   none taken for a lead %4.1f %%   leads "
           "judged none %4.1f %%\n",
           what, figures[0], figures[1], figures[2], 100 * figures[3], 100 * figures[4]);
}

static CmdStatus complain_of(GError *const *error)
{
    cmd_complain("%s", (*error)->message);
    return CMD_USAGE;
}

/* What names products stays as it is: outcomes do not mark them. */
static void keep_tagger(ModelFile *model, ModelFile *old)
{
    if (old == NULL)
        return;
    model->tagger = old->tagger;
    old->tagger = NULL;
}

static bool write_model(ModelFile *model, const Lesson *lesson, const char *to, GError **error)
{
    model->has_letters = model->has_outcomes = true;
    model->outcomes = lesson->own;
    model->letters = lesson->examples->len - lesson->own;
    bool written = model_file_keep_old(to, error) && model_file_write(to, model, error);
    model_file__free_unpacked(model, NULL);
    return written;
}

/* --- From this installation's outcomes --- */

/* By the lead's number: what judges today's model has taught none before it either. Letters only teach. */
static bool is_held_back(const TrainExample *example)
{
    return example->copies == OWN_COPIES && example->fold % HELD_BACK == 0;
}

/* Borrowed examples: those that are taught, or those that are held back. */
static GPtrArray *part_of(const Lesson *lesson, bool held_back)
{
    GPtrArray *part = g_ptr_array_new();

    for (guint i = 0; i < lesson->examples->len; i++)
        if (is_held_back(lesson->examples->pdata[i]) == held_back)
            g_ptr_array_add(part, lesson->examples->pdata[i]);
    return part;
}

static ModelFile *model_in_use(const Config *config)
{
    g_autoptr(GBytes) bytes = model_file_for(config);
    size_t size = 0;
    const uint8_t *data = bytes ? g_bytes_get_data(bytes, &size) : NULL;

    return data ? model_file__unpack(NULL, size, data) : NULL;
}

/* Better or equal where it counts most: nothing that is a lead is lost for it, no class is judged worse. */
static bool is_no_worse(const TrainFigures *now, const TrainFigures *before)
{
    return train_macro_f1(now) >= train_macro_f1(before) && train_leads_missed(now) <= train_leads_missed(before);
}

static CmdStatus train_own(const Cmd *cmd, const CmdOpen *open, const Lesson *lesson)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) taught = part_of(lesson, false);
    g_autoptr(GPtrArray) held_back = part_of(lesson, true);
    g_autofree char *to = model_file_own(open->config);
    ModelFile *new = NULL;

    if (held_back->len == 0) {
        cmd_complain("no outcome could be held back to judge by: more leads are needed");
        return CMD_NOTHING;
    }
    new = train_model(taught, NULL, &error);
    if (new == NULL)
        return complain_of(&error);
    ModelFile *old = model_in_use(open->config);
    TrainFigures before = train_judge(old, held_back);
    TrainFigures now = train_judge(new, held_back);
    keep_tagger(new, old);
    if (old)
        model_file__free_unpacked(old, NULL);
    say_figures("in use", &before, cmd->json);
    say_figures("new", &now, cmd->json);
    if (!is_no_worse(&now, &before)) {
        model_file__free_unpacked(new, NULL);
        cmd_complain("the new model judges what was held back worse; the one in use stays");
        return CMD_NOTHING;
    }
    if (!write_model(new, lesson, to, &error))
        return complain_of(&error);
    if (!cmd->json)
        printf("%s: learned from %u outcomes and %u letters; in use after a reload\n", to, lesson->own,
               lesson->examples->len - lesson->own);
    return CMD_OK;
}

static CmdStatus run(const Cmd *cmd)
{
    g_auto(CmdOpen) open = {0};
    g_auto(Lesson) lesson = {0};
    CmdStatus status = cmd_open(cmd, CMD_WRITE, &open);

    if (status != CMD_OK)
        return status;
    if (!lesson_begin(&lesson, open.config))
        return CMD_USAGE;
    status = add_outcomes(&lesson, open.store);
    if (status != CMD_OK)
        return status;
    if (lesson.own < LEAST_OWN) {
        cmd_complain("%u leads have an outcome that a human decided; %d are needed", lesson.own, LEAST_OWN);
        return CMD_NOTHING;
    }
    return add_letters(&lesson) ? train_own(cmd, &open, &lesson) : CMD_USAGE;
}

const Command cmd_train = {
    .name = "train",
    .arguments = "",
    .help =
        "learn from what became of our own leads\n"
        "Takes classes that somebody fixed (reclassify), leads won, and unqualified ones, besides the letters that\n"
        "ship with the program. The model in use stays, as model.old, and is not replaced by one that judges a\n"
        "held-back part worse (exit status 1). Takes effect when the daemon reloads.",
    .run = run,
};
