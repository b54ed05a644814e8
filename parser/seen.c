/* Takes a text into words, by script and shape, and hashes them. */
#include "parser/seen.h"

#include <string.h>

#include "parser/byte_hash.h"
#include "parser/fold.h"
#include "parser/utf8.h"

enum { WORD_MOST = 60 };

bool seen_is_sign(gunichar c)
{
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF);
}

bool seen_is_letter(gunichar c)
{
    if (c < 0x80)
        return g_ascii_isalpha((char)c);
    return !seen_is_sign(c) && (g_unichar_isalpha(c) || g_unichar_ismark(c));
}

/* --- Most words: ASCII alone --- */

/* Behind letters, digits or one sign of ASCII; NULL where the word may go on. */
static const char *plain_end(const char *p, const char *end)
{
    const char *after = p;

    if ((unsigned char)*p >= 0x80)
        return NULL;
    if (utf8_is_plain_letter(*p)) {
        after = utf8_skip_letters(p, end);
        return after == end || ((unsigned char)*after < 0x80 && *after != '\'') ? after : NULL;
    }
    if (!utf8_is_plain_digit(*p))
        return p + 1;
    while (after < end && utf8_is_plain_digit(*after))
        after++;
    return after == end || ((unsigned char)*after < 0x80 && *after != '.' && *after != ',') ? after : NULL;
}

static Shape plain_shape(char first, size_t size, unsigned upper)
{
    if (first == '\n')
        return SHAPE_LINE;
    if (utf8_is_plain_digit(first))
        return SHAPE_NUMBER;
    if (!utf8_is_plain_letter(first))
        return SHAPE_SIGN;
    if (upper == 0)
        return SHAPE_LOWER;
    if (upper == size && size > 1)
        return SHAPE_UPPER;
    return utf8_is_plain_capital(first) && upper == 1 ? SHAPE_CAPITAL : SHAPE_MIXED;
}

/* The hash of what stood before, and of what fold_into() makes of these. */
static inline uint64_t hash_plain(uint64_t hash, const char *from, const char *to)
{
    for (; from < to; from++)
        hash = byte_hash(hash, utf8_lower(*from));
    return hash;
}

/* Line ends fold to blanks. */
static inline const char *plain_word(const char *word)
{
    return *word == '\n' ? " " : word;
}

/* The same, which also counts the capitals among them. */
static inline uint64_t hash_cased(uint64_t hash, const char *from, const char *to, unsigned *upper)
{
    for (; from < to; from++) {
        char lower = utf8_lower(*from);
        *upper += lower != *from ? 1 : 0;
        hash = byte_hash(hash, lower);
    }
    return hash;
}

/* As see_word() does it, without folding first. */
static inline void see_plain(Seen *seen, const char *text, size_t size)
{
    const char *word = plain_word(text), *end = word + size;
    unsigned upper = 0;

    if (size > 4) {
        seen->start4 = hash_cased(BYTE_HASH_START, word, word + 4, &upper);
        seen->start5 = hash_cased(seen->start4, word + 4, word + 5, &upper);
        seen->hash = hash_cased(seen->start5, word + 5, end, &upper);
        seen->end4 = hash_plain(BYTE_HASH_START, end - 4, end);
    } else
        seen->start4 = seen->start5 = seen->hash = seen->end4 = hash_cased(BYTE_HASH_START, word, end, &upper);
    seen->end3 = size > 3 ? hash_plain(BYTE_HASH_START, end - 3, end) : seen->hash;
    seen->shape = plain_shape(*text, size, upper);
}

/* --- All others --- */

/* Behind a run of letters (an apostrophe may join two), of digits (with points and commas), or one other character. */
static const char *word_end(const char *p, const char *end)
{
    gunichar c = utf8_get(p);
    bool sign = seen_is_sign(c), letters = !sign && seen_is_letter(c), digits = !sign && utf8_is_digit(c);

    p = g_utf8_next_char(p);
    while ((p = letters ? utf8_skip_letters(p, end) : p) < end && (letters || digits)) {
        gunichar next = utf8_get(p);
        const char *after = g_utf8_next_char(p);
        gunichar then = after < end ? utf8_get(after) : 0;
        bool joins = letters ? (next == '\'' || next == 0x2019) && seen_is_letter(then)
                             : (next == '.' || next == ',') && utf8_is_digit(then);
        if (!joins && !(letters ? seen_is_letter(next) : utf8_is_digit(next)))
            break;
        p = after;
    }
    return p;
}

