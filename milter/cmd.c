/* Parses leadctl's command line from the table of commands. */
#include "milter/cmd.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

#include "milter/values.h"

#define DEFAULT_CONFIG "/etc/leadmilter/leadmilter.yaml"

typedef struct {
    const Command *const *commands;
    const Command *command; /* NULL until named */
    Cmd cmd;
    GPtrArray *words; /* borrowed from argv */
    bool help;
} Line;

void cmd_complain(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    fprintf(stderr, "leadctl: %s\n", text);
}

const char *cmd_option(const Cmd *cmd, const char *name)
{
    return g_hash_table_lookup(cmd->options, name);
}

Config *cmd_config(const Cmd *cmd)
{
    g_autoptr(GError) error = NULL;
    Config *config = config_load(cmd->config ? cmd->config : DEFAULT_CONFIG, &error);

    if (config == NULL)
        cmd_complain("%s", error->message);
    return config;
}

static const CmdOption *option_of(const Command *command, const char *name)
{
    for (const CmdOption *option = command->options; option->name; option++)
        if (strcmp(option->name, name) == 0)
            return option;
    return NULL;
}

/* Options may stand before the command: then any command's entry tells whether a value follows. */
static const CmdOption *find_option(const Line *line, const char *name)
{
    if (line->command)
        return option_of(line->command, name);
    for (const Command *const *command = line->commands; *command; command++) {
        const CmdOption *option = option_of(*command, name);
        if (option)
            return option;
    }
    return NULL;
}

static const Command *find_command(const Command *const *commands, const char *name)
{
    for (; *commands; commands++)
        if (strcmp((*commands)->name, name) == 0)
            return *commands;
    return NULL;
}

/* A help line; the left side is padded by characters, not bytes. */
static void show_line(const char *left, const char *help)
{
    enum { WIDTH = 26 };
    glong length = g_utf8_strlen(left, -1);
    printf("  %s%*s %.*s\n", left, length < WIDTH ? (int)(WIDTH - length) : 0, "", (int)strcspn(help, "\n"), help);
}

static void show_options(const CmdOption *options)
{
    for (const CmdOption *option = options; option->name; option++) {
        g_autofree char *left = g_strdup_printf("--%s%s%s", option->name, option->argument ? " " : "",
                                                option->argument ? option->argument : "");
        show_line(left, option->help);
    }
}

static void show_command_help(const Command *command)
{
    printf("usage: leadctl %s [OPTION…]%s%s\n\n%s\n\n", command->name, *command->arguments ? " " : "",
           command->arguments, command->help);
    show_options(command->options);
    printf("  -c FILE                    configuration (" DEFAULT_CONFIG ")\n"
           "  --json                     one JSON object a line\n");
    if (command->csv)
        show_line("--csv", "the table for a spreadsheet");
}

static void show_help(const Command *const *commands)
{
    printf("usage: leadctl [-c FILE] COMMAND [OPTION…] [ARGUMENT…]\n\n");
    for (; *commands; commands++) {
        g_autofree char *left = g_strdup_printf("%s %s", (*commands)->name, (*commands)->arguments);
        show_line(left, (*commands)->help);
    }
    printf("\n`leadctl COMMAND --help` says more. Every command takes -c FILE (" DEFAULT_CONFIG ") and "
           "--json.\nExit status: 0 ok, 1 nothing found, 2 usage or configuration, 3 store.\n");
}

/* The option's value: behind "=", else the next argument; NULL (and complained) when there is none. */
static const char *value_of(const char *equals, const char *name, char **argv, int *at)
{
    if (equals)
        return equals + 1;
    if (argv[*at + 1])
        return argv[++*at];
    cmd_complain("%s needs a value", name);
    return NULL;
}

static bool refuse_option(const Line *line, const char *name)
{
    if (line->command == NULL) {
        cmd_complain("unknown option --%s; see --help", name);
        return false;
    }
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (const CmdOption *option = line->command->options; option->name; option++)
        g_ptr_array_add(names, (void *)option->name);
    g_ptr_array_add(names, NULL);
    const char *near = value_nearest(name, (const char *const *)names->pdata);
    if (near)
        cmd_complain("%s has no option --%s; did you mean --%s?", line->command->name, name, near);
    else
        cmd_complain("%s has no option --%s; see leadctl %s --help", line->command->name, name, line->command->name);
    return false;
}

