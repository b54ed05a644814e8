/* Finds where earlier or forwarded words begin: marker lines, header blocks, attributions. */
#include "parser/quote_border.h"

#include <string.h>

#include "parser/fold.h"
#include "parser/headline.h"
#include "parser/phrases.h"

static bool blank_at(const char *p, const char *end, size_t *bytes)
{
    *bytes = *p == ' ' || *p == '\t' || *p == '\r'                                              ? 1
             : end - p >= 2 && memcmp(p, "\xC2\xA0", 2) == 0                                    ? 2
             : end - p >= 3 && (!memcmp(p, "\xE3\x80\x80", 3) || !memcmp(p, "\xEF\xBB\xBF", 3)) ? 3
                                                                                                : 0;
    return *bytes > 0;
}

static Line line_of(const char *start, size_t size)
{
    Line line = {.start = start, .size = size, .s = start, .n = 0};
    const char *end = start + size;
    size_t bytes = 0;
    while (line.s < end) {
        if (blank_at(line.s, end, &bytes)) {
            line.s += bytes;
        } else if (*line.s == '>') {
            line.s++;
            line.depth++;
        } else {
            break;
        }
    }
    while (end > line.s && g_ascii_isspace(end[-1]))
        end--;
    line.n = (size_t)(end - line.s);
    return line;
}

GArray *quote_lines(const char *text)
{
    enum { FIRST = 25 };
    GArray *lines = g_array_sized_new(FALSE, FALSE, sizeof(Line), FIRST);
    for (const char *p = text; *p;) {
        size_t n = (size_t)(strchrnul(p, '\n') - p);
        Line line = line_of(p, n);
        g_array_append_val(lines, line);
        p += n + (p[n] ? 1 : 0);
    }
    return lines;
}

static Phrases forward_words = PHRASES(
    "forwarded message|forwarded by|fwd.msg|weitergeleitete nachricht|weitergeleiteten nachricht|weitergeleitete "
    "mail|message transféré|message "
    "transmis|"
    "message réexpédié|mensaje reenviado|mensagem encaminhada|mensagem reencaminhada|messaggio inoltrato|"
    "doorgestuurd bericht|doorgestuurd e-mail|přeposlaná zpráva|přeposílané zprávy|preposlaná správa|preposlanej "
    "správy|"
    "przekazana wiadomość|przekazanej wiadomości|przekazywanej wiadomości|przesłana "
    "dalej|vidarebefordrat|vidarebefordrade|"
    "videresendt|videresend|edelleenlähetetty|välitetty viesti|továbbított|пересылаемое сообщение|"
    "перенаправленное сообщение|переадресованного сообщения|пересланное сообщение|переслане повідомлення|"
    "перенаправлене повідомлення|перенаправленого повідомлення|переадресоване повідомлення|що пересилається|"
    "letilen ileti|letilmiş|yönlendirilen|iletiyi başlat|ileti başlangıcı|i̇leti başlangıcı|mesaj redirecționat|"
    "mesajul redirecționat|mesaj "
    "redirectat|proslijeđen|edastatud|メッセージを転送|転送メッセージ|転送された|转发的邮件|"
    "转发邮件|轉寄郵件|轉寄的郵件|轉寄|전달된 메시지|전달된 메일|رسالة معاد توجيهها|رسالة معاد|הודעה שהועברה|");
static Phrases original_words = PHRASES(
    "original message|ursprüngliche nachricht|originalnachricht|message d'origine|message original|mensaje original|"
    "mensagem original|messaggio originale|oorspronkelijk bericht|origineel bericht|původní zpráva|pôvodná správa|"
    "oryginalna wiadomość|wiadomość oryginalna|ursprungligt meddelande|originalmeddelande|opprinnelig melding|"
    "oprindelig meddelelse|oprindelig besked|alkuperäinen viesti|eredeti üzenet|исходное сообщение|оригинальное "
    "сообщение|"
    "первоначальное сообщение|özgün ileti|orijinal ileti|orijinal mesaj|mesaj "
    "original|元のメッセージ|原始邮件|原始郵件|"
    "原邮件|원본 메시지|원본 메일|الرسالة الأصلية|הודעה מקורית|reply message|antwort-nachricht|");

