/* Whose words are whose, in the fixtures of other projects: the sender of a forward, and replies without what they
 * quote. Their expected values are read where they lie. */
#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "parser/body.h"
#include "parser/charset.h"
#include "parser/message.h"
#include "parser/quote.h"
#include "parser/sign_off.h"
#include "tests/unit/wild.h"

/* In percent. */
enum { FORWARDS_LEAST = 95, REPLIES_LEAST = 90 };

typedef struct {
    const char *corpus;
    unsigned total, good;
} Figure;

static void count(Figure *figure, bool good, const char *fixture)
{
    figure->total++;
    figure->good += good;
    if (!good)
        g_test_message("differs: %s %s", figure->corpus, fixture);
}

static void assert_least(const Figure *figure, unsigned percent)
{
    g_test_message("%s: %u of %u (%.1f %%)", figure->corpus, figure->good, figure->total,
                   100.0 * figure->good / MAX(figure->total, 1));
    g_assert_cmpuint(figure->total, >, 0);
    g_assert_cmpuint(figure->good * 100, >=, figure->total * percent);
}

/* The text of a message with that body. */
static char *body_of(const char *bytes, size_t size, bool html)
{
    g_autoptr(Body) body = body_new();
    g_autofree char *other = NULL;
    bool from_html = false;
    body_add(body, &(BodyPart){.charset = "utf-8", .html = html}, (const uint8_t *)bytes, size);
    return body_text(body, &from_html, &other);
}

static Split *split_file(const char *folder, const char *name, const char *subject)
{
    gsize size = 0;
    g_autofree char *bytes = wild_read(folder, name, &size);
    g_autofree char *text = bytes != NULL ? body_of(bytes, size, g_str_has_suffix(name, ".html")) : NULL;
    return text != NULL ? quote_split(text, subject) : NULL;
}

/* --- Forwards: crisp's index.js names the fixtures, one sender, and those that are none --- */

typedef struct {
    char *folder, *script, *address, *name, *body;
    Figure figure;
} Forwards;

