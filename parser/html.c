/* html.c - HTML to the text a person would see: libxml2's SAX parser feeds lines, rows and quotes. */
#include "parser/html.h"

#include <glib.h>
#include <libxml/HTMLparser.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "parser/charset.h"

enum {
    CHUNK = 16 << 10, /* fed to the parser at a time */
    INPUT = 2 << 20,  /* read of any HTML */
    QUOTES = 5,       /* levels of "> " */
    ROWS = 16,        /* tables inside tables that are read as rows */
    CELLS = 200,      /* of one row */
    CELL_BYTES = 400, /* a longer cell is layout, no table */
    STYLE_BYTES = 2000,
};

typedef enum {
    INLINE,
    BLOCK,     /* begins and ends a line */
    PARAGRAPH, /* and has an empty line around it */
    BREAK,
    RULE,
    LIST,
    ITEM,
    TERM,
    DETAIL,
    ROW,
    CELL,
    TABLE,
    QUOTE,
    LINK,
    PREFORMATTED,
    UNSEEN,
} Kind;

typedef struct {
    const char *name;
    Kind kind;
} Tag;

static const Tag tags[] = {
    {"a", LINK},           {"address", BLOCK},   {"applet", UNSEEN},   {"article", BLOCK},    {"aside", BLOCK},
    {"blockquote", QUOTE}, {"br", BREAK},        {"caption", BLOCK},   {"center", BLOCK},     {"dd", DETAIL},
    {"div", BLOCK},        {"dl", PARAGRAPH},    {"dt", TERM},         {"fieldset", BLOCK},   {"figure", BLOCK},
    {"footer", BLOCK},     {"form", BLOCK},      {"frameset", UNSEEN}, {"h1", PARAGRAPH},     {"h2", PARAGRAPH},
    {"h3", PARAGRAPH},     {"h4", PARAGRAPH},    {"h5", PARAGRAPH},    {"h6", PARAGRAPH},     {"head", UNSEEN},
    {"header", BLOCK},     {"hr", RULE},         {"iframe", UNSEEN},   {"legend", BLOCK},     {"li", ITEM},
    {"main", BLOCK},       {"map", UNSEEN},      {"nav", BLOCK},       {"noframes", UNSEEN},  {"object", UNSEEN},
    {"ol", LIST},          {"option", BLOCK},    {"p", PARAGRAPH},     {"pre", PREFORMATTED}, {"script", UNSEEN},
    {"section", BLOCK},    {"style", UNSEEN},    {"table", TABLE},     {"tbody", BLOCK},      {"td", CELL},
    {"template", UNSEEN},  {"textarea", UNSEEN}, {"tfoot", BLOCK},     {"th", CELL},          {"thead", BLOCK},
    {"title", UNSEEN},     {"tr", ROW},          {"ul", LIST},         {"xml", UNSEEN},
};

/* An element that is open. */
typedef struct {
    const char *name; /* the parser's own, alive while it is */
    Kind kind;
    bool hidden;  /* display:none: nothing inside is seen */
    bool tiny;    /* font-size:0: nothing is seen unless a child has a size */
    bool kept;    /* white space is kept */
    bool quote;   /* adds a level of "> " */
    bool row;     /* opened an entry of Page.rows */
    bool tight;   /* a paragraph without margins: a mere line */
    size_t at;    /* where its text begins */
    char *target; /* of a mailto: or tel: link */
} Element;

/* A table row that is open: where its cells begin in the text. */
typedef struct {
    size_t start, cells[CELLS];
    unsigned count;
    bool layout; /* holds a table, a quote or too many cells: no row of data */
} Row;

typedef struct {
    GString *out;
    size_t max;
    GArray *open; /* of Element */
    Row rows[ROWS];
    unsigned row_depth, quotes, lists;
    bool blank;     /* white space waits before the next word */
    bool paragraph; /* an empty line waits too */
    bool bullet;    /* "- " waits */
    bool full;
    size_t term_end; /* behind a <dt>, 0 = none */
} Page;

static int compare_tags(const void *a, const void *b)
{
    return strcmp(((const Tag *)a)->name, ((const Tag *)b)->name);
}

static Kind kind_of(const char *name)
{
    const Tag key = {name, INLINE};
    const Tag *tag = bsearch(&key, tags, G_N_ELEMENTS(tags), sizeof *tags, compare_tags);
    return tag != NULL ? tag->kind : INLINE;
}

