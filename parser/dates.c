/* Reads dates: numeric, with month names, by weekday, date_relative, by calendar week. */
#include "parser/dates_reader.h"

#include <stdio.h>
#include <string.h>

enum { RECENT = 45, MOST_MENTIONS = 400 };

/* Calendar */

bool date_day_of(int year, int month, int mday, int32_t *day)
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

unsigned date_weekday_of(int32_t day)
{
    return (unsigned)(((day + 3) % 7 + 7) % 7) + 1;
}

int32_t date_month_end(int year, int month)
{
    int32_t day = 0;
    date_day_of(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1, &day);
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
bool date_nearest(const DateReader *reader, int month, int mday, int32_t *day)
{
    if (!date_day_of(reader->year, month, mday, day))
        return month == 2 && mday == 29 && date_day_of(reader->year + 1, month, mday, day);
    if (*day < reader->today - RECENT)
        return date_day_of(reader->year + 1, month, mday, day);
    return true;
}

/* Small matchers on lexemes; each returns how many it took, or 0 */

bool date_whole(const Lexing *lexing, size_t index, int low, int high, int *value)
{
    const Lexeme *lexeme = lex_at(lexing, index);
    if (lexeme == NULL || lexeme->kind != LEX_NUMBER || lexeme->spelled || !lexeme->plain || lexeme->value < low ||
        lexeme->value > high)
        return false;
    *value = (int)lexeme->value;
    return true;
}

bool date_read_year(const Lexing *lexing, size_t index, int *year)
{
    int value = 0;
    if (date_whole(lexing, index, 1990, 2100, year))
        return true;
    const Lexeme *lexeme = lex_at(lexing, index);
    if (date_whole(lexing, index, 24, 60, &value) && lexeme->end - lexeme->start == 2) {
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

static bool swap_order(const DateReader *reader, gunichar sign, int first, int second)
{
    if (second > 12)
        return true;
    return first <= 12 && sign == '/' && reader->month_first;
}

/* 16.10.2026, 11/16/2026, 5-12-26, 2026-12-05, 2026/12/5 */
static size_t numeric(const DateReader *reader, size_t index, DateMention *mention)
{
    const Lexing *lexing = reader->lexing;
    gunichar sign = 0;
    int a = 0, b = 0, c = 0;
    if (!date_whole(lexing, index, 1, 2100, &a) || !is_date_sign(lexing, index + 1, &sign) ||
        !date_whole(lexing, index + 2, 1, 31, &b) || !is_date_sign(lexing, index + 3, &sign))
        return 0;
    mention->written = true;
    if (a >= 1990)
        return date_whole(lexing, index + 4, 1, 31, &c) && date_day_of(a, b, c, &mention->day) ? 5 : 0;
    if (a > 31 || !date_read_year(lexing, index + 4, &c))
        return 0;
    bool month_first = swap_order(reader, sign, a, b);
    return date_day_of(c, month_first ? a : b, month_first ? b : a, &mention->day) ? 5 : 0;
}

/* 来年3月5日, 明年3月 */
static bool of_next_year(const Lexing *lexing, size_t index)
{
    const LexEntry *next = index > 0 ? lex_meaning(lexing, index - 1, ROLE_NEXT) : NULL;
    return next != NULL && next->canonical != NULL && g_str_equal(next->canonical, "year");
}

static int32_t end_of_month(const DateReader *reader, int year, int month)
{
    if (year == 0)
        year = month < reader->month ? reader->year + 1 : reader->year;
    return date_month_end(year, month);
}

/* 2026年12月5日, 12月5日, 10월 27일 */
static size_t counted(const DateReader *reader, size_t index, DateMention *mention)
{
    const Lexing *lexing = reader->lexing;
    int year = 0, month = 0, mday = 0;
    size_t at = index;
    if (date_whole(lexing, at, 1990, 2100, &year) && lex_has(lexing, at + 1, ROLE_ORDINAL))
        at += 2;
    else
        year = of_next_year(lexing, index) ? reader->year + 1 : 0;
    const LexEntry *mark = lex_meaning(lexing, at + 1, ROLE_MONTH), *end = lex_meaning(lexing, at + 1, ROLE_END);
    if (!date_whole(lexing, at, 1, 12, &month))
        return 0;
    if (mark == NULL && end != NULL && end->canonical != NULL && end->canonical[0] == 'm') {
        /* 3月末 */
        mention->bound = true;
        mention->day = end_of_month(reader, year, month);
        return at + 2 - index;
    }
    if (mark == NULL || mark->canonical == NULL)
        return 0;
    if (!date_whole(lexing, at + 2, 1, 31, &mday)) {
        /* 11月末 */
        if (!lex_has(lexing, at + 2, ROLE_END))
            return 0;
        mention->bound = true;
        mention->day = end_of_month(reader, year, month);
        return at + 3 - index;
    }
    mention->written = true;
    bool ok =
        year != 0 ? date_day_of(year, month, mday, &mention->day) : date_nearest(reader, month, mday, &mention->day);
    return ok ? at + 3 - index + lex_has(lexing, at + 3, ROLE_DAYMARK) : 0;
}

size_t date_year_after(const Lexing *lexing, size_t at, int *year)
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
    bool short_year = lex_is_sign(lexing, at, '-') && date_read_year(lexing, at + 1, year);
    return short_year ? at + 2 : at;
}

/* May be a month only where its word is no other: "may", "mar" need a number beside them anyway. */
bool date_month_at(const Lexing *lexing, size_t index, int *month)
{
    const LexEntry *entry = lex_meaning(lexing, index, ROLE_MONTH);
    /* "się" folded */
    if (entry == NULL || entry->canonical != NULL ||
        (lex_is_word(lexing, index, "sie") && !lex_is_sign(lexing, index + 1, '.')))
        return false;
    *month = (int)entry->value;
    return true;
}

/* "2 al 6 novembre", "11-13 December": the first day counts. */
static size_t behind_range(const Lexing *lexing, size_t at)
{
    static const char *const joints[] = {"to", "al", "au", "bis", "a", "do", "til", "till", "tot", "по", "ile"};
    int ignored = 0;
    size_t start = at;
    if (lex_is_sign(lexing, at, '.') && lex_at(lexing, at)->glued)
        at++; /* vom 3. bis 6. November */
    bool joint = lex_is_sign(lexing, at, '-');
    for (size_t i = 0; i < G_N_ELEMENTS(joints) && !joint; i++)
        joint = lex_is_word(lexing, at, joints[i]);
    size_t month = at + 2;
    if (!joint || !date_whole(lexing, at + 1, 1, 31, &ignored))
        return start;
    if (lex_is_sign(lexing, month, '.') || lex_has(lexing, month, ROLE_ORDINAL) || lex_has(lexing, month, ROLE_OF))
        month++;
    return date_month_at(lexing, month, &ignored) ? at + 2 : start;
}

/* 5 December 2026, 18. Januar, 1er mai, 2nd of November, 30-Oct-2026, 5 декабря, 19 Ekim'e */
static size_t day_month(const DateReader *reader, size_t index, DateMention *mention)
{
    const Lexing *lexing = reader->lexing;
    int mday = 0, month = 0, year = 0;
    const Lexeme *head = lex_at(lexing, index);
    if (!date_whole(lexing, index, 1, 31, &mday) && !(head->spelled && head->value >= 1 && head->value <= 31))
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
    if (!date_month_at(lexing, at, &month))
        return 0;
    at += lex_at(lexing, at)->span;
    if (lex_is_sign(lexing, at, '.') && lex_at(lexing, at)->glued && lex_at(lexing, at + 1) != NULL &&
        lex_at(lexing, at + 1)->kind == LEX_NUMBER)
        at++;
    at = date_year_after(lexing, at, &year);
    mention->written = true;
    bool ok =
        year != 0 ? date_day_of(year, month, mday, &mention->day) : date_nearest(reader, month, mday, &mention->day);
    return ok ? at - index : 0;
}

/* December 5, 2026; Nov. 6th */
static size_t month_day(const DateReader *reader, size_t index, DateMention *mention)
{
    const Lexing *lexing = reader->lexing;
    int mday = 0, month = 0, year = 0;
    if (!date_month_at(lexing, index, &month))
        return 0;
    size_t at = index + lex_at(lexing, index)->span;
    if (lex_is_sign(lexing, at, '.'))
        at++;
    if (lex_is_word(lexing, at, "the"))
        at++;
    const Lexeme *number = lex_at(lexing, at);
    if (!date_whole(lexing, at, 1, 31, &mday) || number->line != lex_at(lexing, index)->line)
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
    at = date_year_after(lexing, at, &year);
    mention->written = true;
    bool ok =
        year != 0 ? date_day_of(year, month, mday, &mention->day) : date_nearest(reader, month, mday, &mention->day);
    return ok ? at - index : 0;
}

/* "20. 11." */
static bool is_spaced(const Lexing *lexing, size_t index, int *mday, int *month)
{
    return date_whole(lexing, index, 1, 31, mday) && lex_is_sign(lexing, index + 1, '.') &&
           lex_at(lexing, index + 1)->glued && date_whole(lexing, index + 2, 1, 12, month) &&
           !lex_at(lexing, index + 2)->glued && lex_is_sign(lexing, index + 3, '.') &&
           lex_at(lexing, index + 3)->glued && lex_at(lexing, index + 3)->line == lex_at(lexing, index)->line;
}

/* 17.11., 20. 11., 10/11, 10/30(金): only where a date is expected */
static size_t short_numeric(const DateReader *reader, size_t index, DateMention *mention)
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
        if (took == 1 && !date_expects_date(lexing, index))
            return 0;
    } else if (date_whole(lexing, index, 1, 31, &a) &&
               (lex_is_sign(lexing, index + 1, '/') || lex_is_sign(lexing, index + 1, '.')) &&
               lex_at(lexing, index + 1)->glued && date_whole(lexing, index + 2, 1, 31, &b) &&
               lex_at(lexing, index + 2)->glued) {
        took = 3;
        if (!date_expects_date(lexing, index) && !lex_has(lexing, index + 3, ROLE_BY) &&
            !lex_is_sign(lexing, index + 3, '('))
            return 0;
    } else if (is_spaced(lexing, index, &a, &b) && date_expects_date(lexing, index)) {
        took = 4;
    }
    if (took == 0 || date_followed_by_unit(lexing, index + took) || lex_has(lexing, index + took, ROLE_SIZE))
        return 0;
    bool month_first = (a <= 12 && b > 12) || (took == 3 && a <= 12 && reader->month_first);
    mention->written = true;
    return date_nearest(reader, month_first ? a : b, month_first ? b : a, &mention->day) ? took : 0;
}

