/* Days of the week: "Friday", "jueves 22", "下周五", "Friday week"; days on which something is done each week are none.
 */
#include "parser/dates_reader.h"

static int32_t next_weekday(const DateReader *reader, unsigned weekday)
{
    int32_t ahead = (int32_t)((weekday + 7 - reader->weekday) % 7);
    return reader->today + (ahead == 0 ? 7 : ahead);
}

/* In the ISO week that many weeks from now. */
int32_t date_weekday_in_week(const DateReader *reader, unsigned weekday, int weeks)
{
    return reader->today - (int32_t)(reader->weekday - 1) + weeks * 7 + (int32_t)(weekday - 1);
}

static bool is_one_of(const Lexing *lexing, size_t index, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (lex_is_word(lexing, index, words[i]))
            return true;
    return false;
}

static bool in_languages(const Lexing *lexing, uint32_t languages)
{
    return (lexing->languages & languages) != 0 && (lexing->languages & LANG_EN) == 0;
}

/* "every Friday", "chaque lundi", "毎週金曜日"; "le samedi", "il sabato", "los lunes". */
static bool each_before(const Lexing *lexing, size_t index)
{
    static const char *const each[] = {
        "every",  "each",  "any",     "jeden", "jede",   "chaque", "cada",  "ogni", "toda", "todo",   "elke",
        "iedere", "kazdy", "kazdego", "kazda", "kazdou", "kazde",  "varje", "hver", "her",  "каждый", "каждую",
        "каждое", "one",   "每",      "每周",  "每週",   "毎週",   "毎",    "매주", "كل",   "כל",     "בכל"};
    static const char *const plural[] = {"los", "les", "las", "aos", "as", "nos", "di"};
    static const char *const article[] = {"le", "il", "la"};
    if (index == 0)
        return false;
    if (is_one_of(lexing, index - 1, each, G_N_ELEMENTS(each)) && !lex_is_word(lexing, index - 1, "any"))
        return true;
    bool romance = in_languages(lexing, LANG_FR | LANG_ES | LANG_IT | LANG_PT);
    if (romance && is_one_of(lexing, index - 1, plural, G_N_ELEMENTS(plural)))
        return true;
    return in_languages(lexing, LANG_FR | LANG_IT) && is_one_of(lexing, index - 1, article, G_N_ELEMENTS(article)) &&
           !date_by_before(lexing, index);
}

/* "Monday to Friday", "lun-ven", "de lunes a viernes": where it goes on, or at. */
static size_t range_goes_on(const Lexing *lexing, size_t at)
{
    static const char *const joints[] = {"to",  "through", "thru", "bis", "a",  "au", "al",  "do", "till",
                                         "til", "tot",     "até",  "ate", "az", "по", "t/m", "от"};
    bool joint = lex_is_sign(lexing, at, '-') || lex_is_sign(lexing, at, 0x2013) || lex_is_sign(lexing, at, '~') ||
                 lex_is_sign(lexing, at, 0x301C) || is_one_of(lexing, at, joints, G_N_ELEMENTS(joints));
    return joint && lex_has(lexing, at + 1, ROLE_WEEKDAY) ? at + 1 : at;
}

static bool range_ends(const Lexing *lexing, size_t index)
{
    return index > 1 && lex_has(lexing, index - 2, ROLE_WEEKDAY) && lex_at(lexing, index - 2)->span == 1 &&
           range_goes_on(lexing, index - 1) == index;
}

/* What is done each week: opening hours, the rounds. */
static bool is_habit(const Lexing *lexing, size_t index, size_t after)
{
    bool named = lex_has(lexing, after, ROLE_NEXT) || (index > 0 && lex_has(lexing, index - 1, ROLE_NEXT | ROLE_THIS));
    size_t last = range_goes_on(lexing, after);
    const Lexeme *behind = lex_at(lexing, last + 1);
    /* hired "from Friday to Sunday"; but open "from Monday to Friday 9-5" */
    bool hired = last != after && index > 0 && lex_has(lexing, index - 1, ROLE_START | ROLE_BY) &&
                 (behind == NULL || behind->kind == LEX_SIGN || behind->kind == LEX_BREAK);
    return !named && (each_before(lexing, index) || (last != after && !hired) || range_ends(lexing, index));
}

