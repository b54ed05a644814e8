/* Values: a version byte, a CRC32C over payload, table and key, the payload: a
 * record, a number, a text. One that is damaged, or stands under another's key,
 * is noticed when it is read. */
#ifndef STORE_VALUE_H
#define STORE_VALUE_H

#include "store/inside.h"

uint32_t value_crc(uint32_t crc, const void *data, size_t size); /* begin with 0 */

void value_put(Txn *txn, Table table, const Key *key, const void *record); /* any protobuf-c message */
void value_put_number(Txn *txn, Table table, const Key *key, uint64_t number);
void value_put_bytes(Txn *txn, Table table, const Key *key, Slice payload);

/* NULL or false if there is none, or it is damaged: then the transaction failed. */
void *value_get(Txn *txn, Table table, const Key *key, const ProtobufCMessageDescriptor *type);
bool value_get_number(Txn *txn, Table table, const Key *key, uint64_t *number);
bool value_get_bytes(Txn *txn, Table table, const Key *key, Slice *payload);

/* What a walk found, without failing the transaction: NULL or false if damaged. */
bool value_open(Table table, Slice key, Slice value, Slice *payload);
void *value_unpack(Table table, Slice key, Slice value, const ProtobufCMessageDescriptor *type);

/* The next number of a sequence kept in TABLE_META. */
uint64_t value_next(Txn *txn, const char *sequence, uint64_t first);

void *record_copy(const void *record); /* deep; NULL for NULL */
void record_free(void *record);
void record_set(char **field, const char *text); /* frees what was there; NULL is fine */

#endif
