/* test-html.c - HTML as mail programs write it, and as attackers do. */
#include <glib.h>
#include <string.h>

#include "parser/charset.h"
#include "parser/html.h"

typedef struct {
    const char *html, *text;
} Case;

static void check(const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        g_autofree char *text = html_to_text(cases[i].html, strlen(cases[i].html), 65536);
        g_assert_cmpstr(text, ==, cases[i].text);
        g_assert_true(g_utf8_validate(text, -1, NULL));
    }
}

static void test_lines(void)
{
    static const Case cases[] = {
        {"", ""},
        {"plain", "plain"},
        {"<p>one<p>two<br>three", "one\n\ntwo\nthree"},
        {"<div>a</div><div>b</div><div><br></div><div>c</div>", "a\nb\n\nc"},
        {"a<br><br><br><br>b", "a\n\nb"},
        {"<p class=MsoNormal>a</p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>b</p>", "a\n\nb"},
        {"<p style='margin: 0'>a</p><p style='margin:0'>b</p>", "a\nb"},
        {"Hello <b>w</b><i>or</i>ld , <span> x </span> y", "Hello world , x y"},
        {"<h1>T</h1>text<h2>U</h2>", "T\n\ntext\n\nU"},
        {"<pre>x  y\n  z\n\nw</pre>t", "x  y\n  z\n\nw\n\nt"},
        {"<hr>a", "________________________________\na"},
        {"<ul><li>a</li><li>b<li><p>c</p></li></ul>d", "- a\n- b\n- c\n\nd"},
        {"<dl><dt>Name</dt><dd>Bob</dd><dt>Tel:</dt><dd>1</dd></dl>", "Name: Bob\nTel: 1"},
        {"a\xc2\xa0\xc2\xa0 b", "a b"},
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void test_tables(void)
{
    static const Case cases[] = {
        {"<table><tr><td>Item</td><td>Qty</td></tr><tr><td><p>Valve</p></td><td>40</td></tr></table>after",
         "Item | Qty\nValve | 40\n\nafter"},
        {"<table><tr><th>a</th><td>&nbsp;</td><td>b</td></tr></table>", "a | b"},
        {"<table><tr><td>1</td><td></td><td>3</td><td>4</td></tr></table>", "1 |  | 3 | 4"},
        {"<table><tr><td>Message:</td><td>one<br>two</td></tr></table>", "Message: | one\ntwo"},
        {"<table><tr><td>left<br>column</td><td>right</td></tr></table>", "left\ncolumn\nright"},
        {"<table><tr><td><table><tr><td>Name</td><td>Bob</td></tr></table></td><td>side</td></tr></table>",
         "Name | Bob\nside"},
        {"<table><tr><td>only</td></tr></table>", "only"},
        {"<blockquote><table><tr><td>a</td><td>b</td></tr></table></blockquote>", "> a | b"},
        {"<td>no<td>row", "no\nrow"},
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void test_quotes(void)
{
    static const Case cases[] = {
        {"x<blockquote>q1<blockquote>q2</blockquote></blockquote>y", "x\n> q1\n> > q2\n\ny"},
        {"<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"},
        {"<blockquote style=\"margin:0 0 0 40px;border:none;padding:0px\">indent</blockquote>", "indent"},
        {"<div class=gmail_quote><div class=gmail_attr>On 1 May, Bob wrote:<br></div>"
         "<blockquote class=gmail_quote>hi</blockquote></div>",
         "On 1 May, Bob wrote:\n> hi"},
        {"<div class=gmail_quote>---------- Forwarded message ---------<br>From: Bob<br><br>text</div>",
         "---------- Forwarded message ---------\nFrom: Bob\n\ntext"},
        {"<div class=moz-cite-prefix>Am 1. Mai schrieb Bob:</div><blockquote type=cite>hi</blockquote>",
         "Am 1. Mai schrieb Bob:\n> hi"},
        {"<div class=protonmail_quote>On x wrote:<blockquote class=protonmail_quote>hi</blockquote></div>",
         "On x wrote:\n> hi"},
        {"ok<div class=\"yahoo_quoted\">On x wrote:<div>hi</div></div>", "ok\n> On x wrote:\n> hi"},
        {"<div id=divRplyFwdMsg><b>From:</b> a<br><b>Sent:</b> b</div><div>old</div>", "From: a\nSent: b\nold"},
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void test_links(void)
{
    static const Case cases[] = {
        {"<a href=\"mailto:a@b.test?subject=x\">mail us</a>", "mail us (a@b.test)"},
        {"<a href=\"mailto:a@b.test\">A@B.test</a>", "A@B.test"},
        {"<a href=\"tel:+49%2089%20123456\">call</a>", "call (+49 89 123456)"},
        {"<a href=\"tel:+4989123456\">089 / 12 34 56</a>", "089 / 12 34 56"},
        {"<a href=\"http://x.test/\">web</a>", "web"},
        {"<a href=\"mailto:a@b.test\"><img src=x></a>", "a@b.test"},
        {"<a href=\"mailto:%ff\">x</a>", "x"},
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void test_hidden(void)
{
    static const Case cases[] = {
        {"<div style=\"display: none; max-height:0\">pre</div>x", "x"},
        {"<span style=\"font-size:0px\">tiny<b style=\"font-size:14px\">big</b></span>", "big"},
        {"<td style=\"font-size:0.9em\">seen", "seen"},
        {"<span style='mso-hide:all'>no</span><p hidden>no</p><i style='visibility:hidden'>no</i>yes", "yes"},
        {"<div style='max-height:0px;overflow:hidden'>no</div><div style='max-height:90px'>yes</div>", "yes"},
        {"<script>var a='<b>no</b>';</script><style>x{}</style>vis<![if !mso]>ible<![endif]>", "visible"},
        {"<!--[if mso]>no<![endif]--><!--[if !mso]><!-->yes<!--<![endif]-->", "yes"},
        {"a&zwnj;b&#8203;c&shy;d\xe2\x80\xaa", "abcd"},
        {"<head><title>no</title><style>p{}</style></head><body>yes", "yes"},
        {"<title>no</title>yes", "yes"},
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void test_bent(void)
{
    static const Case cases[] = {
        {"<meta charset=iso-8859-1><p>\xc3\xa9</p>", "\xc3\xa9"},
        {"a &lt;b&gt; &amp; c &euro; &bogus; &#x41;", "a <b> & c \xe2\x82\xac &bogus; A"},
        {"<html><body>one</body></html><p>two</p></body></html>three<html><body>four</body></html>five",
         "one\n\ntwo\n\nthreefourfive"},
        {"a</HTML >b</body\n>c</head x>d</html>e", "abcde"},
        {"<p>a</html><header>b</header>c", "a\nb\nc"},
        {"<b><i>x</b>y</i>z", "xyz"},
        {"</div></p></table>x", "x"},
        {"<o:p>x</o:p><?xml:namespace prefix = o />y", "xy"},
        {"x < y and y > z", "x < y and y > z"},
        {"<a href=\"unclosed>x", ""},
        {"&#0;&#1;&#x7f;x&#xfeff;", "x"},
    };
    check(cases, G_N_ELEMENTS(cases));
}

/* Hostile shapes: time stays linear (the ceiling only guards against hangs), text bounded. */
static void test_hostile(void)
{
    static const char *const units[] = {
        "<div>",
        "<b>",
        "<table><tr><td>",
        "<table>",
        "<!--",
        "<script>",
        "<p><a href=x>",
        "&#x41;",
        "<",
        "&",
        " a=b",
        "</div>",
        "<td>x",
        "<li>x",
        "<blockquote>x",
        "<br>",
        "<dt>x",
        "<p>&nbsp;</p>",
        "<![if x]>",
        "<![",
        "<![CDATA[",
        "<a href='mailto:a@b.test'>",
        "<tr><td>a<td>b",
        "<font style=\"font-size:0\">",
        "<ul><li>",
        "x",
        "\xe3\x81\x82",
        "<?",
        "<!DOCTYPE",
        "\"'",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        g_autoptr(GString) html = g_string_new(i == 10 ? "<a " : NULL);
        while (html->len < 400 << 10)
            g_string_append(html, units[i]);
        gint64 start = g_get_monotonic_time();
        g_autofree char *text = html_to_text(html->str, html->len, 256 << 10);
        g_assert_cmpuint(strlen(text), <=, 256 << 10);
        g_assert_cmpint(g_get_monotonic_time() - start, <, 20 * G_USEC_PER_SEC);
    }
}

static void test_deep(void)
{
    static const char *const tags[] = {"div", "table", "blockquote", "span", "li"};
    for (size_t i = 0; i < G_N_ELEMENTS(tags); i++) {
        g_autoptr(GString) html = g_string_new(NULL);
        for (int k = 0; k < 3000; k++)
            g_string_append_printf(html, "<%s>", tags[i]);
        g_string_append(html, "hello");
        g_autofree char *text = html_to_text(html->str, html->len, 65536);
        g_assert_true(g_str_has_suffix(text, "hello"));
        g_assert_cmpuint(strlen(text), <, 40);
    }
}

static void test_bound(void)
{
    static const char html[] = "<p>\xe3\x81\x82\xe3\x81\x82\xe3\x81\x82</p>";
    for (size_t max = 0; max < 12; max++) {
        g_autofree char *text = html_to_text(html, sizeof html - 1, max);
        g_assert_cmpuint(strlen(text), ==, MIN(max, 9) / 3 * 3);
    }
}

/* Every prefix of a rich document, so that each state meets its end. */
static void test_prefixes(void)
{
    static const char html[] =
        "<html><body><table><tr><td>a&amp;<p>b</td><td><ul><li>c<blockquote>d</ul><dl><dt>e<dd>f</dl>"
        "<a href='mailto:x@y.test'>g</a></td></tr></table><![if x]><!-- c --><pre>\n h</pre>\xc3\xa9";
    for (size_t n = 0; n < sizeof html - 1; n++) {
        g_autofree char *text = html_to_text(html, n, 65536);
        g_assert_cmpuint(strlen(text), <, 200);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    charset_init();
    g_test_add_func("/html/lines", test_lines);
    g_test_add_func("/html/tables", test_tables);
    g_test_add_func("/html/quotes", test_quotes);
    g_test_add_func("/html/links", test_links);
    g_test_add_func("/html/hidden", test_hidden);
    g_test_add_func("/html/bent", test_bent);
    g_test_add_func("/html/hostile", test_hostile);
    g_test_add_func("/html/deep", test_deep);
    g_test_add_func("/html/bound", test_bound);
    g_test_add_func("/html/prefixes", test_prefixes);
    return g_test_run();
}
