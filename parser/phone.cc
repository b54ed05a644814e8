/* Phone numbers in free text, by libphonenumber; its only user. */
#include <phonenumbers/phonenumbermatch.h>
#include <phonenumbers/phonenumbermatcher.h>
#include <phonenumbers/phonenumberutil.h>

#include <glib.h>

#include <cstring>
#include <set>
#include <string>
#include <vector>

extern "C" {
#include "parser/extract.h"
#include "parser/found.h"
}

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberMatch;
using i18n::phonenumbers::PhoneNumberMatcher;
using i18n::phonenumbers::PhoneNumberUtil;

namespace
{

constexpr size_t kMostBytes = 8 * 1024;
constexpr int kMostMatches = 50;
constexpr int kFewestDigits = 6;
constexpr size_t kLabelBytes = 28;

// The lines that may hold a number, digits and spaces made plain, and where each byte came from.
struct Plain {
    std::string text;
    std::vector<size_t> origin;

    void add(char c, size_t from)
    {
        text.push_back(c);
        origin.push_back(from);
    }
};

bool is_mark(gunichar c)
{
    return c == 0x200B || (c >= 0x200C && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0x2060 ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

// Full-width forms, other digits, odd spaces and dashes as ASCII, so that bytes are characters; 0 when it stays.
char plain_character(gunichar c)
{
    if (c < 0x80)
        return 0;
    int digit = g_unichar_digit_value(c);
    if (digit >= 0)
        return static_cast<char>('0' + digit);
    if (c >= 0xFF01 && c <= 0xFF5E)
        return static_cast<char>(c - 0xFEE0);
    if (c >= 0x2010 && c <= 0x2015)
        return '-';
    bool european = g_unichar_isalpha(c) && c < 0x590;
    return european ? 'x' : ' ';
}

int digits_of_line(const char *line, size_t size)
{
    int digits = 0;
    for (const char *p = line; p < line + size; p = g_utf8_next_char(p))
        digits += g_unichar_isdigit(g_utf8_get_char(p)) ? 1 : 0;
    return digits;
}

void add_line(Plain *plain, const char *text, size_t start, size_t size)
{
    for (const char *p = text + start; p < text + start + size; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        size_t from = static_cast<size_t>(p - text);
        if (is_mark(c))
            continue;
        char ascii = plain_character(c);
        plain->add(ascii != 0 ? ascii : static_cast<char>(c), from);
    }
    plain->add('\n', start + size);
}

// Long texts keep their first and last lines with digits: signatures stand at the end.
Plain plain_lines(const char *text)
{
    std::vector<std::pair<size_t, size_t>> lines;
    size_t total = 0;
    for (size_t at = 0; text[at] != '\0';) {
        size_t size = strcspn(text + at, "\n");
        if (size < 1024 && digits_of_line(text + at, size) >= kFewestDigits) {
            lines.emplace_back(at, size);
            total += size + 1;
        }
        at += size + (text[at + size] == '\n' ? 1 : 0);
    }
    Plain plain;
    size_t head = 0, skip_to = 0;
    if (total > kMostBytes) {
        size_t tail = 0;
        skip_to = lines.size();
        while (skip_to > 0 && tail + lines[skip_to - 1].second + 1 <= kMostBytes / 2)
            tail += lines[--skip_to].second + 1;
    }
    for (size_t i = 0; i < lines.size(); i++) {
        bool first_half = head + lines[i].second + 1 <= kMostBytes / 2;
        if (total <= kMostBytes || i >= skip_to || first_half)
            add_line(&plain, text, lines[i].first, lines[i].second);
        head += lines[i].second + 1;
    }
    return plain;
}

// 00 and 011 before a country code mean +, wherever the writer is.
std::string international(const std::string &text)
{
    std::string out = text;
    for (size_t i = 0; i + 4 < out.size(); i++) {
        bool starts = i == 0 || strchr(" \t\n(:|/,;", out[i - 1]) != nullptr;
        if (i > 1 && out[i - 1] == ' ' && g_ascii_isdigit(out[i - 2]))
            starts = false; // a group within a number
        if (starts && out[i] == '0' && out[i + 1] == '0' && out[i + 2] >= '1' && out[i + 2] <= '9') {
            out[i] = ' ';
            out[i + 1] = '+';
        }
    }
    return out;
}

enum class Kind { kNone, kVoice, kMobile, kFax, kOther };

struct Label {
    const char *word;
    Kind kind;
};

const Label kLabels[] = {
    {"fax", Kind::kFax},       {"faks", Kind::kFax},       {"факс", Kind::kFax},        {"传真", Kind::kFax},
    {"傳真", Kind::kFax},      {"ファックス", Kind::kFax}, {"ファクス", Kind::kFax},    {"팩스", Kind::kFax},
    {"فاكس", Kind::kFax},      {"פקס", Kind::kFax},        {"φαξ", Kind::kFax},         {"f:", Kind::kFax},
    {"f.", Kind::kFax},        {"mob", Kind::kMobile},     {"cel", Kind::kMobile},      {"gsm", Kind::kMobile},
    {"handy", Kind::kMobile},  {"port.", Kind::kMobile},   {"kom", Kind::kMobile},      {"моб", Kind::kMobile},
    {"сот", Kind::kMobile},    {"手机", Kind::kMobile},    {"手機", Kind::kMobile},     {"携帯", Kind::kMobile},
    {"جوال", Kind::kMobile},   {"נייד", Kind::kMobile},    {"whatsapp", Kind::kMobile}, {"휴대", Kind::kMobile},
    {"tel", Kind::kVoice},     {"tél", Kind::kVoice},      {"phone", Kind::kVoice},     {"ph", Kind::kVoice},
    {"тел", Kind::kVoice},     {"fon", Kind::kVoice},      {"tlf", Kind::kVoice},       {"tfn", Kind::kVoice},
    {"sími", Kind::kVoice},    {"puh", Kind::kVoice},      {"电话", Kind::kVoice},      {"電話", Kind::kVoice},
    {"전화", Kind::kVoice},    {"هاتف", Kind::kVoice},     {"טל", Kind::kVoice},        {"direct", Kind::kVoice},
    {"office", Kind::kVoice},  {"call", Kind::kVoice},     {"ring", Kind::kVoice},      {"number", Kind::kVoice},
    {"did", Kind::kVoice},     {"t:", Kind::kVoice},       {"p:", Kind::kVoice},        {"m:", Kind::kMobile},
    {"numer", Kind::kVoice},   {"durchruf", Kind::kVoice}, {"invoice", Kind::kOther},   {"order", Kind::kOther},
    {"iban", Kind::kOther},    {"vat", Kind::kOther},      {"ust", Kind::kOther},       {"hrb", Kind::kOther},
    {"bestell", Kind::kOther}, {"ref", Kind::kOther},      {"инн", Kind::kOther},       {"nip", Kind::kOther},
    {"ip:", Kind::kOther},
};

// The words before the number on its line, or on the line above when it begins its own.
std::string words_before(const char *text, size_t start, size_t floor)
{
    size_t from = start > kLabelBytes ? start - kLabelBytes : 0;
    from = std::max(from, floor);
    for (size_t at = start; at > from; at--) {
        if (text[at - 1] == '\n' && start - at > 3) {
            from = at;
            break;
        }
    }
    while (from < start && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80)
        from++;
    g_autofree char *before = g_utf8_strdown(text + from, static_cast<gssize>(start - from));
    return g_strstrip(before);
}

// "T 01632", "F. 0221": one letter stands for the word.
Kind letter_label(const std::string &before)
{
    size_t end = before.find_last_not_of(" .:/|)(-");
    if (end == std::string::npos || (end > 0 && g_ascii_isalnum(before[end - 1])))
        return Kind::kNone;
    if (end > 0 && (static_cast<unsigned char>(before[end - 1]) & 0x80))
        return Kind::kNone;
    if (strchr("tpod", before[end]) != nullptr)
        return Kind::kVoice;
    if (strchr("mc", before[end]) != nullptr)
        return Kind::kMobile;
    return before[end] == 'f' ? Kind::kFax : Kind::kNone;
}

// The label nearest before the number decides.
Kind label_before(const char *text, size_t start, size_t floor)
{
    std::string before = words_before(text, start, floor);
    Kind kind = letter_label(before);
    if (kind != Kind::kNone)
        return kind;
    size_t best = 0;
    for (const Label &label : kLabels) {
        size_t at = before.rfind(label.word);
        if (at == std::string::npos || (kind != Kind::kNone && at <= best))
            continue;
        bool word_start = at == 0 || !g_ascii_isalpha(before[at - 1]);
        if (!word_start && (strlen(label.word) < 3 || label.kind == Kind::kOther))
            continue;
        best = at;
        kind = label.kind;
    }
    return kind;
}

unsigned trust(Kind kind, bool valid, const std::string &e164, const std::string &raw)
{
    unsigned confidence = valid ? 70 : 35;
    if (kind == Kind::kVoice || kind == Kind::kMobile)
        confidence += 20;
    return confidence + (raw[0] == '+' && e164[0] == '+' ? 8 : 0);
}

// 13.30-18.30, 2026 11, 16.10.2026: hours and dates.
bool looks_like_time(const std::string &raw)
{
    static const char *const forms[] = {"dd.dd-dd.dd", "dd.dd - dd.dd", "dddd dd",     "dd.dd.dddd",
                                        "dddd-dd-dd",  "dd/dd/dddd",    "dddd/dd/dd",  "dd-dd-dddd",
                                        "dddd dd dd",  "dd:dd-dd:dd",   "dd.dd dd.dd", "d-d dddd"};
    std::string form;
    for (char c : raw)
        form.push_back(g_ascii_isdigit(c) ? 'd' : c);
    for (const char *known : forms)
        if (form == known)
            return true;
    return false;
}

// Digits glued to letters, signs of reference or each other are no phone.
bool stands_alone(const std::string &text, size_t start, size_t end)
{
    char before = start > 0 ? text[start - 1] : ' ', after = end < text.size() ? text[end] : ' ';
    if (g_ascii_isalnum(before) || strchr("#-/.@=_&%$", before) != nullptr)
        return false;
    return !g_ascii_isalnum(after) && strchr("@=_%", after) == nullptr;
}

struct Finder {
    const char *text;
    const Plain &plain;
    const std::string &dialled;
    const std::string region;
    GPtrArray *found;
    std::set<std::string> seen;
};

// An impossible area code may be a new one: it needs a label, a plus, or a trunk zero and enough digits.
bool wanted(Kind kind, bool valid, const std::string &number)
{
    if (kind == Kind::kFax || (kind == Kind::kOther && !valid))
        return false;
    if (valid || number[0] == '+' || kind == Kind::kVoice || kind == Kind::kMobile)
        return true;
    size_t digits = 0;
    for (char c : number)
        digits += g_ascii_isdigit(c) ? 1 : 0;
    bool trunk = number[0] == '0' && number[1] != '0';
    return kind == Kind::kNone && digits >= 9 && digits <= 12 && (trunk || number.compare(0, 2, "(0") == 0);
}

void take(Finder *finder, const PhoneNumberMatch &match, size_t previous_end)
{
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    size_t start = static_cast<size_t>(match.start()), end = static_cast<size_t>(match.end());
    if (end <= start || end >= finder->plain.origin.size() || looks_like_time(match.raw_string()))
        return;
    bool valid = util.IsValidNumber(match.number());
    size_t from = finder->plain.origin[start], to = finder->plain.origin[end];
    size_t floor = previous_end < finder->plain.origin.size() ? finder->plain.origin[previous_end] : 0;
    Kind kind = label_before(finder->text, from, floor);
    if (!wanted(kind, valid, match.raw_string()) || !stands_alone(finder->dialled, start, end))
        return;
    std::string e164;
    util.Format(match.number(), PhoneNumberUtil::E164, &e164);
    if (e164.size() < 8 || !finder->seen.insert(e164).second)
        return;
    g_ptr_array_add(finder->found, candidate_new(e164.c_str(), found_evidence(finder->text, from, to),
                                                 trust(kind, valid, e164, match.raw_string()), from));
}

void search(Finder *finder, PhoneNumberMatcher::Leniency leniency)
{
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    const char *region = finder->region.empty() ? "ZZ" : finder->region.c_str();
    PhoneNumberMatcher matcher(util, finder->dialled, region, leniency, kMostMatches);
    size_t previous_end = 0;
    for (int i = 0; i < kMostMatches && matcher.HasNext(); i++) {
        PhoneNumberMatch match;
        matcher.Next(&match);
        take(finder, match, previous_end);
        previous_end = static_cast<size_t>(match.end());
    }
}

} // namespace

void phone_init(void)
{
    // The first search compiles the library's patterns.
    GPtrArray *found = phone_find("+49 30 901820, 030 901820", "DE");
    g_ptr_array_unref(found);
}

GPtrArray *phone_find(const char *text, const char *region)
{
    GPtrArray *found = g_ptr_array_new_with_free_func(reinterpret_cast<GDestroyNotify>(candidate_free));
    Plain plain = plain_lines(text);
    if (plain.text.empty())
        return found;
    std::string dialled = international(plain.text);
    Finder finder = {text, plain, dialled, region != nullptr ? region : "", found, {}};
    search(&finder, PhoneNumberMatcher::POSSIBLE);
    candidates_sort(found);
    return found;
}

char *phone_region(const char *e164)
{
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    if (strlen(e164) > 32 || util.Parse(e164, "ZZ", &number) != PhoneNumberUtil::NO_PARSING_ERROR)
        return nullptr;
    std::string region;
    util.GetRegionCodeForNumber(number, &region);
    if (region.size() != 2 || region == "ZZ")
        util.GetRegionCodeForCountryCode(number.country_code(), &region);
    if (number.country_code() == 7 && region == "RU" && (e164[2] == '7' || e164[2] == '6'))
        region = "KZ";
    return region.size() == 2 && region != "ZZ" ? g_strdup(region.c_str()) : nullptr;
}
