/* Runs the extractors over what is the prospect's and fills the Reading. */
#ifndef PARSER_FIELDS_H
#define PARSER_FIELDS_H

#include "parser/message.h"
#include "parser/model.h"
#include "parser/named.h"
#include "parser/prospect.h"
#include "parser/reading.pb-c.h"

/* Fills everything from `relay` to `words`, but kind and what is missing. The model, which tells products, may be NULL;
 * what it names is settled later, and the caller frees it. */
Named *fields_read(const ReaderConfig *config, const Model *model, const ReadRequest *request, const Message *message,
                   const Prospect *prospect, Reading *reading);

/* Once all fields are settled. */
void fields_missing(Reading *reading);

#endif
