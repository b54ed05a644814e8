/* Who gets a lead while others are away, busy, asleep or asked for by name; and whose hours count. */
#include <glib/gstdio.h>
#include <string.h>

#include "milter/customers.h"
#include "milter/draft.h"
#include "milter/pursuit.h"
#include "milter/relation.h"
#include "milter/route.h"
#include "tests/unit/config-of.h"
#include "tests/unit/store-rig.h"
#include "tests/unit/timetable.h"

static const char base[] =
    "company: {name: ACME, timezone: Europe/Berlin}\nintake: sales@acme.example\nidentity: leads@acme.example\n"
    "hours: {mon-fri: '08:30-12:00 13:00-17:30'}\n"
    "managers: [maria@acme.example]\n"
    "owners:\n"
    "  - {name: alice, email: alice@acme.example, full_name: Alice Smith}\n"
    "  - {name: bob, email: bob@acme.example}\n"
    "  - {name: carol, email: carol@acme.example, timezone: America/New_York, hours: {mon-fri: '09:00-17:00'}}\n"
    "  - {name: erin, email: erin@acme.example, timezone: Asia/Tokyo}\n"
    "routes:\n"
    "  - {when: {country: US}, to: carol, fallback: [bob]}\n"
    "  - {to: [alice, bob]}\n";

static Config *config;
static Store *store;

static void say(const char *name, int64_t away_until, int64_t busy_until)
{
    OwnerState state = OWNER_STATE__INIT;
    state.name = (char *)name;
    state.has_away_until = state.has_busy_until = true;
    state.away_until = away_until;
    state.busy_until = busy_until;
    g_assert_cmpint(store_owner_presence(store, &state, NULL, NULL), ==, STORE_OK);
}

static void forget(void)
{
    static const char *const all[] = {"alice", "bob", "carol", "erin"};
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
        say(all[i], 0, 0);
}

/* "bob: route 2: all others": who stands for choice, and why. */
static char *who_gets(const char *country, const char *words, const char *cc, LeadClass class, int64_t now)
{
    Reading reading = READING__INIT;
    Found found = FOUND__INIT;
    Mailbox mailbox = MAILBOX__INIT, *list[] = {&mailbox};
    found.value = (char *)country;
    reading.country = country ? &found : NULL;
    reading.words = (char *)words;
    mailbox.address = (char *)cc;
    reading.cc = list;
    reading.n_cc = cc ? 1 : 0;
    g_autoptr(Presence) presence = presence_load(store);
    g_autoptr(Routing) routing = route_lead(config, presence, &reading, class, NULL, now);
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < routing->choice.candidates; i++)
        if (routing->choice.candidate[i].in_route)
            g_string_append_printf(text, "%s%s", text->len ? " " : "", routing->choice.candidate[i].name);
    g_string_append_printf(text, ": %s", routing->choice.reason);
    return g_string_free(text, FALSE);
}

#define assert_gets(wanted, ...)                       \
    do {                                               \
        g_autofree char *got_ = who_gets(__VA_ARGS__); \
        g_assert_cmpstr(got_, ==, wanted);             \
    } while (0)

#define HOT LEAD_CLASS__CLASS_HOT
#define GENERAL LEAD_CLASS__CLASS_GENERAL

static void test_away(void)
{
    int64_t now = at(config->timezone, "2026-11-30 10:00");
    forget();
    assert_gets("alice bob: route 2: all others", NULL, NULL, NULL, HOT, now);
    say("alice", now + 1, 0);
    assert_gets("bob: route 2: all others", NULL, NULL, NULL, HOT, now);
    assert_gets("alice bob: route 2: all others", NULL, NULL, NULL, HOT, now + 1);
    say("alice", 0, now + 100); /* busy */
    assert_gets("bob: route 2: all others", NULL, NULL, NULL, HOT, now);
    assert_gets("carol: route 1: country US", "US", NULL, NULL, HOT, now);
    say("carol", now + 100, 0);
    assert_gets("bob: route 1: country US; fallback", "US", NULL, NULL, HOT, now);
    say("bob", now + 100, 0); /* then the catch-all, of which one is busy: better than nobody */
    assert_gets("alice: route 2: all others", "US", NULL, NULL, HOT, now);
    say("alice", now + 100, 0);
    assert_gets("maria@acme.example: route 1: country US; everybody is away", "US", NULL, NULL, HOT, now);
    assert_gets("maria@acme.example: route 2: all others; everybody is away", NULL, NULL, NULL, GENERAL, now);
}

