/* address.c - address lists as people and bad mailers write them. */
#include "parser/address.h"

#include <string.h>

#include "parser/charset.h"
#include "parser/header.h"

enum { NAME_MAX_BYTES = 256, ADDRESS_MAX_BYTES = 320, WORDS_MAX_BYTES = 4096, LIST_BYTES = 262144 };

/* One mailbox being read; the parts still raw. */
typedef struct {
    GByteArray *words;   /* outside brackets and comments, quotes kept as written */
    GByteArray *phrase;  /* the same, unquoted */
    GByteArray *angle;   /* between < and > */
    GByteArray *comment; /* between ( and ) */
    GByteArray *surname; /* "Smith" of the unquoted "Smith, Bob <bob@x>" */
    bool has_angle;
    const char *charset;
    GPtrArray *list;
    size_t max;
} Reader;

void address_free(Address *address)
{
    if (address == NULL)
        return;
    g_free(address->name);
    g_free(address->address);
    g_free(address);
}

static void push(GByteArray *array, uint8_t byte)
{
    g_byte_array_append(array, &byte, 1);
}

static void push_words(Reader *reader, const uint8_t *bytes, size_t size)
{
    if (reader->words->len + size > WORDS_MAX_BYTES)
        return;
    g_byte_array_append(reader->words, bytes, (guint)size);
    g_byte_array_append(reader->phrase, bytes, (guint)size);
}

/* Bytes up to one that parts addresses or encodes words. */
static size_t plain_run(const uint8_t *value, size_t size)
{
    static const bool special[256] = {['"'] = true, ['('] = true, ['<'] = true, ['>'] = true,  [','] = true,
                                      [';'] = true, [':'] = true, ['='] = true, ['\r'] = true, ['\n'] = true};
    size_t n = 0;
    while (n < size && !special[value[n]])
        n++;
    return n;
}

static bool has_byte(const GByteArray *array, int byte)
{
    return array->len > 0 && memchr(array->data, byte, array->len) != NULL;
}

/* What no domain has, and what no local part has that is not quoted. */
enum { NO_DOMAIN = 1, NO_LOCAL = 2, NEITHER = NO_DOMAIN | NO_LOCAL };
static const uint8_t wrong[256] = {
    [' '] = NEITHER,   ['\t'] = NEITHER,  ['"'] = NEITHER,   ['<'] = NEITHER,    ['>'] = NEITHER,   ['('] = NEITHER,
    [')'] = NEITHER,   ['['] = NEITHER,   [']'] = NEITHER,   [','] = NEITHER,    [';'] = NEITHER,   [':'] = NEITHER,
    ['\\'] = NEITHER,  ['{'] = NO_DOMAIN, ['}'] = NO_DOMAIN, ['\''] = NO_DOMAIN, ['`'] = NO_DOMAIN, ['|'] = NO_DOMAIN,
    ['/'] = NO_DOMAIN, ['!'] = NO_DOMAIN, ['#'] = NO_DOMAIN, ['$'] = NO_DOMAIN,  ['%'] = NO_DOMAIN, ['&'] = NO_DOMAIN,
    ['*'] = NO_DOMAIN, ['+'] = NO_DOMAIN, ['='] = NO_DOMAIN, ['?'] = NO_DOMAIN,  ['^'] = NO_DOMAIN, ['~'] = NO_DOMAIN,
    ['@'] = NO_LOCAL,
};

static bool has_wrong(const char *text, uint8_t where)
{
    while (*text != '\0' && (wrong[(uint8_t)*text] & where) == 0)
        text++;
    return *text != '\0';
}

static bool domain_is_sound(const char *domain)
{
    size_t length = strlen(domain);
    if (length == 0 || length > 253)
        return false;
    if (domain[0] == '[')
        return domain[length - 1] == ']' && strpbrk(domain + 1, " \"<>()[") == NULL;
    if (domain[0] == '.' || domain[0] == '-' || strstr(domain, "..") != NULL)
        return false;
    return !has_wrong(domain, NO_DOMAIN);
}

