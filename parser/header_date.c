/* header_date.c - when a Date field says it is, as mailers write it. */
#include "parser/header_date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parser/utf8.h"

/* What a date's words gave. */
typedef struct {
    int64_t year;
    int month, day, hour, minute, second, offset;
    bool has_time, has_offset;
} When;

static int month_of(const char *word)
{
    static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    char small[3] = "";
    for (size_t i = 0; i < sizeof small && g_ascii_isalpha(word[i]); i++)
        small[i] = g_ascii_tolower(word[i]);
    for (int i = 0; i < 12 && small[2]; i++)
        if (memcmp(small, names + 3 * i, sizeof small) == 0)
            return i + 1;
    return 0;
}

/* -1: no two digits. */
static int two_digits(const char *word)
{
    bool are = g_ascii_isdigit(word[0]) && g_ascii_isdigit(word[1]);
    return are ? (word[0] - '0') * 10 + word[1] - '0' : -1;
}

/* "19:10:05", or shorter, or not quite so. */
static bool read_time(const char *word, When *when)
{
    size_t size = strlen(word);
    int hour = two_digits(word), minute = hour >= 0 && word[2] == ':' ? two_digits(word + 3) : -1;
    int second = size == 8 && minute >= 0 && word[5] == ':' ? two_digits(word + 6) : -1;
    if (second < 0)
        return sscanf(word, "%2d:%2d:%2d", &when->hour, &when->minute, &when->second) >= 2;
    when->hour = hour;
    when->minute = minute;
    when->second = second;
    return true;
}

static bool zone_of(const char *word, int *offset)
{
    static const struct {
        const char *name;
        int minutes;
    } zones[] = {{"GMT", 0},    {"UTC", 0},    {"UT", 0},     {"Z", 0},      {"EST", -300}, {"EDT", -240},
                 {"CST", -360}, {"CDT", -300}, {"MST", -420}, {"MDT", -360}, {"PST", -480}, {"PDT", -420},
                 {"CET", 60},   {"CEST", 120}, {"MET", 60},   {"MEST", 120}, {"MEZ", 60},   {"MESZ", 120},
                 {"WET", 0},    {"WEST", 60},  {"BST", 60},   {"EET", 120},  {"EEST", 180}, {"MSK", 180},
                 {"JST", 540},  {"KST", 540},  {"IST", 330}};
    const char *digits = word;
    while (g_ascii_isalpha(*digits))
        digits++;
    if ((*digits == '+' || *digits == '-') && g_ascii_isdigit(digits[1])) {
        int hours = two_digits(digits + 1), minutes = hours < 0 ? -1 : two_digits(digits + 3);
        if (minutes < 0) {
            hours = minutes = 0;
            if (sscanf(digits + 1, "%2d:%2d", &hours, &minutes) < 2)
                sscanf(digits + 1, "%2d%2d", &hours, &minutes);
        }
        *offset = (hours * 60 + minutes) * (*digits == '-' ? -1 : 1);
        return hours < 24 && minutes < 60;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(zones); i++)
        if (g_ascii_strcasecmp(word, zones[i].name) == 0) {
            *offset = zones[i].minutes;
            return true;
        }
    return false;
}

static int64_t full_year(int64_t year, size_t digits)
{
    return digits >= 3 ? (year < 1000 ? year + 1900 : year) : year < 50 ? year + 2000 : year + 1900;
}

static bool date_iso(const char *word, When *when)
{
    int year, used = 0;
    if (sscanf(word, "%4d-%2d-%2d%n", &year, &when->month, &when->day, &used) != 3)
        return false;
    when->year = year;
    const char *rest = word + used;
    if (*rest == 'T' && sscanf(rest, "T%2d:%2d:%2d%n", &when->hour, &when->minute, &when->second, &used) == 3) {
        when->has_time = true;
        rest += used;
        rest += *rest == '.' ? 1 + strspn(rest + 1, "0123456789") : 0;
        when->has_offset = zone_of(rest, &when->offset);
    }
    return true;
}

static void date_word(const char *word, When *when)
{
    int month = utf8_is_plain_letter(*word) ? month_of(word) : 0;
    size_t digits = strspn(word, "0123456789");
    if (strchr(word, ':') != NULL && digits > 0 && digits <= 2 && !when->has_time)
        when->has_time = read_time(word, when);
    else if (digits == 4 && word[4] == '-' && date_iso(word, when))
        return;
    else if (month > 0 && when->month == 0)
        when->month = month;
    else if (digits > 0 && (digits <= 2 || (digits == 3 && *word == '0')) && when->day == 0)
        when->day = atoi(word);
    else if (digits >= 2 && digits <= 4 && when->year == 0)
        when->year = full_year(atoi(word), digits);
    else if (!when->has_offset && when->has_time)
        when->has_offset = zone_of(word, &when->offset);
}

/* Days since 1970 of a Gregorian date. */
static int64_t days_of(int64_t year, int month, int day)
{
    year -= month <= 2;
    int64_t era = year / 400, in_era = year - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + day_of_year - 719468;
}

bool header_date_of(char *line, int64_t *when, int *offset)
{
    When got = {0};
    for (char *c = line; *c != '\0'; c++) {
        bool before_month = *c == '-' && c > line && g_ascii_isdigit(c[-1]) && g_ascii_isalpha(c[1]);
        bool after_month = *c == '-' && c - line >= 3 && g_ascii_isdigit(c[1]) && month_of(c - 3) > 0;
        if (*c == ',' || before_month || after_month) /* 22-Nov-2026 */
            *c = ' ';
    }
    char *comment = strchr(line, '(');
    if (comment != NULL)
        *comment = '\0';
    for (char *word = line, *next; word != NULL; word = next) {
        next = strchr(word, ' ');
        if (next != NULL)
            *next++ = '\0';
        if (*word != '\0')
            date_word(word, &got);
    }
    bool valid = got.year >= 1970 && got.year <= 9999 && got.month >= 1 && got.month <= 12 && got.day >= 1 &&
                 got.day <= 31 && got.hour >= 0 && got.hour < 24 && got.minute >= 0 && got.minute < 60 &&
                 got.second >= 0 && got.second <= 60;
    if (!valid)
        return false;
    *offset = got.offset;
    *when = days_of(got.year, got.month, got.day) * 86400 + got.hour * 3600 + got.minute * 60 + got.second -
            (int64_t)got.offset * 60;
    return true;
}
