/* leadctl as it is typed, beside a store that is open here: output, exit status. */
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
static char *find_program(void)
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

static void run_clear(Run *run)
{
    g_free(run->out);
    g_free(run->err);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Run, run_clear)

/* Words as a shell would split them. */
static Run leadctl(const char *line)
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

static void expect(const char *line, int status, const char *out, const char *err)
{
    g_auto(Run) run = leadctl(line);
    g_assert_cmpint(run.status, ==, status);
    g_assert_nonnull(strstr(run.out, out));
    g_assert_nonnull(strstr(run.err, err));
    g_assert_cmpint(*run.err != '\0', ==, *err != '\0');
}

static Found *found(const char *value)
{
    Found *made = value ? g_new0(Found, 1) : NULL;
    if (made) {
        found__init(made);
        made->value = g_strdup(value);
    }
    return made;
}

static Lead *lead_of(LeadClass class, const char *company, const char *address, const char *subject, int64_t created)
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
static void take_in(Lead *lead, uint8_t key)
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

static void fill(void)
{
    int64_t now = now_seconds(), day = 86400;
    take_in(lead_of(LEAD_CLASS__CLASS_HOT, "Müller Metallbau", "mueller@metall.example", "40 x NF-220", now), 1);
    take_in(lead_of(LEAD_CLASS__CLASS_GENERAL, "=cmd()", "eve@evil.example", "\033]0;x\007 a, \"question\"",
                    now - 30 * day),
            2);
    take_in(lead_of(LEAD_CLASS__CLASS_NONE, NULL, "news@letter.example", "Weekly news", now - day), 3);
    take_in(lead_of(LEAD_CLASS__CLASS_HOT, "山田製作所", "yamada@yamada.example", "ポンプ", now), 4);
}

static json_t *only_line(const char *line, const char *id)
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

static const char *text_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static void test_list(void)
{
    g_auto(Run) run = leadctl("list");
    g_assert_cmpint(run.status, ==, 0);
    g_auto(GStrv) lines = g_strsplit(run.out, "\n", -1);
    g_assert_cmpuint(g_strv_length(lines), ==, 5);
    g_assert_true(g_str_has_prefix(lines[0], "ID "));
    g_assert_true(g_str_has_prefix(lines[1], "L-1004 "));
    g_assert_true(g_str_has_prefix(lines[2], "L-1002 "));
    g_assert_nonnull(strstr(lines[2], " late "));
    g_assert_nonnull(strstr(lines[3], " in "));
    g_assert_null(strchr(run.out, '\033'));
    for (char **line = lines; **line; line++)
        g_assert_cmpint(g_utf8_strlen(*line, -1), <=, 100);
    expect("list --overdue", 0, "L-1002", "");
    expect("list --class hot --owner nobody", 1, "", "");
    expect("--class hot list --limit 1", 0, "L-1004", "");
    expect("list --status won", 1, "", "");
    expect("list --source plus:*", 0, "L-1001", "");
    expect("list --class none", 0, "L-1003", "");
    expect("list --status lots", 2, "", "did you mean \"lost\"?");
    expect("list --limit x", 2, "", "expected --limit");
    expect("list --since never", 2, "", "expected --since");
    g_auto(Run) recent = leadctl("list --since 7d");
    g_assert_null(strstr(recent.out, "L-1002"));
}

