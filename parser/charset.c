/* charset.c - bytes of any charset to clean UTF-8, by ICU converters opened once. */
#include "parser/charset.h"

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

#include "parser/charset_clean.h"
#include "parser/charset_jis.h"
#include "parser/utf8.h"

enum { DETECT_BYTES = 8192, LABEL_MAX = 40, SINGLE = 0, MULTI = 1, SEVEN = 2, WIDE = 3 };

/* One converter and the labels that lead to it. Labels are compared by their
 * letters and digits alone. Narrow standards stand under the superset that
 * mailers really send: gb2312 is gb18030, iso-8859-1 is windows-1252, … */
typedef struct {
    const char *icu;
    int kind;
    const char *labels;
} Charset;

static const Charset charsets[] = {
    {"windows-1252", SINGLE,
     "windows1252 cp1252 1252 xcp1252 xansi ansi iso88591 iso885911987 88591 latin1 l1 isoir100 ibm819 cp819 usascii "
     "ascii "
     "ansix341968 ansix341986 iso646us us ibm367 csascii 646 default none binary 7bit 8bit iso8859 "
     "iso88591windows1252"},
    {"UTF-8", MULTI, "utf8 unicode11utf8 xunicode20utf8 utf8mb4 utf8n cp65001 65001 unicodeutf8"},
    {"windows-1250", SINGLE, "windows1250 cp1250 xcp1250 1250"},
    {"windows-1251", SINGLE, "windows1251 cp1251 xcp1251 1251 win1251 win cyrillicwindows"},
    {"windows-1253", SINGLE, "windows1253 cp1253 xcp1253 1253"},
    {"windows-1254", SINGLE, "windows1254 cp1254 xcp1254 1254 iso88599 iso885991989 88599 latin5 l5 isoir148"},
    {"windows-1255", SINGLE,
     "windows1255 cp1255 xcp1255 1255 iso88598 iso88598i iso88598e logical visual hebrew iso885981988"},
    {"windows-1256", SINGLE, "windows1256 cp1256 xcp1256 1256"},
    {"windows-1257", SINGLE, "windows1257 cp1257 xcp1257 1257"},
    {"windows-1258", SINGLE, "windows1258 cp1258 xcp1258 1258"},
    {"windows-874", SINGLE, "windows874 cp874 874 tis620 iso885911 xwindows874 dos874"},
    {"iso-8859-2", SINGLE, "iso88592 iso885921987 88592 latin2 l2 isoir101"},
    {"iso-8859-3", SINGLE, "iso88593 88593 latin3 l3"},
    {"iso-8859-4", SINGLE, "iso88594 88594 latin4 l4"},
    {"iso-8859-5", SINGLE, "iso88595 88595 cyrillic"},
    {"iso-8859-6", SINGLE, "iso88596 iso88596i iso88596e 88596 arabic asmo708"},
    {"iso-8859-7", SINGLE, "iso88597 88597 greek greek8 ecma118 elot928"},
    {"iso-8859-10", SINGLE, "iso885910 885910 latin6 l6"},
    {"iso-8859-13", SINGLE, "iso885913 885913 latin7"},
    {"iso-8859-14", SINGLE, "iso885914 885914 latin8"},
    {"iso-8859-15", SINGLE, "iso885915 885915 latin9 latin0 l9"},
    {"koi8-r", SINGLE, "koi8r koi8 koi cskoi8r"},
    {"koi8-u", SINGLE, "koi8u koi8ru"},
    {"ibm-866", SINGLE, "ibm866 cp866 866 csibm866"},
    {"ibm-850", SINGLE, "ibm850 cp850 850"},
    {"ibm-852", SINGLE, "ibm852 cp852 852"},
    {"ibm-437", SINGLE, "ibm437 cp437 437"},
    {"macintosh", SINGLE, "macintosh mac xmacroman macroman"},
    {"x-mac-cyrillic", SINGLE, "xmaccyrillic maccyrillic"},
    {"gb18030", MULTI,
     "gb18030 gb2312 gbk gb231280 chinese cp936 936 ms936 windows936 xgbk euccn eucgb2312cn csgb2312 isoir58 gb"},
    {"windows-950", MULTI, "big5 big5eten cnbig5 xxbig5 csbig5 cp950 950 windows950 ms950"},
    {"big5-hkscs", MULTI, "big5hkscs hkscs cp951"},
    {"ibm-943_P15A-2003", MULTI,
     "shiftjis sjis xsjis mskanji windows31j cp932 932 ms932 csshiftjis cswindows31j shiftjisx0213"},
    {"euc-jp", MULTI, "eucjp xeucjp xeuc cp51932 eucjpms csjiseucpkdfmtjapanese"},
    {"windows-949", MULTI,
     "euckr ksc56011987 ksc5601 korean cp949 949 uhc windows949 ms949 ksc56011989 cseuckr isoir149 ksc5861"},
    {"euc-tw", MULTI, "euctw"},
    {"iso-2022-jp", SEVEN, "iso2022jp iso2022jp1 iso2022jp2 iso2022jpms csiso2022jp cp50220 cp50221 cp50222 jis"},
    {"iso-2022-kr", SEVEN, "iso2022kr csiso2022kr"},
    {"iso-2022-cn", SEVEN, "iso2022cn"},
    {"HZ", SEVEN, "hzgb2312 hz"},
    {"UTF-7", SEVEN, "utf7 unicode11utf7"},
    {"UTF-16", WIDE, "utf16 ucs2 unicode iso10646ucs2"},
    {"UTF-16LE", WIDE, "utf16le ucs2le"},
    {"UTF-16BE", WIDE, "utf16be ucs2be"},
    {"UTF-32", WIDE, "utf32 ucs4"},
};

