/* Runs the extractors over what is the prospect's and fills the Reading. */
#ifndef PARSER_FIELDS_H
#define PARSER_FIELDS_H

#include "parser/message.h"
#include "parser/prospect.h"
#include "parser/reading.pb-c.h"

/* Fills everything from `relay` to `words`, but kind. */
void fields_read(const ReaderConfig *config, const ReadRequest *request, const Message *message,
                 const Prospect *prospect, Reading *reading);

#endif
