/* Deadlines: finds dates in every format, weighs what each is for, and gives those that bind us to answer. */
#include <string.h>

#include "parser/dates.h"
#include "parser/extract.h"
#include "parser/found.h"
#include "parser/phrases.h"

enum { NEAR = 6, HORIZON = 550, KEEP = 25 };

typedef struct {
    const Lexing *lexing;
    const DateMention *mention;
    int32_t today;
    size_t from, to;               /* the lexemes that say what the date is for */
    uint64_t previous;             /* of the sentence before */
    bool asks;                     /* the sentence is a question */
    bool late;                     /* what comes after it comes too late */
    uint64_t before, after, close; /* roles found before, after, and next to it */
} Context;

static uint64_t roles_between(const Lexing *lexing, size_t from, size_t to)
{
    uint64_t roles = 0;
    for (size_t i = from; i < to; i++)
        roles |= lex_at(lexing, i)->roles;
    return roles;
}

/* A label on the line above belongs to a value that stands alone. */
static size_t with_label(const Lexing *lexing, size_t from, const DateMention *mention)
{
    if (from == 0 || mention->first - from > 2)
        return from;
    size_t at = from;
    while (at > 0 && lex_at(lexing, at - 1)->kind == LEX_BREAK)
        at--;
    if (at == 0 || at == from || lex_at(lexing, at)->value > 2)
        return from;
    uint32_t line = lex_at(lexing, at - 1)->line;
    size_t start = at;
    while (start > 0 && lex_at(lexing, start - 1)->line == line)
        start--;
    return at - start <= 8 ? start : from;
}

static bool is_clause_end(const Lexing *lexing, size_t index)
{
    const Lexeme *lexeme = lex_at(lexing, index);
    return lexeme->kind == LEX_SIGN &&
           (lexeme->sign == ',' || lexeme->sign == ';' || lexeme->sign == 0x3001 || lexeme->sign == 0x60C);
}

/* "Questions close October 30. Proposals are due": a mark that the lexer took for an ordinal's. */
static bool ends_sentence(const Lexing *lexing, size_t index)
{
    const Lexeme *next = lex_at(lexing, index + 1);
    return lex_is_sign(lexing, index, '.') && lex_at(lexing, index)->glued && next != NULL && next->kind == LEX_WORD &&
           next->capital && !next->glued;
}

/* What the sentence before was about: "We'd like a demo. Does Tuesday work?" */
static uint64_t roles_before_sentence(const Lexing *lexing, const DateMention *mention)
{
    enum { LONGEST = 40 };
    uint32_t sentence = lex_at(lexing, mention->first)->sentence;
    uint64_t roles = 0;
    size_t i = mention->first;
    while (i > 0 && lex_at(lexing, i - 1)->sentence == sentence && mention->first - i < LONGEST)
        i--;
    uint32_t before = i > 0 ? lex_at(lexing, i - 1)->sentence : sentence;
    for (size_t end = i; i > 0 && end - i < LONGEST && lex_at(lexing, i - 1)->sentence == before && before != sentence;
         i--)
        roles |= lex_at(lexing, i - 1)->roles;
    return roles;
}

/* "Questions: 6 November", below it "Tender return: 20 November": where the next date's own label begins. */
static size_t label_of_next(const Lexing *lexing, const DateMention *mention, const DateMention *next)
{
    size_t at = next->first;
    bool label = false;
    while (at > mention->last + 1 && lex_at(lexing, at - 1)->kind != LEX_BREAK && next->first - at < 12) {
        at--;
        label = label || lex_is_sign(lexing, at, ':') || lex_is_sign(lexing, at, '|');
    }
    return label && lex_at(lexing, at - 1)->kind == LEX_BREAK ? at - 1 : next->first;
}

/* "Sunday to bring it, and back by the 24th": the words that lead the next date are not of this one. */
static size_t before_next(const Lexing *lexing, const DateMention *mention, const DateMention *next)
{
    const uint32_t behind = LANG_EAST | (lexicon_languages("tr") & ~LANG_ANY);
    size_t at = next->first;
    if (lexing->languages & behind)
        return at;
    while (at > mention->last + 1 && next->first - at < 4 &&
           (lex_has(lexing, at - 1, ROLE_BY | ROLE_ON) || lex_is_sign(lexing, at - 1, '-') ||
            lex_is_word(lexing, at - 1, "ה")))
        at--;
    return at;
}

/* "The board meets on the 3rd and I need figures before then": where that is said, or 0. */
static size_t said_again(const Lexing *lexing, const DateMention *mention, size_t ceiling)
{
    enum { LONGEST = 40 };
    uint32_t sentence = lex_at(lexing, mention->first)->sentence;
    for (size_t i = mention->last + 1; i < ceiling && i - mention->last < LONGEST; i++) {
        if (lex_at(lexing, i)->sentence > sentence + 1)
            return 0;
        if (lex_has(lexing, i, ROLE_THEN))
            return i;
    }
    return 0;
}

