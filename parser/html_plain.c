/* html_plain.c - plainly written HTML, told as libxml2 would tell it. */
#include "parser/html_plain.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "parser/utf8.h"

enum {
    BYTES = 64 << 10, /* of a document */
    OPEN = 60,        /* elements inside each other */
    SEEN = 5,         /* attributes that matter */
    ROOM = 1000,      /* bytes of their values */
};

/* In alphabetical order, as in the table below. */
typedef enum {
    A,
    B,
    BLOCKQUOTE,
    BODY,
    BR,
    CENTER,
    DIV,
    EM,
    FONT,
    H1,
    H2,
    H3,
    HEAD,
    HR,
    HTML,
    I,
    IMG,
    LI,
    META,
    O_P,
    OL,
    P,
    SMALL,
    SPAN,
    STRONG,
    STYLE,
    TABLE,
    TBODY,
    TD,
    TH,
    TITLE,
    TR,
    U,
    UL,
    TAGS
} Name;

#define BIT(name) (UINT64_C(1) << (name))
#define HEADINGS (BIT(H1) | BIT(H2) | BIT(H3))
#define CELLS (BIT(TD) | BIT(TH))

/* A tag, and the elements that its start ends when it stands directly in them. */
typedef struct {
    const char *name;
    uint64_t ends;
    bool empty; /* never has content */
} Tag;

static const Tag tags[TAGS] = {
    [A] = {"a", BIT(A), false},
    [B] = {"b", 0, false},
    [BLOCKQUOTE] = {"blockquote", BIT(P), false},
    [BODY] = {"body", 0, false},
    [BR] = {"br", 0, true},
    [CENTER] = {"center", BIT(B) | BIT(I) | BIT(FONT) | BIT(P), false},
    [DIV] = {"div", BIT(P), false},
    [EM] = {"em", 0, false},
    [FONT] = {"font", 0, false},
    [H1] = {"h1", BIT(P), false},
    [H2] = {"h2", BIT(P), false},
    [H3] = {"h3", BIT(P), false},
    [HEAD] = {"head", 0, false},
    [HR] = {"hr", BIT(P), true},
    [HTML] = {"html", 0, false},
    [I] = {"i", 0, false},
    [IMG] = {"img", 0, true},
    [LI] = {"li", BIT(P) | HEADINGS | BIT(LI), false},
    [META] = {"meta", 0, true},
    [O_P] = {"o:p", 0, false},
    [OL] = {"ol", BIT(P) | BIT(UL), false},
    [P] = {"p", BIT(B) | BIT(I) | BIT(U) | BIT(SMALL) | BIT(P) | HEADINGS, false},
    [SMALL] = {"small", 0, false},
    [SPAN] = {"span", 0, false},
    [STRONG] = {"strong", 0, false},
    [STYLE] = {"style", 0, false},
    [TABLE] = {"table", BIT(A) | BIT(P) | HEADINGS, false},
    [TBODY] = {"tbody", BIT(P) | BIT(TBODY) | BIT(TR) | CELLS, false},
    [TD] = {"td", BIT(A) | BIT(B) | BIT(I) | BIT(U) | BIT(SPAN) | BIT(FONT) | BIT(P) | CELLS, false},
    [TH] = {"th", BIT(A) | BIT(B) | BIT(I) | BIT(U) | BIT(SPAN) | BIT(FONT) | BIT(P) | CELLS, false},
    [TITLE] = {"title", BIT(P), false},
    [TR] = {"tr", BIT(P) | BIT(TR) | CELLS, false},
    [U] = {"u", 0, false},
    [UL] = {"ul", BIT(P) | BIT(OL), false},
};

typedef struct {
    const char *at, *end; /* what is still to be read */
    const HtmlEvents *events;
    void *context;
    Name open[OPEN];
    unsigned depth;
} Plain;

static int compare_tags(const void *a, const void *b)
{
    return strcmp(((const Tag *)a)->name, ((const Tag *)b)->name);
}

static bool is_name(char c)
{
    return g_ascii_isalnum(c) || c == ':' || c == '-' || c == '_' || c == '.';
}

static size_t name_run(const char *at, const char *end)
{
    size_t n = 0;
    while (at + n < end && is_name(at[n]))
        n++;
    return n;
}

/* The name there, behind which we go on; TAGS: another one. */
static Name read_name(Plain *plain)
{
    char name[12];
    size_t size = name_run(plain->at, plain->end);
    if (size >= sizeof name)
        return TAGS;
    for (size_t i = 0; i < size; i++)
        name[i] = utf8_lower(plain->at[i]);
    name[size] = '\0';
    plain->at += size;
    const Tag key = {.name = name}, *tag = bsearch(&key, tags, TAGS, sizeof *tags, compare_tags);
    return tag != NULL ? (Name)(tag - tags) : TAGS;
}

