/* leadctl as it is typed, beside a store that is open here: output, exit status. */
#include "milter/cmd.h"
#include "tests/unit/leadctl-rig.h"

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

/* The leads that a list shows, by the last digit of their numbers, in order. */
static char *listed(const char *line)
{
    g_autofree char *json = g_strconcat(line, " --json", NULL);
    g_auto(Run) run = leadctl(json);
    g_auto(GStrv) lines = g_strsplit(run.out, "\n", -1);
    GString *ids = g_string_new(NULL);
    for (char **one = lines; *one && **one; one++) {
        json_t *object = json_loads(*one, 0, NULL);
        g_assert_nonnull(object);
        g_string_append_c(ids, text_of(object, "id")[5]);
        json_decref(object);
    }
    g_assert_cmpint(run.status, ==, ids->len ? 0 : 1);
    g_assert_cmpstr(run.err, ==, "");
    return g_string_free(ids, FALSE);
}

static void test_list_options(void)
{
    static const struct {
        const char *options, *ids;
    } cases[] = {
        {"", "421"},
        {"--class hot", "41"},
        {"--class general", "2"},
        {"--class none", "3"},
        {"--status assigned", "421"},
        {"--status ignored", "3"},
        {"--status won", ""},
        {"--owner alice", "41"},
        {"--owner ALICE", "41"},
        {"--owner bob", "2"},
        {"--owner nobody", ""},
        {"--source plus:expo26", "421"},
        {"--source plus:*", "421"},
        {"--source form:*", ""},
        {"--since 7d", "41"},
        {"--since 60d", "421"},
        {"--since 2001-01-01", "421"},
        {"--since 2999-01-01T10:00:00Z", ""},
        {"--overdue", "2"},
        {"--limit 1", "4"},
        {"--limit 0", "421"},
        {"--class hot --owner alice --since 1d --limit 1", "4"},
        {"--overdue --class hot", ""},
        {"--limit=2", "42"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *behind = g_strconcat("list ", cases[i].options, NULL);
        g_autofree char *before = g_strconcat(cases[i].options, " list", NULL);
        g_autofree char *first = listed(behind), *second = listed(before);
        g_assert_cmpstr(first, ==, cases[i].ids);
        g_assert_cmpstr(second, ==, cases[i].ids);
    }
    g_autofree char *ignored = listed("ignored"), *late = listed("--since 2d ignored"),
                    *early = listed("ignored --since 1h");
    g_assert_cmpstr(ignored, ==, "3");
    g_assert_cmpstr(late, ==, "3");
    g_assert_cmpstr(early, ==, "");
    expect("list --clas hot", 2, "", "list has no option --clas; did you mean --class?");
    expect("list --class", 2, "", "--class needs a value");
    expect("lits", 2, "", "unknown command lits; did you mean list?");
    expect("list --overdue=yes", 2, "", "--overdue takes no value");
    expect("list --class warm", 2, "", "expected --class to be one of hot, general, none");
    expect("show 1001 --csv", 2, "", "show has no option --csv");
    expect("list L-1001", 2, "", "usage: leadctl list");
}

/* Every command that shows a table has it for a spreadsheet, and every one its JSON. */
static void test_tables(void)
{
    static const struct {
        const char *command, *head;
    } tables[] = {{"list", "id,class,score,status,owner,created,respond_by,"},
                  {"ignored", "id,when,kind,from,subject,why"},
                  {"outbox", "lead,purpose,state,tries,when,to,last_reply"},
                  {"preview", "template,to,what,languages"},
                  {"preview card", "name,type,meaning"}};
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
        g_autofree char *csv = g_strconcat(tables[i].command, " --csv", NULL);
        g_autofree char *before = g_strconcat("--csv ", tables[i].command, NULL);
        g_autofree char *json = g_strconcat(tables[i].command, " --json", NULL);
        expect(csv, 0, tables[i].head, "");
        g_auto(Run) run = leadctl(before), objects = leadctl(json);
        g_assert_true(g_str_has_prefix(run.out, tables[i].head));
        g_assert_true(g_str_has_suffix(run.out, "\r\n"));
        g_auto(GStrv) lines = g_strsplit(objects.out, "\n", -1);
        g_assert_nonnull(*lines);
        for (char **one = lines; *one && **one; one++) {
            json_t *object = json_loads(*one, 0, NULL);
            g_assert_true(json_is_object(object));
            json_decref(object);
        }
    }
    unsigned with_csv = 0;
    for (const Command *const *command = cmd_table(); *command; command++)
        with_csv += (*command)->csv;
    g_assert_cmpuint(with_csv, ==, G_N_ELEMENTS(tables) - 1); /* preview is there twice */
}

