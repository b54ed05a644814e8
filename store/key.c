/* Encodes keys so that their byte order is the order we walk in. */
#include "store/key.h"

#include <string.h>

#define SIGN (UINT64_C(1) << 63)

void key_add_bytes(Key *key, const void *data, size_t size)
{
    size_t room = KEY_MAX - key->size;
    size_t take = MIN(size, room);
    if (take > 0)
        memcpy(key->byte + key->size, data, take);
    key->size += take;
}

void key_add_byte(Key *key, uint8_t byte)
{
    key_add_bytes(key, &byte, 1);
}

void key_add_number(Key *key, uint64_t number)
{
    uint64_t big = GUINT64_TO_BE(number);
    key_add_bytes(key, &big, sizeof big);
}

void key_add_time(Key *key, int64_t time)
{
    key_add_number(key, (uint64_t)time ^ SIGN); /* negative ones sort first */
}

Key key_bytes(const void *data, size_t size)
{
    Key key = {0};
    key_add_bytes(&key, data, size);
    return key;
}

Key key_number(uint64_t number)
{
    Key key = {0};
    key_add_number(&key, number);
    return key;
}

Key key_time(int64_t time)
{
    Key key = {0};
    key_add_time(&key, time);
    return key;
}

Key key_text(const char *text)
{
    return key_bytes(text, strlen(text));
}

Key key_hash(const char *text)
{
    uint8_t digest[32];
    gsize size = sizeof digest;
    GChecksum *checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, (const guchar *)text, (gssize)strlen(text));
    g_checksum_get_digest(checksum, digest, &size);
    g_checksum_free(checksum);
    return key_bytes(digest, KEY_HASH);
}

Key key_folded(const char *text)
{
    g_autofree char *lower = g_ascii_strdown(text, -1);
    return key_hash(lower);
}

uint64_t key_number_at(Slice key, size_t offset)
{
    uint64_t big = 0;
    if (key.size >= offset + sizeof big)
        memcpy(&big, (const uint8_t *)key.data + offset, sizeof big);
    return GUINT64_FROM_BE(big);
}

int64_t key_time_at(Slice key, size_t offset)
{
    return (int64_t)(key_number_at(key, offset) ^ SIGN);
}
