/* header.c - header fields: block, unfolding, RFC 2047 words, RFC 2231 parameters, identifiers. */
#include "parser/header.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parser/charset.h"
#include "parser/header_date.h"
#include "parser/transfer.h"
#include "parser/utf8.h"

enum { VALUE_MAX = 65536, PARAMETER_MAX = 4096, TOKEN_MAX = 100, SECTIONS = 64 };

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
        if (field->name_size == length && g_ascii_strncasecmp((const char *)field->name, name, length) == 0)
            return field;
    }
    return NULL;
}

static size_t unfolded_run(const uint8_t *value, size_t size)
{
    size_t n = 0;
    while (n < size && value[n] != '\r' && value[n] != '\n')
        n++;
    return n;
}

/* Folding white space becomes one space at each fold; ends are trimmed. */
static GString *unfold(const uint8_t *value, size_t size)
{
    size = MIN(size, VALUE_MAX);
    while (size > 0 && g_ascii_isspace(value[size - 1]))
        size--;
    GString *line = g_string_sized_new(size);
    size_t i = 0;
    while (i < size && g_ascii_isspace(value[i]))
        i++;
    while (i < size) {
        size_t run = unfolded_run(value + i, size - i);
        g_string_append_len(line, (const char *)value + i, (gssize)run);
        i += run;
        if (i < size)
            g_string_append_c(line, ' ');
        while (i < size && strchr(" \t\r\n", value[i]) != NULL && value[i] != '\0')
            i++;
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
    const char *text = word->text, *limit = at + size, *end = text;
    while ((end = memchr(end, '?', (size_t)(limit - end))) != NULL && !(end + 1 < limit && end[1] == '='))
        end++;
    bool cut = end == NULL && memchr(text, ' ', (size_t)(limit - text)) == NULL;
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

static bool is_fold(uint8_t byte)
{
    return byte == '\r' || byte == '\n';
}

/* Printable ASCII that can begin no encoded word; the last eight bytes may be looked at twice. */
static size_t plain_run(const uint8_t *value, size_t size)
{
    size_t n = 0;
    while (size - n >= 8 && utf8_eight_printable(value + n, '='))
        n += 8;
    if (n > 0 && size - n < 8 && utf8_eight_printable(value + size - 8, '='))
        return size;
    while (n < size && value[n] >= 0x20 && value[n] < 0x7f && value[n] != '=')
        n++;
    return n;
}

static size_t fold_run(const uint8_t *value, size_t size)
{
    size_t n = 1;
    while (n < size && (is_fold(value[n]) || value[n] == ' ' || value[n] == '\t'))
        n++;
    return n;
}

bool header_undecoded(const uint8_t *value, size_t size, size_t max, char *text)
{
    size = MIN(size, VALUE_MAX);
    while (size > 0 && g_ascii_isspace(value[size - 1]))
        size--;
    while (size > 0 && g_ascii_isspace(*value)) {
        value++;
        size--;
    }
    char *to = text;
    for (size_t i = 0; i < size;) {
        size_t run = plain_run(value + i, size - i);
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
    size_t at = 0;
    while (at < size && g_ascii_isspace(value[at]))
        at++;
    size_t run = token_run(value + at, size - at);
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

/* One "name=value" of a header; the value unquoted. */
typedef struct {
    char *name;
    GByteArray *value;
} Parameter;

static void parameter_clear(gpointer data)
{
    Parameter *parameter = data;
    g_free(parameter->name);
    g_byte_array_unref(parameter->value);
}

static bool is_escape(const uint8_t *bytes, size_t size)
{
    return size > 1 && bytes[0] == '\\' && (bytes[1] == '"' || bytes[1] == '\\');
}

/* Where the value at `at` begins and ends. A quote that never closes ends at ';'. */
static size_t value_end(const GString *line, size_t *at, bool *quoted)
{
    const char *bytes = line->str;
    *quoted = bytes[*at] == '"';
    *at += *quoted;
    if (*quoted && memchr(bytes + *at, '"', line->len - *at) == NULL)
        *quoted = false;
    size_t end = *at;
    if (!*quoted) {
        const char *semicolon = memchr(bytes + end, ';', line->len - end);
        return semicolon != NULL ? (size_t)(semicolon - bytes) : line->len;
    }
    while (end < line->len && bytes[end] != '"')
        end += is_escape((const uint8_t *)bytes + end, line->len - end) ? 2 : 1;
    return end;
}

static GByteArray *value_bytes(const char *text, size_t size, bool quoted)
{
    GByteArray *value = g_byte_array_sized_new((guint)size);
    while (!quoted && size > 0 && g_ascii_isspace(text[size - 1]))
        size--;
    g_byte_array_append(value, (const uint8_t *)text, (guint)size);
    guint kept = 0;
    for (guint i = 0; quoted && i < value->len; i++) {
        i += is_escape(value->data + i, value->len - i);
        value->data[kept++] = value->data[i];
    }
    if (quoted)
        g_byte_array_set_size(value, kept);
    return value;
}

/* Those whose names begin so. */
static GArray *parameters(const GString *line, const char *name)
{
    GArray *list = g_array_new(FALSE, FALSE, sizeof(Parameter));
    g_array_set_clear_func(list, parameter_clear);
    const char *semicolon = strchr(line->str, ';');
    size_t at = semicolon != NULL ? (size_t)(semicolon - line->str) : line->len;
    while (at < line->len && list->len < 200) {
        while (at < line->len && (line->str[at] == ';' || g_ascii_isspace(line->str[at])))
            at++;
        size_t start = at;
        while (at < line->len && line->str[at] != '=' && line->str[at] != ';')
            at++;
        if (at >= line->len || line->str[at] == ';')
            continue;
        size_t named = at++;
        at += blanks(line->str + at, line->len - at);
        bool quoted;
        size_t end = value_end(line, &at, &quoted);
        if (g_ascii_strncasecmp(line->str + start, name, strlen(name)) == 0) {
            g_autofree char *raw = g_strndup(line->str + start, named - start);
            Parameter parameter = {g_ascii_strdown(g_strstrip(raw), -1), value_bytes(line->str + at, end - at, quoted)};
            g_array_append_val(list, parameter);
        }
        at = end;
        while (at < line->len && line->str[at] != ';')
            at++;
    }
    return list;
}

static const GByteArray *parameter_named(const GArray *list, const char *name)
{
    for (guint i = 0; i < list->len; i++)
        if (g_str_equal(g_array_index(list, Parameter, i).name, name))
            return g_array_index(list, Parameter, i).value;
    return NULL;
}

static int escape_percent(const uint8_t *bytes, size_t size)
{
    if (size < 3)
        return -1;
    int high = g_ascii_xdigit_value((char)bytes[1]), low = g_ascii_xdigit_value((char)bytes[2]);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
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
        int value_of = value->data[i] == '%' ? escape_percent(value->data + i, value->len - i) : -1;
        uint8_t byte = value_of >= 0 ? (uint8_t)value_of : value->data[i];
        g_byte_array_append(out, &byte, 1);
        i += value_of >= 0 ? 2 : 0;
    }
}

/* name*0, name*1*, …: sections in number order, each encoded or not. */
static char *continued_parameter(const GArray *list, const char *name)
{
    size_t length = strlen(name);
    bool continued = false, found = false;
    for (guint i = 0; i < list->len && !continued; i++)
        continued = strncmp(g_array_index(list, Parameter, i).name, name, length) == 0 &&
                    g_array_index(list, Parameter, i).name[length] == '*';
    if (!continued)
        return NULL;
    g_autoptr(GByteArray) whole = g_byte_array_new();
    g_autofree char *charset = NULL;
    for (int section = -1; section < SECTIONS; section++) {
        g_autofree char *plain = section < 0 ? NULL : g_strdup_printf("%s*%d", name, section);
        g_autofree char *extended =
            section < 0 ? g_strdup_printf("%s*", name) : g_strdup_printf("%s*%d*", name, section);
        const GByteArray *value = parameter_named(list, extended);
        const GByteArray *literal = plain != NULL ? parameter_named(list, plain) : NULL;
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

/* Does a parameter begin so? Most values have few, and none that is asked for. */
static bool mentions(const uint8_t *value, size_t size, const char *name)
{
    const uint8_t *at = value, *end = value + size;
    size_t length = strlen(name);
    bool found = false;
    while (!found && (at = memchr(at, ';', (size_t)(end - at))) != NULL) {
        do
            at++;
        while (at < end && g_ascii_isspace(*at));
        found = (size_t)(end - at) > length && g_ascii_strncasecmp((const char *)at, name, length) == 0;
    }
    return found;
}

char *header_parameter(const uint8_t *value, size_t size, const char *name)
{
    if (!mentions(value, size, name))
        return NULL;
    g_autoptr(GString) line = unfold(value, size);
    g_autoptr(GArray) list = parameters(line, name);
    g_autofree char *continued = continued_parameter(list, name);
    if (continued != NULL)
        return charset_clean(continued, strlen(continued), PARAMETER_MAX, false);
    const GByteArray *plain = parameter_named(list, name);
    return plain != NULL ? header_decode(plain->data, plain->len, NULL, PARAMETER_MAX) : NULL;
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
