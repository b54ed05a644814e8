/* Header fields as they really come: found without GMime, unfolded, RFC 2047 and
 * RFC 2231 decoded, dates and identifiers read. Everything is linear in its input. */
#ifndef PARSER_HEADER_H
#define PARSER_HEADER_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Borrowed from the raw message; the value still folded. */
typedef struct {
    const uint8_t *name, *value;
    size_t name_size, value_size;
} RawField;

/* Reads the header block at the start of raw into fields (of RawField, at most
 * max) and returns the offset of the body: behind the blank line, or at the first
 * line that is no header field, as Postfix does. */
size_t header_block(const uint8_t *raw, size_t size, GArray *fields, size_t max);

/* In any case; length: the name's. */
static inline bool header_is(const RawField *field, const char *name, size_t length)
{
    return field->name_size == length && g_ascii_strncasecmp((const char *)field->name, name, length) == 0;
}

/* First field of that name in any case, or NULL. */
const RawField *header_find(const GArray *fields, const char *name);

/* Unfolded, RFC 2047 words decoded wherever they stand, raw 8-bit taken for UTF-8,
 * else for `charset` (the message's, may be NULL), as far as that is plausible;
 * clean (charset_clean) and one line of at most max bytes. */
char *header_decode(const uint8_t *value, size_t size, const char *charset, size_t max);

/* The value unfolded into text, which has room for size + 1, at most max bytes; false: it is no plain ASCII, or has
 * RFC 2047 words. */
bool header_undecoded(const uint8_t *value, size_t size, size_t max, char *text);

/* Unfolded and clean, at most max bytes; RFC 2047 words stay as they are written. */
char *header_plain(const uint8_t *value, size_t size, size_t max);

/* How many of the first bytes are white space. */
size_t header_white(const uint8_t *value, size_t size);

/* Length of the encoded word that starts here, 0 when none does. */
size_t header_word(const uint8_t *value, size_t size);

/* The leading token, lower case: "text/plain", "attachment", "base64"; "" when none. */
char *header_token(const uint8_t *value, size_t size);

/* A parameter, RFC 2231 continuations and charset or RFC 2047 words decoded; NULL when absent. */
char *header_parameter(const uint8_t *value, size_t size, const char *name);

/* RFC 5322 date, and what old or broken mailers write instead. *offset in minutes east. */
bool header_date(const uint8_t *value, size_t size, int64_t *when, int *offset);

/* What stands in angle brackets (Message-ID, References), at most max; of char*. */
GPtrArray *header_ids(const uint8_t *value, size_t size, size_t max);

#endif
