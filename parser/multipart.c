/* multipart.c - a plain multipart split at its delimiter lines, where GMime would see the same. */
#include "parser/multipart.h"

#include <glib.h>
#include <string.h>

#include "parser/header.h"
#include "parser/utf8.h"

enum {
    LEVELS = 6,          /* multiparts inside each other */
    BOUNDARY = 70,       /* bytes, RFC 2046 §5.1.1 */
    FIELDS = 60,         /* of one part */
    BLOCK = 16 << 10,    /* bytes of them */
    DASHES = 500,        /* lines that may be a delimiter */
    PARAMETERS_MAX = 20, /* of a multipart's type */
};

/* A multipart that is open. */
typedef struct {
    RawValue boundary;
    unsigned parts;
    int alternative;
    bool related;
} Level;

typedef struct {
    const uint8_t *at, *end; /* what is still to be read */
    Level levels[LEVELS];
    unsigned depth, dashes;
    int multiparts; /* counted as they open */
    Leaf *leaves;
    size_t count;
} Split;

typedef enum { NONE, ODD, NEXT, CLOSE } Kind;

/* A line that may be a delimiter. */
typedef struct {
    Kind kind;
    const uint8_t *line;
    bool crlf; /* it ends in CR LF */
} Delimiter;

static bool is_token(uint8_t byte)
{
    return g_ascii_isalnum(byte) || byte == '-' || byte == '_' || byte == '.' || byte == '+';
}

static size_t token_run(const uint8_t *at, const uint8_t *end)
{
    size_t n = 0;
    while (at + n < end && is_token(at[n]))
        n++;
    return n;
}

/* What everybody takes for the same between quotes. */
static size_t quoted_run(const uint8_t *at, const uint8_t *end)
{
    size_t n = 0;
    while (at + n < end && at[n] >= ' ' && at[n] < 127 && at[n] != '"' && at[n] != '\\')
        n++;
    return n;
}

static bool is_word(RawValue token, const char *word)
{
    return token.size == strlen(word) && g_ascii_strncasecmp((const char *)token.value, word, token.size) == 0;
}

/* "type/subtype" at *at, which moves behind it. */
static bool read_type(const uint8_t **at, const uint8_t *end, RawValue *type, RawValue *subtype)
{
    const uint8_t *c = *at + header_white(*at, (size_t)(end - *at));
    *type = (RawValue){c, token_run(c, end)};
    c += type->size;
    if (type->size == 0 || c == end || *c++ != '/')
        return false;
    *subtype = (RawValue){c, token_run(c, end)};
    *at = c + subtype->size;
    return subtype->size > 0;
}

/* "name=value" or "name="value"" behind the ';' at *at, which moves behind it. */
static bool read_parameter(const uint8_t **at, const uint8_t *end, RawValue *name, RawValue *value)
{
    const uint8_t *c = *at;
    if (*c++ != ';')
        return false;
    c += header_white(c, (size_t)(end - c));
    *name = (RawValue){c, token_run(c, end)};
    c += name->size;
    if (name->size == 0 || c == end || *c++ != '=' || c == end)
        return false;
    bool quoted = *c == '"';
    c += quoted;
    *value = (RawValue){c, quoted ? quoted_run(c, end) : token_run(c, end)};
    c += value->size;
    if (value->size == 0 || (quoted && (c == end || *c++ != '"')))
        return false;
    *at = c;
    return true;
}

static bool is_plain_boundary(RawValue boundary)
{
    return boundary.size <= BOUNDARY && memchr(boundary.value, ' ', boundary.size) == NULL &&
           memmem(boundary.value, boundary.size, "=?", 2) == NULL;
}

/* The one boundary among the parameters from there on. */
static bool read_boundary(const uint8_t *at, const uint8_t *end, RawValue *boundary)
{
    *boundary = (RawValue){0};
    for (unsigned i = 0; i <= PARAMETERS_MAX; i++) {
        at += header_white(at, (size_t)(end - at));
        if (at == end)
            return boundary->value != NULL && is_plain_boundary(*boundary);
        RawValue name, value;
        if (!read_parameter(&at, end, &name, &value))
            return false;
        if (!is_word(name, "boundary"))
            continue;
        if (boundary->value != NULL)
            return false;
        *boundary = value;
    }
    return false;
}

