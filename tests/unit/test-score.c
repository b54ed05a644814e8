/* Points -> class: floors, the keeper's facts, order of reasons. */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "milter/score.h"

static Reading *reading_with(int points, const char *automatic, const char *relay)
{
    Reading *reading = calloc(1, sizeof *reading);

    reading__init(reading);
    if (points) {
        reading->hit = calloc(1, sizeof *reading->hit);
        reading->hit[0] = calloc(1, sizeof **reading->hit);
        hit__init(reading->hit[0]);
        reading->hit[0]->name = strdup("words");
        reading->hit[0]->points = points;
        reading->n_hit = 1;
    }
    reading->automatic = automatic ? strdup(automatic) : NULL;
    reading->relay = relay ? strdup(relay) : NULL;
    return reading;
}

static void test_classes(void)
{
    static const struct {
        const char *name;
        int points;
        const char *automatic, *relay;
        ScoreFacts facts;
        int hot_from, score;
        LeadClass class;
    } cases[] = {
        {"silence is a lead", 0, NULL, NULL, {.spf = "none"}, 50, 0, LEAD_CLASS__CLASS_GENERAL},
        {"at the line", 50, NULL, NULL, {.spf = "none"}, 50, 50, LEAD_CLASS__CLASS_HOT},
        {"below the line", 49, NULL, NULL, {.spf = "none"}, 50, 49, LEAD_CLASS__CLASS_GENERAL},
        {"another line", 60, NULL, NULL, {.spf = "none"}, 70, 60, LEAD_CLASS__CLASS_GENERAL},
        {"a weak sign is no verdict", -24, NULL, NULL, {.spf = "none"}, 50, -24, LEAD_CLASS__CLASS_GENERAL},
        {"a strong one is", -25, NULL, NULL, {.spf = "none"}, 50, -25, LEAD_CLASS__CLASS_NONE},
        {"intake points", 30, NULL, NULL, {.spf = "none", .intake_points = 20}, 50, 50, LEAD_CLASS__CLASS_HOT},
        {"spf fail", 60, NULL, NULL, {.spf = "fail"}, 50, 45, LEAD_CLASS__CLASS_GENERAL},
        {"spf fail alone", 0, NULL, NULL, {.spf = "fail"}, 50, -15, LEAD_CLASS__CLASS_GENERAL},
        {"spf softfail", 0, NULL, NULL, {.spf = "softfail"}, 50, 0, LEAD_CLASS__CLASS_GENERAL},
        {"spf pending", 0, NULL, NULL, {.spf = "pending"}, 50, 0, LEAD_CLASS__CLASS_GENERAL},
        {"customer", 40, NULL, NULL, {.spf = "none", .relation = "customer"}, 50, 50, LEAD_CLASS__CLASS_HOT},
        {"known", 40, NULL, NULL, {.spf = "none", .relation = "known"}, 50, 40, LEAD_CLASS__CLASS_GENERAL},
        {"internal", 0, NULL, NULL, {.spf = "none", .internal = true}, 50, -40, LEAD_CLASS__CLASS_NONE},
        {"a colleague forwards", 50, NULL, "forward", {.spf = "none", .internal = true}, 50, 50, LEAD_CLASS__CLASS_HOT},
        {"our own form", 50, NULL, "form", {.spf = "none", .internal = true}, 50, 50, LEAD_CLASS__CLASS_HOT},
        {"bounce", 100, "bounce", NULL, {.spf = "none"}, 50, -50, LEAD_CLASS__CLASS_NONE},
        {"vacation", 0, "vacation", NULL, {.spf = "none"}, 50, -150, LEAD_CLASS__CLASS_NONE},
        {"a list is not the end", 90, "list", NULL, {.spf = "none"}, 50, 30, LEAD_CLASS__CLASS_GENERAL},
        {"bulk", 0, "bulk", NULL, {.spf = "none"}, 50, -45, LEAD_CLASS__CLASS_NONE},
        {"a marketplace writes in bulk", 50, "bulk", "marketplace", {.spf = "none"}, 40, 43, LEAD_CLASS__CLASS_HOT},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Reading *reading = reading_with(cases[i].points, cases[i].automatic, cases[i].relay);
        Config config = {.scoring_hot = cases[i].hot_from};
        g_autoptr(Score) score = score_reading(&config, reading, &cases[i].facts);
        g_test_message("%s", cases[i].name);
        g_assert_cmpint(score->score, ==, cases[i].score);
        g_assert_cmpint(score->class, ==, cases[i].class);
        reading__free_unpacked(reading, NULL);
    }
}

