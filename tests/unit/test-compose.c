/* Composing: bytes as expected, and no value of any field can break out of its place. */
#include "templates/compose.h"

#include <stdio.h>
#include <string.h>

static ComposeMail plain_mail(void)
{
    return (ComposeMail){.from = {"ACME Industrial", "sales@acme.example"},
                         .to = {"Hans", "hans@mueller.example"},
                         .reply_to = {NULL, "leads+abc@acme.example"},
                         .subject = "Re: pumps",
                         .message_id = "1.ack@acme.example",
                         .date = 1763978400,
                         .auto_submitted = "auto-replied",
                         .text = "Hello\n"};
}

static char *composed(const ComposeMail *mail)
{
    GError *error = NULL;
    g_autoptr(GBytes) bytes = compose_mail(mail, &error);
    g_assert_no_error(error);
    g_assert_nonnull(bytes);
    return g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

/* 7-bit, CRLF only, no long or blank header line; returns the header block. */
static char *checked_header(const char *mail)
{
    size_t line = 0;
    for (const char *p = mail; *p; p++) {
        g_assert_cmpint((unsigned char)*p, <, 0x80);
        g_assert_true(*p >= 0x20 || *p == '\r' || *p == '\n' || *p == '\t');
        g_assert_true(*p != '\n' || (p > mail && p[-1] == '\r'));
        g_assert_true(*p != '\r' || p[1] == '\n');
        line = *p == '\n' ? 0 : line + 1;
        g_assert_cmpuint(line, <=, 999);
    }
    const char *end = strstr(mail, "\r\n\r\n");
    g_assert_nonnull(end);
    return g_strndup(mail, (size_t)(end + 2 - mail));
}

static unsigned count(const char *text, const char *what)
{
    unsigned many = 0;
    for (const char *p = text; (p = strstr(p, what)); p++)
        many++;
    return many;
}

/* The fields' names in order, folded lines left out. */
static char *field_names(const char *header)
{
    g_auto(GStrv) line = g_strsplit(header, "\r\n", -1);
    GString *names = g_string_new(NULL);
    for (size_t i = 0; line[i] && *line[i]; i++)
        if (*line[i] != ' ')
            g_string_append_printf(names, "%.*s ", (int)strcspn(line[i], ":"), line[i]);
        else
            g_assert_cmpuint(strspn(line[i], " \t"), <, strlen(line[i]));
    return g_string_free(names, FALSE);
}

/* The value of a field, unfolded, encoded words decoded; each is at most 75 long. */
static char *field(const char *header, const char *name)
{
    g_autofree char *start = g_strconcat("\r\n", name, ":", NULL);
    const char *p = strstr(header, start);
    g_assert_nonnull(p);
    p += strlen(start);
    GString *value = g_string_new(NULL);
    while (*p && !(p[0] == '\r' && p[2] != ' '))
        g_string_append_c(value, *p++);
    g_string_replace(value, "\r\n", "", 0);
    GString *out = g_string_new(NULL);
    g_auto(GStrv) word = g_strsplit(value->str + 1, " ", -1);
    bool encoded_before = false;
    for (size_t i = 0; word[i]; i++) {
        bool encoded = g_str_has_prefix(word[i], "=?UTF-8?") && g_str_has_suffix(word[i], "?=");
        if (i && !(encoded && encoded_before))
            g_string_append_c(out, ' ');
        encoded_before = encoded;
        if (!encoded) {
            g_string_append(out, word[i]);
            continue;
        }
        g_assert_cmpuint(strlen(word[i]), <=, 75);
        char kind = word[i][8];
        g_autofree char *inside = g_strndup(word[i] + 10, strlen(word[i]) - 12);
        GString *bytes = g_string_new(NULL);
        if (kind == 'B') {
            gsize size;
            g_autofree guchar *raw = g_base64_decode(inside, &size);
            g_string_append_len(bytes, (char *)raw, (gssize)size);
        } else {
            for (const char *q = inside; *q; q++) {
                unsigned c = 0;
                if (*q == '=' && sscanf(q + 1, "%2X", &c) == 1)
                    q += 2;
                g_string_append_c(bytes, c ? (char)c : *q == '_' ? ' ' : *q);
            }
        }
        g_assert_true(g_utf8_validate(bytes->str, (gssize)bytes->len, NULL)); /* cut at characters only */
        g_string_append(out, bytes->str);
        g_string_free(bytes, TRUE);
    }
    g_string_free(value, TRUE);
    return g_string_free(out, FALSE);
}

static void test_whole(void)
{
    ComposeMail mail = plain_mail();
    mail.in_reply_to = "q@mueller.example";
    mail.references = (const char *const[]){"p@mueller.example", "q@mueller.example", NULL};
    mail.suppress_responses = true;
    mail.language = "en";
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("Europe/Berlin");
    mail.zone = zone;
    g_autofree char *got = composed(&mail);
    g_assert_cmpstr(got, ==,
                    "Date: Mon, 24 Nov 2025 11:00:00 +0100\r\n"
                    "From: \"ACME Industrial\" <sales@acme.example>\r\n"
                    "To: \"Hans\" <hans@mueller.example>\r\n"
                    "Reply-To: leads+abc@acme.example\r\n"
                    "Subject: Re: pumps\r\n"
                    "Message-ID: <1.ack@acme.example>\r\n"
                    "In-Reply-To: <q@mueller.example>\r\n"
                    "References: <p@mueller.example> <q@mueller.example>\r\n"
                    "Auto-Submitted: auto-replied\r\n"
                    "X-Auto-Response-Suppress: All\r\n"
                    "Content-Language: en\r\n"
                    "MIME-Version: 1.0\r\n"
                    "Content-Type: text/plain; charset=us-ascii\r\n"
                    "Content-Transfer-Encoding: 7bit\r\n"
                    "\r\n"
                    "Hello\r\n");
}

static const struct {
    const char *subject, *decoded;
} subjects[] = {
    {"plain", "plain"},
    {"Anfrage: 40 Stück Förderpumpen für Müller Metallbau", "Anfrage: 40 Stück Förderpumpen für Müller Metallbau"},
    {"見積依頼：ポンプ四十台、納期は来月末までにお願いいたします。ご検討ください。よろしくお願いします。",
     "見積依頼：ポンプ四十台、納期は来月末までにお願いいたします。ご検討ください。よろしくお願いします。"},
    {"emoji 🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀 end", "emoji 🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀 end"},
    {"a=?UTF-8?Q?b?= c", "a=?UTF-8?Q?b?= c"},
    {"tab\tand\x7f"
     "del",
     "tab and del"},
    {"evil\r\nBcc: all@world.example\r\n\r\nbody", "evil  Bcc: all@world.example    body"},
    {"evil\nBcc: x@y", "evil Bcc: x@y"},
    {"evil\rBcc: x@y", "evil Bcc: x@y"},
    {"u+2028\xe2\x80\xa8"
     "Bcc: x@y",
     "u+2028 Bcc: x@y"},
    {"u+85\xc2\x85"
     "Bcc: x@y",
     "u+85 Bcc: x@y"},
    {"bidi \xe2\x80\xae"
     "cod.exe",
     "bidi  cod.exe"},
    {"invalid \xff\xc3 end", "invalid \xef\xbf\xbd\xef\xbf\xbd end"},
};

static void test_subjects(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(subjects); i++) {
        ComposeMail mail = plain_mail();
        mail.subject = subjects[i].subject;
        g_autofree char *got = composed(&mail);
        g_autofree char *header = checked_header(got);
        g_autofree char *subject = field(header, "Subject");
        g_autofree char *names = field_names(header);
        g_assert_cmpstr(subject, ==, subjects[i].decoded);
        g_assert_cmpstr(names, ==,
                        "Date From To Reply-To Subject Message-ID Auto-Submitted MIME-Version Content-Type "
                        "Content-Transfer-Encoding ");
    }
}

