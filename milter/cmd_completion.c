/* leadctl completion: scripts for bash and zsh, which ask back what may stand where. */
#include <stdint.h>
#include <string.h>

#include "milter/cmd.h"
#include "milter/cmd_open.h"
#include "milter/complete.h"
#include "milter/draft.h"
#include "milter/flow.h"
#include "milter/json.h"
#include "milter/letter_vars.h"
#include "milter/paths.h"
#include "milter/table.h"
#include "store/records.h"
#include "templates/words.h"

enum { LEADS_MAX = 40 };

/* ":files", ":dirs": the shell's own business. */
static const char bash[] = "# bash completion for leadctl: leadctl itself says what may stand where.\n"
                           "_leadctl()\n"
                           "{\n"
                           "    local word\n"
                           "    COMPREPLY=()\n"
                           "    while IFS=$'\\t' read -r word _; do\n"
                           "        case $word in\n"
                           "        :files) compopt -o default ;;\n"
                           "        :dirs) compopt -o dirnames ;;\n"
                           "        *) COMPREPLY+=(\"$word\") ;;\n"
                           "        esac\n"
                           "    done < <(\"${COMP_WORDS[0]}\" completion words -- "
                           "\"${COMP_WORDS[@]:1:COMP_CWORD}\" 2>/dev/null)\n"
                           "}\n"
                           "complete -F _leadctl leadctl\n";

static const char zsh[] = "#compdef leadctl\n"
                          "# zsh completion for leadctl: leadctl itself says what may stand where.\n"
                          "_leadctl()\n"
                          "{\n"
                          "    local word help\n"
                          "    local -a found\n"
                          "    while IFS=$'\\t' read -r word help; do\n"
                          "        case $word in\n"
                          "        :files) _files; return ;;\n"
                          "        :dirs) _files -/; return ;;\n"
                          "        *) found+=(\"${word//:/\\\\:}${help:+:$help}\") ;;\n"
                          "        esac\n"
                          "    done < <($words[1] completion words -- \"${(@)words[2,CURRENT]}\" 2>/dev/null)\n"
                          "    _describe leadctl found\n"
                          "}\n"
                          "_leadctl \"$@\"\n";

/* --- Values --- */

static void tell(const char *word, const char *help, void *context)
{
    const Cmd *cmd = context;
    g_autofree char *line = g_strndup(help, strcspn(help, "\n")), *clean = table_clean(line);
    if (cmd->json) {
        g_autofree char *object = json_line(json_pack("{s:s, s:s}", "word", word, "help", clean));
        printf("%s\n", object);
    } else {
        printf("%s\t%s\n", word, clean);
    }
}

static void tell_if(const Cmd *cmd, const char *begin, const char *word, const char *help)
{
    if (g_ascii_strncasecmp(word, begin, strlen(begin)) == 0)
        tell(word, help ? help : "", (void *)cmd);
}

static void tell_all(const Cmd *cmd, const char *begin, const char *const *words)
{
    for (; words && *words; words++)
        tell_if(cmd, begin, *words, NULL);
}

static void tell_owners(const Cmd *cmd, const char *begin)
{
    g_autoptr(Config) config = cmd_config(cmd);
    for (size_t i = 0; config && i < config->n_owner; i++)
        tell_if(cmd, begin, config->owner[i].name, config->owner[i].email);
}

/* The newest that are open. */
static void tell_leads(const Cmd *cmd, const char *begin)
{
    g_auto(CmdOpen) open = {0};
    StoreQuery query = STORE_QUERY_ALL;
    g_autoptr(GPtrArray) leads = NULL;
    query.limit = LEADS_MAX;
    if (cmd_open(cmd, CMD_READ, &open) != CMD_OK || store_leads(open.store, &query, &leads, NULL) != STORE_OK)
        return;
    for (guint i = 0; i < leads->len; i++) {
        const Lead *lead = leads->pdata[i];
        const char *who = draft_prospect(lead);
        g_autofree char *name = cmd_lead_name(lead->id);
        g_autofree char *help = g_strdup_printf("%s %s", lead_class_name(lead->class_), who ? who : "");
        if (lead_is_open(lead))
            tell_if(cmd, begin, name, help);
    }
}

static void tell_templates(const Cmd *cmd, const char *begin)
{
    for (const LetterKind *kind = letter_kinds; kind->name; kind++)
        if (kind->to)
            tell_if(cmd, begin, kind->name, kind->help);
}

