/* leadctl preview: what would be sent, what an administrator mistyped; and that nothing happens. */
#include "milter/letter_vars.h"
#include "milter/token.h"
#include "templates/words.h"
#include "tests/unit/leadctl-rig.h"

static void put(const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder, "mine", name, NULL), *dir = g_path_get_dirname(path);
    g_assert_cmpint(g_mkdir_with_parents(dir, 0755), ==, 0);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void take_away(const char *name)
{
    g_autofree char *path = g_build_filename(folder, "mine", name, NULL);
    g_assert_cmpint(g_remove(path), ==, 0);
}

static void assert_has(const char *text, const char *what)
{
    g_test_message("%s", what);
    g_assert_nonnull(strstr(text, what));
}

static void test_lists(void)
{
    expect("preview", 0, "card         owner ", "");
    expect("preview", 0, "ar cs de en es fr it ja ko nl pl pt ru sv tr zh", "");
    expect("preview --json", 0, "{\"template\":\"ack-general\",\"to\":\"prospect\"", "");
    expect("preview --csv", 0, "template,to,what,languages\r\nack-general,prospect,", "");
    expect("preview ack-hot", 0, "promised ", "");
    expect("preview digest --json", 0, "{\"name\":\"count\",\"type\":\"text\",\"help\":\"how many leads\"}", "");
    expect("preview crad", 2, "", "no template crad; did you mean card?");
    expect("preview nonsense", 2, "", "no template nonsense; `leadctl preview` lists them");
    expect("preview card 1 2", 2, "", "usage: leadctl preview [TEMPLATE [ID]]");
    expect("preview card L-1001 --csv", 2, "", "no table");
}

static void test_card(void)
{
    g_auto(Run) run = leadctl("preview card L-1001");
    g_assert_cmpint(run.status, ==, 0);
    g_assert_cmpstr(run.err, ==, "");
    assert_has(run.out, "From: \"ACME\" <leads@acme.example>\n");
    assert_has(run.out, "To: alice@acme.example\n");
    assert_has(run.out, "| Müller Metallbau DE | ");
    assert_has(run.out, "Reply-To: leads+");
    assert_has(run.out, "Auto-Submitted: auto-generated\n");
    assert_has(run.out, "\n[attached: lead-1001.vcf]\n[attached: lead-1001.ics]\n");
    assert_has(run.out, "\n[as HTML, too: --html FILE]\n");
    expect("preview card L-1001 --language de", 0, "Content-Language: de\n", "");
    expect("preview card L-1001 --to bob@acme.example", 0, "To: bob@acme.example\n", "");
    expect("preview card L-1001 --language sv", 2, "", "there is no template card in sv; it is in: de en");
    expect("preview card L-9999", 1, "", "no lead L-9999");
    expect("preview card nonsense", 2, "", "expected a lead");
    expect("preview card L-1001 --to 'not an address'", 2, "", "not an address");
    expect("preview card L-1001 --raw", 0, "\r\nContent-Type: multipart/", "");
    expect("--language de preview --html - card L-1001", 0, "<html", "");
    /* Nothing of a stranger's subject reaches the terminal. */
    g_auto(Run) evil = leadctl("preview card L-1002");
    g_assert_null(strchr(evil.out, '\033'));
}

static void test_json(void)
{
    g_auto(Run) run = leadctl("preview ack-hot L-1001 --json");
    g_assert_cmpint(run.status, ==, 0);
    json_t *letter = json_loads(run.out, 0, NULL);
    g_assert_nonnull(letter);
    g_assert_cmpstr(text_of(letter, "to"), ==, "mueller@metall.example");
    g_assert_cmpstr(text_of(letter, "lead"), ==, "L-1001");
    assert_has(text_of(letter, "text"), "ACME");
    assert_has(text_of(letter, "html"), "<html");
    size_t at;
    json_t *header, *headers = json_object_get(letter, "headers");
    bool subject = false;
    json_array_foreach(headers, at, header)
    {
        if (strcmp(text_of(header, "name"), "Subject") == 0)
            subject = strcmp(text_of(header, "value"), "Re: 40 x NF-220") == 0;
    }
    g_assert_true(subject);
    json_decref(letter);
}

static void test_html_file(void)
{
    g_autofree char *path = g_build_filename(folder, "card.html", NULL), *text = NULL;
    g_autofree char *line = g_strdup_printf("preview card L-1001 --html %s", path);
    g_assert_true(g_file_set_contents(path, "x", 1, NULL));
    expect(line, 0, "card.html: the letter's HTML", "");
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_assert_true(g_str_has_prefix(text, "<!DOCTYPE html>"));
    g_assert_true(g_str_has_suffix(text, "</html>\n"));
    expect("preview notice L-1001 --html -", 1, "", "this letter has no HTML");
    expect("preview card L-1001 --html /nonexistent/x", 2, "", "/nonexistent/x: No such file");
    expect("preview card L-1001 --html /dev/full", 2, "", "/dev/full: No space left");
}

