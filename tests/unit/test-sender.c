/* Who is believed: SPF and DMARC of our own and stated; who belongs to a thread. */
#include <glib.h>

#include "milter/sender.h"

/* own SPF, stated SPF and DMARC -> SPF to go by, and whether it is forged */
static const struct {
    const char *own, *spf, *dmarc, *believed;
    bool forged;
} verdicts[] = {
    {"none", NULL, NULL, "none", false},
    {"pass", NULL, NULL, "pass", false},
    {"fail", NULL, NULL, "fail", true},
    {"none", "pass", NULL, "pass", false},
    {"none", "fail", NULL, "fail", true},
    {"pass", "fail", NULL, "fail", true},
    {"pass", "softfail", NULL, "softfail", false},
    {"softfail", "pass", NULL, "pass", false},
    {"temperror", "pass", "pass", "pass", false},
    /* a stated result never outweighs our own fail */
    {"fail", "pass", NULL, "fail", true},
    {"fail", "pass", "pass", "fail", true},
    {"fail", "none", "none", "fail", true},
    /* nor what we do not know yet, unless it is bad */
    {"pending", "pass", "pass", "pending", false},
    {"pending", "fail", NULL, "fail", true},
    {"pending", NULL, NULL, "pending", false},
    {"pending", NULL, "fail", "pending", true},
    /* DMARC says of From what SPF cannot say behind a forwarder */
    {"none", "fail", "pass", "fail", false},
    {"pass", "pass", "fail", "pass", true},
    {NULL, "pass", NULL, "pass", false},
    {NULL, NULL, NULL, NULL, false},
};

static void test_verdicts(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(verdicts); i++) {
        Reading reading = READING__INIT;
        AuthenticationResults stated = AUTHENTICATION_RESULTS__INIT;
        stated.spf = (char *)verdicts[i].spf;
        stated.dmarc = (char *)verdicts[i].dmarc;
        reading.authentication = stated.spf || stated.dmarc ? &stated : NULL;
        g_test_message("own %s, stated %s, dmarc %s", verdicts[i].own, stated.spf, stated.dmarc);
        g_assert_cmpstr(sender_spf(verdicts[i].own, &reading), ==, verdicts[i].believed);
        g_assert_cmpint(sender_forged(verdicts[i].own, &reading), ==, verdicts[i].forged);
    }
    g_assert_cmpstr(sender_spf("fail", NULL), ==, "fail");
    g_assert_true(sender_forged("fail", NULL));
}

/* The lead of ann@customer.example, who had put cc@else.example on copy. */
typedef struct {
    const char *lead_from, *email, *relay; /* of the lead */
    const char *mail_from, *from, *second, *dmarc;
    bool belongs;
} Thread;

#define DIRECT "ann@customer.example", "ann@customer.example", NULL

static const Thread threads[] = {
    {DIRECT, "ann@customer.example", "ann@customer.example", NULL, NULL, true},
    {DIRECT, "Ann@Customer.Example", NULL, NULL, NULL, true},
    {DIRECT, "\"ann\"@customer.example.", NULL, NULL, NULL, true},
    {DIRECT, "bob@customer.example", "bob@customer.example", NULL, NULL, true},
    {DIRECT, "cc@else.example", "cc@else.example", NULL, NULL, true},
    {DIRECT, "other@else.example", "other@else.example", NULL, NULL, false},
    {DIRECT, "eve@evil.example", "eve@evil.example", NULL, NULL, false},
    /* From alone proves nothing */
    {DIRECT, "eve@evil.example", "ann@customer.example", NULL, NULL, false},
    {DIRECT, "eve@evil.example", "ann@customer.example", NULL, "fail", false},
    {DIRECT, "eve@evil.example", "ann@customer.example", NULL, "pass", true},
    {DIRECT, "", "ann@customer.example", NULL, NULL, false},
    {DIRECT, NULL, "ann@customer.example", NULL, NULL, false},
    {DIRECT, "bounce-7@mail.customer.example", "ann@customer.example", NULL, NULL, true},
    {DIRECT, "bounce-7@evilcustomer.example", "ann@customer.example", NULL, NULL, false},
    {DIRECT, "bounce-7@example", "ann@customer.example", NULL, NULL, false},
    /* several From: none of them is the author */
    {DIRECT, "eve@evil.example", "ann@customer.example", "eve@evil.example", "pass", false},
    {DIRECT, "eve@evil.example", "eve@evil.example", "ann@customer.example", "pass", false},
    /* of a free-mail provider everybody is a stranger to everybody */
    {"ann@gmail.com", "ann@gmail.com", NULL, "eve@gmail.com", "eve@gmail.com", NULL, NULL, false},
    {"ann@gmail.com", "ann@gmail.com", NULL, "eve@gmail.com", "ann@gmail.com", NULL, NULL, false},
    {"ann@web.de", "ann@web.de", NULL, "eve@web.de.", "eve@web.de", NULL, NULL, false},
    /* who writes through a service is no relative of its other users */
    {"b-1@mailer.example", "ann@customer.example", NULL, "b-2@mailer.example", "eve@evil.example", NULL, NULL, false},
    {"b-1@mailer.example", "ann@customer.example", NULL, "b-1@mailer.example", "ann@customer.example", NULL, NULL,
     true},
    {"f@forms.example", "ann@customer.example", "form", "g@forms.example", "g@forms.example", NULL, NULL, false},
    {"f@forms.example", NULL, "form", "g@forms.example", "g@forms.example", NULL, NULL, false},
    {"f@forms.example", "ann@customer.example", "form", "ann@customer.example", NULL, NULL, NULL, true},
    /* spelt otherwise */
    {"ann@m\303\274ller.example", NULL, NULL, "bob@xn--mller-kva.example", NULL, NULL, NULL, true},
};

