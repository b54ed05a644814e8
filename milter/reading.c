/* Checks a Reading from a child field by field; what does not fit is dropped. */
#include "milter/reading.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "parser/features.h"

#define READING_MAX (192u * 1024u)
#define LIST_MAX 256u
#define SHORT_MAX 256u
#define TEXT_MAX 4096u
#define WORDS_MAX 16384u
#define ID_MAX 998u
#define OWN_MAX 8000u
#define POINTS_MAX 1000
#define NUMBER_MAX 1e15
#define SIZE_MAX_TOLD ((uint64_t)1 << 40)

/* No control but LF and TAB, nor DEL; where one line is meant, none at all. */
static bool clean(const char *text, size_t max, bool lines)
{
    if (strlen(text) > max || !g_utf8_validate(text, -1, NULL))
        return false;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if ((c < 0x20 && !(lines && (c == '\n' || c == '\t'))) || (c >= 0x7f && c < 0xa0))
            return false;
    }
    return true;
}

static void keep_text(char **text, size_t max, bool lines)
{
    if (*text && !clean(*text, max, lines))
        g_clear_pointer(text, g_free);
}

static void keep_line(char **text)
{
    keep_text(text, TEXT_MAX, false);
}

static bool all_of(const char *text, const char *more)
{
    for (; *text; text++)
        if (!g_ascii_isalnum(*text) && !strchr(more, *text))
            return false;
    return true;
}

/* local@domain without spaces, brackets or controls; the domain of letters, digits, dots, hyphens, or beyond ASCII. */
static bool address_shaped(const char *text)
{
    const char *at = strrchr(text, '@');
    if (!clean(text, 320, false) || !at || at == text || at - text > 128 || !at[1] || at[1] == '.')
        return false;
    for (const char *p = text; p < at; p++)
        if (strchr(" <>,;:\\\"()[]", *p))
            return false;
    for (const char *p = at + 1; *p; p++)
        if (!g_ascii_isalnum(*p) && !strchr(".-_", *p) && !((unsigned char)*p & 0x80))
            return false;
    return true;
}

static bool phone_shaped(const char *text)
{
    size_t digits = strspn(text + (*text == '+'), "0123456789");
    return text[0] == '+' && text[1] != '0' && digits >= 5 && digits <= 15 && text[1 + digits] == 0;
}

static bool upper_letters(const char *text, size_t n)
{
    return strlen(text) == n && strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == n;
}

static bool country_shaped(const char *text)
{
    return upper_letters(text, 2);
}

static bool language_shaped(const char *text)
{
    size_t n = strspn(text, "abcdefghijklmnopqrstuvwxyz");
    return (n == 2 || n == 3) && strlen(text) <= 12 && all_of(text, "-");
}

