/* Fills the tables into a manual page. usage: make-manual PAGE.in
 *
 * A line ".TABLE settings", ".TABLE commands", ".TABLE letters", ".TABLE partials" or ".TABLE variables" (of "ack",
 * "lead", "digest", "page") of the page is replaced by what the programs themselves go by. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "milter/cmd.h"
#include "milter/letter_vars.h"
#include "milter/settings.h"
#include "milter/settings_apply.h"
#include "templates/words.h"

enum { LONGEST = 72 };

static FILE *out; /* the page, before its lines are broken */

/* For roff: its own characters, and no line that looks like a request. */
static void put(const char *text)
{
    for (const char *p = text; *p; p++) {
        if (*p == '\\')
            fputs("\\e", out);
        else if (*p == '-')
            fputs("\\-", out);
        else if ((*p == '.' || *p == '\'') && (p == text || p[-1] == '\n'))
            fprintf(out, "\\&%c", *p);
        else
            putc(*p, out);
    }
}

static void put_sentence(const char *text)
{
    g_autofree char *sentence = g_strdup(text);
    *sentence = g_ascii_toupper(*sentence);
    put(sentence);
}

/* --- leadmilter.yaml(5) --- */

static void put_default(const Setting *setting)
{
    if (!setting->fallback)
        fprintf(out, " It must be given.");
    else if (*setting->fallback) {
        fprintf(out, " Default:\n.B ");
        put(setting->fallback);
    }
}

static void put_settings(const Setting *settings, const char *above)
{
    for (const Setting *setting = settings; setting->name; setting++) {
        if (!*setting->name)
            continue;
        g_autofree char *key = *above ? g_strconcat(above, ".", setting->name, NULL) : g_strdup(setting->name);
        g_autofree char *expected = settings_expected(setting);
        fprintf(out, ".TP\n.B ");
        put(key);
        putc('\n', out);
        put_sentence(setting->help);
        fprintf(out, ".\n");
        if (setting->kind != KIND_SECTION && setting->kind != KIND_HOURS) {
            fprintf(out, "Expects %s", setting->many ? "a list, or one, of: " : "");
            put(expected);
            putc('.', out);
            put_default(setting);
            putc('\n', out);
        }
        if (setting->sub && !(setting->shorthand && setting->sub[1].name == NULL))
            put_settings(setting->sub, key);
    }
}

/* --- leadctl(1) --- */

static void put_options(const CmdOption *options)
{
    for (const CmdOption *option = options; option->name; option++) {
        fprintf(out, ".RS\n.TP\n.B \\-\\-");
        put(option->name);
        if (option->argument) {
            fprintf(out, " \\fI");
            put(option->argument);
            fprintf(out, "\\fR");
        }
        putc('\n', out);
        put(option->help);
        fprintf(out, "\n.RE\n");
    }
}

static void put_commands(void)
{
    for (const Command *const *command = cmd_table(); *command; command++) {
        fprintf(out, ".TP\n.B ");
        put((*command)->name);
        if (*(*command)->arguments) {
            fprintf(out, " \\fI");
            put((*command)->arguments);
            fprintf(out, "\\fR");
        }
        putc('\n', out);
        g_auto(GStrv) line = g_strsplit((*command)->help, "\n", -1);
        for (char **one = line; *one; one++) {
            put(**one ? *one : ".");
            putc('\n', out);
        }
        put_options((*command)->options);
    }
}

/* --- leadmilter-templates(5) --- */

static void put_letters(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Words) words = words_load("templates", NULL, &error);
    if (!words)
        g_error("%s", error->message);
    for (const LetterKind *kind = letter_kinds; kind->name; kind++) {
        g_auto(GStrv) languages = words_languages(words, kind->name);
        g_autofree char *all = g_strjoinv(" ", languages);
        if (!kind->to)
            continue;
        fprintf(out, ".TP\n.B ");
        put(kind->name);
        fprintf(out, "\nTo the %s: ", kind->to);
        put(kind->help);
        fprintf(out, ".\nShipped in: ");
        put(all);
        fprintf(out, ".\n");
    }
}

static void put_partials(void)
{
    for (const LetterPartial *partial = letter_partials; partial->name; partial++) {
        fprintf(out, ".TP\n.B ");
        put(partial->name);
        putc('\n', out);
        put(partial->help);
        fprintf(out, ".\n");
    }
}

static void put_variables(const char *of)
{
    static const struct {
        const char *word;
        LetterVars vars;
    } sets[] = {{"ack", VARS_ACK}, {"lead", VARS_LEAD}, {"digest", VARS_DIGEST}, {"page", VARS_PAGE}};
    for (size_t i = 0; i < G_N_ELEMENTS(sets); i++) {
        for (const LetterVar *var = letter_vars; var->name && strcmp(of, sets[i].word) == 0; var++) {
            if (!(var->in & sets[i].vars))
                continue;
            fprintf(out, ".TP\n.B ");
            put(var->name);
            fprintf(out, " \\fR(%s)\n", letter_var_type(var->type));
            put_sentence(var->help);
            fprintf(out, ".\n");
        }
    }
}

static bool put_table(const char *name)
{
    if (strcmp(name, "settings") == 0)
        put_settings(settings_table(), "");
    else if (strcmp(name, "commands") == 0)
        put_commands();
    else if (strcmp(name, "letters") == 0)
        put_letters();
    else if (strcmp(name, "partials") == 0)
        put_partials();
    else if (g_str_has_prefix(name, "variables "))
        put_variables(name + strlen("variables "));
    else
        return false;
    return true;
}

/* Lines of at most 80 bytes, broken at blanks: so mandoc wants them. None may begin like a request. */
static void put_broken(const char *line)
{
    while (strlen(line) > LONGEST) {
        const char *blank = NULL;
        for (const char *p = line; p < line + LONGEST; p++)
            if (*p == ' ' && p > line && p[-1] != '\\' && p[1] != '.' && p[1] != '\'' && p[1] != ' ')
                blank = p;
        if (!blank)
            break;
        printf("%.*s\n", (int)(blank - line), line);
        line = blank + 1;
    }
    puts(line);
}

static void break_lines(const char *page)
{
    bool as_is = false;
    g_auto(GStrv) line = g_strsplit(page, "\n", -1);
    for (char **one = line; *one && (**one || one[1]); one++) {
        as_is = strcmp(*one, ".nf") == 0 || (as_is && strcmp(*one, ".fi") != 0);
        if (as_is || **one == '.')
            puts(*one);
        else
            put_broken(*one);
    }
}

int main(int argc, char **argv)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    g_autofree char *page = NULL;
    char *made = NULL;
    size_t size = 0;
    g_autoptr(GError) error = NULL;
    if (argc != 2 || !g_file_get_contents(argv[1], &page, NULL, &error)) {
        fprintf(stderr, "make-manual: %s\n", error ? error->message : "usage: make-manual PAGE.in");
        return 2;
    }
    out = open_memstream(&made, &size);
    g_auto(GStrv) line = g_strsplit(page, "\n", -1);
    for (char **one = line; *one; one++) {
        if (g_str_has_prefix(*one, ".TABLE ")) {
            if (!put_table(*one + strlen(".TABLE "))) {
                fprintf(stderr, "make-manual: %s: there is no table %s\n", argv[1], *one);
                return 2;
            }
        } else if (**one || one[1]) {
            fprintf(out, "%s\n", *one);
        }
    }
    fclose(out);
    break_lines(made);
    free(made);
    return 0;
}
