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
        {"\"Smith, Bob\" <bob@x.test>,\r\n \"\" <c@d.test> ,e@f.test",
         "Smith, Bob <bob@x.test>;  <c@d.test>;  <e@f.test>"},
        {"<a@b.test", " <a@b.test>"},
        {"<a@b.test, c@d.test", " <a@b.test>;  <c@d.test>"},
        {"a@b", " <a@b>"},
        {"bob", ""},
        {"bob <bob>", ""},
        {"Bob Smith bob@x.test", "Bob Smith <bob@x.test>"},
        {"bob@x.test (Bob Smith)", "Bob Smith <bob@x.test>"},
        {"\"x\\\"y\"@z.test", " <\"x\\\"y\"@z.test>"},
        {"\"bob\"@z.test", " <bob@z.test>"},
        {"Bob <\"b\\ob\"@Z.test>", "Bob <bob@z.test>"},
        {"\"a.\"@z.test", " <\"a.\"@z.test>"},
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
        {"=?utf-8?q?A?= =?utf-8?q?_B?= <a@b.test>, =?utf-8?q?C=2C?= D <c@d.test>", "A B <a@b.test>; C, D <c@d.test>"},
        {"=?utf-8?q?A?= x=y <a@b.test>", "A x=y <a@b.test>"},
        {"=?utf-8?q?A?=, b@c.test", "A, <b@c.test>"},
        {"=?utf-8?q?A?= b@c.test", "A <b@c.test>"},
        {"=?utf-8?q?A<b@c.test>?= <d@e.test>", "A <d@e.test>"},
        {"=?utf-8?q?A?=\r\n <a@b.test>", "A <a@b.test>"},
        {"x=y@c.test", " <x=y@c.test>"},
        {"a@b{c.test, a]b@c.test, 'a@c.test, a@c'.test, a@c.test~", " <'a@c.test>"},
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

static const char *part_list(const Message *message, GString *list)
{
    for (guint i = 0; i < message->parts->len; i++) {
        const MessagePart *part = g_ptr_array_index(message->parts, i);
        g_string_append_printf(list, "%s:%s:%u%s ", part->filename != NULL ? part->filename : "-", part->content_type,
                               (unsigned)part->size, part->inline_image ? ":inline" : "");
    }
    return list->str;
}

static void test_head(void)
{
    g_autoptr(Message) message =
        parsed("Received: by a\r\nReceived: by b\r\n"
               "From: =?utf-8?Q?J=C3=BCrgen?= <j@X.test>\r\nSender: s@x.test\r\n"
               "Reply-To: r@x.test\r\nTo: a@x.test, b@x.test\r\nTo: c@x.test\r\nCc: d@x.test\r\n"
               "Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\r\nMessage-ID: <m@x>\r\n"
               "In-Reply-To: <p@x>\r\nReferences: <o@x>\r\n <p@x>\r\n"
               "Date: Sun, 22 Nov 2026 11:02:08 +0100\r\nX-Empty:\r\n\r\nhi\r\n");
    g_autofree char *from = addresses(message->from), *to = addresses(message->to), *cc = addresses(message->cc);
    g_autofree char *reply_to = addresses(message->reply_to);
    g_assert_cmpstr(from, ==, "Jürgen <j@x.test>");
    g_assert_cmpstr(to, ==, " <a@x.test>;  <b@x.test>;  <c@x.test>");
    g_assert_cmpstr(cc, ==, " <d@x.test>");
    g_assert_cmpstr(reply_to, ==, " <r@x.test>");
    g_assert_cmpstr(message->sender->address, ==, "s@x.test");
    g_assert_cmpstr(message->subject, ==, "Grüße");
    g_assert_cmpstr(message->message_id, ==, "m@x");
    g_assert_cmpuint(message->references->len, ==, 2);
    g_assert_cmpstr(g_ptr_array_index(message->in_reply_to, 0), ==, "p@x");
    g_assert_true(message->has_date);
    g_assert_cmpint(message->date, ==, 1795341728);
    g_assert_cmpint(message->date_offset, ==, 60);
    g_assert_cmpstr(message_header(message, "received"), ==, "by a");
    g_assert_cmpstr(message_header(message, "X-EMPTY"), ==, "");
    g_assert_null(message_header(message, "X-Absent"));
    g_assert_cmpuint(message->headers->len, ==, 14);
    g_assert_cmpstr(message->text, ==, "hi");
    g_assert_cmpstr(message->content_type, ==, "text/plain");
    g_assert_false(message->truncated);
}