/* A plain or a wide one. */
static bool ends_in_colon(const char *s, size_t n)
{
    static const char wide[] = "：";
    enum { WIDE = sizeof wide - 1 };
    return n > 0 && (s[n - 1] == ':' || (n >= WIDE && memcmp(s + n - WIDE, wide, WIDE) == 0));
}

/* "---- Forwarded message ----", "Begin forwarded message:", a lone rule before a header block is not one. */
static bool is_marker(const Line *line, bool *forward)
{
    enum { MARKER_MAX = 160 };
    if (line->n < 6 || line->n > 2000)
        return false;
    size_t star = line->s[0] == '*' && strchr("-_=", line->s[1]) ? 1 : 0;
    bool ruled = line->n > 3 && strchr("-_*=", line->s[star]) && line->s[star + 1] == line->s[star];
    bool announced = ends_in_colon(line->s, line->n);
    if (!ruled && (!announced || line->n > MARKER_MAX / 2))
        return false;
    g_autofree char *head = g_strndup(line->s, MIN(line->n, MARKER_MAX));
    g_autofree char *valid = g_utf8_make_valid(head, -1);
    g_autofree char *folded = fold_case(valid, -1);
    *forward = phrases_stand(&forward_words, folded);
    return *forward || phrases_stand(&original_words, folded);
}

bool quote_is_rule(const Line *line)
{
    size_t n = 0;
    while (n < line->n && strchr("-_=*", line->s[n]))
        n++;
    return line->n >= 5 && n == line->n;
}

bool quote_is_ruled(const Line *line)
{
    enum { RULED_MAX = 160 };
    size_t n = line->n;
    return n >= 8 && n <= RULED_MAX && strchr("-_=*", line->s[0]) && !memcmp(line->s, line->s + n - 3, 3) &&
           line->s[0] == line->s[1] && line->s[1] == line->s[2];
}

static char *line_text(const Line *line)
{
    return g_strndup(line->s, line->n);
}

static void take_head(ForwardedHead *head, HeadlineKind kind, const char *value)
{
    if (kind == HEADLINE_FROM && !head->name)
        headline_mailbox(value, &head->name, &head->address);
    else if (kind == HEADLINE_SUBJECT && !head->subject)
        head->subject = g_strdup(value);
    else if (kind == HEADLINE_DATE && !head->date)
        head->date = g_strdup(value);
    else if (kind == HEADLINE_TO && !head->to)
        head->to = g_strdup(value);
}

/* The rest of a wrapped subject. */
static void take_more(ForwardedHead *head, HeadlineKind kind, const Line *line)
{
    if (kind != HEADLINE_SUBJECT || !head->subject)
        return;
    char *whole = g_strdup_printf("%s %.*s", head->subject, (int)line->n, line->s);
    g_free(head->subject);
    head->subject = whole;
}

void quote_head_free(ForwardedHead *head)
{
    if (!head)
        return;
    g_free(head->name);
    g_free(head->address);
    g_free(head->subject);
    g_free(head->date);
    g_free(head->to);
    g_free(head);
}

/* "From: Human Resources" with "<hr@x.example>" on the next line. */
static bool address_below(GArray *lines, guint i, const char *value, size_t n)
{
    const Line *next = i + 1 < lines->len ? LINE(lines, i + 1) : NULL;
    return next && next->n > 0 && strchr("<[(", next->s[0]) && memchr(next->s, '@', next->n) && !memchr(value, '@', n);
}