static bool at_line_start(const Page *page)
{
    return page->out->len == 0 || page->out->str[page->out->len - 1] == '\n';
}

static void new_line(Page *page)
{
    GString *out = page->out;
    if (at_line_start(page))
        for (unsigned i = 0; i < page->quotes; i++)
            g_string_append_c(out, '>');
    g_string_append_c(out, '\n');
    page->full |= out->len > page->max;
}

/* Ends the line that has text. */
static void block_break(Page *page)
{
    page->blank = false;
    if (!at_line_start(page))
        new_line(page);
}

/* The last line is empty, or there is no line yet. */
static bool after_empty_line(const Page *page)
{
    const GString *out = page->out;
    if (out->len == 0)
        return true;
    size_t end = out->len - 1; /* the newline */
    while (end > 0 && out->str[end - 1] == '>')
        end--;
    return end == 0 || out->str[end - 1] == '\n';
}

/* A line that says nothing, but not two of them. */
static void empty_line(Page *page)
{
    block_break(page);
    if (!after_empty_line(page))
        new_line(page);
}

static void start_text(Page *page)
{
    if (page->paragraph)
        empty_line(page);
    page->paragraph = false;
    if (at_line_start(page)) {
        for (unsigned i = 0; i < page->quotes; i++)
            g_string_append(page->out, "> ");
        page->blank = false;
    }
    if (page->bullet)
        g_string_append(page->out, "- ");
    page->bullet = false;
    if (page->blank)
        g_string_append_c(page->out, ' ');
    page->blank = false;
    page->term_end = 0;
}

static Element *top(const Page *page)
{
    return page->open->len > 0 ? &g_array_index(page->open, Element, page->open->len - 1) : NULL;
}

/* Text as it is seen: white space is one blank, unless it is kept. */
static void on_text(void *context, const xmlChar *text, int size)
{
    Page *page = context;
    Element *element = top(page);
    if (page->full || size <= 0 || (element != NULL && (element->hidden || element->tiny)))
        return;
    bool kept = element != NULL && element->kept;
    g_autofree char *clean = charset_clean((const char *)text, (size_t)size, SIZE_MAX, true);
    for (const char *c = clean; *c != '\0'; c++) {
        if (kept && *c == '\n') {
            new_line(page);
        } else if (kept && *c == ' ' && page->out->len > 0 && !page->paragraph) {
            if (at_line_start(page))
                start_text(page);
            g_string_append_c(page->out, ' ');
        } else if (g_ascii_isspace(*c)) {
            page->blank = true;
        } else {
            start_text(page);
            g_string_append_c(page->out, *c);
        }
    }
    page->full |= page->out->len > page->max;
}

