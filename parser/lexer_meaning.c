/* Looks words up in the lexicon, and remembers what they mean. */
#include "parser/lexer_meaning.h"

#include <string.h>

#include "parser/lexer_join.h"

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
    *meaning = (Meaning){.entry = lexicon_word(head, folded, size), .leads = lexicon_begins_phrase(head, folded, size)};
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
        size_t size = strlen(prefixes[i]);
        if (g_str_has_prefix(folded, prefixes[i]) && strlen(folded + size) >= 4 &&
            look_up_folded(folded + size, strlen(folded + size), languages, meaning))
            return true;
    }
    return false;
}

static void look_up(const char *folded, size_t size, uint32_t languages, Meaning *meaning)
{
    bool known = look_up_folded(folded, size, languages, meaning), leads = meaning->leads;
    if (!known)
        without_prefix(folded, languages, meaning);
    meaning->leads = leads;
}

/* --- Memory --- */

enum { SLOTS_BITS = 12, WORD_MOST = 31 };

/* A word has one place, one line of the processor's cache, and takes it from the one that was there. */
typedef struct {
    const LexEntry *entry, *stem;
    uint64_t roles;
    uint32_t languages;
    uint8_t size; /* 0: free */
    bool leads;
    char word[64 - 3 * 8 - 4 - 2];
} Slot;
G_STATIC_ASSERT(sizeof(Slot) == 64 && sizeof((Slot){0}.word) > WORD_MOST);

struct MeaningMemory {
    _Alignas(64) Slot slot[1 << SLOTS_BITS];
};

MeaningMemory *meaning_memory_new(void)
{
    MeaningMemory *memory = g_aligned_alloc0(1, sizeof *memory, _Alignof(MeaningMemory));
    return memory;
}

void meaning_memory_free(MeaningMemory *memory)
{
    g_aligned_free(memory);
}

static Slot *slot_of(MeaningMemory *memory, const char *word, size_t size, uint32_t languages)
{
    uint64_t hash = languages + size;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)word[i]) * 0x100000001b3U;
    return &memory->slot[hash * 0x9E3779B97F4A7C15U >> (64 - SLOTS_BITS)];
}

static void remember(Slot *slot, const char *folded, size_t size, uint32_t languages, const Meaning *meaning)
{
    *slot = (Slot){.entry = meaning->entry,
                   .stem = meaning->stem,
                   .roles = meaning_roles(meaning),
                   .languages = languages,
                   .size = (uint8_t)size,
                   .leads = meaning->leads};
    memcpy(slot->word, folded, size);
}

Meaning meaning_recall(MeaningMemory *memory, const char *folded, size_t size, uint32_t languages)
{
    Meaning meaning;
    Slot *slot = memory != NULL && size <= WORD_MOST ? slot_of(memory, folded, size, languages) : NULL;
    if (slot != NULL && slot->size == size && slot->languages == languages && memcmp(slot->word, folded, size) == 0)
        return (Meaning){.entry = slot->entry, .stem = slot->stem, .own = slot->roles, .leads = slot->leads};
    look_up(folded, size, languages, &meaning);
    if (slot != NULL)
        remember(slot, folded, size, languages, &meaning);
    return meaning;
}