static void test_named(void)
{
    int64_t now = at(config->timezone, "2026-11-30 10:00");
    forget();
    assert_gets("alice: named in the message", "US", "Attn: Alice Smith\nplease quote", NULL, HOT, now);
    assert_gets("bob: named in the message", "US", NULL, "bob@acme.example", HOT, now);
    assert_gets("alice bob: route 2: all others", NULL, "Malice Smithson wrote", NULL, HOT, now);
    assert_gets("carol: route 1: country US", "US", "Alice Smith and", "bob@acme.example", HOT,
                now); /* two are nobody */
    say("alice", now + 100, 0);
    assert_gets("carol: route 1: country US", "US", "Attn: Alice Smith", NULL, HOT, now);
}

/* In whose time: of three zones, with a change to winter time in one of them between. */
static void test_hours(void)
{
    static const struct {
        const char *name, *came, *respond, *wake; /* all in Berlin's time */
    } cases[] = {
        {"alice", "2026-10-23 16:00", "2026-10-23 17:00", "2026-10-23 16:30"},
        {"carol", "2026-10-23 16:00", "2026-10-23 17:00", "2026-10-23 16:30"}, /* 10:00 there */
        {"carol", "2026-10-23 09:00", "2026-10-23 16:00", "2026-10-23 15:30"}, /* from 09:00 there */
        {"carol", "2026-10-26 09:00", "2026-10-26 15:00", "2026-10-26 14:30"}, /* an hour earlier: still summer there */
        {"carol", "2026-11-02 09:00", "2026-11-02 16:00", "2026-11-02 15:30"},
        {"erin", "2026-10-23 08:45", "2026-10-23 09:45", "2026-10-23 09:15"}, /* 15:45 there, the company's shifts */
        {"erin", "2026-10-23 12:00", "2026-10-26 01:30", "2026-10-26 01:00"}, /* Friday 19:00 there */
    };
    Reading reading = READING__INIT;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Lead lead = LEAD__INIT;
        lead.class_ = HOT;
        lead.reading = &reading;
        int64_t now = at(config->timezone, cases[i].came);
        draft_deadlines(&lead, config, now);
        g_autoptr(Routing) routing = route_to(config_owner(config, cases[i].name), "test");
        draft_candidates(&lead, config, routing, now);
        const StoreCandidate *one = routing->choice.candidate;
        g_test_message("%s %s", cases[i].name, cases[i].came);
        assert_time(config->timezone, one->respond_by ? one->respond_by : lead.respond_by, cases[i].respond);
        assert_time(config->timezone, one->wake_at ? one->wake_at : lead.wake_at, cases[i].wake);
        g_free(lead.next_step);
        g_free(lead.sla);
    }
}

/* Leads from Japan are answered in Japan's hours, by whoever has none of his own. */
static void test_route_hours(void)
{
    g_auto(GStrv) part = g_strsplit(base, "routes:\n", 2);
    g_autofree char *text = g_strjoinv("routes:\n  - {when: {country: JP}, to: [alice, carol], timezone: Asia/Tokyo, "
                                       "hours: {mon-fri: '09:00-18:00'}}\n",
                                       part);
    g_autoptr(Config) own = config_of(text, "");
    Found japan = FOUND__INIT;
    japan.value = (char *)"JP";
    Reading reading = READING__INIT;
    reading.country = &japan;
    Lead lead = LEAD__INIT;
    lead.class_ = HOT;
    int64_t now = at(own->timezone, "2026-12-03 02:00"); /* 10:00 there */
    draft_deadlines(&lead, own, now);
    g_autoptr(Routing) routing = route_lead(own, NULL, &reading, HOT, NULL, now);
    draft_candidates(&lead, own, routing, now);
    for (size_t i = 0; i < routing->choice.candidates; i++) {
        const StoreCandidate *one = &routing->choice.candidate[i];
        if (one->in_route)
            assert_time(own->timezone, one->respond_by,
                        strcmp(one->name, "alice") == 0 ? "2026-12-03 03:00" : "2026-12-03 16:00");
    }
    g_free(lead.next_step);
    g_free(lead.sla);
}

