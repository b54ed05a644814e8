/* Outbox -> SMTP. One thread claims what is due, composes it from the lead, hands
 * it to the relay and settles it. At least once, with the same Message-ID. Only
 * libcurl user (delivery in smtp.c's terms: sent, never, later). */
#ifndef MILTER_COURIER_H
#define MILTER_COURIER_H

#include <glib.h>
#include <stdbool.h>

typedef enum { SMTP_SENT, SMTP_NEVER, SMTP_LATER } SmtpResult;

/* One connection to a relay, kept open between mails. One thread at a time. */
typedef struct Smtp Smtp;
Smtp *smtp_new(const char *relay_url, const char *ehlo);
void smtp_free(Smtp *smtp);
/* *reply gets the relay's or the library's words; caller frees. */
SmtpResult smtp_send(Smtp *smtp, const char *mail_from, const char *rcpt_to, GBytes *message, char **reply);

/* 5 s, 10 s, 20 s … at most 30 min, with up to a quarter of jitter taken from `seed`. Pure. */
int64_t courier_backoff(unsigned attempts, unsigned seed);

#endif
