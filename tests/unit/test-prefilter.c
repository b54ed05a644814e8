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

static const uint32_t any = 1;

static bool possible(const char *pattern, const char *text)
{
    g_autoptr(Prefilter) prefilter = prefilter_new(&any, 1);
    int need = prefilter_add(prefilter, any, pattern);
    g_autoptr(Standing) standing = standing_new(prefilter);

    prefilter_scan(prefilter, 0, text, strlen(text), standing);
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

static unsigned tried, ruled_out;

/* A match that is ruled out would be a rule that no longer works. */
static void check_pattern(const char *pattern, const char *const *texts)
{
    int number = 0;
    PCRE2_SIZE offset = 0;
    pcre2_code *code =
        pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, PCRE2_UTF | PCRE2_UCP, &number, &offset, NULL);
    pcre2_match_data *match = pcre2_match_data_create(1, NULL);
    g_autoptr(Prefilter) prefilter = prefilter_new(&any, 1);
    int need = prefilter_add(prefilter, any, pattern);
    g_autoptr(Standing) standing = standing_new(prefilter);

    g_assert_nonnull(code);
    for (const char *const *text = texts; *text; text++) {
        prefilter_scan(prefilter, 0, *text, strlen(*text), standing);
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

/* What begins a word is sought where words begin, and nothing else is taken for such. */
static void test_edges(void)
{
    static const struct {
        const char *pattern, *text;
        bool possible;
    } cases[] = {
        {"\\bprice", "the price", true},
        {"\\bprice", "(price)", true},
        {"\\bprice", "price", true},
        {"\\bprice", "reprice", false},
        {"\\bprice", "1price", false},
        {"\\bprice", "_price", false},
        {"\\bprice", "reprice a price", true},
        {"\\bprice", "a\nprice", true},
        {"\\bprice", "價price", true}, /* to be on the safe side */
        {"\\Bprice", "reprice", true},
        {"price", "reprice", true},
        {"\\w*price", "reprice", true},
        {"(?:re)?price", "a_price", true},
        {"(?:re|\\b)price", "aprice", false},
        {"\\bi (?:\\w+ )?need", "i need", true}, /* two letters tell where a word begins */
        {"\\bi (?:\\w+ )?need", "wi need", false},
        {"\\bi (?:\\w+ )?need", "sushi", false},
        {"\\b(?:we|i) .*need", "who, i, need", false},
        {"\\b(?:we|i) .*need", "so i need", true},
        {"\\b€40", "a€40", true}, /* there a word ends */
        {"\\bцена", "ее цена", true},
        {"\\bцена", "ценаa", true},
        {"\\b(?:price|цена)", "оцена", true},
        {"(?:an offer|the) \\w+ price", "the new price", true}, /* behind a blank a word begins */
        {"(?:an offer|the) \\w+ price", "the newprice", false},
        {"(?:an|the) (?:\\S+ ){0,3}price", "the new price", true},
        {"(?:an|the) (?:\\S+ ){0,3}price", "the new reprice", false},
        {"(?:an|the)(?:\\S+ ){0,3}price", "theprice", true},
        {"(?:an|the)(?: \\S+){0,3}price", "the newprice", true},
        {"(?:an|the) (?:\\S+ |x)+price", "the xprice", true},
        {"(?:an|the) (?:\\S+ )?[a-z]+price", "the newprice", true},
        {"\\b(?:offer .*pump|price)", "a price", true},
        {"\\b(?:offer .*pump|price)", "aprice", false},
        {"(?<=\\b)(?:price|\\d+ eur)", "aprice", true}, /* what is looked at from outside is not understood so far */
        {"a(?=\\b)price", "aprice", true},
        {"[0-9] ?price", "1price", true},
        {"(?:^|[.!] )price", "no. price", true},
        {"^price", "price", true},
        {"of +price", "of   price", true},
        {"of *price", "ofprice", true},
        {"of ?price", "ofprice", true},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("%s against %s", cases[i].pattern, cases[i].text);
        g_assert_cmpint(possible(cases[i].pattern, cases[i].text), ==, cases[i].possible);
        check_pattern(cases[i].pattern, (const char *const[]){cases[i].text, NULL});
    }
}

/* Wherever in a text a piece stands: before its end, across what is looked at at once. */
static void test_places(void)
{
    static const char *const pieces[] = {"a-", "pump", "-pump", "quotation", "pumps for the whole of the plant"};

    for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++)
        for (size_t before = 0; before < 40; before++)
            for (size_t behind = 0; behind < 40; behind++) {
                g_autoptr(GString) text = g_string_new(NULL);
                for (size_t k = 0; k < before; k++)
                    g_string_append_c(text, k + 1 == before || k % 5 == 0 ? ' ' : 'x');
                g_string_append(text, pieces[i]);
                for (size_t k = 0; k < behind; k++)
                    g_string_append_c(text, k % 7 == 0 ? ' ' : 'x');
                g_autofree char *pattern = g_strconcat(*pieces[i] == '-' ? "" : "\\b", pieces[i], NULL);
                g_assert_true(possible(pattern, text->str));
                text->str[before] = 'y';
                g_assert_false(possible(pattern, text->str));
            }
}

/* Those of a sort are found where it is wanted. */
static void test_wanted(void)
{
    static const uint32_t wanted[] = {1, 2, 3};
    g_autoptr(Prefilter) prefilter = prefilter_new(wanted, G_N_ELEMENTS(wanted));
    int price = prefilter_add(prefilter, 1, "\\bprice"), preis = prefilter_add(prefilter, 2, "\\bpreis");
    int both = prefilter_add(prefilter, 3, "\\bprice"), all = prefilter_add(prefilter, UINT32_MAX, "list");
    g_autoptr(Standing) standing = standing_new(prefilter);
    const char *text = "price, preisliste";

    for (unsigned i = 0; i < G_N_ELEMENTS(wanted); i++) {
        prefilter_scan(prefilter, i, text, strlen(text), standing);
        g_assert_true(standing_has(standing, price) || !(wanted[i] & 1));
        g_assert_true(standing_has(standing, preis) || !(wanted[i] & 2));
        g_assert_true(standing_has(standing, both));
        g_assert_true(standing_has(standing, all));
    }
    prefilter_scan(prefilter, 2, "spree", 5, standing);
    g_assert_false(standing_has(standing, price) || standing_has(standing, both));
}

/* Behind some bytes of the text others are wanted; a piece that begins before them is found whole. */
static void test_both(void)
{
    static const uint32_t wanted[] = {1, 2, 3};
    g_autoptr(Prefilter) prefilter = prefilter_new(wanted, G_N_ELEMENTS(wanted));
    int early = prefilter_add(prefilter, 1, "\\bpreis"), late = prefilter_add(prefilter, 2, "\\blist");
    int ordered = prefilter_add(prefilter, 2, "pump .*list");
    g_autoptr(Standing) standing = standing_new(prefilter);
    const char *text = "a pump and its preis are some words before the list";

    for (size_t first = 0; first <= strlen(text); first++) {
        prefilter_scan_both(prefilter, 2, first, 1, text, strlen(text), standing);
        g_assert_true(standing_has(standing, late) && standing_has(standing, ordered));
        g_assert_cmpuint(prefilter_window(prefilter, late, standing, 0).from, ==, strlen(text) - 4);
        g_assert_true(standing_has(standing, early) || first <= 15);
        prefilter_scan_both(prefilter, 2, first, 1, "nothing", 7, standing);
        g_assert_false(standing_has(standing, late) || standing_has(standing, early));
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
        {"\\b(?:we|i) (?:\\w+ )?need", "ski need, i need, we really need", {{10, 10}, {18, 18}, {SIZE_MAX, 0}}},
        {"(?: an)? offer", "now an offer", {{3, 3}, {6, 6}, {SIZE_MAX, 0}}},
        {"(?:an )?offer", "now an offer", {{4, 4}, {7, 7}, {SIZE_MAX, 0}}},
        {"\\w+ offer", "now an offer", {{0, SIZE_MAX}}}, /* something comes before */
        {"(?:offer)?.price", "now a price", {{0, SIZE_MAX}}},
        {"(?:offer|\\w+ price)", "now a price", {{0, SIZE_MAX}}},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Prefilter) prefilter = prefilter_new(&any, 1);
        int need = prefilter_add(prefilter, any, cases[i].pattern);
        g_autoptr(Standing) standing = standing_new(prefilter);
        prefilter_scan(prefilter, 0, cases[i].text, strlen(cases[i].text), standing);
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
    g_autoptr(Prefilter) prefilter = prefilter_new(&any, 1);
    int price = prefilter_add(prefilter, any, "price"), offer = prefilter_add(prefilter, any, "offer");
    g_autoptr(Standing) standing = standing_new(prefilter);
    g_autoptr(GString) text = g_string_new(NULL);

    for (unsigned i = 0; i < 2000; i++)
        g_string_append(text, "price ");
    g_string_append(text, "offer price");
    prefilter_scan(prefilter, 0, text->str, text->len, standing);
    Window last = prefilter_window(prefilter, price, standing, text->len - 5);
    g_assert_cmpuint(last.to, ==, text->len - 5);
    g_assert_cmpuint(prefilter_window(prefilter, offer, standing, 0).from, ==, text->len - 11);
    prefilter_scan(prefilter, 0, "a price", 7, standing);
    g_assert_cmpuint(prefilter_window(prefilter, price, standing, 0).from, ==, 2);
    g_assert_cmpuint(prefilter_window(prefilter, price, standing, 3).to, ==, 0);
    g_assert_false(standing_has(standing, offer));
    g_assert_cmpuint(prefilter_window(prefilter, offer, standing, 0).from, ==, SIZE_MAX); /* nor is its window */
}

static void test_builtin_rules(void)
{
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);

    for (size_t i = 0; i < G_N_ELEMENTS(letters); i++)
        g_ptr_array_add(texts, fold_string(letters[i].text, 8192));
    for (size_t i = 0; i < G_N_ELEMENTS(trades); i++)
        g_ptr_array_add(texts, fold_string(trades[i].text, 8192));
    g_ptr_array_add(texts, NULL);
    for (size_t i = 0; i < RULES_THEMES; i++)
        for (const BuiltinRule *rule = rules_themes[i]; rule->name; rule++)
            for (size_t k = 0; k < RULE_PATTERNS_MAX && rule->pattern[k].pattern; k++)
                check_pattern(rule->pattern[k].pattern, (const char *const *)texts->pdata);
    g_test_message("%u of %u ruled out", ruled_out, tried);
    g_assert_cmpuint(ruled_out, >, tried / 2);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/prefilter/pieces", test_pieces);
    g_test_add_func("/prefilter/edges", test_edges);
    g_test_add_func("/prefilter/places", test_places);
    g_test_add_func("/prefilter/wanted", test_wanted);
    g_test_add_func("/prefilter/both", test_both);
    g_test_add_func("/prefilter/windows", test_windows);
    g_test_add_func("/prefilter/many-windows", test_many_windows);
    g_test_add_func("/prefilter/builtin-rules", test_builtin_rules);
    return g_test_run();
}
