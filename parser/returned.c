/* Message-IDs of returned mail, and dates of return. */
#include "parser/returned.h"

#include <string.h>

#include "parser/dates.h"
#include "parser/reading_build.h"

enum { IDS_MAX = 5, AWAY_DAYS = 190, LOOK_BYTES = 64 * 1024 };

static bool is_kind(const Reading *reading, const char *kind)
{
    return reading->automatic && strcmp(reading->automatic, kind) == 0;
}

static void add_id(Reading *reading, const char *text, size_t size)
{
    if (size == 0 || size > READING_VALUE_MAX || reading->n_returned >= IDS_MAX || !memchr(text, '@', size))
        return;
    g_autofree char *id = g_strndup(text, size);
    reading_add_string(&reading->returned, &reading->n_returned, id);
}

/* "Message-ID: <a@b>" at the beginning of lines, quoted or not. */
static void find_ids(const char *text, size_t size, Reading *reading)
{
    static const char name[] = "message-id:";
    const char *end = text + MIN(size, (size_t)LOOK_BYTES);
    for (const char *line = text; line < end;) {
        const char *next = memchr(line, '\n', (size_t)(end - line));
        const char *stop = next ? next : end;
        while (line < stop && strchr("> |\t", *line))
            line++;
        if ((size_t)(stop - line) > strlen(name) && g_ascii_strncasecmp(line, name, strlen(name)) == 0) {
            const char *from = memchr(line, '<', (size_t)(stop - line));
            const char *to = from ? memchr(from, '>', (size_t)(stop - from)) : NULL;
            if (to)
                add_id(reading, from + 1, (size_t)(to - from - 1));
        }
        line = next ? next + 1 : end;
    }
}

void returned_read(const Message *message, Reading *reading)
{
    if (!is_kind(reading, "bounce") && !is_kind(reading, "delay"))
        return;
    if (message->enclosed && message->enclosed->message_id)
        add_id(reading, message->enclosed->message_id, strlen(message->enclosed->message_id));
    for (guint i = 0; message->parts && i < message->parts->len; i++) {
        const MessagePart *part = message->parts->pdata[i];
        gsize size = 0;
        const char *bytes = part->bytes ? g_bytes_get_data(part->bytes, &size) : NULL;
        bool header = part->content_type && (strcmp(part->content_type, "text/rfc822-headers") == 0 ||
                                             g_str_has_prefix(part->content_type, "message/"));
        if (bytes && header)
            find_ids(bytes, size, reading);
    }
    find_ids(message->text, strlen(message->text), reading);
}

void returned_away(const Message *message, const Split *split, Reading *reading)
{
    if (!is_kind(reading, "vacation") || !message->has_date)
        return;
    const char *language = reading->language ? reading->language->value : "";
    const Setting setting = {.now = message->date, .offset = message->date_offset, .language = language, .country = ""};
    g_autofree char *text = g_strconcat(message->subject, "\n\n", split->own, NULL);
    Lexing *lexing = lex_text(text, language);
    const GArray *mentions = date_mentions(lexing, &setting);
    int32_t today = date_today(&setting), last = today;
    for (guint i = 0; i < mentions->len; i++) {
        int32_t day = g_array_index(mentions, DateMention, i).day;
        last = day <= today + AWAY_DAYS ? MAX(last, day) : last;
    }
    if (last > today) {
        char iso[16];
        date_format(last, iso);
        reading->away_until = g_strdup(iso);
    }
    lex_free(lexing);
}
