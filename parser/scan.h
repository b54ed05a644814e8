/* What may reach GMime 3.2.13. Its known killers are refused by counting on the
 * raw bytes: parts by the million, header blocks without end, fields by the
 * thousand. (The top header block and enclosed messages never reach it.) */
#ifndef PARSER_SCAN_H
#define PARSER_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SCAN_SIZE = 32 << 20,  /* bytes in all */
    SCAN_DASHES = 2000,    /* lines that may be a boundary */
    SCAN_FIELDS = 1000,    /* fields of one header block */
    SCAN_BLOCK = 64 << 10, /* bytes of one header block inside the body */
};

/* NULL when the body of a multipart may go to GMime, else why not (static words). */
const char *scan_body(const uint8_t *body, size_t size);

/* Skips what transports and archives put before a message: blank lines, a byte
 * order mark, an mbox From_ line. Borrowed from raw; *size shrinks with it. */
const uint8_t *scan_trim(const uint8_t *raw, size_t *size);

/* Bare CR as line ends and nothing else. */
bool scan_is_cr_only(const uint8_t *raw, size_t size);

#endif
