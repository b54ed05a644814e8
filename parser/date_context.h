/* What is said around a date. For date.c, not for others. Pure. */
#ifndef PARSER_DATE_CONTEXT_H
#define PARSER_DATE_CONTEXT_H

#include "parser/dates.h"

enum { DATE_NEAR = 6 }; /* lexemes before a date that say closely what it is for */

typedef struct {
    const Lexing *lexing;
    const DateMention *mention;
    int32_t today;
    size_t from, to;               /* the lexemes that say what the date is for */
    uint64_t previous;             /* of the sentence before */
    bool asks;                     /* the sentence is a question */
    bool late;                     /* what comes after it comes too late */
    uint64_t before, after, close; /* roles found before, after, and next to it */
} Context;

/* Of the mention of that index. Looks at a bounded stretch of the text. */
Context date_context(const Lexing *lexing, const GArray *mentions, guint index);

#endif
