/* Gathers names and what speaks for each. */
#include "parser/mention.h"

#include <math.h>
#include <string.h>

#include "parser/joined.h"
#include "parser/utf8.h"

static void mention_free(gpointer data)
{
    Mention *mention = data;

    g_free(mention->name);
    g_free(mention->words);
    g_free(mention);
}

/* --- What may be named --- */

static Mention *find(const GPtrArray *mentions, const TaggerNameWords *words)
{
    for (guint i = 0; i < mentions->len; i++) {
        Mention *mention = mentions->pdata[i];
        if (tagger_same_words(mention->words, words))
            return mention;
    }
    return NULL;
}

static void add(GPtrArray *mentions, const TaggerText *text, const TaggerSpan *span)
{
    g_autofree char *name = tagger_name(text->text, span);

    if (*name == '\0')
        return;
    g_autofree TaggerNameWords *words = tagger_name_words(name);
    Mention *mention = find(mentions, words);
    if (mention == NULL) {
        mention = g_new0(Mention, 1);
        mention->unnamed = 1;
        g_ptr_array_add(mentions, mention);
    }
    mention->unnamed *= 1 - span->most;
    mention->in_subject |= span->from < text->subject;
    if (mention->name && span->inside <= mention->span.inside)
        return;
    mention->span = *span;
    g_free(mention->name);
    g_free(mention->words);
    mention->name = g_steal_pointer(&name);
    mention->words = g_steal_pointer(&words);
}

static int likeliest_first(gconstpointer left, gconstpointer right)
{
    const Mention *a = *(Mention *const *)left, *b = *(Mention *const *)right;

    if (a->span.inside != b->span.inside)
        return a->span.inside > b->span.inside ? -1 : 1;
    return a->span.from < b->span.from ? -1 : a->span.from > b->span.from;
}

/* --- What speaks for it --- */

/* Bytes that may stand between a number and the name of what is counted: "40 pcs of the NF-220", "NF-220: 40". */
enum { GAP_BEHIND = 32, GAP_BEFORE = 14 };

/* Where what counts things stands; to 0: nowhere. */
typedef struct {
    size_t from, to;
} Range;

static Range range_of(const char *text, const char *count)
{
    const char *at = *count ? strstr(text, count) : NULL;
    size_t from = at ? (size_t)(at - text) : 0;

    return (Range){from, at ? from + strlen(count) : 0};
}

/* "Softmax 300 improver": a number within a name is the name's own. */
static bool is_beside(const char *text, const TaggerSpan *span, const Range *count)
{
    bool behind = span->from >= count->to && span->from - count->to <= GAP_BEHIND;
    bool before = span->to <= count->from && count->from - span->to <= GAP_BEFORE;
    size_t gap = behind ? count->to : span->to, end = behind ? span->from : count->from;

    if (count->to == 0)
        return false;
    if (span->from < count->to && span->to > count->from)
        return count->from <= span->from || count->to > span->to;
    return (behind || before) && !memchr(text + gap, '\n', end - gap);
}

bool mention_beside(const TaggerText *text, const TaggerSpan *span, const char *count)
{
    Range range = range_of(text->text, count);

    return is_beside(text->text, span, &range);
}

/* What is known of the text beforehand, made ready to be compared with every mention. */
typedef struct {
    const TaggerText *text;
    GArray *counts;     /* of Range */
    GPtrArray *guesses; /* of TaggerNameWords* */
    size_t end;         /* of the last word */
    float size;         /* log of the number of words */
    bool brackets;      /* there are any */
} Hints;

static Hints hints_of(const TaggerText *text, const GArray *words)
{
    Hints hints = {.text = text,
                   .counts = g_array_new(FALSE, FALSE, sizeof(Range)),
                   .guesses = g_ptr_array_new_with_free_func(g_free),
                   .size = (float)log(words->len / 50.0),
                   .brackets = strchr(text->text, '(') != NULL,
                   .end = words->len ? g_array_index(words, TaggerWord, words->len - 1).to : 0};

    for (guint i = 0; text->counts && i < text->counts->len; i++) {
        Range range = range_of(text->text, text->counts->pdata[i]);
        g_array_append_val(hints.counts, range);
    }
    for (guint i = 0; text->guesses && i < text->guesses->len; i++)
        g_ptr_array_add(hints.guesses, tagger_name_words(text->guesses->pdata[i]));
    return hints;
}

static void hints_clear(Hints *hints)
{
    g_array_unref(hints->counts);
    g_ptr_array_unref(hints->guesses);
}

static bool is_counted(const Hints *hints, const TaggerSpan *span)
{
    for (guint i = 0; i < hints->counts->len; i++)
        if (is_beside(hints->text->text, span, &g_array_index(hints->counts, Range, i)))
            return true;
    return false;
}

static bool is_guessed(const Hints *hints, const Mention *mention)
{
    for (guint i = 0; i < hints->guesses->len; i++)
        if (tagger_same_words(hints->guesses->pdata[i], mention->words))
            return true;
    return false;
}

/* Looked at no further than this from a name. */
enum { AROUND_MOST = 120 };

/* "(RAL 7016 matt)": told of what stands before. */
static bool is_in_brackets(const char *text, const TaggerSpan *span)
{
    const char *p = text + span->from, *start = p - MIN(span->from, AROUND_MOST);

    while (p > start) {
        char c = *--p;
        if (c == '(')
            return true;
        if (c == ')' || c == '\n')
            return false;
    }
    return false;
}

static bool ends_sentence(gunichar c, const char *p)
{
    return ((c == '.' || c == '!') && g_ascii_isspace(p[1])) || (c == '\n' && p[1] == '\n') || c == 0x3002;
}

