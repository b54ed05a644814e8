/* Who is acknowledged: RFC 3834, section 2, case by case. */
#include <glib.h>

#include "milter/ack.h"
#include "milter/draft.h"

typedef struct {
    const char *name;
    const char *mail_from;
    const char *spf, *dmarc;
    const char *automatic, *no_ack;
    const char *relay, *email, *header_from;
    const char *to; /* To header */
    bool none, unparsed, pass_only, conversation, own_token, house, customer, no_customers, suppressed;
    const char *expect; /* address, or "-reason" */
} AckCase;

static const AckCase cases[] = {
    {.name = "a person", .mail_from = "ann@customer.example", .expect = "ann@customer.example"},
    {.name = "spf pass", .mail_from = "ann@customer.example", .spf = "pass", .expect = "ann@customer.example"},
    {.name = "spf softfail", .mail_from = "ann@customer.example", .spf = "softfail", .expect = "ann@customer.example"},
    {.name = "spf neutral", .mail_from = "ann@customer.example", .spf = "neutral", .expect = "ann@customer.example"},
    {.name = "spf temperror",
     .mail_from = "ann@customer.example",
     .spf = "temperror",
     .expect = "ann@customer.example"},
    {.name = "spf permerror",
     .mail_from = "ann@customer.example",
     .spf = "permerror",
     .expect = "ann@customer.example"},
    {.name = "spf fail", .mail_from = "ann@customer.example", .spf = "fail", .expect = "-spf fail"},
    {.name = "spf pending waits",
     .mail_from = "ann@customer.example",
     .spf = "pending",
     .expect = "+ann@customer.example"},
    {.name = "dmarc fail",
     .mail_from = "ann@customer.example",
     .spf = "pass",
     .dmarc = "fail",
     .expect = "-dmarc fail"},
    {.name = "dmarc none", .mail_from = "ann@customer.example", .dmarc = "none", .expect = "ann@customer.example"},
    {.name = "when: pass, none", .mail_from = "ann@customer.example", .pass_only = true, .expect = "-spf none"},
    {.name = "when: pass, softfail",
     .mail_from = "ann@customer.example",
     .pass_only = true,
     .spf = "softfail",
     .expect = "-spf softfail"},
    {.name = "when: pass, pass",
     .mail_from = "ann@customer.example",
     .pass_only = true,
     .spf = "pass",
     .expect = "ann@customer.example"},
    {.name = "when: pass, dmarc pass",
     .mail_from = "ann@customer.example",
     .pass_only = true,
     .dmarc = "pass",
     .expect = "ann@customer.example"},
    {.name = "customer", .mail_from = "ann@customer.example", .customer = true, .expect = "ann@customer.example"},
    {.name = "wants no mail", .mail_from = "ann@customer.example", .suppressed = true, .expect = "-suppressed"},
    {.name = "customers: none",
     .mail_from = "ann@customer.example",
     .customer = true,
     .no_customers = true,
     .expect = "-customer"},
    {.name = "customers: none, a stranger",
     .mail_from = "ann@customer.example",
     .no_customers = true,
     .expect = "ann@customer.example"},
    {.name = "null sender", .mail_from = "", .expect = "-null sender"},
    {.name = "not a lead", .mail_from = "ann@customer.example", .none = true, .expect = "-not a lead"},
    {.name = "unparsed", .mail_from = "ann@customer.example", .unparsed = true, .expect = "-unparsed"},
    {.name = "auto-replied",
     .mail_from = "ann@customer.example",
     .no_ack = "auto-submitted: auto-replied",
     .expect = "-auto-submitted: auto-replied"},
    {.name = "precedence",
     .mail_from = "ann@customer.example",
     .no_ack = "precedence: bulk",
     .expect = "-precedence: bulk"},
    {.name = "list",
     .mail_from = "ann@customer.example",
     .automatic = "list",
     .no_ack = "list-id",
     .expect = "-list-id"},
    {.name = "no-reply", .mail_from = "no-reply@customer.example", .expect = "-no-reply address"},
    {.name = "noreply with a tag", .mail_from = "noreply+77@customer.example", .expect = "-no-reply address"},
    {.name = "DoNotReply", .mail_from = "DoNotReply@customer.example", .expect = "-no-reply address"},
    {.name = "mailer-daemon", .mail_from = "MAILER-DAEMON@customer.example", .expect = "-no-reply address"},
    {.name = "owner-list", .mail_from = "owner-list@customer.example", .expect = "-no-reply address"},
    {.name = "list-request", .mail_from = "list-request@customer.example", .expect = "-no-reply address"},
    {.name = "VERP of a list", .mail_from = "bounces+ann=x.example@customer.example", .expect = "-no-reply address"},
    {.name = "a person's bounce tag",
     .mail_from = "prvs=1234abcdef=ann@customer.example",
     .expect = "ann@customer.example"},
    {.name = "a domain in its own letters", .mail_from = "ann@müller.example", .expect = "ann@xn--mller-kva.example"},
    {.name = "a name in its own letters", .mail_from = "jürgen@customer.example", .expect = "jürgen@customer.example"},
    {.name = "our own domain in its own letters", .mail_from = "bob@büro.example", .expect = "-ourselves"},
    {.name = "a robot's bounce tag",
     .mail_from = "prvs=1234abcdef=nicht-antworten@customer.example",
     .expect = "-no-reply address"},
    {.name = "a person called Noretta", .mail_from = "noretta@customer.example", .expect = "noretta@customer.example"},
    {.name = "our own domain", .mail_from = "bob@acme.example", .expect = "-ourselves"},
    {.name = "an owner elsewhere", .mail_from = "kim@rep.example", .expect = "-ourselves"},
    {.name = "our intake address", .mail_from = "sales@acme.example", .expect = "-ourselves"},
    {.name = "bad address", .mail_from = "a b@customer.example", .expect = "-invalid address"},
    {.name = "injection", .mail_from = "a@customer.example>\r\nRCPT TO:<x@y.example", .expect = "-invalid address"},
    {.name = "Bcc or list expansion",
     .mail_from = "ann@customer.example",
     .to = "undisclosed@elsewhere.example",
     .expect = "-not addressed to us"},
    {.name = "plus tag in To",
     .mail_from = "ann@customer.example",
     .to = "sales+expo@acme.example",
     .expect = "ann@customer.example"},
    {.name = "answers our message",
     .mail_from = "desk@customer.example",
     .conversation = true,
     .expect = "-answers our own message"},
    {.name = "our token from elsewhere",
     .mail_from = "ann@customer.example",
     .own_token = true,
     .expect = "-our own token from elsewhere"},
    {.name = "relay not listed",
     .mail_from = "noreply@portal.example",
     .relay = "marketplace",
     .email = "ann@customer.example",
     .expect = "-relay"},
    {.house = true,
     .name = "relay listed",
     .mail_from = "noreply@forms.example",
     .relay = "form",
     .email = "ann@customer.example",
     .expect = "ann@customer.example"},
    {.house = true,
     .name = "relay listed by pattern",
     .mail_from = "x1@leads.market.example",
     .relay = "marketplace",
     .email = "ann@customer.example",
     .expect = "ann@customer.example"},
    {.house = true,
     .name = "relay listed by From",
     .mail_from = "www-data@acme.example",
     .header_from = "noreply@forms.example",
     .relay = "form",
     .email = "ann@customer.example",
     .expect = "ann@customer.example"},
    {.name = "relay listed by From, its own bounce address",
     .mail_from = "b-17@bounce.forms.example",
     .header_from = "noreply@forms.example",
     .spf = "pass",
     .relay = "form",
     .email = "ann@customer.example",
     .expect = "ann@customer.example"},
    {.house = true,
     .name = "relay listed, null sender",
     .mail_from = "",
     .header_from = "noreply@forms.example",
     .relay = "form",
     .email = "ann@customer.example",
     .expect = "-null sender"},
    {.house = true,
     .name = "relay listed, no address read",
     .mail_from = "noreply@forms.example",
     .relay = "form",
     .expect = "-no address"},
    {.house = true,
     .name = "relay listed, robot's marks forgiven",
     .mail_from = "noreply@forms.example",
     .relay = "form",
     .email = "ann@customer.example",
     .no_ack = "auto-submitted: auto-generated",
     .expect = "ann@customer.example"},
    {.house = true,
     .name = "relay listed, but a list",
     .mail_from = "noreply@forms.example",
     .relay = "form",
     .email = "ann@customer.example",
     .no_ack = "list-id",
     .expect = "-list-id"},
    {.house = true,
     .name = "relay listed, body names a robot",
     .mail_from = "noreply@forms.example",
     .relay = "form",
     .email = "postmaster@victim.example",
     .expect = "-no-reply address"},
    {.house = true,
     .name = "relay listed, body names us",
     .mail_from = "noreply@forms.example",
     .relay = "form",
     .email = "sales@acme.example",
     .expect = "-ourselves"},
    {.name = "relay listed by another From",
     .mail_from = "x@forger.example",
     .header_from = "noreply@forms.example",
     .relay = "form",
     .spf = "pass",
     .email = "ann@customer.example",
     .expect = "-relay not proven"},
    {.name = "relay listed by From and DMARC",
     .mail_from = "bounces@sender.example",
     .header_from = "noreply@forms.example",
     .relay = "form",
     .spf = "pass",
     .dmarc = "pass",
     .email = "ann@customer.example",
     .expect = "ann@customer.example"},
    {.name = "relay listed by From, SPF of its own domain",
     .mail_from = "www@forms.example",
     .header_from = "noreply@forms.example",
     .relay = "form",
     .spf = "pass",
     .email = "ann@customer.example",
     .expect = "ann@customer.example"},
    {.name = "relay listed, SPF pass",
     .mail_from = "noreply@forms.example",
     .relay = "form",
     .spf = "pass",
     .email = "ann@customer.example",
     .expect = "ann@customer.example"},
    {.name = "relay listed, SPF none",
     .mail_from = "noreply@forms.example",
     .relay = "form",
     .email = "ann@customer.example",
     .expect = "-relay not proven"},
    {.name = "relay listed, SPF softfail",
     .mail_from = "x1@leads.market.example",
     .relay = "marketplace",
     .spf = "softfail",
     .email = "ann@customer.example",
     .expect = "-relay not proven"},
    {.name = "relay listed, SPF pending",
     .mail_from = "noreply@forms.example",
     .relay = "form",
     .spf = "pending",
     .email = "ann@customer.example",
     .expect = "+ann@customer.example"},
    {.name = "relay listed, names only itself",
     .mail_from = "x1@leads.market.example",
     .spf = "pass",
     .email = "x1@leads.market.example",
     .expect = "-no address"},
    {.name = "relay listed, not seen as one",
     .mail_from = "x1@leads.market.example",
     .spf = "pass",
     .email = "ann@customer.example",
     .expect = "ann@customer.example"},
    {.name = "colleague's forward",
     .mail_from = "bob@acme.example",
     .relay = "forward",
     .email = "ann@customer.example",
     .expect = "-relay"},
};

