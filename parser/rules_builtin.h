/* The built-in rules as tables, one file a theme. Patterns are PCRE2 on folded
 * text (parser/fold.h): lower case, no accents, single spaces; so they are plain. */
#ifndef PARSER_RULES_BUILTIN_H
#define PARSER_RULES_BUILTIN_H

#include <stddef.h>

/* Where a rule looks. */
typedef enum {
    IN_SUBJECT = 1,
    IN_BODY = 2,        /* the prospect's own newest words */
    IN_WHOLE = 4,       /* all of the text: quotes, footers, form labels */
    IN_FROM = 8,        /* "name <address>" of From and Reply-To */
    IN_ATTACHMENT = 16, /* file names, one a line */
    IN_HEADER = 32      /* "Name: value" lines of the fields that texts.c lists */
} RulePlace;

#define IN_WORDS (IN_SUBJECT | IN_BODY)

/* Gaps inside one sentence: up to so many words, or characters of a script without spaces. */
#define W5 "(?:\\S*[^\\s.!?] ){0,5}?"
#define W8 "(?:\\S*[^\\s.!?] ){0,8}?"
#define C8 "[^。!?]{0,8}?"
#define C20 "[^。!?,]{0,20}?"

typedef struct {
    const char *language; /* only told apart for readers of the table and for the tests; "" any */
    const char *pattern;
} RulePattern;

#define RULE_PATTERNS_MAX 40

typedef struct {
    const char *name;
    const char *kind; /* DESIGN's kind this speaks for; NULL: none */
    unsigned where;
    int points;
    RulePattern pattern[RULE_PATTERNS_MAX]; /* first that matches is the hit; ends with NULL */
} BuiltinRule;

/* A theme; ends with a NULL name. */
extern const BuiltinRule rules_price[];  /* asks what it costs */
extern const BuiltinRule rules_buy[];    /* wants an order, a service, a demo, a call */
extern const BuiltinRule rules_ask[];    /* wants to know: documents, samples, distribution, questions */
extern const BuiltinRule rules_sell[];   /* wants us to buy: pitches, promotion, newsletters */
extern const BuiltinRule rules_office[]; /* day's business: invoices, support, jobs, receipts */
extern const BuiltinRule rules_after[];  /* has bought: where it is, what is wrong with it */
extern const BuiltinRule rules_offers[]; /* offers us a stand, a prize, a day's work, "your" quote */
extern const BuiltinRule rules_supply[]; /* supplies us or would like to */
extern const BuiltinRule rules_favour[]; /* wants our opinion, a gift, words to print */
extern const BuiltinRule rules_deal[];   /* an order that stands or nearly does */
extern const BuiltinRule rules_trick[];  /* wants to cheat */

/* All themes. */
#define RULES_THEMES 11
extern const BuiltinRule *const rules_themes[RULES_THEMES];

#endif