/* const NAME = "…" */
static char *constant(const char *script, const char *name)
{
    g_autofree char *pattern = g_strdup_printf("const %s = (\"|')([^\"']*)\\1", name);
    g_autoptr(GRegex) regex = g_regex_new(pattern, 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    g_assert_true(g_regex_match(regex, script, 0, &match));
    return g_match_info_fetch(match, 2);
}

static bool begins_with(const char *text, const char *start)
{
    g_autofree char *dense = wild_dense(text), *dense_start = wild_dense(start);
    return g_str_has_prefix(dense, dense_start);
}

/* Variant 4 is no forward; 5 has no name, 11 another one, 12 no address. */
static bool forward_is_right(const Forwards *forwards, const char *fixture, const Split *split)
{
    if (g_str_has_suffix(fixture, "_variant_4"))
        return !split->is_forward;
    if (!split->is_forward || split->head == NULL || !begins_with(split->forwarded, forwards->body))
        return false;
    bool named = g_str_has_suffix(fixture, "_variant_5")    ? *split->head->name == '\0'
                 : g_str_has_suffix(fixture, "_variant_11") ? strchr(split->head->name, ',') != NULL
                                                            : strcmp(split->head->name, forwards->name) == 0;
    const char *address = g_str_has_suffix(fixture, "_variant_12") ? "" : forwards->address;
    return named && strcmp(split->head->address, address) == 0;
}

static void read_forward(Forwards *forwards, const char *fixture, const char *subject_fixture)
{
    g_autofree char *file = g_strconcat("fixtures/", fixture, ".txt", NULL);
    g_autofree char *subject_file = g_strconcat("fixtures/", subject_fixture, ".txt", NULL);
    g_autofree char *subject = *subject_fixture != '\0' ? wild_read(forwards->folder, subject_file, NULL) : NULL;
    g_autoptr(Split) split = split_file(forwards->folder, file, subject != NULL ? g_strstrip(subject) : "");
    if (split != NULL)
        count(&forwards->figure, forward_is_right(forwards, fixture, split), fixture);
}

static void test_forwards(void)
{
    Forwards forwards = {.folder = wild_folder("crisp_email_forward_parser"), .figure = {.corpus = "forwards"}};
    if (forwards.folder == NULL)
        return;
    forwards.script = wild_read(forwards.folder, "index.js", NULL);
    g_assert_nonnull(forwards.script);
    forwards.address = constant(forwards.script, "FROM_ADDRESS");
    forwards.name = constant(forwards.script, "FROM_NAME");
    g_autofree char *body = constant(forwards.script, "BODY");
    forwards.body = g_strcompress(body);
    g_autoptr(GRegex) regex =
        g_regex_new("^ +\\[?\"(\\w+_body\\w*)\"(?:, \"(\\w+_subject\\w*)\")?", G_REGEX_MULTILINE, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    for (g_regex_match(regex, forwards.script, 0, &match); g_match_info_matches(match);
         g_match_info_next(match, NULL)) {
        g_autofree char *fixture = g_match_info_fetch(match, 1), *subject = g_match_info_fetch(match, 2);
        read_forward(&forwards, fixture, subject != NULL ? subject : "");
    }
    assert_least(&forwards.figure, FORWARDS_LEAST);
    g_free(forwards.folder);
    g_free(forwards.script);
    g_free(forwards.address);
    g_free(forwards.name);
    g_free(forwards.body);
}

/* --- Replies --- */

/* Some fixtures keep what is quoted in between; we never do. */
static char *without_quotes(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GString *kept = g_string_new(NULL);
    for (char **line = lines; *line != NULL; line++)
        if (**line != '>')
            g_string_append_printf(kept, "%s\n", *line);
    return g_string_free(kept, FALSE);
}

/* Ours are the new words and, apart, the signature, of which fixtures keep all, a part or nothing; of a forward with
 * nothing above it, what is forwarded. */
static bool reply_is(const Split *split, const char *expected)
{
    g_autofree char *unquoted = without_quotes(expected), *wanted = wild_dense(unquoted);
    bool bare = split->is_forward && *split->own == '\0';
    g_autofree char *own = wild_dense(bare ? split->forwarded : split->own);
    g_autofree char *signature = wild_dense(split->signature), *all = g_strconcat(own, signature, NULL);
    return (*own != '\0') == (*wanted != '\0') && g_str_has_prefix(wanted, own) && g_str_has_prefix(all, wanted);
}

/* talon: a reply is what _reply_text says, else one word. */
static void read_standard_reply(Figure *figure, const char *folder, const char *name)
{
    gsize size = 0;
    const char *why = NULL;
    g_autofree char *raw = wild_read(folder, name, &size);
    g_autofree char *stem = g_strndup(name, strlen(name) - strlen(".eml"));
    g_autofree char *answer = g_strconcat(stem, "_reply_text", NULL);
    g_autofree char *expected = wild_read(folder, answer, NULL);
    g_autoptr(Message) message = message_parse((const uint8_t *)raw, size, &why);
    g_assert_nonnull(message);
    g_autoptr(Split) split = quote_split(message->text, message->subject);
    count(figure, reply_is(split, expected != NULL ? expected : "Hello"), name);
}

static void read_standard_replies(Figure *figure, const char *talon)
{
    g_autofree char *folder = g_build_filename(talon, "standard_replies", NULL);
    g_autoptr(GPtrArray) files = wild_files(folder);
    for (guint i = 0; i < files->len; i++) {
        g_autofree char *name = g_path_get_basename(g_ptr_array_index(files, i));
        if (g_str_has_suffix(name, ".eml"))
            read_standard_reply(figure, folder, name);
    }
}

/* All of these say the same; two, only the half of it. */
static void read_html_replies(Figure *figure, const char *talon)
{
    g_autofree char *folder = g_build_filename(talon, "html_replies", NULL);
    g_autoptr(GPtrArray) files = wild_files(folder);
    for (guint i = 0; i < files->len; i++) {
        g_autofree char *name = g_path_get_basename(g_ptr_array_index(files, i));
        g_autoptr(Split) split = split_file(folder, name, "Re: x");
        count(figure, reply_is(split, "Hi. I am fine.\n\nThanks,\nAlex"), name);
    }
}

/* "#sig#" before each line of the signature, "#reply#" before what is quoted. */
static void read_marked(Figure *figure, const char *folder, const char *name)
{
    g_autofree char *bytes = wild_read(folder, name, NULL);
    g_auto(GStrv) lines = g_strsplit(bytes, "\n", -1);
    g_autoptr(GString) text = g_string_new(NULL), own = g_string_new(NULL);
    for (char **line = lines; *line != NULL; line++) {
        bool mark = g_str_has_prefix(*line, "#sig#"), quoted = g_str_has_prefix(*line, "#reply#");
        g_string_append_printf(text, "%s\n", *line + (mark ? 5 : quoted ? 7 : 0));
        if (!mark && !quoted)
            g_string_append_printf(own, "%s\n", *line);
    }
    g_autofree char *body = body_of(text->str, text->len, false);
    g_autoptr(Split) split = quote_split(body, "");
    count(figure, wild_same(split->own, own->str), name);
}

/* What the reader takes for the words: above the sign-off, and above the name where nothing announces it. */
static char *words_of(const Split *split, const char *name)
{
    return g_strndup(split->own, *name != '\0' && strchr(name, '@') == NULL ? sign_off_by_name(split->own, name)
                                                                            : strlen(split->own));
}

/* A body and its signature: what is before that are the words. */
static void read_stripped(Figure *figure, const char *folder, const char *name)
{
    g_autofree char *stem = g_strndup(name, strlen(name) - strlen("_body"));
    g_autofree char *answer = g_strconcat(stem, "_signature", NULL), *from = g_strconcat(stem, "_sender", NULL);
    g_autofree char *body = wild_read(folder, name, NULL), *signature = wild_read(folder, answer, NULL);
    g_autofree char *sender = wild_read(folder, from, NULL);
    if (signature == NULL)
        return;
    g_autofree char *text = body_of(body, strlen(body), false);
    g_autoptr(Split) split = quote_split(text, "");
    g_autofree char *words = words_of(split, sender != NULL ? g_strstrip(sender) : "");
    g_autofree char *dense = wild_dense(text), *tail = wild_dense(signature), *own = wild_dense(words);
    g_assert_true(g_str_has_suffix(dense, tail));
    dense[strlen(dense) - strlen(tail)] = '\0';
    count(figure, strcmp(own, dense) == 0, name);
}

static void read_signatures(Figure *figure, const char *talon)
{
    g_autofree char *marked = g_build_filename(talon, "signature", "emails", "P", NULL);
    g_autofree char *stripped = g_build_filename(talon, "signature", "emails", "stripped", NULL);
    g_autoptr(GPtrArray) files = wild_files(stripped);
    read_marked(figure, marked, "johndoeexamplecom_body");
    for (guint i = 0; i < files->len; i++) {
        g_autofree char *name = g_path_get_basename(g_ptr_array_index(files, i));
        if (g_str_has_suffix(name, "_body"))
            read_stripped(figure, stripped, name);
    }
}

static void test_talon(void)
{
    g_autofree char *folder = wild_folder("talon");
    Figure figure = {.corpus = "replies (talon)"};
    if (folder == NULL)
        return;
    read_standard_replies(&figure, folder);
    read_html_replies(&figure, folder);
    read_signatures(&figure, folder);
    assert_least(&figure, REPLIES_LEAST);
}

static void test_trimmer(void)
{
    g_autofree char *folder = wild_folder("email_reply_trimmer");
    Figure figure = {.corpus = "replies (email_reply_trimmer)"};
    if (folder == NULL)
        return;
    g_autofree char *emails = g_build_filename(folder, "emails", NULL);
    g_autofree char *trimmed = g_build_filename(folder, "trimmed", NULL);
    g_autoptr(GPtrArray) files = wild_files(emails);
    for (guint i = 0; i < files->len; i++) {
        g_autofree char *name = g_path_get_basename(g_ptr_array_index(files, i));
        g_autofree char *expected = wild_read(trimmed, name, NULL);
        g_autoptr(Split) split = split_file(emails, name, "Re: x");
        if (expected != NULL)
            count(&figure, reply_is(split, expected), name);
    }
    assert_least(&figure, REPLIES_LEAST);
}

/* --- crisp's test.js: what it says of the first fragment of a fixture --- */

/* test.equal("…", fragments[0]) and the like; COMMON: the one text most fixtures begin with. */
static bool says_text(const char *test, const char *common, const Split *split, bool *said)
{
    g_autoptr(GRegex) regex = g_regex_new("test\\.equal\\((?:\"((?:[^\"\\\\]|\\\\.)*)\"|COMMON_FIRST_FRAGMENT), *"
                                          "(?:(?:reply\\.)?fragments\\[0\\]|email\\.getVisibleText|text)",
                                          0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    if (!g_regex_match(regex, test, 0, &match))
        return true;
    g_autofree char *quoted = g_match_info_fetch(match, 1);
    g_autofree char *text = quoted != NULL && *quoted != '\0' ? g_strcompress(quoted) : g_strdup(common);
    *said = true;
    /* Where the fixture goes on below a quote, ours does too. */
    g_autofree char *own = wild_dense(split->own), *first = wild_dense(text);
    return reply_is(split, text) || (strstr(test, "fragments[2]") != NULL && g_str_has_prefix(own, first));
}

/* test.equal(true, /…/.test(fragments[0])); the third is what follows below a quote. */
static bool says_pattern(const char *test, const Split *split, bool *said)
{
    g_autoptr(GRegex) regex = g_regex_new("/((?:[^/\\\\\\n]|\\\\.)+)/m?\\.test\\(fragments\\[[02]\\]", 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    bool good = true;
    for (g_regex_match(regex, test, 0, &match); g_match_info_matches(match); g_match_info_next(match, NULL)) {
        g_autofree char *pattern = g_match_info_fetch(match, 1);
        good = good && g_regex_match_simple(pattern, split->own, G_REGEX_MULTILINE, 0);
        *said = true;
    }
    return good;
}

/* test.equal(1, fragments.length): all of it are new words. */
static bool says_whole(const char *test, const Split *split, bool *said)
{
    if (!g_regex_match_simple("test\\.equal\\(1, fragments\\.length\\)", test, 0, 0))
        return true;
    *said = true;
    return *split->quoted == '\0' && !split->is_forward;
}

static void read_crisp(Figure *figure, const char *folder, const char *test, const char *common)
{
    g_autoptr(GRegex) regex = g_regex_new("get_email\\(\"(\\w+)\"\\)", 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    bool said = false;
    if (!g_regex_match(regex, test, 0, &match))
        return;
    g_autofree char *fixture = g_match_info_fetch(match, 1);
    g_autofree char *file = g_strconcat("fixtures/", fixture, ".txt", NULL);
    g_autoptr(Split) split = split_file(folder, file, "Re: x");
    bool good = says_text(test, common, split, &said);
    good = says_pattern(test, split, &said) && good;
    good = says_whole(test, split, &said) && good;
    if (said)
        count(figure, good, fixture);
}

static void test_crisp(void)
{
    g_autofree char *folder = wild_folder("crisp_email_reply_parser");
    Figure figure = {.corpus = "replies (crisp_email_reply_parser)"};
    if (folder == NULL)
        return;
    g_autofree char *script = wild_read(folder, "test.js", NULL);
    g_autofree char *quoted = constant(script, "COMMON_FIRST_FRAGMENT");
    g_autofree char *common = g_strcompress(quoted);
    g_auto(GStrv) tests = g_strsplit(script, "export function ", -1);
    for (char **test = tests; *test != NULL; test++)
        read_crisp(&figure, folder, *test, common);
    assert_least(&figure, REPLIES_LEAST);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    message_init();
    g_test_add_func("/wild/forwards", test_forwards);
    g_test_add_func("/wild/replies/talon", test_talon);
    g_test_add_func("/wild/replies/trimmer", test_trimmer);
    g_test_add_func("/wild/replies/crisp", test_crisp);
    return g_test_run();
}
