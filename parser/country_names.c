/* Places by their names: countries in every language (ICU), cities, towns, states. */
#include "parser/country_names.h"

#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "parser/extract.h"
#include "parser/lexicon.h"
#include "parser/places.h"
#include "parser/utf8.h"
#include "parser/word_hash.h"
#include "parser/word_table.h"

static const char *const LOCALES[] = {"en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk",      "sv",
                                      "da", "nb", "fi", "hu", "ro", "bg", "el", "tr", "ru", "uk",      "be",
                                      "kk", "sr", "hr", "sl", "lt", "lv", "et", "ja", "zh", "zh_Hant", "ko",
                                      "ar", "he", "fa", "hi", "th", "vi", "id", "ms", "ca"};

static WordTable *places;      /* name, or its first word -> Place */
static WordTable *stems;       /* of names of countries that bend -> country */
static WordTable *states;      /* of the United States, provinces of Canada, as written -> country */
static WordTable *asian_heads; /* first character -> bytes of its longest name */

const Place *place_of(const char *words, size_t size)
{
    return word_table_get(places, words, size);
}

const char *country_of_place(const Place *known, PlaceKind kind)
{
    return known != NULL ? known->country[kind] : NULL;
}

const char *city_or_town(const Place *known)
{
    const char *code = country_of_place(known, PLACE_CITY);
    return code != NULL ? code : country_of_place(known, PLACE_TOWN);
}

/* Loading */

static Place *place_made(const char *words, size_t size)
{
    Place *known = (Place *)word_table_get(places, words, size);
    if (known == NULL) {
        known = g_new0(Place, 1);
        word_table_put(places, words, size, known);
    }
    return known;
}

static size_t character_size(const char *text)
{
    return (size_t)(g_utf8_next_char(text) - text);
}

/* Marks between the words of a name become spaces. */
static void set_apart(char *name)
{
    for (; *name != '\0'; name++)
        if (*name == '-' || *name == '.' || *name == '\'')
            *name = ' ';
}

static void learn(PlaceKind kind, const char *name, const char *code)
{
    g_autoptr(GString) folded = g_string_new(NULL);
    plain_append(folded, name, strlen(name));
    set_apart(folded->str);
    g_strstrip(folded->str);
    Place *known = *folded->str != '\0' ? place_made(folded->str, strlen(folded->str)) : NULL;
    if (known == NULL || known->country[kind] != NULL)
        return;
    known->country[kind] = code;
    const char *space = strchr(folded->str, ' ');
    if (space != NULL)
        place_made(folded->str, (size_t)(space - folded->str))->leads[kind] = true;
    if ((unsigned char)folded->str[0] >= 0xE3) {
        size_t head = character_size(folded->str);
        size_t longest = GPOINTER_TO_SIZE(word_table_get(asian_heads, folded->str, head));
        word_table_put(asian_heads, folded->str, head, GSIZE_TO_POINTER(MAX(longest, strlen(folded->str))));
    }
}

/* Slavic and other endings: "Казахстане", "w Polsce" keep all but the last letters. */
static void learn_stem(const char *name, const char *code)
{
    g_autoptr(GString) folded = g_string_new(NULL);
    plain_append(folded, name, strlen(name));
    glong letters = g_utf8_strlen(folded->str, -1);
    if (letters < 6 || strchr(folded->str, ' ') != NULL || (unsigned char)folded->str[0] >= 0xE0)
        return;
    char *cut = g_utf8_offset_to_pointer(folded->str, letters - 1);
    *cut = '\0';
    if (!word_table_has(stems, folded->str, strlen(folded->str)))
        word_table_put(stems, folded->str, strlen(folded->str), code);
}

static bool bends_names(const char *locale)
{
    return strstr("ru uk be bg sr hr pl cs sk sl lt lv et fi hu tr kk", locale) != NULL;
}

static void learn_locale(const char *locale)
{
    for (const char *const *code = uloc_getISOCountries(); *code != NULL; code++) {
        char region[8], utf8[256];
        UChar name[80];
        int32_t size = 0;
        UErrorCode status = U_ZERO_ERROR;
        g_snprintf(region, sizeof region, "_%s", *code);
        uloc_getDisplayCountry(region, locale, name, 79, &status);
        if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING)
            continue;
        u_strToUTF8(utf8, sizeof utf8, &size, name, -1, &status);
        if (U_FAILURE(status) || size < 3 || g_str_equal(utf8, *code))
            continue;
        learn(PLACE_COUNTRY, utf8, *code);
        if (bends_names(locale))
            learn_stem(utf8, *code);
    }
}

