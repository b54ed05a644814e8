/* Phone numbers in free text, by libphonenumber; its only user. */
#include <phonenumbers/phonenumbermatch.h>
#include <phonenumbers/phonenumbermatcher.h>
#include <phonenumbers/phonenumberutil.h>

#include <glib.h>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <list>
#include <map>
#include <set>
#include <string>

extern "C" {
#include "parser/extract.h"
#include "parser/found.h"
}
#include "parser/phone_lines.h"

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberMatch;
using i18n::phonenumbers::PhoneNumberMatcher;
using i18n::phonenumbers::PhoneNumberUtil;

namespace
{

constexpr int kMostMatches = 50;
constexpr int kLeastDigits = 7; // with the country code
constexpr size_t kLabelBytes = 28;

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
    bool present[256] = {};
    for (char c : before)
        present[static_cast<unsigned char>(c)] = true;
    for (const Label &label : kLabels) {
        if (!present[static_cast<unsigned char>(label.word[0])])
            continue;
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

// Digits glued to letters, signs of reference or each other are no phone.
bool stands_alone(const std::string &text, size_t start, size_t end)
{
    char before = start > 0 ? text[start - 1] : ' ', after = end < text.size() ? text[end] : ' ';
    if (g_ascii_isalnum(before) || strchr("#-/.@=_&%$", before) != nullptr)
        return false;
    return !g_ascii_isalnum(after) && strchr("@=_%", after) == nullptr;
}

// A number as it stands in the plain text.
struct Match {
    size_t start, end;
    PhoneNumber number;
    std::string raw;
};

struct Finder {
    const char *text;
    const PhoneLines &plain;
    const char *region; // "ZZ" where none is known
    bool american;      // country code 1
    GPtrArray *found;
    std::set<std::string> seen;
    size_t previous_end;
    int matches;
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

// Asked at once of the first region with that country code: most numbers are of it. The library seeks the region among
// all of them, then asks the same again.
bool is_valid(const PhoneNumber &number)
{
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    std::string first;
    util.GetRegionCodeForCountryCode(number.country_code(), &first);
    if (util.IsValidNumberForRegion(number, first))
        return true;
    std::list<std::string> regions;
    util.GetRegionCodesForCountryCallingCode(number.country_code(), &regions);
    return regions.size() > 1 && util.IsValidNumber(number);
}

void take(Finder *finder, const Match &match)
{
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    size_t start = match.start, end = match.end;
    size_t floor = finder->previous_end > 0 ? finder->plain.origin[finder->previous_end] : finder->plain.begin;
    finder->previous_end = end;
    finder->matches++;
    if (end <= start || end >= finder->plain.origin.size() || phone_is_time(match.raw) ||
        !stands_alone(finder->plain.text, start, end))
        return;
    size_t from = finder->plain.origin[start], to = finder->plain.origin[end];
    Kind kind = label_before(finder->text, from, floor);
    bool valid = kind != Kind::kFax && is_valid(match.number);
    if (!wanted(kind, valid, match.raw))
        return;
    std::string e164;
    util.Format(match.number, PhoneNumberUtil::E164, &e164);
    if (e164.size() <= kLeastDigits || !finder->seen.insert(e164).second)
        return;
    g_ptr_array_add(finder->found, candidate_new(e164.c_str(), found_evidence(finder->text, from, to),
                                                 trust(kind, valid, e164, match.raw), from));
}

// Whatever the library sees there.
void search(Finder *finder, size_t start, size_t end)
{
    PhoneNumberMatcher matcher(*PhoneNumberUtil::GetInstance(), finder->plain.text.substr(start, end - start),
                               finder->region, PhoneNumberMatcher::POSSIBLE, kMostMatches);
    while (finder->matches < kMostMatches && matcher.HasNext()) {
        PhoneNumberMatch match;
        matcher.Next(&match);
        size_t from = start + static_cast<size_t>(match.start());
        take(finder, {from, from + match.raw_string().size(), match.number(), match.raw_string()});
    }
}

// What is dialled before a number within the region, where that and 00 before a country code is all there is to know;
// ' ' nothing, NUL where there is more. Where a digit but 0 may mean more, numbers that begin with it are not usual.
char trunk_of(const std::string &region)
{
    static const struct {
        char trunk;
        const char *regions;
    } dialled[] = {
        {'0', " AE AT AU BE BG CH DE DZ EC EG FR GB GH HR ID IE IN JO KE LB MA MY NG NL NZ PE PH PK RO RS SA SE SK TH "
              "TR UA VE VN ZA "},
        {'1', " CA CN CR IS LU MX US "},
        {'8', " KZ LT RU "},
        {'9', " BR FI "},
        {' ', " BH CO CZ DK EE ES GR HK HU IL IT JP KR KW LV NO OM PA PL PT QA SG TN TW UY "},
    };
    std::string key = " " + region + " ";
    for (const auto &some : dialled)
        if (strstr(some.regions, key.c_str()) != nullptr)
            return some.trunk;
    return '\0';
}

// The code that the digits begin with, 0 none.
int leading_code(const std::string &digits)
{
    static const std::set<int> codes = [] {
        std::set<int> all;
        PhoneNumberUtil::GetInstance()->GetSupportedCallingCodes(&all);
        return all;
    }();
    int code = 0;
    for (size_t i = 0; i < 3 && i < digits.size(); i++) {
        code = code * 10 + (digits[i] - '0');
        if (codes.count(code) > 0)
            return code;
    }
    return 0;
}

// The library's own reading costs ten times as much: numbers that are dialled in the usual way need none of it.
// False: this may be none.
bool read_usual(const std::string &raw, const char *from_region, PhoneNumber *number, bool *possible)
{
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    bool abroad = raw.find('+') != std::string::npos;
    std::string digits, region = from_region;
    std::copy_if(raw.begin(), raw.end(), std::back_inserter(digits), [](char c) { return g_ascii_isdigit(c); });
    int code = abroad ? leading_code(digits) : util.GetCountryCodeForRegion(region);
    std::string prefix = std::to_string(code);
    bool coded = digits.compare(0, prefix.size(), prefix) == 0;
    if (code == 0 || coded != abroad || digits.size() > 15)
        return false;
    if (abroad)
        util.GetRegionCodeForCountryCode(code, &region);
    char trunk = trunk_of(region);
    digits.erase(0, abroad ? prefix.size() : 0);
    bool trunked = trunk == '0' && digits[0] == '0'; // +44 (0)20 too
    digits.erase(0, trunked ? 1 : 0);
    if (trunk == '\0' || digits.empty() || digits[0] == '0' || digits[0] == trunk)
        return false;
    number->set_country_code(code);
    number->set_national_number(std::stoull(digits));
    PhoneNumberUtil::ValidationResult result = util.IsPossibleNumberWithReason(*number);
    *possible = result == PhoneNumberUtil::IS_POSSIBLE || result == PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY;
    return !trunked || result == PhoneNumberUtil::IS_POSSIBLE || result == PhoneNumberUtil::TOO_LONG;
}

bool read_number(const std::string &raw, const char *region, PhoneNumber *number)
{
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    bool possible = false;
    if (read_usual(raw, region, number, &possible))
        return possible;
    number->Clear();
    return util.Parse(raw, region, number) == PhoneNumberUtil::NO_PARSING_ERROR && util.IsPossibleNumber(*number);
}

// The library's search would read a plain number whole, if it can be one; else it looks at parts of it.
void read_run(Finder *finder, const PhoneRun &run, int digits)
{
    const std::string &text = finder->plain.text;
    // Nobody dials 0 before an American number.
    if (finder->american && text[strchr("([", text[run.from]) != nullptr ? run.from + 1 : run.from] == '0')
        return;
    Match match = {run.from, run.to, {}, text.substr(run.from, run.to - run.from)};
    if (run.plain && read_number(text.substr(run.from, run.number - run.from), finder->region, &match.number))
        take(finder, match);
    else if (!run.plain || run.part >= digits)
        search(finder, run.from, run.to);
}

// The library takes no number from two lines.
void search_lines(Finder *finder, int digits)
{
    const std::string &text = finder->plain.text;
    for (size_t at = 0; at < text.size() && finder->matches < kMostMatches;) {
        size_t end = text.find('\n', at);
        std::vector<PhoneRun> runs;
        if (!phone_runs(text, at, end, digits, &runs))
            search(finder, at, end);
        for (const PhoneRun &run : runs)
            if (finder->matches < kMostMatches)
                read_run(finder, run, digits);
        at = end + 1;
    }
}

// With a region its country code spares so many digits.
int country_code(const char *region)
{
    return *region == '\0' ? 0 : PhoneNumberUtil::GetInstance()->GetCountryCodeForRegion(region);
}

int least_digits(int code)
{
    int spared = code <= 1 ? 0 : code < 10 ? 1 : code < 100 ? 2 : 3; // Americans dial seven at least
    return kLeastDigits - spared;
}

GPtrArray *find(const char *text, const PhoneLines &all, const char *region)
{
    GPtrArray *found = g_ptr_array_new_with_free_func(reinterpret_cast<GDestroyNotify>(candidate_free));
    int code = country_code(region); // 0: only a plus tells the country
    PhoneLines plain = phone_lines_with(all, least_digits(code), code == 0);
    if (plain.text.empty())
        return found;
    Finder finder = {text, plain, code == 0 ? "ZZ" : region, code == 1, found, {}, 0, 0};
    search_lines(&finder, least_digits(code));
    candidates_sort(found);
    return found;
}

} // namespace

struct PhoneText {
    std::string text;
    PhoneLines lines;
    std::map<std::string, GPtrArray *> found; // by region
};

void phone_init(void)
{
    // The first search compiles the library's patterns.
    GPtrArray *found = phone_find("+49 30 901820, 030 901820", "DE");
    g_ptr_array_unref(found);
}

GPtrArray *phone_find(const char *text, const char *region)
{
    return find(text, phone_lines_read(text), region != nullptr ? region : "");
}

PhoneText *phone_text_new(const char *text)
{
    return new PhoneText{text, phone_lines_read(text), {}};
}

const GPtrArray *phone_text_find(PhoneText *text, const char *region)
{
    auto known = text->found.find(region);
    if (known == text->found.end())
        known = text->found.emplace(region, find(text->text.c_str(), text->lines, region)).first;
    return known->second;
}

bool phone_text_has_trunk(const PhoneText *text, const char *region)
{
    return phone_lines_trunk(text->lines, least_digits(country_code(region)));
}

void phone_text_free(PhoneText *text)
{
    if (text == nullptr)
        return;
    for (const auto &known : text->found)
        g_ptr_array_unref(known.second);
    delete text;
}

char *phone_region(const char *e164)
{
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    bool possible = false;
    if (strlen(e164) > 32 || (!read_usual(e164, "ZZ", &number, &possible) &&
                              util.Parse(e164, "ZZ", &number) != PhoneNumberUtil::NO_PARSING_ERROR))
        return nullptr;
    std::string region;
    util.GetRegionCodeForNumber(number, &region);
    if (region.size() != 2 || region == "ZZ")
        util.GetRegionCodeForCountryCode(number.country_code(), &region);
    if (number.country_code() == 7 && region == "RU" && (e164[2] == '7' || e164[2] == '6'))
        region = "KZ";
    return region.size() == 2 && region != "ZZ" ? g_strdup(region.c_str()) : nullptr;
}
