/* One mailbox, whatever way it is spelt. */
#ifndef STORE_MAILBOX_H
#define STORE_MAILBOX_H

#include <stdbool.h>

/* The one spelling under which a mailbox is compared and found: lower case, the
 * local part without quotes where it needs none (RFC 5321, 4.1.2), the domain as
 * A-labels (RFC 5890) and without a final dot. Tags stay. New memory. */
char *mailbox_canonical(const char *address);

/* The same for a domain alone. */
char *mailbox_canonical_domain(const char *domain);

/* Nothing but case can differ from the canonical spelling. */
bool mailbox_is_plain(const char *address);

#endif
