/* Reads an unfinished command line as cmd.c reads a whole one. */
#include "milter/complete.h"

#include <string.h>

static const CmdOption common[] = {{"config", "FILE", "configuration"},
                                   {"json", NULL, "one JSON object a line"},
                                   {"csv", NULL, "the table for a spreadsheet"},
                                   {"help", NULL, "what it does and takes"},
                                   {0}};

static const CmdOption *find_in(const CmdOption *options, const char *name)
{
    for (const CmdOption *option = options; option->name; option++)
        if (strcmp(option->name, name) == 0)
            return option;
    return NULL;
}

static const CmdOption *option_of(const Command *const *commands, const Command *command, const char *word)
{
    const CmdOption *option = NULL;
    if (strcmp(word, "-c") == 0)
        return &common[0];
    if (!g_str_has_prefix(word, "--"))
        return NULL;
    option = find_in(common, word + 2);
    if (command)
        return option ? option : find_in(command->options, word + 2);
    for (; *commands && !option; commands++)
        option = find_in((*commands)->options, word + 2);
    return option;
}

static const Command *command_of(const Command *const *commands, const char *name)
{
    for (; *commands; commands++)
        if (strcmp((*commands)->name, name) == 0)
            return *commands;
    return NULL;
}

/* "ID OWNER" -> the second is "OWNER"; the last one with "…" is all further ones, too. */
static char *kind_at(const char *arguments, size_t at)
{
    g_auto(GStrv) kinds = g_strsplit(arguments, " ", -1);
    size_t count = g_strv_length(kinds);
    bool repeats = count > 0 && strstr(kinds[count - 1], "…") != NULL;
    if (at >= count && !repeats)
        return NULL;
    g_autofree char *kind = g_strdup(kinds[MIN(at, count - 1)]);
    g_strdelimit(kind, "[]", ' ');
    char *dots = strstr(kind, "…");
    if (dots)
        *dots = '\0';
    return g_strdup(g_strstrip(kind));
}

CompletePlace complete_place(const Command *const *commands, char *const *words, size_t count)
{
    CompletePlace place = {.options = true};
    size_t arguments = 0;
    for (size_t i = 0; i < count; i++) {
        bool last = i + 1 == count;
        if (place.option) { /* this word is its value */
            if (strcmp(words[i], "=") == 0 && !last)
                continue;
            if (last)
                break;
            place.config = place.option == &common[0] ? words[i] : place.config;
            place.option = NULL;
        } else if (last) {
            break;
        } else if (place.options && strcmp(words[i], "--") == 0) {
            place.options = false;
        } else if (place.options && words[i][0] == '-' && words[i][1]) {
            const CmdOption *option = option_of(commands, place.command, words[i]);
            place.option = option && option->argument ? option : NULL;
        } else if (place.command) {
            arguments++;
        } else {
            place.command = command_of(commands, words[i]);
        }
    }
    if (place.option)
        place.kind = g_intern_string(place.option->argument);
    else if (place.command) {
        g_autofree char *kind = kind_at(place.command->arguments, arguments);
        place.kind = kind && *kind ? g_intern_string(kind) : NULL;
    }
    return place;
}

static void tell_option(const CmdOption *option, const char *begin, CompleteTell *tell, void *context)
{
    g_autofree char *word = g_strconcat("--", option->name, NULL);
    if (g_str_has_prefix(word, begin))
        tell(word, option->help, context);
}

static void tell_options(const CompletePlace *place, const char *begin, CompleteTell *tell, void *context)
{
    for (const CmdOption *option = place->command ? place->command->options : common; option->name; option++)
        tell_option(option, begin, tell, context);
    for (const CmdOption *option = common; option->name && place->command; option++)
        if (strcmp(option->name, "csv") != 0 || place->command->csv)
            tell_option(option, begin, tell, context);
}

void complete_names(const Command *const *commands, const CompletePlace *place, const char *begin, CompleteTell *tell,
                    void *context)
{
    if (place->option)
        return;
    if (*begin == '-') {
        if (place->options)
            tell_options(place, begin, tell, context);
        return;
    }
    for (; *commands && !place->command; commands++)
        if (g_str_has_prefix((*commands)->name, begin))
            tell((*commands)->name, (*commands)->help, context);
}