static char *repeated(const char *what, size_t times)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < times; i++)
        g_string_append(out, what);
    return g_string_free(out, FALSE);
}

static void test_long(void)
{
    static const char *const units[] = {"x", "word ", "ü", "四", "🚀 ", "= ", "\r\nBcc: a@b ", "\xff", "    "};
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        g_autofree char *longish = repeated(units[i], 100 * 1024);
        ComposeMail mail = plain_mail();
        mail.subject = mail.from.name = mail.to.name = mail.lead_id = longish;
        mail.text = mail.html = longish;
        g_autofree char *got = composed(&mail);
        g_autofree char *header = checked_header(got);
        g_assert_cmpuint(strlen(header), <, 16 * 1024);
        g_assert_cmpuint(count(header, "\r\nBcc"), ==, 0);
        g_auto(GStrv) line = g_strsplit(header, "\r\n", -1);
        for (size_t k = 0; line[k]; k++)
            g_assert_cmpuint(strlen(line[k]), <=, 78);
    }
}

static const char *const hostile[] = {"a\r\nBcc: x@y.example",
                                      "a\nX: y",
                                      "a\rX: y",
                                      "a\xe2\x80\xa8X: y",
                                      "\r\n\r\nbody",
                                      "\x01\x02",
                                      "\"; x=\"",
                                      "<a@b.example>",
                                      "\xff\xfe",
                                      "=?UTF-8?Q?=0D=0ABcc:_x=40y?=",
                                      ""};

