/* Bodies that machines filled in: fields by label, in any layout. */
#include "parser/form.h"

#include <string.h>

#include "parser/form_spoken.h"
#include "parser/headline.h"
#include "parser/person.h"
#include "parser/phrases.h"
#include "parser/split.h"

enum { FIELDS_MAX = 200, LABEL_BYTES_MAX = 120, VALUE_MAX = 4000, LINES_MAX = 2000 };

typedef struct {
    Form *form;
    FormField *open; /* field that further lines may belong to */
    GString *value;  /* of the open field */
    bool marked;     /* its label was marked as one (colon, table, dots) */
    bool blank;      /* a blank line was seen since its value began */
    unsigned marks;  /* of the text */
} Reader;

static void field_free(gpointer data)
{
    FormField *field = data;
    g_free(field->label);
    g_free(field->value);
    g_free(field);
}

void form_free(Form *form)
{
    if (!form)
        return;
    g_ptr_array_unref(form->fields);
    g_free(form->name);
    g_free(form->email);
    g_free(form->message);
    g_free(form);
}

const char *form_value(const Form *form, LabelKind kind)
{
    for (guint i = 0; form && i < form->fields->len; i++) {
        const FormField *field = g_ptr_array_index(form->fields, i);
        if (field->kind == kind)
            return field->value;
    }
    return NULL;
}

static void close_field(Reader *reader)
{
    FormField *field = g_steal_pointer(&reader->open);
    if (!field)
        return;
    field->value = g_strstrip(g_strdup(reader->value->str));
    if (*field->value && reader->form->fields->len < FIELDS_MAX)
        g_ptr_array_add(reader->form->fields, field);
    else
        field_free(field);
}

/* Its value is still to be appended. */
static void open_field(Reader *reader, LabelKind kind, const char *label, bool marked)
{
    close_field(reader);
    reader->open = g_new0(FormField, 1);
    reader->open->kind = kind;
    reader->open->label = g_strdup(label);
    g_string_truncate(reader->value, 0);
    reader->marked = marked;
    reader->blank = false;
}

#define WIDE "："

/* What may part a label from its value; the first of them, up to COMMA, part cells too. */
enum { PIPE = 1, SEMICOLON = 2, TAB = 4, COMMA = 8, COLON = 16, DOTS = 32, WIDE_COLON = 64, BLANKS = 128 };

static const struct {
    const char *text;
    unsigned mark;
} mark_texts[] = {{"|", PIPE},  {";", SEMICOLON}, {"\t", TAB},        {",", COMMA},
                  {":", COLON}, {"...", DOTS},    {WIDE, WIDE_COLON}, {"   ", BLANKS}};

/* The marks that stand in the text: no line need be asked for the others. */
static unsigned marks_in(const char *text)
{
    unsigned marks = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(mark_texts); i++)
        marks |= strchr(text, *mark_texts[i].text) && strstr(text, mark_texts[i].text) ? mark_texts[i].mark : 0;
    return marks;
}

typedef struct {
    char label[LABEL_BYTES_MAX + 1];
    const char *value; /* in the line */
    size_t size;       /* of the value */
    bool colon;
} Pair;

/* "Label: value", "Label ..... value", "Label | value", "Label   value": where between them, and how many bytes. */
static const char *pair_mark(const char *s, unsigned marks, size_t *skip)
{
    const char *dots = marks & DOTS ? strstr(s, "...") : NULL, *pipe = marks & PIPE ? strchr(s, '|') : NULL;
    const char *mark = marks & COLON ? strchr(s, ':') : NULL, *wide = marks & WIDE_COLON ? strstr(s, WIDE) : NULL;
    const char *at = NULL;
    *skip = 1;
    if (dots && dots > s && dots[strspn(dots, ".")] == ' ') {
        at = dots;
        *skip = strspn(dots, ".");
    } else if (pipe) {
        at = pipe;
    } else if (mark && !g_str_has_prefix(mark, "://")) {
        at = mark;
    }
    if (wide && (!at || wide < at)) {
        at = wide;
        *skip = strlen(WIDE);
    }
    at = at || !(marks & TAB) ? at : strchr(s, '\t');
    return at || !(marks & BLANKS) ? at : strstr(s, "   ");
}

