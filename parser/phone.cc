/* Phone numbers in free text, by libphonenumber; its only user. */
#include <phonenumbers/phonenumbermatch.h>
#include <phonenumbers/phonenumbermatcher.h>
#include <phonenumbers/phonenumberutil.h>

#include <glib.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <charconv>
#include <cstring>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

extern "C" {
#include "parser/extract.h"
#include "parser/fold.h"
#include "parser/found.h"
#include "parser/utf8.h"
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
    std::string_view word;
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

// Those with that first byte.
const std::vector<Label> &labels_from(char first)
{
    static const auto all = [] {
        std::array<std::vector<Label>, 256> by_first;
        for (const Label &label : kLabels)
            by_first[static_cast<unsigned char>(label.word[0])].push_back(label);
        return by_first;
    }();
    return all[static_cast<unsigned char>(first)];
}

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
    while (from < start && utf8_goes_on(static_cast<unsigned char>(text[from])))
        from++;
    g_autofree char *before = fold_case(text + from, static_cast<gssize>(start - from));
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

Kind label_at(const std::string &before, size_t at)
{
    bool word_start = at == 0 || !g_ascii_isalpha(before[at - 1]);
    for (const Label &label : labels_from(before[at])) {
        size_t size = label.word.size();
        if (before.compare(at, size, label.word) == 0 && (word_start || (size >= 3 && label.kind != Kind::kOther)))
            return label.kind;
    }
    return Kind::kNone;
}

size_t line_of(const char *text, size_t at)
{
    while (at > 0 && text[at - 1] != '\n')
        at--;
    return at;
}

// The label nearest before the number decides; where a line is only a number none needs to say what it is.
Kind label_before(const char *text, size_t start, size_t floor)
{
    size_t line = line_of(text, start);
    bool bare = floor <= line && start - line < kLabelBytes && phone_is_bare(text + line);
    std::string before = words_before(text, start, bare ? line : floor);
    Kind kind = letter_label(before);
    for (size_t at = before.size(); at > 0 && kind == Kind::kNone; at--)
        kind = label_at(before, at - 1);
    return kind == Kind::kNone && bare ? Kind::kVoice : kind;
}

unsigned trust(Kind kind, bool valid, bool abroad)
{
    unsigned confidence = valid ? 70 : 35;
    if (kind == Kind::kVoice || kind == Kind::kMobile)
        confidence += 20;
    return confidence + (abroad ? 8 : 0);
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
    bool local; // so short that it can only be part of one
    Kind kind;
};

// What was one before, whether found or not.
struct Seen {
    int code;
    uint64_t national;
    int zeros; // before that
    Kind kind;
    std::string_view raw;
};

struct Finder {
    const char *text;
    const PhoneLines &plain;
    const char *region; // "ZZ" where none is known
    int code;           // of that region, 0 where none is
    GPtrArray *found;
    std::vector<Seen> seen;
    unsigned best; // confidence among the found
    size_t previous_end;
    int matches;
};

std::string_view raw_of(const Finder *finder, const Match &match)
{
    return std::string_view(finder->plain.text).substr(match.start, match.end - match.start);
}

// An impossible area code may be a new one: it needs a label, a plus, or a trunk zero and enough digits.
bool wanted(Kind kind, bool valid, std::string_view number)
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

// Asked at once of the region whose number it should be, else of the first one with that country code: most numbers are
// of it. The library seeks the region among all of them, then asks the same again.
bool is_valid(const Finder *finder, const PhoneNumber &number)
{
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    std::string first = finder->region, other;
    if (number.country_code() != finder->code)
        util.GetRegionCodeForCountryCode(number.country_code(), &first);
    if (util.IsValidNumberForRegion(number, first))
        return true;
    util.GetRegionCodeForNumber(number, &other);
    return other != first && util.IsValidNumberForRegion(number, other);
}

Seen seen_of(const Finder *finder, const Match &match)
{
    const PhoneNumber &number = match.number;
    int zeros = number.italian_leading_zero() ? number.number_of_leading_zeros() : 0;
    return {number.country_code(), number.national_number(), zeros, match.kind, raw_of(finder, match)};
}

bool was_found(const Finder *finder, const Match &match, bool valid)
{
    Seen same = seen_of(finder, match);
    return std::any_of(finder->seen.begin(), finder->seen.end(), [&](const Seen &seen) {
        return seen.code == same.code && seen.national == same.national && seen.zeros == same.zeros &&
               wanted(seen.kind, valid, seen.raw);
    });
}

// Unless it is none, or would not be better than what was found before.
void add_found(Finder *finder, const Match &match)
{
    std::string_view raw = raw_of(finder, match);
    bool abroad = raw[0] == '+';
    if (trust(match.kind, true, abroad) <= finder->best)
        return;
    bool valid = !match.local && is_valid(finder, match.number);
    unsigned confidence = trust(match.kind, valid, abroad);
    if (confidence <= finder->best || !wanted(match.kind, valid, raw) || was_found(finder, match, valid))
        return;
    std::string e164;
    PhoneNumberUtil::GetInstance()->Format(match.number, PhoneNumberUtil::E164, &e164);
    if (e164.size() <= kLeastDigits)
        return;
    size_t from = finder->plain.origin[match.start], to = finder->plain.origin[match.end];
    finder->best = confidence;
    g_ptr_array_add(finder->found,
                    candidate_new(e164.c_str(), found_evidence(finder->text, from, to), confidence, from));
}

void take(Finder *finder, Match *found)
{
    size_t start = found->start, end = found->end;
    size_t floor = finder->previous_end > 0 ? finder->plain.origin[finder->previous_end] : finder->plain.begin;
    finder->previous_end = end;
    finder->matches++;
    if (end <= start || end >= finder->plain.origin.size() || phone_is_time(raw_of(finder, *found)) ||
        !stands_alone(finder->plain.text, start, end))
        return;
    found->kind = label_before(finder->text, finder->plain.origin[start], floor);
    if (found->kind == Kind::kFax)
        return;
    add_found(finder, *found);
    finder->seen.push_back(seen_of(finder, *found));
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
        Match found = {from, from + match.raw_string().size(), match.number(), false, Kind::kNone};
        take(finder, &found);
    }
}

