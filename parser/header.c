/* header.c - header fields: block, unfolding, RFC 2047 words, RFC 2231 parameters, identifiers. */
#include "parser/header.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parser/charset.h"
#include "parser/header_date.h"
#include "parser/transfer.h"
#include "parser/utf8.h"

enum { VALUE_MAX = 65536, WORD_MAX = 4096, PARAMETER_MAX = 4096, TOKEN_MAX = 100 }; /* bytes */
enum { SECTIONS = 64, PARAMETERS = 200 };

/* End of the line at `at`, and where the next one starts. */
static size_t line_end(const uint8_t *raw, size_t size, size_t at, size_t *next)
{
    const uint8_t *newline = memchr(raw + at, '\n', size - at);
    size_t end = newline != NULL ? (size_t)(newline - raw) : size;
    *next = newline != NULL ? end + 1 : size;
    return end > at && raw[end - 1] == '\r' ? end - 1 : end;
}

/* Length of the field name at the line's start, 0 when the line is no field. */
static size_t field_name(const uint8_t *line, size_t size, size_t *value_at)
{
    size_t n = 0;
    while (n < size && line[n] > 32 && line[n] < 127 && line[n] != ':')
        n++;
    size_t colon = n;
    while (colon < size && (line[colon] == ' ' || line[colon] == '\t'))
        colon++;
    *value_at = colon + 1;
    return n > 0 && colon < size && line[colon] == ':' ? n : 0;
}

size_t header_block(const uint8_t *raw, size_t size, GArray *fields, size_t max)
{
    size_t at = 0, next = 0;
    RawField *last = NULL;
    for (; at < size; at = next) {
        size_t end = line_end(raw, size, at, &next);
        if (end == at)
            return next;
        if (raw[at] == ' ' || raw[at] == '\t') {
            if (last != NULL)
                last->value_size = (size_t)(raw + end - last->value);
            continue;
        }
        size_t value_at, name_size = field_name(raw + at, end - at, &value_at);
        bool from_line = raw[at] == '>' || (end - at > 5 && memcmp(raw + at, "From ", 5) == 0);
        if (name_size == 0 && from_line)
            continue;
        if (name_size == 0)
            return at;
        last = NULL;
        if (fields->len < max) {
            RawField field = {raw + at, raw + at + value_at, name_size, end - at - value_at};
            g_array_append_val(fields, field);
            last = &g_array_index(fields, RawField, fields->len - 1);
        }
    }
    return size;
}

const RawField *header_find(const GArray *fields, const char *name)
{
    size_t length = strlen(name);
    for (guint i = 0; i < fields->len; i++) {
        const RawField *field = &g_array_index(fields, RawField, i);
        if (header_is(field, name, length))
            return field;
    }
    return NULL;
}

size_t header_white(const uint8_t *value, size_t size)
{
    size_t n = 0;
    while (n < size && g_ascii_isspace(value[n]))
        n++;
    return n;
}

/* Without white space at its end. */
static size_t trimmed(const uint8_t *value, size_t size)
{
    while (size > 0 && g_ascii_isspace(value[size - 1]))
        size--;
    return size;
}

static bool is_fold(uint8_t byte)
{
    return byte == '\r' || byte == '\n';
}

static size_t unfolded_run(const uint8_t *value, size_t size)
{
    size_t n = 0;
    while (n < size && !is_fold(value[n]))
        n++;
    return n;
}

/* A line end, and the white space that goes on behind it. */
static size_t fold_run(const uint8_t *value, size_t size)
{
    size_t n = 1;
    while (n < size && (is_fold(value[n]) || value[n] == ' ' || value[n] == '\t'))
        n++;
    return n;
}

/* Folding white space becomes one space at each fold; ends are trimmed. */
static GString *unfold(const uint8_t *value, size_t size)
{
    size = trimmed(value, MIN(size, VALUE_MAX));
    GString *line = g_string_sized_new(size);
    for (size_t i = header_white(value, size); i < size;) {
        size_t run = unfolded_run(value + i, size - i);
        g_string_append_len(line, (const char *)value + i, (gssize)run);
        i += run;
        if (i < size) {
            g_string_append_c(line, ' ');
            i += fold_run(value + i, size - i);
        }
    }
    return line;
}