/* Each hostile text in each field: never a further field. */
static void test_every_field(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(hostile); i++) {
        ComposeMail mail = plain_mail();
        const char *pairs[] = {"X-Other", hostile[i], NULL};
        mail.from.name = mail.to.name = mail.reply_to.name = mail.subject = mail.lead_id = hostile[i];
        mail.in_reply_to = mail.language = mail.auto_submitted = hostile[i];
        mail.references = (const char *const[]){hostile[i], "good@id.example", hostile[i], NULL};
        mail.extra = pairs;
        mail.text = mail.html = hostile[i];
        g_autofree char *got = composed(&mail);
        g_autofree char *header = checked_header(got);
        g_autofree char *names = field_names(header);
        g_auto(GStrv) name = g_strsplit(names, " ", -1);
        static const char *const known[] = {"Date",         "From",       "To",        "Reply-To", "Subject",
                                            "Message-ID",   "References", "X-Lead-Id", "X-Other",  "MIME-Version",
                                            "Content-Type", "",           NULL};
        for (size_t k = 0; name[k]; k++)
            g_assert_true(g_strv_contains(known, name[k]));
        g_autofree char *references = field(header, "References");
        g_assert_cmpstr(references, ==, "<good@id.example>");
    }
}

static void test_addresses_refused(void)
{
    for (size_t i = 0; i < 4; i++)
        for (size_t k = 0; k < G_N_ELEMENTS(hostile); k++) {
            ComposeMail mail = plain_mail();
            const char **slot[] = {&mail.from.address, &mail.to.address, &mail.reply_to.address, &mail.message_id};
            *slot[i] = hostile[k];
            GError *error = NULL;
            g_assert_null(compose_mail(&mail, &error));
            g_assert_nonnull(error);
            g_clear_error(&error);
        }
    ComposeMail mail = plain_mail();
    mail.extra = (const char *const[]){"X: y\r\nBcc", "v", NULL};
    g_assert_null(compose_mail(&mail, NULL));
}

static const struct {
    const char *address;
    bool plain, utf8;
} addresses[] = {
    {"a@b.example", true, true},
    {"first.last+tag@sub.b.example", true, true},
    {"o'hara@b.example", true, true},
    {"a@localhost", true, true},
    {"müller@b.example", false, true},
    {"a@müller.example", false, true},
    {"", false, false},
    {"@b.example", false, false},
    {"a@", false, false},
    {"a", false, false},
    {".a@b.example", false, false},
    {"a.@b.example", false, false},
    {"a..b@c.example", false, false},
    {"a@b..c", false, false},
    {"a@.b", false, false},
    {"a@b.", false, false},
    {"a@-b.example", false, false},
    {"a@b-.example", false, false},
    {"a b@c.example", false, false},
    {"\"a b\"@c.example", false, false},
    {"a(b)@c.example", false, false},
    {"a@[192.0.2.1]", false, false},
    {"a@b.example ", false, false},
    {"a@b.example\r\nRCPT TO:<x@y>", false, false},
    {"a@b.example> NOTIFY=NEVER", false, false},
    {"<a@b.example>", false, false},
    {"a,b@c.example", false, false},
    {"a@b@c.example", false, false},
    {"a\xe2\x80\xa8@b.example", false, false},
    {"a\xff@b.example", false, false},
};

static void test_address_table(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(addresses); i++) {
        g_test_message("%s", addresses[i].address);
        g_assert_cmpint(compose_address_ok(addresses[i].address, false), ==, addresses[i].plain);
        g_assert_cmpint(compose_address_ok(addresses[i].address, true), ==, addresses[i].utf8);
    }
    g_autofree char *local = repeated("a", 65), *label = repeated("b", 64), *parts = repeated("b.", 124);
    g_autofree char *long_local = g_strconcat(local, "@b.example", NULL), *long_label = g_strconcat("a@", label, NULL);
    g_autofree char *longer = g_strconcat("abcdefgh@", parts, "b", NULL);
    g_assert_false(compose_address_ok(long_local, false));
    g_assert_false(compose_address_ok(long_label, false));
    g_assert_false(compose_address_ok(longer, false));
    g_assert_false(compose_address_ok(NULL, false));
}

static void test_references_bounded(void)
{
    char ids[40][32];
    const char *references[41] = {NULL};
    for (int i = 0; i < 40; i++) {
        g_snprintf(ids[i], sizeof ids[i], "%d@thread.example", i);
        references[i] = ids[i];
    }
    ComposeMail mail = plain_mail();
    mail.references = references;
    g_autofree char *got = composed(&mail);
    g_assert_cmpuint(count(got, "@thread.example>"), ==, 20);
    g_assert_null(strstr(got, "<19@thread.example>"));
    g_assert_nonnull(strstr(got, "<20@thread.example>"));
    g_assert_nonnull(strstr(got, "<39@thread.example>"));
}

