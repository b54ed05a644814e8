/* The number that the buyer gives his own inquiry. */
#include "parser/reference.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "parser/fold.h"
#include "parser/phrases.h"
#include "parser/split.h"

enum { TOKEN_MAX = 30, BETWEEN_MAX = 3 };

/* Folded words that a number of theirs follows, or begins with. */
static Phrases cues = PHRASES(
    "|rfq|rfp|rfi|itt|itb|ifb|rdo|rda|inquiry|enquiry|tender|reference|ref|ref.|bid|solicitation|purchase|order|po|"
    "requisition|pr|"
    "anfrage|anfragenummer|angebotsanforderung|ausschreibung|vergabenummer|bestellung|zeichen|referenz|"
    "consultation|référence|demande|marché|licitación|solicitud|expediente|pedido|referencia|gara|richiesta|rif.|"
    "ordine|"
    "concurso|requisição|referência|aanvraag|kenmerk|offerteaanvraag|zapytanie|ofertowe|zamówienie|poptávka|objednávka|"
    "förfrågan|talep|sipariş|заявка|запрос|тендер|закупка|询价单|订单|案件|見積依頼|注文|");
static Phrases between = PHRASES("|no|no.|nr|nr.|n.|n°|nº|№|num|number|ref|ref.|order|request|for|offer|quotation|"
                                 "ofertowe|nummer|numero|número|numéro|n.º|#|id|");

#define OPENING "([\"'#"
#define BLANKS " \n\t"
#define DIGITS "0123456789"

/* Without what opens it, and the marks that end it. */
static SplitPart bare(SplitPart word, const char *marks)
{
    size_t opening = strspn(word.at, OPENING);
    word.at += opening;
    word.size -= opening;
    while (word.size > 0 && strchr(marks, word.at[word.size - 1]))
        word.size--;
    return word;
}

static char *folded(SplitPart word)
{
    word = bare(word, ",;:!?)]\"'");
    return fold_case(word.at, (gssize)word.size);
}

/* Digits with letters, dashes, slashes; no date, amount, phone or size. */
static bool is_number(const char *token)
{
    size_t n = strlen(token), digits = 0, marks = 0, letters = 0;
    for (size_t i = 0; i < n; i++) {
        digits += g_ascii_isdigit(token[i]) ? 1 : 0;
        letters += g_ascii_isalpha(token[i]) ? 1 : 0;
        marks += strchr("-/._", token[i]) ? 1 : 0;
    }
    if (n < 2 || n > TOKEN_MAX || digits < 2 || digits + letters + marks != n)
        return false;
    return !(letters == 0 && marks == 2 && digits <= 8 && strchr(token, '.'));
}

static char *token_of(SplitPart word)
{
    word = bare(word, ".,;:!?)]\"'");
    return g_strndup(word.at, word.size);
}

/* The first word from there on with two digits, by its first digit; NULL none. */
static const char *next_number(const char *from)
{
    const char *digit = strpbrk(from, DIGITS);
    while (digit) {
        size_t rest = strcspn(digit, BLANKS);
        if (1 + strcspn(digit + 1, DIGITS) < rest)
            return digit;
        digit = strpbrk(digit + rest, DIGITS);
    }
    return NULL;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

/* Where the word begins, or one so many words before it; not before the text. */
static const char *back(const char *text, const char *at, guint words)
{
    for (; at > text; at--)
        if (is_blank(at[-1]) && words-- == 0)
            break;
    return at;
}

/* By its first two letters. */
static bool may_be_cue(const char *word)
{
    return phrases_may_begin_folded(&cues, word + strspn(word, OPENING));
}

/* May the word stand between a cue and its number? *numbered: it announces one. */
static bool stands_between(SplitPart word, bool *numbered)
{
    g_autofree char *small = folded(word);
    bool announces = phrases_have(&between, small);
    *numbered = *numbered || announces;
    return !*small || announces || phrases_have(&cues, small);
}

/* The number that the word behind a cue is; NULL: it is none. */
static char *number_in(SplitPart word, bool numbered)
{
    enum { COUNT_DIGITS = 4 };
    g_autofree char *number = token_of(word);
    size_t digits = strspn(number, DIGITS);
    bool count = number[digits] == '\0' && digits < COUNT_DIGITS; /* "order 40" counts goods */
    return is_number(number) && (numbered || !count) ? g_steal_pointer(&number) : NULL;
}

/* The number that the cue leads to; NULL none. */
static char *number_behind(SplitPart word)
{
    bool numbered = false;
    word = split_next(word, BLANKS);
    for (guint skipped = 0; word.at; skipped++, word = split_next(word, BLANKS))
        if (skipped == BETWEEN_MAX || !stands_between(word, &numbered))
            return number_in(word, numbered);
    return NULL;
}

/* The number that the word has or leads to: "RFQ-1204", "order no. 1204"; NULL none. */
static char *number_of(SplitPart word)
{
    g_autofree char *small = folded(word);
    size_t letters = strcspn(small, "-/_#" DIGITS);
    bool headed = small[letters] && letters <= 4 && phrases_have_bytes(&cues, small, letters);
    g_autofree char *token = headed ? token_of(word) : NULL;
    if (token && is_number(token))
        return g_steal_pointer(&token);
    return phrases_have(&cues, small) ? number_behind(word) : NULL;
}

/* Only words that a number follows soon, or that have one, can be cues. */
char *reference_find(const char *text)
{
    const char *seen = text;
    for (const char *digit = next_number(seen); digit; digit = next_number(seen)) {
        SplitPart word = split_first(back(seen, digit, 1 + BETWEEN_MAX), BLANKS);
        for (; word.at && word.at <= digit; word = split_next(word, BLANKS)) {
            char *found = may_be_cue(word.at) ? number_of(word) : NULL;
            if (found)
                return found;
        }
        if (!word.at)
            break;
        seen = word.at;
    }
    return NULL;
}
