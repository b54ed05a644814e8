/* Words: which template is found, what the shipped ones say, and how moments are said. */
#include "templates/words.h"

#include <glib/gstdio.h>
#include <string.h>

static void put(const char *dir, const char *path, const char *text)
{
    g_autofree char *full = g_build_filename(dir, path, NULL);
    g_autofree char *folder = g_path_get_dirname(full);
    g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
    g_assert_true(g_file_set_contents(full, text, -1, NULL));
}

static void remove_tree(const char *path)
{
    GDir *dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *inner = g_build_filename(path, name, NULL);
        remove_tree(inner);
    }
    if (dir)
        g_dir_close(dir);
    g_remove(path);
}

typedef struct {
    char *shipped, *own;
} Folders;

static void set_up(Folders *folders, const void *data)
{
    (void)data;
    folders->shipped = g_dir_make_tmp("words-XXXXXX", NULL);
    folders->own = g_dir_make_tmp("words-XXXXXX", NULL);
    put(folders->shipped, "en/a.mustache", "Subject: en {{x}}\n\n\n{{#no}}\n{{/no}}\nbody {{x}}\n\n\n\nend\n\n");
    put(folders->shipped, "en/a.html.mustache", "<p>{{x}}</p>");
    put(folders->shipped, "en/_p.mustache", "en partial");
    put(folders->shipped, "de/a.mustache", "Subject: de\n\n{{>_p}}\n");
    put(folders->shipped, "fr/_p.mustache", "fr partial");
    put(folders->shipped, "fr/a.mustache", "Subject: fr\n\n{{>_p}}{{>_q}}\n");
    put(folders->shipped, "en/only.mustache", "Subject: only\n");
    put(folders->shipped, "README/a.mustache", "no language, not looked at");
}

static void tear_down(Folders *folders, const void *data)
{
    (void)data;
    remove_tree(folders->shipped);
    remove_tree(folders->own);
    g_free(folders->shipped);
    g_free(folders->own);
}

static Worded *rendered(const Words *words, const char *name, const char *first, const char *second)
{
    json_t *data = json_pack("{s:s}", "x", "<&>");
    const char *languages[] = {first, second, NULL};
    GError *error = NULL;
    Worded *worded = words_render(words, name, languages, data, &error);
    g_assert_no_error(error);
    json_decref(data);
    return worded;
}

static void test_languages(Folders *folders, const void *unused)
{
    (void)unused;
    static const struct {
        const char *name, *first, *second, *language, *text;
    } cases[] = {
        {"a", "de", "en", "de", "en partial"},
        {"a", "DE-AT", NULL, "de", "en partial"},
        {"a", "fr", NULL, "fr", "fr partial\n"},
        {"a", "ja", "fr", "fr", "fr partial\n"},
        {"a", "ja", NULL, "en", "body <&>\n\nend\n"},
        {"a", "", "../../etc", "en", "body <&>\n\nend\n"},
        {"only", "de", "fr", "en", ""},
    };
    GError *error = NULL;
    g_autoptr(Words) words = words_load(folders->shipped, NULL, &error);
    g_assert_no_error(error);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Worded) worded = rendered(words, cases[i].name, cases[i].first, cases[i].second);
        g_assert_cmpstr(worded->language, ==, cases[i].language);
        g_assert_cmpstr(worded->text, ==, cases[i].text);
    }
    g_autoptr(Worded) en = rendered(words, "a", "en", NULL);
    g_assert_cmpstr(en->subject, ==, "en <&>");
    g_assert_cmpstr(en->html, ==, "<p>&lt;&amp;&gt;</p>");
    g_assert_null(words_render(words, "none", NULL, NULL, &error));
    g_assert_cmpstr(error->message, ==, "no template none");
    g_clear_error(&error);
    g_assert_null(words_render(words, "_p", NULL, NULL, NULL));
    g_assert_null(words_render(words, "a.html", NULL, NULL, NULL));
}

static void test_own_first(Folders *folders, const void *unused)
{
    (void)unused;
    put(folders->own, "en/a.mustache", "Subject: ours\n\nours\n");
    put(folders->own, "en/_p.mustache", "our partial");
    g_autoptr(Words) words = words_load(folders->shipped, folders->own, NULL);
    g_autoptr(Worded) en = rendered(words, "a", "en", NULL);
    g_assert_cmpstr(en->subject, ==, "ours");
    g_assert_null(en->html); /* the shipped one says something else */
    g_autoptr(Worded) de = rendered(words, "a", "de", NULL);
    g_assert_cmpstr(de->text, ==, "our partial");
}

