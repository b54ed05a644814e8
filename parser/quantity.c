/* Quantities of goods: which numbers count something to buy, in what unit, of what product. */
#include <string.h>

#include "parser/amount.h"
#include "parser/counting.h"
#include "parser/dates.h"
#include "parser/found.h"
#include "parser/product.h"

void counting_add(Finder *finder, const Hit *hit, char *product, size_t from, size_t to)
{
    QuantityFound *quantity = g_new0(QuantityFound, 1);
    quantity->value = hit->value;
    quantity->unit = g_strdup(hit->unit);
    quantity->product = product;
    quantity->confidence = hit->confidence;
    quantity->evidence =
        found_evidence(finder->lexing->text, counting_at(finder, from)->start, counting_at(finder, to)->end);
    g_ptr_array_add(finder->found, quantity);
}

/* Numbers do, and words for one. */
static bool may_count(const Lexeme *lexeme)
{
    return lexeme->kind == LEX_NUMBER || (lexeme->kind == LEX_WORD && (lexeme->roles & ROLE_ONE));
}

/* What may count. */
static bool read_hit(const Finder *finder, size_t index, Hit *hit)
{
    const Lexeme *lexeme = counting_at(finder, index);
    if (lexeme->kind == LEX_WORD)
        return counting_single(finder, index, hit);
    if (!counting_countable(finder, index))
        return false;
    if (lexeme->spelled && lexeme->value == 1 &&
        (counting_pronoun(finder, index, hit) || counting_single(finder, index, hit)))
        return true;
    if (!(lexeme->spelled) && counting_is_phone_like(finder, index) && !counting_has(finder, index + 1, ROLE_COUNT))
        return false;
    if (counting_by_label(finder, index, hit))
        return true;
    if (counting_by_unit_before(finder, index, hit) || counting_by_colon(finder, index, hit))
        return true;
    if (counting_by_unit(finder, index, hit) || counting_by_mass(finder, index, hit) ||
        counting_by_times(finder, index, hit))
        return true;
    if (counting_is_measure(finder, index + 1) || counting_has(finder, index + 1, ROLE_MASS) ||
        counting_is_times(finder, index + 1) || (index > 0 && counting_is_times(finder, index - 1)))
        return false;
    return counting_bare(finder, index, hit) || counting_these(finder, index, hit) ||
           counting_one_behind(finder, index, hit);
}

static void mark_dates(Finder *finder, const GArray *mentions)
{
    for (guint i = 0; i < mentions->len; i++) {
        const DateMention *mention = &g_array_index(mentions, DateMention, i);
        for (size_t j = mention->first; j <= mention->last && j < finder->lexing->lexemes->len; j++)
            finder->use[j] = DATE;
    }
}

static void mark_amounts(Finder *finder, const Setting *setting)
{
    for (size_t i = 0; i < finder->lexing->lexemes->len; i++) {
        Amount amount;
        if (!counting_is_number(finder, i) || !amount_read(finder->lexing, i, setting, &amount))
            continue;
        if (!amount.scaled || amount.currency[0] != '\0' || amount.slang)
            for (size_t j = amount.first; j <= amount.last; j++)
                finder->use[j] = MONEY;
    }
}

static bool buys_anything(const Finder *finder)
{
    return (finder->lexing->roles & (ROLE_BUY | ROLE_ANSWER | ROLE_BUDGET | ROLE_QTY)) != 0;
}

static void take(Finder *finder, const Hit *hit)
{
    size_t last = MIN(hit->after, finder->lexing->lexemes->len) - 1;
    for (size_t i = hit->number; i <= last; i++)
        finder->use[i] = TAKEN;
    ProductSpan span = {0, 0};
    if (!hit->no_product)
        span = product_beside(finder->lexing, hit->number, hit->after, hit->product_before);
    char *product = span.end > span.start ? found_evidence(finder->lexing->text, span.start, span.end) : NULL;
    Hit told = *hit;
    if (!finder->said && told.confidence < COUNTING_TOLD)
        told.confidence = COUNT_DOUBTFUL;
    counting_add(finder, &told, product, hit->number, last);
    finder->last_accepted = hit->after;
    finder->last_value = hit->value;
    finder->last_unit = hit->confidence >= 80;
    finder->last_sentence = counting_at(finder, hit->number)->sentence;
}

GPtrArray *quantity_find(const char *text, const Setting *setting)
{
    g_autoptr(Lexing) lexing = lexings_read(setting->lexings, text, setting->language);
    GPtrArray *found = g_ptr_array_new_with_free_func((GDestroyNotify)quantity_free);
    if (!lexing->numbers && !(lexing->roles & ROLE_ONE))
        return found;
    g_autofree uint8_t *use = g_malloc0(lexing->lexemes->len + 1);
    Finder finder = {.lexing = lexing, .use = use, .found = found};
    finder.german = setting->language != NULL && g_str_equal(setting->language, "de");
    finder.said = buys_anything(&finder);
    finder.buying = true;
    mark_dates(&finder, date_mentions(lexing, setting));
    if (amount_may_stand(lexing, setting))
        mark_amounts(&finder, setting);
    if (lexing->numbers && lex_may_have_sign(lexing, '|'))
        counting_tables(&finder);
    for (size_t i = 0; i < lexing->lexemes->len && found->len < COUNTING_MOST; i++) {
        if (!may_count(counting_at(&finder, i)))
            continue;
        Hit hit = {0};
        if (read_hit(&finder, i, &hit))
            take(&finder, &hit);
    }
    return found;
}
