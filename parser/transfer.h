/* Content-Transfer-Encoding and the encodings of RFC 2047, as they really come. */
#ifndef PARSER_TRANSFER_H
#define PARSER_TRANSFER_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

typedef enum { TRANSFER_IDENTITY, TRANSFER_BASE64, TRANSFER_QUOTED_PRINTABLE, TRANSFER_UUENCODE } TransferEncoding;

/* The encoding that a Content-Transfer-Encoding value names; what is unknown, or absent (NULL, 0), is identity. */
TransferEncoding transfer_encoding(const uint8_t *name, size_t size);

/* Appends the decoded bytes until out holds max. Base64 goes on after padding
 * (RFC 2045 §6.8 read generously), quoted-printable keeps what is no escape.
 * Returns how many bytes the whole would have, which may be more. */
size_t transfer_decode(TransferEncoding encoding, const uint8_t *bytes, size_t size, size_t max, GByteArray *out);

/* The Q encoding of RFC 2047 §4.2. */
void transfer_decode_q(const uint8_t *bytes, size_t size, GByteArray *out);

/* The byte that "=XY", or "%XY", stands for, or -1. */
int transfer_escaped(const uint8_t *bytes, size_t size);

#endif
