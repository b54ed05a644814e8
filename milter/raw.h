/* A message as it arrives from the MTA: bytes, never parsed here. Whole up to 32
 * MiB; beyond that the header block in memory and all of it in a spool file. One
 * thread at a time. */
#ifndef MILTER_RAW_H
#define MILTER_RAW_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "milter/keeper.h"

typedef struct Raw Raw;

Raw *raw_new(Keeper *keeper);
void raw_free(Raw *raw); /* removes a spool file that was not kept */

/* One field as the MTA gives it: the value with its leading space, folded by LF.
 * After a failure (too much in flight, disk full, too many X-Lead- fields) all further bytes are dropped,
 * and raw_failed() says why. */
void raw_add_header(Raw *raw, const char *name, const char *value);
/* The id that the MTA gives the message, in brackets, or NULL: taken where no field has one. After the last field. */
void raw_name(Raw *raw, const char *message_id);
void raw_end_headers(Raw *raw);
void raw_add_body(Raw *raw, const uint8_t *bytes, size_t size);
const char *raw_failed(const Raw *raw);

/* The message, or its header block when it is too large. */
const uint8_t *raw_bytes(const Raw *raw, size_t *size);
bool raw_too_large(const Raw *raw);
/* Fsyncs the spool file of a too large message and its folder; its name, kept
 * from now on. NULL: not too large, or *error. */
const char *raw_keep_spool(Raw *raw, GError **error);
/* Nobody needs it after all. */
void raw_forget_spool(Raw *raw);

/* Times an X-Lead- field of that name was seen (any case). */
unsigned raw_count(const Raw *raw, const char *name);
/* Names of X-Lead- fields as they were first seen; of char*. */
const GPtrArray *raw_forged(const Raw *raw);

/* How a message is recognised when it comes again (DESIGN, "One writer thread"):
 * SHA-256 of Message-ID, From, Date and body; or, where our own MTA had to add
 * the Message-ID, of envelope sender, From, Subject and body. Raw field values, white
 * space apart, so that the key is the same whether or not a reader lives. */
typedef struct {
    uint8_t key[32];
    int64_t seconds; /* how long it is remembered */
} DedupeKey;

DedupeKey raw_dedupe_key(const Raw *raw, const char *mail_from, const char *queue_id, const char *hostname);

#endif
