/* Regular expressions read just far enough to know words that any match contains. */
#include "parser/need.h"

#include <string.h>

enum { DEPTH_MOST = 20 };

static void free_need(gpointer need)
{
    need_free(need);
}

void need_free(Need *need)
{
    if (need == NULL)
        return;
    g_free(need->text);
    if (need->of)
        g_ptr_array_unref(need->of);
    g_free(need);
}

static Need *need_list(NeedKind kind)
{
    Need *need = g_new0(Need, 1);

    need->kind = kind;
    need->of = g_ptr_array_new_with_free_func(free_need);
    return need;
}

typedef struct {
    const char *at;
    bool failed; /* something is not understood */
} Reader;

/* Texts that a part of a pattern may stand for are told one by one as long as they are few; where nothing could be told
 * otherwise, somewhat longer. */
enum { RUNS_MOST = 128, RUNS_UTMOST = 1024 };

/* Of a part of a pattern: all the texts it may stand for, or else what it needs (NULL: nothing that can be told). A
 * text begins with NEED_EDGE where a word's edge is there. */
typedef struct {
    GPtrArray *texts; /* of char*, or NULL */
    Need *need;
    bool apart; /* what it stands for ends at a word's edge */
} Told;

/* Of a sequence: the texts that what was read last may be, and what was needed so far. */
typedef struct {
    GPtrArray *runs; /* of char*, at least one */
    GPtrArray *all;  /* of Need* */
    bool literal;    /* the runs begin with the sequence */
} Sequence;

static Told read_alternatives(Reader *reader, unsigned depth, bool apart);

static GPtrArray *texts_new(void)
{
    return g_ptr_array_new_with_free_func(g_free);
}

static const char edge[] = {NEED_EDGE, '\0'};

static bool is_word(char c)
{
    return g_ascii_isalnum(c) || c == '_';
}

/* Without an edge that says nothing: it is one of other letters, or one where a word ends. */
static const char *told_of(const char *text)
{
    return *text == NEED_EDGE && !is_word(text[1]) ? text + 1 : text;
}

static bool are_told(const GPtrArray *texts)
{
    for (guint i = 0; i < texts->len; i++)
        if (strlen(told_of(texts->pdata[i])) < PIECE_LEAST)
            return false;
    return true;
}

/* Is what comes behind each of them at a word's edge? */
static bool are_apart(const GPtrArray *texts)
{
    for (guint i = 0; i < texts->len; i++) {
        const char *text = texts->pdata[i];
        if (*text == '\0' || is_word(text[strlen(text) - 1]))
            return false;
    }
    return true;
}