static void assert_fails(const Words *words, const char *name, const char *complaint)
{
    static const char *const english[] = {"en", NULL};
    g_autoptr(GError) error = NULL;
    g_assert_null(words_render(words, name, english, NULL, &error));
    g_test_message("%s", error->message);
    g_assert_true(g_str_has_suffix(error->message, complaint));
}

/* What goes wrong only when it is worded is told with its line in the file, too. */
static void test_broken_later(Folders *folders, const void *unused)
{
    (void)unused;
    put(folders->own, "en/_round.mustache", "\n\n{{>_round}}");
    put(folders->own, "en/c.mustache", "Subject: x\n\nfine\n{{>_round}}\n");
    put(folders->own, "en/d.mustache", "Subject: {{>_round}}\n\nfine\n");
    put(folders->own, "en/e.mustache", "Subject: x\n\nfine\n");
    put(folders->own, "en/e.html.mustache", "<p>\n<p>{{>_round}}\n");
    g_autoptr(Words) words = words_load(folders->shipped, folders->own, NULL);
    assert_fails(words, "c", "en/c.mustache:4: in _round, line 3: partials are nested too deep: _round");
    assert_fails(words, "d", "en/d.mustache:1: in _round, line 3: partials are nested too deep: _round");
    assert_fails(words, "e", "en/e.html.mustache:2: in _round, line 3: partials are nested too deep: _round");
}

static void collect_name(const char *name, const char *file, unsigned line, void *context)
{
    g_autofree char *base = g_path_get_basename(file);
    g_string_append_printf(context, "%s:%u %s\n", base, line, name);
}

static void test_lists(Folders *folders, const void *unused)
{
    (void)unused;
    put(folders->own, "en/f.mustache",
        "Subject: {{s}}\n\n{{#l}}\n{{.}} {{{a.b}}}\n{{/l}}\n{{>_g}}{{>_none}}\n{{>_g}}\n");
    put(folders->own, "en/_g.mustache", "\n{{^g}}{{>_g}}{{/g}}");
    put(folders->own, "sv/f.mustache", "Subject: x\n\n");
    g_autoptr(Words) words = words_load(folders->shipped, folders->own, NULL);
    g_auto(GStrv) letters = words_letters(words), languages = words_languages(words, "f");
    g_autofree char *all = g_strjoinv(" ", languages);
    g_assert_true(g_strv_contains((const char *const *)letters, "f"));
    g_assert_false(g_strv_contains((const char *const *)letters, "_g"));
    g_assert_cmpstr(all, ==, "en sv");
    g_autoptr(GString) names = g_string_new(NULL);
    words_names(words, "f", "en", collect_name, names);
    g_assert_cmpstr(names->str, ==,
                    "f.mustache:1 s\nf.mustache:3 l\nf.mustache:4 .\nf.mustache:4 a.b\n_g.mustache:2 g\n"
                    "f.mustache:6 >_none\n");
}

