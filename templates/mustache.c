/* Mustache: a template becomes a flat list of tokens once, and is run over JSON. */
#include "templates/mustache.h"

#include <stdbool.h>
#include <string.h>

enum {
    DEPTH_MAX = 64,         /* sections within sections, partials included */
    PARTIALS_MAX = 16,      /* partials within partials */
    STEPS_MAX = 1000 * 1000 /* tokens run and rounds of sections, of empty ones too */
};

typedef enum {
    TOKEN_TEXT,
    TOKEN_VALUE,
    TOKEN_RAW,
    TOKEN_SECTION,
    TOKEN_INVERTED,
    TOKEN_CLOSE,
    TOKEN_PARTIAL
} TokenKind;

typedef struct {
    TokenKind kind;
    char *text;     /* the text itself, or a name */
    char *indent;   /* of a partial alone on its line; else NULL */
    unsigned line;  /* counted from 1 */
    unsigned close; /* of a section: index of its TOKEN_CLOSE */
} Token;

struct Mustache {
    GArray *token; /* of Token */
};

static GError *broken(unsigned line, const char *what, const char *name)
{
    return g_error_new(g_quark_from_static_string("mustache"), 1, "line %u: %s%s", line, what, name);
}

/* --- Compiling --- */

typedef struct {
    const char *at;         /* what is not read yet */
    const char *counted;    /* up to where lines are counted */
    const char *start;      /* of the whole */
    char *open, *close;     /* delimiters */
    unsigned line;          /* of `counted` */
    GArray *token, *nested; /* of Token; of unsigned, sections still open */
} Reader;

/* A tag as it stands in the template. */
typedef struct {
    const char *start, *end; /* delimiters included */
    char sigil;              /* one of "#^/!>=&{", or 0 */
    char *name;              /* content without blanks around */
} Tag;

static void token_clear(void *data)
{
    Token *token = data;
    g_free(token->text);
    g_free(token->indent);
}

static unsigned line_of(Reader *reader, const char *where)
{
    for (; reader->counted < where; reader->counted++)
        reader->line += *reader->counted == '\n';
    return reader->line;
}

static void add_token(Reader *reader, TokenKind kind, char *text, char *indent, const char *where)
{
    Token token = {.kind = kind, .text = text, .indent = indent, .line = line_of(reader, where)};
    g_array_append_val(reader->token, token);
}

