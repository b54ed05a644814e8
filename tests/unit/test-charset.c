/* test-charset.c - bytes to UTF-8: right labels, lying labels, none at all. */
#include <glib.h>
#include <string.h>

#include "parser/charset.h"

#define RU "Здравствуйте! Сколько стоят 40 насосов с доставкой?"
#define PL "Szanowni Państwo, w załączeniu przesyłamy zapytanie ofertowe na światłowody, proszę o wycenę."
#define TR "Sayın yetkili, geçmişim ve görüşme fırsatı için şimdiden teşekkür ederim, fiyat alabilir miyiz?"
#define HE "מאז העדכון הסורקים אינם מסתנכרנים, נא לטפל בדחיפות"
#define AR "السلام عليكم، نرجو إرسال عرض سعر لمئة مضخة"
#define EL "Καλημέρα σας, παρακαλώ στείλτε μας προσφορά"
#define JA "見積もりをお願いします。型番カタログ"
#define ZH "您好，请报价四十台水泵"
#define TW "您好，請提供報價單"
#define KO "안녕하세요, 견적을 부탁드립니다"
#define DE "Für 40 Stück bitten wir um ein Angebot, Grüße aus München"

/* A text as a mailer sends it: what the label says, what the bytes are. */
typedef struct {
    const char *label, *truth, *text;
} Sent;

static void check(const Sent *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        gsize size;
        g_autoptr(GError) error = NULL;
        g_autofree char *bytes = g_convert(cases[i].text, -1, cases[i].truth, "UTF-8", NULL, &size, &error);
        g_assert_no_error(error);
        g_autofree char *text = charset_to_utf8((const uint8_t *)bytes, size, cases[i].label);
        g_assert_cmpstr(text, ==, cases[i].text);
    }
}

