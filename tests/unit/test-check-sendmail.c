/* What `leadctl check` makes of the mail filters in a sendmail.cf. */
#include <glib/gstdio.h>
#include <string.h>

#include "milter/check.h"
#include "tests/unit/config-of.h"

#define OURS "Xleadmilter, S=unix:/run/leadmilter/milter.sock, "
#define REST "T=C:10s;S:30s;R:30s;E:60s\n"
#define DKIM "Xopendkim, S=inet:8891@localhost\n"

static const char base[] = "listen: unix:/run/leadmilter/milter.sock\ncompany: {name: ACME, domains: [acme.example]}\n"
                           "intake: sales@acme.example\nidentity: leads@acme.example\nowners: alice@acme.example\n";

static void test_findings(void)
{
    static const struct {
        const char *more, *cf;
        CheckState worst;
        const char *says, *mend; /* of the worst */
    } cases[] = {
        {"", OURS "F=T, " REST "O InputMailFilters=leadmilter\n", CHECK_GOOD, "has the mail filter", NULL},
        {"", "O InputMailFilters=leadmilter\nXleadmilter,S=local:/run/leadmilter/milter.sock,F=4\n", CHECK_GOOD,
         "has the mail filter", NULL},
        {"", "O MaxMessageSize=0\n", CHECK_WRONG, "no mail filter at unix:/run/leadmilter/milter.sock",
         "contrib/sendmail/leadmilter.mc"},
        {"", DKIM OURS "F=T, " REST "O InputMailFilters=opendkim\n", CHECK_WRONG, "no mail filter",
         "contrib/sendmail/leadmilter.mc"},
        {"", "Xleadmilter, S=unix:/elsewhere.sock, F=T\nO InputMailFilters=leadmilter\n", CHECK_WRONG, "no mail filter",
         "contrib/sendmail/leadmilter.mc"},
        {"", "Xleadmilter\nX\nO InputMailFilters\n", CHECK_WRONG, "no mail filter", "contrib/sendmail/leadmilter.mc"},
        {"", OURS REST "O InputMailFilters=leadmilter\n", CHECK_DOUBT, "delivers without a lead", "leadmilter.mc"},
        {"", OURS "F=R, " REST "O InputMailFilters=leadmilter\n", CHECK_WRONG, "refuses mail for good",
         "leadmilter.mc"},
        {"authserv: mx.acme.example\n", DKIM OURS "F=T, " REST "O InputMailFilters=leadmilter, opendkim\n", CHECK_WRONG,
         "no milter before us", "before leadmilter in sendmail.mc"},
        {"authserv: mx.acme.example\n", DKIM OURS "F=T, " REST "O InputMailFilters=opendkim, leadmilter\n", CHECK_GOOD,
         "has the mail filter", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Config) config = config_of(base, cases[i].more);
        g_autoptr(Check) check = check_new(config);
        g_autofree char *cf = NULL;
        int fd = g_file_open_tmp("sendmail-XXXXXX.cf", &cf, NULL);
        g_assert_cmpint(fd, >=, 0);
        g_assert_true(g_close(fd, NULL) && g_file_set_contents(cf, cases[i].cf, -1, NULL));
        check_sendmail(check, cf);
        g_assert_cmpint(g_unlink(cf), ==, 0);
        const CheckFinding *worst = NULL;
        for (guint k = 0; k < check->finding->len; k++) {
            const CheckFinding *one = check->finding->pdata[k];
            bool filter = strcmp(one->about, "sendmail") == 0 || strcmp(one->about, "authserv") == 0;
            worst = filter && (!worst || one->state > worst->state) ? one : worst;
        }
        g_test_message("%zu: %s", i, cases[i].cf);
        g_assert_nonnull(worst);
        g_assert_cmpint(worst->state, ==, cases[i].worst);
        g_assert_nonnull(strstr(worst->says, cases[i].says));
        g_assert_true(cases[i].mend ? strstr(worst->mend, cases[i].mend) != NULL : !worst->mend);
    }
}

static void test_no_file(void)
{
    g_autoptr(Config) config = config_of(base, "");
    g_autoptr(Check) check = check_new(config);
    check_sendmail(check, "/nonexistent/sendmail.cf");
    g_assert_cmpuint(check->finding->len, ==, 1);
    const CheckFinding *only = check->finding->pdata[0];
    g_assert_cmpint(only->state, ==, CHECK_WRONG);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/check-sendmail/findings", test_findings);
    g_test_add_func("/check-sendmail/no-file", test_no_file);
    return g_test_run();
}
