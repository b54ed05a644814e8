/* Keeps the lexings of a message's texts. */
#include "parser/lexer_share.h"

#include <string.h>

struct Lexings {
    GPtrArray *read; /* of Lexing*, each with a text of its own */
};

Lexings *lexings_new(void)
{
    Lexings *lexings = g_new(Lexings, 1);
    lexings->read = g_ptr_array_new_with_free_func((GDestroyNotify)lex_free);
    return lexings;
}

void lexings_free(Lexings *lexings)
{
    if (lexings == NULL)
        return;
    g_ptr_array_unref(lexings->read);
    g_free(lexings);
}

Lexing *lexings_read(Lexings *lexings, const char *text, const char *language)
{
    if (lexings == NULL)
        return lex_text(text, language);
    uint32_t languages = lexicon_languages(language);
    for (guint i = 0; i < lexings->read->len; i++) {
        Lexing *known = lexings->read->pdata[i];
        if (known->languages == languages && strcmp(known->text, text) == 0)
            return lex_ref(known);
    }
    char *copy = g_strdup(text);
    Lexing *lexing = lex_text(copy, language);
    lexing->own_text = copy;
    g_ptr_array_add(lexings->read, lexing);
    return lex_ref(lexing);
}
