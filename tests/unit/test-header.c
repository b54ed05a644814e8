/* test-header.c - RFC 2047 words, RFC 2231 parameters, dates, identifiers, as mailers write them. */
#include <glib.h>
#include <string.h>

#include "parser/charset.h"
#include "parser/header.h"
#include "parser/transfer.h"

typedef struct {
    const char *raw, *text;
} Case;

static char *decoded(const char *raw, const char *charset)
{
    return header_decode((const uint8_t *)raw, strlen(raw), charset, 10000);
}

static void test_words(void)
{
    static const Case cases[] = {
        {"plain", "plain"},
        {"", ""},
        {" \r\n\t ", ""},
        {"=?UTF-8?B?SGVsbG8=?= =?UTF-8?B?IHdvcmxk?=", "Hello world"},
        {"=?UTF-8?B?UmVxdWVzdCBmb3IgcXVvdGF0aW9uIC0gNTAwIHBjcyBmbGFuZ2VzIA==?=\r\n =?UTF-8?B?RE4xMDAgUE4xNg==?=",
         "Request for quotation - 500 pcs flanges DN100 PN16"},
        {"=?UTF-8?Q?a=C3=A9?= =?UTF-8?Q?b?=", "aéb"},
        {"=?iso-8859-1?Q?caf=E9?=", "café"},
        {"raw caf\xe9 latin", "raw café latin"},
        {"raw utf8 café", "raw utf8 café"},
        {"=?x-unknown?Q?a=E9b?=", "aéb"},
        {"=?UTF-8?B?w?= =?UTF-8?B?6k=?=", "é"},
        {"=?UTF-8?B?SGVsbG8?= =?UTF-8?B?IHdvcmxk?=", "Hello world"},
        {"=?UTF-8?Q?caf=C3?= =?UTF-8?Q?=A9?=", "café"},
        {"=?utf-8?B?w6nD?= =?UTF-8?B?qQ==?=", "éé"},
        {"=?utf-8?B?w6nD?= =?utf-8?Q?=A9_x?=", "éé x"},
        {"=?gb2312?B?yOs=?= =?gb2312?B?z/Q=?=", "入萧"},
        {"=?utf-8?q?Hi_there?=trailing", "Hi theretrailing"},
        {"before=?utf-8?q?_word?=", "before word"},
        {"=?UTF-8?B?4pyT?=", "✓"},
        {"=?utf-7?Q?+AGE-?=", "a"},
        {"=?iso-2022-jp?B?GyRCOCtAURsoQg==?= =?iso-2022-jp?B?GyRCOCtAURsoQg==?=", "見積見積"},
        {"=?iso-2022-jp?B?GyRCOCs=?= =?iso-2022-jp?B?QFEbKEI=?=", "見積"},
        {"=?utf-8?Q?two words?= x", "two words x"},
        {"=?utf-8*en?Q?caf=C3=A9?=", "café"},
        {"=?utf-8?Q?a?= b =?utf-8?Q?c?=", "a b c"},
        {"=?utf-8?Q?a?=\r\n\t=?iso-8859-1?Q?=E9?=", "aé"},
        {"=?utf-8?Q?cut_sh=C3=B6rt", "cut shört"},
        {"=?utf-8?Q?a=?=", "a="},
        {"=?utf-8?X?a?=", "=?utf-8?X?a?="},
        {"=??Q?a?=", "=??Q?a?="},
        {"=?utf-8?Q?"
         "?=",
         ""},
        {"=?", "=?"},
        {"50 =? 60 ?= x", "50 =? 60 ?= x"},
        {"=?utf-8?Q?a=0D=0AEvil:_x=00?=", "a Evil: x"},
        {"one\r\n two\n\tthree", "one two three"},
        {"=?windows-1251?B?wO3/?=", "Аня"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = decoded(cases[i].raw, NULL);
        g_assert_cmpstr(text, ==, cases[i].text);
    }
}

static void test_raw_charset(void)
{
    g_autofree char *russian = decoded("\xd6\xe5\xed\xe0 \xed\xe0\xf1\xee\xf1\xe0", "windows-1251");
    g_assert_cmpstr(russian, ==, "Цена насоса");
    g_autofree char *polish = decoded("Wycena wa\xb3u", "iso-8859-2");
    g_assert_cmpstr(polish, ==, "Wycena wału");
    g_autofree char *utf8 = decoded("Angebot für Ventile", "iso-8859-1");
    g_assert_cmpstr(utf8, ==, "Angebot für Ventile");
}

static void test_bounds(void)
{
    g_autofree char *cut = header_decode((const uint8_t *)"ééé", 6, NULL, 3);
    g_assert_cmpstr(cut, ==, "é");
    static const char *const units[] = {
        "=?utf-8?q?a?= ", "=?utf-8?q?", "=?", " ", "=?a?b?=", "\xe9", "=?utf-8?q?a?=  x", "?="};
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        g_autoptr(GString) raw = g_string_new(NULL);
        while (raw->len < 4 << 20)
            g_string_append(raw, units[i]);
        gint64 start = g_get_monotonic_time();
        g_autofree char *text = header_decode((const uint8_t *)raw->str, raw->len, NULL, 1 << 20);
        g_assert_cmpint(g_get_monotonic_time() - start, <, 2 * G_USEC_PER_SEC);
        g_assert_cmpuint(strlen(text), <=, 1 << 20);
    }
}

