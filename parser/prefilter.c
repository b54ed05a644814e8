/* Regular expressions read just far enough to know words that any match contains; the search for those. */
#include "parser/prefilter.h"

#include <string.h>

enum { PIECE_LEAST = 3, DEPTH_MOST = 20 };

/* While a pattern is read: all (or any) of these, or one piece. */
typedef struct {
    enum { PIECE, ALL, ANY } kind;
    guint piece;
    GPtrArray *of; /* of Need* */
} Need;

typedef struct {
    char *text;
    size_t length;
    guint number;
} Piece;

/* Needs as a program: does the piece stand there? Then go on here, else there. */
enum { YES = PREFILTER_ALWAYS, NO = -2 };

typedef struct {
    guint piece;
    int yes, no;
} Test;

/* Pieces are found by their first three bytes: a bit tells that some piece begins so, the table which. */
struct Prefilter {
    Trigrams begins;
    GHashTable *starts; /* three bytes -> GArray of Piece */
    GHashTable *number; /* piece -> number + 1 */
    GArray *tests;      /* of Test */
};

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

/* --- Needs --- */

static void need_free(gpointer data)
{
    Need *need = data;

    if (need == NULL)
        return;
    if (need->of)
        g_ptr_array_unref(need->of);
    g_free(need);
}

static Need *need_list(int kind)
{
    Need *need = g_new0(Need, 1);

    need->kind = kind;
    need->of = g_ptr_array_new_with_free_func(need_free);
    return need;
}

static void *start_of(const char *at)
{
    const unsigned char *b = (const unsigned char *)at;

    return GUINT_TO_POINTER((guint)b[0] | (guint)b[1] << 8 | (guint)b[2] << 16);
}

static void pieces_free(gpointer data)
{
    GArray *pieces = data;

    for (guint i = 0; i < pieces->len; i++)
        g_free(g_array_index(pieces, Piece, i).text);
    g_array_unref(pieces);
}

static guint piece_number(Prefilter *prefilter, const char *text, size_t length)
{
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(prefilter->number, text));

    if (number > 0)
        return number - 1;
    GArray *list = g_hash_table_lookup(prefilter->starts, start_of(text));
    if (list == NULL) {
        list = g_array_new(FALSE, FALSE, sizeof(Piece));
        g_hash_table_insert(prefilter->starts, start_of(text), list);
    }
    Piece piece = {g_strdup(text), length, g_hash_table_size(prefilter->number)};
    g_array_append_val(list, piece);
    g_hash_table_insert(prefilter->number, piece.text, GUINT_TO_POINTER(piece.number + 1));
    uint32_t hash = hash_of(text);
    prefilter->begins.seen[hash >> 6] |= UINT64_C(1) << (hash & 63);
    return piece.number;
}

/* --- Reading a pattern --- */

typedef struct {
    Prefilter *prefilter;
    const char *at;
    bool failed; /* something is not understood */
} Reader;

/* Of a sequence: the literal run under way, and what was needed so far. */
typedef struct {
    GString *run;
    GPtrArray *all; /* of Need* */
} Sequence;

static Need *read_alternatives(Reader *reader, unsigned depth);