// How numbers are dialled within some regions.
struct Dialling {
    char trunk;          // before the number, ' ' nothing
    bool zero;           // a first 0 is of the number itself
    const char *more[3]; // what begins so may be dialled in other ways
    const char *regions;
};

// Where the trunk and 00 before a country code is all there is to know, but for those numbers; NULL where there is
// more.
const Dialling *dialling_of(const std::string &region)
{
    static const Dialling all[] = {
        {'0', false, {}, " AE AT AU BE BG CH DE DZ EC EG FR GB GH HR ID IE IN JO KE LB MA MY NG NL NZ PE PH PK RO "},
        {'0', false, {}, " RS SA SE SK TH TR UA VE VN ZA "},
        {'0', false, {"11", "12", "17"}, " CN "},
        {'0', false, {"1"}, " IL JP TW "},
        {'0', false, {"8"}, " KR "},
        {'8', false, {"10"}, " KZ LT RU "},
        {' ', false, {"1"}, " CA CR IS LU MX US "},
        {' ', false, {"9"}, " BR FI "},
        {' ', true, {}, " IT "},
        {' ', false, {}, " BH CO CZ DK EE ES GR HK HU KW LV NO OM PA PL PT QA SG TN UY "},
    };
    std::string key = " " + region + " ";
    for (const Dialling &some : all)
        if (strstr(some.regions, key.c_str()) != nullptr)
            return &some;
    return nullptr;
}

struct Digits {
    char digit[15];
    size_t size;
};

// False: too many for a number.
bool digits_of(std::string_view raw, Digits *digits)
{
    digits->size = 0;
    for (char c : raw) {
        if (g_ascii_isdigit(c) && digits->size == sizeof digits->digit)
            return false;
        if (g_ascii_isdigit(c))
            digits->digit[digits->size++] = c;
    }
    return true;
}

// The country code that the digits begin with, 0 none; *size is its own.
int leading_code(const Digits &digits, size_t *size)
{
    static const std::bitset<1000> codes = [] {
        std::bitset<1000> all;
        std::set<int> supported;
        PhoneNumberUtil::GetInstance()->GetSupportedCallingCodes(&supported);
        for (int code : supported)
            all.set(static_cast<size_t>(code));
        return all;
    }();
    size_t code = 0;
    for (*size = 0; *size < std::min<size_t>(3, digits.size);) {
        code = code * 10 + static_cast<size_t>(digits.digit[(*size)++] - '0');
        if (code == 0 || codes.test(code))
            return static_cast<int>(code);
    }
    return 0;
}

bool is_usual(const Dialling &dialling, std::string_view national)
{
    if (national.empty() || (national[0] == '0' && !(dialling.zero && national.size() > 1 && national[1] != '0')))
        return false;
    return std::none_of(std::begin(dialling.more), std::end(dialling.more), [&](const char *start) {
        return start != nullptr && national.compare(0, strlen(start), start) == 0;
    });
}

