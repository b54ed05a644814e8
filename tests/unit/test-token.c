/* Tokens: what goes in comes out, and nothing forged does. */
#include <string.h>

#include "milter/token.h"

static const char *const identity = "leads@acme.example";
static const int64_t now = 1700000000;

static TokenKeys keys(void)
{
    TokenKeys made;
    memset(made.current, 7, sizeof made.current);
    memset(made.previous, 9, sizeof made.previous);
    return made;
}

static void test_round_trip(void)
{
    TokenKeys k = keys();
    static const struct {
        uint64_t lead;
        TokenPurpose purpose;
        const char *rcpt;
    } cases[] = {
        {1, TOKEN_ACK, "Buyer@Example.net"},
        {1042, TOKEN_COMMAND, NULL},
        {(1ull << 40) - 1, TOKEN_UNSUBSCRIBE, "x@y.example"},
        {0, TOKEN_FOLLOWUP, "a@b.example"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = token_make(&k, cases[i].lead, cases[i].purpose, now + 86400, cases[i].rcpt);
        g_assert_cmpuint(strlen(text), ==, 29);
        g_autofree char *address = token_address(identity, text);
        Token token;
        g_assert_true(token_read(&k, identity, address, now, &token));
        g_assert_cmpuint(token.lead, ==, cases[i].lead);
        g_assert_cmpint(token.purpose, ==, cases[i].purpose);
        g_assert_cmpint(token.expires, >=, now + 86400);
        g_assert_cmpint(token.expires, <, now + 2 * 86400);
        g_autofree char *upper = g_ascii_strup(address, -1);
        g_assert_true(token_read(&k, identity, upper, now, &token));
        g_assert_true(token_for(&token, cases[i].rcpt));
        g_autofree char *rcpt = cases[i].rcpt ? g_ascii_strup(cases[i].rcpt, -1) : g_strdup("any@where.example");
        g_assert_true(token_for(&token, rcpt));
        g_assert_cmpint(token_for(&token, "other@where.example"), ==, cases[i].rcpt == NULL);
    }
}

static void test_expiry(void)
{
    TokenKeys k = keys();
    g_autofree char *text = token_make(&k, 5, TOKEN_ACK, now, NULL);
    g_autofree char *address = token_address(identity, text);
    Token token;
    g_assert_true(token_read(&k, identity, address, now, &token));
    g_assert_true(token_read(&k, identity, address, token.expires - 1, &token));
    g_assert_false(token_read(&k, identity, address, token.expires, &token));
}

static void test_generations(void)
{
    TokenKeys old = keys(), young = keys(), stranger = keys();
    g_autofree char *text = token_make(&old, 5, TOKEN_ACK, now + 9, NULL);
    g_autofree char *address = token_address(identity, text);
    Token token;
    memcpy(young.previous, old.current, 32);
    memset(young.current, 1, 32);
    memset(stranger.current, 2, 32);
    memset(stranger.previous, 3, 32);
    g_assert_true(token_read(&young, identity, address, now, &token));
    g_assert_false(token_read(&stranger, identity, address, now, &token));
}

/* Every single changed character makes it no token. */
static void test_forged(void)
{
    TokenKeys k = keys();
    g_autofree char *text = token_make(&k, 77, TOKEN_COMMAND, now + 86400, "a@b.example");
    static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567018=";
    for (size_t i = 0; i < strlen(text); i++) {
        for (const char *c = alphabet; *c; c++) {
            g_autofree char *forged = g_strdup(text);
            forged[i] = *c;
            g_autofree char *address = token_address(identity, forged);
            Token token;
            g_assert_cmpint(token_read(&k, identity, address, now, &token), ==, *c == text[i]);
        }
    }
}

static void test_other_addresses(void)
{
    TokenKeys k = keys();
    g_autofree char *text = token_make(&k, 77, TOKEN_COMMAND, now + 86400, NULL);
    static const char *const form[] = {"leads@acme.example",
                                       "%s@acme.example",
                                       "leads+%s@other.example",
                                       "lead+%s@acme.example",
                                       "leads-%s@acme.example",
                                       "leads+%s+x@acme.example",
                                       "leads+%s",
                                       "",
                                       "@",
                                       "leads+@acme.example"};
    for (size_t i = 0; i < G_N_ELEMENTS(form); i++) {
        g_autoptr(GString) address = g_string_new(form[i]);
        g_string_replace(address, "%s", text, 0);
        Token token;
        g_assert_false(token_read(&k, identity, address->str, now, &token));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/token/round-trip", test_round_trip);
    g_test_add_func("/token/expiry", test_expiry);
    g_test_add_func("/token/generations", test_generations);
    g_test_add_func("/token/forged", test_forged);
    g_test_add_func("/token/other-addresses", test_other_addresses);
    return g_test_run();
}
