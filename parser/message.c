/* message.c - a message taken apart: GMime splits the body of a multipart that is not plain, everything else is read
 * from raw bytes. */
#include "parser/message.h"

#include <gmime/gmime.h>
#include <string.h>

#include "parser/address.h"
#include "parser/body.h"
#include "parser/charset.h"
#include "parser/head.h"
#include "parser/header.h"
#include "parser/multipart.h"
#include "parser/scan.h"
#include "parser/tnef.h"
#include "parser/transfer.h"
#include "parser/utf8.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeStream, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeObject, g_object_unref)

enum {
    FIELDS_FIRST = 30,     /* of a header, more where need be */
    PARTS = 200,           /* leaves looked at */
    DEPTH = 30,            /* multiparts inside each other */
    TYPE_BYTES = 32 << 10, /* of a Content-Type that GMime sees */
    TEXT_PART = 1 << 20,   /* decoded bytes of one text part */
    TEXT_ALL = 2 << 20,    /* of all of them */
    KEPT = 256 << 10,      /* decoded start of an attachment we read */
    ENCLOSED = 8 << 20,    /* decoded bytes of an enclosed message */
};

/* Work on one message. */
typedef struct {
    Message *message;
    Body *body;
    unsigned depth; /* 1: we are inside another message */
    size_t text_bytes;
    unsigned leaves, tnefs;
} Work;

/* LeakSanitizer's, where it is linked in: GMime forgets a registration that is replaced. */
void __lsan_disable(void) __attribute__((weak));
void __lsan_enable(void) __attribute__((weak));

void message_init(void)
{
    static gsize ready;
    if (!g_once_init_enter(&ready))
        return;
    charset_init();
    if (__lsan_disable != NULL)
        __lsan_disable();
    g_mime_init();
    if (__lsan_enable != NULL)
        __lsan_enable();
    /* An enclosed message is a leaf to GMime, whose own reading of one recurses
     * through its address groups until the stack ends. */
    static const char *const enclosed[] = {"rfc822", "rfc2822", "global", "news", "partial", "*"};
    for (size_t i = 0; i < G_N_ELEMENTS(enclosed); i++)
        g_mime_object_register_type("message", enclosed[i], GMIME_TYPE_PART);
    g_once_init_leave(&ready, 1);
}

static void field_free(gpointer data)
{
    HeaderField *field = data; /* with its name */
    g_free(field->own_value);
    g_free(field);
}

static void part_free(gpointer data)
{
    MessagePart *part = data;
    g_free(part->filename);
    g_free(part->content_type);
    g_clear_pointer(&part->bytes, g_bytes_unref);
    g_free(part);
}

static GPtrArray *addresses_new(void)
{
    return g_ptr_array_new_with_free_func((GDestroyNotify)address_free);
}

static Message *message_new(void)
{
    Message *message = g_new0(Message, 1);
    message->headers = g_ptr_array_new_full(FIELDS_FIRST, field_free);
    message->from = addresses_new();
    message->reply_to = addresses_new();
    message->to = addresses_new();
    message->cc = addresses_new();
    message->parts = g_ptr_array_new_with_free_func(part_free);
    message->in_reply_to = g_ptr_array_new_with_free_func(g_free);
    message->references = g_ptr_array_new_with_free_func(g_free);
    return message;
}

void message_free(Message *message)
{
    if (message == NULL)
        return;
    GPtrArray *lists[] = {message->headers, message->from,        message->reply_to,   message->to,
                          message->cc,      message->in_reply_to, message->references, message->parts};
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
        g_ptr_array_unref(lists[i]);
    address_free(message->sender);
    char *texts[] = {message->subject,   message->message_id,   message->text,
                     message->html_text, message->content_type, message->report_type};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    message_free(message->enclosed);
    g_free(message);
}

const char *message_header(const Message *message, const char *name)
{
    for (guint i = 0; i < message->headers->len; i++) {
        const HeaderField *field = g_ptr_array_index(message->headers, i);
        if (utf8_lower(*field->name) == utf8_lower(*name) && g_ascii_strcasecmp(field->name, name) == 0)
            return field->value;
    }
    return NULL;
}

static char *leaf_type(const Leaf *leaf)
{
    return leaf->type.value != NULL ? head_type(leaf->type.value, leaf->type.size) : g_strdup("text/plain");
}

static char *parameter_of(RawValue raw, const char *name)
{
    return raw.value != NULL ? header_parameter(raw.value, raw.size, name) : NULL;
}

