/* Header lines as mail programs write them into bodies ("Von: …", "件名：…"), in
 * the locales they have, and the "Re:" and "Fwd:" of subjects. */
#ifndef PARSER_HEADLINE_H
#define PARSER_HEADLINE_H

#include <glib.h>
#include <stddef.h>

typedef enum {
    HEADLINE_NONE,
    HEADLINE_FROM,
    HEADLINE_TO,
    HEADLINE_CC,
    HEADLINE_DATE,
    HEADLINE_SUBJECT,
    HEADLINE_REPLY_TO
} HeadlineKind;

typedef enum { SUBJECT_PLAIN, SUBJECT_REPLY, SUBJECT_FORWARD } SubjectKind;

/* The kind of header line that the n bytes at s are; *value is where its value begins. */
HeadlineKind headline_kind(const char *s, size_t n, const char **value);

/* What the outermost prefix of a subject says; *rest follows it (may be NULL). */
SubjectKind subject_kind(const char *subject, const char **rest);

/* "John Doe <a@b>", "John Doe [mailto:a@b]", "a@b", "Doe, John": both are set, "" unknown. */
void headline_mailbox(const char *value, char **name, char **address);

/* First addr-spec in n bytes: its start, *length its bytes; NULL when there is none. */
const char *headline_find_address(const char *s, size_t n, size_t *length);

#endif
