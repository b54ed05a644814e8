/* test-multipart.c - plain multiparts split without GMime: the same leaves as it sees, or none. */
#include <gmime/gmime.h>
#include <string.h>

#include "parser/message.h"
#include "parser/multipart.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeStream, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeObject, g_object_unref)

/* What leaves are said to be, each one a line. */
static void say_leaf(GString *said, RawValue type, RawValue disposition, int encoding, bool embedded, int alternative,
                     const uint8_t *content, size_t size)
{
    RawValue values[] = {type, disposition};
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
        g_autofree char *value =
            values[i].value != NULL ? g_strndup((const char *)values[i].value, values[i].size) : g_strdup("none");
        g_autofree char *escaped = g_strescape(g_strstrip(value), NULL);
        g_string_append_printf(said, "%s; ", escaped);
    }
    g_autofree char *text = g_strndup((const char *)content, size);
    g_autofree char *escaped = g_strescape(text, NULL);
    g_string_append_printf(said, "%d%s%d %zu %s\n", encoding, embedded ? "e" : " ", alternative, size, escaped);
}

static RawValue header_of(GMimeObject *object, const char *name)
{
    GMimeHeader *header = g_mime_header_list_get_header(g_mime_object_get_header_list(object), name);
    const char *value = header != NULL ? g_mime_header_get_raw_value(header) : NULL;
    return (RawValue){(const uint8_t *)value, value != NULL ? strlen(value) : 0};
}

typedef struct {
    GString *said;
    const GByteArray *all;
    int multiparts;
} Seen;

static void see_leaf(Seen *seen, GMimeObject *object, bool behind, int alternative)
{
    g_assert_true(GMIME_IS_PART(object));
    GMimeDataWrapper *wrapper = g_mime_part_get_content(GMIME_PART(object));
    GMimeStream *stream = g_mime_data_wrapper_get_stream(wrapper);
    gint64 start = stream->bound_start, end = stream->bound_end < 0 ? (gint64)seen->all->len : stream->bound_end;
    const guint8 *rest = seen->all->data + end;
    if (end < start)
        end = start; /* two bytes taken off a line end of one: see leaf_content() */
    else if (end + 1 < (gint64)seen->all->len && rest[0] != '\r' && rest[1] == '\n')
        end++;
    RawValue encoding = header_of(object, "Content-Transfer-Encoding");
    bool named = header_of(object, "Content-ID").value != NULL || header_of(object, "Content-Location").value != NULL;
    say_leaf(seen->said, header_of(object, "Content-Type"), header_of(object, "Content-Disposition"),
             (int)transfer_encoding(encoding.value, encoding.size), behind && named, alternative,
             seen->all->data + start, (size_t)(end - start));
}

static void see(Seen *seen, GMimeObject *object, int alternative)
{
    GMimeContentType *type = g_mime_object_get_content_type(object);
    int number = ++seen->multiparts;
    alternative = g_mime_content_type_is_type(type, "multipart", "alternative") ? number : alternative;
    bool related = g_mime_content_type_is_type(type, "multipart", "related");
    for (int i = 0; i < g_mime_multipart_get_count(GMIME_MULTIPART(object)); i++) {
        GMimeObject *part = g_mime_multipart_get_part(GMIME_MULTIPART(object), i);
        if (GMIME_IS_MULTIPART(part))
            see(seen, part, alternative);
        else
            see_leaf(seen, part, related && i > 0, alternative);
    }
}

static char *by_gmime(const char *type, const char *body, size_t size)
{
    GByteArray *all = g_byte_array_new();
    g_autofree char *head = g_strdup_printf("Content-Type: %s\n\n", type);
    g_byte_array_append(all, (const uint8_t *)head, (guint)strlen(head));
    g_byte_array_append(all, (const uint8_t *)body, (guint)size);
    g_autoptr(GMimeStream) stream = g_mime_stream_mem_new_with_byte_array(all);
    g_autoptr(GMimeParser) parser = g_mime_parser_new_with_stream(stream);
    g_autoptr(GMimeObject) top = g_mime_parser_construct_part(parser, NULL);
    Seen seen = {.said = g_string_new(NULL), .all = all};
    if (GMIME_IS_MULTIPART(top))
        see(&seen, top, 0);
    return g_string_free(seen.said, FALSE);
}

