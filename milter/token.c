/* Signed tokens for local parts: what they say, base32, HMAC. */
#include "milter/token.h"

#include <string.h>

enum {
    FACTS = 10, /* lead 5, purpose and day 3, recipient 2 */
    TAG = 8,
    BYTES = FACTS + TAG,
    CHARACTERS = 29, /* of 5 bits: one bit over, which must be zero */
    DAY = 86400,
    DAY_BITS = 20
};

static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567"; /* RFC 4648, section 6 */

static char *base32(const uint8_t bytes[BYTES])
{
    char *text = g_malloc(CHARACTERS + 1);
    unsigned held = 0, bits = 0;
    size_t next = 0;
    for (size_t i = 0; i < CHARACTERS; i++) {
        if (bits < 5) {
            held = (held << 8 | (next < BYTES ? bytes[next] : 0)) & 0x1fff;
            next++;
            bits += 8;
        }
        bits -= 5;
        text[i] = alphabet[held >> bits & 31];
    }
    text[CHARACTERS] = '\0';
    return text;
}

static int base32_value(char c)
{
    char lower = g_ascii_tolower(c);
    if (lower >= 'a' && lower <= 'z')
        return lower - 'a';
    return c >= '2' && c <= '7' ? c - '2' + 26 : -1;
}

static bool unbase32(const char *text, size_t size, uint8_t bytes[BYTES])
{
    if (size != CHARACTERS)
        return false;
    unsigned held = 0, bits = 0;
    size_t next = 0;
    for (size_t i = 0; i < CHARACTERS; i++) {
        int value = base32_value(text[i]);
        if (value < 0)
            return false;
        held = (held << 5 | (unsigned)value) & 0xfff;
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            bytes[next++] = (uint8_t)(held >> bits);
        }
    }
    return (held & ((1u << bits) - 1)) == 0; /* one spelling only */
}

static void sign(const uint8_t key[32], const uint8_t facts[FACTS], uint8_t tag[TAG])
{
    uint8_t digest[32];
    gsize size = sizeof digest;
    GHmac *hmac = g_hmac_new(G_CHECKSUM_SHA256, key, 32);
    g_hmac_update(hmac, facts, FACTS);
    g_hmac_get_digest(hmac, digest, &size);
    g_hmac_unref(hmac);
    memcpy(tag, digest, TAG);
}

/* Takes the same time wherever the tags differ. */
static bool same_tag(const uint8_t a[TAG], const uint8_t b[TAG])
{
    unsigned difference = 0;
    for (size_t i = 0; i < TAG; i++)
        difference |= (unsigned)(a[i] ^ b[i]);
    return difference == 0;
}

static uint16_t recipient_hash(const char *rcpt)
{
    if (!rcpt || !*rcpt)
        return 0;
    g_autofree char *lower = g_ascii_strdown(rcpt, -1);
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, (const guchar *)lower, -1);
    uint8_t digest[32];
    gsize size = sizeof digest;
    g_checksum_get_digest(sum, digest, &size);
    uint16_t hash = (uint16_t)(digest[0] << 8 | digest[1]);
    return hash ? hash : 1; /* 0 says: bound to nobody */
}

static void put(uint8_t *to, size_t bytes, uint64_t value)
{
    for (size_t i = bytes; i-- > 0; value >>= 8)
        to[i] = (uint8_t)value;
}

static uint64_t get(const uint8_t *from, size_t bytes)
{
    uint64_t value = 0;
    for (size_t i = 0; i < bytes; i++)
        value = value << 8 | from[i];
    return value;
}

char *token_make(const TokenKeys *keys, uint64_t lead, TokenPurpose purpose, int64_t expires, const char *rcpt)
{
    uint8_t bytes[BYTES];
    uint64_t day = expires > 0 ? ((uint64_t)expires + DAY - 1) / DAY : 0;
    put(bytes, 5, lead);
    put(bytes + 5, 3, (uint64_t)purpose << DAY_BITS | MIN(day, (1u << DAY_BITS) - 1));
    put(bytes + 8, 2, recipient_hash(rcpt));
    sign(keys->current, bytes, bytes + FACTS);
    return base32(bytes);
}

char *token_address(const char *identity, const char *token)
{
    const char *at = strrchr(identity, '@');
    if (!at)
        return g_strdup(identity);
    return g_strdup_printf("%.*s+%s%s", (int)(at - identity), identity, token, at);
}

/* The token inside local+token@domain, or NULL. */
static const char *find_token(const char *identity, const char *address)
{
    const char *our_at = strrchr(identity, '@'), *at = strrchr(address, '@');
    if (!our_at || !at || g_ascii_strcasecmp(our_at, at) != 0)
        return NULL;
    size_t local = (size_t)(our_at - identity);
    if ((size_t)(at - address) != local + 1 + CHARACTERS || address[local] != '+')
        return NULL;
    return g_ascii_strncasecmp(identity, address, local) == 0 ? address + local + 1 : NULL;
}

static bool signed_by_us(const TokenKeys *keys, const uint8_t bytes[BYTES])
{
    uint8_t current[TAG], previous[TAG];
    sign(keys->current, bytes, current);
    sign(keys->previous, bytes, previous);
    return same_tag(current, bytes + FACTS) || same_tag(previous, bytes + FACTS);
}

bool token_read(const TokenKeys *keys, const char *identity, const char *address, int64_t now, Token *token)
{
    const char *text = find_token(identity, address);
    uint8_t bytes[BYTES];
    if (!text || !unbase32(text, CHARACTERS, bytes) || !signed_by_us(keys, bytes))
        return false;
    uint64_t purpose_day = get(bytes + 5, 3);
    token->lead = get(bytes, 5);
    token->purpose = (TokenPurpose)(purpose_day >> DAY_BITS);
    token->expires = (int64_t)(purpose_day & ((1u << DAY_BITS) - 1)) * DAY;
    token->rcpt = (uint16_t)get(bytes + 8, 2);
    return now < token->expires;
}

bool token_for(const Token *token, const char *rcpt)
{
    return token->rcpt == 0 || token->rcpt == recipient_hash(rcpt);
}
