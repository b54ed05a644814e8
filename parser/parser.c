/* The parser: one message from bytes to a Reading. */
#include "parser/parser.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "parser/addressed.h"
#include "parser/authres.h"
#include "parser/automatic.h"
#include "parser/charset.h"
#include "parser/courtesy.h"
#include "parser/extract.h"
#include "parser/fields.h"
#include "parser/message.h"
#include "parser/model.h"
#include "parser/prospect.h"
#include "parser/quote.h"
#include "parser/reading_build.h"
#include "parser/returned.h"
#include "parser/rules.h"
#include "parser/rules_facts.h"

enum { OWN_CHARACTERS = 2000 };

struct Parser {
    ReaderConfig *config; /* our own copy */
    Rules *rules;
    Model *model; /* or NULL */
    Lexings *lexings;
};

static ReaderConfig *config_copy(const ReaderConfig *config)
{
    size_t size = reader_config__get_packed_size(config);
    g_autofree uint8_t *bytes = g_malloc(MAX(size, 1));
    reader_config__pack(config, bytes);
    return reader_config__unpack(NULL, size, bytes);
}

/* What reading a message needs for a moment stays with the process: given back to the system after each message, it
 * would be asked for, and cleared, again. */
static void keep_memory(void)
{
#ifdef M_TRIM_THRESHOLD
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    mallopt(M_TRIM_THRESHOLD, 4 << 20);
#endif
}

Parser *parser_new(const ReaderConfig *config, GError **error)
{
    g_autoptr(Rules) rules = rules_new(config, error);
    g_autoptr(Model) model = NULL;
    if (!rules)
        return NULL;
    if (config->has_model && !(model = model_new(config->model.data, config->model.len, error)))
        return NULL;
    keep_memory();
    message_init();
    charset_init();
    phone_init();
    country_init();
    Parser *parser = g_new0(Parser, 1);
    parser->config = config_copy(config);
    parser->rules = g_steal_pointer(&rules);
    parser->model = g_steal_pointer(&model);
    parser->lexings = lexings_new();
    return parser;
}

void parser_free(Parser *parser)
{
    if (!parser)
        return;
    rules_free(parser->rules);
    model_free(parser->model);
    lexings_free(parser->lexings);
    reader_config__free_unpacked(parser->config, NULL);
    g_free(parser);
}

static void read_mailboxes(Mailbox ***list, size_t *n, const GPtrArray *addresses)
{
    for (guint i = 0; addresses && i < addresses->len; i++)
        reading_add_mailbox(list, n, g_ptr_array_index(addresses, i));
}

static void read_strings(char ***list, size_t *n, const GPtrArray *strings)
{
    for (guint i = 0; strings && i < strings->len; i++)
        reading_add_string(list, n, g_ptr_array_index(strings, i));
}

static void read_headers(const Parser *parser, const Message *message, Reading *reading)
{
    reading->message_id = g_strdup(message->message_id);
    reading->subject = reading_shorten(message->subject, READING_WORDS_MAX);
    reading->subject_base = reading_shorten(quote_subject_base(message->subject), READING_WORDS_MAX);
    read_strings(&reading->in_reply_to, &reading->n_in_reply_to, message->in_reply_to);
    read_strings(&reading->references, &reading->n_references, message->references);
    read_mailboxes(&reading->from, &reading->n_from, message->from);
    read_mailboxes(&reading->reply_to, &reading->n_reply_to, message->reply_to);
    read_mailboxes(&reading->to, &reading->n_to, message->to);
    read_mailboxes(&reading->cc, &reading->n_cc, message->cc);
    if (message->sender)
        reading->sender = reading_mailbox(message->sender->name, message->sender->address);
    reading->has_date = message->has_date;
    reading->date = message->date;
    reading->has_date_offset = message->has_date;
    reading->date_offset = message->date_offset;
    reading->authentication = authres_read(message, parser->config->authserv);
}

