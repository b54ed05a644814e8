/* Reads amounts: "€ 12.000,-", "1,5 Mio EUR", "Rs. 6,00,000", "86 万元", "R$ 27 mil", "six and a half grand". */
#include "parser/amount.h"

#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/ustring.h>

static const struct {
    gunichar sign;
    const char *currency;
} SIGNS[] = {{0x20AC, "EUR"}, {'$', "$"},      {0xA3, "GBP"},   {0xA5, "Y"},     {0x20B9, "INR"},
             {0x20BD, "RUB"}, {0x20A9, "KRW"}, {0x20AA, "ILS"}, {0x20BA, "TRY"}, {0xE3F, "THB"},
             {0x20B4, "UAH"}, {0x20B8, "KZT"}, {0x20AB, "VND"}, {0x20A6, "NGN"}, {0x20B1, "PHP"}};

/* What stands glued before "$". */
static const struct {
    const char *word, *currency;
} DOLLARS[] = {{"us", "USD"}, {"usd", "USD"}, {"u.s.", "USD"}, {"a", "AUD"},  {"au", "AUD"},
               {"c", "CAD"},  {"ca", "CAD"},  {"can", "CAD"},  {"nz", "NZD"}, {"hk", "HKD"},
               {"s", "SGD"},  {"sg", "SGD"},  {"nt", "TWD"},   {"r", "BRL"},  {"mx", "MXN"}};

bool amount_currency_of(const char *country, char out[4])
{
    char locale[8] = "_";
    UChar code[4] = {0};
    UErrorCode status = U_ZERO_ERROR;
    if (country == NULL || strlen(country) != 2)
        return false;
    g_strlcat(locale, country, sizeof locale);
    if (ucurr_forLocale(locale, code, 4, &status) != 3 || U_FAILURE(status))
        return false;
    u_UCharsToChars(code, out, 3);
    out[3] = '\0';
    return true;
}

static bool is_language(const Setting *setting, const char *language)
{
    return setting->language != NULL && g_str_equal(setting->language, language);
}