/* The row of verbs: each takes a value and a reason, before or behind it. */
static void test_verb_options(void)
{
    static const char *const verbs[] = {"accept", "called", "met", "qualified", "proposal", "nurture"};
    expect("--reason territory --value '1 USD' reject 1003", 0, "rejected", "");
    expect("snooze L-1003 3d", 0, "snoozed", "");
    expect("next L-1003 2wd", 0, "next", "");
    expect("next L-1003 never", 2, "", "never");
    for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++) {
        g_autofree char *line =
            g_strdup_printf("%s 1003 --value '%zu00 EUR' --reason 'so it is' --json", verbs[i], i + 1);
        g_auto(Run) run = leadctl(line);
        g_assert_cmpint(run.status, ==, 0);
        json_t *lead = json_loads(run.out, 0, NULL);
        json_t *amount = json_object_get(json_object_get(lead, "value"), "amount");
        g_assert_cmpfloat(json_number_value(amount), ==, 100.0 * (double)(i + 1));
        json_decref(lead);
    }
    expect("show 1003", 0, "(so it is)", "");
    expect("unqualified 1003 --reason student --value 3CHF", 0, "unqualified, 3.00 CHF, student", "");
    expect("undo 1003", 0, "", "");
    expect("lost 1003 --reason 'too expensive' --value '77 EUR'", 0, "lost, 77.00 EUR, price", "");
    expect("assign 1004 bob --reason 'knows them'", 0, "bob", "");
    expect("called 1004 --value lots", 2, "", "expected an amount like \"12000 EUR\"");
    expect("note 1004 x --value 5EUR", 2, "", "note has no option --value");
    expect("won", 2, "", "usage: leadctl won ID");
    expect("won 1004 1002", 2, "", "usage: leadctl won ID");
    expect("won L-77", 1, "", "no lead L-77");
    expect("merge L-1003 L-1004", 0, "merged", "");
    expect("merge L-1004 L-1004", 2, "", "L-1004");
    expect("split L-1003", 0, "split", "");
}

static void test_completion(void)
{
    expect("completion words -- show ''", 0, "L-1004\thot yamada@yamada.example\n", "");
    expect("completion words -- assign 1 b", 0, "bob\tbob@acme.example\n", "");
    expect("completion words -- preview c", 0, "card\ttells a lead to its owner\n", "");
    expect("completion words -- preview card 1001 --language s", 0, "sv\t\n", "");
    expect("completion words -- list --status unq", 0, "unqualified\t\n", "");
    expect("completion words -- called 1 vo", 0, "voicemail\t\n", "");
    expect("completion words -- backup ''", 0, ":dirs\n", "");
    expect("completion words -- explain ''", 0, ":files\n", "");
    expect("completion bash", 0, "\ncomplete -F _leadctl leadctl\n", "");
    expect("completion zsh", 0, "#compdef leadctl\n", "");
    expect("completion zsh --json", 0, "{\"shell\":\"zsh\",\"script\":\"#compdef", "");
    expect("completion words --json -- assign 1 b", 0, "{\"word\":\"bob\",\"help\":\"bob@acme.example\"}\n", "");
    expect("completion fish", 2, "", "expected bash or zsh, got \"fish\"");
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

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    open_all();
    g_test_add_func("/leadctl/list", test_list);
    g_test_add_func("/leadctl/list-options", test_list_options);
    g_test_add_func("/leadctl/tables", test_tables);
    g_test_add_func("/leadctl/formats", test_formats);
    g_test_add_func("/leadctl/show", test_show);
    g_test_add_func("/leadctl/completion", test_completion);
    g_test_add_func("/leadctl/full-output", test_full_output);
    g_test_add_func("/leadctl/verbs", test_verbs);
    g_test_add_func("/leadctl/care", test_care);
    g_test_add_func("/leadctl/verb-options", test_verb_options);
    g_test_add_func("/leadctl/no-store", test_no_store);
    return run_all();
}