static void test_reasons_heaviest_first(void)
{
    Reading *reading = reading_with(30, "bulk", NULL);
    Config config = {.scoring_hot = 50};
    ScoreFacts facts = {.spf = "fail", .intake_points = 30, .relation = "customer"};
    static const char *const order[] = {"bulk", "intake-address", "words", "spf-fail", "customer"};
    g_autoptr(Score) score = score_reading(&config, reading, &facts);
    int sum = 0;

    g_assert_cmpuint(score->reason->len, ==, G_N_ELEMENTS(order));
    for (guint i = 0; i < score->reason->len; i++) {
        const Hit *hit = score->reason->pdata[i];
        g_assert_cmpstr(hit->name, ==, order[i]);
        sum += hit->points;
    }
    g_assert_cmpint(sum, ==, score->score);
    reading__free_unpacked(reading, NULL);
}

static Reading *reading_of(const char *const *names, int points)
{
    Reading *reading = reading_with(0, NULL, NULL);

    for (; *names; names++) {
        Reading *other = reading_with(points, NULL, NULL);
        reading->hit = realloc(reading->hit, (reading->n_hit + 1) * sizeof *reading->hit);
        reading->hit[reading->n_hit++] = other->hit[0];
        free(other->hit[0]->name);
        other->hit[0]->name = strdup(*names);
        other->n_hit = 0;
        reading__free_unpacked(other, NULL);
    }
    return reading;
}

/* One sign of mass mail may be talked away, several are not. */
static void test_mass_mail(void)
{
    static const struct {
        const char *names[3], *automatic, *relay;
        LeadClass class;
    } cases[] = {
        {{"not-to-us"}, NULL, NULL, LEAD_CLASS__CLASS_HOT},
        {{"spam", "shouting"}, NULL, NULL, LEAD_CLASS__CLASS_HOT},
        {{"spam", "not-to-us"}, NULL, NULL, LEAD_CLASS__CLASS_NONE},
        {{NULL}, "list", NULL, LEAD_CLASS__CLASS_GENERAL},
        {{"not-to-us"}, "list", NULL, LEAD_CLASS__CLASS_NONE},
        {{"not-to-us"}, "bulk", "marketplace", LEAD_CLASS__CLASS_NONE},
        {{"newsletter"}, "bulk", "marketplace", LEAD_CLASS__CLASS_HOT},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Reading *reading = reading_of(cases[i].names, -40);
        Config config = {.scoring_hot = 50};
        reading->automatic = g_strdup(cases[i].automatic);
        reading->relay = g_strdup(cases[i].relay);
        reading->has_logit = reading->has_logit_hot = true;
        reading->logit = reading->logit_hot = 4;
        g_autoptr(Score) score = score_reading(&config, reading, &(ScoreFacts){.spf = "none"});
        g_test_message("%s %s", cases[i].names[0] ? cases[i].names[0] : "-",
                       cases[i].automatic ? cases[i].automatic : "-");
        g_assert_cmpint(score->class, ==, cases[i].class);
        reading__free_unpacked(reading, NULL);
    }
}

