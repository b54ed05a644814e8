/* transfer.c - base64, quoted-printable and uuencode, decoded without losing what follows a mistake. */
#include "parser/transfer.h"

#include <stdbool.h>
#include <string.h>

/* Where decoded bytes go: counted always, kept up to a bound. */
typedef struct {
    uint8_t *bytes;
    size_t length, max, count;
} Sink;

static inline void sink_put(Sink *sink, uint8_t byte)
{
    if (sink->length < sink->max)
        sink->bytes[sink->length++] = byte;
    sink->count++;
}

static inline void sink_append(Sink *sink, const uint8_t *bytes, size_t size)
{
    size_t kept = MIN(size, sink->max - sink->length);
    if (kept > 0)
        memcpy(sink->bytes + sink->length, bytes, kept);
    sink->length += kept;
    sink->count += size;
}

static bool begins(const uint8_t *name, size_t size, const char *word)
{
    size_t length = strlen(word);
    return size >= length && g_ascii_strncasecmp((const char *)name, word, length) == 0;
}

TransferEncoding transfer_encoding(const uint8_t *name, size_t size)
{
    if (size == 0) /* NULL perhaps, which takes no offset, not even 0 */
        return TRANSFER_IDENTITY;
    size_t blank = 0;
    while (blank < size && g_ascii_isspace(name[blank]))
        blank++;
    while (size > blank && g_ascii_isspace(name[size - 1]))
        size--;
    name += blank;
    size -= blank;
    if (begins(name, size, "base64") || begins(name, size, "b64"))
        return TRANSFER_BASE64;
    if (begins(name, size, "quoted") || (size == 2 && begins(name, size, "qp")))
        return TRANSFER_QUOTED_PRINTABLE;
    if (begins(name, size, "x-uu") || begins(name, size, "uuencode"))
        return TRANSFER_UUENCODE;
    return TRANSFER_IDENTITY;
}

/* Values of the alphabet plus one, and of the URL-safe one; 0 = not in it. */
static const uint8_t base64_values[256] = {
    ['A'] = 1,  ['B'] = 2,  ['C'] = 3,  ['D'] = 4,  ['E'] = 5,  ['F'] = 6,  ['G'] = 7,  ['H'] = 8,  ['I'] = 9,
    ['J'] = 10, ['K'] = 11, ['L'] = 12, ['M'] = 13, ['N'] = 14, ['O'] = 15, ['P'] = 16, ['Q'] = 17, ['R'] = 18,
    ['S'] = 19, ['T'] = 20, ['U'] = 21, ['V'] = 22, ['W'] = 23, ['X'] = 24, ['Y'] = 25, ['Z'] = 26, ['a'] = 27,
    ['b'] = 28, ['c'] = 29, ['d'] = 30, ['e'] = 31, ['f'] = 32, ['g'] = 33, ['h'] = 34, ['i'] = 35, ['j'] = 36,
    ['k'] = 37, ['l'] = 38, ['m'] = 39, ['n'] = 40, ['o'] = 41, ['p'] = 42, ['q'] = 43, ['r'] = 44, ['s'] = 45,
    ['t'] = 46, ['u'] = 47, ['v'] = 48, ['w'] = 49, ['x'] = 50, ['y'] = 51, ['z'] = 52, ['0'] = 53, ['1'] = 54,
    ['2'] = 55, ['3'] = 56, ['4'] = 57, ['5'] = 58, ['6'] = 59, ['7'] = 60, ['8'] = 61, ['9'] = 62, ['+'] = 63,
    ['-'] = 63, ['/'] = 64, ['_'] = 64,
};

/* Groups of four from there on, as long as nothing else stands between them; how many bytes. */
static size_t decode_groups(const uint8_t *bytes, size_t size, Sink *sink)
{
    size_t i = 0;
    for (; size - i >= 4; i += 4) {
        uint32_t a = base64_values[bytes[i]] - 1u, b = base64_values[bytes[i + 1]] - 1u;
        uint32_t c = base64_values[bytes[i + 2]] - 1u, d = base64_values[bytes[i + 3]] - 1u;
        if ((a | b | c | d) > 63)
            break;
        uint32_t bits = a << 18 | b << 12 | c << 6 | d;
        sink_append(sink, (uint8_t[]){(uint8_t)(bits >> 16), (uint8_t)(bits >> 8), (uint8_t)bits}, 3);
    }
    return i;
}

