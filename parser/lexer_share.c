/* Keeps the lexings of a message's texts. */
#include "parser/lexer_share.h"

#include <string.h>

enum { SPARE_MOST = 8, SPARE_TEXT_MOST = 4096 };

struct Lexings {
    GPtrArray *read;           /* of Lexing*, each with a text of its own */
    Lexing *spare[SPARE_MOST]; /* of earlier messages, for their room */
    size_t n_spare;
    char language[8];   /* asked for last ... */
    uint32_t languages; /* ... and what that means */
};

Lexings *lexings_new(void)
{
    Lexings *lexings = g_new0(Lexings, 1);
    lexings->read = g_ptr_array_new();
    lexings->languages = lexicon_languages("");
    return lexings;
}

static void spare_or_free(Lexings *lexings, Lexing *lexing)
{
    bool fits = lexing->users == 1 && lexing->own_text->len <= SPARE_TEXT_MOST;
    if (fits && lexings->n_spare < SPARE_MOST)
        lexings->spare[lexings->n_spare++] = lexing;
    else
        lex_free(lexing);
}

void lexings_forget(Lexings *lexings)
{
    for (guint i = 0; i < lexings->read->len; i++)
        spare_or_free(lexings, lexings->read->pdata[i]);
    g_ptr_array_set_size(lexings->read, 0);
}

void lexings_free(Lexings *lexings)
{
    if (lexings == NULL)
        return;
    lexings_forget(lexings);
    g_ptr_array_unref(lexings->read);
    while (lexings->n_spare > 0)
        lex_free(lexings->spare[--lexings->n_spare]);
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

/* What is known of the text: that it was read, or is the beginning of one that was. NULL: nothing. */
static Lexing *known_as(Lexings *lexings, const char *text, uint32_t languages)
{
    size_t size = strlen(text);
    const Lexing *longer = NULL;
    for (guint i = 0; i < lexings->read->len; i++) {
        Lexing *known = lexings->read->pdata[i];
        if (known->languages != languages || strncmp(known->text, text, size) != 0)
            continue;
        if (known->text[size] == '\0')
            return lex_ref(known);
        longer = known;
    }
    Lexing *beginning = longer != NULL ? lex_beginning(longer, size) : NULL;
    if (beginning != NULL)
        g_ptr_array_add(lexings->read, lex_ref(beginning));
    return beginning;
}

Lexing *lexings_read(Lexings *lexings, const char *text, const char *language)
{
    if (lexings == NULL)
        return lex_text(text, language);
    uint32_t languages = languages_of(lexings, language);
    Lexing *lexing = known_as(lexings, text, languages);
    if (lexing != NULL)
        return lexing;
    Lexing *used = lexings->n_spare > 0 ? lexings->spare[--lexings->n_spare] : NULL;
    lexing = lex_own_text(used, text, languages);
    g_ptr_array_add(lexings->read, lexing);
    return lex_ref(lexing);
}