static void tell_languages(const Cmd *cmd, const char *begin)
{
    g_autofree char *shipped = paths_data("templates");
    g_autoptr(Words) words = words_load(shipped, NULL, NULL);
    g_auto(GStrv) languages = words ? words_languages(words, "ack-hot") : NULL;
    tell_all(cmd, begin, (const char *const *)languages);
}

static void tell_statuses(const Cmd *cmd, const char *begin)
{
    for (int status = 0; status <= LEAD_STATUS__STATUS_IGNORED; status++)
        tell_if(cmd, begin, lead_status_name((LeadStatus)status), NULL);
}

static void tell_reasons(const Cmd *cmd, const Command *command, const char *begin)
{
    static const struct {
        const char *name;
        FlowMove move;
    } moves[] = {{"reject", FLOW_REJECT}, {"lost", FLOW_LOSE}, {"unqualified", FLOW_UNQUALIFY}};
    for (size_t i = 0; i < G_N_ELEMENTS(moves); i++)
        if (command && strcmp(command->name, moves[i].name) == 0)
            tell_all(cmd, begin, flow_reasons(moves[i].move));
}

static void tell_values(const Cmd *cmd, const CompletePlace *place, const char *begin)
{
    static const char *const classes[] = {"hot", "general", "none", NULL};
    static const char *const outcomes[] = {"reached", "voicemail", "noanswer", "wrong", NULL};
    static const char *const shells[] = {"bash", "zsh", NULL};
    const char *kind = place->kind ? place->kind : "";
    if (strcmp(kind, "ID") == 0 || strcmp(kind, "INTO") == 0)
        tell_leads(cmd, begin);
    else if (strcmp(kind, "OWNER") == 0 || strcmp(kind, "NAME") == 0)
        tell_owners(cmd, begin);
    else if (strcmp(kind, "TEMPLATE") == 0)
        tell_templates(cmd, begin);
    else if (strcmp(kind, "CLASS") == 0)
        tell_all(cmd, begin, classes);
    else if (strcmp(kind, "STATUS") == 0)
        tell_statuses(cmd, begin);
    else if (strcmp(kind, "OUTCOME") == 0)
        tell_all(cmd, begin, outcomes);
    else if (strcmp(kind, "SHELL") == 0)
        tell_all(cmd, begin, shells);
    else if (strcmp(kind, "CODE") == 0)
        tell_languages(cmd, begin);
    else if (place->option && strcmp(place->option->name, "reason") == 0)
        tell_reasons(cmd, place->command, begin);
    else if (strcmp(kind, "FILE") == 0 || strcmp(kind, "PATH") == 0)
        puts(":files");
    else if (strcmp(kind, "DIR") == 0)
        puts(":dirs");
}

static CmdStatus tell_words(const Cmd *cmd)
{
    size_t count = cmd->n_words - 1;
    char **words = cmd->words + 1;
    const char *begin = count ? words[count - 1] : "";
    CompletePlace place = complete_place(cmd_table(), words, count);
    Cmd as_typed = *cmd;
    as_typed.config = place.config ? place.config : cmd->config;
    if (strcmp(begin, "=") == 0)
        begin = "";
    complete_names(cmd_table(), &place, begin, tell, &as_typed);
    if (place.option || *begin != '-')
        tell_values(&as_typed, &place, begin);
    return CMD_OK;
}

static CmdStatus run(const Cmd *cmd)
{
    const char *what = cmd->words[0];
    if (strcmp(what, "words") == 0)
        return tell_words(cmd);
    const char *script = strcmp(what, "bash") == 0 ? bash : strcmp(what, "zsh") == 0 ? zsh : NULL;
    if (!script || cmd->n_words > 1) {
        cmd_complain("expected bash or zsh, got \"%s\"", cmd->words[cmd->n_words - 1]);
        return CMD_USAGE;
    }
    if (cmd->json) {
        g_autofree char *line = json_line(json_pack("{s:s, s:s}", "shell", what, "script", script));
        printf("%s\n", line);
    } else {
        fputs(script, stdout);
    }
    return CMD_OK;
}

const Command cmd_completion = {
    .name = "completion",
    .arguments = "SHELL",
    .help = "the script with which bash or zsh completes what you type\n"
            "`make install` puts both where the shells look for them; else: source <(leadctl completion bash).\n"
            "The scripts ask `leadctl completion words -- WORD…` what may stand last.",
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
