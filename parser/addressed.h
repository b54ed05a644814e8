/* Was the message written to us, or did it come by somebody's list, a blind copy, a hidden crowd? */
#ifndef PARSER_ADDRESSED_H
#define PARSER_ADDRESSED_H

#include <stdbool.h>

#include "parser/message.h"
#include "parser/reading.pb-c.h"

/* False only where To and Cc name nobody of ours: no recipient of the envelope, not even at another domain, and nobody
 * of our domains. Without an envelope: true. */
bool addressed_to_us(const ReaderConfig *config, const ReadRequest *request, const Message *message);

/* Is the list that sent it one of ours? An intake address may be a group, which marks all that it passes on. */
bool addressed_by_own_list(const ReaderConfig *config, const ReadRequest *request, const Message *message);

#endif