static char *file_of(const char *name, const char *text)
{
    g_autofree char *folder = g_dir_make_tmp("test-presence-XXXXXX", NULL);
    char *path = g_build_filename(folder, name, NULL);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    return path;
}

/* Monday, 7 December is a holiday of the company, by everybody's own clock. */
static void test_holiday(void)
{
    static const char holidays[] =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261101T000000Z\r\n"
        "DTSTART;VALUE=DATE:20261207\r\nDTEND;VALUE=DATE:20261208\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    g_autofree char *path = file_of("holidays.ics", holidays);
    g_autofree char *hours = g_strdup_printf("13:00-17:30', holidays: %s}", path);
    g_auto(GStrv) part = g_strsplit(base, "13:00-17:30'}", 2);
    g_autofree char *text = g_strjoinv(hours, part);
    g_autoptr(Config) own = config_of(text, "");
    g_autoptr(GTimeZone) york = g_time_zone_new_identifier("America/New_York"),
                         tokyo = g_time_zone_new_identifier("Asia/Tokyo");
    g_assert_false(calendar_open(config_calendar(own, "alice", 0), at(own->timezone, "2026-12-07 10:00")));
    g_assert_false(calendar_open(config_calendar(own, "carol", 0), at(york, "2026-12-07 09:00")));
    g_assert_false(calendar_open(config_calendar(own, "carol", 0), at(york, "2026-12-07 16:59")));
    g_assert_true(calendar_open(config_calendar(own, "carol", 0), at(york, "2026-12-08 09:00")));
    g_assert_false(calendar_open(config_calendar(own, "erin", 0), at(tokyo, "2026-12-07 08:30")));
    g_assert_true(calendar_open(config_calendar(own, "erin", 0), at(tokyo, "2026-12-08 08:30")));
    g_remove(path);
}

