/* multipart.c - splits a multipart whose boundaries, headers and line ends leave no doubt. */
#include "parser/multipart.h"

#include <string.h>

enum { NESTED = 8, LEAVES = 100, BOUNDARY = 70 };

typedef struct {
    const uint8_t *boundary;
    size_t size;
    bool alternative, related;
    int number; /* of the alternative that it is, or is in */
} Level;

typedef struct {
    const uint8_t *at, *end;
    Level level[NESTED];
    int depth, multiparts;
    GArray *leaves;
} Reader;

/* --- Types --- */

static bool is_blank(uint8_t c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool is_token(uint8_t c)
{
    return g_ascii_isalnum(c) || c == '-' || c == '.' || c == '+' || c == '_';
}

static size_t token(MultipartSlice value)
{
    size_t n = 0;
    while (n < value.size && is_token(value.bytes[n]))
        n++;
    return n;
}

static MultipartSlice behind(MultipartSlice value, size_t n)
{
    return (MultipartSlice){value.bytes + n, value.size - n};
}

static MultipartSlice without_blanks(MultipartSlice value)
{
    while (value.size > 0 && is_blank(*value.bytes))
        value = behind(value, 1);
    return value;
}

static bool is(MultipartSlice name, size_t size, const char *word)
{
    return size == strlen(word) && g_ascii_strncasecmp((const char *)name.bytes, word, size) == 0;
}

/* "type/subtype", and behind it the parameters or nothing: how long, 0 no such thing. */
static size_t type_size(MultipartSlice value)
{
    size_t main = token(value);
    if (main == 0 || main == value.size || value.bytes[main] != '/')
        return 0;
    size_t sub = token(behind(value, main + 1)), whole = main + 1 + sub;
    bool ends = whole == value.size || value.bytes[whole] == ';' || is_blank(value.bytes[whole]);
    return sub > 0 && ends ? whole : 0;
}

/* A value with or without quotes, and what follows it; false: odd. */
static bool read_value(MultipartSlice *rest, MultipartSlice *value)
{
    bool quoted = rest->size > 0 && *rest->bytes == '"';
    *rest = behind(*rest, quoted);
    *value = *rest;
    value->size = quoted ? 0 : token(*rest);
    while (quoted && value->size < rest->size && rest->bytes[value->size] > ' ' && rest->bytes[value->size] < 0x7f &&
           !strchr("\"\\", rest->bytes[value->size]))
        value->size++;
    *rest = behind(*rest, value->size);
    bool closed = !quoted || (rest->size > 0 && *rest->bytes == '"');
    if (closed)
        *rest = behind(*rest, quoted);
    return closed && value->size > 0;
}

/* What it says of a multipart; false: odd. */
static bool read_multipart(MultipartSlice value, size_t size, Level *level)
{
    size_t main = strlen("multipart/");
    *level = (Level){.alternative = is(behind(value, main), size - main, "alternative"),
                     .related = is(behind(value, main), size - main, "related")};
    bool odd = is(behind(value, main), size - main, "digest"); /* its parts have another default type */
    for (value = without_blanks(behind(value, size)); value.size > 0 && !odd; value = without_blanks(value)) {
        odd = *value.bytes != ';';
        value = without_blanks(behind(value, 1));
        size_t name = token(value);
        if (odd || value.size == 0)
            break;
        MultipartSlice named = value, said = {0};
        odd = name == 0 || name == value.size || value.bytes[name] != '=';
        value = odd ? value : behind(value, name + 1);
        odd = odd || !read_value(&value, &said);
        if (odd || !is(named, name, "boundary"))
            continue;
        odd = level->size > 0 || said.size > BOUNDARY;
        level->boundary = said.bytes;
        level->size = said.size;
    }
    return !odd && level->size > 0;
}

/* --- Lines --- */

/* Without its line end; false: there is none, or no further line. */
static bool next_line(Reader *reader, MultipartSlice *line)
{
    const uint8_t *end = memchr(reader->at, '\n', (size_t)(reader->end - reader->at));
    if (end == NULL)
        return false;
    *line = (MultipartSlice){reader->at, (size_t)(end - reader->at)};
    reader->at = end + 1;
    return true;
}

static bool ends_in_cr(MultipartSlice line)
{
    return line.size > 0 && line.bytes[line.size - 1] == '\r';
}

typedef enum { TEXT, NEXT, LAST, ODD } Mark;

/* Is the line a boundary of the innermost multipart? Anything else that begins as one does is odd. */
static Mark mark_of(const Reader *reader, MultipartSlice line)
{
    if (line.size < 2 || line.bytes[0] != '-' || line.bytes[1] != '-')
        return TEXT;
    line = (MultipartSlice){line.bytes + 2, line.size - 2 - ends_in_cr(line)};
    Mark mark = TEXT;
    for (int i = 0; i < reader->depth; i++) {
        const Level *level = &reader->level[i];
        if (line.size < level->size || memcmp(line.bytes, level->boundary, level->size) != 0)
            continue;
        MultipartSlice rest = behind(line, level->size);
        bool last = rest.size == 2 && memcmp(rest.bytes, "--", 2) == 0;
        bool ours = i + 1 == reader->depth && mark == TEXT && (rest.size == 0 || last);
        mark = !ours ? ODD : last ? LAST : NEXT;
    }
    return mark;
}

/* --- Parts --- */

static bool take_field(MultipartLeaf *leaf, MultipartSlice name, MultipartSlice value)
{
    bool id = is(name, name.size, "Content-ID") || is(name, name.size, "Content-Location");
    MultipartSlice *slot = is(name, name.size, "Content-Type")                ? &leaf->type
                           : is(name, name.size, "Content-Disposition")       ? &leaf->disposition
                           : is(name, name.size, "Content-Transfer-Encoding") ? &leaf->encoding
                                                                              : NULL;
    leaf->has_id |= id;
    if (slot == NULL)
        return true;
    bool once = slot->bytes == NULL && memchr(value.bytes, '\0', value.size) == NULL;
    *slot = value;
    return once;
}

/* The header up to its empty line; false: odd. */
static bool read_header(Reader *reader, MultipartLeaf *leaf)
{
    MultipartSlice line, name = {0}, value = {0};
    bool sound = true;
    while ((sound = sound && next_line(reader, &line)) && line.size > ends_in_cr(line)) {
        size_t n = 0;
        if (*line.bytes == ' ' || *line.bytes == '\t') {
            value.size = (size_t)(line.bytes + line.size - value.bytes);
            sound = name.bytes != NULL;
            continue;
        }
        sound = name.bytes == NULL || take_field(leaf, name, value);
        while (n < line.size && (g_ascii_isalnum(line.bytes[n]) || (n > 0 && line.bytes[n] == '-')))
            n++;
        sound = sound && n > 0 && n < line.size && line.bytes[n] == ':';
        name = (MultipartSlice){line.bytes, n};
        value = sound ? behind(line, n + 1) : line;
    }
    return sound && (name.bytes == NULL || take_field(leaf, name, value));
}

/* The text up to a boundary, both with the same line ends; ODD where it has no line. */
static Mark read_text(Reader *reader, MultipartSlice *text)
{
    MultipartSlice line, before = {0};
    const uint8_t *begin = reader->at;
    Mark mark = TEXT;
    for (; mark == TEXT; before = mark == TEXT ? line : before)
        mark = next_line(reader, &line) ? mark_of(reader, line) : ODD;
    if (mark == ODD || before.bytes == NULL || ends_in_cr(before) != ends_in_cr(line))
        return ODD;
    *text = (MultipartSlice){begin, (size_t)(before.bytes + before.size - begin) - ends_in_cr(before)};
    return mark;
}

/* What is around the parts counts for nothing. */
static Mark skip_text(Reader *reader)
{
    MultipartSlice line;
    Mark mark = TEXT;
    while (mark == TEXT)
        mark = next_line(reader, &line) ? mark_of(reader, line) : ODD;
    return mark;
}

static bool read_parts(Reader *reader, MultipartSlice type);

static Mark read_part(Reader *reader, bool first)
{
    const Level *level = &reader->level[reader->depth - 1];
    MultipartLeaf leaf = {.in_related = level->related && !first, .alternative = level->number};
    if (!read_header(reader, &leaf))
        return ODD;
    MultipartSlice type = without_blanks(leaf.type);
    size_t size = type_size(type);
    if (leaf.type.bytes != NULL && size == 0)
        return ODD;
    if (size >= 10 && g_ascii_strncasecmp((const char *)type.bytes, "multipart/", 10) == 0)
        return read_parts(reader, type) ? skip_text(reader) : ODD;
    Mark mark = read_text(reader, &leaf.content);
    if (mark != ODD)
        g_array_append_val(reader->leaves, leaf);
    return reader->leaves->len < LEAVES ? mark : ODD;
}

/* Up to the last boundary; false: odd. */
static bool read_parts(Reader *reader, MultipartSlice type)
{
    Level level, *outer = reader->depth > 0 ? &reader->level[reader->depth - 1] : NULL;
    if (reader->depth == NESTED || !read_multipart(type, type_size(type), &level))
        return false;
    level.number = level.alternative ? ++reader->multiparts : (reader->multiparts++, outer ? outer->number : 0);
    reader->level[reader->depth++] = level;
    Mark mark = skip_text(reader);
    bool sound = mark == NEXT;
    for (bool first = true; mark == NEXT; first = false)
        mark = read_part(reader, first);
    reader->depth--;
    return sound && mark == LAST;
}

GArray *multipart_split(MultipartSlice type, MultipartSlice body)
{
    g_autoptr(GArray) leaves = g_array_sized_new(FALSE, FALSE, sizeof(MultipartLeaf), 6);
    Reader reader = {.at = body.bytes, .end = body.bytes + body.size, .leaves = leaves};
    type = without_blanks(type);
    size_t size = type_size(type);
    bool multipart = size > 10 && g_ascii_strncasecmp((const char *)type.bytes, "multipart/", 10) == 0;
    return multipart && read_parts(&reader, type) ? g_steal_pointer(&leaves) : NULL;
}
