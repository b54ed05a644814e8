/* Features of words among their neighbours. Private to tagger.c. */
#ifndef PARSER_TAGGER_FEATURES_H
#define PARSER_TAGGER_FEATURES_H

#include "parser/seen.h"
#include "parser/tagger.h"

/* Of each word, all. */
void tagger_put_features(const SeenWords *words, uint64_t language, TaggerLesson *lesson);

/* How well each tag fits each word. */
void tagger_weigh_words(const SeenWords *words, uint64_t language, const TaggerWeights *weights, TaggerWord *word);

#endif