static void test_truthful(void)
{
    static const Sent cases[] = {
        {"utf-8", "UTF-8", DE},
        {"UTF8", "UTF-8", JA},
        {"\"utf-8\"", "UTF-8", JA},
        {"windows-1251", "CP1251", RU},
        {"koi8-r", "KOI8-R", RU},
        {"koi8-u", "KOI8-U", "Привіт, скільки коштує їжа?"},
        {"iso-8859-5", "ISO-8859-5", RU},
        {"ibm866", "CP866", RU},
        {"windows-1250", "CP1250", PL},
        {"iso-8859-2", "ISO-8859-2", PL},
        {"windows-1254", "CP1254", TR},
        {"windows-1254", "CP1254", TR TR TR},
        {"iso-8859-9", "ISO-8859-9", TR},
        {"windows-1255", "CP1255", HE},
        {"iso-8859-8-i", "ISO-8859-8", HE},
        {"windows-1256", "CP1256", AR},
        {"windows-1256", "CP1256", AR AR AR},
        {"iso-8859-6", "ISO-8859-6", AR},
        {"windows-1253", "CP1253", EL},
        {"windows-1253", "CP1253", EL EL EL},
        {"iso-8859-7", "ISO-8859-7", EL},
        {"windows-1257", "CP1257", "Labdien, lūdzu nosūtiet piedāvājumu"},
        {"tis-620", "TIS-620", "สวัสดีครับ ขอราคา"},
        {"iso-8859-15", "ISO-8859-15", "5 € für œuvre"},
        {"macintosh", "MACINTOSH", "Grüße"},
        {"iso-8859-1", "ISO-8859-1", DE},
        {"shift_jis", "SHIFT_JIS", JA},
        {"iso-2022-jp", "ISO-2022-JP", JA},
        {"euc-jp", "EUC-JP", JA},
        {"gb2312", "GB2312", ZH},
        {"GBK", "GBK", ZH},
        {"gb18030", "GB18030", "㐀㐁 " ZH},
        {"gb2312", "GBK", "联通"},
        {"big5", "BIG5", TW},
        {"euc-kr", "EUC-KR", KO},
        {"iso-2022-kr", "ISO-2022-KR", KO},
        {"utf-7", "UTF-7", "Grüße £"},
        {"utf-16", "UTF-16", DE},
        {"utf-16le", "UTF-16LE", ZH},
        {"utf-16be", "UTF-16BE", RU},
        {"us-ascii", "ASCII", "plain"},
        {"x-unknown", "ASCII", "plain"},
        {NULL, "ASCII", "plain"},
        {"", "UTF-8", DE},
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void test_lying(void)
{
    static const Sent cases[] = {
        {"us-ascii", "ISO-8859-1", DE},
        {NULL, "ISO-8859-1", DE},
        {"x-unknown", "ISO-8859-1", DE},
        {"utf-8", "ISO-8859-1", DE},
        {"iso-8859-1", "CP1252", "“smart” – 5 €"},
        {"us-ascii", "CP1252", "“smart” – 5 €"},
        {"iso-8859-15", "CP1252", "“x” für"},
        {"iso-8859-1", "ISO-8859-1", "Kæra fólk, við viljum kaupa þrjár dælur, ýmsar stærðir"},
        {"iso-8859-1", "ISO-8859-1", "À bientôt, où êtes-vous ? Ça coûte cher"},
        {"iso-8859-1", "ISO-8859-1", "Nous cherchons pour une station des vannes à bride, dans les délais très courts"},
        {"iso-8859-1", "ISO-8859-1", "für die Anlage und das Lager: Förderhöhe 20 m, 85 m³/h, wir müssen dafür"},
        {"iso-8859-1", "UTF-8", DE},
        {"us-ascii", "UTF-8", JA},
        {"windows-1252", "UTF-8", RU},
        {"gb2312", "UTF-8", ZH},
        {"utf-16", "ASCII", "plain"},
        {NULL, "UTF-16", DE},
        {"iso-8859-2", "CP1250", PL},
        {"iso-8859-1", "CP1250", PL},
        {"iso-8859-1", "CP1251", RU},
        {NULL, "CP1251", RU},
        {NULL, "KOI8-R", RU},
        {"utf-8", "CP1251", RU},
        {"iso-8859-1", "CP1254", TR},
        {NULL, "CP1254", TR},
        {"iso-8859-1", "CP1255", HE},
        {"us-ascii", "CP1255", HE},
        {NULL, "CP1256", AR AR AR},
        {"gb2312", "GBK", ZH "瑆發張"},
        {"euc-kr", "CP949", "똠방각하 뷁 견적"},
        {"shift_jis", "CP932", "髙梨①②㈱ 見積"},
        {"us-ascii", "ISO-2022-JP", JA},
        {NULL, "ISO-2022-JP", JA},
        {"utf-8", "ISO-2022-JP", JA},
        {"iso-8859-1", "GBK", ZH ZH ZH},
        {NULL, "SHIFT_JIS", JA JA JA},
        {NULL, "EUC-KR", KO KO KO},
        {NULL, "CP1251", "Запрос"},
        {NULL, "KOI8-R", "Запрос цены"},
        {NULL, "GBK", "请问价格"},
    };
    check(cases, G_N_ELEMENTS(cases));
}

/* Bytes that no good encoder makes. */
typedef struct {
    const char *label, *bytes, *text;
} Bytes;

static void check_bytes(const Bytes *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        g_autofree char *text =
            charset_to_utf8((const uint8_t *)cases[i].bytes, strlen(cases[i].bytes), cases[i].label);
        g_assert_cmpstr(text, ==, cases[i].text);
    }
}

static void test_bytes(void)
{
    static const Bytes cases[] = {
        {"iso-2022-jp", "\x1b$B-!-\"-jLdO\"\x1b(B x", "①②㈱問連 x"},
        {"iso-2022-jp", "\x1b(I1\x1b(B", "ｱ"},
        {"iso-2022-jp", "\x1b$B8+@Q", "見積"},
        {"hz-gb-2312", "~{VP9z~} x", "中国 x"},
        {"utf-8", "caf\xc3\xa9 na\xc3\xafve \xff x", "café naïve \xef\xbf\xbd x"},
        {"utf-8", "f\xc3\xbcr M\xc3\xbcn\xc3", "für Mün\xef\xbf\xbd"},
        {"iso-8859-1", "\x80 5", "€ 5"},
    };
    check_bytes(cases, G_N_ELEMENTS(cases));
}

/* Whatever comes in, valid UTF-8 without controls comes out. */
static void test_any_bytes(void)
{
    g_autofree char *nothing = charset_to_utf8(NULL, 0, "UTF-8");
    g_assert_cmpstr(nothing, ==, "");
    static const char *const labels[] = {
        NULL,     "utf-8", "iso-8859-1", "gb2312", "shift_jis", "iso-2022-jp", "iso-2022-kr", "utf-7",      "utf-16",
        "utf-32", "big5",  "euc-kr",     "koi8-r", "x-unknown", "hz-gb-2312",  "euc-jp",      "iso-2022-cn"};
    g_autoptr(GRand) random = g_rand_new_with_seed(1);
    uint8_t bytes[300];
    for (int round = 0; round < 2000; round++) {
        size_t size = (size_t)g_rand_int_range(random, 0, sizeof bytes);
        uint8_t mask = round % 3 == 0 ? 0xff : round % 3 == 1 ? 0x7f : 0xa3;
        for (size_t i = 0; i < size; i++)
            bytes[i] = (uint8_t)g_rand_int(random) & mask;
        g_autofree char *text = charset_to_utf8(bytes, size, labels[(size_t)round % G_N_ELEMENTS(labels)]);
        g_assert_true(g_utf8_validate(text, -1, NULL));
        for (const char *c = text; *c != '\0'; c++)
            g_assert_true((unsigned char)*c >= 0x20 || *c == '\n' || *c == '\t');
    }
}

static void test_line_ends(void)
{
    static const Bytes cases[] = {
        {NULL, "a\r\nb\rc\nd", "a\nb\nc\nd"},
        {"utf-8",
         "\xef\xbb\xbf"
         "a\x01\x7f"
         "b",
         "ab"},
        {"utf-8",
         "a\xc2\x85"
         "b\xe2\x80\xa8"
         "c",
         "a\nb\nc"},
        {NULL, "a\fb\vc\td", "a\nb\nc\td"},
        {"koi8-r",
         "\xc1\r\n\r\xc2\r\r\n\x01\x7f"
         "b\r",
         "\u0430\n\n\u0431\n\nb\n"},
        {"iso-8859-6", "\xc7\xc8\xa1\xff", "\u0627\u0628\ufffd\ufffd"},
        {"macintosh", "\x8a\xdb", "\u00e4\u20ac"},
        {NULL, "", ""},
    };
    check_bytes(cases, G_N_ELEMENTS(cases));
    g_autofree char *text = charset_to_utf8((const uint8_t *)"a\0b", 3, "utf-8");
    g_assert_cmpstr(text, ==, "ab");
}

static void test_clean(void)
{
    static const struct {
        const char *text;
        size_t max;
        bool lines;
        const char *expected;
    } cases[] = {
        {"a\r\nb\tc", 100, true, "a\nb\tc"},
        {"a\r\nb\tc", 100, false, "a b c"},
        {"a\rb", 100, true, "a\nb"},
        {"\xe2\x80\xae"
         "gpj.exe",
         100, false, "gpj.exe"},
        {"qu\xe2\x80\x8bo\xc2\xadt\xe2\x80\x8c"
         "e",
         100, false, "quote"},
        {"\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae\xd9\x88\xd8\xa7\xd9\x87\xd9\x85", 100, false,
         "\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae\xd9\x88\xd8\xa7\xd9\x87\xd9\x85"},
        {"1\xc2\xa0"
         "200,00\xe2\x80\xaf\xe2\x82\xac",
         100, false, "1 200,00 \xe2\x82\xac"},
        {"\xf3\xa0\x81\x81x\xef\xbb\xbf", 100, false, "x"},
        {"bad\xff\xc3", 100, false, "bad\xef\xbf\xbd\xef\xbf\xbd"},
        {"\xc3\xa9\xc3\xa9", 3, false, "\xc3\xa9"},
        {"abc", 0, false, ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = charset_clean(cases[i].text, strlen(cases[i].text), cases[i].max, cases[i].lines);
        g_assert_cmpstr(text, ==, cases[i].expected);
    }
}

/* Thirty-two megabytes in any charset cost moments. */
static void test_linear(void)
{
    static const char *const labels[] = {NULL, "utf-8", "gb2312", "iso-2022-jp", "us-ascii"};
    size_t size = 4 << 20;
    g_autofree uint8_t *bytes = g_malloc(size);
    for (size_t i = 0; i < size; i++)
        bytes[i] = (uint8_t)(i * 7919 >> 3);
    for (size_t i = 0; i < G_N_ELEMENTS(labels); i++) {
        gint64 start = g_get_monotonic_time();
        g_autofree char *text = charset_to_utf8(bytes, size, labels[i]);
        g_assert_cmpint(g_get_monotonic_time() - start, <, 10 * G_USEC_PER_SEC); /* guards against hangs */
        g_assert_cmpuint(strlen(text), <=, 3 * size);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    charset_init();
    g_test_add_func("/charset/truthful", test_truthful);
    g_test_add_func("/charset/lying", test_lying);
    g_test_add_func("/charset/bytes", test_bytes);
    g_test_add_func("/charset/any-bytes", test_any_bytes);
    g_test_add_func("/charset/line-ends", test_line_ends);
    g_test_add_func("/charset/clean", test_clean);
    g_test_add_func("/charset/linear", test_linear);
    return g_test_run();
}
