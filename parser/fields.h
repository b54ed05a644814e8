/* Runs the extractors over what is the prospect's and fills the Reading. */
#ifndef PARSER_FIELDS_H
#define PARSER_FIELDS_H

#include "parser/lexer_share.h"
#include "parser/message.h"
#include "parser/model.h"
#include "parser/named.h"
#include "parser/prospect.h"
#include "parser/reading.pb-c.h"

/* What is the same for all messages. */
typedef struct {
    const ReaderConfig *config;
    const Model *model; /* tells products; or NULL */
    Lexings *lexings;
} FieldTools;

/* Fills everything from `relay` to `words`, but kind and what is missing. What the model names is settled later, and
 * the caller frees it. */
Named *fields_read(const FieldTools *tools, const ReadRequest *request, const Message *message,
                   const Prospect *prospect, Reading *reading);

/* Once all fields are settled. */
void fields_missing(Reading *reading);

#endif