static void test_all(void)
{
    uint64_t before = store_last_commit(store);
    for (const LetterKind *kind = letter_kinds; kind->name; kind++) {
        g_autofree char *line = g_strdup_printf("preview %s L-1004", kind->name);
        g_auto(Run) run = kind->to ? leadctl(line) : (Run){.out = g_strdup("Subject: "), .err = g_strdup("")};
        g_assert_cmpint(run.status, ==, 0);
        g_assert_cmpstr(run.err, ==, "");
        assert_has(run.out, "Subject: ");
    }
    expect("preview digest L-1002", 0, "1 leads wait", "L-1002 is alone: a digest is written for two leads or more");
    expect("preview digest L-1001", 0, "leads wait for you: Müller Metallbau DE, ", "");
    expect("preview escalation L-1001", 0, "To: maria@acme.example\n", "");
    expect("preview notice L-1001 --detail 'failed a@b.example 550 no such user'", 0, "  550 no such user\n", "");
    expect("preview answer L-1001 --detail 'L-1001: won'", 0, "L-1001: won\n", "");
    expect("preview reminder L-1001 --detail stale", 0, "[attached: the original message]", "");
    g_assert_cmpuint(store_last_commit(store), ==, before);
    g_autoptr(GPtrArray) rows = NULL;
    g_assert_cmpint(store_outbox(store, true, 0, &rows, NULL), ==, STORE_OK);
    g_assert_cmpuint(rows->len, ==, 3); /* the cards of the three leads */
}

/* Who taps on a button in a preview changes nothing. */
static void test_no_token(void)
{
    TokenKeys keys;
    Token token;
    g_assert_true(store_secret(store, keys.current, keys.previous, NULL));
    g_auto(Run) run = leadctl("preview card L-1001");
    const char *from = strstr(run.out, "Reply-To: ") + strlen("Reply-To: ");
    g_autofree char *address = g_strndup(from, strcspn(from, "\n"));
    g_assert_true(g_str_has_suffix(address, "@acme.example"));
    g_assert_false(token_read(&keys, config->identity, address, now_seconds(), &token));
    const TokenKeys none = {0};
    g_assert_true(token_read(&none, config->identity, address, now_seconds(), &token));
    g_assert_cmpuint(token.lead, ==, 1001);
}

static void test_own_folder(void)
{
    g_autofree char *kept = file, *text = NULL;
    g_assert_true(g_file_get_contents(kept, &text, NULL, NULL));
    file = g_build_filename(folder, "own.yaml", NULL);
    g_autofree char *own = g_strconcat(text, "templates: mine\n", NULL);
    g_assert_true(g_file_set_contents(file, own, -1, NULL));
    put("en/card.mustache", "Subject: ours {{lead}}\n\n{{#owner}}{{name}}{{/owner}} {{what}}\n");
    expect("preview card L-1001", 0, "Subject: ours L-1001\n", "");
    expect("preview card L-1001 --html -", 1, "", "no HTML");
    put("en/card.mustache", "Subject: ours\n\n\n{{nmae}}\n{{>_nowhere}}\n");
    expect("preview card L-1001", 0, "Subject: ours\n",
           "mine/en/card.mustache:4: nothing is called {{nmae}}; did you mean {{name}}?\n");
    expect("preview card L-1001", 0, "Subject: ours\n", "card.mustache:5: nothing is called {{>_nowhere}}\n");
    put("en/card.mustache", "Subject: ours\n\n\n{{#hot}}\n");
    expect("preview card L-1001", 2, "", "mine/en/card.mustache:4: section is never closed: hot\n");
    put("en/card.mustache", "Subject: ours\n\n\n{{>_round}}\n");
    put("en/_round.mustache", "\n{{>_round}}\n");
    expect("preview card L-1001", 2, "",
           "mine/en/card.mustache:4: in _round, line 2: partials are nested too deep: _round\n");
    take_away("en/_round.mustache");
    take_away("en/card.mustache");
    put("sv/mine.mustache", "Subject: x\n\n");
    expect("preview", 0, "nothing sends a template of this name", "");
    expect("preview mine L-1001", 2, "", "nothing sends a template mine");
    g_free(file);
    file = g_steal_pointer(&kept);
}

static void refuse(const char *name, const char *path, unsigned line, void *context)
{
    const LetterKind *kind = context;
    if (!letter_var_known(kind->vars, name))
        g_error("%s:%u: %s is not in the table of variables", path, line, name);
}

/* The shipped templates, in every language, say only what is documented. */
static void test_shipped(void)
{
    g_autofree char *here = g_path_get_dirname(program), *templates = g_build_filename(here, "templates", NULL);
    g_autoptr(Words) words = words_load(templates, NULL, NULL);
    g_assert_nonnull(words);
    unsigned letters = 0;
    for (const LetterKind *kind = letter_kinds; kind->name; kind++) {
        g_auto(GStrv) languages = words_languages(words, kind->name);
        for (char **language = languages; *language; language++, letters++)
            words_names(words, kind->name, *language, refuse, (void *)kind);
    }
    g_assert_cmpuint(letters, >, 40);
    words_names(words, "page", "en", refuse, (void *)letter_kind("page"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    open_all();
    g_test_add_func("/preview/lists", test_lists);
    g_test_add_func("/preview/card", test_card);
    g_test_add_func("/preview/json", test_json);
    g_test_add_func("/preview/html-file", test_html_file);
    g_test_add_func("/preview/all", test_all);
    g_test_add_func("/preview/no-token", test_no_token);
    g_test_add_func("/preview/own-folder", test_own_folder);
    g_test_add_func("/preview/shipped", test_shipped);
    return run_all();
}
