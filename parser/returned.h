/* What the reports of machines are about: the message that came back, the day somebody returns. */
#ifndef PARSER_RETURNED_H
#define PARSER_RETURNED_H

#include "parser/message.h"
#include "parser/quote.h"
#include "parser/reading.pb-c.h"

/* Both after automatic_read(). Message-IDs of what a bounce returns: enclosed whole,
 * its header (RFC 3462), or quoted in the text. */
void returned_read(const Message *message, Reading *reading);

/* The latest day that a vacation reply names, within half a year. */
void returned_away(const Message *message, const Split *split, Reading *reading);

#endif
