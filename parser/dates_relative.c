/* Dates that count from today: "in two weeks", "end of November", "KW 48". */
#include <string.h>

#include "parser/dates_reader.h"

bool date_expects_date(const Lexing *lexing, size_t index)
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

bool date_followed_by_unit(const Lexing *lexing, size_t at)
{
    return lex_has(lexing, at,
                   ROLE_COUNT | ROLE_MASS | ROLE_PACK | ROLE_TECH | ROLE_PERIOD | ROLE_CURRENCY | ROLE_SCALE) ||
           lex_is_sign(lexing, at, ':') || lex_is_sign(lexing, at, '%') || lex_is_sign(lexing, at, 0x20AC);
}

bool date_by_before(const Lexing *lexing, size_t index)
{
    for (size_t back = 1; back <= 3 && back <= index; back++)
        if (lex_has(lexing, index - back, ROLE_BY))
            return lex_at(lexing, index - back)->span >= back || back == 1;
    return false;
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

size_t date_by_dayword(const DateReader *reader, size_t index, DateMention *mention)
{
    const LexEntry *entry = lex_meaning(reader->lexing, index, ROLE_DAYWORD);
    size_t span = lex_at(reader->lexing, index)->span;
    if (entry == NULL || (entry->value == 0 && names_another_day(reader->lexing, index + span)))
        return 0;
    mention->day = reader->today + (int32_t)entry->value;
    mention->bound = span > 1 && entry->value > 0;
    return span;
}

static int32_t add_months(const DateReader *reader, int months)
{
    int total = reader->year * 12 + reader->month - 1 + months;
    int32_t day = 0;
    for (int mday = reader->mday; mday > 27 - 1; mday--)
        if (date_day_of(total / 12, total % 12 + 1, mday, &day))
            return day;
    date_day_of(total / 12, total % 12 + 1, reader->mday, &day);
    return day;
}

static bool within_before(const Lexing *lexing, size_t index)
{
    for (size_t back = 1; back <= 3 && back <= index; back++)
        if (lex_has(lexing, index - back, ROLE_WITHIN) && lex_at(lexing, index - back)->span == back)
            return true;
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
    static const char *const words[] = {"of",    "after",  "nach",    "ab",    "apres", "suivant", "dopo",   "dalla",
                                        "dal",   "tras",   "despues", "desde", "apos",  "na",      "before", "earlier",
                                        "later", "vorher", "davor",   "avant", "antes", "prima",   "eerder", "od",
                                        "po",    "efter",  "от",      "с",     "после", "sonra"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (lex_is_word(lexing, index, words[i]))
            return true;
    return false;
}

/* "через неделю", "za tydzień", "תוך שבוע": one, without an article */
static bool is_one_period(const Lexing *lexing, size_t index)
{
    const LexEntry *period = lex_meaning(lexing, index, ROLE_PERIOD);
    if ((lexing->languages & LANG_EN) != 0 || period->value < 7 || index == 0 ||
        !lex_has(lexing, index - 1, ROLE_WITHIN))
        return false;
    return (lexing->languages & (LANG_RU | LANG_PL | LANG_CS | LANG_AR | LANG_HE)) != 0;
}

/* in 2 weeks, within 30 days, d'ici deux semaines, через 5 дней, 3日以内, 两周内 */
size_t date_relative(const DateReader *reader, size_t index, DateMention *mention)
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
        count = dual->value == 14 || is_one_period(lexing, index) ? 1 : 0;
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
    bool from_today = from_now && (lex_has(lexing, after + 1, ROLE_DAYWORD) || lex_is_word(lexing, after + 1, "now"));
    return after + (trails ? 1 : from_today ? 2 : 0) - index;
}

/* end of November, fin novembre, до конца месяца, 月底, end of next week */
size_t date_end_of(const DateReader *reader, size_t index, DateMention *mention)
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
        mention->day = of_year ? date_month_end(reader->year, 12) : date_month_end(months / 12, months % 12 + 1);
        return head->span;
    }
    while (lex_has(lexing, at, ROLE_OF | ROLE_ON | ROLE_THIS | ROLE_NEXT) &&
           !lex_has(lexing, at, ROLE_WEEK | ROLE_MONTH) && at < index + 5) {
        next += lex_has(lexing, at, ROLE_NEXT) ? 1 : 0;
        at++;
    }
    mention->bound = true;
    if (date_month_at(lexing, at, &month)) {
        at = date_year_after(lexing, at + 1, &year);
        mention->day = date_month_end(year != 0               ? year
                                      : month < reader->month ? reader->year + 1
                                                              : reader->year,
                                      month);
        return at - index;
    }
    if (lex_has(lexing, at, ROLE_WEEK) && date_whole(lexing, at + 1, 1, 53, &week))
        return 0; /* by_week reads it */
    const LexEntry *period = lex_meaning(lexing, at, ROLE_PERIOD);
    if (period == NULL || period->value < 7)
        return 0;
    next += lex_has(lexing, at + 1, ROLE_NEXT) ? 1 : 0;
    if (period->value == 7) {
        mention->day = date_weekday_in_week(reader, 5, next > 0);
    } else if (period->value == 30) {
        int total = reader->year * 12 + reader->month - 1 + (next > 0);
        mention->day = date_month_end(total / 12, total % 12 + 1);
    } else {
        mention->day = date_month_end(reader->year + (next > 0), 12);
    }
    return at + 1 - index;
}

