/* Which words around a date are said of it, and of no other. */
#include "parser/date_context.h"

static uint64_t roles_between(const Lexing *lexing, size_t from, size_t to)
{
    uint64_t roles = 0;
    for (size_t i = from; i < to; i++)
        roles |= lex_at(lexing, i)->roles;
    return roles;
}

/* A label on the line above belongs to a value that stands alone. */
static size_t with_label(const Lexing *lexing, size_t from, const DateMention *mention)
{
    if (from == 0 || mention->first - from > 2)
        return from;
    size_t at = from;
    while (at > 0 && lex_at(lexing, at - 1)->kind == LEX_BREAK)
        at--;
    if (at == 0 || at == from || lex_at(lexing, at)->value > 2)
        return from;
    uint32_t line = lex_at(lexing, at - 1)->line;
    size_t start = at;
    while (start > 0 && lex_at(lexing, start - 1)->line == line)
        start--;
    return at - start <= 8 ? start : from;
}

static bool is_clause_end(const Lexing *lexing, size_t index)
{
    const Lexeme *lexeme = lex_at(lexing, index);
    return lexeme->kind == LEX_SIGN &&
           (lexeme->sign == ',' || lexeme->sign == ';' || lexeme->sign == 0x3001 || lexeme->sign == 0x60C);
}

/* "Questions close October 30. Proposals are due": a mark that the lexer took for an ordinal's. */
static bool ends_sentence(const Lexing *lexing, size_t index)
{
    const Lexeme *next = lex_at(lexing, index + 1);
    return lex_is_sign(lexing, index, '.') && lex_at(lexing, index)->glued && next != NULL && next->kind == LEX_WORD &&
           next->capital && !next->glued;
}

/* What the sentence before was about: "We'd like a demo. Does Tuesday work?" */
static uint64_t roles_before_sentence(const Lexing *lexing, const DateMention *mention)
{
    enum { LONGEST = 40 };
    uint32_t sentence = lex_at(lexing, mention->first)->sentence;
    uint64_t roles = 0;
    size_t i = mention->first;
    while (i > 0 && lex_at(lexing, i - 1)->sentence == sentence && mention->first - i < LONGEST)
        i--;
    uint32_t before = i > 0 ? lex_at(lexing, i - 1)->sentence : sentence;
    for (size_t end = i; i > 0 && end - i < LONGEST && lex_at(lexing, i - 1)->sentence == before && before != sentence;
         i--)
        roles |= lex_at(lexing, i - 1)->roles;
    return roles;
}

/* "Questions: 6 November", below it "Tender return: 20 November": where the next date's own label begins. */
static size_t label_of_next(const Lexing *lexing, const DateMention *mention, const DateMention *next)
{
    size_t at = next->first;
    bool label = false;
    while (at > mention->last + 1 && lex_at(lexing, at - 1)->kind != LEX_BREAK && next->first - at < 12) {
        at--;
        label = label || lex_is_sign(lexing, at, ':') || lex_is_sign(lexing, at, '|');
    }
    return label && lex_at(lexing, at - 1)->kind == LEX_BREAK ? at - 1 : next->first;
}

/* "Sunday to bring it, and back by the 24th": the words that lead the next date are not of this one. */
static size_t before_next(const Lexing *lexing, const DateMention *mention, const DateMention *next)
{
    size_t at = next->first;
    if (lexing->languages & (LANG_EAST | LANG_TR))
        return at;
    while (at > mention->last + 1 && next->first - at < 4 &&
           (lex_has(lexing, at - 1, ROLE_BY | ROLE_ON) || lex_is_sign(lexing, at - 1, '-') ||
            lex_is_word(lexing, at - 1, "ה")))
        at--;
    return at;
}

/* "The board meets on the 3rd and I need figures before then": where that is said, or 0. */
static size_t said_again(const Lexing *lexing, const DateMention *mention, size_t ceiling)
{
    enum { LONGEST = 40 };
    uint32_t sentence = lex_at(lexing, mention->first)->sentence;
    for (size_t i = mention->last + 1; i < ceiling && i - mention->last < LONGEST; i++) {
        if (lex_at(lexing, i)->sentence > sentence + 1)
            return 0;
        if (lex_has(lexing, i, ROLE_THEN))
            return i;
    }
    return 0;
}