/* One of them begins with the other: "b" and "b--" at the worst. */
static bool are_alike(RawValue a, RawValue b)
{
    return memcmp(a.value, b.value, MIN(a.size, b.size)) == 0;
}

/* The multipart of that type begins; its prologue is next. */
static bool open_level(Split *split, RawValue type)
{
    const uint8_t *at = type.value, *end = at + type.size;
    RawValue main, subtype, boundary;
    bool plain = split->depth < LEVELS && read_type(&at, end, &main, &subtype) && is_word(main, "multipart") &&
                 !is_word(subtype, "digest") && read_boundary(at, end, &boundary);
    if (!plain)
        return false;
    for (unsigned i = 0; i < split->depth; i++)
        if (are_alike(split->levels[i].boundary, boundary))
            return false;
    int outside = split->depth > 0 ? split->levels[split->depth - 1].alternative : 0;
    int number = ++split->multiparts;
    split->levels[split->depth++] = (Level){
        .boundary = boundary,
        .alternative = is_word(subtype, "alternative") ? number : outside,
        .related = is_word(subtype, "related"),
    };
    return true;
}

/* What a line that begins with the boundary of that level is. */
static Kind delimiter_kind(const Split *split, unsigned level, const uint8_t *rest, const uint8_t *end)
{
    Kind kind = end - rest >= 2 && rest[0] == '-' && rest[1] == '-' ? CLOSE : NEXT;
    rest += kind == CLOSE ? 2 : 0;
    while (rest < end && (*rest == ' ' || *rest == '\t'))
        rest++;
    rest += rest + 1 == end && *rest == '\r';
    return rest == end && level == split->depth - 1 ? kind : ODD;
}

static Kind line_kind(const Split *split, const uint8_t *line, const uint8_t *end)
{
    size_t size = (size_t)(end - line) - 2;
    for (unsigned i = 0; i < split->depth; i++) {
        RawValue boundary = split->levels[i].boundary;
        if (size >= boundary.size && memcmp(line + 2, boundary.value, boundary.size) == 0)
            return delimiter_kind(split, i, line + 2 + boundary.size, end);
    }
    return NONE;
}

/* The next delimiter line, behind which we go on; NONE at the end of the body. */
static Delimiter next_delimiter(Split *split)
{
    for (const uint8_t *line = split->at, *next; line < split->end; line = next) {
        const uint8_t *newline = memchr(line, '\n', (size_t)(split->end - line));
        const uint8_t *end = newline != NULL ? newline : split->end;
        next = newline != NULL ? newline + 1 : split->end;
        if (end - line < 2 || line[0] != '-' || line[1] != '-')
            continue;
        Kind kind = ++split->dashes > DASHES ? ODD : line_kind(split, line, end);
        if (kind == NONE)
            continue;
        split->at = next;
        return (Delimiter){kind, line, end[-1] == '\r'};
    }
    return (Delimiter){.kind = NONE};
}

/* Fields of a part that matter. */
typedef struct {
    RawValue type, disposition, encoding, id, location, other;
} Fields;

static RawValue *field_named(Fields *fields, RawValue name)
{
    if (name.size < 10 || utf8_lower((char)*name.value) != 'c')
        return &fields->other;
    if (is_word(name, "Content-Type"))
        return &fields->type;
    if (is_word(name, "Content-Transfer-Encoding"))
        return &fields->encoding;
    if (is_word(name, "Content-Disposition"))
        return &fields->disposition;
    if (is_word(name, "Content-ID"))
        return &fields->id;
    return is_word(name, "Content-Location") ? &fields->location : &fields->other;
}

