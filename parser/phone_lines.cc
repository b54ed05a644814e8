// Makes the lines that may hold a phone number plain, and says how long a number each may hold.
#include "parser/phone_lines.h"

#include <glib.h>

#include <algorithm>
#include <cstring>

#include "parser/utf8.h"

namespace
{

constexpr size_t kMostBytes = 8 * 1024;
constexpr size_t kMostLine = 1024;
constexpr int kFewestDigits = 6;
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

int digits_of_line(const char *line, size_t size)
{
    int digits = 0;
    for (const char *p = line; p < line + size;) {
        digits += utf8_is_digit(utf8_get(p)) ? 1 : 0;
        p = g_utf8_next_char(p);
    }
    return digits;
}

void add_line(PhoneLines *plain, const char *text, size_t start, size_t size)
{
    for (const char *p = text + start; p < text + start + size; p = g_utf8_next_char(p)) {
        gunichar c = utf8_get(p);
        if (c >= 0x80 && is_mark(c))
            continue;
        plain->text.push_back(c < 0x80 ? static_cast<char>(c) : plain_character(c));
        plain->origin.push_back(static_cast<size_t>(p - text));
    }
    plain->text.push_back('\n');
    plain->origin.push_back(start + size);
}

// 00 and 011 before a country code mean +, wherever the writer is.
void make_international(std::string *text)
{
    std::string &out = *text;
    for (size_t i = 0; i + 4 < out.size(); i++) {
        if (out[i] != '0' || out[i + 1] != '0' || out[i + 2] < '1' || out[i + 2] > '9')
            continue;
        bool starts = i == 0 || strchr(" \t\n(:|/,;", out[i - 1]) != nullptr;
        bool grouped = i > 1 && out[i - 1] == ' ' && g_ascii_isdigit(out[i - 2]); // within a number
        if (starts && !grouped) {
            out[i] = ' ';
            out[i + 1] = '+';
        }
    }
}

bool is_sign(char c)
{
    return c != '\0' && strchr("- xX()[]./~", c) != nullptr;
}

// An extension goes on where a date would end.
bool has_extension(const std::string &text, size_t at, size_t end)
{
    static const char *const words[] = {"ext", "xt", "int", "anexo", ";", ",", "x", "#", "~"};
    size_t rest = text.find_first_not_of(" \t,", at);
    bool comma = rest != std::string::npos && rest > at && text.find(',', at) < rest;
    if (rest == std::string::npos || rest >= end)
        return false;
    for (const char *word : words)
        if (g_ascii_strncasecmp(text.c_str() + rest, word, strlen(word)) == 0)
            return true;
    return comma && g_ascii_isdigit(text[rest]);
}

// Does a bracket or a plus before the digits belong to them?
bool is_led(const std::string &text, const PhonePlace &place, const char *marks)
{
    for (size_t at = place.from; at > place.line_start && (is_sign(text[at - 1]) || text[at - 1] == '+'); at--)
        if (strchr(marks, text[at - 1]) != nullptr)
            return true;
    return false;
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
    bool dated = phone_is_time(text.substr(place.from, place.to - place.from)) &&
                 !has_extension(text, place.to, place.line_end) && !is_led(text, place, "([+");
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

bool phone_is_time(const std::string &number)
{
    static const char *const forms[] = {"dd.dd-dd.dd", "dd.dd - dd.dd", "dddd dd",     "dd.dd.dddd",
                                        "dddd-dd-dd",  "dd/dd/dddd",    "dddd/dd/dd",  "dd-dd-dddd",
                                        "dddd dd dd",  "dd:dd-dd:dd",   "dd.dd dd.dd", "d-d dddd"};
    std::string form;
    for (char c : number)
        form.push_back(g_ascii_isdigit(c) ? 'd' : c);
    for (const char *known : forms)
        if (form == known)
            return true;
    return false;
}

// Long texts keep their first and last lines with digits: signatures stand at the end.
PhoneLines phone_lines_read(const char *text)
{
    std::vector<std::pair<size_t, size_t>> lines;
    size_t total = 0;
    for (size_t at = 0; text[at] != '\0';) {
        size_t size = strcspn(text + at, "\n");
        if (size < kMostLine && digits_of_line(text + at, size) >= kFewestDigits) {
            lines.emplace_back(at, size);
            total += size + 1;
        }
        at += size + (text[at + size] == '\n' ? 1 : 0);
    }
    PhoneLines plain;
    plain.text.reserve(std::min(total, kMostBytes));
    plain.origin.reserve(std::min(total, kMostBytes));
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
    plain.begin = plain.origin.empty() ? 0 : plain.origin[0];
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
    while (from > line_start && digit - from < 2 && strchr("+(", text[from - 1]) != nullptr)
        from--;
    for (size_t at = from; at > line_start && (is_sign(text[at - 1]) || text[at - 1] == '+'); at--)
        if (strchr("+([", text[at - 1]) != nullptr)
            return std::string::npos;
    return from;
}

// Digits and single marks, a pair of brackets at most, one slash at most: no date, no pages.
bool is_plain(const std::string &text, const PhoneRun &run)
{
    int open = 0, brackets = 0, slashes = 0, dashes = 0;
    for (size_t at = run.from; at < run.to; at++) {
        char c = text[at];
        if (c == '+' ? at != run.from : !g_ascii_isdigit(c) && strchr(" -./()", c) == nullptr)
            return false;
        open += c == '(' ? 1 : c == ')' ? -1 : 0;
        brackets += c == '(';
        slashes += c == '/';
        dashes += c == '-';
        if (open < 0 || open > 1 || (c == '(' && dashes > 0))
            return false;
    }
    return open == 0 && brackets < 2 && slashes < 2;
}

// From its first digit on.
PhoneRun run_at(const std::string &text, size_t digit, size_t end)
{
    PhoneRun run = {digit, digit, 0, 0, false};
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

// Behind a run: hours of a time stamp, an extension.
bool goes_on(const std::string &text, size_t at, size_t end)
{
    return at < end && (strchr("#+([", text[at]) != nullptr || (text[at] == ':' && g_ascii_isdigit(text[at + 1])) ||
                        has_extension(text, at, end));
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
        apart = run.from != std::string::npos && !goes_on(text, run.to, end);
        run.plain = apart && is_plain(text, run);
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

bool phone_lines_trunk(const PhoneLines &all, int digits)
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