/* Value of a header line; one that is empty stands on the next line. */
static char *head_value(GArray *lines, guint *i, HeadlineKind kind, const char *value)
{
    const Line *line = LINE(lines, *i);
    size_t n = (size_t)(line->s + line->n - value);
    if (kind == HEADLINE_FROM && n > 0 && address_below(lines, *i, value, n)) {
        const Line *next = LINE(lines, ++*i);
        return g_strdup_printf("%.*s %.*s", (int)n, value, (int)next->n, next->s);
    }
    if (n == 0 && *i + 1 < lines->len) {
        const char *ignored = NULL;
        const Line *next = LINE(lines, *i + 1);
        if (next->n > 0 && headline_kind(next->s, next->n, &ignored) == HEADLINE_NONE) {
            (*i)++;
            return line_text(next);
        }
    }
    return g_strndup(value, n);
}

/* "Words: value" with few words before the colon. */
static bool labelled(const Line *line)
{
    enum { LABEL_MAX = 40 };
    const char *colon = memchr(line->s, ':', MIN(line->n, LABEL_MAX));
    return colon && colon > line->s && (size_t)(colon - line->s) + 1 < line->n;
}

static bool is_headline(GArray *lines, guint i)
{
    const char *value = NULL;
    return i < lines->len && LINE(lines, i)->n > 0 &&
           headline_kind(LINE(lines, i)->s, LINE(lines, i)->n, &value) != HEADLINE_NONE;
}

/* Is line i, no header line itself, the rest of the one above? More addresses, or of a subject that another follows. */
static bool continues(GArray *lines, guint i, HeadlineKind last)
{
    const Line *line = LINE(lines, i);
    if (last == HEADLINE_SUBJECT)
        return is_headline(lines, i + 1);
    return (last == HEADLINE_TO || last == HEADLINE_CC) && memchr(line->s, '@', line->n);
}

ForwardedHead *quote_header_block(GArray *lines, guint i, guint *body)
{
    enum { BLOCK_MAX = 20 };
    const Line *first = LINE(lines, i);
    const char *value = NULL;
    if (headline_kind(first->s, first->n, &value) == HEADLINE_NONE)
        return NULL;
    ForwardedHead *head = g_new0(ForwardedHead, 1);
    unsigned kinds = 0;
    HeadlineKind last = HEADLINE_NONE;
    guint blanks = 0, unknown = 0, end = i;
    for (guint at = i; at < lines->len && at < i + BLOCK_MAX; at++) {
        const Line *line = LINE(lines, at);
        HeadlineKind kind = line->n ? headline_kind(line->s, line->n, &value) : HEADLINE_NONE;
        bool again = kind != HEADLINE_NONE && kind != HEADLINE_CC && (kinds & (1U << kind));
        bool wrapped = kind == HEADLINE_NONE && line->n && blanks == 0 && continues(lines, at, last);
        if (line->n == 0 && kinds && blanks == 0) {
            blanks++;
            continue;
        }
        if (kind == HEADLINE_NONE && !wrapped && kinds && blanks == 0 && unknown < 2 && labelled(line)) {
            unknown++; /* a header line that our table lacks, in a block that may go on */
            continue;
        }
        if ((kind == HEADLINE_NONE && !wrapped) || again)
            break;
        if (wrapped) {
            take_more(head, last, line);
            end = at + 1;
            continue;
        }
        g_autofree char *text = head_value(lines, &at, kind, value);
        take_head(head, kind, text);
        kinds |= 1U << kind;
        last = kind;
        blanks = 0;
        end = at + 1;
    }
    bool enough = (kinds & (1U << HEADLINE_FROM)) && (kinds & ((1U << HEADLINE_DATE) | (1U << HEADLINE_TO))) &&
                  __builtin_popcount(kinds) >= 3;
    if (!enough) {
        quote_head_free(head);
        return NULL;
    }
    *body = end;
    return head;
}