/* The currencies that share a sign are told apart by the country, else by the language. */
static void settle(const char *name, const Setting *setting, char out[4])
{
    static const char *const dollars[] = {"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "CLP", "COP", "ARS"};
    char local[4] = "";
    bool known = amount_currency_of(setting->country, local);
    const char *settled = name;
    if (g_str_equal(name, "$")) {
        settled = "USD";
        for (size_t i = 0; known && i < G_N_ELEMENTS(dollars); i++)
            if (g_str_equal(local, dollars[i]))
                settled = dollars[i];
    } else if (g_str_equal(name, "Y") || g_str_equal(name, "JPY") || g_str_equal(name, "CNY")) {
        if (g_str_equal(name, "Y"))
            settled = is_language(setting, "ja") || g_str_equal(local, "JPY") ? "JPY" : "CNY";
        else if (g_str_equal(name, "CNY") && g_str_equal(local, "TWD"))
            settled = "TWD";
    } else if (g_str_equal(name, "kr")) {
        bool nordic = known && g_str_has_suffix(local, "K") && local[0] != 'C';
        settled = nordic ? local : is_language(setting, "da") ? "DKK" : is_language(setting, "no") ? "NOK" : "SEK";
    } else if (g_str_equal(name, "peso")) {
        settled = known ? local : "MXN";
    }
    g_strlcpy(out, settled, 4);
}

/* Short codes are also words: "try", "mad", "all" count in capitals only. */
static bool is_written_as_code(const Lexing *lexing, const Lexeme *lexeme)
{
    static const char *const sure[] = {"eur", "usd", "gbp", "chf", "rs",  "kr",  "zl",  "kc",
                                       "tl",  "sek", "nok", "dkk", "pln", "czk", "huf", "inr",
                                       "aed", "sar", "jpy", "cny", "rmb", "brl", "mxn"};
    const char *word = lex_word(lexing, lexeme);
    if (strlen(word) > 3 || !g_ascii_isalpha(word[0]))
        return true;
    /* RS232 */
    if (g_str_equal(word, "rs") && lexing->text[lexeme->start + 1] == 'S' && g_ascii_isdigit(lexing->text[lexeme->end]))
        return false;
    if (g_str_equal(word, "fr"))
        return g_ascii_isupper(lexing->text[lexeme->start]);
    for (size_t i = 0; i < G_N_ELEMENTS(sure); i++)
        if (g_str_equal(word, sure[i]))
            return true;
    return lexeme->end - lexeme->start >= 2 && g_ascii_isupper(lexing->text[lexeme->start]) &&
           g_ascii_isupper(lexing->text[lexeme->start + 1]);
}

static const char *sign_currency(gunichar sign)
{
    for (size_t i = 0; i < G_N_ELEMENTS(SIGNS); i++)
        if (SIGNS[i].sign == sign)
            return SIGNS[i].currency;
    return NULL;
}

static bool writes_rand(const Setting *setting)
{
    return setting->country != NULL && g_str_equal(setting->country, "ZA");
}

/* "R450 000" */
static bool is_rand(const Lexing *lexing, size_t index, const Setting *setting)
{
    const Lexeme *next = lex_at(lexing, index + 1);
    return writes_rand(setting) && lex_is_word(lexing, index, "r") && next != NULL && next->kind == LEX_NUMBER;
}

/* The currency that ends at index (before a number) or begins there; first is moved. */
static const char *currency_at(const Lexing *lexing, size_t index, size_t *first, size_t *last)
{
    const Lexeme *lexeme = lex_at(lexing, index);
    if (lexeme == NULL)
        return NULL;
    *first = *last = index;
    if (lexeme->kind == LEX_SIGN) {
        const char *currency = sign_currency(lexeme->sign);
        const Lexeme *before = index > 0 ? lex_at(lexing, index - 1) : NULL;
        if (currency == NULL || lexeme->sign != '$' || before == NULL || before->kind != LEX_WORD || !lexeme->glued)
            return currency;
        for (size_t i = 0; i < G_N_ELEMENTS(DOLLARS); i++) {
            if (g_str_equal(lex_word(lexing, before), DOLLARS[i].word)) {
                *first = index - 1;
                return DOLLARS[i].currency;
            }
        }
        return currency;
    }
    if (lexeme->kind != LEX_WORD)
        return NULL;
    const LexEntry *entry = lex_meaning(lexing, index, ROLE_CURRENCY);
    const Lexeme *next = lex_at(lexing, index + 1);
    bool dollar_follows = next != NULL && next->glued && next->kind == LEX_SIGN && next->sign == '$';
    if (dollar_follows) {
        *last = index + 1;
        size_t ignored_first, ignored_last;
        return currency_at(lexing, index + 1, &ignored_first, &ignored_last);
    }
    return entry != NULL && is_written_as_code(lexing, lexeme) ? entry->canonical : NULL;
}

static size_t skip_dot(const Lexing *lexing, size_t at)
{
    return lex_is_sign(lexing, at, '.') && lex_at(lexing, at)->glued ? at + 1 : at;
}

/* k, Mio, 万, thousand; "k" and "m" only when glued or beside a currency. */
static size_t read_scales(const Lexing *lexing, size_t at, bool has_currency, Amount *amount)
{
    for (int i = 0; i < 2; i++) {
        const LexEntry *slang = lex_meaning(lexing, at, ROLE_SLANG);
        const LexEntry *scale = slang != NULL ? slang : lex_meaning(lexing, at, ROLE_SCALE);
        const Lexeme *lexeme = lex_at(lexing, at);
        if (scale == NULL || lexeme->kind == LEX_BREAK)
            break;
        size_t length = strlen(lex_word(lexing, lexeme));
        size_t ignored, next = skip_dot(lexing, at + 1);
        bool money = has_currency || currency_at(lexing, next, &ignored, &ignored) != NULL;
        if (length <= 2 && !lexeme->glued && !money && !(lex_word(lexing, lexeme)[0] & 0x80))
            break;
        if (length == 1 && next == at + 2 && lex_is_word(lexing, next, "n"))
            break; /* $148,000 M.N. */
        amount->value *= scale->value;
        amount->scaled = true;
        amount->slang = amount->slang || slang != NULL;
        amount->last = at;
        at = next;
    }
    return at;
}

bool amount_may_stand(const Lexing *lexing, const Setting *setting)
{
    bool may = (lexing->roles & (ROLE_CURRENCY | ROLE_SCALE | ROLE_SLANG)) != 0 || writes_rand(setting);
    for (size_t i = 0; i < G_N_ELEMENTS(SIGNS) && !may; i++)
        may = lex_may_have_sign(lexing, SIGNS[i].sign);
    return may && lexing->numbers;
}

bool amount_read(const Lexing *lexing, size_t index, const Setting *setting, Amount *amount)
{
    const Lexeme *number = lex_at(lexing, index);
    if (number == NULL || number->kind != LEX_NUMBER)
        return false;
    *amount = (Amount){.first = index, .last = index, .value = number->value};
    size_t first = index, last = index;
    size_t before = index > 0 ? index - 1 : 0;
    if (before > 0 && (lex_is_sign(lexing, before, '.') || lex_is_sign(lexing, before, ':')))
        before--;
    const char *leading = index > 0 ? currency_at(lexing, before, &first, &last) : NULL;
    /* "Budget (USD): 18000" */
    if (leading == NULL && before > 2 && before < index - 1 && lex_is_sign(lexing, before, ')') &&
        lex_is_sign(lexing, before - 2, '('))
        leading = currency_at(lexing, before - 1, &first, &last);
    if (leading == NULL && index > 0 && is_rand(lexing, index - 1, setting)) {
        leading = "ZAR";
        first = index - 1;
    }
    if (leading != NULL && lex_at(lexing, before)->line == number->line)
        amount->first = first;
    else
        leading = NULL;
    size_t at = read_scales(lexing, index + 1, leading != NULL, amount);
    while (lex_at(lexing, at) != NULL && lex_at(lexing, at)->glued &&
           (lex_is_sign(lexing, at, ',') || lex_is_sign(lexing, at, '.') || lex_is_sign(lexing, at, '-')))
        at++;
    const char *trailing = currency_at(lexing, at, &first, &last);
    if (trailing != NULL && (leading == NULL || lex_at(lexing, at)->kind == LEX_WORD) &&
        lex_at(lexing, at)->line == number->line) {
        amount->last = last;
        if (leading == NULL || strlen(trailing) == 3)
            leading = trailing;
    }
    if (leading != NULL)
        settle(leading, setting, amount->currency);
    else if (amount->slang)
        amount_currency_of(setting->country, amount->currency);
    return leading != NULL || amount->slang || amount->scaled;
}
