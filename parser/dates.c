/* Reads dates: numeric, with month names, by weekday, relative, by calendar week. */
#include "parser/dates.h"

#include <stdio.h>
#include <string.h>

enum { RECENT = 45, MOST_MENTIONS = 400 };

typedef struct {
    const Lexing *lexing;
    int32_t today;
    int year, month, mday;
    unsigned weekday; /* of today, 1-7 */
    bool month_first; /* 10/11 is October 11th */
} Reader;

/* Calendar */

static bool day_of(int year, int month, int mday, int32_t *day)
{
    if (year < 1990 || year > 2100 || month < 1 || month > 12 || mday < 1 || mday > 31 ||
        !g_date_valid_dmy((GDateDay)mday, (GDateMonth)month, (GDateYear)year))
        return false;
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)mday, (GDateMonth)month, (GDateYear)year);
    *day = (int32_t)g_date_get_julian(&date) - 719163;
    return true;
}

static void date_of(int32_t day, int *year, int *month, int *mday)
{
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_julian(&date, (guint32)(day + 719163));
    *year = g_date_get_year(&date);
    *month = (int)g_date_get_month(&date);
    *mday = g_date_get_day(&date);
}

static unsigned weekday_of(int32_t day)
{
    return (unsigned)(((day + 3) % 7 + 7) % 7) + 1;
}

static int32_t month_end(int year, int month)
{
    int32_t day = 0;
    day_of(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1, &day);
    return day - 1;
}

void date_format(int32_t day, char out[16])
{
    int year, month, mday;
    date_of(day, &year, &month, &mday);
    g_snprintf(out, 16, "%04d-%02d-%02d", year, month, mday);
}

int32_t date_today(const Setting *setting)
{
    int64_t local = setting->now + (int64_t)setting->offset * 60;
    return (int32_t)CLAMP((local - (local < 0 ? 86399 : 0)) / 86400, 7300, 47000);
}

/* A day and month without year: the one to come, unless it has just been. */
static bool nearest(const Reader *reader, int month, int mday, int32_t *day)
{
    if (!day_of(reader->year, month, mday, day))
        return month == 2 && mday == 29 && day_of(reader->year + 1, month, mday, day);
    if (*day < reader->today - RECENT)
        return day_of(reader->year + 1, month, mday, day);
    return true;
}

/* A day of the month alone: the next one. */
static bool next_mday(const Reader *reader, int mday, int32_t *day)
{
    int year = reader->year, month = reader->month;
    for (int i = 0; i < 4; i++) {
        if (day_of(year, month, mday, day) && *day >= reader->today)
            return true;
        year += month == 12;
        month = month % 12 + 1;
    }
    return false;
}

static int32_t next_weekday(const Reader *reader, unsigned weekday)
{
    int32_t ahead = (int32_t)((weekday + 7 - reader->weekday) % 7);
    return reader->today + (ahead == 0 ? 7 : ahead);
}

/* In the ISO week that many weeks from now. */
static int32_t weekday_in_week(const Reader *reader, unsigned weekday, int weeks)
{
    return reader->today - (int32_t)(reader->weekday - 1) + weeks * 7 + (int32_t)(weekday - 1);
}

/* Small matchers on lexemes; each returns how many it took, or 0 */

static bool whole(const Lexing *lexing, size_t index, int low, int high, int *value)
{
    const Lexeme *lexeme = lex_at(lexing, index);
    if (lexeme == NULL || lexeme->kind != LEX_NUMBER || lexeme->spelled || !lexeme->plain || lexeme->value < low ||
        lexeme->value > high)
        return false;
    *value = (int)lexeme->value;
    return true;
}

static bool read_year(const Lexing *lexing, size_t index, int *year)
{
    int value = 0;
    if (whole(lexing, index, 1990, 2100, year))
        return true;
    const Lexeme *lexeme = lex_at(lexing, index);
    if (whole(lexing, index, 24, 60, &value) && lexeme->end - lexeme->start == 2) {
        *year = 2000 + value;
        return true;
    }
    return false;
}