static void test_empty(void)
{
    static const char *const raws[] = {"", "\r\n", "\r\n\r\n", "x", "Subject:\r\n\r\n", "From: \r\n\r\n\r\n", "\r"};
    for (size_t i = 0; i < G_N_ELEMENTS(raws); i++) {
        g_autoptr(Message) message = parsed(raws[i]);
        g_assert_cmpstr(message->subject, ==, "");
        g_assert_null(message->message_id);
        g_assert_null(message->sender);
        g_assert_false(message->has_date);
        g_assert_cmpstr(message->text, ==, i == 3 ? "x" : "");
    }
}

/* What transports do to messages, and what GMime would not read. */
static void test_envelopes(void)
{
    static const char *const raws[] = {
        "Subject: s\r\n\r\ntext\r\n",
        "Subject: s\n\ntext\n",
        "Subject: s\r\rtext\r",
        "\r\n\r\nSubject: s\r\n\r\ntext",
        "From a@b.test Sun Nov 22 10:02:08 2026\nSubject: s\n\ntext\n",
        "\xef\xbb\xbfSubject: s\n\ntext",
        "From x\rSubject: s\r\rtext",
        "Subject: s\n>From y\nX: y\n\ntext",
        "Subject : s\n\ntext",
        "Subject: s\n\n\n\ntext\n\n",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(raws); i++) {
        g_autoptr(Message) message = parsed(raws[i]);
        g_assert_cmpstr(message->subject, ==, "s");
        g_assert_cmpstr(message->text, ==, "text");
    }
}

#define MIXED "Content-Type: multipart/mixed; boundary=b\n\n"
#define ALTERNATIVE "Content-Type: multipart/alternative; boundary=b\n\n"
#define PLAIN "--b\nContent-Type: text/plain; charset=utf-8\n\n"
#define HTML "\n--b\nContent-Type: text/html\n\n"

