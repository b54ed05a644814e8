/* Where an inquiry came from, in the vocabulary of leads: utm:SOURCE, plus:TAG,
 * marketplace:NAME, form:NAME, event:NAME, referral, search, ad, press, chat, phone. */
#ifndef PARSER_SOURCE_H
#define PARSER_SOURCE_H

#include "parser/message.h"
#include "parser/prospect.h"
#include "parser/reading.pb-c.h"

/* The first that holds, by precedence: utm, plus-tag of the recipient, marketplace,
 * form, then what the prospect's words say. NULL: the message does not tell. */
Found *source_find(const ReadRequest *request, const Message *message, const Prospect *prospect);

/* Lower case, accents off, words joined by '-'; scripts without Latin letters stay. */
char *source_slug(const char *text);

/* "kind:name", or the kind alone where the name is empty or NULL. */
Found *source_of_kind(const char *kind, const char *name, const char *evidence, unsigned confidence,
                      const char *origin);

#endif
