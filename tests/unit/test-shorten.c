/* test-shorten.c - texts as a Reading holds them: one line, single spaces, whole characters. */
#include <glib.h>

#include "parser/reading_build.h"

static void test_shorten(void)
{
    static const struct {
        const char *text;
        size_t max;
        const char *expected;
    } cases[] = {
        {"", 9, ""},
        {"  a \n b\t", 9, "a b"},
        {"a b", 2, "a"},
        {"Gr\u00fc\u00dfe\u00a0an", 20, "Gr\u00fc\u00dfe an"},
        {"\u00ff\u0100\u07ff", 20, "\u00ff\u0100\u07ff"},
        {"\u05d0\u05d1 \u0430", 20, "\u05d0\u05d1 \u0430"},
        {"\u4e00\u3000\u4e01", 20, "\u4e00 \u4e01"},
        {"\u3001\u303f\u3041\u9fff", 20, "\u3001\u303f\u3041\u9fff"},
        {"\u1680a\u2003\u2028b\u205f", 20, "a b"},
        {"\u4e00\u4e01", 5, "\u4e00"},
        {"\u4e00\u4e01", 2, ""},
        {"a\u00fc", 2, "a"},
        {"a\xc3 b\xe4\xb8 c\xe4\xb8", 20, "a b c"},
        {"\xc3\x41\xe4\x41\x80\xe4\xb8\x41", 20, "A A A"},
        {"\xe3\x80\xe3\x81\xc3\x28", 20, "("},
        {"\xc3\xe4", 20, ""},
        {"\U0001f600 x", 20, "\U0001f600 x"},
        {"\xed\xa0\x80x\xea\x80\x80", 20, "x\xea\x80\x80"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = reading_shorten(cases[i].text, cases[i].max);
        g_assert_cmpstr(text, ==, cases[i].expected);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/shorten", test_shorten);
    return g_test_run();
}
