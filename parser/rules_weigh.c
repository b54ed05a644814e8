/* What signs mean beside each other. */
#include "parser/rules_weigh.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "parser/rules_builtin.h"
#include "parser/rules_facts.h"
#include "parser/word_table.h"

static int points_of(const Reading *reading, const char *name)
{
    const Hit *hit = facts_find(reading, name);

    return hit ? hit->points : 0;
}

static bool any_for(const Reading *reading, const char *const *names)
{
    for (; *names; names++)
        if (points_of(reading, *names) > 0)
            return true;
    return false;
}

static bool is_fact(const char *name)
{
    static const char *const facts[] = {"quantity", "deadline", "budget", "drawing", "list-attached"};

    for (size_t i = 0; i < G_N_ELEMENTS(facts); i++)
        if (strcmp(facts[i], name) == 0)
            return true;
    return false;
}

static pthread_once_t once = PTHREAD_ONCE_INIT;
static WordTable *buying_rules;

static void name_buying_rules(void)
{
    static const BuiltinRule *const themes[] = {rules_price, rules_buy};

    buying_rules = word_table_new();
    for (size_t i = 0; i < G_N_ELEMENTS(themes); i++)
        for (const BuiltinRule *rule = themes[i]; rule->name; rule++)
            word_table_add(buying_rules, rule->name, strlen(rule->name));
}

static bool is_buying(const char *name)
{
    pthread_once(&once, name_buying_rules);
    return word_table_has(buying_rules, name, strlen(name)) || is_fact(name);
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
        Hit *hit = facts_find(reading, disclaimers[i]);
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
    Hit *call = facts_find(reading, "call-back");
    bool other = false;

    for (size_t i = 0; call && i < G_N_ELEMENTS(others) && !other; i++)
        other = facts_find(reading, others[i]);
    if (other && facts_find(reading, "asks-price") == NULL)
        call->points = 0;
}

static void limit_hit(Reading *reading, const char *name, int most)
{
    Hit *hit = facts_find(reading, name);

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

/* The price in a reply to our request is a supplier's, unless he speaks of ours. */
static void weigh_named_price(Reading *reading)
{
    static const char *const buys[] = {"wants-to-buy", "go-ahead", "reorder", NULL};
    Hit *named = facts_find(reading, "names-price");

    if (named &&
        (facts_find(reading, "bargains") || facts_find(reading, "subject-rfq") == NULL || any_for(reading, buys)))
        drop_hit(reading, named);
}

/* Signs that mean something else beside others. */
static const struct {
    const char *sign;
    const char *beside[4]; /* any of them, unless it weighs against */
    const char *unless;    /* or NULL */
} other_meanings[] = {
    /* Who reminds us of the offer that he waits for duns nobody. */
    {"payment-reminder", {"awaits-offer"}, NULL},
    {"after-sale", {"awaits-offer"}, NULL},
    /* Who leaves us asks us for nothing; who asks leaves another. */
    {"contract-notice", {"asks-price", "asks-service", "wants-to-buy"}, "no-purchase"},
    /* A coach for the class is bought. */
    {"class-visit", {"asks-price", "asks-service", "wants-to-buy"}, NULL},
    /* A supplier's, unless the writer awaits it or orders: "your order" is never his own. */
    {"order-acknowledgement", {"awaits-confirmation", "wants-to-buy", "go-ahead"}, "your-order"},
    /* Who thanks for our order, or sends it, orders nothing: his shop would have us order. */
    {"wants-to-buy", {"your-order"}, NULL},
    /* "Another is cheaper, can you match that?" is no refusal. */
    {"declined", {"haggles"}, NULL},
};

static bool stands_beside(const Reading *reading, const char *const *names)
{
    for (; *names; names++) {
        const Hit *hit = facts_find(reading, *names);
        if (hit && hit->points >= 0)
            return true;
    }
    return false;
}

static void drop_other_meanings(Reading *reading)
{
    for (size_t i = 0; i < G_N_ELEMENTS(other_meanings); i++) {
        const char *unless = other_meanings[i].unless;
        Hit *hit = facts_find(reading, other_meanings[i].sign);
        if (hit && stands_beside(reading, other_meanings[i].beside) && !(unless && facts_find(reading, unless)))
            drop_hit(reading, hit);
    }
}

/* Who sends his prices, thanks, declines or leaves names a quotation in the subject, but asks for none. */
static void weigh_answers(Reading *reading)
{
    bool sends = facts_find(reading, "sends-prices");
    bool ours = facts_find(reading, "answers-request") || facts_find(reading, "names-price");
    bool leaves = facts_find(reading, "contract-notice");

    if (sends || ours || leaves || facts_find(reading, "acknowledgement") || facts_find(reading, "declined"))
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
    const Hit *elsewhere = facts_find(reading, "reply-elsewhere");

    if (elsewhere && facts_find(reading, "credit-fraud"))
        facts_hit(reading, "credit-to-stranger", -60, elsewhere->evidence);
}

void rules_weigh(Reading *reading)
{
    weigh_call(reading);
    weigh_named_price(reading);
    drop_other_meanings(reading);
    weigh_answers(reading);
    weigh_bare_facts(reading);
    weigh_disclaimers(reading);
    weigh_fraud(reading);
}
