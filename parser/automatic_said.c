/* What the readers of automatic mail ask and say. */
#include "parser/automatic_said.h"

#include <stdlib.h>
#include <string.h>

#include "parser/automatic_words.h"
#include "parser/fold.h"
#include "parser/utf8.h"

#define REASONS_MAX 12
#define ASKING_TEXT_MAX 1200

static Phrases asking = PHRASES_UNTIL_NULL(asking_words);

void auto_say(Reading *reading, const char *kind, const char *evidence)
{
    if (reading->automatic)
        return;
    reading->automatic = strdup(kind);
    reading->automatic_evidence = strdup(evidence ? evidence : "");
}

void auto_append(char ***list, size_t *count, size_t most, const char *text)
{
    for (size_t i = 0; i < *count; i++)
        if (strcmp((*list)[i], text) == 0)
            return;
    if (*count >= most)
        return;
    *list = realloc(*list, (*count + 1) * sizeof **list);
    if (*list == NULL)
        abort();
    (*list)[(*count)++] = strdup(text);
}

void auto_forbid(Reading *reading, const char *reason)
{
    auto_append(&reading->no_ack, &reading->n_no_ack, REASONS_MAX, reason);
}

const char *auto_begins(const char *text, Phrases *phrases)
{
    while (*text == ' ' || *text == '"' || *text == '*')
        text++;
    int number = phrases_first(phrases, text);
    return number >= 0 ? phrases->words[number] : NULL;
}

const char *auto_contains(const char *text, Phrases *phrases)
{
    int number = phrases_find(phrases, text, NULL);
    return number >= 0 ? phrases->words[number] : NULL;
}

bool auto_asks(const char *text)
{
    g_autofree char *head = fold_string(text, ASKING_TEXT_MAX);
    return strchr(head, '?') || auto_contains(head, &asking);
}

char *auto_bare_value(const char *value)
{
    GString *bare = g_string_new(NULL);
    int depth = 0;

    for (; *value && (depth || *value != ';'); value++) {
        if (*value == '(')
            depth++;
        else if (*value == ')' && depth)
            depth--;
        else if (depth == 0 && !g_ascii_isspace(*value))
            g_string_append_c(bare, utf8_lower(*value));
    }
    return g_string_free(bare, FALSE);
}

bool auto_has_part(const Message *message, const char *type)
{
    for (guint i = 0; i < message->parts->len; i++) {
        const MessagePart *part = message->parts->pdata[i];
        if (part->content_type && strcmp(part->content_type, type) == 0)
            return true;
    }
    return false;
}

bool auto_is_type(const Message *message, const char *type)
{
    return message->content_type && g_ascii_strcasecmp(message->content_type, type) == 0;
}

bool auto_forbidden_by(const Reading *reading, const char *reason)
{
    for (size_t i = 0; i < reading->n_no_ack; i++)
        if (strcmp(reading->no_ack[i], reason) == 0)
            return true;
    return false;
}

const char *auto_reason_beginning(const Reading *reading, const char *prefix)
{
    for (size_t i = 0; i < reading->n_no_ack; i++)
        if (g_str_has_prefix(reading->no_ack[i], prefix))
            return reading->no_ack[i];
    return NULL;
}

const Address *auto_first_from(const Message *message)
{
    return message->from->len ? message->from->pdata[0] : NULL;
}

void auto_small_name(const char *name, char small[NAME_ROOM])
{
    size_t size = 0;

    for (; name[size] && size < NAME_ROOM - 1; size++)
        small[size] = utf8_lower(name[size]);
    small[name[size] ? 0 : size] = '\0';
}
