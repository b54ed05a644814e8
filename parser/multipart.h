/* A multipart as nearly all mailers write it, taken apart at once. What has anything odd is left to GMime. Pure. */
#ifndef PARSER_MULTIPART_H
#define PARSER_MULTIPART_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    const uint8_t *bytes; /* NULL: none */
    size_t size;
} MultipartSlice;

/* A leaf: values of its header as written, its content as sent. */
typedef struct {
    MultipartSlice type, disposition, encoding, content;
    bool has_id;     /* a Content-ID or Content-Location */
    bool in_related; /* of a multipart/related, behind its first part */
    int alternative; /* the number of the multipart/alternative that it is in, 0 none */
} MultipartLeaf;

/* Of MultipartLeaf, in order; NULL: something is odd. All lies in type and body. RFC 2046 §5.1. */
GArray *multipart_split(MultipartSlice type, MultipartSlice body);

#endif