static void test_texts(void)
{
    static const struct {
        const char *raw, *text, *html;
        bool from_html;
    } cases[] = {
        {"\nplain", "plain", NULL, false},
        {"Content-Type: text/html\n\n<p>a</p><p>b", "a\n\nb", "a\n\nb", true},
        {"Content-Type: text/html\n\nno tags\nat all", "no tags\nat all", NULL, false},
        {"Content-Type: text/plain\n\n<html><body>a<br>b</body></html>", "a\nb", "a\nb", true},
        {"Content-Type: html\n\n<b>x</b>", "x", "x", true},
        {"Content-Type: garbage\n\nx", "x", NULL, false},
        {ALTERNATIVE PLAIN "please quote forty pumps" HTML "<p>please quote forty pumps</p>\n--b--\n",
         "please quote forty pumps", "please quote forty pumps", false},
        {ALTERNATIVE PLAIN "Please view this in an HTML client." HTML
                           "<p>We need forty pumps of type NF-220 and a price for them, "
                           "delivered to Hamburg.</p>\n--b--\n",
         "We need forty pumps of type NF-220 and a price for them, delivered to Hamburg.",
         "We need forty pumps of type NF-220 and a price for them, delivered to Hamburg.", true},
        {ALTERNATIVE PLAIN "" HTML "<i>only here</i>\n--b--\n", "only here", "only here", true},
        {ALTERNATIVE PLAIN "only here" HTML "\n--b--\n", "only here", NULL, false},
        {MIXED PLAIN "one\n" PLAIN "two\n--b--\n", "one\n\ntwo", NULL, false},
        {MIXED PLAIN "one" HTML "<b>two</b>\n--b--\n", "one\n\ntwo", "two", false},
        {MIXED "--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\n\nin\n--c\nContent-Type: text/html\n\n"
               "<b>in</b>\n--c--\n" PLAIN "footer\n--b--\n",
         "in\n\nfooter", "in", false},
        {MIXED "--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nno\n" PLAIN
               "yes\n--b--",
         "yes", NULL, false},
        {MIXED "--b\nContent-Type: text/plain; name=body.txt\n\nnamed but all there is\n--b--",
         "named but all there is", NULL, false},
        {"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nSGVsbG8=\r\nIHdvcmxkIQ==\r\n",
         "Hello world!", NULL, false},
        {"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nthis is no base64 at all, is it\n",
         "this is no base64 at all, is it", NULL, false},
        {"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\na=\n=C3=A9=20\n",
         "aé", NULL, false},
        {"Content-Type: text/plain; format=flowed\n\none \ntwo\n> q1 \n> q2\n\n x\n-- \nsig",
         "one two\n> q1 q2\n\nx\n-- \nsig", NULL, false},
        {"Content-Type: text/plain; format=flowed; delsp=yes\n\none \ntwo", "onetwo", NULL, false},
        {"Content-Type: multipart/mixed\n\n--b\nContent-Type: text/plain\n\nno boundary named\n--b--\n",
         "no boundary named", NULL, false},
        {"Content-Type: multipart/mixed; boundary=other\n\n--b\nContent-Type: text/plain\n\nanother named\n--b--\n",
         "another named", NULL, false},
        {"Content-Type: multipart/mixed; boundary=none\n\nno parts at all\n", "no parts at all", NULL, false},
        {MIXED "--b\n\nno end", "no end", NULL, false},
        {MIXED "--b\n\ncall 0301234567\n--b--\r\n", "call 0301234567", NULL, false},
        {"Content-Type: multipart/mixed; boundary=\"b c\"\n\n--b c\n\ncall 0301234567\n--b c\r\n\r\n8\n--b c--\r\n",
         "call 0301234567\n\n8", NULL, false},
        {"Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: in\n\nin\n--b--\n", "", NULL, false},
        {"Content-Type: text/html; charset=iso-8859-1\n\n<meta charset=utf-8><p>caf\xe9", "café", "café", true},
        {"Content-Type: TEXT/PLAIN; CHARSET=\"us-ascii\"\n\nnbsp\xc2\xa0zero\xe2\x80\x8bwidth", "nbsp zerowidth", NULL,
         false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *raw = g_strdup_printf("Subject: s\n%s", cases[i].raw);
        g_autoptr(Message) message = parsed(raw);
        g_assert_cmpstr(message->text, ==, cases[i].text);
        g_assert_cmpstr(message->html_text, ==, cases[i].html);
        g_assert_true(message->text_from_html == cases[i].from_html);
        g_assert_cmpstr(message->subject, ==, "s");
    }
}

static void test_attachments(void)
{
    static const struct {
        const char *raw, *parts;
    } cases[] = {
        {MIXED PLAIN "x\n--b\nContent-Type: application/pdf; name=\"a.pdf\"\nContent-Transfer-Encoding: "
                     "base64\n\nQUJD\nREVG\n--b--\n",
         "a.pdf:application/pdf:6 "},
        {MIXED PLAIN "x\n--b\nContent-Type: application/pdf; name=\"no.pdf\"\n"
                     "Content-Disposition: attachment; filename*=utf-8''%C3%A9.pdf\n\nABC\n--b--\n",
         "é.pdf:application/pdf:3 "},
        {"Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<img src=cid:a>x\n"
         "--b\nContent-Type: image/png; name=l.png\nContent-ID: <a>\n\nABC\n--b--\n",
         "l.png:image/png:3:inline "},
        {MIXED PLAIN "x\n--b\nContent-Type: image/png; name=l.png\nContent-ID: <a>\n\nABC\n--b--\n",
         "l.png:image/png:3 "},
        {MIXED PLAIN "x\n--b\nContent-Type: text/calendar\n\nABC\n--b--\n", "-:text/calendar:3 "},
        {"Content-Type: application/pdf; name=a.pdf\n\nABC", "a.pdf:application/pdf:3 "},
        {"Content-Type: text/plain; name=a.txt\nContent-Disposition: attachment\n\nABC", "a.txt:text/plain:3 "},
        {MIXED "--b\nContent-Disposition: attachment\n\nABC\n--b--", "-:text/plain:3 "},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Message) message = parsed(cases[i].raw);
        g_autoptr(GString) list = g_string_new(NULL);
        g_assert_cmpstr(part_list(message, list), ==, cases[i].parts);
    }
}

