/* Finds the template of a name in the best language, words it, and says moments. */
#include "templates/words.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>

#include "templates/moment.h"
#include "templates/mustache.h"
#include "templates/page.h"

enum { OUTPUT_MAX = 256 * 1024, FILE_MAX = 256 * 1024 };

typedef struct {
    Mustache *subject; /* NULL: HTML or a partial */
    Mustache *body;
    char *source; /* of a partial; else NULL */
    char *path;
    bool own; /* of the installation */
} Template;

struct Words {
    atomic_uint refs;
    GHashTable *template; /* "en/card", "en/card.html", "en/_sign" -> Template */
};

static void template_free(void *data)
{
    Template *template = data;
    mustache_free(template->subject);
    mustache_free(template->body);
    g_free(template->source);
    g_free(template->path);
    g_free(template);
}

static bool fail(GError **error, const char *format, const char *a, const char *b)
{
    g_set_error(error, g_quark_from_static_string("words"), 1, format, a, b);
    return false;
}

/* "line 3: why" of mustache -> "FILE:3: why". Takes over `why`. */
static bool fail_at(GError **error, const char *path, GError *why)
{
    fail(error, "%s:%s", path, why->message + strlen("line "));
    g_error_free(why);
    return false;
}

/* --- Loading --- */

/* "Subject: …", an empty line, the body: compiled with the line ends before it, so that its lines are the file's. */
static bool compile_letter(Template *template, const char *source, const char *path, GError **error)
{
    const char *end = strchr(source, '\n');
    if (!g_str_has_prefix(source, "Subject: ") || !end || (end[1] != '\n' && end[1] != '\0'))
        return fail(error, "%s:1: %s", path, "expected \"Subject: …\" and an empty line");
    g_autofree char *subject = g_strndup(source + strlen("Subject: "), (size_t)(end - source) - strlen("Subject: "));
    template->subject = mustache_compile(subject, error);
    template->body = template->subject ? mustache_compile(end, error) : NULL;
    return template->body != NULL;
}

/* Compiled as a whole first: so the complaint has the file's line. */
static bool compile_template(Template *template, const char *name, const char *source, const char *path, GError **error)
{
    GError *why = NULL;
    g_autoptr(Mustache) whole = mustache_compile(source, &why);
    if (!whole)
        return fail_at(error, path, why);
    if (*name == '_') {
        template->source = g_strdup(source);
        return true;
    }
    if (!g_str_has_suffix(name, ".html"))
        return compile_letter(template, source, path, error);
    template->body = g_steal_pointer(&whole);
    return true;
}

static bool load_file(Words *words, const char *language, const char *name, const char *path, bool own, GError **error)
{
    g_autofree char *source = NULL;
    gsize size = 0;
    if (!g_file_get_contents(path, &source, &size, error))
        return false;
    if (size > FILE_MAX || strlen(source) != size || !g_utf8_validate(source, (gssize)size, NULL))
        return fail(error, "%s: %s", path, "no UTF-8 text of at most 256 KiB");
    Template *template = g_new0(Template, 1);
    template->own = own;
    template->path = g_strdup(path);
    if (!compile_template(template, name, source, path, error)) {
        template_free(template);
        return false;
    }
    g_hash_table_insert(words->template, g_strconcat(language, "/", name, NULL), template);
    return true;
}

static bool load_language(Words *words, const char *dir, const char *language, bool own, GError **error)
{
    g_autofree char *folder = g_build_filename(dir, language, NULL);
    g_autoptr(GDir) open = g_dir_open(folder, 0, error);
    bool good = open != NULL;
    for (const char *file; good && (file = g_dir_read_name(open));) {
        if (*file == '.' || !g_str_has_suffix(file, ".mustache"))
            continue;
        g_autofree char *path = g_build_filename(folder, file, NULL);
        g_autofree char *name = g_strndup(file, strlen(file) - strlen(".mustache"));
        good = load_file(words, language, name, path, own, error);
    }
    return good;
}

/* Every folder named like a language: "de", "pt-br". */
static bool load_folder(Words *words, const char *dir, bool own, GError **error)
{
    g_autoptr(GDir) open = g_dir_open(dir, 0, error);
    bool good = open != NULL;
    for (const char *name; good && (name = g_dir_read_name(open));) {
        g_autofree char *path = g_build_filename(dir, name, NULL);
        bool language = strspn(name, "abcdefghijklmnopqrstuvwxyz-") == strlen(name) && strlen(name) <= 8;
        if (language && g_file_test(path, G_FILE_TEST_IS_DIR))
            good = load_language(words, dir, name, own, error);
    }
    return good;
}

