// Makes the lines that may hold a phone number plain, and says how long a number each may hold.
#include "parser/phone_lines.h"

#include <glib.h>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <numeric>
#include <string_view>

#include "parser/utf8.h"

namespace
{

constexpr size_t kMostBytes = 8 * 1024;
constexpr size_t kMostLine = 1024;
constexpr size_t kFewestDigits = 6;
constexpr int kMostTries = 50; // of what is no phone number, as libphonenumber counts them
constexpr size_t kBefore = 16; // bytes around a number that may belong to it: brackets, an extension
constexpr size_t kBehind = 28;
constexpr size_t kWidestGap = 4; // signs between the digits of one number, as libphonenumber has it

bool is_mark(gunichar c)
{
    return c == 0x200B || (c >= 0x200C && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0x2060 ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

// Full-width forms, other digits, odd spaces and dashes as ASCII, so that bytes are characters.
char plain_character(gunichar c)
{
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

// How many of eight bytes are ASCII digits.
size_t digits_of_eight(uint64_t bytes)
{
    return (utf8_tops_between(bytes, '0', '9') >> 7) * UTF8_EACH(1) >> 56;
}

// One of other scripts; Latin, Greek, Cyrillic and Chinese have none.
bool is_other_digit(gunichar c)
{
    return c >= 0x660 && (c < 0x3000 || c >= 0xA000) && g_unichar_isdigit(c);
}

// Has the line as many digits as a number at least?
bool has_digits(const char *line, size_t size)
{
    size_t digits = 0, at = 0;
    uint64_t all = 0;
    for (; at < size; at += sizeof all) {
        uint64_t eight = utf8_first_eight(line + at, size - at);
        digits += digits_of_eight(eight);
        all |= eight;
    }
    if (digits >= kFewestDigits || (all & UTF8_EACH(0x80)) == 0)
        return digits >= kFewestDigits;
    for (const char *p = line; p < line + size && digits < kFewestDigits; p = g_utf8_next_char(p))
        digits += is_other_digit(utf8_get(p)) ? 1 : 0;
    return digits >= kFewestDigits;
}

void add_ascii(PhoneLines *plain, const char *text, size_t start, size_t size)
{
    size_t before = plain->origin.size();
    plain->text.append(text + start, size);
    plain->origin.resize(before + size);
    std::iota(plain->origin.begin() + static_cast<ptrdiff_t>(before), plain->origin.end(), start);
}

void add_others(PhoneLines *plain, const char *text, size_t start, size_t size)
{
    for (const char *p = text + start; p < text + start + size; p = g_utf8_next_char(p)) {
        gunichar c = utf8_get(p);
        if (c >= 0x80 && is_mark(c))
            continue;
        plain->text.push_back(c < 0x80 ? static_cast<char>(c) : plain_character(c));
        plain->origin.push_back(static_cast<size_t>(p - text));
    }
}

void add_line(PhoneLines *plain, const char *text, size_t start, size_t size)
{
    if (utf8_is_ascii(text + start, size))
        add_ascii(plain, text, start, size);
    else
        add_others(plain, text, start, size);
    plain->text.push_back('\n');
    plain->origin.push_back(start + size);
}

// 00 and 011 before a country code mean +, wherever the writer is.
void make_international(std::string *text)
{
    std::string &out = *text;
    for (size_t i = out.find("00"); i != std::string::npos && i + 4 < out.size(); i = out.find("00", i + 1)) {
        if (out[i + 2] < '1' || out[i + 2] > '9')
            continue;
        bool starts = i == 0 || strchr(" \t\n(:|/,;", out[i - 1]) != nullptr;
        bool grouped = i > 1 && out[i - 1] == ' ' && g_ascii_isdigit(out[i - 2]); // within a number
        if (starts && !grouped) {
            out[i] = ' ';
            out[i + 1] = '+';
        }
    }
}

int digits_from(const std::string &text, size_t at)
{
    int digits = 0;
    while (g_ascii_isdigit(text[at++]))
        digits++;
    return digits;
}

int digits_before(const std::string &text, size_t end)
{
    int digits = 0;
    while (end > 0 && g_ascii_isdigit(text[--end]))
        digits++;
    return digits;
}

void hide_digits(std::string *text, size_t from, size_t to)
{
    std::replace_if(
        text->begin() + static_cast<ptrdiff_t>(from), text->begin() + static_cast<ptrdiff_t>(to),
        [](char c) { return g_ascii_isdigit(c); }, '_');
}

// 17:21, 9:05:30, and 20261103 before it, are of no number; with more digits behind they may be.
void hide_clocks(std::string *text)
{
    constexpr int kDate = 8;
    for (size_t colon = text->find(':'); colon != std::string::npos; colon = text->find(':', colon + 1)) {
        int hour = digits_before(*text, colon);
        size_t from = colon - static_cast<size_t>(hour), to = colon;
        while ((*text)[to] == ':' && digits_from(*text, to + 1) == 2)
            to += 3;
        if (hour < 1 || hour > 2 || to == colon || ((*text)[to] == ' ' && g_ascii_isdigit((*text)[to + 1])))
            continue;
        size_t date = from;
        while (date > 0 && (*text)[date - 1] == ' ')
            date--;
        from -= digits_before(*text, date) == kDate ? from - date + kDate : 0;
        hide_digits(text, from, to);
    }
}

// [192.0.2.7] is the address of a machine.
void hide_addresses(std::string *text)
{
    for (size_t open = text->find('['); open != std::string::npos; open = text->find('[', open + 1)) {
        size_t close = std::min(text->find_first_not_of("0123456789.", open + 1), text->size());
        auto at = text->begin() + static_cast<ptrdiff_t>(open);
        if ((*text)[close] == ']' && std::count(at, text->begin() + static_cast<ptrdiff_t>(close), '.') == 3)
            hide_digits(text, open, close);
    }
}

bool is_sign(char c)
{
    return std::string_view("- xX()[]./~").find(c) != std::string_view::npos;
}

// Behind an extension as the library knows it: ext. 22, x4417, #3; where there is none, at.
size_t extension_end(const std::string &text, size_t at, size_t end)
{
    static const char *const labels[] = {"extension", "extn", "ext", "xtension", "xtn", "xt",
                                         "anexo",     "int",  "x",   "#",        "~"};
    constexpr size_t kMostDigits = 9;
    size_t label = std::min(text.find_first_not_of(" \t,", at), end);
    if (label == end || strchr("eExXaAiI#~", text[label]) == nullptr)
        return at;
    for (const char *word : labels) {
        if (g_ascii_strncasecmp(text.c_str() + label, word, strlen(word)) != 0)
            continue;
        size_t dot = label + strlen(word);
        size_t from = text.find_first_not_of(" \t,-", dot + (strchr(":.", text[dot]) != nullptr ? 1 : 0)), to = from;
        while (to < end && to - from < kMostDigits && g_ascii_isdigit(text[to]))
            to++;
        if (to > from)
            return to + (text[to] == '#' ? 1 : 0);
    }
    return at;
}

// Does a bracket or a plus before the digits belong to them?
bool is_led(const std::string &text, const PhonePlace &place, const char *marks)
{
    for (size_t at = place.from; at > place.line_start && (is_sign(text[at - 1]) || text[at - 1] == '+'); at--)
        if (strchr(marks, text[at - 1]) != nullptr)
            return true;
    return false;
}

// Groups that are glued to words or marks of reference are no part of a number.
int loose_digits(const std::string &text, const PhonePlace &place)
{
    char before = place.from > place.line_start ? text[place.from - 1] : ' ', after = text[place.to];
    bool glued_before =
        (g_ascii_isalnum(before) || strchr("#-/.@=_&%$", before) != nullptr) && !is_led(text, place, "([+");
    bool glued_after = g_ascii_isalnum(after) || strchr("@=_%", after) != nullptr;
    int first = glued_before ? digits_from(text, place.from) : 0;
    int last = glued_after ? digits_before(text, place.to) : 0;
    return std::max(place.digits - first - last, 0);
}

// 28/10/2026 17, 09/14/26: libphonenumber takes nothing of what holds such a date.
bool has_slashed_date(const std::string &text, size_t from, size_t to)
{
    for (size_t at = from + 1; at + 4 < to; at++) {
        if (text[at] != '/' || !g_ascii_isdigit(text[at - 1]))
            continue;
        int middle = digits_from(text, at + 1);
        size_t second = at + 1 + static_cast<size_t>(middle);
        bool month = middle == 1 || (middle == 2 && text[at + 1] <= '3');
        if (month && text[second] == '/' && g_ascii_isdigit(text[second + 1]) && g_ascii_isdigit(text[second + 2]))
            return true;
    }
    return false;
}

bool has_trunk(const std::string &text, const PhonePlace &place)
{
    for (size_t at = place.from; at < place.to; at++)
        if (text[at] == '0' && (at == 0 || !g_ascii_isdigit(text[at - 1])))
            return true;
    return false;
}

// What is known once all digits of the place are.
void finish(PhoneLines *plain, PhonePlace place, int groups)
{
    const std::string &text = plain->text;
    place.plus = is_led(text, place, "+");
    place.trunk = has_trunk(text, place);
    bool slashed = has_slashed_date(text, place.from, place.to);
    place.tries = groups > 1 && !slashed ? 1 + groups : 1;
    // A date all by itself: libphonenumber takes no other number out of it.
    bool dated = phone_is_time(std::string_view(text).substr(place.from, place.to - place.from)) &&
                 extension_end(text, place.to, place.line_end) == place.to && !is_led(text, place, "([+");
    place.digits = slashed ? 0 : loose_digits(text, place);
    place.undated = dated ? 0 : place.digits;
    plain->places.push_back(place);
}

void find_places(PhoneLines *plain, size_t start, size_t end)
{
    PhonePlace place = {};
    place.line_start = start;
    place.line_end = end;
    int groups = 0;
    for (size_t i = start; i <= end; i++) {
        char c = plain->text[i];
        bool digit = g_ascii_isdigit(c);
        if (groups > 0 && !digit && (i == end || !is_sign(c) || i - place.to >= kWidestGap)) {
            finish(plain, place, groups);
            groups = 0;
            place.digits = 0;
        }
        if (!digit)
            continue;
        place.from = groups == 0 ? i : place.from;
        groups += groups == 0 || i > place.to ? 1 : 0;
        place.to = i + 1;
        place.digits++;
    }
}

bool in_number(char c)
{
    return g_ascii_isdigit(c) || is_sign(c) || c == '+';
}

// The place with what may belong to it, other numbers whole or not at all.
void add_place(PhoneLines *some, const PhoneLines &all, const PhonePlace &place, size_t *done)
{
    const std::string &text = all.text;
    size_t start = place.from - std::min(place.from - place.line_start, kBefore);
    size_t end = place.to + std::min(place.line_end - place.to, kBehind);
    while (start > place.line_start && start < place.from && g_ascii_isdigit(text[start - 1]) && in_number(text[start]))
        start++;
    while (end < place.line_end && end > place.to && g_ascii_isdigit(text[end]))
        end--;
    bool goes_on = *done > start && *done > place.line_start;
    start = goes_on ? *done : start;
    if (goes_on && !some->text.empty()) {
        some->text.pop_back();
        some->origin.pop_back();
    }
    if (end > start) {
        some->text.append(text, start, end - start);
        some->origin.insert(some->origin.end(), all.origin.begin() + static_cast<ptrdiff_t>(start),
                            all.origin.begin() + static_cast<ptrdiff_t>(end));
    }
    some->text.push_back('\n');
    some->origin.push_back(all.origin[end]);
    *done = std::max(end, *done);
}

} // namespace

bool phone_is_time(std::string_view number)
{
    static constexpr std::string_view forms[] = {"dd.dd-dd.dd", "dd.dd - dd.dd", "dddd dd",     "dd.dd.dddd",
                                                 "dddd-dd-dd",  "dd/dd/dddd",    "dddd/dd/dd",  "dd-dd-dddd",
                                                 "dddd dd dd",  "dd:dd-dd:dd",   "dd.dd dd.dd", "d-d dddd"};
    char form[16];
    if (number.size() > sizeof form)
        return false;
    std::transform(number.begin(), number.end(), form, [](char c) { return g_ascii_isdigit(c) ? 'd' : c; });
    return std::find(std::begin(forms), std::end(forms), std::string_view(form, number.size())) != std::end(forms);
}

bool phone_is_bare(const char *line)
{
    constexpr int kBareDigits = 7;
    while (g_ascii_isspace(*line) && *line != '\n')
        line++;
    if (*line != '\0' && strchr("TPOMD", *line) != nullptr && line[1] == ' ')
        line += 2;
    int digits = 0;
    bool starts = *line != '\0' && strchr("+(0123456789", *line) != nullptr;
    for (; starts && *line != '\0' && strchr("+()0123456789 -./\xC2\xA0", *line) != nullptr; line++)
        digits += g_ascii_isdigit(*line) ? 1 : 0;
    return digits >= kBareDigits;
}

PhoneLines phone_lines_read(const char *text)
{
    PhoneLines plain;
    size_t size = utf8_whole(text, strnlen(text, kMostBytes));
    for (size_t at = 0; at < size;) {
        const void *newline = memchr(text + at, '\n', size - at);
        size_t end = newline != nullptr ? static_cast<size_t>(static_cast<const char *>(newline) - text) : size;
        if (end - at < kMostLine && has_digits(text + at, end - at)) {
            if (plain.origin.empty())
                plain.origin.reserve(size - at + 1);
            add_line(&plain, text, at, end - at);
        }
        at = end + 1;
    }
    plain.begin = plain.origin.empty() ? 0 : plain.origin[0];
    hide_clocks(&plain.text);
    hide_addresses(&plain.text);
    make_international(&plain.text);
    for (size_t at = 0; at < plain.text.size();) {
        size_t end = plain.text.find('\n', at);
        find_places(&plain, at, end);
        at = end + 1;
    }
    return plain;
}

namespace
{

// The first digit, or a bracket or plus that leads to it; npos where the library may see a longer way to it.
size_t run_start(const std::string &text, size_t line_start, size_t digit)
{
    size_t from = digit;
    while (from > line_start && digit - from < 2 && strchr("+([", text[from - 1]) != nullptr)
        from--;
    for (size_t at = from; at > line_start && (is_sign(text[at - 1]) || text[at - 1] == '+'); at--)
        if (strchr("+([", text[at - 1]) != nullptr)
            return std::string::npos;
    return from;
}

// Digits and single marks, a pair of brackets at most or one that opens it all, one slash at most: no date, no pages.
bool is_plain(const std::string &text, size_t from, size_t to)
{
    size_t led = strchr("([", text[from]) != nullptr ? 1 : 0;
    int open = 0, brackets = 0, slashes = 0, dashes = 0;
    for (size_t at = from; at < to; at++) {
        char c = text[at];
        if (c == '+' ? at > from + led : !g_ascii_isdigit(c) && strchr(" -./()", c) == nullptr && at >= from + led)
            return false;
        bool opens = c == '(' || c == '[';
        open += opens ? 1 : c == ')' ? -1 : 0;
        brackets += opens;
        slashes += c == '/';
        dashes += c == '-';
        if (open < 0 || open > 1 || (opens && dashes > 0))
            return false;
    }
    return (open == 0 || led > 0) && brackets < 2 && slashes < 2;
}

// From its first digit on.
PhoneRun run_at(const std::string &text, size_t digit, size_t end)
{
    PhoneRun run = {digit, digit, digit, 0, 0, false};
    int first = 0, last = 0; // digits of these groups
    for (size_t at = digit; at < end && at - run.to <= kWidestGap; at++) {
        if (!g_ascii_isdigit(text[at]) && !is_sign(text[at]))
            break;
        if (!g_ascii_isdigit(text[at]))
            continue;
        last = at > run.to ? 1 : last + 1;
        first += last == ++run.digits ? 1 : 0;
        run.to = at + 1;
    }
    run.part = run.digits - std::min(first, last);
    return run;
}

// The most digits between two such marks, where there is one.
int longest_between(const std::string &text, const PhoneRun &run, char mark)
{
    int digits = 0, longest = 0, whole = 0;
    for (size_t at = run.from; at < run.number; at++) {
        digits = text[at] == mark ? 0 : digits + g_ascii_isdigit(text[at]);
        whole += g_ascii_isdigit(text[at]);
        longest = std::max(longest, digits);
    }
    return longest < whole ? longest : 0;
}

// The library looks at what stands between blanks, then between dots; a slash, a bracket or a free dash leave more.
int longest_part(const std::string &text, const PhoneRun &run)
{
    std::string_view raw = std::string_view(text).substr(run.from, run.number - run.from);
    bool more = raw.find('/') != raw.npos || raw.find('(', 1) != raw.npos || raw.find(" -") != raw.npos ||
                raw.find("- ") != raw.npos;
    return more ? run.part : std::max(longest_between(text, run, ' '), longest_between(text, run, '.'));
}

// Takes in an extension that follows. False: something else does.
bool take_extension(const std::string &text, size_t end, PhoneRun *run)
{
    run->number = run->to;
    run->to = extension_end(text, run->number, end);
    bool clock = text[run->to] == ':' && g_ascii_isdigit(text[run->to + 1]);
    return run->to > run->number || run->to == end || (!clock && strchr("#+([", text[run->to]) == nullptr);
}

// Parts the number from an extension in the run itself: 555-0180 x4417. False: there is more than that.
bool part_extension(const std::string &text, PhoneRun *run)
{
    size_t label = std::string_view(text).substr(run->from, run->number - run->from).find_first_of("xX~");
    if (label == std::string_view::npos)
        return true;
    run->number = run->from + label;
    while (run->number > run->from && !g_ascii_isdigit(text[run->number - 1]))
        run->number--;
    return extension_end(text, run->number, run->to) == run->to;
}

} // namespace

bool phone_runs(const std::string &text, size_t start, size_t end, int digits, std::vector<PhoneRun> *runs)
{
    bool apart = true;
    for (size_t at = start; at < end && apart;) {
        if (!g_ascii_isdigit(text[at])) {
            at++;
            continue;
        }
        PhoneRun run = run_at(text, at, end);
        at = run.to;
        if (run.digits < digits || has_slashed_date(text, run.from, run.to))
            continue;
        run.from = run_start(text, start, run.from);
        apart = run.from != std::string::npos && take_extension(text, end, &run);
        at = run.to;
        run.plain = apart && part_extension(text, &run) && is_plain(text, run.from, run.number);
        run.part = run.plain ? longest_part(text, run) : run.part;
        runs->push_back(run);
    }
    if (!apart)
        runs->clear();
    return apart;
}

static bool holds(const PhonePlace &place, int digits)
{
    enum { GROUP = 4 }; // the most digits that stand together in a date
    return (digits > GROUP ? place.undated : place.digits) >= digits;
}

bool phone_lines_have_trunk(const PhoneLines &all, int digits)
{
    for (const PhonePlace &place : all.places)
        if (holds(place, digits) && (place.trunk || place.plus))
            return true;
    return false;
}

PhoneLines phone_lines_with(const PhoneLines &all, int digits, bool plus)
{
    PhoneLines some;
    some.begin = all.begin;
    size_t done = 0;
    int tries = 0;
    for (const PhonePlace &place : all.places) {
        if (holds(place, digits) && (place.plus || !plus))
            add_place(&some, all, place, &done);
        else
            tries += place.tries;
        if (tries >= kMostTries)
            break;
    }
    return some;
}