static Shape shape_of(const char *text, size_t length)
{
    gunichar c = utf8_get(text);
    unsigned upper = 0, letters = 0;

    if (c == '\n')
        return SHAPE_LINE;
    if (utf8_is_digit(c))
        return SHAPE_NUMBER;
    if (!utf8_is_alpha(c))
        return SHAPE_SIGN;
    for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
        letters++;
        upper += utf8_is_upper(utf8_get(p)) ? 1 : 0;
    }
    if (upper == 0)
        return SHAPE_LOWER;
    if (upper == letters && letters > 1)
        return SHAPE_UPPER;
    return utf8_is_upper(c) && upper == 1 ? SHAPE_CAPITAL : SHAPE_MIXED;
}

/* Folds as much of a word as counts; where that ends within a character, it stays as it is. */
static size_t fold_word(const char *word, size_t length, char folded[FOLD_ROOM(WORD_MOST)])
{
    if (length <= WORD_MOST || g_utf8_validate_len(word, WORD_MOST, NULL))
        return fold_into(word, MIN(length, WORD_MOST), folded);
    memcpy(folded, word, WORD_MOST);
    return WORD_MOST;
}

/* Kana and Chinese characters fold to themselves and have no case. */
static inline bool stays(gunichar c)
{
    return seen_is_sign(c) && c > 0x3040 && c <= 0x9FFF;
}

/* As see_word() does it, of one that stays. */
static void see_sign(Seen *seen, const char *sign, size_t length)
{
    seen->shape = g_unichar_isalpha(utf8_get(sign)) ? SHAPE_LOWER : SHAPE_SIGN;
    seen->start4 = seen->start5 = seen->hash = seen->end3 = seen->end4 = byte_hash_on(BYTE_HASH_START, sign, length);
}

static void see_word(Seen *seen, const char *word, size_t length)
{
    char folded[FOLD_ROOM(WORD_MOST)];
    const char *end = folded + fold_word(word, length, folded);
    const char *at4 = folded, *at5, *back3 = end, *back4;

    for (int i = 0; i < 4 && at4 < end; i++)
        at4 = g_utf8_next_char(at4);
    at5 = at4 < end ? g_utf8_next_char(at4) : at4;
    for (int i = 0; i < 3 && back3 > folded; i++)
        back3 = g_utf8_prev_char(back3);
    back4 = back3 > folded ? g_utf8_prev_char(back3) : back3;
    seen->shape = shape_of(word, length);
    seen->start4 = byte_hash_on(BYTE_HASH_START, folded, (size_t)(at4 - folded));
    seen->start5 = byte_hash_on(seen->start4, at4, (size_t)(at5 - at4));
    seen->hash = byte_hash_on(seen->start5, at5, (size_t)(end - at5));
    seen->end3 = byte_hash_on(BYTE_HASH_START, back3, (size_t)(end - back3));
    seen->end4 = byte_hash_on(BYTE_HASH_START, back4, (size_t)(end - back4));
}

static uint64_t hash_word(const char *word, size_t length, bool plain)
{
    char folded[FOLD_ROOM(WORD_MOST)];

    if (plain)
        return hash_plain(BYTE_HASH_START, plain_word(word), plain_word(word) + length);
    if (stays(utf8_get(word)))
        return byte_hash_on(BYTE_HASH_START, word, length);
    return byte_hash_on(BYTE_HASH_START, folded, fold_word(word, length, folded));
}

/* --- A text --- */

static const Seen edge = {.shape = SHAPE_NONE, .rarity = RARITY_EDGE};

/* Behind what is read of it. */
static const char *text_end(const char *text)
{
    return text + utf8_whole(text, strnlen(text, SEEN_BYTES_MOST));
}

