/* What words of commerce and time mean, in the languages that are read. */
#ifndef PARSER_LEXICON_H
#define PARSER_LEXICON_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    /* time */
    ROLE_MONTH = 1ull << 0,   /* value 1-12 */
    ROLE_WEEKDAY = 1ull << 1, /* value 1-7, Monday first */
    ROLE_DAYWORD = 1ull << 2, /* value: days from today */
    ROLE_PERIOD = 1ull << 3,  /* value: days; 30 a month, 365 a year */
    ROLE_END = 1ull << 4,     /* "end" of a month or week */
    ROLE_NEXT = 1ull << 5,    /* next, coming */
    ROLE_THIS = 1ull << 6,
    ROLE_WITHIN = 1ull << 7,   /* in, within */
    ROLE_BY = 1ull << 8,       /* by, before, until, no later than; after or before the date */
    ROLE_WEEK = 1ull << 9,     /* KW, CW, week */
    ROLE_ON = 1ull << 10,      /* on, am, le, el */
    ROLE_DAYMARK = 1ull << 11, /* 日 after a day's number */
    ROLE_ORDINAL = 1ull << 12, /* th, er, º */
    ROLE_AGO = 1ull << 13,
    /* what a date is for */
    ROLE_ANSWER = 1ull << 14,   /* quote, offer, bid, reply */
    ROLE_CALL = 1ull << 15,     /* call, demo */
    ROLE_CLOSE = 1ull << 16,    /* deadline, due, closing, decision */
    ROLE_DELIVERY = 1ull << 17, /* deliver, install, on site, needed */
    ROLE_START = 1ull << 18,    /* from, starting */
    ROLE_VALID = 1ull << 19,    /* validity */
    ROLE_ASIDE = 1ull << 20,    /* site visit, questions, clarification */
    ROLE_PAST = 1ull << 21,     /* sent, received, since, met, dated */
    /* goods */
    ROLE_COUNT = 1ull << 22,  /* canonical: pcs, sets */
    ROLE_MASS = 1ull << 23,   /* canonical: kg, t, m, l */
    ROLE_PACK = 1ull << 24,   /* canonical: bags, drums, … */
    ROLE_TECH = 1ull << 25,   /* mm, bar, kW */
    ROLE_PERSON = 1ull << 26, /* persons, sites, documents, parts of texts: counted, not bought */
    ROLE_BUY = 1ull << 27,    /* need, order, quote for, price of */
    ROLE_QTY = 1ull << 28,    /* quantity, as a label */
    ROLE_ITEM = 1ull << 29,   /* description, item, as a column's head */
    ROLE_OF = 1ull << 30,
    ROLE_AND = 1ull << 31,
    ROLE_ONE = 1ull << 32,  /* a, an, ein, un: may count one */
    ROLE_STOP = 1ull << 33, /* ends a product's name */
    ROLE_NEW = 1ull << 34,  /* replacement, new, another, spare */
    /* money */
    ROLE_CURRENCY = 1ull << 35, /* canonical: ISO 4217, "$", "kr", "Y" by place */
    ROLE_SCALE = 1ull << 36,    /* value: factor */
    ROLE_SLANG = 1ull << 37,    /* grand: scale that says money */
    ROLE_BUDGET = 1ull << 38,
    ROLE_LIMIT = 1ull << 39, /* not more than, max, up to */
    /* numbers */
    ROLE_CARDINAL = 1ull << 40,   /* value */
    ROLE_DOZEN = 1ull << 41,      /* value: factor */
    ROLE_IDENTIFIER = 1ull << 42, /* no., ref, model: a number after it is a name */
    ROLE_EACH = 1ull << 43,
    ROLE_OWN = 1ull << 45,   /* what they have already */
    ROLE_WANT = 1ull << 44,  /* need, hire, looking for: what follows is wanted */
    ROLE_AGAIN = 1ull << 46, /* this time: the number beside it is the new count */
    ROLE_SIZE = 1ull << 47,  /* wide, high: the number before it measures */
    ROLE_WISH = 1ull << 48,  /* would be nice: behind a day */
    ROLE_FEAST = 1ull << 49, /* value: month and day as MMDD, 0 Easter */
    ROLE_NTH = 1ull << 50,   /* first, premier: value */
    ROLE_THEN = 1ull << 52,  /* before that, by then: the date told before */
    ROLE_PAID = 1ull << 51,  /* paid, billed, turnover: money that is no budget */
};

