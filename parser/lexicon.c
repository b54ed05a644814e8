/* Loads the word tables and ICU's month and day names into tables, once. */
#include "parser/lexicon.h"

#include <pthread.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "parser/utf8.h"
#include "parser/word_hash.h"
#include "parser/word_table.h"

enum { LONGEST_PREFIX = 36, SHORTEST_STEM = 3, LEAST_BEFORE_TAIL = 3, SHORTEST_TAIL = 4 };

static const char LANGUAGES[][3] = {"en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs",
                                    "sv", "tr", "ru", "zh", "ja", "ko", "ar", "he"};

/* Near languages share the words of their neighbour. */
static const struct {
    const char *language, *as;
} NEIGHBOURS[] = {{"no", "sv"}, {"da", "sv"}, {"nb", "sv"}, {"sk", "cs"}, {"uk", "ru"}, {"be", "ru"}, {"kk", "ru"},
                  {"bg", "ru"}, {"ca", "es"}, {"gl", "pt"}, {"af", "nl"}, {"lb", "de"}, {"az", "tr"}};

static pthread_once_t once = PTHREAD_ONCE_INIT;
static WordTable *words; /* of LexWord */
static WordTable *stems, *tails, *phrases;

/* Which lengths the keys have whose first word begins with these bytes, so that few need looking up: a bit for each
 * length. Where two beginnings share a place, a look too many is done. */
struct LexHead {
    uint64_t words, stems, phrases;
};

enum { HEAD = 3, HEADS_BITS = 13, ENDINGS_BITS = 10 };
static _Alignas(64) LexHead heads[1 << HEADS_BITS]; /* by first bytes */
static uint64_t endings[1 << ENDINGS_BITS];         /* lengths of tails, by last bytes */

static uint64_t length_bit(size_t size)
{
    return UINT64_C(1) << MIN(size, (size_t)63);
}

static LexHead *head_of(const char *folded, size_t size)
{
    return &heads[word_hash(folded, MIN(size, (size_t)HEAD)) >> (32 - HEADS_BITS)];
}

const LexHead *lexicon_head(const char *folded, size_t size)
{
    return head_of(folded, size);
}

static uint64_t *endings_of(const char *folded, size_t size)
{
    return &endings[word_hash(folded + size - HEAD, HEAD) >> (32 - ENDINGS_BITS)];
}

/* The longest of these lengths that is at most size; 0 none. */
static size_t longest(uint64_t lengths, size_t size)
{
    uint64_t fitting = size < 63 ? lengths & ((UINT64_C(2) << size) - 1) : lengths;
    return fitting != 0 ? 63 - (size_t)__builtin_clzll(fitting) : 0;
}

uint32_t lexicon_languages(const char *language)
{
    if (language == NULL || *language == '\0')
        return ~0u;
    for (size_t i = 0; i < G_N_ELEMENTS(NEIGHBOURS); i++)
        if (g_str_equal(language, NEIGHBOURS[i].language))
            return lexicon_languages(NEIGHBOURS[i].as) | LANG_OTHER;
    for (size_t i = 0; i < G_N_ELEMENTS(LANGUAGES); i++)
        if (g_str_equal(language, LANGUAGES[i]))
            return (1u << i) | LANG_ANY;
    return LANG_EN | LANG_OTHER | LANG_ANY;
}

static uint32_t row_languages(const char *list)
{
    if (g_str_equal(list, "*"))
        return LANG_ANY;
    uint32_t mask = 0;
    g_auto(GStrv) names = g_strsplit(list, " ", -1);
    for (char **name = names; *name != NULL; name++)
        if (g_str_equal(*name, "other"))
            mask |= LANG_OTHER;
    for (char **name = names; *name != NULL; name++)
        for (size_t i = 0; i < G_N_ELEMENTS(LANGUAGES); i++)
            if (g_str_equal(*name, LANGUAGES[i]))
                mask |= 1u << i;
    return mask;
}

static LexEntry *entry_made(const LexEntry *model, const LexEntry *next)
{
    LexEntry *entry = g_new(LexEntry, 1);
    *entry = *model;
    entry->next = next;
    return entry;
}

static void enter(WordTable *table, const char *key, size_t size, const LexEntry *model)
{
    word_table_put(table, key, size, entry_made(model, word_table_get(table, key, size)));
}

