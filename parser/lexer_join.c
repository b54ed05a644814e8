/* Second look at the lexemes: phrases of several words, numbers in words, powers of units. */
#include "parser/lexer_join.h"

enum { PHRASE_WORDS = 4 };

static bool is_joiner(const Lexeme *lexeme)
{
    return lexeme->kind == LEX_SIGN && lexeme->glued &&
           (lexeme->sign == '-' || lexeme->sign == '\'' || lexeme->sign == 0x2019);
}

/* The words stand in the arena one behind the other, whatever joins them. */
void lex_find_phrase(Lexing *lexing, size_t index)
{
    Lexeme *head = &g_array_index(lexing->lexemes, Lexeme, index);
    const char *phrase = lex_word(lexing, head);
    const LexHead *begins = lexicon_head(phrase, head->size);
    size_t at = index + 1, size = head->size;
    for (unsigned n = 1; n < PHRASE_WORDS && lexicon_may_go_on(begins, size); n++, at++) {
        const Lexeme *next = lex_at(lexing, at);
        if (next != NULL && is_joiner(next))
            next = lex_at(lexing, ++at);
        if (next == NULL || next->kind != LEX_WORD)
            return;
        size += 1 + next->size;
        const LexEntry *entry = lexicon_phrase(begins, phrase, size);
        uint64_t roles = entry != NULL ? lex_roles_of(entry, lexing->languages) : 0;
        if (roles == 0)
            continue;
        head->phrase = entry;
        head->roles |= roles;
        head->span = (uint8_t)(at + 1 - index);
    }
}

/* What a spelled number and the next one make together; 0 when they do not belong together. */
static double put_together(double total, double next)
{
    if (next == 100 || next == 1000)
        return total < next ? MAX(total, 1.0) * next : 0;
    long whole = (long)total;
    if (whole >= 100 && whole % 100 == 0 && next < 100)
        return total + next;
    bool french = whole == 60 || whole == 80;
    if (whole >= 20 && whole < 100 && whole % 10 == 0 && (next < 10 || (french && next < 20)))
        return total + next;
    return 0;
}

static size_t half_after(const Lexing *lexing, size_t at)
{
    return lex_is_word(lexing, at, "and") && lex_is_word(lexing, at + 1, "a") && lex_is_word(lexing, at + 2, "half")
               ? at + 3
               : at;
}

static size_t join_number(Lexing *lexing, size_t index)
{
    const LexEntry *entry = lex_meaning(lexing, index, ROLE_CARDINAL);
    Lexeme *head = &g_array_index(lexing->lexemes, Lexeme, index);
    if (entry == NULL || head->kind != LEX_WORD)
        return index + 1;
    double total = entry->value;
    size_t end = index + head->span;
    for (;;) {
        size_t next = end;
        const Lexeme *joiner = lex_at(lexing, next);
        if (joiner != NULL && (is_joiner(joiner) || (total >= 20 && (joiner->roles & ROLE_AND))))
            next++;
        const LexEntry *more = lex_meaning(lexing, next, ROLE_CARDINAL);
        double together = more != NULL ? put_together(total, more->value) : 0;
        if (together == 0)
            break;
        total = together;
        end = next + lex_at(lexing, next)->span;
    }
    size_t half = half_after(lexing, end);
    head->kind = LEX_NUMBER;
    head->spelled = true;
    head->value = total + (half > end ? 0.5 : 0);
    head->end = lex_at(lexing, half - 1)->end;
    head->span = (uint8_t)MIN(half - index, (size_t)255);
    return half;
}

/* The lexemes that a joined number swallowed go away. */
void lex_join_numbers(Lexing *lexing)
{
    guint kept = 0;
    for (size_t i = 0; i < lexing->lexemes->len;) {
        size_t next = lex_has(lexing, i, ROLE_CARDINAL) ? join_number(lexing, i) : i + 1;
        if (kept < i)
            g_array_index(lexing->lexemes, Lexeme, kept) = g_array_index(lexing->lexemes, Lexeme, i);
        Lexeme *lexeme = &g_array_index(lexing->lexemes, Lexeme, kept);
        if (lexeme->kind == LEX_NUMBER)
            lexeme->span = 1;
        kept++;
        i = next;
    }
    g_array_set_size(lexing->lexemes, kept);
}

/* m3/h, m², m3: a measure of work, no metres of goods. */
void lex_mark_powers(Lexing *lexing)
{
    for (size_t i = 0; i + 1 < lexing->lexemes->len; i++) {
        Lexeme *lexeme = &g_array_index(lexing->lexemes, Lexeme, i);
        const Lexeme *next = lex_at(lexing, i + 1);
        bool power = (next->kind == LEX_SIGN && (next->sign == 0xB2 || next->sign == 0xB3)) ||
                     (next->kind == LEX_NUMBER && (next->value == 2 || next->value == 3));
        bool rate = next->kind == LEX_SIGN && next->sign == '/' && lexeme->kind == LEX_WORD &&
                    lex_at(lexing, i + 2) != NULL && lex_at(lexing, i + 2)->kind == LEX_WORD &&
                    lex_at(lexing, i + 2)->glued;
        if ((lexeme->roles & ROLE_MASS) && next->glued && (power || rate))
            lexeme->roles = ROLE_TECH;
    }
}
