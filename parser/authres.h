/* Authentication-Results (RFC 8601), believed only from the configured server. */
#ifndef PARSER_AUTHRES_H
#define PARSER_AUTHRES_H

#include "parser/message.h"
#include "parser/reading.pb-c.h"

/* Results of fields by `authserv` standing above every Received field; NULL when
 * there is none, or no authserv is configured. Of several SPF or DMARC results a
 * fail outweighs. The caller owns it. */
AuthenticationResults *authres_read(const Message *message, const char *authserv);

#endif