static Config *config_of(const AckCase *c)
{
    static IntakeAddress intake[] = {{(char *)"sales@acme.example", 0}};
    static Owner owners[] = {{.name = (char *)"kim", .email = (char *)"kim@rep.example"}};
    static char *domains[] = {(char *)"acme.example", (char *)"xn--bro-hoa.example", NULL};
    static char *managers[] = {NULL};
    static char *relays[] = {(char *)"noreply@forms.example", (char *)"*@leads.market.example", NULL};
    static Config config;
    config = (Config){.company_domains = domains,
                      .intake = intake,
                      .n_intake = 1,
                      .owner = owners,
                      .n_owner = 1,
                      .managers = managers,
                      .relays = relays,
                      .identity = (char *)"leads@acme.example",
                      .ack_when = c->pass_only ? ACK_PASS : ACK_NOT_FAIL,
                      .ack_customers = c->no_customers ? CUSTOMERS_NONE : CUSTOMERS_OWN};
    return &config;
}

static void test_case(gconstpointer data)
{
    const AckCase *c = data;
    Mailbox to = MAILBOX__INIT, from = MAILBOX__INIT;
    to.address = (char *)(c->to ? c->to : "sales@acme.example");
    from.address = (char *)c->header_from;
    Mailbox *tos[] = {&to}, *froms[] = {&from};
    Found email = FOUND__INIT;
    email.value = (char *)c->email;
    char *no_ack[] = {(char *)c->no_ack};
    Reading reading = READING__INIT;
    reading.to = tos;
    reading.n_to = 1;
    reading.from = froms;
    reading.n_from = c->header_from ? 1 : 0;
    reading.no_ack = no_ack;
    reading.n_no_ack = c->no_ack ? 1 : 0;
    reading.automatic = (char *)c->automatic;
    reading.relay = (char *)c->relay;
    reading.email = c->email ? &email : NULL;
    Lead lead = LEAD__INIT;
    lead.class_ = c->none ? LEAD_CLASS__CLASS_NONE : LEAD_CLASS__CLASS_HOT;
    lead.unparsed = c->unparsed ? (char *)"died" : NULL;
    lead.mail_from = (char *)c->mail_from;
    lead.relation = (char *)(c->customer ? "customer" : "new");
    lead.spf = (char *)(c->spf ? c->spf : "none");
    lead.dmarc = (char *)c->dmarc;
    lead.from_house = c->house;
    lead.reading = &reading;
    AckFacts facts = {&lead, c->conversation, c->own_token, c->suppressed};
    AckDecision decision = ack_decide(config_of(c), &facts);
    g_autofree char *got = decision.to ? g_strconcat(decision.waits_for_spf ? "+" : "", decision.to, NULL)
                                       : g_strconcat("-", decision.reason, NULL);
    g_assert_cmpstr(got, ==, c->expect);
    g_assert_true(!decision.to != !decision.reason);
    ack_clear(&decision);
}

