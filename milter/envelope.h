/* One SMTP transaction as the MTA tells it: connection, sender, recipients; and
 * whether it concerns anybody of ours, from that alone. */
#ifndef MILTER_ENVELOPE_H
#define MILTER_ENVELOPE_H

#include <glib.h>
#include <stdbool.h>

#include "milter/keeper.h"

typedef struct {
    char *client;      /* address in text; NULL: not a socket the MTA could name */
    char *daemon_name; /* {daemon_name} as told at connect, or NULL */
    char *hostname;    /* {j}: the MTA's own name, or NULL */
    char *helo;
    char *login;     /* {auth_authen} or NULL */
    char *mail_from; /* without brackets; "" = null sender (RFC 5321, 4.5.5) */
    GPtrArray *rcpt; /* of char*, without brackets, in order */
    char *queue_id;  /* {i} or NULL */
} Envelope;

Envelope *envelope_new(void);
void envelope_free(Envelope *envelope);
/* Forgets the transaction, keeps the connection. */
void envelope_next(Envelope *envelope);
/* "<a@b>", "<@route:a@b.>" -> "a@b" in new memory. */
char *envelope_path(const char *argument);

typedef enum { CONCERN_NOBODY, CONCERN_OURS, CONCERN_US } Concern;

/* An intake address, or an owner who is tracked. */
bool envelope_to_intake(const Config *config, const char *rcpt);

/* The identity with a tag as long as a token: made up, damaged, or expired. Once token_read() said no. */
bool envelope_bad_token(const Config *config, const char *rcpt);

/* Does one recipient concern us whoever sends? Cheap: configuration and HMAC only. */
bool envelope_rcpt_concerns(const Config *config, const TokenKeys *keys, const char *rcpt, int64_t now);

/* At DATA. CONCERN_OURS: our own mail on its way out, to be waved through. May
 * look up contacts, for trusted or authenticated clients only. */
Concern envelope_concern(Keeper *keeper, const Config *config, const Envelope *envelope, int64_t now);

/* {auth_authen} is a login of the envelope sender's owner, or a login whose local
 * part or whole is the envelope sender's in one of our domains. */
bool envelope_authenticated(const Config *config, const Envelope *envelope);
bool envelope_trusted(const Config *config, const Envelope *envelope);
/* Loopback, or trusted: where our own mail may come from. */
bool envelope_from_relay(const Config *config, const Envelope *envelope);
/* A valid token of ours as envelope sender, made for this one recipient. */
bool envelope_own_token(const Config *config, const TokenKeys *keys, const Envelope *envelope, int64_t now);
bool envelope_all_ours(const Config *config, const Envelope *envelope);
/* Already a recipient: the same mailbox, tags aside. */
bool envelope_has_rcpt(const Envelope *envelope, const char *address);

#endif
