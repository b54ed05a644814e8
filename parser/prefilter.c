/* A regular expression read just far enough to know words that any match contains. */
#include "parser/prefilter.h"

#include <string.h>

enum { PIECE_LEAST = 3, PIECE_MOST = 12, PIECES_MOST = 80 };

/* Trigram hashes, pieces one after the other, each ended by END. */
struct Pieces {
    uint32_t *hash; /* NULL: always possible */
};

#define END UINT32_MAX

static uint32_t hash_of(const char *at)
{
    const unsigned char *b = (const unsigned char *)at;

    return ((uint32_t)b[0] * 0x9E3779B1U ^ (uint32_t)b[1] * 0x85EBCA77U ^ (uint32_t)b[2] * 0xC2B2AE3DU) >> 16;
}

void trigrams_fill(Trigrams *trigrams, const char *text, size_t length)
{
    memset(trigrams, 0, sizeof *trigrams);
    for (size_t i = 0; i + 2 < length; i++) {
        uint32_t hash = hash_of(text + i);
        trigrams->seen[hash >> 6] |= UINT64_C(1) << (hash & 63);
    }
}

/* --- Reading a pattern --- */

typedef struct {
    const char *at;
    bool failed; /* something is not understood */
} Reader;

/* Of a sequence: the literal run under way, and the best set of pieces so far. */
typedef struct {
    GString *run;
    GPtrArray *best; /* of char*; NULL: none */
} Sequence;

static GPtrArray *read_alternatives(Reader *reader, unsigned depth);

static size_t shortest(const GPtrArray *set)
{
    size_t least = PIECE_MOST;

    for (guint i = 0; i < set->len; i++)
        least = MIN(least, strlen(set->pdata[i]));
    return least;
}

/* Long pieces are rare in texts, many of them are not. */
static int worth(const GPtrArray *set)
{
    return set ? (int)shortest(set) * 4 - (int)set->len : -1000;
}

/* Takes the set over. */
static void offer(Sequence *sequence, GPtrArray *set)
{
    if (set && worth(set) > worth(sequence->best)) {
        g_clear_pointer(&sequence->best, g_ptr_array_unref);
        sequence->best = set;
    } else if (set) {
        g_ptr_array_unref(set);
    }
}

static void end_run(Sequence *sequence)
{
    if (sequence->run->len >= PIECE_LEAST) {
        GPtrArray *set = g_ptr_array_new_with_free_func(g_free);
        g_ptr_array_add(set, g_strdup(sequence->run->str));
        offer(sequence, set);
    }
    g_string_truncate(sequence->run, 0);
}

typedef enum { ONCE, AT_LEAST_ONCE, PERHAPS } Times;

static Times read_braces(Reader *reader)
{
    const char *end = strchr(reader->at, '}');
    bool zero = reader->at[1] == '0' || reader->at[1] == ',';

    if (end == NULL) {
        reader->failed = true;
        return PERHAPS;
    }
    reader->at = end + 1;
    return zero ? PERHAPS : AT_LEAST_ONCE;
}

static Times read_times(Reader *reader)
{
    Times times = ONCE;

    if (*reader->at == '{')
        times = read_braces(reader);
    else if (*reader->at == '?' || *reader->at == '*')
        times = (reader->at++, PERHAPS);
    else if (*reader->at == '+')
        times = (reader->at++, AT_LEAST_ONCE);
    if (times != ONCE && (*reader->at == '?' || *reader->at == '+'))
        reader->at++;
    return times;
}

static void take_literal(Reader *reader, Sequence *sequence, const char *character, size_t bytes)
{
    Times times = read_times(reader);

    if (times == PERHAPS) {
        end_run(sequence);
        return;
    }
    g_string_append_len(sequence->run, character, (gssize)bytes);
    if (times == AT_LEAST_ONCE)
        end_run(sequence);
}

static void take_escape(Reader *reader, Sequence *sequence)
{
    char c = *++reader->at;

    if (c == '\0') {
        reader->failed = true;
        return;
    }
    reader->at++;
    if (c == 'b' || c == 'B')
        return;
    if (g_ascii_isalnum(c)) { /* a class of characters, or one that is none of a text's own */
        reader->failed |= strchr("dDsSwWnt", c) == NULL;
        end_run(sequence);
        read_times(reader);
        return;
    }
    take_literal(reader, sequence, &c, 1);
}

static void take_class(Reader *reader, Sequence *sequence)
{
    const char *at = reader->at + 1;

    at += *at == '^';
    at += *at == ']';
    while (*at && *at != ']')
        at += *at == '\\' && at[1] ? 2 : 1;
    reader->failed |= *at == '\0';
    reader->at = *at ? at + 1 : at;
    end_run(sequence);
    read_times(reader);
}