/* "\"bob\"@x" is bob@x (RFC 5322, 3.4.1): quotes that nothing needs go, so that nobody looks like another by them. */
static char *without_quotes(char *address, size_t local)
{
    GString *bare = g_string_sized_new(local);
    for (size_t i = 1; i + 1 < local; i++) {
        i += address[i] == '\\' && i + 2 < local;
        g_string_append_c(bare, address[i]);
    }
    bool plain = !has_wrong(bare->str, NO_LOCAL) && bare->len > 0 && bare->str[0] != '.' &&
                 bare->str[bare->len - 1] != '.' && strstr(bare->str, "..") == NULL;
    if (!plain) {
        g_string_free(bare, TRUE);
        return address;
    }
    g_string_append(bare, address + local);
    g_free(address);
    return g_string_free(bare, FALSE);
}

/* The addr-spec with its domain in lower case, or NULL when it is none. */
static char *sound_address(const char *text)
{
    g_autofree char *address = g_strdup(text);
    g_strstrip(address);
    char *at = strrchr(address, '@');
    if (at == NULL || at == address || strlen(address) > ADDRESS_MAX_BYTES)
        return NULL;
    size_t length = strlen(address);
    if (address[length - 1] == '.')
        address[length - 1] = '\0';
    for (char *c = at; *c != '\0'; c++)
        *c = g_ascii_tolower(*c);
    *at = '\0';
    bool quoted = address[0] == '"' && at - address >= 3 && at[-1] == '"';
    bool sound = at - address <= 128 && domain_is_sound(at + 1) && (quoted || !has_wrong(address, NO_LOCAL));
    *at = '@';
    if (!sound)
        return NULL;
    size_t local = (size_t)(at - address);
    return quoted ? without_quotes(g_steal_pointer(&address), local) : g_steal_pointer(&address);
}

static char *text_of(const uint8_t *bytes, size_t size)
{
    if (size == 0)
        return g_strdup("");
    size_t plain = MIN(charset_plain(bytes, size), (size_t)ADDRESS_MAX_BYTES * 2);
    if (plain == size && memchr(bytes, '\n', size) == NULL && memchr(bytes, '\t', size) == NULL)
        return g_strndup((const char *)bytes, plain);
    g_autofree char *utf8 = charset_to_utf8(bytes, size, NULL);
    return charset_clean(utf8, strlen(utf8), ADDRESS_MAX_BYTES * 2, false);
}

/* What stands in angle brackets: route and scheme go, white space too. */
static char *angle_address(const uint8_t *angle, size_t size)
{
    g_autofree char *text = text_of(angle, size);
    char *start = g_str_has_prefix(text, "mailto:") ? text + 7 : text;
    char *route = *start == '@' ? strrchr(start, ':') : NULL;
    start = route != NULL ? route + 1 : start;
    if (*g_strchug(start) != '"') {
        char *to = start;
        for (char *from = start; *from != '\0'; from++)
            if (!g_ascii_isspace(*from))
                *to++ = *from;
        *to = '\0';
    }
    return sound_address(start);
}

/* The word with an @ in "Bob Smith bob@x", cut out of the name. */
static char *bare_address(GByteArray *words, GByteArray *name)
{
    size_t start = 0;
    bool quoted = false;
    char *found = NULL;
    g_byte_array_set_size(name, 0);
    for (size_t i = 0; i <= words->len; i++) {
        bool blank = i == words->len || (!quoted && g_ascii_isspace(words->data[i]));
        if (!blank) {
            quoted ^= words->data[i] == '"';
            continue;
        }
        bool candidate = found == NULL && i > start && memchr(words->data + start, '@', i - start) != NULL;
        if (candidate)
            found = angle_address(words->data + start, i - start);
        if (i > start && !(candidate && found != NULL)) {
            push(name, ' ');
            g_byte_array_append(name, words->data + start, (guint)(i - start));
        }
        start = i + 1;
    }
    return found;
}

