/* Checked strings -> RFC 5322 bytes. Every value is cleaned or encoded here, once, and nothing else writes headers. */
#include "templates/compose.h"

#include <string.h>

enum {
    LINE_SOFT = 76,       /* where header lines fold (RFC 5322 2.1.1 wants 78) */
    LINE_HARD = 998,      /* RFC 5322 2.1.1 */
    WORD_MAX = 75,        /* an encoded word (RFC 2047 2) */
    VALUE_MAX = 998,      /* bytes of UTF-8 kept of an unstructured value */
    NAME_MAX_BYTES = 256, /* ... of a display name */
    REFERENCES_MAX = 20
};

static bool refuse(GError **error, const char *what, const char *value)
{
    g_autofree char *shown = g_strescape(value ? value : "", NULL);
    g_set_error(error, g_quark_from_static_string("compose"), 1, "%s: %.100s", what, shown);
    return false;
}

/* --- Cleaning --- */

/* Breaks lines or shows text other than in its order: C0, C1, separators, bidi controls. */
static bool is_control(gunichar c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0x061c || c == 0x200e ||
           c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

/* Valid UTF-8 of one line, at most max bytes, cut at a character, no blanks at either end. */
static char *clean_line(const char *text, size_t max)
{
    g_autofree char *start = g_strndup(text, max * 4);
    g_autofree char *valid = g_utf8_make_valid(start, -1);
    GString *out = g_string_new(NULL);
    for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
        size_t size = (size_t)(g_utf8_next_char(p) - p);
        if (out->len + size > max)
            break;
        if (is_control(g_utf8_get_char(p)))
            g_string_append_c(out, ' ');
        else
            g_string_append_len(out, p, (gssize)size);
    }
    return g_strstrip(g_string_free(out, FALSE));
}

/* Valid UTF-8 with LF line ends, no controls but LF and TAB. */
static char *clean_body(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *out = g_string_sized_new(strlen(valid));
    for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == '\r' && p[1] == '\n')
            continue;
        if (c == '\r' || c == 0x2028 || c == 0x2029)
            g_string_append_c(out, '\n');
        else if (c == '\n' || c == '\t' || !is_control(c))
            g_string_append_unichar(out, c);
    }
    return g_string_free(out, FALSE);
}

static bool is_ascii_printable(const char *text)
{
    for (; *text; text++)
        if (*text < 0x20 || *text == 0x7f)
            return false;
    return true;
}

/* --- Header fields --- */

/* Bytes used on the last line. */
static size_t column(const GString *out)
{
    const char *line = g_strrstr_len(out->str, (gssize)out->len, "\n");
    return out->len - (line ? (size_t)(line + 1 - out->str) : 0);
}

/* A word that may go to a line of its own. */
static void append_folded(GString *out, const char *word, size_t size)
{
    if (column(out) + 1 + size > LINE_SOFT)
        g_string_append(out, "\r\n");
    g_string_append_c(out, ' ');
    g_string_append_len(out, word, (gssize)size);
}

/* What RFC 2047 5 (3) lets stand for itself, even inside a phrase. */
static bool is_q_safe(unsigned char c)
{
    return g_ascii_isalnum(c) || (c && strchr("!*+-/", c));
}

static size_t q_size(const char *p, size_t size)
{
    size_t total = 0;
    for (size_t i = 0; i < size; i++)
        total += is_q_safe((unsigned char)p[i]) || p[i] == ' ' ? 1 : 3;
    return total;
}

static void append_q(GString *out, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == ' ')
            g_string_append_c(out, '_');
        else if (is_q_safe(c))
            g_string_append_c(out, (char)c);
        else
            g_string_append_printf(out, "=%02X", c);
    }
}

/* One encoded word of the characters that fit; returns how many bytes of text it took. */
static size_t append_word(GString *out, const char *text, bool base64)
{
    size_t left = column(out) < LINE_SOFT ? LINE_SOFT - 1 - column(out) : 0;
    size_t room = (left < WORD_MAX / 2 ? WORD_MAX : MIN(left, WORD_MAX)) - strlen("=?UTF-8?Q?"
                                                                                  "?=");
    size_t taken = 0, used = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        size_t size = (size_t)(g_utf8_next_char(p) - p);
        used = base64 ? (taken + size + 2) / 3 * 4 : used + q_size(p, size);
        if (used > room)
            break;
        taken += size;
    }
    g_autoptr(GString) word = g_string_new(base64 ? "=?UTF-8?B?" : "=?UTF-8?Q?");
    g_autofree char *encoded = base64 ? g_base64_encode((const guchar *)text, taken) : NULL;
    if (base64)
        g_string_append(word, encoded);
    else
        append_q(word, text, taken);
    g_string_append(word, "?=");
    append_folded(out, word->str, word->len);
    return taken;
}