static bool skip_blanks(Plain *plain)
{
    const char *before = plain->at;
    while (plain->at < plain->end && (*plain->at == ' ' || *plain->at == '\n' || *plain->at == '\t'))
        plain->at++;
    return plain->at > before;
}

static bool skip(Plain *plain, const char *text)
{
    size_t size = strlen(text);
    bool stands = (size_t)(plain->end - plain->at) >= size && memcmp(plain->at, text, size) == 0;
    plain->at += stands ? size : 0;
    return stands;
}

static bool open_element(Plain *plain, Name name, const char **attributes)
{
    if (plain->depth == OPEN)
        return false;
    plain->open[plain->depth++] = name;
    plain->events->start(plain->context, tags[name].name, attributes);
    return true;
}

static void close_element(Plain *plain)
{
    plain->events->end(plain->context, tags[plain->open[--plain->depth]].name);
}

/* Attributes with their values, in memory of their own. */
typedef struct {
    const char *list[2 * SEEN + 1]; /* ends with NULL */
    size_t count, used;
    char room[ROOM];
} Attributes;

static const char *seen_name(const char *name, size_t size)
{
    static const char *const names[SEEN] = {"class", "hidden", "href", "style", "type"};
    for (size_t i = 0; i < SEEN; i++)
        if (strlen(names[i]) == size && g_ascii_strncasecmp(name, names[i], size) == 0)
            return names[i];
    return NULL;
}

/* References in it would have to be read, and not everything fits. */
static bool keep_attribute(Attributes *attributes, const char *name, const char *value, size_t size)
{
    if (attributes->count == 2 * SEEN || size >= ROOM - attributes->used || memchr(value, '&', size) != NULL)
        return false;
    char *copy = attributes->room + attributes->used;
    memcpy(copy, value, size);
    copy[size] = '\0';
    attributes->used += size + 1;
    attributes->list[attributes->count++] = name;
    attributes->list[attributes->count++] = copy;
    return true;
}

/* The bytes of a value there, behind which we go on; NULL: there is no plain one. */
static const char *read_value(Plain *plain, size_t *size)
{
    char quote = plain->at < plain->end ? *plain->at : '\0';
    const char *value = plain->at;
    if (quote != '"' && quote != '\'') {
        while (plain->at < plain->end && (is_name(*plain->at) || *plain->at == '#' || *plain->at == '%'))
            plain->at++;
        *size = (size_t)(plain->at - value);
        return *size > 0 ? value : NULL;
    }
    value++;
    const char *close = memchr(value, quote, (size_t)(plain->end - value));
    *size = close != NULL ? (size_t)(close - value) : 0;
    if (close == NULL || memchr(value, '<', *size) != NULL || memchr(value, '>', *size) != NULL)
        return NULL;
    plain->at = close + 1;
    return value;
}

static bool read_attribute(Plain *plain, Attributes *attributes)
{
    const char *name = plain->at, *value = "";
    size_t size = name_run(name, plain->end), value_size = 0;
    if (size == 0 || !g_ascii_isalpha(*name))
        return false;
    plain->at += size;
    if (skip(plain, "=") && (value = read_value(plain, &value_size)) == NULL)
        return false;
    const char *seen = seen_name(name, size);
    bool web = seen != NULL && g_str_equal(seen, "href") && value_size > 0 && *value == 'h'; /* no mailto:, no tel: */
    return seen == NULL || web || keep_attribute(attributes, seen, value, value_size);
}

/* The rest of a start tag behind its name. */
static bool read_attributes(Plain *plain, Attributes *attributes, bool empty)
{
    attributes->count = attributes->used = 0;
    for (;;) {
        bool blank = skip_blanks(plain);
        if (skip(plain, ">") || (empty && skip(plain, "/>")))
            break;
        if (!blank || !read_attribute(plain, attributes))
            return false;
    }
    attributes->list[attributes->count] = NULL;
    return true;
}

/* A style sheet is no markup up to its end. */
static bool skip_style(Plain *plain)
{
    const char *end = memmem(plain->at, (size_t)(plain->end - plain->at), "</", 2);
    if (end == NULL || memmem(plain->at, (size_t)(end - plain->at), "<![", 3) != NULL)
        return false;
    plain->at = end + 2;
    return read_name(plain) == STYLE && skip(plain, ">");
}