/* One encoded word: =?charset[*language]?B|Q?text?= */
typedef struct {
    const char *charset, *text;
    size_t charset_size, text_size, size;
    bool base64;
} Word;

static bool find_word(const char *at, size_t size, Word *word)
{
    if (size < 8 || at[0] != '=' || at[1] != '?')
        return false;
    size_t n = 2;
    while (n < size && n < 80 && (g_ascii_isalnum(at[n]) || strchr("-_.:+()*", at[n]) != NULL) && at[n] != '\0')
        n++;
    if (n == 2 || n + 3 >= size || at[n] != '?' || at[n + 2] != '?')
        return false;
    char encoding = utf8_lower(at[n + 1]);
    if (encoding != 'b' && encoding != 'q')
        return false;
    *word = (Word){.charset = at + 2, .charset_size = n - 2, .text = at + n + 3, .base64 = encoding == 'b'};
    const char *language = memchr(word->charset, '*', word->charset_size);
    if (language != NULL)
        word->charset_size = (size_t)(language - word->charset);
    /* The first "?=" ends it; the last word of a header cut short ends with the header. */
    const char *text = word->text, *limit = at + MIN(size, (size_t)WORD_MAX);
    const char *end = memmem(text, (size_t)(limit - text), "?=", 2);
    bool cut = end == NULL && size <= WORD_MAX && memchr(text, ' ', (size_t)(limit - text)) == NULL;
    word->text_size = (size_t)((end != NULL ? end : limit) - text);
    word->size = end != NULL ? (size_t)(end + 2 - at) : size;
    return end != NULL || cut;
}

/* Text on its way to UTF-8: runs of raw bytes, and adjacent words of one charset
 * whose bytes are joined before conversion, since mailers cut characters. */
typedef struct {
    GString *out;
    GByteArray *pending;
    GByteArray *base64; /* behind pending, not decoded yet: mailers cut words inside a group of four */
    char charset[64];   /* of pending; "" = raw bytes */
    const char *hint;   /* what raw bytes may be, or NULL */
} Decoder;

static void decoder_join(Decoder *decoder)
{
    if (decoder->base64->len > 0)
        transfer_decode(TRANSFER_BASE64, decoder->base64->data, decoder->base64->len, VALUE_MAX, decoder->pending);
    g_byte_array_set_size(decoder->base64, 0);
}

static void decoder_flush(Decoder *decoder)
{
    decoder_join(decoder);
    if (decoder->pending->len == 0)
        return;
    const char *label = decoder->charset[0] != '\0' ? decoder->charset : decoder->hint;
    g_autofree char *text = charset_to_utf8(decoder->pending->data, decoder->pending->len, label);
    g_string_append(decoder->out, text);
    g_byte_array_set_size(decoder->pending, 0);
}

static void decoder_charset(Decoder *decoder, const char *charset, size_t size)
{
    if (strlen(decoder->charset) == size && g_ascii_strncasecmp(decoder->charset, charset, size) == 0)
        return;
    decoder_flush(decoder);
    g_strlcpy(decoder->charset, charset, MIN(size + 1, sizeof decoder->charset));
}

static void decoder_word(Decoder *decoder, const Word *word)
{
    decoder_charset(decoder, word->charset, word->charset_size);
    const uint8_t *text = (const uint8_t *)word->text;
    if (word->base64) {
        if (decoder->base64->len % 4 != 0 && word->text_size % 4 == 0) /* the word before only lacks its padding */
            g_byte_array_append(decoder->base64, (const uint8_t *)"====", 4 - decoder->base64->len % 4);
        g_byte_array_append(decoder->base64, text, (guint)word->text_size);
    } else {
        decoder_join(decoder);
        transfer_decode_q(text, word->text_size, decoder->pending);
    }
}

static size_t blanks(const char *at, size_t size)
{
    size_t n = 0;
    while (n < size && (at[n] == ' ' || at[n] == '\t'))
        n++;
    return n;
}