/* The learned part moves the sum to where it sees the message, and only when that changes something. */
static void test_learned(void)
{
    static const struct {
        const char *name;
        int points;
        double lead, hot;
        int learned; /* points it gives; 0: no reason of that name */
        LeadClass class;
    } cases[] = {
        {"both hot: the higher sum stands", 120, 4, 4, 0, LEAD_CLASS__CLASS_HOT},
        {"both hot: the lower one is raised", 50, 4, 2, 37, LEAD_CLASS__CLASS_HOT},
        {"both none: the lower sum stands", -90, -2, 0, 0, LEAD_CLASS__CLASS_NONE},
        {"the rules saw nothing, it sees a hot one", 0, 3, 1, 67, LEAD_CLASS__CLASS_HOT},
        {"the rules saw nothing, it sees none", 0, -2, 3, -67, LEAD_CLASS__CLASS_NONE},
        {"plain words of buying are not none by a doubt", 90, -0.2, 2, 0, LEAD_CLASS__CLASS_HOT},
        {"but only a question, where it sees one", 90, -0.2, -2, -83, LEAD_CLASS__CLASS_GENERAL},
        {"but none where it is sure", 90, -3, 2, -177, LEAD_CLASS__CLASS_NONE},
        {"even where every sign is of buying", 110, -3, 2, -197, LEAD_CLASS__CLASS_NONE},
        {"some words of buying are", 40, -3, 2, -127, LEAD_CLASS__CLASS_NONE},
        {"words of buying, only a question", 60, 3, -1, -33, LEAD_CLASS__CLASS_GENERAL},
        {"in doubt it is not hot", 0, 0.2, 1, -10, LEAD_CLASS__CLASS_GENERAL},
        {"never colder than a lead is", 0, 5, -9, 0, LEAD_CLASS__CLASS_GENERAL},
        {"never above all", 0, 9, 90, 90, LEAD_CLASS__CLASS_HOT},
        {"never below all", 0, -90, 0, -100, LEAD_CLASS__CLASS_NONE},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Reading *reading = reading_with(cases[i].points, NULL, NULL);
        Config config = {.scoring_hot = 50};
        reading->has_logit = reading->has_logit_hot = true;
        reading->logit = cases[i].lead;
        reading->logit_hot = cases[i].hot;
        g_autoptr(Score) score = score_reading(&config, reading, &(ScoreFacts){.spf = "none"});
        g_test_message("%s", cases[i].name);
        g_assert_cmpint(score->score - cases[i].points, ==, cases[i].learned);
        g_assert_cmpint(score->class, ==, cases[i].class);
        g_assert_cmpuint(score->reason->len, ==, (cases[i].points ? 1U : 0U) + (cases[i].learned ? 1U : 0U));
        reading__free_unpacked(reading, NULL);
    }
}

/* A wish to buy and a question for the price are an order, unless the learned part is sure. */
static void test_order(void)
{
    static const struct {
        const char *names[3];
        double lead;
        LeadClass class;
    } cases[] = {
        {{"wants-to-buy", "asks-price"}, -1, LEAD_CLASS__CLASS_HOT},
        {{"wants-to-buy", "bargains"}, -3, LEAD_CLASS__CLASS_HOT},
        {{"wants-to-buy", "asks-price"}, -6, LEAD_CLASS__CLASS_NONE},
        {{"wants-to-buy", "quantity"}, -1, LEAD_CLASS__CLASS_NONE},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Reading *reading = reading_of(cases[i].names, 50);
        Config config = {.scoring_hot = 50};
        reading->has_logit = reading->has_logit_hot = true;
        reading->logit = cases[i].lead;
        reading->logit_hot = 3;
        g_autoptr(Score) score = score_reading(&config, reading, &(ScoreFacts){.spf = "none"});
        g_assert_cmpint(score->class, ==, cases[i].class);
        reading__free_unpacked(reading, NULL);
    }
}

/* What it saw is told with the words that weighed most. */
static void test_learned_evidence(void)
{
    Reading *reading = reading_with(0, NULL, NULL);
    Config config = {.scoring_hot = 50};
    Term term = TERM__INIT;
    Term *terms[] = {&term};

    term.name = (char *)"\u201ccould you\u201d";
    reading->has_logit = reading->has_logit_hot = true;
    reading->logit = 2;
    reading->logit_hot = 0.5;
    reading->term = terms;
    reading->n_term = 1;
    g_autoptr(Score) score = score_reading(&config, reading, &(ScoreFacts){.spf = "none"});
    const Hit *hit = score->reason->pdata[0];
    g_assert_cmpstr(hit->name, ==, "learned");
    g_assert_cmpstr(hit->evidence, ==, "a lead 88 %, hot 62 %: \u201ccould you\u201d");
    reading->term = NULL;
    reading->n_term = 0;
    reading__free_unpacked(reading, NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/score/classes", test_classes);
    g_test_add_func("/score/order", test_order);
    g_test_add_func("/score/reasons", test_reasons_heaviest_first);
    g_test_add_func("/score/mass-mail", test_mass_mail);
    g_test_add_func("/score/learned", test_learned);
    g_test_add_func("/score/learned-evidence", test_learned_evidence);
    return g_test_run();
}
