/* Dates in free text, resolved against the message's own day. */
#ifndef PARSER_DATES_H
#define PARSER_DATES_H

#include "parser/extract.h"
#include "parser/lexer.h"

typedef struct {
    size_t first, last; /* lexemes */
    int32_t day;        /* days since 1970-01-01 */
    bool bound;         /* its own words bind: within, end of */
    bool vague;         /* a week, a part of a month */
    bool written;       /* a calendar date, not "today" or "Friday" */
    bool weekday_only;
} DateMention;

int32_t date_today(const Setting *setting);
/* Read once, and lent by the lexing: whoever asks again means the same setting. Of DateMention. */
const GArray *date_mentions(Lexing *lexing, const Setting *setting);
void date_format(int32_t day, char out[16]);

#endif