/* The whole text as encoded words: in the shorter of both forms. */
static void append_encoded(GString *out, const char *text)
{
    size_t size = strlen(text);
    bool base64 = q_size(text, size) > (size + 2) / 3 * 4;
    while (*text)
        text += append_word(out, text, base64);
}

/* Can stand as it is: ASCII, nothing that looks encoded, short enough for a line. */
static bool is_plain_word(const char *word, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (word[i] < 0x20 || word[i] == 0x7f || (word[i] == '=' && word[i + 1] == '?'))
            return false;
    return size < LINE_SOFT - 1;
}

/* Where the words begin and end that cannot stand as they are; start == end when all can. */
static void find_foreign(const char *text, size_t *start, size_t *end)
{
    *start = *end = 0;
    for (size_t at = 0; text[at];) {
        size_t size = strcspn(text + at, " ");
        if (!is_plain_word(text + at, size)) {
            *start = *end ? *start : at;
            *end = at + size;
        }
        at += size + strspn(text + at + size, " ");
    }
}

/* Words at single spaces; further spaces stay with the word before them, so that no line is blank. */
static void append_plain(GString *out, const char *text)
{
    while (*text) {
        size_t size = strcspn(text, " ");
        size_t blanks = strspn(text + size, " ");
        append_folded(out, text, size + (blanks ? blanks - 1 : 0));
        text += size + blanks;
    }
}

/* An unstructured field; an empty value leaves it out. */
static void add_field(GString *out, const char *name, const char *value)
{
    g_autofree char *clean = clean_line(value ? value : "", VALUE_MAX);
    if (!*clean)
        return;
    g_string_append_printf(out, "%s:", name);
    size_t start, end;
    find_foreign(clean, &start, &end);
    g_autofree char *before = g_strchomp(g_strndup(clean, start));
    g_autofree char *foreign = g_strndup(clean + start, end - start);
    append_plain(out, before);
    append_encoded(out, foreign);
    append_plain(out, g_strchug(clean + end));
    g_string_append(out, "\r\n");
}

/* RFC 5322 3.2.5: a quoted string if short and ASCII, else encoded words. */
static void append_phrase(GString *out, const char *name)
{
    if (!is_ascii_printable(name) || strlen(name) > 60 || strstr(name, "=?")) {
        append_encoded(out, name);
        return;
    }
    g_autoptr(GString) quoted = g_string_new("\"");
    for (; *name; name++) {
        if (*name == '"' || *name == '\\')
            g_string_append_c(quoted, '\\');
        g_string_append_c(quoted, *name);
    }
    g_string_append_c(quoted, '"');
    append_folded(out, quoted->str, quoted->len);
}

static bool add_mailbox(GString *out, const char *field, const ComposeMailbox *box, bool smtputf8, GError **error)
{
    if (!compose_address_ok(box->address, smtputf8))
        return refuse(error, field, box->address);
    g_autofree char *name = clean_line(box->name ? box->name : "", NAME_MAX_BYTES);
    g_autofree char *angled = g_strdup_printf("<%s>", box->address);
    g_string_append_printf(out, "%s:", field);
    if (*name)
        append_phrase(out, name);
    append_folded(out, *name ? angled : box->address, *name ? strlen(angled) : strlen(box->address));
    g_string_append(out, "\r\n");
    return true;
}

/* Near enough to RFC 5322 3.6.4 to be safe: what real mail has, and no more. */
static bool is_message_id(const char *id)
{
    const char *at = id ? strchr(id, '@') : NULL;
    if (!at || at == id || !at[1] || strlen(id) > 250)
        return false;
    for (; *id; id++)
        if (*id <= 0x20 || *id >= 0x7f || strchr("<>()\"\\,;", *id))
            return false;
    return true;
}

static void add_references(GString *out, const char *const *references)
{
    g_autoptr(GPtrArray) good = g_ptr_array_new();
    for (; references && *references; references++)
        if (is_message_id(*references))
            g_ptr_array_add(good, (void *)(uintptr_t)*references);
    unsigned first = good->len > REFERENCES_MAX ? good->len - REFERENCES_MAX : 0;
    if (good->len)
        g_string_append(out, "References:");
    for (unsigned i = first; i < good->len; i++) {
        g_autofree char *id = g_strdup_printf("<%s>", (const char *)good->pdata[i]);
        append_folded(out, id, strlen(id));
    }
    if (good->len)
        g_string_append(out, "\r\n");
}

