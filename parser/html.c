/* html.c - HTML to the text a person would see: libxml2's SAX parser feeds lines, rows and quotes. */
#include "parser/html.h"

#include <glib.h>
#include <libxml/HTMLparser.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "parser/charset.h"
#include "parser/page.h"
#include "parser/utf8.h"

enum {
    CHUNK = 16 << 10, /* fed to the parser at a time */
    INPUT = 2 << 20,  /* read of any HTML */
    QUOTES = 5,       /* levels of "> " */
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
    bool row;     /* opened a row of the page */
    bool tight;   /* a paragraph without margins: a mere line */
    size_t at;    /* where its text begins */
    char *target; /* of a mailto: or tel: link */
} Element;

typedef struct {
    Page *page;
    GArray *open; /* of Element */
    unsigned quotes, lists;
} Reader;

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

static Element *top(const Reader *reader)
{
    return reader->open->len > 0 ? &g_array_index(reader->open, Element, reader->open->len - 1) : NULL;
}

/* A word, and those behind it after single spaces. */
static size_t words_length(const char *text, const char *end)
{
    const char *at = text;
    while (at < end && (!g_ascii_isspace(*at) || (*at == ' ' && at > text && at + 1 < end && !g_ascii_isspace(at[1]))))
        at++;
    return (size_t)(at - text);
}

static void put_text(Page *page, const char *text, size_t size, bool kept)
{
    for (const char *c = text, *end = text + size; c < end;) {
        size_t words = words_length(c, end);
        if (words > 0)
            page_put(page, c, words);
        else if (kept && *c == '\n')
            page_new_line(page);
        else if (kept && *c == ' ' && page_length(page) > 0)
            page_put(page, c, 1);
        else
            page_blank(page);
        c += MAX(words, 1);
    }
}

/* Text as it is seen: white space is one blank, unless it is kept. */
static void on_text(void *context, const xmlChar *text, int size)
{
    Reader *reader = context;
    const Element *element = top(reader);
    if (page_is_full(reader->page) || size <= 0 || (element != NULL && (element->hidden || element->tiny)))
        return;
    bool kept = element != NULL && element->kept;
    if (charset_plain(text, (size_t)size) == (size_t)size) {
        put_text(reader->page, (const char *)text, (size_t)size, kept);
        return;
    }
    g_autofree char *clean = charset_clean((const char *)text, (size_t)size, SIZE_MAX, true);
    put_text(reader->page, clean, strlen(clean), kept);
}