/* The field on that line, which begins no second one of what is told once. */
static RawValue *read_field(Fields *fields, const uint8_t *line, const uint8_t *end)
{
    const uint8_t *colon = line;
    while (colon < end && g_ascii_isgraph(*colon) && *colon != ':')
        colon++;
    if (colon == line || colon == end || *colon != ':' || (line[0] == '-' && line[1] == '-'))
        return NULL;
    RawValue *field = field_named(fields, (RawValue){line, (size_t)(colon - line)});
    if (field->value != NULL && field != &fields->other)
        return NULL;
    *field = (RawValue){colon + 1, (size_t)(end - colon - 1)};
    return field;
}

/* The fields up to the empty line, behind which we go on. */
static bool read_fields(Split *split, Fields *fields)
{
    *fields = (Fields){0};
    const uint8_t *start = split->at, *newline;
    RawValue *last = NULL;
    unsigned count = 0;
    for (const uint8_t *line = start; line < split->end; line = newline + 1) {
        newline = memchr(line, '\n', (size_t)(split->end - line));
        if (newline == NULL || newline - start > BLOCK || ++count > FIELDS)
            return false;
        const uint8_t *end = newline > line && newline[-1] == '\r' ? newline - 1 : newline;
        split->at = newline + 1;
        if (end == line)
            return memchr(start, '\0', (size_t)(newline - start)) == NULL;
        if (*line != ' ' && *line != '\t')
            last = read_field(fields, line, end);
        else if (last != NULL)
            last->size = (size_t)(end - last->value);
        if (last == NULL)
            return false;
    }
    return false;
}

/* The part behind a delimiter: a leaf, whose content begins there, or a multipart. */
static bool open_part(Split *split, Leaf **leaf)
{
    Fields fields;
    RawValue main = {0}, subtype;
    if (!read_fields(split, &fields))
        return false;
    const uint8_t *at = fields.type.value;
    if (at != NULL && !read_type(&at, at + fields.type.size, &main, &subtype))
        return false;
    Level *level = &split->levels[split->depth - 1];
    bool first = level->parts++ == 0;
    if (at != NULL && is_word(main, "multipart"))
        return open_level(split, fields.type);
    if (split->count == MULTIPART_LEAVES)
        return false;
    *leaf = &split->leaves[split->count++];
    **leaf = (Leaf){
        .type = fields.type,
        .disposition = fields.disposition,
        .encoding = transfer_encoding(fields.encoding.value, fields.encoding.size),
        .content = split->at,
        .embedded = level->related && !first && (fields.id.value != NULL || fields.location.value != NULL),
        .alternative = level->alternative,
    };
    return true;
}

/* The line end before a delimiter belongs to it (RFC 2046 §5.1.1); before one that ends in LF alone only the LF, as
 * GMime has it. */
static void end_leaf(Leaf *leaf, const Delimiter *delimiter)
{
    leaf->size = (size_t)(delimiter->line - leaf->content);
    leaf->size -= leaf->size > 0;
    leaf->size -= leaf->size > 0 && delimiter->crlf && leaf->content[leaf->size - 1] == '\r';
}

/* Goes on behind a delimiter. */
static bool pass(Split *split, Kind kind, Leaf **leaf)
{
    if (kind == ODD)
        return false;
    if (kind == NEXT)
        return open_part(split, leaf);
    return split->levels[--split->depth].parts > 0;
}

size_t multipart_split(RawValue type, const uint8_t *body, size_t size, Leaf leaves[MULTIPART_LEAVES])
{
    Split split = {.at = body, .end = body + size, .leaves = leaves};
    Leaf *leaf = NULL; /* whose content is under way */
    bool plain = open_level(&split, type);
    while (plain && split.depth > 0) {
        Delimiter delimiter = next_delimiter(&split);
        if (delimiter.kind == NONE) { /* never closed */
            if (leaf != NULL)
                leaf->size = (size_t)(split.end - leaf->content);
            plain = split.levels[split.depth - 1].parts > 0;
            break;
        }
        if (leaf != NULL)
            end_leaf(leaf, &delimiter);
        leaf = NULL;
        plain = pass(&split, delimiter.kind, &leaf);
    }
    return plain ? split.count : 0;
}