static void test_parameters(void)
{
    static const struct {
        const char *raw, *name, *value;
    } cases[] = {
        {"text/plain; charset=utf-8", "charset", "utf-8"},
        {"text/plain; CHARSET=\"utf-8\" ; x=y", "charset", "utf-8"},
        {"text/plain;charset = utf-8", "charset", "utf-8"},
        {"text/plain", "charset", NULL},
        {"text/plain; charset", "charset", NULL},
        {"attachment; filename=\"a;b\\\"c.pdf\"", "filename", "a;b\"c.pdf"},
        {"attachment; filename=C:\\dir\\a b.pdf", "filename", "C:\\dir\\a b.pdf"},
        {"attachment; filename=\"unclosed.pdf", "filename", "unclosed.pdf"},
        {"attachment; filename*=utf-8''%e2%82%ac%20rates.pdf", "filename", "€ rates.pdf"},
        {"attachment; filename=\"x.pdf\"; filename*=utf-8''%c3%a9.pdf", "filename", "é.pdf"},
        {"attachment; filename*0=\"long \"; filename*1=\"name.pdf\"", "filename", "long name.pdf"},
        {"attachment;\r\n filename*0*=iso-8859-1'de'Angebot%20f%FC;\r\n filename*1*=r%20Sie;\r\n filename*2=\".pdf\"",
         "filename", "Angebot für Sie.pdf"},
        {"attachment; filename*1=b; filename*0=a", "filename", "ab"},
        {"attachment; filename*0*=utf-8''%E8%A6; filename*1*=%8B.pdf", "filename", "見.pdf"},
        {"attachment; filename=\"=?utf-8?B?w6kucGRm?=\"", "filename", "é.pdf"},
        {"attachment; filename=\"=?utf-8?Q?An?=\r\n =?utf-8?Q?gebot.pdf?=\"", "filename", "Angebot.pdf"},
        {"attachment; filename=Angebot f\xfcr.pdf", "filename", "Angebot für.pdf"},
        {"attachment; filename*=utf-8''a%0Ab%00%2fc", "filename", "a b/c"},
        {"attachment; filename*=broken%zz", "filename", "broken%zz"},
        {"; ; =x; a=b", "a", "b"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *value = header_parameter((const uint8_t *)cases[i].raw, strlen(cases[i].raw), cases[i].name);
        g_assert_cmpstr(value, ==, cases[i].value);
    }
}

static void test_tokens(void)
{
    static const Case cases[] = {
        {"Text/HTML; charset=x", "text/html"},
        {" attachment ", "attachment"},
        {"base64 (comment)", "base64"},
        {"text / plain", "text/plain"},
        {"", ""},
        {";x=y", ""},
        {"quoted-printable\r\n", "quoted-printable"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *token = header_token((const uint8_t *)cases[i].raw, strlen(cases[i].raw));
        g_assert_cmpstr(token, ==, cases[i].text);
    }
}

static void test_dates(void)
{
    static const struct {
        const char *raw;
        int64_t when;
        int offset;
    } cases[] = {
        {"Sun, 22 Nov 2026 10:02:08 +0000", 1795341728, 0},
        {"22 Nov 2026 11:02:08 +0100", 1795341728, 60},
        {"Sun, 22 Nov 2026 05:02:08 -0500 (EST)", 1795341728, -300},
        {"Sun, 22 Nov 2026 05:02:08 EST", 1795341728, -300},
        {"Sun, 22 Nov 2026 15:32:08 +05:30", 1795341728, 330},
        {"Sun, 22 Nov 2026 10:02:08 GMT", 1795341728, 0},
        {"Sun, 22 Nov 2026 11:02:08 GMT+0100", 1795341728, 60},
        {"Sun,22 Nov 2026 10:02:08", 1795341728, 0},
        {"Sun, 22 Nov 26 10:02:08 +0000", 1795341728, 0},
        {"Sun Nov 22 10:02:08 2026", 1795341728, 0},
        {"22-Nov-2026 10:02:08 +0000", 1795341728, 0},
        {"2026-11-22T11:02:08+01:00", 1795341728, 60},
        {"2026-11-22T10:02:08.123Z", 1795341728, 0},
        {"Sun, 22 Nov 2026 10:02 +0000", 1795341720, 0},
        {"Sun, 022 Nov 2026 10:02:08 +0000", 1795341728, 0},
        {"Sunday, 22 November 2026 10:02:08 +0000", 1795341728, 0},
        {"Sun,\r\n 22 Nov 2026 10:02:08 +0000", 1795341728, 0},
        {"Thu, 29 Feb 2024 00:00:00 +0000", 1709164800, 0},
        {"Sat, 26 Aug 0102 23:12:40 -0700", 1030428760, -420},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        int64_t when = 0;
        int offset = 0;
        g_assert_true(header_date((const uint8_t *)cases[i].raw, strlen(cases[i].raw), &when, &offset));
        g_assert_cmpint(when, ==, cases[i].when);
        g_assert_cmpint(offset, ==, cases[i].offset);
    }
    static const char *const bad[] = {"",
                                      "Whenever",
                                      "32 Nov 2026 10:00:00 +0000",
                                      "22 Nov 2026 25:00:00",
                                      "22 Foo 2026 10:00:00",
                                      "22 Nov 1960 10:00:00 +0000",
                                      "99999999999999999999 Nov 2026",
                                      "-1 Nov 2026 -1:-1:-1"};
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        int64_t when;
        int offset;
        g_assert_false(header_date((const uint8_t *)bad[i], strlen(bad[i]), &when, &offset));
    }
}

static void test_ids(void)
{
    static const Case cases[] = {
        {"<a@b>", "a@b"},
        {"<a@b> <c@d>\r\n <e@f>", "a@b|c@d|e@f"},
        {"a@b", "a@b"},
        {"<a@b", ""},
        {"Message of <a@b> on", "a@b"},
        {"<<a@b>>", "a@b"},
        {"", ""},
        {"no id here", ""},
        {"<>", ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GPtrArray) ids = header_ids((const uint8_t *)cases[i].raw, strlen(cases[i].raw), 10);
        g_ptr_array_add(ids, NULL);
        g_autofree char *joined = g_strjoinv("|", (char **)ids->pdata);
        g_assert_cmpstr(joined, ==, cases[i].text);
    }
}

/* Fields as "name=value;", then where the body begins. */
static void test_block(void)
{
    static const struct {
        const char *raw, *fields;
        size_t body;
    } cases[] = {
        {"A: 1\r\nB: 2\r\n\r\nbody", "A= 1;B= 2;", 14},
        {"A: 1\n  more\nB:\n\nbody", "A= 1\n  more;B=;", 16},
        {"A: 1\nno field\nB: 2\n\n", "A= 1;", 5},
        {"A: 1\n>From x\nB: 2\n\n", "A= 1;B= 2;", 19},
        {"A : 1\n\n", "A= 1;", 7},
        {"A: 1", "A= 1;", 4},
        {" folded first\nA: 1\n\n", "A= 1;", 20},
        {": no name\n\n", "", 0},
        {"\nbody", "", 1},
        {"", "", 0},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GArray) fields = g_array_new(FALSE, FALSE, sizeof(RawField));
        size_t body = header_block((const uint8_t *)cases[i].raw, strlen(cases[i].raw), fields, 100);
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint k = 0; k < fields->len; k++) {
            const RawField *field = &g_array_index(fields, RawField, k);
            g_string_append_printf(text, "%.*s=%.*s;", (int)field->name_size, field->name, (int)field->value_size,
                                   field->value);
        }
        g_assert_cmpstr(text->str, ==, cases[i].fields);
        g_assert_cmpuint(body, ==, cases[i].body);
    }
}

