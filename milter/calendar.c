/* Shifts, holidays and absences: iCalendar files -> spans of time; business time by walking days. */
#include "milter/calendar.h"

#include <libical/ical.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "milter/slurp.h"

enum {
    DAY = 86400,
    TWO_YEARS = 731 * DAY,
    JULIAN_1970 = 719163, /* GDate's number of 1970-01-01 */
    SHIFTS = 8,           /* a day */
    SPANS = 64,           /* of a day, once holidays cut its shifts */
    OCCURRENCES = 5000,   /* of one repeating event */
    LAST_YEAR = 2100,
    FILE_BYTES = 4 << 20
};

typedef struct {
    int64_t start, end; /* end is outside */
} Span;

struct Calendar {
    atomic_uint references;
    GTimeZone *zone;
    Span shift[7][SHIFTS]; /* Monday first; seconds of the day, in order */
    size_t shifts[7];
    GArray *closed; /* of Span, by start */
};

struct Absences {
    GArray *away; /* of Span */
};

Calendar *calendar_new(GTimeZone *zone)
{
    Calendar *calendar = g_new0(Calendar, 1);
    calendar->references = 1;
    calendar->zone = g_time_zone_ref(zone);
    calendar->closed = g_array_new(FALSE, FALSE, sizeof(Span));
    return calendar;
}

Calendar *calendar_ref(Calendar *calendar)
{
    atomic_fetch_add(&calendar->references, 1);
    return calendar;
}

void calendar_unref(Calendar *calendar)
{
    if (!calendar || atomic_fetch_sub(&calendar->references, 1) > 1)
        return;
    g_time_zone_unref(calendar->zone);
    g_array_unref(calendar->closed);
    g_free(calendar);
}

/* --- Shifts --- */

static bool refuse(GError **error, const char *expected, const char *got)
{
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "expected %s, got \"%s\"", expected, got);
    return false;
}

static int day_of(const char *word)
{
    static const char *const days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    for (int i = 0; i < 7; i++)
        if (g_ascii_strcasecmp(word, days[i]) == 0)
            return i;
    return -1;
}

static bool parse_days(const char *days, int *first, int *last, GError **error)
{
    g_auto(GStrv) part = g_strsplit(days, "-", 3);
    guint parts = g_strv_length(part);
    *first = parts >= 1 ? day_of(part[0]) : -1;
    *last = parts == 2 ? day_of(part[1]) : *first;
    if (parts > 2 || *first < 0 || *last < 0)
        return refuse(error, "days like mon-fri or sat", days);
    return true;
}

static bool is_named(const Calendar *calendar, int first, int last)
{
    for (int day = first;; day = (day + 1) % 7) {
        if (calendar->shifts[day] > 0)
            return true;
        if (day == last)
            return false;
    }
}

static bool parse_shift(const char *text, Span *shift)
{
    unsigned h1, m1, h2, m2;
    int end = 0;
    if (strpbrk(text, "+ ") || sscanf(text, "%2u:%2u-%2u:%2u%n", &h1, &m1, &h2, &m2, &end) != 4 || text[end])
        return false;
    *shift = (Span){h1 * 3600 + m1 * 60, h2 * 3600 + m2 * 60};
    return m1 < 60 && m2 < 60 && shift->start < shift->end && shift->end <= DAY;
}

/* "22:00-06:00" */
static bool is_night(const char *text)
{
    g_auto(GStrv) end = g_strsplit(text, "-", 2);
    g_autofree char *evening = g_strconcat(end[0], "-24:00", NULL);
    g_autofree char *morning = g_strconcat("00:00-", end[0] && end[1] ? end[1] : "", NULL);
    Span shift;
    return parse_shift(evening, &shift) && parse_shift(morning, &shift);
}

static bool put_shift(Calendar *calendar, int day, Span shift)
{
    size_t n = calendar->shifts[day], at = n;
    Span *list = calendar->shift[day];
    while (at > 0 && list[at - 1].start >= shift.end)
        at--;
    if (n == SHIFTS || (at > 0 && list[at - 1].end > shift.start))
        return false;
    memmove(&list[at + 1], &list[at], (n - at) * sizeof *list);
    list[at] = shift;
    calendar->shifts[day]++;
    return true;
}

