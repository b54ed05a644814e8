/* Cuts out and folds the texts that are looked at for a verdict. */
#include "parser/texts.h"

#include <string.h>

#include "parser/utf8.h"

#define TEXT_MAX 8192
#define TAIL_MAX 2048

/* The newest text without earlier messages, its end too: footers stand there. */
static char *whole_text(const Message *message, const Split *split)
{
    bool apart = split && split->own && *split->own;
    g_autofree char *text = apart ? g_strconcat(split->own, "\n", split->signature ? split->signature : "", "\n",
                                                split->forwarded ? split->forwarded : "", NULL)
                                  : g_strdup(message->text);
    size_t length = strlen(text);

    if (length <= TEXT_MAX)
        return g_steal_pointer(&text);
    const char *tail = text + length - TAIL_MAX;
    while (utf8_goes_on((unsigned char)*tail))
        tail++;
    g_autofree char *head = g_strndup(text, utf8_whole(text, TEXT_MAX - TAIL_MAX));
    return g_strconcat(head, "\n", tail, NULL);
}

static void append_addresses(GString *text, const GPtrArray *addresses)
{
    for (guint i = 0; addresses && i < addresses->len && i < 4; i++) {
        const Address *address = addresses->pdata[i];
        g_string_append(text, address->name ? address->name : "");
        g_string_append(text, " <");
        g_string_append(text, address->address ? address->address : "");
        g_string_append(text, ">\n");
    }
}

static char *from_text(const Message *message)
{
    GString *text = g_string_new(NULL);

    append_addresses(text, message->from);
    return g_string_free(text, FALSE);
}

static char *attachment_text(const Message *message)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < message->parts->len && i < 100; i++) {
        const MessagePart *part = message->parts->pdata[i];
        if (part->filename)
            g_string_append_printf(text, "%s\n", part->filename);
    }
    return g_string_free(text, FALSE);
}

/* Do the built-in rules look at a field of that name? */
static bool is_looked_at(const char *name)
{
    static const char *const begins[] = {"to",        "user-agent",    "x-mailer",
                                         "x-spam",    "x-campaign",    "x-mailgun-tag",
                                         "x-mc-user", "x-cleverreach", "x-rapidmail"};

    for (size_t i = 0; strchr("TtUuXx", *name) && i < G_N_ELEMENTS(begins); i++)
        if (g_ascii_strncasecmp(name, begins[i], strlen(begins[i])) == 0)
            return true;
    return false;
}

static char *header_text(const Message *message, bool all_fields)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < message->headers->len && text->len < TEXT_MAX; i++) {
        const HeaderField *field = message->headers->pdata[i];
        if (!all_fields && !is_looked_at(field->name))
            continue;
        g_string_append(text, field->name);
        g_string_append(text, ": ");
        g_string_append_len(text, field->value, (gssize)strnlen(field->value, 500));
        g_string_append_c(text, '\n');
    }
    return g_string_free(text, FALSE);
}

/* A reply, with what it replies to below it. */
static bool answers(const Message *message, const Split *split)
{
    bool quotes = split && !split->is_forward && split->own && *split->own && split->quoted && *split->quoted;

    return quotes && message->subject && quote_subject_base(message->subject) != message->subject;
}

/* What the whole begins with has been looked at as the body. */
static void make_valid(Texts *texts, size_t place)
{
    char *text = texts->raw[place];
    size_t size = strlen(text), body = place == TEXT_WHOLE ? strlen(texts->raw[TEXT_BODY]) : 0;
    size_t done = body <= size && memcmp(text, texts->raw[TEXT_BODY], body) == 0 ? body : 0;

    if (utf8_is_valid(text + done, size - done))
        return;
    texts->raw[place] = g_utf8_make_valid(text, (gssize)size);
    g_free(text);
}

static bool begins_with(const Fold *fold, const Fold *begun)
{
    return fold->length >= begun->length && memcmp(fold->text, begun->text, begun->length) == 0;
}

Texts *texts_new(const Message *message, const Split *split, const char *prospect_words, bool all_fields)
{
    Texts *texts = g_new0(Texts, 1);
    const char *body = prospect_words                       ? prospect_words
                       : split && split->own && *split->own ? split->own
                                                            : message->text;

    texts->answers = answers(message, split);
    texts->raw[TEXT_SUBJECT] = g_strdup(quote_subject_base(message->subject ? message->subject : ""));
    texts->raw[TEXT_BODY] = g_strdup(body ? body : "");
    texts->raw[TEXT_WHOLE] = whole_text(message, split);
    texts->raw[TEXT_FROM] = from_text(message);
    texts->raw[TEXT_ATTACHMENT] = attachment_text(message);
    texts->raw[TEXT_HEADER] = header_text(message, all_fields);
    for (size_t i = 0; i < TEXTS; i++) {
        make_valid(texts, i);
        /* Line ends matter to file names and fields only. */
        texts->fold[i] = i >= TEXT_ATTACHMENT ? fold_new_lines(texts->raw[i], TEXT_MAX)
                         : i == TEXT_WHOLE    ? fold_new_after(texts->raw[i], TEXT_MAX, texts->fold[TEXT_BODY])
                                              : fold_new(texts->raw[i], TEXT_MAX);
    }
    texts->goes_on = begins_with(texts->fold[TEXT_WHOLE], texts->fold[TEXT_BODY]);
    return texts;
}

void texts_free(Texts *texts)
{
    if (texts == NULL)
        return;
    for (size_t i = 0; i < TEXTS; i++) {
        fold_free(texts->fold[i]);
        g_free(texts->raw[i]);
    }
    g_free(texts);
}