/* In Latin letters, full-width, and in Arabic ones. */
static bool is_question_mark(gunichar c)
{
    return c == '?' || c == 0xFF1F || c == 0x61F;
}

static bool is_in_question(const char *text, const TaggerSpan *span)
{
    const char *from = text + span->to, *end = from + strnlen(from, 2 * AROUND_MOST);

    for (const char *p = utf8_skip_letters(from, end); p < end; p = utf8_skip_letters(g_utf8_next_char(p), end)) {
        gunichar c = utf8_get(p);
        if (is_question_mark(c))
            return true;
        if (ends_sentence(c, p))
            return false;
    }
    return false;
}

static bool is_joined(const TaggerText *text, const TaggerSpan *a, const TaggerSpan *b)
{
    const TaggerSpan *first = a->from < b->from ? a : b, *second = first == a ? b : a;

    return joined_by_and(text->text, text->language, first->to, second->from);
}

static float log_odds(double p)
{
    double sure = CLAMP(p, 1e-4, 1 - 1e-4);

    return (float)log(sure / (1 - sure));
}

/* `place`: before it stand so many that are likelier. */
static void weigh(Mention *mention, const Hints *hints, guint place, const Mention *best)
{
    const char *text = hints->text->text;
    bool counted = is_counted(hints, &mention->span);
    bool counts = hints->counts->len > 0;
    bool late = 2 * mention->span.from > hints->end;
    bool joined = place > 0 && is_joined(hints->text, &mention->span, &best->span);
    float odds = log_odds(mention->span.inside), best_odds = log_odds(best->span.inside);
    const float feature[MENTION_FEATURES] = {1,
                                             odds,
                                             log_odds(1 - mention->unnamed),
                                             log_odds(mention->span.probability),
                                             best_odds - odds,
                                             place == 0,
                                             place == 1,
                                             place > 1,
                                             counted,
                                             counts && !counted,
                                             mention->span.words == 1,
                                             mention->span.words == 2,
                                             mention->span.words > 4,
                                             mention->in_subject,
                                             is_guessed(hints, mention),
                                             strpbrk(mention->name, "0123456789") != NULL,
                                             late,
                                             hints->brackets && is_in_brackets(text, &mention->span),
                                             is_in_question(text, &mention->span),
                                             hints->size,
                                             joined,
                                             joined ? best_odds : 0};

    memcpy(mention->feature, feature, sizeof feature);
}

GPtrArray *mentions_find(const TaggerWeights *weights, const TaggerText *text, const GArray *words)
{
    g_autoptr(GArray) spans = tagger_spans(weights, words);
    GPtrArray *mentions = g_ptr_array_new_full(spans->len, mention_free);
    Hints hints = hints_of(text, words);

    for (guint i = 0; i < spans->len; i++)
        add(mentions, text, &g_array_index(spans, TaggerSpan, i));
    g_ptr_array_sort(mentions, likeliest_first);
    for (guint i = 0; i < mentions->len; i++)
        weigh(mentions->pdata[i], &hints, i, mentions->pdata[0]);
    hints_clear(&hints);
    return mentions;
}

double mention_odds(const Mention *mention, const double weight[MENTION_WEIGHTS], bool hot)
{
    double sum = 0;

    for (int i = 0; i < MENTION_FEATURES; i++)
        sum += (double)mention->feature[i] * (weight[i] + (hot ? weight[MENTION_FEATURES + i] : 0));
    return sum;
}

/* Somewhat unlikelier than not counts as well: letters of trades that nobody has seen are judged too coldly; and a lead
 * is about something, so that the best of what it names may be less likely. */
#define MEANT_FROM (-0.6)
#define BEST_FROM (-1.5)
/* What is named in one breath with something meant. */
#define JOINED_FROM (-1.7)

static int in_order(gconstpointer left, gconstpointer right)
{
    const Mention *a = *(Mention *const *)left, *b = *(Mention *const *)right;

    return a->span.from < b->span.from ? -1 : a->span.from > b->span.from;
}

/* The number of the best one; 0 too where there is none. */
static guint best_of(const double *odds, guint n)
{
    guint best = 0;

    for (guint i = 1; i < n; i++)
        if (odds[i] > odds[best])
            best = i;
    return best;
}

static bool is_joined_to_any(const TaggerText *text, const Mention *mention, const GPtrArray *meant)
{
    for (guint i = 0; i < meant->len; i++)
        if (is_joined(text, &mention->span, &((const Mention *)meant->pdata[i])->span))
            return true;
    return false;
}

/* What stands beside them in one breath. */
static void add_joined(GPtrArray *meant, const GPtrArray *mentions, const double *odds, const TaggerText *text)
{
    for (guint i = 0; i < mentions->len; i++)
        if (odds[i] > JOINED_FROM && !g_ptr_array_find(meant, mentions->pdata[i], NULL) &&
            is_joined_to_any(text, mentions->pdata[i], meant))
            g_ptr_array_add(meant, mentions->pdata[i]);
}

GPtrArray *mentions_meant(const GPtrArray *mentions, const double weight[MENTION_WEIGHTS], bool hot, bool named,
                          const TaggerText *text)
{
    GPtrArray *meant = g_ptr_array_new();
    g_autofree double *odds = g_new(double, mentions->len + 1);

    for (guint i = 0; i < mentions->len; i++)
        odds[i] = mention_odds(mentions->pdata[i], weight, hot);
    guint best = best_of(odds, mentions->len);
    for (guint i = 0; i < mentions->len; i++)
        if (odds[i] > MEANT_FROM || (i == best && !named && (hot || odds[i] > BEST_FROM)))
            g_ptr_array_add(meant, mentions->pdata[i]);
    add_joined(meant, mentions, odds, text);
    g_ptr_array_sort(meant, in_order);
    return meant;
}
