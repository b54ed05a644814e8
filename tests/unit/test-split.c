/* Cutting texts in one block, or where they stand: the same parts as GLib's. */
#include <glib.h>
#include <string.h>

#include "parser/split.h"

static void assert_same(const char *text, const char *delimiters, int most)
{
    g_auto(GStrv) expected = g_strsplit_set(text, delimiters, most);
    g_autofree char **parts = split_set(text, delimiters, (guint)most);
    g_assert_cmpstrv(parts, expected);
}

/* The same parts where they stand, and an empty one of "". most -1: all. */
static void assert_walked(const char *text, const char *delimiters, int most)
{
    g_auto(GStrv) parts = g_strsplit_set(text, delimiters, most);
    guint n = 0;
    SplitPart part = most > 0 ? split_first_of(text, delimiters, (guint)most) : split_first(text, delimiters);
    for (; part.at; part = split_next(part, delimiters), n++)
        if (*text)
            g_assert_true(part.size == strlen(parts[n]) && memcmp(part.at, parts[n], part.size) == 0);
    g_assert_cmpuint(n, ==, *text ? g_strv_length(parts) : 1);
}

static void test_edges(void)
{
    static const char *const texts[] = {"", " ", "a", "a b", " a", "a ", "  ", "a,b c", "größe, 40 Stück"};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        assert_walked(texts[i], " ,", -1);
        for (int most = 1; most < 6; most++) {
            assert_same(texts[i], " ,", most);
            assert_walked(texts[i], " ,", most);
        }
    }
    assert_same("a\nb\n\nc", "\n", -1);
}

static void test_random(void)
{
    for (int round = 0; round < 2000; round++) {
        char text[24] = "";
        size_t length = (size_t)g_test_rand_int_range(0, sizeof text);
        for (size_t i = 0; i < length; i++)
            text[i] = "ab ,.\n\xC3\xA9"[g_test_rand_int_range(0, 8)];
        assert_same(text, round % 2 ? " ,.\n" : ",", g_test_rand_int_range(1, 12));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/split/edges", test_edges);
    g_test_add_func("/split/random", test_random);
    return g_test_run();
}
