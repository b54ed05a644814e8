/* Business time, as timetables: closings, lunch breaks, weekends, holidays, summer time. */
#include <glib/gstdio.h>

#include "milter/calendar.h"
#include "tests/unit/timetable.h"

static GTimeZone *berlin;

static char *ics(const char *events)
{
    char *file = NULL;
    g_autofree char *text =
        g_strconcat("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//\r\n", events, "END:VCALENDAR\r\n", NULL);
    int fd = g_file_open_tmp("test-calendar-XXXXXX.ics", &file, NULL);
    g_assert_true(g_close(fd, NULL));
    g_assert_true(g_file_set_contents(file, text, -1, NULL));
    return file;
}

static const char holidays[] =
    /* Labour Day, every year; from Christmas Eve noon on; Easter Monday 2026; a company outing on a Thursday */
    "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20200501\r\nDTEND;VALUE=DATE:20200502\r\nRRULE:FREQ=YEARLY\r\nEND:"
    "VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:2\r\nDTSTART:20261224T120000\r\nDTEND:20261227T000000\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:3\r\nDTSTART;VALUE=DATE:20260406\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:4\r\nDTSTART;TZID=Europe/Berlin:20260611T100000\r\nDTEND;TZID=Europe/"
    "Berlin:20260611T110000\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:5\r\nDTSTART;VALUE=DATE:20260701\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:6\r\nDTSTART;VALUE=DATE:20260803\r\nRRULE:FREQ=DAILY;COUNT=3\r\nEXDATE;VALUE=DATE:20260804"
    "\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:7\r\nDTSTART:20260914T080000Z\r\nDTEND:20260914T090000Z\r\nEND:VEVENT\r\n";

static Calendar *office(void)
{
    Calendar *calendar = calendar_new(berlin);
    g_autofree char *file = ics(holidays);
    g_assert_true(calendar_add_shifts(calendar, "mon-thu", "13:00-17:30 08:30-12:00", NULL));
    g_assert_true(calendar_add_shifts(calendar, "fri", "08:30-12:00", NULL));
    g_assert_true(calendar_add_holidays(calendar, file, NULL));
    g_remove(file);
    return calendar;
}

static void test_open(void)
{
    g_autoptr(Calendar) calendar = office();
    static const struct {
        const char *when, *next; /* next NULL: open */
    } cases[] = {
        {"2026-03-02 08:29:59", "2026-03-02 08:30"},
        {"2026-03-02 08:30", NULL},
        {"2026-03-02 11:59:59", NULL},
        {"2026-03-02 12:00", "2026-03-02 13:00"},
        {"2026-03-02 17:29:59", NULL},
        {"2026-03-02 17:30", "2026-03-03 08:30"},
        {"2026-03-06 12:00", "2026-03-09 08:30"},
        {"2026-03-07 10:00", "2026-03-09 08:30"},
        {"2026-05-01 09:00", "2026-05-04 08:30"}, /* Labour Day, a Friday */
        {"2031-05-01 09:00", "2031-05-02 08:30"}, /* … and years later */
        {"2026-04-06 09:00", "2026-04-07 08:30"},
        {"2026-06-11 09:59:59", NULL},
        {"2026-06-11 10:00", "2026-06-11 11:00"},
        {"2026-07-01 09:00", NULL}, /* cancelled */
        {"2026-08-03 09:00", "2026-08-04 08:30"},
        {"2026-08-04 09:00", NULL}, /* excepted */
        {"2026-08-05 09:00", "2026-08-06 08:30"},
        {"2026-09-14 10:30", "2026-09-14 11:00"}, /* 08:00 UTC is 10:00 */
        {"2026-12-24 11:59:59", NULL},
        {"2026-12-24 12:00", "2026-12-28 08:30"},
        {"2026-03-29 02:30", "2026-03-30 08:30"}, /* does not exist */
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        int64_t when = at(berlin, cases[i].when);
        g_test_message("%s", cases[i].when);
        g_assert_cmpint(calendar_open(calendar, when), ==, cases[i].next == NULL);
        assert_time(berlin, calendar_next_open(calendar, when), cases[i].next ? cases[i].next : cases[i].when);
    }
}