enum class Reading { kUnclear, kNone, kLocal, kWhole };

Reading possible_length(const PhoneNumber &number, bool trunked)
{
    switch (PhoneNumberUtil::GetInstance()->IsPossibleNumberWithReason(number)) {
    case PhoneNumberUtil::IS_POSSIBLE:
        return Reading::kWhole;
    case PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY:
        return trunked ? Reading::kUnclear : Reading::kLocal;
    case PhoneNumberUtil::TOO_LONG:
        return Reading::kNone;
    default:
        return trunked ? Reading::kUnclear : Reading::kNone;
    }
}

// The library's own reading costs ten times as much: numbers that are dialled in the usual way need none of it.
// home_code: that of the region, 0 where none is known.
Reading read_usual(std::string_view raw, const char *home, int home_code, PhoneNumber *number)
{
    bool abroad = raw.find('+') != std::string_view::npos;
    Digits digits;
    size_t at = 0;
    if (!digits_of(raw, &digits))
        return Reading::kUnclear;
    int leading = leading_code(digits, &at), code = abroad ? leading : home_code;
    bool coded = abroad || (code == 1 && leading == 1 && digits.size == 11); // 1-800-555-0199
    if (code == 0 || (leading == code) != coded)
        return Reading::kUnclear;
    std::string region = home;
    if (code != home_code)
        PhoneNumberUtil::GetInstance()->GetRegionCodeForCountryCode(code, &region);
    std::string_view national = std::string_view(digits.digit, digits.size).substr(coded ? at : 0);
    const Dialling *dialling = dialling_of(region);
    bool trunked = dialling != nullptr && !national.empty() && national[0] == dialling->trunk; // +44 (0)20 too
    national.remove_prefix(trunked ? 1 : 0);
    if (dialling == nullptr || !is_usual(*dialling, national))
        return Reading::kUnclear;
    number->set_country_code(code);
    uint64_t value = 0;
    std::from_chars(national.data(), national.data() + national.size(), value);
    number->set_national_number(value);
    if (national[0] == '0')
        number->set_italian_leading_zero(true);
    return possible_length(*number, trunked);
}

Reading read_number(std::string_view raw, const char *region, int code, PhoneNumber *number)
{
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    Reading usual = read_usual(raw, region, code, number);
    if (usual != Reading::kUnclear)
        return usual;
    number->Clear();
    bool read = util.Parse(std::string(raw), region, number) == PhoneNumberUtil::NO_PARSING_ERROR;
    return read && util.IsPossibleNumber(*number) ? Reading::kWhole : Reading::kNone;
}

// The library's search would read a plain number whole, if it can be one; else it looks at parts of it.
void read_run(Finder *finder, const PhoneRun &run, int digits)
{
    std::string_view text = finder->plain.text;
    // Nobody dials 0 before an American number.
    if (finder->code == 1 && text[strchr("([", text[run.from]) != nullptr ? run.from + 1 : run.from] == '0')
        return;
    Match match = {run.from, run.to, {}, false, Kind::kNone};
    Reading reading = Reading::kNone;
    if (run.plain)
        reading =
            read_number(text.substr(run.from, run.number - run.from), finder->region, finder->code, &match.number);
    match.local = reading == Reading::kLocal;
    if (reading != Reading::kNone)
        take(finder, &match);
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
    Finder finder = {text, plain, code == 0 ? "ZZ" : region, code, found, {}, 0, 0, 0};
    search_lines(&finder, least_digits(code));
    candidates_sort(found);
    return found;
}

} // namespace

struct PhoneText {
    const char *text;
    PhoneLines lines;
    std::vector<std::pair<std::string, GPtrArray *>> found; // by region
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
    PhoneLines lines = phone_lines_read(text);
    return lines.places.empty() ? nullptr : new PhoneText{text, std::move(lines), {}};
}

const GPtrArray *phone_text_find(PhoneText *text, const char *region)
{
    for (const auto &known : text->found)
        if (known.first == region)
            return known.second;
    text->found.emplace_back(region, find(text->text, text->lines, region));
    return text->found.back().second;
}

bool phone_text_has_trunk(const PhoneText *text, const char *region)
{
    return phone_lines_have_trunk(text->lines, least_digits(country_code(region)));
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
    if (strlen(e164) > 32 || (read_usual(e164, "ZZ", 0, &number) == Reading::kUnclear &&
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
