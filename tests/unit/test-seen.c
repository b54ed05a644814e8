/* Words as the tagger sees them. */
#include "parser/seen.h"

#include "parser/fold.h"

static uint64_t hash_of_first(const char *text)
{
    g_auto(SeenWords) words = seen_words(text, 0);
    g_assert_cmpuint(words.n, >, 0);
    return words.word[0].hash;
}

/* A sign is seen as what it folds to, though it is not folded. */
static void test_signs(void)
{
    for (gunichar c = 0x80; c <= 0xFFEF; c++) {
        char sign[7] = "";
        if (!seen_is_sign(c) || !g_unichar_isdefined(c))
            continue;
        g_unichar_to_utf8(c, sign);
        g_autofree char *folded = fold_string(sign, sizeof sign);
        g_assert_cmpuint(hash_of_first(sign), ==, hash_of_first(folded));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/seen/signs", test_signs);
    return g_test_run();
}
