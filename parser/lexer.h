/* Text as words, numbers and signs, in every script; each with what it may mean
 * (lexicon.h). The extractors of quantities, dates and money read these. */
#ifndef PARSER_LEXER_H
#define PARSER_LEXER_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "parser/lexicon.h"

typedef enum {
    LEX_WORD,
    LEX_NUMBER, /* digits, or a number spelled out */
    LEX_SIGN,   /* one character */
    LEX_BREAK,  /* a line end */
} LexKind;

typedef struct {
    LexKind kind;
    bool glued;    /* no space before it */
    bool first;    /* of its line, list marks and quotes aside */
    bool capital;  /* begins with an upper-case letter */
    bool caseless; /* begins with a letter of a script that has no capitals */
    bool spelled;  /* a number in words */
    bool plain;    /* a number of digits alone */
    bool single;   /* a word that begins no phrase */
    uint8_t span;  /* words of the phrase that begins here, at least 1 */
    uint32_t start, end;
    uint32_t folded, size; /* of the word: into the arena, and bytes there */
    uint32_t sentence, line;
    gunichar sign;
    double value;
    uint64_t roles;
    const LexEntry *entry, *stem, *phrase;
} Lexeme;

typedef struct {
    const char *text;
    GArray *lexemes;    /* of Lexeme */
    GString *arena;     /* folded words, each ended by NUL */
    uint32_t languages; /* of the meanings that count; English steps in */
    uint64_t roles;     /* of all of them */
    uint64_t signs;     /* a bit for each, lex_sign_bit() */
    bool numbers;       /* has it any? */
    GArray *dates;      /* of DateMention, when dates.c has read them; else NULL */
    GString *own_text;  /* NULL where the text is borrowed */
    unsigned users;
} Lexing;

/* Reads at most the first 128 KiB of the text, 65536 lexemes. Linear in both. The text must outlive the lexing, which
 * lex_free() frees. Lexings that are shared are for one thread. */
Lexing *lex_text(const char *text, const char *language);

/* As lex_text(), with a copy of the text, in languages as lexicon_languages() tells them, and in the room of another
 * lexing, which nobody uses any more, or NULL. */
Lexing *lex_own_text(Lexing *used, const char *text, uint32_t languages);
/* A new one, of the first bytes of its text: NULL where that would not be the same as to read them alone. */
Lexing *lex_beginning(const Lexing *whole, size_t size);

Lexing *lex_ref(Lexing *lexing);
void lex_free(Lexing *lexing); /* by the last who uses it */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lexing, lex_free)

/* NULL outside. */
static inline const Lexeme *lex_at(const Lexing *lexing, size_t index)
{
    return index < lexing->lexemes->len ? &g_array_index(lexing->lexemes, Lexeme, index) : NULL;
}

static inline const char *lex_word(const Lexing *lexing, const Lexeme *lexeme)
{
    return lexing->arena->str + lexeme->folded;
}

static inline bool lex_has(const Lexing *lexing, size_t index, uint64_t roles)
{
    const Lexeme *lexeme = lex_at(lexing, index);
    return lexeme != NULL && (lexeme->roles & roles) != 0;
}

static inline bool lex_is_sign(const Lexing *lexing, size_t index, gunichar sign)
{
    const Lexeme *lexeme = lex_at(lexing, index);
    return lexeme != NULL && lexeme->kind == LEX_SIGN && lexeme->sign == sign;
}

/* Signs of ASCII have bits 0 and 27 to 63, all others share 1 to 26. */
static inline uint64_t lex_sign_bit(gunichar sign)
{
    return G_GUINT64_CONSTANT(1) << (sign < 0x80 ? sign % 64 : 1 + sign % 26);
}

/* False: no such sign is in it. */
static inline bool lex_may_have_sign(const Lexing *lexing, gunichar sign)
{
    return (lexing->signs & lex_sign_bit(sign)) != 0;
}

static inline bool lex_is_word(const Lexing *lexing, size_t index, const char *folded)
{
    const Lexeme *lexeme = lex_at(lexing, index);
    return lexeme != NULL && lexeme->kind == LEX_WORD && *lex_word(lexing, lexeme) == *folded &&
           strcmp(lex_word(lexing, lexeme), folded) == 0;
}

/* The meaning in that role, or NULL. */
const LexEntry *lex_meaning(const Lexing *lexing, size_t index, uint64_t role);

#endif