static char *leaf_filename(const Leaf *leaf)
{
    char *name = parameter_of(leaf->disposition, "filename");
    if (name == NULL || *name == '\0') {
        g_free(name);
        name = parameter_of(leaf->type, "name");
    }
    if (name != NULL && *name == '\0')
        g_clear_pointer(&name, g_free);
    return name;
}

/* A named text is an attachment, unless it is all there is to read. */
static bool is_attachment(const Work *work, const Leaf *leaf, const char *filename)
{
    RawValue said = leaf->disposition;
    g_autofree char *disposition = said.value != NULL ? header_token(said.value, said.size) : NULL;
    if (g_strcmp0(disposition, "attachment") == 0)
        return !leaf->alone || filename != NULL;
    return filename != NULL && work->text_bytes > 0;
}

/* "base64" over words with spaces between them is none. */
static TransferEncoding true_encoding(const Leaf *leaf)
{
    size_t looked = leaf->encoding == TRANSFER_BASE64 ? MIN(leaf->size, 4096) : 0, odd = 0;
    for (size_t i = 0; i < looked; i++)
        odd += leaf->content[i] == ' ' || leaf->content[i] >= 0x80;
    return odd * 20 > looked ? TRANSFER_IDENTITY : leaf->encoding;
}

static bool says(RawValue raw, const char *name, const char *value)
{
    g_autofree char *said = parameter_of(raw, name);
    return said != NULL && g_ascii_strcasecmp(said, value) == 0;
}

static void add_text(Work *work, const Leaf *leaf, const char *type)
{
    g_autofree char *charset = parameter_of(leaf->type, "charset");
    BodyPart part = {.charset = charset, .html = g_str_equal(type, "text/html"), .alternative = leaf->alternative};
    part.flowed = says(leaf->type, "format", "flowed");
    part.delete_space = part.flowed && says(leaf->type, "delsp", "yes");
    size_t room = MIN(TEXT_PART, TEXT_ALL - work->text_bytes);
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    size_t whole = transfer_decode(true_encoding(leaf), leaf->content, leaf->size, room, bytes);
    work->message->truncated |= whole > room;
    work->text_bytes += bytes->len;
    body_add(work->body, &part, bytes->data != NULL ? bytes->data : (const uint8_t *)"", bytes->len);
}

/* What somebody behind us reads: tables of items, meetings, reports of machines. */
static bool is_kept(const char *type, const char *filename)
{
    g_autofree char *name = filename != NULL ? g_ascii_strdown(filename, -1) : g_strdup("");
    return g_str_equal(type, "text/csv") || g_str_equal(type, "text/calendar") || g_str_has_prefix(type, "message/") ||
           g_str_equal(type, "text/rfc822-headers") || g_str_has_suffix(name, ".csv") || g_str_has_suffix(name, ".ics");
}

static bool is_enclosed(const char *type, const char *filename)
{
    static const char *const types[] = {"message/rfc822", "message/global", "message/rfc2822"};
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
        if (g_str_equal(type, types[i]))
            return true;
    g_autofree char *name = filename != NULL ? g_ascii_strdown(filename, -1) : g_strdup("");
    return g_str_equal(type, "application/octet-stream") && g_str_has_suffix(name, ".eml");
}

static bool is_tnef(const char *type, const char *filename)
{
    return g_str_equal(type, "application/ms-tnef") || g_str_equal(type, "application/vnd.ms-tnef") ||
           (filename != NULL && g_ascii_strcasecmp(filename, "winmail.dat") == 0);
}

/* What Outlook packed up appears among the attachments; its text where there is no other. */
static void read_tnef(Work *work, const Leaf *leaf)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    transfer_decode(leaf->encoding, leaf->content, leaf->size, ENCLOSED, bytes);
    g_autoptr(Tnef) tnef = tnef_read(bytes->data, bytes->len);
    for (guint i = 0; tnef != NULL && i < tnef->files->len; i++) {
        const TnefFile *file = g_ptr_array_index(tnef->files, i);
        MessagePart *part = g_new0(MessagePart, 1);
        part->filename = g_strdup(file->filename);
        part->content_type = g_strdup(file->content_type);
        part->size = file->size;
        g_ptr_array_add(work->message->parts, part);
    }
    if (tnef == NULL || work->text_bytes > 0)
        return;
    body_add(work->body, &(BodyPart){.charset = "utf-8"}, (const uint8_t *)tnef->text, strlen(tnef->text));
    work->text_bytes += strlen(tnef->text);
}

static Message *parse(const uint8_t *raw, size_t size, unsigned depth, const char **why);