/* A colleague of who has bought, a domain of the list, and neither. */
static void test_relation(void)
{
    g_autofree char *path = file_of("customers.csv", "domain,owner\nmueller.example,alice\n");
    g_autofree char *more = g_strdup_printf("accounts: %s\n", path);
    g_autoptr(Config) own = config_of(base, more);
    Rig rig = rig_new(true);
    const char *const senders[] = {"ann@bought.example", "bea@asked.example", "carl@gmail.com"};
    const LeadStatus status[] = {LEAD_STATUS__STATUS_WON, LEAD_STATUS__STATUS_NEW, LEAD_STATUS__STATUS_WON};
    for (size_t i = 0; i < G_N_ELEMENTS(senders); i++) {
        Inquiry in;
        inquiry_init(&in, (unsigned)i + 1);
        in.intake.dedupe_key[0] = (uint8_t)(i + 1);
        in.contact.address = (char *)senders[i];
        in.intake.account_domain = i == 2 ? NULL : strchr(senders[i], '@') + 1;
        in.lead.has_status = true;
        in.lead.status = status[i];
        rig_drop(rig_take(rig.store, &in, STORE_OK));
    }
    static const struct {
        const char *address, *relation;
    } cases[] = {{"ann@bought.example", "customer"}, {"dan@bought.example", "customer"},
                 {"dan@asked.example", "known"},     {"carl@gmail.com", "customer"},
                 {"eve@gmail.com", "new"},           {"x@mueller.example", "customer"},
                 {"x@other.example", "new"},         {NULL, "new"}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpstr(relation_find(rig.store, own, cases[i].address), ==, cases[i].relation);
    rig_clear(&rig);
    g_remove(path);
}

static void test_customer_list(void)
{
    g_autofree char *path =
        file_of("customers.csv", "Domain;Owner;City;Country\nmueller.example;alice\n"
                                 "big.example;bob;Leeds\nbig.example;carol;;US\n\"big.example\";erin;;\n");
    g_autofree char *more = g_strdup_printf("accounts: %s\n", path);
    g_autoptr(Config) own = config_of(base, more);
    static const struct {
        const char *email, *city, *country, *owner;
    } cases[] = {{"a@mueller.example", NULL, NULL, "alice"}, {"a@MUELLER.example", "Ulm", "DE", "alice"},
                 {"a@big.example", "leeds", "US", "bob"},    {"a@big.example", "Dallas", "US", "carol"},
                 {"a@big.example", "Ulm", "DE", "erin"},     {"a@other.example", NULL, NULL, NULL},
                 {"a@sub.mueller.example", NULL, NULL, NULL}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Found email = FOUND__INIT, city = FOUND__INIT, country = FOUND__INIT;
        Reading reading = READING__INIT;
        email.value = (char *)cases[i].email;
        city.value = (char *)cases[i].city;
        country.value = (char *)cases[i].country;
        reading.email = &email;
        reading.city = cases[i].city ? &city : NULL;
        reading.country = cases[i].country ? &country : NULL;
        g_assert_cmpstr(customers_owner(own->customers, &reading), ==, cases[i].owner);
        g_assert_cmpint(customers_has(own->customers, cases[i].email), ==, cases[i].owner != NULL);
    }
    static const char *const broken[] = {"", "owner,city\nx,y\n", "domain,owner\nx.example\n",
                                         "domain,owner\n,alice\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(broken); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_true(g_file_set_contents(path, broken[i], -1, NULL));
        g_assert_null(customers_load(path, &error));
        g_assert_nonnull(strstr(error->message, "line "));
    }
    g_remove(path);
}

static void test_on_call(void)
{
    static const char rota[] =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261101T000000Z\r\n"
        "DTSTART:20261127T160000Z\r\nDTEND:20261130T070000Z\r\nSUMMARY:bob\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    g_autofree char *path = file_of("rota.ics", rota);
    g_autofree char *more = g_strdup_printf("on_call: %s\n", path);
    Config *before = config;
    config = config_of(base, more);
    forget();
    int64_t night = at(config->timezone, "2026-11-28 03:00"), day = at(config->timezone, "2026-11-30 10:00");
    assert_gets("bob: on call", NULL, NULL, NULL, HOT, night);
    assert_gets("bob: on call", "US", NULL, NULL, HOT, night);
    assert_gets("alice bob: route 2: all others", NULL, NULL, NULL, GENERAL, night);
    assert_gets("alice bob: route 2: all others", NULL, NULL, NULL, HOT, day);
    Reading reading = READING__INIT;
    Lead lead = LEAD__INIT;
    lead.class_ = HOT;
    draft_deadlines(&lead, config, night);
    g_autoptr(Routing) routing = route_lead(config, NULL, &reading, HOT, NULL, night);
    draft_candidates(&lead, config, routing, night);
    g_assert_cmpint(routing->choice.candidate->respond_by, ==, night + 3600);
    g_assert_cmpint(routing->choice.candidate->wake_at, ==, night + 1800);
    say("bob", night + 10, 0);
    assert_gets("alice: route 2: all others", NULL, NULL, NULL, HOT, night);
    g_free(lead.next_step);
    g_free(lead.sla);
    g_remove(path);
    config_unref(config);
    config = before;
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    config = config_of(base, "");
    store = store_open(&(StoreOptions){0}, NULL);
    g_test_add_func("/presence/away", test_away);
    g_test_add_func("/presence/named", test_named);
    g_test_add_func("/presence/hours", test_hours);
    g_test_add_func("/presence/route-hours", test_route_hours);
    g_test_add_func("/presence/holiday", test_holiday);
    g_test_add_func("/presence/relation", test_relation);
    g_test_add_func("/presence/customer-list", test_customer_list);
    g_test_add_func("/presence/on-call", test_on_call);
    int result = g_test_run();
    store_close(store);
    config_unref(config);
    return result;
}
