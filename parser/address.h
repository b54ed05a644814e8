/* Address lists (RFC 5322 §3.4) read generously: what a person would take for an address. */
#ifndef PARSER_ADDRESS_H
#define PARSER_ADDRESS_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

#include "parser/message.h"

/* Appends Address* to list until it holds max. Structure is taken from the raw
 * bytes, before RFC 2047 decoding, so an encoded name cannot pose as an address.
 * Groups are flattened; what has no domain is dropped; "Bob Smith bob@x" is read.
 * `charset` is what raw 8-bit names may be, or NULL. */
void address_parse(const uint8_t *value, size_t size, const char *charset, GPtrArray *list, size_t max);

void address_free(Address *address);

#endif
