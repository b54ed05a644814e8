/* Runs the extractors in order and fills the Reading. */
#include "parser/fields.h"

#include <string.h>

#include "parser/designation.h"
#include "parser/domain_words.h"
#include "parser/fields_job.h"
#include "parser/person.h"
#include "parser/reading_build.h"
#include "parser/reference.h"
#include "parser/sign_off.h"
#include "parser/source.h"
#include "parser/wanted.h"

const char *job_form_field(const Job *job, LabelKind kind)
{
    return form_value(job->form, kind);
}

bool job_blank(const char *text)
{
    return text[strspn(text, " \t\n")] == '\0';
}

const Candidate *job_first(const GPtrArray *found)
{
    return found && found->len ? g_ptr_array_index(found, 0) : NULL;
}

static bool has_characters(const char *text, int least)
{
    for (; *text && least > 0; text = g_utf8_next_char(text))
        least--;
    return least == 0;
}

static void find_language(Job *job)
{
    enum { ENOUGH = 25 };
    const Prospect *prospect = job->prospect;
    unsigned confidence = 0;
    g_autofree char *language =
        has_characters(prospect->own, ENOUGH) ? language_detect(prospect->own, &confidence) : NULL;
    g_autofree char *longer =
        language ? NULL : g_strconcat(quote_subject_base(prospect->subject), "\n", prospect->own, "\n", NULL);
    if (!language)
        language = language_detect(longer, &confidence);
    if (!language)
        language = language_detect(prospect->body, &confidence);
    reading_set(&job->reading->language, language, prospect->own, confidence, "text");
    job->setting.language = job->reading->language ? job->reading->language->value : "";
}

static void find_details(Job *job)
{
    Reading *reading = job->reading;
    const Contact *contact = job->contact;
    reading_set(&reading->title, job_form_field(job, LABEL_TITLE), NULL, 90, "form");
    reading_set(&reading->title, contact->title, NULL, 70, "signature");
    reading_set(&reading->industry, job_form_field(job, LABEL_INDUSTRY), NULL, 90, "form");
    reading_set(&reading->city, job_form_field(job, LABEL_CITY), NULL, 85, "form");
    reading_set(&reading->city, contact->city, NULL, 70, "signature");
    reading_set(&reading->postcode, job_form_field(job, LABEL_POSTCODE), NULL, 85, "form");
    reading_set(&reading->postcode, contact->postcode, NULL, 70, "signature");
    reading_set(&reading->website, job_form_field(job, LABEL_WEBSITE), NULL, 85, "form");
    reading_set(&reading->website, contact->website, NULL, 70, "signature");
    reading_set(&reading->their_reference, job_form_field(job, LABEL_REFERENCE), NULL, 80, "form");
    g_autofree char *titled = job->form ? NULL : reference_find(job->prospect->subject);
    reading_set(&reading->their_reference, titled, job->prospect->subject, 70, "header");
    g_autofree char *said = reference_find(job->said);
    reading_set(&reading->their_reference, said, NULL, 60, "text");
}

static void find_deadline(Job *job)
{
    const char *labelled = job_form_field(job, LABEL_DEADLINE);
    if (labelled) {
        g_autofree char *line = g_strconcat("Deadline: ", labelled, "\n", NULL);
        g_autoptr(GPtrArray) found = date_deadlines(line, &job->setting);
        const Candidate *first = job_first(found);
        if (first)
            reading_set(&job->reading->deadline, first->value, labelled, 90, "form");
    }
    /* The signature, and a form's other fields, where the words tell none. */
    g_autofree char *rest = job->form ? g_strconcat(job->prospect->body, "\n", job->block, NULL) : NULL;
    g_autoptr(GPtrArray) found = date_deadlines(job->asked, &job->setting);
    g_autoptr(GPtrArray) wider = found && found->len ? NULL : date_deadlines(rest ? rest : job->block, &job->setting);
    const Candidate *first = job_first(found) ? job_first(found) : job_first(wider);
    if (first && !job->reading->deadline)
        reading_set(&job->reading->deadline, first->value, first->evidence, first->confidence, "text");
}

static void take_budget(Job *job, const GPtrArray *found, bool labelled)
{
    const MoneyFound *best = NULL;
    for (guint i = 0; found && i < found->len; i++) {
        const MoneyFound *money = g_ptr_array_index(found, i);
        if ((labelled || money->is_budget) && (!best || money->confidence > best->confidence))
            best = money;
    }
    if (best)
        reading_set_budget(job->reading, best->amount, best->currency, best->evidence, best->confidence);
}

static GPtrArray *money_in(Job *job, const char *text)
{
    return !text || job_blank(text) || job->reading->budget ? NULL : money_find(text, &job->setting);
}

static void budget_in(Job *job, const char *text, bool labelled)
{
    g_autoptr(GPtrArray) found = money_in(job, text);
    take_budget(job, found, labelled);
}

/* A buyer who writes of one sum, and of no other, has it to spend. */
static void take_only_sum(Job *job, const GPtrArray *found)
{
    enum { LEAST = 50 };
    const MoneyFound *only = NULL;
    for (guint i = 0; found && i < found->len; i++) {
        const MoneyFound *money = g_ptr_array_index(found, i);
        if (!money->is_open || money->amount < LEAST || (only && only->amount != money->amount))
            return;
        only = money;
    }
    if (only)
        reading_set_budget(job->reading, only->amount, only->currency, only->evidence, BUDGET_DOUBTFUL);
}