/* "Monday or Tuesday, if you want to ring": what is said behind the last is of both. */
static bool is_listed_with(const Lexing *lexing, const DateMention *mention, const DateMention *next)
{
    const Lexeme *first = lex_at(lexing, mention->first), *second = lex_at(lexing, next->first);
    bool joined = next->first - mention->last == 2 && lex_has(lexing, mention->last + 1, ROLE_AND);
    return joined && mention->weekday_only && next->weekday_only && first->sentence == second->sentence;
}

static const DateMention *mention_at(const GArray *mentions, guint index)
{
    return index < mentions->len ? &g_array_index(mentions, DateMention, index) : NULL;
}

/* Up to where words may be of this date: to the next, or to what leads or labels that. */
static size_t ceiling_of(const Lexing *lexing, const GArray *mentions, guint index, bool listed)
{
    const DateMention *mention = mention_at(mentions, index);
    const DateMention *next = mention_at(mentions, index + (listed ? 2 : 1));
    if (next == NULL)
        return lexing->lexemes->len;
    return listed ? next->first : MIN(before_next(lexing, mention, next), label_of_next(lexing, mention, next));
}

/* To the end of the sentence, or of the clause where the next date is in the same. */
static void find_reach(Context *context, const DateMention *previous, const DateMention *next, size_t ceiling)
{
    enum { BEFORE = 40, AFTER = 30 };
    const Lexing *lexing = context->lexing;
    const DateMention *mention = context->mention;
    uint32_t sentence = lex_at(lexing, mention->first)->sentence;
    size_t floor = previous != NULL ? previous->last + 1 : 0;
    bool shares = next != NULL && lex_at(lexing, next->first)->sentence == sentence;
    context->from = mention->first;
    context->to = mention->last + 1;
    while (context->from > floor && lex_at(lexing, context->from - 1)->sentence == sentence &&
           mention->first - context->from < BEFORE)
        context->from--;
    while (context->to < ceiling && lex_at(lexing, context->to)->sentence == sentence &&
           context->to - mention->last < AFTER) {
        bool behind = context->to == mention->last + 1;
        if (behind ? mention->written && ends_sentence(lexing, context->to)
                   : shares && is_clause_end(lexing, context->to))
            break;
        context->to++;
    }
    context->from = MAX(floor, with_label(lexing, context->from, mention));
}

static uint64_t roles_close(const Context *context)
{
    const DateMention *mention = context->mention;
    size_t from = mention->first > context->from + DATE_NEAR ? mention->first - DATE_NEAR : context->from;
    size_t to = mention->last + 1;
    while (to < context->to && to < mention->last + 4 && !is_clause_end(context->lexing, to))
        to++;
    return roles_between(context->lexing, from, mention->first) | roles_between(context->lexing, mention->last + 1, to);
}

Context date_context(const Lexing *lexing, const GArray *mentions, guint index)
{
    const DateMention *mention = mention_at(mentions, index), *next = mention_at(mentions, index + 1);
    bool listed = next != NULL && is_listed_with(lexing, mention, next);
    size_t ceiling = ceiling_of(lexing, mentions, index, listed);
    Context context = {.lexing = lexing, .mention = mention};
    find_reach(&context, index > 0 ? mention_at(mentions, index - 1) : NULL, listed ? NULL : next, ceiling);
    context.previous = roles_before_sentence(lexing, mention);
    context.asks =
        context.to > 0 && (lex_is_sign(lexing, context.to - 1, '?') || lex_is_sign(lexing, context.to - 1, 0x61F));
    context.before = roles_between(lexing, context.from, mention->first);
    context.after = roles_between(lexing, mention->last + 1, context.to);
    context.close = roles_close(&context);
    size_t again = said_again(lexing, mention, ceiling);
    if (again > 0) {
        context.after |= roles_between(lexing, mention->last + 1, MIN(again + DATE_NEAR, ceiling));
        context.close = (context.close | ROLE_BY) & ~(uint64_t)(ROLE_PAST | ROLE_START | ROLE_VALID | ROLE_ASIDE);
    }
    return context;
}