/* "Smith" and what stands behind its comma. */
static char *whole_name(const Reader *reader, const uint8_t *phrase, size_t size)
{
    const GByteArray *surname = reader->surname;
    if (surname->len == 0)
        return header_decode(phrase, size, reader->charset, NAME_MAX_BYTES);
    g_autoptr(GByteArray) whole = g_byte_array_new();
    g_byte_array_append(whole, surname->data, surname->len);
    g_byte_array_append(whole, (const uint8_t *)", ", 2);
    g_byte_array_append(whole, phrase, (guint)size);
    return header_decode(whole->data, whole->len, reader->charset, NAME_MAX_BYTES);
}

/* Without quotes around the whole of it. */
static char *bare_name(char *name)
{
    size_t length = strlen(name);
    while (length >= 2 && (name[0] == '\'' || name[0] == '"') && name[length - 1] == name[0]) {
        memmove(name, name + 1, length - 2);
        name[length -= 2] = '\0';
    }
    return g_strstrip(name);
}

static char *display_name(const Reader *reader, const uint8_t *phrase, size_t size)
{
    const GByteArray *comment = reader->comment;
    size_t blank = header_white(phrase, size);
    char *name = whole_name(reader, blank > 0 ? phrase + blank : phrase, size - blank); /* of no bytes it is NULL */
    if (*name == '\0' && comment->len > 0) {
        g_free(name);
        name = header_decode(comment->data, comment->len, reader->charset, NAME_MAX_BYTES);
    }
    return bare_name(name);
}

static void add(GPtrArray *list, char *address, char *name)
{
    Address *mailbox = g_new(Address, 1);
    *mailbox = (Address){.name = name, .address = address};
    g_ptr_array_add(list, mailbox);
}

/* "=?utf-8?q?Bob_=3Cbob=40x=3E?=": the whole mailbox inside one encoded word. */
static bool encoded_mailbox(Reader *reader)
{
    if (reader->has_angle || has_byte(reader->words, '@') || !has_byte(reader->words, '?'))
        return false;
    g_autofree char *text = header_decode(reader->words->data, reader->words->len, reader->charset, NAME_MAX_BYTES * 2);
    char *open = strrchr(text, '<');
    g_autofree char *inside = g_strdup(open != NULL ? open + 1 : text);
    g_strdelimit(inside, ">", '\0');
    char *address = sound_address(inside);
    if (address == NULL)
        return false;
    if (open != NULL)
        *open = '\0';
    add(reader->list, address, g_strdup(open != NULL ? g_strstrip(text) : ""));
    return true;
}

static void finish(Reader *reader, bool comma)
{
    g_autoptr(GByteArray) bare_name = g_byte_array_new();
    char *address = NULL;
    const GByteArray *name = reader->phrase;
    if (reader->list->len < reader->max && !encoded_mailbox(reader)) {
        address = reader->has_angle ? angle_address(reader->angle->data, reader->angle->len) : NULL;
        if (address == NULL && has_byte(reader->words, '@')) {
            address = bare_address(reader->words, bare_name);
            name = bare_name;
        }
    }
    bool only_words = address == NULL && !reader->has_angle && comma && !has_byte(reader->words, '@');
    if (address != NULL)
        add(reader->list, address, display_name(reader, name->data, name->len));
    g_byte_array_set_size(reader->surname, 0);
    if (only_words && reader->phrase->len < NAME_MAX_BYTES)
        g_byte_array_append(reader->surname, reader->phrase->data, reader->phrase->len);
    g_byte_array_set_size(reader->words, 0);
    g_byte_array_set_size(reader->phrase, 0);
    g_byte_array_set_size(reader->angle, 0);
    g_byte_array_set_size(reader->comment, 0);
    reader->has_angle = false;
}

