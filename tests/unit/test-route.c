/* Routes: which one a reading takes, and who stands for choice. */
#include <glib/gstdio.h>
#include <string.h>

#include "milter/route.h"

static const char text[] =
    "company: {name: ACME, timezone: Europe/Berlin}\n"
    "intake: sales@acme.example\n"
    "identity: leads@acme.example\n"
    "owners:\n"
    "  - {name: alice, email: alice@acme.example, weight: 2, capacity: 25, languages: [en, de]}\n"
    "  - {name: bob, email: bob@acme.example}\n"
    "  - {name: carol, email: carol@acme.example, absences: carol.ics}\n"
    "  - {name: dora, email: dora@acme.example, languages: [fr]}\n"
    "  - {name: nordic, email: sales@distributor.example, channel: partner}\n"
    "managers: [maria@acme.example]\n"
    "routes:\n"
    "  - {when: {country: [SE, NO]}, to: nordic}\n"
    "  - {when: {product: [pump, Größe, 泵], class: hot}, to: [alice, bob], pick: weighted}\n"
    "  - {when: {language: ja}, to: carol}\n"
    "  - {when: {class: general, country: FR}, to: [alice, dora], pick: round-robin}\n"
    "  - {to: [alice, bob, carol]}\n";

static Config *config;
enum { CAROL_AWAY = 1783332000, CAROL_THERE = 1772442000 }; /* 2026-07-06 12:00, 2026-03-02 10:00 */

static Found found(const char *value)
{
    Found made = FOUND__INIT;
    made.value = (char *)value;
    return made;
}

typedef struct {
    const char *country, *language, *product, *subject, *words;
    LeadClass class;
    int64_t now;
    const char *exclude;
} Asked;

static Routing *route(const Asked *asked)
{
    Found country = found(asked->country), language = found(asked->language), product = found(asked->product);
    Found *products[] = {&product};
    Reading reading = READING__INIT;
    reading.country = asked->country ? &country : NULL;
    reading.language = asked->language ? &language : NULL;
    reading.product = products;
    reading.n_product = asked->product ? 1 : 0;
    reading.subject = (char *)asked->subject;
    reading.words = (char *)asked->words;
    g_auto(GStrv) exclude = asked->exclude ? g_strsplit(asked->exclude, " ", -1) : NULL;
    return route_lead(config, NULL, &reading, asked->class, (const char *const *)exclude,
                      asked->now ? asked->now : CAROL_THERE);
}

/* "alice bob (carol)": brackets for those who are no more than an account's owner. */
static char *candidates(const Routing *routing)
{
    GString *names = g_string_new(NULL);
    g_assert_cmpuint(routing->choice.candidates, ==, routing->candidate->len);
    for (size_t i = 0; i < routing->choice.candidates; i++) {
        const StoreCandidate *one = &routing->choice.candidate[i];
        g_string_append_printf(names, one->in_route ? "%s%s" : "%s(%s)", i ? " " : "", one->name);
    }
    return g_string_free(names, FALSE);
}

#define HOT LEAD_CLASS__CLASS_HOT
#define GENERAL LEAD_CLASS__CLASS_GENERAL

