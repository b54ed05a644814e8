/* Lists of phrases looked up at once, and letters folded quickly: the same answers as one at a time. */
#include <glib.h>
#include <string.h>

#include "parser/fold.h"
#include "parser/phrases.h"

static void test_list(void)
{
    static Phrases phrases = PHRASES("|offer|quote|quote for||r|");

    g_assert_true(phrases_have(&phrases, "quote"));
    g_assert_false(phrases_have(&phrases, "quot"));
    g_assert_false(phrases_have(&phrases, ""));
    g_assert_true(phrases_have_bytes(&phrases, "quote it", 5));
    g_assert_true(phrases_have_bytes(&phrases, "r it", 1));
    g_assert_false(phrases_have_bytes(&phrases, "quote it", 4));
    g_assert_false(phrases_have_bytes(&phrases, "quote it", 0));
    g_assert_true(phrases_have_folded(&phrases, "QUOTE it", 5));
    g_assert_true(phrases_have_folded(&phrases, "R it", 1));
    g_assert_false(phrases_have_folded(&phrases, "Quote it", 4));
    g_assert_false(phrases_have_folded(&phrases, "", 0));
    g_assert_true(phrases_stand(&phrases, "a quote"));
    g_assert_false(phrases_stand(&phrases, "an ode"));
    g_assert_false(phrases_stand(&phrases, ""));
    g_assert_cmpuint(phrases_begin(&phrases, "quote for me", SIZE_MAX), ==, 9);
    g_assert_cmpuint(phrases_begin(&phrases, "quote for me", 9), ==, 5);
    g_assert_cmpuint(phrases_begin(&phrases, "quote for me", 5), ==, 0);
    g_assert_cmpuint(phrases_begin(&phrases, "r", SIZE_MAX), ==, 1);
}

/* The first of the list, not of the text; and where that one stands first. */
static void test_find(void)
{
    static const char *const words[] = {"pump", "valve", "", "валы", NULL};
    static Phrases phrases = PHRASES_UNTIL_NULL(words);
    const char *text = "a valve, a pump, валы, a pump", *at = NULL;

    g_assert_cmpint(phrases_find(&phrases, text, &at), ==, 0);
    g_assert_true(at == strstr(text, "pump"));
    g_assert_cmpint(phrases_find(&phrases, "валы", NULL), ==, 3);
    g_assert_cmpint(phrases_find(&phrases, "вал", NULL), ==, -1);
    g_assert_cmpint(phrases_first(&phrases, "valves"), ==, 1);
    g_assert_cmpint(phrases_first(&phrases, "a valve"), ==, -1);
    g_assert_cmpuint(phrases_size(&phrases, 1), ==, 5);
}

/* Phrases of three bytes and more, wherever they stand, at the ends too; and what only begins like one. */
static void test_ends(void)
{
    static Phrases phrases = PHRASES("pipe|pip|valve|æøå|ab c|");
    static const struct {
        const char *text;
        int found;
        size_t at;
    } texts[] = {{"pipe", 0, 0},  {"a pipe", 0, 2}, {"pip", 1, 0},  {"a pip", 1, 2},  {"valv", -1, 0},  {"va", -1, 0},
                 {"v", -1, 0},    {"", -1, 0},      {"pi", -1, 0},  {"piqe", -1, 0},  {"papipa", 1, 2}, {"xæøå", 3, 1},
                 {"aab c", 4, 1}, {"ab", -1, 0},    {"ab ", -1, 0}, {"vvalve", 2, 1}, {"æø", -1, 0}};

    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        const char *at = texts[i].text;
        g_assert_cmpint(phrases_find(&phrases, texts[i].text, &at), ==, texts[i].found);
        g_assert_true(at == texts[i].text + texts[i].at);
        g_assert_cmpint(phrases_stand(&phrases, texts[i].text), ==, texts[i].found >= 0);
    }
}

static void test_lists(void)
{
    static const struct {
        int kind;
        const char *words;
    } lists[] = {{1, "red|blue|"}, {2, "green|blue|"}, {3, "grey"}};
    static Phrases phrases = PHRASES_OF_LISTS(lists, words);

    g_assert_cmpint(phrases_list_with(&phrases, "green"), ==, 1);
    g_assert_cmpint(phrases_list_with(&phrases, "blue"), ==, 0); /* the first that has it */
    g_assert_cmpint(phrases_list_with(&phrases, "grey"), ==, 2);
    g_assert_cmpint(phrases_list_with(&phrases, "gre"), ==, -1);
    int number = phrases_find(&phrases, "a green door", NULL);
    g_assert_cmpuint(phrases_element(&phrases, number), ==, 1);
}

/* Every character between letters, as GLib folds it. */
static void test_fold_case(void)
{
    for (gunichar c = 1; c < 0x20000; c++) {
        char text[16] = "aZ";
        if (c >= 0xD800 && c < 0xE000)
            continue;
        strcpy(text + 2 + g_unichar_to_utf8(c, text + 2), "Xb");
        g_autofree char *quick = fold_case(text, -1), *slow = g_utf8_casefold(text, -1);
        g_assert_cmpstr(quick, ==, slow);
    }
    g_autofree char *part = fold_case("ÄbC", 3);
    g_assert_cmpstr(part, ==, "äb");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/phrases/list", test_list);
    g_test_add_func("/phrases/find", test_find);
    g_test_add_func("/phrases/ends", test_ends);
    g_test_add_func("/phrases/lists", test_lists);
    g_test_add_func("/phrases/fold-case", test_fold_case);
    return g_test_run();
}