static char *by_us(const char *type, const char *body, size_t size, size_t *count)
{
    Leaf leaves[MULTIPART_LEAVES];
    *count = multipart_split((RawValue){(const uint8_t *)type, strlen(type)}, (const uint8_t *)body, size, leaves);
    GString *said = g_string_new(NULL);
    for (size_t i = 0; i < *count; i++) {
        const Leaf *leaf = &leaves[i];
        g_assert_false(leaf->alone);
        say_leaf(said, leaf->type, leaf->disposition, (int)leaf->encoding, leaf->embedded, leaf->alternative,
                 leaf->content, leaf->size);
    }
    return g_string_free(said, FALSE);
}

/* How many leaves we make of it, which GMime sees too; 0: we leave it to GMime. */
static size_t leaves_of(const char *type, const char *body, size_t size)
{
    size_t count;
    g_autofree char *ours = by_us(type, body, size, &count);
    g_autofree char *theirs = count > 0 ? by_gmime(type, body, size) : NULL;
    if (count > 0 && !g_str_equal(ours, theirs))
        g_test_message("type %s\n%.*s", type, (int)size, body);
    if (count > 0)
        g_assert_cmpstr(ours, ==, theirs);
    return count;
}

static void test_plain(void)
{
    static const struct {
        const char *type, *body;
        size_t leaves;
    } cases[] = {
        {"multipart/mixed; boundary=b", "--b\n\none\n--b\nContent-Type: text/html\n\ntwo\n--b--\n", 2},
        {"multipart/mixed; boundary=b", "--b\r\n\r\none\r\n--b\r\nX: y\r\n\r\ntwo\r\n--b--\r\n", 2},
        {"multipart/mixed; boundary=b", "preface\n--b  \n\none\n--b--\t\nafter\n--b\n\nno part\n", 1},
        {"multipart/mixed; boundary=b", "--b\n\none\n--b--", 1},
        {"multipart/mixed; boundary=b", "--b\r\n\r\none\r\n--b--", 1},
        {"multipart/mixed; boundary=b", "--b\n\none, never closed\n", 1},
        {"multipart/mixed; boundary=b", "--b\n\none\n--b\n\n", 2},
        {"multipart/mixed; boundary=b", "--b\n\n--b\n\n\n--b\n\n\n\n--b--\n", 3},
        {"multipart/mixed; boundary=b", "--b\r\n\r\n--b\r\n\r\n\r\n--b\r\n\r\n\r\n\r\n--b--\r\n", 3},
        {"multipart/mixed; boundary=b", "--b\r\n\r\none\n--b\n\ntwo\r\n--b--\n", 2},
        {"Multipart/Mixed;\r\n\tcharset=utf-8; BOUNDARY=\"=_a b?c\"", "--=_a b?c\n\none\n--=_a b?c--\n", 0},
        {"Multipart/Mixed;\r\n\tcharset=utf-8;\r\n BOUNDARY=\"=_a:b?c\"", "--=_a:b?c\n\none\n--=_a:b?c--\n", 1},
        {"multipart/alternative; boundary=b", "--b\n\none\n-- \nsigned\n---b\n--\n --b\n--c\n--b--\n", 1},
        {"multipart/related; type=\"text/html\"; boundary=b",
         "--b\nContent-ID: <a>\n\none\n--b\nContent-Id: <b>\nContent-Transfer-Encoding:\tBase64\n"
         "Content-Disposition: inline;\n filename=x\n\ntwo\n--b\ncontent-location: "
         "c\nContent-Type:\n\ttext/plain\n\n\n--b--\n",
         3},
        {"multipart/mixed; boundary=b",
         "--b\nContent-Type: multipart/alternative; boundary=c\n\nno\n--c\n\none\n--c\nContent-Type: text/html\n\n"
         "<p>one\n--c--\nno\n\n--b\nContent-Type: Message/RFC822\n\nSubject: x\n\nx\n--b\nContent-Type: "
         "garbage/\xff\n\n"
         "--b--\n",
         0},
        {"multipart/mixed; boundary=b",
         "--b\nContent-Type: multipart/alternative; boundary=c\n\nno\n--c\n\none\n--c\nContent-Type: text/html\n\n"
         "<p>one\n--c--\nno\n\n--b\nContent-Type: Message/RFC822\n\nSubject: x\n\nx\n--b\nContent-Type: "
         "message/rfc822\nContent-Transfer-Encoding: base64\n\nSGk=\n--b\nContent-Type: message/delivery-status\n\n"
         "A: b\n\n--b\nContent-Type: application/x-y; =\n\nz\n--b--\n",
         6},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpuint(leaves_of(cases[i].type, cases[i].body, strlen(cases[i].body)), ==, cases[i].leaves);
}

/* What GMime, or somebody else, may see in another way. */
static void test_left(void)
{
    static const char *const types[] = {
        "multipart/mixed",
        "multipart/mixed; boundary=",
        "multipart/mixed; boundary=\"\"",
        "multipart/mixed; boundary=b; boundary=c",
        "multipart/mixed; boundary=c; boundary=b",
        "multipart/mixed; boundary*=b",
        "multipart/mixed; boundary*0=b; boundary=b",
        "multipart/mixed; boundary=\"b",
        "multipart/mixed; boundary=\"\\b\"",
        "multipart/mixed; boundary=\"=?utf-8?q?b?=\"",
        "multipart/mixed; boundary=\"b\xe4\"",
        "multipart/mixed; boundary=\"b\tc\"",
        "multipart/mixed; boundary=b c",
        "multipart/mixed; boundary =b",
        "multipart/mixed; boundary=b (c)",
        "multipart/mixed (c); boundary=b",
        "multipart/mixed boundary=b",
        "multipart / mixed; boundary=b",
        "multipart/; boundary=b",
        "multipart/digest; boundary=b",
        "text/plain; boundary=b",
    };
    /* whichever of them a wrong reading of the type makes of it */
    static const char *const boundaries[] = {"b", "c", "\\b", "=?utf-8?q?b?=", "b\xe4", "b\tc"};
    for (size_t i = 0; i < G_N_ELEMENTS(types) * G_N_ELEMENTS(boundaries); i++) {
        const char *boundary = boundaries[i % G_N_ELEMENTS(boundaries)];
        g_autofree char *plain = g_strdup_printf("--%s\n\none\n--%s--\n", boundary, boundary);
        g_assert_cmpuint(leaves_of(types[i / G_N_ELEMENTS(boundaries)], plain, strlen(plain)), ==, 0);
    }
    static const char *const bodies[] = {
        "",
        "no part\n",
        "--b--\n",
        "--b\n--b--\n",
        "--b\nno field\n\none\n--b--\n",
        "--b\nX : y\n\none\n--b--\n",
        "--b\n folded\n\none\n--b--\n",
        "--b\nFrom x y\n\none\n--b--\n",
        "--b\n--c: d\n\none\n--b--\n",
        "--b\nX: y\n--b\n\none\n--b--\n",
        "--b\nX: y",
        "--b\nX: y\n",
        "--b\n",
        "--b",
        "--b\n\none\n--bc\ntwo\n--b--\n",
        "--b\n\none\n--b--c\ntwo\n--b--\n",
        "--b\n\none\n--b\r\r\n\ntwo\n--b--\n",
        "--b\nContent-Type: text/plain\nContent-Type: text/html\n\none\n--b--\n",
        "--b\nContent-Transfer-Encoding: 7bit\nContent-Transfer-Encoding: base64\n\none\n--b--\n",
        "--b\nContent-Type: text\n\none\n--b--\n",
        "--b\nContent-Type: multipart/mixed\n\none\n--b--\n",
        "--b\nContent-Type: (x) multipart/mixed\n\none\n--b--\n",
        "--b\nContent-Type: multipart/digest; boundary=c\n\n--c\n\none\n--c--\n--b--\n",
        "--b\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b--\n--b--\n",
        "--b\nContent-Type: multipart/mixed; boundary=b--\n\n--b--\n\none\n--b----\n--b--\n",
        "--b\nContent-Type: multipart/mixed; boundary=bc\n\n--bc\n\none\n--bc--\n--b--\n",
        "--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\nnever closed\n--b--\n",
        "--b\nContent-Type: multipart/mixed; boundary=c\n\n--c--\n--b--\n",
        "--b\nContent-Type: multipart/mixed; boundary=c\n\nno part",
        "--b\n\none\n--b\nContent-Type: multipart/mixed; boundary=c\n\n--c--\n--b--\n",
        "--b\n\none\n--b\nContent-Type: multipart/mixed; boundary=c\n\nno part",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(bodies); i++)
        g_assert_cmpuint(leaves_of("multipart/mixed; boundary=b", bodies[i], strlen(bodies[i])), ==, 0);
    g_assert_cmpuint(leaves_of("multipart/mixed; boundary=b", "--b\nX: \0\n\none\n--b--\n", 20), ==, 0);
}

static GString *repeated(const char *before, const char *unit, size_t count)
{
    GString *text = g_string_new(before);
    for (size_t i = 0; i < count; i++)
        g_string_append(text, unit);
    return text;
}

/* Many of anything are left to GMime, or refused before it. */
static void test_bounds(void)
{
    static const struct {
        const char *before, *unit;
        size_t most;
    } cases[] = {
        {"", "--b\n\n", MULTIPART_LEAVES},
        {"--b\n\n", "--\n", 499},
        {"--b\n", "X: y\n", 59},
        {"--b\nX: ", "12345678901234567890", 819},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        for (size_t beyond = 0; beyond < 2; beyond++) {
            g_autoptr(GString) body = repeated(cases[i].before, cases[i].unit, cases[i].most - 1 + 2 * beyond);
            g_string_append(body, "\n\n");
            bool plain = leaves_of("multipart/mixed; boundary=b", body->str, body->len) > 0;
            g_assert_true(plain == (beyond == 0));
        }
    for (size_t size = 69; size <= 71; size++) {
        g_autofree char *boundary = g_strnfill(size, 'b');
        g_autofree char *type = g_strdup_printf("multipart/mixed; boundary=%s", boundary);
        g_autofree char *body = g_strdup_printf("--%s\n\none\n--%s--\n", boundary, boundary);
        g_assert_cmpuint(leaves_of(type, body, strlen(body)), ==, size <= 70 ? 1 : 0);
    }
    for (unsigned levels = 1; levels <= 8; levels++) {
        g_autoptr(GString) body = g_string_new("--0\n");
        for (unsigned i = 1; i < levels; i++)
            g_string_append_printf(body, "Content-Type: multipart/alternative; boundary=%u\n\n--%u\n", i, i);
        g_string_append(body, "\none\n");
        g_assert_cmpuint(leaves_of("multipart/mixed; boundary=0", body->str, body->len), ==, levels <= 6 ? 1 : 0);
    }
}

/* Words in any order: mostly nonsense, some of it plain. */
static void append_nonsense(GString *body, GRand *random)
{
    static const char *const words[] = {
        "--b",
        "--b",
        "--b",
        "--c",
        "--c",
        "--b--",
        "--c--",
        "--",
        "--bc",
        "-- ",
        "",
        "",
        "",
        "Content-Type: text/html",
        "Content-Type: multipart/alternative; boundary=c",
        "Content-Type: multipart/related; boundary=\"c\"",
        "content-type: MULTIPART/Mixed;",
        " boundary=c; x=y",
        "\tname=x",
        "Content-Disposition: attachment; filename=x",
        "Content-ID: <x>",
        "Content-Transfer-Encoding: base64",
        "X: y",
        "text",
        " text",
    };
    static const char *const ends[] = {"\n", "\n", "\n", "\n", "\n", "\n", "\n", "\r\n", " \n", "\r", ""};
    bool crlf = g_rand_boolean(random);
    for (int i = g_rand_int_range(random, 1, 30); i > 0; i--) {
        g_string_append(body, words[g_rand_int_range(random, 0, G_N_ELEMENTS(words))]);
        bool odd = g_rand_int_range(random, 0, 20) == 0;
        g_string_append(body, odd ? ends[g_rand_int_range(random, 0, G_N_ELEMENTS(ends))] : crlf ? "\r\n" : "\n");
    }
}

static void append_parts(GString *body, GRand *random, char boundary, const char *end)
{
    for (int parts = g_rand_int_range(random, 1, 4); parts > 0; parts--) {
        g_string_append_printf(body, "--%c%s", boundary, end);
        bool inner = boundary < 'e' && g_rand_int_range(random, 0, 3) == 0;
        if (inner)
            g_string_append_printf(body, "Content-Type: multipart/%s; boundary=%c%s",
                                   g_rand_boolean(random) ? "alternative" : "related", boundary + 1, end);
        else if (g_rand_boolean(random))
            g_string_append_printf(body, "Content-Type: text/html;%s name=x%sContent-ID: x%s", end, end, end);
        g_string_append(body, end);
        if (inner)
            append_parts(body, random, (char)(boundary + 1), end);
        for (int lines = g_rand_int_range(random, 0, 3); lines > 0; lines--)
            g_string_append_printf(body, "%s%s", g_rand_boolean(random) ? "some text" : "", end);
    }
    g_string_append_printf(body, "--%c--%s", boundary, end);
}

static void test_generated(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(1);
    unsigned plain = 0;
    for (int i = 0; i < 40000; i++) {
        g_autoptr(GString) body = g_string_new(NULL);
        if (g_rand_boolean(random))
            append_nonsense(body, random);
        else
            append_parts(body, random, 'b', g_rand_boolean(random) ? "\n" : "\r\n");
        if (g_rand_int_range(random, 0, 4) == 0) /* cut somewhere */
            g_string_truncate(body, (gsize)g_rand_int_range(random, 0, (gint32)body->len + 1));
        if (g_rand_int_range(random, 0, 4) == 0 && body->len > 0) /* a byte lost */
            g_string_erase(body, g_rand_int_range(random, 0, (gint32)body->len), 1);
        const char *type = g_rand_boolean(random) ? "multipart/mixed; boundary=b" : "multipart/related; boundary=\"b\"";
        plain += leaves_of(type, body->str, body->len) > 0;
    }
    g_assert_cmpuint(plain, >, 10000);
}

/* GMime reads in pieces of 4096 bytes: delimiters and fields across their ends. */
static void test_pieces(void)
{
    for (int before = 3900; before < 4200; before++) {
        g_autoptr(GString) body = g_string_new(NULL);
        for (int left = before; left > 0; left -= 70)
            g_string_append_printf(body, "%*s\r\n", MIN(left, 68), "x");
        g_autoptr(GRand) random = g_rand_new_with_seed((guint32)before);
        append_parts(body, random, 'b', "\r\n");
        g_assert_cmpuint(leaves_of("multipart/mixed; boundary=b", body->str, body->len), >, 0);
    }
}

/* The end of a long line is no delimiter; GMime takes it for one where a piece of its own begins there. */
static void test_long_lines(void)
{
    for (size_t size = 4000; size < 4200; size++) {
        g_autoptr(GString) body = repeated("--b\n\n", "x", size);
        g_string_append(body, "--b\n--b--\n");
        size_t count;
        g_autofree char *ours = by_us("multipart/mixed; boundary=b", body->str, body->len, &count);
        g_assert_cmpuint(count, ==, 1);
        g_assert_nonnull(strstr(ours, "x--b\n"));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    message_init();
    g_test_add_func("/multipart/plain", test_plain);
    g_test_add_func("/multipart/left", test_left);
    g_test_add_func("/multipart/bounds", test_bounds);
    g_test_add_func("/multipart/generated", test_generated);
    g_test_add_func("/multipart/pieces", test_pieces);
    g_test_add_func("/multipart/long-lines", test_long_lines);
    return g_test_run();
}
