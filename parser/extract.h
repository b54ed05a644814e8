/* The extractors: pure functions from text to candidates with evidence. Each reads a
 * bounded part of its text (the first 64 to 128 KiB) in memory that is a small multiple
 * of it and in linear time, and returns at most some dozens of candidates. */
#ifndef PARSER_EXTRACT_H
#define PARSER_EXTRACT_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "parser/lexer_share.h"

/* What the extractors know about the message beside the text. */
typedef struct {
    int64_t now;          /* the message's date, Unix seconds */
    int offset;           /* minutes east of UTC */
    const char *language; /* ISO 639-1 or "" */
    const char *country;  /* ISO 3166-1 of the prospect if known yet, or "" */
    Lexings *lexings;     /* of its texts, or NULL */
} Setting;

typedef struct {
    char *value;    /* normalised */
    char *evidence; /* words of the text */
    unsigned confidence;
    size_t offset; /* of the evidence in the text, bytes */
} Candidate;

void candidate_free(Candidate *candidate);

typedef struct {
    double value;
    char *unit;    /* pcs, sets, kg, …, never NULL */
    char *product; /* or NULL */
    char *evidence;
    unsigned confidence;
} QuantityFound;

void quantity_free(QuantityFound *quantity);

typedef struct {
    double amount;
    char *currency; /* ISO 4217 or NULL */
    char *evidence;
    bool is_budget; /* words say so: budget, up to, approved, … */
    bool is_open;   /* nothing says that it is a price, paid, billed, or of one piece */
    unsigned confidence;
} MoneyFound;

void money_free(MoneyFound *money);

/* phone.cc: only libphonenumber user. region: ISO 3166-1 or "". E.164 values, the best first, others only where they
 * stand before a better one; of Candidate*. */
void phone_init(void);
GPtrArray *phone_find(const char *text, const char *region);

/* A text, which must outlive it, that is searched for several regions; it remembers what was found, and lends it. For
 * one thread. */
typedef struct PhoneText PhoneText;
/* NULL: no number is there whatever the region. */
PhoneText *phone_text_new(const char *text);
const GPtrArray *phone_text_find(PhoneText *text, const char *region);
/* False: what would be found there neither begins with a 0 nor has a plus. */
bool phone_text_has_trunk(const PhoneText *text, const char *region);
void phone_text_free(PhoneText *text);

char *phone_region(const char *e164); /* ISO 3166-1 or NULL */

/* language.cc: only CLD2 user. ISO 639-1 or NULL when unsure. */
char *language_detect(const char *text, unsigned *confidence);

/* country.c: names in every language (ICU), prefixes, address forms; of Candidate*. */
void country_init(void); /* also the word tables and patterns of the extractors below */
GPtrArray *country_find(const char *text);
/* `least`: what is less sure may be left out. */
GPtrArray *country_find_shared(const char *text, const char *language, Lexings *lexings, unsigned least);
char *country_of_name(const char *name); /* "Deutschland" -> "DE"; NULL */
bool country_is_place(const char *name); /* a country, a city or a town, and nothing more */

/* The confidence of a deadline that no word calls one. */
#define DATE_DOUBTFUL 20
/* That of a bare count in a text without a word of buying. */
#define COUNT_DOUBTFUL 30
/* That of the only sum that a buyer writes of, though no word calls it a budget. */
#define BUDGET_DOUBTFUL 30
/* That of an amount that counts only beside a name which is asked for. */
#define COUNT_OF_NAME 45

/* date.c: deadlines; value is an ISO date; of Candidate*, most binding first. */
GPtrArray *date_deadlines(const char *text, const Setting *setting);

/* quantity.c; of QuantityFound*. Product names found beside a quantity stand in it. */
GPtrArray *quantity_find(const char *text, const Setting *setting);

/* money.c; of MoneyFound*. */
GPtrArray *money_find(const char *text, const Setting *setting);

/* company.c: company names by legal form, signature line, label; of Candidate*. */
GPtrArray *company_find(const char *text);
/* Lines of a signature only where they make one as sure as that. */
GPtrArray *company_find_sure(const char *text, unsigned least);
/* Without "M/s" before it, a place, a year or the next clause behind it; NULL where nothing is left. Caller frees. */
char *company_neat(const char *value);

#endif
