/* The text a person reads, chosen from the text parts of a message. */
#ifndef PARSER_BODY_H
#define PARSER_BODY_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { BODY_TEXT = 256 << 10 }; /* bytes of text at most */

typedef struct {
    const char *charset;       /* label or NULL */
    bool html;                 /* text/html */
    bool flowed, delete_space; /* RFC 3676 */
    int alternative;           /* number of the multipart/alternative it stands in, 0 = none */
} BodyPart;

typedef struct Body Body;
Body *body_new(void);
void body_free(Body *body);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Body, body_free)

/* A text part, transfer-decoded, in the order of the message. */
void body_add(Body *body, const BodyPart *part, const uint8_t *bytes, size_t size);

/* Inline parts are joined; of alternatives the plain one is taken unless it only
 * sends the reader to the HTML. *html is NULL when there is none. The texts
 * are handed over: to be called once. */
char *body_text(Body *body, bool *from_html, char **html);

#endif