enum { CHARSETS = G_N_ELEMENTS(charsets), LATIN = 0 };

/* Filled once, by charset_init(). */
static UConverter *converters[CHARSETS];
static UCharsetDetector *detector;
static GHashTable *labels;            /* plain label -> index + 1 */
static UChar meanings[CHARSETS][256]; /* what each byte of a SINGLE one means */
static bool shared[256]; /* bytes that Western and Central European charsets read alike: German's, most quotes */

static void plain_label(const char *label, char out[LABEL_MAX])
{
    size_t n = 0;
    for (const char *c = label; *c != '\0' && n < LABEL_MAX - 1; c++)
        if (g_ascii_isalnum(*c))
            out[n++] = utf8_lower(*c);
    out[n] = '\0';
}

static void learn_meanings(int index)
{
    char bytes[256];
    for (int byte = 0; byte < 256; byte++)
        bytes[byte] = (char)byte;
    UErrorCode error = U_ZERO_ERROR;
    int32_t found = ucnv_toUChars(converters[index], meanings[index], 256, bytes, 256, &error);
    bool usual = found == 256;
    for (int byte = 0; byte < 0x80 && usual; byte++)
        usual = meanings[index][byte] < 0x80; /* charset_from_single() counts on it */
    if (!usual)
        g_error("ICU reads %s otherwise", charsets[index].icu);
}

static void learn_shared(int western, int microsoft, int iso)
{
    for (int byte = 0; byte < 256; byte++) {
        UChar unit = meanings[western][byte];
        shared[byte] = unit == meanings[microsoft][byte] && (byte < 0xa0 || unit == meanings[iso][byte]);
    }
}

static int by_icu_name(const char *icu);

void charset_init(void)
{
    if (labels != NULL)
        return;
    labels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (int i = 0; i < CHARSETS; i++) {
        UErrorCode error = U_ZERO_ERROR;
        converters[i] = ucnv_open(charsets[i].icu, &error);
        if (U_FAILURE(error))
            g_error("ICU lacks charset %s", charsets[i].icu);
        if (charsets[i].kind == SINGLE)
            learn_meanings(i);
        g_auto(GStrv) names = g_strsplit(charsets[i].labels, " ", -1);
        for (char **name = names; *name != NULL; name++)
            g_hash_table_insert(labels, g_strdup(*name), GINT_TO_POINTER(i + 1));
    }
    learn_shared(LATIN, by_icu_name("windows-1250"), by_icu_name("iso-8859-2"));
    UErrorCode error = U_ZERO_ERROR;
    detector = ucsdet_open(&error);
    if (U_FAILURE(error))
        g_error("ICU lacks charset detection");
    /* ICU loads its tables lazily: one detection of bytes that fit nothing touches them all. */
    ucsdet_setText(detector, "\xe4\xf6\xfc \x82\xa0 \x1b$B", 10, &error);
    int found;
    ucsdet_detectAll(detector, &found, &error);
}

