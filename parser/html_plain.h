/* HTML that is plainly written, told without a parser of the whole language: elements
 * that end where they should, of few names. All other is left to libxml2: see html.c. */
#ifndef PARSER_HTML_PLAIN_H
#define PARSER_HTML_PLAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Called in the order of the document, as libxml2's parser would. */
typedef struct {
    /* name: static, lower case; attributes: names and values, or NULL, of those that html.c looks at */
    void (*start)(void *context, const char *name, const char **attributes);
    void (*end)(void *context, const char *name);
    void (*text)(void *context, const char *text, size_t size);
    uint32_t (*entity)(const char *name); /* the character, 0 when there is no such entity */
} HtmlEvents;

/* False: it was not plain, and what has been told of it so far is worth nothing. Of valid UTF-8 without NUL. */
bool html_plain_read(const char *html, size_t size, const HtmlEvents *events, void *context);

#endif