static void assert_bytes(const MessagePart *part, const char *expected)
{
    gsize size;
    const char *bytes = g_bytes_get_data(part->bytes, &size);
    g_autofree char *text = g_strndup(bytes, size);
    g_assert_cmpstr(text, ==, expected);
}

static void test_kept_bytes(void)
{
    g_autoptr(Message) message =
        parsed("Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n" PLAIN
               "failed\n--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@b\n"
               "--b\nContent-Type: text/rfc822-headers\n\nSubject: original\nMessage-ID: <o@x>\n--b--\n");
    g_assert_cmpstr(message->content_type, ==, "multipart/report");
    g_assert_cmpstr(message->report_type, ==, "delivery-status");
    const MessagePart *part = g_ptr_array_index(message->parts, 0);
    assert_bytes(part, "Final-Recipient: rfc822; a@b");
    g_assert_cmpstr(message->enclosed->subject, ==, "original");
    g_assert_cmpstr(message->enclosed->message_id, ==, "o@x");
    g_autoptr(Message) table =
        parsed(MIXED PLAIN "x\n--b\nContent-Type: application/vnd.ms-excel; name=Items.CSV\n\na;b\n--b--\n");
    part = g_ptr_array_index(table->parts, 0);
    assert_bytes(part, "a;b");
}

static void test_enclosed(void)
{
    static const char *const raws[] = {
        MIXED PLAIN "see below\n--b\nContent-Type: message/rfc822\n\nSubject: in\nFrom: c@d.test\n\ninner\n--b--\n",
        MIXED PLAIN "see below\n--b\nContent-Type: message/rfc822; name=x.eml\nContent-Transfer-Encoding: base64\n\n"
                    "U3ViamVjdDogaW4KRnJvbTogY0BkLnRlc3QKCmlubmVyCg==\n--b--\n",
        MIXED PLAIN
        "see below\n--b\nContent-Type: application/octet-stream; name=x.EML\n\nSubject: in\nFrom: c@d.test\n\n"
        "inner\n--b--\n",
        MIXED PLAIN
        "see below\n--b\nContent-Type: multipart/digest; boundary=c\n\n--c\n\nSubject: in\nFrom: c@d.test\n\ninner\n"
        "--c--\n--b--\n",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(raws); i++) {
        g_autoptr(Message) message = parsed(raws[i]);
        g_assert_cmpstr(message->text, ==, "see below");
        g_assert_nonnull(message->enclosed);
        g_assert_cmpstr(message->enclosed->subject, ==, "in");
        g_assert_cmpstr(message->enclosed->text, ==, "inner");
        g_autofree char *from = addresses(message->enclosed->from);
        g_assert_cmpstr(from, ==, " <c@d.test>");
        g_assert_null(message->enclosed->enclosed);
    }
}

static void put_number(GByteArray *bytes, size_t size, uint32_t number)
{
    for (size_t i = 0; i < size; i++, number >>= 8)
        g_byte_array_append(bytes, &(uint8_t){number & 0xff}, 1);
}

static void put_attribute(GByteArray *bytes, uint32_t level, uint32_t name, const void *data, size_t size)
{
    put_number(bytes, 1, level);
    put_number(bytes, 4, name);
    put_number(bytes, 4, (uint32_t)size);
    g_byte_array_append(bytes, data, (guint)size);
    put_number(bytes, 2, 0);
}