static void find_budget(Job *job)
{
    budget_in(job, job_form_field(job, LABEL_BUDGET), true);
    g_autoptr(GPtrArray) asked = money_in(job, job->asked);
    take_budget(job, asked, false);
    budget_in(job, job->form ? job->prospect->body : NULL, false);
    budget_in(job, job->block, false);
    if (!job->reading->budget)
        take_only_sum(job, asked);
}

void fields_missing(Reading *reading)
{
    const struct {
        bool missing;
        const char *what;
    } table[] = {{reading->n_product == 0, "product"},
                 {reading->n_quantity == 0, "quantity"},
                 {!reading->deadline, "deadline"},
                 {!reading->company, "company"},
                 {!reading->phone, "phone"},
                 {!reading->country, "country"},
                 {!reading->email, "email"}};
    reading->missing = g_new(char *, G_N_ELEMENTS(table));
    for (size_t i = 0; i < G_N_ELEMENTS(table); i++)
        if (table[i].missing)
            reading->missing[reading->n_missing++] = g_strdup(table[i].what);
}

static void find_relay(Job *job)
{
    const Prospect *prospect = job->prospect;
    Reading *reading = job->reading;
    reading->relay = g_strdup(prospect->relay);
    reading->relay_name = prospect->relay_name ? reading_shorten(prospect->relay_name, READING_VALUE_MAX) : NULL;
    if (prospect->candidate_email)
        reading->candidate = reading_mailbox(prospect->candidate_name, prospect->candidate_email);
}

/* Own words above a line that begins with the person's name: what follows is who he is, what his company does. NULL:
 * all are his words. */
static char *words_above_name(const Job *job)
{
    enum { MUCH_MORE = 8 };
    const char *own = job->prospect->own, *name = job->known_name;
    size_t at = job->named_at;
    if (at == 0 || !own[at])
        return NULL;
    g_autofree char *line = g_strndup(own + at, strcspn(own + at, "\n,|/(-"));
    g_autofree char *bare = person_bare(g_strstrip(line));
    g_autofree char *above = g_strchomp(g_strndup(own, at));
    /* A form that names him first goes on with what he says. */
    bool below = strlen(own + at) > MUCH_MORE * strlen(above);
    bool signs =
        *bare && person_like(bare) && person_same(bare, name) && !job_blank(above) && own[at - 1] == '\n' && !below;
    return signs ? g_steal_pointer(&above) : NULL;
}

static bool is_web(const Form *form)
{
    return form && form->layout == FORM_WEB;
}

/* What was typed into fields for words and products; NULL: there are none. */
static char *typed_words(const Form *form)
{
    const char *product = form_value(form, LABEL_PRODUCT), *subject = form_value(form, LABEL_SUBJECT);
    if (!is_web(form) || (!*form->message && !product))
        return NULL;
    return g_strconcat(form->message, "\n", product ? product : "", "\n",
                       *form->message ? ""
                       : subject      ? subject
                                      : "",
                       NULL);
}

#define CLOCK_AHEAD (2 * 86400)
#define LONG_AGO (10LL * 365 * 86400)

/* What relative dates count from: the sender's clock, unless it is absent or plainly wrong. */
static Setting setting_of(const ReadRequest *request, const Message *message, Lexings *lexings)
{
    Setting setting = {
        .now = message->date, .offset = message->date_offset, .language = "", .country = "", .lexings = lexings};
    if (request->has_arrived &&
        (message->date > request->arrived + CLOCK_AHEAD || message->date < request->arrived - LONG_AGO)) {
        setting.now = request->arrived;
        setting.offset = 0;
    }
    return setting;
}

Named *fields_read(const FieldTools *tools, const ReadRequest *request, const Message *message,
                   const Prospect *prospect, Reading *reading)
{
    Job job = {.config = tools->config,
               .model = tools->model,
               .request = request,
               .message = message,
               .prospect = prospect,
               .reading = reading};
    job.form = prospect->relay && strcmp(prospect->relay, "forward") ? prospect->form : NULL;
    job.bare = person_bare(prospect->name);
    job.domain = domain_letters(prospect->email);
    job.known_name = who_known_name(&job);
    job.named_at = *job.known_name ? sign_off_by_name(prospect->own, job.known_name) : strlen(prospect->own);
    job.block = who_signature(&job, &job.contact);
    g_autofree char *above = words_above_name(&job), *typed = typed_words(job.form);
    bool all_own = !is_web(job.form) && !strcmp(prospect->body, prospect->own);
    job.said = above ? above : prospect->own;
    job.asked = typed ? typed : all_own ? job.said : prospect->body;
    job.setting = setting_of(request, message, tools->lexings);
    find_relay(&job);
    find_language(&job);
    who_find(&job);
    where_find(&job);
    find_details(&job);
    Named *named = items_find(&job);
    find_deadline(&job);
    find_budget(&job);
    reading->source = source_find(request, message, prospect);
    reading->words = reading_shorten(job.said, READING_WORDS_MAX);
    lexings_forget(tools->lexings);
    contact_free(job.contact);
    g_free(job.bare);
    g_free(job.domain);
    g_free(job.block);
    return named;
}
