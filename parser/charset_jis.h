/* ISO-2022-JP as Shift_JIS; private to charset.c. */
#ifndef PARSER_CHARSET_JIS_H
#define PARSER_CHARSET_JIS_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/* Japanese mail sends NEC's and IBM's characters in ISO-2022-JP, which ICU's
 * table lacks: the same rows exist in Shift_JIS as Microsoft has it. */
GByteArray *charset_jis_to_sjis(const uint8_t *bytes, size_t size);

#endif
