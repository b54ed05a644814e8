/* Points -> class. The reader's hits, what only the keeper knows, and the floor below which nothing is a lead. */
#include "milter/score.h"

#include <stdlib.h>
#include <string.h>

/* Below this nobody is asked to read it. Far under zero, since in doubt it is a
 * lead: one weak sign of a machine or a seller never reaches it. */
#define NONE_BELOW (-24)

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

/* Forms and marketplaces write by machines that bulk mail uses too: what counts is whom they speak for. */
static int carried(const Reading *reading, int points)
{
    return reading->relay && points > REPORT_POINTS ? points / 6 : points;
}

static void add_automatic(Score *score, const Reading *reading)
{
    if (reading->automatic == NULL)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(machines); i++)
        if (strcmp(machines[i].automatic, reading->automatic) == 0)
            add_hit(score, reading->automatic, carried(reading, machines[i].points), reading->automatic_evidence);
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
        add_hit(score, "internal", -40, "from our own domain");
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

static LeadClass class_of(const Config *config, int score)
{
    if (score >= config->scoring_hot)
        return LEAD_CLASS__CLASS_HOT;
    return score < NONE_BELOW ? LEAD_CLASS__CLASS_NONE : LEAD_CLASS__CLASS_GENERAL;
}

Score *score_reading(const Config *config, const Reading *reading, const ScoreFacts *facts)
{
    Score *score = g_new0(Score, 1);

    score->reason = g_ptr_array_new_with_free_func(free_hit);
    for (size_t i = 0; i < reading->n_hit; i++)
        add_hit(score, reading->hit[i]->name, reading->hit[i]->points, reading->hit[i]->evidence);
    add_automatic(score, reading);
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