static const char *attribute(const xmlChar **attributes, const char *name)
{
    for (size_t i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
        if (g_ascii_strcasecmp((const char *)attributes[i], name) == 0)
            return attributes[i + 1] != NULL ? (const char *)attributes[i + 1] : "";
    return NULL;
}

/* A style attribute without white space, in lower case, NULL when there is none. */
static char *plain_style(const xmlChar **attributes)
{
    const char *style = attribute(attributes, "style");
    if (style == NULL)
        return NULL;
    size_t n = 0;
    char *plain = g_malloc(MIN(strlen(style), STYLE_BYTES) + 1);
    for (; *style != '\0' && n < STYLE_BYTES; style++)
        if (!g_ascii_isspace(*style))
            plain[n++] = utf8_lower(*style);
    plain[n] = '\0';
    return plain;
}

/* The value of a property, or NULL. */
static const char *declared(const char *style, const char *property)
{
    size_t length = style != NULL ? strlen(property) : 0;
    for (const char *at = style; at != NULL; at = strchr(at, ';')) {
        at += *at == ';';
        if (*at == *property && strncmp(at, property, length) == 0 && at[length] == ':')
            return at + length + 1;
    }
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

static void open_paragraph(Page *page, bool tight)
{
    page_end_line(page);
    if (!tight && !page_has_bullet(page))
        page_gap(page);
}

static void line_break(Page *page)
{
    if (page_at_line_start(page))
        page_gap(page);
    page_end_line(page);
}

static void rule(Page *page)
{
    page_end_line(page);
    page_puts(page, "________________________________");
    page_end_line(page);
}

static void open_visible(Reader *reader, Element *element)
{
    Page *page = reader->page;
    switch (element->kind) {
    case BLOCK:
    case TERM:
    case QUOTE:
        page_end_line(page);
        break;
    case PARAGRAPH:
    case PREFORMATTED:
        open_paragraph(page, element->tight);
        break;
    case LIST:
        open_paragraph(page, reader->lists++ > 0);
        break;
    case BREAK:
        line_break(page);
        break;
    case RULE:
        rule(page);
        break;
    case ITEM:
        page_end_line(page);
        page_bullet(page);
        break;
    case DETAIL:
        page_detail(page);
        break;
    case TABLE:
        page_table(page);
        open_paragraph(page, false);
        break;
    case ROW:
        element->row = page_open_row(page);
        break;
    case CELL:
        page_cell(page);
        break;
    case INLINE:
    case LINK:
    case UNSEEN:
        break;
    }
    if (element->quote) {
        page_open_quote(page);
        reader->quotes++;
    }
}

static Element element_of(const Reader *reader, const char *name, const char *style, const xmlChar **attributes)
{
    const Element *parent = top(reader);
    Element element = {.name = name, .kind = kind_of(name)};
    element.hidden = (parent != NULL && parent->hidden) || element.kind == UNSEEN || is_hidden(style, attributes);
    element.tiny = is_tiny(style, parent != NULL && parent->tiny);
    element.kept =
        (parent != NULL && parent->kept) || element.kind == PREFORMATTED || declares(style, "white-space", "pre");
    element.tight = element.kind == PARAGRAPH && is_tight(style, attributes);
    element.quote = !element.hidden && reader->quotes < QUOTES && is_quote(element.kind, style, attributes);
    element.target = !element.hidden && element.kind == LINK ? link_target(attributes) : NULL;
    return element;
}

static void on_start(void *context, const xmlChar *name, const xmlChar **attributes)
{
    Reader *reader = context;
    if (page_is_full(reader->page))
        return;
    g_autofree char *style = plain_style(attributes);
    Element element = element_of(reader, (const char *)name, style, attributes);
    if (!element.hidden)
        open_visible(reader, &element);
    element.at = page_length(reader->page);
    g_array_append_val(reader->open, element);
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
    if (element->target == NULL || *element->target == '\0' || element->at > page_length(page) || element->tiny)
        return;
    const char *text = page_text(page) + element->at;
    if (shows(text, element->target))
        return;
    g_autofree char *behind = g_strdup_printf("(%s)", element->target);
    bool alone = *text == '\0';
    if (!alone)
        page_blank(page);
    page_puts(page, alone ? element->target : behind);
}

static void close_visible(Reader *reader, const Element *element)
{
    Page *page = reader->page;
    switch (element->kind) {
    case BLOCK:
    case CELL:
    case DETAIL:
    case QUOTE:
        page_end_line(page);
        break;
    case PARAGRAPH:
    case PREFORMATTED:
        page_end_line(page);
        if (!element->tight || page_length(page) == element->at)
            page_gap(page);
        break;
    case LIST:
        page_end_line(page);
        if (--reader->lists == 0)
            page_gap(page);
        break;
    case TABLE:
        page_end_line(page);
        page_gap(page);
        break;
    case ITEM:
        page_end_line(page);
        page_no_bullet(page);
        break;
    case TERM:
        if (page_length(page) > element->at)
            page_end_term(page);
        break;
    case ROW:
        if (element->row)
            page_close_row(page);
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
        page_close_quote(page);
        reader->quotes--;
    }
}

static void on_end(void *context, const xmlChar *name)
{
    Reader *reader = context;
    Element *element = top(reader);
    if (page_is_full(reader->page) || element == NULL || strcmp(element->name, (const char *)name) != 0)
        return;
    if (!element->hidden)
        close_visible(reader, element);
    g_array_set_size(reader->open, reader->open->len - 1);
}

/* Outlook's <![if …]> and <![endif]> are no HTML; the parser would show them. 0: no such thing, else its length. */
static size_t condition_size(const char *tag, size_t size)
{
    if (size < 3 || memcmp(tag, "<![", 3) != 0)
        return 0;
    size_t end = 3;
    while (end < size && tag[end] != '>' && tag[end] != '<')
        end++;
    return end < size && tag[end] == '>' && tag[end - 1] == ']' ? end + 1 : 0;
}

enum { END_NAMED = 6 };

/* A document may end several times and go on, since replies paste whole documents; the parser would not. */
static bool ends_document(const char *tag, size_t size)
{
    static const char *const ends[] = {"</html", "</body", "</head"};
    if (size <= END_NAMED || tag[1] != '/' || g_ascii_isalnum(tag[END_NAMED]))
        return false;
    bool found = false;
    for (size_t i = 0; i < G_N_ELEMENTS(ends) && !found; i++)
        found = g_ascii_strncasecmp(tag, ends[i], END_NAMED) == 0;
    return found && strchr(":-_.", tag[END_NAMED]) == NULL;
}

/* Without what misleads the parser: a document's end becomes that of no element. */
static GString *plain_html(const char *utf8, size_t size)
{
    GString *html = g_string_sized_new(size + 1);
    const char *done = utf8, *end = utf8 + size, *tag = utf8;
    while ((tag = memchr(tag, '<', (size_t)(end - tag))) != NULL) {
        bool last = ends_document(tag, (size_t)(end - tag));
        size_t skipped = last ? END_NAMED : condition_size(tag, (size_t)(end - tag));
        if (skipped > 0) {
            g_string_append_len(html, done, tag - done);
            g_string_append(html, last ? "</_" : "");
            done = tag + skipped;
        }
        tag += MAX(skipped, 1);
    }
    g_string_append_len(html, done, end - done);
    return html;
}

static void feed(htmlParserCtxtPtr parser, const Page *page, const char *utf8, size_t size)
{
    htmlParseChunk(parser, "<html><body>", 12, 0);
    size_t at = 0;
    do {
        size_t end = MIN(at + CHUNK, size);
        while (end < size && end > at + 1 && utf8_goes_on((unsigned char)utf8[end])) /* between characters */
            end--;
        htmlParseChunk(parser, utf8 + at, (int)(end - at), end == size);
        at = end;
    } while (at < size && !page_is_full(page));
}

/* Without its white space at the end, within the bound. */
static char *finished(const Page *page, size_t max)
{
    const char *text = page_text(page);
    size_t length = page_length(page);
    while (length > 0 && g_ascii_isspace(text[length - 1]))
        length--;
    return charset_clean(text, length, max, true);
}

static void element_clear(gpointer data)
{
    g_free(((Element *)data)->target);
}

char *html_to_text(const char *utf8, size_t size, size_t max)
{
    g_autoptr(Page) page = page_new(max);
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(Element));
    g_array_set_clear_func(open, element_clear);
    Reader reader = {.page = page, .open = open};
    htmlSAXHandler handler = {
        .startElement = on_start, .endElement = on_end, .characters = on_text, .cdataBlock = on_text};
    htmlParserCtxtPtr parser = htmlCreatePushParserCtxt(&handler, &reader, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (parser == NULL)
        return g_strdup("");
    htmlCtxtUseOptions(parser, HTML_PARSE_NONET | HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                   HTML_PARSE_NOIMPLIED | HTML_PARSE_IGNORE_ENC);
    g_autoptr(GString) html = plain_html(utf8, MIN(size, INPUT));
    feed(parser, page, html->str, html->len);
    htmlFreeParserCtxt(parser);
    return finished(page, max);
}
