/* What templates may say is what they are given: the table of variables, and the data of real letters. */
#include <string.h>

#include "milter/letter_data.h"
#include "milter/letter_step.h"
#include "milter/letter_vars.h"
#include "templates/page.h"
#include "tests/unit/config-of.h"

enum { NOW = 1763931600 }; /* 2025-11-23 22:00 in Berlin: nobody is there */

static Config *config;
static GHashTable *seen[VARS_PAGE + 1]; /* of names, by LetterVars */

static bool fits(const json_t *value, VarType type)
{
    if (type == VAR_FLAG)
        return json_is_true(value);
    if (type == VAR_GROUP)
        return json_is_object(value);
    if (type == VAR_LIST)
        return json_is_array(value);
    return json_is_string(value) || json_is_integer(value);
}

static const LetterVar *find(LetterVars vars, const char *name)
{
    for (const LetterVar *var = letter_vars; var->name; var++)
        if ((var->in & vars) && strcmp(var->name, name) == 0)
            return var;
    g_error("%s is not in the table of letter_vars.c", name);
}

static void walk(LetterVars vars, const char *above, json_t *object);

static void walk_value(LetterVars vars, const char *name, json_t *value)
{
    size_t at;
    json_t *entry;
    if (json_is_object(value))
        walk(vars, name, value);
    json_array_foreach(value, at, entry)
    {
        if (json_is_object(entry))
            walk(vars, name, entry);
    }
}

static void walk(LetterVars vars, const char *above, json_t *object)
{
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value)
    {
        g_autofree char *name = *above ? g_strconcat(above, ".", key, NULL) : g_strdup(key);
        const LetterVar *var = find(vars, name);
        if (!fits(value, var->type))
            g_error("%s is no %s", name, letter_var_type(var->type));
        g_hash_table_add(seen[vars], g_strdup(name));
        if (vars != VARS_DIGEST || strcmp(name, "items") != 0) /* those are as in a card */
            walk_value(vars, name, value);
    }
}

static void take(LetterVars vars, json_t *data)
{
    walk(vars, "", data);
    json_decref(data);
}

static void found(Found *made, Found **field, const char *value)
{
    found__init(made);
    made->value = (char *)value;
    *field = made;
}

/* A lead of which everything is known. */
typedef struct {
    Lead lead;
    Reading reading;
    Outgoing row;
    Contact contact;
    Account account;
    Letter letter;
    Found value[16], *product[1];
    Quantity quantity, *quantities[1];
    Money budget;
    Mailbox candidate;
    Hit hit, *hits[1];
    Attachment attachment, *attachments[1];
} Scene;

static void fill_reading(Scene *s)
{
    Reading *r = &s->reading;
    Found *one = s->value;
    reading__init(r);
    found(one++, &r->name, "Hans Mueller");
    found(one++, &r->email, "hans@metall.example");
    found(one++, &r->company, "Metall");
    found(one++, &r->phone, "+4989123");
    found(one++, &r->country, "DE");
    found(one++, &r->city, "Ulm");
    found(one++, &r->deadline, "2025-12-05");
    found(one++, &r->title, "buyer");
    found(one++, &r->their_reference, "RFQ 7");
    found(one++, &r->website, "metall.example");
    found(one++, &r->kind, "rfq");
    found(one++, &s->product[0], "NF-220");
    r->product = s->product;
    r->n_product = 1;
    quantity__init(&s->quantity);
    s->quantity.value = 40;
    s->quantities[0] = &s->quantity;
    r->quantity = s->quantities;
    r->n_quantity = 1;
    money__init(&s->budget);
    s->budget.amount = 5000;
    s->budget.currency = (char *)"EUR";
    r->budget = &s->budget;
    mailbox__init(&s->candidate);
    s->candidate.address = (char *)"eva@metall.example";
    r->candidate = &s->candidate;
    attachment__init(&s->attachment);
    s->attachment.filename = (char *)"plan.pdf";
    s->attachments[0] = &s->attachment;
    r->attachment = s->attachments;
    r->n_attachment = 1;
    r->subject = (char *)"Pump";
    r->words = (char *)"Please quote.";
}

static void fill(Scene *s)
{
    *s = (Scene){0};
    lead__init(&s->lead);
    fill_reading(s);
    s->lead.id = 1042;
    s->lead.class_ = LEAD_CLASS__CLASS_HOT;
    s->lead.owner = s->lead.owner_reason = (char *)"alice";
    s->lead.reading = &s->reading;
    s->lead.relation = (char *)"customer";
    s->lead.mail_from = s->lead.ack_to = (char *)"hans@metall.example";
    s->lead.has_respond_by = s->lead.has_promised_by = true;
    s->lead.respond_by = s->lead.promised_by = s->lead.next_step_at = NOW + 86400;
    s->lead.clock_from = NOW - 86400;
    s->lead.next_step = (char *)"respond";
    s->lead.source = (char *)"plus:expo26";
    s->lead.unparsed = (char *)"late";
    s->lead.credited_lead = s->lead.same_project = 7;
    hit__init(&s->hit);
    s->hit.name = s->hit.evidence = (char *)"asks-price";
    s->hits[0] = &s->hit;
    s->lead.reason = s->hits;
    s->lead.n_reason = 1;
    outgoing__init(&s->row);
    s->row.to = (char *)"alice@acme.example";
    contact__init(&s->contact);
    account__init(&s->account);
    s->contact.leads = s->account.leads = 3;
    s->contact.won = s->account.won = 1;
    s->contact.first_seen = NOW;
    s->account.domain = (char *)"metall.example";
    s->account.owner = (char *)"alice";
    s->letter = (Letter){.config = config,
                         .row = &s->row,
                         .lead = &s->lead,
                         .contact = &s->contact,
                         .account = &s->account,
                         .too_large = true,
                         .now = NOW};
}