/* "Monday or Tuesday, if you want to ring": what is said behind the last is of both. */
static bool is_listed_with(const Lexing *lexing, const DateMention *mention, const DateMention *next)
{
    const Lexeme *first = lex_at(lexing, mention->first), *second = lex_at(lexing, next->first);
    bool joined = next->first - mention->last == 2 && lex_has(lexing, mention->last + 1, ROLE_AND);
    return joined && mention->weekday_only && next->weekday_only && first->sentence == second->sentence;
}

static Context context_of(const Lexing *lexing, const GArray *mentions, guint index)
{
    const DateMention *mention = &g_array_index(mentions, DateMention, index);
    const DateMention *previous = index > 0 ? &g_array_index(mentions, DateMention, index - 1) : NULL;
    const DateMention *next = index + 1 < mentions->len ? &g_array_index(mentions, DateMention, index + 1) : NULL;
    uint32_t sentence = lex_at(lexing, mention->first)->sentence;
    Context context = {.lexing = lexing, .mention = mention, .from = mention->first, .to = mention->last + 1};
    size_t floor = previous != NULL ? previous->last + 1 : 0;
    size_t ceiling = next != NULL ? next->first : lexing->lexemes->len;
    while (context.from > floor && lex_at(lexing, context.from - 1)->sentence == sentence &&
           mention->first - context.from < 40)
        context.from--;
    const DateMention *after_next = index + 2 < mentions->len ? &g_array_index(mentions, DateMention, index + 2) : NULL;
    bool listed = next != NULL && is_listed_with(lexing, mention, next);
    if (listed)
        ceiling = after_next != NULL ? after_next->first : lexing->lexemes->len;
    size_t again = said_again(lexing, mention, ceiling);
    size_t led = next != NULL && !listed ? before_next(lexing, mention, next) : ceiling;
    ceiling = MIN(ceiling, led);
    size_t labelled = next != NULL && !listed ? label_of_next(lexing, mention, next) : ceiling;
    ceiling = MIN(ceiling, labelled);
    while (context.to < ceiling && lex_at(lexing, context.to)->sentence == sentence &&
           context.to - mention->last < 30) {
        if (context.to == mention->last + 1 && mention->written && ends_sentence(lexing, context.to))
            break;
        if (next != NULL && !listed && context.to > mention->last + 1 && is_clause_end(lexing, context.to) &&
            lex_at(lexing, next->first)->sentence == sentence)
            break;
        context.to++;
    }
    context.previous = roles_before_sentence(lexing, mention);
    context.asks =
        context.to > 0 && (lex_is_sign(lexing, context.to - 1, '?') || lex_is_sign(lexing, context.to - 1, 0x61F));
    context.from = MAX(floor, with_label(lexing, context.from, mention));
    context.before = roles_between(lexing, context.from, mention->first);
    context.after = roles_between(lexing, mention->last + 1, context.to);
    size_t near_from = mention->first > context.from + NEAR ? mention->first - NEAR : context.from;
    size_t near_to = mention->last + 1;
    while (near_to < context.to && near_to < mention->last + 4 && !is_clause_end(lexing, near_to))
        near_to++;
    context.close =
        roles_between(lexing, near_from, mention->first) | roles_between(lexing, mention->last + 1, near_to);
    if (again > 0) {
        context.after |= roles_between(lexing, mention->last + 1, MIN(again + 6, ceiling));
        context.close = (context.close | ROLE_BY) & ~(uint64_t)(ROLE_PAST | ROLE_START | ROLE_VALID);
    }
    return context;
}

/* "Offers received after 16 November will not be opened" */
static bool is_late(const Context *context)
{
    static const char *const words[] = {"after",  "nach", "apres", "despues", "posteriores", "dopo",    "oltre", "apos",
                                        "depois", "na",   "po",    "efter",   "после",       "позднее", "позже"};
    static Phrases after = PHRASES_OF_WORDS(words);
    const Lexing *lexing = context->lexing;
    if (!(context->before & ROLE_ANSWER) || !((context->before | context->after) & ROLE_PAST))
        return false;
    for (size_t i = context->mention->first; i > context->from && context->mention->first - i < NEAR; i--)
        if (lex_at(lexing, i - 1)->kind == LEX_WORD && phrases_have(&after, lex_word(lexing, lex_at(lexing, i - 1))))
            return true;
    return false;
}

