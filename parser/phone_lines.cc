// Makes the lines that may hold a phone number plain, and says how long a number each may hold.
#include "parser/phone_lines.h"

#include <glib.h>

#include <algorithm>
#include <cstring>

namespace
{

constexpr size_t kMostBytes = 8 * 1024;
constexpr size_t kMostLine = 1024;
constexpr int kFewestDigits = 6;
constexpr int kMostTries = 50; // of what is no phone number, as libphonenumber counts them
constexpr int kOwnTries = 5;   // for a phone number itself
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
        bool ascii = static_cast<unsigned char>(*p) < 0x80;
        digits += ascii ? g_ascii_isdigit(*p) : g_unichar_isdigit(g_utf8_get_char(p));
        p = ascii ? p + 1 : g_utf8_next_char(p);
    }
    return digits;
}

void add_line(PhoneLines *plain, const char *text, size_t start, size_t size)
{
    size_t began = plain->text.size();
    for (const char *p = text + start; p < text + start + size; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (is_mark(c))
            continue;
        plain->text.push_back(c < 0x80 ? static_cast<char>(c) : plain_character(c));
        plain->origin.push_back(static_cast<size_t>(p - text));
    }
    plain->lines.push_back({began, plain->text.size(), 0, 0, 0, false});
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

// A date or hours all by itself, so that libphonenumber takes no other number out of it.
bool is_dated(const std::string &text, const PhoneLine &line, size_t from, size_t to)
{
    if (!phone_is_time(text.substr(from, to - from)) || has_extension(text, to, line.end))
        return false;
    for (size_t at = from; at > line.start && (is_sign(text[at - 1]) || text[at - 1] == '+'); at--)
        if (strchr("([+", text[at - 1]) != nullptr)
            return false;
    return true;
}

void measure(const std::string &text, PhoneLine *line)
{
    size_t from = 0, to = 0; // of the number under way
    int digits = 0, groups = 0;
    for (size_t i = line->start; i <= line->end; i++) {
        char c = i < line->end ? text[i] : '\n';
        line->plus = line->plus || c == '+';
        if (digits > 0 && !g_ascii_isdigit(c) && (!is_sign(c) || i - to >= kWidestGap)) {
            line->digits = std::max(line->digits, digits);
            if (digits > line->undated && !is_dated(text, *line, from, to))
                line->undated = digits;
            line->tries += groups > 1 ? 1 + groups : 1;
            digits = groups = 0;
        }
        if (g_ascii_isdigit(c)) {
            groups += digits == 0 || i > to ? 1 : 0;
            from = digits == 0 ? i : from;
            to = i + 1;
            digits++;
        }
    }
}

} // namespace

bool phone_is_time(const std::string &number)
{
    static const char *const forms[] = {"dd.dd-dd.dd", "dd.dd - dd.dd", "dddd dd",    "dd.dd.dddd",
                                        "dddd-dd-dd",  "dd/dd/dddd",    "dddd/dd/dd", "dd-dd-dddd",
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
    make_international(&plain.text);
    for (PhoneLine &line : plain.lines)
        measure(plain.text, &line);
    return plain;
}

PhoneLines phone_lines_with(const PhoneLines &all, int digits, bool plus)
{
    enum { GROUP = 4 }; // the most digits that stand together in a date
    PhoneLines some;
    auto holds = [&](const PhoneLine &line) {
        return (digits > GROUP ? line.undated : line.digits) >= digits && (line.plus || !plus);
    };
    int tries = 0;
    for (size_t i = 0; i < all.lines.size() && tries < kMostTries; i++) {
        const PhoneLine &line = all.lines[i];
        tries += holds(line) ? std::max(line.tries - kOwnTries, 0) : line.tries;
        if (!holds(line) && !(i + 1 < all.lines.size() && holds(all.lines[i + 1])))
            continue;
        some.lines.push_back(line);
        some.text.append(all.text, line.start, line.end + 1 - line.start);
        some.origin.insert(some.origin.end(), all.origin.begin() + static_cast<ptrdiff_t>(line.start),
                           all.origin.begin() + static_cast<ptrdiff_t>(line.end + 1));
    }
    return some;
}
