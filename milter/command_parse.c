/* Lines of a mail as verbs; prose is none. */
#include "milter/command_parse.h"

#include <string.h>

#include "milter/values.h"
#include "milter/when.h"
#include "store/records.h"

enum {
    COMMANDS_MAX = 20,
    LINE_BYTES = 500,
    NOTE_BYTES = 1500,
    STRAY_WORDS = 12, /* after the commands: a name, "sent from my phone" */
    NEAR_WORDS = 4,   /* of a line that is a mistyped verb, not prose */
    FEW_WORDS = 5,    /* of a source, a name */
    SAID_WORDS = 12   /* of a reason that means something */
};

/* What a verb takes, and how its line is read. */
typedef enum {
    TAKES_NOTHING,
    TAKES_REASON,
    TAKES_VALUE,
    TAKES_WORDS, /* a few */
    TAKES_NOTE,
    TAKES_WHEN,
    TAKES_WORD,
    TAKES_OUTCOME
} Takes;

/* clang-format off */
static const struct {
    const char *word;
    CommandKind kind;
    const char *verb;     /* of verb.c */
    const char *argument; /* fixed; or NULL */
    Takes takes;
    PersonMove move;
    const char *shows, *help; /* in the list of help; NULL: not shown */
} words[] = {
    {"accept",      COMMAND_VERB,   "accept",      NULL,      TAKES_NOTHING, 0, "accept", "the lead is mine"},
    {"reject",      COMMAND_VERB,   "reject",      NULL,      TAKES_REASON,  0, "reject REASON", "not-mine territory capacity duplicate open-deal no-fit not-a-lead"},
    {"called",      COMMAND_VERB,   "called",      NULL,      TAKES_OUTCOME, 0, "called OUTCOME", "reached voicemail noanswer wrong"},
    {"met",         COMMAND_VERB,   "met",         NULL,      TAKES_NOTHING, 0, "met", "talked in person"},
    {"qualified",   COMMAND_VERB,   "qualified",   NULL,      TAKES_VALUE,   0, "qualified", "need, authority and time are confirmed"},
    {"unqualified", COMMAND_VERB,   "unqualified", NULL,      TAKES_REASON,  0, "unqualified REASON", "no-need no-budget no-authority profile region student …"},
    {"proposal",    COMMAND_VERB,   "proposal",    NULL,      TAKES_VALUE,   0, "proposal 18400 EUR", "the offer is out"},
    {"won",         COMMAND_VERB,   "won",         NULL,      TAKES_VALUE,   0, "won 12000 EUR", "they bought"},
    {"lost",        COMMAND_VERB,   "lost",        NULL,      TAKES_REASON,  0, "lost REASON", "price delivery-time competitor:NAME no-budget timing no-response …"},
    {"nurture",     COMMAND_VERB,   "nurture",     NULL,      TAKES_REASON,  0, "nurture", "not now, perhaps later"},
    {"assign",      COMMAND_VERB,   "assign",      NULL,      TAKES_WORD,    0, "assign NAME", "to a colleague"},
    {"next",        COMMAND_VERB,   "next",        NULL,      TAKES_WHEN,    0, "next friday", "remind me then: 3d, tomorrow 10:00, 2026-12-04"},
    {"snooze",      COMMAND_VERB,   "snooze",      NULL,      TAKES_WHEN,    0, "snooze 3d", "no reminders until then"},
    {"note",        COMMAND_VERB,   "note",        NULL,      TAKES_NOTE,    0, "note …", "kept with the lead"},
    {"source",      COMMAND_VERB,   "source",      NULL,      TAKES_WORDS,    0, "source fair Hannover", "where it came from"},
    {"hot",         COMMAND_VERB,   "reclassify",  "hot",     TAKES_NOTHING, 0, "hot | general | not-a-lead", "overturns the class"},
    {"general",     COMMAND_VERB,   "reclassify",  "general", TAKES_NOTHING, 0, NULL, NULL},
    {"not-a-lead",  COMMAND_VERB,   "reclassify",  "none",    TAKES_NOTHING, 0, NULL, NULL},
    {"merge",       COMMAND_VERB,   "merge",       NULL,      TAKES_WORD,    0, "merge L-1043", "the same as that one"},
    {"split",       COMMAND_VERB,   "split",       NULL,      TAKES_NOTHING, 0, "split", "was merged by mistake"},
    {"undo",        COMMAND_VERB,   "undo",        NULL,      TAKES_NOTHING, 0, "undo", "takes the last command back"},
    {"busy",        COMMAND_PERSON, NULL,          NULL,      TAKES_WHEN,    PERSON_BUSY, "busy 4h", "no new leads for me until then"},
    {"away",        COMMAND_PERSON, NULL,          NULL,      TAKES_WHEN,    PERSON_AWAY, "away until friday", "my unanswered leads go to others"},
    {"back",        COMMAND_PERSON, NULL,          NULL,      TAKES_NOTHING, PERSON_BACK, "back", "I am there again"},
    {"status",      COMMAND_STATUS, NULL,          NULL,      TAKES_NOTHING, 0, "status", "how the lead stands"},
    {"find",        COMMAND_FIND,   NULL,          NULL,      TAKES_WORDS,    0, "find NAME", "leads of a person or company"},
    {"help",        COMMAND_HELP,   NULL,          NULL,      TAKES_NOTHING, 0, "help", "this list"},
};
/* clang-format on */