/* The pieces of such a line, or of "| Label | value"; false: it is none. */
static bool split_pair(const char *line, size_t size, unsigned marks, Pair *pair)
{
    const char *s = line + strspn(line, "| "), *end = line + size;
    size_t skip = 1;
    const char *at = pair_mark(s, marks, &skip);
    if (!at || at == s || at - s > LABEL_BYTES_MAX)
        return false;
    pair->colon = *at == ':' || skip == 3 || *at == '|' || *at == '.';
    memcpy(pair->label, s, (size_t)(at - s));
    pair->label[at - s] = '\0';
    g_strstrip(pair->label);
    pair->value = at + skip + strspn(at + skip, " \t|:");
    while (g_ascii_isspace(*pair->value))
        pair->value++;
    while (end > pair->value && strchr(" |", end[-1]))
        end--;
    pair->size = (size_t)(end - pair->value);
    return *pair->label != '\0';
}

/* Lines that end a form: delimiter, footers of form mailers. */
static bool ends_form(const char *line)
{
    static const char *const starts[] = {"-- ",
                                         "sent from ",
                                         "this e-mail was sent",
                                         "this email was sent",
                                         "gesendet von",
                                         "message envoyé depuis",
                                         "enviado desde",
                                         "inviato da",
                                         "sent with",
                                         "see all",
                                         "view contact",
                                         "manage ",
                                         "respond quickly",
                                         "log in to",
                                         "submission #"};
    if (!strcmp(line, "--") || !strcmp(line, "---") || g_str_has_prefix(line, "------"))
        return true;
    static Phrases ends = PHRASES_OF_WORDS(starts);
    return phrases_first_folded(&ends, line) >= 0;
}

static bool few_words(const char *line)
{
    guint spaces = 0;
    for (const char *p = line; *p; p++)
        spaces += *p == ' ';
    return spaces <= 3 && !strchr(line, '@');
}

static bool in_message(const Reader *reader)
{
    return reader->open && reader->open->kind == LABEL_MESSAGE;
}

static void append_value(Reader *reader, const char *line)
{
    if (reader->value->len + strlen(line) > VALUE_MAX)
        return;
    if (reader->value->len)
        g_string_append_c(reader->value, '\n');
    g_string_append(reader->value, line);
}

static void take_blank(Reader *reader)
{
    if (in_message(reader) && reader->value->len)
        append_value(reader, "");
    else if (reader->open && reader->value->len)
        close_field(reader);
}

/* A line that is no "label value" pair: a label alone, a value, or a further line of one. */
static void take_single(Reader *reader, const char *line, size_t size)
{
    bool waits = reader->open && reader->value->len == 0;
    bool filled = reader->open && reader->value->len && !reader->marked && !in_message(reader);
    LabelKind kind = label_kind(line, !(filled && few_words(line)));
    if (kind != LABEL_NONE && size <= LABEL_BYTES_MAX && !(waits && kind == LABEL_OTHER) &&
        !(in_message(reader) && !waits && size > 40)) {
        open_field(reader, kind, line, false);
        return;
    }
    if (ends_form(line)) {
        close_field(reader);
        return;
    }
    if (waits || in_message(reader))
        append_value(reader, line);
    else
        close_field(reader);
}

static void take_pair(Reader *reader, LabelKind kind, const Pair *pair, bool marked)
{
    open_field(reader, kind, pair->label, marked);
    g_string_append_len(reader->value, pair->value, (gssize)pair->size);
}

static void take_line(Reader *reader, const char *line)
{
    Pair pair;
    size_t size = strlen(line);
    if (size > VALUE_MAX)
        return;
    if (size == 0) {
        take_blank(reader);
        return;
    }
    if (!split_pair(line, size, reader->marks, &pair)) {
        take_single(reader, line, size);
        return;
    }
    /* "A visitor of your company page asks:" */
    bool sentence = pair.size == 0 && !few_words(pair.label) && !strchr(pair.label, '?');
    bool waits = reader->open && reader->value->len == 0, strict = !pair.colon || sentence;
    LabelKind kind = label_kind(pair.label, strict);
    if (in_message(reader) && !waits && kind != LABEL_NONE && !strict && label_kind(pair.label, true) == LABEL_NONE)
        kind = LABEL_NONE; /* a sentence with a colon inside the message */
    if (kind != LABEL_NONE)
        take_pair(reader, kind, &pair, pair.colon);
    else if (!in_message(reader) && !waits && pair.colon && pair.size > 0)
        take_pair(reader, LABEL_OTHER, &pair, true);
    else
        take_single(reader, line, size);
}