static const char *attribute(const xmlChar **attributes, const char *name)
{
    for (size_t i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
        if (g_ascii_strcasecmp((const char *)attributes[i], name) == 0)
            return attributes[i + 1] != NULL ? (const char *)attributes[i + 1] : "";
    return NULL;
}

/* A style attribute without white space, in lower case, "" when there is none. */
static char *plain_style(const xmlChar **attributes)
{
    const char *style = attribute(attributes, "style");
    GString *plain = g_string_new(NULL);
    for (; style != NULL && *style != '\0' && plain->len < STYLE_BYTES; style++)
        if (!g_ascii_isspace(*style))
            g_string_append_c(plain, g_ascii_tolower(*style));
    return g_string_free(plain, FALSE);
}

/* The value of a property, or NULL. */
static const char *declared(const char *style, const char *property)
{
    size_t length = strlen(property);
    for (const char *at = style; at != NULL && *at != '\0'; at = strchr(at, ';'), at += at != NULL)
        if (strncmp(at, property, length) == 0 && at[length] == ':')
            return at + length + 1;
    return NULL;
}

static bool declares(const char *style, const char *property, const char *value)
{
    const char *said = declared(style, property);
    return said != NULL && strncmp(said, value, strlen(value)) == 0;
}

static bool declares_zero(const char *style, const char *property)
{
    const char *said = declared(style, property);
    return said != NULL && (g_ascii_isdigit(*said) || *said == '.') && g_ascii_strtod(said, NULL) == 0;
}

static bool is_hidden(const char *style, const xmlChar **attributes)
{
    return declares(style, "display", "none") || declares(style, "visibility", "hidden") ||
           declares(style, "mso-hide", "all") || declares_zero(style, "max-height") ||
           declares_zero(style, "opacity") || attribute(attributes, "hidden") != NULL;
}

static bool is_tiny(const char *style, bool before)
{
    const char *size = declared(style, "font-size");
    if (size == NULL || g_str_has_prefix(size, "inherit"))
        return before;
    return declares_zero(style, "font-size");
}

/* Word's paragraphs are lines; so are those that say they have no margin. */
static bool is_tight(const char *style, const xmlChar **attributes)
{
    const char *class = attribute(attributes, "class");
    bool word = class != NULL && g_str_has_prefix(class, "Mso");
    return word || declares_zero(style, "margin") ||
           (declares_zero(style, "margin-top") && declares_zero(style, "margin-bottom"));
}

/* A blockquote that only indents (Gmail's toolbar makes them) is no quote; Yahoo quotes with a <div>. */
static bool is_quote(Kind kind, const char *style, const xmlChar **attributes)
{
    const char *class = attribute(attributes, "class");
    if (kind == QUOTE)
        return !(class == NULL && attribute(attributes, "type") == NULL && declares(style, "border", "none"));
    return class != NULL && strstr(class, "yahoo_quoted") != NULL;
}

static char *link_target(const xmlChar **attributes)
{
    const char *target = attribute(attributes, "href");
    if (target == NULL)
        return NULL;
    bool mail = g_ascii_strncasecmp(target, "mailto:", 7) == 0, phone = g_ascii_strncasecmp(target, "tel:", 4) == 0;
    if (!mail && !phone)
        return NULL;
    const char *start = target + (mail ? 7 : 4);
    g_autofree char *plain = g_uri_unescape_segment(start, start + strcspn(start, "?"), NULL);
    return plain != NULL ? charset_clean(g_strstrip(plain), strlen(plain), 200, false) : NULL;
}

static void mark_layout(Page *page)
{
    if (page->row_depth > 0)
        page->rows[page->row_depth - 1].layout = true;
}

static void open_row(Page *page, Element *element)
{
    block_break(page);
    page->paragraph = false;
    mark_layout(page);
    if (page->row_depth == ROWS)
        return;
    Row *row = &page->rows[page->row_depth++];
    *row = (Row){.start = page->out->len};
    element->row = true;
}

static void open_cell(Page *page)
{
    block_break(page);
    page->paragraph = false;
    Row *row = page->row_depth > 0 ? &page->rows[page->row_depth - 1] : NULL;
    if (row != NULL && row->count < CELLS)
        row->cells[row->count++] = page->out->len;
    else if (row != NULL)
        row->layout = true;
}

static void open_detail(Page *page)
{
    GString *out = page->out;
    if (page->term_end == 0 || page->term_end != out->len) {
        block_break(page);
        return;
    }
    g_string_truncate(out, out->len - 1);
    if (out->len > 0 && out->str[out->len - 1] != ':')
        g_string_append_c(out, ':');
    page->blank = true;
}

static void open_paragraph(Page *page, bool tight)
{
    block_break(page);
    if (!tight && !page->bullet)
        page->paragraph = true;
}

static void open_visible(Page *page, Element *element)
{
    switch (element->kind) {
    case BLOCK:
    case TERM:
    case QUOTE:
        block_break(page);
        break;
    case PARAGRAPH:
    case PREFORMATTED:
        open_paragraph(page, element->tight);
        break;
    case LIST:
        open_paragraph(page, page->lists++ > 0);
        break;
    case BREAK:
        page->paragraph |= at_line_start(page);
        block_break(page);
        break;
    case RULE:
        block_break(page);
        start_text(page);
        g_string_append(page->out, "________________________________");
        block_break(page);
        break;
    case ITEM:
        block_break(page);
        page->bullet = true;
        break;
    case DETAIL:
        open_detail(page);
        break;
    case TABLE:
        mark_layout(page);
        open_paragraph(page, false);
        break;
    case ROW:
        open_row(page, element);
        break;
    case CELL:
        open_cell(page);
        break;
    case INLINE:
    case LINK:
    case UNSEEN:
        break;
    }
    if (element->quote) {
        block_break(page);
        mark_layout(page);
        page->quotes++;
    }
}

static void on_start(void *context, const xmlChar *name, const xmlChar **attributes)
{
    Page *page = context;
    if (page->full)
        return;
    const Element *parent = top(page);
    g_autofree char *style = plain_style(attributes);
    Element element = {.name = (const char *)name, .kind = kind_of((const char *)name)};
    element.hidden = (parent != NULL && parent->hidden) || element.kind == UNSEEN || is_hidden(style, attributes);
    element.tiny = is_tiny(style, parent != NULL && parent->tiny);
    element.kept =
        (parent != NULL && parent->kept) || element.kind == PREFORMATTED || declares(style, "white-space", "pre");
    element.tight = element.kind == PARAGRAPH && is_tight(style, attributes);
    if (!element.hidden) {
        element.quote = page->quotes < QUOTES && is_quote(element.kind, style, attributes);
        element.target = element.kind == LINK ? link_target(attributes) : NULL;
        open_visible(page, &element);
    }
    element.at = page->out->len;
    g_array_append_val(page->open, element);
}

/* One cell of a row that ends: its text without line end and quote marks. */
typedef struct {
    const char *text;
    size_t size;
    bool lines; /* more than one */
} Cell;

static Cell cell_of(const Page *page, const Row *row, unsigned i)
{
    const GString *out = page->out;
    const char *text = out->str + row->cells[i];
    const char *end = out->str + (i + 1 < row->count ? row->cells[i + 1] : out->len);
    while (end > text && (g_ascii_isspace(end[-1])))
        end--;
    while (text < end && (g_ascii_isspace(*text) || (page->quotes > 0 && *text == '>')))
        text++;
    return (Cell){text, (size_t)(end - text), memchr(text, '\n', (size_t)(end - text)) != NULL};
}

/* Whether the cells make a row of data; if not they stay lines of their own. */
static bool is_data(const Page *page, const Row *row, unsigned *filled)
{
    bool data = !row->layout && row->count > 1;
    *filled = 0;
    size_t before = 0;
    for (unsigned i = 0; i < row->count && data; i++) {
        Cell cell = cell_of(page, row, i);
        if (cell.size == 0)
            continue;
        bool value = cell.lines && *filled == 1 && before <= 60 && i + 1 == row->count; /* "Message | several lines" */
        data = value || (!cell.lines && cell.size <= CELL_BYTES);
        before = cell.size;
        ++*filled;
    }
    return data && *filled > 1;
}

/* The row as one line "a | b | c". Empty cells hold their column between others,
 * but a label and its value may have any number of them in between. */
static void close_row(Page *page)
{
    block_break(page);
    page->paragraph = false;
    const Row *row = &page->rows[--page->row_depth];
    unsigned filled, seen = 0;
    if (!is_data(page, row, &filled))
        return;
    g_autoptr(GString) line = g_string_new(NULL);
    for (unsigned i = 0; i < row->count && seen < filled; i++) {
        Cell cell = cell_of(page, row, i);
        if (cell.size == 0 && (seen == 0 || filled == 2))
            continue;
        if (line->len > 0)
            g_string_append(line, " | ");
        g_string_append_len(line, cell.text, (gssize)cell.size);
        seen += cell.size > 0;
    }
    g_string_truncate(page->out, row->start);
    page->blank = page->bullet = false;
    start_text(page);
    g_string_append_len(page->out, line->str, (gssize)line->len);
    new_line(page);
}

static void digits_of(const char *text, GString *digits)
{
    for (; *text != '\0'; text++)
        if (g_ascii_isdigit(*text))
            g_string_append_c(digits, *text);
}

/* Whether the text of a link already shows where it leads. */
static bool shows(const char *text, const char *target)
{
    if (strchr(target, '@') != NULL) {
        g_autofree char *said = g_utf8_strdown(text, -1), *meant = g_utf8_strdown(target, -1);
        return strstr(said, meant) != NULL;
    }
    g_autoptr(GString) said = g_string_new(NULL), meant = g_string_new(NULL);
    digits_of(text, said);
    digits_of(target, meant);
    const char *tail = meant->len > 6 ? meant->str + meant->len - 6 : meant->str;
    return strstr(said->str, tail) != NULL;
}

static void close_link(Page *page, const Element *element)
{
    if (element->target == NULL || *element->target == '\0' || element->at > page->out->len)
        return;
    const char *text = page->out->str + element->at;
    if (element->tiny || shows(text, element->target))
        return;
    bool alone = *text == '\0';
    page->blank |= !alone;
    start_text(page);
    g_string_append_printf(page->out, alone ? "%s" : "(%s)", element->target);
}

static void close_visible(Page *page, const Element *element)
{
    switch (element->kind) {
    case BLOCK:
    case CELL:
    case DETAIL:
    case QUOTE:
        block_break(page);
        break;
    case PARAGRAPH:
    case PREFORMATTED:
        block_break(page);
        page->paragraph |= !element->tight || page->out->len == element->at;
        break;
    case LIST:
    case TABLE:
        block_break(page);
        page->lists -= element->kind == LIST;
        page->paragraph = page->lists == 0;
        break;
    case ITEM:
        block_break(page);
        page->bullet = false;
        break;
    case TERM:
        block_break(page);
        page->term_end = page->out->len > element->at ? page->out->len : 0;
        break;
    case ROW:
        if (element->row)
            close_row(page);
        break;
    case LINK:
        close_link(page, element);
        break;
    case INLINE:
    case BREAK:
    case RULE:
    case UNSEEN:
        break;
    }
    if (element->quote) {
        block_break(page);
        page->quotes--;
        page->paragraph = true;
    }
}

static void on_end(void *context, const xmlChar *name)
{
    Page *page = context;
    Element *element = top(page);
    if (page->full || element == NULL || strcmp(element->name, (const char *)name) != 0)
        return;
    if (!element->hidden)
        close_visible(page, element);
    g_free(element->target);
    g_array_set_size(page->open, page->open->len - 1);
}

/* A document may end several times and go on (replies paste whole documents):
 * the parser pairs as many ends with these beginnings, and ours stays open. */
static const char opening[] = "<html><body><html><html><html><html><html><html><html><html>"
                              "<body><body><body><body><body><body><body><body>";

/* Outlook's <![if …]> and <![endif]> are no HTML; the parser would show them. */
static GString *without_conditions(const char *utf8, size_t size)
{
    GString *html = g_string_sized_new(size + 1);
    for (size_t i = 0; i < size;) {
        const char *next = g_strstr_len(utf8 + i, (gssize)(size - i), "<![");
        size_t plain = next != NULL ? (size_t)(next - utf8) - i : size - i;
        g_string_append_len(html, utf8 + i, (gssize)plain);
        i += plain;
        size_t end = i + 3;
        while (next != NULL && end < size && utf8[end] != '>' && utf8[end] != '<')
            end++;
        bool condition = next != NULL && end < size && utf8[end] == '>' && utf8[end - 1] == ']';
        if (next != NULL && !condition)
            g_string_append_c(html, '<');
        i = condition ? end + 1 : i + (next != NULL);
    }
    return html;
}

static void feed(htmlParserCtxtPtr parser, const Page *page, const char *utf8, size_t size)
{
    htmlParseChunk(parser, opening, sizeof opening - 1, 0);
    for (size_t at = 0; at < size && !page->full;) {
        size_t end = MIN(at + CHUNK, size);
        while (end < size && end > at + 1 && (utf8[end] & 0xc0) == 0x80) /* between characters */
            end--;
        htmlParseChunk(parser, utf8 + at, (int)(end - at), 0);
        at = end;
    }
    if (!page->full)
        htmlParseChunk(parser, utf8, 0, 1);
}

char *html_to_text(const char *utf8, size_t size, size_t max)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(Element));
    g_autofree Page *page = g_new0(Page, 1);
    page->out = out;
    page->open = open;
    page->max = max;
    htmlSAXHandler handler = {
        .startElement = on_start, .endElement = on_end, .characters = on_text, .cdataBlock = on_text};
    htmlParserCtxtPtr parser = htmlCreatePushParserCtxt(&handler, page, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (parser == NULL)
        return g_strdup("");
    htmlCtxtUseOptions(parser, HTML_PARSE_NONET | HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                   HTML_PARSE_NOIMPLIED | HTML_PARSE_IGNORE_ENC);
    g_autoptr(GString) html = without_conditions(utf8, MIN(size, INPUT));
    feed(parser, page, html->str, html->len);
    htmlFreeParserCtxt(parser);
    for (guint i = 0; i < open->len; i++)
        g_free(g_array_index(open, Element, i).target);
    while (out->len > 0 && g_ascii_isspace(out->str[out->len - 1]))
        g_string_truncate(out, out->len - 1);
    return charset_clean(out->str, out->len, max, true);
}
