/* The configuration: what is accepted, what it becomes, and the words for what is wrong. */
#include <glib/gstdio.h>
#include <string.h>

#include "milter/config.h"
#include "milter/settings.h"
#include "milter/values.h"

static const char base[] = "company: {name: ACME, domains: [acme.example], timezone: Europe/Berlin}\n"
                           "intake: [sales@acme.example]\n"
                           "identity: leads@acme.example\n"
                           "owners: [{name: alice, email: alice@acme.example}]\n";

static char *folder;

static Config *load(const char *text, GError **error)
{
    g_autofree char *file = g_build_filename(folder, "c.yaml", NULL);
    g_remove(file);
    g_assert_true(g_file_set_contents_full(file, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    return config_load(file, error);
}

static Config *load_good(const char *head, const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *all = g_strconcat(head, text, NULL);
    Config *config = load(all, &error);
    g_assert_no_error(error);
    g_assert_nonnull(config);
    return config;
}

static void write_file(const char *name, const char *text)
{
    g_autofree char *file = g_build_filename(folder, name, NULL);
    g_assert_true(g_file_set_contents(file, text, -1, NULL));
}

static void test_defaults(void)
{
    g_autoptr(Config) config = load_good(base, "");
    g_assert_cmpstr(config->listen, ==, "unix:/var/spool/postfix/leadmilter/milter.sock");
    g_assert_null(config->socket_group);
    g_assert_cmpint(config->socket_mode, ==, 0660);
    g_assert_cmpstr(config->store, ==, "/var/lib/leadmilter");
    g_assert_cmpstr(config->relay, ==, "smtp://127.0.0.1:25");
    g_assert_cmpint(config->relay_tls, ==, 0);
    g_assert_null(config->dns_servers[0]);
    g_assert_cmpint(config->dns_timeout, ==, 5);
    g_assert_cmpuint(config->dns_queries, ==, 30);
    g_assert_cmpstr(config->company_language, ==, "en");
    g_assert_null(config->company_country);
    g_assert_cmpstr(config->daemon_names[0], ==, "ORIGINATING");
    g_assert_cmpuint(config->n_trusted, ==, 0);
    g_assert_null(config->authserv);
    g_assert_null(config->managers[0]);
    g_assert_cmpuint(config->n_route, ==, 1);
    g_assert_cmpstr(config->route[0].to[0], ==, "alice");
    g_assert_cmpint(config->route[0].pick, ==, ROUTE_LEAST_BUSY);
    g_assert_cmpint(config->route[0].class, ==, -1);
    g_assert_cmpint(config->hot.respond.seconds, ==, 3600);
    g_assert_cmpuint(config->hot.n_remind, ==, 2);
    g_assert_cmpfloat(config->hot.remind[1], ==, 0.8);
    g_assert_cmpfloat(config->hot.reassign, ==, 2);
    g_assert_cmpint(config->general.respond.work_days, ==, 1);
    g_assert_cmpfloat(config->general.reassign, ==, -1);
    g_assert_cmpint(config->scoring_hot, ==, 50);
    g_assert_cmpuint(config->n_rule, ==, 0);
    g_assert_cmpint(config->ack_when, ==, ACK_NOT_FAIL);
    g_assert_cmpuint(config->ack_sender.limit, ==, 5);
    g_assert_cmpint(config->ack_sender.seconds, ==, 7 * 86400);
    g_assert_false(config->courier_hold);
    g_assert_cmpint(config->mode, ==, MODE_ACTIVE);
    g_assert_cmpint(config->on_error, ==, ON_ERROR_TEMPFAIL);
    g_assert_cmpuint(config->readers, ==, 4);
    g_assert_cmpuint(config->read_timeout, ==, 250);
    g_assert_cmpuint(config->resolvers, ==, 8);
    g_assert_cmpint(config->retention, ==, 90 * 86400);
    g_assert_null(config->templates);
    g_assert_cmpuint(config->owner[0].weight, ==, 1);
    g_assert_cmpuint(config->owner[0].capacity, ==, 0);
    g_assert_false(config->owner[0].partner);
    /* Monday 2024-01-08: 09:00 to 17:00 in Berlin */
    g_assert_false(calendar_open(config->calendar, 1704700799));
    g_assert_true(calendar_open(config->calendar, 1704700800));
    g_assert_false(calendar_open(config->calendar, 1704729600));
}

static void test_no_file(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Config) config = config_load(NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(config->company_name, ==, "");
    g_assert_null(config->company_domains[0]);
    g_assert_cmpuint(config->n_intake + config->n_owner, ==, 0);
    g_assert_cmpstr(config->identity, ==, "");
    g_assert_cmpuint(config->n_route, ==, 1);
    g_assert_cmpint(config->scoring_hot, ==, 50);
    g_assert_false(config_our_domain(config, "a@b.example"));
    g_autoptr(GPtrArray) warnings = config_warnings(config);
    g_assert_nonnull(warnings);
}

static const char full[] =
    "listen: inet:8890@127.0.0.1\n"
    "socket: {group: mail, mode: 0600}\n"
    "store: store\n"
    "relay: smtp://127.0.0.1:2525\n"
    "dns: {servers: ['127.0.0.1:5353', '::1'], timeout: 2s, queries: 10}\n"
    "company: {name: Müller & Söhne, domains: [acme.example, ACME.test], language: de, country: de, timezone: "
    "Europe/Berlin}\n"
    "hours:\n"
    "  mon-thu: \"08:30-12:00 13:00-17:30\"\n"
    "  fri: 08:30-12:00\n"
    "  holidays: holidays.ics\n"
    "intake:\n"
    "  - sales@ACME.example\n"
    "  - {address: rfq@acme.example, points: 20}\n"
    "relays: [wordpress@acme.example, '*@leads.marketplace.example']\n"
    "trusted: {clients: [10.0.0.0/8, 2001:db8::/32, 192.0.2.7], daemon_names: [ORIGINATING, submission]}\n"
    "authserv: mx.acme.example\n"
    "identity: leads@acme.example\n"
    "owners:\n"
    "  - &a {name: alice, email: alice@acme.example, login: al, weight: 2, capacity: 25, languages: [en, de], "
    "absences: alice.ics}\n"
    "  - {name: bob, email: bob@acme.example, aliases: robert@acme.example}\n"
    "  - carol@acme.example\n"
    "  - {name: nordic, email: sales@distributor.example, channel: partner}\n"
    "managers: [maria@acme.example]\n"
    "routes:\n"
    "  - {when: {country: [SE, NO, dk, FI]}, to: [nordic]}\n"
    "  - {when: {product: [Pump, VENTIL Größe], class: hot}, to: &team [alice, bob], pick: weighted}\n"
    "  - {when: {language: de, class: general}, to: *team, pick: round-robin}\n"
    "  - {to: [alice, bob, carol], pick: least-busy}\n"
    "sla:\n"
    "  hot: {ack: 1m, accept: 20m, respond: 1h30m, remind: 50%, escalate: 90%, reassign: never}\n"
    "  general: {respond: 2wd, remind: []}\n"
    "scoring: {hot: 40, rules: [{name: asks-price, in: subject, match: '(?i)\\bquot(e|ation)\\b', points: 40}]}\n"
    "ack: {when: pass, budget: {sender: 1/1d}}\n"
    "courier: {hold: true}\n"
    "mode: observe\n"
    "on_error: accept\n"
    "readers: {processes: 2, timeout: 1s}\n"
    "resolvers: 3\n"
    "retention: 30d\n"
    "templates: own\n";

static void check_full_lists(const Config *config)
{
    g_assert_cmpstr(config->intake[0].address, ==, "sales@acme.example");
    g_assert_cmpint(config->intake[1].points, ==, 20);
    g_assert_cmpuint(config->n_owner, ==, 4);
    g_assert_cmpstr(config->owner[0].login, ==, "al");
    g_assert_cmpstr(config->owner[0].languages[1], ==, "de");
    g_assert_cmpstr(config->owner[1].aliases[0], ==, "robert@acme.example");
    g_assert_cmpstr(config->owner[2].name, ==, "carol");
    g_assert_true(config->owner[3].partner);
    g_assert_nonnull(config->owner[0].away);
    g_assert_cmpuint(config->n_route, ==, 4);
    g_assert_cmpstr(config->route[0].country[2], ==, "DK");
    g_assert_cmpstr(config->route[1].product[1], ==, "ventil größe");
    g_assert_cmpint(config->route[1].class, ==, 2);
    g_assert_cmpint(config->route[1].pick, ==, ROUTE_WEIGHTED);
    g_assert_cmpstr(config->route[2].to[1], ==, "bob");
    g_assert_cmpint(config->route[2].class, ==, 1);
    g_assert_cmpuint(config->n_rule, ==, 1);
    g_assert_cmpstr(config->rule[0].in[0], ==, "subject");
    g_assert_true(g_str_has_suffix(config->rule[0].position, "c.yaml:32:28"));
}

static void test_full(void)
{
    write_file("holidays.ics",
               "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20240501\r\n"
               "RRULE:FREQ=YEARLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    write_file("alice.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n");
    g_autofree char *own = g_build_filename(folder, "own", NULL);
    g_mkdir(own, 0700);
    g_autoptr(Config) config = load_good(full, "");
    g_assert_cmpint(config->socket_mode, ==, 0600);
    g_autofree char *store = g_build_filename(folder, "store", NULL);
    g_assert_cmpstr(config->store, ==, store);
    g_assert_cmpstr(config->templates, ==, own);
    g_assert_cmpstr(config->dns_servers[1], ==, "::1");
    g_assert_cmpstr(config->company_name, ==, "Müller & Söhne");
    g_assert_cmpstr(config->company_domains[1], ==, "acme.test");
    g_assert_cmpstr(config->company_country, ==, "DE");
    check_full_lists(config);
    g_assert_cmpint(config->hot.respond.seconds, ==, 5400);
    g_assert_cmpuint(config->hot.n_remind, ==, 1);
    g_assert_cmpfloat(config->hot.reassign, ==, -1);
    g_assert_cmpuint(config->general.n_remind, ==, 0);
    g_assert_cmpint(config->general.accept.seconds, ==, 4 * 3600);
    g_assert_cmpint(config->ack_when, ==, ACK_PASS);
    g_assert_cmpuint(config->ack_sender.limit, ==, 1);
    g_assert_cmpuint(config->ack_total.limit, ==, 2000);
    g_assert_true(config->courier_hold);
    g_assert_cmpint(config->mode, ==, MODE_OBSERVE);
    g_assert_cmpint(config->on_error, ==, ON_ERROR_ACCEPT);
    g_assert_cmpuint(config->read_timeout, ==, 1000);
    /* 2030-05-01, a Wednesday, 10:00 in Berlin is a holiday; the day after is not. */
    g_assert_false(calendar_open(config->calendar, 1903852800));
    g_assert_true(calendar_open(config->calendar, 1903852800 + 86400));
}

static void test_short_forms(void)
{
    g_autoptr(Config) config = load_good(base, "ack: pass\nreaders: 6\nmanagers: maria@acme.example\nrelays:\n");
    g_assert_cmpint(config->ack_when, ==, ACK_PASS);
    g_assert_cmpuint(config->ack_domain.limit, ==, 50);
    g_assert_cmpuint(config->readers, ==, 6);
    g_assert_cmpuint(config->read_timeout, ==, 250);
    g_assert_true(config_is_manager(config, "Maria@ACME.example"));
    g_assert_null(config->relays[0]);
}

/* Each: text after the base (or instead of it), and what the message must hold. */
static void test_errors(void)
{
    static const struct {
        bool alone;
        const char *text, *place, *words;
    } cases[] = {
        {false, "intakes: x\n", ":5:1: intakes: ", "did you mean \"intake\"?"},
        {false, "domains: [a.example]\n", ":5:1: domains: ", "did you mean \"company.domains\"?"},
        {false, "zzzz: 1\n", ":5:1: zzzz: expected a known key, got \"zzzz\"", ""},
        {false, "socket: {grup: mail}\n", ":5:10: socket.grup: ", "did you mean \"group\"?"},
        {false, "ack: {budget: {sendr: 1/1d}}\n", ":5:16: ack.budget.sendr: ", "did you mean \"sender\"?"},
        {false, "socket: {colour: red}\n", ":5:10: socket.colour: expected one of group, mode, got \"colour\"", ""},
        {false, "mode: obsreve\n", ":5:7: mode: expected one of active, observe, got \"obsreve\"",
         "did you mean \"observe\"?"},
        {false, "mode: [active]\n", ":5:7: mode: expected one of active, observe, got a list", ""},
        {false, "mode: {a: b}\n", ":5:7: mode: ", "got a map"},
        {false, "mode:\n", ":5:6: mode: ", "got nothing"},
        {false, "mode: active\nmode: observe\n", ":6:1: mode: expected each key once, got it again",
         "first is in line 5"},
        {false, "socket: {mode: 0999}\n", ":5:16: socket.mode: expected a mode in octal, like 0660, got \"0999\"", ""},
        {false, "socket: postfix\n", ":5:9: socket: expected a map, got \"postfix\"", ""},
        {false, "dns: {queries: 0}\n", ":5:16: dns.queries: expected a whole number from 1 to 1000, got \"0\"", ""},
        {false, "dns: {timeout: 5}\n", ":5:16: dns.timeout: expected a duration", "got \"5\""},
        {false, "dns: {servers: [ns.example]}\n", ":5:17: dns.servers: expected an address", ""},
        {false, "listen: /run/x.sock\n", ":5:9: listen: expected unix:/path", "at most 107 bytes"},
        {false, "listen: inet:99999@127.0.0.1\n", ":5:9: listen: ", ""},
        {false, "relay: smtp://me:secret@host:99999\n", ":5:8: relay: expected smtp://host:port",
         "got \"@host:99999\""},
        {false, "relay: {user: me}\n", ":5:8: relay: expected user and password_file together, got user alone", ""},
        {false, "relay: {tls: msut}\n", ":5:14: relay.tls: expected one of may, must", "did you mean \"must\"?"},
        {false, "relay: 127.0.0.1:25\n", ":5:8: relay: expected smtp://host:port", ""},
        {false, "managers: [maria]\n", ":5:12: managers: expected an address", "got \"maria\""},
        {false, "routes: [{to: [alise]}]\n", ":5:16: routes.to: expected the name of an owner, got \"alise\"",
         "did you mean \"alice\"?"},
        {false, "routes: [{to: []}]\n", ":5:15: routes.to: expected at least one", ""},
        {false, "routes: [{when: {country: DE}, to: alice}]\n", ":5:10: routes: expected the last route to match all",
         ""},
        {false, "routes: [{when: {country: UK}, to: alice}]\n", ":5:27: routes.when.country: ", "did you mean \"GB\"?"},
        {false, "routes: [{when: {country: XX}, to: alice}]\n", ":5:27: routes.when.country: expected a country code",
         ""},
        {false, "routes: [{when: {language: jp}, to: alice}]\n",
         ":5:28: routes.when.language: expected a language code", "did you mean \"ja\"?"},
        {false, "routes: [{when: {language: GR}, to: alice}]\n",
         ":5:28: routes.when.language: ", "did you mean \"el\"?"},
        {false, "routes: [{when: {language: xq}, to: alice}]\n", ":5:28: routes.when.language: ", ""},
        {false, "routes: [{when: {class: hto}, to: alice}]\n", ":5:25: routes.when.class: expected one of general, hot",
         "did you mean \"hot\"?"},
        {false, "routes: [{when: {state: TX}, to: alice}]\n",
         ":5:18: routes.when.state: expected one of country, product, language, class", ""},
        {false, "routes: [alice]\n", ":5:10: routes: expected a map, got \"alice\"", ""},
        {false, "routes: [{pick: weighted}]\n", ":5:10: routes.to: ", "it must be given"},
        {false, "sla: {hot: {respond: 1 fortnight}}\n", ":5:22: sla.hot.respond: expected a duration like 30m, 4h, 1wd",
         ""},
        {false, "sla: {hot: {ack: 1wd}}\n", ":5:18: sla.hot.ack: expected a duration like 30s", ""},
        {false, "sla: {hot: {remind: [50%, 0.8]}}\n", ":5:27: sla.hot.remind: expected a percentage", "got \"0.8\""},
        {false, "sla: {warm: {}}\n", ":5:7: sla.warm: expected one of hot, general", ""},
        {false, "ack: {budget: {sender: 5}}\n", ":5:24: ack.budget.sender: expected a number per time", ""},
        {false, "ack: passs\n", ":5:6: ack: expected one of not-fail, pass", "did you mean \"pass\"?"},
        {false, "courier: {hold: maybe}\n", ":5:17: courier.hold: expected true or false", ""},
        {false, "trusted: {clients: [10.0.0.0/40]}\n", ":5:21: trusted.clients: expected an address or a network", ""},
        {false, "hours: {mon-fry: '09:00-17:00'}\n", ":5:9: hours: expected days like mon-fri",
         "did you mean \"mon-fri\"?"},
        {false, "hours: {mon-fri: '09:00-25:00'}\n", ":5:18: hours: expected shifts like", ""},
        {false, "hours: {mon: '17:00-09:00'}\n", ":5:14: hours: expected shifts", ""},
        {false, "hours: {mon-fri: '08:30-12:00', fri: '13:00-15:00'}\n", ":5:33: hours: expected each day once", "fri"},
        {false, "hours: {fri-mon: '08:30-12:00', sun: '13:00-15:00'}\n", ":5:33: hours: expected each day once", "sun"},
        {false, "hours: {mon: '08:30-12:00', Mon: '13:00-15:00'}\n", ":5:29: hours: expected each day once", "Mon"},
        {false, "hours: {mon: '22:00-06:00'}\n", ":5:14: hours: expected shifts within a day", "22:00-24:00"},
        {false, "hours: {mon: '12:00-12:00'}\n", ":5:14: hours: expected shifts", "12:00-12:00"},
        {false, "hours: {mon: '+8:00-12:00'}\n", ":5:14: hours: expected shifts like", ""},
        {false, "hours: {mon-fri: []}\n", ":5:18: hours: expected shifts like", ""},
        {false, "sla: {hot: {respond: 1000000h}}\n", ":5:22: sla.hot.respond: expected", "ten years"},
        {false, "sla: {hot: {respond: 99999999999999999999h}}\n", ":5:22: sla.hot.respond: expected", "ten years"},
        {false, "sla: {hot: {respond: 0h}}\n", ":5:22: sla.hot.respond: expected", "above zero"},
        {false, "dns: {timeout: 0s}\n", ":5:16: dns.timeout: expected", "at least 1s"},
        {false, "sla: {hot: {respond: -1h}}\n", ":5:22: sla.hot.respond: expected", ""},
        {false, "hours: {mon: '09:00-12:00 11:00-13:00'}\n", ":5:14: hours: ", "do not overlap"},
        {false, "hours: {holidays: gone.ics}\n", ":5:19: hours.holidays: expected an iCalendar file, got ",
         "No such file"},
        {false, "hours: {holidays: c.yaml}\n", ":5:19: hours.holidays: expected an iCalendar file", "BEGIN:VCALENDAR"},
        {false, "hours: 9-5\n", ":5:8: hours: expected a map", ""},
        {false, "templates: gone\n", ":5:12: templates: expected the path of a folder", ""},
        {false, "retention: soon\n", ":5:12: retention: ", "got \"soon\""},
        {false, "readers: {timeout: 2h}\n", ":5:20: readers.timeout: expected a duration like 250ms", ""},
        {false, "scoring: {rules: [{name: a, match: '(x', points: 1}]}\n",
         ":5:36: scoring.rules.match: expected a regular expression", "missing closing parenthesis at character 3"},
        {false, "scoring: {rules: [{name: a, match: \"\\bquote\", points: 1}]}\n",
         ":5:36: scoring.rules.match: expected a regular expression", "write '…'"},
        {false, "scoring: {rules: [{name: a b, match: x, points: 1}]}\n", ":5:26: scoring.rules.name: ", ""},
        {false, "scoring: {rules: [{name: a, in: bdoy, match: x, points: 1}]}\n",
         ":5:33: scoring.rules.in: ", "did you mean \"body\"?"},
        {false, "scoring: {rules: [{name: a, match: x}]}\n", ":5:19: scoring.rules.points: ", "it must be given"},
        {false, "scoring: {hot: lots}\n", ":5:16: scoring.hot: ", ""},
        {false, "mode: active: x\n", ":5:13: expected YAML: ", ""},
        {false, "\tmode: active\n", ":5:1: expected YAML: ", "; indent with spaces, not with tabs"},
        {false, "x: *nowhere\n", ":5:4: expected YAML: ", ""},
        {false, "--- \nmode: active\n", ":5:1: expected one YAML document", ""},
        {false, "a: \xff\n", ":5:4: expected YAML: ", ""},
        {false, "[a, b]: c\n", "", ""},
        {true, "just words\n", ":1:1: the file: expected keys and values", ""},
        {true, "", ":1:1: company: expected a map, got nothing", "it must be given"},
        {true, "company: {name: A}\nidentity: l@a.example\nowners: [o@a.example]\n",
         ":1:1: intake: ", "it must be given"},
        {true, "company: {name: A}\nintake: []\nidentity: l@a.example\nowners: [o@a.example]\n",
         ":2:9: intake: expected at least one address", ""},
        {true, "company: {name: A}\nintake: s@a.example\nowners: [o@a.example]\n",
         ":1:1: identity: ", "it must be given"},
        {true, "company: {name: A}\nintake: s@a.example\nidentity: l@a.example\n",
         ":1:1: owners: ", "it must be given"},
        {true, "company: {name: A}\nintake: s@a.example\nidentity: l+x@a.example\nowners: o@a.example\n",
         ":3:11: identity: expected an address without +tag", ""},
        {true, "company: {name: A, timezone: Europe/Berlni}\n",
         ":1:30: company.timezone: ", "did you mean \"Europe/Berlin\"?"},
        {true, "company: {language: en}\n", ":1:10: company.name: ", "it must be given"},
        {true, "company: {name: A}\nintake: [s@a.example, S@A.example]\n", ":2:23: intake: expected each address once",
         ""},
        {true,
         "company: {name: A}\nintake: s@a.example\nidentity: l@a.example\nowners: [o@a.example, {name: O, email: "
         "p@a.example}]\n",
         ":4:23: owners.name: expected each owner's name once", ""},
        {true, "company: {name: A}\nintake: s@a.example\nidentity: l@a.example\nowners: [{name: x}]\n",
         ":4:10: owners.email: ", "it must be given"},
        {true,
         "company: {name: A}\nintake: s@a.example\nidentity: l@a.example\nowners: [{email: x@a.example, absences: "
         "no.ics}]\n",
         ":4:41: owners.absences: ", "No such file"},
        {true,
         "company: {name: A}\nintake: s@a.example\nidentity: l@a.example\nowners: [{email: x@a.example, chanel: "
         "partner}]\n",
         ":4:31: owners.chanel: ", "did you mean \"channel\"?"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *text = g_strconcat(cases[i].alone ? "" : base, cases[i].text, NULL);
        g_autofree char *file = g_build_filename(folder, "c.yaml", NULL);
        g_autofree char *place = g_strconcat(file, cases[i].place, NULL);
        Config *config = load(text, &error);
        g_test_message("%s -> %s", cases[i].text, error ? error->message : "accepted");
        g_assert_null(config);
        g_assert_nonnull(error);
        g_assert_true(g_str_has_prefix(error->message, place));
        g_assert_nonnull(strstr(error->message, cases[i].words));
        g_assert_true(g_utf8_validate(error->message, -1, NULL));
        g_assert_null(strchr(error->message, '\n'));
    }
}

static void test_bounds(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) deep = g_string_new("x: ");
    for (int i = 0; i < 200000; i++)
        g_string_append_c(deep, '[');
    g_assert_null(load(deep->str, &error));
    g_assert_nonnull(strstr(error->message, "at most 32 levels"));
    g_clear_error(&error);

    g_autoptr(GString) large = g_string_new(base);
    while (large->len <= 1 << 20)
        g_string_append(large, "# padding padding padding padding padding padding\n");
    g_assert_null(load(large->str, &error));
    g_assert_nonnull(strstr(error->message, "at most 1024 KiB"));
    g_clear_error(&error);

    /* Aliases multiply: 2000 owners with 2000 languages each. */
    g_autoptr(GString) many = g_string_new("company: {name: A}\nintake: s@a.example\nidentity: l@a.example\nowners:\n"
                                           "  - {name: a, email: a@a.example, languages: &l [en");
    for (int i = 0; i < 2000; i++)
        g_string_append(many, ", en");
    g_string_append(many, "]}\n");
    for (int i = 0; i < 2000; i++)
        g_string_append_printf(many, "  - {name: a%d, email: a@a.example, languages: *l}\n", i);
    gint64 start = g_get_monotonic_time();
    g_assert_null(load(many->str, &error));
    g_assert_nonnull(strstr(error->message, "bounded size"));
    g_assert_cmpint(g_get_monotonic_time() - start, <, 2 * G_USEC_PER_SEC);
    g_clear_error(&error);

    g_assert_null(load("x: &a [*a, *a]\n", &error));
    g_assert_nonnull(error);
    g_clear_error(&error);
    g_assert_null(config_load("/dev/zero", &error));
    g_assert_nonnull(error);
    g_clear_error(&error);
    g_assert_null(config_load("/nonexistent/leadmilter.yaml", &error));
    g_assert_cmpstr(error->message, ==, "/nonexistent/leadmilter.yaml: No such file or directory");
}

static void test_lookups(void)
{
    write_file("holidays.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
    g_autoptr(Config) config = load_good(full, "");
    static const struct {
        const char *client;
        bool trusted;
    } clients[] = {{"10.1.2.3", true},
                   {"::ffff:10.1.2.3", true},
                   {"11.0.0.1", false},
                   {"192.0.2.7", true},
                   {"192.0.2.8", false},
                   {"2001:db8:5::1", true},
                   {"2001:db9::1", false},
                   {"127.0.0.1", false},
                   {"::ffff:11.0.0.1", false},
                   {"nonsense", false},
                   {"", false}};
    for (size_t i = 0; i < G_N_ELEMENTS(clients); i++)
        g_assert_cmpint(config_trusts_client(config, clients[i].client), ==, clients[i].trusted);
    g_assert_cmpint(config_intake(config, "RFQ+expo26@acme.EXAMPLE")->points, ==, 20);
    g_assert_null(config_intake(config, "rfqs@acme.example"));
    g_assert_null(config_intake(config, "rfq"));
    g_assert_cmpstr(config_owner(config, "ALICE")->name, ==, "alice");
    g_assert_cmpstr(config_owner_by_address(config, "Robert@acme.example")->name, ==, "bob");
    g_assert_null(config_owner_by_address(config, "zoe@acme.example"));
    g_assert_cmpstr(config_owner_by_login(config, "al")->name, ==, "alice");
    g_assert_null(config_owner_by_login(config, "alice"));
    g_assert_cmpstr(config_owner_by_login(config, "bob")->name, ==, "bob");
    g_assert_cmpstr(config_owner_by_login(config, "bob@acme.example")->name, ==, "bob");
    g_assert_null(config_owner_by_login(config, "sales")); /* nordic's local part, in another's domain */
    g_assert_true(config_our_domain(config, "x@ACME.test"));
    g_assert_false(config_our_domain(config, "x@sub.acme.test"));
    g_assert_false(config_our_domain(config, "x"));
    g_assert_true(config_is_relay(config, "wordpress@acme.example"));
    g_assert_true(config_is_relay(config, "no-reply@Leads.Marketplace.example"));
    g_assert_false(config_is_relay(config, "x@marketplace.example"));
    g_assert_true(address_equal("a@MÜLLER.example", "A@xn--mller-kva.example"));
    g_assert_false(address_equal("a@müller.example", "a@muller.example"));
    g_assert_false(address_equal("ü@a.example", "u@a.example"));
    g_autofree char *tag = address_tag("sales+expo26@acme.example"), *none = address_tag("sales@acme.example");
    g_autofree char *empty = address_tag("sales+@acme.example"), *odd = address_tag("+x@acme.example");
    g_assert_cmpstr(tag, ==, "expo26");
    g_assert_null(none);
    g_assert_null(empty);
    g_assert_null(odd);
    g_assert_true(address_equal("A.b@X.example", "a.B@x.EXAMPLE"));
    g_assert_false(address_equal("a@x.example", "a+t@x.example"));
    g_assert_true(address_equal_untagged("a@x.example", "a+t@x.example"));
    g_assert_cmpstr(address_domain("nobody"), ==, "");
}

static void test_warnings(void)
{
    g_autoptr(Config) config = load_good(full, "");
    g_autoptr(GPtrArray) warnings = config_warnings(config);
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = 0; i < warnings->len; i++)
        g_string_append_printf(all, "%s\n", (char *)warnings->pdata[i]);
    g_assert_cmpint(config->partner_attach, ==, 5 << 20);
    g_assert_nonnull(strstr(all->str, "mode observe"));
    g_assert_nonnull(strstr(all->str, "courier.hold"));
    g_assert_null(strstr(all->str, "no authserv"));
    g_autoptr(Config) plain = load_good(base, "sla: {hot: {respond: 1d}}\nroutes: [{to: alice}, {to: alice}]\n");
    g_autoptr(GPtrArray) more = config_warnings(plain);
    g_string_truncate(all, 0);
    for (guint i = 0; i < more->len; i++)
        g_string_append_printf(all, "%s\n", (char *)more->pdata[i]);
    g_assert_nonnull(strstr(all->str, "no authserv"));
    g_assert_nonnull(strstr(all->str, "sla.hot.respond counts 24 business hours"));
    g_assert_nonnull(strstr(all->str, "route 1 matches all"));
    g_autoptr(Config) twins = load_good("company: {name: A}\nintake: [s@a.example]\nidentity: l@a.example\n",
                                        "owners: [{name: ann, email: d@a.example}, {name: ben, email: D@a.example}]\n");
    g_autoptr(GPtrArray) same = config_warnings(twins);
    g_string_truncate(all, 0);
    for (guint i = 0; i < same->len; i++)
        g_string_append_printf(all, "%s\n", (char *)same->pdata[i]);
    g_assert_nonnull(strstr(all->str, "owners ann and ben have the same email"));
}

static void test_values(void)
{
    static const struct {
        const char *text;
        bool days, good;
        int64_t seconds, work_days;
    } durations[] = {
        {"90s", false, true, 90, 0},  {"1h30m", false, true, 5400, 0}, {"1h 30m", false, true, 5400, 0},
        {"2wd", true, true, 0, 2},    {"1wd 2h", true, true, 7200, 1}, {"1wd", false, false, 0, 0},
        {"", true, false, 0, 0},      {"5", true, false, 0, 0},        {"h", true, false, 0, 0},
        {"5x", true, false, 0, 0},    {"-5m", true, false, 0, 0},      {"99999999999s", true, false, 0, 0},
        {"9999d", true, false, 0, 0}, {"5mm", true, false, 0, 0},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(durations); i++) {
        Duration got = {0};
        g_assert_cmpint(value_duration(durations[i].text, durations[i].days, &got), ==, durations[i].good);
        g_assert_cmpint(got.seconds, ==, durations[i].seconds);
        g_assert_cmpint(got.work_days, ==, durations[i].work_days);
    }
    static const struct {
        const char *text, *currency;
        bool good;
        double amount;
    } amounts[] = {
        {"12000 EUR", "EUR", true, 12000},
        {"EUR 12,000.50", "EUR", true, 12000.5},
        {"12.000,50 eur", "EUR", true, 12000.5},
        {"1'200 CHF", "CHF", true, 1200},
        {"12,000", "", true, 12000},
        {"99.5", "", true, 99.5},
        {"EUR12", "EUR", true, 12},
        {"12EUR", "EUR", true, 12},
        {"EUR", "", false, 0},
        {"twelve", "", false, 0},
        {"", "", false, 0},
        {"12 000 USD", "USD", true, 12000},
        {"-5 EUR", "", false, 0},
        {"1e9 EUR", "", false, 0},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(amounts); i++) {
        double amount = 0;
        char currency[4] = "";
        g_test_message("%s", amounts[i].text);
        g_assert_cmpint(value_money(amounts[i].text, &amount, currency), ==, amounts[i].good);
        if (amounts[i].good) {
            g_assert_cmpfloat(amount, ==, amounts[i].amount);
            g_assert_cmpstr(currency, ==, amounts[i].currency);
        }
    }
    static const char *const bad[] = {"",
                                      "@",
                                      "a@",
                                      "@b.example",
                                      "a b@c.example",
                                      "a@b..example",
                                      "a@-b.example",
                                      ".a@b.example",
                                      "a..b@c.example",
                                      "a@b@c.example",
                                      "\"a\"@b.example",
                                      "a@b.example\n",
                                      "a\r\nx@b.example"};
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autofree char *address = value_address(bad[i]);
        g_assert_null(address);
    }
    g_autofree char *idn = value_address("Jörg@müller.example"), *plain = value_address("J.Doe+x@MÜLLER.example");
    g_assert_null(idn);
    g_assert_cmpstr(plain, ==, "J.Doe+x@xn--mller-kva.example");
}

/* Damaged files are refused in words or accepted, and nothing else happens. */
static void test_damaged(void)
{
    static const char bytes[] = "{}[]:,-&*'\"\n \t#|>!%@0a\xc3\xff";
    g_autoptr(GRand) random = g_rand_new_with_seed(42);
    for (int i = 0; i < 1000; i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *text = g_strdup(full);
        for (int j = 0; j < 1 + i % 4; j++)
            text[g_rand_int_range(random, 0, (gint32)strlen(text))] =
                bytes[g_rand_int_range(random, 0, (gint32)sizeof bytes - 1)];
        g_autoptr(Config) config = load(text, &error);
        g_assert_cmpint(config == NULL, ==, error != NULL);
        g_assert_true(!error || g_utf8_validate(error->message, -1, NULL));
    }
}

static void check_help(const Setting *settings)
{
    for (const Setting *s = settings; s->name; s++) {
        g_assert_nonnull(s->help);
        g_assert_true(s->kind == KIND_POSITION || *s->help);
        if (s->sub)
            check_help(s->sub);
    }
}

static void test_table(void)
{
    check_help(settings_table());
}

/* The development corpora bring configurations of their own; where they lie is told by SHARED. */
static void test_corpus(void)
{
    const char *shared = g_getenv("SHARED") ? g_getenv("SHARED") : "../shared";
    static const char *const corpus[] = {"inquiries", "inquiries-2"};
    for (size_t i = 0; i < G_N_ELEMENTS(corpus); i++) {
        g_autofree char *file = g_build_filename(shared, "corpus", corpus[i], "leadmilter.yaml", NULL);
        g_autoptr(GError) error = NULL;
        g_autoptr(Config) config = g_file_test(file, G_FILE_TEST_EXISTS) ? config_load(file, &error) : NULL;
        g_assert_no_error(error);
        g_assert_true(!config || config->n_intake == 5);
    }
}

static void test_references(void)
{
    Config *config = load_good(base, "");
    Config *same = config_ref(config);
    config_unref(config);
    g_assert_cmpstr(same->company_name, ==, "ACME");
    config_unref(same);
    config_unref(NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    folder = g_dir_make_tmp("test-config-XXXXXX", NULL);
    g_test_add_func("/config/defaults", test_defaults);
    g_test_add_func("/config/no-file", test_no_file);
    g_test_add_func("/config/full", test_full);
    g_test_add_func("/config/short-forms", test_short_forms);
    g_test_add_func("/config/errors", test_errors);
    g_test_add_func("/config/bounds", test_bounds);
    g_test_add_func("/config/look-ups", test_lookups);
    g_test_add_func("/config/warnings", test_warnings);
    g_test_add_func("/config/values", test_values);
    g_test_add_func("/config/damaged", test_damaged);
    g_test_add_func("/config/table", test_table);
    g_test_add_func("/config/corpus", test_corpus);
    g_test_add_func("/config/references", test_references);
    int result = g_test_run();
    static const char *const files[] = {"c.yaml", "holidays.ics", "alice.ics", "own", ""};
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *file = g_build_filename(folder, files[i], NULL);
        g_remove(file);
    }
    g_free(folder);
    return result;
}