static Found found_of(const char *value)
{
    Found found = FOUND__INIT;
    found.value = (char *)value;
    return found;
}

static void test_threads(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(threads); i++) {
        const Thread *t = &threads[i];
        Lead lead = LEAD__INIT;
        Reading first = READING__INIT, reading = READING__INIT;
        Found email = found_of(t->email);
        char *copied[] = {(char *)"cc@else.example"};
        lead.mail_from = (char *)t->lead_from;
        lead.thread_address = copied;
        lead.n_thread_address = 1;
        first.email = t->email ? &email : NULL;
        first.relay = (char *)t->relay;
        lead.reading = &first;
        Mailbox from = MAILBOX__INIT, second = MAILBOX__INIT, *both[] = {&from, &second};
        AuthenticationResults stated = AUTHENTICATION_RESULTS__INIT;
        from.address = (char *)t->from;
        second.address = (char *)t->second;
        stated.dmarc = (char *)t->dmarc;
        reading.from = both;
        reading.n_from = (size_t)(!!t->from + !!t->second);
        reading.authentication = &stated;
        g_test_message("%s, from %s, to the lead of %s", t->mail_from, t->from, t->lead_from);
        g_assert_cmpint(sender_in_thread(&lead, t->mail_from, &reading), ==, t->belongs);
    }
}

static void test_unread(void)
{
    Lead lead = LEAD__INIT;
    lead.mail_from = (char *)"ann@customer.example";
    g_assert_true(sender_in_thread(&lead, "bob@customer.example", NULL));
    g_assert_false(sender_in_thread(&lead, "eve@evil.example", NULL));
    lead.mail_from = (char *)"";
    g_assert_false(sender_in_thread(&lead, "", NULL));
}

static bool is_boss(const Config *config, const char *address)
{
    (void)config;
    return address_equal(address, "boss@acme.example");
}

static void test_claims(void)
{
    Mailbox nobody = MAILBOX__INIT, eve = MAILBOX__INIT, boss = MAILBOX__INIT, *from[] = {&nobody, &eve, &boss};
    eve.address = (char *)"eve@evil.example";
    boss.address = (char *)"Boss@acme.example";
    Reading reading = READING__INIT;
    reading.from = from;
    reading.n_from = 2;
    g_assert_false(sender_any(NULL, "eve@evil.example", &reading, is_boss));
    g_assert_true(sender_any(NULL, "\"boss\"@acme.example", &reading, is_boss));
    reading.sender = &boss;
    g_assert_true(sender_any(NULL, "eve@evil.example", &reading, is_boss));
    reading.sender = NULL;
    reading.n_from = 3;
    g_assert_true(sender_any(NULL, "", &reading, is_boss));
    g_assert_false(sender_any(NULL, NULL, NULL, is_boss));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/sender/verdicts", test_verdicts);
    g_test_add_func("/sender/threads", test_threads);
    g_test_add_func("/sender/unread lead", test_unread);
    g_test_add_func("/sender/claims", test_claims);
    return g_test_run();
}