static bool take_own_option(Line *line, const char *name, const char *equals, char **argv, int *at)
{
    const CmdOption *option = find_option(line, name);
    const char *value = "";

    if (option == NULL)
        return refuse_option(line, name);
    if (option->argument == NULL && equals) {
        cmd_complain("--%s takes no value", name);
        return false;
    }
    if (option->argument)
        value = value_of(equals, argv[*at], argv, at);
    if (value)
        g_hash_table_replace(line->cmd.options, g_strdup(name), g_strdup(value));
    return value != NULL;
}

static bool take_long(Line *line, char **argv, int *at)
{
    const char *text = argv[*at] + 2;
    const char *equals = strchr(text, '=');
    g_autofree char *name = equals ? g_strndup(text, (gsize)(equals - text)) : g_strdup(text);

    if (strcmp(name, "json") == 0)
        line->cmd.json = true;
    else if (strcmp(name, "csv") == 0)
        line->cmd.csv = true;
    else if (strcmp(name, "help") == 0)
        line->help = true;
    else if (strcmp(name, "config") == 0)
        return (line->cmd.config = value_of(equals, "--config", argv, at)) != NULL;
    else
        return take_own_option(line, name, equals, argv, at);
    return true;
}

static bool take_short(Line *line, char **argv, int *at)
{
    const char *text = argv[*at];

    if (text[1] == 'c')
        return (line->cmd.config = text[2] ? text + 2 : value_of(NULL, "-c", argv, at)) != NULL;
    if (strcmp(text, "-h") == 0) {
        line->help = true;
        return true;
    }
    cmd_complain("unknown option %s; see --help", text);
    return false;
}

static void refuse_command(const Command *const *commands, const char *word)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (; *commands; commands++)
        g_ptr_array_add(names, (void *)(*commands)->name);
    g_ptr_array_add(names, NULL);
    const char *near = value_nearest(word, (const char *const *)names->pdata);
    if (near)
        cmd_complain("unknown command %s; did you mean %s?", word, near);
    else
        cmd_complain("unknown command %s; see leadctl --help", word);
}

static bool take_word(Line *line, char *word)
{
    if (line->command) {
        g_ptr_array_add(line->words, word);
        return true;
    }
    line->command = find_command(line->commands, word);
    if (line->command == NULL)
        refuse_command(line->commands, word);
    return line->command != NULL;
}

static bool parse(Line *line, char **argv)
{
    bool options = true;
    bool good = true;

    for (int at = 1; argv[at] && good; at++) {
        const char *word = argv[at];
        if (options && strcmp(word, "--") == 0)
            options = false;
        else if (options && g_str_has_prefix(word, "--"))
            good = take_long(line, argv, &at);
        else if (options && word[0] == '-' && word[1])
            good = take_short(line, argv, &at);
        else
            good = take_word(line, argv[at]);
    }
    return good;
}

/* Options typed before the command were only known to be somebody's. */
static bool options_fit(const Line *line)
{
    GHashTableIter iter;
    gpointer name;

    g_hash_table_iter_init(&iter, line->cmd.options);
    while (g_hash_table_iter_next(&iter, &name, NULL)) {
        if (option_of(line->command, name) == NULL) {
            cmd_complain("%s has no option --%s", line->command->name, (const char *)name);
            return false;
        }
    }
    if (line->cmd.csv && !line->command->csv)
        cmd_complain("%s has no option --csv", line->command->name);
    return line->command->csv || !line->cmd.csv;
}

static bool words_fit(const Line *line)
{
    const Command *command = line->command;
    size_t words = line->words->len;

    if (words >= command->least && words <= command->most)
        return true;
    cmd_complain("usage: leadctl %s%s%s", command->name, *command->arguments ? " " : "", command->arguments);
    return false;
}

static int run(Line *line)
{
    if (line->help) {
        if (line->command)
            show_command_help(line->command);
        else
            show_help(line->commands);
        return CMD_OK;
    }
    if (line->command == NULL) {
        cmd_complain("no command; see leadctl --help");
        return CMD_USAGE;
    }
    if (!options_fit(line) || !words_fit(line))
        return CMD_USAGE;
    line->cmd.n_words = line->words->len;
    g_ptr_array_add(line->words, NULL);
    line->cmd.words = (char **)line->words->pdata;
    return (int)line->command->run(&line->cmd);
}

int cmd_main(const Command *const *commands, int argc, char **argv)
{
    g_autoptr(GPtrArray) words = g_ptr_array_sized_new((guint)argc + 1);
    g_autoptr(GHashTable) options = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    Line line = {.commands = commands, .words = words, .cmd = {.options = options}};
    int status = parse(&line, argv) ? run(&line) : CMD_USAGE;

    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    cmd_complain("the output cannot be written: %s", g_strerror(errno));
    return CMD_USAGE;
}