Words *words_load(const char *shipped, const char *own, GError **error)
{
    g_autoptr(Words) words = g_new0(Words, 1);
    atomic_init(&words->refs, 1);
    words->template = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, template_free);
    if (!load_folder(words, shipped, false, error) || (own && !load_folder(words, own, true, error)))
        return NULL;
    return g_steal_pointer(&words);
}

Words *words_ref(Words *words)
{
    atomic_fetch_add(&words->refs, 1);
    return words;
}

void words_unref(Words *words)
{
    if (!words || atomic_fetch_sub(&words->refs, 1) != 1)
        return;
    g_hash_table_unref(words->template);
    g_free(words);
}

/* --- Rendering --- */

typedef struct {
    const Words *words;
    const char *language;
} Place;

static const Template *find(const Words *words, const char *language, const char *name)
{
    g_autofree char *key = g_strconcat(language, "/", name, NULL);
    return g_hash_table_lookup(words->template, key);
}

static char *find_partial(const char *name, void *context)
{
    const Place *place = context;
    const Template *template = find(place->words, place->language, name);
    if (!template)
        template = find(place->words, "en", name);
    return g_strdup(template ? template->source : NULL);
}

/* "de-AT" -> "de-at", and "de" if there is only that. */
static char *language_of(const Words *words, const char *name, const char *wish)
{
    g_autofree char *language = g_ascii_strdown(wish, -1);
    if (find(words, language, name))
        return g_steal_pointer(&language);
    language[strcspn(language, "-_")] = '\0';
    return find(words, language, name) ? g_steal_pointer(&language) : NULL;
}

char *words_language(const Words *words, const char *name, const char *const *languages)
{
    char *found = NULL;
    for (; languages && *languages && !found; languages++)
        found = language_of(words, name, *languages);
    return found ? found : language_of(words, name, "en");
}

/* Sections that said nothing leave empty lines: more than one becomes one. */
static char *tidy(const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *p = text + strspn(text, "\n"); *p; p++)
        if (*p != '\n' || out->len < 2 || out->str[out->len - 1] != '\n' || out->str[out->len - 2] != '\n')
            g_string_append_c(out, *p);
    while (out->len > 1 && g_str_has_suffix(out->str, "\n\n"))
        g_string_truncate(out, out->len - 1);
    return g_string_free(out, FALSE);
}

/* The caller frees it; NULL and *error with file and line. */
static char *run_part(const Template *template, const Mustache *part, Place *place, json_t *data, GError **error)
{
    GError *why = NULL;
    MustacheEscape escape = template->subject ? MUSTACHE_TEXT : MUSTACHE_HTML;
    char *said = mustache_run(part, data, escape, find_partial, place, OUTPUT_MAX, &why);
    if (!said)
        fail_at(error, template->path, why);
    return said;
}

static bool word_letter(const Template *template, const Template *html, Place *place, json_t *data, Worded *worded,
                        GError **error)
{
    worded->subject = run_part(template, template->subject, place, data, error);
    g_autofree char *text = worded->subject ? run_part(template, template->body, place, data, error) : NULL;
    if (!text)
        return false;
    worded->text = tidy(text);
    if (html)
        worded->html = run_part(html, html->body, place, data, error);
    return !html || worded->html;
}

Worded *words_render(const Words *words, const char *name, const char *const *languages, json_t *data, GError **error)
{
    g_autoptr(Worded) worded = g_new0(Worded, 1);
    worded->language = words_language(words, name, languages);
    const Template *template = worded->language ? find(words, worded->language, name) : NULL;
    if (!template || !template->subject) {
        fail(error, "no template %s%s", name, "");
        return NULL;
    }
    g_autofree char *html_name = g_strconcat(name, ".html", NULL);
    const Template *html = find(words, worded->language, html_name);
    if (html && html->own != template->own)
        html = NULL;
    Place place = {words, worded->language};
    return word_letter(template, html, &place, data, worded, error) ? g_steal_pointer(&worded) : NULL;
}

bool words_page(const Words *words, Worded *worded, GError **error)
{
    const Template *page = find(words, worded->language, "page.html");
    if (!page)
        page = find(words, "en", "page.html");
    if (!page || worded->html)
        return true;
    Place place = {words, worded->language};
    json_t *data = page_data(worded->text, worded->language);
    worded->html = run_part(page, page->body, &place, data, error);
    json_decref(data);
    return worded->html != NULL;
}