/* A quoted string at `at`; returns the offset behind it. One that never closes is a mere character. */
static size_t read_quoted(Reader *reader, const uint8_t *value, size_t size, size_t at, bool *hopeless)
{
    size_t end = at + 1;
    while (end < size && value[end] != '"')
        end += value[end] == '\\' ? 2 : 1;
    if (end >= size) {
        *hopeless = true;
        return at + 1;
    }
    if (reader->words->len + end - at > WORDS_MAX_BYTES)
        return end + 1;
    g_byte_array_append(reader->words, value + at, (guint)(end + 1 - at));
    for (size_t i = at + 1; i < end; i++) {
        i += value[i] == '\\';
        push(reader->phrase, value[i]);
    }
    return end + 1;
}

static size_t read_comment(Reader *reader, const uint8_t *value, size_t size, size_t at, bool *hopeless)
{
    size_t depth = 0, end = at;
    for (; end < size; end++) {
        depth += value[end] == '(';
        depth -= value[end] == ')';
        end += value[end] == '\\';
        if (depth == 0)
            break;
    }
    if (end >= size) {
        *hopeless = true;
        return at + 1;
    }
    if (reader->comment->len < NAME_MAX_BYTES)
        g_byte_array_append(reader->comment, value + at + 1, (guint)(end - at - 1));
    return end + 1;
}

/* From < to >, or to the comma where it is missing. */
static size_t read_angle(Reader *reader, const uint8_t *value, size_t size, size_t at)
{
    g_byte_array_set_size(reader->angle, 0);
    reader->has_angle = true;
    size_t i = at + 1;
    for (; i < size && value[i] != '>'; i++) {
        bool ends =
            (value[i] == ',' || value[i] == ';') && has_byte(reader->angle, '@') && reader->angle->data[0] != '@';
        if (ends)
            return i;
        const uint8_t *close = value[i] == '(' ? memchr(value + i, ')', MIN(size - i, NAME_MAX_BYTES)) : NULL;
        if (close != NULL)
            i = (size_t)(close - value);
        else if (value[i] == '<')
            g_byte_array_set_size(reader->angle, 0);
        else if (reader->angle->len < ADDRESS_MAX_BYTES * 2) {
            size_t run = MAX(plain_run(value + i, size - i), (size_t)1);
            run = MIN(run, (size_t)(ADDRESS_MAX_BYTES * 2 - reader->angle->len));
            g_byte_array_append(reader->angle, value + i, (guint)run);
            i += run - 1;
        }
    }
    return i + 1;
}

/* A mailbox as nearly all are written: Bob Smith <bob@x>, "Smith, Bob" <bob@x>, or bob@x. */
typedef struct {
    const uint8_t *name, *address;
    size_t name_size, address_size; /* no address: something else */
    size_t end;                     /* of the mailbox in the value */
} Usual;

/* The name of it that is quoted at `at`, and moves that behind it. */
static bool usual_quoted(Usual *usual, const uint8_t *value, size_t size, size_t *at)
{
    usual->name = value + *at + 1;
    const uint8_t *close = *at < size && value[*at] == '"' ? memchr(usual->name, '"', size - *at - 1) : NULL;
    if (close == NULL || memchr(usual->name, '\\', (size_t)(close - usual->name)) != NULL)
        return false;
    usual->name_size = (size_t)(close - usual->name);
    *at = (size_t)(close + 1 - value);
    *at += header_white(close + 1, size - *at);
    return true;
}

/* "bob@x" alone. */
static Usual usual_bare(const uint8_t *value, size_t at, size_t size)
{
    size_t word = size;
    while (word > 0 && g_ascii_isspace(value[at + word - 1]))
        word--;
    for (size_t i = 0; i < word; i++)
        if (g_ascii_isspace(value[at + i]))
            word = 0;
    return (Usual){.name = value, .address = value + at, .address_size = word, .end = at + size};
}

/* Bytes of a name up to one that parts addresses; encoded words stay whole. */
static size_t name_run(const uint8_t *value, size_t size)
{
    size_t n = plain_run(value, size), word;
    while (n < size && value[n] == '=' && (word = header_word(value + n, size - n)) > 0) {
        n += word;
        n += plain_run(value + n, size - n);
    }
    return n;
}

