/* What a pattern's pieces rule out, it does not match. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <glib.h>
#include <pcre2.h>
#include <string.h>

#include "parser/fold.h"
#include "parser/prefilter.h"
#include "parser/rules_builtin.h"
#include "tests/unit/rules-letters.h"
#include "tests/unit/rules-trades.h"

static bool possible(const char *pattern, const char *text)
{
    g_autoptr(Prefilter) prefilter = prefilter_new();
    int need = prefilter_add(prefilter, pattern);
    g_autoptr(Standing) standing = standing_new(prefilter);

    prefilter_scan(prefilter, text, strlen(text), standing);
    return standing_has(standing, need);
}

static void test_pieces(void)
{
    static const struct {
        const char *pattern, *text;
        bool possible;
    } cases[] = {
        {"quote", "please quote 40 pcs", true},
        {"quote", "please send 40 pcs", false},
        {"quote", "qu", false},
        {"quote", "", false},
        {"ab", "nothing of it", true}, /* too short to tell */
        {"(?:offer|quote)", "an offer", true},
        {"(?:offer|quote)", "a brochure", false},
        {"(?:offer|x)", "a brochure", true},
        {"(?:offer)? please", "now please", true},
        {"(?:offer)? please", "an offer", false},
        {"(?:offer){0,3}x", "nothing", true},
        {"(?:offer){1,3}x", "nothing", false},
        {"colou?r", "color", true},
        {"colou?r", "coloration", true},
        {"colou?r", "nothing", false},
        {"ord+er", "ordddder", true},
        {"\\bquot(?:e|ation)\\b", "quotation", true},
        {"\\bquot(?:e|ation)\\b", "question", false},
        {"price\\?", "price?", true},
        {"price\\?", "price!", false},
        {"[abc]{2}def", "xxdef", true},
        {"[]abc]order", "order", true},
        {"(?:the|an) (?:offer|quote)", "the quote", true},
        {"(?:the|an) (?:offer|quote)", "the order", false}, /* all of it is needed */
        {"(?:price|cost) (?:of|for the) (?:pump|valve)s?", "price of pumps", true},
        {"(?:price|cost) (?:of|for the) (?:pump|valve)s?", "price of seals", false},
        {"price .*pump", "price of a pump", true},
        {"price .*pump", "a pump, its price", false}, /* in another order */
        {"price .*pump", "pump: price of a pump", true},
        {"price .*pump .*price", "the price of a pump , price", true},
        {"price .*pump .*price", "the price of a pump ", false},
        {"(?:price .*pump|offer .*valve)s", "pump, price; valve, offer", false},
        {"(?:price .*pump|offer .*valve)s", "offer of valves", true},
        {"cost of|price", "of cost", false},
        {"quotation", "quot ation", false}, /* the whole piece, not its beginning */
        {"[^]]order", "nothing", false},
        {"(?!offer)price", "price", true},
        {"(?<!offer)price", "offer", false},
        {"order(?= now)", "order", true},
        {"^order$", "order", true},
        {"報價", "请報價", true},
        {"報價", "请报价", false},
        {"(?i)ORDER", "order", true}, /* not understood: never ruled out */
        {"(order", "nothing", true},
        {"[order", "nothing", true},
        {"order{", "nothing", true},
        {"order\\", "nothing", true},
        {"order\\Q..\\E", "nothing", true},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("%s against %s", cases[i].pattern, cases[i].text);
        g_assert_cmpint(possible(cases[i].pattern, cases[i].text), ==, cases[i].possible);
    }
}

static void test_windows(void)
{
    static const struct {
        const char *pattern, *text;
        Window window[3];
    } cases[] = {
        {"price", "the price, a price", {{4, 4}, {13, 13}, {SIZE_MAX, 0}}},
        {"\\b(?:price of|offer for) (?:\\w+ )?pump", "an offer for a pump, its price", {{3, 3}, {SIZE_MAX, 0}}},
        {"(?:offer|pumps? and) .*valve", "offer, a pump and valve", {{9, 9}, {SIZE_MAX, 0}}},
        {"(?:an )?offer", "now an offer", {{4, 4}, {7, 7}, {SIZE_MAX, 0}}},
        {"\\w+ offer", "now an offer", {{0, SIZE_MAX}}}, /* something comes before */
        {"(?:offer)?.price", "now a price", {{0, SIZE_MAX}}},
        {"(?:offer|\\w+ price)", "now a price", {{0, SIZE_MAX}}},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Prefilter) prefilter = prefilter_new();
        int need = prefilter_add(prefilter, cases[i].pattern);
        g_autoptr(Standing) standing = standing_new(prefilter);
        prefilter_scan(prefilter, cases[i].text, strlen(cases[i].text), standing);
        g_test_message("%s in %s", cases[i].pattern, cases[i].text);
        size_t from = 0;
        for (const Window *wanted = cases[i].window; wanted->to > 0 || wanted->from > 0; wanted++) {
            Window window = prefilter_window(prefilter, need, standing, from);
            g_assert_cmpuint(window.from, ==, wanted->from);
            g_assert_cmpuint(window.to, ==, wanted->to);
            from = window.to + 1;
            if (window.to == 0 || window.to == SIZE_MAX)
                break;
        }
    }
}