static void read_enclosed(Work *work, const Leaf *leaf, bool headers_only)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    transfer_decode(leaf->encoding, leaf->content, leaf->size, ENCLOSED, bytes);
    if (bytes->len == 0)
        return;
    const char *why = NULL;
    Message *enclosed = headers_only ? NULL : parse(bytes->data, bytes->len, work->depth + 1, &why);
    work->message->enclosed = enclosed != NULL ? enclosed : message_parse_headers(bytes->data, bytes->len);
}

static void add_part(Work *work, const Leaf *leaf, const char *type, char *filename)
{
    MessagePart *part = g_new0(MessagePart, 1);
    part->filename = filename;
    part->content_type = g_strdup(type);
    part->inline_image = g_str_has_prefix(type, "image/") && leaf->embedded;
    bool enclosed = is_enclosed(type, filename);
    bool kept = !enclosed && is_kept(type, filename);
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    part->size = transfer_decode(leaf->encoding, leaf->content, leaf->size, kept ? KEPT : 0, bytes);
    if (kept)
        part->bytes = g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
    g_ptr_array_add(work->message->parts, part);
    if (work->depth == 0 && work->message->enclosed == NULL && (enclosed || g_str_equal(type, "text/rfc822-headers")))
        read_enclosed(work, leaf, !enclosed);
    if (is_tnef(type, filename) && work->tnefs++ < 3)
        read_tnef(work, leaf);
}

static void add_leaf(Work *work, const Leaf *leaf)
{
    g_autofree char *type = leaf_type(leaf);
    g_autofree char *filename = leaf_filename(leaf);
    bool text = g_str_equal(type, "text/plain") || g_str_equal(type, "text/html");
    bool shown = text && !is_attachment(work, leaf, filename);
    if (shown)
        add_text(work, leaf, type);
    if (!shown || filename != NULL)
        add_part(work, leaf, type, g_steal_pointer(&filename));
}

static RawValue raw_header(GMimeObject *object, const char *name)
{
    GMimeHeader *header = g_mime_header_list_get_header(g_mime_object_get_header_list(object), name);
    const char *value = header != NULL ? g_mime_header_get_raw_value(header) : NULL;
    return (RawValue){(const uint8_t *)value, value != NULL ? strlen(value) : 0};
}

/* A part's content as it lies in the bytes that GMime was given. */
static void leaf_content(GMimePart *part, const GByteArray *all, Leaf *leaf)
{
    GMimeDataWrapper *wrapper = g_mime_part_get_content(part);
    GMimeStream *stream = wrapper != NULL ? g_mime_data_wrapper_get_stream(wrapper) : NULL;
    if (stream == NULL)
        return;
    gint64 start = stream->bound_start, end = stream->bound_end < 0 ? (gint64)all->len : stream->bound_end;
    if (start < 0 || end < start || end > (gint64)all->len)
        return;
    leaf->content = all->data + start;
    leaf->size = (size_t)(end - start);
    /* Before a delimiter that ends in CR LF, GMime takes off two bytes: a letter too where LF stands alone. */
    const uint8_t *behind = all->data + end;
    leaf->size += end + 1 < (gint64)all->len && behind[0] != '\r' && behind[1] == '\n';
}

/* One multipart on the way down. */
typedef struct {
    GMimeMultipart *multipart;
    int next, alternative;
    bool related;
} Level;

static RawValue raw_text(const char *text)
{
    return (RawValue){(const uint8_t *)text, strlen(text)};
}

static bool is_multipart(RawValue type)
{
    size_t blank = type.value != NULL ? header_white(type.value, type.size) : 0;
    return type.size - blank >= 10 && g_ascii_strncasecmp((const char *)type.value + blank, "multipart/", 10) == 0;
}

static void visit_leaf(Work *work, GMimeObject *object, const GByteArray *all, const Level *level)
{
    if (!GMIME_IS_PART(object))
        return;
    Leaf leaf = {.content = (const uint8_t *)"", .type = raw_header(object, "Content-Type")};
    GMimeContentType *type = g_mime_object_get_content_type(object);
    if (leaf.type.value == NULL && type != NULL && g_mime_content_type_is_type(type, "message", "*"))
        leaf.type = raw_text("message/rfc822"); /* what a digest is made of */
    if (is_multipart(leaf.type))
        leaf.type = raw_text("text/plain"); /* of two types the splitter took the other one */
    leaf.disposition = raw_header(object, "Content-Disposition");
    RawValue encoding = raw_header(object, "Content-Transfer-Encoding");
    leaf.encoding = transfer_encoding(encoding.value, encoding.size);
    leaf.embedded =
        level->related && level->next > 1 &&
        (raw_header(object, "Content-ID").value != NULL || raw_header(object, "Content-Location").value != NULL);
    leaf.alternative = level->alternative;
    leaf_content(GMIME_PART(object), all, &leaf);
    add_leaf(work, &leaf);
}

