/* A message taken apart: MIME tree -> headers, addresses, texts, attachments.
 * The only user of GMime. Everything here is valid UTF-8, bounded in size, with
 * LF line ends, no NUL and no control characters but LF and TAB. */
#ifndef PARSER_MESSAGE_H
#define PARSER_MESSAGE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct {
    char *name;    /* display name, RFC 2047 decoded; "" when there is none */
    char *address; /* addr-spec, domain lower-cased */
} Address;

typedef struct {
    char *name;      /* as written */
    char *value;     /* unfolded, RFC 2047 decoded, charset guessed where raw */
    char *own_value; /* the same where it has memory of its own, else NULL */
} HeaderField;

typedef struct {
    char *filename;     /* decoded (RFC 2231, RFC 2047); NULL when unnamed */
    char *content_type; /* "type/subtype", lower case */
    uint64_t size;      /* decoded bytes */
    bool inline_image;  /* cid image shown inside the text */
    GBytes *bytes;      /* decoded start (<= 256 KiB) of text/csv, text/calendar (also by name: .csv, .ics),
                           text/rfc822-headers and message/ types save enclosed messages; else NULL */
} MessagePart;

typedef struct Message Message;
struct Message {
    GPtrArray *headers;                   /* of HeaderField*, in order */
    GPtrArray *from, *reply_to, *to, *cc; /* of Address* */
    Address *sender;                      /* or NULL */
    char *subject;                        /* "" when there is none */
    char *message_id;                     /* without brackets; NULL */
    GPtrArray *in_reply_to, *references;  /* of char* */
    bool has_date;
    int64_t date;        /* Unix seconds */
    int date_offset;     /* minutes */
    char *text;          /* the body a person reads, as plain text (<= 256 KiB); "" when none */
    bool text_from_html; /* text was made from HTML: tables are rows "a | b" */
    char *html_text;     /* text made of the HTML alternative, NULL when there is none */
    GPtrArray *parts;    /* of MessagePart*: attachments and special parts, in order, outermost message only */
    Message *enclosed;   /* first message/rfc822 (or TNEF) inside, one level; NULL */
    char *content_type;  /* of the whole, "multipart/report" */
    char *report_type;   /* parameter of multipart/report; NULL */
    bool headers_cut;    /* there were more header fields than we look at */
    bool truncated;      /* some bound cut something */
};

/* Before any thread and sandbox; a second call does nothing. */
void message_init(void);

/* NULL with *why (static words) when the bounds of scan.c refuse the bytes or
 * GMime makes nothing of them; message_parse_headers() then still reads the
 * top header block, without GMime. */
Message *message_parse(const uint8_t *raw, size_t size, const char **why);
Message *message_parse_headers(const uint8_t *raw, size_t size);
void message_free(Message *message);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Message, message_free)

/* First field of that name (any case), or NULL. */
const char *message_header(const Message *message, const char *name);

#endif