static void test_broken(Folders *folders, const void *unused)
{
    (void)unused;
    static const struct {
        const char *path, *text, *complaint;
    } cases[] = {
        {"en/b.mustache", "Hello\n\n", "en/b.mustache:1: expected \"Subject: …\" and an empty line"},
        {"en/b.mustache", "Subject: x\nbody\n", "en/b.mustache:1: expected \"Subject: …\" and an empty line"},
        {"en/b.mustache", "Subject: x\n\n\n{{#a}}\n", "en/b.mustache:4: section is never closed: a"},
        {"en/b.html.mustache", "<p>\n{{/a}}\n", "en/b.html.mustache:2: closes what is not open: a"},
        {"en/_b.mustache", "{{", "en/_b.mustache:1: tag is never closed, expected }}"},
        {"de/b.mustache", "Subject: \xff\n\n", "de/b.mustache: no UTF-8 text of at most 256 KiB"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        put(folders->own, cases[i].path, cases[i].text);
        GError *error = NULL;
        g_assert_null(words_load(folders->shipped, folders->own, &error));
        g_assert_true(g_str_has_suffix(error->message, cases[i].complaint));
        g_clear_error(&error);
        g_autofree char *path = g_build_filename(folders->own, cases[i].path, NULL);
        g_remove(path);
    }
    GError *error = NULL;
    g_assert_null(words_load("/nonexistent", NULL, &error));
    g_assert_nonnull(error);
    g_clear_error(&error);
}

/* 2025-11-24 was a Monday; times in UTC. */
static const struct {
    const char *language, *zone, *at, *now, *moment, *brief;
} moments[] = {
    {"fr", "Europe/Berlin", "2025-12-01T09:00:00Z", "2025-11-24T08:10:00Z", "le lundi 1er décembre à 10 h 00 (CET)",
     "1 Dec 10:00"},
    {"es", "Europe/Berlin", "2025-11-25T09:00:00Z", "2025-11-24T08:10:00Z", "mañana, martes, a las 10:00 (CET)",
     "Tue 10:00"},
    {"it", "Europe/Berlin", "2025-11-24T09:10:00Z", "2025-11-24T08:10:00Z", "oggi alle ore 10:10 (CET)", "10:10"},
    {"nl-BE", "Europe/Berlin", "2025-11-26T09:00:00Z", "2025-11-24T08:10:00Z", "woensdag om 10.00 uur (CET)",
     "Wed 10:00"},
    {"pt", "Europe/Berlin", "2025-12-01T09:00:00Z", "2025-11-24T08:10:00Z",
     "segunda-feira, 1 de dezembro, às 10:00 (CET)", "1 Dec 10:00"},
    {"pl", "Europe/Berlin", "2025-12-01T09:00:00Z", "2025-11-24T08:10:00Z",
     "w poniedziałek, 1 grudnia, o godz. 10:00 (CET)", "1 Dec 10:00"},
    {"cs", "Europe/Berlin", "2025-12-01T09:00:00Z", "2025-11-24T08:10:00Z", "v pondělí 1. prosince v 10:00 (CET)",
     "1 Dec 10:00"},
    {"sv", "Europe/Berlin", "2025-12-01T09:00:00Z", "2025-11-24T08:10:00Z", "måndag den 1 december kl. 10.00 (CET)",
     "1 Dec 10:00"},
    {"tr", "Europe/Berlin", "2025-12-01T09:00:00Z", "2025-11-24T08:10:00Z", "1 Aralık Pazartesi, saat 10.00 (CET)",
     "1 Dec 10:00"},
    {"ru", "Europe/Berlin", "2025-12-01T09:00:00Z", "2025-11-24T08:10:00Z", "10:00 (CET) понедельника, 1 декабря",
     "1 Dec 10:00"},
    {"zh", "Europe/Berlin", "2025-12-01T09:00:00Z", "2025-11-24T08:10:00Z", "12月1日（星期一）10:00（CET）",
     "1 Dec 10:00"},
    {"ja", "Europe/Berlin", "2025-12-01T09:00:00Z", "2025-11-24T08:10:00Z", "12月1日（月曜日）10:00（CET）",
     "1 Dec 10:00"},
    {"ko", "Europe/Berlin", "2025-12-01T09:00:00Z", "2025-11-24T08:10:00Z", "12월 1일(월요일) 10:00(CET)",
     "1 Dec 10:00"},
    {"ar", "Europe/Berlin", "2025-12-01T09:00:00Z", "2025-11-24T08:10:00Z", "يوم الاثنين 1 ديسمبر، الساعة 10:00 (CET)",
     "1 Dec 10:00"},
    {"pl", "Europe/Berlin", "2025-11-25T09:00:00Z", "2025-11-24T08:10:00Z", "jutro, we wtorek, o godz. 10:00 (CET)",
     "Tue 10:00"},
    {"cs", "Europe/Berlin", "2025-11-25T09:00:00Z", "2025-11-24T08:10:00Z", "zítra, v úterý, v 10:00 (CET)",
     "Tue 10:00"},
    {"ru", "Europe/Berlin", "2025-11-25T09:00:00Z", "2025-11-24T08:10:00Z", "10:00 (CET) завтрашнего дня, вторника",
     "Tue 10:00"},
    {"ar", "Europe/Berlin", "2025-11-25T09:00:00Z", "2025-11-24T08:10:00Z", "يوم غد الثلاثاء، الساعة 10:00 (CET)",
     "Tue 10:00"},
    {"en", "Europe/Berlin", "2025-11-24T09:10:00Z", "2025-11-24T08:10:00Z", "today, Monday 10:10 CET", "10:10"},
    {"de", "Europe/Berlin", "2025-11-24T09:10:00Z", "2025-11-24T08:10:00Z", "heute, Montag, 10:10 Uhr MEZ", "10:10"},
    {"en", "Europe/Berlin", "2025-11-25T09:00:00Z", "2025-11-24T22:59:00Z", "tomorrow, Tuesday 10:00 CET", "Tue 10:00"},
    {"en", "Europe/Berlin", "2025-11-25T09:00:00Z", "2025-11-24T23:01:00Z", "today, Tuesday 10:00 CET", "10:00"},
    {"de", "Europe/Berlin", "2025-11-25T09:00:00Z", "2025-11-24T12:00:00Z", "morgen, Dienstag, 10:00 Uhr MEZ",
     "Di 10:00"},
    {"en", "Europe/Berlin", "2025-11-24T09:00:00Z", "2025-11-21T16:00:00Z", "Monday 10:00 CET", "Mon 10:00"},
    {"de", "Europe/Berlin", "2025-11-24T09:00:00Z", "2025-11-21T16:00:00Z", "Montag, 10:00 Uhr MEZ", "Mo 10:00"},
    {"en", "Europe/Berlin", "2025-12-01T09:00:00Z", "2025-11-24T08:00:00Z", "Monday, 1 December, 10:00 CET",
     "1 Dec 10:00"},
    {"de", "Europe/Berlin", "2026-07-01T08:00:00Z", "2025-11-24T08:00:00Z", "Mittwoch, 1. Juli, 10:00 Uhr MESZ",
     "1. Juli 10:00"},
    {"en", "Europe/Berlin", "2025-11-21T09:00:00Z", "2025-11-24T08:00:00Z", "Friday, 21 November, 10:00 CET",
     "21 Nov 10:00"},
    {"en", "Asia/Dubai", "2025-11-24T09:00:00Z", "2025-11-21T08:00:00Z", "Monday 13:00 UTC+4", "Mon 13:00"},
    {"en", "Asia/Kathmandu", "2025-11-24T09:00:00Z", "2025-11-21T08:00:00Z", "Monday 14:45 UTC+5:45", "Mon 14:45"},
    {"en", "America/New_York", "2025-11-24T15:00:00Z", "2025-11-21T08:00:00Z", "Monday 10:00 EST", "Mon 10:00"},
    {"hu", "Europe/Berlin", "2025-11-24T09:00:00Z", "2025-11-21T16:00:00Z", "Monday 10:00 CET", "Mon 10:00"},
    {"de-AT", "Europe/Vienna", "2025-11-24T09:00:00Z", "2025-11-21T16:00:00Z", "Montag, 10:00 Uhr MEZ", "Mo 10:00"},
    {"den", "UTC", "2025-11-24T09:00:00Z", "2025-11-21T16:00:00Z", "Monday 09:00 UTC", "Mon 09:00"},
    /* the night the clocks go back: the later day is still one day away */
    {"en", "Europe/Berlin", "2025-10-26T22:30:00Z", "2025-10-25T21:30:00Z", "tomorrow, Sunday 23:30 CET", "Sun 23:30"},
};

static int64_t unix_of(const char *iso)
{
    g_autoptr(GDateTime) at = g_date_time_new_from_iso8601(iso, NULL);
    return g_date_time_to_unix(at);
}

static void test_moments(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(moments); i++) {
        g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(moments[i].zone);
        g_assert_nonnull(zone);
        int64_t at = unix_of(moments[i].at), now = unix_of(moments[i].now);
        g_autofree char *moment = words_moment(moments[i].language, at, now, zone);
        g_autofree char *brief = words_moment_short(moments[i].language, at, now, zone);
        g_assert_cmpstr(moment, ==, moments[i].moment);
        g_assert_cmpstr(brief, ==, moments[i].brief);
    }
    g_autofree char *strange = words_moment(NULL, INT64_MAX, INT64_MIN, NULL);
    g_assert_nonnull(strange);
    g_autofree char *en = words_day("en", 1763978400, NULL), *de = words_day("de", 1763978400, NULL);
    g_assert_cmpstr(en, ==, "24 November 2025");
    g_assert_cmpstr(de, ==, "24. November 2025");
}