static int by_text(gconstpointer left, gconstpointer right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* One of the texts stands in a match; NULL where one of them is too short to tell. Where another begins with one, that
 * one is enough. leads: a match begins with them. */
static Need *need_of_texts(GPtrArray *texts, bool leads)
{
    const char *last = NULL;

    if (!are_told(texts))
        return NULL;
    g_ptr_array_sort(texts, by_text);
    Need *need = need_list(ANY);
    for (guint i = 0; i < texts->len; i++) {
        const char *text = told_of(texts->pdata[i]);
        if (last != NULL && g_str_has_prefix(text, last))
            continue;
        Need *piece = g_new0(Need, 1);
        last = text;
        piece->text = g_strdup(text);
        piece->leads = leads;
        if (!leads && *text == ' ' && is_word(text[1]))
            *piece->text = NEED_EDGE; /* which is found sooner */
        g_ptr_array_add(need->of, piece);
    }
    return need;
}

static Need *need_of(Told *told)
{
    Need *need = told->texts ? need_of_texts(told->texts, true) : g_steal_pointer(&told->need);

    g_clear_pointer(&told->texts, g_ptr_array_unref);
    return need;
}

/* apart: does the next one begin at a word's edge? */
static void end_run(Sequence *sequence, bool apart)
{
    Need *need = need_of_texts(sequence->runs, sequence->literal);

    if (need)
        g_ptr_array_add(sequence->all, need);
    g_ptr_array_set_size(sequence->runs, 0);
    g_ptr_array_add(sequence->runs, g_strdup(apart ? edge : ""));
    sequence->literal = false;
}

/* Each run goes on with each of the texts. False: they would be too many. */
static bool go_on(Sequence *sequence, const GPtrArray *texts)
{
    if (sequence->runs->len * texts->len > (are_told(sequence->runs) ? RUNS_MOST : RUNS_UTMOST))
        return false;
    GPtrArray *longer = texts_new();
    for (guint i = 0; i < sequence->runs->len; i++)
        for (guint j = 0; j < texts->len; j++) {
            const char *run = sequence->runs->pdata[i], *text = texts->pdata[j];
            g_ptr_array_add(longer, g_strconcat(run, *run && *text == NEED_EDGE ? text + 1 : text, NULL));
        }
    g_ptr_array_unref(sequence->runs);
    sequence->runs = longer;
    return true;
}

typedef enum { ONCE, AT_LEAST_ONCE, MAYBE_ONCE, PERHAPS } Times;

/* Takes what may be these texts into the sequence. */
static void take_texts(Sequence *sequence, GPtrArray *texts, Times times)
{
    if (times == MAYBE_ONCE)
        g_ptr_array_add(texts, g_strdup(""));
    if (times == PERHAPS) {
        end_run(sequence, are_apart(sequence->runs) && are_apart(texts));
        return;
    }
    if (!go_on(sequence, texts)) {
        end_run(sequence, are_apart(sequence->runs));
        (void)go_on(sequence, texts);
    }
    if (times == AT_LEAST_ONCE)
        end_run(sequence, are_apart(sequence->runs));
}

static Times read_braces(Reader *reader, unsigned *least)
{
    const char *end = strchr(reader->at, '}');
    bool zero = reader->at[1] == '0' || reader->at[1] == ',';

    if (end == NULL) {
        reader->failed = true;
        return PERHAPS;
    }
    *least = (unsigned)MIN(g_ascii_strtoull(reader->at + 1, NULL, 10), PIECE_LEAST);
    reader->at = end + 1;
    return zero ? PERHAPS : AT_LEAST_ONCE;
}

/* *least: how often at least, as far as that makes a piece. */
static Times read_times(Reader *reader, unsigned *least)
{
    Times times = ONCE;

    if (*reader->at == '{')
        times = read_braces(reader, least);
    else if (*reader->at == '?')
        times = (reader->at++, MAYBE_ONCE);
    else if (*reader->at == '*')
        times = (reader->at++, PERHAPS);
    else if (*reader->at == '+')
        times = (reader->at++, AT_LEAST_ONCE);
    if (times != ONCE && (*reader->at == '?' || *reader->at == '+'))
        reader->at++;
    return times;
}

static void take_literal(Reader *reader, Sequence *sequence, const char *character, size_t bytes)
{
    g_autoptr(GPtrArray) texts = texts_new();
    unsigned least = 1;
    Times times = read_times(reader, &least);

    g_ptr_array_add(texts, g_strndup(character, bytes));
    for (; least > 1; least--)
        take_texts(sequence, texts, ONCE);
    take_texts(sequence, texts, times);
}

static void skip_times(Reader *reader)
{
    unsigned least = 0;

    read_times(reader, &least);
}

static void take_edge(Sequence *sequence)
{
    g_autoptr(GPtrArray) texts = texts_new();

    g_ptr_array_add(texts, g_strdup(edge));
    take_texts(sequence, texts, ONCE);
}

static void take_escape(Reader *reader, Sequence *sequence)
{
    char c = *++reader->at;

    if (c == '\0') {
        reader->failed = true;
        return;
    }
    reader->at++;
    if (c == 'b')
        take_edge(sequence);
    if (c == 'b' || c == 'B')
        return;
    if (g_ascii_isalnum(c)) { /* a class of characters, or one that is none of a text's own */
        reader->failed |= strchr("dDsSwWnt", c) == NULL;
        end_run(sequence, false);
        skip_times(reader);
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
    end_run(sequence, false);
    skip_times(reader);
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

/* Something comes before it. */
static void follow(Need *need)
{
    need->leads = false;
    for (guint i = 0; need->kind != PIECE && i < need->of->len; i++)
        follow(need->of->pdata[i]);
}

static bool is_empty(const Sequence *sequence)
{
    return sequence->literal && sequence->runs->len == 1 && *told_of(sequence->runs->pdata[0]) == '\0';
}

static void take_group(Reader *reader, Sequence *sequence, unsigned depth)
{
    reader->at++;
    bool counts = enter_group(reader), apart = are_apart(sequence->runs);
    Told told = read_alternatives(reader, depth + 1, counts && apart);
    reader->failed |= *reader->at != ')';
    if (*reader->at)
        reader->at++;
    unsigned least = 1;
    Times times = read_times(reader, &least);
    if (counts && told.texts && told.texts->len < RUNS_MOST) {
        take_texts(sequence, told.texts, times);
    } else if (counts) {
        bool leads = is_empty(sequence), always = times == ONCE || times == AT_LEAST_ONCE;
        end_run(sequence, told.apart && (always || apart));
        Need *need = always ? need_of(&told) : NULL;
        if (need && !leads)
            follow(need);
        if (need)
            g_ptr_array_add(sequence->all, need);
    }
    g_clear_pointer(&told.texts, g_ptr_array_unref);
    need_free(told.need);
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
        end_run(sequence, false);
        skip_times(reader);
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

/* apart: does it begin at a word's edge? */
static Told read_sequence(Reader *reader, unsigned depth, bool apart)
{
    Need *need = need_list(ALL);
    Sequence sequence = {texts_new(), need->of, true};

    g_ptr_array_add(sequence.runs, g_strdup(apart ? edge : ""));
    while (!reader->failed && *reader->at && *reader->at != '|' && *reader->at != ')')
        take_one(reader, &sequence, depth);
    apart = are_apart(sequence.runs);
    if (sequence.literal) {
        need_free(need);
        return (Told){sequence.runs, NULL, apart};
    }
    end_run(&sequence, false);
    g_ptr_array_unref(sequence.runs);
    if (need->of->len == 0)
        g_clear_pointer(&need, need_free);
    return (Told){NULL, need, apart};
}

/* Takes over what an alternative needs. False: it needs nothing. */
static bool add_alternative(Need *any, Told *told)
{
    Need *need = need_of(told);

    if (need)
        g_ptr_array_add(any->of, need);
    return need != NULL;
}

static Told read_alternatives(Reader *reader, unsigned depth, bool apart)
{
    Need *any = need_list(ANY);
    Told told = {texts_new(), NULL, true};
    bool needs = true;

    for (bool more = true; more; more = !reader->failed && *reader->at == '|' && reader->at++) {
        Told sequence = read_sequence(reader, depth, apart);
        told.apart &= sequence.apart;
        if (told.texts && sequence.texts && told.texts->len + sequence.texts->len <= RUNS_MOST) {
            g_ptr_array_extend_and_steal(told.texts, g_steal_pointer(&sequence.texts));
            continue;
        }
        if (told.texts && told.texts->len > 0)
            needs &= add_alternative(any, &told);
        g_clear_pointer(&told.texts, g_ptr_array_unref);
        needs &= add_alternative(any, &sequence);
    }
    reader->failed |= depth > DEPTH_MOST;
    if (told.texts || !needs)
        g_clear_pointer(&any, need_free);
    told.need = any;
    return told;
}

Need *need_read(const char *pattern)
{
    Reader reader = {pattern, false};
    Told all = read_alternatives(&reader, 0, false);
    g_autoptr(Need) need = need_of(&all);

    return reader.failed || *reader.at ? NULL : g_steal_pointer(&need);
}