static bool is_date_sign(const Lexing *lexing, size_t index, gunichar *sign)
{
    const Lexeme *lexeme = lex_at(lexing, index);
    if (lexeme == NULL || lexeme->kind != LEX_SIGN)
        return false;
    if (*sign != 0)
        return lexeme->sign == *sign;
    *sign = lexeme->sign;
    return lexeme->sign == '.' || lexeme->sign == '/' || lexeme->sign == '-';
}

static bool swap_order(const Reader *reader, gunichar sign, int first, int second)
{
    if (second > 12)
        return true;
    return first <= 12 && sign == '/' && reader->month_first;
}

/* 16.10.2026, 11/16/2026, 5-12-26, 2026-12-05, 2026/12/5 */
static size_t numeric(const Reader *reader, size_t index, DateMention *mention)
{
    const Lexing *lexing = reader->lexing;
    gunichar sign = 0;
    int a = 0, b = 0, c = 0;
    if (!whole(lexing, index, 1, 2100, &a) || !is_date_sign(lexing, index + 1, &sign) ||
        !whole(lexing, index + 2, 1, 31, &b) || !is_date_sign(lexing, index + 3, &sign))
        return 0;
    mention->written = true;
    if (a >= 1990)
        return whole(lexing, index + 4, 1, 31, &c) && day_of(a, b, c, &mention->day) ? 5 : 0;
    if (a > 31 || !read_year(lexing, index + 4, &c))
        return 0;
    bool month_first = swap_order(reader, sign, a, b);
    return day_of(c, month_first ? a : b, month_first ? b : a, &mention->day) ? 5 : 0;
}

/* 2026年12月5日, 12月5日, 10월 27일 */
static size_t counted(const Reader *reader, size_t index, DateMention *mention)
{
    const Lexing *lexing = reader->lexing;
    int year = 0, month = 0, mday = 0;
    size_t at = index;
    if (whole(lexing, at, 1990, 2100, &year) && lex_has(lexing, at + 1, ROLE_ORDINAL))
        at += 2;
    else
        year = 0;
    const LexEntry *mark = lex_meaning(lexing, at + 1, ROLE_MONTH);
    if (!whole(lexing, at, 1, 12, &month) || mark == NULL || mark->canonical == NULL)
        return 0;
    if (!whole(lexing, at + 2, 1, 31, &mday)) {
        /* 11月末 */
        if (!lex_has(lexing, at + 2, ROLE_END))
            return 0;
        mention->bound = true;
        mention->day = month_end(year != 0 ? year : month < reader->month ? reader->year + 1 : reader->year, month);
        return at + 3 - index;
    }
    mention->written = true;
    bool ok = year != 0 ? day_of(year, month, mday, &mention->day) : nearest(reader, month, mday, &mention->day);
    return ok ? at + 3 - index + lex_has(lexing, at + 3, ROLE_DAYMARK) : 0;
}

static size_t year_after(const Lexing *lexing, size_t at, int *year)
{
    size_t next = at;
    if (lex_is_sign(lexing, next, ',') || lex_is_sign(lexing, next, '-') || lex_has(lexing, next, ROLE_OF))
        next++;
    const Lexeme *lexeme = lex_at(lexing, next);
    if (lexeme != NULL && lexeme->kind == LEX_NUMBER && lexeme->plain && lexeme->value >= 1990 &&
        lexeme->value <= 2100) {
        *year = (int)lexeme->value;
        return next + 1;
    }
    bool short_year = lex_is_sign(lexing, at, '-') && read_year(lexing, at + 1, year);
    return short_year ? at + 2 : at;
}

/* May be a month only where its word is no other: "may", "mar" need a number beside them anyway. */
static bool month_at(const Lexing *lexing, size_t index, int *month)
{
    const LexEntry *entry = lex_meaning(lexing, index, ROLE_MONTH);
    if (entry == NULL || entry->canonical != NULL)
        return false;
    *month = (int)entry->value;
    return true;
}

