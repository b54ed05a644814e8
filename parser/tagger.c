/* Words as they are judged, and names as they stand in a text. */
#include "parser/tagger.h"

#include <string.h>

#include "parser/byte_hash.h"
#include "parser/seen.h"
#include "parser/tagger_features.h"
#include "parser/utf8.h"

static uint64_t hash_of(const char *text)
{
    return byte_hash_on(BYTE_HASH_START, text, strlen(text));
}

/* Notes which words lie in a phrase that stands somewhere in the text. */
static void note_phrase(SeenWords *words, const TaggerText *text, const char *phrase, bool counted)
{
    const char *at = phrase && *phrase ? strstr(text->text, phrase) : NULL;
    size_t from = at ? (size_t)(at - text->text) : 0;
    size_t to = at ? from + strlen(phrase) : 0;
    uint8_t tag = TAG_BEGIN;

    for (unsigned i = 0; i < words->n && words->word[i].to <= to; i++) {
        Seen *seen = &words->word[i];
        if (seen->from < from)
            continue;
        seen->counted |= counted;
        seen->guess = counted ? seen->guess : tag;
        tag = TAG_INSIDE;
    }
}

/* --- How rare words are ---
 *
 * What is asked for is mostly named by words that few letters have; the words around them, many. */

static size_t slot_of(uint64_t hash, uint64_t language)
{
    return ((hash ^ language * 31) * 0x9e3779b97f4a7c15U) >> (64 - TAGGER_BITS);
}

static uint8_t rarity_of(unsigned letters)
{
    static const unsigned steps[] = {0, 1, 3, 8, 25, 100};
    uint8_t rarity = 0;

    while (rarity < G_N_ELEMENTS(steps) && letters > steps[rarity])
        rarity++;
    return rarity;
}

static void note_rarity(SeenWords *words, const TaggerText *text, uint64_t language)
{
    for (unsigned i = 0; text->known && i < words->n; i++)
        __builtin_prefetch(&text->known[slot_of(words->word[i].hash, language)]);
    for (unsigned i = 0; i < words->n; i++) {
        Seen *seen = &words->word[i];
        unsigned letters = text->known ? text->known[slot_of(seen->hash, language)] : 0;
        if (seen->shape == SHAPE_NUMBER)
            seen->rarity = RARITY_NUMBER;
        else if (seen->shape == SHAPE_LINE ||
                 (seen->shape == SHAPE_SIGN && (unsigned char)text->text[seen->from] < 0x80))
            seen->rarity = RARITY_NONE;
        else
            seen->rarity = rarity_of(letters - (text->counted && letters ? 1 : 0));
    }
}

void tagger_learn_words(const TaggerText *text, uint8_t *known)
{
    g_auto(SeenWords) words = seen_words(text->text, text->subject);
    g_autoptr(GHashTable) met = g_hash_table_new(NULL, NULL);
    uint64_t language = hash_of(text->language);

    for (unsigned i = 0; i < words.n; i++) {
        size_t slot = slot_of(words.word[i].hash, language);
        if (g_hash_table_add(met, GSIZE_TO_POINTER(slot)) && known[slot] < UINT8_MAX)
            known[slot]++;
    }
}

/* --- Words --- */

static void note_hints(SeenWords *words, const TaggerText *text)
{
    for (guint i = 0; text->guesses && i < text->guesses->len; i++)
        note_phrase(words, text, text->guesses->pdata[i], false);
    for (guint i = 0; text->counts && i < text->counts->len; i++)
        note_phrase(words, text, text->counts->pdata[i], true);
}

static SeenWords see(const TaggerText *text, uint64_t language)
{
    SeenWords seen = seen_words(text->text, text->subject);

    note_hints(&seen, text);
    seen_count(&seen);
    note_rarity(&seen, text, language);
    return seen;
}

GArray *tagger_lessons(const TaggerText *text)
{
    uint64_t language = hash_of(text->language);
    g_auto(SeenWords) seen = see(text, language);
    GArray *lessons = g_array_sized_new(FALSE, FALSE, sizeof(TaggerLesson), seen.n);

    g_array_set_size(lessons, seen.n);
    tagger_put_features(&seen, language, (TaggerLesson *)lessons->data);
    return lessons;
}

