/* Days of the month: "the 11th", "до 25-го числа", "the 5th of next month", "the first of December". */
#include "parser/dates_reader.h"

bool date_next_mday(const DateReader *reader, int mday, int32_t *day)
{
    int year = reader->year, month = reader->month;
    for (int i = 0; i < 4; i++) {
        if (date_day_of(year, month, mday, day) && *day >= reader->today)
            return true;
        year += month == 12;
        month = month % 12 + 1;
    }
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

/* "bis zum 20. sollte", "do 20. musíme": the mark of ordinals, where a sentence cannot end. */
static bool is_dotted(const Lexing *lexing, size_t index)
{
    static const char *const leads[] = {"zum", "am", "den", "dem", "der", "vom", "do", "dne", "k", "od", "dnia"};
    const Lexeme *next = lex_at(lexing, index + 2);
    if (index == 0 || !lex_is_sign(lexing, index + 1, '.') || !lex_at(lexing, index + 1)->glued ||
        (lexing->languages & LANG_EN))
        return false;
    bool led = false;
    for (size_t i = 0; i < G_N_ELEMENTS(leads) && !led; i++)
        led = lex_is_word(lexing, index - 1, leads[i]);
    bool ends = next == NULL || next->kind == LEX_BREAK || (next->kind == LEX_WORD && next->capital);
    bool zum = lex_is_word(lexing, index - 1, "zum") && date_by_before(lexing, index - 1);
    return led && (!ends || zum) && (next == NULL || next->kind != LEX_NUMBER);
}

/* What makes a number a day, glued behind it: th, 日, "-го", ":e", "'ine"; how many lexemes. */
static size_t ordinal_at(const Lexing *lexing, size_t at)
{
    const Lexeme *mark = lex_at(lexing, at), *next = lex_at(lexing, at + 1);
    if (mark == NULL || !mark->glued)
        return 0;
    if (mark->roles & (ROLE_ORDINAL | ROLE_DAYMARK))
        return 1;
    bool joint = mark->kind == LEX_SIGN && (mark->sign == '-' || mark->sign == ':' || mark->sign == '\'' ||
                                            mark->sign == 0x2019 || mark->sign == '.');
    if (!joint || next == NULL || !next->glued || next->kind != LEX_WORD)
        return 0;
    /* Turkish bends a number by its last sound. */
    bool bent = (mark->sign == '\'' || mark->sign == 0x2019) && (lexing->languages & LANG_TR) != 0;
    return bent || (next->roles & ROLE_ORDINAL) ? 2 : 0;
}

/* The month a day is of, told as this or the next: "of the month", "du mois prochain", "числа"; how many lexemes. */
static size_t month_after(const Lexing *lexing, size_t at, int *months)
{
    enum { LONGEST = 5 };
    const uint64_t joints = ROLE_OF | ROLE_ON | ROLE_THIS | ROLE_NEXT | ROLE_STOP | ROLE_ORDINAL;
    size_t i = at + (lex_is_sign(lexing, at, '.') && lex_at(lexing, at)->glued ? 1 : 0);
    *months = 0;
    for (; i < at + LONGEST; i++) {
        const LexEntry *period = lex_meaning(lexing, i, ROLE_PERIOD);
        if (lex_has(lexing, i, ROLE_NEXT))
            *months = 1;
        if (period != NULL && period->value == 30) {
            if (lex_has(lexing, i + 1, ROLE_NEXT)) {
                *months = 1;
                i++;
            }
            return i + 1 - at;
        }
        const Lexeme *lexeme = lex_at(lexing, i);
        if (lexeme == NULL || lexeme->kind != LEX_WORD || !(lexeme->roles & joints))
            return 0;
    }
    return 0;
}

/* 下月5号, 来月5日, 이번 달 5일, ayın 25'i */
static bool month_before(const Lexing *lexing, size_t index, int *months)
{
    const LexEntry *next = index > 0 ? lex_meaning(lexing, index - 1, ROLE_NEXT) : NULL;
    const LexEntry *here = index > 0 ? lex_meaning(lexing, index - 1, ROLE_THIS) : NULL;
    bool of_next = next != NULL && next->canonical != NULL && g_str_equal(next->canonical, "month");
    bool of_this = here != NULL && here->canonical != NULL && g_str_equal(here->canonical, "month");
    *months = of_next ? 1 : 0;
    return of_next || of_this;
}

/* Whether a noun stands behind the number, so that it counts: "the 15 pumps". */
static bool noun_follows(const Lexing *lexing, size_t index, size_t after)
{
    const uint64_t others =
        ROLE_BY | ROLE_STOP | ROLE_AND | ROLE_ON | ROLE_ANSWER | ROLE_CLOSE | ROLE_OF | ROLE_WITHIN | ROLE_THIS;
    const Lexeme *follow = lex_at(lexing, after);
    return follow != NULL && follow->kind == LEX_WORD && !follow->glued && !(follow->roles & others) &&
           follow->sentence == lex_at(lexing, index)->sentence;
}

/* Before a day by its number: "den", "ה-", "dia"; where the word stands, or index. */
static size_t before_day(const Lexing *lexing, size_t index)
{
    bool prefixed = index > 1 && lex_is_sign(lexing, index - 1, '-') && lex_at(lexing, index - 1)->glued &&
                    lex_at(lexing, index)->glued &&
                    (lex_is_word(lexing, index - 2, "ה") || lex_is_word(lexing, index - 2, "ל") ||
                     lex_is_word(lexing, index - 2, "ב"));
    return prefixed ? index - 2 : index;
}

/* the 11th, den 30., le 22, до 25-го, 25日: after a word that leads dates */
size_t date_lone_day(const DateReader *reader, size_t index, DateMention *mention)
{
    const Lexing *lexing = reader->lexing;
    int mday = 0, months = 0;
    if (!date_whole(lexing, index, 1, 31, &mday) || index == 0)
        return 0;
    size_t head = before_day(lexing, index);
    size_t marks = is_dotted(lexing, index) ? 1 : ordinal_at(lexing, index + 1), after = index + 1 + marks;
    bool before = month_before(lexing, index, &months);
    if (lex_at(lexing, index)->glued && head == index && !before)
        return 0;
    mention->written = true;
    size_t month = before ? 0 : month_after(lexing, after, &months);
    if ((before && marks > 0) || (month > 0 && (marks > 0 || head < index || date_by_before(lexing, index) ||
                                                lex_has(lexing, index - 1, ROLE_ON | ROLE_BY)))) {
        int total = reader->year * 12 + reader->month - 1 + months;
        bool ok = months > 0 ? date_day_of(total / 12, total % 12 + 1, mday, &mention->day)
                             : date_next_mday(reader, mday, &mention->day);
        return ok ? after + month - index : 0;
    }
    bool ordinal = marks > 0 || head < index;
    bool led = head < index || lex_has(lexing, index - 1, ROLE_BY | ROLE_ON | ROLE_NEXT);
    /* entro il 15, para el 22, até dia 10 */
    bool article = leads_day(lexing, index - 1) || (ordinal && lex_has(lexing, index - 1, ROLE_ON));
    bool bound =
        (article && index > 1 && date_by_before(lexing, index - 1)) || (head < index && date_by_before(lexing, head));
    if ((!ordinal && !bound) || (!led && !lex_has(lexing, after, ROLE_BY)) || date_followed_by_unit(lexing, after))
        return 0;
    if (noun_follows(lexing, index, after) && !bound)
        return 0;
    return date_next_mday(reader, mday, &mention->day) ? after - index : 0;
}

/* The first, erster, premier; dvacátého prvního and twenty-first are two. */
static size_t nth_at(const Lexing *lexing, size_t at, int *mday)
{
    const LexEntry *entry = lex_meaning(lexing, at, ROLE_NTH);
    if (entry == NULL)
        return 0;
    size_t span = lex_at(lexing, at)->span;
    *mday = (int)entry->value;
    const LexEntry *unit = lex_meaning(lexing, at + span, ROLE_NTH);
    if (unit == NULL || *mday < 20 || *mday % 10 != 0 || unit->value > 9)
        return span;
    *mday += (int)unit->value;
    return span + 1;
}

/* the first of December, le premier décembre, до двадцать пятого октября */
size_t date_by_nth(const DateReader *reader, size_t index, DateMention *mention)
{
    const Lexing *lexing = reader->lexing;
    int mday = 0, tens = 0, month = 0, year = 0;
    size_t at = index;
    if (lex_at(lexing, at)->spelled && (lex_at(lexing, at)->value == 20 || lex_at(lexing, at)->value == 30)) {
        tens = (int)lex_at(lexing, at)->value;
        at += lex_is_sign(lexing, at + 1, '-') ? 2 : 1;
    }
    size_t took = nth_at(lexing, at, &mday);
    if (took == 0 || (tens > 0 && mday > 9))
        return 0;
    at += took;
    while (at < index + 6 && lex_has(lexing, at, ROLE_OF | ROLE_ON) && !lex_has(lexing, at, ROLE_MONTH))
        at++;
    if (!date_month_at(lexing, at, &month))
        return 0;
    at = date_year_after(lexing, at + lex_at(lexing, at)->span, &year);
    mention->written = true;
    bool ok = year != 0 ? date_day_of(year, month, tens + mday, &mention->day)
                        : date_nearest(reader, month, tens + mday, &mention->day);
    return ok ? at - index : 0;
}
