/* leadctl forget: asks first, says what went, leaves a sound store, and nobody who wants no mail gets an ack. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "milter/suppressed.h"
#include "tests/unit/leadctl-rig.h"

/* Typed at a terminal: what is asked goes there, too. */
static int typed(const char *line, const char *answer, char **said)
{
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    g_assert_cmpint(master, >=, 0);
    g_assert_cmpint(grantpt(master) + unlockpt(master), ==, 0);
    int slave = open(ptsname(master), O_RDWR | O_NOCTTY);
    g_assert_cmpint(write(master, answer, strlen(answer)), ==, (ssize_t)strlen(answer));
    g_autofree char *all = g_strdup_printf("%s -c %s %s", program, file, line);
    g_auto(GStrv) words = NULL;
    g_assert_true(g_shell_parse_argv(all, NULL, &words, NULL));
    int out[2], status = 0;
    g_assert_cmpint(pipe(out), ==, 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(slave, STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        dup2(out[1], STDERR_FILENO);
        close(out[0]);
        close(out[1]);
        execv(program, words);
        _exit(127);
    }
    close(out[1]);
    GString *text = g_string_new(NULL);
    char buffer[4096];
    for (ssize_t got; (got = read(out[0], buffer, sizeof buffer)) > 0;)
        g_string_append_len(text, buffer, got);
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    close(out[0]);
    close(slave);
    close(master);
    *said = g_string_free(text, FALSE);
    g_test_message("%s", *said);
    return WEXITSTATUS(status);
}

static void test_refused(void)
{
    expect("forget", 2, "", "usage: leadctl forget EMAIL");
    expect("forget mueller@metall.example", 2, "", "no terminal to ask at: say --yes");
    expect("forget --yes mueller", 2, "", "expected an address like hans@firm.example, got \"mueller\"");
    expect("forget --yes alice@acme.example", 2, "", "alice@acme.example is an owner: only prospects are forgotten");
    expect("forget --yes maria@acme.example", 2, "", "is a manager");
    expect("forget --yes sales@acme.example", 2, "", "is an address of this installation");
    expect("forget --yes leads@acme.example", 2, "", "is an address of this installation");
    expect("forget --yes nobody@nowhere.example", 1, "", "nothing is known of nobody@nowhere.example");
    expect("forget --yes nobody@nowhere.example --json", 1, "", "nothing is known of");
    expect("list", 0, "Müller", "");
}

static void test_asked(void)
{
    g_autofree char *no = NULL, *eof = NULL;
    g_assert_cmpint(typed("forget mueller@metall.example", "no\n", &no), ==, 2);
    g_assert_nonnull(strstr(no, "1 lead, to stay without personal data: L-1001\n"));
    g_assert_nonnull(strstr(no, "There is no way back. Forget? Type yes: leadctl: nothing was changed\n"));
    g_assert_cmpint(typed("forget mueller@metall.example", "\004", &eof), ==, 2);
    expect("show 1001", 0, "Müller Metallbau", "");
    expect("forget mueller@metall.example --dry-run", 0, "would be forgotten\n  1 lead, to stay", "");
    expect("forget mueller@metall.example --dry-run --json", 0, "{\"forgotten\":false,\"leads\":[\"L-1001\"]", "");
    expect("show 1001", 0, "Müller Metallbau", "");
    g_autofree char *yes = NULL;
    g_assert_cmpint(typed("forget Mueller@metall.example", "yes\n", &yes), ==, 0);
    g_assert_nonnull(strstr(yes, "Mueller@metall.example: forgotten\n"));
    g_assert_nonnull(strstr(yes, "  removed: messages kept: 1, letters of the outbox: 1, Message-IDs: 1\n"));
    g_assert_nonnull(strstr(yes, "  removed: the contact, an account that nobody else has\n"));
    g_assert_nonnull(strstr(yes, "store/data.mdb keep old bytes until they are used again"));
}

static void test_afterwards(void)
{
    g_auto(Run) shown = leadctl("show L-1001");
    g_assert_cmpint(shown.status, ==, 0);
    g_assert_null(strstr(shown.out, "ller"));
    g_assert_null(strstr(shown.out, "metall"));
    g_assert_nonnull(strstr(shown.out, "  forgotten      "));
    g_assert_nonnull(strstr(shown.out, "hot 84"));
    g_assert_nonnull(strstr(shown.out, "cancelled"));
    g_assert_nonnull(strstr(shown.out, "alice"));
    expect("verify", 0, "sound", "");
    expect("forget --yes mueller@metall.example", 1, "", "nothing is known of");
    expect("list --json --status lost", 0, "\"lost_reason\":\"cancelled\"", "");
    expect("undo L-1001", 2, "", "L-1001");
    g_auto(Run) card = leadctl("preview card L-1001");
    g_assert_cmpint(card.status, ==, 0);
    g_assert_null(strstr(card.out, "metall"));
    /* The store that is open here, as a daemon's is, sees it. */
    Lead *lead = NULL;
    g_assert_cmpint(store_lead(store, 1001, &lead, NULL), ==, STORE_OK);
    g_assert_cmpint(lead->status, ==, LEAD_STATUS__STATUS_LOST);
    g_assert_null(lead->reading->company);
    lead__free_unpacked(lead, NULL);
}

static void test_suppressed(void)
{
    Lead *lead = lead_of(LEAD_CLASS__CLASS_HOT, "Again", "yamada@yamada.example", "hello", now_seconds());
    g_assert_false(suppressed_prospect(store, lead));
    expect("forget yamada@yamada.example --yes --suppress --json", 0, "\"suppressed\":true}", "");
    g_assert_true(suppressed_prospect(store, lead));
    /* By a form, too: then the sender is the form's. */
    g_free(lead->mail_from);
    lead->mail_from = g_strdup("wordpress@acme.example");
    g_assert_true(suppressed_prospect(store, lead));
    lead__free_unpacked(lead, NULL);
    expect("verify", 0, "sound", "");
    expect("--suppress forget --yes stranger@yamada.example", 0, "kept: a hash of the address", "");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    open_all();
    g_test_add_func("/forget-command/refused", test_refused);
    g_test_add_func("/forget-command/asked", test_asked);
    g_test_add_func("/forget-command/afterwards", test_afterwards);
    g_test_add_func("/forget-command/suppressed", test_suppressed);
    return run_all();
}
