/* Keys: big-endian numbers, so that byte order is their order, and hashes where
 * a text may be longer than a key. */
#ifndef STORE_KEY_H
#define STORE_KEY_H

#include "store/backend.h"

#define KEY_MAX 320
#define KEY_HASH 16

typedef struct {
    size_t size;
    uint8_t byte[KEY_MAX];
} Key;

Key key_number(uint64_t number);
Key key_time(int64_t time);
Key key_hash(const char *text);   /* the first 16 bytes of its SHA-256 */
Key key_folded(const char *text); /* the same of the text in ASCII lower case: addresses, domains */
Key key_text(const char *text);   /* as it is, cut at KEY_MAX */
Key key_bytes(const void *data, size_t size);

void key_add_byte(Key *key, uint8_t byte);
void key_add_number(Key *key, uint64_t number);
void key_add_time(Key *key, int64_t time);
void key_add_bytes(Key *key, const void *data, size_t size);

/* The number or time that stands at an offset; 0 if the key is too short. */
uint64_t key_number_at(Slice key, size_t offset);
int64_t key_time_at(Slice key, size_t offset);

static inline Slice key_slice(const Key *key)
{
    return (Slice){key->byte, key->size};
}

#endif