/* RFC 5322 3.3, in English whatever the locale. */
static void add_date(GString *out, int64_t date, GTimeZone *zone)
{
    static const char days[][4] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const char months[][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(date);
    if (!utc)
        utc = g_date_time_new_from_unix_utc(0);
    g_autoptr(GDateTime) at = zone ? g_date_time_to_timezone(utc, zone) : g_date_time_ref(utc);
    int offset = (int)(g_date_time_get_utc_offset(at) / G_TIME_SPAN_MINUTE);
    g_string_append_printf(out, "Date: %s, %d %s %04d %02d:%02d:%02d %c%02d%02d\r\n",
                           days[g_date_time_get_day_of_week(at) - 1], g_date_time_get_day_of_month(at),
                           months[g_date_time_get_month(at) - 1], g_date_time_get_year(at), g_date_time_get_hour(at),
                           g_date_time_get_minute(at), g_date_time_get_second(at), offset < 0 ? '-' : '+',
                           ABS(offset) / 60, ABS(offset) % 60);
}

/* A token as fields like Auto-Submitted and Content-Language have it. */
static bool is_word(const char *text, const char *also)
{
    if (!text || !*text || strlen(text) > 60)
        return false;
    for (; *text; text++)
        if (!g_ascii_isalpha(*text) && !strchr(also, *text))
            return false;
    return true;
}

static bool add_extra(GString *out, const char *const *extra, GError **error)
{
    for (; extra && extra[0] && extra[1]; extra += 2) {
        if (!is_word(extra[0], "-"))
            return refuse(error, "no header name", extra[0]);
        add_field(out, extra[0], extra[1]);
    }
    return true;
}

static bool add_header(GString *out, const ComposeMail *mail, GError **error)
{
    add_date(out, mail->date, mail->zone);
    if (!add_mailbox(out, "From", &mail->from, false, error) ||
        !add_mailbox(out, "To", &mail->to, mail->smtputf8, error))
        return false;
    if (mail->reply_to.address && !add_mailbox(out, "Reply-To", &mail->reply_to, false, error))
        return false;
    add_field(out, "Subject", mail->subject);
    if (!is_message_id(mail->message_id))
        return refuse(error, "Message-ID", mail->message_id);
    g_string_append_printf(out, "Message-ID: <%s>\r\n", mail->message_id);
    if (is_message_id(mail->in_reply_to))
        g_string_append_printf(out, "In-Reply-To: <%s>\r\n", mail->in_reply_to);
    add_references(out, mail->references);
    if (is_word(mail->auto_submitted, "-"))
        g_string_append_printf(out, "Auto-Submitted: %s\r\n", mail->auto_submitted);
    if (mail->suppress_responses)
        g_string_append(out, "X-Auto-Response-Suppress: All\r\n");
    if (is_word(mail->language, "-"))
        g_string_append_printf(out, "Content-Language: %s\r\n", mail->language);
    add_field(out, "X-Lead-Id", mail->lead_id);
    if (!add_extra(out, mail->extra, error))
        return false;
    g_string_append(out, "MIME-Version: 1.0\r\n");
    return true;
}

/* --- Bodies --- */

typedef struct {
    bool ascii;    /* nothing above 0x7f, no NUL, no bare CR */
    bool crlf, lf; /* line ends seen */
    bool from;     /* a line starts with "From ", which mbox writers change */
    size_t longest;
} Shape;

static Shape shape_of(const uint8_t *bytes, size_t size)
{
    Shape shape = {.ascii = true};
    size_t start = 0;
    for (size_t i = 0; i < size; i++) {
        uint8_t c = bytes[i];
        bool after_cr = i > 0 && bytes[i - 1] == '\r';
        if (i == start && size - i >= 5 && memcmp(bytes + i, "From ", 5) == 0)
            shape.from = true;
        if (c == 0 || c >= 0x80 || (after_cr && c != '\n'))
            shape.ascii = false;
        if (c == '\n') {
            *(after_cr ? &shape.crlf : &shape.lf) = true;
            start = i + 1;
        }
        shape.longest = MAX(shape.longest, i + 1 - start);
    }
    if (size && bytes[size - 1] == '\r')
        shape.ascii = false;
    return shape;
}

static void append_crlf(GString *out, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'))
            g_string_append_c(out, '\r');
        g_string_append_c(out, text[i]);
    }
    if (size == 0 || text[size - 1] != '\n')
        g_string_append(out, "\r\n");
}