static void decode_words(Decoder *decoder, const char *text, size_t size)
{
    bool after_word = false;
    for (size_t i = 0; i < size;) {
        size_t gap = after_word ? blanks(text + i, size - i) : 0; /* white space between words is none */
        Word word;
        after_word = find_word(text + i + gap, size - i - gap, &word);
        if (after_word) {
            decoder_word(decoder, &word);
            i += gap + word.size;
        } else {
            const char *next = i + gap + 1 < size ? memchr(text + i + gap + 1, '=', size - i - gap - 1) : NULL;
            size_t run = next != NULL ? (size_t)(next - text) - i : size - i;
            decoder_charset(decoder, "", 0);
            g_byte_array_append(decoder->pending, (const uint8_t *)text + i, (guint)run);
            i += run;
        }
    }
    decoder_flush(decoder);
}

size_t header_word(const uint8_t *value, size_t size)
{
    Word word;
    if (!find_word((const char *)value, size, &word))
        return 0;
    for (size_t i = 0; i < word.size; i++)
        if (value[i] == '<' || value[i] == '"' || value[i] == '@')
            return 0;
    return word.size;
}

bool header_undecoded(const uint8_t *value, size_t size, size_t max, char *text)
{
    size = trimmed(value, MIN(size, VALUE_MAX));
    char *to = text;
    for (size_t i = header_white(value, size); i < size;) {
        size_t run = utf8_printable_run(value + i, size - i, '='); /* no encoded word begins there */
        memcpy(to, value + i, run);
        to += run;
        if ((i += run) == size)
            break;
        bool sign = value[i] == '=' && !(i + 1 < size && value[i + 1] == '?');
        if (!sign && value[i] != '\t' && !is_fold(value[i]))
            return false;
        *to++ = sign ? '=' : ' ';
        i += is_fold(value[i]) ? fold_run(value + i, size - i) : 1;
    }
    size_t length = MIN((size_t)(to - text), max);
    while (length > 0 && text[length - 1] == ' ')
        length--;
    text[length] = '\0';
    return true;
}

char *header_decode(const uint8_t *value, size_t size, const char *charset, size_t max)
{
    g_autofree char *plain = g_malloc(MIN(size, VALUE_MAX) + 1);
    if (header_undecoded(value, size, max, plain))
        return g_steal_pointer(&plain);
    g_autoptr(GString) line = unfold(value, size);
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GByteArray) pending = g_byte_array_new(), base64 = g_byte_array_new();
    Decoder decoder = {.out = text, .pending = pending, .base64 = base64, .hint = charset};
    decode_words(&decoder, line->str, line->len);
    g_autofree char *clean = charset_clean(text->str, text->len, max, false);
    return g_strdup(g_strstrip(clean));
}

char *header_plain(const uint8_t *value, size_t size, size_t max)
{
    g_autoptr(GString) line = unfold(value, size);
    return charset_clean(line->str, line->len, max, false);
}

/* The bytes of a token from there on, at most. */
static size_t token_run(const uint8_t *value, size_t size)
{
    size_t n = 0;
    while (n < size && n < TOKEN_MAX && g_ascii_isgraph(value[n]) && value[n] != ';' && value[n] != '(')
        n++;
    return n;
}

char *header_token(const uint8_t *value, size_t size)
{
    size_t at = header_white(value, size), run = token_run(value + at, size - at);
    if (at + run == size || value[at + run] == ';')
        return g_ascii_strdown((const char *)value + at, (gssize)run);
    g_autoptr(GString) line = unfold(value, MIN(size, PARAMETER_MAX));
    size_t n = 0;
    g_autoptr(GString) token = g_string_new(NULL);
    for (; n < line->len && line->str[n] != ';' && line->str[n] != '(' && token->len < TOKEN_MAX; n++)
        if (g_ascii_isgraph(line->str[n]))
            g_string_append_c(token, utf8_lower(line->str[n]));
        else if (token->len > 0 && token->str[token->len - 1] != '/' && !(n + 1 < line->len && line->str[n + 1] == '/'))
            break;
    return g_string_free(g_steal_pointer(&token), FALSE);
}

