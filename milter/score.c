/* Points -> class. The reader's hits, what only the keeper knows, and the floor below which nothing is a lead. */
#include "milter/score.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "parser/model.h"

/* Below this nobody is asked to read it. Far under zero, since in doubt it is a
 * lead: one weak sign of a machine or a seller never reaches it. */
#define NONE_BELOW (-24)

#define POINTS_A_LOGIT 20
#define DOUBT 140 /* points a logit of "a lead" allows at most, so that a doubtful one is not hot */
#define INTERNAL (-40)
#define MASS 60            /* signs of mass mail that decide */
#define AGAINST (-20)      /* points against that make words of buying doubtful */
#define SURE_NONE (-0.7)   /* logit from which on plain words of buying do not talk it into a lead */
#define SURER_NONE (-5.0)  /* nor an order of what was offered or asked for, nor who waits for our offer */
#define PLAIN 50           /* points of a rule that is no hint but says it */
#define PLAIN_LEAD 0.7     /* logit of a lead that plain words of buying are worth */
#define MUCH_AGAINST (-80) /* points that a learned part in doubt does not turn into a lead */
#define SURE_LEAD 2.0      /* logit from which on it is in none */
#define LEARNED_LEAST (-100)
#define LEARNED_MOST 40 /* above the hot line */

/* At or below this it is a report, of which nobody is the author. */
#define REPORT_POINTS (-100)

/* A robot's mail is no inquiry whatever it says; a list or bulk header alone may be a human's. */
static const struct {
    const char *automatic;
    int points;
} machines[] = {
    {"bounce", -150},   {"delay", -150},  {"vacation", -150}, {"receipt", -150},
    {"calendar", -120}, {"report", -120}, {"list", -60},      {"bulk", -45},
};

static void free_hit(gpointer hit)
{
    hit__free_unpacked(hit, NULL);
}

static void add_hit(Score *score, const char *name, int points, const char *evidence)
{
    Hit *hit = malloc(sizeof *hit);

    hit__init(hit);
    hit->name = strdup(name);
    hit->points = points;
    hit->evidence = evidence && *evidence ? strdup(evidence) : NULL;
    g_ptr_array_add(score->reason, hit);
    score->score += points;
}

static bool has_hit(const Reading *reading, const char *name)
{
    for (size_t i = 0; i < reading->n_hit; i++)
        if (strcmp(reading->hit[i]->name, name) == 0)
            return true;
    return false;
}

/* Forms and marketplaces write to us by machines that bulk mail uses too: what counts is whom they speak for. */
static int carried(const Reading *reading, int points)
{
    bool speaks = reading->relay && !has_hit(reading, "not-to-us");

    return speaks && points > REPORT_POINTS ? points / 6 : points;
}

static int automatic_points(const Reading *reading)
{
    for (size_t i = 0; reading->automatic && i < G_N_ELEMENTS(machines); i++)
        if (strcmp(machines[i].automatic, reading->automatic) == 0)
            return carried(reading, machines[i].points);
    return 0;
}

static LeadClass class_of(const Config *config, int score)
{
    if (score >= config->scoring_hot)
        return LEAD_CLASS__CLASS_HOT;
    return score < NONE_BELOW ? LEAD_CLASS__CLASS_NONE : LEAD_CLASS__CLASS_GENERAL;
}

/* "a lead 97 %, hot 12 %: +1.2 “could you”, -0.8 rule newsletter": what was told, and what weighed most. */
static char *learned_evidence(const Reading *reading)
{
    double lead = 100 / (1 + exp(-reading->logit));
    double hot = 100 / (1 + exp(-reading->logit_hot));
    GString *text = g_string_new(NULL);

    g_string_printf(text, "a lead %.0f %%, hot %.0f %%", lead, hot);
    for (size_t i = 0; i < reading->n_term; i++)
        g_string_append_printf(text, "%s%s", i ? ", " : ": ", reading->term[i]->name);
    return g_string_free(text, FALSE);
}

/* The score that the learned part would give, on the scale of points: below NONE_BELOW
 * when it sees no lead, from `hot` on when it sees a hot one, and near these borders when it is in doubt. */
static int learned_score(double lead, double hotness, int hot)
{
    double heat = fmax(fmin(hot + POINTS_A_LOGIT * hotness, hot + LEARNED_MOST), 0);

    if (lead < 0)
        return (int)fmax(NONE_BELOW - 1 + POINTS_A_LOGIT * lead, LEARNED_LEAST);
    return (int)floor(fmin(heat, NONE_BELOW + DOUBT * lead));
}

static bool says_plainly(const Reading *reading, const char *name)
{
    for (size_t i = 0; i < reading->n_hit; i++)
        if (strcmp(reading->hit[i]->name, name) == 0)
            return reading->hit[i]->points >= PLAIN;
    return false;
}

/* He orders what he asks the price of, takes what we have offered, or waits for our offer. */
static bool takes_an_offer(const Reading *reading)
{
    bool buys = says_plainly(reading, "wants-to-buy") || says_plainly(reading, "go-ahead");

    return (buys && (says_plainly(reading, "asks-price") || has_hit(reading, "bargains"))) ||
           says_plainly(reading, "awaits-offer");
}