GArray *tagger_words(const TaggerText *text)
{
    uint64_t language = hash_of(text->language);
    g_auto(SeenWords) seen = see(text, language);
    GArray *words = g_array_sized_new(FALSE, FALSE, sizeof(TaggerWord), seen.n);

    g_array_set_size(words, seen.n);
    for (unsigned i = 0; i < seen.n; i++)
        g_array_index(words, TaggerWord, i) = (TaggerWord){.from = seen.word[i].from, .to = seen.word[i].to};
    if (text->weights)
        tagger_weigh_words(&seen, language, text->weights, (TaggerWord *)words->data);
    return words;
}

/* --- Names --- */

/* Part of a word that blanks end; signs that words are not parted by are none. */
static bool is_glued(gunichar c)
{
    return seen_is_letter(c) || utf8_is_digit(c);
}

static bool is_joint(gunichar c)
{
    return c == '-' || c == '/' || c == '.' || c == ',' || c == '+' || c == '\'' || c == '&';
}

/* Behind the word that goes on at `p`. */
static const char *glued_end(const char *p)
{
    bool ascii = (unsigned char)p[-1] < 0x80;

    for (const char *next = p; *next; next = g_utf8_next_char(next)) {
        gunichar c = utf8_get(next);
        if (ascii && utf8_is_hangul(c)) /* Korean writes its particles onto "TP-40" */
            break;
        if (is_glued(c))
            p = g_utf8_next_char(next);
        else if (!is_joint(c))
            break;
    }
    return *p == '"' || *p == '%' ? p + 1 : p;
}

static const char *glued_start(const char *text, const char *p)
{
    for (const char *next = p; next > text;) {
        next = g_utf8_prev_char(next);
        gunichar c = utf8_get(next);
        if (is_glued(c))
            p = next;
        else if (!is_joint(c))
            break;
    }
    return p;
}

static bool is_name_end(const char *from, const char *to, gunichar c)
{
    if (c == ')')
        return memchr(from, '(', (size_t)(to - from)) != NULL;
    return is_glued(c) || seen_is_sign(c) || c == '"' || c == '%' || c == '+';
}

char *tagger_name(const char *text, const TaggerSpan *span)
{
    const char *from = text + span->from, *to = text + span->to;

    if (is_glued(utf8_get(from)))
        from = glued_start(text, from);
    if (is_glued(utf8_get(g_utf8_prev_char(to))) || is_joint(utf8_get(g_utf8_prev_char(to))))
        to = glued_end(to);
    while (from < to && !is_glued(utf8_get(from)) && !seen_is_sign(utf8_get(from)))
        from = g_utf8_next_char(from);
    for (const char *last = g_utf8_prev_char(to); to > from && !is_name_end(from, to, utf8_get(last));) {
        to = last;
        last = to > from ? g_utf8_prev_char(to) : to;
    }
    return g_strndup(from, (size_t)(to - from));
}

TaggerNameWords *tagger_name_words(const char *name)
{
    uint64_t hash[SEEN_WORDS_MOST];
    unsigned n = seen_name(name, hash);
    TaggerNameWords *words = g_malloc(sizeof *words + n * sizeof *hash);

    words->n = n;
    memcpy(words->hash, hash, n * sizeof *hash);
    return words;
}

static bool has_word(const uint64_t *words, unsigned n, uint64_t hash)
{
    for (unsigned i = 0; i < n; i++)
        if (words[i] == hash)
            return true;
    return false;
}

static bool are_same(const uint64_t *a, unsigned n, const uint64_t *b, unsigned m)
{
    unsigned common = 0;

    for (unsigned i = 0; i < n; i++)
        common += has_word(b, m, a[i]) ? 1 : 0;
    return common > 0 && 2 * common >= MIN(n, m);
}

bool tagger_same_words(const TaggerNameWords *a, const TaggerNameWords *b)
{
    return are_same(a->hash, a->n, b->hash, b->n);
}

bool tagger_has_words(const char *name, const TaggerNameWords *words)
{
    uint64_t hash[SEEN_WORDS_MOST];
    unsigned n = seen_name(name, hash);

    return are_same(hash, n, words->hash, words->n);
}

bool tagger_same_name(const char *a, const char *b)
{
    uint64_t left[SEEN_WORDS_MOST], right[SEEN_WORDS_MOST];
    unsigned n = seen_name(a, left);

    return are_same(left, n, right, seen_name(b, right));
}