static void add_text(Reader *reader, const char *from, const char *to)
{
    if (to > from)
        add_token(reader, TOKEN_TEXT, g_strndup(from, (size_t)(to - from)), NULL, from);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Where the line of a tag begins, if only blanks stand before it; else NULL. */
static const char *line_start(const Reader *reader, const char *tag)
{
    const char *p = tag;
    while (p > reader->at && is_blank(p[-1]))
        p--;
    return p == reader->start || p[-1] == '\n' ? p : NULL;
}

/* Where the next line begins, if only blanks follow the tag; else NULL. */
static const char *line_end(const char *p)
{
    while (is_blank(*p))
        p++;
    if (*p == '\0')
        return p;
    if (*p == '\n')
        return p + 1;
    return p[0] == '\r' && p[1] == '\n' ? p + 2 : NULL;
}

/* Reads the tag at `start`; *closer gets what must end it. */
static bool read_tag(Reader *reader, const char *start, Tag *tag, GError **error)
{
    const char *inside = start + strlen(reader->open);
    while (g_ascii_isspace(*inside))
        inside++;
    *tag = (Tag){.start = start};
    if (*inside && strchr("#^/!>=&{", *inside))
        tag->sigil = *inside++;
    g_autofree char *closer = tag->sigil == '{'   ? g_strconcat("}", reader->close, NULL)
                              : tag->sigil == '=' ? g_strconcat("=", reader->close, NULL)
                                                  : g_strdup(reader->close);
    const char *end = strstr(inside, closer);
    if (!end) {
        g_propagate_error(error, broken(line_of(reader, start), "tag is never closed, expected ", closer));
        return false;
    }
    tag->end = end + strlen(closer);
    tag->name = g_strstrip(g_strndup(inside, (size_t)(end - inside)));
    return true;
}

static bool set_delimiters(Reader *reader, const Tag *tag, GError **error)
{
    g_auto(GStrv) part = g_strsplit_set(tag->name, " \t\r\n", -1);
    unsigned last = g_strv_length(part);
    if (last < 2 || !*part[0] || !*part[last - 1] || strchr(tag->name, '=')) {
        g_propagate_error(error, broken(line_of(reader, tag->start), "no such delimiters: ", tag->name));
        return false;
    }
    g_free(reader->open);
    g_free(reader->close);
    reader->open = g_strdup(part[0]);
    reader->close = g_strdup(part[last - 1]);
    return true;
}

static bool close_section(Reader *reader, const Tag *tag, GError **error)
{
    unsigned open = reader->nested->len ? g_array_index(reader->nested, unsigned, reader->nested->len - 1) : 0;
    Token *section = reader->nested->len ? &g_array_index(reader->token, Token, open) : NULL;
    if (!section || strcmp(section->text, tag->name) != 0) {
        g_propagate_error(error, broken(line_of(reader, tag->start), "closes what is not open: ", tag->name));
        return false;
    }
    section->close = reader->token->len;
    g_array_set_size(reader->nested, reader->nested->len - 1);
    add_token(reader, TOKEN_CLOSE, NULL, NULL, tag->start);
    return true;
}

static bool open_section(Reader *reader, const Tag *tag, GError **error)
{
    if (reader->nested->len >= DEPTH_MAX) {
        g_propagate_error(error, broken(line_of(reader, tag->start), "sections are nested too deep: ", tag->name));
        return false;
    }
    g_array_append_val(reader->nested, reader->token->len);
    add_token(reader, tag->sigil == '#' ? TOKEN_SECTION : TOKEN_INVERTED, g_strdup(tag->name), NULL, tag->start);
    return true;
}

static bool add_tag(Reader *reader, const Tag *tag, char *indent, GError **error)
{
    g_autofree char *own = indent;
    if (!*tag->name && tag->sigil != '!') {
        g_propagate_error(error, broken(line_of(reader, tag->start), "tag without a name", ""));
        return false;
    }
    switch (tag->sigil) {
    case '!':
        return true;
    case '=':
        return set_delimiters(reader, tag, error);
    case '#':
    case '^':
        return open_section(reader, tag, error);
    case '/':
        return close_section(reader, tag, error);
    case '>':
        add_token(reader, TOKEN_PARTIAL, g_strdup(tag->name), g_steal_pointer(&own), tag->start);
        return true;
    default:
        add_token(reader, tag->sigil ? TOKEN_RAW : TOKEN_VALUE, g_strdup(tag->name), NULL, tag->start);
        return true;
    }
}

/* Text up to the next tag, and the tag: one that only structures takes its line with it. */
static bool read_next(Reader *reader, GError **error)
{
    const char *start = strstr(reader->at, reader->open);
    if (!start) {
        add_text(reader, reader->at, reader->at + strlen(reader->at));
        reader->at = NULL;
        return true;
    }
    Tag tag;
    if (!read_tag(reader, start, &tag, error))
        return false;
    bool structures = tag.sigil && strchr("#^/!>=", tag.sigil);
    const char *before = structures ? line_start(reader, start) : NULL;
    const char *after = before ? line_end(tag.end) : NULL;
    add_text(reader, reader->at, after ? before : start);
    char *indent = after ? g_strndup(before, (size_t)(start - before)) : NULL;
    bool good = add_tag(reader, &tag, indent, error);
    reader->at = after ? after : tag.end;
    g_free(tag.name);
    return good;
}

Mustache *mustache_compile(const char *template, GError **error)
{
    g_autoptr(Mustache) mustache = g_new0(Mustache, 1);
    g_autoptr(GArray) nested = g_array_new(FALSE, FALSE, sizeof(unsigned));
    mustache->token = g_array_new(FALSE, FALSE, sizeof(Token));
    g_array_set_clear_func(mustache->token, token_clear);
    Reader reader = {template, template, template, g_strdup("{{"), g_strdup("}}"), 1, mustache->token, nested};
    bool good = true;
    while (good && reader.at)
        good = read_next(&reader, error);
    if (good && nested->len) {
        const Token *open = &g_array_index(mustache->token, Token, g_array_index(nested, unsigned, nested->len - 1));
        g_propagate_error(error, broken(open->line, "section is never closed: ", open->text));
        good = false;
    }
    g_free(reader.open);
    g_free(reader.close);
    return good ? g_steal_pointer(&mustache) : NULL;
}

void mustache_free(Mustache *mustache)
{
    if (!mustache)
        return;
    g_array_unref(mustache->token);
    g_free(mustache);
}

void mustache_names(const Mustache *mustache, MustacheName *tell, void *context)
{
    for (guint i = 0; i < mustache->token->len; i++) {
        const Token *token = &g_array_index(mustache->token, Token, i);
        if (token->kind != TOKEN_TEXT && token->kind != TOKEN_CLOSE)
            tell(token->text, token->kind == TOKEN_PARTIAL, token->line, context);
    }
}

/* --- Running --- */

typedef struct Frame Frame;
struct Frame {
    json_t *value;
    const Frame *outer;
};

typedef struct {
    GString *out;
    size_t max;
    unsigned steps;
    unsigned depth;    /* of sections */
    unsigned partials; /* of partials */
    MustacheEscape escape;
    MustachePartial *partial;
    void *context;
    GError **error;
} Run;

static bool run_tokens(Run *run, const Mustache *mustache, unsigned from, unsigned to, const Frame *frame);

static bool fail(Run *run, unsigned line, const char *what, const char *name)
{
    if (run->error && !*run->error)
        g_propagate_error(run->error, broken(line, what, name));
    return false;
}

/* "a.b.c": a is looked for from the inside out, the rest only in what a is. */
static json_t *look_up(const Frame *frame, const char *name)
{
    if (strcmp(name, ".") == 0)
        return frame->value;
    g_auto(GStrv) part = g_strsplit(name, ".", -1);
    json_t *value = NULL;
    for (; frame && !value; frame = frame->outer)
        value = json_object_get(frame->value, part[0]);
    for (size_t i = 1; value && part[i]; i++)
        value = json_object_get(value, part[i]);
    return value;
}

static bool is_true(const json_t *value)
{
    if (!value || json_is_null(value) || json_is_false(value))
        return false;
    if (json_is_array(value))
        return json_array_size(value) > 0;
    return !json_is_string(value) || json_string_length(value) > 0;
}

static char *value_text(const json_t *value)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    if (json_is_string(value))
        return g_strdup(json_string_value(value));
    if (json_is_integer(value))
        return g_strdup_printf("%lld", (long long)json_integer_value(value));
    if (json_is_real(value))
        return g_strdup(g_ascii_formatd(number, sizeof number, "%.15g", json_real_value(value)));
    return g_strdup(json_is_true(value) ? "true" : "");
}

