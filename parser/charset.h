/* Bytes of any charset -> UTF-8, by ICU. Only ICU conversion user. */
#ifndef PARSER_CHARSET_H
#define PARSER_CHARSET_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Opens every converter that mail uses; nothing is opened later. */
void charset_init(void);

/* Never NULL. `label` may be NULL, wrong or unknown: valid UTF-8 stays, lying
 * labels are corrected (ISO-8859-1 that is windows-1252, gb2312 that is gb18030,
 * …), else detection decides. Output has no NUL, CR or other controls save LF, TAB. */
char *charset_to_utf8(const uint8_t *bytes, size_t size, const char *label);

/* How many of the first bytes are plain: printable ASCII, LF, TAB. They are the same in every charset but the wide
 * ones, and clean. */
size_t charset_plain(const uint8_t *bytes, size_t size);

/* Makes any string clean: valid UTF-8, no controls (LF and TAB stay where `lines`),
 * no bidi or zero-width tricks, at most max bytes, cut at a character. */
char *charset_clean(const char *text, size_t size, size_t max, bool lines);

#endif