static void free_command(void *data)
{
    MailCommand *command = data;
    g_free(command->argument);
    g_free(command->value);
    g_free(command->reason);
    g_free(command->line);
    g_free(command);
}

static unsigned count_words(const char *text)
{
    unsigned n = 0;
    g_auto(GStrv) word = g_strsplit_set(text, " \t\r\n", -1);
    for (char **one = word; *one; one++)
        n += **one ? 1 : 0;
    return n;
}

/* "Accept!", "not a lead" -> the table's word; *rest is what follows. -1: none. */
static int word_of(const char *line, const char **rest)
{
    static const char spelled[] = "not a lead";
    if (g_ascii_strncasecmp(line, spelled, strlen(spelled)) == 0) {
        *rest = line + strlen(spelled);
        return word_of("not-a-lead", &(const char *){NULL});
    }
    size_t size = strcspn(line, " \t.,:;!");
    *rest = line + size + strspn(line + size, " \t.,:;!");
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (strlen(words[i].word) == size && g_ascii_strncasecmp(words[i].word, line, size) == 0)
            return (int)i;
    return -1;
}

/* "L-1042" behind a verb that takes nothing is no prose: a tap's subject has it. */
static bool is_nothing(const char *rest)
{
    g_autofree char *text = g_strstrip(g_strdup(rest));
    text[strcspn(text, ".!")] = '\0';
    return !*text || lead_id_of(text) != 0;
}

static char *without_id(const char *rest)
{
    g_autofree char *text = g_strstrip(g_strdup(rest));
    char *last = strrchr(text, ' ');
    if (last && lead_id_of(last + 1) && g_ascii_strncasecmp(last + 1, "L-", 2) == 0)
        *last = '\0';
    else if (g_ascii_strncasecmp(text, "L-", 2) == 0 && lead_id_of(text))
        *text = '\0';
    return g_strdup(g_strstrip(text));
}

static char *without_until(char *text)
{
    static const char *const leading[] = {"until ", "till ", "bis "};
    for (size_t i = 0; text && i < G_N_ELEMENTS(leading); i++)
        if (g_ascii_strncasecmp(text, leading[i], strlen(leading[i])) == 0) {
            char *rest = g_strdup(text + strlen(leading[i]));
            g_free(text);
            return rest;
        }
    return text;
}

/* How a letter goes on that begins with such a word: "Note that the price…", "Find attached…", "Source of the steel…".
 */
static bool is_letter(const char *text)
{
    static const char *const words_of_letters[] = {"that",     "our",   "we",   "please", "attached",
                                                   "enclosed", "below", "of",   "is",     "for",
                                                   "your",     "you",   "here", "us",     NULL};
    g_autofree char *first = g_ascii_strdown(text, (gssize)strcspn(text, " \t,:;."));
    return g_strv_contains(words_of_letters, first) || strchr(text, '?');
}

/* A code, words that mean one, or very few. */
static bool is_reason(const Verb *verb, const char *text)
{
    enum { FEW = 4 };
    g_autofree char *code = *text ? flow_reason(verb->move, text) : NULL;
    bool means = code && strcmp(code, "other") != 0;
    return !is_letter(text) && count_words(text) <= (means ? SAID_WORDS : FEW);
}

