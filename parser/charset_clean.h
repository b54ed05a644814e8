/* Decoded text as clean UTF-8, as charset_to_utf8() gives it; private to charset.c. Pure. */
#ifndef PARSER_CHARSET_CLEAN_H
#define PARSER_CHARSET_CLEAN_H

#include <stddef.h>
#include <stdint.h>
#include <unicode/utypes.h>

/* The caller frees them. What fits no character becomes U+FFFD; a byte order mark at the beginning goes. */
char *charset_from_utf16(const UChar *wide, int32_t units);
char *charset_from_utf8(const uint8_t *bytes, size_t size);
char *charset_from_single(const UChar meanings[256], const uint8_t *bytes, size_t size); /* meanings: of each byte */

#endif
