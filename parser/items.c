/* What is asked for, and how much of it. */
#include <string.h>

#include "parser/contact_domain.h"
#include "parser/designation.h"
#include "parser/fields_job.h"
#include "parser/person_letters.h"
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
    return own || writer || contact_spells(model, job->domain, CONTACT_FITS);
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
static void guess_items(Job *job, const char *subject, const char *words)
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
        if (quantity->confidence > COUNT_DOUBTFUL && wanted_is_goods(product))
            reading_add_product(reading, product, quantity->evidence, quantity->confidence, "text");
    }
    reading_add_product(reading, job_form_field(job, LABEL_PRODUCT), NULL, 90, "form");
    add_models(job, job->form ? words + strlen(subject) : words);
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

Named *items_find(Job *job)
{
    const char *subject = quote_subject_base(job->prospect->subject);
    g_autofree char *words = g_strconcat(subject, "\n", job->asked, NULL);
    guess_items(job, subject, words);
    g_autoptr(GPtrArray) guesses = guesses_of(job->reading);
    g_autoptr(GPtrArray) counts = counts_of(job->reading);
    TaggerText text = {.text = words,
                       .subject = strlen(subject),
                       .language = job->setting.language,
                       .guesses = guesses,
                       .counts = counts};
    if (job->request->features)
        export_input(&text, job->reading);
    return named_new(job->model, &text);
}
