/* Rows -> mail: who writes to whom, in which language, with which tokens. */
#include "milter/letter.h"

#include <string.h>

#include "milter/letter_data.h"
#include "milter/letter_files.h"
#include "milter/letter_step.h"

enum {
    DAY = 86400,
    SENDER_DAYS = 30,   /* bounces come within days */
    THREAD_DAYS = 3650, /* a follow-up or a command may take its time: how long is the lead's to say */
    LANGUAGES = 5
};

/* An address of the identity with a token that says which lead, and what for. */
static char *token_mailbox(const Letter *letter, TokenPurpose purpose, int64_t days, const char *rcpt)
{
    g_autofree char *token = token_make(letter->keys, letter->lead->id, purpose, letter->now + days * DAY, rcpt);
    return token_address(letter->config->identity, token);
}

static bool has_relay(const Lead *lead)
{
    return lead->reading && lead->reading->relay && *lead->reading->relay;
}

/* The prospect's language; one we do not speak is answered in English; if unknown, the company's. */
static void ack_languages(const Letter *letter, const char *languages[LANGUAGES])
{
    const Reading *reading = letter->lead->reading;
    size_t n = 0;
    if (letter->language)
        languages[n++] = letter->language;
    if (reading && reading->language && *reading->language->value) {
        languages[n++] = reading->language->value;
        languages[n++] = "en";
    }
    languages[n++] = letter->config->company_language ? letter->config->company_language : "en";
    languages[n] = NULL;
}

/* What its reader speaks first, the company's else. */
static void card_languages(const Letter *letter, const char *languages[LANGUAGES])
{
    const Owner *owner = config_owner_by_address(letter->config, letter->row->to);
    size_t n = 0;
    if (letter->language)
        languages[n++] = letter->language;
    if (owner && owner->languages && owner->languages[0])
        languages[n++] = owner->languages[0];
    if (letter->config->company_language)
        languages[n++] = letter->config->company_language;
    languages[n] = NULL;
}

static void set_words(ComposeMail *mail, const Worded *worded)
{
    mail->subject = worded->subject;
    mail->text = worded->text;
    mail->html = worded->html;
    mail->language = worded->language;
}

static ComposeMail common_mail(const Letter *letter)
{
    return (ComposeMail){.from = {letter->config->company_name, letter->config->identity},
                         .to = {NULL, letter->row->to},
                         .smtputf8 = !g_str_is_ascii(letter->row->to),
                         .message_id = letter->row->message_id,
                         .date = letter->now,
                         .zone = letter->config->timezone};
}

static GBytes *finish(const Letter *letter, const ComposeMail *mail, GError **error)
{
    if (letter->seen)
        letter->seen(mail, letter->seen_context);
    return compose_mail(mail, error);
}

/* The intake address hit, without tag. */
static const char *ack_from(const Letter *letter)
{
    for (size_t i = 0; i < letter->lead->n_intake; i++) {
        const IntakeAddress *intake = config_intake(letter->config, letter->lead->intake[i]);
        if (intake)
            return intake->address;
    }
    return letter->config->identity;
}

/* The thread of the original, its own Message-ID last. */
static const char **references_of(const Lead *lead)
{
    const Reading *reading = lead->reading;
    size_t many = reading ? reading->n_references : 0;
    const char **references = g_new0(const char *, many + 2);
    for (size_t i = 0; i < many; i++)
        references[i] = reading->references[i];
    references[many] = lead->message_id;
    return references;
}

static GBytes *compose_ack(const Letter *letter, GError **error)
{
    const char *languages[LANGUAGES];
    ack_languages(letter, languages);
    g_autofree char *language = words_language(letter->words, letter->row->template_, languages);
    json_t *data = letter_data_ack(letter, language);
    g_autoptr(Worded) worded = words_render(letter->words, letter->row->template_, languages, data, error);
    json_decref(data);
    if (!worded || !words_page(letter->words, worded, error))
        return NULL;
    g_autofree char *reply_to = token_mailbox(letter, TOKEN_FOLLOWUP, THREAD_DAYS, NULL);
    g_autofree const char **references = references_of(letter->lead);
    ComposeMail mail = common_mail(letter);
    mail.from.address = ack_from(letter);
    mail.reply_to.address = reply_to;
    mail.auto_submitted = "auto-replied";
    mail.suppress_responses = true;
    /* Who filled in a form never saw the form's mail: nothing of his to be threaded to. */
    if (!has_relay(letter->lead)) {
        mail.in_reply_to = letter->lead->message_id;
        mail.references = references;
    }
    set_words(&mail, worded);
    return finish(letter, &mail, error);
}

