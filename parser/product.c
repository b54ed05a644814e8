/* Where the name of a product begins and ends. */
#include "parser/product.h"

#include <string.h>

enum { MOST_LEXEMES = 14, MOST_BYTES = 90 };

static bool is_cut(const Lexing *lexing, size_t index, bool inside_parens)
{
    const Lexeme *lexeme = lex_at(lexing, index);
    if (lexeme->kind == LEX_BREAK)
        return true;
    /* Arabic and Hebrew write "and" onto the next number. */
    gunichar first = g_utf8_get_char(lexing->text + lexeme->start);
    if (lexeme->kind == LEX_NUMBER && (first == 0x648 || first == 0x5D5))
        return true;
    const Lexeme *next = lex_at(lexing, index + 1);
    if (lexeme->kind == LEX_WORD && lexeme->end - lexeme->start == 2 &&
        (unsigned char)lexing->text[lexeme->start] >= 0xD6 && next != NULL && next->sign == '-' && next->glued)
        return lex_at(lexing, index + 2) != NULL && lex_at(lexing, index + 2)->kind == LEX_NUMBER;
    if (lexeme->kind != LEX_SIGN)
        return false;
    if (lexeme->sign == ',' && lexeme->glued)
        return next == NULL || !next->glued;
    if ((lexeme->sign == '-' || lexeme->sign == '+' || lexeme->sign == '&') && !lexeme->glued)
        return lexeme->sign != '&' || (next != NULL && next->kind == LEX_NUMBER);
    if (lexeme->sign == '.')
        return next == NULL || !next->glued;
    if (lexeme->sign < 0x80)
        return strchr(inside_parens ? ",;:|?!=\t" : ",;:|?!()=[]", (int)lexeme->sign) != NULL;
    return lexeme->sign == 0x3001 || lexeme->sign == 0x3002 || lexeme->sign == 0x60C || lexeme->sign == 0xFF08 ||
           lexeme->sign == 0x2022 || lexeme->sign == 0x2192 || lexeme->sign == 0x300C || lexeme->sign >= 0x1F000;
}

static bool ends_name(const Lexing *lexing, size_t index, size_t first)
{
    const Lexeme *lexeme = lex_at(lexing, index);
    if (lexeme->roles & (ROLE_BY | ROLE_DAYWORD | ROLE_WEEKDAY | ROLE_MONTH) && lexeme->kind == LEX_WORD &&
        index > first && !(lexeme->roles & ROLE_STOP))
        return !lexeme->glued;
    if ((lexeme->roles & ROLE_STOP) && index > first && !lexeme->glued)
        return true;
    bool and_more = (lexeme->roles & ROLE_AND) && lexeme->kind == LEX_WORD && !lexeme->glued;
    return and_more && index > first;
}

static bool is_lead(const Lexing *lexing, size_t index)
{
    const Lexeme *lexeme = lex_at(lexing, index);
    if (lexeme == NULL)
        return false;
    if (lexeme->kind == LEX_SIGN)
        return strchr("\"'-:|)*", (int)(lexeme->sign < 0x80 ? lexeme->sign : 0x80)) != NULL || lexeme->sign == 0x201E ||
               lexeme->sign == 0x201C || lexeme->sign == 0xAB || lexeme->sign == 0xD7;
    if (lexeme->kind != LEX_WORD)
        return false;
    return (lexeme->roles & ROLE_OF) || lex_is_word(lexing, index, "x") || lex_is_word(lexing, index, "the") ||
           lex_is_word(lexing, index, "your");
}

static ProductSpan name_after(const Lexing *lexing, size_t number, size_t after)
{
    ProductSpan span = {0, 0};
    size_t i = after;
    const Lexeme *head = lex_at(lexing, i);
    uint32_t sentence = lex_at(lexing, number)->sentence;
    if (head == NULL || head->kind == LEX_BREAK || head->sentence != sentence)
        return span;
    while (is_lead(lexing, i) && lex_at(lexing, i)->sentence == sentence && i - after < 4)
        i++;
    size_t first = i;
    for (; lex_at(lexing, i) != NULL && i - first < MOST_LEXEMES; i++) {
        const Lexeme *lexeme = lex_at(lexing, i);
        if (lexeme->sentence != sentence || is_cut(lexing, i, false) || ends_name(lexing, i, first))
            break;
        if (span.end != 0 && lexeme->end - span.start > MOST_BYTES)
            break;
        if (span.end == 0)
            span.start = lexeme->start;
        span.end = lexeme->end;
    }
    return span;
}