static void test_transfer(void)
{
    static const struct {
        TransferEncoding encoding;
        const char *raw, *text;
    } cases[] = {
        {TRANSFER_BASE64, "SGVsbG8=\r\nIHdvcmxkIQ==\r\n", "Hello world!"},
        {TRANSFER_BASE64, "SGVs bG8", "Hello"},
        {TRANSFER_BASE64, "S*G.Vs\x01 bG8", "Hello"},
        {TRANSFER_BASE64, "4oKs4oKs-_8", "€€\xfb\xff"},
        {TRANSFER_BASE64, "", ""},
        {TRANSFER_BASE64, "====", ""},
        {TRANSFER_QUOTED_PRINTABLE, "a=C3=A9=\r\nb=3D=\nc", "aéb=c"},
        {TRANSFER_QUOTED_PRINTABLE, "a= \t\r\nb", "ab"},
        {TRANSFER_QUOTED_PRINTABLE, "1+1=2 =zz =", "1+1=2 =zz "},
        {TRANSFER_QUOTED_PRINTABLE, "=c3=a9", "é"},
        {TRANSFER_UUENCODE, "begin 644 a\n%2&5L;&\\\n`\nend\nrest", "Hello"},
        {TRANSFER_IDENTITY, "a=3D", "a=3D"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GByteArray) out = g_byte_array_new();
        size_t size = transfer_decode(cases[i].encoding, (const uint8_t *)cases[i].raw, strlen(cases[i].raw), 100, out);
        g_assert_cmpuint(size, ==, out->len);
        g_byte_array_append(out, (const uint8_t *)"", 1);
        g_assert_cmpstr((const char *)out->data, ==, cases[i].text);
    }
    g_autoptr(GByteArray) out = g_byte_array_new();
    g_assert_cmpuint(transfer_decode(TRANSFER_BASE64, (const uint8_t *)"SGVsbG8=", 8, 2, out), ==, 5);
    g_assert_cmpuint(out->len, ==, 2);
    static const struct {
        const char *name;
        TransferEncoding encoding;
    } names[] = {
        {" Base64\r\n", TRANSFER_BASE64},
        {"base64; x", TRANSFER_BASE64},
        {"base6", TRANSFER_IDENTITY},
        {"Quoted-Printable", TRANSFER_QUOTED_PRINTABLE},
        {"\tqp\r\n", TRANSFER_QUOTED_PRINTABLE},
        {"qpx", TRANSFER_IDENTITY},
        {"x-uuencode", TRANSFER_UUENCODE},
        {"8bit", TRANSFER_IDENTITY},
        {" \r\n", TRANSFER_IDENTITY},
        {"", TRANSFER_IDENTITY},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        g_assert_cmpint(transfer_encoding((const uint8_t *)names[i].name, strlen(names[i].name)), ==,
                        names[i].encoding);
    g_assert_cmpint(transfer_encoding(NULL, 0), ==, TRANSFER_IDENTITY);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    charset_init();
    g_test_add_func("/header/words", test_words);
    g_test_add_func("/header/raw-charset", test_raw_charset);
    g_test_add_func("/header/bounds", test_bounds);
    g_test_add_func("/header/parameters", test_parameters);
    g_test_add_func("/header/tokens", test_tokens);
    g_test_add_func("/header/dates", test_dates);
    g_test_add_func("/header/ids", test_ids);
    g_test_add_func("/header/block", test_block);
    g_test_add_func("/header/transfer", test_transfer);
    return g_test_run();
}
