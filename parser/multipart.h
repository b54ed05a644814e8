/* A plainly written multipart split at its delimiter lines (RFC 2046 §5.1), without
 * a copy. What GMime might see otherwise is left to GMime: see message.c. Where a piece
 * of 4096 bytes ends it slips, though: it takes the end of a long line for a delimiter,
 * or leaves a CR to the content; here it does not. */
#ifndef PARSER_MULTIPART_H
#define PARSER_MULTIPART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "parser/transfer.h"

/* Borrowed; NULL where there is none. */
typedef struct {
    const uint8_t *value; /* still folded */
    size_t size;
} RawValue;

/* A leaf of the MIME tree, borrowed from the message: its content still encoded. */
typedef struct {
    RawValue type, disposition; /* of its Content- fields */
    TransferEncoding encoding;
    const uint8_t *content;
    size_t size;
    bool embedded;   /* of a multipart/related, behind its first part, with an identifier */
    bool alone;      /* the whole message is this part */
    int alternative; /* number of the multipart/alternative around it, 0 = none */
} Leaf;

enum { MULTIPART_LEAVES = 60 };

/* The leaves of the body of a multipart of that Content-Type, in order. 0: it is not
 * plain: an odd field or parameter, delimiters that nest wrongly or only look like
 * ones, no part at all, a digest, many parts or levels. Linear in the body's size. */
size_t multipart_split(RawValue type, const uint8_t *body, size_t size, Leaf leaves[MULTIPART_LEAVES]);

#endif
