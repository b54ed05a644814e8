/* Points for facts, and the kind of a message from its hits. */
#include "parser/rules_facts.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parser/model.h"
#include "parser/quote.h"
#include "parser/reading_build.h"
#include "parser/rules_builtin.h"
#include "parser/word_table.h"

/* As milter/score.c: what falls below is judged none. */
#define NONE_BELOW (-24)
#define STYLE_MAX 16384

static bool is(const char *text, const char *word)
{
    return text && strcmp(text, word) == 0;
}

bool facts_is_report(const Reading *reading)
{
    static const char *const reports[] = {"bounce", "delay", "vacation", "receipt", "report"};

    for (size_t i = 0; i < G_N_ELEMENTS(reports); i++)
        if (is(reading->automatic, reports[i]))
            return true;
    return false;
}

bool facts_allow(const char *rule, unsigned where, const Message *message, const Reading *reading)
{
    /* The footers of a form service are not the prospect's. */
    if (where == IN_WHOLE && reading->relay)
        return false;
    if (is(rule, "generic-quote"))
        return !reading_counts(reading);
    /* A price is named in many mails, but below "Re: our request" it is a supplier's. */
    if (is(rule, "names-price"))
        return quote_subject_base(message->subject) != message->subject;
    return true;
}

void facts_hit(Reading *reading, const char *name, int points, const char *evidence)
{
    Hit *hit = malloc(sizeof *hit);

    if (hit == NULL)
        abort();
    hit__init(hit);
    hit->name = strdup(name);
    hit->points = points;
    const char *words = evidence ? evidence + strspn(evidence, " ,;:.") : ""; /* it may have been cut mid-sentence */
    hit->evidence = *words ? strdup(words) : NULL;
    reading->hit = realloc(reading->hit, (reading->n_hit + 1) * sizeof *reading->hit);
    if (reading->hit == NULL)
        abort();
    reading->hit[reading->n_hit++] = hit;
}

Hit *facts_find(const Reading *reading, const char *name)
{
    for (size_t i = 0; i < reading->n_hit; i++)
        if (*reading->hit[i]->name == *name && strcmp(reading->hit[i]->name, name) == 0)
            return reading->hit[i];
    return NULL;
}

static bool ends_with(const char *name, const char *const *ends)
{
    for (; *ends; ends++)
        if (g_str_has_suffix(name, *ends))
            return true;
    return false;
}

static void add_files(const Message *message, Reading *reading)
{
    static const char *const drawings[] = {".dwg",    ".dxf", ".step", ".stp", ".igs", ".iges",
                                           ".sldprt", ".stl", ".x_t",  ".3mf", NULL};
    static const char *const tables[] = {".xls", ".xlsx", ".csv", ".ods", NULL};

    for (guint i = 0; i < message->parts->len; i++) {
        const MessagePart *part = message->parts->pdata[i];
        if (part->filename == NULL || part->inline_image)
            continue;
        g_autofree char *name = g_utf8_strdown(part->filename, -1);
        if (ends_with(name, drawings)) {
            facts_hit(reading, "drawing", 20, part->filename);
            return;
        }
        if (ends_with(name, tables)) {
            facts_hit(reading, "list-attached", 10, part->filename);
            return;
        }
    }
}

static const char *domain_of(const GPtrArray *addresses)
{
    const Address *address = addresses && addresses->len ? addresses->pdata[0] : NULL;
    const char *at = address && address->address ? strrchr(address->address, '@') : NULL;

    return at ? at + 1 : NULL;
}

static bool is_one_of(char *const *domains, const char *domain)
{
    for (; *domains; domains++)
        if (g_ascii_strcasecmp(*domains, domain) == 0)
            return true;
    return false;
}

/* Replies that go to another domain than the sender's: forms do so, and cheats; but a cheat would not let us answer
 * ourselves. */
static void add_reply_to(const Message *message, char *const *ours, Reading *reading)
{
    const char *from = domain_of(message->from);
    const char *reply = domain_of(message->reply_to);

    if (reading->relay || from == NULL || reply == NULL || g_ascii_strcasecmp(from, reply) == 0)
        return;
    if (is_one_of(ours, reply))
        return;
    if (g_str_has_suffix(from, reply) || g_str_has_suffix(reply, from))
        return;
    facts_hit(reading, "reply-elsewhere", -30, reply);
}

/* "an excavator" is one, but says little; numbers say that somebody wants goods. */
static bool is_counted(const Quantity *quantity)
{
    return quantity->value > 1 || (quantity->evidence && strpbrk(quantity->evidence, "0123456789"));
}

static void add_quantity(Reading *reading)
{
    const Quantity *best = NULL;
    for (size_t i = 0; i < reading->n_quantity && (best == NULL || !is_counted(best)); i++)
        if (reading->quantity[i]->confidence > COUNT_DOUBTFUL)
            best = reading->quantity[i];
    if (best == NULL)
        return;
    facts_hit(reading, "quantity", is_counted(best) ? 30 : 10, best->evidence);
}

/* How often it stands there, up to so many. */
static unsigned occurrences(const char *text, const char *word, unsigned most)
{
    unsigned count = 0;

    for (const char *at = strstr(text, word); at && at - text < STYLE_MAX && count < most; at = strstr(at + 1, word))
        count++;
    return count;
}

/* How people who write to everybody write: shouting, links, money. */
static void add_style(const Message *message, Reading *reading)
{
    enum { SHOUTS = 6, MANY_LINKS = 5 };

    if (occurrences(message->text, "!", SHOUTS) == SHOUTS || strstr(message->subject, "!!!"))
        facts_hit(reading, "shouting", -20, "!!!");
    if (reading->relay == NULL && occurrences(message->text, "http", MANY_LINKS) == MANY_LINKS)
        facts_hit(reading, "many-links", -15, NULL);
}