static void end_run(Reader *reader, Sequence *sequence)
{
    if (sequence->run->len >= PIECE_LEAST) {
        Need *need = g_new0(Need, 1);
        need->piece = piece_number(reader->prefilter, sequence->run->str, sequence->run->len);
        g_ptr_array_add(sequence->all, need);
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
        end_run(reader, sequence);
        return;
    }
    g_string_append_len(sequence->run, character, (gssize)bytes);
    if (times == AT_LEAST_ONCE)
        end_run(reader, sequence);
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
        end_run(reader, sequence);
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
    end_run(reader, sequence);
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
    end_run(reader, sequence);
    reader->at++;
    bool counts = enter_group(reader);
    Need *need = read_alternatives(reader, depth + 1);
    reader->failed |= *reader->at != ')';
    if (*reader->at)
        reader->at++;
    if (read_times(reader) == PERHAPS || !counts)
        g_clear_pointer(&need, need_free);
    if (need)
        g_ptr_array_add(sequence->all, need);
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
        end_run(reader, sequence);
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

/* NULL: it needs nothing that can be told. */
static Need *read_sequence(Reader *reader, unsigned depth)
{
    Need *need = need_list(ALL);
    Sequence sequence = {g_string_new(NULL), need->of};

    while (!reader->failed && *reader->at && *reader->at != '|' && *reader->at != ')')
        take_one(reader, &sequence, depth);
    end_run(reader, &sequence);
    g_string_free(sequence.run, TRUE);
    if (need->of->len == 0)
        g_clear_pointer(&need, need_free);
    return need;
}

/* NULL as soon as one alternative needs nothing. */
static Need *read_alternatives(Reader *reader, unsigned depth)
{
    Need *need = need_list(ANY);
    bool free = false;

    for (bool more = true; more; more = !reader->failed && *reader->at == '|' && reader->at++) {
        Need *sequence = read_sequence(reader, depth);
        free |= sequence == NULL;
        if (sequence)
            g_ptr_array_add(need->of, sequence);
    }
    reader->failed |= depth > DEPTH_MOST;
    if (free)
        g_clear_pointer(&need, need_free);
    return need;
}

/* --- The prefilter --- */

Prefilter *prefilter_new(void)
{
    Prefilter *prefilter = g_new0(Prefilter, 1);

    prefilter->starts = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, pieces_free);
    prefilter->number = g_hash_table_new(g_str_hash, g_str_equal);
    prefilter->tests = g_array_new(FALSE, FALSE, sizeof(Test));
    return prefilter;
}

void prefilter_free(Prefilter *prefilter)
{
    if (prefilter == NULL)
        return;
    g_hash_table_unref(prefilter->number);
    g_hash_table_unref(prefilter->starts);
    g_array_unref(prefilter->tests);
    g_free(prefilter);
}

/* Where the tests of the need begin; what follows them, whether they hold or not, stands already. */
static int compile(Prefilter *prefilter, const Need *need, int yes, int no)
{
    if (need->kind == PIECE) {
        Test test = {need->piece, yes, no};
        g_array_append_val(prefilter->tests, test);
        return (int)prefilter->tests->len - 1;
    }
    int begin = need->kind == ALL ? yes : no;
    for (guint i = need->of->len; i > 0; i--)
        begin =
            compile(prefilter, need->of->pdata[i - 1], need->kind == ALL ? begin : yes, need->kind == ALL ? no : begin);
    return begin;
}

int prefilter_add(Prefilter *prefilter, const char *pattern)
{
    Reader reader = {prefilter, pattern, false};
    Need *need = read_alternatives(&reader, 0);
    int begin = PREFILTER_ALWAYS;

    if (need && !reader.failed && *reader.at == '\0')
        begin = compile(prefilter, need, YES, NO);
    need_free(need);
    return begin;
}

static void look_here(const Prefilter *prefilter, const char *at, size_t left, uint64_t *standing)
{
    const GArray *list = g_hash_table_lookup(prefilter->starts, start_of(at));

    for (guint i = 0; list && i < list->len; i++) {
        const Piece *piece = &g_array_index(list, Piece, i);
        size_t length = piece->length;
        if (length <= left && piece->text[length - 1] == at[length - 1] && memcmp(piece->text, at, length) == 0)
            standing[piece->number >> 6] |= UINT64_C(1) << (piece->number & 63);
    }
}

uint64_t *prefilter_scan(const Prefilter *prefilter, const char *text, size_t length)
{
    uint64_t *standing = g_new0(uint64_t, g_hash_table_size(prefilter->number) / 64 + 1);

    for (size_t i = 0; i + 2 < length; i++) {
        uint32_t hash = hash_of(text + i);
        if (prefilter->begins.seen[hash >> 6] >> (hash & 63) & 1)
            look_here(prefilter, text + i, length - i, standing);
    }
    return standing;
}

bool prefilter_possible(const Prefilter *prefilter, int need, const uint64_t *standing)
{
    while (need >= 0) {
        const Test *test = &g_array_index(prefilter->tests, Test, need);
        need = standing[test->piece >> 6] >> (test->piece & 63) & 1 ? test->yes : test->no;
    }
    return need == YES;
}
