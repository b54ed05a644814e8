/* What a filter before us found. */
#include <string.h>

#include "parser/automatic_said.h"
#include "parser/fold.h"

static bool begins_with_any(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (g_str_has_prefix(text, *words))
            return true;
    return false;
}

static bool ends_in(const char *name, const char *end)
{
    size_t length = strlen(name), size = strlen(end);
    return length >= size && g_ascii_strcasecmp(name + length - size, end) == 0;
}

static bool is_verdict_field(const char *name)
{
    static const char *const fields[] = {"x-spam",
                                         "x-spam-flag",
                                         "x-spam-status",
                                         "x-barracuda-spam-flag",
                                         "x-barracuda-spam-status",
                                         "x-bogosity",
                                         "x-spam-check",
                                         "x-dspam-result",
                                         "x-crm114-status",
                                         "x-gnd-status",
                                         "x-virus-status",
                                         "x-virus",
                                         "x-virus-infected",
                                         "x-amavis-alert",
                                         "x-infected",
                                         "x-spamd-result",
                                         NULL};
    static Phrases known = PHRASES_UNTIL_NULL(fields);
    return phrases_have(&known, name);
}

/* Says more, and needs reading. */
static bool is_detail_field(const char *name)
{
    static const char *const fields[] = {"x-rspamd-action",
                                         "x-spam-action",
                                         "x-proofpoint-spam-details",
                                         "x-ms-exchange-organization-scl",
                                         "x-forefront-antispam-report",
                                         NULL};
    static Phrases known = PHRASES_UNTIL_NULL(fields);
    return phrases_have(&known, name);
}

/* Exchange's own words for it. */
static bool is_exchange_spam(const char *name, const char *value)
{
    if (strcmp(name, "x-ms-exchange-organization-scl") == 0)
        return g_ascii_strtoll(value, NULL, 10) >= 5;
    return strcmp(name, "x-forefront-antispam-report") == 0 &&
           (strstr(value, "sfv:spm") || strstr(value, "cat:spm") || strstr(value, "cat:hspm") ||
            strstr(value, "cat:phsh") || strstr(value, "cat:malw"));
}

static bool is_bad_verdict(const HeaderField *field)
{
    static const char *const bad[] = {
        "yes", "true", "spam", "infected", "positive", "banned", "default: true", "found to be infected", NULL};
    static const char *const actions[] = {"reject", "add header", "rewrite subject", "quarantine", NULL};
    char name[NAME_ROOM] = "";
    bool verdict = ends_in(field->name, "-mailscanner-spamcheck") || ends_in(field->name, "-mailscanner");
    if (*field->name == 'x' || *field->name == 'X') {
        auto_small_name(field->name, name);
        verdict = verdict || is_verdict_field(name);
    }
    if (!verdict && (!*name || !is_detail_field(name)))
        return false;
    g_autofree char *value = g_strchug(g_ascii_strdown(field->value, -1));
    if (verdict)
        return begins_with_any(value, bad);
    if (strcmp(name, "x-rspamd-action") == 0 || strcmp(name, "x-spam-action") == 0)
        return begins_with_any(value, actions);
    if (strcmp(name, "x-proofpoint-spam-details") == 0)
        return strstr(value, "rule=spam") != NULL;
    return is_exchange_spam(name, value);
}

/* "***SPAM*** pumps", but not a list's "[Spambayes]". */
static bool is_tagged_subject(const char *subject)
{
    static const char before[] = "*[{";
    if (!subject || ((unsigned char)*subject < 0x80 && !strchr(before, *subject)))
        return false;
    g_autofree char *head = fold_string(subject, 40);
    size_t marks = strspn(head, before);
    return marks > 0 && g_str_has_prefix(head + marks, "spam") && !g_ascii_isalnum(head[marks + strlen("spam")]);
}

void automatic_verdicts(const Message *message, Reading *reading)
{
    bool bad = is_tagged_subject(message->subject);
    for (guint i = 0; i < message->headers->len && !bad; i++)
        bad = is_bad_verdict(message->headers->pdata[i]);
    if (bad)
        auto_forbid(reading, "spam verdict");
}