void worded_free(Worded *worded)
{
    if (!worded)
        return;
    g_free(worded->subject);
    g_free(worded->text);
    g_free(worded->html);
    g_free(worded->language);
    g_free(worded);
}

/* --- What there is --- */

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Of "LANGUAGE/NAME" the side wanted, of letters only: no partials, no HTML. */
static char **list(const Words *words, const char *name)
{
    GPtrArray *found = g_ptr_array_new();
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, words->template);
    while (g_hash_table_iter_next(&iter, &key, NULL)) {
        const char *slash = strchr(key, '/');
        bool letter = slash[1] != '_' && !g_str_has_suffix(slash, ".html");
        char *one = name ? g_strndup(key, (size_t)(slash - (char *)key)) : g_strdup(slash + 1);
        bool wanted = letter && (name ? strcmp(slash + 1, name) == 0
                                      : !g_ptr_array_find_with_equal_func(found, one, g_str_equal, NULL));
        if (wanted)
            g_ptr_array_add(found, g_steal_pointer(&one));
        g_free(one);
    }
    g_ptr_array_sort(found, by_name);
    g_ptr_array_add(found, NULL);
    return (char **)g_ptr_array_free(found, FALSE);
}

char **words_letters(const Words *words)
{
    return list(words, NULL);
}

char **words_languages(const Words *words, const char *name)
{
    return list(words, name);
}

typedef struct {
    Place place;
    const char *file;
    GHashTable *visited; /* partials */
    WordsName *tell;
    void *context;
} Telling;

static void tell_name(const char *name, bool partial, unsigned line, void *context)
{
    Telling *telling = context;
    if (!partial) {
        telling->tell(name, telling->file, line, telling->context);
        return;
    }
    if (!g_hash_table_add(telling->visited, g_strdup(name)))
        return;
    const Template *template = find(telling->place.words, telling->place.language, name);
    if (!template)
        template = find(telling->place.words, "en", name);
    g_autoptr(Mustache) inner = template && template->source ? mustache_compile(template->source, NULL) : NULL;
    if (!inner) {
        g_autofree char *missing = g_strconcat(">", name, NULL);
        telling->tell(missing, telling->file, line, telling->context);
        return;
    }
    Telling within = *telling;
    within.file = template->path;
    mustache_names(inner, tell_name, &within);
}

void words_names(const Words *words, const char *letter, const char *language, WordsName *tell, void *context)
{
    g_autofree char *html = g_strconcat(letter, ".html", NULL);
    g_autoptr(GHashTable) visited = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const Template *const parts[] = {find(words, language, letter), find(words, language, html)};
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (!parts[i])
            continue;
        Telling telling = {{words, language}, parts[i]->path, visited, tell, context};
        if (parts[i]->subject)
            mustache_names(parts[i]->subject, tell_name, &telling);
        mustache_names(parts[i]->body, tell_name, &telling);
    }
}

/* --- Moments --- */

typedef struct {
    const char *language;
    const char *days[7], *short_days[7];
    const char *months[12], *short_months[12];
    const char *today, *tomorrow; /* before the day's name */
    const char *day, *dated_day;  /* weekday; weekday, number, month */
    const char *time;             /* hour, minute, zone */
    const char *day_month;        /* number, month */
    const char *date;             /* number, month, year */
    const char *zones[6][2];      /* what zones are called */
} Tongue;

