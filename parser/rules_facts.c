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

bool facts_allow(const char *rule, unsigned where, const Reading *reading)
{
    /* The footers of a form service are not the prospect's. */
    if (where == IN_WHOLE && reading->relay)
        return false;
    if (is(rule, "generic-quote"))
        return !reading_counts(reading);
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

static bool is_fact(const char *name)
{
    static const char *const facts[] = {"quantity", "deadline", "budget", "drawing", "list-attached"};

    for (size_t i = 0; i < G_N_ELEMENTS(facts); i++)
        if (strcmp(facts[i], name) == 0)
            return true;
    return false;
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

/* --- Rules by their names --- */

static pthread_once_t once = PTHREAD_ONCE_INIT;
static WordTable *rule_kinds, *buying_rules; /* the kinds of those that have one */

static void name_rules(void)
{
    rule_kinds = word_table_new();
    buying_rules = word_table_new();
    for (size_t i = RULES_THEMES; i-- > 0;)
        for (const BuiltinRule *rule = rules_themes[i]; rule->name; rule++) {
            if (rule->kind)
                word_table_put(rule_kinds, rule->name, strlen(rule->name), rule->kind);
            if (rules_themes[i] == rules_price || rules_themes[i] == rules_buy)
                word_table_add(buying_rules, rule->name, strlen(rule->name));
        }
}

static const char *kind_of_rule(const char *name)
{
    pthread_once(&once, name_rules);
    return word_table_get(rule_kinds, name, strlen(name));
}

static bool is_buying(const char *name)
{
    pthread_once(&once, name_rules);
    return word_table_has(buying_rules, name, strlen(name)) || is_fact(name);
}

static Hit *find_hit(const Reading *reading, const char *name)
{
    for (size_t i = 0; i < reading->n_hit; i++)
        if (strcmp(reading->hit[i]->name, name) == 0)
            return reading->hit[i];
    return NULL;
}

static int points_of(const Reading *reading, const char *name)
{
    const Hit *hit = find_hit(reading, name);

    return hit ? hit->points : 0;
}

static bool any_for(const Reading *reading, const char *const *names)
{
    for (; *names; names++)
        if (points_of(reading, *names) > 0)
            return true;
    return false;
}

/* "Nothing to buy", "register as a vendor", "be your dealer", "for an article" take back what buying words gave, up
 * to their own weight; they never make a question worse. */
static void weigh_disclaimers(Reading *reading)
{
    static const char *const disclaimers[] = {"no-purchase", "vendor-registration", "partner", "press"};
    int buying = 0;

    for (size_t i = 0; i < reading->n_hit; i++)
        if (reading->hit[i]->points > 0 && is_buying(reading->hit[i]->name))
            buying += reading->hit[i]->points;
    for (size_t i = 0; i < G_N_ELEMENTS(disclaimers); i++) {
        Hit *hit = find_hit(reading, disclaimers[i]);
        if (hit) {
            hit->points = -MIN(buying, -hit->points);
            buying += hit->points;
        }
    }
}

/* Who complains, duns or sells wants a call, but does not buy. */
static void weigh_call(Reading *reading)
{
    static const char *const others[] = {"support",      "complaint",       "payment-reminder", "invoice",
                                         "cancellation", "job-application", "contract-notice",  "clears-out",
                                         "our-buyer",    "answers-request", "survey",           "press"};
    Hit *call = find_hit(reading, "call-back");
    bool other = false;

    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        other = other || find_hit(reading, others[i]);
    if (call && other && find_hit(reading, "asks-price") == NULL)
        call->points = 0;
}

static void limit_hit(Reading *reading, const char *name, int most)
{
    Hit *hit = find_hit(reading, name);

    if (hit && hit->points > most)
        hit->points = most;
}

/* Of a sign that means something else here nothing is told, to the learned part neither. */
static void drop_hit(Reading *reading, Hit *hit)
{
    size_t at = 0;

    while (reading->hit[at] != hit)
        at++;
    hit__free_unpacked(hit, NULL);
    reading->n_hit--;
    memmove(reading->hit + at, reading->hit + at + 1, (reading->n_hit - at) * sizeof *reading->hit);
}

/* A price is named in many mails, but below "Re: our request" it is a supplier's, unless he speaks of ours. */
static void weigh_named_price(const Message *message, Reading *reading)
{
    static const char *const buys[] = {"wants-to-buy", "go-ahead", "reorder", NULL};
    Hit *named = find_hit(reading, "names-price");
    bool reply = quote_subject_base(message->subject) != message->subject;

    if (named &&
        (!reply || find_hit(reading, "bargains") || find_hit(reading, "subject-rfq") == NULL || any_for(reading, buys)))
        drop_hit(reading, named);
}

/* Who reminds us of the offer that he waits for duns nobody, and asks for the price as before. */
static void weigh_reminder(Reading *reading)
{
    static const char *const reminders[] = {"payment-reminder", "after-sale"};

    if (find_hit(reading, "awaits-offer") == NULL)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(reminders); i++) {
        Hit *hit = find_hit(reading, reminders[i]);
        if (hit)
            drop_hit(reading, hit);
    }
}

/* Who leaves us asks us for nothing; who asks leaves another. */
static void weigh_notice(Reading *reading)
{
    static const char *const asks[] = {"asks-price", "asks-service", "wants-to-buy", NULL};
    Hit *notice = find_hit(reading, "contract-notice");

    if (notice && any_for(reading, asks) && find_hit(reading, "no-purchase") == NULL)
        drop_hit(reading, notice);
}

/* A coach for the class is bought. */
static void weigh_class(Reading *reading)
{
    static const char *const asks[] = {"asks-price", "asks-service", "wants-to-buy", NULL};
    Hit *visit = find_hit(reading, "class-visit");

    if (visit && any_for(reading, asks))
        drop_hit(reading, visit);
}

/* An order confirmation is a supplier's, unless the writer awaits it or orders: "your order" is never his own. */
static void weigh_confirmation(Reading *reading)
{
    static const char *const orders[] = {"wants-to-buy", "go-ahead", NULL};
    Hit *confirmation = find_hit(reading, "order-acknowledgement");
    bool ours = find_hit(reading, "awaits-confirmation") || any_for(reading, orders);

    if (confirmation && ours && find_hit(reading, "your-order") == NULL)
        drop_hit(reading, confirmation);
}

/* A supplier who thanks for our order, or sends it, orders nothing: his shop would have us order. */
static void weigh_thanks(Reading *reading)
{
    Hit *orders = find_hit(reading, "wants-to-buy");

    if (orders && find_hit(reading, "your-order"))
        drop_hit(reading, orders);
}

/* "Another is cheaper, can you match that?" is no refusal. */
static void weigh_refusal(Reading *reading)
{
    Hit *declined = find_hit(reading, "declined");

    if (declined && find_hit(reading, "haggles"))
        drop_hit(reading, declined);
}

/* Who sends his prices, thanks, declines or leaves names a quotation in the subject, but asks for none. */
static void weigh_answers(Reading *reading)
{
    bool sends = find_hit(reading, "sends-prices");
    bool ours = find_hit(reading, "answers-request") || find_hit(reading, "names-price");
    bool leaves = find_hit(reading, "contract-notice");

    if (sends || ours || leaves || find_hit(reading, "acknowledgement") || find_hit(reading, "declined"))
        limit_hit(reading, "subject-rfq", 0);
    if (sends)
        limit_hit(reading, "asks-price", 10);
    if (ours || leaves)
        limit_hit(reading, "asks-price", 0);
}

/* Numbers and dates of an invoice or a complaint are no wish to buy: without a
 * word of buying, a strong sign against takes their weight. */
static void weigh_bare_facts(Reading *reading)
{
    static const char *const buying[] = {"asks-price",  "wants-to-buy", "go-ahead", "reorder",
                                         "more-of-it",  "tender",       "demo",     "call-back",
                                         "price-words", "asks-service", NULL};
    bool against = false;

    for (size_t i = 0; i < reading->n_hit; i++)
        against = against || reading->hit[i]->points <= -40;
    for (size_t i = 0; against && !any_for(reading, buying) && i < reading->n_hit; i++)
        if (is_fact(reading->hit[i]->name))
            reading->hit[i]->points = 0;
}

/* Fraud by order on credit: the terms, and answers that go elsewhere. */
static void weigh_fraud(Reading *reading)
{
    const Hit *elsewhere = find_hit(reading, "reply-elsewhere");

    if (elsewhere && find_hit(reading, "credit-fraud"))
        facts_hit(reading, "credit-to-stranger", -60, elsewhere->evidence);
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

/* How people who write to everybody write: shouting, links, money. */
static void add_style(const Message *message, Reading *reading)
{
    unsigned exclamations = 0;
    unsigned links = 0;
    size_t at = 0;

    for (const char *text = message->text; text[at] && at < STYLE_MAX; at++) {
        exclamations += text[at] == '!';
        links += text[at] == 'h' && strncmp(text + at, "http", 4) == 0;
    }
    if (exclamations > 5 || strstr(message->subject, "!!!"))
        facts_hit(reading, "shouting", -20, "!!!");
    if (links > 4 && reading->relay == NULL)
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
    weigh_call(reading);
    weigh_reminder(reading);
    weigh_named_price(message, reading);
    weigh_notice(reading);
    weigh_class(reading);
    weigh_confirmation(reading);
    weigh_thanks(reading);
    weigh_refusal(reading);
    weigh_answers(reading);
    weigh_bare_facts(reading);
    weigh_disclaimers(reading);
    weigh_fraud(reading);
}

/* --- Kind --- */

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
        hit = find_hit(reading, questions[i]);
    return hit;
}

static bool asks_only(const Reading *reading)
{
    return find_hit(reading, "no-purchase") || find_hit(reading, "partner") || find_hit(reading, "vendor-registration");
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
    if (is(hit->name, "asks-price") && !reading_counts(reading) && find_hit(reading, "subject-rfq") == NULL)
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
