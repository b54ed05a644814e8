/* Products as the learned part names them. What it reads is gathered with the other fields; what is named there, and
 * asked for, is looked for once the message is judged, since most of what asks for nothing need not be read. */
#ifndef PARSER_NAMED_H
#define PARSER_NAMED_H

#include "parser/model.h"
#include "parser/reading.pb-c.h"
#include "parser/tagger.h"

typedef struct Named Named;

/* NULL where the model, which may be NULL, names nothing. The model must outlive it; what the text's arrays hold, too,
 * until it is settled. */
Named *named_new(const Model *model, const TaggerText *text);
void named_free(Named *named);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Named, named_free)

/* Once hits and logits are known: names instead of guesses, and of quantities those of what is named. In what asks for
 * nothing, nothing is asked for. `named` may be NULL. */
void named_settle(Named *named, Reading *reading);

#endif