static void read_attachments(const Message *message, Reading *reading)
{
    for (guint i = 0; message->parts && i < message->parts->len; i++) {
        const MessagePart *part = g_ptr_array_index(message->parts, i);
        if (!part->inline_image && part->filename)
            reading_add_attachment(reading, part);
    }
}

static bool is_signature(const MessagePart *part)
{
    static const char *const types[] = {"application/pkcs7-signature", "application/x-pkcs7-signature",
                                        "application/pgp-signature", NULL};
    return part->content_type && g_strv_contains(types, part->content_type);
}

/* For mail that may be commands. */
static void read_own(const Message *message, const Split *split, Reading *reading)
{
    reading->own = g_utf8_substring(split->own, 0, MIN(g_utf8_strlen(split->own, -1), OWN_CHARACTERS));
    reading->has_enclosures = true;
    for (guint i = 0; message->parts && i < message->parts->len; i++) {
        const MessagePart *part = g_ptr_array_index(message->parts, i);
        reading->enclosures += !part->inline_image && !is_signature(part) ? 1 : 0;
    }
    reading->enclosures += message->enclosed ? 1 : 0;
}

/* The message, by its header alone where the body cannot or need not be read. */
static Message *take_apart(const ReadRequest *request, const uint8_t *raw, size_t size, const char **why)
{
    if (request->header_only) {
        *why = "too-large";
        return message_parse_headers(raw, size);
    }
    Message *message = message_parse(raw, size, why);
    return message ? message : message_parse_headers(raw, size);
}

/* What a machine reports has no author whose words could be weighed. */
static void learned_part(const Parser *parser, const ReadRequest *request, const Message *message, const Texts *texts,
                         Reading *reading)
{
    if (facts_is_report(reading) || (parser->model == NULL && !request->features))
        return;
    g_autoptr(Features) features = features_new(message, texts, reading);
    if (parser->model)
        model_apply(parser->model, features, reading);
    if (request->features)
        model_export(features, reading);
}

/* Our own list's mark says nothing of who wrote; that it may not be answered stands. */
static void forget_list(Reading *reading)
{
    bool list = reading->automatic && (!strcmp(reading->automatic, "list") || !strcmp(reading->automatic, "bulk"));
    if (!list)
        return;
    g_clear_pointer(&reading->automatic, free);
    g_clear_pointer(&reading->automatic_evidence, free);
}

Reading *parser_read(Parser *parser, const ReadRequest *request, const uint8_t *raw, size_t size)
{
    const char *why = NULL;
    g_autoptr(Message) message = take_apart(request, raw, size, &why);
    Reading *reading = reading_new();
    if (why)
        reading->unparsed = g_strdup(why);
    read_headers(parser, message, reading);
    read_attachments(message, reading);
    g_autoptr(Split) split = quote_split(message->text, message->subject);
    g_autoptr(Prospect) prospect = prospect_find(parser->config, request, message, split);
    const FieldTools tools = {parser->config, parser->model, parser->lexings};
    g_autoptr(Named) named = fields_read(&tools, request, message, prospect, reading);
    automatic_read(message, split, reading);
    returned_read(message, reading);
    returned_away(message, split, reading);
    if (request->own_words)
        read_own(message, split, reading);
    reading->has_courtesy = true;
    reading->courtesy = reading->n_attachment == 0 && courtesy_only(split->own);
    if (addressed_by_own_list(parser->config, request, message))
        forget_list(reading);
    g_autofree char *words =
        prospect->relay ? g_strconcat(prospect->cover, *prospect->cover ? "\n\n" : "", prospect->body, NULL) : NULL;
    g_autoptr(Texts) texts = texts_new(message, split, words, rules_want_fields(parser->rules));
    rules_apply(parser->rules, message, texts, reading);
    learned_part(parser, request, message, texts, reading);
    if (!facts_is_report(reading) && reading->n_hit < READING_HITS_MAX &&
        !addressed_to_us(parser->config, request, message))
        facts_hit(reading, "not-to-us", -15, "neither To nor Cc");
    facts_kind(reading);
    named_settle(named, reading);
    fields_missing(reading);
    return reading;
}