static const Tongue tongues[] = {
    {.language = "en",
     .days = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
     .short_days = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
     .months = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December"},
     .short_months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
     .today = "today, ",
     .tomorrow = "tomorrow, ",
     .day = "%s ",
     .dated_day = "%s, %d %s, ",
     .time = "%02d:%02d %s",
     .day_month = "%d %s ",
     .date = "%d %s %d"},
    {.language = "de",
     .days = {"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"},
     .short_days = {"Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"},
     .months = {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
                "November", "Dezember"},
     .short_months = {"Jan.", "Feb.", "März", "April", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."},
     .today = "heute, ",
     .tomorrow = "morgen, ",
     .day = "%s, ",
     .dated_day = "%s, %d. %s, ",
     .time = "%02d:%02d Uhr %s",
     .day_month = "%d. %s ",
     .date = "%d. %s %d",
     .zones = {{"CET", "MEZ"}, {"CEST", "MESZ"}, {"EET", "OEZ"}, {"EEST", "OESZ"}, {"WET", "WEZ"}, {"WEST", "WESZ"}}},
};

static const Tongue *tongue_of(const char *language)
{
    for (size_t i = 0; i < G_N_ELEMENTS(tongues); i++)
        if (language && g_ascii_strncasecmp(language, tongues[i].language, 2) == 0 && !g_ascii_isalpha(language[2]))
            return &tongues[i];
    return &tongues[0];
}

static GDateTime *local_time(int64_t at, GTimeZone *zone)
{
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
    if (!utc)
        utc = g_date_time_new_from_unix_utc(0);
    return zone ? g_date_time_to_timezone(utc, zone) : g_steal_pointer(&utc);
}

/* Days of the calendar from one to the other. */
static int days_between(GDateTime *from, GDateTime *to)
{
    g_autoptr(GDate) a = g_date_new_dmy((GDateDay)g_date_time_get_day_of_month(from),
                                        (GDateMonth)g_date_time_get_month(from), (GDateYear)g_date_time_get_year(from));
    g_autoptr(GDate) b = g_date_new_dmy((GDateDay)g_date_time_get_day_of_month(to),
                                        (GDateMonth)g_date_time_get_month(to), (GDateYear)g_date_time_get_year(to));
    return g_date_days_between(a, b);
}

/* "CET"; a zone without letters is said by its distance: "UTC+3". */
static char *zone_name(const Tongue *tongue, GDateTime *at)
{
    const char *name = g_date_time_get_timezone_abbreviation(at);
    for (size_t i = 0; i < G_N_ELEMENTS(tongue->zones) && tongue->zones[i][0]; i++)
        if (g_strcmp0(name, tongue->zones[i][0]) == 0)
            return g_strdup(tongue->zones[i][1]);
    if (name && g_ascii_isalpha(*name))
        return g_strdup(name);
    int minutes = (int)(g_date_time_get_utc_offset(at) / G_TIME_SPAN_MINUTE);
    int rest = ABS(minutes) % 60;
    return rest ? g_strdup_printf("UTC%c%d:%02d", minutes < 0 ? '-' : '+', ABS(minutes) / 60, rest)
                : g_strdup_printf("UTC%c%d", minutes < 0 ? '-' : '+', ABS(minutes) / 60);
}

char *words_moment(const char *language, int64_t at, int64_t now, GTimeZone *zone)
{
    const Tongue *tongue = tongue_of(language);
    g_autoptr(GDateTime) then = local_time(at, zone);
    g_autoptr(GDateTime) today = local_time(now, zone);
    int days = days_between(today, then);
    g_autofree char *zone_words = zone_name(tongue, then);
    char *said = moment_say(language, then, days, zone_words);
    if (said)
        return said;
    const char *day = tongue->days[g_date_time_get_day_of_week(then) - 1];
    g_autoptr(GString) out = g_string_new(days == 0 ? tongue->today : days == 1 ? tongue->tomorrow : "");
    if (days >= 0 && days <= 6)
        g_string_append_printf(out, tongue->day, day);
    else
        g_string_append_printf(out, tongue->dated_day, day, g_date_time_get_day_of_month(then),
                               tongue->months[g_date_time_get_month(then) - 1]);
    g_string_append_printf(out, tongue->time, g_date_time_get_hour(then), g_date_time_get_minute(then), zone_words);
    return g_strdup(out->str);
}

char *words_moment_short(const char *language, int64_t at, int64_t now, GTimeZone *zone)
{
    const Tongue *tongue = tongue_of(language);
    g_autoptr(GDateTime) then = local_time(at, zone);
    g_autoptr(GDateTime) today = local_time(now, zone);
    int days = days_between(today, then);
    g_autoptr(GString) out = g_string_new(NULL);
    if (days > 0 && days <= 6)
        g_string_append_printf(out, "%s ", tongue->short_days[g_date_time_get_day_of_week(then) - 1]);
    else if (days != 0)
        g_string_append_printf(out, tongue->day_month, g_date_time_get_day_of_month(then),
                               tongue->short_months[g_date_time_get_month(then) - 1]);
    g_string_append_printf(out, "%02d:%02d", g_date_time_get_hour(then), g_date_time_get_minute(then));
    return g_strdup(out->str);
}

char *words_day(const char *language, int64_t at, GTimeZone *zone)
{
    const Tongue *tongue = tongue_of(language);
    g_autoptr(GDateTime) then = local_time(at, zone);
    return g_strdup_printf(tongue->date, g_date_time_get_day_of_month(then),
                           tongue->months[g_date_time_get_month(then) - 1], g_date_time_get_year(then));
}
