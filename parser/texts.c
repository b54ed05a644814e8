/* Cuts out and folds the texts that are looked at for a verdict. */
#include "parser/texts.h"

#include <string.h>

#include "parser/utf8.h"

#define TEXT_MAX 8192
#define TAIL_MAX 2048

/* The newest text without earlier messages, its end too: footers stand there. NULL: the message's own as it is. */
static char *whole_text(const Message *message, const Split *split)
{
    bool apart = split && split->own && *split->own;
    g_autofree char *text = apart ? g_strconcat(split->own, "\n", split->signature ? split->signature : "", "\n",
                                                split->forwarded ? split->forwarded : "", NULL)
                                  : NULL;
    const char *whole = apart ? text : message->text;
    size_t length = strlen(whole);

    if (length <= TEXT_MAX)
        return g_steal_pointer(&text);
    const char *tail = whole + length - TAIL_MAX;
    while (utf8_goes_on((unsigned char)*tail))
        tail++;
    g_autofree char *head = g_strndup(whole, utf8_whole(whole, TEXT_MAX - TAIL_MAX));
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

static void append_files(GString *text, const Message *message)
{
    for (guint i = 0; i < message->parts->len && i < 100; i++) {
        const MessagePart *part = message->parts->pdata[i];
        if (part->filename == NULL)
            continue;
        g_string_append(text, part->filename);
        g_string_append_c(text, '\n');
    }
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

static void append_fields(GString *text, const Message *message, bool all_fields)
{
    size_t most = text->len + TEXT_MAX;

    for (guint i = 0; i < message->headers->len && text->len < most; i++) {
        const HeaderField *field = message->headers->pdata[i];
        if (!all_fields && !is_looked_at(field->name))
            continue;
        g_string_append(text, field->name);
        g_string_append(text, ": ");
        g_string_append_len(text, field->value, (gssize)strnlen(field->value, 500));
        g_string_append_c(text, '\n');
    }
}

/* One text behind the other, a NUL between them. */
static void make_lines(Texts *texts, const Message *message, bool all_fields)
{
    GString *lines = texts->lines = g_string_sized_new(512);

    append_addresses(lines, message->from);
    size_t files = g_string_append_c(lines, '\0')->len;
    append_files(lines, message);
    size_t fields = g_string_append_c(lines, '\0')->len;
    append_fields(lines, message, all_fields);
    texts->raw[TEXT_FROM] = lines->str;
    texts->raw[TEXT_ATTACHMENT] = lines->str + files;
    texts->raw[TEXT_HEADER] = lines->str + fields;
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
    const char *text = texts->raw[place];
    size_t size = strlen(text), body = place == TEXT_WHOLE ? strlen(texts->raw[TEXT_BODY]) : 0;
    size_t done = body <= size && memcmp(text, texts->raw[TEXT_BODY], body) == 0 ? body : 0;

    if (utf8_is_valid(text + done, size - done))
        return;
    char *valid = g_utf8_make_valid(text, (gssize)size);
    g_free(texts->made[place]);
    texts->raw[place] = texts->made[place] = valid;
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
    texts->made[TEXT_WHOLE] = whole_text(message, split);
    texts->raw[TEXT_SUBJECT] = quote_subject_base(message->subject ? message->subject : "");
    texts->raw[TEXT_BODY] = body ? body : "";
    texts->raw[TEXT_WHOLE] = texts->made[TEXT_WHOLE] ? texts->made[TEXT_WHOLE] : message->text;
    make_lines(texts, message, all_fields);
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
        g_free(texts->made[i]);
    }
    g_string_free(texts->lines, TRUE);
    g_free(texts);
}
