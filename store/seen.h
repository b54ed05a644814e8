/* What has been seen: messages taken once by dedupe key, and Message-IDs. */
#ifndef STORE_SEEN_H
#define STORE_SEEN_H

#include "store/inside.h"

#define SEEN_KEY 32

/* The lead that the key belongs to; 0: none, or expired. */
uint64_t seen_find(Txn *txn, const uint8_t key[SEEN_KEY], int64_t now);
void seen_add(Txn *txn, const uint8_t key[SEEN_KEY], uint64_t lead, int64_t expires);
void seen_del(Txn *txn, const uint8_t key[SEEN_KEY], int64_t expires);

/* Message-IDs that came in (outgoing 0) stay with the lead that had them first;
 * one of ours is ours, whoever used it before. */
void known_add(Txn *txn, const char *message_id, uint64_t lead, uint64_t outgoing);
Known *known_find(Txn *txn, const char *message_id);
void known_del(Txn *txn, const char *message_id);
/* Leads of a set (of uint64_t) are no longer found by this entry of TABLE_MESSAGES; false: none was. */
bool known_release(Txn *txn, const Key *key, GHashTable *leads);

#endif