/* The JSON string at p (after its quote), unescaped; *after is behind it. */
static char *json_string(const char *p, const char **after)
{
    GString *out = g_string_new(NULL);
    while (*p && *p != '"') {
        if (*p == '\\' && p[1]) {
            p++;
            if (*p == 'n')
                g_string_append_c(out, '\n');
            else if (*p == 'u' && strspn(p + 1, "0123456789abcdefABCDEF") >= 4) {
                char hex[5] = {p[1], p[2], p[3], p[4], '\0'};
                gunichar c = (gunichar)g_ascii_strtoull(hex, NULL, 16);
                if (c >= 0x20 && !(c >= 0xD800 && c <= 0xDFFF))
                    g_string_append_unichar(out, c);
                p += 4;
            } else {
                g_string_append_c(out, *p);
            }
            p++;
        } else {
            g_string_append_c(out, *p++);
        }
    }
    *after = *p ? p + 1 : p;
    return g_string_free(out, FALSE);
}

/* "key": "value" pairs, whatever they are nested in. */
static void read_json(Reader *reader, const char *text)
{
    for (const char *p = strchr(text, '"'); p && *p; p = strchr(p, '"')) {
        g_autofree char *key = json_string(p + 1, &p);
        while (g_ascii_isspace(*p))
            p++;
        if (*p != ':')
            continue;
        p++;
        while (g_ascii_isspace(*p))
            p++;
        g_autofree char *value = NULL;
        if (*p == '"') {
            value = json_string(p + 1, &p);
        } else {
            size_t n = strcspn(p, ",}]\n{[");
            value = g_strstrip(g_strndup(p, n));
            p += n;
        }
        if (g_str_has_prefix(key, "utm_"))
            open_field(reader, LABEL_PAGE, key, true);
        else
            open_field(reader, label_kind(key, false), key, true);
        if (reader->open->kind == LABEL_NONE)
            reader->open->kind = LABEL_OTHER;
        if (g_str_has_prefix(key, "utm_"))
            g_string_printf(reader->value, "%s=%s", key, value);
        else
            append_value(reader, value);
        close_field(reader);
    }
}

static char *first_address(const char *text)
{
    size_t n = 0;
    const char *found = text ? headline_find_address(text, strlen(text), &n) : NULL;
    return found ? g_strndup(found, n) : NULL;
}

static bool is_cjk(const char *text)
{
    gunichar c = g_utf8_get_char(text);
    return c >= 0x2E80 && c < 0xFF00;
}

static char *joined_name(const Form *form)
{
    const char *name = form_value(form, LABEL_NAME), *first = form_value(form, LABEL_FIRST_NAME),
               *last = form_value(form, LABEL_LAST_NAME);
    if (name && last && !strchr(name, ' ') && !is_cjk(name))
        return g_strconcat(name, " ", last, NULL);
    if (name) {
        g_autofree char *display = NULL, *address = NULL;
        headline_mailbox(name, &display, &address);
        return g_strdup(*display ? display : name);
    }
    if (first && last)
        return is_cjk(last) ? g_strconcat(last, " ", first, NULL) : g_strconcat(first, " ", last, NULL);
    return g_strdup(first ? first : last);
}

static char *own_email(const Form *form)
{
    char *email = first_address(form_value(form, LABEL_EMAIL));
    return email ? email : first_address(form_value(form, LABEL_NAME));
}

/* Two fields ask for a name, "Buyer" and "Contact": the one that the address spells is the person, and the one before
 * it whom he buys for. */
static void settle_names(Form *form)
{
    FormField *first = NULL, *fitting = NULL;
    for (guint i = 0; form->email && i < form->fields->len; i++) {
        FormField *field = g_ptr_array_index(form->fields, i);
        if (field->kind != LABEL_NAME)
            continue;
        first = first ? first : field;
        if (!fitting && person_fits_address(field->value, form->email))
            fitting = field;
    }
    if (fitting && fitting != first)
        first->kind = form_value(form, LABEL_COMPANY) ? LABEL_OTHER : LABEL_COMPANY;
}

/* All that was written into fields for free words. */
static char *own_words(const Form *form)
{
    GString *words = g_string_new(NULL);
    for (guint i = 0; i < form->fields->len; i++) {
        const FormField *field = g_ptr_array_index(form->fields, i);
        if (field->kind != LABEL_MESSAGE)
            continue;
        if (words->len)
            g_string_append_c(words, '\n');
        g_string_append(words, field->value);
    }
    return g_string_free(words, FALSE);
}

static unsigned identity(const Form *form, bool *named)
{
    static const LabelKind kinds[] = {LABEL_EMAIL, LABEL_COMPANY, LABEL_PHONE, LABEL_COUNTRY, LABEL_MESSAGE};
    *named = form_value(form, LABEL_NAME) || form_value(form, LABEL_FIRST_NAME) || form_value(form, LABEL_LAST_NAME);
    unsigned count = *named ? 1 : 0;
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        count += form_value(form, kinds[i]) != NULL;
    return count;
}

