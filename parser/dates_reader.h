/* How dates.c reads, shared with dates_day.c, dates_weekday.c and dates_relative.c. Not for others. */
#ifndef PARSER_DATES_READER_H
#define PARSER_DATES_READER_H

#include "parser/dates.h"

typedef struct {
    const Lexing *lexing;
    int32_t today;
    int year, month, mday;
    unsigned weekday; /* of today, 1-7 */
    bool month_first; /* 10/11 is October 11th */
} DateReader;

/* dates.c */
bool date_day_of(int year, int month, int mday, int32_t *day);
unsigned date_weekday_of(int32_t day);
int32_t date_month_end(int year, int month);
bool date_whole(const Lexing *lexing, size_t index, int low, int high, int *value);
bool date_read_year(const Lexing *lexing, size_t index, int *year);
size_t date_year_after(const Lexing *lexing, size_t at, int *year);
bool date_month_at(const Lexing *lexing, size_t index, int *month);

bool date_nearest(const DateReader *reader, int month, int mday, int32_t *day);

/* dates_day.c */
bool date_next_mday(const DateReader *reader, int mday, int32_t *day); /* that day alone: the next one */
size_t date_lone_day(const DateReader *reader, size_t index, DateMention *mention);
size_t date_by_nth(const DateReader *reader, size_t index, DateMention *mention);

/* dates_weekday.c */
int32_t date_weekday_in_week(const DateReader *reader, unsigned weekday, int weeks);
size_t date_by_weekday(const DateReader *reader, size_t index, DateMention *mention);

/* dates_relative.c */
bool date_by_before(const Lexing *lexing, size_t index);
bool date_expects_date(const Lexing *lexing, size_t index);
bool date_followed_by_unit(const Lexing *lexing, size_t at);
size_t date_by_dayword(const DateReader *reader, size_t index, DateMention *mention);
size_t date_relative(const DateReader *reader, size_t index, DateMention *mention);
size_t date_end_of(const DateReader *reader, size_t index, DateMention *mention);
size_t date_by_feast(const DateReader *reader, size_t index, DateMention *mention);
size_t date_by_week(const DateReader *reader, size_t index, DateMention *mention);
size_t date_this_week(const DateReader *reader, size_t index, DateMention *mention);

#endif
