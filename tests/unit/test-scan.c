/* test-scan.c - the bounds that stand before the MIME library. */
#include <glib.h>
#include <string.h>

#include "parser/scan.h"

static const char *scanned(const GString *body)
{
    return scan_body((const uint8_t *)body->str, body->len);
}

/* What is just allowed, and one more. */
static void check_edge(const char *before, const char *unit, size_t count, const char *why)
{
    g_autoptr(GString) body = g_string_new(before);
    for (size_t i = 0; i < count; i++)
        g_string_append(body, unit);
    g_assert_cmpstr(scanned(body), ==, NULL);
    g_string_append(body, unit);
    g_assert_cmpstr(scanned(body), ==, why);
}

static void test_edges(void)
{
    check_edge("", "--\n", SCAN_DASHES, "too many parts");
    check_edge("", "--b\r\n\r\n", SCAN_DASHES, "too many parts");
    check_edge("--b\n", "X: y\n", SCAN_FIELDS, "too many header fields");
    check_edge("text\n\n--b\n", " folded\n", SCAN_BLOCK / 8, "header block too large");
    check_edge("--b\nX: y\n\ntext\n--b\n", "X: y\n", SCAN_FIELDS, "too many header fields");
}

static void test_texts_pass(void)
{
    static const char *const units[] = {
        "A: 1\n", "a line of text, and no header\n", "- - -\n", " --\n", "x--\n", "\n--", "QUJDREVG\r\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        g_autoptr(GString) body = g_string_new("text without a boundary\n");
        for (size_t n = 0; n < (i == 5 ? 1000 : 100000); n++)
            g_string_append(body, units[i]);
        g_assert_cmpstr(scanned(body), ==, NULL);
    }
}

static void test_size(void)
{
    g_autofree uint8_t *body = g_malloc0(SCAN_SIZE + 1);
    g_assert_cmpstr(scan_body(body, SCAN_SIZE), ==, NULL);
    g_assert_cmpstr(scan_body(body, SCAN_SIZE + 1), ==, "too large");
    g_assert_cmpstr(scan_body(body, 0), ==, NULL);
}

static void test_trim(void)
{
    static const struct {
        const char *raw, *rest;
    } cases[] = {
        {"Subject: s", "Subject: s"},
        {"\r\n\n\rSubject: s", "Subject: s"},
        {"From a@b date\nSubject: s", "Subject: s"},
        {"From: a@b\n", "From: a@b\n"},
        {"From a@b without end", ""},
        {"\xef\xbb\xbf\nSubject: s", "Subject: s"},
        {"", ""},
        {"\n\n", ""},
        {"From", "From"},
        {" Subject: s", " Subject: s"},
        {"\nFrom x\n\nbody", "\nbody"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        size_t size = strlen(cases[i].raw);
        const uint8_t *rest = scan_trim((const uint8_t *)cases[i].raw, &size);
        g_assert_cmpstr((const char *)rest, ==, cases[i].rest);
        g_assert_cmpuint(size, ==, strlen(cases[i].rest));
    }
}

static void test_cr_only(void)
{
    static const struct {
        const char *raw;
        bool yes;
    } cases[] = {{"a\rb", true}, {"a\r\nb", false}, {"a\nb", false}, {"a", false}, {"", false}, {"a\rb\nc", false}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_true(scan_is_cr_only((const uint8_t *)cases[i].raw, strlen(cases[i].raw)) == cases[i].yes);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/scan/edges", test_edges);
    g_test_add_func("/scan/texts-pass", test_texts_pass);
    g_test_add_func("/scan/size", test_size);
    g_test_add_func("/scan/trim", test_trim);
    g_test_add_func("/scan/cr-only", test_cr_only);
    return g_test_run();
}