bool calendar_add_shifts(Calendar *calendar, const char *days, const char *shifts, GError **error)
{
    int first, last;
    if (!parse_days(days, &first, &last, error))
        return false;
    if (is_named(calendar, first, last))
        return refuse(error, "each day once", days);
    g_auto(GStrv) word = g_strsplit_set(shifts, " ,", -1);
    size_t taken = 0;
    for (char **w = word; *w; w++) {
        Span shift;
        if (!**w)
            continue;
        if (!parse_shift(*w, &shift))
            return refuse(error,
                          is_night(*w) ? "shifts within a day (a night is two: 22:00-24:00, next day 00:00-06:00)"
                                       : "shifts like 08:30-12:00 13:00-17:30",
                          shifts);
        for (int day = first;; day = (day + 1) % 7) {
            if (!put_shift(calendar, day, shift))
                return refuse(error, "at most 8 shifts a day that do not overlap", shifts);
            if (day == last)
                break;
        }
        taken++;
    }
    return taken > 0 || refuse(error, "shifts like 08:30-12:00 13:00-17:30", shifts);
}

/* --- Days of a zone; a day is its number since 1970-01-01 --- */

static int64_t moment(GTimeZone *zone, int64_t day, int64_t second)
{
    GDate date;
    day += second / DAY; /* 24:00 */
    second %= DAY;
    g_date_clear(&date, 1);
    g_date_set_julian(&date, (guint32)(day + JULIAN_1970));
    g_autoptr(GDateTime) at =
        g_date_time_new(zone, g_date_get_year(&date), (gint)g_date_get_month(&date), g_date_get_day(&date),
                        (gint)(second / 3600), (gint)(second / 60 % 60), (gdouble)(second % 60));
    return g_date_time_to_unix(at);
}

/* The day of a moment, and *second of that day by the clock on the wall. */
static int64_t day_at(GTimeZone *zone, int64_t at, int64_t *second)
{
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
    g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
    GDate date;
    int year, month, day;
    g_date_time_get_ymd(local, &year, &month, &day);
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    *second = g_date_time_get_hour(local) * 3600 + g_date_time_get_minute(local) * 60 + g_date_time_get_second(local);
    return (int64_t)g_date_get_julian(&date) - JULIAN_1970;
}

/* --- iCalendar --- */

static int64_t ical_day(icaltimetype time)
{
    GDate date;
    g_date_clear(&date, 1);
    if (!g_date_valid_dmy((GDateDay)time.day, (GDateMonth)time.month, (GDateYear)time.year))
        return 0;
    g_date_set_dmy(&date, (GDateDay)time.day, (GDateMonth)time.month, (GDateYear)time.year);
    return (int64_t)g_date_get_julian(&date) - JULIAN_1970;
}

/* All-day and floating times are those of our zone. */
static int64_t ical_moment(icaltimetype time, GTimeZone *zone)
{
    if (time.zone && !time.is_date)
        return (int64_t)icaltime_as_timet_with_zone(time, time.zone);
    return moment(zone, ical_day(time), time.is_date ? 0 : time.hour * 3600 + time.minute * 60 + time.second);
}

/* DTEND is outside; without it, and without DURATION, a date is a whole day (RFC 5545, 3.6.1). */
static Span span_of(icaltimetype start, struct icaldurationtype length, GTimeZone *zone)
{
    icaltimetype end = icaltime_add(start, length);
    if (start.is_date && icaltime_compare(end, start) <= 0)
        icaltime_adjust(&end, 1, 0, 0, 0);
    return (Span){ical_moment(start, zone), ical_moment(end, zone)};
}

static bool excluded(icalcomponent *event, icaltimetype start)
{
    for (icalproperty *p = icalcomponent_get_first_property(event, ICAL_EXDATE_PROPERTY); p;
         p = icalcomponent_get_next_property(event, ICAL_EXDATE_PROPERTY)) {
        icaltimetype except = icalproperty_get_exdate(p);
        if (except.is_date ? icaltime_compare_date_only(except, start) == 0
                           : icaltime_compare(icaltime_set_timezone(&except, start.zone), start) == 0)
            return true;
    }
    return false;
}

