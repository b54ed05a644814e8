/* Deadlines: finds dates in every format, weighs what each is for, and gives those that bind us to answer. */
#include <string.h>

#include "parser/date_context.h"
#include "parser/extract.h"
#include "parser/found.h"
#include "parser/phrases.h"

enum { HORIZON = 550, KEEP = 25 };

/* "Offers received after 16 November will not be opened" */
static bool is_late(const Context *context)
{
    static const char *const words[] = {"after",  "nach", "apres", "despues", "posteriores", "dopo",    "oltre", "apos",
                                        "depois", "na",   "po",    "efter",   "после",       "позднее", "позже"};
    static Phrases after = PHRASES_OF_WORDS(words);
    const Lexing *lexing = context->lexing;
    if (!(context->before & ROLE_ANSWER) || !((context->before | context->after) & ROLE_PAST))
        return false;
    for (size_t i = context->mention->first; i > context->from && context->mention->first - i < DATE_NEAR; i--)
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
    bool ambiguous = (lexing->languages & (LANG_RU | LANG_PT)) != 0;
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

/* "needed by 5 May"; but "by 5 May I need to have something in writing" asks for an answer. */
static bool is_delivery(const Context *context)
{
    if (!(context->close & ROLE_DELIVERY) || (context->close & (ROLE_ANSWER | ROLE_CLOSE)))
        return false;
    const Lexeme *next = lex_at(context->lexing, context->mention->last + 1);
    bool need_follows = next != NULL && (next->roles & ROLE_WANT) && (next->roles & ROLE_DELIVERY);
    return !need_follows || !(context->after & ROLE_ANSWER);
}

/* Higher groups are asked first: answer, then delivery, then mere dates. */
static int group_of(const Context *context)
{
    uint64_t all = context->before | context->after;
    bool delivery = is_delivery(context);
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

/* "away from 20 October until 2 November": the second day of what the first is aside of. */
static bool ends_absence(const Lexing *lexing, const GArray *mentions, guint index)
{
    if (index == 0)
        return false;
    const DateMention *first = &g_array_index(mentions, DateMention, index - 1);
    const DateMention *second = &g_array_index(mentions, DateMention, index);
    if (second->first - first->last > 3 ||
        lex_at(lexing, first->last)->sentence != lex_at(lexing, second->first)->sentence)
        return false;
    Context context = date_context(lexing, mentions, index - 1);
    return (context.close & ROLE_ASIDE) && is_other_matter(&context);
}

static void weigh(const Lexing *lexing, const GArray *mentions, int32_t today, GArray *deadlines)
{
    for (guint i = 0; i < mentions->len; i++) {
        Context context = date_context(lexing, mentions, i);
        context.today = today;
        context.late = is_late(&context);
        const DateMention *mention = context.mention;
        bool stale = mention->day < today || (mention->day == today && mention->written && !(context.close & ROLE_BY));
        if (stale || mention->day > today + HORIZON || is_other_matter(&context) || ends_absence(lexing, mentions, i))
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
        Context context = date_context(lexing, mentions, i);
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
    const GArray *mentions = date_mentions(lexing, setting);
    GPtrArray *found = g_ptr_array_new_with_free_func((GDestroyNotify)candidate_free);
    if (mentions->len == 0)
        return found;
    g_autoptr(GArray) deadlines = g_array_new(FALSE, FALSE, sizeof(Deadline));
    weigh(lexing, mentions, today, deadlines);
    if (deadlines->len == 0)
        take_only_date(lexing, mentions, today, deadlines);
    g_array_sort(deadlines, by_weight);
    for (guint i = 0; i < deadlines->len; i++)
        g_ptr_array_add(found, g_array_index(deadlines, Deadline, i).candidate);
    candidates_unique(found);
    return found;
}
