// The lines of a text that may hold a phone number; what phone.cc searches.
#ifndef PARSER_PHONE_LINES_H
#define PARSER_PHONE_LINES_H

#include <cstddef>
#include <string>
#include <vector>

struct PhoneLine {
    size_t start, end; // in the plain text, without the line's end
    int digits;        // most that one number there may have
    int undated;       // the same, not counting dates and hours
    int tries;         // for numbers in it, and for parts of those
    bool plus;
};

// Lines with digits, those and spaces made plain and 00 made +; where each byte came from in the text.
struct PhoneLines {
    std::string text;
    std::vector<size_t> origin;
    std::vector<PhoneLine> lines;
};

PhoneLines phone_lines_read(const char *text);

// Only the lines in which a number of so many digits may stand (and a plus), each with the line above it;
// no further than behind some dozens of tries.
PhoneLines phone_lines_with(const PhoneLines &all, int digits, bool plus);

// 13.30-18.30, 2026 11, 16.10.2026: hours and dates.
bool phone_is_time(const std::string &number);

#endif