static LexWord *word_made(LexHead *head, const char *folded, size_t size)
{
    LexWord *known = (LexWord *)word_table_get(words, folded, size);
    if (known == NULL) {
        known = g_new0(LexWord, 1);
        word_table_put(words, folded, size, known);
        head->words |= length_bit(size);
    }
    return known;
}

/* Its words are put apart as in a lexing's arena. */
static void enter_phrase(GString *folded, const LexEntry *model)
{
    g_strdelimit(folded->str, " ", '\0');
    size_t first = strlen(folded->str);
    LexHead *head = head_of(folded->str, first);
    enter(phrases, folded->str, folded->len, model);
    head->phrases |= length_bit(folded->len);
    word_made(head, folded->str, first)->leads |= model->languages;
}

static void enter_word(const char *word, const LexEntry *model)
{
    g_autoptr(GString) folded = g_string_new(NULL);
    plain_append(folded, word, strlen(word));
    if (folded->len == 0)
        return;
    if (strchr(folded->str, ' ') != NULL) {
        enter_phrase(folded, model);
    } else if (folded->str[0] == '*') {
        g_string_erase(folded, 0, 1);
        enter(tails, folded->str, folded->len, model);
        if (folded->len >= HEAD)
            *endings_of(folded->str, folded->len) |= length_bit(folded->len);
    } else if (folded->str[folded->len - 1] == '*') {
        g_string_truncate(folded, folded->len - 1);
        enter(stems, folded->str, folded->len, model);
        head_of(folded->str, folded->len)->stems |= length_bit(folded->len);
    } else {
        LexWord *known = word_made(head_of(folded->str, folded->len), folded->str, folded->len);
        known->entry = entry_made(model, known->entry);
    }
}

static void load_rows(const LexRow *row)
{
    for (; row->words != NULL; row++) {
        LexEntry model = {row_languages(row->languages), row->role, row->value, row->canonical, NULL};
        g_auto(GStrv) list = g_strsplit(row->words, "|", -1);
        for (char **word = list; *word != NULL; word++)
            enter_word(*word, &model);
    }
}

static void load_symbols(UDateFormat *format, UDateFormatSymbolType type, uint32_t languages)
{
    bool months = type == UDAT_MONTHS || type == UDAT_STANDALONE_MONTHS || type == UDAT_SHORT_MONTHS ||
                  type == UDAT_STANDALONE_SHORT_MONTHS;
    int32_t count = udat_countSymbols(format, type);
    for (int32_t i = months ? 0 : 1; i < count; i++) {
        UChar name[64];
        char utf8[192];
        int32_t size = 0;
        UErrorCode status = U_ZERO_ERROR;
        udat_getSymbols(format, type, i, name, 63, &status);
        u_strToUTF8(utf8, sizeof utf8, &size, name, -1, &status);
        if (U_FAILURE(status) || size < 3 || g_ascii_isdigit(utf8[0]))
            continue;
        g_strdelimit(utf8, ".", '\0');
        double value = months ? i + 1 : (i + 5) % 7 + 1;
        LexEntry model = {languages, months ? ROLE_MONTH : ROLE_WEEKDAY, value, NULL, NULL};
        enter_word(utf8, &model);
    }
}

/* Short names are left out for the many languages we do not know: too many are words. */
static void load_locale(const char *locale)
{
    static const UDateFormatSymbolType types[] = {
        UDAT_MONTHS,   UDAT_STANDALONE_MONTHS,   UDAT_SHORT_MONTHS,
        UDAT_WEEKDAYS, UDAT_STANDALONE_WEEKDAYS, UDAT_STANDALONE_SHORT_MONTHS};
    char language[8] = "";
    UErrorCode status = U_ZERO_ERROR;
    uloc_getLanguage(locale, language, sizeof language, &status);
    uint32_t mask = LANG_OTHER;
    for (size_t i = 0; i < G_N_ELEMENTS(LANGUAGES); i++)
        if (g_str_equal(language, LANGUAGES[i]))
            mask = 1u << i;
    status = U_ZERO_ERROR;
    UDateFormat *format = udat_open(UDAT_NONE, UDAT_MEDIUM, locale, NULL, 0, NULL, 0, &status);
    if (U_FAILURE(status))
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
        if (mask != LANG_OTHER || (types[i] != UDAT_SHORT_MONTHS && types[i] != UDAT_STANDALONE_SHORT_MONTHS))
            load_symbols(format, types[i], mask);
    udat_close(format);
}