static void test_formats(void)
{
    expect("list --csv", 0, "\"\x20]0;x  a, \"\"question\"\"\"", "");
    expect("list --csv", 0, ",'=cmd(),", "");
    json_t *lead = only_line("list --json", "L-1001");
    static const char *const keys[] = {
        "id",           "status",      "owner",    "created",     "respond_by",  "responded_at", "acked_at",
        "ack_reason",   "touches",     "value",    "message_id",  "contact",     "account",      "waiting_on",
        "next_step_at", "accepted_at", "attempts", "lost_reason", "stage_since", "channel",      "campaign",
        "class",        "score",       "reasons",  "source",      "spf",         "relation",     "subject",
        "company",      "country",     "email"};
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        g_test_message("%s", keys[i]);
        g_assert_nonnull(json_object_get(lead, keys[i]));
    }
    g_assert_cmpstr(text_of(lead, "class"), ==, "hot");
    g_assert_cmpstr(text_of(lead, "status"), ==, "assigned");
    g_assert_cmpstr(text_of(lead, "company"), ==, "Müller Metallbau");
    g_assert_cmpstr(text_of(lead, "message_id"), ==, "id-mueller@metall.example");
    g_assert_cmpstr(text_of(lead, "contact"), ==, "mueller@metall.example");
    g_assert_cmpstr(text_of(lead, "account"), ==, "metall.example");
    g_assert_true(g_str_has_suffix(text_of(lead, "respond_by"), "Z"));
    g_assert_true(json_is_null(json_object_get(lead, "value")));
    json_decref(lead);
    json_t *shown = only_line("show --json 1001", "L-1001");
    g_assert_cmpuint(json_array_size(json_object_get(shown, "events")), >=, 1);
    json_decref(shown);
}

static void test_show(void)
{
    expect("show L-1001", 0, "Müller Metallbau", "");
    expect("show l-1001", 0, "asks-price", "");
    g_auto(Run) shown = leadctl("show 1001");
    g_assert_null(strstr(shown.out, " \n"));
    expect("show 9999", 1, "", "leadctl: no lead L-9999\n");
    expect("show nonsense", 2, "", "expected a lead like L-1042, got \"nonsense\"");
    expect("show", 2, "", "usage: leadctl show ID");
    expect("ignored", 0, "newsletter -60", "");
    expect("ignored --since 1h", 1, "", "");
    expect("outbox", 0, "alice@acme.example", "");
    expect("outbox --csv", 0, "lead,purpose,state,tries,when,to,last_reply", "");
    expect("outbox --json --waiting", 0, "\"purpose\":\"card\"", "");
}

static void test_full_output(void)
{
    g_autofree char *line = g_strdup_printf("sh -c '%s -c %s list > /dev/full'", program, file), *err = NULL;
    int status = 0;
    g_assert_true(g_spawn_command_line_sync(line, NULL, &err, &status, NULL));
    g_assert_cmpint(WEXITSTATUS(status), ==, 2);
    g_assert_nonnull(strstr(err, "leadctl: the output cannot be written: "));
}

static void test_verbs(void)
{
    expect("won L-1001 --value '12.000,50 EUR'", 0, "won, 12000.50 EUR", "");
    expect("lost L-1001", 2, "", "leadctl: L-1001 is won already: it cannot be lost\n");
    expect("won L-9999", 1, "", "leadctl: no lead L-9999\n");
    expect("won L-1002 --value much", 2, "", "expected an amount");
    expect("lost L-1002 --reason 'far too expensive'", 0, "lost, price", "");
    expect("qualified L-1004 --value 7EUR", 0, ", 7.00 EUR", "");
    expect("assign L-1004 bbo", 2, "", "did you mean \"bob\"?");
    expect("note L-1004 rang him twice", 0, "L-1004", "");
    expect("show L-1004", 0, "note: rang him twice", "");
    expect("reclassify L-1003 hot", 0, "hot assigned", "");
    expect("reclassify L-1003 warm", 2, "", "expected hot, general or none, got \"warm\"");
    expect("ignored", 1, "", "");
    expect("frobnicate L-1", 2, "", "unknown command");
    json_t *won = only_line("list --json", "L-1001");
    json_t *value = json_object_get(won, "value");
    g_assert_cmpfloat(json_number_value(json_object_get(value, "amount")), ==, 12000.5);
    g_assert_cmpstr(text_of(value, "currency"), ==, "EUR");
    json_decref(won);
    /* The store that is open here sees what was done there. */
    Lead *lead = NULL;
    g_assert_cmpint(store_lead(store, 1002, &lead, NULL), ==, STORE_OK);
    g_assert_cmpstr(lead->lost_reason, ==, "price");
    lead__free_unpacked(lead, NULL);
}