/* Line ends are words. */
static inline const char *skip_space(const char *p, const char *end)
{
    while (p < end && (*p == ' ' || (*p != '\n' && utf8_is_space(utf8_get(p)))))
        p = *p == ' ' ? p + 1 : g_utf8_next_char(p);
    return p;
}

/* Behind the word. */
static inline const char *end_of(const char *p, const char *end, bool *plain)
{
    const char *after = plain_end(p, end);

    *plain = after && after - p <= WORD_MOST;
    return after ? after : word_end(p, end);
}

SeenWords seen_words(const char *text, size_t subject)
{
    const char *end = text_end(text);
    size_t most = MIN((size_t)(end - text), SEEN_WORDS_MOST);
    Seen *room = g_new(Seen, most + 2 * SEEN_EDGE), *word = room + SEEN_EDGE;
    const char *after;
    bool plain;

    for (const char *p = text; (p = skip_space(p, end)) < end && word < room + SEEN_EDGE + most; p = after) {
        after = end_of(p, end, &plain);
        *word = (Seen){.from = (size_t)(p - text), .to = (size_t)(after - text)};
        word->subject = word->from < subject;
        if (plain)
            see_plain(word, p, (size_t)(after - p));
        else if (stays(utf8_get(p)))
            see_sign(word, p, (size_t)(after - p));
        else
            see_word(word, p, (size_t)(after - p));
        word++;
    }
    for (int i = 0; i < SEEN_EDGE; i++)
        room[i] = word[i] = edge;
    return (SeenWords){room, room + SEEN_EDGE, (unsigned)(word - room) - SEEN_EDGE};
}

/* Signs tell nothing of a name, but for those of Eastern scripts. */
static bool is_told(const char *word)
{
    gunichar c = utf8_get(word);

    return c == '\n' || utf8_is_digit(c) || utf8_is_alpha(c) || (unsigned char)*word >= 0xE3;
}

unsigned seen_name(const char *name, uint64_t hash[SEEN_WORDS_MOST])
{
    const char *end = text_end(name), *after;
    unsigned n = 0;
    bool plain;

    for (const char *p = name; (p = skip_space(p, end)) < end && n < SEEN_WORDS_MOST; p = after) {
        after = end_of(p, end, &plain);
        if (is_told(p))
            hash[n++] = hash_word(p, (size_t)(after - p), plain);
    }
    return n;
}

void seen_clear(SeenWords *words)
{
    g_clear_pointer(&words->room, g_free);
}

/* --- What a text has more than once --- */

/* Words by their hashes: numbers, plus one, of the first of each. */
enum { SLOTS = 2048 };
G_STATIC_ASSERT(SLOTS >= 2 * SEEN_WORDS_MOST);

static uint16_t *slot_of(uint16_t *slots, const SeenWords *words, uint64_t hash)
{
    size_t at = hash >> 32 & (SLOTS - 1);

    while (slots[at] && words->word[slots[at] - 1].hash != hash)
        at = (at + 1) & (SLOTS - 1);
    return &slots[at];
}

/* Short words are often there anyway. */
static bool is_worth_counting(const Seen *seen)
{
    return seen->to - seen->from > 3 && seen->shape != SHAPE_NUMBER;
}

void seen_count(SeenWords *words)
{
    uint16_t slots[SLOTS] = {0}, often[SEEN_WORDS_MOST + 1] = {0};
    bool in_subject[SEEN_WORDS_MOST + 1] = {false};

    for (unsigned i = 0; i < words->n; i++) {
        const Seen *seen = &words->word[i];
        if (!is_worth_counting(seen))
            continue;
        uint16_t *slot = slot_of(slots, words, seen->hash);
        if (*slot == 0)
            *slot = (uint16_t)(i + 1);
        often[*slot]++;
        in_subject[*slot] |= seen->subject;
    }
    for (unsigned i = 0; i < words->n; i++) {
        Seen *seen = &words->word[i];
        uint16_t first = *slot_of(slots, words, seen->hash);
        seen->often = (uint8_t)MIN(often[first], 3);
        seen->in_subject = in_subject[first];
    }
}