static Phrases wrote_words =
    PHRASES(" wrote| schrieb|schrieb am|geschrieben|a écrit|écrit :|écrivait|escribió|ha "
            "scritto|scrisse|escreveu|schreef|geschreven|napsal|napísal|"
            "napisał|pisze:| skrev|kirjoitti|írta|написал|пишет|написав|пише|yazdı|şunları yazd| "
            "a scris|пісаў|写道|寫道|のメッセージ|"
            "書きました|さんは書|작성:|님이 "
            "작성|작성하였|كتب|כתב|כתבה|gesendet:|napsal(a)|rašė|kirjutas|rakstīja|έγραψε|написа");
static Phrases wrote_starts =
    PHRASES("on |am |le |el |em |op |il |dne |dnia |den |w dniu |в |on\xC2\xA0|le\xC2\xA0|a |pe |на |"
            "från |vom |von |по |ב|في |");

static bool starts_attribution(const char *folded)
{
    return g_ascii_isdigit(folded[0]) || phrases_first(&wrote_starts, folded) >= 0;
}

static bool has_digits(const char *text)
{
    return strpbrk(text, "0123456789") != NULL || strstr(text, "٢") != NULL;
}

/* "---- On … wrote ----" is "On … wrote:" */
static void without_rules(char *folded)
{
    size_t n = strlen(folded), dashes = strspn(folded, "-"), tail = n;
    while (tail > 0 && folded[tail - 1] == '-')
        tail--;
    if (dashes < 3 || n - tail < 3 || tail <= dashes)
        return;
    folded[tail] = '\0';
    memmove(folded, folded + dashes, tail - dashes + 1);
    g_strstrip(folded);
    memcpy(folded + strlen(folded), ":", 2);
}

/* "2026/7/20 Jo Doe <jo@mill.example>", below which some quote without a mark. */
static bool dated_mailbox(const char *folded)
{
    size_t year = strspn(folded, "0123456789"), n = strlen(folded), length = 0;
    return year == 4 && strchr("-/.", folded[4]) && g_ascii_isdigit(folded[5]) && folded[n - 1] == '>' &&
           headline_find_address(folded, n, &length);
}

/* "On … Jo Doe <jo@mill.example> wrote", without a colon. */
static bool ends_with_wrote(const char *folded)
{
    enum { VERB_MAX = 24 };
    const char *last = strrchr(folded, '>');
    return last && last[1] == ' ' && strlen(last) < VERB_MAX && !has_digits(last) &&
           phrases_stand(&wrote_words, last + 1);
}

static bool says_wrote(const char *folded, bool quoted_below)
{
    size_t n = strlen(folded), length = 0;
    bool colon = ends_in_colon(folded, n);
    if (dated_mailbox(folded) || (ends_with_wrote(folded) && has_digits(folded)))
        return true;
    if (!colon && !quoted_below)
        return false;
    bool address = headline_find_address(folded, n, &length) != NULL;
    if (phrases_stand(&wrote_words, folded))
        return has_digits(folded) || address || quoted_below;
    return colon && address && has_digits(folded) && (g_str_has_suffix(folded, ">:") || quoted_below);
}

/* "Max M <m@x> schrieb am Fr., 28." wraps behind the verb. */
static bool names_writer(const char *folded)
{
    size_t length = 0;
    return strchr(folded, '@') && phrases_stand(&wrote_words, folded) &&
           headline_find_address(folded, strlen(folded), &length) && has_digits(folded);
}

/* Lines that a mailer may break an attribution into. */
enum { LINES_MAX = 4 };

/* Cheap look before the dear one: does one of those lines end as attributions do, or stand above a quote? */
static bool may_attribute(GArray *lines, guint i)
{
    bool may = false;
    for (guint at = i; at < lines->len && at < i + LINES_MAX && !may; at++) {
        const Line *line = LINE(lines, at);
        const Line *next = at + 1 < lines->len ? LINE(lines, at + 1) : line;
        if (line->n == 0)
            break;
        may = ends_in_colon(line->s, line->n) || next->n == 0 || next->depth > line->depth;
    }
    return may;
}

