/* test-message.c - messages taken apart: headers, addresses, texts, attachments, and what kills GMime. */
#include <glib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "parser/message.h"

static Message *parsed(const char *raw)
{
    const char *why = NULL;
    Message *message = message_parse((const uint8_t *)raw, strlen(raw), &why);
    g_assert_cmpstr(why, ==, NULL);
    g_assert_nonnull(message);
    return message;
}

/* Addresses as "name <address>", joined by "; ". */
static char *addresses(const GPtrArray *list)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < list->len; i++) {
        const Address *address = g_ptr_array_index(list, i);
        g_string_append_printf(text, "%s%s <%s>", i > 0 ? "; " : "", address->name, address->address);
    }
    return g_string_free(text, FALSE);
}

static void test_addresses(void)
{
    static const struct {
        const char *value, *expected;
    } cases[] = {
        {"a@b.test", " <a@b.test>"},
        {"Bob <bob@X.Test>", "Bob <bob@x.test>"},
        {"\"a@good.test\" <b@bad.test>", "a@good.test <b@bad.test>"},
        {"a@b.test, c@d.test", " <a@b.test>;  <c@d.test>"},
        {"<a@b.test", " <a@b.test>"},
        {"<a@b.test, c@d.test", " <a@b.test>;  <c@d.test>"},
        {"a@b", " <a@b>"},
        {"bob", ""},
        {"bob <bob>", ""},
        {"Bob Smith bob@x.test", "Bob Smith <bob@x.test>"},
        {"bob@x.test (Bob Smith)", "Bob Smith <bob@x.test>"},
        {"\"x\\\"y\"@z.test", " <\"x\\\"y\"@z.test>"},
        {"=?utf-8?q?x=40y=2Etest=3E?= <real@z.test>", "x@y.test> <real@z.test>"},
        {"=?utf-8?q?Bob_=3Cbob=40x=2Etest=3E?=", "Bob <bob@x.test>"},
        {"a@b.test <c@d.test>", "a@b.test <c@d.test>"},
        {"=?utf-8?q?evil=0A?= <e@f.test>", "evil <e@f.test>"},
        {"grp: a@b.test, c@d.test;", " <a@b.test>;  <c@d.test>"},
        {"undisclosed-recipients:;", ""},
        {"a@[192.0.2.1]", " <a@[192.0.2.1]>"},
        {"a@b..test", ""},
        {"us\xc3\xa9r@ex\xc3\xa1mple.test", " <us\xc3\xa9r@ex\xc3\xa1mple.test>"},
        {"Smith, Bob <bob@x.test>", "Smith, Bob <bob@x.test>"},
        {"=?iso-8859-1?Q?M=FCller,_Max?= <m@x.test>", "M\xc3\xbcller, Max <m@x.test>"},
        {"\"Miller, Ann\" <ann@x.test>, bob@y.test", "Miller, Ann <ann@x.test>;  <bob@y.test>"},
        {"<@route.test,@two.test:a@b.test>", " <a@b.test>"},
        {"<mailto:a@b.test>", " <a@b.test>"},
        {"'Ann' <ann@x.test>", "Ann <ann@x.test>"},
        {"M\xfcller <m@x.test>", "M\xc3\xbcller <m@x.test>"},
        {"\"unclosed <a@b.test>", "unclosed <a@b.test>"},
        {"(unclosed <a@b.test>", "unclosed <a@b.test>"},
        {"Ann\r\n <ann@x.test>", "Ann <ann@x.test>"},
        {"\xe2\x80\xaexe\xe2\x80\x8b <a@b.test>", "xe <a@b.test>"},
        {"a@b.test\r\n\tevil@c.test", "evil@c.test <a@b.test>"},
        {"<>", ""},
        {"", ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *raw = g_strdup_printf("From: %s\r\n\r\nhi\r\n", cases[i].value);
        g_autoptr(Message) message = parsed(raw);
        g_autofree char *found = addresses(message->from);
        g_assert_cmpstr(found, ==, cases[i].expected);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    message_init();
    g_test_add_func("/message/addresses", test_addresses);
    return g_test_run();
}
