/* Seals values with version and checksum, and opens them again. */
#include "store/value.h"

#include <string.h>
#if defined(__x86_64__)
#include <nmmintrin.h>
#endif

#define VERSION 1
#define HEADER 5

/* --- CRC32C (Castagnoli), four bits at a time where the processor has no instruction --- */

static uint32_t crc_plain(uint32_t crc, const uint8_t *byte, size_t size)
{
    static const uint32_t NIBBLE[16] = {0x00000000, 0x105ec76f, 0x20bd8ede, 0x30e349b1, 0x417b1dbc, 0x5125dad3,
                                        0x61c69362, 0x7198540d, 0x82f63b78, 0x92a8fc17, 0xa24bb5a6, 0xb21572c9,
                                        0xc38d26c4, 0xd3d3e1ab, 0xe330a81a, 0xf36e6f75};
    for (size_t i = 0; i < size; i++) {
        crc ^= byte[i];
        crc = (crc >> 4) ^ NIBBLE[crc & 15];
        crc = (crc >> 4) ^ NIBBLE[crc & 15];
    }
    return crc;
}

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) static uint32_t crc_fast(uint32_t crc, const uint8_t *byte, size_t size)
{
    uint64_t wide = crc;
    for (; size >= 8; size -= 8, byte += 8) {
        uint64_t word;
        memcpy(&word, byte, sizeof word);
        wide = _mm_crc32_u64(wide, word);
    }
    crc = (uint32_t)wide;
    for (; size > 0; size--, byte++)
        crc = _mm_crc32_u8(crc, *byte);
    return crc;
}
#endif

uint32_t value_crc(uint32_t crc, const void *data, size_t size)
{
    crc = ~crc;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("sse4.2"))
        return ~crc_fast(crc, data, size);
#endif
    return ~crc_plain(crc, data, size);
}

/* --- Sealing and opening --- */

static uint32_t checksum(Table table, Slice key, const void *payload, size_t size)
{
    uint8_t number = (uint8_t)table;
    uint32_t crc = value_crc(0, payload, size);
    crc = value_crc(crc, &number, 1);
    return value_crc(crc, key.data, key.size);
}

static void seal(Txn *txn, Table table, const Key *key, uint8_t *value, size_t size)
{
    uint32_t crc = GUINT32_TO_LE(checksum(table, key_slice(key), value + HEADER, size - HEADER));
    value[0] = VERSION;
    memcpy(value + 1, &crc, sizeof crc);
    txn_put(txn, table, key, (Slice){value, size});
}

void value_put(Txn *txn, Table table, const Key *key, const void *record)
{
    size_t size = HEADER + protobuf_c_message_get_packed_size(record);
    g_autofree uint8_t *value = g_malloc(size);
    protobuf_c_message_pack(record, value + HEADER);
    seal(txn, table, key, value, size);
}

void value_put_bytes(Txn *txn, Table table, const Key *key, Slice payload)
{
    size_t size = HEADER + payload.size;
    g_autofree uint8_t *value = g_malloc(size);
    if (payload.size > 0)
        memcpy(value + HEADER, payload.data, payload.size);
    seal(txn, table, key, value, size);
}

void value_put_number(Txn *txn, Table table, const Key *key, uint64_t number)
{
    uint64_t big = GUINT64_TO_BE(number);
    value_put_bytes(txn, table, key, (Slice){&big, sizeof big});
}

bool value_open(Table table, Slice key, Slice value, Slice *payload)
{
    const uint8_t *byte = value.data;
    if (value.size < HEADER || byte[0] != VERSION)
        return false;
    uint32_t crc;
    memcpy(&crc, byte + 1, sizeof crc);
    *payload = (Slice){byte + HEADER, value.size - HEADER};
    return GUINT32_FROM_LE(crc) == checksum(table, key, payload->data, payload->size);
}

void *value_unpack(Table table, Slice key, Slice value, const ProtobufCMessageDescriptor *type)
{
    Slice payload;
    if (!value_open(table, key, value, &payload))
        return NULL;
    return protobuf_c_message_unpack(type, NULL, payload.size, payload.data);
}

static void fail_damaged(Txn *txn, Table table, const Key *key)
{
    g_autoptr(GString) hex = g_string_new(NULL);
    for (size_t i = 0; i < MIN(key->size, 32); i++)
        g_string_append_printf(hex, "%02x", key->byte[i]);
    txn_fail(txn, STORE_FAILED, "the store is damaged: %s %s", table_name(table), hex->str);
}

bool value_get_bytes(Txn *txn, Table table, const Key *key, Slice *payload)
{
    Slice value;
    if (!txn_get(txn, table, key, &value))
        return false;
    if (value_open(table, key_slice(key), value, payload))
        return true;
    fail_damaged(txn, table, key);
    return false;
}

void *value_get(Txn *txn, Table table, const Key *key, const ProtobufCMessageDescriptor *type)
{
    Slice payload;
    if (!value_get_bytes(txn, table, key, &payload))
        return NULL;
    void *record = protobuf_c_message_unpack(type, NULL, payload.size, payload.data);
    if (record == NULL)
        fail_damaged(txn, table, key);
    return record;
}

bool value_get_number(Txn *txn, Table table, const Key *key, uint64_t *number)
{
    Slice payload;
    if (!value_get_bytes(txn, table, key, &payload))
        return false;
    *number = key_number_at(payload, 0);
    return true;
}

uint64_t value_next(Txn *txn, const char *sequence, uint64_t first)
{
    Key key = key_text(sequence);
    uint64_t last = first - 1;
    value_get_number(txn, TABLE_META, &key, &last);
    value_put_number(txn, TABLE_META, &key, last + 1);
    return last + 1;
}

/* --- Records --- */

void *record_copy(const void *record)
{
    if (record == NULL)
        return NULL;
    const ProtobufCMessage *message = record;
    size_t size = protobuf_c_message_get_packed_size(message);
    g_autofree uint8_t *packed = g_malloc(size + 1);
    protobuf_c_message_pack(message, packed);
    return protobuf_c_message_unpack(message->descriptor, NULL, size, packed);
}

void record_free(void *record)
{
    if (record != NULL)
        protobuf_c_message_free_unpacked(record, NULL);
}

void record_set(char **field, const char *text)
{
    char *copy = g_strdup(text);
    g_free(*field);
    *field = copy;
}
