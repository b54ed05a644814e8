/* Amounts of money, and whether the writer's words make one a budget. */
#include <math.h>
#include <string.h>

#include "parser/amount.h"
#include "parser/extract.h"
#include "parser/found.h"

enum { BEFORE = 14, AFTER = 7, LIMIT_BEFORE = 6, LIMIT_AFTER = 3, PAID_BEFORE = 8, PAID_AFTER = 5, MOST = 60 };

static uint64_t roles_near(const Lexing *lexing, const Amount *amount, size_t before, size_t after)
{
    uint32_t sentence = lex_at(lexing, amount->first)->sentence;
    uint64_t roles = 0;
    for (size_t i = amount->first; i > 0 && amount->first - i < before && lex_at(lexing, i - 1)->sentence == sentence;
         i--)
        roles |= lex_at(lexing, i - 1)->roles;
    for (size_t i = amount->last + 1; i <= amount->last + after && lex_at(lexing, i) != NULL; i++) {
        if (lex_at(lexing, i)->sentence != sentence)
            break;
        roles |= lex_at(lexing, i)->roles;
    }
    return roles;
}

/* "Budget" on the line above, in a form. */
static bool labelled_above(const Lexing *lexing, const Amount *amount)
{
    size_t i = amount->first;
    uint32_t line = lex_at(lexing, i)->line;
    while (i > 0 && lex_at(lexing, i - 1)->line == line && amount->first - i < 3)
        i--;
    if (i == 0 || lex_at(lexing, i - 1)->kind != LEX_BREAK || lex_at(lexing, i - 1)->value > 2)
        return false;
    for (size_t back = 2; back <= 6 && back <= i; back++) {
        const Lexeme *lexeme = lex_at(lexing, i - back);
        if (lexeme->kind == LEX_BREAK)
            break;
        if (lexeme->roles & ROLE_BUDGET)
            return true;
    }
    return false;
}

static bool has_currency(const Amount *amount)
{
    return amount->currency[0] != '\0';
}

static MoneyFound *make(const Lexing *lexing, const Amount *amount, bool budget, unsigned confidence)
{
    MoneyFound *money = g_new0(MoneyFound, 1);
    money->amount = round(amount->value * 100) / 100;
    money->currency = has_currency(amount) ? g_strdup(amount->currency) : NULL;
    money->is_budget = budget;
    money->confidence = confidence;
    size_t first = amount->first > 4 ? amount->first - 4 : 0;
    while (first < amount->first && lex_at(lexing, first)->sentence != lex_at(lexing, amount->first)->sentence)
        first++;
    money->evidence = found_evidence(lexing->text, lex_at(lexing, first)->start, lex_at(lexing, amount->last)->end);
    return money;
}

/* A bare number counts only as the value of a budget label. */
static bool is_labelled_number(const Lexing *lexing, size_t index, Amount *amount)
{
    const Lexeme *number = lex_at(lexing, index);
    size_t label = index;
    if (label > 0 && (lex_is_sign(lexing, label - 1, ':') || lex_is_sign(lexing, label - 1, '|') ||
                      lex_is_sign(lexing, label - 1, '=')))
        label--;
    bool direct = label != index && label > 0 && lex_has(lexing, label - 1, ROLE_BUDGET);
    *amount = (Amount){.first = index, .last = index, .value = number->value};
    return number->value >= 100 && (direct || labelled_above(lexing, amount));
}

/* "Rs 4.50 per bottle", "12 €/kg" */
static bool is_unit_price(const Lexing *lexing, const Amount *amount)
{
    const Lexeme *next = lex_at(lexing, amount->last + 1);
    bool slash = next != NULL && next->sign == '/' && lex_at(lexing, amount->last + 2) != NULL &&
                 lex_at(lexing, amount->last + 2)->kind == LEX_WORD;
    bool each_before = amount->first > 0 && lex_has(lexing, amount->first - 1, ROLE_EACH);
    return slash || each_before ||
           (lex_has(lexing, amount->last + 1, ROLE_EACH) && !lex_has(lexing, amount->last + 2, ROLE_BUDGET));
}