static void test_care(void)
{
    g_autofree char *copy = g_build_filename(folder, "copy", NULL), *line = g_strconcat("backup ", copy, NULL);
    g_autofree char *model = g_build_filename(folder, "store", "model", NULL), *text = NULL;
    g_autofree char *model_copy = g_build_filename(copy, "model", NULL);
    g_assert_true(g_file_set_contents(model, "learned", -1, NULL));
    expect("verify", 0, "sound", "");
    expect(line, 0, "a copy of", "");
    expect(line, 3, "", "already");
    g_autofree char *json = g_strconcat(line, "2 --json", NULL);
    expect(json, 0, "{\"backup\":\"", "");
    g_autoptr(GError) error = NULL;
    Store *backup = store_open(&(StoreOptions){.dir = copy, .read_only = true}, &error);
    g_assert_no_error(error);
    Lead *lead = NULL;
    g_assert_cmpint(store_lead(backup, 1001, &lead, NULL), ==, STORE_OK);
    lead__free_unpacked(lead, NULL);
    store_close(backup);
    g_assert_true(g_file_get_contents(model_copy, &text, NULL, NULL));
    g_assert_cmpstr(text, ==, "learned");
    g_assert_cmpint(g_unlink(model), ==, 0);
}

static void test_no_store(void)
{
    g_autofree char *kept = file, *text = NULL;
    g_assert_true(g_file_get_contents(kept, &text, NULL, NULL));
    g_autoptr(GString) other = g_string_new(text);
    g_string_replace(other, "store: store", "store: nowhere", 1);
    file = g_build_filename(folder, "other.yaml", NULL);
    g_assert_true(g_file_set_contents(file, other->str, -1, NULL));
    expect("list", 3, "", "No such file or directory");
    g_assert_true(g_file_set_contents(file, "stroe: x\n", -1, NULL));
    expect("list", 2, "", "did you mean \"store\"?");
    g_free(file);
    file = g_steal_pointer(&kept);
}

static void open_all(void)
{
    g_autoptr(GError) error = NULL;
    program = find_program();
    folder = g_dir_make_tmp("test-leadctl-XXXXXX", NULL);
    file = g_build_filename(folder, "c.yaml", NULL);
    g_assert_true(g_file_set_contents(file,
                                      "store: store\ncompany: {name: ACME, timezone: Europe/Berlin}\n"
                                      "intake: sales@acme.example\nidentity: leads@acme.example\n"
                                      "owners: [alice@acme.example, bob@acme.example]\n",
                                      -1, NULL));
    config = config_load(file, &error);
    g_assert_no_error(error);
    store = store_open(&(StoreOptions){.dir = config->store}, &error);
    g_assert_no_error(error);
    fill();
}

static void remove_all(const char *path)
{
    GDir *dir = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
    for (const char *name = dir ? g_dir_read_name(dir) : NULL; name; name = g_dir_read_name(dir)) {
        g_autofree char *inner = g_build_filename(path, name, NULL);
        remove_all(inner);
    }
    g_clear_pointer(&dir, g_dir_close);
    g_remove(path);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    open_all();
    g_test_add_func("/leadctl/list", test_list);
    g_test_add_func("/leadctl/formats", test_formats);
    g_test_add_func("/leadctl/show", test_show);
    g_test_add_func("/leadctl/full-output", test_full_output);
    g_test_add_func("/leadctl/verbs", test_verbs);
    g_test_add_func("/leadctl/care", test_care);
    g_test_add_func("/leadctl/no-store", test_no_store);
    int result = g_test_run();
    store_close(store);
    config_unref(config);
    remove_all(folder);
    g_free(folder);
    g_free(file);
    g_free(program);
    return result;
}
