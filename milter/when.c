/* Durations, weekdays, dates. */
#include "milter/when.h"

#include <stdio.h>
#include <string.h>

#include "milter/values.h"

enum { DAY = 86400, YEARS = 3 };

static const char *const weekdays[7][4] = {
    {"monday", "mon", "montag", "mo"},      {"tuesday", "tue", "dienstag", "di"},
    {"wednesday", "wed", "mittwoch", "mi"}, {"thursday", "thu", "donnerstag", "do"},
    {"friday", "fri", "freitag", "fr"},     {"saturday", "sat", "samstag", "sa"},
    {"sunday", "sun", "sonntag", "so"},
};
static const char *const months[12][2] = {{"jan", "jan"}, {"feb", "feb"}, {"mar", "mär"}, {"apr", "apr"},
                                          {"may", "mai"}, {"jun", "jun"}, {"jul", "jul"}, {"aug", "aug"},
                                          {"sep", "sep"}, {"oct", "okt"}, {"nov", "nov"}, {"dec", "dez"}};

typedef struct {
    int year, month, day, hour, minute; /* hour -1: none was named */
} Moment;

static int weekday_of(const char *word)
{
    for (int i = 0; i < 7; i++)
        for (size_t n = 0; n < G_N_ELEMENTS(weekdays[i]); n++)
            if (strcmp(weekdays[i][n], word) == 0)
                return i + 1;
    return 0;
}

static int month_of(const char *word)
{
    for (int i = 0; i < 12; i++)
        for (size_t n = 0; n < 2; n++)
            if (g_str_has_prefix(word, months[i][n]))
                return i + 1;
    return 0;
}

static void take_day(Moment *moment, GDateTime *day)
{
    g_date_time_get_ymd(day, &moment->year, &moment->month, &moment->day);
}

static void take_days_on(Moment *moment, GDateTime *today, int days)
{
    g_autoptr(GDateTime) day = g_date_time_add_days(today, days);
    take_day(moment, day);
}

/* "10:30", "9h", "10am": the time of a day. */
static bool take_time(const char *word, Moment *moment)
{
    int hour = 0, minute = 0, used = 0;
    bool colon = sscanf(word, "%2d:%2d%n", &hour, &minute, &used) == 2 && used > 0;
    if (!colon)
        return false;
    bool afternoon = strcmp(word + used, "pm") == 0 && hour < 12;
    if (word[used] && !afternoon && strcmp(word + used, "am") != 0)
        return false;
    moment->hour = hour + (afternoon ? 12 : 0);
    moment->minute = minute;
    return moment->hour < 24 && minute < 60;
}

/* "2026-12-04", "4.12.2026", "4.12."; without a year it is the next such day. */
static bool take_numbers(const char *word, GDateTime *today, Moment *moment)
{
    int a = 0, b = 0, c = 0, used = 0;
    if (sscanf(word, "%4d-%2d-%2d%n", &a, &b, &c, &used) == 3 && !word[used]) {
        *moment = (Moment){a, b, c, moment->hour, moment->minute};
        return true;
    }
    if (sscanf(word, "%2d.%2d.%4d%n", &a, &b, &c, &used) == 3 && !word[used]) {
        *moment = (Moment){c, b, a, moment->hour, moment->minute};
        return true;
    }
    if (sscanf(word, "%2d.%2d%n", &a, &b, &used) != 2 || (word[used] && strcmp(word + used, ".") != 0))
        return false;
    int year, month, day;
    g_date_time_get_ymd(today, &year, &month, &day);
    *moment = (Moment){b < month || (b == month && a < day) ? year + 1 : year, b, a, moment->hour, moment->minute};
    return true;
}