static void put_string(GByteArray *bytes, uint32_t type, uint32_t id, const void *text, size_t size)
{
    put_number(bytes, 2, type);
    put_number(bytes, 2, id);
    put_number(bytes, 4, 1);
    put_number(bytes, 4, (uint32_t)size);
    g_byte_array_append(bytes, text, (guint)size);
    g_byte_array_append(bytes, (const uint8_t *)"\0\0\0", (guint)(-size & 3));
}

/* winmail.dat with a body and two attachments, one of them named in UTF-16 behind a named property. */
static GByteArray *winmail(void)
{
    GByteArray *bytes = g_byte_array_new();
    g_autoptr(GByteArray) message = g_byte_array_new(), attachment = g_byte_array_new();
    put_number(bytes, 4, 0x223e9f78);
    put_number(bytes, 2, 1);
    put_number(message, 4, 1);
    put_string(message, 0x1e, 0x1000, "We need 40 pumps.", 18);
    put_attribute(bytes, 1, 0x00069003, message->data, message->len);
    put_attribute(bytes, 2, 0x00069002, "", 0);
    put_attribute(bytes, 2, 0x00018010, "LIST~1.XLS", 11);
    put_attribute(bytes, 2, 0x0006800f, "ABCDE", 5);
    put_attribute(bytes, 2, 0x00069002, "", 0);
    put_number(attachment, 4, 3);
    put_number(attachment, 2, 0x0003);
    put_number(attachment, 2, 0x8001);
    g_byte_array_append(attachment, (const uint8_t *)"0123456789abcdef", 16);
    put_number(attachment, 4, 0);
    put_number(attachment, 4, 7);
    put_number(attachment, 4, 42);
    put_string(attachment, 0x1f, 0x3707, "p\0l\0\xe4\0n\0.\0p\0d\0f\0\0", 18);
    put_string(attachment, 0x1e, 0x370e, "application/pdf", 16);
    put_attribute(bytes, 2, 0x00069005, attachment->data, attachment->len);
    return bytes;
}

static Message *with_winmail(const GByteArray *bytes, guint size)
{
    g_autofree char *encoded = g_base64_encode(bytes->data, size);
    g_autofree char *raw = g_strdup_printf(
        MIXED
        "--b\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n%s\n--b--\n",
        encoded);
    return parsed(raw);
}

static void test_winmail(void)
{
    g_autoptr(GByteArray) bytes = winmail();
    g_autoptr(Message) message = with_winmail(bytes, bytes->len);
    g_autoptr(GString) list = g_string_new(NULL);
    part_list(message, list);
    g_assert_true(g_str_has_suffix(list->str, " LIST~1.XLS:application/octet-stream:5 plän.pdf:application/pdf:0 "));
    g_assert_cmpstr(message->text, ==, "We need 40 pumps.");
    for (guint size = 0; size < bytes->len; size++) { /* cut anywhere, bent anywhere */
        g_autoptr(Message) cut = with_winmail(bytes, size);
        g_assert_cmpuint(cut->parts->len, <=, 3);
        uint8_t before = bytes->data[size];
        bytes->data[size] ^= (uint8_t)(1U << size % 8);
        g_autoptr(Message) bent = with_winmail(bytes, bytes->len);
        bytes->data[size] = before;
        g_assert_true(g_utf8_validate(bent->text, -1, NULL));
    }
}

static void test_headers_only(void)
{
    static const char raw[] =
        "Subject: s\r\nFrom: Bob <bob@x.test>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx";
    g_autoptr(Message) message = message_parse_headers((const uint8_t *)raw, sizeof raw - 1);
    g_assert_cmpstr(message->subject, ==, "s");
    g_autofree char *from = addresses(message->from);
    g_assert_cmpstr(from, ==, "Bob <bob@x.test>");
    g_assert_cmpstr(message->text, ==, "");
    g_assert_cmpuint(message->parts->len, ==, 0);
}