static void add_span(GArray *spans, Span span)
{
    if (span.end > span.start)
        g_array_append_val(spans, span);
}

static void add_repeats(icalcomponent *event, icaltimetype start, struct icaldurationtype length, GTimeZone *zone,
                        GArray *spans)
{
    icalproperty *property = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
    icalrecur_iterator *repeat = icalrecur_iterator_new(icalproperty_get_rrule(property), start);
    if (!repeat)
        return;
    icaltimetype next = icalrecur_iterator_next(repeat);
    for (int i = 0; i < OCCURRENCES && !icaltime_is_null_time(next) && next.year <= LAST_YEAR; i++) {
        if (!excluded(event, next))
            add_span(spans, span_of(next, length, zone));
        next = icalrecur_iterator_next(repeat);
    }
    icalrecur_iterator_free(repeat);
}

static void add_event(icalcomponent *event, GTimeZone *zone, GArray *spans)
{
    icaltimetype start = icalcomponent_get_dtstart(event);
    if (icaltime_is_null_time(start) || icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED)
        return;
    struct icaldurationtype length = icalcomponent_get_duration(event);
    if (icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY))
        add_repeats(event, start, length, zone, spans);
    else
        add_span(spans, span_of(start, length, zone));
    for (icalproperty *p = icalcomponent_get_first_property(event, ICAL_RDATE_PROPERTY); p;
         p = icalcomponent_get_next_property(event, ICAL_RDATE_PROPERTY))
        add_span(spans, span_of(icalproperty_get_rdate(p).time, length, zone));
}

static gint by_start(gconstpointer a, gconstpointer b)
{
    const Span *x = a, *y = b;
    return (x->start > y->start) - (x->start < y->start);
}

/* Overlapping ones become one. */
static void tidy(GArray *spans)
{
    g_array_sort(spans, by_start);
    guint kept = 0;
    for (guint i = 0; i < spans->len; i++) {
        Span *last = kept ? &g_array_index(spans, Span, kept - 1) : NULL, *span = &g_array_index(spans, Span, i);
        if (last && span->start <= last->end)
            last->end = MAX(last->end, span->end);
        else
            g_array_index(spans, Span, kept++) = *span;
    }
    g_array_set_size(spans, kept);
}

Calendar *calendar_in_zone(const Calendar *calendar, GTimeZone *zone)
{
    Calendar *copy = calendar_new(zone);
    memcpy(copy->shift, calendar->shift, sizeof copy->shift);
    memcpy(copy->shifts, calendar->shifts, sizeof copy->shifts);
    calendar_take_holidays(copy, calendar);
    return copy;
}

void calendar_take_holidays(Calendar *calendar, const Calendar *from)
{
    for (guint i = 0; i < from->closed->len; i++) {
        Span span = g_array_index(from->closed, Span, i);
        int64_t begin, end, first = day_at(from->zone, span.start, &begin), last = day_at(from->zone, span.end, &end);
        Span there = {moment(calendar->zone, first, begin), moment(calendar->zone, last, end)};
        g_array_append_val(calendar->closed, there);
    }
    tidy(calendar->closed);
}

static icalcomponent *load_file(const char *path, GError **error)
{
    g_autoptr(GString) text = slurp(path, FILE_BYTES, error);
    if (!text)
        return NULL;
    icalcomponent *root = strstr(text->str, "BEGIN:VCALENDAR") ? icalparser_parse_string(text->str) : NULL;
    if (!root)
        refuse(error, "BEGIN:VCALENDAR", "no such line");
    return root;
}

static bool load_events(const char *path, GTimeZone *zone, GArray *spans, GError **error)
{
    icalcomponent *root = load_file(path, error);
    if (!root)
        return false;
    for (icalcomponent *event = icalcomponent_get_first_component(root, ICAL_VEVENT_COMPONENT); event;
         event = icalcomponent_get_next_component(root, ICAL_VEVENT_COMPONENT))
        add_event(event, zone, spans);
    icalcomponent_free(root);
    icalmemory_free_ring();
    tidy(spans);
    return true;
}

