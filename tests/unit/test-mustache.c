/* Mustache: the official specification where it lies beside the project, our own table, bounds. */
#include "templates/mustache.h"

#include <string.h>

typedef struct {
    const char *template, *data, *expected;
} Case;

static const Case cases[] = {
    {"", "{}", ""},
    {"Hello {{name}}!", "{\"name\": \"Müller\"}", "Hello Müller!"},
    {"{{a}} {{{a}}} {{&a}}", "{\"a\": \"<'&\\\">\"}", "&lt;&#39;&amp;&quot;&gt; <'&\"> <'&\">"},
    {"{{n}} {{r}} {{t}} {{f}} {{z}} {{l}} {{o}}",
     "{\"n\": 42, \"r\": 1.21, \"t\": true, \"f\": false, \"z\": null, \"l\": [1], \"o\": {\"a\": 1}}",
     "42 1.21 true    "},
    {"{{#a}}yes{{/a}}{{^a}}no{{/a}}", "{\"a\": \"\"}", "no"},
    {"{{#a}}yes{{/a}}{{^a}}no{{/a}}", "{\"a\": 0}", "yes"},
    {"{{#l}}{{.}},{{/l}}", "{\"l\": [1, \"b\", 2.5]}", "1,b,2.5,"},
    {"{{#l}}{{x}}{{y}} {{/l}}", "{\"x\": \"o\", \"l\": [{\"y\": 1}, {\"x\": \"i\", \"y\": 2}]}", "o1 i2 "},
    {"{{a.b}}", "{\"a\": {\"c\": 1}, \"b\": 2}", ""},
    {"a\n  {{! a comment\n over lines }}  \nb\n", "{}", "a\nb\n"},
    {"{{=<% %>=}}<% a %> {{a}}<%={{ }}=%>{{a}}", "{\"a\": 1}", "1 {{a}}1"},
    {"{{>p}}|{{>none}}", "{\"a\": \"v\"}", "[v]|"},
    {"x\n {{>lines}}\ny", "{\"a\": \"1\\n2\"}", "x\n 1\n2\n -\ny"},
    /* What data says is never read as a template. */
    {"{{a}} {{{a}}}", "{\"a\": \"{{b}}{{>p}}{{=| |=}}\", \"b\": \"BAD\"}",
     "{{b}}{{&gt;p}}{{=| |=}} {{b}}{{>p}}{{=| |=}}"},
    {"{{#s}}{{.}}{{/s}}", "{\"s\": \"{{#s}}{{/s}}\"}", "{{#s}}{{/s}}"},
};

static char *partial(const char *name, void *context)
{
    (void)context;
    if (strcmp(name, "p") == 0)
        return g_strdup("[{{a}}]");
    if (strcmp(name, "lines") == 0)
        return g_strdup("{{{a}}}\n-\n");
    if (strcmp(name, "self") == 0)
        return g_strdup("x{{>self}}");
    if (strcmp(name, "broken") == 0)
        return g_strdup("\n{{#a}}");
    return NULL;
}

static void test_own(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        json_t *data = json_loads(cases[i].data, 0, NULL);
        GError *error = NULL;
        g_assert_nonnull(data);
        g_autofree char *got = mustache_render(cases[i].template, data, MUSTACHE_HTML, partial, NULL, 1000, &error);
        g_assert_no_error(error);
        g_assert_cmpstr(got, ==, cases[i].expected);
        json_decref(data);
    }
}

static void test_text_escapes_nothing(void)
{
    json_t *data = json_pack("{s:s}", "a", "<&\"'>");
    g_autofree char *got = mustache_render("{{a}}", data, MUSTACHE_TEXT, NULL, NULL, 100, NULL);
    g_assert_cmpstr(got, ==, "<&\"'>");
    json_decref(data);
}