static void test_routes(void)
{
    static const struct {
        Asked asked;
        const char *reason, *who;
        StorePick pick;
    } cases[] = {
        {{.country = "SE", .class = HOT},
         "route 1: country SE",
         "(alice) (bob) (carol) (dora) nordic",
         PICK_LEAST_BUSY},
        {{.country = "no", .class = GENERAL},
         "route 1: country NO",
         "(alice) (bob) (carol) (dora) nordic",
         PICK_LEAST_BUSY},
        {{.country = "DE", .class = HOT}, "route 5: all others", "alice bob carol (dora) (nordic)", PICK_LEAST_BUSY},
        {{.product = "Pump NF-220", .class = HOT},
         "route 2: product pump, class hot",
         "alice bob (carol) (dora) (nordic)",
         PICK_WEIGHTED},
        {{.product = "Pump NF-220", .class = GENERAL},
         "route 5: all others",
         "alice bob carol (dora) (nordic)",
         PICK_LEAST_BUSY},
        {{.subject = "40 PUMPS, please", .class = HOT}, "route 2: product pump, class hot", NULL, PICK_WEIGHTED},
        {{.subject = "pumpkin seeds; impump", .class = HOT}, "route 5: all others", NULL, PICK_LEAST_BUSY},
        {{.words = "we need a spare\npump.", .class = HOT}, "route 2: product pump, class hot", NULL, PICK_WEIGHTED},
        {{.words = "in der GRÖSSE 3", .class = HOT}, "route 5: all others", NULL, PICK_LEAST_BUSY},
        {{.words = "in der GRÖßE 3", .class = HOT}, "route 2: product größe, class hot", NULL, PICK_WEIGHTED},
        {{.words = "我们需要泵十台", .class = HOT}, "route 2: product 泵, class hot", NULL, PICK_WEIGHTED},
        {{.words = "bad \xff pump", .class = HOT}, "route 5: all others", NULL, PICK_LEAST_BUSY},
        {{.language = "ja", .class = HOT},
         "route 3: language ja",
         "(alice) (bob) carol (dora) (nordic)",
         PICK_LEAST_BUSY},
        /* Carol is away: the next route that matches, and she is no account's owner either. */
        {{.language = "ja", .class = HOT, .now = CAROL_AWAY},
         "route 5: all others",
         "(alice) bob (dora) (nordic)",
         PICK_LEAST_BUSY},
        /* Dora says that she speaks French, Alice says that she does not. */
        {{.country = "FR", .language = "fr", .class = GENERAL},
         "route 4: country FR, class general",
         "(alice) (bob) (carol) dora (nordic)",
         PICK_ROUND_ROBIN},
        {{.country = "FR", .language = "en", .class = GENERAL},
         "route 4: country FR, class general",
         "alice (bob) (carol) (dora) (nordic)",
         PICK_ROUND_ROBIN},
        {{.country = "FR", .language = "it", .class = GENERAL},
         "route 4: country FR, class general",
         "alice (bob) (carol) dora (nordic)",
         PICK_ROUND_ROBIN},
        {{.country = "FR", .class = GENERAL},
         "route 4: country FR, class general",
         "alice (bob) (carol) dora (nordic)",
         PICK_ROUND_ROBIN},
        /* Those who rejected it are left out while anybody remains. */
        {{.product = "pump", .class = HOT, .exclude = "ALICE"},
         "route 2: product pump, class hot",
         "bob (carol) (dora) (nordic)",
         PICK_WEIGHTED},
        {{.product = "pump", .class = HOT, .exclude = "alice bob"},
         "route 5: all others",
         "carol (dora) (nordic)",
         PICK_LEAST_BUSY},
        {{.product = "pump", .class = HOT, .exclude = "alice bob", .now = CAROL_AWAY},
         "route 2: product pump, class hot",
         "alice (dora) (nordic)",
         PICK_WEIGHTED},
        /* Who rejected it last is asked last. */
        {{.product = "pump", .class = HOT, .exclude = "alice bob alice", .now = CAROL_AWAY},
         "route 2: product pump, class hot",
         "bob (dora) (nordic)",
         PICK_WEIGHTED},
        {{.country = "SE", .class = HOT, .exclude = "nordic"},
         "route 5: all others",
         "alice bob carol (dora)",
         PICK_LEAST_BUSY},
        {{.class = HOT, .exclude = "alice bob", .now = CAROL_AWAY},
         "route 5: all others",
         "carol (dora) (nordic)",
         PICK_LEAST_BUSY},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Routing) routing = route(&cases[i].asked);
        g_autofree char *who = candidates(routing);
        g_test_message("%zu: %s: %s", i, routing->reason, who);
        g_assert_cmpstr(routing->choice.reason, ==, cases[i].reason);
        if (cases[i].who)
            g_assert_cmpstr(who, ==, cases[i].who);
        g_assert_cmpint(routing->choice.pick, ==, cases[i].pick);
        g_assert_true(routing->choice.prefer_account);
    }
}

static void test_candidate(void)
{
    g_autoptr(Routing) routing = route(&(Asked){.class = HOT});
    const StoreCandidate *alice = &routing->choice.candidate[0], *nordic = &routing->choice.candidate[4];
    g_assert_cmpuint(alice->weight, ==, 2);
    g_assert_cmpuint(alice->capacity, ==, 25);
    g_assert_cmpstr(alice->email, ==, "alice@acme.example");
    g_assert_cmpstr(nordic->name, ==, "nordic");
    g_assert_cmpstr(nordic->email, ==, "sales@distributor.example");
    g_assert_true(route_outside(config, "sales@distributor.example"));
    g_assert_false(route_outside(config, "alice@acme.example"));
    g_assert_false(route_outside(config, "ann@customer.example"));
}

static void test_by_hand(void)
{
    g_autoptr(Routing) routing = route_to(config_owner(config, "bob"), "assigned by hand");
    g_autofree char *who = candidates(routing);
    g_assert_cmpstr(who, ==, "bob");
    g_assert_cmpstr(routing->choice.reason, ==, "assigned by hand");
    g_assert_false(routing->choice.prefer_account);
}

/* Without a file there is a route, and nobody in it. */
static void test_nobody(void)
{
    g_autoptr(Config) none = config_load(NULL, NULL);
    Reading reading = READING__INIT;
    g_autoptr(Routing) routing = route_lead(none, NULL, &reading, HOT, NULL, CAROL_THERE);
    g_assert_cmpuint(routing->choice.candidates, ==, 0);
}

static Config *load(void)
{
    g_autofree char *folder = g_dir_make_tmp("test-route-XXXXXX", NULL);
    g_autofree char *file = g_build_filename(folder, "c.yaml", NULL),
                    *ics = g_build_filename(folder, "carol.ics", NULL);
    g_autoptr(GError) error = NULL;
    g_assert_true(g_file_set_contents(file, text, -1, NULL));
    g_assert_true(g_file_set_contents(ics,
                                      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260706\r\n"
                                      "DTEND;VALUE=DATE:20260718\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                                      -1, NULL));
    Config *made = config_load(file, &error);
    g_assert_no_error(error);
    g_remove(file);
    g_remove(ics);
    g_rmdir(folder);
    return made;
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    config = load();
    g_test_add_func("/route/routes", test_routes);
    g_test_add_func("/route/candidate", test_candidate);
    g_test_add_func("/route/by-hand", test_by_hand);
    g_test_add_func("/route/nobody", test_nobody);
    int result = g_test_run();
    config_unref(config);
    return result;
}
