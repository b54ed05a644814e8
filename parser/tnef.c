/* tnef.c - bounded reader of winmail.dat: names of the attachments and the plain body. */
#include "parser/tnef.h"

#include <stdbool.h>
#include <string.h>

#include "parser/charset.h"

enum {
    SIGNATURE = 0x223e9f78,
    ATTRIBUTES = 2000, /* read of one file */
    PROPERTIES = 2000, /* of one attribute */
    FILES = 200,
    TEXT_BYTES = 256 << 10,
    NAME_BYTES = 500,
    /* attributes, without their type */
    BODY = 0x800c,
    MESSAGE_PROPERTIES = 0x9003,
    ATTACHMENT_START = 0x9002,
    ATTACHMENT_TITLE = 0x8010,
    ATTACHMENT_DATA = 0x800f,
    ATTACHMENT_PROPERTIES = 0x9005,
    /* MAPI properties */
    PR_BODY = 0x1000,
    PR_DISPLAY_NAME = 0x3001,
    PR_LONG_FILENAME = 0x3707,
    PR_MIME_TAG = 0x370e,
    STRING8 = 0x1e,
    UNICODE = 0x1f,
};

/* What is left to read. */
typedef struct {
    const uint8_t *at;
    size_t left;
} Input;

static bool take(Input *input, size_t size, const uint8_t **bytes)
{
    if (size > input->left)
        return false;
    *bytes = input->at;
    input->at += size;
    input->left -= size;
    return true;
}

static bool take_number(Input *input, size_t size, uint32_t *number)
{
    const uint8_t *bytes;
    if (!take(input, size, &bytes))
        return false;
    *number = 0;
    for (size_t i = 0; i < size; i++)
        *number |= (uint32_t)bytes[i] << (8 * i);
    return true;
}

static void file_free(gpointer data)
{
    TnefFile *file = data;
    g_free(file->filename);
    g_free(file->content_type);
    g_free(file);
}

void tnef_free(Tnef *tnef)
{
    if (tnef == NULL)
        return;
    g_ptr_array_unref(tnef->files);
    g_free(tnef->text);
    g_free(tnef);
}

static char *text_of(const uint8_t *bytes, size_t size, bool wide, size_t max, bool lines)
{
    size_t unit = wide ? 2 : 1;
    while (size >= unit && bytes[size - 1] == 0 && bytes[size - unit] == 0) /* closing NUL */
        size -= unit;
    size = MIN(size, 4 * max);
    g_autofree char *utf8 = charset_to_utf8(bytes, size, wide ? "utf-16le" : NULL);
    return charset_clean(utf8, strlen(utf8), max, lines);
}

static void replace(char **where, char *value)
{
    if (*value == '\0') {
        g_free(value);
        return;
    }
    g_free(*where);
    *where = value;
}

static TnefFile *current_file(Tnef *tnef, bool fresh)
{
    if ((fresh || tnef->files->len == 0) && tnef->files->len < FILES) {
        TnefFile *file = g_new0(TnefFile, 1);
        file->content_type = g_strdup("application/octet-stream");
        g_ptr_array_add(tnef->files, file);
    }
    return g_ptr_array_index(tnef->files, tnef->files->len - 1);
}

/* Bytes of one value of a fixed type, padded; 0 = variable length. */
static size_t fixed_size(uint32_t type)
{
    switch (type) {
    case 0x02: /* 16 bits, padded */
    case 0x03:
    case 0x04:
    case 0x0a:
    case 0x0b:
        return 4;
    case 0x05:
    case 0x06:
    case 0x07:
    case 0x14:
    case 0x40:
        return 8;
    case 0x48:
        return 16;
    default:
        return 0;
    }
}

/* A named property carries its name: skipped. */
static bool skip_name(Input *input)
{
    const uint8_t *skipped;
    uint32_t kind, length;
    if (!take(input, 16, &skipped) || !take_number(input, 4, &kind) || !take_number(input, 4, &length))
        return false;
    return kind == 0 || (length < input->left && take(input, (length + 3) & ~3U, &skipped));
}