/* "€ 200 a month", "300 euro al mese" */
static bool is_by_period(const Lexing *lexing, const Amount *amount)
{
    size_t at = amount->last + 1;
    const LexEntry *period = lex_meaning(lexing, at + 1, ROLE_PERIOD);
    return period != NULL && period->value >= 1 && lex_at(lexing, at)->kind == LEX_WORD &&
           lex_at(lexing, at)->line == lex_at(lexing, amount->last)->line;
}

/* Roles of the words before it, in its clause and behind any other number. */
static uint64_t roles_before(const Lexing *lexing, const Amount *amount)
{
    uint32_t sentence = lex_at(lexing, amount->first)->sentence;
    uint64_t roles = 0;
    for (size_t i = amount->first; i > 0 && amount->first - i < PAID_BEFORE; i--) {
        const Lexeme *lexeme = lex_at(lexing, i - 1);
        if (lexeme->sentence != sentence || lexeme->kind == LEX_NUMBER || lexeme->sign == ',' || lexeme->sign == ';')
            break;
        roles |= lexeme->roles;
    }
    return roles;
}

/* "We paid 450 last time": said closer to the amount than any budget. */
static bool is_paid(const Lexing *lexing, const Amount *amount)
{
    uint64_t before = roles_before(lexing, amount);
    uint64_t after = roles_near(lexing, amount, 0, PAID_AFTER);
    return ((before | after) & (ROLE_PAID | ROLE_AGO)) != 0 && !(before & ROLE_LIMIT) &&
           !(roles_near(lexing, amount, PAID_BEFORE, 0) & ROLE_BUDGET);
}

static MoneyFound *read_at(const Lexing *lexing, size_t index, const Setting *setting, size_t *last)
{
    Amount amount;
    bool labelled = false;
    if (!amount_read(lexing, index, setting, &amount)) {
        labelled = is_labelled_number(lexing, index, &amount);
        if (!labelled)
            return NULL;
    }
    *last = amount.last;
    bool budget =
        labelled || (roles_near(lexing, &amount, BEFORE, AFTER) & ROLE_BUDGET) != 0 || labelled_above(lexing, &amount);
    bool limit = (roles_near(lexing, &amount, LIMIT_BEFORE, LIMIT_AFTER) & ROLE_LIMIT) != 0;
    bool money = has_currency(&amount) || amount.slang || ((budget || limit) && amount.scaled) || labelled;
    if (!money || amount.value <= 0)
        return NULL;
    if (!has_currency(&amount) && (budget || limit))
        amount_currency_of(setting->country, amount.currency);
    if (is_unit_price(lexing, &amount))
        budget = limit = false;
    bool paid = is_paid(lexing, &amount);
    if (paid && !labelled)
        budget = false;
    unsigned confidence = budget ? 85 : limit ? 65 : 50;
    if (!has_currency(&amount) || amount.value < 20)
        confidence -= 20;
    MoneyFound *found = make(lexing, &amount, budget || limit, confidence);
    found->is_open =
        has_currency(&amount) && !paid && !is_unit_price(lexing, &amount) && !is_by_period(lexing, &amount);
    return found;
}

GPtrArray *money_find(const char *text, const Setting *setting)
{
    g_autoptr(Lexing) lexing = lexings_read(setting->lexings, text, setting->language);
    GPtrArray *found = g_ptr_array_new_with_free_func((GDestroyNotify)money_free);
    bool any = amount_may_stand(lexing, setting) || (lexing->numbers && (lexing->roles & ROLE_BUDGET));
    for (size_t i = 0; any && i < lexing->lexemes->len && found->len < MOST; i++) {
        size_t last = i;
        if (lex_at(lexing, i)->kind != LEX_NUMBER)
            continue;
        MoneyFound *money = read_at(lexing, i, setting, &last);
        if (money != NULL)
            g_ptr_array_add(found, money);
        i = MAX(i, last);
    }
    return found;
}