/* Each shipped letter exists in both languages, renders with no facts at all, and
 * never lets a fact in unescaped. */
static void test_shipped(void)
{
    static const char *const names[] = {"ack-hot", "ack-general", "card", "notice"};
    static const char *const languages[] = {"en", "de"};
    GError *error = NULL;
    g_autofree char *dir = g_strdup(g_getenv("TEMPLATES") ? g_getenv("TEMPLATES") : "templates");
    g_autoptr(Words) words = words_load(dir, NULL, &error);
    g_assert_no_error(error);
    json_t *empty = json_object();
    json_t *full = json_pack("{s:s, s:s, s:s, s:s, s:[s], s:b, s:b}", "name", "<b>", "who", "<b>", "lead", "L-1",
                             "subject", "<b>", "wants", "<b>", "has_wants", 1, "followup", 1);
    for (size_t i = 0; i < G_N_ELEMENTS(names) * 2; i++) {
        const char *wish[] = {languages[i % 2], NULL};
        g_autoptr(Worded) bare = words_render(words, names[i / 2], wish, empty, &error);
        g_assert_no_error(error);
        g_assert_cmpstr(bare->language, ==, wish[0]);
        g_assert_null(strstr(bare->text, "{{"));
        g_autoptr(Worded) filled = words_render(words, names[i / 2], wish, full, &error);
        g_assert_no_error(error);
        g_assert_nonnull(strstr(filled->text, "<b>"));
        g_assert_true(strcmp(names[i / 2], "card") != 0 || filled->html);
        g_assert_true(!filled->html || strstr(filled->html, "&lt;b&gt;"));
    }
    json_decref(empty);
    json_decref(full);
}

