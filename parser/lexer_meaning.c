/* Looks words up in the lexicon, and remembers what they mean. */
#include "parser/lexer_meaning.h"

#include <string.h>

#include "parser/lexer_join.h"
#include "parser/word_hash.h"

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

enum { SLOTS_BITS = 13, LANGUAGE_SETS = 2 /* a message's own, and all: both read its text */ };

/* A word has one place, one line of the processor's cache, and takes it from the one that was there. */
typedef struct {
    const LexEntry *entry, *stem; /* both NULL: it means nothing in any language */
    uint64_t roles[LANGUAGE_SETS];
    uint32_t languages[LANGUAGE_SETS]; /* 0: none yet */
    uint8_t size;                      /* 0: free */
    bool leads;
    char word[MEANING_WORD_MOST];
} Slot;
G_STATIC_ASSERT(sizeof(Slot) == 64);

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

/* NULL: it is too long to be remembered. */
static inline Slot *slot_of(MeaningMemory *memory, const char *word, size_t size)
{
    if (memory == NULL || size == 0 || size > MEANING_WORD_MOST)
        return NULL;
    return &memory->slot[word_hash(word, size) >> (32 - SLOTS_BITS)];
}

void meaning_fetch(MeaningMemory *memory, const char *folded, size_t size)
{
    const Slot *slot = slot_of(memory, folded, size);
    if (slot != NULL)
        __builtin_prefetch(slot);
}

static inline bool holds(const Slot *slot, const char *folded, size_t size)
{
    return slot->size == size && memcmp(slot->word, folded, size) == 0;
}

/* What the word means in these languages; NULL: not remembered. */
static inline const uint64_t *roles_in(const Slot *slot, uint32_t languages)
{
    static const uint64_t none = 0;
    for (int i = 0; i < LANGUAGE_SETS; i++)
        if (slot->languages[i] == languages)
            return &slot->roles[i];
    return slot->entry == NULL && slot->stem == NULL ? &none : NULL;
}

static void remember(Slot *slot, const char *folded, size_t size, uint32_t languages, const Meaning *meaning)
{
    if (!holds(slot, folded, size)) {
        *slot = (Slot){.entry = meaning->entry, .stem = meaning->stem, .size = (uint8_t)size, .leads = meaning->leads};
        memcpy(slot->word, folded, size);
    }
    slot->languages[1] = slot->languages[0];
    slot->roles[1] = slot->roles[0];
    slot->languages[0] = languages;
    slot->roles[0] = meaning_roles(meaning);
}

static Meaning learn(Slot *slot, const char *folded, size_t size, uint32_t languages)
{
    Meaning meaning;
    look_up(folded, size, languages, &meaning);
    if (slot != NULL)
        remember(slot, folded, size, languages, &meaning);
    return meaning;
}

Meaning meaning_recall(MeaningMemory *memory, const char *folded, size_t size, uint32_t languages)
{
    Slot *slot = slot_of(memory, folded, size);
    const uint64_t *roles = slot != NULL && holds(slot, folded, size) ? roles_in(slot, languages) : NULL;
    if (roles == NULL)
        return learn(slot, folded, size, languages);
    return (Meaning){.entry = slot->entry, .stem = slot->stem, .own = *roles, .leads = slot->leads};
}