/* Gauss's rule as Butcher wrote it. */
static int32_t easter(int year)
{
    int a = year % 19, b = year / 100, c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451, sum = h + l - 7 * m + 114;
    int32_t day = 0;
    date_day_of(year, sum / 31, sum % 31 + 1, &day);
    return day;
}

/* "by Easter", "vor Weihnachten"; holidays around it are no day */
size_t date_by_feast(const DateReader *reader, size_t index, DateMention *mention)
{
    const Lexing *lexing = reader->lexing;
    const LexEntry *entry = lex_meaning(lexing, index, ROLE_FEAST);
    size_t after = index + lex_at(lexing, index)->span;
    bool bound = (index > 0 && date_by_before(lexing, index)) || lex_has(lexing, after, ROLE_BY);
    if (entry == NULL || !bound || lex_has(lexing, after, ROLE_ASIDE))
        return 0;
    for (int year = reader->year; year <= reader->year + 1 && mention->day < reader->today; year++) {
        mention->day = easter(year);
        if (entry->value > 0)
            date_day_of(year, (int)entry->value / 100, (int)entry->value % 100, &mention->day);
    }
    return after - index;
}

/* KW 48, week 48, v. 48: Friday of that week, and vague */
size_t date_by_week(const DateReader *reader, size_t index, DateMention *mention)
{
    const Lexing *lexing = reader->lexing;
    int week = 0, year = reader->year;
    if (!lex_has(lexing, index, ROLE_WEEK))
        return 0;
    size_t at = index + 1 + (lex_is_sign(lexing, index + 1, '.') ? 1 : 0);
    if (!date_whole(lexing, at, 1, 53, &week))
        return 0;
    at++;
    if (lex_is_sign(lexing, at, '/') && date_read_year(lexing, at + 1, &year))
        at += 2;
    int32_t january = 0;
    for (int tries = 0; tries < 2; tries++) {
        if (!date_day_of(year, 1, 4, &january))
            return 0;
        mention->day = january - (int32_t)(date_weekday_of(january) - 1) + (week - 1) * 7 + 4;
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
size_t date_this_week(const DateReader *reader, size_t index, DateMention *mention)
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
    mention->day = date_weekday_in_week(reader, 5, 0);
    mention->vague = !one_word;
    mention->bound = one_word;
    return one_word ? 1 : 2;
}
