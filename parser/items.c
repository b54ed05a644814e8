/* What is asked for, and how much of it. */
#include <string.h>

#include "parser/designation.h"
#include "parser/fields_job.h"
#include "parser/person.h"
#include "parser/reading_build.h"
#include "parser/wanted.h"

static void add_quantities(Job *job, const char *text)
{
    g_autoptr(GPtrArray) found = quantity_find(text, &job->setting);
    for (guint i = 0; found && i < found->len; i++)
        reading_add_quantity(job->reading, g_ptr_array_index(found, i));
}

/* "5 Piece", "4,000", "8 (eight)": the number of a form's quantity field; 0 when there is none. */
static double number_in(const char *text)
{
    GString *digits = g_string_new(NULL);
    const char *p = text + strcspn(text, "0123456789");
    for (; *p; p++) {
        if (g_ascii_isdigit(*p))
            g_string_append_c(digits, *p);
        else if (!(strchr(",. '", *p) && strspn(p + 1, "0123456789") == 3))
            break;
    }
    double value = digits->len && digits->len < 10 ? g_ascii_strtod(digits->str, NULL) : 0;
    g_string_free(digits, TRUE);
    return value;
}

static bool form_quantity(Job *job)
{
    const char *text = job_form_field(job, LABEL_QUANTITY);
    double value = text ? number_in(text) : 0;
    if (value <= 0)
        return false;
    g_autoptr(GPtrArray) found = quantity_find(text, &job->setting);
    const QuantityFound *read = found && found->len ? g_ptr_array_index(found, 0) : NULL;
    QuantityFound quantity = {.value = value,
                              .unit = read ? read->unit : (char *)"pcs",
                              .product = (char *)job_form_field(job, LABEL_PRODUCT),
                              .evidence = (char *)text,
                              .confidence = 90};
    reading_add_quantity(job->reading, &quantity);
    return true;
}

/* The company's own name and ours are no product. */
static bool is_a_company(const Job *job, const char *model)
{
    const Found *company = job->reading->company;
    g_autofree char *letters = person_letters(model);
    g_autofree char *ours = person_letters(job->config->company ? job->config->company : "");
    bool own = (*ours && strstr(ours, letters)) || (company && strstr(company->value, model));
    for (size_t i = 0; i < job->config->n_domain && !own; i++) {
        g_autofree char *domain = person_letters(job->config->domain[i]);
        own = strstr(domain, letters) != NULL;
    }
    const GPtrArray *list = job->message->from;
    const Address *from = list && list->len ? g_ptr_array_index(list, 0) : NULL;
    bool writer = from && (strstr(from->name, model) || contact_fits_domain(model, from->address));
    return own || writer || contact_fits_domain(model, job->prospect->email);
}

static void add_models(Job *job, const char *text)
{
    Reading *reading = job->reading;
    g_autoptr(GPtrArray) models = designations_find(text);
    for (guint i = 0; i < models->len; i++) {
        const char *model = g_ptr_array_index(models, i);
        bool known = is_a_company(job, model);
        for (size_t at = 0; at < reading->n_product && !known; at++)
            known = strstr(reading->product[at]->value, model) != NULL;
        if (!known)
            reading_add_product(reading, model, NULL, 60, "text");
    }
}

/* Where neither quantity nor model tells: names in quotes, words behind a cue. */
static void guess_product(Job *job, const char *subject)
{
    g_autofree char *quoted = wanted_quoted(subject);
    if (!quoted)
        quoted = wanted_quoted(job->asked);
    g_autofree char *wanted = quoted ? NULL : wanted_find(job->asked);
    g_autofree char *titled = quoted || wanted ? NULL : wanted_find(subject);
    reading_add_product(job->reading, quoted ? quoted : wanted ? wanted : titled, NULL, 45, "text");
}

/* "Price for 40 pcs": the word beside it is no product, and a card would say "40 x for". */
static void drop_small_word(Quantity *quantity)
{
    const char *product = quantity->product;
    if (!product || !g_ascii_isalpha(*product) || strchr(product, ' ') || wanted_is_goods(product))
        return;
    g_clear_pointer(&quantity->product, free);
}

/* By quantities, form fields, model numbers, quotation marks and cues. */
static void guess_items(Job *job, const char *subject)
{
    Reading *reading = job->reading;
    if (!form_quantity(job))
        add_quantities(job, job->asked);
    if (reading->n_quantity == 0 && !job->form)
        add_quantities(job, subject);
    for (size_t i = 0; i < reading->n_quantity; i++) {
        Quantity *quantity = reading->quantity[i];
        drop_small_word(quantity);
        const char *product = quantity->product ? quantity->product : "";
        product += strspn(product, " -*") + (g_str_has_prefix(product, "・") ? strlen("・") : 0);
        if (wanted_is_goods(product))
            reading_add_product(reading, product, quantity->evidence, quantity->confidence, "text");
    }
    reading_add_product(reading, job_form_field(job, LABEL_PRODUCT), NULL, 90, "form");
    g_autofree char *text = g_strconcat(job->form ? "" : subject, "\n", job->asked, NULL);
    add_models(job, text);
    if (reading->n_product == 0)
        guess_product(job, subject);
}

/* --- What the learned part makes of it --- */

static GPtrArray *guesses_of(const Reading *reading)
{
    GPtrArray *guesses = g_ptr_array_new();
    for (size_t i = 0; i < reading->n_product; i++)
        g_ptr_array_add(guesses, reading->product[i]->value);
    return guesses;
}

static GPtrArray *counts_of(const Reading *reading)
{
    GPtrArray *counts = g_ptr_array_new();
    for (size_t i = 0; i < reading->n_quantity; i++)
        if (reading->quantity[i]->evidence)
            g_ptr_array_add(counts, reading->quantity[i]->evidence);
    return counts;
}

