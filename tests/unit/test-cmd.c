/* The command line: options anywhere, values, what is refused. */
#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "milter/complete.h"

/* What the command saw, as text; the tests run one after the other. */
static GString *seen;

static CmdStatus tell(const Cmd *cmd)
{
    g_string_printf(seen, "c=%s json=%d csv=%d since=%s all=%d words=", cmd->config ? cmd->config : "-", cmd->json,
                    cmd->csv, cmd_option(cmd, "since") ? cmd_option(cmd, "since") : "-",
                    cmd_option(cmd, "all") != NULL);
    for (size_t i = 0; i < cmd->n_words; i++)
        g_string_append_printf(seen, "%s%s", i ? "," : "", cmd->words[i]);
    return CMD_NOTHING;
}

static const Command show = {.name = "show",
                             .arguments = "ID…",
                             .help = "shows",
                             .least = 1,
                             .most = 2,
                             .csv = true,
                             .options = {{"since", "DATE", "from then on"}, {"all", NULL, "closed too"}},
                             .run = tell};
static const Command list = {.name = "list", .arguments = "", .help = "lists", .run = tell};
static const Command *const commands[] = {&show, &list, NULL};

static int run(const char *line)
{
    g_auto(GStrv) words = g_strsplit(line, " ", -1);

    g_string_truncate(seen, 0);
    return cmd_main(commands, (int)g_strv_length(words), words);
}

static void test_lines(void)
{
    static const struct {
        const char *line;
        int status;
        const char *seen;
    } cases[] = {
        {"leadctl show 7", CMD_NOTHING, "c=- json=0 csv=0 since=- all=0 words=7"},
        {"leadctl -c f.yaml show 7 8", CMD_NOTHING, "c=f.yaml json=0 csv=0 since=- all=0 words=7,8"},
        {"leadctl show 7 -c f.yaml --json", CMD_NOTHING, "c=f.yaml json=1 csv=0 since=- all=0 words=7"},
        {"leadctl -cf.yaml --csv show --all 7", CMD_NOTHING, "c=f.yaml json=0 csv=1 since=- all=1 words=7"},
        {"leadctl --since 2026-01-01 show 7", CMD_NOTHING, "c=- json=0 csv=0 since=2026-01-01 all=0 words=7"},
        {"leadctl show --since=2026-01-01 7", CMD_NOTHING, "c=- json=0 csv=0 since=2026-01-01 all=0 words=7"},
        {"leadctl show -- --since", CMD_NOTHING, "c=- json=0 csv=0 since=- all=0 words=--since"},
        {"leadctl show -", CMD_NOTHING, "c=- json=0 csv=0 since=- all=0 words=-"},
        {"leadctl list", CMD_NOTHING, "c=- json=0 csv=0 since=- all=0 words="},
        {"leadctl", CMD_USAGE, ""},
        {"leadctl shaw 7", CMD_USAGE, ""},
        {"leadctl show", CMD_USAGE, ""},
        {"leadctl show 1 2 3", CMD_USAGE, ""},
        {"leadctl list 1", CMD_USAGE, ""},
        {"leadctl list --since 2026-01-01", CMD_USAGE, ""},
        {"leadctl list --csv", CMD_USAGE, ""},
        {"leadctl --csv list", CMD_USAGE, ""},
        {"leadctl --since 2026-01-01 list", CMD_USAGE, ""},
        {"leadctl show 7 --since", CMD_USAGE, ""},
        {"leadctl show 7 --all=yes", CMD_USAGE, ""},
        {"leadctl show 7 --nonsense", CMD_USAGE, ""},
        {"leadctl show 7 -x", CMD_USAGE, ""},
        {"leadctl show 7 -c", CMD_USAGE, ""},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("%s", cases[i].line);
        g_assert_cmpint(run(cases[i].line), ==, cases[i].status);
        g_assert_cmpstr(seen->str, ==, cases[i].seen);
    }
}

static void helped(const char *line, const char *words)
{
    if (g_test_subprocess()) {
        g_assert_cmpint(run(line), ==, CMD_OK);
        return;
    }
    g_test_trap_subprocess(NULL, 0, 0);
    g_test_trap_assert_passed();
    g_test_trap_assert_stdout(words);
}

static void test_help(void)
{
    helped("leadctl --help", "*show ID…*list*");
}

static void test_command_help(void)
{
    helped("leadctl show --help", "*--since DATE*from then on*--all*closed too*--csv*");
}

static void add_word(const char *word, const char *help, void *context)
{
    g_assert_nonnull(help);
    g_string_append_printf(context, " %s", word);
}

/* What may stand last, its kind first. */
static void test_complete(void)
{
    static const struct {
        const char *line, *told;
    } cases[] = {
        {"", "-: show list"},
        {"s", "-: show"},
        {"x", "-:"},
        {"show ", "ID:"},
        {"show 1 2 3 ", "ID:"},
        {"list ", "-:"},
        {"show --a", "ID: --all"},
        {"show -", "ID: --since --all --config --json --csv --help"},
        {"list -", "-: --config --json --help"},
        {"-", "-: --config --json --csv --help"},
        {"show --since ", "DATE:"},
        {"show --since = ", "DATE:"},
        {"show --since = 3", "DATE:"},
        {"--since 3 sh", "-: show"},
        {"show --since 3 ", "ID:"},
        {"show --all ", "ID:"},
        {"show -- -", "ID:"},
        {"-c ", "FILE:"},
        {"--config x.yaml li", "-: list"},
        {"shaw x ", "-: show list"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(GStrv) words = g_strsplit(*cases[i].line ? cases[i].line : " ", " ", -1);
        size_t count = g_strv_length(words) - (*cases[i].line ? 0 : 1);
        g_autoptr(GString) told = g_string_new(NULL);
        CompletePlace place = complete_place(commands, words, count);
        g_string_printf(told, "%s:", place.kind ? place.kind : "-");
        complete_names(commands, &place, words[count - 1], add_word, told);
        g_test_message("%s", cases[i].line);
        g_assert_cmpstr(told->str, ==, cases[i].told);
    }
    char *typed[] = {(char *)"-c", (char *)"my.yaml", (char *)"show", (char *)""};
    g_assert_cmpstr(complete_place(commands, typed, 4).config, ==, "my.yaml");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    seen = g_string_new(NULL);
    g_test_add_func("/cmd/lines", test_lines);
    g_test_add_func("/cmd/help", test_help);
    g_test_add_func("/cmd/command-help", test_command_help);
    g_test_add_func("/cmd/complete", test_complete);
    int status = g_test_run();
    g_string_free(seen, TRUE);
    return status;
}