static void test_add(void)
{
    g_autoptr(Calendar) calendar = office();
    static const struct {
        const char *from;
        int minutes;
        const char *to;
    } cases[] = {
        {"2026-03-02 09:00", 60, "2026-03-02 10:00"},
        {"2026-03-02 11:30", 60, "2026-03-02 13:30"},       /* over lunch */
        {"2026-03-02 11:00", 60, "2026-03-02 12:00"},       /* up to closing */
        {"2026-03-02 17:29:59", 60, "2026-03-03 09:29:59"}, /* one second before closing */
        {"2026-03-02 17:30", 60, "2026-03-03 09:30"},
        {"2026-03-02 03:00", 60, "2026-03-02 09:30"},
        {"2026-03-06 11:30", 60, "2026-03-09 09:00"}, /* over the weekend */
        {"2026-03-07 11:30", 60, "2026-03-09 09:30"}, /* on it */
        {"2026-03-05 16:30", 120, "2026-03-06 09:30"},
        {"2026-03-27 11:30", 60, "2026-03-30 09:00"}, /* the clock went forward on Sunday */
        {"2026-10-23 11:30", 60, "2026-10-26 09:00"}, /* … and back */
        {"2026-04-30 17:00", 60, "2026-05-04 09:00"}, /* Labour Day and a weekend */
        {"2026-06-11 09:30", 60, "2026-06-11 11:30"}, /* an hour's holiday within a shift */
        {"2026-12-24 11:30", 60, "2026-12-28 09:00"},
        {"2026-03-02 09:00", 0, "2026-03-02 09:00"},
        {"2026-03-02 08:30", 8 * 60, "2026-03-02 17:30"},
        {"2026-03-02 08:30", 8 * 60 * 4 + 210, "2026-03-06 12:00"},        /* a whole week: 35 h 30 min */
        {"2026-03-02 08:30", (8 * 60 * 4 + 210) * 10, "2026-05-12 12:00"}, /* ten, with two holidays */
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        int64_t from = at(berlin, cases[i].from), to = calendar_add(calendar, from, cases[i].minutes * 60);
        g_test_message("%s + %d min", cases[i].from, cases[i].minutes);
        assert_time(berlin, to, cases[i].to);
        g_assert_cmpint(calendar_between(calendar, from, to), ==, cases[i].minutes * 60);
    }
}

static void test_add_days(void)
{
    g_autoptr(Calendar) calendar = office();
    static const struct {
        const char *from;
        int days;
        const char *to;
    } cases[] = {
        {"2026-03-02 10:15", 1, "2026-03-03 10:15"},
        {"2026-03-05 10:15", 1, "2026-03-06 10:15"},
        {"2026-03-06 10:15", 1, "2026-03-09 10:15"}, /* Friday to Monday */
        {"2026-03-07 10:15", 1, "2026-03-10 08:30"}, /* Saturday counts from Monday's opening */
        {"2026-03-05 15:00", 1, "2026-03-06 12:00"}, /* Friday closes at noon */
        {"2026-03-05 18:00", 1, "2026-03-09 08:30"}, /* after closing: from Friday's opening */
        {"2026-03-02 10:15", 5, "2026-03-09 10:15"},
        {"2026-03-02 10:15", 0, "2026-03-02 10:15"},
        {"2026-03-27 10:15", 1, "2026-03-30 10:15"}, /* summer time: the same time of day */
        {"2026-10-23 10:15", 1, "2026-10-26 10:15"},
        {"2026-04-30 10:15", 1, "2026-05-04 10:15"}, /* Labour Day is no working day */
        {"2026-04-02 10:15", 2, "2026-04-07 10:15"}, /* neither is Easter Monday */
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("%s + %d wd", cases[i].from, cases[i].days);
        assert_time(berlin, calendar_add_days(calendar, at(berlin, cases[i].from), cases[i].days), cases[i].to);
    }
}

static void test_between(void)
{
    g_autoptr(Calendar) calendar = office();
    static const struct {
        const char *from, *to;
        int64_t seconds;
    } cases[] = {
        {"2026-03-02 09:00", "2026-03-02 09:00:01", 1},
        {"2026-03-02 09:00", "2026-03-02 08:00", 0},
        {"2026-03-02 12:00", "2026-03-02 13:00", 0},
        {"2026-03-02 11:59", "2026-03-02 13:01", 120},
        {"2026-03-06 11:00", "2026-03-09 09:30", 7200},
        {"2026-03-02 00:00", "2026-03-09 00:00", 35 * 3600 + 1800},
        {"2026-03-23 00:00", "2026-03-30 00:00", 35 * 3600 + 1800}, /* a week of 167 hours */
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpint(calendar_between(calendar, at(berlin, cases[i].from), at(berlin, cases[i].to)), ==,
                        cases[i].seconds);
}

/* A night shift that the clock change runs through, and a day without closing. */
static void test_summer_time_in_a_shift(void)
{
    g_autoptr(Calendar) calendar = calendar_new(berlin);
    g_assert_true(calendar_add_shifts(calendar, "sun", "00:00-06:00", NULL));
    g_assert_true(calendar_add_shifts(calendar, "mon-sat", "00:00-24:00", NULL));
    assert_time(berlin, calendar_add(calendar, at(berlin, "2026-03-29 00:00"), 3 * 3600), "2026-03-29 04:00");
    assert_time(berlin, calendar_add(calendar, at(berlin, "2026-10-25 00:00"), 4 * 3600), "2026-10-25 03:00");
    assert_time(berlin, calendar_add(calendar, at(berlin, "2026-03-02 23:00"), 2 * 3600), "2026-03-03 01:00");
    g_assert_cmpint(calendar_between(calendar, at(berlin, "2026-03-29 00:00"), at(berlin, "2026-03-30 00:00")), ==,
                    5 * 3600);
}

static void test_never_open(void)
{
    g_autoptr(Calendar) calendar = calendar_new(berlin);
    int64_t from = at(berlin, "2026-03-02 10:00"), two_years = 731 * 86400;
    g_assert_false(calendar_open(calendar, from));
    g_assert_cmpint(calendar_add(calendar, from, 3600), ==, from + two_years);
    g_assert_cmpint(calendar_add_days(calendar, from, 1), <=, from + 2 * two_years);
    g_assert_cmpint(calendar_between(calendar, from, from + two_years), ==, 0);
}

static void test_refused(void)
{
    static const char *const cases[][2] = {{"mon-fry", "09:00-17:00"},
                                           {"", "09:00-17:00"},
                                           {"mon-tue-wed", "09:00-17:00"},
                                           {"mon", "9-17"},
                                           {"mon", ""},
                                           {"mon", "09:00-17:60"},
                                           {"mon", "17:00-09:00"},
                                           {"mon", "09:00-09:00"},
                                           {"mon", "09:00-17:00x"},
                                           {"mon", "09:00-24:01"},
                                           {"mon", "09:00-12:00 11:59-13:00"}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Calendar) calendar = calendar_new(berlin);
        g_autoptr(GError) error = NULL;
        g_test_message("%s: %s", cases[i][0], cases[i][1]);
        g_assert_false(calendar_add_shifts(calendar, cases[i][0], cases[i][1], &error));
        g_assert_nonnull(error);
    }
    g_autoptr(Calendar) calendar = calendar_new(berlin);
    g_autoptr(GError) error = NULL;
    g_assert_false(calendar_add_holidays(calendar, "/nonexistent.ics", &error));
    g_assert_cmpstr(error->message, ==, "/nonexistent.ics: No such file or directory");
}