/* Needs one of these roles, 0 none: of the word that it begins with, or anywhere in the text where that is a number. */
typedef struct {
    size_t (*read)(const DateReader *, size_t, DateMention *);
    uint64_t needs;
} Matcher;

/* What a word means with which a date may begin. */
static const uint64_t BEGINS = ROLE_DAYWORD | ROLE_MONTH | ROLE_END | ROLE_WEEK | ROLE_WEEKDAY | ROLE_THIS | ROLE_ONE |
                               ROLE_PERIOD | ROLE_FEAST | ROLE_NTH;

static size_t match(const DateReader *reader, size_t index, DateMention *mention)
{
    static const Matcher numbers[] = {{numeric, 0},
                                      {counted, ROLE_MONTH | ROLE_END},
                                      {day_month, ROLE_MONTH},
                                      {date_relative, ROLE_PERIOD},
                                      {short_numeric, 0},
                                      {date_lone_day, 0},
                                      {date_by_nth, ROLE_NTH}};
    static const Matcher words[] = {{date_by_dayword, ROLE_DAYWORD}, {month_day, ROLE_MONTH},
                                    {date_end_of, ROLE_END},         {date_by_week, ROLE_WEEK},
                                    {date_by_weekday, ROLE_WEEKDAY}, {date_this_week, ROLE_THIS},
                                    {date_by_feast, ROLE_FEAST},     {date_relative, ROLE_ONE | ROLE_PERIOD},
                                    {date_by_nth, ROLE_NTH}};
    const Lexeme *lexeme = lex_at(reader->lexing, index);
    bool number = lexeme->kind == LEX_NUMBER;
    const Matcher *matchers = number ? numbers : words;
    size_t count = number ? G_N_ELEMENTS(numbers) : G_N_ELEMENTS(words);
    if (!number && (lexeme->kind != LEX_WORD || !(lexeme->roles & BEGINS)))
        return 0;
    uint64_t roles = number ? reader->lexing->roles : lexeme->roles;
    for (size_t i = 0; i < count; i++) {
        if (matchers[i].needs != 0 && !(matchers[i].needs & roles))
            continue;
        DateMention attempt = {0};
        size_t took = matchers[i].read(reader, index, &attempt);
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

static DateReader reader_of(const Lexing *lexing, const Setting *setting)
{
    DateReader reader = {.lexing = lexing, .today = date_today(setting), .month_first = in_america(setting)};
    date_of(reader.today, &reader.year, &reader.month, &reader.mday);
    reader.weekday = date_weekday_of(reader.today);
    /* Japan and China write month first. */
    if (setting->language != NULL && (g_str_equal(setting->language, "ja") || g_str_equal(setting->language, "zh") ||
                                      g_str_equal(setting->language, "ko")))
        reader.month_first = true;
    return reader;
}

static GArray *read_all(const Lexing *lexing, const Setting *setting)
{
    GArray *mentions = g_array_new(FALSE, FALSE, sizeof(DateMention));
    if (!lexing->numbers && !(lexing->roles & BEGINS))
        return mentions;
    DateReader reader = reader_of(lexing, setting);
    for (size_t i = 0; i < lexing->lexemes->len && mentions->len < MOST_MENTIONS;) {
        DateMention mention;
        size_t took = match(&reader, i, &mention);
        if (took > 0 && !names_the_same_day(lexing, mentions, &mention))
            g_array_append_val(mentions, mention);
        i += MAX(took, (size_t)1);
    }
    return mentions;
}

const GArray *date_mentions(Lexing *lexing, const Setting *setting)
{
    if (lexing->dates == NULL)
        lexing->dates = read_all(lexing, setting);
    return lexing->dates;
}