static const struct {
    const char *template, *complaint;
} broken[] = {
    {"a\nb {{#x}}", "line 2: section is never closed: x"},
    {"a\n\n{{x", "line 3: tag is never closed, expected }}"},
    {"{{{x}}", "line 1: tag is never closed, expected }}}"},
    {"{{/x}}", "line 1: closes what is not open: x"},
    {"{{#a}}\n{{#b}}\n{{/a}}{{/b}}", "line 3: closes what is not open: a"},
    {"{{ }}", "line 1: tag without a name"},
    {"{{=only=}}", "line 1: no such delimiters: only"},
    {"{{>self}}", "line 1: in self, line 1: partials are nested too deep: self"},
    {"{{>broken}}", "line 1: in broken, line 2: section is never closed: a"},
    {"{{#l}}0123456789{{/l}}", "line 1: output is too long"},
};

static void test_broken(void)
{
    json_t *data = json_pack("{s:[i,i,i,i]}", "l", 1, 2, 3, 4);
    for (size_t i = 0; i < G_N_ELEMENTS(broken); i++) {
        GError *error = NULL;
        g_autofree char *got = mustache_render(broken[i].template, data, MUSTACHE_HTML, partial, NULL, 30, &error);
        g_assert_null(got);
        g_assert_nonnull(error);
        g_assert_cmpstr(error->message, ==, broken[i].complaint);
        g_clear_error(&error);
    }
    json_decref(data);
}

/* Loops that print nothing, and deep sections, end in bounded time too. */
static void test_bounds(void)
{
    json_t *list = json_array();
    for (int i = 0; i < 1000; i++)
        json_array_append_new(list, json_integer(i));
    json_t *data = json_pack("{s:o}", "l", list);
    GError *error = NULL;
    char *got = mustache_render("{{#l}}{{#l}}{{#l}}{{#l}}{{/l}}{{/l}}{{/l}}{{/l}}", data, MUSTACHE_TEXT, NULL, NULL, 10,
                                &error);
    g_assert_null(got);
    g_assert_cmpstr(error->message, ==, "line 1: too much work");
    g_clear_error(&error);
    json_decref(data);

    GString *deep = g_string_new(NULL);
    for (int i = 0; i < 100000; i++)
        g_string_append(deep, "{{#a}}");
    g_assert_null(mustache_compile(deep->str, &error));
    g_assert_cmpstr(error->message, ==, "line 1: sections are nested too deep: a");
    g_clear_error(&error);
    g_string_free(deep, TRUE);
}

/* --- The official suite --- */

static char *spec_partial(const char *name, void *context)
{
    return g_strdup(json_string_value(json_object_get(context, name)));
}

static void run_spec(const void *path)
{
    json_error_t why;
    json_t *suite = json_load_file(path, 0, &why);
    g_assert_nonnull(suite);
    json_t *tests = json_object_get(suite, "tests");
    g_assert_cmpuint(json_array_size(tests), >, 0);
    size_t i;
    json_t *test;
    json_array_foreach(tests, i, test)
    {
        GError *error = NULL;
        g_test_message("%s", json_string_value(json_object_get(test, "name")));
        g_autofree char *got =
            mustache_render(json_string_value(json_object_get(test, "template")), json_object_get(test, "data"),
                            MUSTACHE_HTML, spec_partial, json_object_get(test, "partials"), 65536, &error);
        g_assert_no_error(error);
        g_assert_cmpstr(got, ==, json_string_value(json_object_get(test, "expected")));
    }
    json_decref(suite);
}

static void add_spec(void)
{
    static const char *const parts[] = {"interpolation", "sections", "inverted", "partials", "comments", "delimiters"};
    const char *shared = g_getenv("SHARED") ? g_getenv("SHARED") : "../shared";
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *name = g_strconcat(parts[i], ".json", NULL);
        char *path = g_build_filename(shared, "mustache-spec", name, NULL);
        g_autofree char *title = g_strconcat("/mustache/spec/", parts[i], NULL);
        if (g_file_test(path, G_FILE_TEST_EXISTS))
            g_test_add_data_func_full(title, path, run_spec, g_free);
        else
            g_free(path);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/mustache/own", test_own);
    g_test_add_func("/mustache/text", test_text_escapes_nothing);
    g_test_add_func("/mustache/broken", test_broken);
    g_test_add_func("/mustache/bounds", test_bounds);
    add_spec();
    return g_test_run();
}
