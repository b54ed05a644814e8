/* Splits a body into whose words they are. Trimming serves reading only. */
#ifndef PARSER_QUOTE_H
#define PARSER_QUOTE_H

#include <glib.h>
#include <stdbool.h>

typedef struct {
    char *name, *address;      /* of the forwarded message's From; "" unknown */
    char *subject, *date, *to; /* or NULL */
} ForwardedHead;

typedef struct {
    char *own;           /* the newest human words: no quote, no signature */
    char *signature;     /* of the newest author; "" */
    char *quoted;        /* earlier messages, as they stand; "" */
    bool is_forward;     /* an inline forward: `forwarded` is the whole of the original text */
    ForwardedHead *head; /* of the forwarded message, else of the quoted one; or NULL */
    char *forwarded;     /* body below the forward marker; NULL */
} Split;

Split *quote_split(const char *text, const char *subject);
void split_free(Split *split);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Split, split_free)

/* "Re: AW: Fwd: x" -> "x"; borrowed from the argument. */
const char *quote_subject_base(const char *subject);

#endif