static void load_calendar(void)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (int32_t i = 0; i < uloc_countAvailable(); i++) {
        char language[8] = "";
        UErrorCode status = U_ZERO_ERROR;
        uloc_getLanguage(uloc_getAvailable(i), language, sizeof language, &status);
        if (U_SUCCESS(status) && g_hash_table_add(seen, g_strdup(language)))
            load_locale(language);
    }
}

static void build(void)
{
    words = word_table_new();
    stems = word_table_new();
    tails = word_table_new();
    phrases = word_table_new();
    load_calendar();
    load_rows(LEXICON_TIME);
    load_rows(LEXICON_ORDINALS);
    load_rows(LEXICON_DEADLINE);
    load_rows(LEXICON_GOODS);
    load_rows(LEXICON_MONEY);
    load_rows(LEXICON_NUMBERS);
    load_rows(LEXICON_NUMBERS_EAST);
}

void lexicon_init(void)
{
    pthread_once(&once, build);
}

/* What a compound ends in: Angebots-frist. */
static const LexEntry *tail_of(const char *folded, size_t size)
{
    if (size < LEAST_BEFORE_TAIL + SHORTEST_TAIL || size > LONGEST_PREFIX)
        return NULL;
    uint64_t lengths = *endings_of(folded, size);
    for (size_t length = longest(lengths, size - LEAST_BEFORE_TAIL); length >= SHORTEST_TAIL;
         length = longest(lengths, length - 1)) {
        const LexEntry *entry = word_table_get(tails, folded + size - length, length);
        if (entry != NULL)
            return entry;
    }
    return NULL;
}

LexWord lexicon_word(const LexHead *head, const char *folded, size_t size)
{
    const LexWord *known = head->words & length_bit(size) ? word_table_get(words, folded, size) : NULL;
    return known != NULL ? *known : (LexWord){NULL, 0};
}

const LexEntry *lexicon_phrase(const LexHead *head, const char *folded, size_t size)
{
    return head->phrases & length_bit(size) ? word_table_get(phrases, folded, size) : NULL;
}

bool lexicon_may_go_on(const LexHead *head, size_t size)
{
    return head->phrases >> MIN(size, (size_t)62) > 1 || size >= 62;
}

void meaning_gather(const LexEntry *entry, uint32_t languages, Meaning *meaning)
{
    for (; entry != NULL; entry = entry->next) {
        if (entry->languages & languages)
            meaning->own |= entry->role;
        if (entry->languages & LANG_EN)
            meaning->english |= entry->role;
    }
}

/* The word as it is and every stem of it, the longest first, say what it may mean. */
bool lexicon_meaning(const char *folded, size_t size, uint32_t languages, Meaning *meaning)
{
    const LexHead *head = head_of(folded, size);
    LexWord known = lexicon_word(head, folded, size);
    *meaning = (Meaning){.entry = known.entry, .leads = (known.leads & (languages | LANG_EN)) != 0};
    meaning_gather(meaning->entry, languages, meaning);
    size_t length = MIN(size, (size_t)LONGEST_PREFIX);
    while ((length = longest(head->stems, length)) >= SHORTEST_STEM) {
        const LexEntry *stem = word_table_get(stems, folded, length--);
        if (meaning->stem == NULL)
            meaning->stem = stem;
        meaning_gather(stem, languages, meaning);
    }
    if (meaning->entry == NULL && meaning->stem == NULL) {
        meaning->stem = tail_of(folded, size);
        meaning_gather(meaning->stem, languages, meaning);
    }
    /* Short English words are other words elsewhere: "mon", "due", "sat". */
    if (size <= 3)
        meaning->english = 0;
    return meaning->entry != NULL || meaning->stem != NULL;
}

size_t lexicon_prefix(const char *folded, size_t size, const LexEntry **entry)
{
    size_t length = MIN(size, (size_t)LONGEST_PREFIX);
    const LexHead *head = lexicon_head(folded, size);
    uint64_t lengths = length >= SHORTEST_STEM ? head->words | head->stems : 0;
    for (; (length = longest(lengths, length)) >= SHORTEST_STEM; length--) {
        if (length < size && utf8_goes_on((unsigned char)folded[length]))
            continue;
        *entry = lexicon_word(head, folded, length).entry;
        if (*entry == NULL)
            *entry = word_table_get(stems, folded, length);
        if (*entry != NULL)
            return length;
    }
    *entry = NULL;
    return 0;
}