bool calendar_add_holidays(Calendar *calendar, const char *ics_path, GError **error)
{
    return load_events(ics_path, calendar->zone, calendar->closed, error);
}

int64_t calendar_known_until(const Calendar *calendar)
{
    const GArray *closed = calendar->closed; /* disjoint, in order */
    return closed->len ? g_array_index(closed, Span, closed->len - 1).end : 0;
}

Absences *absences_load(const char *ics_path, GTimeZone *zone, GError **error)
{
    Absences *absences = g_new0(Absences, 1);
    absences->away = g_array_new(FALSE, FALSE, sizeof(Span));
    if (load_events(ics_path, zone, absences->away, error))
        return absences;
    absences_free(absences);
    return NULL;
}

void absences_free(Absences *absences)
{
    if (!absences)
        return;
    g_array_unref(absences->away);
    g_free(absences);
}

/* Index of the first span that ends after `at`, among disjoint ones in order. */
static guint first_ending_after(const GArray *spans, int64_t at)
{
    guint low = 0, high = spans->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(spans, Span, middle).end > at)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

bool absences_cover(const Absences *absences, int64_t at)
{
    guint i = absences ? first_ending_after(absences->away, at) : 0;
    return absences && i < absences->away->len && g_array_index(absences->away, Span, i).start <= at;
}

/* --- Rota --- */

typedef struct {
    Span span;
    const char *name; /* the rota's */
} Duty;

struct Rota {
    GArray *duty;
    GPtrArray *names;
};

static const char *keep_name(Rota *rota, const char *summary)
{
    g_autofree char *name = g_strstrip(g_strdup(summary ? summary : ""));
    for (guint i = 0; i + 1 < rota->names->len; i++)
        if (strcmp(rota->names->pdata[i], name) == 0)
            return rota->names->pdata[i];
    g_ptr_array_insert(rota->names, (gint)rota->names->len - 1, g_steal_pointer(&name));
    return rota->names->pdata[rota->names->len - 2];
}

static void add_duty(Rota *rota, icalcomponent *event, GTimeZone *zone)
{
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(Span));
    add_event(event, zone, spans);
    const char *name = spans->len ? keep_name(rota, icalcomponent_get_summary(event)) : NULL;
    for (guint i = 0; i < spans->len; i++) {
        Duty duty = {g_array_index(spans, Span, i), name};
        g_array_append_val(rota->duty, duty);
    }
}

Rota *rota_load(const char *ics_path, GTimeZone *zone, GError **error)
{
    icalcomponent *root = load_file(ics_path, error);
    if (!root)
        return NULL;
    Rota *rota = g_new0(Rota, 1);
    rota->duty = g_array_new(FALSE, FALSE, sizeof(Duty));
    rota->names = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(rota->names, NULL);
    for (icalcomponent *event = icalcomponent_get_first_component(root, ICAL_VEVENT_COMPONENT); event;
         event = icalcomponent_get_next_component(root, ICAL_VEVENT_COMPONENT))
        add_duty(rota, event, zone);
    icalcomponent_free(root);
    icalmemory_free_ring();
    g_array_sort(rota->duty, by_start);
    return rota;
}

void rota_free(Rota *rota)
{
    if (!rota)
        return;
    g_array_unref(rota->duty);
    g_ptr_array_unref(rota->names);
    g_free(rota);
}

const char *rota_at(const Rota *rota, int64_t at)
{
    const char *name = NULL;
    for (guint i = 0; rota && i < rota->duty->len; i++) {
        const Duty *duty = &g_array_index(rota->duty, Duty, i);
        if (duty->span.start > at)
            break;
        name = duty->span.end > at ? duty->name : name;
    }
    return name;
}

int64_t rota_known_until(const Rota *rota)
{
    int64_t until = 0;
    for (guint i = 0; rota && i < rota->duty->len; i++)
        until = MAX(until, g_array_index(rota->duty, Duty, i).span.end);
    return until;
}

