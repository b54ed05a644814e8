/* The parser: bytes in, a Reading out. It has no clock, log, file or store, and
 * runs only inside readers (and tests). A Parser is loaded once, before any
 * sandbox; afterwards parser_read() opens nothing. One thread at a time. */
#ifndef PARSER_PARSER_H
#define PARSER_PARSER_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

#include "parser/reading.pb-c.h"

typedef struct Parser Parser;

/* Opens charsets, compiles rules, loads phone and language data. *error names
 * the rule (with its file position) that does not compile. */
Parser *parser_new(const ReaderConfig *config, GError **error);
void parser_free(Parser *parser);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Parser, parser_free)

/* Reads one message (RFC 5322, any line ends, any bytes). Never NULL; what
 * could not be read is said in `unparsed`. Bounded time and memory for any
 * input below 32 MiB, save for what the libraries get wrong. The caller frees
 * it with reading__free_unpacked(reading, NULL). */
Reading *parser_read(Parser *parser, const ReadRequest *request, const uint8_t *raw, size_t size);

#endif
