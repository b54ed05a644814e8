/* Readings and scores -> JSON. Only the shapes; whoever prints adds its own fields. */
#include "milter/json.h"

#include <math.h>

#include "store/records.h"

/* A missing value stays absent. */
static void add_text(json_t *object, const char *key, const char *text)
{
    if (text && *text)
        json_object_set_new(object, key, json_string(text));
}

/* Whole numbers without ".0": 40, not 40.0. */
static json_t *number(double value)
{
    if (value == floor(value) && fabs(value) < 1e15)
        return json_integer((json_int_t)value);
    return json_real(value);
}

static void add_evidence(json_t *evidence, const char *key, const Found *found)
{
    json_t *entry = json_object();

    add_text(entry, "words", found->evidence);
    add_text(entry, "origin", found->origin);
    json_object_set_new(entry, "confidence", json_integer(found->confidence));
    json_object_set_new(evidence, key, entry);
}

static void add_found(json_t *object, json_t *evidence, const char *key, const Found *found)
{
    if (found == NULL || found->value == NULL || *found->value == '\0')
        return;
    add_text(object, key, found->value);
    add_evidence(evidence, key, found);
}

static void add_products(json_t *object, const Reading *reading)
{
    json_t *list = json_array();

    for (size_t i = 0; i < reading->n_product; i++)
        json_array_append_new(list, json_string(reading->product[i]->value));
    json_object_set_new(object, "products", list);
}

static void add_quantities(json_t *object, const Reading *reading)
{
    json_t *list = json_array();

    for (size_t i = 0; i < reading->n_quantity; i++) {
        const Quantity *quantity = reading->quantity[i];
        json_t *entry = json_object();
        json_object_set_new(entry, "value", number(quantity->value));
        add_text(entry, "unit", quantity->unit);
        add_text(entry, "product", quantity->product);
        json_array_append_new(list, entry);
    }
    json_object_set_new(object, "quantity", list);
}

static void add_budget(json_t *object, const Money *budget)
{
    if (budget == NULL)
        return;
    json_t *entry = json_object();
    json_object_set_new(entry, "amount", number(budget->amount));
    add_text(entry, "currency", budget->currency);
    json_object_set_new(object, "budget", entry);
}

static void add_attachments(json_t *object, const Reading *reading)
{
    json_t *list = json_array();

    for (size_t i = 0; i < reading->n_attachment; i++)
        if (reading->attachment[i]->filename)
            json_array_append_new(list, json_string(reading->attachment[i]->filename));
    json_object_set_new(object, "attachments", list);
}

static void add_strings(json_t *object, const char *key, char *const *strings, size_t count)
{
    if (count == 0)
        return;
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, json_string(strings[i]));
    json_object_set_new(object, key, list);
}

static void add_mailbox(json_t *object, const char *key, const Mailbox *mailbox)
{
    if (mailbox == NULL)
        return;
    json_t *entry = json_object();
    add_text(entry, "name", mailbox->name);
    add_text(entry, "email", mailbox->address);
    json_object_set_new(object, key, entry);
}

json_t *json_reading(const Reading *reading)
{
    const struct {
        const char *key;
        const Found *found;
    } fields[] = {
        {"language", reading->language}, {"name", reading->name},         {"email", reading->email},
        {"company", reading->company},   {"phone", reading->phone},       {"country", reading->country},
        {"deadline", reading->deadline}, {"source", reading->source},     {"kind", reading->kind},
        {"title", reading->title},       {"industry", reading->industry}, {"their_reference", reading->their_reference},
        {"city", reading->city},         {"postcode", reading->postcode}, {"website", reading->website},
    };
    json_t *object = json_object();
    json_t *evidence = json_object();

    add_text(object, "unparsed", reading->unparsed);
    add_text(object, "subject", reading->subject);
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
        add_found(object, evidence, fields[i].key, fields[i].found);
    add_products(object, reading);
    add_quantities(object, reading);
    add_budget(object, reading->budget);
    add_attachments(object, reading);
    add_strings(object, "missing", reading->missing, reading->n_missing);
    add_text(object, "words", reading->words);
    add_text(object, "relay", reading->relay);
    add_text(object, "relay_name", reading->relay_name);
    add_mailbox(object, "candidate", reading->candidate);
    add_text(object, "automatic", reading->automatic);
    add_strings(object, "no_ack", reading->no_ack, reading->n_no_ack);
    json_object_set_new(object, "evidence", evidence);
    return object;
}

void json_add_score(json_t *object, LeadClass lead_class, int score, Hit *const *hits, size_t n_hits)
{
    json_t *list = json_array();

    for (size_t i = 0; i < n_hits; i++) {
        json_t *entry = json_object();
        json_object_set_new(entry, "name", json_string(hits[i]->name));
        json_object_set_new(entry, "points", json_integer(hits[i]->points));
        add_text(entry, "evidence", hits[i]->evidence);
        json_array_append_new(list, entry);
    }
    add_text(object, "class", lead_class_name(lead_class));
    json_object_set_new(object, "score", json_integer(score));
    json_object_set_new(object, "reasons", list);
}

char *rfc3339(int64_t at)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(at);

    return time ? g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

json_t *json_time(int64_t at)
{
    g_autofree char *text = at ? rfc3339(at) : NULL;

    return text ? json_string(text) : json_null();
}

char *json_line(json_t *object)
{
    char *made = json_dumps(object, JSON_COMPACT | JSON_REAL_PRECISION(15));
    char *line = g_strdup(made ? made : "{}");

    free(made);
    json_decref(object);
    return line;
}
