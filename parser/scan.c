/* scan.c - bounds checked on the raw bytes before GMime sees them. */
#include "parser/scan.h"

#include <string.h>

/* Counted over lines as GMime splits them: at LF alone. */
typedef struct {
    size_t dashes;
    size_t fields, block; /* of the header block that may be under way */
    bool in_block;
} Scan;

/* A header block may begin behind every line that may be a boundary, and ends at an empty line. */
static const char *scan_line(Scan *scan, const uint8_t *line, size_t size)
{
    if (size >= 2 && line[0] == '-' && line[1] == '-') {
        scan->in_block = true;
        scan->fields = scan->block = 0;
        return ++scan->dashes > SCAN_DASHES ? "too many parts" : NULL;
    }
    if (size == 0 || (size == 1 && line[0] == '\r'))
        scan->in_block = false;
    if (!scan->in_block)
        return NULL;
    scan->block += size + 1;
    scan->fields += line[0] != ' ' && line[0] != '\t';
    if (scan->block > SCAN_BLOCK)
        return "header block too large";
    return scan->fields > SCAN_FIELDS ? "too many header fields" : NULL;
}

const char *scan_body(const uint8_t *body, size_t size)
{
    if (size > SCAN_SIZE)
        return "too large";
    Scan scan = {0};
    const char *why = NULL;
    for (size_t at = 0; at < size && why == NULL;) {
        const uint8_t *newline = memchr(body + at, '\n', size - at);
        size_t end = newline != NULL ? (size_t)(newline - body) : size;
        why = scan_line(&scan, body + at, end - at);
        at = end + 1;
    }
    return why;
}

static size_t line_length(const uint8_t *raw, size_t size)
{
    const uint8_t *newline = memchr(raw, '\n', size);
    return newline != NULL ? (size_t)(newline - raw) + 1 : size;
}

const uint8_t *scan_trim(const uint8_t *raw, size_t *size)
{
    const uint8_t *end = raw + *size;
    if (*size >= 3 && memcmp(raw, "\xef\xbb\xbf", 3) == 0)
        raw += 3;
    while (raw < end && (*raw == '\n' || *raw == '\r'))
        raw++;
    if (end - raw > 5 && memcmp(raw, "From ", 5) == 0)
        raw += line_length(raw, (size_t)(end - raw));
    *size = (size_t)(end - raw);
    return raw;
}

bool scan_is_cr_only(const uint8_t *raw, size_t size)
{
    return memchr(raw, '\n', size) == NULL && memchr(raw, '\r', size) != NULL;
}