static void learn_list(const PlaceRow *rows, PlaceKind kind)
{
    for (; rows->country != NULL; rows++) {
        g_auto(GStrv) list = g_strsplit(rows->names, "|", -1);
        for (char **name = list; *name != NULL; name++)
            learn(kind, *name, rows->country);
    }
}

static void learn_countries(void)
{
    learn_list(PLACE_ALIASES, PLACE_COUNTRY);
    for (size_t i = 0; i < G_N_ELEMENTS(LOCALES); i++)
        learn_locale(LOCALES[i]);
}

void country_names_init(void)
{
    places = word_table_new();
    stems = word_table_new();
    asian_heads = word_table_new();
    states = word_table_new();
    learn_countries();
    learn_list(PLACE_CITIES, PLACE_CITY);
    learn_list(PLACE_TOWNS, PLACE_TOWN);
    for (size_t i = 0; PLACE_CA_PROVINCES[i] != NULL; i++)
        word_table_put(states, PLACE_CA_PROVINCES[i], strlen(PLACE_CA_PROVINCES[i]), "CA");
    for (size_t i = 0; PLACE_US_STATES[i] != NULL; i++)
        word_table_put(states, PLACE_US_STATES[i], strlen(PLACE_US_STATES[i]), "US");
}

/* Looking up */

void place_fetch(const char *word, size_t size)
{
    uint32_t hash = word_hash(word, size);
    word_table_fetch(places, hash);
    word_table_fetch(stems, hash);
}

const char *country_of_state(const char *written, size_t size)
{
    return word_table_get(states, written, size);
}

size_t place_longest(const char *text, size_t size)
{
    size_t head = character_size(text);
    return GPOINTER_TO_SIZE(word_table_get(asian_heads, text, MIN(head, size)));
}

/* Frenchman, Romanian, Holländer: of a country, not the country. */
static bool is_adjective(const char *word)
{
    static const char *const ends[] = {"an",  "er",  "ers", "ish", "ese", "sch", "sche", "ans",
                                       "ano", "ana", "ais", "ois", "ien", "esi", "ski",  "sk"};
    if ((unsigned char)word[0] >= 0x80)
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
        if (g_str_has_suffix(word, ends[i]))
            return true;
    return false;
}

const char *country_by_stem(const char *word, size_t size)
{
    enum { LETTERS_MIN = 5, CUTS = 4 };
    if (size < LETTERS_MIN)
        return NULL;
    glong letters = g_utf8_strlen(word, (gssize)size);
    for (int cut = 0; cut < CUTS && letters >= LETTERS_MIN; cut++, letters--) {
        const char *code = word_table_get(stems, word, size);
        if (code != NULL)
            return is_adjective(word) ? NULL : code;
        size = utf8_whole(word, size - 1);
    }
    return NULL;
}

/* What all of these words name; NULL nothing. */
static const Place *place_named(const char *name, size_t size)
{
    enum { LONGEST = 200 };
    if (size > LONGEST)
        return NULL;
    g_autoptr(GString) folded = g_string_sized_new(LONGEST);
    plain_append(folded, name, size);
    set_apart(folded->str);
    g_strstrip(folded->str);
    return place_of(folded->str, strlen(folded->str));
}

static const char *country_of_iso(const char *name, size_t size)
{
    if (size != 2 || !g_ascii_isupper(name[0]) || !g_ascii_isupper(name[1]))
        return NULL;
    for (const char *const *iso = uloc_getISOCountries(); *iso != NULL; iso++)
        if (g_str_equal(*iso, name))
            return *iso;
    return NULL;
}

char *country_of_name(const char *name)
{
    country_init();
    size_t size = strlen(name);
    const char *code = country_of_place(place_named(name, size), PLACE_COUNTRY);
    return g_strdup(code != NULL ? code : country_of_iso(name, size));
}

bool country_is_place(const char *name)
{
    enum { LONGEST_TOWN = 60 };
    country_init();
    size_t size = strlen(name);
    const Place *known = place_named(name, size);
    bool country = country_of_place(known, PLACE_COUNTRY) != NULL || country_of_iso(name, size) != NULL;
    return country || (size <= LONGEST_TOWN && city_or_town(known) != NULL);
}
