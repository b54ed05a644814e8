/* Delivery reports (RFC 3464), other reports, and bounces in words. */
#include <string.h>

#include "parser/automatic_said.h"
#include "parser/automatic_words.h"
#include "parser/fold.h"
#include "parser/split.h"

#define FAILED_MAX 20
#define BOUNCE_HEAD 2000

static Phrases bounce_begin = PHRASES_UNTIL_NULL(bounce_subjects), bounce_say = PHRASES_UNTIL_NULL(bounce_words);
static Phrases delay_begin = PHRASES_UNTIL_NULL(delay_subjects), delay_say = PHRASES_UNTIL_NULL(delay_words);

static void failed(Reading *reading, const char *address)
{
    auto_append(&reading->failed_recipient, &reading->n_failed_recipient, FAILED_MAX, address);
}

/* "mailer-daemon", "postmaster" or the name they write under; some give no address at all. */
static bool from_mail_system(const Message *message)
{
    static const char *const senders[] = {"mail delivery",
                                          "mailer-daemon",
                                          "mail administrator",
                                          "microsoft outlook",
                                          "mail system",
                                          "postmaster",
                                          "post_master",
                                          "mdaemon",
                                          "system administrator",
                                          "mailerdaemon",
                                          "mail-daemon",
                                          "mail deliver",
                                          NULL};
    static Phrases names = PHRASES_UNTIL_NULL(senders);
    const Address *from = auto_first_from(message);
    enum { LOOKED_AT = 200 };
    char whole[FOLD_ROOM(LOOKED_AT)], address[FOLD_ROOM(LOOKED_AT)];

    fold_string_into(message_header(message, "From"), LOOKED_AT, whole);
    fold_string_into(from ? from->address : "", LOOKED_AT, address);
    return auto_begins(whole, &names) || auto_begins(address, &names) || strstr(whole, "mailer-daemon") ||
           strstr(whole, "<>");
}

typedef struct {
    bool failed, delayed, other;
} Actions;

/* "rfc822; a@b.example" -> the address. */
static void add_report_recipient(Reading *reading, const char *value)
{
    const char *address = strchr(value, ';');

    address = address ? address + 1 : value;
    g_autofree char *clean = g_strstrip(g_strndup(address, strcspn(address, ">")));
    char *start = clean[0] == '<' ? clean + 1 : clean;
    if (strchr(start, '@') && strlen(start) < 320)
        failed(reading, start);
}

typedef struct {
    char *action, *original, *final, *status;
} Block;

/* " 5.1.1 (no such user)" -> "5.1.1" (RFC 3463, 2). */
static char *status_code(const char *value)
{
    static const char digits[] = "0123456789";
    const char *start = value + strspn(value, " \t"), *end = start;

    for (int number = 0; number < 3; number++) {
        size_t length = strspn(end, digits);
        if (length == 0 || length > 3)
            return NULL;
        end += length;
        if (number < 2 && *end++ != '.')
            return NULL;
    }
    return g_strndup(start, (size_t)(end - start));
}

static void block_end(Block *block, Actions *actions, Reading *reading)
{
    if (block->action) {
        g_autofree char *action = auto_bare_value(block->action);
        bool is_failed = strcmp(action, "failed") == 0;
        actions->failed |= is_failed;
        actions->delayed |= strcmp(action, "delayed") == 0;
        actions->other |= !is_failed && strcmp(action, "delayed") != 0;
        if (is_failed && (block->original || block->final))
            add_report_recipient(reading, block->original ? block->original : block->final);
        if (is_failed && block->status && reading->failed_status == NULL)
            reading->failed_status = status_code(block->status);
    }
    g_clear_pointer(&block->action, g_free);
    g_clear_pointer(&block->original, g_free);
    g_clear_pointer(&block->final, g_free);
    g_clear_pointer(&block->status, g_free);
}

static void block_line(Block *block, const char *line)
{
    static const char *const names[] = {"action:", "original-recipient:", "final-recipient:", "status:"};
    char **slots[] = {&block->action, &block->original, &block->final, &block->status};

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (*slots[i] == NULL && g_ascii_strncasecmp(line, names[i], strlen(names[i])) == 0)
            *slots[i] = g_strdup(line + strlen(names[i]));
}

