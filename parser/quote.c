/* Splits a body into the newest words, signature, quoted history and forwards. */
#include "parser/quote.h"

#include <string.h>

#include "parser/fold.h"
#include "parser/headline.h"
#include "parser/phrases.h"
#include "parser/quote_border.h"
#include "parser/sign_off.h"

const char *quote_subject_base(const char *subject)
{
    const char *p = subject ? subject : "";
    while (subject_kind(p, &p) != SUBJECT_PLAIN)
        ;
    while (*p == ' ' || *p == '\t')
        p++;
    return p;
}

static void append_lines(GString *out, GArray *lines, guint from, guint to, unsigned strip)
{
    for (guint i = from; i < to; i++) {
        const Line *line = LINE(lines, i);
        const char *p = line->start, *end = line->start + line->size;
        for (unsigned depth = 0; depth < strip && depth < line->depth && p < line->s;) {
            if (*p++ == '>')
                depth++;
        }
        if (strip && p < end && *p == ' ' && p > line->start)
            p++;
        g_string_append_len(out, p, (gssize)(end - p));
        g_string_append_c(out, '\n');
    }
}

static bool only_blank(const char *text)
{
    return text[strspn(text, " \t\n")] == '\0';
}

static bool any_marks(GArray *lines, guint from)
{
    bool marks = false;
    for (guint i = from; i < lines->len && !marks; i++)
        marks = LINE(lines, i)->depth > 0;
    return marks;
}

/* The end of a quoted line that some program broke, without a mark of its own. */
static bool is_broken_off(GArray *lines, guint i)
{
    enum { BROKEN_LEAST = 50 };
    const Line *line = LINE(lines, i);
    return i > 0 && i + 1 < lines->len && line->depth == 0 && line->n > 0 && line->n < LINE(lines, i - 1)->n &&
           LINE(lines, i - 1)->depth > 0 && LINE(lines, i - 1)->n >= BROKEN_LEAST && LINE(lines, i + 1)->depth > 0;
}

/* Below an attribution: quote marks are history, what stands between or below is new. */
static void sort_quoted(GArray *lines, guint from, GString *own, GString *quoted)
{
    if (!any_marks(lines, from)) {
        append_lines(quoted, lines, from, lines->len, 0);
        return;
    }
    for (guint i = from, searched = 0; i < lines->len; searched++) {
        if (searched > SEARCHED_LINES_MAX) {
            append_lines(quoted, lines, i, lines->len, 0);
            return;
        }
        guint body = i + 1;
        Border border = {0};
        bool old = LINE(lines, i)->depth > 0 || is_broken_off(lines, i) || quote_attribution(lines, i, &body);
        if (!old && (quote_marker_border(lines, i, &border) || (border.head = quote_header_block(lines, i, &body)))) {
            quote_head_free(border.head);
            append_lines(quoted, lines, i, lines->len, 0);
            return;
        }
        append_lines(old ? quoted : own, lines, i, body, 0);
        i = body;
    }
}

/* What may stand between date and name: "heeft Jan Smit", "użytkownik „Jan Kos”". */
static Phrases before_names =
    PHRASES("heeft |użytkownik |používateľ |uživatel |időpontban |пользователь |користувач |wrote |schrieb "
            "|schreef |skrev |escribió |escreveu |kirjoitti |napsal |napísal |napisał |napisała |");

static bool around_name(gunichar c)
{
    GUnicodeType type = g_unichar_type(c);
    return g_unichar_isspace(c) || c == '"' || c == '\'' || c == 0x201E || type == G_UNICODE_INITIAL_PUNCTUATION ||
           type == G_UNICODE_FINAL_PUNCTUATION;
}

/* Without quotation marks and the words before it. */
static char *bare_name(const char *start, const char *end)
{
    while (start < end && around_name(g_utf8_get_char(start)))
        start = g_utf8_next_char(start);
    for (const char *last = g_utf8_find_prev_char(start, end); last && around_name(g_utf8_get_char(last));
         last = g_utf8_find_prev_char(start, end))
        end = last;
    g_autofree char *name = g_strndup(start, (size_t)(end - start));
    g_autofree char *folded = fold_case(name, -1);
    if (phrases_first(&before_names, folded) < 0 || strchr(name, ' ') == NULL)
        return g_steal_pointer(&name);
    return bare_name(start + strcspn(start, " "), end);
}

