/* The header of a message read into its record. */
#ifndef PARSER_HEAD_H
#define PARSER_HEAD_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

#include "parser/message.h"

/* Fills what the fields (of RawField) say; the body only serves to guess the
 * charset of raw 8-bit headers. */
void head_read(Message *message, const GArray *fields, const uint8_t *body, size_t size);

/* "type/subtype" of a Content-Type value; text/plain where it names none (RFC 2045 §5.2). */
char *head_type(const uint8_t *value, size_t size);

#endif
