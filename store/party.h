/* Contacts and accounts: found by address and domain, or made. */
#ifndef STORE_PARTY_H
#define STORE_PARTY_H

#include "store/inside.h"

Contact *contact_get(Txn *txn, uint64_t id);
Contact *contact_find(Txn *txn, const char *address); /* in whatever case */
void contact_put(Txn *txn, const Contact *contact);
/* That a report said `failure` of its mailbox, or "" that it wrote. False: nothing new. */
bool contact_reached(Contact *contact, const char *failure, int64_t now);
Account *account_get(Txn *txn, uint64_t id);
Account *account_find(Txn *txn, const char *domain);
void account_put(Txn *txn, const Account *account);

/* Finds or makes contact and account of a new lead, and sets lead->contact,
 * account and relation. Returns the account (or NULL), for its owner. */
Account *party_take(Txn *txn, const Contact *given, const char *domain, const char *name, int64_t now, Lead *lead);

/* Moves the counts of leads and won ones from what `before` (or NULL) says to
 * what `after` says; the first owner of an account's lead becomes the account's. */
void party_count(Txn *txn, const Lead *before, const Lead *after);

#endif