static void append_escaped(GString *out, const char *text)
{
    for (; *text; text++) {
        const char *entity = *text == '&'    ? "&amp;"
                             : *text == '<'  ? "&lt;"
                             : *text == '>'  ? "&gt;"
                             : *text == '"'  ? "&quot;"
                             : *text == '\'' ? "&#39;"
                                             : NULL;
        if (entity)
            g_string_append(out, entity);
        else
            g_string_append_c(out, *text);
    }
}

static void run_value(Run *run, const Token *token, const Frame *frame)
{
    g_autofree char *text = value_text(look_up(frame, token->text));
    if (run->escape == MUSTACHE_HTML && token->kind == TOKEN_VALUE)
        append_escaped(run->out, text);
    else
        g_string_append(run->out, text);
}

static bool step(Run *run, unsigned line)
{
    return ++run->steps <= STEPS_MAX || fail(run, line, "too much work", "");
}

static bool run_section(Run *run, const Mustache *mustache, unsigned index, const Frame *frame)
{
    const Token *token = &g_array_index(mustache->token, Token, index);
    json_t *value = look_up(frame, token->text);
    if (is_true(value) == (token->kind == TOKEN_INVERTED))
        return true;
    if (run->depth >= DEPTH_MAX)
        return fail(run, token->line, "sections are nested too deep: ", token->text);
    run->depth++;
    bool good = true;
    if (token->kind == TOKEN_INVERTED) {
        good = run_tokens(run, mustache, index + 1, token->close, frame);
    } else {
        size_t many = json_is_array(value) ? json_array_size(value) : 1;
        for (size_t i = 0; good && i < many; i++) {
            if (!step(run, token->line))
                return false;
            Frame inner = {json_is_array(value) ? json_array_get(value, i) : value, frame};
            good = run_tokens(run, mustache, index + 1, token->close, &inner);
        }
    }
    run->depth--;
    return good;
}