static void read_status_part(const MessagePart *part, Actions *actions, Reading *reading)
{
    gsize size = 0;
    const char *bytes = part->bytes ? g_bytes_get_data(part->bytes, &size) : NULL;
    g_autofree char *text = g_strndup(bytes ? bytes : "", size);
    g_autofree char **lines = split_set(text, "\n", G_MAXUINT);
    Block block = {0};

    for (char **line = lines; *line; line++) {
        g_strchomp(*line);
        if (**line == '\0')
            block_end(&block, actions, reading);
        else
            block_line(&block, *line);
    }
    block_end(&block, actions, reading);
}

static bool is_status(const MessagePart *part)
{
    return part->content_type && (strcmp(part->content_type, "message/delivery-status") == 0 ||
                                  strcmp(part->content_type, "message/global-delivery-status") == 0);
}

void automatic_report(const Message *message, Reading *reading)
{
    Actions actions = {0};
    bool status = false;

    for (guint i = 0; i < message->parts->len; i++) {
        if (is_status(message->parts->pdata[i])) {
            read_status_part(message->parts->pdata[i], &actions, reading);
            status = true;
        }
    }
    bool report = message->report_type && g_ascii_strcasecmp(message->report_type, "delivery-status") == 0;
    if (!status && !report)
        return;
    if (actions.failed || (!actions.delayed && !actions.other))
        auto_say(reading, "bounce", "multipart/report; delivery-status");
    else
        auto_say(reading, actions.delayed ? "delay" : "receipt", "multipart/report; delivery-status");
}

void automatic_other_report(const Message *message, Reading *reading)
{
    const char *type = message->report_type;

    if (auto_is_type(message, "message/disposition-notification") ||
        auto_has_part(message, "message/disposition-notification") ||
        auto_has_part(message, "message/global-disposition-notification") ||
        (type && g_ascii_strcasecmp(type, "disposition-notification") == 0))
        auto_say(reading, "receipt", "disposition-notification");
    else if (type || auto_is_type(message, "multipart/report") || auto_forbidden_by(reading, "feedback-type"))
        auto_say(reading, "report", type ? type : "multipart/report");
    else if (message->enclosed && message_header(message->enclosed, "X-HmXmrOriginalRecipient"))
        auto_say(reading, "report", "x-hmxmroriginalrecipient"); /* Outlook.com's junk mail reports */
}

/* --- Bounces as they were before RFC 3464, and from those who never heard of it --- */

static void add_bounced_addresses(const char *text, Reading *reading)
{
    for (const char *at = strchr(text, '<'); at; at = strchr(at + 1, '<')) {
        size_t length = strcspn(at + 1, "> \n");
        if (at[1 + length] == '>' && (at[2 + length] == ':' || at[2 + length] == '\n')) {
            g_autofree char *address = g_strndup(at + 1, length);
            add_report_recipient(reading, address);
        }
    }
}

/* What tells a bounce without its report. */
typedef struct {
    const char *about, *words; /* subject, text */
    const char *slow, *later;  /* the same of a delay */
    const char *recipients;    /* X-Failed-Recipients */
    bool machine;              /* comes from a mail system */
    bool asked;                /* somebody wants something */
} Signs;

static bool is_bounce(const Signs *signs)
{
    if (signs->machine)
        return signs->words || signs->about || signs->recipients;
    return signs->recipients || (signs->about && signs->words);
}

static bool is_delay(const Signs *signs)
{
    bool said = (signs->slow && (signs->machine || signs->later || !signs->asked)) ||
                (signs->later && (signs->machine || signs->about));

    return said && signs->recipients == NULL && !(signs->about && signs->words && signs->later == NULL);
}

void automatic_bounce(const Message *message, const char *subject, Reading *reading)
{
    Signs signs = {.about = auto_begins(subject, &bounce_begin),
                   .slow = auto_begins(subject, &delay_begin),
                   .recipients = message_header(message, "X-Failed-Recipients"),
                   .machine = from_mail_system(message) || auto_forbidden_by(reading, "null return-path")};

    if (!signs.about && !signs.slow && !signs.recipients && !signs.machine)
        return; /* words alone tell none */
    g_autofree char *head = fold_string(message->text, BOUNCE_HEAD);
    signs.words = auto_contains(head, &bounce_say);
    signs.later = auto_contains(head, &delay_say);
    signs.asked = signs.slow && auto_asks(message->text);
    if (is_delay(&signs)) {
        auto_say(reading, "delay", signs.slow ? signs.slow : signs.later);
        return;
    }
    if (!is_bounce(&signs))
        return;
    auto_say(reading, "bounce", signs.recipients ? "x-failed-recipients" : signs.about ? signs.about : signs.words);
    if (signs.recipients)
        add_report_recipient(reading, signs.recipients);
    else
        add_bounced_addresses(message->text, reading);
}