static const struct {
    const char *text, *body;
} bodies[] = {
    {"", "charset=us-ascii\r\nContent-Transfer-Encoding: 7bit\r\n\r\n\r\n"},
    {"a\r\nb\rc", "charset=us-ascii\r\nContent-Transfer-Encoding: 7bit\r\n\r\na\r\nb\r\nc\r\n"},
    {"Für = Sie \nX\n",
     "charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nF=C3=BCr =3D Sie=20\r\nX\r\n"},
    {"x\nFrom me\n.\n",
     "charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nx\r\n=46rom me\r\n=2E\r\n"},
    {"見積依頼\n", "charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n6KaL56mN5L6d6aC8DQo=\r\n"},
    {"bell\x07 esc\x1b[0m\n", "charset=us-ascii\r\nContent-Transfer-Encoding: 7bit\r\n\r\nbell esc[0m\r\n"},
};

static void test_bodies(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(bodies); i++) {
        ComposeMail mail = plain_mail();
        mail.text = bodies[i].text;
        g_autofree char *got = composed(&mail);
        g_assert_cmpstr(strstr(got, "charset="), ==, bodies[i].body);
    }
    ComposeMail mail = plain_mail();
    g_autofree char *wide = repeated("ab cd ", 100);
    mail.text = wide;
    g_autofree char *got = composed(&mail);
    g_auto(GStrv) line = g_strsplit(strstr(got, "\r\n\r\n") + 4, "\r\n", -1);
    for (size_t i = 0; line[i]; i++)
        g_assert_cmpuint(strlen(line[i]), <=, 76);
}

static void test_parts(void)
{
    ComposeMail mail = plain_mail();
    mail.html = "<p>Hello</p>\n";
    g_autofree char *alternative = composed(&mail);
    g_assert_nonnull(strstr(alternative, "Content-Type: multipart/alternative; boundary=\"=_"));
    g_assert_cmpuint(count(alternative, "Content-Type: text/"), ==, 2);

    const char *original = "From: a@b\r\nSubject: x\r\n\r\n--=_0000\r\nbody\r\n";
    mail.original = g_bytes_new_static(original, strlen(original));
    g_autofree char *attached = composed(&mail);
    g_assert_nonnull(
        strstr(attached, "Content-Type: message/rfc822; name=\"original.eml\"\r\nContent-Transfer-Encoding: 7bit\r\n"));
    g_assert_nonnull(strstr(attached, original));
    g_assert_cmpuint(count(attached, "multipart/"), ==, 2);
    g_bytes_unref(mail.original);
}

/* What is not 7-bit, or has strange line ends, goes as a file and comes back byte for byte. */
static void test_original_opaque(void)
{
    g_autofree char *line = repeated("y", 1200);
    static const char nul[] = "Subject: a\0b\r\n\r\n";
    const struct {
        const char *bytes;
        size_t size;
    } originals[] = {{"Subject: \xfc\r\n\r\n", 13},
                     {nul, sizeof nul - 1},
                     {"a: b\n\nc\r\n", 9},
                     {"a: b\r\n\r\nc\r", 10},
                     {"a: b\r\r\n", 7},
                     {line, 1200},
                     {"", 0}};
    for (size_t i = 0; i < G_N_ELEMENTS(originals); i++) {
        ComposeMail mail = plain_mail();
        mail.original = g_bytes_new_static(originals[i].bytes, originals[i].size);
        g_autofree char *got = composed(&mail);
        g_free(checked_header(got));
        const char *part = strstr(got, "Content-Type: application/octet-stream; name=\"original.eml\"");
        g_assert_nonnull(part);
        g_autofree char *encoded = g_strdup(strstr(part, "\r\n\r\n") + 4);
        *strstr(encoded, "\r\n--") = '\0';
        gsize size;
        g_autofree guchar *back = g_base64_decode(encoded, &size);
        g_assert_cmpuint(size, ==, originals[i].size);
        g_assert_true(memcmp(back, originals[i].bytes, size) == 0);
        g_bytes_unref(mail.original);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/compose/whole", test_whole);
    g_test_add_func("/compose/subjects", test_subjects);
    g_test_add_func("/compose/long", test_long);
    g_test_add_func("/compose/every-field", test_every_field);
    g_test_add_func("/compose/refused", test_addresses_refused);
    g_test_add_func("/compose/addresses", test_address_table);
    g_test_add_func("/compose/references", test_references_bounded);
    g_test_add_func("/compose/bodies", test_bodies);
    g_test_add_func("/compose/parts", test_parts);
    g_test_add_func("/compose/original", test_original_opaque);
    return g_test_run();
}