/* "2 al 6 novembre", "11-13 December": the first day counts. */
static size_t behind_range(const Lexing *lexing, size_t at)
{
    static const char *const joints[] = {"to", "al", "au", "bis", "a", "do", "til", "till", "tot", "по", "ile"};
    int ignored = 0;
    bool joint = lex_is_sign(lexing, at, '-');
    for (size_t i = 0; i < G_N_ELEMENTS(joints) && !joint; i++)
        joint = lex_is_word(lexing, at, joints[i]);
    size_t month = at + 2;
    if (!joint || !whole(lexing, at + 1, 1, 31, &ignored))
        return at;
    if (lex_is_sign(lexing, month, '.') || lex_has(lexing, month, ROLE_ORDINAL) || lex_has(lexing, month, ROLE_OF))
        month++;
    return month_at(lexing, month, &ignored) ? at + 2 : at;
}

/* 5 December 2026, 18. Januar, 1er mai, 2nd of November, 30-Oct-2026, 5 декабря, 19 Ekim'e */
static size_t day_month(const Reader *reader, size_t index, DateMention *mention)
{
    const Lexing *lexing = reader->lexing;
    int mday = 0, month = 0, year = 0;
    const Lexeme *head = lex_at(lexing, index);
    if (!whole(lexing, index, 1, 31, &mday) && !(head->spelled && head->value >= 1 && head->value <= 31))
        return 0;
    mday = (int)head->value;
    size_t at = behind_range(lexing, index + 1);
    const Lexeme *next = lex_at(lexing, at);
    if (next != NULL && next->glued &&
        (lex_has(lexing, at, ROLE_ORDINAL) || lex_is_sign(lexing, at, 0xBA) || lex_is_sign(lexing, at, 0xB0) ||
         lex_is_sign(lexing, at, '.')))
        at++;
    if (lex_is_sign(lexing, at, '-') || lex_is_sign(lexing, at, '/') || lex_has(lexing, at, ROLE_OF))
        at++;
    if (!month_at(lexing, at, &month))
        return 0;
    at += lex_at(lexing, at)->span;
    if (lex_is_sign(lexing, at, '.') && lex_at(lexing, at)->glued && lex_at(lexing, at + 1) != NULL &&
        lex_at(lexing, at + 1)->kind == LEX_NUMBER)
        at++;
    at = year_after(lexing, at, &year);
    mention->written = true;
    bool ok = year != 0 ? day_of(year, month, mday, &mention->day) : nearest(reader, month, mday, &mention->day);
    return ok ? at - index : 0;
}

/* December 5, 2026; Nov. 6th */
static size_t month_day(const Reader *reader, size_t index, DateMention *mention)
{
    const Lexing *lexing = reader->lexing;
    int mday = 0, month = 0, year = 0;
    if (!month_at(lexing, index, &month))
        return 0;
    size_t at = index + lex_at(lexing, index)->span;
    if (lex_is_sign(lexing, at, '.'))
        at++;
    if (lex_is_word(lexing, at, "the"))
        at++;
    const Lexeme *number = lex_at(lexing, at);
    if (!whole(lexing, at, 1, 31, &mday) || number->line != lex_at(lexing, index)->line)
        return 0;
    at++;
    const Lexeme *next = lex_at(lexing, at);
    if (next != NULL && next->glued && next->kind == LEX_WORD) {
        if (!(next->roles & ROLE_ORDINAL))
            return 0;
        at++;
    }
    if (lex_is_sign(lexing, at, ':'))
        return 0;
    at = year_after(lexing, at, &year);
    mention->written = true;
    bool ok = year != 0 ? day_of(year, month, mday, &mention->day) : nearest(reader, month, mday, &mention->day);
    return ok ? at - index : 0;
}

