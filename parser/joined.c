/* What joins two names. */
#include "parser/joined.h"

#include <string.h>

#include "parser/lexer.h"

/* "And", a count, its unit. */
enum { WORDS_MOST = 3, BYTES_MOST = 32 };

static bool is_and(const Lexing *lexing, size_t index)
{
    return lex_has(lexing, index, ROLE_AND) || lex_is_sign(lexing, index, '&') || lex_is_sign(lexing, index, '+');
}

static bool begins_with(const char *text, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (g_str_has_prefix(text, words[i]))
            return true;
    return false;
}

/* Scripts without blanks; and those that write it onto the word. */
static bool is_glued_and(const char *between, const char *name)
{
    static const char *const alone[] = {"と", "や", "和", "及", "与", "與", "및"}, *const glued[] = {"و", "ו"};

    return *between ? begins_with(between, alone, G_N_ELEMENTS(alone)) : begins_with(name, glued, G_N_ELEMENTS(glued));
}

bool joined_by_and(const char *text, const char *language, size_t end, size_t begin)
{
    if (begin < end || begin - end > BYTES_MOST || memchr(text + end, '\n', begin - end))
        return false;
    g_autofree char *between = g_strchug(g_strndup(text + end, begin - end));
    g_autoptr(Lexing) lexing = lex_text(between, language);
    size_t words = 0; /* and numbers */
    bool joined = is_glued_and(between, text + begin);

    for (size_t i = 0; i < lexing->lexemes->len; i++) {
        const Lexeme *lexeme = lex_at(lexing, i);
        if (lexeme->kind == LEX_SIGN && strchr(".?!:", (int)(lexeme->sign < 0x80 ? lexeme->sign : 0x80)) != NULL)
            return false;
        joined |= is_and(lexing, i);
        words += lexeme->kind != LEX_SIGN;
    }
    return joined && words <= WORDS_MOST;
}
