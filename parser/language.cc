/* Language of a text, by CLD2; its only user. */
#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <glib.h>

#include <algorithm>
#include <cstring>
#include <string>

extern "C" {
#include "parser/charset.h"
#include "parser/extract.h"
#include "parser/utf8.h"
}

namespace
{

constexpr size_t kEnough = 16 * 1024;
constexpr size_t kPiece = 80; // of the beginning, the middle and the end: they mostly tell it
constexpr unsigned kSure = 95;

// CLD2 has its own codes for a few.
const char *iso639(const char *code)
{
    if (strcmp(code, "iw") == 0)
        return "he";
    if (strcmp(code, "nb") == 0 || strcmp(code, "nn") == 0)
        return "no";
    return code;
}

bool is_printable(char c)
{
    return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t';
}

// CLD2 refuses a text with control or non-characters as a whole: they become blanks.
std::string interchangeable(const char *text, size_t from, size_t size)
{
    std::string plain(text, size);
    for (const char *p = text + from; p < text + size;) {
        if (is_printable(*p)) {
            p++;
            continue;
        }
        gunichar c = utf8_get(p);
        const char *next = g_utf8_next_char(p);
        bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
        bool none = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
        for (const char *b = p; (control || none) && b < next; b++)
            plain[static_cast<size_t>(b - text)] = ' ';
        p = next;
    }
    return plain;
}

// Looks at so many bytes; empty: unknown.
std::string detect(const char *text, size_t size, unsigned *confidence)
{
    size_t clean = charset_plain(reinterpret_cast<const uint8_t *>(text), size);
    std::string plain = clean < size ? interchangeable(text, clean, size) : std::string();
    CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    // Left as they are when the text does not please it.
    CLD2::Language language[3] = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE};
    int percent[3] = {0, 0, 0};
    double score[3] = {0, 0, 0};
    int bytes = 0;
    bool reliable = false;
    CLD2::ExtDetectLanguageSummary(clean < size ? plain.data() : text, static_cast<int>(size), true, &hints,
                                   CLD2::kCLDFlagBestEffort, language, percent, score, nullptr, &bytes, &reliable);
    *confidence = 0;
    if (language[0] == CLD2::UNKNOWN_LANGUAGE || percent[0] == 0)
        return {};
    std::string code = iso639(CLD2::LanguageCode(language[0]));
    code = code.substr(0, code.find('-'));
    if (code.size() != 2)
        return {};
    *confidence = static_cast<unsigned>(percent[0]) * (reliable ? 100 : 60) / 100;
    return code;
}

// Others are too like one of these to be told by a few words.
bool is_common(const std::string &code)
{
    return !code.empty() && strstr(" ar cs de en es fr he it ja ko nl pl pt ru sv tr zh ", code.c_str()) != nullptr;
}

// From three places, since a notice or a greeting may be in another language.
std::string sample(const char *text, size_t size)
{
    std::string pieces;
    for (size_t from : {size_t{0}, (size - kPiece) / 2, size - kPiece}) {
        size_t start = utf8_whole(text, from), end = utf8_whole(text, from + kPiece);
        pieces.append(text + start, end - start).append("\n");
    }
    return pieces;
}

} // namespace

char *language_detect(const char *text, unsigned *confidence)
{
    unsigned sure = 0;
    size_t size = utf8_whole(text, std::min(strlen(text), kEnough));
    std::string pieces = size > 4 * kPiece ? sample(text, size) : std::string(), code;
    if (!pieces.empty())
        code = detect(pieces.c_str(), pieces.size(), &sure);
    if (sure < kSure || !is_common(code))
        code = detect(text, size, &sure);
    if (confidence != nullptr)
        *confidence = sure;
    return code.empty() ? nullptr : g_strdup(code.c_str());
}
