/* Fills the tables into a manual page. usage: make-manual PAGE.in
 *
 * A line ".TABLE settings" or ".TABLE commands" of the page is replaced by what the programs themselves go by. */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "milter/cmd.h"
#include "milter/settings.h"
#include "milter/settings_apply.h"

/* For roff: its own characters, and no line that looks like a request. */
static void put(const char *text)
{
    for (const char *p = text; *p; p++) {
        if (*p == '\\')
            fputs("\\e", stdout);
        else if (*p == '-')
            fputs("\\-", stdout);
        else if ((*p == '.' || *p == '\'') && (p == text || p[-1] == '\n'))
            printf("\\&%c", *p);
        else
            putchar(*p);
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
        printf(" It must be given.");
    else if (*setting->fallback) {
        printf(" Default:\n.B ");
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
        printf(".TP\n.B ");
        put(key);
        putchar('\n');
        put_sentence(setting->help);
        printf(".\n");
        if (setting->kind != KIND_SECTION && setting->kind != KIND_HOURS) {
            printf("Expects %s", setting->many ? "a list, or one, of: " : "");
            put(expected);
            putchar('.');
            put_default(setting);
            putchar('\n');
        }
        if (setting->sub && !(setting->shorthand && setting->sub[1].name == NULL))
            put_settings(setting->sub, key);
    }
}

/* --- leadctl(1) --- */

static void put_options(const CmdOption *options)
{
    for (const CmdOption *option = options; option->name; option++) {
        printf(".RS\n.TP\n.B \\-\\-");
        put(option->name);
        if (option->argument) {
            printf(" \\fI");
            put(option->argument);
            printf("\\fR");
        }
        putchar('\n');
        put(option->help);
        printf("\n.RE\n");
    }
}

static void put_commands(void)
{
    for (const Command *const *command = cmd_table(); *command; command++) {
        printf(".TP\n.B ");
        put((*command)->name);
        if (*(*command)->arguments) {
            printf(" \\fI");
            put((*command)->arguments);
            printf("\\fR");
        }
        putchar('\n');
        g_auto(GStrv) line = g_strsplit((*command)->help, "\n", -1);
        for (char **one = line; *one; one++) {
            put(**one ? *one : ".");
            putchar('\n');
        }
        put_options((*command)->options);
    }
}

int main(int argc, char **argv)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    g_autofree char *page = NULL;
    g_autoptr(GError) error = NULL;
    if (argc != 2 || !g_file_get_contents(argv[1], &page, NULL, &error)) {
        fprintf(stderr, "make-manual: %s\n", error ? error->message : "usage: make-manual PAGE.in");
        return 2;
    }
    g_auto(GStrv) line = g_strsplit(page, "\n", -1);
    for (char **one = line; *one; one++) {
        if (strcmp(*one, ".TABLE settings") == 0)
            put_settings(settings_table(), "");
        else if (strcmp(*one, ".TABLE commands") == 0)
            put_commands();
        else if (**one || one[1])
            printf("%s\n", *one);
    }
    return 0;
}
