/* Looks words up in the lexicon. */
#include "parser/lexer_meaning.h"

#include <string.h>

#include "parser/lexer_join.h"
#include "parser/utf8.h"

void meaning_gather(const LexEntry *entry, uint32_t languages, Meaning *meaning)
{
    for (; entry != NULL; entry = entry->next) {
        if (entry->languages & languages)
            meaning->own |= entry->role;
        if (entry->languages & LANG_EN)
            meaning->english |= entry->role;
    }
}

uint64_t lex_roles_of(const LexEntry *entry, uint32_t languages)
{
    Meaning meaning = {0};
    meaning_gather(entry, languages, &meaning);
    return meaning_roles(&meaning);
}

/* The word as it is and every stem of it say what it may mean. */
static bool look_up_folded(const char *folded, size_t size, uint32_t languages, Meaning *meaning)
{
    size_t length = size;
    const LexHead *head = lexicon_head(folded, size);
    LexWord known = lexicon_word(head, folded, size);
    *meaning = (Meaning){.entry = known.entry, .leads = (known.leads & (languages | LANG_EN)) != 0};
    meaning_gather(meaning->entry, languages, meaning);
    for (const LexEntry *stem = lexicon_stem(head, folded, &length); stem != NULL;
         stem = lexicon_stem(head, folded, &length)) {
        if (meaning->stem == NULL)
            meaning->stem = stem;
        meaning_gather(stem, languages, meaning);
        length--;
    }
    if (meaning->entry == NULL && meaning->stem == NULL) {
        meaning->stem = lexicon_tail(folded, size);
        meaning_gather(meaning->stem, languages, meaning);
    }
    /* Short English words are other words elsewhere: "mon", "due", "sat". */
    if (size <= 3)
        meaning->english = 0;
    return meaning->entry != NULL || meaning->stem != NULL;
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
static bool without_prefix(const char *folded, uint32_t languages, Meaning *meaning)
{
    static const char *const prefixes[] = {"و", "ب", "ل", "ف", "ك", "ال", "بال", "وال", "لل",
                                           "ב", "ל", "ה", "ו", "מ", "ש",  "כ",   "וב",  "מה"};
    if (!((unsigned char)folded[0] >= 0xD7 && (unsigned char)folded[0] <= 0xDB))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++) {
        const char *word = utf8_behind(folded, prefixes[i]);
        size_t size = word != NULL ? strlen(word) : 0;
        if (size >= 4 && look_up_folded(word, size, languages, meaning))
            return true;
    }
    return false;
}

Meaning meaning_look_up(const char *folded, size_t size, uint32_t languages)
{
    Meaning meaning;
    bool known = look_up_folded(folded, size, languages, &meaning), leads = meaning.leads;
    if (!known)
        without_prefix(folded, languages, &meaning);
    meaning.leads = leads;
    return meaning;
}
