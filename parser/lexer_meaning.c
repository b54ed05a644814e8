/* Looks words up in the lexicon. */
#include "parser/lexer_meaning.h"

#include <string.h>

#include "parser/lexer_join.h"
#include "parser/utf8.h"

uint64_t lex_roles_of(const LexEntry *entry, uint32_t languages)
{
    Meaning meaning = {0};
    meaning_gather(entry, languages, &meaning);
    return meaning_roles(&meaning);
}

static const LexEntry *meaning_of(const LexEntry *entry, uint32_t languages, uint64_t role)
{
    const LexEntry *english = NULL;
    for (; entry != NULL; entry = entry->next) {
        if (entry->role != role)
            continue;
        if (entry->languages & languages)
            return entry;
        if (entry->languages & LANG_EN)
            english = entry;
    }
    return english;
}

const LexEntry *lex_meaning(const Lexing *lexing, size_t index, uint64_t role)
{
    const Lexeme *lexeme = lex_at(lexing, index);
    if (lexeme == NULL || !(lexeme->roles & role))
        return NULL;
    const LexEntry *entry = meaning_of(lexeme->phrase, lexing->languages, role);
    if (entry == NULL)
        entry = meaning_of(lexeme->entry, lexing->languages, role);
    return entry != NULL ? entry : meaning_of(lexeme->stem, lexing->languages, role);
}

/* Hebrew and Arabic glue "and", "in", "to", "the" before the word. */
static void without_prefix(const char *folded, uint32_t languages, Meaning *meaning)
{
    static const char *const prefixes[] = {"و", "ب", "ل", "ف", "ك", "ال", "بال", "وال", "لل",
                                           "ב", "ל", "ה", "ו", "מ", "ש",  "כ",   "וב",  "מה"};
    for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++) {
        const char *word = utf8_behind(folded, prefixes[i]);
        size_t size = word != NULL ? strlen(word) : 0;
        if (size >= 4 && lexicon_meaning(word, size, languages, meaning))
            return;
    }
}

void meaning_look_up(const char *folded, size_t size, uint32_t languages, Meaning *meaning)
{
    bool prefixed = (unsigned char)folded[0] >= 0xD7 && (unsigned char)folded[0] <= 0xDB;
    if (lexicon_meaning(folded, size, languages, meaning) || !prefixed)
        return;
    bool leads = meaning->leads;
    without_prefix(folded, languages, meaning);
    meaning->leads = leads;
}