/* Plain words of buying and nothing against them: unless the learned part is sure of what it sees, a human decides. */
static bool asks_plainly(const Reading *reading, int sum, int hot)
{
    int against = 0;
    double sure = takes_an_offer(reading) ? SURER_NONE : SURE_NONE;

    for (size_t i = 0; i < reading->n_hit; i++)
        against += reading->hit[i]->points < 0 ? reading->hit[i]->points : 0;
    return sum >= hot && against > AGAINST && reading->logit > sure;
}

/* The rules are sure of what it is, the learned part is not. */
static bool is_plainly_none(const Reading *reading, int sum)
{
    return sum <= MUCH_AGAINST && reading->logit < SURE_LEAD;
}

/* It moves the rules' sum to where it sees the message, unless that is beyond already. */
static void add_learned(Score *score, const Reading *reading, const Config *config)
{
    if (!reading->has_logit)
        return;
    double lead = reading->logit - MODEL_LEAD_FROM;
    if (asks_plainly(reading, score->score, config->scoring_hot))
        lead = fmax(lead, PLAIN_LEAD);
    int target = learned_score(lead, reading->logit_hot - MODEL_HOT_FROM, config->scoring_hot);
    bool beyond =
        class_of(config, target) == class_of(config, score->score) &&
        (target < NONE_BELOW ? score->score < target : target >= config->scoring_hot && score->score > target);
    bool lifted = target >= NONE_BELOW && is_plainly_none(reading, score->score);
    if (beyond || lifted || target == score->score)
        return;
    g_autofree char *evidence = learned_evidence(reading);
    add_hit(score, "learned", target - score->score, evidence);
}

/* What mass mail shows, whatever it speaks of, and how sure a sign it is beside others. People in need shout too, and
 * forms answer elsewhere: these are none. */
static int mass_weight(const char *name)
{
    static const struct {
        const char *name;
        int weight;
    } signs[] = {{"spam", 90},        {"marketing-services", 90}, {"spam-flag", 50},
                 {"newsletter", 40},  {"not-to-us", 40},          {"padded-subject", 40},
                 {"sender-name", 25}, {"promotion", 24},          {"many-links", 15}};

    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
        if (strcmp(signs[i].name, name) == 0)
            return signs[i].weight;
    return 0;
}

/* All signs together, of which there must be several. */
static int mass_of(const Reading *reading, int automatic)
{
    unsigned signs = automatic < 0;
    int sum = -automatic;

    for (size_t i = 0; i < reading->n_hit; i++) {
        int weight = reading->hit[i]->points < 0 ? mass_weight(reading->hit[i]->name) : 0;
        sum += weight;
        signs += weight > 0;
    }
    return signs >= 2 ? sum : 0;
}

/* Several signs of mass mail together are not talked away: not by many words of buying, and not by what was learned.
 * What a colleague hands on, he has read. */
static void add_mass(Score *score, const Reading *reading, int automatic)
{
    bool forwarded = reading->relay && strcmp(reading->relay, "forward") == 0;

    if (!forwarded && mass_of(reading, automatic) >= MASS && score->score >= NONE_BELOW)
        add_hit(score, "mass-mail", NONE_BELOW - 1 - score->score, "several signs of mail to everybody");
}

/* Colleagues ask nothing of us; but one may have noted who does. */
static int internal_points(const Score *score, const Reading *reading)
{
    return reading->candidate ? INTERNAL : MIN(INTERNAL, NONE_BELOW - 1 - score->score);
}

static void add_facts(Score *score, const Reading *reading, const ScoreFacts *facts)
{
    if (facts->intake_points)
        add_hit(score, "intake-address", facts->intake_points, NULL);
    if (facts->spf && strcmp(facts->spf, "fail") == 0)
        add_hit(score, "spf-fail", -15, "the sender's domain disowns the server it came from");
    if (facts->relation && strcmp(facts->relation, "customer") == 0)
        add_hit(score, "customer", 10, NULL);
    if (facts->internal && reading->relay == NULL)
        add_hit(score, "internal", internal_points(score, reading), "from our own domain");
}

/* Heaviest first; what weighs the same by name, so that the order is always the same. */
static int heaviest_first(gconstpointer left, gconstpointer right)
{
    const Hit *a = *(Hit *const *)left;
    const Hit *b = *(Hit *const *)right;

    if (abs(a->points) != abs(b->points))
        return abs(b->points) - abs(a->points);
    return strcmp(a->name, b->name);
}

Score *score_reading(const Config *config, const Reading *reading, const ScoreFacts *facts)
{
    Score *score = g_new0(Score, 1);

    score->reason = g_ptr_array_new_with_free_func(free_hit);
    for (size_t i = 0; i < reading->n_hit; i++)
        if (reading->hit[i]->points) /* some only tell what others mean */
            add_hit(score, reading->hit[i]->name, reading->hit[i]->points, reading->hit[i]->evidence);
    add_learned(score, reading, config);
    int automatic = automatic_points(reading);
    if (automatic)
        add_hit(score, reading->automatic, automatic, reading->automatic_evidence);
    add_mass(score, reading, automatic);
    add_facts(score, reading, facts);
    g_ptr_array_sort(score->reason, heaviest_first);
    score->class = class_of(config, score->score);
    return score;
}

void score_free(Score *score)
{
    if (score == NULL)
        return;
    g_ptr_array_unref(score->reason);
    g_free(score);
}
