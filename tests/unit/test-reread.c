/* Second readings: what they add, and what they leave alone. */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "milter/draft.h"
#include "milter/reread.h"
#include "milter/sla.h"
#include "store/records.h"

#define NOW INT64_C(1800000000)

static Reading *reading_of(int points, const char *automatic, const char *spf, const char *dmarc)
{
    Reading *reading = g_new0(Reading, 1);
    reading__init(reading);
    draft_set(&reading->message_id, "m1@customer.example");
    draft_set(&reading->automatic, automatic);
    reading->hit = g_new0(Hit *, 1);
    reading->n_hit = 1;
    reading->hit[0] = g_new0(Hit, 1);
    hit__init(reading->hit[0]);
    reading->hit[0]->name = g_strdup("asks-price");
    reading->hit[0]->points = points;
    reading->name = g_new0(Found, 1);
    found__init(reading->name);
    reading->name->value = g_strdup("Ann Archer");
    reading->cc = g_new0(Mailbox *, 1);
    reading->n_cc = 1;
    reading->cc[0] = g_new0(Mailbox, 1);
    mailbox__init(reading->cc[0]);
    reading->cc[0]->address = g_strdup("boss@customer.example");
    if (!spf && !dmarc)
        return reading;
    reading->authentication = g_new0(AuthenticationResults, 1);
    authentication_results__init(reading->authentication);
    draft_set(&reading->authentication->spf, spf);
    draft_set(&reading->authentication->dmarc, dmarc);
    return reading;
}

/* As intake left it. */
static Lead *unread_lead(const Config *config)
{
    Lead *lead = g_new0(Lead, 1);
    lead__init(lead);
    lead->id = 1001;
    lead->has_created = lead->has_status = true;
    lead->created = NOW;
    lead->status = LEAD_STATUS__STATUS_ASSIGNED;
    draft_set(&lead->mail_from, "ann@customer.example");
    draft_set(&lead->owner, "alice");
    draft_set(&lead->unparsed, "late");
    draft_set(&lead->source, "plus:expo26");
    draft_score(lead, config, "new");
    draft_deadlines(lead, config, NOW);
    return lead;
}

static void accepted(Lead *lead)
{
    lead->has_status = lead->has_accepted_at = true;
    lead->status = LEAD_STATUS__STATUS_ACCEPTED;
    lead->accepted_at = NOW + 1;
}

static void lost(Lead *lead)
{
    lead->has_status = true;
    lead->status = LEAD_STATUS__STATUS_LOST;
}

static void judged_none(Lead *lead)
{
    lead->has_reclassified = lead->reclassified = lead->has_class_ = true;
    lead->class_ = LEAD_CLASS__CLASS_NONE;
    lead->status = LEAD_STATUS__STATUS_IGNORED;
}

static void judged_general(Lead *lead)
{
    lead->has_reclassified = lead->reclassified = true;
}

static void merged(Lead *lead)
{
    lead->has_status = true;
    lead->status = LEAD_STATUS__STATUS_MERGED;
}

#define HOT LEAD_CLASS__CLASS_HOT
#define GENERAL LEAD_CLASS__CLASS_GENERAL
#define NONE LEAD_CLASS__CLASS_NONE
#define STATUS(name) LEAD_STATUS__STATUS_##name