/* "4 dec", "dec 4", "4. Dezember 2026" */
static bool take_named(char **word, GDateTime *today, Moment *moment)
{
    int day = 0, month = 0, year = 0, this_year, this_month, this_day;
    g_date_time_get_ymd(today, &this_year, &this_month, &this_day);
    for (; *word; word++) {
        int number = 0, used = 0;
        if (take_time(*word, moment))
            continue;
        if (sscanf(*word, "%4d%n", &number, &used) == 1 && (!(*word)[used] || strchr(".,", (*word)[used])))
            *(number > 31 ? &year : &day) = number;
        else if (month_of(*word))
            month = month_of(*word);
        else
            return false;
    }
    if (!day || !month)
        return false;
    bool gone = month < this_month || (month == this_month && day < this_day);
    *moment = (Moment){year ? year : this_year + (gone ? 1 : 0), month, day, moment->hour, moment->minute};
    return true;
}

static const char *const fill[] = {"next", "on", "at", "am", "um", "until", "bis", "nächsten", "the", NULL};

static bool take_words(char **word, GDateTime *today, Moment *moment)
{
    bool found = false;
    for (char **one = word; *one; one++) {
        int weekday = weekday_of(*one), now = g_date_time_get_day_of_week(today);
        if (!**one || g_strv_contains(fill, *one))
            continue;
        if (strcmp(*one, "tomorrow") == 0 || strcmp(*one, "morgen") == 0)
            take_days_on(moment, today, 1);
        else if (strcmp(*one, "today") == 0 || strcmp(*one, "heute") == 0)
            take_day(moment, today);
        else if (weekday)
            take_days_on(moment, today, weekday > now ? weekday - now : weekday - now + 7);
        else if (take_time(*one, moment)) {
            if (!moment->day)
                take_day(moment, today);
        } else if (!take_numbers(*one, today, moment))
            return take_named(one, today, moment);
        found = true;
    }
    return found;
}

static int64_t moment_at(const Moment *moment, const Calendar *calendar, GTimeZone *zone)
{
    bool day = moment->hour < 0;
    g_autoptr(GDateTime) time = g_date_time_new(zone, moment->year, moment->month, moment->day, day ? 0 : moment->hour,
                                                day ? 0 : moment->minute, 0);
    if (!time)
        return 0;
    int64_t at = g_date_time_to_unix(time);
    return day ? calendar_next_open(calendar, at) : at;
}

static int64_t after(const Duration *duration, const Calendar *calendar, int64_t now)
{
    int64_t at = duration->work_days ? calendar_add_days(calendar, now, duration->work_days) : now;
    return calendar_next_open(calendar, at + duration->seconds);
}

bool when_parse(const char *text, const Calendar *calendar, GTimeZone *zone, int64_t now, int64_t *at)
{
    g_autofree char *folded = g_utf8_validate(text, -1, NULL) ? g_utf8_strdown(text, -1) : g_strdup("");
    g_strstrip(folded);
    Duration duration;
    Moment moment = {.hour = -1};
    *at = 0;
    if (value_duration(folded, true, &duration)) {
        *at = after(&duration, calendar, now);
    } else {
        g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(now);
        g_autoptr(GDateTime) today = g_date_time_to_timezone(utc, zone);
        g_auto(GStrv) word = g_strsplit_set(folded, " \t,", 12);
        if (*folded && take_words(word, today, &moment) && moment.day)
            *at = moment_at(&moment, calendar, zone);
    }
    return *at > now && *at < now + (int64_t)YEARS * 366 * DAY;
}

bool when_shaped(const char *text)
{
    static const char *const days[] = {"tomorrow", "morgen", "today", "heute", NULL};
    g_autofree char *folded = g_utf8_validate(text, -1, NULL) ? g_utf8_strdown(text, -1) : g_strdup("?");
    g_auto(GStrv) word = g_strsplit_set(folded, " \t,.", -1);
    bool any = false;
    for (char **one = word; *one; one++) {
        if (!**one)
            continue;
        bool names = weekday_of(*one) || g_strv_contains(days, *one) || g_ascii_isdigit(**one) ||
                     (month_of(*one) && g_utf8_strlen(*one, -1) <= 9);
        if (!names && !g_strv_contains(fill, *one))
            return false;
        any |= names;
    }
    return any;
}