static int lookup(const char *label)
{
    if (label == NULL || *label == '\0')
        return -1;
    char plain[LABEL_MAX];
    plain_label(label, plain);
    int index = GPOINTER_TO_INT(g_hash_table_lookup(labels, plain)) - 1;
    if (index < 0 && g_str_has_prefix(plain, "x"))
        index = GPOINTER_TO_INT(g_hash_table_lookup(labels, plain + 1)) - 1;
    return index;
}

static int by_icu_name(const char *icu)
{
    int index = lookup(icu);
    return index >= 0 ? index : LATIN;
}

/* What the bytes look like, in one pass. */
typedef struct {
    size_t high, high_pairs;     /* bytes >= 0x80; of these, those that follow another */
    size_t c1;                   /* 0x80 .. 0x9f: letters in windows-125x, controls in ISO-8859 */
    size_t turkish, icelandic;   /* letters that differ between 1252 and 1254; letters only Icelandic uses */
    size_t good, good_long, bad; /* UTF-8 sequences; those of three bytes and more; bytes that fit none */
    bool escapes;                /* ISO-2022 */
    bool nul;
} Shape;

static void shape_utf8(Shape *shape, const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i < size;) {
        if (bytes[i] < 0x80) {
            i++;
            continue;
        }
        size_t start = i;
        UChar32 c;
        U8_NEXT(bytes, i, size, c);
        if (c >= 0) {
            shape->good++;
            shape->good_long += (i - start) > 2;
        } else if (i < size || size - start > 3) {
            shape->bad++; /* a sequence cut off by the end is none */
        }
    }
}

static Shape shape_of(const uint8_t *bytes, size_t size)
{
    Shape shape = {0};
    bool after_high = false;
    for (size_t i = charset_plain(bytes, size); i < size; i++) {
        uint8_t b = bytes[i];
        if (b < 0x80) {
            after_high = false;
            shape.nul |= b == 0;
            shape.escapes |= b == 0x1b && i + 2 < size && (bytes[i + 1] == '$' || bytes[i + 1] == '(');
            i += charset_plain(bytes + i + 1, size - i - 1);
            continue;
        }
        shape.high++;
        shape.high_pairs += after_high;
        after_high = true;
        shape.c1 += b < 0xa0;
        shape.turkish += b == 0xf0 || b == 0xfd || b == 0xfe || b == 0xd0 || b == 0xdd || b == 0xde;
        shape.icelandic += b == 0xe1 || b == 0xed || b == 0xe6 || b == 0xf3 || b == 0xc1 || b == 0xcd || b == 0xc6;
    }
    if (shape.high > 0)
        shape_utf8(&shape, bytes, size);
    return shape;
}

/* The detector's best answer among our charsets, with its confidence, and how sure it is of `label`. */
static int detect(const uint8_t *bytes, size_t size, int label, int *confidence, int *label_confidence)
{
    *confidence = *label_confidence = 0;
    UErrorCode error = U_ZERO_ERROR;
    ucsdet_setText(detector, (const char *)bytes, (int32_t)MIN(size, DETECT_BYTES), &error);
    int found = 0;
    const UCharsetMatch **matches = ucsdet_detectAll(detector, &found, &error);
    int best = -1;
    for (int i = 0; U_SUCCESS(error) && i < found; i++) {
        int sure = ucsdet_getConfidence(matches[i], &error);
        const char *name = ucsdet_getName(matches[i], &error);
        int index = lookup(name);
        if (index < 0 || charsets[index].kind == WIDE)
            continue;
        if (best < 0) {
            best = index;
            *confidence = sure;
        }
        if (index == label)
            *label_confidence = MAX(*label_confidence, sure);
    }
    return best;
}