static bool date_shaped(const char *text)
{
    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-' || strspn(text, "0123456789-") != 10)
        return false;
    int year = atoi(text), month = atoi(text + 5), day = atoi(text + 8);
    return year >= 1970 && year <= 2200 && g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

/* 5.1.1 (RFC 3463, 2). */
static bool status_shaped(const char *text)
{
    return strlen(text) <= 11 && g_ascii_isdigit(text[0]) && text[1] == '.' &&
           strspn(text, "0123456789.") == strlen(text);
}

static bool kind_shaped(const char *text)
{
    return *text && strlen(text) <= 40 && all_of(text, "-_");
}

static bool line_shaped(const char *text)
{
    return *text && clean(text, 512, false);
}

static bool source_shaped(const char *text)
{
    return *text && clean(text, SHORT_MAX, false);
}

static bool message_id_shaped(const char *text)
{
    return *text && clean(text, ID_MAX, false) && !strpbrk(text, "<> ");
}

typedef bool (*Shape)(const char *text);

/* Lists: cut to LIST_MAX, then what does not fit is taken out. */

static void keep_strings(char **list, size_t *n, Shape shape)
{
    size_t kept = 0;
    for (size_t i = 0; i < *n; i++) {
        if (kept < LIST_MAX && shape(list[i]))
            list[kept++] = list[i];
        else
            g_free(list[i]);
    }
    *n = kept;
}

static bool keep_mailbox(Mailbox *mailbox)
{
    keep_line(&mailbox->name);
    if (mailbox->address && !address_shaped(mailbox->address))
        g_clear_pointer(&mailbox->address, g_free);
    return mailbox->name || mailbox->address;
}

static void keep_one_mailbox(Mailbox **mailbox)
{
    if (!*mailbox || keep_mailbox(*mailbox))
        return;
    mailbox__free_unpacked(*mailbox, NULL);
    *mailbox = NULL;
}

static void keep_mailboxes(Mailbox **list, size_t *n)
{
    size_t kept = 0;
    for (size_t i = 0; i < *n; i++) {
        if (kept < LIST_MAX && keep_mailbox(list[i]))
            list[kept++] = list[i];
        else
            mailbox__free_unpacked(list[i], NULL);
    }
    *n = kept;
}

static uint32_t percent(uint32_t confidence)
{
    return MIN(confidence, 100);
}

static bool keep_found_value(Found *found, Shape shape)
{
    keep_text(&found->evidence, TEXT_MAX, true);
    if (found->origin && !kind_shaped(found->origin))
        g_clear_pointer(&found->origin, g_free);
    found->confidence = percent(found->confidence);
    return clean(found->value, TEXT_MAX, false) && shape(found->value);
}

static void keep_found(Found **found, Shape shape)
{
    if (!*found || keep_found_value(*found, shape))
        return;
    found__free_unpacked(*found, NULL);
    *found = NULL;
}

static void keep_products(Reading *reading)
{
    size_t kept = 0;
    for (size_t i = 0; i < reading->n_product; i++) {
        if (kept < LIST_MAX && keep_found_value(reading->product[i], line_shaped))
            reading->product[kept++] = reading->product[i];
        else
            found__free_unpacked(reading->product[i], NULL);
    }
    reading->n_product = kept;
}

static bool amount_shaped(double number)
{
    return isfinite(number) && number >= 0 && number <= NUMBER_MAX;
}

static bool keep_quantity(Quantity *quantity)
{
    keep_text(&quantity->unit, 40, false);
    keep_text(&quantity->product, SHORT_MAX, false);
    keep_text(&quantity->evidence, TEXT_MAX, true);
    quantity->confidence = percent(quantity->confidence);
    return amount_shaped(quantity->value);
}

static void keep_quantities(Reading *reading)
{
    size_t kept = 0;
    for (size_t i = 0; i < reading->n_quantity; i++) {
        if (kept < LIST_MAX && keep_quantity(reading->quantity[i]))
            reading->quantity[kept++] = reading->quantity[i];
        else
            quantity__free_unpacked(reading->quantity[i], NULL);
    }
    reading->n_quantity = kept;
}

static void keep_budget(Reading *reading)
{
    Money *money = reading->budget;
    if (!money)
        return;
    if (money->currency && !upper_letters(money->currency, 3))
        g_clear_pointer(&money->currency, g_free);
    keep_text(&money->evidence, TEXT_MAX, true);
    money->confidence = percent(money->confidence);
    if (amount_shaped(money->amount))
        return;
    money__free_unpacked(money, NULL);
    reading->budget = NULL;
}

static bool keep_hit(Hit *hit)
{
    keep_text(&hit->evidence, TEXT_MAX, true);
    return clean(hit->name, SHORT_MAX, false) && *hit->name && abs(hit->points) <= POINTS_MAX;
}

static void keep_hits(Hit **list, size_t *n)
{
    size_t kept = 0;
    for (size_t i = 0; i < *n; i++) {
        /* abs(INT_MIN) is none */
        if (kept < LIST_MAX && list[i]->points > -POINTS_MAX - 1 && keep_hit(list[i]))
            list[kept++] = list[i];
        else
            hit__free_unpacked(list[i], NULL);
    }
    *n = kept;
}

static void keep_attachments(Reading *reading)
{
    size_t kept = 0;
    for (size_t i = 0; i < reading->n_attachment; i++) {
        Attachment *attachment = reading->attachment[i];
        keep_text(&attachment->filename, 1024, false);
        keep_text(&attachment->content_type, SHORT_MAX, false);
        if (kept < LIST_MAX && attachment->size <= SIZE_MAX_TOLD)
            reading->attachment[kept++] = attachment;
        else
            attachment__free_unpacked(attachment, NULL);
    }
    reading->n_attachment = kept;
}

static void keep_word(char **word)
{
    if (*word && !kind_shaped(*word))
        g_clear_pointer(word, g_free);
}

static void keep_authentication(AuthenticationResults *results)
{
    if (!results)
        return;
    keep_word(&results->spf);
    keep_word(&results->dmarc);
    keep_word(&results->dkim);
}

static void keep_message(Reading *reading)
{
    keep_line(&reading->unparsed);
    if (reading->message_id && !message_id_shaped(reading->message_id))
        g_clear_pointer(&reading->message_id, g_free);
    keep_strings(reading->in_reply_to, &reading->n_in_reply_to, message_id_shaped);
    keep_strings(reading->references, &reading->n_references, message_id_shaped);
    keep_line(&reading->subject);
    keep_line(&reading->subject_base);
    keep_mailboxes(reading->from, &reading->n_from);
    keep_one_mailbox(&reading->sender);
    keep_mailboxes(reading->reply_to, &reading->n_reply_to);
    keep_mailboxes(reading->to, &reading->n_to);
    keep_mailboxes(reading->cc, &reading->n_cc);
    if (reading->date < 0 || reading->date > 253402300799) /* end of the year 9999 */
        reading->has_date = FALSE, reading->date = 0;
    if (reading->date_offset < -24 * 60 || reading->date_offset > 24 * 60)
        reading->has_date_offset = FALSE, reading->date_offset = 0;
    keep_authentication(reading->authentication);
}

static void keep_machine(Reading *reading)
{
    keep_word(&reading->automatic);
    keep_line(&reading->automatic_evidence);
    keep_strings(reading->no_ack, &reading->n_no_ack, line_shaped);
    keep_strings(reading->failed_recipient, &reading->n_failed_recipient, address_shaped);
    if (reading->failed_status && !status_shaped(reading->failed_status))
        g_clear_pointer(&reading->failed_status, g_free);
    keep_strings(reading->returned, &reading->n_returned, message_id_shaped);
    keep_text(&reading->own, OWN_MAX, true);
    if (reading->away_until && !date_shaped(reading->away_until))
        g_clear_pointer(&reading->away_until, g_free);
}

static void keep_who(Reading *reading)
{
    keep_word(&reading->relay);
    keep_line(&reading->relay_name);
    keep_one_mailbox(&reading->candidate);
    keep_found(&reading->name, line_shaped);
    keep_found(&reading->email, address_shaped);
    keep_found(&reading->company, line_shaped);
    keep_found(&reading->phone, phone_shaped);
    keep_found(&reading->country, country_shaped);
    keep_found(&reading->language, language_shaped);
    keep_found(&reading->title, line_shaped);
    keep_found(&reading->industry, line_shaped);
    keep_found(&reading->city, line_shaped);
    keep_found(&reading->postcode, line_shaped);
    keep_found(&reading->website, line_shaped);
}

static void keep_what(Reading *reading)
{
    keep_products(reading);
    keep_quantities(reading);
    keep_found(&reading->deadline, date_shaped);
    keep_budget(reading);
    keep_found(&reading->source, source_shaped);
    keep_attachments(reading);
    keep_found(&reading->kind, kind_shaped);
    keep_found(&reading->their_reference, line_shaped);
    keep_strings(reading->missing, &reading->n_missing, kind_shaped);
    keep_text(&reading->words, WORDS_MAX, true);
    keep_hits(reading->hit, &reading->n_hit);
}

static bool logit_shaped(double logit)
{
    return isfinite(logit) && fabs(logit) <= POINTS_MAX;
}

static bool keep_term(const Term *term)
{
    return clean(term->name, SHORT_MAX, false) && logit_shaped(term->lead) && logit_shaped(term->hot);
}

static void keep_terms(Reading *reading)
{
    size_t kept = 0;
    for (size_t i = 0; i < reading->n_term; i++) {
        if (kept < LIST_MAX && keep_term(reading->term[i]))
            reading->term[kept++] = reading->term[i];
        else
            term__free_unpacked(reading->term[i], NULL);
    }
    reading->n_term = kept;
}

static bool features_shaped(const FeatureList *list)
{
    if (list->version != FEATURES_VERSION || list->n_index != list->n_value)
        return false;
    for (size_t i = 0; i < list->n_index; i++)
        if (list->index[i] >= 1u << FEATURES_BITS || (i > 0 && list->index[i] <= list->index[i - 1]) ||
            !logit_shaped((double)list->value[i]))
            return false;
    return true;
}

static void keep_learned(Reading *reading)
{
    keep_terms(reading);
    if (!logit_shaped(reading->logit) || !logit_shaped(reading->logit_hot) || !reading->has_logit_hot) {
        reading->has_logit = reading->has_logit_hot = FALSE;
        reading->logit = reading->logit_hot = 0;
    }
    if (reading->tagger) { /* only trainers ask for it, and they read letters of our own */
        tagger_input__free_unpacked(reading->tagger, NULL);
        reading->tagger = NULL;
    }
    if (reading->features && !features_shaped(reading->features)) {
        feature_list__free_unpacked(reading->features, NULL);
        reading->features = NULL;
    }
}

/* protobuf-c keeps what it does not know; the store must not. A Reading nests as deep as its schema, no deeper. */
static void drop_unknown(ProtobufCMessage *message)
{
    for (unsigned i = 0; i < message->n_unknown_fields; i++)
        g_free(message->unknown_fields[i].data);
    g_clear_pointer(&message->unknown_fields, g_free);
    message->n_unknown_fields = 0;
    for (unsigned i = 0; i < message->descriptor->n_fields; i++) {
        const ProtobufCFieldDescriptor *field = &message->descriptor->fields[i];
        char *member = (char *)message + field->offset;
        if (field->type != PROTOBUF_C_TYPE_MESSAGE)
            continue;
        if (field->label != PROTOBUF_C_LABEL_REPEATED) {
            if (*(void **)member)
                drop_unknown(*(void **)member);
            continue;
        }
        size_t n = *(size_t *)((char *)message + field->quantifier_offset);
        for (size_t k = 0; k < n; k++)
            drop_unknown((*(void ***)member)[k]);
    }
}

Reading *reading_accept(const uint8_t *bytes, size_t size)
{
    if (size > READING_MAX)
        return NULL;
    Reading *reading = reading__unpack(NULL, size, bytes);
    if (!reading)
        return NULL;
    keep_message(reading);
    keep_machine(reading);
    keep_who(reading);
    keep_what(reading);
    keep_learned(reading);
    drop_unknown(&reading->base);
    return reading;
}