typedef struct LexEntry LexEntry;
struct LexEntry {
    uint32_t languages;
    uint64_t role;
    double value;
    const char *canonical;
    const LexEntry *next;
};

/* Those that are asked for by name: a bit each, in the order of lexicon.c's languages. */
enum {
    LANG_EN = 1u << 0,
    LANG_FR = 1u << 2,
    LANG_ES = 1u << 3,
    LANG_IT = 1u << 4,
    LANG_PT = 1u << 5,
    LANG_PL = 1u << 7,
    LANG_CS = 1u << 8,
    LANG_TR = 1u << 10,
    LANG_RU = 1u << 11,
    LANG_EAST = 7u << 12, /* zh ja ko */
    LANG_AR = 1u << 15,
    LANG_HE = 1u << 16,
    LANG_OTHER = 1u << 30,
    LANG_ANY = 1u << 31
};

/* A row of the tables. Words are folded when loaded; "stem*" takes any ending, "*tail" any beginning;
 * a space makes a phrase of up to four words. */
typedef struct {
    const char *languages; /* "en de", "*" */
    uint64_t role;
    double value;
    const char *canonical;
    const char *words; /* a|b|c */
} LexRow;

extern const LexRow LEXICON_TIME[], LEXICON_DEADLINE[], LEXICON_GOODS[], LEXICON_MONEY[], LEXICON_NUMBERS[],
    LEXICON_NUMBERS_EAST[], LEXICON_ORDINALS[];

/* Built once, by whoever comes first; any thread. */
void lexicon_init(void);

/* Bits whose words count in that language (ISO 639-1): a neighbour's or English where it has none of its own; NULL, "":
 * all. */
uint32_t lexicon_languages(const char *language);

/* What a word means, NULL for nothing, and of which languages phrases begin with it. */
typedef struct {
    const LexEntry *entry;
    uint32_t leads;
} LexWord;

/* What begins like the word, looked up once for it and its phrases; never NULL. All words here are folded, by
 * plain_append(). */
typedef struct LexHead LexHead;
const LexHead *lexicon_head(const char *folded, size_t size);
LexWord lexicon_word(const LexHead *head, const char *folded, size_t size);
/* Of words with one NUL between them. */
const LexEntry *lexicon_phrase(const LexHead *head, const char *folded, size_t size);
/* False: no phrase that begins so is longer. */
bool lexicon_may_go_on(const LexHead *head, size_t size);

/* What a word may mean, in some languages and in English. */
typedef struct {
    const LexEntry *entry, *stem; /* of the word as it is, of its longest stem */
    uint64_t own, english;
    bool leads; /* begins a phrase of theirs, or English */
} Meaning;

/* English steps in where the languages have no meaning. */
static inline uint64_t meaning_roles(const Meaning *meaning)
{
    return meaning->own != 0 ? meaning->own : meaning->english;
}

/* Adds what these entries mean. */
void meaning_gather(const LexEntry *entry, uint32_t languages, Meaning *meaning);
/* By the word as it is and by every stem of it. False: it means nothing. */
bool lexicon_meaning(const char *folded, size_t size, uint32_t languages, Meaning *meaning);

/* Longest entry that begins text, for scripts without spaces: bytes, or 0. */
size_t lexicon_prefix(const char *folded, size_t size, const LexEntry **entry);

/* Lower case, no accents, plain digits and widths. Appends; returns bytes added. */
size_t plain_append(GString *out, const char *text, size_t size);

#endif
