/* Folded letters, the way back from them, and tables of words. */
#include <glib.h>
#include <string.h>

#include "parser/fold.h"
#include "parser/word_table.h"

/* Words of every length, so that whole blocks of bytes and their rests are met. */
static void test_lengths(void)
{
    g_autofree char *long_word = g_strnfill(40, 'Q');
    for (size_t size = 0; size <= 40; size++) {
        g_autofree char *text = g_strdup_printf("%.*s  \n\tÄ%.*s", (int)size, long_word, (int)size, long_word);
        g_autofree char *folded = fold_string(text, 200);
        g_autofree char *small = g_ascii_strdown(long_word, (gssize)size);
        g_autofree char *expected = g_strdup_printf("%s a%s", small, small);
        g_assert_cmpstr(folded, ==, expected);
    }
}

static void test_evidence(void)
{
    static const char text[] = "Please  quote\n\n100 m Schläuche … DN 50, “soon”";
    g_autoptr(Fold) fold = fold_new(text, sizeof text);
    g_assert_cmpstr(fold->text, ==, "please quote 100 m schlauche ... dn 50, \"soon\"");
    static const char *const words[][2] = {
        {"quote 100", "quote 100"}, {"schlauche", "Schläuche"}, {"\"soon\"", "“soon”"}, {"dn 50", "DN 50"}};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        const char *at = strstr(fold->text, words[i][0]);
        size_t from = (size_t)(at - fold->text);
        g_autofree char *evidence = fold_evidence(fold, from, from + strlen(words[i][0]));
        g_assert_true(g_str_equal(evidence, words[i][1]));
    }
}

static void test_lines(void)
{
    g_autoptr(Fold) fold = fold_new_lines("A.PDF\n\nB  C \n D", 100);
    g_assert_cmpstr(fold->text, ==, "a.pdf\nb c d");
}

/* Every character, alone and among others, as GLib folds it. */
static void test_case(void)
{
    for (gunichar c = 1; c < 0x30000; c++) {
        char text[16] = "aZ ";
        if (!g_unichar_validate(c))
            continue;
        strcpy(text + 3 + g_unichar_to_utf8(c, text + 3), "Q");
        g_autofree char *ours = fold_case(text, -1), *theirs = g_utf8_casefold(text, -1);
        g_assert_cmpstr(ours, ==, theirs);
    }
}

static void test_table(void)
{
    enum { WORDS = 5000 };
    g_autoptr(WordTable) table = word_table_new();
    for (int i = 0; i < WORDS; i++) {
        g_autofree char *word = g_strdup_printf("%*d", i % 23 + 1, i);
        word_table_put(table, word, strlen(word), GINT_TO_POINTER(i + 1));
    }
    for (int i = 0; i < WORDS; i++) {
        g_autofree char *word = g_strdup_printf("%*d", i % 23 + 1, i);
        g_assert_cmpint(GPOINTER_TO_INT(word_table_get(table, word, strlen(word))), ==, i + 1);
        word[strlen(word) / 2] = 'x';
        g_assert_false(word_table_has(table, word, strlen(word)));
    }
    word_table_put(table, "0", 1, "again");
    g_assert_cmpstr(word_table_get(table, "0", 1), ==, "again");
    word_table_add(table, "", 0);
    g_assert_true(word_table_has(table, "", 0));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/fold/lengths", test_lengths);
    g_test_add_func("/fold/evidence", test_evidence);
    g_test_add_func("/fold/lines", test_lines);
    g_test_add_func("/fold/case", test_case);
    g_test_add_func("/fold/table", test_table);
    return g_test_run();
}
