/* leadctl as it is typed, beside a store that is open here and has four leads:
 * L-1001 hot, L-1002 general and late, L-1003 none, L-1004 hot. */
#ifndef TESTS_LEADCTL_RIG_H
#define TESTS_LEADCTL_RIG_H

#include <glib/gstdio.h>
#include <jansson.h>
#include <string.h>
#include <sys/wait.h>

#include "milter/draft.h"
#include "milter/now.h"
#include "milter/route.h"
#include "store/records.h"
#include "store/store.h"

static char *program, *folder, *file;
static Config *config;
static Store *store;

/* In the folder above the tests, or at the root of the tree. */
static inline char *find_program(void)
{
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL), *beside = g_path_get_dirname(self);
    static const char *const up[] = {"../leadctl", "../../../leadctl"};
    for (size_t i = 0; i < G_N_ELEMENTS(up); i++) {
        char *path = g_build_filename(beside, up[i], NULL);
        if (g_file_test(path, G_FILE_TEST_IS_EXECUTABLE))
            return path;
        g_free(path);
    }
    g_error("leadctl is not built");
}

typedef struct {
    int status;
    char *out, *err;
} Run;

static inline void run_clear(Run *run)
{
    g_free(run->out);
    g_free(run->err);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Run, run_clear)

/* Words as a shell would split them. */
static inline Run leadctl(const char *line)
{
    Run run = {0};
    g_auto(GStrv) words = NULL;
    g_autoptr(GError) error = NULL;
    int wait_status = 0;
    g_autofree char *all = g_strdup_printf("%s -c %s %s", program, file, line);
    g_assert_true(g_shell_parse_argv(all, NULL, &words, &error));
    g_spawn_sync(NULL, words, NULL, G_SPAWN_DEFAULT, NULL, NULL, &run.out, &run.err, &wait_status, &error);
    g_assert_no_error(error);
    g_assert_true(WIFEXITED(wait_status));
    run.status = WEXITSTATUS(wait_status);
    g_test_message("%s: %d %s%s", line, run.status, run.out, run.err);
    return run;
}

static inline void expect(const char *line, int status, const char *out, const char *err)
{
    g_auto(Run) run = leadctl(line);
    g_assert_cmpint(run.status, ==, status);
    g_assert_nonnull(strstr(run.out, out));
    g_assert_nonnull(strstr(run.err, err));
    g_assert_cmpint(*run.err != '\0', ==, *err != '\0');
}

static inline Found *found(const char *value)
{
    Found *made = value ? g_new0(Found, 1) : NULL;
    if (made) {
        found__init(made);
        made->value = g_strdup(value);
    }
    return made;
}

static inline Lead *lead_of(LeadClass class, const char *company, const char *address, const char *subject,
                            int64_t created)
{
    Lead *lead = g_new0(Lead, 1);
    lead__init(lead);
    lead->has_class_ = lead->has_score = lead->has_created = true;
    lead->class_ = class;
    lead->score = 84;
    lead->created = created;
    lead->mail_from = g_strdup(address);
    lead->message_id = g_strconcat("id-", address, NULL);
    lead->reading = g_new0(Reading, 1);
    reading__init(lead->reading);
    lead->reading->company = found(company);
    lead->reading->email = found(address);
    lead->reading->country = found("DE");
    lead->reading->subject = g_strdup(subject);
    lead->source = g_strdup("plus:expo26");
    lead->reason = g_new0(Hit *, 2);
    lead->reason[lead->n_reason++] = g_new0(Hit, 1);
    hit__init(lead->reason[0]);
    lead->reason[0]->name = g_strdup(class ? "asks-price" : "newsletter");
    lead->reason[0]->points = class ? 40 : -60;
    draft_deadlines(lead, config, created);
    return lead;
}