/* Every line of a partial alone on its line gets that line's indent, before it is read. */
static char *indented(const char *text, const char *indent)
{
    GString *out = g_string_new(NULL);
    while (*text) {
        const char *end = strchr(text, '\n');
        size_t size = end ? (size_t)(end - text) + 1 : strlen(text);
        g_string_append(out, indent);
        g_string_append_len(out, text, (gssize)size);
        text += size;
    }
    return g_string_free(out, FALSE);
}

/* Where the partial was asked for: only the outermost knows the template itself. */
static bool inside(const Run *run, const Token *token)
{
    if (run->partials == 0 && run->error && *run->error)
        g_prefix_error(run->error, "line %u: in %s, ", token->line, token->text);
    return false;
}

static bool run_partial(Run *run, const Token *token, const Frame *frame)
{
    if (run->partials >= PARTIALS_MAX)
        return fail(run, token->line, "partials are nested too deep: ", token->text);
    g_autofree char *text = run->partial ? run->partial(token->text, run->context) : NULL;
    if (!text)
        return true;
    g_autofree char *shifted = indented(text, token->indent ? token->indent : "");
    g_autoptr(Mustache) inner = mustache_compile(shifted, run->error);
    if (!inner)
        return inside(run, token);
    run->partials++;
    bool good = run_tokens(run, inner, 0, inner->token->len, frame);
    run->partials--;
    return good || inside(run, token);
}

static bool run_tokens(Run *run, const Mustache *mustache, unsigned from, unsigned to, const Frame *frame)
{
    for (unsigned i = from; i < to; i++) {
        const Token *token = &g_array_index(mustache->token, Token, i);
        bool good = true;
        if (!step(run, token->line))
            return false;
        if (token->kind == TOKEN_TEXT)
            g_string_append(run->out, token->text);
        else if (token->kind == TOKEN_VALUE || token->kind == TOKEN_RAW)
            run_value(run, token, frame);
        else if (token->kind == TOKEN_PARTIAL)
            good = run_partial(run, token, frame);
        else if (token->kind != TOKEN_CLOSE)
            good = run_section(run, mustache, i, frame);
        if (!good)
            return false;
        if (run->out->len > run->max)
            return fail(run, token->line, "output is too long", "");
        if (token->kind == TOKEN_SECTION || token->kind == TOKEN_INVERTED)
            i = token->close;
    }
    return true;
}

char *mustache_run(const Mustache *mustache, json_t *data, MustacheEscape escape, MustachePartial *partial,
                   void *context, size_t max, GError **error)
{
    Run run = {.out = g_string_new(NULL),
               .max = max,
               .escape = escape,
               .partial = partial,
               .context = context,
               .error = error};
    Frame root = {data, NULL};
    bool good = run_tokens(&run, mustache, 0, mustache->token->len, &root);
    return g_string_free(run.out, !good);
}

char *mustache_render(const char *template, json_t *data, MustacheEscape escape, MustachePartial *partial,
                      void *context, size_t max, GError **error)
{
    g_autoptr(Mustache) mustache = mustache_compile(template, error);
    return mustache ? mustache_run(mustache, data, escape, partial, context, max, error) : NULL;
}