static bool expects_date(const Lexing *lexing, size_t index)
{
    const uint64_t leads = ROLE_BY | ROLE_ON | ROLE_WEEKDAY | ROLE_CLOSE | ROLE_DELIVERY;
    uint32_t sentence = lex_at(lexing, index)->sentence;
    for (size_t back = 1; back <= 3 && back <= index; back++) {
        const Lexeme *lexeme = lex_at(lexing, index - back);
        if (lexeme->sentence != sentence || lexeme->kind == LEX_NUMBER)
            return false;
        if ((lexeme->roles & leads) || lex_is_word(lexing, index - back, "date"))
            return true;
    }
    return false;
}

static bool followed_by_unit(const Lexing *lexing, size_t at)
{
    return lex_has(lexing, at,
                   ROLE_COUNT | ROLE_MASS | ROLE_PACK | ROLE_TECH | ROLE_PERIOD | ROLE_CURRENCY | ROLE_SCALE) ||
           lex_is_sign(lexing, at, ':') || lex_is_sign(lexing, at, '%') || lex_is_sign(lexing, at, 0x20AC);
}

/* 17.11., 10/11, 10/30(金): only where a date is expected */
static size_t short_numeric(const Reader *reader, size_t index, DateMention *mention)
{
    const Lexing *lexing = reader->lexing;
    const Lexeme *head = lex_at(lexing, index);
    int a = 0, b = 0;
    char used = 0;
    size_t took = 0;
    if (head->kind != LEX_NUMBER || head->spelled || head->glued)
        return 0;
    if (!head->plain && head->end - head->start <= 5) {
        g_autofree char *raw = g_strndup(lexing->text + head->start, head->end - head->start);
        if (sscanf(raw, "%2d.%2d%c", &a, &b, &used) != 2)
            return 0;
        took = lex_is_sign(lexing, index + 1, '.') ? 2 : 1;
        if (took == 1 && !expects_date(lexing, index))
            return 0;
    } else if (whole(lexing, index, 1, 31, &a) &&
               (lex_is_sign(lexing, index + 1, '/') || lex_is_sign(lexing, index + 1, '.')) &&
               lex_at(lexing, index + 1)->glued && whole(lexing, index + 2, 1, 31, &b) &&
               lex_at(lexing, index + 2)->glued) {
        took = 3;
        if (!expects_date(lexing, index) && !lex_has(lexing, index + 3, ROLE_BY) &&
            !lex_is_sign(lexing, index + 3, '('))
            return 0;
    }
    if (took == 0 || followed_by_unit(lexing, index + took))
        return 0;
    bool month_first = (a <= 12 && b > 12) || (took == 3 && a <= 12 && reader->month_first);
    mention->written = true;
    return nearest(reader, month_first ? a : b, month_first ? b : a, &mention->day) ? took : 0;
}

static bool by_before(const Lexing *lexing, size_t index)
{
    for (size_t back = 1; back <= 3 && back <= index; back++)
        if (lex_has(lexing, index - back, ROLE_BY))
            return lex_at(lexing, index - back)->span >= back || back == 1;
    return false;
}