/* Of more places than are told apart, none is lost; and those of one text are not another's. */
static void test_many_windows(void)
{
    g_autoptr(Prefilter) prefilter = prefilter_new();
    int price = prefilter_add(prefilter, "price"), offer = prefilter_add(prefilter, "offer");
    g_autoptr(Standing) standing = standing_new(prefilter);
    g_autoptr(GString) text = g_string_new(NULL);

    for (unsigned i = 0; i < 2000; i++)
        g_string_append(text, "price ");
    g_string_append(text, "offer price");
    prefilter_scan(prefilter, text->str, text->len, standing);
    Window last = prefilter_window(prefilter, price, standing, text->len - 5);
    g_assert_cmpuint(last.to, ==, text->len - 5);
    g_assert_cmpuint(prefilter_window(prefilter, offer, standing, 0).from, ==, text->len - 11);
    prefilter_scan(prefilter, "a price", 7, standing);
    g_assert_cmpuint(prefilter_window(prefilter, price, standing, 0).from, ==, 2);
    g_assert_cmpuint(prefilter_window(prefilter, price, standing, 3).to, ==, 0);
    g_assert_false(standing_has(standing, offer));
    g_assert_cmpuint(prefilter_window(prefilter, offer, standing, 0).from, ==, SIZE_MAX); /* nor is its window */
}

static unsigned tried, ruled_out;

/* A match that is ruled out would be a rule that no longer works. */
static void check_pattern(const char *pattern, const char *const *texts)
{
    int number = 0;
    PCRE2_SIZE offset = 0;
    pcre2_code *code =
        pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, PCRE2_UTF | PCRE2_UCP, &number, &offset, NULL);
    pcre2_match_data *match = pcre2_match_data_create(1, NULL);
    g_autoptr(Prefilter) prefilter = prefilter_new();
    int need = prefilter_add(prefilter, pattern);
    g_autoptr(Standing) standing = standing_new(prefilter);

    g_assert_nonnull(code);
    for (const char *const *text = texts; *text; text++) {
        prefilter_scan(prefilter, *text, strlen(*text), standing);
        bool matches = pcre2_match(code, (PCRE2_SPTR)*text, strlen(*text), 0, 0, match, NULL) >= 0;
        bool maybe = standing_has(standing, need);
        tried++;
        ruled_out += !maybe;
        if (matches && !maybe)
            g_error("ruled out, but it matches: %s in %s", pattern, *text);
        if (!matches)
            continue;
        size_t begins = pcre2_get_ovector_pointer(match)[0];
        Window window = prefilter_window(prefilter, need, standing, begins);
        if (begins < window.from || begins > window.to)
            g_error("begins outside of its window: %s in %s", pattern, *text);
    }
    pcre2_match_data_free(match);
    pcre2_code_free(code);
}

static void test_builtin_rules(void)
{
    static const BuiltinRule *const themes[] = {rules_price,  rules_buy,   rules_ask,  rules_sell,
                                                rules_office, rules_after, rules_trick};
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);

    for (size_t i = 0; i < G_N_ELEMENTS(letters); i++)
        g_ptr_array_add(texts, fold_string(letters[i].text, 8192));
    for (size_t i = 0; i < G_N_ELEMENTS(trades); i++)
        g_ptr_array_add(texts, fold_string(trades[i].text, 8192));
    g_ptr_array_add(texts, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(themes); i++)
        for (const BuiltinRule *rule = themes[i]; rule->name; rule++)
            for (size_t k = 0; k < RULE_PATTERNS_MAX && rule->pattern[k].pattern; k++)
                check_pattern(rule->pattern[k].pattern, (const char *const *)texts->pdata);
    g_test_message("%u of %u ruled out", ruled_out, tried);
    g_assert_cmpuint(ruled_out, >, tried / 2);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/prefilter/pieces", test_pieces);
    g_test_add_func("/prefilter/windows", test_windows);
    g_test_add_func("/prefilter/many-windows", test_many_windows);
    g_test_add_func("/prefilter/builtin-rules", test_builtin_rules);
    return g_test_run();
}