static Usual usual_mailbox(const uint8_t *value, size_t size)
{
    Usual usual = {0};
    size_t at = header_white(value, size);
    if (!usual_quoted(&usual, value, size, &at)) {
        usual.name = value + at;
        usual.name_size = name_run(usual.name, size - at);
        at += usual.name_size;
        if ((at == size || value[at] == ',') && memchr(usual.name, '=', usual.name_size) == NULL)
            return usual_bare(value, at - usual.name_size, usual.name_size);
    }
    size_t run = at < size && value[at] == '<' ? plain_run(value + at + 1, size - at - 1) : 0;
    usual.address = value + at + 1;
    usual.end = at + run + 2;
    usual.address_size = usual.end <= size && value[usual.end - 1] == '>' ? run : 0;
    return usual;
}

/* A usual mailbox, and the end or a comma behind it: how long, 0 something else. */
static size_t read_usual(GPtrArray *list, const char *charset, const uint8_t *value, size_t size)
{
    Usual usual = usual_mailbox(value, size);
    bool found = usual.address_size > 0 && usual.address_size <= ADDRESS_MAX_BYTES &&
                 usual.name_size <= NAME_MAX_BYTES && (usual.end == size || value[usual.end] == ',');
    char *address = found ? angle_address(usual.address, usual.address_size) : NULL;
    if (address == NULL)
        return 0;
    add(list, address, bare_name(header_decode(usual.name, usual.name_size, charset, NAME_MAX_BYTES)));
    return MIN(usual.end + 1, size);
}

static void start_group(Reader *reader)
{
    g_byte_array_set_size(reader->words, 0);
    g_byte_array_set_size(reader->phrase, 0);
    g_byte_array_set_size(reader->comment, 0);
}

static void parse_any(const uint8_t *value, size_t size, const char *charset, GPtrArray *list, size_t max)
{
    g_autoptr(GByteArray) words = g_byte_array_new(), phrase = g_byte_array_new(), angle = g_byte_array_new();
    g_autoptr(GByteArray) comment = g_byte_array_new(), surname = g_byte_array_new();
    Reader reader = {words, phrase, angle, comment, surname, false, charset, list, max};
    bool no_quote = false, no_comment = false; /* the rest of the value closes none */
    size_t i = 0;
    while (i < size && list->len < max) {
        size_t run = plain_run(value + i, size - i);
        push_words(&reader, value + i, MIN(run, (size_t)(WORDS_MAX_BYTES - MIN(words->len, (guint)WORDS_MAX_BYTES))));
        i += run;
        if (i == size)
            break;
        uint8_t c = value[i];
        if (c == '"' && !no_quote) {
            i = read_quoted(&reader, value, size, i, &no_quote);
            continue;
        }
        if (c == '(' && !no_comment) {
            i = read_comment(&reader, value, size, i, &no_comment);
            continue;
        }
        if (c == '<') {
            i = read_angle(&reader, value, size, i);
            continue;
        }
        if (c == ',' || c == ';')
            finish(&reader, c == ',');
        else if (c == ':' && !reader.has_angle && !has_byte(words, '@'))
            start_group(&reader);
        else {
            size_t word = c == '=' ? header_word(value + i, size - i) : 0;
            push_words(&reader, c == '\r' || c == '\n' ? (const uint8_t *)" " : value + i, MAX(word, 1));
            i += MAX(word, 1) - 1;
        }
        i++;
    }
    finish(&reader, false);
}

void address_parse(const uint8_t *value, size_t size, const char *charset, GPtrArray *list, size_t max)
{
    size = MIN(size, LIST_BYTES);
    size_t i = 0;
    for (size_t usual = 1; usual > 0 && i < size && list->len < max; i += usual)
        usual = read_usual(list, charset, value + i, size - i);
    if (i < size && list->len < max)
        parse_any(value + i, size - i, charset, list, max);
}