/* An attribution above something forwarded (Outlook for Mac) becomes a head. */
static ForwardedHead *head_of_attribution(GArray *lines, guint begin, guint body)
{
    GString *joined = g_string_new(NULL);
    for (guint i = begin; i < body; i++) {
        g_string_append_len(joined, LINE(lines, i)->s, (gssize)LINE(lines, i)->n);
        g_string_append_c(joined, ' ');
    }
    size_t length = 0;
    const char *address = headline_find_address(joined->str, joined->len, &length);
    ForwardedHead *head = NULL;
    if (address) {
        head = g_new0(ForwardedHead, 1);
        head->address = g_strndup(address, length);
        const char *end = address;
        while (end > joined->str && strchr("<([ \"", end[-1]))
            end--;
        const char *start = end;
        while (start > joined->str && !strchr("\",:0123456789", start[-1]))
            start--;
        head->name = bare_name(start, end);
    }
    g_string_free(joined, TRUE);
    return head;
}

static bool means_forward(const Border *border, const char *subject, const char *own)
{
    if (!border->found || border->forward)
        return border->forward;
    SubjectKind kind = subject_kind(subject ? subject : "", NULL);
    if (kind == SUBJECT_FORWARD)
        return true;
    return border->marked && border->head && kind == SUBJECT_PLAIN &&
           (only_blank(own) || (border->head->subject && subject && *subject == '\0'));
}

static void split_forward(Split *split, GArray *lines, const Border *border)
{
    GString *forwarded = g_string_new(NULL);
    guint first = border->body;
    while (first < lines->len && LINE(lines, first)->n == 0)
        first++;
    unsigned depth = first < lines->len ? LINE(lines, first)->depth : 0;
    if (border->begin < border->body)
        depth = MAX(depth, LINE(lines, border->body - 1)->depth);
    append_lines(forwarded, lines, first, lines->len, depth);
    split->is_forward = true;
    split->forwarded = g_string_free(forwarded, FALSE);
    g_strchug(split->forwarded);
}

static bool announces(const Line *line)
{
    return line->n == 0 || quote_is_rule(line) || quote_is_ruled(line);
}

Split *quote_split(const char *text, const char *subject)
{
    Split *split = g_new0(Split, 1);
    GArray *lines = quote_lines(text);
    Border border = quote_find_border(lines);
    GString *own = g_string_sized_new(strlen(text) + 1), *quoted = g_string_new(NULL);
    guint begin = border.found ? border.begin : lines->len;
    while (border.marked && begin > 0 && announces(LINE(lines, begin - 1)))
        begin--;
    append_lines(own, lines, 0, begin, 0);
    split->head = border.head;
    if (split->head && !split->head->name) {
        split->head->name = g_strdup("");
        split->head->address = g_strdup("");
    }
    if (means_forward(&border, subject, own->str)) {
        split_forward(split, lines, &border);
        if (!split->head)
            split->head = head_of_attribution(lines, border.begin, border.body);
    } else if (border.found && border.marked) {
        append_lines(quoted, lines, border.begin, lines->len, 0);
    } else if (border.found) {
        append_lines(quoted, lines, border.begin, border.body, 0);
        /* Words that nothing stands above, nor marks as quoted, are the message. */
        bool bare = only_blank(own->str) && !any_marks(lines, border.body);
        if (bare)
            append_lines(own, lines, border.body, lines->len, 0);
        else
            sort_quoted(lines, border.body, own, quoted);
    }
    split->quoted = g_string_free(quoted, FALSE);
    split->own = g_string_free(own, FALSE);
    size_t cut = sign_off_start(split->own);
    split->signature = g_strdup(split->own + cut);
    split->own[cut] = '\0';
    g_strstrip(split->own);
    g_array_unref(lines);
    return split;
}

void split_free(Split *split)
{
    if (!split)
        return;
    quote_head_free(split->head);
    g_free(split->own);
    g_free(split->signature);
    g_free(split->quoted);
    g_free(split->forwarded);
    g_free(split);
}