static const struct {
    const char *name;
    const char *spf, *stated_spf, *stated_dmarc; /* our own as found at intake; stated ones */
    int points;
    const char *automatic;
    bool machine;
    void (*human)(Lead *lead); /* has done something meanwhile */
    LeadClass class;
    LeadStatus status;
    const char *spf_after, *dmarc_after;
} cases[] = {
    {"hot", "pass", NULL, NULL, 80, NULL, false, NULL, HOT, STATUS(ASSIGNED), "pass", "none"},
    {"general", "none", NULL, NULL, 10, NULL, false, NULL, GENERAL, STATUS(ASSIGNED), "none", "none"},
    {"a seller", "pass", NULL, NULL, -80, NULL, false, NULL, NONE, STATUS(IGNORED), "pass", "none"},
    {"a robot", "pass", NULL, NULL, 20, "vacation", false, NULL, NONE, STATUS(IGNORED), "pass", "none"},
    {"a robot that answers us", "pass", NULL, NULL, 200, "vacation", true, NULL, NONE, STATUS(IGNORED), "pass", "none"},
    {"our own card, back again", "pass", NULL, NULL, 200, NULL, true, NULL, NONE, STATUS(IGNORED), "pass", "none"},
    {"our fail stands", "fail", "pass", "pass", 80, NULL, false, NULL, HOT, STATUS(ASSIGNED), "fail", "pass"},
    {"a stated fail", "none", "fail", "fail", 80, NULL, false, NULL, HOT, STATUS(ASSIGNED), "fail", "fail"},
    {"still awaited", "pending", "pass", NULL, 80, NULL, false, NULL, HOT, STATUS(ASSIGNED), "pending", "none"},
    {"accepted meanwhile", "pass", NULL, NULL, 80, NULL, false, accepted, GENERAL, STATUS(ACCEPTED), "pass", "none"},
    {"accepted, though a robot's", "pass", NULL, NULL, 0, "bounce", true, accepted, GENERAL, STATUS(ACCEPTED), "pass",
     "none"},
    {"lost meanwhile", "pass", NULL, NULL, -80, NULL, false, lost, GENERAL, STATUS(LOST), "pass", "none"},
    {"merged meanwhile", "pass", NULL, NULL, 80, NULL, false, merged, GENERAL, STATUS(MERGED), "pass", "none"},
    {"judged none by hand", "pass", NULL, NULL, 80, NULL, false, judged_none, NONE, STATUS(IGNORED), "pass", "none"},
    {"judged general by hand", "pass", NULL, NULL, -80, NULL, false, judged_general, GENERAL, STATUS(ASSIGNED), "pass",
     "none"},
};

static void test_case(gconstpointer data)
{
    gsize i = GPOINTER_TO_SIZE(data);
    g_autoptr(Config) config = config_load(NULL, NULL);
    g_autoptr(Lead) lead = unread_lead(config);
    int64_t respond_by = lead->respond_by;
    draft_set(&lead->spf, cases[i].spf);
    draft_set(&lead->dmarc, "none");
    if (cases[i].human)
        cases[i].human(lead);
    bool untouched = reread_untouched(lead);
    g_assert_cmpint(untouched, ==, cases[i].human == NULL);
    reread_take(lead, config,
                reading_of(cases[i].points, cases[i].automatic, cases[i].stated_spf, cases[i].stated_dmarc));
    reread_judge(lead, config, cases[i].machine);
    Contact contact = draft_contact(lead);
    g_assert_cmpstr(contact.address, ==, "ann@customer.example");
    bool denied = g_str_equal(lead->spf, "fail");
    g_assert_cmpstr(contact.name, ==, denied ? NULL : "Ann Archer");
    g_assert_cmpint(lead->class_, ==, cases[i].class);
    g_assert_cmpint(lead->status, ==, cases[i].status);
    g_assert_cmpstr(lead->spf, ==, cases[i].spf_after);
    g_assert_cmpstr(lead->dmarc, ==, cases[i].dmarc_after);
    g_assert_cmpstr(lead->owner, ==, "alice");
    g_assert_cmpstr(lead->source, ==, "plus:expo26");
    g_assert_cmpstr(lead->channel, ==, "mail");
    g_assert_cmpstr(lead->message_id, ==, "m1@customer.example");
    g_assert_cmpuint(lead->n_thread_address, ==, 1);
    g_assert_null(lead->unparsed);
    g_assert_cmpint(lead->respond_by, <=, respond_by);
    if (!untouched)
        g_assert_cmpint(lead->respond_by, ==, respond_by);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/reread/%02zu %s", i + 1, cases[i].name);
        g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_case);
    }
    return g_test_run();
}