static GBytes *compose_card(const Letter *letter, GError **error)
{
    const char *languages[LANGUAGES];
    card_languages(letter, languages);
    g_autofree char *language = words_language(letter->words, letter->row->template_, languages);
    g_autofree char *reply_to = token_mailbox(letter, TOKEN_COMMAND, THREAD_DAYS, NULL);
    json_t *data = letter_data_card(letter, language, reply_to);
    letter_data_step(data, letter, language);
    bool answer = g_strcmp0(letter->row->purpose, "answer") == 0;
    if (answer)
        letter_data_answer(data, letter);
    g_autoptr(Worded) worded = words_render(letter->words, letter->row->template_, languages, data, error);
    bool card = g_strcmp0(letter->row->purpose, "card") == 0;
    g_autofree char *vcard = card ? letter_vcard(data, letter) : NULL;
    g_autofree char *deadline = card ? letter_deadline(data, letter) : NULL;
    json_decref(data);
    if (!worded)
        return NULL;
    g_autofree char *file = g_strdup_printf("lead-%" G_GUINT64_FORMAT, letter->lead->id);
    g_autofree char *contact_file = g_strconcat(file, ".vcf", NULL), *deadline_file = g_strconcat(file, ".ics", NULL);
    const ComposeFile files[] = {{contact_file, "text/vcard", vcard}, {deadline_file, "text/calendar", deadline}};
    g_autofree char *lead_id = g_strdup_printf("L-%" G_GUINT64_FORMAT, letter->lead->id);
    ComposeMail mail = common_mail(letter);
    mail.reply_to.address = reply_to;
    mail.auto_submitted = answer ? "auto-replied" : "auto-generated";
    mail.suppress_responses = true;
    mail.lead_id = lead_id;
    mail.original = letter->original;
    mail.thread = letter->thread;
    g_autofree const char **references = references_of(letter->lead);
    if (card && config_card_threaded(letter->config, config_owner_by_address(letter->config, letter->row->to))) {
        mail.in_reply_to = letter->lead->message_id;
        mail.references = references;
    }
    mail.file = files;
    mail.files = G_N_ELEMENTS(files);
    set_words(&mail, worded);
    return finish(letter, &mail, error);
}

/* Of one of the digest's leads: as its card would have it, its own command address too. */
static json_t *digest_item(const Letter *letter, const char *language)
{
    g_autofree char *reply_to = token_mailbox(letter, TOKEN_COMMAND, THREAD_DAYS, NULL);
    json_t *data = letter_data_card(letter, language, reply_to);
    letter_data_step(data, letter, language);
    return data;
}

/* Several words to one person are one mail. */
static GBytes *compose_digest(const Letter *letter, GError **error)
{
    const char *languages[LANGUAGES];
    card_languages(letter, languages);
    g_autofree char *language = words_language(letter->words, "digest", languages);
    json_t *items = json_array();
    json_array_append_new(items, digest_item(letter, language));
    for (size_t i = 0; i < letter->n_also; i++)
        json_array_append_new(items, digest_item(&letter->also[i], language));
    json_t *data = letter_data_digest(items, letter);
    g_autoptr(Worded) worded = words_render(letter->words, "digest", languages, data, error);
    json_decref(data);
    if (!worded)
        return NULL;
    ComposeMail mail = common_mail(letter);
    mail.auto_submitted = "auto-generated";
    mail.suppress_responses = true;
    set_words(&mail, worded);
    return finish(letter, &mail, error);
}

GBytes *letter_compose(const Letter *letter, char **mail_from, GError **error)
{
    const Outgoing *row = letter->row;
    if (!row->template_ || !row->to || !letter->config->identity) {
        g_set_error(error, g_quark_from_static_string("letter"), 1, "no %s",
                    !row->template_ ? "template"
                    : !row->to      ? "recipient"
                                    : "identity");
        return NULL;
    }
    bool ack = g_strcmp0(row->purpose, "ack") == 0;
    bool digest = letter->n_also > 0 || strcmp(row->template_, "digest") == 0;
    GBytes *bytes = ack      ? compose_ack(letter, error)
                    : digest ? compose_digest(letter, error)
                             : compose_card(letter, error);
    if (bytes)
        *mail_from = token_mailbox(letter, ack ? TOKEN_ACK : TOKEN_CARD, SENDER_DAYS, row->to);
    return bytes;
}