static char **copies(const GPtrArray *strings)
{
    char **copy = g_new0(char *, strings->len + 1);
    for (guint i = 0; i < strings->len; i++)
        copy[i] = g_strdup(strings->pdata[i]);
    return copy;
}

static void export_input(const TaggerText *text, Reading *reading)
{
    TaggerInput *input = g_new(TaggerInput, 1);
    tagger_input__init(input);
    input->text = g_strdup(text->text);
    input->subject = (uint32_t)text->subject;
    input->language = g_strdup(text->language);
    input->n_guess = text->guesses->len;
    input->guess = copies(text->guesses);
    input->n_count = text->counts->len;
    input->count = copies(text->counts);
    reading->tagger = input;
}

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

static bool is_named_already(const Reading *reading, const char *name)
{
    for (size_t i = 0; i < reading->n_product; i++)
        if (tagger_same_name(reading->product[i]->value, name))
            return true;
    return false;
}

/* Bytes that may stand between a number and the name of what is counted: "40 pcs of the NF-220", "NF-220: 40". */
enum { GAP_BEHIND = 32, GAP_BEFORE = 14 };

/* Does a name stand beside these words, on their line? */
static bool is_beside(const TaggerText *text, const GArray *spans, size_t from, size_t to)
{
    for (guint i = 0; i < spans->len; i++) {
        const TaggerSpan *span = &g_array_index(spans, TaggerSpan, i);
        bool behind = span->from >= to && span->from - to <= GAP_BEHIND;
        bool before = span->to <= from && from - span->to <= GAP_BEFORE;
        size_t gap = behind ? to : span->to, end = behind ? span->from : from;
        if (span->from < to && span->to > from)
            return true;
        if ((behind || before) && !memchr(text->text + gap, '\n', end - gap))
            return true;
    }
    return false;
}

/* From here on a word for pieces stands at the number, "12 adet"; colleagues and rooms have none. */
#define COUNTED_IN_PIECES 70

/* Counted is what is asked for, not the colleagues, rooms and years that a letter also has numbers of. */
static bool counts_a_product(const Job *job, const TaggerText *text, const GArray *spans, const Quantity *quantity)
{
    const char *evidence = quantity->evidence ? quantity->evidence : "";
    const char *at = *evidence ? strstr(text->text, evidence) : NULL;
    size_t from = at ? (size_t)(at - text->text) : 0;
    if (!at || strcmp(quantity->unit ? quantity->unit : "pcs", "pcs") != 0)
        return true;
    if (quantity->confidence >= COUNTED_IN_PIECES)
        return true;
    if (quantity->product && is_named_already(job->reading, quantity->product))
        return true;
    return is_beside(text, spans, from, from + strlen(evidence));
}

static void drop_other_counts(Job *job, const TaggerText *text, const GArray *spans)
{
    Reading *reading = job->reading;
    size_t kept = 0;
    for (size_t i = 0; i < reading->n_quantity; i++)
        if (counts_a_product(job, text, spans, reading->quantity[i]))
            reading->quantity[kept++] = reading->quantity[i];
        else
            quantity__free_unpacked(reading->quantity[i], NULL);
    reading->n_quantity = kept;
}

static void name_products(Job *job, TaggerText *text)
{
    double eagerness = 0;
    const TaggerWeights *weights = model_tagger(job->model, &eagerness);
    if (!weights)
        return;
    text->known = weights->known;
    g_autoptr(GArray) words = tagger_words(text);
    drop_guesses(job->reading);
    g_autoptr(GArray) spans = job->reading->n_product ? tagger_spans(weights, words, eagerness)
                                                      : tagger_spans_at_least(weights, words, eagerness);
    for (guint i = 0; i < spans->len; i++) {
        const TaggerSpan *span = &g_array_index(spans, TaggerSpan, i);
        g_autofree char *name = tagger_name(text->text, span);
        if (*name && !is_named_already(job->reading, name))
            reading_add_product(job->reading, name, NULL, (unsigned)(100 * span->probability), "text");
    }
    if (spans->len)
        drop_other_counts(job, text, spans);
}

void items_find(Job *job)
{
    const char *subject = quote_subject_base(job->prospect->subject);
    guess_items(job, subject);
    g_autofree char *words = g_strconcat(subject, "\n", job->asked, NULL);
    g_autoptr(GPtrArray) guesses = guesses_of(job->reading);
    g_autoptr(GPtrArray) counts = counts_of(job->reading);
    TaggerText text = {.text = words,
                       .subject = strlen(subject),
                       .language = job->setting.language,
                       .guesses = guesses,
                       .counts = counts};
    if (job->request->features)
        export_input(&text, job->reading);
    name_products(job, &text);
}

/* Points of buying from which a message asks for something, whatever the learned part has seen of its kind. */
#define BUYING_POINTS 30
/* Logits below a lead from which the learned part is sure that nothing is asked for. */
#define SURE 0.7

static bool asks_for_nothing(const Reading *reading)
{
    int points = 0;
    for (size_t i = 0; i < reading->n_hit; i++)
        points += reading->hit[i]->points;
    bool no_lead = reading->has_logit ? reading->logit < MODEL_LEAD_FROM - SURE : points < -BUYING_POINTS;
    return no_lead && points < BUYING_POINTS;
}

void items_settle(Reading *reading)
{
    if (!asks_for_nothing(reading))
        return;
    drop_guesses(reading);
    for (size_t i = 0; i < reading->n_quantity; i++)
        quantity__free_unpacked(reading->quantity[i], NULL);
    reading->n_quantity = 0;
}
