/* HTML -> the text a person would see (libxml2's SAX parser, bounded). */
#ifndef PARSER_HTML_H
#define PARSER_HTML_H

#include <stddef.h>

/* utf8 must be valid UTF-8. Blocks become lines, table rows "a | b | c", list items
 * "- x", definition lists "term: value", links keep only their text (mailto: and
 * tel: targets appended when the text lacks them). Hidden text is dropped; zero
 * widths vanish. <blockquote> becomes "> " lines; attribution lines, forward marks
 * and Outlook's From:/Sent: block before it stay plain lines. At most max bytes. */
char *html_to_text(const char *utf8, size_t size, size_t max);

#endif