/* One "name=value" of a header, borrowed; quotes are not part of the value, escapes are. */
typedef struct {
    const uint8_t *name, *value;
    size_t name_size, value_size;
    bool quoted;
} Parameter;

static bool is_escape(const uint8_t *bytes, size_t size)
{
    return size > 1 && bytes[0] == '\\' && (bytes[1] == '"' || bytes[1] == '\\');
}

/* The value that begins there; a quote that never closes ends at ';'. */
static void parameter_value(const uint8_t *at, const uint8_t *end, Parameter *parameter)
{
    size_t size = 0;
    parameter->quoted = at < end && *at == '"';
    at += parameter->quoted;
    if (parameter->quoted && memchr(at, '"', (size_t)(end - at)) == NULL)
        parameter->quoted = false;
    while (parameter->quoted && at + size < end && at[size] != '"')
        size += is_escape(at + size, (size_t)(end - at) - size) ? 2 : 1;
    const uint8_t *semicolon = parameter->quoted ? NULL : memchr(at, ';', (size_t)(end - at));
    if (!parameter->quoted)
        size = trimmed(at, (size_t)((semicolon != NULL ? semicolon : end) - at));
    parameter->value = at;
    parameter->value_size = size;
}

/* The next one behind *at, which moves to the ';' behind it. */
static bool next_parameter(const uint8_t **at, const uint8_t *end, Parameter *parameter)
{
    while ((*at = memchr(*at, ';', (size_t)(end - *at))) != NULL) {
        const uint8_t *name = *at + 1;
        name += header_white(name, (size_t)(end - name));
        size_t size = 0;
        while (name + size < end && name[size] != '=' && name[size] != ';')
            size++;
        *at = name + size;
        if (*at == end || **at == ';')
            continue;
        ++*at;
        parameter->name = name;
        parameter->name_size = trimmed(name, size);
        parameter_value(*at + header_white(*at, (size_t)(end - *at)), end, parameter);
        *at = parameter->value + parameter->value_size;
        return true;
    }
    return false;
}

static GByteArray *value_bytes(const Parameter *parameter)
{
    GByteArray *value = g_byte_array_sized_new((guint)parameter->value_size);
    g_byte_array_append(value, parameter->value, (guint)parameter->value_size);
    guint kept = 0;
    for (guint i = 0; parameter->quoted && i < value->len; i++) {
        i += is_escape(value->data + i, value->len - i);
        value->data[kept++] = value->data[i];
    }
    if (parameter->quoted)
        g_byte_array_set_size(value, kept);
    return value;
}

static bool begins(const Parameter *parameter, const char *name)
{
    size_t size = strlen(name);
    return parameter->name_size >= size && g_ascii_strncasecmp((const char *)parameter->name, name, size) == 0;
}

/* The value of the first one of that name, or NULL. */
static GByteArray *value_named(const GArray *list, const char *name)
{
    for (guint i = 0; i < list->len; i++) {
        const Parameter *parameter = &g_array_index(list, Parameter, i);
        if (begins(parameter, name) && parameter->name_size == strlen(name))
            return value_bytes(parameter);
    }
    return NULL;
}

/* RFC 2231 §4: charset'language'percent-encoded. The first section names the charset. */
static void append_extended(const GByteArray *value, bool first, char **charset, GByteArray *out)
{
    size_t i = 0;
    const uint8_t *quote = first && value->len > 0 ? memchr(value->data, '\'', value->len) : NULL;
    const uint8_t *second =
        quote != NULL ? memchr(quote + 1, '\'', value->len - (size_t)(quote + 1 - value->data)) : NULL;
    if (second != NULL) {
        *charset = g_strndup((const char *)value->data, (size_t)(quote - value->data));
        i = (size_t)(second + 1 - value->data);
    }
    for (; i < value->len; i++) {
        int value_of = value->data[i] == '%' ? transfer_escaped(value->data + i, value->len - i) : -1;
        uint8_t byte = value_of >= 0 ? (uint8_t)value_of : value->data[i];
        g_byte_array_append(out, &byte, 1);
        i += value_of >= 0 ? 2 : 0;
    }
}

