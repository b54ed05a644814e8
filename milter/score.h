/* Fixes score, class and reasons from a Reading and what only the keeper knows. Pure. */
#ifndef MILTER_SCORE_H
#define MILTER_SCORE_H

#include "milter/config.h"
#include "parser/reading.pb-c.h"
#include "store/lead.pb-c.h"

/* Facts from outside the message. */
typedef struct {
    const char *spf;      /* "pass" …, "pending", or "none" */
    int intake_points;    /* highest of the intake addresses hit */
    const char *relation; /* new, known, customer; NULL: unknown */
    bool internal;        /* untrusted or trusted sender in our own domains */
} ScoreFacts;

typedef struct {
    LeadClass class;
    int score;
    GPtrArray *reason; /* of Hit*, heaviest first; freed with it */
} Score;

Score *score_reading(const Config *config, const Reading *reading, const ScoreFacts *facts);
void score_free(Score *score);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Score, score_free)

#endif