static bool is_western(int index)
{
    const char *icu = charsets[index].icu;
    return index == LATIN || g_str_equal(icu, "iso-8859-15") || g_str_equal(icu, "macintosh") ||
           g_str_equal(icu, "ibm-850");
}

/* Western languages write few accents, and seldom two in a row; other scripts
 * in a western disguise are rows of them. */
static bool looks_western(const Shape *shape)
{
    return shape->high < 3 || shape->high_pairs * 3 < shape->high;
}

static bool is_turkish(const Shape *shape)
{
    return looks_western(shape) && shape->turkish >= 2 && shape->icelandic == 0;
}

/* Too few bytes for statistics: Cyrillic has its letters above 0xc0, the small ones
 * (KOI8 turns them round) in a half of their own; the rest is most likely Chinese. */
static int guess_short(const uint8_t *bytes, size_t size)
{
    size_t low = 0, middle = 0, upper = 0;
    for (size_t i = 0; i < size; i++) {
        low += bytes[i] >= 0x80 && bytes[i] < 0xc0;
        middle += bytes[i] >= 0xc0 && bytes[i] < 0xe0;
        upper += bytes[i] >= 0xe0;
    }
    if (low > 0)
        return by_icu_name("gb18030");
    return by_icu_name(upper >= middle ? "windows-1251" : "koi8-r");
}

/* Words of Western languages, of two to five letters, that no Central European language writes so. */
static const char western_words[] =
    " the and for with your und der die das wir eine les des pour une dans que nous vous "
    "sur con uma della og och att til det ikke het een voor ";

/* How many such words there are, at most that many. */
static size_t western_words_in(const uint8_t *bytes, size_t size, size_t most)
{
    char word[8] = " ";
    size_t count = 0, length = 0;
    for (size_t i = 0; i < size && count < most; i++) {
        if (g_ascii_isalpha(bytes[i]) || bytes[i] >= 0x80) {
            length++;
            if (length < sizeof word - 2)
                word[length] = utf8_lower((char)bytes[i]);
            continue;
        }
        if (length >= 2 && length <= 5) {
            word[length + 1] = ' ';
            count += memmem(western_words, sizeof western_words - 1, word, length + 2) != NULL;
        }
        length = 0;
    }
    return count;
}

/* Do all bytes mean the same in Central Europe, or are such words twice as many as those that do not? */
static bool is_western_text(const uint8_t *bytes, size_t size)
{
    size_t other = 0;
    for (size_t i = 0; i < size; i++)
        other += !shared[bytes[i]];
    return other == 0 || western_words_in(bytes, size, 2 * other) == 2 * other;
}

static int choose_western(const Shape *shape, const uint8_t *bytes, size_t size, int label)
{
    bool western = looks_western(shape);
    if (is_turkish(shape))
        return by_icu_name("windows-1254");
    if (western && (shape->high < 4 || (label == LATIN && is_western_text(bytes, size))))
        return label;
    int sure, label_sure;
    int found = detect(bytes, size, label, &sure, &label_sure);
    if (!western && sure < 25)
        return guess_short(bytes, size);
    if (!western)
        return !is_western(found) ? found : label;
    bool central = found >= 0 &&
                   (g_str_equal(charsets[found].icu, "windows-1250") || g_str_equal(charsets[found].icu, "iso-8859-2"));
    if (central && sure >= 30 && sure > label_sure + 15)
        return shape->c1 > 0 ? by_icu_name("windows-1250") : found;
    return label;
}