/* name*0, name*1*, …: sections in number order, each encoded or not. */
static char *joined_sections(const GArray *list, const char *name)
{
    g_autoptr(GByteArray) whole = g_byte_array_new();
    g_autofree char *charset = NULL;
    bool found = false;
    for (int section = -1; section < SECTIONS; section++) {
        g_autofree char *plain = section < 0 ? NULL : g_strdup_printf("%s*%d", name, section);
        g_autofree char *extended =
            section < 0 ? g_strdup_printf("%s*", name) : g_strdup_printf("%s*%d*", name, section);
        g_autoptr(GByteArray) value = value_named(list, extended);
        g_autoptr(GByteArray) literal = plain != NULL ? value_named(list, plain) : NULL;
        if (value != NULL)
            append_extended(value, !found, &charset, whole);
        else if (literal != NULL)
            g_byte_array_append(whole, literal->data, literal->len);
        found |= value != NULL || literal != NULL;
        if (section < 0 ? found : value == NULL && literal == NULL)
            break;
    }
    return found ? charset_to_utf8(whole->data, whole->len, charset) : NULL;
}

static char *continued_parameter(const uint8_t *value, size_t size, const char *name)
{
    g_autoptr(GString) line = unfold(value, size);
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(Parameter));
    const uint8_t *at = (const uint8_t *)line->str, *end = at + line->len;
    for (Parameter parameter; list->len < PARAMETERS && next_parameter(&at, end, &parameter);)
        if (begins(&parameter, name))
            g_array_append_val(list, parameter);
    g_autofree char *joined = joined_sections(list, name);
    return joined != NULL ? charset_clean(joined, strlen(joined), PARAMETER_MAX, false) : NULL;
}

static char *plain_parameter(const Parameter *parameter)
{
    const uint8_t *value = parameter->value;
    size_t size = parameter->value_size;
    if (!parameter->quoted || memchr(value, '\\', size) == NULL)
        return header_decode(value, size, NULL, PARAMETER_MAX);
    g_autoptr(GByteArray) bytes = value_bytes(parameter);
    return header_decode(bytes->data, bytes->len, NULL, PARAMETER_MAX);
}

char *header_parameter(const uint8_t *value, size_t size, const char *name)
{
    size = MIN(size, VALUE_MAX);
    size_t length = strlen(name);
    Parameter parameter, plain = {0};
    bool continued = false;
    for (const uint8_t *at = value; next_parameter(&at, value + size, &parameter);)
        if (begins(&parameter, name)) {
            continued |= parameter.name_size > length && parameter.name[length] == '*';
            if (parameter.name_size == length && plain.value == NULL)
                plain = parameter;
        }
    char *joined = continued ? continued_parameter(value, size, name) : NULL;
    return joined != NULL || plain.value == NULL ? joined : plain_parameter(&plain);
}

GPtrArray *header_ids(const uint8_t *value, size_t size, size_t max)
{
    GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *line = header_decode(value, size, NULL, VALUE_MAX);
    for (char *open = strchr(line, '<'); open != NULL && ids->len < max; open = strchr(open, '<')) {
        char *close = strpbrk(++open, "<>");
        if (close == NULL)
            break;
        if (*close == '>' && close > open && close - open < 998)
            g_ptr_array_add(ids, g_strstrip(g_strndup(open, (size_t)(close - open))));
        open = close;
    }
    bool bare = ids->len == 0 && *line != '\0' && strpbrk(line, " <>") == NULL && strchr(line, '@') != NULL;
    if (bare && max > 0)
        g_ptr_array_add(ids, g_strdup(line));
    return ids;
}

bool header_date(const uint8_t *value, size_t size, int64_t *when, int *offset)
{
    g_autoptr(GString) line = unfold(value, MIN(size, 200));
    return header_date_of(line->str, when, offset);
}