static const char *const ack_kinds[] = {"rfq", "price", "order", "demo", "call", "sample", "brochure", "other"};

static json_t *ack_data(const char *kind, bool full)
{
    json_t *data = json_pack("{s:{s:b}, s:s}", "kind", kind, 1, "company", "\"ACME\"");
    if (!full)
        return data;
    json_t *more = json_pack("{s:s, s:s, s:s, s:s, s:b, s:b, s:{s:s, s:s}, s:[{s:{s:b}}, {s:{s:b}}, {s:{s:b}}]}",
                             "name", "Li", "subject", "NF-220", "promised", "PROMISED", "closed", "OPENS", "customer",
                             1, "asks", 1, "owner", "name", "Bo", "email", "bo@x.example", "ask", "fact", "product", 1,
                             "fact", "quantity", 1, "fact", "phone", 1);
    json_object_update_new(data, more);
    return data;
}

/* A word of English where it is not spoken shows a partial that is missing. */
static bool has_english(const char *text)
{
    static const char *const words[] = {"thank you", "Hello", "message", "answer", "Kind regards", "no later"};
    bool found = false;
    for (size_t i = 0; i < G_N_ELEMENTS(words) && !found; i++)
        found = strstr(text, words[i]) != NULL;
    return found;
}

static void check_ack(const Words *words, const char *name, const char *language, const char *kind, bool full)
{
    const char *wish[] = {language, NULL};
    GError *error = NULL;
    json_t *data = ack_data(kind, full);
    g_autoptr(Worded) worded = words_render(words, name, wish, data, &error);
    g_assert_no_error(error);
    g_assert_true(words_page(words, worded, &error));
    json_decref(data);
    g_assert_cmpstr(worded->language, ==, language);
    g_assert_true(g_utf8_validate(worded->text, -1, NULL) && g_utf8_validate(worded->html, -1, NULL));
    g_assert_false(strstr(worded->text, "{{") || strstr(worded->html, "{{") || strstr(worded->text, "  "));
    const char *french = strcmp(language, "fr") == 0 ? "message" : NULL; /* the same word there */
    g_assert_true(french || strcmp(language, "en") == 0 || !has_english(worded->text));
    g_autofree char *direction =
        g_strdup_printf("lang=\"%s\" dir=\"%s\"", language, strcmp(language, "ar") == 0 ? "rtl" : "ltr");
    g_assert_nonnull(strstr(worded->html, direction));
    g_assert_nonnull(strstr(worded->html, "&quot;ACME&quot;"));
    g_assert_true(!full || (strstr(worded->text, "PROMISED") && strstr(worded->text, "OPENS") &&
                            strstr(worded->text, "Bo") && strstr(worded->html, "&bull;")));
}

static void test_acks(void)
{
    static const char *const languages[] = {"en", "de", "fr", "es", "it", "pt", "pl", "nl",
                                            "cs", "sv", "tr", "ru", "zh", "ja", "ko", "ar"};
    g_autoptr(Words) words = words_load(g_getenv("TEMPLATES") ? g_getenv("TEMPLATES") : "templates", NULL, NULL);
    for (size_t l = 0; l < G_N_ELEMENTS(languages); l++)
        for (size_t k = 0; k < G_N_ELEMENTS(ack_kinds) * 4; k++)
            check_ack(words, k % 2 ? "ack-hot" : "ack-general", languages[l], ack_kinds[k / 4], k & 2);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/words/languages", Folders, NULL, set_up, test_languages, tear_down);
    g_test_add("/words/own", Folders, NULL, set_up, test_own_first, tear_down);
    g_test_add("/words/broken", Folders, NULL, set_up, test_broken, tear_down);
    g_test_add("/words/broken-later", Folders, NULL, set_up, test_broken_later, tear_down);
    g_test_add("/words/lists", Folders, NULL, set_up, test_lists, tear_down);
    g_test_add_func("/words/moments", test_moments);
    g_test_add_func("/words/shipped", test_shipped);
    g_test_add_func("/words/acks", test_acks);
    return g_test_run();
}