static void test_bounds(void)
{
    g_autoptr(GString) raw = g_string_new("Subject: s\n\n");
    while (raw->len < 3 << 20)
        g_string_append(raw, "0123456789 Zeile\n");
    g_autoptr(Message) message = parsed(raw->str);
    g_assert_cmpuint(strlen(message->text), <=, 256 << 10);
    g_assert_cmpuint(strlen(message->text), >, 250 << 10);
    g_assert_true(message->truncated);
}

/* Behind the cut may stand what forbids an answer. */
static void test_header_cut(void)
{
    static const struct {
        const char *first, *repeated;
        int times;
        bool cut;
    } cases[] = {{"Subject: pumps\r\n", "X: y\r\n", 10, false},
                 {"Subject: pumps\r\n", "X: y\r\n", 2000, true},
                 {"Subject: pumps\n", "X: y\n", 10, false},
                 {"Subject: pumps\r\nnot a field at all\r\n", "X: y\r\n", 1, true},
                 {"not a field at all\r\n", "X: y\r\n", 1, true}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) raw = g_string_new(cases[i].first);
        for (int n = 0; n < cases[i].times; n++)
            g_string_append(raw, cases[i].repeated);
        g_string_append(raw, "List-Id: <a.b>\r\n\r\nPlease quote.\r\n");
        const char *why = NULL;
        g_autoptr(Message) message = message_parse((const uint8_t *)raw->str, raw->len, &why);
        g_assert_nonnull(message);
        g_assert_true(message->headers_cut == cases[i].cut);
    }
}

static void test_long_field_names(void)
{
    g_autofree char *name = g_strnfill(600, 'x');
    g_autofree char *raw = g_strconcat("X-", name, ": y\r\nList-Id: <a.b>\r\n\r\nPlease quote.\r\n", NULL);
    const char *why = NULL;
    g_autoptr(Message) message = message_parse((const uint8_t *)raw, strlen(raw), &why);
    g_assert_cmpstr(message_header(message, "list-id"), ==, "<a.b>");
    g_assert_false(message->headers_cut);
}

static void repeat(GString *raw, const char *unit, size_t count)
{
    for (size_t i = 0; i < count; i++)
        g_string_append(raw, unit);
}

