/* Little words of a language stand everywhere in it: what has many of one, never far apart, and none of another's. */
#include "parser/english.h"

#include "parser/phrases.h"
#include "parser/utf8.h"

enum { ENGLISH, OTHERS, LISTS };

static const struct {
    const char *words;
} languages[LISTS] = {
    [ENGLISH] = {"about|and|any|are|as|at|because|been|before|below|best|between|both|but|can|company|could|dear|"
                 "delivery|does|during|each|find|first|for|from|good|has|have|hello|how|if|into|is|it|just|know|let|"
                 "like|looking|more|my|need|new|not|now|of|only|or|order|other|our|please|price|quote|regards|she|"
                 "should|since|some|than|thank|thanks|that|the|their|them|then|there|these|they|this|those|through|"
                 "time|to|two|us|very|was|we|well|were|what|when|where|which|who|will|with|would|you|your"},
    /* Those that English ones have not, nor names that stand in them. */
    [OTHERS] = {"av|bir|che|con|da|das|del|della|dem|den|dengan|der|des|det|di|een|egy|ein|eine|el|em|er|es|et|"
                "graag|het|hogy|ist|ja|je|jest|kami|kunt|las|le|les|los|na|naar|nem|nie|niet|nous|och|og|ons|"
                "onze|os|para|pentru|por|pour|que|saya|se|som|tak|um|uma|una|und|untuk|vi|von|voor|vous|wij|wir|"
                "yang|za|zijn"},
};

enum { WORD_MOST = 8, TOLD_LEAST = 6, SIZE_LEAST = 104, APART_MOST = 80 };

/* The list that has the word, whatever its case; -1: none. */
static int list_of(const char *word, size_t size)
{
    static Phrases little_words = PHRASES_OF_LISTS(languages, words);
    char lower[WORD_MOST + 1] = "";

    if (size > WORD_MOST)
        return -1;
    for (size_t i = 0; i < size; i++)
        lower[i] = utf8_lower(word[i]);
    return phrases_list_with(&little_words, lower);
}

/* May it begin a letter that is not Latin? Typographic signs begin with 0xE2. */
static bool is_foreign(char c)
{
    return (unsigned char)c > 0xC8 && (unsigned char)c != 0xE2;
}

bool english_surely(const char *text, size_t size)
{
    const char *end = text + size;
    size_t words = 0, told = 0;       /* bytes, a blank behind each; little ones */
    size_t apart = 0, apart_most = 0; /* a third may be anything: that makes no other language of it */

    for (const char *p = text, *word = p; p < end; word = p) {
        p = utf8_skip_letters(p, end);
        size_t length = (size_t)(p - word);
        if (length == 0 && is_foreign(*p++))
            return false;
        int list = length > 1 ? list_of(word, length) : -1;
        told += list == ENGLISH ? 1 : 0;
        words += length > 0 ? length + 1 : 0;
        apart = list == ENGLISH ? 0 : apart + length;
        apart_most = MAX(apart_most, apart);
        if (list == OTHERS || apart >= APART_MOST)
            return false;
    }
    return told >= TOLD_LEAST && words >= SIZE_LEAST && words >= 3 * apart_most;
}
