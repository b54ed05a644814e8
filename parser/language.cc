/* Language of a text, by CLD2; its only user. */
#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <glib.h>

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

// CLD2 has its own codes for a few.
const char *iso639(const char *code)
{
    if (strcmp(code, "iw") == 0)
        return "he";
    if (strcmp(code, "nb") == 0 || strcmp(code, "nn") == 0)
        return "no";
    return code;
}

size_t whole_characters(const char *text, size_t size)
{
    if (size <= kEnough)
        return size;
    size = kEnough;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80)
        size--;
    return size;
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

} // namespace

char *language_detect(const char *text, unsigned *confidence)
{
    size_t size = whole_characters(text, strlen(text));
    size_t clean = charset_plain(reinterpret_cast<const uint8_t *>(text), size);
    CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    // Left as they are when the text does not please it.
    CLD2::Language language[3] = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE};
    int percent[3] = {0, 0, 0};
    double score[3] = {0, 0, 0};
    int bytes = 0;
    bool reliable = false;
    if (clean == size) {
        CLD2::ExtDetectLanguageSummary(text, static_cast<int>(size), true, &hints, CLD2::kCLDFlagBestEffort, language,
                                       percent, score, nullptr, &bytes, &reliable);
    } else {
        std::string plain = interchangeable(text, clean, size);
        CLD2::ExtDetectLanguageSummary(plain.data(), static_cast<int>(size), true, &hints, CLD2::kCLDFlagBestEffort,
                                       language, percent, score, nullptr, &bytes, &reliable);
    }
    if (confidence != nullptr)
        *confidence = 0;
    if (language[0] == CLD2::UNKNOWN_LANGUAGE || percent[0] == 0)
        return nullptr;
    const char *code = iso639(CLD2::LanguageCode(language[0]));
    size_t length = strcspn(code, "-");
    if (length != 2)
        return nullptr;
    if (confidence != nullptr)
        *confidence = static_cast<unsigned>(percent[0]) * (reliable ? 100 : 60) / 100;
    return g_strndup(code, length);
}