/* Asian and tabular order: the name stands before its number. */
static ProductSpan name_before(const Lexing *lexing, size_t number)
{
    ProductSpan span = {0, 0};
    size_t i = number;
    uint32_t sentence = lex_at(lexing, number)->sentence;
    while (i > 0 && lex_at(lexing, i - 1)->sentence == sentence) {
        const Lexeme *lexeme = lex_at(lexing, i - 1);
        bool noise =
            (lexeme->kind == LEX_SIGN && lexeme->sign != ')' && lexeme->sign != '"' && lexeme->sign != 0xFF09) ||
            (lexeme->roles & (ROLE_QTY | ROLE_AND)) || lex_is_word(lexing, i - 1, "x");
        if (!noise)
            break;
        i--;
    }
    size_t last = i;
    while (i > 0 && last - i < MOST_LEXEMES) {
        const Lexeme *lexeme = lex_at(lexing, i - 1);
        if (lexeme->sentence != sentence || is_cut(lexing, i - 1, true) ||
            (lexeme->roles & (ROLE_BUY | ROLE_AND) && last > i))
            break;
        if (lexeme->kind == LEX_WORD && (lexeme->roles & ROLE_STOP) && last > i)
            break;
        if (span.end == 0)
            span.end = lexeme->end;
        if (span.end - lexeme->start > MOST_BYTES)
            break;
        span.start = lexeme->start;
        i--;
    }
    /* A list number in front is none of the name. */
    if (i < last && lex_at(lexing, i)->first && lex_at(lexing, i)->kind == LEX_NUMBER &&
        (lex_is_sign(lexing, i + 1, '.') || lex_is_sign(lexing, i + 1, ')')) && i + 2 < last)
        span.start = lex_at(lexing, i + 2)->start;
    return span;
}

static bool is_asian(const Lexing *lexing, size_t index)
{
    const Lexeme *lexeme = lex_at(lexing, index);
    return lexeme != NULL && lexeme->kind == LEX_WORD && g_utf8_get_char(lexing->text + lexeme->start) >= 0x2E80;
}

/* Arabic "عدد 3 مضخات" against "رافعة عدد 4 ورافعة": what follows is the name unless it is joined on by "and" or "for".
 */
static bool begins_name(const Lexing *lexing, size_t number, size_t after)
{
    const Lexeme *next = lex_at(lexing, after);
    if (next == NULL || next->kind != LEX_WORD || next->sentence != lex_at(lexing, number)->sentence ||
        (next->roles & ROLE_STOP))
        return false;
    gunichar c = g_utf8_get_char(lexing->text + next->start);
    return c >= 0x600 && c < 0x700 && c != 0x648 && c != 0x644;
}

static bool is_name(const Lexing *lexing, ProductSpan span)
{
    unsigned letters = 0;
    for (const char *p = lexing->text + span.start; p < lexing->text + span.end; p = g_utf8_next_char(p))
        letters += g_unichar_isalnum(g_utf8_get_char(p)) ? (g_utf8_get_char(p) >= 0x2E80 ? 3 : 1) : 0;
    return letters >= 3;
}

ProductSpan product_beside(const Lexing *lexing, size_t number, size_t after, bool before)
{
    ProductSpan span = {0, 0};
    bool of_goods = lex_has(lexing, after, ROLE_OF) && !lex_has(lexing, after + 1, ROLE_ANSWER | ROLE_BUY);
    bool asian = number + 1 < after && is_asian(lexing, number + 1) && !of_goods;
    if (before && begins_name(lexing, number, after))
        before = false;
    if (!before && !asian)
        span = name_after(lexing, number, after);
    if (!is_name(lexing, span))
        span = name_before(lexing, number);
    if (!is_name(lexing, span) && (before || asian))
        span = name_after(lexing, number, after);
    return is_name(lexing, span) ? span : (ProductSpan){0, 0};
}
