/* What the learned part counts: hashed words and parts of words of a message
 * beside its rule hits and facts. Training and reading make them the same way;
 * FEATURES_VERSION changes whenever the same message would yield others. Pure. */
#ifndef PARSER_FEATURES_H
#define PARSER_FEATURES_H

#include <glib.h>
#include <stdint.h>

#include "parser/message.h"
#include "parser/reading.pb-c.h"
#include "parser/texts.h"

#define FEATURES_VERSION 2
#define FEATURES_BITS 18 /* indices are below 1 << FEATURES_BITS */

/* What a feature was made of: a rule or a fact, words, pairs of them, parts ... */
typedef enum {
    GROUP_FACT,
    GROUP_SUBJECT,
    GROUP_OPENING,
    GROUP_BODY,
    GROUP_PAIR,
    GROUP_PART,
    GROUP_REST,
    FEATURE_GROUPS
} FeatureGroup;

typedef struct {
    uint32_t index;
    float value;     /* within its group */
    uint8_t group;   /* FeatureGroup */
    uint8_t text;    /* TextPlace of the words it was made of */
    uint16_t length; /* their bytes ... */
    uint32_t at;     /* ... in the folded text; or the number of the fact */
} Feature;

typedef struct {
    GArray *feature; /* of Feature; an index may stand several times, its values add up */
    guint n;         /* of them; while they are counted, the array has room for more */
    unsigned count[FEATURE_GROUPS];
    float share[FEATURE_GROUPS]; /* by which values are multiplied */
    const Texts *texts;
    GArray *facts; /* names of rules and facts */
} Features;

static inline float features_value(const Features *features, const Feature *feature)
{
    return feature->value * features->share[feature->group];
}

/* After rules_apply(). The texts and the reading's strings must outlive them. Bounded: some 12,000 at most. */
Features *features_new(const Message *message, const Texts *texts, const Reading *reading);
void features_free(Features *features);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Features, features_free)

/* In words: "rule asks-price", "“dear sir”", "part “quot”"; the caller frees it. */
char *features_name(const Features *features, const Feature *feature);

#endif
