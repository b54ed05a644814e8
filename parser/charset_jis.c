/* ISO-2022-JP by its escapes. */
#include "parser/charset_jis.h"

#include <stdbool.h>

GByteArray *charset_jis_to_sjis(const uint8_t *bytes, size_t size)
{
    GByteArray *out = g_byte_array_sized_new((guint)size + 1);
    enum { ASCII, KANJI, KANA } mode = ASCII;
    for (size_t i = 0; i < size; i++) {
        uint8_t b = bytes[i];
        if (b == 0x1b && i + 2 < size) {
            bool two = bytes[i + 1] == '$', one = bytes[i + 1] == '(';
            mode = two ? KANJI : one && bytes[i + 2] == 'I' ? KANA : ASCII;
            i += two && bytes[i + 2] == '(' ? 3 : two || one ? 2 : 0;
        } else if (mode == KANJI && b > 0x20 && b < 0x7f && i + 1 < size && bytes[i + 1] > 0x20 &&
                   bytes[i + 1] < 0x7f) {
            uint8_t low = bytes[++i];
            uint8_t lead = (uint8_t)((b - 0x21) / 2 + 0x81), trail;
            lead = lead > 0x9f ? (uint8_t)(lead + 0x40) : lead;
            trail = b % 2 ? (uint8_t)(low + 0x1f + (low >= 0x60)) : (uint8_t)(low + 0x7e);
            g_byte_array_append(out, (uint8_t[]){lead, trail}, 2);
        } else {
            mode = b == '\n' ? ASCII : mode;
            b = mode == KANA && b > 0x20 && b < 0x60 ? (uint8_t)(b + 0x80) : b;
            g_byte_array_append(out, &b, 1);
        }
    }
    return out;
}