/* "Friday week", "vendredi en huit", "Freitag in einer Woche", "vrijdag over een week": lexemes behind the day. */
static size_t week_later(const Lexing *lexing, size_t index, size_t at)
{
    const LexEntry *period = lex_meaning(lexing, at, ROLE_PERIOD);
    if (period != NULL && period->value == 7 && lex_is_word(lexing, at, "week") && (lexing->languages & LANG_EN) &&
        !lex_has(lexing, at + 1, ROLE_WEEKDAY) && index > 0)
        return 1;
    if (lex_is_word(lexing, at, "en") && lex_at(lexing, at + 1) != NULL && lex_at(lexing, at + 1)->kind == LEX_NUMBER &&
        lex_at(lexing, at + 1)->value == 8)
        return 2;
    if (!lex_has(lexing, at, ROLE_WITHIN))
        return 0;
    size_t count = at + lex_at(lexing, at)->span;
    const Lexeme *number = lex_at(lexing, count);
    if (number == NULL || !((number->roles & ROLE_ONE) || (number->kind == LEX_NUMBER && number->value == 1)))
        return 0;
    period = lex_meaning(lexing, count + 1, ROLE_PERIOD);
    return period != NULL && period->value == 7 ? count + 2 - at : 0;
}

/* "a week on Monday", "eine Woche ab Montag" */
static bool week_earlier_said(const Lexing *lexing, size_t index)
{
    if (index < 2 || !(lexing->languages & LANG_EN))
        return false;
    size_t week = index - 1 - (lex_is_word(lexing, index - 1, "on") ? 1 : 0);
    return week > 0 && lex_is_word(lexing, week, "week") &&
           (lex_is_word(lexing, week - 1, "a") || lex_is_word(lexing, week - 1, "one"));
}

/* Friday, next Friday, Friday the 13th, jueves 22, 下周五 */
size_t date_by_weekday(const DateReader *reader, size_t index, DateMention *mention)
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
    if (date_whole(lexing, number, 1, 31, &mday)) {
        size_t after = number + 1;
        bool dotted = lex_is_sign(lexing, after, '.') || lex_has(lexing, after, ROLE_ORDINAL);
        if (date_month_at(lexing, after + dotted, &ignored) || lex_is_sign(lexing, after, '/') ||
            lex_is_sign(lexing, after, '-') ||
            (lex_has(lexing, after, ROLE_OF) && date_month_at(lexing, after + 1, &ignored)) ||
            lex_has(lexing, after, ROLE_MONTH))
            return 0;
        if (!date_followed_by_unit(lexing, after) && !lex_is_word(lexing, after, "pm") &&
            !lex_is_word(lexing, after, "am") && date_next_mday(reader, mday, &mention->day) &&
            date_weekday_of(mention->day) == weekday) {
            mention->written = true;
            return after + dotted - index;
        }
    }
    if (date_month_at(lexing, number, &ignored) ||
        (lex_at(lexing, number) != NULL && lex_at(lexing, number)->kind == LEX_NUMBER && number != at &&
         !lex_at(lexing, number)->plain && !lex_at(lexing, number)->spelled))
        return 0;
    bool next = (index > 0 && lex_has(lexing, index - 1, ROLE_NEXT)) ||
                (lex_has(lexing, at, ROLE_NEXT) && lex_at(lexing, at)->sentence == lex_at(lexing, index)->sentence &&
                 g_utf8_get_char(lexing->text + lex_at(lexing, at)->start) < 0x2E80);
    if (is_habit(lexing, index, at))
        return 0;
    mention->weekday_only = true;
    mention->day = next_weekday(reader, weekday);
    bool week_named = index > 1 && lex_has(lexing, index - 1, ROLE_PERIOD) && lex_has(lexing, index - 2, ROLE_NEXT);
    const LexEntry *lead = index > 0 ? lex_meaning(lexing, index - 1, ROLE_NEXT) : NULL;
    bool next_week = week_named || entry->canonical != NULL || (lead != NULL && lead->canonical != NULL);
    if (next_week || (next && weekday > reader->weekday && mention->day - reader->today < 6))
        mention->day = date_weekday_in_week(reader, weekday, 1);
    size_t later = week_later(lexing, index, at);
    mention->day += later > 0 || week_earlier_said(lexing, index) ? 7 : 0;
    return at + later - index;
}
