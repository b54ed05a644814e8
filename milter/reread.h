/* What a second reading changes in a lead that was taken unread. Pure; doing it
 * twice changes nothing more. */
#ifndef MILTER_REREAD_H
#define MILTER_REREAD_H

#include <stdbool.h>

#include "milter/config.h"
#include "store/lead.pb-c.h"

/* Takes the Reading over, with what follows from it: Message-ID, thread, source,
 * channel, verdicts. What was known before is kept where it says nothing of that. */
void reread_take(Lead *lead, const Config *config, Reading *reading);

/* No human has decided anything about it yet. */
bool reread_untouched(const Lead *lead);

/* Class, score and deadlines; `machine`: it answers our own mail, or is that, so
 * nobody waits for us. Class and deadlines stand where a human has taken the lead
 * up; a deadline may come nearer, never farther. The owner stands in any case. */
void reread_judge(Lead *lead, const Config *config, bool machine);

#endif