static json_t *card(const Scene *s)
{
    json_t *data = letter_data_card(&s->letter, "en", "leads+token@acme.example");
    letter_data_step(data, &s->letter, "en");
    letter_data_answer(data, &s->letter);
    return data;
}

/* Every turn that a letter can take, one after the other. */
static void tell_all(void)
{
    static const char *const kinds[] = {"rfq", "price", "order", "demo", "call", "sample", "brochure", "partner"};
    static const char *const relays[] = {"form", "marketplace", "forward", "chat", "voicemail"};
    static const char *const missing[] = {"product", "quantity", "deadline", "country", "phone",
                                          "company", "name",     "budget",   "email",   "incoterms"};
    static const char *const steps[] = {"respond", "reply", "proposal", "follow-up", "outcome", "by hand"};
    static const char *const details[] = {"remind 1",       "overdue 1",         "accept 1",    "chase 1",
                                          "escalate 1",     "again 1",           "stale 1",     "failed a@b no",
                                          "unheard a@b no", "unanswered a@b no", "follow-up x", "unread words"};
    Scene s;
    for (size_t i = 0; i < G_N_ELEMENTS(missing); i++) {
        char *facts[] = {(char *)missing[i], (char *)"more"};
        fill(&s);
        s.reading.missing = facts;
        s.reading.n_missing = 2;
        s.reading.kind->value = (char *)kinds[i % G_N_ELEMENTS(kinds)];
        s.lead.next_step = (char *)steps[i % G_N_ELEMENTS(steps)];
        take(VARS_LEAD, card(&s));
        s.lead.unparsed = NULL;
        take(VARS_ACK, letter_data_ack(&s.letter, "en"));
        s.reading.kind->value = (char *)"rfq"; /* what is asked for depends on that */
        take(VARS_ACK, letter_data_ack(&s.letter, "en"));
        s.reading.kind->value = (char *)"call";
        take(VARS_ACK, letter_data_ack(&s.letter, "en"));
    }
    for (size_t i = 0; i < G_N_ELEMENTS(details); i++) {
        fill(&s);
        s.row.detail = (char *)details[i];
        s.reading.relay = (char *)relays[i % G_N_ELEMENTS(relays)];
        s.reading.relay_name = (char *)"shop";
        s.lead.class_ = i % 2 ? LEAD_CLASS__CLASS_GENERAL : LEAD_CLASS__CLASS_HOT;
        s.lead.has_acked_at = i == 0;
        s.lead.ack_reason = (char *)(i == 1 ? "spf fail" : NULL);
        s.lead.next_step_at = NOW - (int64_t)i;
        s.lead.waiting_on = WAITING_ON__WAITING_US;
        s.letter.original = i == 2 ? g_bytes_new_static("x", 1) : NULL;
        take(VARS_LEAD, card(&s));
        g_clear_pointer(&s.letter.original, g_bytes_unref);
    }
}

static void tell_digest(void)
{
    Scene s;
    json_t *items = json_array();
    fill(&s);
    for (int i = 0; i < 5; i++)
        json_array_append_new(items, card(&s));
    take(VARS_DIGEST, letter_data_digest(items, &s.letter));
}

static void test_table(void)
{
    tell_all();
    tell_digest();
    take(VARS_PAGE, page_data("one\nline\n\n- a list\n\nlast", "de"));
    for (const LetterVar *var = letter_vars; var->name; var++) {
        g_assert_cmpuint(strlen(var->help), >=, 3);
        for (unsigned vars = VARS_ACK; vars <= VARS_PAGE; vars *= 2)
            if ((var->in & vars) && !g_hash_table_contains(seen[vars], var->name))
                g_error("%s is in the table, and nobody gets it", var->name);
    }
}

static void test_known(void)
{
    g_assert_true(letter_var_known(VARS_ACK, "owner.name"));
    g_assert_true(letter_var_known(VARS_ACK, "fact.phone"));
    g_assert_true(letter_var_known(VARS_ACK, "."));
    g_assert_false(letter_var_known(VARS_ACK, "phone.fact"));
    g_assert_false(letter_var_known(VARS_ACK, "owner.phone"));
    g_assert_false(letter_var_known(VARS_ACK, "own"));
    g_assert_false(letter_var_known(VARS_ACK, "wants"));
    g_assert_false(letter_var_known(VARS_ACK, ">_sign"));
    g_assert_true(letter_var_known(VARS_DIGEST, "wait.due"));
    g_assert_true(letter_var_known(VARS_DIGEST, "count"));
    g_assert_false(letter_var_known(VARS_LEAD, "count"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    config = config_of("company: {name: ACME, domains: [acme.example], timezone: Europe/Berlin}\n"
                       "intake: sales@acme.example\nidentity: leads@acme.example\n"
                       "owners: [alice@acme.example]\n",
                       "ack: {customers: own}\n");
    for (unsigned vars = VARS_ACK; vars <= VARS_PAGE; vars *= 2)
        seen[vars] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_test_add_func("/letter-vars/table", test_table);
    g_test_add_func("/letter-vars/known", test_known);
    int result = g_test_run();
    for (unsigned vars = VARS_ACK; vars <= VARS_PAGE; vars *= 2)
        g_hash_table_unref(seen[vars]);
    config_unref(config);
    return result;
}