static char **stripped(char **cells)
{
    for (char **cell = cells; *cell; cell++)
        g_strstrip(*cell);
    return cells;
}

enum { CELLS_MIN = 3, CELLS_MAX = 20, HEAD_BYTES_MAX = 400, HEAD_LINES_MAX = 100 };

/* Are at least two in three of the line's cells labels? It is none as soon as there are too many others. */
static bool is_head(const char *line, char mark)
{
    guint cells = 1, known = 0, others = 0;
    for (const char *p = strchr(line, mark); p && cells < CELLS_MAX; p = strchr(p + 1, mark))
        cells++;
    for (guint i = 0; i < cells && others * 3 <= cells; i++) {
        const char *end = i + 1 < cells ? strchr(line, mark) : line + strlen(line);
        g_autofree char *cell = g_strstrip(g_strndup(line, (size_t)(end - line)));
        bool label = label_kind(cell, true) != LABEL_NONE;
        known += label ? 1U : 0U;
        others += *cell && !label ? 1U : 0U;
        line = end + 1;
    }
    return known >= CELLS_MIN && known >= others * 2;
}

/* The cells of a line when most of them are labels, and the next one has cells too: the head of a table; NULL. */
static char **table_head(const char *line, const char *next, unsigned marks, const char **separator)
{
    if (strlen(line) >= HEAD_BYTES_MAX)
        return NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(mark_texts) && mark_texts[i].mark <= COMMA; i++) {
        const char *mark = mark_texts[i].text, *first = marks & mark_texts[i].mark ? strchr(line, *mark) : NULL;
        *separator = mark;
        if (first && strchr(first + 1, *mark) && strchr(next, *mark) && is_head(line, *mark))
            return stripped(g_strsplit(line, mark, CELLS_MAX));
    }
    return NULL;
}

static void take_row(Reader *reader, char **head, const char *line, const char *separator)
{
    g_auto(GStrv) cells = g_strsplit(line, separator, CELLS_MAX);
    for (guint i = 0; head[i] && cells[i]; i++) {
        LabelKind kind = label_kind(head[i], true);
        open_field(reader, kind == LABEL_NONE ? LABEL_OTHER : kind, head[i], true);
        g_string_append(reader->value, g_strstrip(cells[i]));
    }
    close_field(reader);
}

static void read_lines(Reader *reader, const char *text)
{
    g_autofree char **lines = split_set(text, "\n", LINES_MAX);
    const char *separator = NULL;
    reader->marks = marks_in(text);
    for (char **at = lines; *at; at++) {
        bool early = at - lines < HEAD_LINES_MAX && at[1];
        g_auto(GStrv) head = early ? table_head(*at, at[1], reader->marks, &separator) : NULL;
        if (head)
            take_row(reader, head, g_strstrip(*++at), separator);
        else
            take_line(reader, g_strstrip(*at));
    }
    close_field(reader);
}

/* Takes the words of a chat or a voicemail, NULL: it is none. */
static Form *read_fields(const char *text, char *chat, char *voice)
{
    Form *form = g_new0(Form, 1);
    form->fields = g_ptr_array_new_with_free_func(field_free);
    Reader reader = {.form = form, .value = g_string_new(NULL)};
    const char *first = text + strspn(text, " \t\n");
    if (*first == '{' || *first == '[')
        read_json(&reader, first);
    if (form->fields->len == 0)
        read_lines(&reader, text);
    g_string_free(reader.value, TRUE);
    form->layout = chat ? FORM_CHAT : voice ? FORM_VOICEMAIL : FORM_WEB;
    form->email = own_email(form);
    settle_names(form);
    form->name = joined_name(form);
    form->message = chat ? chat : voice ? voice : own_words(form);
    bool named = false;
    unsigned count = identity(form, &named);
    form->sure = chat || voice || (named && count >= 3) || (form_value(form, LABEL_EMAIL) && count >= 4);
    if (chat || voice || (named && count >= 2) || (form_value(form, LABEL_EMAIL) && count >= 2))
        return form;
    form_free(form);
    return NULL;
}

Form *form_read(const char *text)
{
    char *chat = form_chat_words(text);
    return read_fields(text, chat, chat ? NULL : form_voicemail_words(text));
}

Form *form_read_spoken(const char *text)
{
    char *chat = form_chat_words(text), *voice = chat ? NULL : form_voicemail_words(text);
    return chat || voice ? read_fields(text, chat, voice) : NULL;
}