static Level level_of(GMimeObject *object, const Level *parent, int number)
{
    GMimeContentType *type = g_mime_object_get_content_type(object);
    bool alternative = g_mime_content_type_is_type(type, "multipart", "alternative");
    return (Level){
        .multipart = GMIME_MULTIPART(object),
        .alternative = alternative      ? number
                       : parent != NULL ? parent->alternative
                                        : 0,
        .related = g_mime_content_type_is_type(type, "multipart", "related"),
    };
}

static void walk(Work *work, GMimeMultipart *top, const GByteArray *all)
{
    Level levels[DEPTH];
    int depth = 0, number = 0;
    levels[depth++] = level_of(GMIME_OBJECT(top), NULL, ++number);
    while (depth > 0 && work->leaves < PARTS) {
        Level *level = &levels[depth - 1];
        if (level->next >= g_mime_multipart_get_count(level->multipart)) {
            depth--;
            continue;
        }
        GMimeObject *object = g_mime_multipart_get_part(level->multipart, level->next++);
        if (!GMIME_IS_MULTIPART(object)) {
            work->leaves++;
            visit_leaf(work, object, all, level);
        } else if (depth < DEPTH) {
            levels[depth] = level_of(object, level, ++number);
            depth++;
        } else {
            work->message->truncated = true;
        }
    }
    work->message->truncated |= work->leaves >= PARTS;
}

/* Up to its first NUL, as GMime would see it. */
static RawValue raw_value(const GArray *fields, const char *name)
{
    const RawField *field = header_find(fields, name);
    if (field == NULL)
        return (RawValue){0};
    return (RawValue){field->value, strnlen((const char *)field->value, field->value_size)};
}

/* A message of one part needs no splitting, and GMime never sees it. */
static void read_single(Work *work, const GArray *fields, RawValue type, const uint8_t *body, size_t size)
{
    RawValue encoding = raw_value(fields, "Content-Transfer-Encoding");
    Leaf leaf = {
        .type = type,
        .disposition = raw_value(fields, "Content-Disposition"),
        .content = body,
        .size = size,
        .encoding = transfer_encoding(encoding.value, encoding.size),
        .alone = true,
    };
    add_leaf(work, &leaf);
}

/* The bytes GMime gets: of the header only what says how to split the body. */
static GByteArray *mime_bytes(RawValue type, const uint8_t *body, size_t size)
{
    GByteArray *bytes = g_byte_array_sized_new((guint)(size + type.size + 20));
    g_byte_array_append(bytes, (const uint8_t *)"Content-Type: ", 14);
    g_byte_array_append(bytes, type.value, (guint)type.size);
    g_byte_array_append(bytes, (const uint8_t *)"\n\n", 2);
    g_byte_array_append(bytes, body, (guint)size);
    return bytes;
}

static bool split_body(Work *work, RawValue type, const uint8_t *body, size_t size)
{
    GByteArray *all = mime_bytes(type, body, size);
    g_autoptr(GMimeStream) stream = g_mime_stream_mem_new_with_byte_array(all); /* takes it over */
    g_autoptr(GMimeParser) parser = g_mime_parser_new_with_stream(stream);
    g_autoptr(GMimeObject) top = g_mime_parser_construct_part(parser, NULL);
    if (top == NULL)
        return false;
    if (GMIME_IS_MULTIPART(top))
        walk(work, GMIME_MULTIPART(top), all);
    return true;
}

/* The boundary that a multipart uses though it announces another one, or none:
 * a line of dashes with a Content- header below. */
static char *used_boundary(const uint8_t *body, size_t size)
{
    for (const uint8_t *at = body, *end = body + size; at != NULL && at < end;) {
        const uint8_t *newline = memchr(at, '\n', (size_t)(end - at));
        size_t length = newline != NULL ? (size_t)(newline - at) : 0;
        if (length > 0 && at[length - 1] == '\r')
            length--;
        bool header_below =
            newline != NULL && end - newline > 9 && g_ascii_strncasecmp((const char *)newline + 1, "Content-", 8) == 0;
        if (header_below && length > 2 && length < 200 && at[0] == '-' && at[1] == '-' &&
            memchr(at, '"', length) == NULL)
            return g_strndup((const char *)at + 2, length - 2);
        at = newline != NULL ? newline + 1 : NULL;
    }
    return NULL;
}

