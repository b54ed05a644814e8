/* Texts read through one Lexings are what they are when read alone. */
#include <glib.h>

#include "parser/lexer_share.h"

static const char *const texts[] = {
    "Please quote 40 pcs of the NF-220 gear pump, delivery by the end of March to Leeds, UK.",
    "Bitte bieten Sie uns 12 Stk. Kreiselpumpen bis spätestens 3. Mai an; Angebotsfrist in zwei Wochen.",
    "Nous voudrions deux cents vannes d'ici jusqu'au 3 mai aujourd'hui.",
    "请报价三台蝶阀 DN80, 두 대, 12個。",
    "an unpronounceableandutterlyunknownword of forty letters, mon due sat no. 5, approx. two hundred and ten kg",
    "",
};
static const char *const languages[] = {"", "en", "de", "fr", "zh", "xx"};

static void same_lexemes(const Lexing *a, const Lexing *b)
{
    g_assert_cmpuint(a->lexemes->len, ==, b->lexemes->len);
    g_assert_cmpuint(a->roles, ==, b->roles);
    g_assert_cmpuint(a->signs, ==, b->signs);
    g_assert_true(a->numbers == b->numbers);
    for (size_t i = 0; i < a->lexemes->len; i++) {
        const Lexeme *left = lex_at(a, i), *right = lex_at(b, i);
        g_assert_cmpint(left->kind, ==, right->kind);
        g_assert_cmpuint(left->start, ==, right->start);
        g_assert_cmpuint(left->end, ==, right->end);
        g_assert_cmpuint(left->roles, ==, right->roles);
        g_assert_cmpuint(left->sentence, ==, right->sentence);
        g_assert_cmpuint(left->span, ==, right->span);
        g_assert_true(left->entry == right->entry && left->stem == right->stem && left->phrase == right->phrase);
        g_assert_true(left->single == right->single);
        g_assert_cmpstr(lex_word(a, left), ==, lex_word(b, right));
    }
}

static void test_same(void)
{
    g_autoptr(Lexings) lexings = lexings_new();

    for (int message = 0; message < 3; message++) {
        for (size_t i = 0; i < G_N_ELEMENTS(texts) * G_N_ELEMENTS(languages); i++) {
            const char *text = texts[i / G_N_ELEMENTS(languages)], *language = languages[i % G_N_ELEMENTS(languages)];
            g_autoptr(Lexing) shared = lexings_read(lexings, text, language);
            g_autoptr(Lexing) anew = lex_text(text, language);
            same_lexemes(shared, anew);
        }
        lexings_forget(lexings);
    }
}

static void test_languages(void)
{
    static const struct {
        const char *language;
        uint32_t bit;
    } known[] = {{"en", LANG_EN}, {"fr", LANG_FR}, {"es", LANG_ES}, {"it", LANG_IT}, {"pt", LANG_PT}, {"pl", LANG_PL},
                 {"cs", LANG_CS}, {"tr", LANG_TR}, {"ru", LANG_RU}, {"ar", LANG_AR}, {"he", LANG_HE}};

    for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
        g_assert_cmphex(lexicon_languages(known[i].language), ==, known[i].bit | LANG_ANY);
    g_assert_cmphex(lexicon_languages("uk"), ==, LANG_RU | LANG_ANY | LANG_OTHER);
    g_assert_cmphex(lexicon_languages("xx"), ==, LANG_EN | LANG_ANY | LANG_OTHER);
    g_assert_cmphex(lexicon_languages("e"), ==, lexicon_languages("xx"));
    g_assert_cmphex(lexicon_languages("eng"), ==, lexicon_languages("xx"));
    g_assert_cmphex(lexicon_languages(""), ==, ~0u);
}

/* A word may mean something, begin phrases, both, or neither. */
static void test_leads(void)
{
    static const struct {
        const char *text;
        bool single, means;
    } words[] = {
        {"monday", true, true}, {"no later than", false, true}, {"ahead of", false, false}, {"xyzzy", true, false}};

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autoptr(Lexing) lexing = lex_text(words[i].text, "en");
        g_assert_true(lex_at(lexing, 0)->single == words[i].single);
        g_assert_true((lex_at(lexing, 0)->entry != NULL) == words[i].means);
    }
}

/* Phrases of other languages than the text's and English are none of its own. */
static void test_phrases(void)
{
    g_autoptr(Lexing) spanish = lex_text("dentro de dos semanas, no later than", "es");
    g_autoptr(Lexing) german = lex_text("dentro de dos semanas, no later than", "de");

    g_assert_cmpuint(lex_at(spanish, 0)->span, ==, 2);
    g_assert_true((lex_at(spanish, 0)->roles & ROLE_WITHIN) != 0);
    g_assert_cmpuint(lex_at(german, 0)->span, ==, 1);
    for (const Lexing *lexing = spanish; lexing != NULL; lexing = lexing == spanish ? german : NULL)
        g_assert_cmpuint(lex_at(lexing, 5)->span, ==, 3);
}