/* A second <html> or <body>, and any <head>, is none. */
static bool is_document(Name name)
{
    return name == HTML || name == HEAD || name == BODY;
}

static bool read_start(Plain *plain)
{
    Attributes attributes;
    plain->at++;
    Name name = read_name(plain);
    if (name == TAGS || !read_attributes(plain, &attributes, tags[name].empty))
        return false;
    if (is_document(name))
        return plain->open[plain->depth - 1] == BODY;
    while (tags[name].ends & BIT(plain->open[plain->depth - 1]))
        close_element(plain);
    if (!open_element(plain, name, attributes.count > 0 ? attributes.list : NULL))
        return false;
    bool closed = tags[name].empty || name == STYLE;
    bool plainly = name != STYLE || skip_style(plain);
    if (closed && plainly)
        close_element(plain);
    return plainly;
}

/* The end of what is open; that of a document says nothing. */
static bool read_end(Plain *plain)
{
    plain->at += 2;
    Name name = read_name(plain);
    skip_blanks(plain);
    if (name == TAGS || !skip(plain, ">"))
        return false;
    if (is_document(name))
        return true;
    if (plain->open[plain->depth - 1] != name)
        return false;
    close_element(plain);
    return true;
}

/* A comment without dashes inside, or a simple document type. */
static bool read_declaration(Plain *plain)
{
    size_t left = (size_t)(plain->end - plain->at);
    if (skip(plain, "<!--")) {
        const char *dashes = memmem(plain->at, left - 4, "--", 2);
        if (dashes == NULL || plain->at[0] == '>' || (plain->at[0] == '-' && dashes != plain->at))
            return false;
        plain->at = dashes + 2;
        return skip(plain, ">");
    }
    const char *close = memchr(plain->at, '>', left);
    bool type = close != NULL && left > 15 && g_ascii_strncasecmp(plain->at, "<!doctype html", 14) == 0;
    if (!type)
        return false;
    unsigned quotes = 0;
    for (const char *c = plain->at + 1; c < close; c++) {
        if (*c == '<' || *c == '[' || *c == '\'')
            return false;
        quotes += *c == '"';
    }
    plain->at = close + 1;
    return quotes % 2 == 0;
}

/* "&#123;", "&#x7b;": characters that are beyond doubt. */
static uint32_t numeric(const char *digits, size_t size)
{
    bool hex = size > 0 && *digits == 'x';
    digits += hex;
    size -= hex;
    uint32_t c = 0;
    for (size_t i = 0; i < size; i++) {
        int digit = hex ? g_ascii_xdigit_value(digits[i]) : g_ascii_digit_value(digits[i]);
        if (digit < 0 || size > 5)
            return 0;
        c = c * (hex ? 16 : 10) + (uint32_t)digit;
    }
    return c >= 0x20 && c < 0xd800 ? c : 0;
}

static bool read_reference(Plain *plain)
{
    char name[12], utf8[6];
    size_t left = (size_t)(plain->end - plain->at);
    const char *close = memchr(plain->at, ';', MIN(left, sizeof name));
    if (close == NULL)
        return false;
    size_t size = (size_t)(close - plain->at) - 1;
    memcpy(name, plain->at + 1, size);
    name[size] = '\0';
    uint32_t c = *name == '#' ? numeric(name + 1, size - 1) : plain->events->entity(name);
    if (c == 0)
        return false;
    plain->at = close + 1;
    plain->events->text(plain->context, utf8, (size_t)g_unichar_to_utf8(c, utf8));
    return true;
}

static bool read_text(Plain *plain)
{
    const char *start = plain->at;
    while (plain->at < plain->end && *plain->at != '<' && *plain->at != '&')
        plain->at++;
    plain->events->text(plain->context, start, (size_t)(plain->at - start));
    return true;
}

static bool read_next(Plain *plain)
{
    if (*plain->at == '&')
        return read_reference(plain);
    if (*plain->at != '<')
        return read_text(plain);
    char next = plain->end - plain->at > 1 ? plain->at[1] : '\0';
    return next == '/' ? read_end(plain) : next == '!' ? read_declaration(plain) : read_start(plain);
}

bool html_plain_read(const char *html, size_t size, const HtmlEvents *events, void *context)
{
    if (size > BYTES)
        return false;
    Plain plain = {.at = html, .end = html + size, .events = events, .context = context};
    bool plainly = open_element(&plain, HTML, NULL) && open_element(&plain, BODY, NULL);
    while (plainly && plain.at < plain.end)
        plainly = read_next(&plain);
    while (plainly && plain.depth > 0)
        close_element(&plain);
    return plainly;
}