/* Whole-buffer conversion; *errors counts what did not fit. */
static UChar *to_utf16(int index, const uint8_t *bytes, size_t size, int32_t *units, size_t *errors)
{
    UConverter *converter = converters[index];
    ucnv_reset(converter);
    size_t room = 2 * size + 16;
    UChar *wide = g_new(UChar, room);
    UErrorCode error = U_ZERO_ERROR;
    *units = ucnv_toUChars(converter, wide, (int32_t)room, (const char *)bytes, (int32_t)size, &error);
    if (U_FAILURE(error))
        *units = 0;
    *errors = 0;
    for (int32_t i = 0; i < *units; i++)
        *errors += wide[i] == 0xfffd || (wide[i] >= 0xe000 && wide[i] < 0xf900);
    return wide;
}

/* A script that has charsets of its own, and the letters that are most common in it. */
typedef struct {
    const char *charsets[5];
    UChar capitals[2], letters[2]; /* the first one and the last one */
    UChar common[8];
} Script;

static const Script scripts[] = {
    {{"windows-1251", "koi8-r", "koi8-u", "iso-8859-5"},
     {0x410, 0x42f},
     {0x430, 0x44f},
     {0x430, 0x435, 0x438, 0x43d, 0x43e, 0x442}},
    {{"windows-1253", "iso-8859-7"}, {0x391, 0x3ab}, {0x3ac, 0x3ce}, {0x3b1, 0x3b5, 0x3b9, 0x3bd, 0x3bf, 0x3c4}},
    {{"windows-1255"}, {0, 0}, {0x5d0, 0x5ea}, {0x5d0, 0x5d4, 0x5d5, 0x5d9, 0x5dc, 0x5e8}},
    {{"windows-1256", "iso-8859-6"}, {0, 0}, {0x621, 0x64a}, {0x627, 0x644, 0x645, 0x646, 0x648, 0x64a}},
};

static const Script *script_of(int index)
{
    const Script *script = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(scripts) && script == NULL; i++)
        if (g_strv_contains(scripts[i].charsets, charsets[index].icu))
            script = &scripts[i];
    return script;
}

/* Do the bytes, read so, make words of the charset's script? Then their label tells the truth: read as another charset
 * of that script capitals and small letters change places, and letters of another script are others than those that
 * are most common.
 */
static bool reads_as_its_script(int index, const uint8_t *bytes, size_t size, size_t high)
{
    const Script *script = script_of(index);
    if (script == NULL)
        return false;
    int32_t units;
    size_t errors, capital = 0, small = 0, most = 0;
    g_autofree UChar *wide = to_utf16(index, bytes, size, &units, &errors);
    for (int32_t i = 0; i < units; i++) {
        capital += wide[i] >= script->capitals[0] && wide[i] <= script->capitals[1];
        bool letter = wide[i] >= script->letters[0] && wide[i] <= script->letters[1];
        small += letter;
        most += letter && u_strchr(script->common, wide[i]) != NULL;
    }
    return (capital + small) * 10 >= high * 9 && small >= capital * 2 && most * 3 >= capital + small;
}

/* A single-byte label that may lie. */
static int choose_single(const Shape *shape, const uint8_t *bytes, size_t size, int label)
{
    const char *icu = charsets[label].icu;
    if (is_western(label))
        return choose_western(shape, bytes, size, shape->c1 > 0 && g_str_equal(icu, "iso-8859-15") ? LATIN : label);
    if (shape->c1 > 0) { /* controls never occur: it is Microsoft's neighbour */
        static const char *const neighbours[][2] = {{"iso-8859-2", "windows-1250"}, {"iso-8859-5", "windows-1251"},
                                                    {"iso-8859-6", "windows-1256"}, {"iso-8859-7", "windows-1253"},
                                                    {"iso-8859-4", "windows-1257"}, {"iso-8859-13", "windows-1257"}};
        for (size_t i = 0; i < G_N_ELEMENTS(neighbours); i++)
            if (g_str_equal(icu, neighbours[i][0]))
                return by_icu_name(neighbours[i][1]);
    }
    bool turkish = is_turkish(shape) && label == by_icu_name("windows-1254");
    if (shape->high <= 30 || turkish || reads_as_its_script(label, bytes, size, shape->high))
        return label;
    int sure, label_sure;
    int found = detect(bytes, size, label, &sure, &label_sure);
    bool other = found >= 0 && found != label && !is_western(found) && charsets[found].kind == SINGLE;
    return other && sure >= 40 && sure > label_sure + 30 ? found : label;
}