/* False, and quickly: the line begins as no attribution does, names nobody, and ends in no colon. */
static bool may_be_attribution(const Line *line)
{
    char first[3], last = line->s[line->n - 1];
    return !fold_first(line->s, first) || g_ascii_isdigit(first[0]) || first[0] == '-' || last == ':' || last < 0 ||
           phrases_may_begin(&wrote_starts, first) || memchr(line->s, '@', line->n) != NULL;
}

bool quote_attribution(GArray *lines, guint i, guint *body)
{
    enum { JOINED_MAX = 400 };
    if (!may_attribute(lines, i))
        return false;
    char joined[JOINED_MAX + LINES_MAX];
    size_t size = 0;
    bool found = false;
    for (guint at = i; at < lines->len && at < i + LINES_MAX && !found; at++) {
        const Line *line = LINE(lines, at);
        if (line->n == 0 || size + line->n > JOINED_MAX || line->depth != LINE(lines, i)->depth)
            break;
        guint next = at + 1;
        while (next < lines->len && LINE(lines, next)->n == 0)
            next++;
        bool quoted_below = next < lines->len && LINE(lines, next)->depth > line->depth;
        if (at == i && !quoted_below && !may_be_attribution(line))
            break;
        memcpy(joined + size, line->s, line->n);
        size += line->n;
        joined[size++] = ' ';
        g_autofree char *folded = fold_case(joined, (gssize)size);
        g_strchomp(folded);
        without_rules(folded);
        bool begins = starts_attribution(folded) || names_writer(folded);
        if (!begins && (at > i || (!quoted_below && !g_str_has_suffix(folded, ":"))))
            break;
        found = says_wrote(folded, quoted_below);
        *body = at + 1;
    }
    return found;
}

/* Yahoo puts marker and header lines in one: "--- Forwarded Message --- From: a <b>To: …" */
static ForwardedHead *head_in_line(const Line *line)
{
    size_t length = 0;
    const char *address = headline_find_address(line->s, line->n, &length);
    const char *colon = memchr(line->s, ':', line->n);
    if (!address || !colon || colon > address || line->s[0] != '-')
        return NULL;
    ForwardedHead *head = g_new0(ForwardedHead, 1);
    g_autofree char *from = g_strndup(colon + 1, (size_t)(address + length - colon - 1));
    headline_mailbox(from, &head->name, &head->address);
    const char *last = g_strrstr_len(line->s, (gssize)line->n, ":");
    if (last && last > address)
        head->subject = g_strstrip(g_strndup(last + 1, (size_t)(line->s + line->n - last - 1)));
    return head;
}

bool quote_marker_border(GArray *lines, guint i, Border *border)
{
    bool forward = false;
    if (!is_marker(LINE(lines, i), &forward))
        return false;
    *border = (Border){.begin = i, .body = i + 1, .found = true, .forward = forward, .marked = true};
    border->head = head_in_line(LINE(lines, i));
    for (guint at = i + 1; !border->head && at < lines->len && at <= i + 3; at++) {
        border->head = quote_header_block(lines, at, &border->body);
        if (LINE(lines, at)->n > 0)
            break;
    }
    return true;
}

Border quote_find_border(GArray *lines)
{
    Border border = {0};
    for (guint i = 0; i < MIN(lines->len, SEARCHED_LINES_MAX); i++) {
        const Line *line = LINE(lines, i);
        if (line->n == 0)
            continue;
        if (quote_marker_border(lines, i, &border))
            return border;
        guint body = 0;
        ForwardedHead *head = quote_header_block(lines, i, &body);
        if (head)
            return (Border){.begin = i, .body = body, .found = true, .marked = true, .head = head};
        if (quote_attribution(lines, i, &body))
            return (Border){.begin = i, .body = body, .found = true};
        if (line->depth > 0)
            return (Border){.begin = i, .body = i, .found = true};
    }
    return border;
}
