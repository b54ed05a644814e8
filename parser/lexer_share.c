/* Keeps the lexings of a message's texts, and what words mean from message to message. */
#include "parser/lexer_share.h"

#include <string.h>

struct Lexings {
    GPtrArray *read; /* of Lexing*, each with a text of its own */
    MeaningMemory *memory;
    char language[8];   /* asked for last ... */
    uint32_t languages; /* ... and what that means */
};

Lexings *lexings_new(void)
{
    Lexings *lexings = g_new(Lexings, 1);
    lexings->read = g_ptr_array_new_with_free_func((GDestroyNotify)lex_free);
    lexings->memory = meaning_memory_new();
    lexings->languages = lexicon_languages("");
    *lexings->language = '\0';
    return lexings;
}

void lexings_forget(Lexings *lexings)
{
    g_ptr_array_set_size(lexings->read, 0);
}

void lexings_free(Lexings *lexings)
{
    if (lexings == NULL)
        return;
    g_ptr_array_unref(lexings->read);
    meaning_memory_free(lexings->memory);
    g_free(lexings);
}

static uint32_t languages_of(Lexings *lexings, const char *language)
{
    if (language == NULL || strlen(language) >= sizeof lexings->language)
        return lexicon_languages(language);
    if (strcmp(language, lexings->language) != 0) {
        g_strlcpy(lexings->language, language, sizeof lexings->language);
        lexings->languages = lexicon_languages(language);
    }
    return lexings->languages;
}

Lexing *lexings_read(Lexings *lexings, const char *text, const char *language)
{
    if (lexings == NULL)
        return lex_text(text, language);
    uint32_t languages = languages_of(lexings, language);
    for (guint i = 0; i < lexings->read->len; i++) {
        Lexing *known = lexings->read->pdata[i];
        if (known->languages == languages && strcmp(known->text, text) == 0)
            return lex_ref(known);
    }
    char *copy = g_strdup(text);
    Lexing *lexing = lex_text_by(lexings->memory, copy, languages);
    lexing->own_text = copy;
    g_ptr_array_add(lexings->read, lexing);
    return lex_ref(lexing);
}