/* A multipart that fell into no parts is split where it seems to mean it, else it is a text. */
static void split_again(Work *work, const uint8_t *body, size_t size)
{
    g_autofree char *boundary = used_boundary(body, size);
    g_autofree char *type = boundary != NULL ? g_strdup_printf("multipart/mixed; boundary=\"%s\"", boundary) : NULL;
    if (type != NULL)
        split_body(work, raw_text(type), body, size);
    if (work->leaves > 0)
        return;
    Leaf leaf = {.content = body, .size = size, .alone = true};
    add_leaf(work, &leaf);
}

static const char *split_multipart(Work *work, RawValue type, const uint8_t *body, size_t size)
{
    Leaf leaves[MULTIPART_LEAVES];
    size_t count = multipart_split(type, body, size, leaves);
    for (size_t i = 0; i < count; i++)
        add_leaf(work, &leaves[i]);
    if (count > 0)
        return NULL;
    const char *why = scan_body(body, size);
    if (why != NULL)
        return why;
    if (type.size <= TYPE_BYTES && !split_body(work, type, body, size))
        return "no MIME message";
    if (work->leaves == 0)
        split_again(work, body, size);
    return NULL;
}

static void finish_text(Work *work)
{
    Message *message = work->message;
    message->text = body_text(work->body, &message->text_from_html, &message->html_text);
    message->truncated |= strlen(message->text) + 8 > BODY_TEXT;
}

/* Without its empty line the header did not end there: what follows may be fields to others. */
static bool broke_off(const uint8_t *raw, size_t size, size_t body_at)
{
    size_t at = body_at;
    if (at == size)
        return false;
    at -= at > 0 && raw[at - 1] == '\n';
    at -= at > 0 && raw[at - 1] == '\r';
    return at == 0 ? body_at == 0 : raw[at - 1] != '\n';
}

static Message *parse_lines(const uint8_t *raw, size_t size, unsigned depth, const char **why)
{
    g_autoptr(GArray) fields = g_array_sized_new(FALSE, FALSE, sizeof(RawField), FIELDS_FIRST);
    size_t body_at = header_block(raw, size, fields, SCAN_FIELDS);
    g_autoptr(Message) message = message_new();
    head_read(message, fields, raw + body_at, size - body_at);
    message->headers_cut |= broke_off(raw, size, body_at);
    g_autoptr(Body) body = body_new();
    Work work = {.message = message, .body = body, .depth = depth};
    *why = NULL;
    RawValue type = raw_value(fields, "Content-Type");
    if (g_str_has_prefix(message->content_type, "multipart/"))
        *why = split_multipart(&work, type, raw + body_at, size - body_at);
    else
        read_single(&work, fields, type, raw + body_at, size - body_at);
    if (*why != NULL)
        return NULL;
    finish_text(&work);
    return g_steal_pointer(&message);
}

/* A message whose lines end in CR alone gets LF, once, before anything reads it. */
static GByteArray *with_line_feeds(const uint8_t *raw, size_t size)
{
    GByteArray *copy = g_byte_array_sized_new((guint)size);
    g_byte_array_append(copy, raw, (guint)size);
    for (size_t i = 0; i < size; i++)
        if (copy->data[i] == '\r')
            copy->data[i] = '\n';
    return copy;
}

static Message *parse(const uint8_t *raw, size_t size, unsigned depth, const char **why)
{
    g_autoptr(GByteArray) copy = scan_is_cr_only(raw, size) ? with_line_feeds(raw, size) : NULL;
    raw = scan_trim(copy != NULL ? copy->data : raw, &size);
    return parse_lines(raw, size, depth, why);
}

Message *message_parse(const uint8_t *raw, size_t size, const char **why)
{
    *why = size > SCAN_SIZE ? "too large" : NULL;
    return *why == NULL ? parse(raw, size, 0, why) : NULL;
}

Message *message_parse_headers(const uint8_t *raw, size_t size)
{
    size = MIN(size, SCAN_SIZE);
    g_autoptr(GByteArray) copy = scan_is_cr_only(raw, size) ? with_line_feeds(raw, size) : NULL;
    raw = scan_trim(copy != NULL ? copy->data : raw, &size);
    g_autoptr(GArray) fields = g_array_sized_new(FALSE, FALSE, sizeof(RawField), FIELDS_FIRST);
    size_t body_at = header_block(raw, size, fields, SCAN_FIELDS);
    Message *message = message_new();
    head_read(message, fields, raw + body_at, size - body_at);
    message->headers_cut |= broke_off(raw, size, body_at);
    message->text = g_strdup("");
    return message;
}