/* The known killers of the MIME library, and the likes of them. */
static GString *killer(int kind)
{
    GString *raw = g_string_new("From: a@b.test\r\nSubject: killer\r\nMIME-Version: 1.0\r\n");
    switch (kind) {
    case 0: /* recursion in address groups of an enclosed message */
        g_string_append(raw, "Content-Type: message/rfc822\r\n\r\nFrom: x@y.test\r\nCc: ");
        repeat(raw, "g:", 100000);
        break;
    case 1: /* the same at the top */
        g_string_append(raw, "Cc: ");
        repeat(raw, "g:", 100000);
        break;
    case 2:
        g_string_append(raw, "Cc: ");
        repeat(raw, "(", 500000);
        break;
    case 3: /* empty parts */
        g_string_append(raw, MIXED);
        repeat(raw, "--b\n\n", 2000000);
        break;
    case 4:
        repeat(raw, "X:y\r\n", 500000);
        break;
    case 5: /* endless re-encoding of a long 8-bit parameter name */
        g_string_append(raw, "Content-Type: multipart/mixed;\n ");
        repeat(raw, "\xd1\x9c", 70);
        g_string_append(raw, "=\"\xd1\x9c\"");
        break;
    case 6: /* multiparts inside each other */
        for (int i = 0; i < 2000; i++)
            g_string_append_printf(raw, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i);
        break;
    case 7: /* messages inside each other */
        repeat(raw, "Content-Type: message/rfc822\r\n\r\n", 100000);
        break;
    case 8: /* a header block without end, inside the body */
        g_string_append(raw, MIXED "--b\n");
        repeat(raw, "X: y\n", 1000000);
        break;
    case 9: /* one header without end */
        g_string_append(raw, "Subject: ");
        repeat(raw, "=?utf-8?q?a?= ", 300000);
        break;
    case 10: /* parameters in a thousand sections */
        g_string_append(raw, "Content-Type: text/plain");
        for (int i = 0; i < 100000; i++)
            g_string_append_printf(raw, ";\r\n name*%d*=a", i);
        break;
    case 11:
        g_string_append(raw, "To: ");
        repeat(raw, "a@b.test,\r\n ", 200000);
        break;
    case 12: /* table bombs in HTML */
        g_string_append(raw, "Content-Type: text/html\r\n\r\n");
        repeat(raw, "<table>", 150000);
        break;
    case 13:
        g_string_append(raw, "Content-Type: text/html\r\n\r\n");
        repeat(raw, "<div>", 200000);
        break;
    case 14: /* thousands of HTML parts */
        g_string_append(raw, MIXED);
        repeat(raw, "--b\nContent-Type: text/html\n\n<table><tr><td>x\n", 1900);
        break;
    case 15: /* a digest of digests */
        for (int i = 0; i < 900; i++)
            g_string_append_printf(raw, "Content-Type: multipart/digest; boundary=b%d\n\n--b%d\n\n", i, i);
        break;
    case 16:
        g_string_append(raw, "From: ");
        repeat(raw, "\"a\\\" <", 200000);
        break;
    case 17: /* a boundary of 60 KB, and lines like it */
        g_string_append(raw, "Content-Type: multipart/mixed; boundary=\"");
        repeat(raw, "b", 30000);
        g_string_append(raw, "\"\n\n");
        for (int i = 0; i < 500; i++) {
            g_string_append(raw, "--");
            repeat(raw, "b", 29999);
            g_string_append(raw, "\n");
        }
        break;
    case 18: /* a part header of 60 KB full of sections */
        g_string_append(raw, MIXED "--b\nContent-Disposition: attachment");
        for (int i = 0; i < 3500; i++)
            g_string_append_printf(raw, "; filename*%d*=a", i);
        break;
    case 19:
        g_string_append(raw, MIXED "--b\nContent-Type: text/plain; charset=");
        repeat(raw, "=?utf-8?q?=", 5000);
        break;
    default:
        g_string_free(raw, TRUE);
        return NULL;
    }
    g_string_append(raw, "\r\n\r\nhi\r\n");
    return raw;
}

enum { REFUSED = 10, READ = 11 };

/* In a child, with the limits a reader has; memory is not the sanitizers' to limit. */
static void read_limited(const GString *raw)
{
#ifndef __SANITIZE_ADDRESS__
    setrlimit(RLIMIT_AS, &(struct rlimit){512 << 20, 512 << 20});
#endif
    setrlimit(RLIMIT_CPU, &(struct rlimit){5, 5});
    const char *why = NULL;
    Message *message = message_parse((const uint8_t *)raw->str, raw->len, &why);
    int result = message != NULL ? READ : REFUSED;
    if (message == NULL)
        message = message_parse_headers((const uint8_t *)raw->str, raw->len);
    bool right = strcmp(message->subject, "killer") == 0 || g_str_has_prefix(message->subject, "aaaa") ||
                 *message->subject == '\0';
    message_free(message);
    _exit(right ? result : 1);
}

static void test_killers(void)
{
    g_autoptr(GString) outcome = g_string_new(NULL);
    GString *raw;
    for (int kind = 0; (raw = killer(kind)) != NULL; kind++) {
        gint64 start = g_get_monotonic_time();
        pid_t child = fork();
        g_assert_cmpint(child, >=, 0);
        if (child == 0)
            read_limited(raw);
        int status = 0;
        g_assert_cmpint(waitpid(child, &status, 0), ==, child);
        g_string_free(raw, TRUE);
        g_test_message("killer %d: status %x, %u ms", kind, (unsigned)status,
                       (unsigned)((g_get_monotonic_time() - start) / 1000));
        g_assert_true(WIFEXITED(status));
        g_string_append_c(outcome, WEXITSTATUS(status) == READ ? 'r' : WEXITSTATUS(status) == REFUSED ? '-' : '?');
    }
    g_assert_cmpstr(outcome->str, ==, "rrr-rrrr-rrrrrrrrrrr");
}

