#include "parser/lexicon.h"

static void check(const char *text, size_t size, const char *expected)
{
    g_autoptr(GString) out = g_string_new("so: ");
    size_t added = plain_append(out, text, size);
    g_assert_cmpstr(out->str + 4, ==, expected);
    g_assert_cmpuint(added, ==, strlen(expected));
}

static void test_plain(void)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"", ""},
        {"Offer NF-220", "offer nf-220"},
        {"Größe", "grosse"},
        {"Übermorgen", "ubermorgen"},
        {"ДО 5 декабря", "до 5 декабря"},
        {"１０台", "10台"},
        {"٤٠", "40"},
        {"zero\u200bwidth", "zerowidth"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        check(cases[i].text, strlen(cases[i].text), cases[i].expected);
}

/* A long word is cut after so many bytes, wherever that is; what stands behind is not touched. */
static void test_cut(void)
{
    g_autofree char *text = g_strdup("見積é");
    for (size_t size = 0; size <= strlen(text); size++) {
        g_autofree char *alone = g_memdup2(text, size + 1); /* so that a sanitizer sees a read beyond */
        check(alone, size, size < 3 ? "" : size < 6 ? "見" : size < 8 ? "見積" : "見積e");
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/plain/plain", test_plain);
    g_test_add_func("/plain/cut", test_cut);
    return g_test_run();
}
