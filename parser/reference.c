/* The number that the buyer gives his own inquiry. */
#include "parser/reference.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "parser/fold.h"
#include "parser/phrases.h"
#include "parser/split.h"

enum { WORDS_MAX = 800, TOKEN_MAX = 30, BETWEEN_MAX = 3 };

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

static char *folded(const char *word)
{
    const char *start = word + strspn(word, OPENING);
    size_t n = strlen(start);
    while (n > 0 && strchr(",;:!?)]\"'", start[n - 1]))
        n--;
    return fold_case(start, (gssize)n);
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

static char *token_of(const char *word)
{
    const char *start = word + strspn(word, OPENING);
    size_t n = strlen(start);
    while (n > 0 && strchr(".,;:!?)]\"'", start[n - 1]))
        n--;
    return g_strndup(start, n);
}

/* Is there a word with digits enough for a number? */
static bool any_number(const char *text)
{
    unsigned digits = 0;
    for (; *text && digits < 2; text++)
        digits = *text == ' ' || *text == '\n' || *text == '\t' ? 0 : digits + (g_ascii_isdigit(*text) ? 1 : 0);
    return digits >= 2;
}

static bool has_digits(const char *word)
{
    const char *first = word + strcspn(word, "0123456789");
    return *first && first[1 + strcspn(first + 1, "0123456789")];
}

/* The first word from there on with digits enough; count: none. */
static guint next_number(char **words, guint count, guint at)
{
    while (at < count && !has_digits(words[at]))
        at++;
    return at;
}

/* By its first two letters. */
static bool may_be_cue(const char *word)
{
    char first[3];
    return !fold_first(word + strspn(word, OPENING), first) || phrases_may_begin(&cues, first);
}

char *reference_find(const char *text)
{
    if (!any_number(text))
        return NULL;
    g_autofree char **words = split_set(text, " \n\t", WORDS_MAX);
    guint count = g_strv_length(words), ahead = next_number(words, count, 0);
    for (guint i = 0; ahead < count && i < WORDS_MAX - 1; i++) {
        if (ahead < i)
            ahead = next_number(words, count, i);
        bool beyond = ahead == count || ahead > i + 1 + BETWEEN_MAX; /* further than a cue reaches */
        if (beyond || !may_be_cue(words[i]))
            continue;
        g_autofree char *word = folded(words[i]);
        size_t letters = strcspn(word, "-/_#0123456789");
        g_autofree char *head = word[letters] && letters > 0 && letters <= 4 ? g_strndup(word, letters) : NULL;
        g_autofree char *token = head && phrases_have(&cues, head) ? token_of(words[i]) : NULL;
        if (token && is_number(token))
            return g_steal_pointer(&token);
        if (!phrases_have(&cues, word))
            continue;
        guint at = i + 1;
        bool numbered = false;
        for (guint skipped = 0; at < count && skipped < BETWEEN_MAX; at++, skipped++) {
            g_autofree char *next = folded(words[at]);
            if (*next && !phrases_have(&between, next) && !phrases_have(&cues, next))
                break;
            numbered = numbered || phrases_have(&between, next);
        }
        g_autofree char *number = at < count ? token_of(words[at]) : NULL;
        /* "order 40" counts goods. */
        bool plain = number && strspn(number, "0123456789") == strlen(number) && strlen(number) < 4;
        if (number && is_number(number) && (numbered || !plain))
            return g_steal_pointer(&number);
    }
    return NULL;
}
