/* Checked strings -> RFC 5322 bytes, 7-bit safe, CRLF line ends. Pure: date and
 * Message-ID are arguments. Header injection is impossible: every value is
 * validated or encoded (RFC 2047, RFC 2231), every line is at most 998 bytes. */
#ifndef TEMPLATES_COMPOSE_H
#define TEMPLATES_COMPOSE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct {
    const char *name;    /* display name, UTF-8, or NULL */
    const char *address; /* addr-spec; refused unless plain and valid */
} ComposeMailbox;

/* A small text file that goes along. */
typedef struct {
    const char *filename; /* [A-Za-z0-9.-]+ */
    const char *type;     /* "text/vcard" */
    const char *text;     /* UTF-8, LF line ends; NULL: no such file */
} ComposeFile;

typedef struct {
    ComposeMailbox from, to, reply_to; /* reply_to.address may be NULL */
    bool smtputf8;                     /* `to` may have a UTF-8 local part (RFC 6532); the rest stays 7-bit safe */
    const char *subject;               /* UTF-8, any; controls become spaces */
    const char *message_id;            /* without brackets */
    const char *in_reply_to;           /* or NULL; dropped when it is no msg-id */
    const char *const *references;     /* NULL-terminated or NULL; the oldest are dropped beyond 20 */
    int64_t date;                      /* Unix seconds */
    GTimeZone *zone;                   /* or NULL: UTC */
    const char *auto_submitted;        /* auto-replied, auto-generated */
    bool suppress_responses;           /* X-Auto-Response-Suppress: All */
    const char *language;              /* Content-Language */
    const char *lead_id;               /* "L-1042": X-Lead-Id; or NULL (mail to outsiders) */
    const char *text;                  /* UTF-8 plain text; format=flowed is not used */
    const char *html;                  /* or NULL: multipart/alternative */
    GBytes *original;        /* or NULL; attached: message/rfc822 if 7-bit, else a file original.eml in base64 */
    GPtrArray *thread;       /* of GBytes*, attached after it likewise, as message-1.eml and so on; or NULL */
    const ComposeFile *file; /* attached after it */
    size_t files;
    const char *const *extra; /* NULL-terminated name, value pairs; names [A-Za-z-]+ only */
} ComposeMail;

/* NULL and *error when an address or name cannot be made safe. */
GBytes *compose_mail(const ComposeMail *mail, GError **error);

/* True for a plain addr-spec (RFC 5321 Mailbox without quoting, comments or
 * control characters, at most 254 bytes); UTF-8 local parts only where smtputf8. */
bool compose_address_ok(const char *address, bool smtputf8);

#endif
