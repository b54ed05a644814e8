/* Did a machine write it, and may it be answered? RFC 3834 with the fields that
 * real programs use; RFC 3464 and 3798 reports; out-of-office in words. Pure. */
#ifndef PARSER_AUTOMATIC_H
#define PARSER_AUTOMATIC_H

#include "parser/message.h"
#include "parser/quote.h"
#include "parser/reading.pb-c.h"

/* Fills automatic, automatic_evidence, no_ack, failed_recipient of the Reading
 * (malloc'ed, as protobuf-c wants it). `split` is of message->text; may be NULL.
 * A reason in no_ack without `automatic` is a human's mail that must not be
 * answered automatically: it may still be a lead. */
void automatic_read(const Message *message, const Split *split, Reading *reading);

#endif
