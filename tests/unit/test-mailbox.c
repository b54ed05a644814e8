/* Spellings of one mailbox: nobody is somebody else by another one. */
#include <glib.h>

#include "milter/config.h"
#include "milter/envelope.h"
#include "store/mailbox.h"
#include "tests/unit/store-rig.h"

static const struct {
    const char *address, *canonical;
} spellings[] = {
    {"alice@acme.example", "alice@acme.example"},
    {"Alice@ACME.Example", "alice@acme.example"},
    {"alice@acme.example.", "alice@acme.example"},
    {"\"alice\"@acme.example", "alice@acme.example"},
    {"\"al\\ice\"@Acme.Example.", "alice@acme.example"},
    {"\"alice+Tag\"@acme.example", "alice+tag@acme.example"},
    {"\"alice smith\"@acme.example", "\"alice smith\"@acme.example"},
    {"\"a@b\"@acme.example", "\"a@b\"@acme.example"},
    {"\"alice.\"@acme.example", "\"alice.\"@acme.example"},
    {"alice@M\303\274ller.example", "alice@xn--mller-kva.example"},
    {"alice@mu\314\210ller.example.", "alice@xn--mller-kva.example"},
    {"alice@XN--Mller-kva.example", "alice@xn--mller-kva.example"},
    {"alice@acme\343\200\202example", "alice@acme.example"},
    {"J\303\234RGEN@acme.example", "j\303\274rgen@acme.example"},
    {"alice@[192.0.2.1]", "alice@[192.0.2.1]"},
    {"\"", "\""},
    {"\"@x", "\"@x"},
    {"\"\\\"@x", "\"\\\"@x"},
    {"\xff@\xff.example", "\xff@\xff.example"},
    {"alice", "alice"},
    {"@", "@"},
    {"", ""},
};

static void test_canonical(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(spellings); i++) {
        g_autofree char *canonical = mailbox_canonical(spellings[i].address);
        g_assert_cmpstr(canonical, ==, spellings[i].canonical);
        g_autofree char *again = mailbox_canonical(canonical);
        g_assert_cmpstr(again, ==, canonical);
        g_assert_true(address_equal(spellings[i].address, spellings[i].canonical));
    }
}

static Config *config_of(const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *name = NULL;
    int file = g_file_open_tmp("mailbox-XXXXXX.yaml", &name, NULL);
    g_assert_cmpint(file, >=, 0);
    close(file);
    g_assert_true(g_file_set_contents(name, text, -1, NULL));
    Config *config = config_load(name, &error);
    g_assert_no_error(error);
    g_remove(name);
    return config;
}

static const char yaml[] = "company: {name: ACME, domains: [acme.example, m\303\274ller.example]}\n"
                           "intake: [sales@acme.example]\n"
                           "identity: leads@acme.example\n"
                           "relays: [form@acme.example, '*@market.example']\n"
                           "owners:\n"
                           "  - {name: alice, email: alice@acme.example, login: al, aliases: [a.smith@acme.example]}\n"
                           "  - {name: bob, email: bob@m\303\274ller.example}\n"
                           "managers: [maria@acme.example]\n";

static void test_look_ups(void)
{
    g_autoptr(Config) config = config_of(yaml);
    g_assert_nonnull(config_intake(config, "\"sales\"@acme.example."));
    g_assert_nonnull(config_intake(config, "\"Sales+expo\"@acme.example"));
    g_assert_nonnull(config_owner_by_address(config, "\"alice\"@acme.example"));
    g_assert_nonnull(config_owner_by_address(config, "\"A.Smith\"@acme.example."));
    g_assert_nonnull(config_owner_by_address(config, "bob@xn--mller-kva.example"));
    g_assert_nonnull(config_owner_by_address(config, "bob@M\303\234LLER.example"));
    g_assert_true(config_is_manager(config, "\"maria\"@acme.example"));
    g_assert_true(config_our_domain(config, "eve@acme.example."));
    g_assert_true(config_our_domain(config, "eve@acme\343\200\202example"));
    g_assert_true(config_our_domain(config, "eve@m\303\274ller.example"));
    g_assert_false(config_our_domain(config, "eve@acme.example.evil.example"));
    g_assert_true(config_is_relay(config, "\"form\"@acme.example"));
    g_assert_true(config_is_relay(config, "x@Market.example."));
    g_assert_false(config_is_relay(config, "x@market.example.evil.example"));
    g_autofree char *tag = address_tag("\"sales+Expo26\"@acme.example");
    g_assert_cmpstr(tag, ==, "Expo26");
}