/* "valid until 5 December", "questions by", "since": another matter. */
static bool is_other_matter(const Context *context)
{
    uint64_t all = context->before | context->after;
    size_t first = context->mention->first;
    if ((context->close & ROLE_VALID) || (first > 0 && lex_has(context->lexing, first - 1, ROLE_ASIDE)))
        return true;
    bool answers = (all & (ROLE_ANSWER | ROLE_CLOSE)) != 0;
    if ((context->close & ROLE_ASIDE) && !(context->close & (ROLE_ANSWER | ROLE_DELIVERY)))
        return true;
    if ((context->close & ROLE_PAST) && !answers && !(context->close & ROLE_BY))
        return true;
    return (context->close & ROLE_AGO) != 0 && !(context->close & ROLE_BY);
}

/* "bis Freitag", "в среду": where the names of days are other words too, something leads them. */
static bool is_led(const Context *context)
{
    const DateMention *mention = context->mention;
    const Lexing *lexing = context->lexing;
    if (mention->first == 0 || (context->close & (ROLE_BY | ROLE_NEXT | ROLE_THIS)))
        return true;
    bool ambiguous = (lexing->languages & lexicon_languages("ru") & ~LANG_ANY) != 0 ||
                     (lexing->languages & lexicon_languages("pt") & ~LANG_ANY) != 0;
    return !ambiguous ||
           lex_has(lexing, mention->first - 1, ROLE_ON | ROLE_START | ROLE_CALL | ROLE_DELIVERY | ROLE_ANSWER);
}

/* "on the Thursday lorry" */
static bool is_round(const Lexing *lexing, const DateMention *mention)
{
    const Lexeme *next = lex_at(lexing, mention->last + 1);
    return mention->weekday_only && mention->first > 1 && lex_is_word(lexing, mention->first - 1, "the") &&
           lex_is_word(lexing, mention->first - 2, "on") && next != NULL && next->kind == LEX_WORD && !next->glued;
}

/* "for Monday the 26th", "pour le 5 novembre" */
static bool is_wanted_for(const Lexing *lexing, const DateMention *mention)
{
    static const char *const words[] = {"for", "fur", "pour", "para", "per", "voor"};
    static Phrases leads = PHRASES_OF_WORDS(words);
    if (!mention->written)
        return false;
    for (size_t i = mention->first; i > 0 && mention->first - i < 2; i--)
        if (lex_has(lexing, i - 1, ROLE_ON) && phrases_have(&leads, lex_word(lexing, lex_at(lexing, i - 1))))
            return true;
    return false;
}

static int binding(const Context *context)
{
    if (context->mention->bound || (context->close & ROLE_BY) || context->late)
        return 45;
    if (context->close & ROLE_WISH)
        return 25;
    size_t first = context->mention->first;
    if (is_round(context->lexing, context->mention) || is_wanted_for(context->lexing, context->mention))
        return 20;
    if (first > 0 && (lex_is_sign(context->lexing, first - 1, ':') || lex_is_sign(context->lexing, first - 1, '|')))
        return 20;
    if ((context->before | context->after) & ROLE_BY)
        return 15;
    return 0;
}

/* Higher groups are asked first: answer, then delivery, then mere dates. */
static int group_of(const Context *context)
{
    uint64_t all = context->before | context->after;
    bool delivery = (context->close & ROLE_DELIVERY) != 0 && !(context->close & (ROLE_ANSWER | ROLE_CLOSE));
    if (context->mention->day == context->today && !(context->close & ROLE_BY))
        return 0;
    if (context->close & ROLE_START)
        return (context->close & ROLE_BY) || (context->close & (ROLE_DELIVERY | ROLE_WANT | ROLE_BUY)) ? 1 : 0;
    if ((all & (ROLE_ANSWER | ROLE_CALL)) && !delivery)
        return 2;
    /* The day of a board, of an audit, binds less than the day by which something must be. */
    return (all & ROLE_CLOSE) && !delivery && binding(context) > 0 ? 2 : 1;
}

/* A mere "tomorrow", "on Wednesday" gives way to a day that binds. */
static bool is_firm(const Context *context)
{
    return context->mention->written || binding(context) >= 45 || (context->close & (ROLE_ANSWER | ROLE_CALL));
}