static bool leads_day(const Lexing *lexing, size_t index)
{
    static const char *const words[] = {"il", "el", "le", "dia", "o", "den", "del"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (lex_is_word(lexing, index, words[i]))
            return (lexing->languages & LANG_EN) == 0;
    return false;
}

/* the 11th, den 30., le 22, до 25-го, 25日: after a word that leads dates */
static size_t lone_day(const Reader *reader, size_t index, DateMention *mention)
{
    const Lexing *lexing = reader->lexing;
    int mday = 0;
    if (!whole(lexing, index, 1, 31, &mday) || lex_at(lexing, index)->glued || index == 0)
        return 0;
    const Lexeme *next = lex_at(lexing, index + 1);
    bool ordinal = next != NULL && next->glued && lex_has(lexing, index + 1, ROLE_ORDINAL | ROLE_DAYMARK);
    bool led = lex_has(lexing, index - 1, ROLE_BY | ROLE_ON) || lex_has(lexing, index - 1, ROLE_NEXT);
    /* entro il 15, para el 22, até dia 10 */
    bool bound = leads_day(lexing, index - 1) && by_before(lexing, index - 1);
    size_t after = index + 1 + ordinal;
    if ((!ordinal && !bound) || (!led && !lex_has(lexing, after, ROLE_BY)) || followed_by_unit(lexing, after))
        return 0;
    const Lexeme *follow = lex_at(lexing, after);
    bool noun_follows =
        follow != NULL && follow->kind == LEX_WORD && !follow->glued &&
        !(follow->roles & (ROLE_BY | ROLE_STOP | ROLE_AND | ROLE_ON | ROLE_ANSWER | ROLE_CLOSE | ROLE_OF));
    if (noun_follows && !bound && follow->sentence == lex_at(lexing, index)->sentence)
        return 0;
    mention->written = true;
    return next_mday(reader, mday, &mention->day) ? after - index : 0;
}

/* Friday, next Friday, Friday the 13th, jueves 22, 下周五 */
static size_t by_weekday(const Reader *reader, size_t index, DateMention *mention)
{
    const Lexing *lexing = reader->lexing;
    const LexEntry *entry = lex_meaning(lexing, index, ROLE_WEEKDAY);
    if (entry == NULL)
        return 0;
    unsigned weekday = (unsigned)entry->value;
    size_t at = index + lex_at(lexing, index)->span;
    size_t number = at;
    if (lex_is_sign(lexing, number, ',') || lex_is_sign(lexing, number, '('))
        number++;
    if (lex_has(lexing, number, ROLE_ON | ROLE_BY))
        number++;
    int mday = 0, ignored = 0;
    if (whole(lexing, number, 1, 31, &mday)) {
        size_t after = number + 1;
        bool dotted = lex_is_sign(lexing, after, '.') || lex_has(lexing, after, ROLE_ORDINAL);
        if (month_at(lexing, after + dotted, &ignored) || lex_is_sign(lexing, after, '/') ||
            lex_is_sign(lexing, after, '-') ||
            (lex_has(lexing, after, ROLE_OF) && month_at(lexing, after + 1, &ignored)) ||
            lex_has(lexing, after, ROLE_MONTH))
            return 0;
        if (!followed_by_unit(lexing, after) && !lex_is_word(lexing, after, "pm") &&
            !lex_is_word(lexing, after, "am") && next_mday(reader, mday, &mention->day) &&
            weekday_of(mention->day) == weekday)
            return after + dotted - index;
    }
    if (month_at(lexing, number, &ignored) ||
        (lex_at(lexing, number) != NULL && lex_at(lexing, number)->kind == LEX_NUMBER && number != at &&
         !lex_at(lexing, number)->plain))
        return 0;
    bool next = (index > 0 && lex_has(lexing, index - 1, ROLE_NEXT)) ||
                (lex_has(lexing, at, ROLE_NEXT) && lex_at(lexing, at)->sentence == lex_at(lexing, index)->sentence &&
                 g_utf8_get_char(lexing->text + lex_at(lexing, at)->start) < 0x2E80);
    mention->weekday_only = true;
    mention->day = next_weekday(reader, weekday);
    bool week_named = index > 1 && lex_has(lexing, index - 1, ROLE_PERIOD) && lex_has(lexing, index - 2, ROLE_NEXT);
    const LexEntry *lead = index > 0 ? lex_meaning(lexing, index - 1, ROLE_NEXT) : NULL;
    bool next_week = week_named || entry->canonical != NULL || (lead != NULL && lead->canonical != NULL);
    if (next_week || (next && weekday > reader->weekday && mention->day - reader->today < 6))
        mention->day = weekday_in_week(reader, weekday, 1);
    return at - index;
}

/* "EOD Friday": the end of the day that follows. */
static bool names_another_day(const Lexing *lexing, size_t after)
{
    if (lex_has(lexing, after, ROLE_ON) || lex_is_sign(lexing, after, ','))
        after++;
    return lex_has(lexing, after, ROLE_WEEKDAY | ROLE_MONTH | ROLE_NEXT | ROLE_DAYWORD) ||
           (lex_at(lexing, after) != NULL && lex_at(lexing, after)->kind == LEX_NUMBER &&
            lex_has(lexing, after + 1, ROLE_MONTH | ROLE_ORDINAL));
}

static size_t by_dayword(const Reader *reader, size_t index, DateMention *mention)
{
    const LexEntry *entry = lex_meaning(reader->lexing, index, ROLE_DAYWORD);
    size_t span = lex_at(reader->lexing, index)->span;
    if (entry == NULL || (entry->value == 0 && names_another_day(reader->lexing, index + span)))
        return 0;
    mention->day = reader->today + (int32_t)entry->value;
    mention->bound = span > 1 && entry->value > 0;
    return span;
}

static int32_t add_months(const Reader *reader, int months)
{
    int total = reader->year * 12 + reader->month - 1 + months;
    int32_t day = 0;
    for (int mday = reader->mday; mday > 27 - 1; mday--)
        if (day_of(total / 12, total % 12 + 1, mday, &day))
            return day;
    day_of(total / 12, total % 12 + 1, reader->mday, &day);
    return day;
}

static bool within_before(const Lexing *lexing, size_t index)
{
    for (size_t back = 1; back <= 3 && back <= index; back++) {
        if (lex_has(lexing, index - back, ROLE_WITHIN))
            return true;
        const Lexeme *lexeme = lex_at(lexing, index - back);
        if (lexeme->kind != LEX_WORD ||
            !(lexeme->roles & (ROLE_OF | ROLE_NEXT | ROLE_LIMIT | ROLE_STOP | ROLE_BY | ROLE_ON)))
            return false;
    }
    return false;
}

/* "within 30 days of the award" is not from today. */
static bool counts_from_event(const Lexing *lexing, size_t index)
{
    static const char *const words[] = {"of",    "after", "nach",  "ab",      "apres", "suivant", "dopo",
                                        "dalla", "dal",   "tras",  "despues", "desde", "apos",    "na",
                                        "od",    "po",    "efter", "от",      "с",     "после",   "sonra"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (lex_is_word(lexing, index, words[i]))
            return true;
    return false;
}

/* in 2 weeks, within 30 days, d'ici deux semaines, через 5 дней, 3日以内, 两周内 */
static size_t relative(const Reader *reader, size_t index, DateMention *mention)
{
    const Lexing *lexing = reader->lexing;
    const Lexeme *head = lex_at(lexing, index);
    double count = 0;
    size_t at = index;
    if (head->kind == LEX_NUMBER && head->value >= 1 && head->value <= 120) {
        count = head->value;
        at++;
    } else if (lex_has(lexing, index, ROLE_ONE)) {
        count = 1;
        at++;
    } else if (lex_has(lexing, index, ROLE_PERIOD)) {
        const LexEntry *dual = lex_meaning(lexing, index, ROLE_PERIOD);
        count = dual->value == 14 ? 1 : 0;
    }
    for (int skipped = 0; skipped < 1 && (lex_is_word(lexing, at, "working") || lex_is_word(lexing, at, "business") ||
                                          lex_is_word(lexing, at, "calendar") || lex_is_word(lexing, at, "рабочих"));
         skipped++)
        at++;
    const LexEntry *period = lex_meaning(lexing, at, ROLE_PERIOD);
    if (count == 0 || period == NULL || period->value < 1 || period->value > 31)
        return 0;
    size_t after = at + lex_at(lexing, at)->span;
    bool leads = within_before(lexing, index);
    bool trails = lex_has(lexing, after, ROLE_WITHIN) && (reader->lexing->languages & ~(LANG_EN | LANG_ANY)) != 0 &&
                  !lex_is_word(lexing, after, "in");
    bool from_now = lex_is_word(lexing, after, "from") || lex_is_word(lexing, after, "time");
    if (counts_from_event(lexing, after))
        return 0;
    if ((!leads && !trails && !from_now) || count * period->value > 400)
        return 0;
    mention->bound = true;
    mention->day =
        period->value == 30 ? add_months(reader, (int)count) : reader->today + (int32_t)(count * period->value);
    return after + (trails ? 1 : 0) - index;
}

/* end of November, fin novembre, до конца месяца, 月底, end of next week */
static size_t end_of(const Reader *reader, size_t index, DateMention *mention)
{
    const Lexing *lexing = reader->lexing;
    if (!lex_has(lexing, index, ROLE_END))
        return 0;
    const Lexeme *head = lex_at(lexing, index);
    size_t at = index + head->span;
    int month = 0, year = 0, next = 0, week = 0;
    const LexEntry *end = lex_meaning(lexing, index, ROLE_END);
    if (end->canonical != NULL) {
        int months = reader->year * 12 + reader->month - 1 + (int)end->value;
        bool of_year = end->canonical[0] == 'y';
        mention->bound = true;
        mention->day = of_year ? month_end(reader->year, 12) : month_end(months / 12, months % 12 + 1);
        return head->span;
    }
    while (lex_has(lexing, at, ROLE_OF | ROLE_ON | ROLE_THIS | ROLE_NEXT) &&
           !lex_has(lexing, at, ROLE_WEEK | ROLE_MONTH) && at < index + 5) {
        next += lex_has(lexing, at, ROLE_NEXT) ? 1 : 0;
        at++;
    }
    mention->bound = true;
    if (month_at(lexing, at, &month)) {
        at = year_after(lexing, at + 1, &year);
        mention->day = month_end(year != 0 ? year : month < reader->month ? reader->year + 1 : reader->year, month);
        return at - index;
    }
    if (lex_has(lexing, at, ROLE_WEEK) && whole(lexing, at + 1, 1, 53, &week))
        return 0; /* by_week reads it */
    const LexEntry *period = lex_meaning(lexing, at, ROLE_PERIOD);
    if (period == NULL || period->value < 7)
        return 0;
    next += lex_has(lexing, at + 1, ROLE_NEXT) ? 1 : 0;
    if (period->value == 7) {
        mention->day = weekday_in_week(reader, 5, next > 0);
    } else if (period->value == 30) {
        int total = reader->year * 12 + reader->month - 1 + (next > 0);
        mention->day = month_end(total / 12, total % 12 + 1);
    } else {
        mention->day = month_end(reader->year + (next > 0), 12);
    }
    return at + 1 - index;
}

/* KW 48, week 48, v. 48: Friday of that week, and vague */
static size_t by_week(const Reader *reader, size_t index, DateMention *mention)
{
    const Lexing *lexing = reader->lexing;
    int week = 0, year = reader->year;
    if (!lex_has(lexing, index, ROLE_WEEK))
        return 0;
    size_t at = index + 1 + (lex_is_sign(lexing, index + 1, '.') ? 1 : 0);
    if (!whole(lexing, at, 1, 53, &week))
        return 0;
    at++;
    if (lex_is_sign(lexing, at, '/') && read_year(lexing, at + 1, &year))
        at += 2;
    int32_t january = 0;
    for (int tries = 0; tries < 2; tries++) {
        if (!day_of(year, 1, 4, &january))
            return 0;
        mention->day = january - (int32_t)(weekday_of(january) - 1) + (week - 1) * 7 + 4;
        if (mention->day >= reader->today)
            break;
        year++;
    }
    bool ended = index > 0 && lex_has(lexing, index - 1, ROLE_END);
    mention->bound = ended;
    mention->vague = !ended;
    return at - index;
}

/* this week, 今週中, within the week: its Friday, when something binds it */
static size_t this_week(const Reader *reader, size_t index, DateMention *mention)
{
    const Lexing *lexing = reader->lexing;
    const Lexeme *head = lex_at(lexing, index);
    if (!(head->roles & ROLE_THIS))
        return 0;
    const char *word = lex_word(lexing, head);
    bool one_word = strstr(word, "週中") != NULL ||
                    (strstr(word, "周") != NULL && lex_has(lexing, index + 1, ROLE_WITHIN | ROLE_BY));
    const LexEntry *period = lex_meaning(lexing, index + 1, ROLE_PERIOD);
    if (!one_word && (period == NULL || period->value != 7))
        return 0;
    mention->day = weekday_in_week(reader, 5, 0);
    mention->vague = !one_word;
    mention->bound = one_word;
    return one_word ? 1 : 2;
}

typedef size_t (*Matcher)(const Reader *, size_t, DateMention *);

static size_t match(const Reader *reader, size_t index, DateMention *mention)
{
    static const Matcher numbers[] = {numeric, counted, day_month, relative, short_numeric, lone_day};
    static const Matcher words[] = {by_dayword, month_day, end_of, by_week, by_weekday, this_week, relative};
    const Lexeme *lexeme = lex_at(reader->lexing, index);
    bool number = lexeme->kind == LEX_NUMBER;
    const Matcher *matchers = number ? numbers : words;
    size_t count = number ? G_N_ELEMENTS(numbers) : G_N_ELEMENTS(words);
    if (!number && (lexeme->kind != LEX_WORD || lexeme->roles == 0))
        return 0;
    for (size_t i = 0; i < count; i++) {
        DateMention attempt = {0};
        size_t took = matchers[i](reader, index, &attempt);
        if (took > 0) {
            *mention = attempt;
            mention->first = index;
            mention->last = index + took - 1;
            return took;
        }
    }
    return 0;
}

static bool in_america(const Setting *setting)
{
    if (setting->country != NULL && *setting->country != '\0')
        return g_str_equal(setting->country, "US") || g_str_equal(setting->country, "PH");
    bool english = setting->language == NULL || *setting->language == '\0' || g_str_equal(setting->language, "en");
    return english && setting->offset <= -240 && setting->offset >= -600;
}

/* "20 Kasım 2026 Cuma", "10月30日(金)": the weekday belongs to the date before it. */
static bool names_the_same_day(const Lexing *lexing, const GArray *mentions, const DateMention *mention)
{
    if (mentions->len == 0 || !mention->weekday_only)
        return false;
    const DateMention *before = &g_array_index(mentions, DateMention, mentions->len - 1);
    return before->written && mention->first - before->last <= 2 &&
           lex_at(lexing, before->last)->sentence == lex_at(lexing, mention->first)->sentence;
}

GArray *date_mentions(const Lexing *lexing, const Setting *setting)
{
    Reader reader = {.lexing = lexing, .today = date_today(setting), .month_first = in_america(setting)};
    date_of(reader.today, &reader.year, &reader.month, &reader.mday);
    reader.weekday = weekday_of(reader.today);
    /* Japan and China write month first. */
    if (setting->language != NULL && (g_str_equal(setting->language, "ja") || g_str_equal(setting->language, "zh") ||
                                      g_str_equal(setting->language, "ko")))
        reader.month_first = true;
    GArray *mentions = g_array_new(FALSE, FALSE, sizeof(DateMention));
    for (size_t i = 0; i < lexing->lexemes->len && mentions->len < MOST_MENTIONS;) {
        DateMention mention;
        size_t took = match(&reader, i, &mention);
        if (took > 0 && !names_the_same_day(lexing, mentions, &mention))
            g_array_append_val(mentions, mention);
        i += MAX(took, (size_t)1);
    }
    return mentions;
}
