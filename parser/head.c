/* head.c - what a message says of itself: its header fields read into the Message. */
#include "parser/head.h"

#include <string.h>

#include "parser/address.h"
#include "parser/header.h"
#include "parser/scan.h"

enum {
    ADDRESSES = 500,          /* of one header */
    IDS = 200,                /* of References */
    VALUE_BYTES = 16 << 10,   /* of one decoded header */
    HEADER_BYTES = 512 << 10, /* of all of them */
    SUBJECT_BYTES = 2000,
    HINT_BYTES = 64 << 10, /* searched for a charset */
};

/* What a machine wrote for machines has no encoded words: decoding them would add structure that nobody wrote. */
static bool is_structured(const RawField *raw)
{
    static const char name[] = "Authentication-Results";
    return header_is(raw, name, sizeof name - 1);
}

/* Name and value, where that is plain, stand behind it, in the same memory. */
static HeaderField *field_new(const RawField *raw, const char *charset)
{
    HeaderField *field = g_malloc(sizeof *field + raw->name_size + 1 + raw->value_size + 1);
    field->name = memcpy(field + 1, raw->name, raw->name_size);
    field->name[raw->name_size] = '\0';
    field->value = field->name + raw->name_size + 1;
    field->own_value = NULL;
    if (!header_undecoded(raw->value, raw->value_size, VALUE_BYTES, field->value))
        field->value = field->own_value = is_structured(raw)
                                              ? header_plain(raw->value, raw->value_size, VALUE_BYTES)
                                              : header_decode(raw->value, raw->value_size, charset, VALUE_BYTES);
    return field;
}

static void read_fields(Message *message, const GArray *fields, const char *charset)
{
    size_t total = 0;
    for (guint i = 0; i < fields->len && total < HEADER_BYTES; i++) {
        const RawField *raw = &g_array_index(fields, RawField, i);
        g_ptr_array_add(message->headers, field_new(raw, charset));
        total += raw->name_size + raw->value_size;
    }
    message->headers_cut = message->headers->len < fields->len || fields->len == SCAN_FIELDS;
    message->truncated |= message->headers_cut;
}

static void read_addresses(const GArray *fields, const char *name, const char *charset, GPtrArray *list)
{
    size_t length = strlen(name);
    for (guint i = 0; i < fields->len; i++) {
        const RawField *raw = &g_array_index(fields, RawField, i);
        if (header_is(raw, name, length))
            address_parse(raw->value, raw->value_size, charset, list, ADDRESSES);
    }
}

static Address *first_address(const GArray *fields, const char *name, const char *charset)
{
    if (header_find(fields, name) == NULL)
        return NULL;
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)address_free);
    read_addresses(fields, name, charset, list);
    return list->len > 0 ? g_ptr_array_steal_index(list, 0) : NULL;
}

/* Decoded already, unless it is too long. */
static char *subject_of(const Message *message, const GArray *fields, const char *charset)
{
    const char *decoded = message_header(message, "Subject");
    if (decoded != NULL && strlen(decoded) <= SUBJECT_BYTES)
        return g_strdup(decoded);
    const RawField *raw = header_find(fields, "Subject");
    return raw != NULL ? header_decode(raw->value, raw->value_size, charset, SUBJECT_BYTES) : g_strdup("");
}

static void read_ids(const GArray *fields, const char *name, GPtrArray **ids)
{
    const RawField *raw = header_find(fields, name);
    if (raw == NULL)
        return;
    g_ptr_array_unref(*ids);
    *ids = header_ids(raw->value, raw->value_size, IDS);
}

static char *message_id_of(const GArray *fields)
{
    const RawField *raw = header_find(fields, "Message-ID");
    if (raw == NULL)
        return NULL;
    g_autoptr(GPtrArray) ids = header_ids(raw->value, raw->value_size, 1);
    if (ids->len > 0)
        return g_strdup(g_ptr_array_index(ids, 0));
    g_autofree char *bare = header_decode(raw->value, raw->value_size, NULL, 998);
    return *bare != '\0' ? g_steal_pointer(&bare) : NULL;
}

/* A type without a slash, or none: text, as RFC 2045 §5.2 wants it. */
char *head_type(const uint8_t *value, size_t size)
{
    g_autofree char *token = header_token(value, size);
    const char *slash = strchr(token, '/');
    if (slash != NULL && slash != token && slash[1] != '\0')
        return g_steal_pointer(&token);
    return g_strdup(strstr(token, "html") != NULL ? "text/html" : "text/plain");
}

/* What raw 8-bit headers may be: the charset of the message, else of its first part
 * that names one. */
static char *charset_hint(const RawField *type, const uint8_t *body, size_t size)
{
    char *charset = type != NULL ? header_parameter(type->value, type->value_size, "charset") : NULL;
    const uint8_t *label = charset == NULL ? memmem(body, MIN(size, HINT_BYTES), "charset=", 8) : NULL;
    if (label == NULL)
        return charset;
    label += 8;
    label += label < body + size && *label == '"';
    size_t length = 0;
    while (label + length < body + size && length < 40 &&
           (g_ascii_isalnum(label[length]) || label[length] == '-' || label[length] == '_'))
        length++;
    return g_strndup((const char *)label, length);
}

void head_read(Message *message, const GArray *fields, const uint8_t *body, size_t size)
{
    const RawField *type = header_find(fields, "Content-Type");
    g_autofree char *charset = charset_hint(type, body, size);
    read_fields(message, fields, charset);
    read_addresses(fields, "From", charset, message->from);
    read_addresses(fields, "Reply-To", charset, message->reply_to);
    read_addresses(fields, "To", charset, message->to);
    read_addresses(fields, "Cc", charset, message->cc);
    message->sender = first_address(fields, "Sender", charset);
    message->subject = subject_of(message, fields, charset);
    message->message_id = message_id_of(fields);
    read_ids(fields, "In-Reply-To", &message->in_reply_to);
    read_ids(fields, "References", &message->references);
    const RawField *date = header_find(fields, "Date");
    message->has_date =
        date != NULL && header_date(date->value, date->value_size, &message->date, &message->date_offset);
    message->content_type = type != NULL ? head_type(type->value, type->value_size) : g_strdup("text/plain");
    if (type != NULL && g_str_equal(message->content_type, "multipart/report"))
        message->report_type = header_parameter(type->value, type->value_size, "report-type");
}