void facts_add(const Message *message, char *const *ours, Reading *reading)
{
    add_quantity(reading);
    if (reading->deadline && reading->deadline->confidence > DATE_DOUBTFUL)
        facts_hit(reading, "deadline", 15, reading->deadline->evidence);
    if (reading->budget && reading->budget->confidence > BUDGET_DOUBTFUL)
        facts_hit(reading, "budget", 10, reading->budget->evidence);
    if (is(reading->relay, "forward"))
        facts_hit(reading, "forwarded", 10, reading->relay_name);
    else if (reading->relay)
        facts_hit(reading, reading->relay, 20, reading->relay_name);
    add_files(message, reading);
    add_reply_to(message, ours, reading);
    add_style(message, reading);
}

/* --- Kind --- */

static pthread_once_t once = PTHREAD_ONCE_INIT;
static WordTable *rule_kinds; /* of the rules that have one */

static void name_kinds(void)
{
    rule_kinds = word_table_new();
    for (size_t i = RULES_THEMES; i-- > 0;)
        for (const BuiltinRule *rule = rules_themes[i]; rule->name; rule++)
            if (rule->kind)
                word_table_put(rule_kinds, rule->name, strlen(rule->name), rule->kind);
}

static const char *kind_of_rule(const char *name)
{
    pthread_once(&once, name_kinds);
    return word_table_get(rule_kinds, name, strlen(name));
}

static const char *kind_of_machine(const char *automatic)
{
    static const struct {
        const char *automatic, *kind;
    } machines[] = {{"bounce", "bounce"}, {"delay", "bounce"},      {"vacation", "auto-reply"}, {"receipt", "receipt"},
                    {"report", "report"}, {"calendar", "calendar"}, {"list", "list"},           {"bulk", "newsletter"}};

    for (size_t i = 0; automatic && i < G_N_ELEMENTS(machines); i++)
        if (strcmp(automatic, machines[i].automatic) == 0)
            return machines[i].kind;
    return NULL;
}

/* The heaviest hit with a kind, for or against. */
static const Hit *strongest(const Reading *reading, bool against)
{
    const Hit *best = NULL;

    for (size_t i = 0; i < reading->n_hit; i++) {
        const Hit *hit = reading->hit[i];
        bool side = against ? hit->points < 0 : hit->points >= 0;
        if (side && kind_of_rule(hit->name) && (best == NULL || abs(hit->points) > abs(best->points)))
            best = hit;
    }
    return best;
}

static void set_kind(Reading *reading, const char *kind, const char *evidence, unsigned confidence)
{
    Found *found = malloc(sizeof *found);

    if (found == NULL)
        abort();
    found__init(found);
    found->value = strdup(kind);
    found->evidence = evidence ? strdup(evidence) : NULL;
    found->has_confidence = true;
    found->confidence = confidence;
    found->origin = strdup("text");
    reading->kind = found;
}

/* Who says that he does not buy asks a question, whatever words of prices he uses. */
static const Hit *question_hit(const Reading *reading)
{
    static const char *const questions[] = {"partner",     "sample",     "datasheet", "brochure",
                                            "certificate", "price-list", "question"};
    const Hit *hit = NULL;

    for (size_t i = 0; i < G_N_ELEMENTS(questions) && hit == NULL; i++)
        hit = facts_find(reading, questions[i]);
    return hit;
}

static bool asks_only(const Reading *reading)
{
    return facts_find(reading, "no-purchase") || facts_find(reading, "partner") ||
           facts_find(reading, "vendor-registration");
}

/* What the learned part says counts, else the sum of points. */
static bool is_lead(const Reading *reading)
{
    int sum = 0;

    for (size_t i = 0; i < reading->n_hit; i++)
        sum += reading->hit[i]->points;
    return reading->has_logit ? reading->logit >= MODEL_LEAD_FROM : sum >= NONE_BELOW;
}

static bool only_asks(const Reading *reading)
{
    return asks_only(reading) || (reading->has_logit_hot && reading->logit_hot < MODEL_HOT_FROM);
}

static const char *kind_of_hit(const Reading *reading, const Hit *hit)
{
    if (is(hit->name, "asks-price") && !reading_counts(reading) && facts_find(reading, "subject-rfq") == NULL)
        return "price";
    return kind_of_rule(hit->name);
}

void facts_kind(Reading *reading)
{
    const char *machine = kind_of_machine(reading->automatic);
    bool lead = machine == NULL && is_lead(reading);

    if (reading->kind)
        return;
    const Hit *hit = strongest(reading, !lead);
    /* Nothing speaks against it: the keeper may take it for a lead all the same. */
    if (hit == NULL && (machine == NULL || is_lead(reading)))
        hit = strongest(reading, false);
    /* In a list's mail the word is its footer's, not a wish. */
    bool footer = hit && is(hit->name, "unsubscribe-request");
    if (machine && (hit == NULL || footer || facts_is_report(reading) || is(reading->automatic, "calendar"))) {
        set_kind(reading, machine, reading->automatic_evidence, 95);
        return;
    }
    if (lead && only_asks(reading) && question_hit(reading))
        hit = question_hit(reading);
    if (hit)
        set_kind(reading, kind_of_hit(reading, hit), hit->evidence, 70);
    else if (!lead)
        set_kind(reading, "other", NULL, 30);
}
