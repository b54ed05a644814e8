/* Names that the learned part finds, instead of guesses; and what of it all is asked for. */
#include "parser/named.h"

#include <math.h>
#include <string.h>

#include "parser/counted.h"
#include "parser/mention.h"
#include "parser/reading_build.h"

struct Named {
    const TaggerWeights *weights;
    const double *choice;
    TaggerText text;     /* its strings are our own, what its arrays hold is not */
    GPtrArray *mentions; /* of Mention; NULL until they are looked for */
};

static const GPtrArray *shared(const GPtrArray *strings)
{
    return strings ? g_ptr_array_ref((GPtrArray *)strings) : NULL;
}

Named *named_new(const Model *model, const TaggerText *text)
{
    const double *choice = NULL;
    const TaggerWeights *weights = model_tagger(model, &choice);

    if (weights == NULL)
        return NULL;
    Named *named = g_new0(Named, 1);
    *named = (Named){.weights = weights, .choice = choice, .text = *text};
    named->text.text = g_strdup(text->text);
    named->text.language = g_strdup(text->language);
    named->text.guesses = shared(text->guesses);
    named->text.counts = shared(text->counts);
    named->text.known = weights->known;
    named->text.weights = weights;
    return named;
}

void named_free(Named *named)
{
    if (named == NULL)
        return;
    g_clear_pointer((GPtrArray **)&named->text.guesses, g_ptr_array_unref);
    g_clear_pointer((GPtrArray **)&named->text.counts, g_ptr_array_unref);
    g_clear_pointer(&named->mentions, g_ptr_array_unref);
    g_free((char *)named->text.text);
    g_free((char *)named->text.language);
    g_free(named);
}

static void look(Named *named)
{
    g_autoptr(GArray) words = tagger_words(&named->text);

    named->mentions = mentions_find(named->weights, &named->text, words);
}

/* --- Products --- */

/* Guesses give way to names, save what a form's own field says. */
static void drop_guesses(Reading *reading)
{
    size_t kept = 0;
    for (size_t i = 0; i < reading->n_product; i++)
        if (!g_strcmp0(reading->product[i]->origin, "form"))
            reading->product[kept++] = reading->product[i];
        else
            found__free_unpacked(reading->product[i], NULL);
    reading->n_product = kept;
}

static bool is_named_already(const Reading *reading, const TaggerNameWords *words)
{
    for (size_t i = 0; i < reading->n_product; i++)
        if (tagger_has_words(reading->product[i]->value, words))
            return true;
    return false;
}

static void add_products(const Named *named, const GPtrArray *chosen, bool hot, Reading *reading)
{
    for (guint i = 0; i < chosen->len; i++) {
        const Mention *mention = chosen->pdata[i];
        double sure = 1 / (1 + exp(-mention_odds(mention, named->choice, hot)));
        if (!is_named_already(reading, mention->words))
            reading_add_product(reading, mention->name, NULL, (unsigned)(100 * sure), "text");
    }
}

/* Who asks is not what is asked for. */
static bool names_who(const Mention *mention, const Found *who)
{
    enum { TOLD_APART = 4 };

    return who && strlen(who->value) >= TOLD_APART && strstr(mention->name, who->value) != NULL;
}

static void drop_who(Named *named, const Reading *reading)
{
    for (guint i = named->mentions->len; i-- > 0;)
        if (names_who(named->mentions->pdata[i], reading->company) ||
            names_who(named->mentions->pdata[i], reading->name))
            g_ptr_array_remove_index(named->mentions, i);
}

/* --- Quantities --- */

/* From here on a word for pieces stands at the number, "12 adet"; colleagues and rooms have none. */
#define COUNTED_IN_PIECES 70

/* Counted is what is asked for, not the colleagues, rooms and years that a letter also has numbers of. */
static bool counts_a_product(const Named *named, const GPtrArray *countable, const Reading *reading,
                             const Quantity *quantity)
{
    const char *evidence = quantity->evidence ? quantity->evidence : "";

    bool pieces = !g_strcmp0(quantity->unit ? quantity->unit : "pcs", "pcs");

    if (quantity->confidence >= COUNTED_IN_PIECES || (!pieces && quantity->confidence != COUNT_OF_NAME))
        return true;
    g_autofree TaggerNameWords *words = quantity->product ? tagger_name_words(quantity->product) : NULL;
    if (strstr(named->text.text, evidence) == NULL || (words && is_named_already(reading, words)))
        return true;
    for (guint i = 0; i < countable->len; i++)
        if (mention_beside(&named->text, &((const Mention *)countable->pdata[i])->span, evidence))
            return true;
    return false;
}

/* Log-odds from which a name that a number stands beside may be what a buyer counts, be it named or not. */
#define COUNTABLE_FROM (-0.6)
/* From which the word before a name counts it: "a" tells less than a number. */
#define ONE_FROM (-0.3)

static GPtrArray *countable_of(const Named *named, bool hot)
{
    GPtrArray *countable = g_ptr_array_new();

    for (guint i = 0; i < named->mentions->len; i++)
        if (mention_odds(named->mentions->pdata[i], named->choice, hot) > (hot ? COUNTABLE_FROM : 0))
            g_ptr_array_add(countable, named->mentions->pdata[i]);
    return countable;
}