static void append_base64(GString *out, const uint8_t *bytes, size_t size)
{
    g_autofree char *encoded = g_base64_encode(bytes, size);
    size_t length = strlen(encoded);
    for (size_t i = 0; i < length; i += LINE_SOFT) {
        g_string_append_len(out, encoded + i, (gssize)MIN((size_t)LINE_SOFT, length - i));
        g_string_append(out, "\r\n");
    }
}

/* RFC 2045 6.7; text has LF line ends. */
static void append_quoted_printable(GString *out, const char *text)
{
    size_t used = 0;
    for (const char *p = text; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (c == '\n') {
            g_string_append(out, "\r\n");
            used = 0;
            continue;
        }
        bool last = p[1] == '\n' || p[1] == '\0';
        bool plain = (c > 0x20 && c < 0x7f && c != '=') || ((c == ' ' || c == '\t') && !last);
        plain = plain && !(used == 0 && (c == '.' || strncmp(p, "From ", 5) == 0));
        if (used + (plain ? 1 : 3) > LINE_SOFT - 1) {
            g_string_append(out, "=\r\n");
            used = 0;
        }
        g_string_append_printf(out, plain ? "%c" : "=%02X", c);
        used += plain ? 1 : 3;
    }
    if (used)
        g_string_append(out, "\r\n");
}

/* Mostly foreign letters are shorter, and no less readable, in base64. */
static bool wants_base64(const char *text)
{
    size_t high = 0, size = strlen(text);
    for (size_t i = 0; i < size; i++)
        high += (unsigned char)text[i] >= 0x80;
    return high > size / 4;
}

/* Content-Type, Content-Transfer-Encoding, empty line, body. */
static void append_text(GString *out, const char *type, const char *text)
{
    g_autofree char *clean = clean_body(text);
    Shape shape = shape_of((const uint8_t *)clean, strlen(clean));
    bool plain = shape.ascii && !shape.from && shape.longest <= 200;
    bool base64 = !plain && wants_base64(clean);
    g_string_append_printf(out, "Content-Type: text/%s; charset=%s\r\nContent-Transfer-Encoding: %s\r\n\r\n", type,
                           plain ? "us-ascii" : "utf-8",
                           plain    ? "7bit"
                           : base64 ? "base64"
                                    : "quoted-printable");
    if (plain) {
        append_crlf(out, clean, strlen(clean));
    } else if (base64) {
        g_autoptr(GString) lines = g_string_new(NULL);
        append_crlf(lines, clean, strlen(clean));
        append_base64(out, (const uint8_t *)lines->str, lines->len);
    } else {
        append_quoted_printable(out, clean);
    }
}

/* The original, opaque: message/rfc822 may only be sent as it is (RFC 2046 5.2.1),
 * so what is not 7-bit goes as a file, in base64, every byte kept. */
static void append_original(GString *out, GBytes *original, const char *name)
{
    size_t size = 0;
    const uint8_t *bytes = g_bytes_get_data(original, &size);
    Shape shape = shape_of(bytes, size);
    bool as_it_is = size > 0 && shape.ascii && !(shape.crlf && shape.lf) && shape.longest <= LINE_HARD;
    g_string_append_printf(out, "Content-Type: %s; name=\"%s\"\r\nContent-Transfer-Encoding: %s\r\n",
                           as_it_is ? "message/rfc822" : "application/octet-stream", name,
                           as_it_is ? "7bit" : "base64");
    g_string_append_printf(out, "Content-Disposition: attachment; filename=\"%s\"\r\n\r\n", name);
    if (as_it_is)
        append_crlf(out, (const char *)bytes, size);
    else
        append_base64(out, bytes, size);
}

/* As UTF-8 in base64: no relay may touch its line ends. */
static void append_file(GString *out, const ComposeFile *file)
{
    g_autoptr(GString) lines = g_string_new(NULL);
    append_crlf(lines, file->text, strlen(file->text));
    g_string_append_printf(out,
                           "Content-Type: %s; charset=utf-8; name=\"%s\"\r\nContent-Transfer-Encoding: base64\r\n"
                           "Content-Disposition: attachment; filename=\"%s\"\r\n\r\n",
                           file->type, file->filename, file->filename);
    append_base64(out, (const uint8_t *)lines->str, lines->len);
}

