/* Whom a message is from, as far as that is proved. Pure. */
#ifndef MILTER_SENDER_H
#define MILTER_SENDER_H

#include <stdbool.h>

#include "milter/config.h"
#include "store/lead.pb-c.h"

/* SPF to go by: what the believed authserv states, unless our own evaluation is a
 * fail, which nothing outweighs, or still under way ("pending"). `own` may be NULL. */
const char *sender_spf(const char *own, const Reading *reading);

/* The domain that the message is from denies it. */
bool sender_forged(const char *own_spf, const Reading *reading);

/* Envelope sender, From and Sender: every address it may be shown under. */
typedef bool SenderTest(const Config *config, const char *address);
bool sender_any(const Config *config, const char *mail_from, const Reading *reading, SenderTest *test);

/* From is one address, and the envelope or DMARC vouches for it: anybody can write a name there. */
bool sender_vouched(const char *mail_from, const Reading *reading);

/* The envelope sender belongs to the lead's thread: its prospect, one of his
 * organisation, or one addressed in it; or From does, and is vouched for. */
bool sender_in_thread(const Lead *lead, const char *mail_from, const Reading *reading);

#endif
