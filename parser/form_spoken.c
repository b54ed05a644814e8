/* Transcripts of chats and voicemail: who speaks, and what is quoted. */
#include "parser/form_spoken.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "parser/fold.h"
#include "parser/phrases.h"
#include "parser/split.h"

enum { LINES_MAX = 2000 };

/* Does any line begin as a chat's do, blanks aside? */
static bool may_be_chat(const char *text)
{
    bool may = false;
    for (; text && !may; text = strchr(text, '\n')) {
        while (g_ascii_isspace(*text))
            text++;
        const char *line = text + (*text == '[' || *text == '(');
        may = g_ascii_isdigit(*line) || *line == ':' || *line == '.';
    }
    return may;
}

/* "[21:10] Noor: words" or "21:10 Noor: words": who and what. */
static bool chat_line(const char *line, char **who, const char **words)
{
    const char *p = line + (*line == '[' || *line == '(');
    size_t n = strspn(p, "0123456789:.");
    if (n < 4 || n > 8)
        return false;
    p += n;
    if (*p == ']' || *p == ')')
        p++;
    while (*p == ' ' || *p == '-')
        p++;
    const char *colon = strchr(p, ':');
    if (!colon || colon - p > 60 || colon == p)
        return false;
    *who = g_strstrip(g_strndup(p, (size_t)(colon - p)));
    *words = colon + 1 + strspn(colon + 1, " ");
    return true;
}

static bool speaks_for_us(const char *who)
{
    static const char *const ours[] = {"bot",       "agent",    "operator", "support", "assistant", "system",
                                       "sales",     "advisor",  "berater",  "asesor",  "agente",    "conseil",
                                       "consultor", "оператор", "客服",     "担当"};
    static Phrases roles = PHRASES_OF_WORDS(ours);
    g_auto(CaseFold) folded_room;
    const char *folded = fold_case_in(&folded_room, who, -1);
    return phrases_stand(&roles, folded);
}

char *form_chat_words(const char *text)
{
    if (!may_be_chat(text))
        return NULL;
    g_autofree char **lines = split_set(text, "\n", LINES_MAX);
    GString *words = g_string_new(NULL);
    guint spoken = 0;
    for (char **line = lines; *line; line++) {
        g_autofree char *who = NULL;
        const char *said = NULL;
        if (!chat_line(g_strstrip(*line), &who, &said))
            continue;
        spoken++;
        if (speaks_for_us(who))
            continue;
        g_string_append_printf(words, "%s%s", words->len ? "\n" : "", said);
    }
    if (spoken >= 2)
        return g_string_free(words, FALSE);
    g_string_free(words, TRUE);
    return NULL;
}

#define SPACE " \t\n\v\f\r"

/* The line that begins with "Transcript" and is not the last one; NULL. */
static const char *transcript_line(const char *text)
{
    static Phrases heads = PHRASES("transcript|transkript|transcripción|trascrizione|文字起こし|расшифровка|");
    const char *line = text + strspn(text, SPACE), *end = strchr(line, '\n');
    while (end && phrases_first_folded(&heads, line) < 0) {
        line = end + strspn(end, SPACE);
        end = strchr(line, '\n');
    }
    return end ? line : NULL;
}

char *form_voicemail_words(const char *text)
{
    static const char *const marks[] = {"voice message", "voicemail",          "voice mail",       "sprachnachricht",
                                        "message vocal", "mensaje de voz",     "messaggio vocale", "留守番電話",
                                        "語音留言",      "голосовое сообщение"};
    static Phrases says = PHRASES_OF_WORDS(marks);
    const char *head = transcript_line(text);
    g_autofree char *folded = head ? fold_case(text, -1) : NULL;
    if (!head || !phrases_stand(&says, folded))
        return NULL;
    size_t size = strcspn(head, "\n");
    g_autofree char *line = g_strstrip(g_strndup(head, size));
    const char *colon = strchr(line, ':');
    char *words = g_strstrip(g_strconcat(colon ? colon + 1 : "", head + size, NULL));
    char *close = *words == '"' ? strchr(words + 1, '"') : NULL;
    if (close)
        *close = '\0';
    if (*words == '"')
        *words = ' ';
    return g_strstrip(words);
}