/* By RFC 5321, appendix C, a route in front is ignored; and what a resolver ignores, too. */
static void test_paths(void)
{
    static const struct {
        const char *argument, *path;
    } paths[] = {{"<alice@acme.example>", "alice@acme.example"},
                 {"alice@acme.example", "alice@acme.example"},
                 {"<@relay.example,@other.example:alice@acme.example>", "alice@acme.example"},
                 {"<alice@acme.example.>", "alice@acme.example"},
                 {"<\"a:b\"@acme.example>", "\"a:b\"@acme.example"},
                 {"<@>", "@"},
                 {"<.>", "."},
                 {"<>", ""},
                 {"", ""}};
    for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
        g_autofree char *path = envelope_path(paths[i].argument);
        g_assert_cmpstr(path, ==, paths[i].path);
    }
}

static void test_logins(void)
{
    static const struct {
        const char *login, *mail_from;
        bool authenticated;
    } cases[] = {
        {"al", "alice@acme.example", true},
        {"al", "\"Alice\"@acme.example", true},
        {"al", "a.smith@acme.example", true},
        {"al", "bob@m\303\274ller.example", false},
        {"alice", "alice@acme.example", false}, /* another's login: alice's is al */
        {"alice@acme.example", "alice@acme.example", false},
        {"a.smith", "a.smith@acme.example", false},
        {"bob", "bob@xn--mller-kva.example", true},
        {"eve", "eve@acme.example", true},
        {"eve", "\"eve\"@acme.example.", true},
        {"eve@acme.example", "EVE@acme.example", true},
        {"eve", "alice@acme.example", false},
        {"eve", "eve@else.example", false},
        {"", "@acme.example", false},
    };
    g_autoptr(Config) config = config_of(yaml);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Envelope *envelope = envelope_new();
        envelope->login = g_strdup(cases[i].login);
        envelope->mail_from = g_strdup(cases[i].mail_from);
        g_test_message("%s as %s", cases[i].login, cases[i].mail_from);
        g_assert_cmpint(envelope_authenticated(config, envelope), ==, cases[i].authenticated);
        envelope_free(envelope);
    }
}

/* A person, and a company, is known however it is spelt. */
static void test_contacts(void)
{
    Rig rig = rig_new(true);
    Inquiry in;
    inquiry_init(&in, 1);
    in.contact.address = (char *)"\"Ann\"@K\303\244rcher.example";
    in.intake.account_domain = "K\303\244rcher.example";
    g_autoptr(Lead) first = NULL, second = NULL;
    g_assert_cmpint(store_intake(rig.store, &in.intake, &first, NULL), ==, STORE_OK);
    inquiry_init(&in, 2);
    in.contact.address = (char *)"ann@xn--krcher-bua.example.";
    in.intake.account_domain = "xn--krcher-bua.example.";
    g_assert_cmpint(store_intake(rig.store, &in.intake, &second, NULL), ==, STORE_OK);
    g_assert_cmpuint(first->contact, ==, second->contact);
    g_assert_cmpuint(first->account, ==, second->account);
    Contact *contact = NULL;
    g_assert_cmpint(store_contact(rig.store, "ANN@k\303\244rcher.example", &contact, NULL), ==, STORE_OK);
    g_assert_cmpuint(contact->id, ==, first->contact);
    contact__free_unpacked(contact, NULL);
    rig_clear(&rig);
}

int main(int argc, char **argv)
{
    rig_init(&argc, &argv);
    g_test_add_func("/mailbox/canonical", test_canonical);
    g_test_add_func("/mailbox/look-ups", test_look_ups);
    g_test_add_func("/mailbox/paths", test_paths);
    g_test_add_func("/mailbox/logins", test_logins);
    g_test_add_func("/mailbox/contacts", test_contacts);
    return g_test_run();
}