static void drop_other_counts(const Named *named, bool hot, Reading *reading)
{
    g_autoptr(GPtrArray) countable = countable_of(named, hot);
    size_t kept = 0;
    for (size_t i = 0; i < reading->n_quantity; i++)
        if (counts_a_product(named, countable, reading, reading->quantity[i]))
            reading->quantity[kept++] = reading->quantity[i];
        else
            quantity__free_unpacked(reading->quantity[i], NULL);
    reading->n_quantity = kept;
}

static bool is_counted(const Named *named, const Mention *mention, const Reading *reading)
{
    for (size_t i = 0; i < reading->n_quantity; i++) {
        const Quantity *quantity = reading->quantity[i];
        if ((quantity->product && tagger_has_words(quantity->product, mention->words)) ||
            (quantity->evidence && mention_beside(&named->text, &mention->span, quantity->evidence)))
            return true;
    }
    return false;
}

/* What counts a name stands on its line. */
static QuantityFound *count_of(const TaggerText *text, const TaggerSpan *span)
{
    size_t from = span->from;
    while (from > 0 && text->text[from - 1] != '\n')
        from--;
    size_t to = span->to + strcspn(text->text + span->to, "\n");
    g_autofree char *line = g_strndup(text->text + from, to - from);
    g_autoptr(Lexing) lexing = lex_text(line, text->language);

    return counted_find(lexing, span->from - from, span->to - from);
}

/* "A coolant pump": where names are known, the words before them count. */
static void add_counts(const Named *named, const GPtrArray *chosen, Reading *reading)
{
    for (guint i = 0; i < chosen->len; i++) {
        const Mention *mention = chosen->pdata[i];
        if (mention_odds(mention, named->choice, true) < ONE_FROM || is_counted(named, mention, reading))
            continue;
        QuantityFound *found = count_of(&named->text, &mention->span);
        if (found) {
            reading_add_quantity(reading, found);
            quantity_free(found);
        }
    }
}

static void drop_counts(Reading *reading)
{
    for (size_t i = 0; i < reading->n_quantity; i++)
        quantity__free_unpacked(reading->quantity[i], NULL);
    reading->n_quantity = 0;
}

static void drop_found(Found *found)
{
    found__free_unpacked(found, NULL);
}

/* --- What is asked for --- */

/* Points of buying from which a message asks for something, whatever the learned part has seen of its kind. */
#define BUYING_POINTS 30
/* Logits below a lead from which the learned part is sure that nothing is asked for. */
#define SURE 0.9

static bool asks_for_nothing(const Reading *reading)
{
    int points = 0;
    for (size_t i = 0; i < reading->n_hit; i++)
        points += reading->hit[i]->points;
    bool no_lead = reading->has_logit ? reading->logit < MODEL_LEAD_FROM - SURE : points < -BUYING_POINTS;
    return no_lead && points < BUYING_POINTS;
}

/* Logits below a buyer from which the numbers of a letter are of something else than what is bought. */
#define SURE_NO_BUYER 0.0

/* Who asks whether a thing fits, or for its certificate, counts what he has. */
static bool counts_nothing(const Reading *reading)
{
    return reading->has_logit_hot && reading->logit_hot < MODEL_HOT_FROM - SURE_NO_BUYER;
}

/* And from which neither a day nor a sum is of a purchase. */
#define SURE_OF_NO_TERMS 0.6

static void drop_sum(Money *sum)
{
    money__free_unpacked(sum, NULL);
}

/* Who asks for no price binds nobody to a day, and has nothing to spend: his audits and visits are his own. */
static void drop_terms(Reading *reading)
{
    bool sure = reading->logit_hot < MODEL_HOT_FROM - SURE_OF_NO_TERMS;
    if (reading->deadline && (sure || reading->deadline->confidence <= DATE_DOUBTFUL))
        g_clear_pointer(&reading->deadline, drop_found);
    if (reading->budget && sure)
        g_clear_pointer(&reading->budget, drop_sum);
}

static void drop_doubtful_sum(Reading *reading)
{
    if (reading->budget && reading->budget->confidence <= BUDGET_DOUBTFUL)
        g_clear_pointer(&reading->budget, drop_sum);
}

void named_settle(Named *named, Reading *reading)
{
    bool hot = reading->has_logit_hot && reading->logit_hot >= MODEL_HOT_FROM;

    if (!hot)
        drop_doubtful_sum(reading);
    if (asks_for_nothing(reading)) {
        drop_guesses(reading);
        drop_counts(reading);
    } else if (named) {
        look(named);
        drop_guesses(reading);
        drop_who(named, reading);
        g_autoptr(GPtrArray) chosen =
            mentions_meant(named->mentions, named->choice, hot, reading->n_product > 0, &named->text);
        add_products(named, chosen, hot, reading);
        if (counts_nothing(reading)) {
            drop_counts(reading);
            drop_terms(reading);
        } else if (chosen->len || !hot)
            drop_other_counts(named, hot, reading);
        if (hot)
            add_counts(named, chosen, reading);
    }
}