static void decode_base64(const uint8_t *bytes, size_t size, Sink *sink)
{
    uint32_t bits = 0;
    unsigned have = 0;
    for (size_t i = 0; i < size; i++) {
        if (have == 0 && (i += decode_groups(bytes + i, size - i, sink)) == size)
            break;
        unsigned value = base64_values[bytes[i]];
        if (value == 0) {
            have = bytes[i] == '=' ? 0 : have; /* an end, but maybe of one of several texts */
            continue;
        }
        bits = bits << 6 | (value - 1);
        have += 6;
        if (have >= 8) {
            have -= 8;
            sink_put(sink, (uint8_t)(bits >> have));
        }
    }
}

int transfer_escaped(const uint8_t *bytes, size_t size)
{
    if (size < 3)
        return -1;
    int high = g_ascii_xdigit_value((char)bytes[1]), low = g_ascii_xdigit_value((char)bytes[2]);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
}

/* How many bytes a soft line break at '=' takes, 0 when it is none. */
static size_t soft_break(const uint8_t *bytes, size_t size)
{
    size_t i = 1;
    while (i < size && (bytes[i] == ' ' || bytes[i] == '\t'))
        i++;
    if (i < size && bytes[i] == '\r')
        i++;
    if (i < size && bytes[i] == '\n')
        return i + 1;
    return i >= size || bytes[i - 1] == '\r' ? i : 0;
}

static void decode_quoted_printable(const uint8_t *bytes, size_t size, Sink *sink)
{
    for (size_t i = 0; i < size; i++) {
        const uint8_t *escape = memchr(bytes + i, '=', size - i);
        size_t literal = escape != NULL ? (size_t)(escape - bytes) - i : size - i;
        sink_append(sink, bytes + i, literal);
        i += literal;
        if (escape == NULL)
            break;
        int value = transfer_escaped(bytes + i, size - i);
        size_t skip = value < 0 ? soft_break(bytes + i, size - i) : 3;
        if (skip == 0)
            sink_put(sink, '=');
        else if (value >= 0)
            sink_put(sink, (uint8_t)value);
        i += skip > 0 ? skip - 1 : 0;
    }
}

static void decode_uu_line(const uint8_t *line, size_t size, Sink *sink)
{
    size_t want = size > 0 ? (size_t)((line[0] - ' ') & 63) : 0;
    for (size_t i = 1; i + 1 < size && want > 0; i += 4) {
        uint32_t bits = 0;
        for (size_t k = 0; k < 4; k++)
            bits = bits << 6 | (i + k < size ? (uint32_t)((line[i + k] - ' ') & 63) : 0);
        for (int shift = 16; shift >= 0 && want > 0; shift -= 8, want--)
            sink_put(sink, (uint8_t)(bits >> shift));
    }
}

static void decode_uuencode(const uint8_t *bytes, size_t size, Sink *sink)
{
    bool inside = false;
    while (size > 0) {
        const uint8_t *end = memchr(bytes, '\n', size);
        size_t next = end != NULL ? (size_t)(end - bytes) + 1 : size;
        size_t length = end != NULL ? next - 1 : next;
        if (length > 0 && bytes[length - 1] == '\r')
            length--;
        bool last = length == 3 && memcmp(bytes, "end", 3) == 0;
        if (inside && !last)
            decode_uu_line(bytes, length, sink);
        inside = !last && (inside || (length > 6 && memcmp(bytes, "begin ", 6) == 0));
        bytes += next;
        size -= next;
    }
}

/* No encoding makes more bytes than it takes, so room for them is made once. */
size_t transfer_decode(TransferEncoding encoding, const uint8_t *bytes, size_t size, size_t max, GByteArray *out)
{
    size_t before = out->len, room = max > before ? MIN(size, max - before) : 0;
    g_byte_array_set_size(out, (guint)(before + room));
    Sink sink = {.bytes = out->data, .length = before, .max = before + room};
    switch (encoding) {
    case TRANSFER_BASE64:
        decode_base64(bytes, size, &sink);
        break;
    case TRANSFER_QUOTED_PRINTABLE:
        decode_quoted_printable(bytes, size, &sink);
        break;
    case TRANSFER_UUENCODE:
        decode_uuencode(bytes, size, &sink);
        break;
    case TRANSFER_IDENTITY:
        sink_append(&sink, bytes, size);
        break;
    }
    g_byte_array_set_size(out, (guint)sink.length);
    return sink.count;
}

void transfer_decode_q(const uint8_t *bytes, size_t size, GByteArray *out)
{
    guint length = out->len;
    g_byte_array_set_size(out, length + (guint)size);
    for (size_t i = 0; i < size; i++) {
        int value = bytes[i] == '=' ? transfer_escaped(bytes + i, size - i) : -1;
        out->data[length++] = value >= 0 ? (uint8_t)value : bytes[i] == '_' ? ' ' : bytes[i];
        i += value >= 0 ? 2 : 0;
    }
    g_byte_array_set_size(out, length);
}