/* A delimiter that no part can hold: a hash over all of them. */
static char *boundary_of(const ComposeMail *mail, const char *level)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    const char *const all[] = {level, mail->message_id, mail->text, mail->html};
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
        g_checksum_update(sum, (const guchar *)(all[i] ? all[i] : ""), -1);
    if (mail->original)
        g_checksum_update(sum, g_bytes_get_data(mail->original, NULL), (gssize)g_bytes_get_size(mail->original));
    for (guint i = 0; mail->thread && i < mail->thread->len; i++)
        g_checksum_update(sum, g_bytes_get_data(mail->thread->pdata[i], NULL),
                          (gssize)g_bytes_get_size(mail->thread->pdata[i]));
    return g_strdup_printf("=_%.24s", g_checksum_get_string(sum));
}

static void append_alternatives(GString *out, const ComposeMail *mail)
{
    const char *text = mail->text ? mail->text : "";
    if (!mail->html) {
        append_text(out, "plain", text);
        return;
    }
    g_autofree char *boundary = boundary_of(mail, "alternative");
    g_string_append_printf(out, "Content-Type: multipart/alternative; boundary=\"%s\"\r\n\r\n--%s\r\n", boundary,
                           boundary);
    append_text(out, "plain", text);
    g_string_append_printf(out, "\r\n--%s\r\n", boundary);
    append_text(out, "html", mail->html);
    g_string_append_printf(out, "\r\n--%s--\r\n", boundary);
}

static bool has_files(const ComposeMail *mail)
{
    for (size_t i = 0; i < mail->files; i++)
        if (mail->file[i].text)
            return true;
    return mail->thread && mail->thread->len > 0;
}

static void append_body(GString *out, const ComposeMail *mail)
{
    if (!mail->original && !has_files(mail)) {
        append_alternatives(out, mail);
        return;
    }
    g_autofree char *boundary = boundary_of(mail, "mixed");
    g_string_append_printf(out, "Content-Type: multipart/mixed; boundary=\"%s\"\r\n\r\n--%s\r\n", boundary, boundary);
    append_alternatives(out, mail);
    if (mail->original) {
        g_string_append_printf(out, "\r\n--%s\r\n", boundary);
        append_original(out, mail->original, "original.eml");
    }
    for (guint i = 0; mail->thread && i < mail->thread->len; i++) {
        g_autofree char *name = g_strdup_printf("message-%u.eml", i + 1);
        g_string_append_printf(out, "\r\n--%s\r\n", boundary);
        append_original(out, mail->thread->pdata[i], name);
    }
    for (size_t i = 0; i < mail->files; i++) {
        if (!mail->file[i].text)
            continue;
        g_string_append_printf(out, "\r\n--%s\r\n", boundary);
        append_file(out, &mail->file[i]);
    }
    g_string_append_printf(out, "\r\n--%s--\r\n", boundary);
}

GBytes *compose_mail(const ComposeMail *mail, GError **error)
{
    g_autoptr(GString) out = g_string_sized_new(4096);
    if (!add_header(out, mail, error))
        return NULL;
    append_body(out, mail);
    return g_string_free_to_bytes(g_steal_pointer(&out));
}

/* --- Addresses --- */

static bool is_atom(const char *text, size_t size, bool smtputf8)
{
    bool dot = true;
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '.' && dot)
            return false;
        dot = c == '.';
        if (!dot && !g_ascii_isalnum(c) && !(c && c < 0x80 && strchr("!#$%&'*+-/=?^_`{|}~", c)) &&
            !(c >= 0x80 && smtputf8))
            return false;
    }
    return !dot;
}

static bool is_domain(const char *text, bool smtputf8)
{
    size_t label = 0, size = strlen(text);
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        bool edge = label == 0 || text[i + 1] == '.' || text[i + 1] == '\0';
        if (c == '.') {
            if (label == 0)
                return false;
            label = 0;
            continue;
        }
        if (!g_ascii_isalnum(c) && !(c == '-' && !edge) && !(c >= 0x80 && smtputf8))
            return false;
        if (++label > 63)
            return false;
    }
    return label > 0;
}

bool compose_address_ok(const char *address, bool smtputf8)
{
    const char *at = address ? strrchr(address, '@') : NULL;
    if (!at || at == address || at - address > 64 || strlen(address) > 254 || !g_utf8_validate(address, -1, NULL))
        return false;
    for (const char *p = address; *p; p = g_utf8_next_char(p))
        if (is_control(g_utf8_get_char(p)) || g_unichar_isspace(g_utf8_get_char(p)))
            return false;
    return is_atom(address, (size_t)(at - address), smtputf8) && is_domain(at + 1, smtputf8);
}