/* As intake does it, without mail. Takes the lead. */
static inline void take_in(Lead *lead, uint8_t key)
{
    g_autoptr(Routing) routing = route_lead(config, NULL, lead->reading, lead->class_, NULL, lead->created);
    bool real = lead->class_ != LEAD_CLASS__CLASS_NONE;
    Contact contact = draft_contact(lead);
    Outgoing card = draft_card(lead, lead->created);
    const Outgoing *rows[] = {&card};
    StoreIntake intake = {.now = lead->created,
                          .dedupe_seconds = 86400,
                          .lead = lead,
                          .choice = real ? &routing->choice : NULL,
                          .contact = real ? &contact : NULL,
                          .account_domain = draft_account_domain(lead, config),
                          .outgoing = rows,
                          .outgoings = real ? 1 : 0,
                          .original = (const uint8_t *)"x",
                          .original_size = 1,
                          .id_domain = "acme.example"};
    intake.dedupe_key[0] = key;
    Lead *made = NULL;
    g_assert_cmpint(store_intake(store, &intake, &made, NULL), ==, STORE_OK);
    g_assert_cmpuint(made->id, ==, 1000u + key);
    lead__free_unpacked(made, NULL);
    lead__free_unpacked(lead, NULL);
}

static inline void fill(void)
{
    int64_t now = now_seconds(), day = 86400;
    take_in(lead_of(LEAD_CLASS__CLASS_HOT, "Müller Metallbau", "mueller@metall.example", "40 x NF-220", now), 1);
    take_in(lead_of(LEAD_CLASS__CLASS_GENERAL, "=cmd()", "eve@evil.example", "\033]0;x\007 a, \"question\"",
                    now - 30 * day),
            2);
    take_in(lead_of(LEAD_CLASS__CLASS_NONE, NULL, "news@letter.example", "Weekly news", now - day), 3);
    take_in(lead_of(LEAD_CLASS__CLASS_HOT, "山田製作所", "yamada@yamada.example", "ポンプ", now), 4);
}

static inline json_t *only_line(const char *line, const char *id)
{
    g_auto(Run) run = leadctl(line);
    g_assert_cmpint(run.status, ==, 0);
    g_auto(GStrv) lines = g_strsplit(run.out, "\n", -1);
    for (char **l = lines; **l; l++) {
        json_t *object = json_loads(*l, 0, NULL);
        g_assert_nonnull(object);
        if (strcmp(json_string_value(json_object_get(object, "id")), id) == 0)
            return object;
        json_decref(object);
    }
    g_error("no %s in the output of %s", id, line);
}

static inline const char *text_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static inline void open_all(void)
{
    g_autoptr(GError) error = NULL;
    program = find_program();
    folder = g_dir_make_tmp("test-leadctl-XXXXXX", NULL);
    file = g_build_filename(folder, "c.yaml", NULL);
    g_assert_true(g_file_set_contents(file,
                                      "store: store\ncompany: {name: ACME, timezone: Europe/Berlin}\n"
                                      "intake: sales@acme.example\nidentity: leads@acme.example\n"
                                      "owners: [alice@acme.example, bob@acme.example]\n"
                                      "managers: [maria@acme.example]\n",
                                      -1, NULL));
    config = config_load(file, &error);
    g_assert_no_error(error);
    store = store_open(&(StoreOptions){.dir = config->store}, &error);
    g_assert_no_error(error);
    fill();
}

static inline void remove_all(const char *path)
{
    GDir *dir = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
    for (const char *name = dir ? g_dir_read_name(dir) : NULL; name; name = g_dir_read_name(dir)) {
        g_autofree char *inner = g_build_filename(path, name, NULL);
        remove_all(inner);
    }
    g_clear_pointer(&dir, g_dir_close);
    g_remove(path);
}

/* The whole of main() once the tests are added. */
static inline int run_all(void)
{
    int result = g_test_run();
    store_close(store);
    config_unref(config);
    remove_all(folder);
    g_free(folder);
    g_free(file);
    g_free(program);
    return result;
}

#endif
