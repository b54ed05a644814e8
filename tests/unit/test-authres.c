/* Authentication-Results (RFC 8601): whom we believe, and what a forger may write into them. */
#include <glib.h>
#include <string.h>

#include "parser/authres.h"

#define OURS "Authentication-Results: mx.acme.example"
#define THEIRS "Authentication-Results: mx.evil.example"

static const struct {
    const char *name, *header;
    bool stated;
    const char *spf, *dmarc, *dkim;
} cases[] = {
    {"plain", OURS "; spf=pass smtp.mailfrom=a@b.example; dmarc=fail (p=none) header.from=b.example; dkim=none", true,
     "pass", "fail", "none"},
    {"nobody's", "X-Other: 1", false, NULL, NULL, NULL},
    {"another server's", THEIRS "; spf=pass", false, NULL, NULL, NULL},
    {"a longer name", OURS ".evil.example; spf=pass", false, NULL, NULL, NULL},
    {"any case", "AUTHENTICATION-RESULTS: MX.Acme.Example; SPF=Pass", true, "pass", NULL, NULL},
    {"a quoted name", "Authentication-Results: \"mx.acme.example\"; spf=pass", true, "pass", NULL, NULL},
    {"a comment before it", "Authentication-Results: (by (us)) mx.acme.example (x) 1 ; spf=pass", true, "pass", NULL,
     NULL},
    {"a version we do not know", OURS " 2; spf=pass", false, NULL, NULL, NULL},
    {"a name in a comment", "Authentication-Results: (mx.acme.example;) mx.evil.example; spf=pass", false, NULL, NULL,
     NULL},
    {"nothing found", OURS "; none", true, NULL, NULL, NULL},
    {"versions of methods and blanks", OURS "; spf / 1 = pass smtp.mailfrom=x ; dmarc/1=fail", true, "pass", "fail",
     NULL},
    {"below a Received", "Received: from a by b\r\n" OURS "; spf=pass", false, NULL, NULL, NULL},
    {"several fields", OURS "; dkim=pass header.d=b.example\r\n" OURS "; dmarc=pass\r\n" OURS "; spf=softfail", true,
     "softfail", "pass", "pass"},
    {"a fail outweighs, first", OURS "; dmarc=fail; spf=fail\r\n" OURS "; dmarc=pass; spf=pass", true, "fail", "fail",
     NULL},
    {"a fail outweighs, last", OURS "; dmarc=pass; spf=pass\r\n" OURS "; dmarc=fail; spf=fail", true, "fail", "fail",
     NULL},
    {"one good signature will do", OURS "; dkim=fail header.d=list.example; dkim=pass header.d=b.example", true, NULL,
     NULL, "pass"},
    {"SPF of a HELO is not the sender's", OURS "; spf=pass smtp.helo=mail.evil.example", true, NULL, NULL, NULL},
    {"of both, the sender's", OURS "; spf=pass smtp.helo=mail.evil.example; spf=softfail smtp.mailfrom=x@b.example",
     true, "softfail", NULL, NULL},
    /* The sender chooses his local part. */
    {"a result inside a quoted string", OURS "; spf=softfail smtp.mailfrom=\"x; dmarc=pass; y\"@evil.example", true,
     "softfail", NULL, NULL},
    {"an escaped quote", OURS "; spf=softfail smtp.mailfrom=\"x\\\"; dmarc=pass; \\\"y\"@evil.example", true,
     "softfail", NULL, NULL},
    {"a parenthesis in a quoted string hides nothing", OURS "; spf=pass smtp.mailfrom=\"(\"@evil.example; dmarc=fail",
     true, "pass", "fail", NULL},
    {"a result inside a comment", OURS "; spf=softfail (a \\) ; dmarc=pass; b) smtp.mailfrom=x", true, "softfail", NULL,
     NULL},
    {"a quote in a comment", OURS "; spf=softfail (sender \"said) smtp.mailfrom=x; dmarc=fail (\")", true, "softfail",
     "fail", NULL},
    {"an encoded word stays what it is",
     OURS "; spf=softfail smtp.mailfrom=\" =?us-ascii?q?x=22=3B_dmarc=3Dpass=3B?= \"@evil.example", true, "softfail",
     NULL, NULL},
    {"what never closes can only fail", OURS "; spf=pass smtp.mailfrom=(x@evil.example; dmarc=fail", true, NULL, "fail",
     NULL},
    {"a quote that never closes", OURS "; dmarc=pass; spf=fail smtp.mailfrom=\"x@evil.example", true, "fail", NULL,
     NULL},
    {"longer words", OURS "; xspf=pass; spfx=pass; spf.x=pass; dmarc=passed-on", true, NULL, NULL, NULL},
};

static void test_case(gconstpointer data)
{
    gsize i = GPOINTER_TO_SIZE(data);
    g_autofree char *raw = g_strconcat(cases[i].header, "\r\nFrom: a@b.example\r\n\r\nwords\r\n", NULL);
    g_autoptr(Message) message = message_parse_headers((const uint8_t *)raw, strlen(raw));
    AuthenticationResults *results = authres_read(message, "mx.acme.example");
    g_assert_true((results != NULL) == cases[i].stated);
    if (!results)
        return;
    g_assert_cmpstr(results->spf, ==, cases[i].spf);
    g_assert_cmpstr(results->dmarc, ==, cases[i].dmarc);
    g_assert_cmpstr(results->dkim, ==, cases[i].dkim);
    authentication_results__free_unpacked(results, NULL);
}

static void test_without_authserv(void)
{
    static const char raw[] = "Authentication-Results: ; spf=pass\r\nFrom: a@b.example\r\n\r\n";
    g_autoptr(Message) message = message_parse_headers((const uint8_t *)raw, strlen(raw));
    g_assert_null(authres_read(message, NULL));
    g_assert_null(authres_read(message, ""));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    message_init();
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/authres/%02zu %s", i + 1, cases[i].name);
        g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_case);
    }
    g_test_add_func("/authres/without authserv", test_without_authserv);
    return g_test_run();
}