/* Fills what the verb takes; false: the line is prose that begins like a verb. */
static bool take_rest(MailCommand *command, Takes takes, const char *rest)
{
    static const char *const outcomes[] = {"reached", "voicemail", "noanswer", "wrong", NULL};
    g_autofree char *text = takes == TAKES_WORD ? g_strstrip(g_strdup(rest)) : without_id(rest);
    double amount;
    char currency[4];
    switch (takes) {
    case TAKES_NOTHING:
        return is_nothing(rest);
    case TAKES_REASON:
        command->reason = *text ? g_strdup(text) : NULL;
        return is_reason(command->verb, text);
    case TAKES_VALUE:
        if (*text && value_money(text, &amount, currency))
            command->value = g_strdup(text);
        else if (*text)
            return false;
        return true;
    case TAKES_OUTCOME:
        command->argument = g_ascii_strdown(text, -1);
        if (!*text)
            g_clear_pointer(&command->argument, g_free);
        return !*text || g_strv_contains(outcomes, command->argument);
    case TAKES_WORD:
        command->argument = g_strdup(text);
        return count_words(text) == 1;
    case TAKES_WORDS:
        command->argument = g_strdup(text);
        return count_words(text) <= FEW_WORDS && !is_letter(text);
    case TAKES_WHEN:
        command->argument = without_until(g_steal_pointer(&text));
        return (!*command->argument && command->move == PERSON_AWAY) || when_shaped(command->argument);
    case TAKES_NOTE:
        command->argument = g_strdup(text);
        return !is_letter(text);
    }
    return false;
}

static MailCommand *parse_line(const char *line)
{
    const char *rest;
    int i = strlen(line) <= LINE_BYTES ? word_of(line, &rest) : -1;
    if (i < 0)
        return NULL;
    MailCommand *command = g_new0(MailCommand, 1);
    command->kind = words[i].kind;
    command->verb = words[i].verb ? verb_find(words[i].verb) : NULL;
    command->move = words[i].move;
    command->line = g_strdup(line);
    if (!take_rest(command, words[i].takes, rest)) {
        free_command(command);
        return NULL;
    }
    if (words[i].argument) {
        g_free(command->argument);
        command->argument = g_strdup(words[i].argument);
    }
    return command;
}

static const char *near_of(const char *line)
{
    if (word_of(line, &(const char *){NULL}) >= 0) /* the word is right, the line is a letter's */
        return NULL;
    const char *names[G_N_ELEMENTS(words) + 1] = {NULL};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        names[i] = words[i].word;
    g_autofree char *word = g_ascii_strdown(line, (gssize)strcspn(line, " \t.,:;!"));
    return count_words(line) <= NEAR_WORDS && strlen(word) > 2 ? value_nearest(word, names) : NULL;
}

/* A note may have several lines, until an empty one. */
static bool goes_on(GPtrArray *commands, const char *line, bool blank)
{
    MailCommand *last = commands->len ? commands->pdata[commands->len - 1] : NULL;
    if (!*line || blank || !last || commands->len == COMMANDS_MAX || !last->verb ||
        strcmp(last->verb->name, "note") != 0 || strlen(last->argument) + strlen(line) > NOTE_BYTES)
        return false;
    g_autofree char *text = last->argument;
    last->argument = g_strjoin(" ", text, line, NULL);
    return true;
}

/* Commands, and perhaps a name or a thank-you, but no letter. */
static bool parse_lines(GPtrArray *commands, const char *own, const char **near)
{
    unsigned stray = 0;
    bool blank = false;
    g_auto(GStrv) line = g_strsplit(own, "\n", -1);
    for (char **one = line; *one; one++) {
        g_strstrip(*one);
        if (g_str_has_prefix(*one, "- ") || g_str_has_prefix(*one, "* "))
            memmove(*one, *one + 2, strlen(*one + 2) + 1);
        MailCommand *command = **one && commands->len < COMMANDS_MAX ? parse_line(*one) : NULL;
        if (command)
            g_ptr_array_add(commands, command);
        else if (!goes_on(commands, *one, blank))
            stray += count_words(*one);
        blank = !**one;
        if (!command && **one && commands->len == 0) {
            *near = near_of(*one);
            return false;
        }
    }
    return stray <= STRAY_WORDS;
}

/* "Re: accept L-1042"; without its number it would be the card's own subject. */
static const char *behind_prefix(const char *subject)
{
    for (const char *colon; (colon = strchr(subject, ':')) && colon - subject <= 8;)
        subject = colon + 1 + strspn(colon + 1, " ");
    return subject;
}

GPtrArray *command_parse(const char *own, const char *subject, const char **near)
{
    GPtrArray *commands = g_ptr_array_new_with_free_func(free_command);
    g_autoptr(GString) plain = g_string_new(own);
    g_string_replace(plain, "\u00a0", " ", 0);
    g_autofree char *text = g_strstrip(g_strdup(plain->str));
    *near = NULL;
    if (!*text && subject && strstr(subject, "L-")) {
        MailCommand *command = parse_line(behind_prefix(subject));
        if (command)
            g_ptr_array_add(commands, command);
    } else if (!parse_lines(commands, text, near)) {
        g_ptr_array_set_size(commands, 0);
    }
    return commands;
}

char *command_help(void)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (words[i].shows)
            g_string_append_printf(text, "%s%s: %s", text->len ? "\n" : "", words[i].shows, words[i].help);
    return g_string_free(text, FALSE);
}