static char *from_jis(const uint8_t *bytes, size_t size)
{
    g_autoptr(GByteArray) sjis = charset_jis_to_sjis(bytes, size);
    int32_t units;
    size_t errors;
    g_autofree UChar *wide = to_utf16(by_icu_name("shift_jis"), sjis->data, sjis->len, &units, &errors);
    return charset_from_utf16(wide, units);
}

static char *convert(int index, const uint8_t *bytes, size_t size)
{
    if (charsets[index].kind == SINGLE)
        return charset_from_single(meanings[index], bytes, size);
    int32_t units;
    size_t errors;
    g_autofree UChar *wide = to_utf16(index, bytes, size, &units, &errors);
    return charset_from_utf16(wide, units);
}

/* A multi-byte label is believed unless a good part of the bytes does not fit it. */
static char *convert_multi(int index, const Shape *shape, const uint8_t *bytes, size_t size)
{
    int32_t units;
    size_t errors;
    g_autofree UChar *wide = to_utf16(index, bytes, size, &units, &errors);
    if (errors * 20 > shape->high) {
        int sure, label_sure;
        int found = detect(bytes, size, index, &sure, &label_sure);
        if (found < 0 || charsets[found].kind == SINGLE)
            found = looks_western(shape) ? LATIN : MAX(found, LATIN);
        return found == index ? charset_from_utf16(wide, units) : convert(found, bytes, size);
    }
    return charset_from_utf16(wide, units);
}

static bool has_wide_bom(const uint8_t *bytes, size_t size)
{
    return size >= 2 && ((bytes[0] == 0xff && bytes[1] == 0xfe) || (bytes[0] == 0xfe && bytes[1] == 0xff));
}

static bool is_utf8(const Shape *shape, int label, bool says_utf8)
{
    if (shape->high == 0 || shape->good == 0)
        return shape->high == 0;
    if (shape->bad > 0)
        return says_utf8 && shape->good >= shape->bad;
    bool cjk = label >= 0 && charsets[label].kind == MULTI && !says_utf8;
    return !cjk || shape->good_long > 0 || shape->good > 4; /* a few two-byte words of Chinese look like UTF-8 */
}

char *charset_to_utf8(const uint8_t *bytes, size_t size, const char *label)
{
    charset_init();
    if (size == 0)
        return g_strdup(""); /* bytes may be NULL then */
    size = MIN(size, G_MAXINT32 / 4);
    int index = lookup(label);
    bool says_utf8 = index >= 0 && g_str_equal(charsets[index].icu, "UTF-8");
    if (has_wide_bom(bytes, size) && (index < 0 || charsets[index].kind == WIDE || charsets[index].kind == SINGLE))
        return convert(by_icu_name("utf16"), bytes, size);
    if (says_utf8 && !utf8_is_ascii((const char *)bytes, size) &&
        g_utf8_validate((const char *)bytes, (gssize)size, NULL))
        return charset_from_utf8(bytes, size);
    Shape shape = shape_of(bytes, size);
    if (index >= 0 && charsets[index].kind == WIDE && (shape.nul || shape.high > 0) &&
        !(shape.good > 0 && shape.bad == 0))
        return convert(index, bytes, size);
    bool jis = index >= 0 ? g_str_equal(charsets[index].icu, "iso-2022-jp") : false;
    if (shape.escapes && shape.high == 0 && (jis || index < 0 || charsets[index].kind != SEVEN))
        return from_jis(bytes, size);
    if (index >= 0 && charsets[index].kind == SEVEN && shape.high == 0)
        return convert(index, bytes, size);
    if (is_utf8(&shape, index, says_utf8))
        return charset_from_utf8(bytes, size);
    if (index >= 0 && charsets[index].kind == MULTI && !says_utf8)
        return convert_multi(index, &shape, bytes, size);
    index = index >= 0 && charsets[index].kind == SINGLE ? index : LATIN;
    return convert(choose_single(&shape, bytes, size, index), bytes, size);
}