static void use_property(Tnef *tnef, uint32_t id, uint32_t type, const uint8_t *bytes, size_t size, bool attachment)
{
    bool wide = type == UNICODE;
    if (type != STRING8 && !wide)
        return;
    if (!attachment && id == PR_BODY) {
        replace(&tnef->text, text_of(bytes, size, wide, TEXT_BYTES, true));
        return;
    }
    if (!attachment || tnef->files->len == 0)
        return;
    TnefFile *file = current_file(tnef, false);
    if (id == PR_LONG_FILENAME || (id == PR_DISPLAY_NAME && file->filename == NULL))
        replace(&file->filename, text_of(bytes, size, wide, NAME_BYTES, false));
    else if (id == PR_MIME_TAG)
        replace(&file->content_type, text_of(bytes, size, wide, NAME_BYTES, false));
}

static bool read_property(Tnef *tnef, Input *input, bool attachment)
{
    uint32_t type, id, count = 1, size;
    const uint8_t *bytes;
    if (!take_number(input, 2, &type) || !take_number(input, 2, &id) || (id >= 0x8000 && !skip_name(input)))
        return false;
    size_t fixed = fixed_size(type & 0xfff);
    bool many = (type & 0x1000) != 0;
    if ((many || fixed == 0) && !take_number(input, 4, &count))
        return false;
    if (fixed > 0)
        return count <= input->left / fixed && take(input, count * fixed, &bytes);
    for (uint32_t i = 0; i < count; i++) {
        if (!take_number(input, 4, &size) || size > input->left)
            return false;
        use_property(tnef, id, type, input->at, size, attachment);
        if (!take(input, MIN(((size_t)size + 3) & ~(size_t)3, input->left), &bytes))
            return false;
    }
    return true;
}

static void read_properties(Tnef *tnef, Input input, bool attachment)
{
    uint32_t count;
    if (!take_number(&input, 4, &count))
        return;
    for (uint32_t i = 0; i < MIN(count, PROPERTIES); i++)
        if (!read_property(tnef, &input, attachment))
            return;
}

static void use_attribute(Tnef *tnef, uint32_t name, const uint8_t *bytes, size_t size)
{
    if (name == BODY && *tnef->text == '\0')
        replace(&tnef->text, text_of(bytes, size, false, TEXT_BYTES, true));
    else if (name == MESSAGE_PROPERTIES)
        read_properties(tnef, (Input){bytes, size}, false);
    else if (name == ATTACHMENT_START)
        current_file(tnef, true);
    else if (name == ATTACHMENT_TITLE)
        replace(&current_file(tnef, false)->filename, text_of(bytes, size, false, NAME_BYTES, false));
    else if (name == ATTACHMENT_DATA)
        current_file(tnef, false)->size = size;
    else if (name == ATTACHMENT_PROPERTIES)
        read_properties(tnef, (Input){bytes, size}, true);
}

Tnef *tnef_read(const uint8_t *bytes, size_t size)
{
    Input input = {bytes, size};
    uint32_t signature, key, level, name, length, checksum;
    if (!take_number(&input, 4, &signature) || signature != SIGNATURE || !take_number(&input, 2, &key))
        return NULL;
    Tnef *tnef = g_new0(Tnef, 1);
    tnef->files = g_ptr_array_new_with_free_func(file_free);
    tnef->text = g_strdup("");
    const uint8_t *data;
    for (unsigned i = 0; i < ATTRIBUTES; i++) {
        if (!take_number(&input, 1, &level) || !take_number(&input, 4, &name) || !take_number(&input, 4, &length) ||
            !take(&input, length, &data))
            break;
        use_attribute(tnef, name & 0xffff, data, length);
        if (!take_number(&input, 2, &checksum))
            break;
    }
    return tnef;
}