const char *const *rota_names(const Rota *rota)
{
    return (const char *const *)rota->names->pdata;
}

/* --- Business time: open spans, one after the other --- */

typedef struct {
    const Calendar *calendar;
    int64_t day, last_day;
    Span span[SPANS]; /* of `day` */
    size_t n, next;
} Walk;

/* What the holidays leave of a shift. */
static void cut(Walk *walk, Span shift)
{
    const GArray *closed = walk->calendar->closed;
    for (guint i = first_ending_after(closed, shift.start); i < closed->len; i++) {
        Span off = g_array_index(closed, Span, i);
        if (off.start >= shift.end)
            break;
        if (off.start > shift.start && walk->n < SPANS - SHIFTS)
            walk->span[walk->n++] = (Span){shift.start, off.start};
        shift.start = off.end;
    }
    if (shift.start < shift.end)
        walk->span[walk->n++] = shift;
}

static void enter_day(Walk *walk, int64_t day)
{
    const Calendar *calendar = walk->calendar;
    int64_t weekday = ((day + 3) % 7 + 7) % 7; /* 1970-01-01 was a Thursday */
    walk->day = day;
    walk->n = walk->next = 0;
    for (size_t i = 0; i < calendar->shifts[weekday]; i++) {
        Span shift = calendar->shift[weekday][i];
        cut(walk, (Span){moment(calendar->zone, day, shift.start), moment(calendar->zone, day, shift.end)});
    }
}

static Walk walk_from(const Calendar *calendar, int64_t at, int64_t until)
{
    int64_t second;
    Walk walk = {.calendar = calendar};
    walk.last_day = day_at(calendar->zone, until, &second);
    enter_day(&walk, day_at(calendar->zone, at, &second));
    return walk;
}

/* The next span that ends after `at`; false when there is none until the end. */
static bool walk_next(Walk *walk, int64_t at, Span *span)
{
    for (;;) {
        while (walk->next < walk->n) {
            *span = walk->span[walk->next++];
            if (span->end > at)
                return true;
        }
        if (walk->day >= walk->last_day)
            return false;
        enter_day(walk, walk->day + 1);
    }
}

bool calendar_open(const Calendar *calendar, int64_t at)
{
    return calendar_next_open(calendar, at) == at;
}

int64_t calendar_next_open(const Calendar *calendar, int64_t at)
{
    Walk walk = walk_from(calendar, at, at + TWO_YEARS);
    Span span;
    return walk_next(&walk, at, &span) ? MAX(span.start, at) : at + TWO_YEARS;
}

int64_t calendar_add(const Calendar *calendar, int64_t at, int64_t seconds)
{
    Walk walk = walk_from(calendar, at, at + TWO_YEARS);
    Span span;
    if (seconds <= 0)
        return at;
    while (walk_next(&walk, at, &span)) {
        int64_t from = MAX(span.start, at);
        if (seconds <= span.end - from)
            return from + seconds;
        seconds -= span.end - from;
    }
    return at + TWO_YEARS;
}

int64_t calendar_add_days(const Calendar *calendar, int64_t at, int64_t days)
{
    int64_t from = calendar_next_open(calendar, at), second, limit = at + TWO_YEARS;
    int64_t day = day_at(calendar->zone, from, &second);
    Walk walk = walk_from(calendar, from, limit);
    for (int64_t left = days; left > 0;) {
        if (walk.day >= walk.last_day)
            return limit;
        enter_day(&walk, ++day);
        left -= walk.n > 0;
    }
    if (walk.n == 0)
        return from;
    int64_t same_time = moment(calendar->zone, day, second);
    return CLAMP(same_time, walk.span[0].start, walk.span[walk.n - 1].end);
}

int64_t calendar_between(const Calendar *calendar, int64_t from, int64_t to)
{
    int64_t sum = 0;
    if (to <= from)
        return 0;
    Walk walk = walk_from(calendar, from, MIN(to, from + 5 * TWO_YEARS));
    Span span;
    while (walk_next(&walk, from, &span) && span.start < to)
        sum += MIN(span.end, to) - MAX(span.start, from);
    return sum;
}
