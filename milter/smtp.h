/* A message to a relay: sent, never, or later. Only libcurl user. */
#ifndef MILTER_SMTP_H
#define MILTER_SMTP_H

#include <glib.h>
#include <stdbool.h>

typedef enum { SMTP_SENT, SMTP_NEVER, SMTP_LATER } SmtpResult;

/* One connection to a relay, kept open between mails. One thread at a time,
 * but for smtp_interrupt(). */
typedef struct Smtp Smtp;

/* Which relay, and as whom; all but `url` may be NULL. A user (here, or in the url as user:password@) or a CA makes
 * TLS that verifies a must (RFC 3207, RFC 8314; RFC 4954 for AUTH), as does must_tls. Without, TLS is taken where
 * offered, and never asked of loopback. */
typedef struct {
    const char *url;           /* smtp://host:port or smtps://… */
    const char *ehlo;          /* our name */
    const char *user;          /* goes with password_file */
    const char *password_file; /* its first line; read at each mail, so that it may be changed */
    const char *ca;            /* PEM file instead of the system's */
    bool must_tls;
} SmtpRelay;

/* Copies what it needs. Never NULL. */
Smtp *smtp_new(const SmtpRelay *relay);
/* Whether it was made for such a relay. */
bool smtp_is_for(const Smtp *smtp, const SmtpRelay *relay);
void smtp_free(Smtp *smtp);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Smtp, smtp_free)

/* Addresses without brackets, already checked; a UTF-8 one goes by SMTPUTF8 or,
 * where the relay does not offer that, never. What is refused before RCPT is
 * about us or the relay: later; so is what it refuses to our sender, or to us who
 * would log in but were not asked to. Blocks, at most two minutes, or as smtp_be_patient() says,
 * and a second for each 64 KiB.
 * *reply gets the relay's or the library's words, one line; caller frees. */
SmtpResult smtp_send(Smtp *smtp, const char *mail_from, const char *rcpt_to, GBytes *message, char **reply);

/* Who waits too short for the last reply sends a mail twice that the relay was slow to take (RFC 5321 4.5.3.2.6), who
 * waits long holds the others up: at the first attempt a minute for a reply, then two, in the end five. */
void smtp_be_patient(Smtp *smtp, unsigned attempt);

/* Whether the relay would take mail for an address: as far as DATA, and no farther. SMTP_SENT: it would. */
SmtpResult smtp_probe(Smtp *smtp, const char *mail_from, const char *rcpt_to, char **reply);

/* Whether the last smtp_send() found a relay that takes mail at all; false: it
 * is down, and trying others is of no use. */
bool smtp_reached(const Smtp *smtp);

/* Whether the last mail itself may be why it did not go: the relay took mail, then refused this one or fell silent. */
bool smtp_suspects_mail(const Smtp *smtp);

/* What must be mended before the relay takes mail, for a person to read; NULL: nothing known of. Static. */
const char *smtp_advice(const Smtp *smtp);

/* From any thread: what is under way ends within seconds, as SMTP_LATER if it must. */
void smtp_interrupt(Smtp *smtp);

#endif