static int score_of(const Context *context)
{
    uint64_t all = context->before | context->after;
    int score = 5 + binding(context);
    if (all & ROLE_ANSWER)
        score += context->close & ROLE_ANSWER ? 35 : 20;
    if (all & ROLE_CLOSE)
        score += context->close & ROLE_CLOSE ? 35 : 20;
    if (all & ROLE_CALL)
        score += 30;
    if (all & ROLE_DELIVERY)
        score += 22;
    if (all & ROLE_START)
        score += 20;
    if (all & ROLE_BUY)
        score += 5;
    if ((context->close & ROLE_PAST) && !context->late)
        score -= 25;
    if (context->mention->vague && binding(context) < 45)
        return 0;
    if (context->mention->weekday_only && binding(context) == 0 &&
        !(all & (ROLE_ANSWER | ROLE_CALL | ROLE_DELIVERY | ROLE_START)))
        score -= 20;
    if (context->mention->weekday_only && !is_led(context))
        score -= 35;
    if (!(all & (ROLE_ANSWER | ROLE_CLOSE | ROLE_CALL | ROLE_DELIVERY)) && context->asks)
        score += context->previous & ROLE_CALL                                  ? 25
                 : context->previous & (ROLE_ANSWER | ROLE_DELIVERY | ROLE_BUY) ? 20
                                                                                : 0;
    bool purpose = (all & (ROLE_ANSWER | ROLE_CLOSE | ROLE_CALL | ROLE_DELIVERY | ROLE_BUY)) != 0;
    if (context->mention->bound && !purpose && !(context->close & ROLE_BY))
        score -= 30;
    return score;
}

typedef struct {
    Candidate *candidate;
    int group;
    bool firm;
    int32_t day;
    unsigned score;
} Deadline;

static int by_weight(const void *a, const void *b)
{
    const Deadline *x = a, *y = b;
    if (x->group != y->group)
        return y->group - x->group;
    if (x->firm != y->firm)
        return y->firm - x->firm;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return (int)y->score - (int)x->score;
}

static Candidate *make(const Context *context, int score)
{
    const DateMention *mention = context->mention;
    const Lexing *lexing = context->lexing;
    char value[16];
    date_format(mention->day, value);
    size_t first = mention->first > context->from + 5 ? mention->first - 5 : context->from;
    size_t last = MIN(mention->last + 3, context->to - 1);
    char *evidence = found_evidence(lexing->text, lex_at(lexing, first)->start, lex_at(lexing, last)->end);
    return candidate_new(value, evidence, (unsigned)CLAMP(score, 5, 95), lex_at(lexing, mention->first)->start);
}

static void weigh(const Lexing *lexing, const GArray *mentions, int32_t today, GArray *deadlines)
{
    for (guint i = 0; i < mentions->len; i++) {
        Context context = context_of(lexing, mentions, i);
        context.today = today;
        context.late = is_late(&context);
        const DateMention *mention = context.mention;
        bool stale = mention->day < today || (mention->day == today && mention->written && !(context.close & ROLE_BY));
        if (stale || mention->day > today + HORIZON || is_other_matter(&context))
            continue;
        int score = score_of(&context);
        if (score < KEEP)
            continue;
        Deadline deadline = {make(&context, score), group_of(&context), is_firm(&context), mention->day,
                             (unsigned)score};
        g_array_append_val(deadlines, deadline);
    }
}

/* Who writes of one day to come, and of no other, has it before him: "it lands on 1 December". */
static void take_only_date(const Lexing *lexing, const GArray *mentions, int32_t today, GArray *deadlines)
{
    Deadline only = {0};
    for (guint i = 0; i < mentions->len; i++) {
        Context context = context_of(lexing, mentions, i);
        context.today = today;
        const DateMention *mention = context.mention;
        if (!mention->written || mention->vague || mention->day <= today || mention->day > today + HORIZON)
            continue;
        if (is_other_matter(&context) || (only.candidate != NULL && only.day != mention->day)) {
            g_clear_pointer(&only.candidate, candidate_free);
            return;
        }
        if (only.candidate == NULL)
            only = (Deadline){make(&context, DATE_DOUBTFUL), 0, true, mention->day, DATE_DOUBTFUL};
    }
    if (only.candidate != NULL)
        g_array_append_val(deadlines, only);
}

GPtrArray *date_deadlines(const char *text, const Setting *setting)
{
    g_autoptr(Lexing) lexing = lexings_read(setting->lexings, text, setting->language);
    int32_t today = date_today(setting);
    g_autoptr(GArray) mentions = date_mentions(lexing, setting);
    g_autoptr(GArray) deadlines = g_array_new(FALSE, FALSE, sizeof(Deadline));
    weigh(lexing, mentions, today, deadlines);
    if (deadlines->len == 0)
        take_only_date(lexing, mentions, today, deadlines);
    g_array_sort(deadlines, by_weight);
    GPtrArray *found = g_ptr_array_new_with_free_func((GDestroyNotify)candidate_free);
    for (guint i = 0; i < deadlines->len; i++)
        g_ptr_array_add(found, g_array_index(deadlines, Deadline, i).candidate);
    candidates_unique(found);
    return found;
}