/* What the courier asks once more: an ack that waited for SPF goes by itself when its time has come. */
static void test_too_late(void)
{
    static const struct {
        const char *mail_from, *spf, *why;
        bool house;
    } rows[] = {{"ann@customer.example", "pending", NULL, false},
                {"ann@customer.example", "temperror", NULL, false},
                {"ann@customer.example", "fail", "spf fail", false},
                {"noreply@forms.example", "pass", NULL, false},
                {"noreply@forms.example", "pending", "relay not proven", false},
                {"noreply@forms.example", "temperror", "relay not proven", false},
                {"noreply@forms.example", "none", NULL, true}};
    const AckCase plain = {0};
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        Lead lead = LEAD__INIT;
        lead.class_ = LEAD_CLASS__CLASS_HOT;
        lead.mail_from = (char *)rows[i].mail_from;
        lead.spf = (char *)rows[i].spf;
        lead.from_house = rows[i].house;
        g_assert_cmpstr(ack_too_late(config_of(&plain), &lead), ==, rows[i].why);
    }
}

static void test_budget_scopes(void)
{
    static const char *const rows[][3] = {
        {"Ann@Customer.example", "sender:ann@customer.example", "domain:customer.example"},
        {"ann+1@customer.example", "sender:ann@customer.example", "domain:customer.example"},
        {"ann+2+3@customer.example", "sender:ann@customer.example", "domain:customer.example"},
        {"+x@customer.example", "sender:+x@customer.example", "domain:customer.example"}};
    const AckCase plain = {0};
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        DraftBudgets budgets = {0};
        draft_budgets(&budgets, config_of(&plain), rows[i][0]);
        g_assert_cmpstr(budgets.budget[0].scope, ==, rows[i][1]);
        g_assert_cmpstr(budgets.budget[1].scope, ==, rows[i][2]);
        g_assert_cmpstr(budgets.budget[2].scope, ==, "total");
        draft_budgets_clear(&budgets);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/ack/too late", test_too_late);
    g_test_add_func("/ack/budget scopes", test_budget_scopes);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/ack/%02zu %s", i + 1, cases[i].name);
        g_test_add_data_func(path, &cases[i], test_case);
    }
    return g_test_run();
}