static void test_absences(void)
{
    g_autofree char *file =
        ics("BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20260706\r\nDTEND;VALUE=DATE:20260718\r\nEND:VEVENT\r\n"
            "BEGIN:VEVENT\r\nUID:2\r\nDTSTART:20260710T100000\r\nDURATION:PT2H\r\nEND:VEVENT\r\n"
            "BEGIN:VEVENT\r\nUID:3\r\nDTSTART:20260901T090000\r\nDURATION:PT4H\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\n");
    Absences *absences = absences_load(file, berlin, NULL);
    g_remove(file);
    static const struct {
        const char *when;
        bool away;
    } cases[] = {{"2026-07-05 23:59:59", false}, {"2026-07-06 00:00", true},  {"2026-07-10 13:00", true},
                 {"2026-07-17 23:59:59", true},  {"2026-07-18 00:00", false}, {"2026-09-01 09:00", true},
                 {"2026-09-01 13:00", false},    {"2026-09-02 10:00", false}, {"2026-09-08 12:59:59", true},
                 {"2027-09-07 10:00", true}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("%s", cases[i].when);
        g_assert_cmpint(absences_cover(absences, at(berlin, cases[i].when)), ==, cases[i].away);
    }
    g_assert_false(absences_cover(NULL, 0));
    absences_free(absences);
    absences_free(NULL);
}

/* Files that never end, or make no sense. */
static void test_hostile_files(void)
{
    static const char *const events[] = {
        "BEGIN:VEVENT\r\nDTSTART:20000101T000000Z\r\nDURATION:PT1S\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT\r\n",
        "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20200230\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\nEND:VEVENT\r\n",
        "BEGIN:VEVENT\r\nDTSTART:nonsense\r\nEND:VEVENT\r\n",
        "BEGIN:VEVENT\r\nEND:VEVENT\r\n",
        "BEGIN:VEVENT\r\nDTSTART:20260101T000000\r\nDTEND:20250101T000000\r\nEND:VEVENT\r\n",
        "BEGIN:VEVENT\r\nDTSTART;TZID=Nowhere/Land:20260101T000000\r\nDURATION:P1D\r\nRRULE:FREQ=FORTNIGHTLY\r\n",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(events); i++) {
        g_autofree char *file = ics(events[i]);
        g_autoptr(Calendar) calendar = calendar_new(berlin);
        gint64 start = g_get_monotonic_time();
        calendar_add_shifts(calendar, "mon-fri", "09:00-17:00", NULL);
        calendar_add_holidays(calendar, file, NULL);
        g_assert_true(calendar_open(calendar, at(berlin, "2026-03-02 10:00:30")));
        g_assert_cmpint(g_get_monotonic_time() - start, <, 2 * G_USEC_PER_SEC);
        g_remove(file);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    berlin = g_time_zone_new_identifier("Europe/Berlin");
    g_assert_nonnull(berlin);
    g_test_add_func("/calendar/open", test_open);
    g_test_add_func("/calendar/add", test_add);
    g_test_add_func("/calendar/add-days", test_add_days);
    g_test_add_func("/calendar/between", test_between);
    g_test_add_func("/calendar/summer-time-in-a-shift", test_summer_time_in_a_shift);
    g_test_add_func("/calendar/never-open", test_never_open);
    g_test_add_func("/calendar/refused", test_refused);
    g_test_add_func("/calendar/absences", test_absences);
    g_test_add_func("/calendar/hostile-files", test_hostile_files);
    int result = g_test_run();
    g_time_zone_unref(berlin);
    return result;
}
