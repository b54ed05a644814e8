/* What a text may name, and which of it is asked for: the tagger says how likely
 * words are a name; this weighs how many there are, where they stand, what is
 * counted, and whether the message wants to buy. Weights are learned. Pure. */
#ifndef PARSER_MENTION_H
#define PARSER_MENTION_H

#include <glib.h>
#include <stdbool.h>

#include "parser/tagger.h"

#define MENTION_FEATURES 22
#define MENTION_WEIGHTS (2 * MENTION_FEATURES) /* of any message; what a hot one adds */

typedef struct {
    TaggerSpan span; /* the likeliest of all where it stands */
    char *name;
    TaggerNameWords *words;
    bool in_subject; /* stands there too */
    double unnamed;  /* how likely it is a name nowhere */
    float feature[MENTION_FEATURES];
} Mention;

/* Of Mention, likeliest first; what is named twice is one. */
GPtrArray *mentions_find(const TaggerWeights *weights, const TaggerText *text, const GArray *words);

/* Log-odds that it is asked for. */
double mention_odds(const Mention *mention, const double weight[MENTION_WEIGHTS], bool hot);

/* Those that are likely asked for, in order; borrowed. Unless it is `named` elsewhere, the best of them may be less
 * likely; who wants to buy asks for something: of a hot message it is one, however unlikely. What an
 * "and" joins to them is meant more readily. */
GPtrArray *mentions_meant(const GPtrArray *mentions, const double weight[MENTION_WEIGHTS], bool hot, bool named,
                          const TaggerText *text);

/* Does a name stand beside what counts things, on its line? */
bool mention_beside(const TaggerText *text, const TaggerSpan *span, const char *count);

#endif
