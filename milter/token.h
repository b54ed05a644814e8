/* Signed local-part tokens: "leads+<token>@…". 18 bytes (lead 40 bits, purpose
 * and expiry day 24, recipient hash 16, HMAC-SHA-256/64) as base32 in lower case:
 * 29 characters, safe to be lower- or upper-cased on the way. Pure. */
#ifndef MILTER_TOKEN_H
#define MILTER_TOKEN_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef enum {
    TOKEN_ACK = 1,  /* envelope sender of an ack */
    TOKEN_CARD,     /* envelope sender of a card, reminder, notice: to colleagues */
    TOKEN_NURTURE,  /* envelope sender of drip mail */
    TOKEN_COMMAND,  /* Reply-To of a card */
    TOKEN_FOLLOWUP, /* Reply-To of an ack */
    TOKEN_UNSUBSCRIBE
} TokenPurpose;

typedef struct {
    uint8_t current[32], previous[32];
} TokenKeys;

typedef struct {
    uint64_t lead;
    TokenPurpose purpose;
    int64_t expires; /* Unix seconds, whole days */
    uint16_t rcpt;   /* hash of the lower-cased recipient; 0: bound to none */
} Token;

char *token_make(const TokenKeys *keys, uint64_t lead, TokenPurpose purpose, int64_t expires, const char *rcpt);
/* local+token@domain for an identity local@domain. */
char *token_address(const char *identity, const char *token);
/* Reads and verifies the token of an address local+token@domain of `identity`; false: none, forged or expired. */
bool token_read(const TokenKeys *keys, const char *identity, const char *address, int64_t now, Token *token);
bool token_for(const Token *token, const char *rcpt);

#endif
