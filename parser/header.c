/* header.c - header fields: block, unfolding, RFC 2047 words, RFC 2231 parameters, identifiers. */
#include "parser/header.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parser/charset.h"
#include "parser/split.h"
#include "parser/transfer.h"

enum { VALUE_MAX = 65536, PARAMETER_MAX = 4096, SECTIONS = 64 };

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
    char encoding = g_ascii_tolower(at[n + 1]);
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

/* Printable ASCII that can begin no encoded word. */
static size_t plain_run(const uint8_t *value, size_t size)
{
    size_t n = 0;
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

/* The value unfolded where it needs no decoding, or NULL. */
static char *undecoded(const uint8_t *value, size_t size, size_t max)
{
    size = MIN(size, VALUE_MAX);
    while (size > 0 && g_ascii_isspace(value[size - 1]))
        size--;
    while (size > 0 && g_ascii_isspace(*value)) {
        value++;
        size--;
    }
    char *text = g_malloc(size + 1), *to = text;
    for (size_t i = 0; i < size;) {
        size_t run = plain_run(value + i, size - i);
        memcpy(to, value + i, run);
        to += run;
        if ((i += run) == size)
            break;
        bool sign = value[i] == '=' && !(i + 1 < size && value[i + 1] == '?');
        if (!sign && value[i] != '\t' && !is_fold(value[i])) {
            g_free(text);
            return NULL;
        }
        *to++ = sign ? '=' : ' ';
        i += is_fold(value[i]) ? fold_run(value + i, size - i) : 1;
    }
    text[MIN((size_t)(to - text), max)] = '\0';
    return g_strchomp(text);
}

char *header_decode(const uint8_t *value, size_t size, const char *charset, size_t max)
{
    char *plain = undecoded(value, size, max);
    if (plain != NULL)
        return plain;
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

char *header_token(const uint8_t *value, size_t size)
{
    g_autoptr(GString) line = unfold(value, MIN(size, PARAMETER_MAX));
    size_t n = 0;
    g_autoptr(GString) token = g_string_new(NULL);
    for (; n < line->len && line->str[n] != ';' && line->str[n] != '(' && token->len < 100; n++)
        if (g_ascii_isgraph(line->str[n]))
            g_string_append_c(token, g_ascii_tolower(line->str[n]));
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

/* The value at `at`; returns where it ends. A quote that never closes ends at ';'. */
static size_t parameter_value(const GString *line, size_t at, GByteArray *value)
{
    const uint8_t *bytes = (const uint8_t *)line->str;
    bool quoted = at < line->len && bytes[at] == '"';
    if (quoted && memchr(bytes + at + 1, '"', line->len - at - 1) == NULL)
        quoted = false, at++;
    at += quoted;
    const char *end = quoted ? NULL : memchr(bytes + at, ';', line->len - at);
    if (!quoted) {
        size_t size = (end != NULL ? (size_t)(end - line->str) : line->len) - at;
        g_byte_array_append(value, bytes + at, (guint)size);
        at += size;
    }
    for (; quoted && at < line->len && bytes[at] != '"'; at++) {
        if (bytes[at] == '\\' && at + 1 < line->len && strchr("\"\\", bytes[at + 1]) != NULL)
            at++;
        g_byte_array_append(value, bytes + at, 1);
    }
    while (!quoted && value->len > 0 && g_ascii_isspace(value->data[value->len - 1]))
        g_byte_array_set_size(value, value->len - 1);
    return at;
}

static GArray *parameters(const GString *line)
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
        g_autofree char *name = g_strndup(line->str + start, at - start);
        Parameter parameter = {g_ascii_strdown(g_strstrip(name), -1), g_byte_array_new()};
        at++;
        at += blanks(line->str + at, line->len - at);
        at = parameter_value(line, at, parameter.value);
        while (at < line->len && line->str[at] != ';')
            at++;
        g_array_append_val(list, parameter);
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

char *header_parameter(const uint8_t *value, size_t size, const char *name)
{
    g_autoptr(GString) line = unfold(value, size);
    if (strlen(line->str) == line->len && strcasestr(line->str, name) == NULL)
        return NULL;
    g_autoptr(GArray) list = parameters(line);
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

/* What a date's words gave. */
typedef struct {
    int64_t year;
    int month, day, hour, minute, second, offset;
    bool has_time, has_offset;
} When;

static int month_of(const char *word)
{
    static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    for (int i = 0; i < 12; i++)
        if (g_ascii_strncasecmp(word, names + 3 * i, 3) == 0)
            return i + 1;
    return 0;
}

static bool zone_of(const char *word, int *offset)
{
    static const struct {
        const char *name;
        int minutes;
    } zones[] = {{"GMT", 0},    {"UTC", 0},    {"UT", 0},     {"Z", 0},      {"EST", -300}, {"EDT", -240},
                 {"CST", -360}, {"CDT", -300}, {"MST", -420}, {"MDT", -360}, {"PST", -480}, {"PDT", -420},
                 {"CET", 60},   {"CEST", 120}, {"MET", 60},   {"MEST", 120}, {"MEZ", 60},   {"MESZ", 120},
                 {"WET", 0},    {"WEST", 60},  {"BST", 60},   {"EET", 120},  {"EEST", 180}, {"MSK", 180},
                 {"JST", 540},  {"KST", 540},  {"IST", 330}};
    const char *digits = word;
    while (g_ascii_isalpha(*digits))
        digits++;
    if ((*digits == '+' || *digits == '-') && g_ascii_isdigit(digits[1])) {
        int hours = 0, minutes = 0;
        if (sscanf(digits + 1, "%2d:%2d", &hours, &minutes) < 2)
            sscanf(digits + 1, "%2d%2d", &hours, &minutes);
        *offset = (hours * 60 + minutes) * (*digits == '-' ? -1 : 1);
        return hours < 24 && minutes < 60;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(zones); i++)
        if (g_ascii_strcasecmp(word, zones[i].name) == 0) {
            *offset = zones[i].minutes;
            return true;
        }
    return false;
}

static int64_t full_year(int64_t year, size_t digits)
{
    return digits >= 3 ? (year < 1000 ? year + 1900 : year) : year < 50 ? year + 2000 : year + 1900;
}

static bool date_iso(const char *word, When *when)
{
    int year, used = 0;
    if (sscanf(word, "%4d-%2d-%2d%n", &year, &when->month, &when->day, &used) != 3)
        return false;
    when->year = year;
    const char *rest = word + used;
    if (*rest == 'T' && sscanf(rest, "T%2d:%2d:%2d%n", &when->hour, &when->minute, &when->second, &used) == 3) {
        when->has_time = true;
        rest += used;
        rest += *rest == '.' ? 1 + strspn(rest + 1, "0123456789") : 0;
        when->has_offset = zone_of(rest, &when->offset);
    }
    return true;
}

static void date_word(const char *word, When *when)
{
    int month = month_of(word);
    size_t digits = strspn(word, "0123456789");
    if (strchr(word, ':') != NULL && digits > 0 && digits <= 2 && !when->has_time)
        when->has_time = sscanf(word, "%2d:%2d:%2d", &when->hour, &when->minute, &when->second) >= 2;
    else if (digits == 4 && word[4] == '-' && date_iso(word, when))
        return;
    else if (g_ascii_isalpha(*word) && month > 0 && when->month == 0)
        when->month = month;
    else if (digits > 0 && (digits <= 2 || (digits == 3 && *word == '0')) && when->day == 0)
        when->day = atoi(word);
    else if (digits >= 2 && digits <= 4 && when->year == 0)
        when->year = full_year(atoi(word), digits);
    else if (!when->has_offset && when->has_time)
        when->has_offset = zone_of(word, &when->offset);
}

/* Days since 1970 of a Gregorian date. */
static int64_t days_of(int64_t year, int month, int day)
{
    year -= month <= 2;
    int64_t era = year / 400, in_era = year - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + day_of_year - 719468;
}

bool header_date(const uint8_t *value, size_t size, int64_t *when, int *offset)
{
    g_autoptr(GString) line = unfold(value, MIN(size, 200));
    When got = {0};
    for (char *c = line->str; *c != '\0'; c++) {
        bool before_month = *c == '-' && c > line->str && g_ascii_isdigit(c[-1]) && g_ascii_isalpha(c[1]);
        bool after_month = *c == '-' && c - line->str >= 3 && g_ascii_isdigit(c[1]) && month_of(c - 3) > 0;
        if (*c == ',' || before_month || after_month) /* 22-Nov-2026 */
            *c = ' ';
    }
    char *comment = strchr(line->str, '(');
    if (comment != NULL)
        *comment = '\0';
    g_autofree char **words = split_set(line->str, " ", 24);
    for (char **word = words; *word != NULL; word++)
        if (**word != '\0')
            date_word(*word, &got);
    bool valid = got.year >= 1970 && got.year <= 9999 && got.month >= 1 && got.month <= 12 && got.day >= 1 &&
                 got.day <= 31 && got.hour >= 0 && got.hour < 24 && got.minute >= 0 && got.minute < 60 &&
                 got.second >= 0 && got.second <= 60;
    if (!valid)
        return false;
    *offset = got.offset;
    *when = days_of(got.year, got.month, got.day) * 86400 + got.hour * 3600 + got.minute * 60 + got.second -
            (int64_t)got.offset * 60;
    return true;
}