/* Behind its parenthesis: whether the group takes part in the match (a look-around does not). */
static bool enter_group(Reader *reader)
{
    static const char *const around[] = {"?!", "?=", "?<!", "?<="};

    for (size_t i = 0; i < G_N_ELEMENTS(around); i++)
        if (g_str_has_prefix(reader->at, around[i])) {
            reader->at += strlen(around[i]);
            return false;
        }
    if (g_str_has_prefix(reader->at, "?:"))
        reader->at += 2;
    else if (*reader->at == '?' || *reader->at == '*')
        reader->failed = true;
    return true;
}

static void take_group(Reader *reader, Sequence *sequence, unsigned depth)
{
    end_run(sequence);
    reader->at++;
    bool counts = enter_group(reader);
    GPtrArray *set = read_alternatives(reader, depth + 1);
    reader->failed |= *reader->at != ')';
    if (*reader->at)
        reader->at++;
    if (read_times(reader) == PERHAPS || !counts)
        g_clear_pointer(&set, g_ptr_array_unref);
    offer(sequence, set);
}

static void take_one(Reader *reader, Sequence *sequence, unsigned depth)
{
    const char *character = reader->at;

    switch (*character) {
    case '\\':
        take_escape(reader, sequence);
        break;
    case '[':
        take_class(reader, sequence);
        break;
    case '(':
        take_group(reader, sequence, depth);
        break;
    case '.':
        reader->at++;
        end_run(sequence);
        read_times(reader);
        break;
    case '^':
    case '$':
        reader->at++;
        break;
    default:
        reader->at = g_utf8_next_char(character);
        take_literal(reader, sequence, character, (size_t)(reader->at - character));
    }
}

static GPtrArray *read_sequence(Reader *reader, unsigned depth)
{
    Sequence sequence = {g_string_new(NULL), NULL};

    while (!reader->failed && *reader->at && *reader->at != '|' && *reader->at != ')')
        take_one(reader, &sequence, depth);
    end_run(&sequence);
    g_string_free(sequence.run, TRUE);
    return sequence.best;
}

/* Moves all of `more` into the set; NULL, when one alternative has no pieces, empties the whole. */
static GPtrArray *join(GPtrArray *set, GPtrArray *more)
{
    if (set && more && set->len + more->len <= PIECES_MOST) {
        g_ptr_array_extend_and_steal(set, more);
        return set;
    }
    if (set)
        g_ptr_array_unref(set);
    if (more)
        g_ptr_array_unref(more);
    return NULL;
}

static GPtrArray *read_alternatives(Reader *reader, unsigned depth)
{
    enum { DEPTH_MOST = 20 };
    GPtrArray *set = read_sequence(reader, depth);

    reader->failed |= depth > DEPTH_MOST;
    while (!reader->failed && *reader->at == '|') {
        reader->at++;
        set = join(set, read_sequence(reader, depth));
    }
    return set;
}

/* --- Pieces --- */

static void add_piece(GArray *hashes, const char *piece)
{
    const uint32_t end = END;
    size_t length = MIN(strlen(piece), PIECE_MOST);

    for (size_t i = 0; i + 2 < length; i++) {
        uint32_t hash = hash_of(piece + i);
        g_array_append_val(hashes, hash);
    }
    g_array_append_val(hashes, end);
}

Pieces *pieces_of(const char *pattern)
{
    Reader reader = {pattern, false};
    GPtrArray *set = read_alternatives(&reader, 0);
    Pieces *pieces = g_new0(Pieces, 1);

    if (set && !reader.failed && *reader.at == '\0') {
        const uint32_t end = END;
        GArray *hashes = g_array_new(FALSE, FALSE, sizeof(uint32_t));
        for (guint i = 0; i < set->len; i++)
            add_piece(hashes, set->pdata[i]);
        g_array_append_val(hashes, end);
        pieces->hash = (uint32_t *)(void *)g_array_free(hashes, FALSE);
    }
    if (set)
        g_ptr_array_unref(set);
    return pieces;
}

void pieces_free(Pieces *pieces)
{
    if (pieces == NULL)
        return;
    g_free(pieces->hash);
    g_free(pieces);
}

bool pieces_possible(const Pieces *pieces, const Trigrams *trigrams)
{
    const uint32_t *hash = pieces ? pieces->hash : NULL;

    if (hash == NULL)
        return true;
    while (*hash != END) {
        while (*hash != END && trigrams->seen[*hash >> 6] >> (*hash & 63) & 1)
            hash++;
        if (*hash == END)
            return true;
        while (*hash != END)
            hash++;
        hash++;
    }
    return false;
}