/* Words of any length, whatever stands behind them, become small. */
static void test_lengths(void)
{
    static const char *const behind[] = {"", " x", "@x", "[x", "`x", "{x", "/x", ":x", "_", "4", "é x", "-x"};

    for (size_t i = 0; i < 130 * G_N_ELEMENTS(behind); i++) {
        size_t size = i / G_N_ELEMENTS(behind) + 1;
        const char *rest = behind[i % G_N_ELEMENTS(behind)];
        g_autofree char *word = g_strnfill(size, 'z'), *small = g_strnfill(size, 'z');
        word[0] = 'A', word[size - 1] = 'Z', word[size / 2] = 'M';
        small[0] = 'a', small[size - 1] = 'z', small[size / 2] = 'm';
        g_autofree char *text = g_strconcat(word, rest, NULL);
        g_autoptr(Lexing) lexing = lex_text(text, "en");
        const Lexeme *first = lex_at(lexing, 0);
        g_assert_true(g_str_has_prefix(lex_word(lexing, first), small));
        g_assert_cmpuint(first->end, ==, *rest == '\xC3' ? size + 2 : size);
        g_assert_cmpuint(first->size, ==, *rest == '\xC3' ? size + 1 : size);
        g_assert_cmpuint(strlen(lex_word(lexing, first)), ==, first->size);
    }
}

static void test_signs(void)
{
    static const gunichar signs[] = {0x20AC, '$',    0xA3,   0xA5,   0x20B9, 0x20BD, 0x20A9, 0x20AA, 0x20BA,
                                     0x20B4, 0x20B8, 0x20AB, 0x20A6, 0x20B1, '|',    '?',    0x2022};
    g_autoptr(Lexing) plain =
        lex_text("a, (b) - c: d? e; f. g! h/i + j* k% l# 'm' \"n\" [o] <p> & @ _ ~ ^ ` {} \\ =", "en");

    g_assert_false(lex_may_have_sign(plain, '$'));
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
        char text[16] = "5 ";
        strcpy(text + 2 + g_unichar_to_utf8(signs[i], text + 2), " 6");
        g_autoptr(Lexing) lexing = lex_text(text, "en");
        g_assert_true(lex_may_have_sign(lexing, signs[i]));
        g_assert_true(signs[i] < 0x80 || !lex_may_have_sign(plain, signs[i]));
    }
}

static void test_letters(void)
{
    g_autoptr(Lexing) lexing = lex_text("Äpfel äpfel Ёж ёж مصر חיפה pump Pump", "");
    static const bool capital[] = {true, false, true, false, false, false, false, true};
    static const bool caseless[] = {false, false, false, false, true, true, false, false};

    for (size_t i = 0; i < G_N_ELEMENTS(capital); i++) {
        g_assert_true(lex_at(lexing, i)->capital == capital[i]);
        g_assert_true(lex_at(lexing, i)->caseless == caseless[i]);
    }
}

/* A text that is read twice in a message is made lexemes of once. */
static void test_shared(void)
{
    g_autoptr(Lexings) lexings = lexings_new();
    g_autoptr(Lexing) first = lexings_read(lexings, texts[0], "en");
    g_autoptr(Lexing) again = lexings_read(lexings, texts[0], "en");
    g_autoptr(Lexing) german = lexings_read(lexings, texts[0], "de");

    g_assert_true(first == again);
    g_assert_true(first != german);
    lexings_forget(lexings);
    g_assert_cmpstr(first->text, ==, texts[0]);
}

/* The beginning of a text that was read is what it would be alone, wherever the lines end. */
static void test_beginnings(void)
{
    static const char text[] =
        "Please quote for 40 pcs.\nNF-220 - 3,5\n\n* two hundred\n  and ten valves d'\nici le 3.\n 4. five m\n"
        "2 in the middle of \nMarch, no. \n12 | 40\n\n \nJohn\n";

    for (size_t size = 0; text[size] != '\0'; size++) {
        g_autoptr(Lexings) lexings = lexings_new();
        g_autofree char *beginning = g_strndup(text, size);
        g_autoptr(Lexing) whole = lexings_read(lexings, text, "en");
        g_autoptr(Lexing) shared = lexings_read(lexings, beginning, "en");
        g_autoptr(Lexing) anew = lex_text(beginning, "en");
        same_lexemes(shared, anew);
        g_assert_cmpstr(shared->text, ==, beginning);
    }
}

/* What is read of a very long text ends between two characters. */
static void test_end(void)
{
    enum { MOST = 128 * 1024, CHARACTER = 3 };

    for (size_t cut = 0; cut <= CHARACTER; cut++) {
        g_autoptr(GString) text = g_string_new(NULL);
        while (text->len < MOST - cut)
            g_string_append_c(text, text->len % 8 == 3 ? ' ' : 'a');
        g_string_append(text, "蝶阀");
        g_autoptr(Lexing) lexing = lex_text(text->str, "zh");
        const Lexeme *last = lex_at(lexing, lexing->lexemes->len - 1);
        g_assert_cmpuint(last->end, ==, cut < CHARACTER ? MOST - cut : MOST);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lexings/same", test_same);
    g_test_add_func("/lexings/shared", test_shared);
    g_test_add_func("/lexings/beginnings", test_beginnings);
    g_test_add_func("/lexings/end", test_end);
    g_test_add_func("/lexings/languages", test_languages);
    g_test_add_func("/lexings/leads", test_leads);
    g_test_add_func("/lexings/phrases", test_phrases);
    g_test_add_func("/lexings/letters", test_letters);
    g_test_add_func("/lexings/lengths", test_lengths);
    g_test_add_func("/lexings/signs", test_signs);
    return g_test_run();
}