/* Every prefix of a rich message: nothing is lost by being cut anywhere. */
static void test_prefixes(void)
{
    static const char raw[] =
        "From: \"A\\\" (x)\" <a@b.test> (c), =?utf-8?Q?B=C3=A9?= <c@d>\r\nSubject: =?utf-8?B?w6k=?= "
        "=?iso-8859-1?Q?=E9?=\r\n"
        "Date: Sun, 22 Nov 2026 11:02:08 +0100\r\nReferences: <a@b> <c@d>\r\n"
        "Content-Type: multipart/mixed; boundary=\"b\"; x*0*=utf-8''a; x*1=\"b\"\r\n\r\n--b\r\n"
        "Content-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\n\r\nplain \xe9\r\n--c\r\nContent-Type: "
        "text/html\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>=E4=\r\n</p>\r\n--c--\r\n--b\r\nContent-Type: "
        "message/rfc822\r\n\r\n"
        "Subject: in\r\n\r\nin\r\n--b--\r\n";
    for (size_t n = 0; n < sizeof raw; n++) {
        const char *why = NULL;
        g_autofree uint8_t *copy = g_memdup2(raw, n);
        g_autoptr(Message) message = message_parse(copy != NULL ? copy : (const uint8_t *)"", n, &why);
        g_assert_nonnull(message);
        g_assert_true(g_utf8_validate(message->text, -1, NULL));
    }
}

/* Bytes changed at random: what comes out stays text. */
static void test_changed(void)
{
    static const char raw[] =
        "From: Bob <a@b.test>\nSubject: =?utf-8?B?w6k=?=\nContent-Type: multipart/mixed; "
        "boundary=b\n\n--b\nContent-Type: "
        "text/html; charset=gb2312\n\n<table><tr><td>a</td><td>b</td></tr></table>\n--b\nContent-Type: text/plain; "
        "format=flowed\nContent-Transfer-Encoding: base64\n\nQUJD\n--b\nContent-Disposition: attachment; "
        "filename*0*=x''y\n\nz\n--b--\n";
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    for (int round = 0; round < 20000; round++) {
        g_autofree char *bent = g_memdup2(raw, sizeof raw - 1);
        for (int changes = g_rand_int_range(random, 1, 12); changes > 0; changes--)
            bent[g_rand_int_range(random, 0, sizeof raw - 1)] =
                (char)(g_rand_boolean(random) ? g_rand_int(random)
                                              : (guint32) "\n:;=\"-<>()@?*/\r "[g_rand_int_range(random, 0, 16)]);
        const char *why = NULL;
        g_autoptr(Message) message = message_parse((const uint8_t *)bent, sizeof raw - 1, &why);
        g_assert_nonnull(message);
        g_assert_true(g_utf8_validate(message->text, -1, NULL));
        g_assert_true(g_utf8_validate(message->subject, -1, NULL));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    message_init();
    g_test_add_func("/message/header-cut", test_header_cut);
    g_test_add_func("/message/long-field-names", test_long_field_names);
    g_test_add_func("/message/addresses", test_addresses);
    g_test_add_func("/message/head", test_head);
    g_test_add_func("/message/empty", test_empty);
    g_test_add_func("/message/envelopes", test_envelopes);
    g_test_add_func("/message/texts", test_texts);
    g_test_add_func("/message/attachments", test_attachments);
    g_test_add_func("/message/kept-bytes", test_kept_bytes);
    g_test_add_func("/message/enclosed", test_enclosed);
    g_test_add_func("/message/winmail", test_winmail);
    g_test_add_func("/message/headers-only", test_headers_only);
    g_test_add_func("/message/bounds", test_bounds);
    g_test_add_func("/message/prefixes", test_prefixes);
    g_test_add_func("/message/changed", test_changed);
    g_test_add_func("/message/killers", test_killers);
    return g_test_run();
}
